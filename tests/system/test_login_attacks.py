"""Attacks on logging in, over HTTP: the real templates, gateway, table and identity provider.

What no provider would send (a token of another key, `alg` none, a wrong `aud`) is tried in
process, in tests/applications/shared/test_login.py.
"""

from __future__ import annotations

import hashlib
import html
import re
import time
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from infra_cdk.local import http
from running import Running
from system.cloud import aws, resources

BOXTEL, EINDHOVEN = "GM0757", "GM0772"
CITIZEN = "als=burger&niveau=midden&terug=/bezwaar"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Browser:
    """Keeps the one cookie there is; follows nothing by itself."""

    def __init__(self, cloud: Running, code: str = BOXTEL, cookie: str = "") -> None:
        self.cloud, self.web, self.cookie = cloud, cloud.site(code).web, cookie

    def get(self, path: str) -> http.Answer:
        return self._keep(http.call("GET", self.web + path, headers=self._cookies))

    def post(self, path: str, fields: dict[str, str], **headers: str) -> http.Answer:
        body = urlencode(fields).encode()
        sent = {**FORM, **self._cookies, **headers}
        return self._keep(http.call("POST", self.web + path, body=body, headers=sent))

    @property
    def logged_in(self) -> bool:
        return bool(self.token)

    @property
    def token(self) -> str:
        """The token in the form with which one logs out; empty when nobody is logged in."""
        found = re.search(r'name="csrf" value="([^"]+)"', self.get("/").text)
        return html.unescape(found[1]) if found else ""

    @property
    def _cookies(self) -> dict[str, str]:
        return {"Cookie": f"__Host-sessie={self.cookie}"} if self.cookie else {}

    def _keep(self, answer: http.Answer) -> http.Answer:
        for line in answer.cookies:
            self.cookie = line.partition(";")[0].partition("=")[2]
        return answer


class Visit(Browser):
    """Somebody who asked to log in and chose who to be, but did not come back yet."""

    def __init__(
        self,
        cloud: Running,
        person: str = "fatima",
        *,
        code: str = BOXTEL,
        query: str = CITIZEN,
        cookie: str = "",
    ) -> None:
        super().__init__(cloud, code, cookie)
        asked = self.get(f"/inloggen?{query}")
        assert asked.status == 303, asked.text
        self.waiting = self.cookie
        to = asked.headers["location"]
        page = http.call("GET", to)
        waiting = re.search(r'name="waiting" value="([^"]+)"', page.text)
        assert waiting, page.text
        choice = urlencode({"waiting": waiting[1], "person": person}).encode()
        back = http.call("POST", to.partition("/authorize?")[0] + "/choose", body=choice)
        query_back = urlsplit(back.headers["location"]).query
        self.answer = {k: v[0] for k, v in parse_qs(query_back).items()}

    def back(self, **changes: str) -> http.Answer:
        """Come back with the provider's answer, or with parts of another."""
        return self.get("/inloggen/terug?" + urlencode(self.answer | changes))


def table(cloud: Running, code: str = BOXTEL) -> str:
    found = resources(cloud, cloud.site(code).stack, "AWS::DynamoDB::Table")
    (name,) = [physical for logical, physical in found.items() if logical.startswith("Sessions")]
    return name


def change(cloud: Running, cookie: str, what: str, value: dict[str, Any]) -> None:
    """Change a session where it is stored."""
    names = {f"#n{i}": part for i, part in enumerate(what.split("."))}
    aws(cloud, "dynamodb").update_item(
        TableName=table(cloud),
        Key={"pk": {"S": hashlib.sha256(cookie.encode()).hexdigest()}},
        UpdateExpression=f"SET {'.'.join(names)} = :v",
        ConditionExpression="attribute_exists(pk)",
        ExpressionAttributeNames=names,
        ExpressionAttributeValues={":v": value},
    )


def refused(visit: Browser, answer: http.Answer, status: int = 403) -> None:
    assert answer.status == status, (answer.status, answer.headers.get("location"))
    assert "<h1" in answer.text
    assert not visit.logged_in


