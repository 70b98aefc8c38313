"""A member of the cooperative: from application to joining.

    aangemeld -> toegelaten -> gefactureerd -> deels_betaald -> toegetreden
              -> afgewezen                  -----------------^

Money that came in is a fact: it is always booked, on the invoice as far as that is open and
otherwise as paid without being due, to be paid back (BW 6:203).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import ClassVar, Self

from pydantic import AwareDatetime, Field, model_validator
from pydantic_core import PydanticCustomError

from cooperatie.model.aanmelding import Aanmelding
from cooperatie.model.factuur import Factuur
from cooperatie.model.inleg import inlegbesluit
from cooperatie.model.kenmerk import Cent, Tekst, niet_na
from gemeengoed.dossier import Event, Kind
from gemeengoed.model import Model
from gemeengoed.problem import Conflict
from gemeengoed.velden import Datum


class Lidstand(StrEnum):
    AANGEMELD = "aangemeld"
    AFGEWEZEN = "afgewezen"
    TOEGELATEN = "toegelaten"
    GEFACTUREERD = "gefactureerd"
    DEELS_BETAALD = "deels betaald"
    TOEGETREDEN = "toegetreden"


class Dictum(StrEnum):
    TOEGELATEN = "toegelaten"
    AFGEWEZEN = "afgewezen"


class Bestuursbesluit(Model):
    """What the board decided on an application."""

    dictum: Dictum
    besluit_datum: Datum
    kenmerk: Tekst = Field(description="Kenmerk van het besluit", examples=["BB-2026-014"])
    reden: Tekst | None = Field(default=None, description="Verplicht bij een afwijzing")

    @model_validator(mode="after")
    def _reasoned(self) -> Self:
        if self.dictum is Dictum.AFGEWEZEN and self.reden is None:
            raise PydanticCustomError("nl_reden", "Geef bij een afwijzing de reden.")
        return self


class Betaling(Model):
    """A payment as the bank reports it."""

    bedrag: Cent
    bankreferentie: str = Field(
        pattern=r"^[A-Za-z0-9/:.+-]{1,64}$",
        description="Uniek kenmerk van de bank voor deze bijschrijving",
        examples=["NL-2026-07-01-000123"],
    )
    betaal_datum: Datum


class Aangemeld(Event):
    type: ClassVar[str] = "aangemeld"
    aanmelding: Aanmelding


class Besloten(Event):
    """The board admitted or refused."""

    type: ClassVar[str] = "besloten"
    besluit: Bestuursbesluit


class Gefactureerd(Event):
    type: ClassVar[str] = "gefactureerd"
    factuur: Factuur


class BetalingGeboekt(Event):
    """Money came in: what of it counts for the invoice, and what must be paid back."""

    type: ClassVar[str] = "betaling-geboekt"
    betaling: Betaling
    op_factuur: int = Field(ge=0)
    onverschuldigd: int = Field(ge=0)


class Toegetreden(Event):
    """The fee is paid. `instanties` are the keys of the instances, one per municipality."""

    type: ClassVar[str] = "toegetreden"
    instanties: tuple[str, ...]


class Lid(Model):
    """A member as it stands; amounts in cents."""

    aanmelding: Aanmelding
    stand: Lidstand
    aangemeld_op: AwareDatetime
    besluit: Bestuursbesluit | None = None
    factuur: Factuur | None = None
    betaald: int = 0
    onverschuldigd: int = 0
    toegetreden_op: AwareDatetime | None = None
    instanties: tuple[str, ...] = ()

    @property
    def openstaand(self) -> int:
        return self.factuur.bedrag - self.betaald if self.factuur else 0


def _evolve(lid: Lid | None, event: Event) -> Lid:
    if isinstance(event, Aangemeld):
        return Lid(aanmelding=event.aanmelding, stand=Lidstand.AANGEMELD, aangemeld_op=event.at)
    if lid is None:
        raise ValueError("a member begins with an application")
    if isinstance(event, Besloten):
        stand = Lidstand(event.besluit.dictum)
        return lid.model_copy(update={"stand": stand, "besluit": event.besluit})
    if isinstance(event, Gefactureerd):
        return lid.model_copy(update={"stand": Lidstand.GEFACTUREERD, "factuur": event.factuur})
    if isinstance(event, BetalingGeboekt):
        return _betaald(lid, event)
    if isinstance(event, Toegetreden):
        return lid.model_copy(
            update={
                "stand": Lidstand.TOEGETREDEN,
                "toegetreden_op": event.at,
                "instanties": event.instanties,
            }
        )
    raise TypeError(event.type)


def _betaald(lid: Lid, event: BetalingGeboekt) -> Lid:
    update: dict[str, object] = {
        "betaald": lid.betaald + event.op_factuur,
        "onverschuldigd": lid.onverschuldigd + event.onverschuldigd,
    }
    if event.op_factuur:
        update["stand"] = Lidstand.DEELS_BETAALD
    return lid.model_copy(update=update)


def _keys(lid: Lid) -> dict[str, str | None]:
    return {"soort": "lid", "volgorde": lid.aanmelding.naam.lower()}


LID = Kind(
    "lid",
    Lid,
    (Aangemeld, Besloten, Gefactureerd, BetalingGeboekt, Toegetreden),
    _evolve,
    _keys,
)


def beslis(lid: Lid, besluit: Bestuursbesluit, vandaag: date) -> Bestuursbesluit:
    """The board's decision, if it can be taken. Conflict when there is one; Invalid on its date."""
    if lid.stand is not Lidstand.AANGEMELD:
        raise Conflict(f"Over deze aanmelding is al besloten: het lid is {lid.stand}.")
    niet_na("besluitDatum", besluit.besluit_datum, vandaag)
    inlegbesluit(besluit.besluit_datum)
    return besluit


