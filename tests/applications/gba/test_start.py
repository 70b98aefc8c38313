"""The way in: a resident sees what they can do, an official what waits."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from applications.gateway import Browser
from applications.gba.personen import schrijf_in
from gba.modules import MODULES
from gemeengoed.identity import Role

LogIn = Callable[..., Browser]


@pytest.mark.parametrize("role", [Role.BURGER, Role.MEDEWERKER])
def test_every_way_in_leads_somewhere(log_in: LogIn, role: Role) -> None:
    browser = log_in(role)
    schrijf_in()
    start = browser.get("/gba")
    assert start.status == 200
    ways = [m.werk if role is Role.MEDEWERKER else m.pad for m in MODULES]
    for pad in filter(None, ways):
        assert f'href="/gba/{pad}"' in start.text
        assert browser.get(f"/gba/{pad}").status == 200, pad


def test_a_resident_is_not_shown_the_officials_work(log_in: LogIn) -> None:
    start = log_in(Role.BURGER).get("/gba")
    assert "/gba/verhuizingen" not in start.text
    assert log_in(Role.BURGER).get("/gba/verhuizingen").status == 403
