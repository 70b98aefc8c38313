"""The resident objects and the official decides, in Chromium, on the local cloud."""

from __future__ import annotations

import re
import uuid
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import NewPage
from browser.journeys import (
    CITIZEN,
    COLLEAGUE,
    OFFICIALS,
    OTHER_CITIZEN,
    begin,
    decide,
    file_objection,
    fill_in,
    log_in,
    open_work_list,
    proceed,
    send,
    tell_decision,
)
from gemeengoed.clock import AMSTERDAM
from running import Running

BOXTEL = "GM0757"
# A private page: who is not logged in must choose how.
PRIVATE = "/bezwaar/maken"


def enter(page: Page, web: str, person: str = CITIZEN) -> None:
    page.goto(web + PRIVATE)
    page.get_by_role("link", name="Inloggen met DigiD").click()
    log_in(page, person)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("width", [320, 1280])
def test_object_and_decide(cloud: Running, new_page: NewPage, script: bool, width: int) -> None:
    web = cloud.site(BOXTEL).web
    about = f"Dakkapel {uuid.uuid4().hex[:8]}"
    resident = new_page(script=script, width=width)
    reference = file_objection(resident, web, about=about)
    assert reference.startswith("BZW-")
    expect(resident.get_by_text("Wij beslissen uiterlijk op")).to_be_visible()
    resident.get_by_text("Waarom deze datum?").click()
    expect(resident.get_by_text("artikel 7:10 lid 1")).to_be_visible()

    official, colleague = (new_page(script=script, width=width) for _ in range(2))
    for page, person in ((official, OFFICIALS[BOXTEL]), (colleague, COLLEAGUE)):
        open_work_list(page, web, person)
        page.get_by_role("link", name=about).click()
    decide(official, colleague)
    expect(colleague.get_by_role("heading", name="De beslissing")).to_be_visible()
    colleague.get_by_role("link", name="De beslissing is verstuurd").click()
    today = datetime.now(AMSTERDAM)
    for part, value in (("Dag", today.day), ("Maand", today.month), ("Jaar", today.year)):
        colleague.get_by_label(part, exact=True).fill(str(value))
    colleague.get_by_role("button", name="Bekendmaking vastleggen").click()
    expect(colleague.get_by_text("Beroep instellen kan tot en met")).to_be_visible()
    colleague.get_by_role("link", name="Terug naar de werkvoorraad").click()
    expect(colleague.get_by_role("link", name=about)).to_have_count(0)

    resident.reload()
    expect(resident.get_by_text("Het besluit past bij het plan.")).to_be_visible()


def test_what_hangs_on_an_answer_is_there_when_it_is_given(
    cloud: Running, new_page: NewPage
) -> None:
    web = cloud.site(BOXTEL).web
    file_objection(new_page(), web, about="Uitklappen")
    page = new_page(script=False)
    open_work_list(page, web, OFFICIALS[BOXTEL])
    page.get_by_role("link", name="Uitklappen").first.click()
    page.get_by_role("link", name="Maak een ontwerp").click()
    reason = page.get_by_label("Te laat ingediend")
    expect(reason).to_be_hidden()
    page.get_by_label("Niet-ontvankelijk", exact=True).check()
    expect(reason).to_be_visible()
    page.get_by_label("Ongegrond", exact=True).check()
    expect(reason).to_be_hidden()


def test_wrong_fields_are_told_and_kept(cloud: Running, new_page: NewPage) -> None:
    page = new_page(script=False)
    begin(page, cloud.site(BOXTEL).web)
    tell_decision(page, "Een besluit")
    page.get_by_label("Maand", exact=True).fill("13")
    page.get_by_label("Kenmerk van het besluit").fill("")
    proceed(page)
    expect(page).to_have_title("Fout: Tegen welk besluit maakt u bezwaar? - Bezwaar maken - Boxtel")
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_count(2)
    summary.get_by_role("link", name="Kenmerk").click()
    expect(page.locator(":focus")).to_have_attribute("id", "besluit.kenmerk")
    expect(page.get_by_label("Waar gaat het besluit over?")).to_have_value("Een besluit")


