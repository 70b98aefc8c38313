"""bezwaar's pages in process: the resident and the official."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from applications.gateway import Browser, Reply
from gemeengoed.identity import Role
from gemeengoed.manifest import Assurance

LogIn = Callable[..., Browser]
FIELDS = {
    "besluit.omschrijving": "Weigering omgevingsvergunning",
    "besluit.kenmerk": "2026-0417",
    "besluit.bekendgemaaktOp.dag": "2",
    "besluit.bekendgemaaktOp.maand": "11",
    "besluit.bekendgemaaktOp.jaar": "2026",
    "gronden": "Het bestemmingsplan is oud.",
    "indiener.naam": "J. de Vries",
    "indiener.adres.straat": "Markt",
    "indiener.adres.huisnummer": "1",
    "indiener.adres.toevoeging": "",
    "indiener.adres.postcode": "5281ab",
    "indiener.adres.woonplaats": "Boxtel",
    "ondertekend": "ja",
}


def hidden(reply: Reply) -> dict[str, str]:
    """The hidden fields of the first form with a once-token."""
    form = reply.text[reply.text.index('name="eenmalig"') - 200 :]
    found = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)
    return dict(reversed(found)) | dict(found[:3])


def file(browser: Browser, **changes: str) -> Reply:
    page = browser.get("/bezwaar/nieuw")
    named = {k.replace("__", "."): v for k, v in changes.items()}
    return browser.post("/bezwaar/nieuw", FIELDS | named | hidden(page))


def test_resident_files_and_sees_the_receipt(log_in: LogIn) -> None:
    resident = log_in(Role.BURGER)
    posted = file(resident)
    assert posted.status == 303
    receipt = resident.get(posted.location)
    assert receipt.status == 200
    assert "25 januari 2027" in receipt.text
    assert "Waarom deze datum?" in receipt.text
    assert "artikel 7:10 lid 1" in receipt.text
    assert "5281 AB" in receipt.text
    assert "Weigering omgevingsvergunning" in resident.get("/bezwaar").text


def test_pressing_twice_files_once(log_in: LogIn) -> None:
    resident = log_in(Role.BURGER)
    page = resident.get("/bezwaar/nieuw")
    first = resident.post("/bezwaar/nieuw", FIELDS | hidden(page))
    again = resident.post("/bezwaar/nieuw", FIELDS | hidden(page))
    assert first.location == again.location
    assert resident.get("/bezwaar").text.count("/bezwaar/zaken/") == 1


def test_another_persons_case_is_not_there(log_in: LogIn) -> None:
    location = file(log_in(Role.BURGER, "p1")).location
    assert log_in(Role.BURGER, "p2").get(location).status == 404


@pytest.mark.parametrize(
    ("field", "value", "anchor"),
    [
        ("besluit__bekendgemaaktOp__maand", "13", "besluit.bekendgemaaktOp"),
        ("besluit__bekendgemaaktOp__jaar", "2027", "besluit.bekendgemaaktOp"),
        ("indiener__adres__postcode", "0000", "indiener.adres.postcode"),
        ("indiener__adres__huisnummer", "één", "indiener.adres.huisnummer"),
        ("indiener__naam", " ", "indiener.naam"),
        ("ondertekend", "", "ondertekend"),
    ],
)
def test_error_at_the_field_and_nothing_lost(
    log_in: LogIn, field: str, value: str, anchor: str
) -> None:
    reply = file(log_in(Role.BURGER), **{field: value})
    assert reply.status == 422
    assert "<title>Fout: " in reply.text
    assert f'href="#{anchor}"' in reply.text
    assert f'id="{anchor}"' in reply.text
    assert f'id="{anchor}-fout"' in reply.text
    assert "Het bestemmingsplan is oud." in reply.text


def test_script_in_the_grounds_is_text(log_in: LogIn) -> None:
    resident, evil = log_in(Role.BURGER), "<script>alert(1)</script>\"'&"
    location = file(resident, gronden=evil, besluit__omschrijving=evil).location
    official = log_in(Role.MEDEWERKER)
    case = location.split("/")[3]
    for page in (
        resident.get(location),
        resident.get("/bezwaar"),
        official.get("/bezwaar/werkvoorraad"),
        official.get(f"/bezwaar/werkvoorraad/{case}"),
    ):
        assert page.status == 200
        assert "<script" not in page.text
        assert "&lt;script&gt;" in page.text


def test_official_decides_from_the_work_list(log_in: LogIn) -> None:
    case = file(log_in(Role.BURGER)).location.split("/")[3]
    official = log_in(Role.MEDEWERKER, "m1")
    assert case in official.get("/bezwaar/werkvoorraad").text
    page = official.get(f"/bezwaar/werkvoorraad/{case}")
    answers = {
        "dictum": "ongegrond",
        "motivering": "Daarom.",
        "nietGehoord": "",
        "gehoordOp.dag": "",
    }
    refused = official.post(f"/bezwaar/werkvoorraad/{case}/besluit", answers | hidden(page))
    assert refused.status == 409
    assert "Awb 7:2" in refused.text
    done = official.post(
        f"/bezwaar/werkvoorraad/{case}/besluit", answers | hidden(page) | {"nietGehoord": "c"}
    )
    assert done.status == 303
    assert "Ongegrond" in official.get(done.location).text
    assert case not in official.get("/bezwaar/werkvoorraad").text


def test_two_officials_decide_at_once(log_in: LogIn) -> None:
    case = file(log_in(Role.BURGER)).location.split("/")[3]
    first, second = log_in(Role.MEDEWERKER, "m1"), log_in(Role.MEDEWERKER, "m2")
    url = f"/bezwaar/werkvoorraad/{case}"
    pages = first.get(url), second.get(url)
    answers = {"dictum": "ongegrond", "motivering": "Daarom.", "nietGehoord": "c"}
    assert first.post(f"{url}/besluit", answers | hidden(pages[0])).status == 303
    late = second.post(f"{url}/besluit", answers | hidden(pages[1]))
    assert late.status == 412
    assert "intussen gewijzigd" in late.text


def test_each_page_is_for_its_role(log_in: LogIn) -> None:
    resident, official = log_in(Role.BURGER), log_in(Role.MEDEWERKER)
    nobody = Browser(official.handler)
    assert resident.get("/bezwaar/werkvoorraad").status == 403
    assert official.get("/bezwaar/nieuw").status == 403
    to_login = nobody.get("/bezwaar/nieuw")
    assert to_login.status == 303
    assert to_login.location.startswith("/inloggen?als=burger")
    assert nobody.get("/bezwaar").status == 200
    low = log_in(Role.BURGER, "p9", Assurance.LAAG)
    assert "niveau=midden" in low.get("/bezwaar/nieuw").location
