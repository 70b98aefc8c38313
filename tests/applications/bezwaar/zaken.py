"""Objections in the table, without the pages on which they are filed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bezwaar import model
from bezwaar.invoer import Bezwaarschrift
from bezwaar.model import BEZWAREN, Bezwaar
from gemeengoed import aws
from gemeengoed.dossier import Event, new_id


def leg_neer(stuk: dict[str, Any], nu: datetime, *, persoon: str = "p1", **anders: Any) -> str:
    """File an objection; returns its id. `anders`: what differs, by its JSON name; the reference
    of the decision as `kenmerk`."""
    besluit = stuk["besluit"] | {n: anders.pop(n) for n in ("kenmerk",) if n in anders}
    event = model.dien_in(
        Bezwaarschrift.model_validate(stuk | {"besluit": besluit} | anders),
        id=new_id(),
        persoon=persoon,
        door=f"burger:{persoon}",
        nu=nu,
    )
    erbij(event.id, event)
    return event.id


def erbij(id_: str, *events: Event) -> None:
    """Add to a case what happened to it."""
    nu = int(events[0].at.timestamp())

    def command(tx: Any) -> None:
        tx.find(BEZWAREN, id_)
        tx.append(BEZWAREN, id_, *events)

    aws.store("bezwaar").run(command, now=nu)


def staat(id_: str) -> Bezwaar:
    return aws.store("bezwaar").get(BEZWAREN, id_).state


def soorten(id_: str) -> list[str]:
    """The types of all that happened to it."""
    return [r.event.type for r in aws.store("bezwaar").history(BEZWAREN, id_)]
