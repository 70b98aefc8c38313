"""The dossier: an append-only list of events plus the state that follows from them.

A `Kind` says how: which events there are, how an event changes the state (`evolve`), and
by which values a page lists the dossiers (`keys`). Deciding which events a command gives
is the application's own pure code. Nothing here knows of a database.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Generic, TypeVar

from pydantic import AwareDatetime

from gemeengoed.model import Model

S = TypeVar("S", bound=Model)

# Crockford's alphabet: no I, L, O, U, so that a number can be read out over the telephone.
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
ID_PATTERN = r"^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){2}$"


def new_id() -> str:
    """An opaque dossier key of 60 random bits, e.g. `k7qm-3fzx-9rtw`."""
    letters = [secrets.choice(_ALPHABET) for _ in range(12)]
    return "-".join("".join(letters[i : i + 4]) for i in (0, 4, 8))


class Event(Model):
    """Something that happened: when (`at`, UTC), and who did it (`by`, an opaque subject)."""

    type: ClassVar[str]
    at: AwareDatetime
    by: str


def _no_keys(state: Model) -> Mapping[str, str | None]:
    return {}


def _never(state: Model) -> datetime | None:
    return None


@dataclass(frozen=True)
class Kind(Generic[S]):
    """A kind of dossier.

    evolve  gives the state after an event; None is the state before the first.
    keys    the values its indexes are made of; None leaves the dossier out of an index.
    expires when the dossier, events and all, may go; None: it is kept. The table purges some
            time later, so who reads must look as well.
    """

    name: str
    state: type[S]
    events: tuple[type[Event], ...]
    evolve: Callable[[S | None, Event], S]
    keys: Callable[[S], Mapping[str, str | None]] = _no_keys
    expires: Callable[[S], datetime | None] = _never
    _by_type: dict[str, type[Event]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_type", {e.type: e for e in self.events})

    def event(self, type_: str, data: str) -> Event:
        """The event as it was written. KeyError on a type this kind does not have."""
        return self._by_type[type_].from_json(data)

    def replay(self, events: Iterable[Event], state: S | None = None) -> S:
        """The state that follows from all events. ValueError when there are none."""
        for event in events:
            state = self.evolve(state, event)
        if state is None:
            raise ValueError(f"a {self.name} without events has no state")
        return state


@dataclass(frozen=True, slots=True)
class Dossier(Generic[S]):
    """The state as it was read, with the number of events behind it."""

    id: str
    version: int
    state: S

    @property
    def etag(self) -> str:
        return f'"{self.version}"'


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event in the dossier's history; the first has number 1."""

    number: int
    event: Event

    @property
    def at(self) -> datetime:
        return self.event.at
