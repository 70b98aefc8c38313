"""A form that comes in after the visit ended: nothing is done with it, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import parse_qs, urlencode, urlsplit

import boto3
import pytest
from speeltuin.deur import handler as deur
from speeltuin.web import handler, web

from applications.gateway import Browser, Reply, call, request
from applications.shared.markup import Markup
from applications.shared.test_web import ANNA, GOED, KOREN, LOTTE, NIEUW, exists, login, token
from gemeengoed import clock
from gemeengoed.rescue import KEPT
from gemeengoed.session import IDLE_SECONDS

VERHAAL = "Een lang verhaal.\nMet <b>twee</b> regels."
Later = Callable[[timedelta], None]


@pytest.fixture(autouse=True)
def _fresh(site: None) -> None:
    for kept in ("env", "sessions"):
        web.__dict__.pop(kept, None)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    def wait(time: timedelta) -> None:
        then = clock.now() + time
        monkeypatch.setattr(clock, "now", lambda: then)

    return wait


def typed(name: str, browser: Browser) -> dict[str, str]:
    return GOED | {"naam": name, "verhaal": VERHAAL, "csrf": token(browser)}


def stranded(name: str, later: Later) -> tuple[Reply, str]:
    """Somebody typed for longer than a visit lasts, and sent it; also where they go after it."""
    anna = login()
    fields = typed(name, anna)
    later(timedelta(seconds=IDLE_SECONDS))
    reply = anna.post(NIEUW, fields)
    [way_in] = Markup(reply.text).links("/inloggen?")
    return reply, parse_qs(urlsplit(way_in).query)["terug"][0]


def again(page: Reply) -> dict[str, str]:
    """What the button on a page sends: the last form's hidden fields."""
    form = Markup(page.text.rpartition("<form")[2])
    return {a["name"]: a["value"] for t, a in form.elements if t == "input"}


def test_it_is_given_back_after_logging_in_anew(later: Later) -> None:
    reply, back = stranded("gered", later)
    assert reply.status == 401
    assert "Wat u heeft ingevuld, is niet weg" in reply.text
    assert VERHAAL[:10] not in reply.text, "who comes by now sees nothing of it"
    assert not exists("gered")
    anna = login()
    page = anna.get(back)
    assert page.status == 200
    assert not exists("gered"), "nothing is done before a button is pressed"
    fields = again(page)
    assert fields["verhaal"] == VERHAAL
    assert anna.post(NIEUW, fields).location == "/speeltuin/tellers/t-gered"


def test_what_was_wrong_with_it_is_told_on_the_form_itself(later: Later) -> None:
    anna = login()
    fields = typed("fout", anna) | {"soort": ""}
    later(timedelta(seconds=IDLE_SECONDS))
    [way_in] = Markup(anna.post(NIEUW, fields).text).links("/inloggen?")
    anna = login()
    page = anna.get(parse_qs(urlsplit(way_in).query)["terug"][0])
    reply = anna.post(NIEUW, again(page))
    assert reply.status == 422
    assert "twee&lt;/b&gt; regels.</textarea>" in reply.text


@pytest.mark.parametrize("who", [KOREN, LOTTE])
def test_nobody_else_gets_it(later: Later, who: object) -> None:
    _, back = stranded("van-anna", later)
    assert login(who).get(back).status == 404  # type: ignore[arg-type]
    assert login(None).get(back).status == 303
    assert login(ANNA).get(back).status == 200


def test_it_is_kept_for_an_hour(later: Later) -> None:
    _, back = stranded("een-uur", later)
    later(KEPT - timedelta(seconds=1))
    assert login().get(back).status == 200
    later(timedelta(seconds=1))
    assert login().get(back).status == 404
    kept = boto3.client("dynamodb").scan(
        TableName="speeltuin",
        FilterExpression="begins_with(pk, :opzij)",
        ExpressionAttributeValues={":opzij": {"S": "opzij#"}},
    )["Items"]
    assert kept
    assert all("expires_at" in item for item in kept), "and the table purges it"


def test_without_the_token_of_that_visit_nothing_is_laid_aside(later: Later) -> None:
    anna, other = login(), login()
    fields = typed("ander-teken", other)
    later(timedelta(seconds=IDLE_SECONDS))
    reply = anna.post(NIEUW, fields)
    assert (reply.status, "is niet weg" in reply.text) == (401, False)
    [way_in] = Markup(reply.text).links("/inloggen?")
    assert parse_qs(urlsplit(way_in).query)["terug"] == ["/"]


def test_who_logged_out_elsewhere_keeps_it_on_the_page(later: Later) -> None:
    anna = login()
    fields = typed("uitgelogd", anna)
    web.sessions.end(anna.cookie)
    reply = anna.post(NIEUW, fields)
    assert reply.status == 401
    assert "Sluit deze pagina nog niet" in reply.text
    assert again(reply)["verhaal"] == VERHAAL
    [link] = [a for t, a in Markup(reply.text).elements if a.get("target") == "_blank"]
    assert link["href"].startswith("/inloggen?")


@pytest.mark.parametrize(
    ("origin", "shown"), [("https://boxtel.example", True), ("https://evil.example", False)]
)
def test_from_another_site_nothing_is_shown(origin: str, shown: bool) -> None:
    reply = sent_from(origin, None, GOED | {"naam": "van-elders"})
    assert (reply.status, "van-elders" in reply.text) == (401, shown)


@pytest.mark.parametrize("origin", ["https://boxtel.example", None, "https://evil.example"])
def test_logged_in_anew_in_another_tab(origin: str | None) -> None:
    """The cookie is of the new visit, the form of the one before."""
    fields = typed("twee-tabs", login())
    anna = login()
    reply = sent_from(origin, anna.cookie, fields)
    assert reply.status == 403
    assert not exists("twee-tabs")
    ours = origin == "https://boxtel.example"
    assert ("Verdergaan" in reply.text) == ours, "only when the browser vouches for it"
    if ours:
        assert again(reply)["verhaal"] == VERHAAL
        assert again(reply)["csrf"] != fields["csrf"]


def test_what_anybody_may_send_may_take_long(later: Later) -> None:
    visitor = login(None)
    fields = {"csrf": token(visitor)}
    later(timedelta(seconds=IDLE_SECONDS))
    assert visitor.post("/speeltuin/open", fields).status == 200
    assert visitor.get(NIEUW).status == 303, "and it is still nobody"


def test_logging_out_when_the_visit_ended_already(later: Later) -> None:
    anna = login()
    fields = {"csrf": token(anna)}
    later(timedelta(seconds=IDLE_SECONDS))
    anna.handler = deur
    reply = anna.post("/uitloggen", fields)
    assert (reply.status, anna.cookie) == (303, None)


def test_a_form_that_cannot_be_read_is_told_so() -> None:
    event = request("POST", NIEUW, body="naam=%FF", headers={"Origin": "https://boxtel.example"})
    assert call(handler, event).status == 400


def sent_from(origin: str | None, cookie: str | None, fields: dict[str, str]) -> Reply:
    headers = {"Origin": origin} if origin else {}
    cookies = [f"__Host-sessie={cookie}"] if cookie else []
    event = request("POST", NIEUW, body=urlencode(fields), headers=headers, cookies=cookies)
    return call(handler, event)
