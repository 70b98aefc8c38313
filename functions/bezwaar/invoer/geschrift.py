"""What objects: the objection, who makes it and against what (Awb 6:5)."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from gemeengoed.model import Model
from gemeengoed.velden import Adres, Akkoord, Bsn, Datum, Ja, Regel, Tekst


class Afzender(Model):
    """Who objects, as far as we know: of what came on paper, name or address can be missing."""

    naam: Regel | None = Field(default=None, examples=["J. de Vries"])
    adres: Adres | None = None

    @property
    def genoemd(self) -> str:
        """What to call them, also when nobody knows."""
        return self.naam or "Naam onbekend"


class Indiener(Afzender):
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

    @property
    def sleutel(self) -> str | None:
        """By what it is found: people write one reference in many ways. None when there is no
        letter or digit in it, for then it names nothing."""
        if not any(c.isalnum() for c in self.kenmerk):
            return None
        return "".join(self.kenmerk.split()).lower()


class Gemachtigde(Indiener):
    """Who acts for the objector (Awb 2:1); with a power of attorney that can be asked for."""

    naam: Regel = Field(examples=["Mr. A. Raadsman"])
    beroepsmatig: Ja = Field(
        default=False, description="Of dit rechtsbijstand is voor wie betaald wordt (Bpb 1)"
    )


class Geschrift(Model):
    """An objection as it came, also when something of 6:5 is missing: it counts, and what is
    missing can be asked for (Awb 6:6)."""

    indiener: Afzender = Afzender()
    mede_indieners: tuple[Indiener, ...] = Field(
        default=(), max_length=50, description="Wie samen met de indiener bezwaar maakt"
    )
    besluit: BestredenBesluit
    gronden: Tekst | None = Field(
        default=None,
        description="Waarom u het niet eens bent met het besluit",
        examples=["De vergunning is geweigerd op grond van een oud bestemmingsplan."],
    )
    gemachtigde: Gemachtigde | None = None
    vraagt_kosten: Ja = Field(
        default=False, description="Vraagt om vergoeding van de kosten (Awb 7:15 lid 3)"
    )
    vraagt_rechtstreeks_beroep: Ja = Field(
        default=False, description="Vraagt om meteen naar de rechter te kunnen (Awb 7:1a)"
    )
    ondertekend: Ja = Field(default=False, description="Of het is ondertekend (Awb 6:5)")

    @property
    def verzuimen(self) -> tuple[Verzuim, ...]:
        """What of 6:5 is missing."""
        compleet = {
            Verzuim.GRONDEN: self.gronden,
            Verzuim.ONDERTEKENING: self.ondertekend,
            Verzuim.NAAM_EN_ADRES: self.indiener.naam and self.indiener.adres,
        }
        return tuple(verzuim for verzuim, er in compleet.items() if not er)


class Bezwaarschrift(Geschrift):
    """An objection (Awb 6:5). Without grounds it counts, but they must be given later (6:6)."""

    indiener: Indiener
    ondertekend: Akkoord = Field(
        description="De indiener verklaart dat dit het bezwaar is (ondertekening, Awb 6:5)",
    )


class Indiening(Bezwaarschrift):
    """An objection that a machine hands in for a person."""

    bsn: Bsn | None = Field(
        default=None,
        description="Om de zaak aan de persoon te koppelen; wordt niet bewaard",
    )


class Verzuim(StrEnum):
    """What an objection can lack and must be asked for (Awb 6:5, 6:6, 2:1)."""

    GRONDEN = "gronden"
    ONDERTEKENING = "ondertekening"
    NAAM_EN_ADRES = "naam_en_adres"
    BESLUIT = "besluit"
    MACHTIGING = "machtiging"
    VERTALING = "vertaling"


class Papier(Model):
    """An objection that came on paper, as an official records it (Awb 6:9), complete or not."""

    stuk: Geschrift
    ontvangen_op: Datum
    poststempel: Datum | None = Field(
        default=None, description="De dag waarop de brief op de post is gedaan"
    )
    balie: Ja = Field(default=False, description="Afgegeven aan de balie")


class Aanvulling(Model):
    """What who objects adds, when something was missing."""

    tekst: Tekst


class Intrekking(Model):
    reden: Tekst | None = None
