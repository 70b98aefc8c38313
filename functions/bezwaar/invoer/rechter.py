"""At the court (Awb chapter 8)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from gemeengoed.model import Model
from gemeengoed.velden import Datum, Getal, Ja, Regel, Tekst


class Beroepschrift(Model):
    """That the court has an appeal (Awb 8:42)."""

    zaaknummer: Regel = Field(examples=["SHE 27/1234"])
    verzonden_op: Datum = Field(description="De dag waarop de rechtbank ons het beroep stuurde")
    zonder_ingebrekestelling: Tekst | None = Field(
        default=None,
        description="Bij beroep omdat er geen besluit is: waarom een ingebrekestelling niet kon "
        "worden gevergd (Awb 6:12 lid 3)",
    )


class Uitspraaksoort(StrEnum):
    ONGEGROND = "ongegrond"
    GEGROND = "gegrond"
    NIET_ONTVANKELIJK = "niet_ontvankelijk"


class Uitspraak(Model):
    """The judgment of the court."""

    soort: Uitspraaksoort
    verzonden_op: Datum
    opnieuw_beslissen: Ja = Field(
        default=False, description="De rechter vraagt een nieuwe beslissing op bezwaar"
    )
    weken: Getal | None = Field(
        default=None,
        ge=1,
        le=52,
        description="Hoeveel weken de rechter ons daarvoor geeft (Awb 8:72 lid 4, 8:55d lid 3)",
    )
    onredelijk_laat: Ja = Field(
        default=False,
        description="De rechter vindt het beroep tegen te laat beslissen onredelijk laat "
        "(Awb 6:12 lid 4)",
    )


def _regels(tekst: str | None) -> tuple[str, ...]:
    return tuple(line.strip() for line in (tekst or "").splitlines() if line.strip())


def _korte_regels(tekst: str) -> str:
    regels = _regels(tekst)
    if len(regels) > 50 or any(len(r) > 200 for r in regels):
        raise PydanticCustomError(
            "nl_regels", "Schrijf hoogstens 50 regels, van hoogstens 200 tekens."
        )
    return tekst


class Inventaris(Model):
    """What is in the file that goes to the court (Awb 8:42), a line each; without it, what is in
    the file that was made up here."""

    lijst: Tekst | None = Field(default=None, examples=["Bezwaarschrift\nBestreden besluit"])

    @property
    def regels(self) -> tuple[str, ...]:
        return _regels(self.lijst)


class Dossierkeuze(Model):
    """What goes to the court otherwise than the case has it: what is left out, and why only the
    court may know of it (Awb 8:29); what goes along apart."""

    weglaten: dict[str, Regel] = Field(
        default_factory=dict,
        max_length=200,
        description="Per stuk dat niet meegaat de reden daarvan (Awb 8:29)",
        examples=[{}],
    )
    extra: Annotated[Tekst, AfterValidator(_korte_regels)] | None = Field(
        default=None,
        description="Stukken die apart meegaan, een per regel",
        examples=["Maquette van het bouwplan"],
    )

    @property
    def regels(self) -> tuple[str, ...]:
        return _regels(self.extra)


class Lus(Model):
    """A term to repair a decision (Awb 8:51a)."""

    op: Datum
    weken: Getal = Field(ge=1, le=26)


class Lusantwoord(Model):
    """Whether we use the opportunity to repair the decision (Awb 8:51b lid 1)."""

    herstelt: Ja = Field(description="Of wij het besluit gaan herstellen")


class Lusherstel(Model):
    """How we repaired the decision, as we tell the court (Awb 8:51b lid 2)."""

    wijze: Tekst = Field(examples=["Met een nieuw besluit van 3 juni 2027."])


class Lusverlenging(Model):
    """The court gives more time (Awb 8:51a lid 2)."""

    tot: Datum = Field(description="De nieuwe laatste dag")


class Luszienswijzen(Model):
    """The parties may give their views on the repair (Awb 8:51b lid 3)."""

    op: Datum = Field(description="De dag waarop de rechtbank onze mededeling aan hen stuurde")
    verlengd: Datum | None = Field(
        default=None, description="De laatste dag, als de rechtbank meer dan vier weken geeft"
    )


class HogerBeroep(Model):
    """That there is further appeal (Awb 8:104)."""

    op: Datum | None = Field(default=None, description="Wanneer het is ingesteld; anders vandaag")
