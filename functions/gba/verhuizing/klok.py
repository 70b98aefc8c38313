"""What the clock brings: moves whose day has come."""

from __future__ import annotations

from datetime import datetime

from gba.verhuizing import verwerken
from gba.verhuizing.model import GEPLAND, VERHUIZINGEN
from gemeengoed import log
from gemeengoed.awb import lokale_datum
from gemeengoed.problem import Unavailable
from gemeengoed.schedule import Clockwork
from gemeengoed.store import Store, Transaction
from gemeengoed.table import IndexQuery


class CasesFailed(RuntimeError):
    """In some cases it went wrong; the log says which."""


def mount(clockwork: Clockwork) -> None:
    clockwork.job(verhuizingen)


def verhuizingen(store: Store, now: datetime) -> None:
    """Process the moves of today. One that fails does not keep the others waiting."""
    failed, after = 0, None
    while True:
        query = IndexQuery(
            "werk",
            ("werk", GEPLAND),
            "uiterlijk",
            up_to=lokale_datum(now).isoformat(),
            after=after,
            limit=100,
        )
        blad = store.list(VERHUIZINGEN, query, shared=True)
        for dossier in blad.dossiers:
            try:
                _een(store, dossier.id, now)
            except Unavailable:
                # Of the table, not of this case: the next run goes on from here.
                raise
            except Exception as e:  # noqa: BLE001 - the other cases go on
                log.unforeseen(e, id=dossier.id)
                failed += 1
        after = blad.next
        if after is None:
            break
    if failed:
        raise CasesFailed(f"{failed}")


def _een(store: Store, id_: str, now: datetime) -> None:
    def command(tx: Transaction) -> None:
        verwerken.op_de_dag(tx, store, id_, nu=now)

    store.run(command, now=int(now.timestamp()))
