"""The visit ends while somebody types: in Chromium, on a narrow screen."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Page, expect

from browser.checks import accessible, valid
from browser.conftest import NewPage
from browser.journeys import CITIZEN, begin, log_in, proceed, tell_decision
from running import Running
from system.test_login_attacks import change

# Where `change` finds its sessions.
BOXTEL = "GM0757"
LONG = "Ik heb hier lang over nagedacht.\nHet plan is oud, en mijn buren mochten het wel."


@pytest.fixture
def typing(cloud: Running, new_page: NewPage) -> Page:
    """Somebody who has typed a long answer, and has not sent it yet."""
    page = new_page(width=320)
    begin(page, cloud.site(BOXTEL).web)
    tell_decision(page, "Een lang verhaal")
    proceed(page)
    page.get_by_label("Waarom bent u het er niet mee eens?").fill(LONG)
    return page


def cookie(page: Page) -> str:
    return next(str(c["value"]) for c in page.context.cookies() if "sessie" in str(c["name"]))


def is_saved(page: Page) -> None:
    expect(page.get_by_role("heading", name="Documenten")).to_be_visible()
    page.get_by_role("link", name="Terug").click()
    expect(page.get_by_label("Waarom bent u het er niet mee eens?")).to_have_value(LONG)


def test_too_long(cloud: Running, typing: Page) -> None:
    change(cloud, cookie(typing), "expires_at", {"N": str(int(time.time()) - 1)})
    proceed(typing)
    expect(typing.get_by_role("heading", name="U bent niet meer ingelogd")).to_be_visible()
    expect(typing.get_by_text("Wat u heeft ingevuld, is niet weg")).to_be_visible()
    valid(typing)
    accessible(typing)
    typing.get_by_role("link", name="Opnieuw inloggen").click()
    log_in(typing, CITIZEN)
    expect(typing.get_by_role("heading", name="Ga verder waar u was")).to_be_visible()
    valid(typing)
    accessible(typing)
    typing.get_by_role("button", name="Verdergaan").click()
    is_saved(typing)


def test_logged_in_anew_in_another_tab(cloud: Running, typing: Page) -> None:
    web = cloud.site(BOXTEL).web
    other = typing.context.new_page()
    other.goto(f"{web}/inloggen?als=burger&terug=/mijn-zaken")
    log_in(other, CITIZEN)
    proceed(typing)
    accessible(typing)
    typing.get_by_role("button", name="Verdergaan").click()
    is_saved(typing)


def test_logged_out_in_another_tab(cloud: Running, typing: Page) -> None:
    """Nothing says whose it was any more: it stays on the page, and logging in is beside it."""
    other = typing.context.new_page()
    other.goto(f"{cloud.site(BOXTEL).web}/mijn-zaken")
    other.get_by_role("button", name="Uitloggen").click()
    proceed(typing)
    expect(typing.get_by_role("heading", name="Sluit deze pagina nog niet")).to_be_visible()
    valid(typing)
    accessible(typing)
    with typing.context.expect_page() as opened:
        typing.get_by_role("link", name="Log opnieuw in").click()
    opened.value.get_by_role("link", name="Inloggen met DigiD").click()
    log_in(opened.value, CITIZEN)
    opened.value.get_by_role("button", name="Uitloggen").wait_for()
    for _ in range(2):
        typing.get_by_role("button", name="Verdergaan").click()
    is_saved(typing)
