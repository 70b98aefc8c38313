"""Beheer: how the instance of this municipality does, for its own administrators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from botocore.exceptions import ClientError

from gemeengoed import log, settings
from gemeengoed.awb import lokale_datum
from gemeengoed.catalogue import Entry
from gemeengoed.problem import Unavailable
from gemeengoed.settings import LoginSettings
from gemeengoed.store import Store
from gemeengoed.web import Html, Page
from portaal import prijzen
from portaal.lijsten import open_werk
from portaal.meting import Meting, meet


@dataclass(frozen=True, slots=True)
class Settings(LoginSettings):
    """Of the portal's pages: also which stack they are part of, and whose."""

    stack_name: str
    municipality_code: str


@dataclass(frozen=True, slots=True)
class Stand:
    """What waits in one application."""

    titel: str
    naam: str
    open: int
    te_laat: int


def toon(page: Page, toepassingen: Sequence[Entry]) -> Html:
    """What waits, what is wrong, what is slow, what it costs."""
    meting = _meting(page.now)
    vandaag = lokale_datum(page.now)
    kosten = prijzen.raming(meting.gebruik, vandaag) if meting else []
    return page.render(
        "beheer.html",
        standen=[_stand(page.store, t, page.now) for t in toepassingen],
        meting=meting,
        kosten=kosten,
        totaal=prijzen.totaal(kosten),
        peildatum=prijzen.PEILDATUM,
    )


def _stand(store: Store, toepassing: Entry, nu: datetime) -> Stand:
    gisteren = lokale_datum(nu) - timedelta(days=1)
    return Stand(
        titel=toepassing.title,
        naam=toepassing.name,
        open=store.count(open_werk(toepassing.name)),
        te_laat=store.count(open_werk(toepassing.name, gisteren)),
    )


def _meting(nu: datetime) -> Meting | None:
    """None when AWS does not tell: what waits is shown all the same."""
    try:
        return meet(settings.load(Settings).stack_name, nu)
    except (Unavailable, ClientError) as e:
        log.warn("no figures", error=type(e).__name__)
        return None
