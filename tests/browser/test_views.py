"""Every page there is: accessible on a narrow and on a wide screen, and valid HTML."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from browser.checks import accessible, all_valid, served
from browser.views import VIEWS, Visit
from running import Running


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page(cloud: Running, chromium: Browser, width: int) -> None:
    visit = Visit(chromium, cloud)
    html: dict[str, str] = {}
    told: list[str] = []
    titles: dict[str, set[str]] = {}
    for view in VIEWS:
        page = visit.show(view)
        page.set_viewport_size({"width": width, "height": 900})
        html[view.name] = served(page)
        titles.setdefault(page.title(), set()).add(page.url.partition("?")[0])
        try:
            accessible(page)
        except AssertionError as e:
            told.append(f"{view.name}: {e}")
    visit.end()
    assert not told, "\n\n".join(told)
    same = {title: pages for title, pages in titles.items() if len(pages) > 1}
    assert not same, "pages with the same title"
    all_valid(html)
