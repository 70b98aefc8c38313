"""The pages on which administrators write the texts of letters."""

from __future__ import annotations

import base64
import re
from html import unescape
from typing import Any

import pytest

from applications.brieven.conftest import LogIn
from applications.brieven.pdf import text
from applications.gateway import Browser, Reply
from brieven.soorten import alle
from gemeengoed.identity import Role

URL = "/brieven/teksten/bezwaar/verdaging"
OWN = "# Het duurt langer\r\n\r\nBeste {{ aan.naam }}, het wordt {{ termijn.eind }}.\r\n"
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


def hidden(page: str) -> dict[str, str]:
    """The fields that a page itself puts in its first form after the header."""
    main = page[page.index("<main") :]
    form = main[: main.index("</form>")]
    return {n: unescape(v) for n, v in _HIDDEN.findall(form)}


def send(browser: Browser, url: str, **fields: str) -> Reply:
    return browser.post(url, {**hidden(browser.get(url).text), **fields})


def area(page: str) -> str:
    found = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.DOTALL)
    assert found
    return unescape(found[1])


def test_all_letters_are_listed(beheerder: LogIn) -> None:
    page = beheerder().get("/brieven").text
    for soort in alle().values():
        assert f"/brieven/teksten/{soort.naam}" in page
        assert soort.wet in page
    assert page.count("eigen tekst") == 0


@pytest.mark.parametrize("naam", sorted(alle()))
def test_a_text_begins_as_the_original(beheerder: LogIn, naam: str) -> None:
    page = beheerder().get(f"/brieven/teksten/{naam}")
    assert page.status == 200
    assert area(page.text) == alle()[naam].standaard.rstrip("\n") + "\n"
    van_bezwaar = naam.startswith("bezwaar/") and not naam.endswith("doorzending")
    assert ("besluit.omschrijving" in page.text) == van_bezwaar
    assert "Terug naar de standaardtekst" not in page.text


def test_a_text_is_kept_and_can_be_taken_back(beheerder: LogIn) -> None:
    browser = beheerder()
    assert send(browser, URL, tekst=OWN, actie="bewaren").location == URL
    page = browser.get(URL).text
    assert area(page).strip() == OWN.replace("\r\n", "\n").strip()
    assert "Mo el Amrani: tekst gewijzigd" in page
    assert "Terug naar de standaardtekst" in page
    assert "eigen tekst" in browser.get("/brieven").text
    assert send(browser, URL, actie="terug").location == URL
    page = browser.get(URL).text
    assert area(page) == alle()["bezwaar/verdaging"].standaard
    assert "Mo el Amrani: weer de standaard" in page
    assert "Terug naar de standaardtekst" not in page
    assert "Het duurt langer" in page
    assert "eigen tekst" not in browser.get("/brieven").text


def test_the_same_form_twice_is_one_version(beheerder: LogIn) -> None:
    browser = beheerder()
    fields = {**hidden(browser.get(URL).text), "tekst": OWN, "actie": "bewaren"}
    assert [browser.post(URL, fields).status for _ in range(2)] == [303, 303]
    assert browser.get(URL).text.count("tekst gewijzigd") == 1


def test_who_was_second_loses_nothing_and_is_told(beheerder: LogIn) -> None:
    first, second = beheerder(), beheerder()
    fields = {**hidden(second.get(URL).text), "tekst": OWN + "Van de tweede", "actie": "bewaren"}
    send(first, URL, tekst=OWN, actie="bewaren")
    reply = second.post(URL, fields)
    assert reply.status == 412
    assert "Deze tekst is intussen gewijzigd" in reply.text
    assert f'href="{URL}" target="_blank"' in reply.text
    assert "Van de tweede" in area(reply.text)
    again = {**hidden(reply.text), "tekst": area(reply.text), "actie": "bewaren"}
    assert second.post(URL, again).status == 303
    assert "Van de tweede" in area(first.get(URL).text)


def test_who_wants_the_original_back_of_a_text_that_changed_sees_that_text(
    beheerder: LogIn,
) -> None:
    first, second = beheerder(), beheerder()
    send(first, URL, tekst=OWN, actie="bewaren")
    fields = {**hidden(second.get(URL).text), "actie": "terug"}
    send(first, URL, tekst=OWN + "Nieuwer", actie="bewaren")
    reply = second.post(URL, fields)
    assert reply.status == 412
    assert "Nieuwer" in area(reply.text)


@pytest.mark.parametrize("hoe", ["kort", "lang"])
def test_an_example_is_shown_of_what_is_not_kept_yet(beheerder: LogIn, hoe: str) -> None:
    browser = beheerder()
    reply = send(browser, URL, tekst=OWN, actie=f"voorbeeld-{hoe}")
    assert reply.status == 200
    assert reply.headers["content-type"] == "application/pdf"
    assert reply.headers["content-disposition"] == 'attachment; filename="voorbeeld-verdaging.pdf"'
    assert "Het duurt langer" in text(base64.b64decode(reply.text))
    assert "Het duurt langer" not in browser.get(URL).text


