"""Logging in, as somebody tries it who is not who they say."""

from __future__ import annotations

import base64
import hashlib
import http.client
import io
import time
import urllib.error
import urllib.request
from email.message import Message
from typing import Any
from urllib.parse import quote

import pytest
from speeltuin.deur import handler, web

from applications.gateway import Browser, call, request
from applications.shared.conftest import Logged
from applications.shared.identity_provider import (
    BSN,
    CITIZENS,
    CLIENT,
    OFFICIALS,
    STRANGE,
    IdentityProvider,
)
from applications.shared.visit import Visit, refused
from gemeengoed import aws, oidc
from gemeengoed.csrf import masked
from gemeengoed.identity import Role
from gemeengoed.manifest import Assurance
from gemeengoed.problem import Unavailable

DISCOVERY = f"{CITIZENS}/.well-known/openid-configuration"
REAL_FETCH = oidc._fetch


class TestWhoIsWhoTheySay:
    def test_a_citizen(self, idp: IdentityProvider, logged: Logged) -> None:
        visit = Visit(idp, "als=burger&niveau=midden&terug=/bezwaar/nieuw")
        assert visit.to.startswith(f"{CITIZENS}/authorize?")
        reply = visit.back()
        assert (reply.status, reply.location) == (303, "/bezwaar/nieuw")
        session = visit.session
        assert session
        assert session.principal
        assert (session.principal.role, session.principal.name) == (Role.BURGER, "Anna")
        assert session.assurance is Assurance.MIDDEN
        assert BSN not in logged.text
        assert "Anna" not in logged.text

    def test_an_official(self, idp: IdentityProvider) -> None:
        visit = Visit(idp, "als=medewerker&terug=/bezwaar/werkvoorraad")
        assert visit.to.startswith(f"{OFFICIALS}/authorize?")
        assert visit.back().location == "/bezwaar/werkvoorraad"
        session = visit.session
        assert session
        assert session.principal
        assert session.principal.by == "medewerker:onderwerp-1"

    def test_what_is_asked(self, idp: IdentityProvider) -> None:
        asked = Visit(idp, "als=burger&niveau=substantieel").asked
        assert asked["response_type"] == "code"
        assert asked["client_id"] == CLIENT
        assert asked["redirect_uri"] == "https://boxtel.example/inloggen/terug"
        assert asked["code_challenge_method"] == "S256"
        assert asked["acr_values"] == Assurance.SUBSTANTIEEL.value
        assert len({asked["state"], asked["nonce"], asked["code_challenge"]}) == 3
        assert all(len(asked[n]) >= 43 for n in ("state", "nonce", "code_challenge"))

    def test_the_verifier_belongs_to_the_challenge(self, idp: IdentityProvider) -> None:
        visit = Visit(idp)
        visit.back()
        [sent] = idp.asked
        digest = hashlib.sha256(sent["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        assert visit.asked["code_challenge"] == challenge
        assert sent["code_verifier"] not in visit.to
        assert (sent["code"], sent["grant_type"]) == ("c", "authorization_code")
        assert sent["redirect_uri"] == visit.asked["redirect_uri"]

    def test_every_visit_has_its_own_secrets(self, idp: IdentityProvider) -> None:
        one, two = Visit(idp).asked, Visit(idp).asked
        for name in ("state", "nonce", "code_challenge"):
            assert one[name] != two[name]

    def test_the_number_is_stored_nowhere(self, idp: IdentityProvider) -> None:
        visit = Visit(idp)
        visit.back()
        everything = str(aws.client("dynamodb").scan(TableName="sessions")["Items"])
        assert BSN not in everything
        session = visit.session
        assert session
        assert len(session.subject) == 40
        assert session.subject in everything

    def test_a_person_is_the_same_person_next_time(self, idp: IdentityProvider) -> None:
        subjects = set()
        for sub in ("onderwerp-1", "onderwerp-2"):
            idp.claims = {"sub": sub}
            visit = Visit(idp)
            visit.back()
            assert visit.session
            subjects.add(visit.session.subject)
        assert len(subjects) == 1

    def test_leaving(self, idp: IdentityProvider) -> None:
        visit = Visit(idp)
        visit.back()
        session, id_ = visit.session, visit.browser.cookie
        assert session
        assert visit.browser.get("/uitloggen").status == 404
        assert visit.browser.post("/uitloggen", {}).status == 403
        assert visit.session
        reply = visit.browser.post("/uitloggen", {"csrf": masked(session.csrf)})
        assert (reply.status, reply.location) == (303, "/uitloggen/klaar?als=burger")
        assert visit.browser.cookie is None
        assert web.sessions.read(id_, int(time.time())) is None


class TestSessionFixation:
    def test_logging_in_makes_a_new_id(self, idp: IdentityProvider) -> None:
        visit = Visit(idp)
        visit.back()
        assert visit.browser.cookie != visit.waiting
        assert web.sessions.read(visit.waiting, int(time.time())) is None

    def test_a_planted_id_is_worth_nothing(self, idp: IdentityProvider) -> None:
        browser = Browser(handler, "geplant-door-een-ander")
        asked = idp.went_to(browser.get("/inloggen?als=burger").location)
        assert browser.cookie != "geplant-door-een-ander"
        browser.get(f"/inloggen/terug?code=c&state={asked['state']}")
        assert web.sessions.read("geplant-door-een-ander", int(time.time())) is None

    def test_the_token_of_before_is_not_that_of_after(self, idp: IdentityProvider) -> None:
        visit = Visit(idp)
        before = visit.session
        visit.back()
        assert before
        assert visit.session
        assert before.csrf != visit.session.csrf


class TestState:
    @pytest.mark.parametrize(
        "query", ["code=c", "code=c&state=", "code=c&state=x", "", "state=%C3%A9&code=c"]
    )
    def test_none_or_another(self, idp: IdentityProvider, query: str) -> None:
        visit = Visit(idp)
        refused(visit, visit.back(query))
        assert idp.asked == []

    def test_of_another_visit(self, idp: IdentityProvider) -> None:
        """Somebody sends you the end of their own login (login CSRF)."""
        attacker, victim = Visit(idp), Visit(idp)
        refused(victim, victim.back(f"code=c&state={attacker.asked['state']}"))

    def test_without_a_visit(self, idp: IdentityProvider) -> None:
        state = Visit(idp).asked["state"]
        reply = Browser(handler).get(f"/inloggen/terug?code=c&state={state}")
        assert reply.status == 403
        assert idp.asked == []

    def test_a_second_time(self, idp: IdentityProvider) -> None:
        visit = Visit(idp)
        visit.back()
        assert visit.back().status == 403
        again = Browser(handler, visit.waiting)
        reply = again.get(f"/inloggen/terug?code=c&state={visit.asked['state']}")
        assert reply.status == 403
        assert len(idp.asked) == 1

    def test_a_session_that_is_logged_in_has_no_state_to_match(self, idp: IdentityProvider) -> None:
        visit = Visit(idp)
        visit.back()
        assert visit.back("code=c&state=").status == 403

    def test_who_gives_up_is_not_logged_in(self, idp: IdentityProvider) -> None:
        visit = Visit(idp)
        reply = visit.back(f"error=access_denied&state={visit.asked['state']}")
        assert (reply.status, reply.location) == (303, "/")
        assert visit.session is None
        assert idp.asked == []


class TestToken:
    @pytest.mark.parametrize(
        "claims",
        [
            {"nonce": "x"},
            {"nonce": ""},
            {"nonce": None},
            {"iss": "https://evil.example"},
            {"iss": OFFICIALS},
            {"iss": CITIZENS + "/"},
            {"aud": "other"},
            {"aud": ["other"]},
            {"aud": ""},
            {"exp": 1},
            {"exp": "morgen"},
            {"nbf": 99_999_999_999},
            {"iat": 99_999_999_999},
            {"sub": None},
        ],
    )
    def test_a_claim_that_does_not_fit(
        self, idp: IdentityProvider, claims: dict[str, Any], logged: Logged
    ) -> None:
        visit = Visit(idp)
        idp.claims = claims
        refused(visit, visit.back())
        assert BSN not in logged.text

    @pytest.mark.parametrize("name", ["nonce", "iss", "aud", "exp", "sub"])
    def test_a_claim_that_is_not_there(self, idp: IdentityProvider, name: str) -> None:
        visit = Visit(idp)
        idp.without = {name}
        refused(visit, visit.back())

    def test_expired_by_more_than_the_leeway(self, idp: IdentityProvider) -> None:
        for seconds, status in ((-10, 303), (-60, 403)):
            visit = Visit(idp)
            idp.claims = {"exp": int(time.time()) + seconds}
            assert visit.back().status == status

    def test_signed_by_somebody_else(self, idp: IdentityProvider) -> None:
        visit = Visit(idp)
        idp.key = STRANGE
        refused(visit, visit.back())

    @pytest.mark.parametrize("alg", ["none", "None", "NONE", "RS256", "HS256"])
    def test_not_signed(self, idp: IdentityProvider, alg: str) -> None:
        visit = Visit(idp)
        idp.forged = idp.unsigned(alg)
        refused(visit, visit.back())

    def test_signed_with_what_everybody_knows(self, idp: IdentityProvider) -> None:
        visit = Visit(idp)
        idp.forged = idp.signed_with_the_public_key()
        refused(visit, visit.back())

    @pytest.mark.parametrize("token", ["x", "a.b.c", "..", "é.é.é", "a.b.c.d.e", "." * 5000])
    def test_no_token_at_all(self, idp: IdentityProvider, token: str) -> None:
        visit = Visit(idp)
        idp.forged = token
        refused(visit, visit.back())

    def test_a_changed_token(self, idp: IdentityProvider) -> None:
        visit = Visit(idp)
        head, _, signature = idp.token(CITIZENS).split(".")
        idp.claims = {"bsn": "111222333"}
        idp.forged = ".".join([head, idp.token(CITIZENS).split(".")[1], signature])
        refused(visit, visit.back())

    def test_an_officials_token_does_not_make_a_citizen(self, idp: IdentityProvider) -> None:
        visit = Visit(idp)
        idp.forged = idp.token(OFFICIALS)
        refused(visit, visit.back())


class TestLevelAndNumber:
    @pytest.mark.parametrize(
        "acr", [Assurance.LAAG.value, Assurance.MIDDEN.value, "verzonnen", "", None, ["x"], 4]
    )
    def test_less_than_was_asked(self, idp: IdentityProvider, acr: Any) -> None:
        visit = Visit(idp, "als=burger&niveau=substantieel")
        idp.claims = {"acr": acr}
        refused(visit, visit.back())

    def test_more_than_was_asked(self, idp: IdentityProvider) -> None:
        visit = Visit(idp, "als=burger&niveau=midden")
        idp.claims = {"acr": Assurance.HOOG.value}
        visit.back()
        assert visit.session
        assert visit.session.assurance is Assurance.HOOG

    def test_who_asks_for_little_gets_little(self, idp: IdentityProvider) -> None:
        """The level in the address is the browser's word; the session holds what was reached."""
        visit = Visit(idp, "als=burger&niveau=laag")
        idp.claims = {"acr": Assurance.LAAG.value}
        visit.back()
        assert visit.session
        assert visit.session.assurance is Assurance.LAAG

    @pytest.mark.parametrize("niveau", ["", "verzonnen", "__class__", "é"])
    def test_a_level_that_does_not_exist_is_the_usual_one(
        self, idp: IdentityProvider, niveau: str
    ) -> None:
        assert (
            Visit(idp, f"als=burger&niveau={niveau}").asked["acr_values"] == Assurance.MIDDEN.value
        )

    @pytest.mark.parametrize("bsn", ["", None, "123456789", "12345678", "abc", "1" * 5000, 5])
    def test_a_number_that_is_none(self, idp: IdentityProvider, bsn: Any, logged: Logged) -> None:
        visit = Visit(idp)
        idp.claims = {"bsn": bsn}
        reply = visit.back()
        refused(visit, reply, 400)
        if bsn and len(str(bsn)) > 5:
            assert str(bsn) not in reply.text + logged.text


@pytest.mark.parametrize(
    "back",
    [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
        "bezwaar",
        "",
        "/a\n",
        "/a\r\nSet-Cookie: x=y",
        "/\n/evil.example",
        "/a?b=//evil.example",
        "/%2F/evil.example",
        "/@evil.example",
        " /a",
    ],
)
def test_the_way_back_is_a_path_of_ours(idp: IdentityProvider, back: str) -> None:
    given = {"queryStringParameters": {"als": "burger", "terug": back}}
    reply = call(handler, request("GET", "/inloggen") | given)
    asked = idp.went_to(reply.location)
    browser = Browser(handler, reply.cookies[0].partition(";")[0].partition("=")[2])
    assert browser.get(f"/inloggen/terug?code=c&state={asked['state']}").location == "/"


@pytest.mark.parametrize("back", ["/", "/bezwaar/nieuw", "/bezwaar/zaken/k7qm-3fzx-9rtw"])
def test_the_way_back_is_kept(idp: IdentityProvider, back: str) -> None:
    assert Visit(idp, f"als=burger&terug={quote(back, safe='/')}").back().location == back


class TestProviderThatFails:
    @pytest.mark.parametrize(
        "found",
        [
            Unavailable("Inloggen lukt nu even niet."),
            {},
            {"issuer": "https://evil.example"},
            {"issuer": CITIZENS},
            {"issuer": CITIZENS, "authorization_endpoint": 5, "token_endpoint": None},
        ],
    )
    def test_at_the_start(self, idp: IdentityProvider, found: Any) -> None:
        idp.documents[DISCOVERY] = found
        reply = Browser(handler).get("/inloggen?als=burger")
        assert reply.status == 503
        assert "Inloggen lukt nu even niet" in reply.text

    def test_it_is_not_remembered(self, idp: IdentityProvider) -> None:
        idp.documents[DISCOVERY] = Unavailable("Inloggen lukt nu even niet.")
        assert Browser(handler).get("/inloggen?als=burger").status == 503
        idp.documents.clear()
        assert Browser(handler).get("/inloggen?als=burger").status == 303

    @pytest.mark.parametrize("path", ["/token", "/keys"])
    def test_on_the_way_back(self, idp: IdentityProvider, path: str) -> None:
        visit = Visit(idp)
        idp.documents[CITIZENS + path] = Unavailable("Inloggen lukt nu even niet.")
        refused(visit, visit.back(), 503)

    @pytest.mark.parametrize(
        "keys", [{}, {"keys": []}, {"keys": [{}]}, {"keys": "x"}, {"keys": [5]}, {"keys": {"a": 1}}]
    )
    def test_without_keys_nobody_gets_in(self, idp: IdentityProvider, keys: Any) -> None:
        visit = Visit(idp)
        idp.documents[f"{CITIZENS}/keys"] = keys
        refused(visit, visit.back(), 503)
        idp.documents.clear()
        assert Visit(idp).back().status == 303, "what was wrong is not remembered"

    @pytest.mark.parametrize("answer", [{}, {"id_token": None}, {"id_token": ["x"]}])
    def test_without_a_token(self, idp: IdentityProvider, answer: Any) -> None:
        visit = Visit(idp)
        idp.documents[f"{CITIZENS}/token"] = answer
        refused(visit, visit.back())

    @pytest.mark.parametrize(
        ("answer", "status"),
        [
            (OSError("refused"), 503),
            (TimeoutError(), 503),
            (http.client.BadStatusLine("x"), 503),
            (http.client.IncompleteRead(b""), 503),
            (urllib.error.HTTPError("u", 503, "m", Message(), None), 503),
            (urllib.error.HTTPError("u", 500, "m", Message(), None), 503),
            (urllib.error.HTTPError("u", 400, "m", Message(), None), 403),
            (b"<html>", 503),
            (b"[1]", 503),
            (b"\xff", 503),
            (b"", 503),
        ],
    )
    def test_over_the_wire(
        self, idp: IdentityProvider, monkeypatch: pytest.MonkeyPatch, answer: Any, status: int
    ) -> None:
        def urlopen(*_: Any, **__: Any) -> Any:
            if isinstance(answer, Exception):
                raise answer
            return io.BytesIO(answer)

        monkeypatch.setattr(oidc, "_fetch", REAL_FETCH)
        monkeypatch.setattr(urllib.request, "urlopen", urlopen)
        reply = Browser(handler).get("/inloggen?als=burger")
        assert reply.status == status
        assert "<h1" in reply.text

    def test_it_is_asked_once_in_ten_minutes(
        self, idp: IdentityProvider, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        urls: list[str] = []

        def fetch(url: str, body: bytes | None = None) -> dict[str, Any]:
            urls.append(url)
            return idp.fetch(url, body)

        monkeypatch.setattr(oidc, "_fetch", fetch)
        monkeypatch.setattr(oidc, "_period", lambda seconds: (seconds, 1))
        for _ in range(3):
            assert Visit(idp).back().status == 303
        assert urls.count(DISCOVERY) == urls.count(f"{CITIZENS}/keys") == 1
        monkeypatch.setattr(oidc, "_period", lambda seconds: (seconds, 2))
        Visit(idp).back()
        assert urls.count(DISCOVERY) == urls.count(f"{CITIZENS}/keys") == 2
