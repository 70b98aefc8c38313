"""The resident objects and the official decides, in Chromium, on the local cloud."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from browser.conftest import NewPage
from browser.journeys import (
    CITIZEN,
    OFFICIALS,
    OTHER_CITIZEN,
    file_objection,
    fill_in,
    log_in,
    open_work_list,
)
from running import Running

BOXTEL = "GM0757"
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def accessible(page: Page) -> None:
    """axe finds nothing, and nothing sticks out at the side."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": _RULES}})
    assert found.violations_count == 0, found.generate_report()
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, f"{page.url} is {wide} px too wide"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_object_and_decide(cloud: Running, new_page: NewPage, script: bool) -> None:
    web = cloud.site(BOXTEL).web
    about = f"Dakkapel {'met' if script else 'zonder'} script"
    resident = new_page(script=script)
    reference = file_objection(resident, web, about=about)
    assert reference.startswith("BZW-")
    expect(resident.get_by_text("Wij beslissen uiterlijk op")).to_be_visible()
    resident.get_by_text("Waarom deze datum?").click()
    expect(resident.get_by_text("artikel 7:10 lid 1")).to_be_visible()

    official = new_page(script=script)
    open_work_list(official, web, OFFICIALS[BOXTEL])
    official.get_by_role("link", name=about).click()
    official.get_by_label("Ongegrond", exact=True).check()
    official.get_by_label("Motivering").fill("Het besluit past bij het plan.")
    official.get_by_label("c. De indiener wil niet worden gehoord").check()
    official.get_by_role("button", name="Beslissing vastleggen").click()
    expect(official.get_by_role("heading", name="De beslissing")).to_be_visible()
    official.get_by_role("link", name="Terug naar de werkvoorraad").click()
    expect(official.get_by_role("link", name=about)).to_have_count(0)

    resident.reload()
    expect(resident.get_by_text("Het besluit past bij het plan.")).to_be_visible()


def test_wrong_fields_are_told_and_kept(cloud: Running, new_page: NewPage) -> None:
    page = new_page(script=False)
    page.goto(f"{cloud.site(BOXTEL).web}/bezwaar/nieuw")
    log_in(page, CITIZEN)
    fill_in(page)
    page.get_by_label("Maand", exact=True).fill("13")
    page.get_by_label("Postcode").fill("oeps")
    page.get_by_role("button", name="Bezwaar indienen").click()
    expect(page).to_have_title("Fout: Bezwaar maken - Boxtel")
    summary = page.get_by_role("alert")
    expect(summary.get_by_role("link")).to_have_count(2)
    summary.get_by_role("link", name="postcode").click()
    expect(page.locator(":focus")).to_have_attribute("id", "indiener.adres.postcode")
    expect(page.get_by_label("Waarom bent u het er niet mee eens?")).to_have_value(
        "Het plan is oud."
    )


def test_by_keyboard_only(cloud: Running, new_page: NewPage) -> None:
    page = new_page()
    page.goto(cloud.site(BOXTEL).web)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Naar de inhoud")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Bezwaar en beroep")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Bezwaar maken")).to_be_visible()


def test_anothers_case_cannot_be_seen(cloud: Running, new_page: NewPage) -> None:
    web = cloud.site(BOXTEL).web
    resident = new_page()
    file_objection(resident, web, about="Alleen van mij")
    address = resident.url
    other = new_page()
    other.goto(address)
    log_in(other, OTHER_CITIZEN)
    expect(other.get_by_role("heading", name="Niet gevonden")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_is_accessible(cloud: Running, new_page: NewPage, width: int) -> None:
    web = cloud.site(BOXTEL).web
    page = new_page(width=width)
    page.goto(web)
    accessible(page)
    page.goto(f"{web}/bestaat-niet")
    accessible(page)
    page.goto(f"{web}/bezwaar")
    accessible(page)
    page.goto(f"{web}/bezwaar/nieuw")
    log_in(page, CITIZEN)
    accessible(page)
    page.get_by_role("button", name="Bezwaar indienen").click()
    accessible(page)
    fill_in(page, about=f"Toegankelijk op {width}")
    page.get_by_role("button", name="Bezwaar indienen").click()
    page.get_by_text("Waarom deze datum?").click()
    accessible(page)
    official = new_page(width=width)
    open_work_list(official, web, OFFICIALS[BOXTEL])
    accessible(official)
    official.get_by_role("link", name=f"Toegankelijk op {width}").click()
    accessible(official)
    page.goto(cloud.site("cooperatie").web)
    accessible(page)
