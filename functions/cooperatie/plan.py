"""Which instances need work, and how that work is started.

Desired and actual are compared here: by the state machine when a new release becomes the
course, and by the clock, which picks up whatever was left lying.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, TypeVar

from botocore.exceptions import ClientError

from cooperatie import commands
from cooperatie.model.instantie import INSTANTIE, Instantie, vanzelf
from cooperatie.model.release import KOERS, LEDEN
from cooperatie.views import lijst
from gemeengoed import aws, log
from gemeengoed.dossier import Dossier, Kind
from gemeengoed.model import Model
from gemeengoed.paging import PageQuery, cursor
from gemeengoed.problem import NotFound
from gemeengoed.store import Store

S = TypeVar("S", bound=Model)
BY = "systeem:uitrol"
_PAGE = 100
# What the state machine does side by side (infra_cdk/constructs/rollout.py): API Gateway takes
# ten management calls a second for the whole account.
TEGELIJK = 10


def alle(store: Store, kind: Kind[S]) -> Iterator[Dossier[S]]:
    """Every dossier of a kind, a page at a time."""
    query: PageQuery | None = PageQuery(limit=_PAGE)
    while query:
        page = store.list(kind, lijst(kind.name, query))
        yield from page.dossiers
        following = cursor(page.next)
        query = PageQuery(limit=_PAGE, cursor=following) if following else None


def te_doen(store: Store, nu: datetime) -> list[str]:
    """The keys of the instances to work on; each is first made to want the course's release."""
    release = koers(store)
    if release is None:
        return []
    return [d.id for d in alle(store, INSTANTIE) if _achter(store, d, release, nu)]


def ruimte(store: Store, nu: datetime) -> int:
    """How many more instances can be taken up beside those that are being worked on."""
    bezig = sum(d.state.bezig(nu) for d in alle(store, INSTANTIE))
    return max(0, TEGELIJK - bezig)


def koers(store: Store) -> str | None:
    """The release that all instances should run; None before the first."""
    try:
        return store.get(KOERS, LEDEN).state.release
    except NotFound:
        return None


def start(rollout_arn: str, name: str, invoer: dict[str, Any]) -> None:
    """Start the state machine; a name that was used before starts nothing."""
    try:
        aws.client("stepfunctions").start_execution(
            stateMachineArn=rollout_arn, name=name, input=json.dumps(invoer)
        )
    except ClientError as e:
        if e.response["Error"]["Code"] != "ExecutionAlreadyExists":
            raise
        log.log("rollout was started already", execution=name)
    else:
        log.log("rollout started", execution=name)


def _achter(store: Store, dossier: Dossier[Instantie], koers: str, nu: datetime) -> bool:
    instantie = dossier.state
    if instantie.gewenst != koers:
        # The list may lag behind: the command looks at what is there now.
        store.run(
            lambda tx: commands.wens(tx, dossier.id, koers, nu=nu, by=BY), now=int(nu.timestamp())
        )
        instantie = store.get(INSTANTIE, dossier.id).state
    return vanzelf(instantie, nu)
