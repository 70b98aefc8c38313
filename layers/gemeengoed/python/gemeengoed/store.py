"""How a dossier is written: one read, one transaction.

A command is a function of a `Transaction`: it gets dossiers, appends events, claims unique
values, and returns an answer. `Store.run` runs it and writes everything it did, together
with the answer for its Idempotency-Key, in one TransactWriteItems. When someone else was
first, the command is run again on what is there now; after some tries the caller is told.
Nothing is written outside such a transaction.

    pk                      sk             holds
    <kind>#<id>             state          version, data (JSON), the values of its indexes
    <kind>#<id>             event#000001   type, at, by, data (JSON)
    once#<hash of the key>  once           fingerprint of the request, the answer
    unique#<name>#<value>   unique         who holds it
"""

from __future__ import annotations

import hashlib
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from gemeengoed.dossier import Dossier, Event, Kind, Recorded
from gemeengoed.model import Model
from gemeengoed.problem import (
    Conflict,
    DomainError,
    Invalid,
    KeyReused,
    NotFound,
    VersionMismatch,
)
from gemeengoed.table import IndexQuery, Item, Key, Put, Table, WriteConflict

S = TypeVar("S", bound=Model)
A = TypeVar("A")

TRIES = 12
KEEP_ANSWER_SECONDS = 24 * 3600
_LONGEST_ID = 200
# Keys in one BatchGetItem.
_AT_ONCE = 100
# Bytes. DynamoDB takes 400 kB an item; some room for keys.
_LARGEST = 390_000


@dataclass(frozen=True, slots=True)
class Once:
    """A request that is to be carried out once, however often it is sent.

    key          opaque: made of who asks and the Idempotency-Key
    fingerprint  of the request, so that another one under the same key is noticed
    """

    key: str
    fingerprint: str

    @classmethod
    def of(cls, *, who: str, key: str, request: str) -> Once:
        return cls(_digest(f"{who}\n{key}"), _digest(request))

    @property
    def item_key(self) -> Key:
        return Key(f"once#{self.key}", "once")


class _Replay(Exception):
    """The request was carried out before: this is what was answered then."""

    def __init__(self, answer: str) -> None:
        self.answer = answer


@dataclass
class _Change:
    kind: Kind[Any]
    id: str
    before: int
    state: Any
    events: list[Event] = field(default_factory=list)


