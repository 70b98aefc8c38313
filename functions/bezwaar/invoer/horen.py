"""Hearing and advice (Awb 7:2-7:13)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from gemeengoed.model import Model
from gemeengoed.velden import Datum, Getal, Ja, Regel, Tekst


class Commissielid(Model):
    naam: Regel
    van_buiten: Ja = Field(
        default=False, description="Maakt geen deel uit van en werkt niet voor het bestuursorgaan"
    )


class Commissie(Model):
    """A committee that hears and advises (Awb 7:13)."""

    voorzitter: Commissielid
    leden: tuple[Commissielid, ...] = Field(max_length=8)


Tijd = Annotated[Regel, Field(pattern=r"^([01]?[0-9]|2[0-3])[.:][0-5][0-9]$", examples=["14.30"])]


# Who hear, when it is not the whole committee; so that nobody is in two hearings at once.


HorenDoor = Annotated[
    tuple[Regel, ...], Field(max_length=8, description="Wie er horen; leeg: de commissie")
]


class Zittingsplan(Model):
    """Plan a hearing (Awb 7:2, 7:4)."""

    dag: Datum
    tijd: Tijd
    plaats: Regel = Field(examples=["Gemeentehuis, kamer 1.04"])
    horen_door: HorenDoor = ()
    indiener_akkoord: Ja = Field(
        default=False, description="De indiener vindt een kortere tijd van tevoren goed"
    )
    reageren_tot: Datum | None = Field(
        default=None,
        description="Tot en met welke dag de indiener kan zeggen te willen komen (Awb 7:3 d)",
    )


class Moment(Model):
    dag: Datum
    tijd: Tijd


class Zittingsvoorstel(Model):
    """Moments for a hearing, of which who objects chooses one (Awb 7:2, 7:4)."""

    momenten: tuple[Moment, ...] = Field(min_length=1, max_length=5)
    plaats: Regel = Field(examples=["Gemeentehuis, kamer 1.04"])
    horen_door: HorenDoor = ()
    kiezen_tot: Datum = Field(
        description="Tot en met welke dag de indiener kan kiezen; daarna staat het eerste moment"
    )


class Momentnummer(StrEnum):
    EEN = "1"
    TWEE = "2"
    DRIE = "3"
    VIER = "4"
    VIJF = "5"


class Momentkeuze(Model):
    """Which of the moments it is to be."""

    moment: Momentnummer


class Hoorverslag(Model):
    """The report of a hearing (Awb 7:7)."""

    gehoord_op: Datum
    verslag: Tekst
    gehoord_door: tuple[Regel, ...] = Field(min_length=1, description="Wie er hebben gehoord")
    primair_betrokken: Getal = Field(
        default=0, ge=0, description="Hoeveel van hen bij het bestreden besluit betrokken waren"
    )
    leider_betrokken: Ja = Field(
        default=False, description="Of wie het horen leidde, een van hen was (Awb 7:5 lid 1 b)"
    )
    door_bestuursorgaan: Ja = Field(
        default=False,
        description="Of het bestuursorgaan zelf, zijn voorzitter of een lid (mede) hoorde: dan "
        "gelden die grenzen niet (Awb 7:5 lid 1)",
    )


class Dictum(StrEnum):
    """How an objection is decided (Awb 7:11, 7:12)."""

    GEGROND = "gegrond"
    DEELS_GEGROND = "deels_gegrond"
    ONGEGROND = "ongegrond"
    NIET_ONTVANKELIJK = "niet_ontvankelijk"


class Adviestekst(Model):
    """What the committee advises, and how it would decide (Awb 7:13 lid 6)."""

    tekst: Tekst
    dictum: Dictum


class NietHoren(StrEnum):
    """The grounds on which hearing may be left out (Awb 7:3 a-e)."""

    KENNELIJK_NIET_ONTVANKELIJK = "a"
    KENNELIJK_ONGEGROND = "b"
    AFGEZIEN = "c"
    NIET_GEREAGEERD = "d"
    VOLLEDIG_TEGEMOETGEKOMEN = "e"


class NietHorenBesluit(Model):
    """Leave out hearing, and why (Awb 7:3)."""

    grond: NietHoren
    toelichting: Tekst
