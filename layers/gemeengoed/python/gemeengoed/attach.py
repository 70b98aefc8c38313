"""A document that comes to a dossier later: from the form on a page, by way of the bucket."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Protocol, TypeVar

from gemeengoed.documents import Bestand
from gemeengoed.dossier import Event, Kind
from gemeengoed.model import Model
from gemeengoed.store import Transaction
from gemeengoed.web import Page

S = TypeVar("S", bound=Model)
_S = TypeVar("_S", bound=Model, contravariant=True)


class Command(Protocol[_S]):
    """What a model does with a document: Invalid or Conflict when it may not come in."""

    def __call__(self, state: _S, stuk: Bestand, /, *, door: str, nu: datetime) -> Event: ...


def receive(
    page: Page,
    kind: Kind[S],
    id_: str,
    command: Command[S],
    files: Callable[[S], Iterable[Bestand]],
    *,
    place: str | None = None,
) -> None:
    """Take in the file after which S3 sent the browser here (`key` in the address). The browser
    coming once more, or twice at once, changes nothing.

    files  those that a dossier has
    place  of the form that it was sent with (`Documents.upload_form`); None: the dossier's id

    Raises Invalid at the field of the file, Conflict, or NotFound when there is no such file.
    """
    key, door, nu = page.query.get("key", ""), page.principal.by, page.now
    state = page.store.get(kind, id_).state
    if _among(files(state), key.rpartition("/")[2]):
        return
    bestand = page.documents.received(place or id_, key)
    # Whether it may come in, before it is kept for good.
    command(state, bestand, door=door, nu=nu)
    kept = page.documents.keep(bestand, id_)

    def add(tx: Transaction) -> None:
        now = tx.get(kind, id_)
        if not _among(files(now), kept.id):
            tx.append(kind, id_, command(now, kept, door=door, nu=nu))

    page.store.run(add, now=int(nu.timestamp()))


def _among(files: Iterable[Bestand], id_: str) -> bool:
    return any(f.id == id_ for f in files)