@pytest.mark.parametrize(
    ("person", "query"),
    [
        ("fatima", CITIZEN),
        ("korenaar", "als=organisatie&niveau=substantieel&terug=/bezwaar"),
        ("klusbus", "als=organisatie&niveau=midden&terug=/bezwaar"),
        ("lotte", "als=medewerker&terug=/bezwaar"),
    ],
)
def test_who_is_who_they_say_gets_in(cloud: Running, person: str, query: str) -> None:
    visit = Visit(cloud, person, query=query)
    assert not visit.logged_in
    answer = visit.back()
    assert (answer.status, answer.headers["location"]) == (303, "/bezwaar")
    (cookie,) = answer.cookies
    for part in ("__Host-sessie=", "Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
        assert part in cookie
    assert "Domain" not in cookie
    assert visit.logged_in


def test_a_state_twice(cloud: Running) -> None:
    visit = Visit(cloud)
    assert visit.back().status == 303
    again = Browser(cloud, cookie=visit.waiting)
    refused(again, again.get("/inloggen/terug?" + urlencode(visit.answer)))


def test_a_state_of_another_visit(cloud: Running) -> None:
    attacker, victim = Visit(cloud, "joris"), Visit(cloud)
    refused(victim, victim.back(**attacker.answer))


def test_a_code_twice(cloud: Running) -> None:
    first = Visit(cloud)
    assert first.back().status == 303
    second = Visit(cloud)
    refused(second, second.back(code=first.answer["code"]))


def test_a_code_of_another_visit(cloud: Running) -> None:
    """A stolen code that nobody used yet: the verifier that belongs to it is elsewhere."""
    stolen = Visit(cloud).answer["code"]
    thief = Visit(cloud, "joris")
    refused(thief, thief.back(code=stolen))


@pytest.mark.parametrize("value", ["", "v" * 64])
@pytest.mark.parametrize("secret", ["verifier", "nonce"])
def test_a_verifier_or_nonce_that_is_missing_or_wrong(
    cloud: Running, secret: str, value: str
) -> None:
    """Of an earlier login, or of none: what the site remembers is not what it sent."""
    visit = Visit(cloud)
    change(cloud, visit.waiting, f"attributes.{secret}", {"S": value})
    refused(visit, visit.back())


def test_a_level_that_is_too_low(cloud: Running) -> None:
    visit = Visit(cloud, "henk")
    answer = visit.back()
    refused(visit, answer)
    assert "Inloggen met DigiD Midden" in answer.text
    kraam = Visit(cloud, "kaaskraam", query="als=organisatie&niveau=substantieel")
    assert "Inloggen met eHerkenning niveau 3" in kraam.back().text


def test_a_level_that_somebody_chose_themselves(cloud: Running) -> None:
    """The level in the address is the browser's word: it buys no more than was reached."""
    visit = Visit(cloud, "henk", query="als=burger&niveau=laag&terug=/bezwaar")
    assert visit.back().status == 303
    answer = visit.get("/mijn-zaken")
    assert answer.status == 403
    assert "hoger niveau" in answer.text


@pytest.mark.parametrize("end", ["expires_at", "ends_at"])
def test_a_session_that_ended_but_is_still_in_the_table(cloud: Running, end: str) -> None:
    visit = Visit(cloud)
    visit.back()
    change(cloud, visit.cookie, end, {"N": str(int(time.time()) - 1)})
    answer = visit.get("/mijn-zaken")
    assert answer.status == 303
    assert "reden=verlopen" in answer.headers["location"]
    told = visit.get(answer.headers["location"])
    assert (told.status, "15 minuten" in told.text) == (200, True)
    assert visit.cookie == ""


@pytest.mark.parametrize("planted", ["geplant", "a" * 43])
def test_an_id_that_somebody_planted(cloud: Running, planted: str) -> None:
    visit = Visit(cloud, cookie=planted)
    assert visit.waiting != planted
    visit.back()
    assert visit.cookie not in (planted, visit.waiting)
    for id_ in (planted, visit.waiting):
        assert not Browser(cloud, cookie=id_).logged_in


def test_who_planted_an_id_of_their_own_is_not_let_in_by_the_victim(cloud: Running) -> None:
    """The attacker begins to log in and gives the victim that cookie; the victim logs in."""
    attacker = Visit(cloud, "joris")
    victim = Visit(cloud, cookie=attacker.waiting)
    victim.back()
    assert not Browser(cloud, cookie=attacker.waiting).logged_in
    refused(attacker, attacker.back())


def test_a_post_without_the_token(cloud: Running) -> None:
    visit, other = Visit(cloud), Visit(cloud, "joris")
    visit.back()
    other.back()
    for fields in ({}, {"csrf": ""}, {"csrf": "x"}, {"csrf": other.token}):
        assert visit.post("/uitloggen", fields).status == 403
    assert visit.logged_in


def test_a_post_from_a_neighbour(cloud: Running) -> None:
    """Municipalities are one "site" to a browser: it sends the cookie along."""
    visit = Visit(cloud)
    visit.back()
    token = visit.token
    for origin in (cloud.site(EINDHOVEN).web, "https://evil.example", "null"):
        assert visit.post("/uitloggen", {"csrf": token}, Origin=origin).status == 403
    assert visit.logged_in
    left = visit.post("/uitloggen", {"csrf": token}, Origin=visit.web)
    assert (left.status, visit.logged_in) == (303, False)


def test_logging_out_ends_the_session_for_whoever_has_the_cookie(cloud: Running) -> None:
    visit = Visit(cloud)
    visit.back()
    stolen = Browser(cloud, cookie=visit.cookie)
    assert visit.get("/uitloggen").status == 404
    left = visit.post("/uitloggen", {"csrf": visit.token})
    assert not stolen.logged_in
    page = visit.get(left.headers["location"])
    to = re.search(r'href="([^"]+end_session[^"]+)"', page.text)
    assert to
    there = http.call("GET", html.unescape(to[1]))
    assert (there.status, f'href="{visit.web}/"' in there.text) == (200, True)


def test_a_cookie_of_another_municipality(cloud: Running) -> None:
    visit = Visit(cloud)
    visit.back()
    assert visit.logged_in
    assert not Browser(cloud, EINDHOVEN, visit.cookie).logged_in


@pytest.mark.parametrize(
    "back",
    ["https://evil.example", "//evil.example", "/\\evil.example", "/%0d%0aX-Y:z", "javascript:"],
)
def test_a_way_back_that_leads_elsewhere(cloud: Running, back: str) -> None:
    visit = Visit(cloud, query=urlencode({"als": "burger", "terug": back}))
    assert visit.back().headers["location"] == "/"


def test_an_answer_of_another_municipality(cloud: Running) -> None:
    """All providers here sign with one key: only what they say tells them apart."""
    there = Visit(cloud, code=EINDHOVEN).answer
    for changes in ({"code": there["code"], "iss": there["iss"]}, {"code": there["code"]}):
        here = Visit(cloud)
        refused(here, here.back(**changes))


def test_an_answer_of_another_of_the_three_providers(cloud: Running) -> None:
    official = Visit(cloud, "lotte", query="als=medewerker").answer
    for changes in ({"iss": official["iss"]}, {"code": official["code"]}):
        citizen = Visit(cloud)
        refused(citizen, citizen.back(**changes))


@pytest.mark.parametrize("name", ["state", "code", "iss"])
def test_a_parameter_twice(cloud: Running, name: str) -> None:
    visit = Visit(cloud)
    query = f"{urlencode(visit.answer)}&{urlencode({name: visit.answer[name]})}"
    refused(visit, visit.get(f"/inloggen/terug?{query}"))


def test_without_the_sender(cloud: Running) -> None:
    visit = Visit(cloud)
    del visit.answer["iss"]
    refused(visit, visit.back())


def test_nothing_of_a_person_is_in_the_log_or_the_table(cloud: Running) -> None:
    """Of Joris van den Akker: the number nowhere, the name only in the session."""
    visit = Visit(cloud, "joris")
    visit.back()
    sessions = aws(cloud, "dynamodb").scan(TableName=table(cloud))["Items"]
    assert "999991358" not in str(sessions)
    logs = aws(cloud, "logs")
    for group in logs.describe_log_groups()["logGroups"]:
        for event in logs.filter_log_events(logGroupName=group["logGroupName"])["events"]:
            assert "999991358" not in event["message"]
            assert "van den Akker" not in event["message"]
