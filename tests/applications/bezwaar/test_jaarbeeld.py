"""What anybody may see of a year: no count under five, not by computing either."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.gateway import Browser
from bezwaar.cijfers import JAREN, Bijgeteld, Cijfers, Jaarcijfers
from bezwaar.jaarbeeld import MINDER, WEG, Jaarbeeld, aantal, deel, delen
from gemeengoed import aws, clock
from gemeengoed.identity import Role


@pytest.mark.parametrize(("count", "shown"), [(0, MINDER), (4, MINDER), (5, "5"), (1_234, "1234")])
def test_a_count_that_stands_alone(count: int, shown: str) -> None:
    assert aantal(count) == shown


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (9, 9, WEG),
        (4, 10, MINDER),
        (5, 10, "5 (50%)"),
        (6, 10, "meer dan 5"),
        (200, 200, "meer dan 195"),
        (196, 200, "meer dan 195"),
        (195, 200, "195 (98%)"),
    ],
)
def test_a_part_of_what_is_shown(part: int, whole: int, shown: str) -> None:
    assert deel(part, whole) == shown


@given(whole=st.integers(0, 60), data=st.data())
def test_a_part_does_not_give_the_rest_away(whole: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, whole))
    alike = {n for n in range(whole + 1) if deel(n, whole) == deel(part, whole)}
    if min(part, whole - part) < 5 and whole >= 5:
        assert len(alike) > 1


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ((10, 20, 30, 40), ("10", "20", "30", "40")),
        # One that is left out would be what remains: so another is left out with it.
        ((10, 20, 30, 3), (WEG, "20", "30", MINDER)),
        ((0, 20, 30, 7), (MINDER, "20", "30", WEG)),
        ((3, 20, 30, 4), (MINDER, "20", "30", MINDER)),
        # Together eight, and both under five: both are four.
        ((4, 20, 30, 4), (MINDER, WEG, "30", MINDER)),
        ((5, 0, 0, 0), (WEG,) * 4),
        ((1, 1, 1, 1), (WEG,) * 4),
    ],
)
def test_the_parts_of_what_is_shown(parts: tuple[int, ...], shown: tuple[str, ...]) -> None:
    assert delen(parts) == shown


@given(parts=st.tuples(*[st.integers(0, 9)] * 4))
def test_who_knows_the_sum_cannot_compute_a_small_part(parts: tuple[int, ...]) -> None:
    """Tries every year that fits what is shown."""
    total, shown = sum(parts), delen(parts)
    options = {MINDER: range(5), WEG: range(total + 1)}
    if WEG in shown and MINDER in shown:
        options[WEG] = range(5, total + 1)
    fits = [
        p
        for p in product(*(options.get(s, [int(s)] if s.isdigit() else []) for s in shown))
        if sum(p) == total
    ]
    assert parts in fits
    for i, n in enumerate(parts):
        if n < 5 and total >= 5:
            assert len({p[i] for p in fits}) > 1, shown


def test_a_year_that_is_not_over_says_so() -> None:
    jaar = Jaarcijfers(jaar=2026, maanden={"2026-02": Cijfers(ingediend=6)})
    assert Jaarbeeld.van(jaar, date(2026, 11, 23)).periode == "2026, tot nu toe"
    assert Jaarbeeld.van(jaar, date(2027, 1, 1)).periode == "2026"


def year(jaar: int, **counts: int) -> None:
    erbij = {f"{jaar}-02": Cijfers(**counts)}
    event = Bijgeteld(at=clock.now(), by="x", jaar=jaar, erbij=erbij)
    aws.store("bezwaar").run(lambda tx: tx.append(JAREN, f"{jaar}", event), now=0)


def test_the_public_page(log_in: Callable[..., Browser]) -> None:
    nobody = Browser(log_in(Role.BURGER).handler)
    assert "Er zijn nog geen cijfers." in nobody.get("/bezwaar/cijfers").text
    assert nobody.get("/bezwaar").status == 200
    year(2026, ingediend=3, beslist=2, binnen_termijn=1, gegrond=2)
    year(
        2025,
        ingediend=131,
        beslist=120,
        binnen_termijn=108,
        gehoord=99,
        gegrond=30,
        deels_gegrond=20,
        ongegrond=67,
        niet_ontvankelijk=3,
        dwangsom=144_200,
    )
    page = nobody.get("/bezwaar/cijfers")
    assert page.status == 200
    rows = [row.partition("</tr>")[0] for row in page.text.split('<th scope="row">')[1:]]
    assert [row.partition("</th>")[0] for row in rows] == ["2026, tot nu toe", "2025"] * 2
    assert rows[0].count(MINDER) == 4
    assert rows[0].count(WEG) == 2
    for shown in ("131", "120", "108 (90%)"):
        assert f">{shown}</td>" in rows[1]
    assert f'data-kop="Kon niet behandeld worden">{MINDER}</td>' in rows[3]
    assert f'data-kop="Voor een deel gelijk">{WEG}</td>' in rows[3]
    assert "1.442" not in page.text, "one amount tells of one case"
    start = nobody.get("/bezwaar").text
    assert "108 (90%)" in start, "the last whole year"
    assert "/bezwaar/cijfers" in start
