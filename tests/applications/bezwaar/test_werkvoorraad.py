"""The officials' work list: whose cases, and by when; each choice is one read of an index."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from applications.bezwaar.cases import INGEDIEND, beslist, doe, op, toegewezen, verstuurd, zaak
from applications.gateway import Browser
from applications.shared.store_tables import CountingTable
from bezwaar.lijsten import Selectie, Wanneer, Wie
from bezwaar.model import BEZWAREN
from gemeengoed import aws
from gemeengoed.awb import lokale_datum
from gemeengoed.identity import Role
from gemeengoed.store import Store

LogIn = Callable[..., Browser]
WERK = "/bezwaar/werkvoorraad"
LOTTE, KARIM = "medewerker:lotte", "medewerker:karim"
# Due on: 1 Monday 25 January 2027; 2 and 3 a week and two weeks later.
DAYS = {1: 0, 2: 7, 3: 14}


def cases(store: Store, stuk: dict[str, Any]) -> dict[int, str]:
    """1 is Lotte's, 2 Karim's, 3 nobody's, and 4 was Lotte's until it was sent."""
    made = {}
    for number, later in DAYS.items():
        day = datetime(2026, 11, 2, tzinfo=UTC) + timedelta(days=later)
        stuk["besluit"]["bekendgemaaktOp"] = f"{day.date()}"
        made[number] = zaak(store, stuk, number)
    made[4] = zaak(store, stuk, 4, toegewezen(LOTTE), beslist(INGEDIEND), verstuurd(INGEDIEND))
    doe(store, made[1], toegewezen(LOTTE))
    doe(store, made[2], toegewezen(KARIM, "K. Karimi"))
    return made


@pytest.mark.parametrize(
    ("wie", "termijn", "day", "wanted"),
    [
        ("alles", "alles", op(1, 1), [1, 2, 3]),
        ("ik", "alles", op(1, 1), [1]),
        ("niemand", "alles", op(1, 1), [3]),
        # The week of Monday 25 January ends on Sunday 31 January.
        ("alles", "deze-week", op(1, 24), []),
        ("alles", "deze-week", op(1, 25), [1]),
        ("alles", "deze-week", op(2, 1), [1, 2]),
        ("ik", "deze-week", op(2, 1), [1]),
        ("niemand", "deze-week", op(2, 1), []),
        ("alles", "te-laat", op(1, 25), []),
        ("alles", "te-laat", op(1, 26), [1]),
        ("niemand", "te-laat", op(2, 9), [3]),
        ("ik", "te-laat", op(2, 9), [1]),
    ],
)
def test_who_and_when(
    stuk: dict[str, Any], wie: str, termijn: str, day: datetime, wanted: list[int]
) -> None:
    table = CountingTable()
    store = Store(table)
    made = cases(store, stuk)
    query = Selectie(wie=Wie(wie), termijn=Wanneer(termijn))
    table.calls.clear()
    found = store.list(BEZWAREN, query.index(LOTTE, lokale_datum(day)))
    assert [d.id for d in found.dossiers] == [made[n] for n in wanted]
    assert table.calls == {"query": 1}


def test_another_official_takes_over(stuk: dict[str, Any]) -> None:
    store = Store(CountingTable())
    id_ = zaak(store, stuk, 1, toegewezen(LOTTE), toegewezen(KARIM))

    def of(ik: str) -> list[str]:
        page = store.list(BEZWAREN, Selectie(wie=Wie.IK).index(ik, lokale_datum(INGEDIEND)))
        return [d.id for d in page.dossiers]

    assert (of(LOTTE), of(KARIM)) == ([], [id_])


def test_decided_is_not_yet_sent(log_in: LogIn, stuk: dict[str, Any]) -> None:
    """Until it was sent it can still be late, and a penalty still runs (Awb 3:40)."""
    official = log_in(Role.MEDEWERKER, "lotte")
    store = aws.store("bezwaar")
    id_ = zaak(store, stuk, 1, toegewezen(LOTTE), beslist(INGEDIEND))
    page = official.get(f"{WERK}?wie=ik").text
    assert id_ in page
    assert "Beslist, nog versturen" in page
    doe(store, id_, verstuurd(INGEDIEND))
    assert id_ not in official.get(WERK).text


def test_the_page(log_in: LogIn, stuk: dict[str, Any]) -> None:
    """On DynamoDB, one case per page: the choice stays while one turns the pages."""
    official = log_in(Role.MEDEWERKER, "lotte")
    store = aws.store("bezwaar")
    made = cases(store, stuk)
    mine = official.get(f"{WERK}?wie=ik").text
    assert re.findall(rf'{WERK}/([^"]+)"', mine) == [made[1]]
    assert '<strong aria-current="true">Van mij</strong>' in mine
    assert '<strong aria-current="true">Alles</strong>' in mine
    assert f'href="{WERK}?wie=ik&amp;termijn=te-laat"' in mine
    everybody = official.get(WERK).text
    assert "K. Karimi" in everybody
    assert "nog niemand" in everybody
    seen = []
    url = f"{WERK}?wie=alles&termijn=alles&limit=1"
    for _ in made:
        text = official.get(url).text
        seen += re.findall(rf'{WERK}/([^"]+)"', text)
        following = re.search(r'rel="next" href="([^"]+)"', text)
        if following is None:
            break
        url = following[1].replace("&amp;", "&") + "&limit=1"
        assert "wie=alles&termijn=alles&cursor=" in url
    assert seen == [made[1], made[2], made[3]]
    assert "Niets is te laat." in official.get(f"{WERK}?termijn=te-laat").text


@pytest.mark.parametrize("query", ["wie=zij", "termijn=ooit", "limit=0", "cursor=x", "wie=IK"])
def test_a_choice_that_there_is_not(log_in: LogIn, query: str) -> None:
    official = log_in(Role.MEDEWERKER)
    assert official.get(f"{WERK}?{query}").status == 400
    assert official.get(f"{WERK}?utm_source=x").status == 200
