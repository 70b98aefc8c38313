"""What users of the members' portals miss: the wishes that the sprints choose from."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import AwareDatetime, Field

from gemeengoed.dossier import ID_PATTERN, Event, Kind
from gemeengoed.model import Model
from gemeengoed.velden import Regel, Tekst


class Wens(Model):
    """A wish as an instance passes it on: about which page, in which role, of nobody by name."""

    tekst: Annotated[Tekst, Field(max_length=2_000)]
    rol: Annotated[Regel, Field(max_length=40)]
    pagina: Annotated[Regel, Field(pattern="^/")]
    instantie: str = Field(pattern=ID_PATTERN)


class Ontvangen(Event):
    """A wish came in; `gemeente` is the name of its instance then."""

    type: ClassVar[str] = "wens-ontvangen"
    wens: Wens
    gemeente: str


class Wensregel(Wens):
    """The state."""

    gemeente: str
    geuit_op: AwareDatetime


def _evolve(wens: Wensregel | None, event: Event) -> Wensregel:
    if wens is not None or not isinstance(event, Ontvangen):
        raise TypeError("a wish is received once")
    return Wensregel(**dict(event.wens), gemeente=event.gemeente, geuit_op=event.at)


def _keys(wens: Wensregel) -> dict[str, str | None]:
    return {"soort": "wens", "volgorde": wens.geuit_op.isoformat()}


WENS = Kind("wens", Wensregel, (Ontvangen,), _evolve, _keys)
