"""How a kind of event is tied to the function that says what it changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from bezwaar.model.staat import Bezwaar
from gemeengoed.dossier import Event

E = TypeVar("E", bound=Event)
Change = dict[str, Any]
STAPPEN: dict[type[Event], Callable[[Bezwaar, Any], Change]] = {}


def bij(soort: type[E]) -> Callable[[Callable[[Bezwaar, E], Change]], Any]:
    """Register how one kind of event changes the state."""

    def bind(stap: Callable[[Bezwaar, E], Change]) -> Any:
        STAPPEN[soort] = stap
        return stap

    return bind