def test_stopping_and_going_on_later(cloud: Running, new_page: NewPage) -> None:
    web = cloud.site(BOXTEL).web
    page = new_page(script=False)
    begin(page, web, OTHER_CITIZEN)
    tell_decision(page, "Halverwege")
    proceed(page)
    page.get_by_label("Waarom bent u het er niet mee eens?").fill("Half een reden")
    page.get_by_role("button", name="Bewaren en later verder").click()
    expect(page.get_by_text("Het is nog niet verstuurd.")).to_be_visible()
    page.get_by_role("button", name="Uitloggen").click()

    again = new_page(script=False)
    enter(again, web, OTHER_CITIZEN)
    again.get_by_role("link", name="Ga verder met wat u").first.click()
    again.get_by_role("link", name="Waarom u het er niet mee eens bent").click()
    expect(again.get_by_label("Waarom bent u het er niet mee eens?")).to_have_value(
        "Half een reden"
    )


def test_changing_what_was_read_back(cloud: Running, new_page: NewPage) -> None:
    page = new_page(script=False)
    begin(page, cloud.site(BOXTEL).web)
    fill_in(page, about="Nog te wijzigen")
    page.get_by_role("link", name=re.compile("Wijzigen ?: Wat is uw naam")).click()
    page.get_by_label("Wat is uw naam?").fill("Fatima B.")
    proceed(page)
    expect(page.get_by_role("heading", name="Klopt alles?")).to_be_visible()
    expect(page.get_by_text("Fatima B.")).to_be_visible()
    send(page)


def test_documents(cloud: Running, new_page: NewPage, tmp_path: Path) -> None:
    """Straight to the bucket and back, refused by its content, and given back as it was."""
    good, liar, large = (tmp_path / f"{n}.pdf" for n in ("brief één", "geen", "groot"))
    good.write_bytes(b"%PDF-1.7 " + b"0" * 3000)
    liar.write_bytes(b"MZ een programma")
    large.write_bytes(b"%PDF-1.7 " + b"0" * 21 * 1024 * 1024)
    page = new_page(script=False)
    begin(page, cloud.site(BOXTEL).web)
    tell_decision(page, "Met een document")
    proceed(page)
    proceed(page)
    for file, said in ((liar, "geen PDF, JPG of PNG"), (large, "te groot: 21,0 MB")):
        page.get_by_label("Kies een document").set_input_files(file)
        page.get_by_role("button", name="Document toevoegen").click()
        expect(page.get_by_role("alert").get_by_role("link", name=said)).to_be_visible()
    page.get_by_label("Kies een document").set_input_files(good)
    page.get_by_role("button", name="Document toevoegen").click()
    expect(page.get_by_text("brief één.pdf").first).to_be_visible()
    expect(page).not_to_have_url(re.compile("key="))
    form = page.url.rpartition("/")[0]
    for slug in ("naam", "adres", "samen"):
        page.goto(f"{form}/{slug}")
    page.goto(form)
    expect(page.get_by_role("listitem").filter(has_text="Documenten")).to_contain_text("Nog te")
    page.get_by_role("link", name="Documenten").click()
    page.get_by_role("button", name="Verwijderen brief één.pdf").click()
    expect(page.get_by_text("brief één.pdf")).to_have_count(0)


def test_a_document_comes_back_as_it_was(cloud: Running, new_page: NewPage, tmp_path: Path) -> None:
    file = tmp_path / "foto.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + b"foto" * 1000)
    resident = new_page()
    web = cloud.site(BOXTEL).web
    begin(resident, web)
    fill_in(resident, about="Met een foto")
    resident.get_by_role("link", name=re.compile("Wijzigen ?: Wilt u documenten")).click()
    resident.get_by_label("Kies een document").set_input_files(file)
    resident.get_by_role("button", name="Document toevoegen").click()
    proceed(resident)
    resident.goto(resident.url.rpartition("/")[0] + "/controleren")
    send(resident)
    official = new_page()
    open_work_list(official, web, OFFICIALS[BOXTEL])
    official.get_by_role("link", name="Met een foto").click()
    for page in (resident, official):
        with page.expect_download() as download:
            page.get_by_role("link", name="foto.png").click()
        assert download.value.suggested_filename == "foto.png"
        assert download.value.path().read_bytes() == file.read_bytes()


