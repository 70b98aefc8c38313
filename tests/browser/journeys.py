"""What people do on the pages, step by step; the tests and the screenshots walk these."""

from __future__ import annotations

from datetime import date, timedelta

from playwright.sync_api import Page

CITIZEN = "Fatima Bouzid"
OTHER_CITIZEN = "Joris van den Akker"
COLLEAGUE = "Karim Haddad"
OFFICIALS = {"GM0757": "Lotte Smulders", "GM0772": "Sanne Verhoeven", "GM0632": "Roos Vermeulen"}


def log_in(page: Page, person: str) -> None:
    """On the stand-in identity provider: choose who you are."""
    page.get_by_role("button", name=person).click()


def proceed(page: Page) -> None:
    page.get_by_role("button", name="Verder", exact=True).click()


def tell_decision(page: Page, about: str) -> None:
    """Which decision; it was made known two weeks ago."""
    day = date.today() - timedelta(days=14)  # noqa: DTZ011 - any recent day will do
    page.get_by_label("Waar gaat het besluit over?").fill(about)
    page.get_by_label("Kenmerk van het besluit").fill("2026-0417")
    page.get_by_label("Dag", exact=True).fill(str(day.day))
    page.get_by_label("Maand", exact=True).fill(str(day.month))
    page.get_by_label("Jaar", exact=True).fill(str(day.year))


def tell_address(page: Page) -> None:
    page.get_by_label("Postcode").fill("5281 AB")
    page.get_by_label("Huisnummer").fill("1")
    page.get_by_label("Straat").fill("Markt")
    page.get_by_label("Woonplaats").fill("Boxtel")


def begin(page: Page, web: str, person: str = CITIZEN) -> None:
    """From the front door to the first question."""
    page.goto(web)
    page.get_by_role("link", name="Bezwaar en beroep").click()
    page.get_by_role("link", name="Bezwaar maken", exact=True).click()
    page.get_by_role("link", name="Inloggen met DigiD").click()
    log_in(page, person)
    page.get_by_role("button", name="inn").click()


def fill_in(page: Page, *, about: str) -> None:
    """Every question, from the first page to where all is read back."""
    tell_decision(page, about)
    proceed(page)
    page.get_by_label("Waarom bent u het er niet mee eens?").fill("Het plan is oud.")
    proceed(page)
    proceed(page)
    page.get_by_label("Wat is uw naam?").fill("F. Bouzid")
    proceed(page)
    tell_address(page)
    proceed(page)
    for _ in ("together with others", "somebody who speaks for one"):
        page.get_by_label("Nee", exact=True).check()
        proceed(page)
    proceed(page)
    page.get_by_role("heading", name="Klopt alles?").wait_for()


def send(page: Page) -> str:
    """Sign and send; returns the reference."""
    page.get_by_label("Ik dien hiermee mijn bezwaar in").check()
    page.get_by_role("button", name="Bezwaar indienen").click()
    page.get_by_role("heading", name="Wij hebben uw bezwaar ontvangen").wait_for()
    return str(page.locator("main strong").first.text_content())


def file_objection(page: Page, web: str, *, about: str, person: str = CITIZEN) -> str:
    """From the front door to the receipt; returns the reference."""
    begin(page, web, person)
    fill_in(page, about=about)
    return send(page)


def act(page: Page, title: str, button: str) -> None:
    """Open the page of an action, and send it as it is."""
    page.get_by_role("link", name=title).click()
    page.get_by_role("button", name=button).click()


def decide(drafter: Page, colleague: Page) -> None:
    """Not heard, a draft, and a colleague who takes it; both are on the page of the case."""
    drafter.get_by_role("link", name="Er wordt niet gehoord").click()
    drafter.get_by_label("c. De indiener wil niet worden gehoord").check()
    drafter.get_by_label("Toelichting").fill("Gebeld.")
    drafter.get_by_role("button", name="Vastleggen").click()
    drafter.get_by_role("link", name="Maak een ontwerp van de beslissing").click()
    drafter.get_by_label("Ongegrond", exact=True).check()
    drafter.get_by_label("Motivering").fill("Het besluit past bij het plan.")
    # The last: those that unfold below `Ja` come before it.
    drafter.get_by_role("group", name="Beslist u over").get_by_label("Nee").last.check()
    drafter.get_by_role("button", name="Ontwerp vastleggen").click()
    colleague.reload()
    act(colleague, "Stel de beslissing vast", "Beslissing vaststellen")


def open_work_list(page: Page, web: str, person: str) -> None:
    page.goto(f"{web}/bezwaar/werkvoorraad")
    log_in(page, person)
    page.get_by_role("heading", name="Werkvoorraad bezwaar").wait_for()
