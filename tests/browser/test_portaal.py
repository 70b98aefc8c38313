"""The portal in Chromium: read a message, tell a wish, choose a look; also by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import NewPage
from browser.journeys import CITIZEN, log_in
from browser.views import until
from running import Running
from system.test_portaal import filed

EINDHOVEN = "GM0772"
ADMIN = "Mo el Amrani"


def enter(page: Page, url: str, role: str, person: str) -> None:
    site = "/".join(url.split("/")[:3])
    page.goto(f"{site}/inloggen?als={role}&terug={url.removeprefix(site)}")
    log_in(page, person)
    expect(page).to_have_url(url)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("width", [320, 1280])
def test_a_new_message_is_read(cloud: Running, new_page: NewPage, script: bool, width: int) -> None:
    web = cloud.site(EINDHOVEN).web
    id_, about = filed(cloud)
    page = new_page(script=script, width=width)
    enter(page, f"{web}/mijn-zaken", "burger", CITIZEN)
    # The case and the message come by events of their own.
    until(f"Bezwaar: {about}")(page)
    until("nieuw")(page)
    page.get_by_role("link", name="nieuw").first.click()
    expect(page.get_by_role("heading", name="Nieuwe berichten")).to_be_visible()
    message = page.locator(f'main a[href="/berichten/bezwaar:bezwaar:{id_}:1"]')
    message.click()
    expect(page.get_by_text(about)).to_be_visible()
    expect(page.get_by_text("Door u gelezen")).to_be_visible()
    page.get_by_role("link", name="Bekijk uw zaak").click()
    expect(page).to_have_url(f"{web}/bezwaar/zaken/{id_}")


def test_a_wish_by_keyboard_alone(cloud: Running, new_page: NewPage) -> None:
    """From the footer of a page to the thanks, with a mistake on the way; no script, no mouse."""
    web = cloud.site(EINDHOVEN).web
    page = new_page(script=False, width=320)
    page.goto(f"{web}/contact")
    page.get_by_role("contentinfo").get_by_role("link", name="Wat vindt u").focus()
    page.keyboard.press("Enter")
    expect(page.locator('input[name="pagina"]')).to_have_value("/contact")
    page.get_by_label("Wat kan er beter?").focus()
    page.keyboard.type("Te kort")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page).to_have_title("Fout: Wat vindt u van deze pagina? - Eindhoven")
    expect(page.get_by_role("alert")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Wat kan er beter?")).to_be_focused()
    expect(page.get_by_label("Als inwoner")).to_be_checked()
    page.keyboard.press("End")
    page.keyboard.type(": graag een knop om af te drukken")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Dank u wel")).to_be_visible()


def test_the_work_list_is_narrowed_down(cloud: Running, new_page: NewPage) -> None:
    filed(cloud)
    web = cloud.site(EINDHOVEN).web
    page = new_page(script=False)
    enter(page, f"{web}/werkvoorraad", "medewerker", ADMIN)
    until("Beslissen op bezwaar")(page)
    page.get_by_role("link", name="Alleen te laat").click()
    expect(page.get_by_text("Niets is te laat.")).to_be_visible()
    page.get_by_role("link", name="Bezwaar en beroep").click()
    page.get_by_role("link", name="Alles", exact=True).click()
    expect(page).to_have_url(f"{web}/werkvoorraad?termijn=alles&toepassing=bezwaar")
    page.get_by_role("link", name="Beslissen op bezwaar").first.click()
    expect(page.get_by_role("heading", name="Wat er is gebeurd")).to_be_visible()


def test_another_main_colour_is_seen_and_an_unreadable_one_refused(
    cloud: Running, new_page: NewPage
) -> None:
    web = cloud.site(EINDHOVEN).web
    page = new_page()
    enter(page, f"{web}/beheer/huisstijl", "medewerker", ADMIN)
    before = page.get_by_label("Hoofdkleur").input_value()
    page.get_by_label("Hoofdkleur").fill("#ffdd00")
    page.get_by_role("button", name="Huisstijl opslaan").click()
    expect(page.get_by_role("alert")).to_contain_text("niet goed te lezen")
    for colour, shown in (("#123456", "rgb(18, 52, 86)"), (before, None)):
        page.get_by_label("Hoofdkleur").fill(colour)
        page.get_by_role("button", name="Huisstijl opslaan").click()
        expect(page.get_by_text("Gekozen op")).to_be_visible()
        if shown:
            visitor = new_page()
            visitor.goto(web)
            expect(visitor.locator(".hero")).to_have_css("background-color", shown)
