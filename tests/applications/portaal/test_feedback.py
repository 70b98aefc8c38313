"""Anybody may say what they miss, nothing personal is kept with it, and twice is once."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import boto3
import pytest

from applications.gateway import Browser, Reply
from gemeengoed import aws
from gemeengoed.identity import Role
from portaal.wensen import WENSEN, Wensregel, pad

LogIn = Callable[..., Browser]
TEXT = "Graag een knop waarmee ik alles kan afdrukken."


def wishes() -> list[Wensregel]:
    items = boto3.client("dynamodb").scan(TableName="portaal")["Items"]
    ids = [i["pk"]["S"].removeprefix("wens#") for i in items if i["sk"]["S"] == "state"]
    return [aws.store("portaal").get(WENSEN, i).state for i in ids]


def fields(page: Reply) -> dict[str, str]:
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page.text)
    return {n: unescape(v) for n, v in hidden}


def open_form(browser: Browser, about: str = "/bezwaar") -> dict[str, str]:
    page = browser.get(f"/feedback?pagina={about}")
    assert page.status == 200
    return fields(page)


def test_a_visitor_who_is_not_logged_in(log_in: LogIn) -> None:
    visitor = log_in(None)
    form = open_form(visitor, "/bezwaar/zaken/k7qm-3fzx-9rtw")
    assert visitor.cookie
    sent = visitor.post("/feedback", form | {"tekst": TEXT, "rol": "inwoner"})
    assert (sent.status, sent.location) == (303, "/feedback/bedankt")
    assert "Dank u wel" in visitor.get("/feedback/bedankt").text
    (wish,) = wishes()
    assert (wish.wens.tekst, wish.wens.rol) == (TEXT, "inwoner")
    assert wish.wens.pagina == "/bezwaar/zaken/-"


def test_a_session_of_nobody_is_nobody(log_in: LogIn) -> None:
    visitor = log_in(None)
    page = visitor.get("/feedback?pagina=/")
    assert "Uitloggen" not in page.text
    assert visitor.get("/mijn-zaken").location.startswith("/inloggen?")


def test_pressing_twice_is_one_wish(log_in: LogIn) -> None:
    visitor = log_in(None)
    form = open_form(visitor) | {"tekst": TEXT, "rol": "inwoner"}
    for _ in range(2):
        assert visitor.post("/feedback", form).status == 303
    assert len(wishes()) == 1
    assert visitor.post("/feedback", open_form(visitor) | form | {"eenmalig": "x"}).status == 303
    assert len(wishes()) == 2


@pytest.mark.parametrize(
    ("role", "checked"),
    [(Role.BURGER, "inwoner"), (Role.ORGANISATIE, "ondernemer"), (Role.MEDEWERKER, "medewerker")],
)
def test_who_is_logged_in_need_not_say_so_and_stays_unnamed(
    log_in: LogIn, role: Role, checked: str
) -> None:
    person = log_in(role, "p1", "behandelaar")
    page = person.get("/feedback?pagina=/")
    assert re.search(rf'value="{checked}" checked', page.text)
    person.post("/feedback", fields(page) | {"tekst": TEXT, "rol": checked})
    items = boto3.client("dynamodb").scan(TableName="portaal")["Items"]
    assert "p1" not in str(items)


@pytest.mark.parametrize(
    ("tekst", "said"),
    [
        ("", "verplicht"),
        ("te kort", "Schrijf 10 tot 2.000 tekens"),
        ("x" * 2_001, "Schrijf 10 tot 2.000 tekens"),
        ("Mijn nummer is 999990019, help mij", "Laat uw burgerservicenummer weg"),
        ("Mijn nummer is 999.990.019, help mij", "Laat uw burgerservicenummer weg"),
        ("Mijn nummer is 9999 90 019, help mij", "Laat uw burgerservicenummer weg"),
        ("Raar\x00 teken erin gezet", "vreemde tekens"),
    ],
)
def test_what_is_wrong_is_said_at_the_field(log_in: LogIn, tekst: str, said: str) -> None:
    visitor = log_in(None)
    form = open_form(visitor, "/bezwaar")
    page = visitor.post("/feedback", form | {"tekst": tekst, "rol": "inwoner"})
    assert page.status == 422
    assert said in page.text
    assert 'href="#tekst"' in page.text
    assert "<title>Fout: " in page.text
    assert fields(page)["pagina"] == "/bezwaar", "what was filled in stays"
    assert wishes() == []


@pytest.mark.parametrize("number", ["999990018", "0612345678", "20261124", "999990019000"])
def test_another_number_is_no_bsn(log_in: LogIn, number: str) -> None:
    visitor = log_in(None)
    form = open_form(visitor) | {"tekst": f"Het gaat om {number}, help mij", "rol": "inwoner"}
    assert visitor.post("/feedback", form).status == 303


def test_without_the_token_nothing_is_kept(log_in: LogIn) -> None:
    visitor = log_in(None)
    form = open_form(visitor) | {"tekst": TEXT, "rol": "inwoner"}
    assert visitor.post("/feedback", form | {"csrf": "x"}).status == 403
    assert log_in(None).post("/feedback", form).status == 403
    assert wishes() == []


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/", "/"),
        ("/bezwaar", "/bezwaar"),
        ("/mijn-zaken", "/mijn-zaken"),
        ("/bezwaar/zaken/k7qm-3fzx-9rtw", "/bezwaar/zaken/-"),
        ("/bezwaar/zaken/kqmx-pfzx-artw/ontvangen", "/bezwaar/zaken/-/ontvangen"),
        ("/berichten/bezwaar:bezwaar:k7qm-3fzx-9rtw:1", "/berichten/-"),
        ("/bezwaar/999990019", "/bezwaar/-"),
        ("https://elders.example/", "/"),
        ("//elders.example", "/"),
        ("/<script>", "/"),
        ("/bezwaar?bsn=999990019", "/"),
        ("/" + "a" * 500, "/"),
        ("", "/"),
        ("/a\n/b", "/"),
    ],
)
def test_only_a_page_of_ours_is_kept_and_of_it_no_number(path: str, kept: str) -> None:
    assert pad(path) == kept
