"""What the municipality says of itself: filled in by the API or on the page, and told to all."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from applications.gateway import Browser, Machine, Reply
from applications.portaal.test_huisstijl import fields, official
from gemeengoed import aws
from gemeengoed.identity import Role
from portaal.gegevens import GEGEVENS, Gezet

LogIn = Callable[..., Browser]
URL = "/api/portaal/v1/gegevens"
PAGE = "/beheer/gegevens"
DATA = {
    "telefoon": "14 0411",
    "email": "info@boxtel.example",
    "openingstijden": "Maandag: 9.00 tot 12.00 uur\nDonderdag: 13.00 tot 19.00 uur",
    "bezoekadres": "Markt 1, 5281 AT Boxtel",
    "postadres": "Postbus 10000, 5280 DA Boxtel",
    "rechtbank": "Rechtbank Oost-Brabant",
    "inzage": "bij de balie, Markt 1 in Boxtel",
}


@pytest.fixture
def machine(log_in: LogIn) -> Machine:
    from portaal.api import handler

    return Machine(handler)


def put(machine: Machine, body: dict[str, Any], tag: str | None = None) -> Reply:
    """On what there is now, unless another tag is given."""
    seen = tag or machine.get(URL).headers.get("etag", "")
    headers = {"Content-Type": "application/json", "If-Match": seen}
    return machine._send("PUT", URL, json.dumps(body), headers)


def test_contact_says_what_was_filled_in_and_no_more(log_in: LogIn, machine: Machine) -> None:
    before = log_in(None).get("/contact")
    assert before.status == 200
    for absent in ("Bel ons", "Mail ons", "Kom langs", "Schrijf ons", "Wanneer zijn wij open"):
        assert absent not in before.text
    assert put(machine, DATA).status == 200
    page = log_in(None).get("/contact").text
    assert '<a href="tel:140411">14\N{NO-BREAK SPACE}0411</a>' in page
    assert '<a href="mailto:info@boxtel.example">' in page
    assert "<li>Donderdag: 13.00 tot 19.00 uur</li>" in page
    assert "Markt 1, 5281 AT Boxtel" in page
    assert "Postbus 10000" in page


def test_links_dial_and_write_to_who_is_named(log_in: LogIn, machine: Machine) -> None:
    email = "info?bcc=ander&body=x@boxtel.example"
    put(machine, {"telefoon": "+31 (0)411 65 59 11", "email": email})
    page = log_in(None).get("/contact").text
    assert 'href="tel:+31411655911"' in page
    assert 'href="mailto:info%3Fbcc%3Dander%26body%3Dx@boxtel.example"' in page


def test_what_is_left_out_is_taken_away(machine: Machine) -> None:
    assert machine.get(URL).json == {}
    put(machine, DATA)
    after = put(machine, {"telefoon": "0411-655911"})
    assert after.json.keys() == {"telefoon", "gezetOp"}
    assert after.headers["etag"] == '"2"'
    assert machine.get(URL).json == after.json


def test_a_machine_says_on_which_version(machine: Machine) -> None:
    """Also on that of before anybody filled it in."""
    assert machine.get(URL).headers["etag"] == '"0"'
    assert put(machine, DATA, " ").status == 428
    assert put(machine, DATA, '"1"').status == 412
    assert put(machine, DATA, '"0"').status == 200
    late = put(machine, {"telefoon": "14 0411"}, '"0"')
    assert (late.status, late.json["type"]) == (412, "urn:gemeengoed:probleem:gewijzigd")
    assert machine.get(URL).json["rechtbank"] == DATA["rechtbank"]


@pytest.mark.parametrize(
    ("body", "field", "said"),
    [
        ({"telefoon": "12345"}, "telefoon", "14 0411"),
        ({"telefoon": "0411655911<b>"}, "telefoon", "14 0411"),
        ({"telefoon": "javascript:alert(1)"}, "telefoon", "14 0411"),
        ({"email": "x"}, "email", "naam@voorbeeld.nl"),
        ({"email": 'a"onx@b.nl'}, "email", "naam@voorbeeld.nl"),
        ({"openingstijden": "a\n" * 15}, "openingstijden", "14 regels"),
        ({"openingstijden": "a" * 101}, "openingstijden", "100 tekens"),
        ({"openingstijden": "a\x00b"}, "openingstijden", "vreemde tekens"),
        ({"bezoekadres": "a\nb"}, "bezoekadres", "één regel"),
        ({"postadres": "BSN 999990019"}, "postadres", "burgerservicenummer"),
        ({"inzage": "x" * 201}, "inzage", "200 tekens"),
        ({"rechtbank": "x" * 101}, "rechtbank", "100 tekens"),
        ({"fax": "1"}, "fax", "kennen wij niet"),
    ],
)
def test_what_is_wrong_is_said_at_the_field(
    machine: Machine, body: dict[str, Any], field: str, said: str
) -> None:
    refused = put(machine, body)
    assert refused.status == 400, refused.text
    (error,) = refused.json["invalidParams"]
    assert error["name"] == field
    assert said in error["reason"]
    assert machine.get(URL).json == {}, "nothing was written"


def test_each_scope_for_its_own(log_in: LogIn) -> None:
    from portaal.api import handler

    log_in(None)
    assert put(Machine(handler, scope="portaal:lezen"), DATA).status == 403
    assert Machine(handler, scope="portaal:beheren").get(URL).status == 403


def test_others_are_told_with_a_version(machine: Machine) -> None:
    from gemeengoed.stream import Written
    from portaal.events import public

    put(machine, DATA)
    put(machine, {"telefoon": "14 0411"})
    told = []
    for recorded in aws.store("portaal").history(GEGEVENS, "gemeente"):
        assert isinstance(recorded.event, Gezet)
        written = Written("1", GEGEVENS.name, "gemeente", recorded.number, recorded.event)
        told.append(public(written))
    assert told == [
        ("portaal.gegevens-gewijzigd", {**DATA, "versie": 1}),
        ("portaal.gegevens-gewijzigd", {"telefoon": "14 0411", "versie": 2}),
    ]


class TestPage:
    def test_fill_in_and_see_it(self, log_in: LogIn) -> None:
        admin = official(log_in)
        empty = admin.get(PAGE)
        # Boxtel's own court is known without anybody saying so.
        assert "Laat dit leeg voor: Rechtbank Oost-Brabant." in empty.text
        sent = admin.post(PAGE, fields(empty) | DATA)
        assert sent.location == f"{PAGE}?opgeslagen=ja"
        page = admin.get(PAGE).text
        assert 'value="14 0411"' in page
        assert "Donderdag: 13.00 tot 19.00 uur</textarea>" in page

    def test_another_municipality_is_asked_for_its_court(
        self, log_in: LogIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        admin = official(log_in)
        monkeypatch.setenv("MUNICIPALITY_CODE", "GM9999")
        assert "Bijvoorbeeld: Rechtbank Oost-Brabant." in admin.get(PAGE).text

    def test_what_is_wrong_comes_back_with_the_form(self, log_in: LogIn) -> None:
        admin = official(log_in)
        hostile = {"telefoon": '"><script>alert(1)</script>', "inzage": "bij de balie"}
        page = admin.post(PAGE, fields(admin.get(PAGE)) | hostile)
        assert page.status == 422
        assert 'href="#telefoon"' in page.text
        assert "<script" not in page.text
        assert 'value="bij de balie"' in page.text
        assert "bij de balie" not in admin.get("/contact").text

    @pytest.mark.parametrize("begin", [{}, DATA])
    def test_who_is_second_loses_nothing_and_is_told(
        self, log_in: LogIn, machine: Machine, begin: dict[str, str]
    ) -> None:
        admin = official(log_in)
        if begin:
            put(machine, begin)
        shown = fields(admin.get(PAGE))
        put(machine, {"telefoon": "14 0411", "inzage": "bij de balie"})
        mine = {"telefoon": "0411 65 59 11", "email": "mijn@boxtel.example"}
        late = admin.post(PAGE, shown | mine)
        assert late.status == 412
        assert "Deze gegevens zijn intussen gewijzigd" in late.text
        assert f'href="{PAGE}" target="_blank"' in late.text
        assert 'value="mijn@boxtel.example"' in late.text
        assert machine.get(URL).json["inzage"] == "bij de balie"
        assert admin.post(PAGE, fields(late) | mine).status == 303
        assert machine.get(URL).json["email"] == "mijn@boxtel.example"

    def test_it_is_for_administrators(self, log_in: LogIn) -> None:
        assert log_in(Role.MEDEWERKER, "m1", "behandelaar").get(PAGE).status == 403
        assert log_in(Role.BURGER, "p1").get(PAGE).status == 403
        assert log_in(None).get(PAGE).status == 303
