"""bezwaar's pages in process: the resident and the official."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from applications.bezwaar.pages import STEPS, begin, file, fill_in, send, step
from applications.gateway import Browser
from gemeengoed.identity import Role
from gemeengoed.manifest import Assurance

LogIn = Callable[..., Browser]


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
    form = begin(resident)
    fill_in(resident, form)
    first, again = send(resident, form), send(resident, form)
    assert first.location == again.location
    assert resident.get("/bezwaar").text.count("/bezwaar/zaken/") == 1


def test_another_persons_case_is_not_there(log_in: LogIn) -> None:
    location = file(log_in(Role.BURGER, "p1")).location
    assert log_in(Role.BURGER, "p2").get(location).status == 404


@pytest.mark.parametrize(
    ("slug", "field", "value", "anchor"),
    [
        ("besluit", "besluit.bekendgemaaktOp.maand", "13", "besluit.bekendgemaaktOp"),
        ("besluit", "besluit.bekendgemaaktOp.jaar", "2027", "besluit.bekendgemaaktOp"),
        ("besluit", "besluit.bekendgemaaktOp.jaar", "1066", "besluit.bekendgemaaktOp"),
        ("besluit", "besluit.kenmerk", " - ", "besluit.kenmerk"),
        ("adres", "indiener.adres.postcode", "0000", "indiener.adres.postcode"),
        ("adres", "indiener.adres.huisnummer", "één", "indiener.adres.huisnummer"),
        ("naam", "indiener.naam", " ", "indiener.naam"),
        ("samen", "_samen", "", "_samen"),
    ],
)
def test_error_at_the_field_and_nothing_lost(
    log_in: LogIn, slug: str, field: str, value: str, anchor: str
) -> None:
    resident = log_in(Role.BURGER)
    reply = step(resident, begin(resident), slug, **{field: value})
    assert reply.status == 422
    assert "<title>Fout: " in reply.text
    assert f'href="#{anchor}"' in reply.text
    assert f'id="{anchor}"' in reply.text
    assert f'id="{anchor}-fout"' in reply.text
    for name, kept in STEPS[slug].items():
        if name != field and kept and not name.startswith("_"):
            assert f'value="{kept}"' in reply.text


def test_the_signature_is_asked_at_the_end(log_in: LogIn) -> None:
    resident = log_in(Role.BURGER)
    form = begin(resident)
    fill_in(resident, form)
    refused = send(resident, form, ondertekend="")
    assert refused.status == 422
    assert 'href="#ondertekend"' in refused.text
    assert "Het bestemmingsplan is oud." in refused.text
    assert send(resident, form).status == 303


def test_together_with_others(log_in: LogIn) -> None:
    resident = log_in(Role.BURGER)
    form = begin(resident)
    fill_in(resident, form)
    assert step(resident, form, "samen", _samen="ja").location == f"{form}/anderen"
    one = {
        "medeIndieners.0.naam": "B. Buur",
        "medeIndieners.0.adres.straat": "Markt",
        "medeIndieners.0.adres.huisnummer": "3",
        "medeIndieners.0.adres.postcode": "5281 AB",
        "medeIndieners.0.adres.woonplaats": "Boxtel",
    }
    assert step(resident, form, "anderen", **one).location == f"{form}/controleren"
    receipt = resident.get(send(resident, form).location).text
    assert "Samen met" in receipt
    assert "B. Buur" in receipt


def test_script_in_the_grounds_is_text(log_in: LogIn) -> None:
    resident, evil = log_in(Role.BURGER), "<script>alert(1)</script>\"'&"
    location = file(resident, {"gronden": evil, "besluit.omschrijving": evil}).location
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


def test_each_page_is_for_its_role(log_in: LogIn) -> None:
    resident, official = log_in(Role.BURGER), log_in(Role.MEDEWERKER)
    nobody = Browser(official.handler)
    assert resident.get("/bezwaar/werkvoorraad").status == 403
    assert official.get("/bezwaar/maken").status == 403
    to_login = nobody.get("/bezwaar/maken")
    assert to_login.status == 303
    # For citizens and organisations both, so they choose.
    assert to_login.location == "/inloggen?niveau=midden&terug=%2Fbezwaar%2Fmaken"
    assert nobody.get("/bezwaar").status == 200
    low = log_in(Role.BURGER, "p9", Assurance.LAAG)
    assert low.get("/bezwaar/maken").status == 403
    assert "niveau=midden" in low.get("/bezwaar/maken").text
