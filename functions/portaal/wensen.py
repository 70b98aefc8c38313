"""What people miss on a page: a wish, which goes to the cooperative.

A wish is of nobody: no name, no session, no number of a case is kept with it.
"""

from __future__ import annotations

import re
from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import AfterValidator, AwareDatetime, Field
from pydantic_core import PydanticCustomError

from gemeengoed.cloudevent import masked
from gemeengoed.dossier import ID_PATTERN, Event, Kind
from gemeengoed.model import Model
from gemeengoed.velden import Tekst
from portaal.berichten import moment

# The partition of all wishes.
WENSENLIJST = "wensen"
_SHORTEST, _LONGEST = 10, 2_000
_PAD = re.compile(r"/([a-z0-9:-]{1,150}/){0,8}[a-z0-9:-]{0,150}")
_SLEUTEL = re.compile(ID_PATTERN)


class WieVraagt(StrEnum):
    """In which role somebody says it."""

    INWONER = "inwoner"
    ONDERNEMER = "ondernemer"
    MEDEWERKER = "medewerker"


def _lang_genoeg(text: str) -> str:
    if not _SHORTEST <= len(text) <= _LONGEST:
        raise PydanticCustomError("nl_lengte", "Schrijf 10 tot 2.000 tekens.")
    return text


def _zonder_nummers(text: str) -> str:
    if masked(text) != text:
        raise PydanticCustomError(
            "nl_bsn", "Laat uw burgerservicenummer weg. Voor uw wens is het niet nodig."
        )
    return text


def pad(path: str) -> str:
    """The page a wish is about, without what names one case; `/` for what is no page of ours."""
    if not _PAD.fullmatch(path):
        return "/"
    return "/".join("-" if _names_something(part) else part for part in path.split("/"))


def _names_something(part: str) -> bool:
    return any(c.isdigit() for c in part) or bool(_SLEUTEL.fullmatch(part))


class Wens(Model):
    """What was filled in."""

    tekst: Annotated[Tekst, AfterValidator(_lang_genoeg), AfterValidator(_zonder_nummers)]
    rol: WieVraagt
    pagina: Annotated[str, AfterValidator(pad)] = Field(default="/", max_length=500)


class Geuit(Event):
    """Somebody made a wish; `by` is only their role."""

    type: ClassVar[str] = "geuit"
    wens: Wens


class Wensregel(Model):
    """The state: a wish, and when it was made."""

    wens: Wens
    op: AwareDatetime


def uit(wens: Wens, nu: datetime) -> Geuit:
    return Geuit(at=nu, by=f"bezoeker:{wens.rol}", wens=wens)


def evolve(_before: Wensregel | None, event: Event) -> Wensregel:
    if not isinstance(event, Geuit):
        raise ValueError(f"unknown event {event.type}")
    return Wensregel(wens=event.wens, op=event.at)


def keys(regel: Wensregel) -> dict[str, str | None]:
    return {"lijst": WENSENLIJST, "plaats": moment(regel.op)}


WENSEN = Kind("wens", Wensregel, (Geuit,), evolve, keys)
