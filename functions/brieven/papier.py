"""The letterhead of a municipality, as its administrators fill it in. Data, not a release."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, ClassVar

from pydantic import AfterValidator, AwareDatetime, Field
from pydantic_core import PydanticCustomError

from gemeengoed.dossier import Event, Kind
from gemeengoed.model import Model
from gemeengoed.problem import NotFound
from gemeengoed.store import Store, Transaction
from gemeengoed.velden import Email, Regel, Telefoon

# There is one.
ID = "gemeente"
_KLEUR = re.compile(r"#[0-9a-f]{6}")


def _kleur(waarde: str) -> str:
    if not _KLEUR.fullmatch(waarde := waarde.lower()):
        raise PydanticCustomError("nl_kleur", "Schrijf een kleur als #0a5468.")
    return waarde


class Papier(Model):
    """What stands on every letter, beside the name of the municipality.

    kleur           of the bar along the top: it carries no text, so any will do
    postadres       where one sends an answer, and where a letter that was not delivered goes
    ondertekenaar   the function of who signs, by mandate; not a person
    """

    kleur: Annotated[str, AfterValidator(_kleur)] = Field(default="#0a5468", examples=["#0a5468"])
    postadres: Regel | None = Field(default=None, examples=["Postbus 10000, 5280 DA Boxtel"])
    telefoon: Telefoon | None = None
    email: Email | None = None
    website: Regel | None = Field(default=None, max_length=100)
    ondertekenaar: Regel | None = Field(default=None, examples=["Teammanager Juridische Zaken"])


class Papierregel(Model):
    """The state: the letterhead, and since when."""

    papier: Papier
    op: AwareDatetime


class Gezet(Event):
    """The letterhead was filled in anew."""

    type: ClassVar[str] = "papier-gezet"
    papier: Papier


def _evolve(_before: Papierregel | None, event: Event) -> Papierregel:
    if not isinstance(event, Gezet):
        raise ValueError(f"unknown event {event.type}")
    return Papierregel(papier=event.papier, op=event.at)


PAPIER = Kind("papier", Papierregel, (Gezet,), _evolve)


def zet(tx: Transaction, papier: Papier, *, door: str, nu: datetime) -> None:
    tx.find(PAPIER, ID)
    tx.append(PAPIER, ID, Gezet(at=nu, by=door, papier=papier))


def huidig(store: Store) -> Papierregel | None:
    """The letterhead; None as long as nobody filled it in."""
    try:
        return store.get(PAPIER, ID).state
    except NotFound:
        return None
