"""The texts of letters that a municipality wrote itself, with every version of them."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Literal

from pydantic import AwareDatetime, Field

from brieven import voorbeelden
from brieven.papier import Papier
from brieven.sjabloon import LONGEST, Fout
from brieven.soorten import Soort
from brieven.zetten import zet
from gemeengoed.dossier import Event, Kind
from gemeengoed.model import Model
from gemeengoed.problem import Invalid, NotFound
from gemeengoed.store import Store, Transaction
from gemeengoed.table import IndexQuery

# The partition of all texts.
_LIJST = "teksten"
VELD = "tekst"


class TekstIn(Model):
    """What is sent with the form."""

    tekst: str = Field(min_length=1, max_length=LONGEST)


class Tekst(Model):
    """The state. `bron`: None when the original is used again."""

    soort: str
    bron: str | None = None
    op: AwareDatetime


class Geschreven(Event):
    """A text was written; `naam` of who did, for the colleagues who read the versions."""

    type: ClassVar[str] = "tekst-geschreven"
    soort: str
    bron: str
    naam: str


class Teruggezet(Event):
    """The original is used again."""

    type: ClassVar[str] = "tekst-teruggezet"
    soort: str
    naam: str


def _evolve(_before: Tekst | None, event: Event) -> Tekst:
    if isinstance(event, Geschreven):
        return Tekst(soort=event.soort, bron=event.bron, op=event.at)
    if isinstance(event, Teruggezet):
        return Tekst(soort=event.soort, bron=None, op=event.at)
    raise ValueError(f"unknown event {event.type}")


def _keys(tekst: Tekst) -> dict[str, str | None]:
    return {"lijst": _LIJST, "soort": tekst.soort}


TEKSTEN = Kind("tekst", Tekst, (Geschreven, Teruggezet), _evolve, _keys)


def in_woorden(event: Event) -> str:
    """Who did what, for the list of versions."""
    if isinstance(event, Geschreven):
        return f"{event.naam}: tekst gewijzigd"
    if isinstance(event, Teruggezet):
        return f"{event.naam}: weer de standaard"
    raise ValueError(f"unknown event {event.type}")


def eigen(store: Store, soort: str) -> tuple[str | None, int]:
    """The municipality's own text, None when it uses the original, and the version."""
    try:
        found = store.get(TEKSTEN, soort)
    except NotFound:
        return None, 0
    return found.state.bron, found.version


def alle(store: Store) -> dict[str, Tekst]:
    """All that was ever written, by letter: fewer than a page of a list."""
    query = IndexQuery("teksten", ("lijst", _LIJST), "soort", limit=100)
    return {d.state.soort: d.state for d in store.list(TEKSTEN, query).dossiers}


def zet_voorbeeld(
    soort: Soort, bron: str, papier: Papier, gemeente: str, hoe: Literal["kort", "lang"]
) -> bytes:
    """The PDF of a made-up letter with this text. Invalid, at VELD."""
    opdracht = (voorbeelden.ruim if hoe == "lang" else voorbeelden.kaal)(soort.naam)
    gegevens = soort.gegevens.model_validate(opdracht.gegevens)
    try:
        return zet(soort, bron, opdracht, gegevens, papier, gemeente)
    except Fout as fout:
        raise Invalid.at(VELD, "tekst", str(fout)) from None


def bewaar(
    tx: Transaction, soort: Soort, bron: str | None, *, door: str, naam: str, nu: datetime
) -> None:
    """Keep a text; None uses the original again, and doing so twice changes nothing."""
    tekst = tx.find(TEKSTEN, soort.naam)
    if bron is not None:
        geschreven = Geschreven(at=nu, by=door, soort=soort.naam, bron=bron, naam=naam)
        tx.append(TEKSTEN, soort.naam, geschreven)
    elif tekst is not None and tekst.bron is not None:
        tx.append(TEKSTEN, soort.naam, Teruggezet(at=nu, by=door, soort=soort.naam, naam=naam))