class Transaction:
    """What one command reads and writes. Reads the table on `get`, writes nothing by itself."""

    def __init__(self, table: Table, once: Once | None) -> None:
        self._table = table
        self._once = once
        self._once_checked = once is None
        self._changes: dict[tuple[str, str], _Change] = {}
        self._claims: dict[Key, tuple[str, str]] = {}

    def get(self, kind: Kind[S], id_: str, *, expect: int | None = None) -> S:
        """The state to decide on. NotFound; VersionMismatch when it is not version `expect`."""
        change = self._changes.get((kind.name, id_)) or self._read(kind, id_)
        if change is None or change.state is None:
            raise NotFound("Dit bestaat niet, of niet meer.")
        if expect is not None:
            self.expect(kind, id_, expect)
        state: S = change.state
        return state

    def expect(self, kind: Kind[Any], id_: str, version: int) -> None:
        """VersionMismatch when what this transaction read has another version; 0: it read none."""
        change = self._changes.get((kind.name, id_))
        there = change.before if change else 0
        if there != version:
            raise VersionMismatch(
                "Bekijk eerst wat er is gewijzigd, en probeer het dan opnieuw.", version=there
            )

    def find(self, kind: Kind[S], id_: str) -> S | None:
        """As `get`, but None when there is no such dossier: the next event is its first."""
        try:
            return self.get(kind, id_)
        except NotFound:
            return None

    def prepare(self, kind: Kind[Any], ids: Sequence[str]) -> None:
        """Read several dossiers, a call per hundred, so that `get` and `find` need none for them.
        What this transaction has of them already stays as it is."""
        new = [i for i in dict.fromkeys(ids) if (kind.name, i) not in self._changes]
        for first in range(0, len(new), _AT_ONCE):
            self._prepare(kind, new[first : first + _AT_ONCE])

    def _prepare(self, kind: Kind[Any], ids: Sequence[str]) -> None:
        keys = {f"{kind.name}#{i}": i for i in ids}
        for id_ in ids:
            self._changes[kind.name, id_] = _Change(kind, id_, 0, None)
        for item in self._table.get(*(Key(pk, "state") for pk in keys)):
            change = self._changes[kind.name, keys[str(item["pk"])]]
            change.before = int(item["version"])
            change.state = kind.state.from_json(str(item["data"]))

    def append(self, kind: Kind[S], id_: str, *events: Event) -> S:
        """Add events to a dossier that was read, or begin one. Returns the state after them."""
        change = self._changes.setdefault((kind.name, id_), _Change(kind, id_, 0, None))
        change.events.extend(events)
        change.state = kind.replay(events, change.state)
        state: S = change.state
        return state

    def claim(self, name: str, value: str, *, holder: str, refusal: str) -> None:
        """See to it that only one dossier has this value; else Conflict with `refusal`."""
        self._claims[Key(f"unique#{name}#{value}", "unique")] = (holder, refusal)

    def check_once(self) -> None:
        """Look whether this request was carried out before, unless a `get` has looked already."""
        if self._once and not self._once_checked:
            self._see(self._table.get(self._once.item_key))

    def dossier(self, kind: Kind[S], id_: str) -> Dossier[S]:
        """The dossier as it will stand after this transaction."""
        change = self._changes[kind.name, id_]
        return Dossier(id_, change.before + len(change.events), change.state)

    def commit(self, answer: str, now: int) -> None:
        puts = [p for c in self._changes.values() if c.events for p in _puts(c)]
        puts += [
            Put({"pk": k.pk, "sk": k.sk, "holder": holder})
            for k, (holder, _) in self._claims.items()
        ]
        if not puts:
            return
        if self._once:
            puts.append(Put(_once_item(self._once, answer, now)))
        try:
            self._table.write(*puts)
        except WriteConflict as conflict:
            for key in conflict.lost:
                if key in self._claims:
                    self._refuse(key)
            raise

    def _refuse(self, claim: Key) -> None:
        # The same request under the same key may have been first: then it is a replay.
        if self._once:
            self._see(self._table.get(self._once.item_key))
        raise Conflict(self._claims[claim][1])

    def _read(self, kind: Kind[S], id_: str) -> _Change | None:
        _check_id(id_)
        key = Key(f"{kind.name}#{id_}", "state")
        keys = [key]
        if self._once and not self._once_checked:
            keys.append(self._once.item_key)
        items = self._table.get(*keys)
        self._see(items)
        for item in items:
            if item["pk"] == key.pk:
                state = kind.state.from_json(str(item["data"]))
                change = _Change(kind, id_, int(item["version"]), state)
                self._changes[kind.name, id_] = change
                return change
        return None

    def _see(self, items: list[Item]) -> None:
        self._once_checked = True
        if self._once is None:
            return
        for item in items:
            if item["pk"] == self._once.item_key.pk:
                if item["fingerprint"] != self._once.fingerprint:
                    raise KeyReused("Gebruik voor een ander verzoek een nieuwe Idempotency-Key.")
                raise _Replay(str(item["answer"]))


@dataclass(frozen=True, slots=True)
class Listed(Generic[S]):
    """A page of dossiers from an index."""

    dossiers: tuple[Dossier[S], ...]
    next: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Places:
    """A page of a list: the ids of its dossiers, each with its place."""

    found: tuple[tuple[str, str], ...]
    next: tuple[str, str] | None