@pytest.mark.parametrize("actie", ["bewaren", "voorbeeld-kort"])
@pytest.mark.parametrize(
    ("bron", "says"),
    [
        ("", "Dit veld is verplicht."),
        ("Zonder kop", "Begin met het onderwerp"),
        ("# Kop\n\n{{ onbekend }}", "Regel 3: onbekend bestaat niet."),
        ("# Kop\n\n{{ ''.__class__ }}", "Regel 3:"),
        ("# Kop\n\n{% if reden %}x", "hier klopt iets niet"),
        ("# Kop\n\n" + "x" * 20_001, "te lang"),
        ("# Kop\n\n{{ uw_kenmerk }}", "{% if"),
        ("# Kop\n\n<script>alert(1)</script>{{ x }}", "x bestaat niet"),
    ],
)
def test_what_is_wrong_stands_at_the_field(
    beheerder: LogIn, actie: str, bron: str, says: str
) -> None:
    browser = beheerder()
    reply = send(browser, URL, tekst=bron, actie=actie)
    assert reply.status == 422
    assert says in unescape(reply.text)
    assert 'id="tekst-fout"' in reply.text
    assert "<title>Fout: " in reply.text
    assert "<script>alert" not in reply.text
    assert area(reply.text).strip() == bron.strip()
    assert area(browser.get(URL).text) == alle()["bezwaar/verdaging"].standaard


@pytest.mark.parametrize("fields", [{}, {"actie": "weg"}, {"versie": "x"}, {"versie": "99999"}])
def test_a_form_that_was_tampered_with_is_an_error_at_the_field(
    beheerder: LogIn, fields: dict[str, str]
) -> None:
    browser = beheerder()
    reply = send(browser, URL, **({"tekst": OWN} | fields))
    assert reply.status == (412 if "versie" in fields else 303)


@pytest.mark.parametrize("path", ["/bezwaar/onbekend", "/x/verdaging", "/bezwaar/..%2f"])
def test_a_letter_that_there_is_not(beheerder: LogIn, path: str) -> None:
    assert beheerder().get(f"/brieven/teksten{path}").status == 404


PAGES = ["/brieven", URL, "/brieven/papier"]


@pytest.mark.parametrize("url", PAGES)
def test_only_for_administrators(beheerder: LogIn, url: str) -> None:
    assert beheerder("behandelaar").get(url).status == 403
    assert beheerder(role=Role.BURGER).get(url).status == 403
    nobody = Browser(beheerder().handler)
    assert nobody.get(url).location.startswith("/inloggen?als=medewerker")


@pytest.mark.parametrize("url", PAGES[1:])
def test_only_by_a_form_of_ours(beheerder: LogIn, url: str) -> None:
    assert beheerder().post(url, {"tekst": OWN, "actie": "bewaren"}).status == 403


# ---- the letterhead

BLAD = {
    "kleur": "#7A1F5C",
    "postadres": "Postbus 10000, 5280 DA Boxtel",
    "telefoon": "0411 65 59 11",
    "email": "info@boxtel.example",
    "website": "www.boxtel.example",
    "ondertekenaar": "Teammanager",
}


def test_the_letterhead_is_kept_and_used(beheerder: LogIn) -> None:
    browser = beheerder()
    assert "nog niet ingevuld" in browser.get("/brieven").text
    assert send(browser, "/brieven/papier", **BLAD).location == "/brieven/papier"
    page = browser.get("/brieven/papier").text
    for value in ("#7a1f5c", "0411655911", "Postbus 10000, 5280 DA Boxtel"):
        assert f'value="{value}"' in page
    assert "nog niet ingevuld" not in browser.get("/brieven").text
    pdf = base64.b64decode(send(browser, URL, tekst=OWN, actie="voorbeeld-kort").text)
    assert "Telefoon: 0411655911" in text(pdf)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kleur", "rood"),
        ("kleur", '#000000"); evil("'),
        ("telefoon", "1"),
        ("email", "geen adres"),
        ("website", "x" * 101),
        ("postadres", "x" * 201),
        ("ondertekenaar", "a\nb"),
    ],
)
def test_a_letterhead_that_is_wrong(beheerder: LogIn, field: str, value: str) -> None:
    reply = send(beheerder(), "/brieven/papier", **(BLAD | {field: value}))
    assert reply.status == 422
    assert f'id="{field}-fout"' in reply.text


def test_a_letterhead_can_be_emptied(beheerder: LogIn) -> None:
    browser = beheerder()
    send(browser, "/brieven/papier", **BLAD)
    empty: dict[str, Any] = dict.fromkeys(BLAD, "")
    assert send(browser, "/brieven/papier", **empty).status == 303
    assert "Postbus" not in browser.get("/brieven/papier").text.replace("Bijvoorbeeld: Postbus", "")
