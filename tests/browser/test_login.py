"""Logging in and out in Chromium: choosing as what, a level that is too low, an idle session."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browser.checks import accessible, all_valid, served
from browser.conftest import NewPage
from browser.journeys import CITIZEN, log_in
from running import Running

BOXTEL, EINDHOVEN = "GM0757", "GM0772"
PRIVATE = "/mijn-zaken"
LOW, HIGH = "Henk Pietersma", CITIZEN


@pytest.fixture
def web(cloud: Running) -> str:
    return cloud.site(BOXTEL).web


def enter(page: Page, web: str, *, way: str = "DigiD", person: str = CITIZEN) -> None:
    page.goto(web + PRIVATE)
    page.get_by_role("link", name=f"Inloggen met {way}").click()
    log_in(page, person)
    expect(page.get_by_role("heading", name="Mijn zaken", level=1)).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_for_an_organisation(web: str, new_page: NewPage, script: bool) -> None:
    page = new_page(script=script)
    enter(page, web, way="eHerkenning", person="De Korenaar")
    expect(page.get_by_text("Tessa van Loon namens Bakkerij De Korenaar B.V.")).to_be_visible()


def test_by_keyboard(web: str, new_page: NewPage) -> None:
    page = new_page(script=False)
    page.goto(web + PRIVATE)
    page.get_by_role("link", name="Naar de inhoud").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Inloggen met DigiD")
    page.keyboard.press("Enter")
    expect(page).to_have_title("Kies een inwoner - testinlog")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Mijn zaken", level=1)).to_be_visible()


def test_too_low_then_high_enough(web: str, new_page: NewPage) -> None:
    """Told, not sent round and round; with a higher level one comes where one was going."""
    page = new_page(script=False)
    page.goto(web + PRIVATE)
    page.get_by_role("link", name="Inloggen met DigiD").click()
    log_in(page, LOW)
    expect(page.get_by_role("heading", name="U heeft met een te laag niveau")).to_be_visible()
    page.get_by_role("link", name="Inloggen met DigiD Midden").click()
    log_in(page, HIGH)
    expect(page).to_have_url(web + PRIVATE)


def test_who_is_logged_in_too_low_is_told_first(web: str, new_page: NewPage) -> None:
    page = new_page(script=False)
    page.goto(f"{web}/inloggen?als=burger&niveau=laag")
    log_in(page, LOW)
    page.goto(web + PRIVATE)
    expect(page.get_by_role("heading", name="een hoger niveau nodig")).to_be_visible()
    expect(page.get_by_text(f"Ingelogd als {LOW}")).to_be_visible()
    page.get_by_role("link", name="Inloggen met DigiD Midden").click()
    log_in(page, HIGH)
    expect(page).to_have_url(web + PRIVATE)


def test_who_gives_up_is_back_at_the_front_door(web: str, new_page: NewPage) -> None:
    page = new_page(script=False)
    page.goto(f"{web}/inloggen?als=burger")
    page.get_by_role("button", name="Niet inloggen").click()
    expect(page).to_have_url(f"{web}/")
    expect(page.get_by_role("button", name="Uitloggen")).to_have_count(0)


def test_log_out(web: str, new_page: NewPage) -> None:
    page = new_page(script=False)
    enter(page, web)
    page.get_by_role("button", name="Uitloggen").click()
    expect(page.get_by_role("heading", name="U bent uitgelogd")).to_be_visible()
    assert page.context.cookies() == []
    page.get_by_role("link", name="Ook uitloggen bij DigiD").click()
    page.get_by_role("link", name="Terug naar de site").click()
    expect(page).to_have_url(f"{web}/")
    page.go_back()
    page.goto(web + PRIVATE)
    expect(page.get_by_role("heading", name="Hoe wilt u inloggen?")).to_be_visible()


def test_session_of_one_municipality_is_nothing_at_another(
    cloud: Running, web: str, new_page: NewPage
) -> None:
    page = new_page()
    enter(page, web)
    (cookie,) = page.context.cookies()
    assert cookie["name"] == "__Host-sessie"
    assert cookie["httpOnly"]
    assert cookie["secure"]
    elsewhere = cloud.site(EINDHOVEN).web
    page.context.add_cookies([{**cookie, "domain": elsewhere.split("//")[1].split(":")[0]}])
    page.goto(elsewhere + PRIVATE)
    expect(page.get_by_role("heading", name="U bent niet meer ingelogd")).to_be_visible()
    expect(page.get_by_role("link", name="Inloggen met DigiD")).to_be_visible()


def test_a_form_on_another_site_does_nothing(cloud: Running, web: str, new_page: NewPage) -> None:
    """The browser itself says where a form stands: with a token, and from a neighbour."""
    page = new_page()
    enter(page, web)
    token = page.locator('form[action="/uitloggen"] input[name="csrf"]').get_attribute("value")
    neighbour = cloud.site(EINDHOVEN).web
    form = (
        f'<form method="post" action="{web}/uitloggen"><input name="csrf" value="{token}"><button>x'
    )
    page.route(neighbour + "/plaatje", lambda r: r.fulfill(body=form, content_type="text/html"))
    page.goto(neighbour + "/plaatje")
    page.get_by_role("button").click()
    expect(page.get_by_text("Dit formulier komt niet van deze site.")).to_be_visible()
    page.goto(web + PRIVATE)
    expect(page.get_by_role("heading", name="Mijn zaken", level=1)).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_pages_are_accessible(web: str, new_page: NewPage, width: int) -> None:
    page = new_page(width=width)
    pages: dict[str, str] = {}

    def check(name: str) -> None:
        accessible(page)
        pages[name] = served(page)

    page.goto(web + PRIVATE)
    check("choice")
    page.goto(f"{web}/inloggen?als=burger&reden=verlopen")
    check("idle")
    page.goto(f"{web}/inloggen?als=organisatie&niveau=hoog")
    log_in(page, "De Korenaar")
    check("too low")
    page.goto(f"{web}/inloggen/terug?state=x")
    check("refused")
    enter(page, web)
    page.get_by_role("button", name="Uitloggen").click()
    check("logged out")
    all_valid(pages)
