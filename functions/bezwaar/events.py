"""bezwaar on the bus: says what was filed and decided, hears which decisions were made known."""

from __future__ import annotations

import hashlib
from typing import Any

from pydantic import ValidationError

from bezwaar.application import APPLICATION
from bezwaar.besluiten import BESLUITEN, Bekendmaking, Vernomen
from bezwaar.model import BEZWAREN, Beslist, Ingediend
from gemeengoed import awb
from gemeengoed.cloudevent import CloudEvent
from gemeengoed.store import Store, Transaction
from gemeengoed.stream import Poison, Stream, Written


def public(written: Written) -> tuple[str, dict[str, Any]] | None:
    """What others may know: never who objects by name, nor why."""
    event = written.event
    if isinstance(event, Ingediend):
        bezwaar = BEZWAREN.replay([event])
        eind = bezwaar.beslistermijn.eind
        return "bezwaar.ingediend", {
            "kenmerk": bezwaar.kenmerk,
            "persoon": bezwaar.persoon,
            "uiterlijk": eind.isoformat() if eind else None,
        }
    if isinstance(event, Beslist):
        return "bezwaar.beslist", {
            "dictum": event.beslissing.dictum,
            "herroepen": event.beslissing.herroepen,
        }
    return None


stream = Stream(APPLICATION, kinds=[BEZWAREN, BESLUITEN], public=public)


@stream.on("besluit.bekendgemaakt")
def bekendgemaakt(event: CloudEvent, store: Store) -> None:
    """Remember a decision, so that the person can object. Hearing it twice changes nothing."""
    try:
        bekendmaking = Bekendmaking.model_validate(event.data, extra="ignore")
        awb.bezwaartermijn(bekendmaking=bekendmaking.bekendgemaakt_op)
    except (ValidationError, awb.TermijnFout) as e:
        raise Poison(type(e).__name__) from e

    # The same event is the same source and id; a dossier may make more than one decision.
    id_ = hashlib.sha256(f"{event.source}\n{event.id}".encode()).hexdigest()[:40]

    def command(tx: Transaction) -> None:
        if tx.find(BESLUITEN, id_) is None:
            vernomen = Vernomen(at=event.time, by=event.source, bekendmaking=bekendmaking)
            tx.append(BESLUITEN, id_, vernomen)

    store.run(command, now=int(event.time.timestamp()))


handler = stream.handler
