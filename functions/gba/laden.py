"""Taking in lists from elsewhere, many at a time; the same list twice changes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from itertools import zip_longest

from pydantic import Field

from gba.bevragen.lo3 import AFNEMERSINDICATIE, Persoonslijst
from gba.keuren import gebreken
from gba.lijsten import PERSOONSLIJSTEN, Geladen
from gemeengoed.dossier import new_id
from gemeengoed.model import Model
from gemeengoed.store import Store, Transaction

# A transaction has at most 100 items: a state and an event for each list.
MEEST = 50
# From here on an element says how something was recorded (groups 81-88), not what.
VASTLEGGING = "8100"


class Uitkomst(StrEnum):
    GELADEN = "geladen"
    GEWIJZIGD = "gewijzigd"
    GELIJK = "gelijk"
    GEWEIGERD = "geweigerd"


class Lading(Model):
    """Lists to take in."""

    lijsten: tuple[Persoonslijst, ...] = Field(min_length=1, max_length=MEEST)


class Regel(Model):
    """What became of one list, by its place in what was sent (from 0)."""

    nummer: int
    uitkomst: Uitkomst
    redenen: tuple[str, ...] = ()


class Verslag(Model):
    regels: tuple[Regel, ...]


def laad(
    store: Store, lading: Lading, pseudoniemen: Mapping[str, str], *, door: str, nu: datetime
) -> Verslag:
    """Take in what can be, all at once; what can't be is told with why.

    pseudoniemen  of the BSNs of the lists
    """
    geweigerd = {
        i: tuple(r) for i, pl in enumerate(lading.lijsten) if (r := _redenen(lading, i, pl))
    }
    goed = {i: pl for i, pl in enumerate(lading.lijsten) if i not in geweigerd}
    ids = {i: pseudoniemen[pl.bsn] for i, pl in goed.items()}

    def command(tx: Transaction) -> dict[int, Uitkomst]:
        tx.prepare(PERSOONSLIJSTEN, list(ids.values()))
        return {i: _neem(tx, ids[i], lijst, door=door, nu=nu) for i, lijst in goed.items()}

    uitkomsten = store.run(command, now=int(nu.timestamp()))
    return Verslag(
        regels=tuple(
            Regel(
                nummer=i,
                uitkomst=uitkomsten.get(i, Uitkomst.GEWEIGERD),
                redenen=geweigerd.get(i, ()),
            )
            for i in range(len(lading.lijsten))
        )
    )


def _redenen(lading: Lading, nummer: int, lijst: Persoonslijst) -> Sequence[str]:
    if any(eerder.bsn == lijst.bsn for eerder in lading.lijsten[:nummer]):
        return ["01.01.20: dit nummer staat twee keer in deze lading"]
    return gebreken(lijst)


def _neem(tx: Transaction, id_: str, lijst: Persoonslijst, *, door: str, nu: datetime) -> Uitkomst:
    was = tx.find(PERSOONSLIJSTEN, id_)
    nieuw = _in_plaats_van(was, lijst)
    if was == nieuw:
        return Uitkomst.GELIJK
    rubrieken = verschil(was, nieuw) if was else ()
    tx.append(PERSOONSLIJSTEN, id_, Geladen(at=nu, by=door, lijst=nieuw, rubrieken=rubrieken))
    return Uitkomst.GEWIJZIGD if was else Uitkomst.GELADEN


def _in_plaats_van(was: Persoonslijst | None, lijst: Persoonslijst) -> Persoonslijst:
    """A list keeps its number, and who follows it, whatever comes for it."""
    if was is None:
        return lijst.model_copy(update={"volgnummer": lijst.volgnummer or new_id()})
    categorieen = {c: s for c, s in lijst.categorieen.items() if c != AFNEMERSINDICATIE}
    if volgers := was.stapels(AFNEMERSINDICATIE):
        categorieen[AFNEMERSINDICATIE] = volgers
    return Persoonslijst(volgnummer=was.volgnummer, categorieen=categorieen)


def verschil(was: Persoonslijst, nieuw: Persoonslijst) -> tuple[str, ...]:
    """The rubrieken of which what is current differs, sorted; of how it was recorded, none."""
    gevonden: set[str] = set()
    for categorie in was.categorieen.keys() | nieuw.categorieen.keys():
        voor, na = ([s[0] for s in pl.stapels(categorie) if s] for pl in (was, nieuw))
        leeg: dict[str, str] = {}
        for oud, jong in zip_longest(voor, na, fillvalue=leeg):
            anders = {e for e in oud.keys() | jong.keys() if oud.get(e, "") != jong.get(e, "")}
            gevonden |= {categorie + e for e in anders if e < VASTLEGGING}
    return tuple(sorted(gevonden))
