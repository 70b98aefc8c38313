"""Who holds something of which there is one: a municipality, a legal body, a host name.

A place can be given back (an application that was refused), so it is a dossier and not a
claim: whoever takes it, and whoever leaves it, does so on a version.
"""

from __future__ import annotations

from typing import ClassVar

from gemeengoed.dossier import Event, Kind
from gemeengoed.model import Model


class Bezet(Event):
    """A member took the place."""

    type: ClassVar[str] = "bezet"
    lid: str


class Vrijgegeven(Event):
    """The member that held the place gave it back."""

    type: ClassVar[str] = "vrijgegeven"


class Bezetting(Model):
    """The member that holds the place; None when it is free."""

    lid: str | None = None


def _evolve(state: Bezetting | None, event: Event) -> Bezetting:
    return Bezetting(lid=event.lid) if isinstance(event, Bezet) else Bezetting()


BEZETTING = Kind("bezetting", Bezetting, (Bezet, Vrijgegeven), _evolve)