def factureer(lid: Lid, nummer: str, vandaag: date, dagen: int) -> Factuur:
    """The invoice, by the fee in force when the board decided, to be paid within `dagen` days.

    Conflict unless the member was just admitted.
    """
    if lid.factuur is not None:
        raise Conflict("De inleg van dit lid is al gefactureerd.")
    if lid.stand is not Lidstand.TOEGELATEN or lid.besluit is None:
        raise Conflict(f"Alleen een toegelaten lid krijgt een factuur: dit lid is {lid.stand}.")
    besluit = inlegbesluit(lid.besluit.besluit_datum)
    return Factuur(
        nummer=nummer,
        factuur_datum=vandaag,
        verval_datum=vandaag + timedelta(days=dagen),
        bedrag=besluit.bedrag(lid.aanmelding.inwoners),
        inlegbesluit=besluit.versie,
        toelichting=besluit.bron,
    )


def verdeel(lid: Lid, bedrag: int) -> tuple[int, int]:
    """How an amount that came in is booked: (on the invoice, to be paid back), in cents."""
    op_factuur = min(bedrag, lid.openstaand)
    return op_factuur, bedrag - op_factuur


def ontvang(
    lid: Lid, betaling: Betaling, *, vandaag: date, nu: datetime, by: str
) -> BetalingGeboekt:
    """Book a payment, whatever the member's stand. Invalid on a date still to come."""
    niet_na("betaalDatum", betaling.betaal_datum, vandaag)
    op_factuur, onverschuldigd = verdeel(lid, betaling.bedrag)
    return BetalingGeboekt(
        at=nu,
        by=by,
        betaling=betaling,
        op_factuur=op_factuur,
        onverschuldigd=onverschuldigd,
    )


def compleet(lid: Lid) -> bool:
    """Whether the fee is paid and the member has yet to join."""
    return lid.factuur is not None and lid.openstaand == 0 and lid.stand is not Lidstand.TOEGETREDEN