def test_by_keyboard_only(cloud: Running, new_page: NewPage) -> None:
    """From the front door to a filed objection, without a mouse and without script."""
    page = new_page(script=False)
    keys = page.keyboard

    def tab_to(name: str) -> None:
        """Tab until this has the focus; no more than a patient person would."""
        for _ in range(40):
            keys.press("Tab")
            focused = page.locator(":focus")
            said = focused.evaluate(
                "e => [e.innerText, e.value, ...[...(e.labels ?? [])].map(l => l.innerText)]"
                ".join('|')"
            )
            if name in said:
                return
        raise AssertionError(f"no way to {name!r} on {page.url}")

    def enter() -> None:
        with page.expect_navigation():
            keys.press("Enter")

    def answer(label: str, text: str) -> None:
        tab_to(label)
        keys.type(text)

    page.goto(cloud.site(BOXTEL).web)
    keys.press("Tab")
    expect(page.locator(":focus")).to_have_text("Naar de inhoud")
    for link in ("Bezwaar en beroep", "Bezwaar maken", "Inloggen met DigiD", CITIZEN, "inn"):
        tab_to(link)
        enter()
    for label, text in (
        ("Waar gaat het", "Met het toetsenbord"),
        ("Kenmerk", "1"),
        ("Dag", "2"),
        ("Maand", "11"),
        ("Jaar", "2026"),
    ):
        answer(label, text)
    enter()
    tab_to("Waarom bent u")
    tab_to("Verder")
    enter()
    page.get_by_role("heading", name="Documenten").wait_for()
    tab_to("Verder")
    enter()
    answer("Wat is uw naam?", "Fatima")
    enter()
    for label, text in (
        ("Postcode", "5281AB"),
        ("Huisnummer", "1"),
        ("Straat", "Markt"),
        ("Woonplaats", "Boxtel"),
    ):
        answer(label, text)
    enter()
    for question in ("Maakt u dit bezwaar samen", "Spreekt iemand anders"):
        page.get_by_role("group", name=question).wait_for()
        tab_to("Ja")
        keys.press("ArrowDown")
        enter()
    page.get_by_role("heading", name="Kosten en de rechter").wait_for()
    tab_to("Verder")
    enter()
    page.get_by_role("heading", name="Klopt alles?").wait_for()
    tab_to("Ik dien hiermee")
    keys.press("Space")
    enter()
    expect(page.get_by_role("heading", name="Wij hebben uw bezwaar ontvangen")).to_be_visible()


def test_anothers_case_cannot_be_seen(cloud: Running, new_page: NewPage) -> None:
    web = cloud.site(BOXTEL).web
    resident = new_page()
    file_objection(resident, web, about="Alleen van mij")
    other = new_page()
    enter(other, web, OTHER_CITIZEN)
    other.goto(resident.url)
    expect(other.get_by_role("heading", name="Niet gevonden")).to_be_visible()


def test_session_of_one_municipality_is_nothing_at_another(
    cloud: Running, new_page: NewPage
) -> None:
    page = new_page()
    enter(page, cloud.site(BOXTEL).web)
    expect(page.get_by_role("button", name="Uitloggen")).to_be_visible()
    (cookie,) = page.context.cookies()
    assert cookie["name"] == "__Host-sessie"
    assert cookie["httpOnly"]
    assert cookie["secure"]
    elsewhere = cloud.site("GM0772").web
    page.context.add_cookies([{**cookie, "domain": elsewhere.split("//")[1].split(":")[0]}])
    page.goto(elsewhere + PRIVATE)
    expect(page.get_by_role("link", name="Inloggen met DigiD")).to_be_visible()
