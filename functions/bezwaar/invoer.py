"""What people and machines send us: the models that the API and the pages share."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from gemeengoed.model import Model
from gemeengoed.velden import Adres, Akkoord, Bsn, Datum, Ja, Regel, Tekst


class Indiener(Model):
    """Who objects: name and address (Awb 6:5 lid 1 a)."""

    naam: Regel = Field(examples=["J. de Vries"])
    adres: Adres


class BestredenBesluit(Model):
    """The decision objected to (Awb 6:5 lid 1 c)."""

    kenmerk: Regel = Field(description="Het kenmerk dat op de brief staat", examples=["2026-0417"])
    omschrijving: Regel = Field(
        description="Waar het besluit over gaat", examples=["Weigering omgevingsvergunning"]
    )
    bekendgemaakt_op: Datum = Field(
        description="De dag waarop het besluit is verstuurd of gepubliceerd (Awb 3:41, 3:42)",
        examples=["2026-11-02"],
    )


class Bezwaarschrift(Model):
    """An objection (Awb 6:5). Without grounds it counts, but they must be given later (6:6)."""

    indiener: Indiener
    mede_indieners: tuple[Indiener, ...] = Field(
        default=(), max_length=50, description="Wie samen met de indiener bezwaar maakt"
    )
    besluit: BestredenBesluit
    gronden: Tekst | None = Field(
        default=None,
        description="Waarom u het niet eens bent met het besluit",
        examples=["De vergunning is geweigerd op grond van een oud bestemmingsplan."],
    )
    ondertekend: Akkoord = Field(
        description="De indiener verklaart dat dit het bezwaar is (ondertekening, Awb 6:5)",
    )


class Indiening(Bezwaarschrift):
    """An objection that a machine hands in for a person."""

    bsn: Bsn | None = Field(
        default=None,
        description="Om de zaak aan de persoon te koppelen; wordt niet bewaard",
    )


class Dictum(StrEnum):
    """How an objection is decided (Awb 7:11, 7:12)."""

    GEGROND = "gegrond"
    DEELS_GEGROND = "deels_gegrond"
    ONGEGROND = "ongegrond"
    NIET_ONTVANKELIJK = "niet_ontvankelijk"


class NietHoren(StrEnum):
    """The grounds on which hearing may be left out (Awb 7:3 a-e)."""

    KENNELIJK_NIET_ONTVANKELIJK = "a"
    KENNELIJK_ONGEGROND = "b"
    AFGEZIEN = "c"
    NIET_GEREAGEERD = "d"
    VOLLEDIG_TEGEMOETGEKOMEN = "e"


class NietOntvankelijk(StrEnum):
    """Why an objection is inadmissible."""

    TE_LAAT = "te_laat"
    VERZUIM = "verzuim"
    GEEN_BELANGHEBBENDE = "geen_belanghebbende"


class Beslissing(Model):
    """The decision on an objection, as an official makes it."""

    dictum: Dictum = Field(examples=["ongegrond"])
    herroepen: Ja = Field(
        default=False, description="Of het bestreden besluit wordt herroepen (Awb 7:11 lid 2)"
    )
    motivering: Tekst = Field(
        description="Waarop de beslissing berust (Awb 7:12)",
        examples=["Het besluit past bij het geldende bestemmingsplan."],
    )
    gehoord_op: Datum | None = Field(default=None, description="De dag van het horen (Awb 7:2)")
    niet_gehoord: NietHoren | None = Field(
        default=None, description="Waarom horen achterwege bleef (Awb 7:3 a tot en met e)"
    )
    niet_ontvankelijk: NietOntvankelijk | None = None


class Notitie(Model):
    """A note that officials leave with a case."""

    tekst: Tekst = Field(examples=["Gebeld met de indiener over de hoorzitting."])
