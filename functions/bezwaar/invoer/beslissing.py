"""The decision, its costs and its penalty (Awb 7:11-7:15, 4:17)."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from bezwaar.invoer.horen import Dictum, NietHoren
from gemeengoed.model import Model
from gemeengoed.velden import Datum, Ja, Tekst


class GeenDwangsom(StrEnum):
    """Why no penalty is owed (Awb 4:17 lid 6)."""

    ONREDELIJK_LAAT = "onredelijk_laat"
    GEEN_BELANGHEBBENDE = "geen_belanghebbende"
    KENNELIJK = "kennelijk"


class Dwangsombesluit(Model):
    """Fix the penalty (Awb 4:18); without a ground it is what follows from the days."""

    geen: GeenDwangsom | None = None
    toelichting: Tekst | None = None


class NietOntvankelijk(StrEnum):
    """Why an objection is inadmissible."""

    TE_LAAT = "te_laat"
    VERZUIM = "verzuim"
    GEEN_BELANGHEBBENDE = "geen_belanghebbende"


class Gewicht(StrEnum):
    """How heavy a case is (Bpb, bijlage C1)."""

    ZEER_LICHT = "zeer_licht"
    LICHT = "licht"
    GEMIDDELD = "gemiddeld"
    ZWAAR = "zwaar"
    ZEER_ZWAAR = "zeer_zwaar"


class Kosten(Model):
    """The decision on costs (Awb 7:15 lid 2, Bpb)."""

    fout_van_ons: Ja = Field(
        default=False, description="Herroepen om een fout die aan ons te wijten is"
    )
    bezwaarschrift: Ja = Field(default=True, description="1 punt voor het bezwaarschrift")
    hoorzitting: Ja = Field(default=False, description="1 punt voor het horen")
    nadere_hoorzitting: Ja = Field(default=False, description="Een half punt")
    gewicht: Gewicht = Field(default=Gewicht.GEMIDDELD)
    toevoeging: Ja = Field(
        default=False,
        description="Er is een toevoeging (Wet op de rechtsbijstand): wij betalen aan wie de "
        "rechtsbijstand verleent (Awb 7:15 lid 5)",
    )


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
    afwijking_advies: Tekst | None = Field(
        default=None, description="Waarom van het advies wordt afgeweken (Awb 7:13 lid 7)"
    )
    kosten: Kosten | None = None