class Store:
    """Dossiers in a table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def get(self, kind: Kind[S], id_: str) -> Dossier[S]:
        """One dossier, in one call. NotFound."""
        _check_id(id_)
        found = self._table.get(Key(f"{kind.name}#{id_}", "state"))
        if not found:
            raise NotFound("Dit bestaat niet, of niet meer.")
        return _dossier(kind, found[0])

    def get_many(self, kind: Kind[S], ids: Sequence[str]) -> dict[str, Dossier[S]]:
        """Dossiers by their ids, a call per hundred; what does not exist is left out."""
        keys = [Key(f"{kind.name}#{i}", "state") for i in dict.fromkeys(ids) if _possible(i)]
        dossiers = (
            _dossier(kind, item)
            for first in range(0, len(keys), _AT_ONCE)
            for item in self._table.get(*keys[first : first + _AT_ONCE])
        )
        return {d.id: d for d in dossiers}

    def history(self, kind: Kind[S], id_: str) -> list[Recorded]:
        """All events of a dossier, oldest first; empty when there is no such dossier."""
        items = self._table.partition(f"{kind.name}#{id_}", "event#")
        return [
            Recorded(
                int(str(i["sk"]).removeprefix("event#")),
                kind.event(str(i["type"]), str(i["data"])),
            )
            for i in items
        ]

    def list(self, kind: Kind[S], query: IndexQuery, *, shared: bool = False) -> Listed[S]:
        """Dossiers from an index, in one call; `shared`: with other kinds, that are left out."""
        page = self._table.query(query)
        mine = (i for i in page.items if not shared or str(i["pk"]).startswith(f"{kind.name}#"))
        return Listed(tuple(_dossier(kind, i) for i in mine), page.next)

    def places(self, query: IndexQuery) -> Places:
        """Which dossiers a list has, without what stands in them, in one call."""
        page = self._table.query(query)
        found = tuple((_id(i), str(i[query.sort])) for i in page.items)
        return Places(found, page.next)

    def count(self, query: IndexQuery) -> int:
        """How many dossiers a list has."""
        return self._table.count(query)

    def run(
        self,
        command: Callable[[Transaction], A],
        *,
        now: int,
        once: Once | None = None,
        write: Callable[[A], str] = str,
        read: Callable[[str], A] | None = None,
    ) -> A:
        """Run a command and write what it did. `now`: seconds since 1970.

        With `once`, the answer is kept (by `write`) and given again (by `read`) when the same
        request comes back. Raises what the command raises, KeyReused, or Conflict when after
        all tries others were first.
        """
        for attempt in range(TRIES):
            transaction = Transaction(self._table, once)
            try:
                answer = _decide(command, transaction)
                transaction.commit(write(answer) if once else "", now)
            except _Replay as replay:
                if read is None:
                    raise TypeError("`once` needs `read`") from None
                return read(replay.answer)
            except WriteConflict:
                time.sleep(random.uniform(0, min(0.5, 0.01 * 2**attempt)))  # noqa: S311
            else:
                return answer
        raise Conflict("Te veel mensen werken hier tegelijk aan. Probeer het zo nog eens.")


def _decide(command: Callable[[Transaction], A], transaction: Transaction) -> A:
    # A request that was carried out keeps its answer, also when it would be refused by now.
    try:
        answer = command(transaction)
    except DomainError:
        transaction.check_once()
        raise
    transaction.check_once()
    return answer


def _possible(id_: str) -> bool:
    # A key has at most 2 kB; whoever asks for more asks for nothing of ours.
    return len(id_) <= _LONGEST_ID


def _check_id(id_: str) -> None:
    if not _possible(id_):
        raise NotFound("Dit bestaat niet, of niet meer.")


def _dossier(kind: Kind[S], item: Item) -> Dossier[S]:
    state = kind.state.from_json(str(item["data"]))
    return Dossier(_id(item), int(item["version"]), state)


def _id(item: Item) -> str:
    return str(item["pk"]).partition("#")[2]


def _puts(change: _Change) -> list[Put]:
    pk = f"{change.kind.name}#{change.id}"
    end = change.kind.expires(change.state)
    expires = {"expires_at": int(end.timestamp())} if end else {}
    puts: list[Put] = []
    for number, event in enumerate(change.events, start=change.before + 1):
        puts.append(
            Put(
                {
                    "pk": pk,
                    "sk": f"event#{number:06d}",
                    "type": event.type,
                    "at": event.at.isoformat(),
                    "by": event.by,
                    "data": _fitting(event),
                    **expires,
                }
            )
        )
    keys = {k: v for k, v in change.kind.keys(change.state).items() if v is not None}
    state: dict[str, str | int] = {
        "pk": pk,
        "sk": "state",
        "version": change.before + len(change.events),
        "data": _fitting(change.state),
        **keys,
        **expires,
    }
    puts.append(Put(state, replaces=change.before or None))
    return puts


def _fitting(model: Model) -> str:
    """As JSON. Invalid when that is more than an item can hold."""
    text = model.as_json()
    if len(text.encode()) > _LARGEST:
        raise Invalid("Dit is meer dan wij kunnen bewaren. Maak het korter.")
    return text


def _once_item(once: Once, answer: str, now: int) -> dict[str, str | int]:
    return {
        "pk": once.item_key.pk,
        "sk": once.item_key.sk,
        "fingerprint": once.fingerprint,
        "answer": answer,
        "expires_at": now + KEEP_ANSWER_SECONDS,
    }


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
