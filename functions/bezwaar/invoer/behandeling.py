"""Handling it: in time, complete, by when, and by whom (Awb 6:6, 6:11, 7:10)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from bezwaar.invoer.geschrift import Verzuim
from gemeengoed import awb
from gemeengoed.model import Model
from gemeengoed.velden import Adres, Datum, Getal, Regel, Tekst, Vorm


class Tijdigheidsoordeel(StrEnum):
    """What a person makes of an objection that seems late (Awb 6:9, 6:11)."""

    TIJDIG = "tijdig"
    VERSCHOONBAAR = "verschoonbaar"
    NIET_VERSCHOONBAAR = "niet_verschoonbaar"


class Tijdigheidsbesluit(Model):
    oordeel: Tijdigheidsoordeel
    reden: Tekst


class Overdracht(Model):
    """Hand a case over; `aan` names a colleague as the page does."""

    aan: Annotated[str, Field(max_length=100), Vorm.KEUZE]
    toelichting: Tekst | None = None


class Herstelverzoek(Model):
    """Ask to repair a defect (Awb 6:6); `weken` is the term that we give."""

    wat: tuple[Verzuim, ...] = Field(min_length=1, examples=[["gronden"]])
    weken: Getal = Field(default=2, ge=1, le=8, description="Hoeveel weken de indiener krijgt")


class Herstelling(Model):
    """What came to repair a defect."""

    gronden: Tekst | None = None
    naam: Regel | None = Field(default=None, description="De naam, als die ontbrak")
    adres: Adres | None = Field(default=None, description="Het adres, als dat ontbrak")
    op: Datum | None = Field(default=None, description="Wanneer het binnenkwam; anders vandaag")


class Verdagingsbesluit(Model):
    """Postpone the decision once (Awb 7:10 lid 3)."""

    weken: Getal = Field(ge=1, le=6, examples=[6])
    reden: Tekst = Field(examples=["Wij wachten op een onderzoek."])


class Instemmingsbesluit(Model):
    """Further delay (Awb 7:10 lid 4): with consent of all (a), of the objector (b), or because
    rules of procedure ask it (c)."""

    tot: Datum
    grond: awb.Uitstelgrond = Field(description="De grond: Awb 7:10 lid 4 onder a, b of c")
    wie: Regel | None = Field(default=None, description="Wie heeft ingestemd (onder a en b)")
    anderen: Regel | None = Field(
        default=None, description="Waarom het anderen niet kan schaden (onder b)"
    )
    voorschrift: Regel | None = Field(
        default=None,
        description="Welk voorschrift over de procedure dit nodig maakt (onder c)",
        examples=["Artikel 3.10 van de Wet open overheid: zienswijze van een derde"],
    )


class Opschortbesluit(Model):
    """The term to decide stands still, other than for repair (Awb 4:15 with 7:14)."""

    grond: awb.Opschortgrond
    reden: Tekst = Field(description="Wat ons verhindert te beslissen")
    vanaf: Datum | None = Field(
        default=None, description="De eerste dag waarop dat zo was; anders vandaag"
    )
    verwacht: Datum | None = Field(
        default=None, description="Wanneer de beslissing wel komt; bij overmacht (Awb 4:15 lid 3)"
    )


class Opschorteinde(Model):
    """It no longer keeps us from deciding (Awb 4:15 lid 4)."""

    op: Datum | None = Field(
        default=None, description="De eerste dag die weer telt; anders vandaag"
    )


class Doorzending(Model):
    """Forward to who it is meant for (Awb 6:15)."""

    naar: Regel = Field(examples=["Gemeente Oirschot"])
    reden: Tekst


class Reden(Model):
    reden: Tekst


class Dag(Model):
    """A day on which something was done."""

    op: Datum


class Notitie(Model):
    """A note that officials leave with a case."""

    tekst: Tekst = Field(examples=["Gebeld met de indiener over de hoorzitting."])
