"""As what one logs in, how sure of it, and how one leaves."""

from __future__ import annotations

import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc.jwk import RSAKey
from speeltuin.deur import handler, web

from applications.gateway import Browser
from applications.shared.conftest import Logged
from applications.shared.identity_provider import (
    CITIZENS,
    CLIENT,
    OFFICIALS,
    ORGANISATIONS,
    OURS,
    RSIN,
    IdentityProvider,
)
from applications.shared.markup import Markup
from applications.shared.visit import Visit, refused
from gemeengoed import oidc, settings
from gemeengoed.csrf import masked
from gemeengoed.identity import Principal, Role
from gemeengoed.manifest import Assurance
from gemeengoed.problem import Unavailable

END = {"end_session_endpoint": f"{CITIZENS}/uit"}
AS_ORGANISATION = "als=organisatie&niveau=substantieel&terug=/bezwaar"
NEW = RSAKey.generate_key(2048, {"kid": "k2", "use": "sig"})


def who(visit: Visit) -> Principal:
    session = visit.session
    assert session
    assert session.principal
    return session.principal


@pytest.fixture
def configured(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Another environment for the front door."""

    def run(**variables: str) -> None:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        settings._loaded.clear()
        web.__dict__.pop("env", None)

    yield run
    settings._loaded.clear()
    web.__dict__.pop("env", None)


class TestOrganisation:
    def test_by_rsin(self, idp: IdentityProvider, logged: Logged) -> None:
        visit = Visit(idp, AS_ORGANISATION)
        assert visit.to.startswith(f"{ORGANISATIONS}/authorize?")
        assert visit.asked["acr_values"] == Assurance.SUBSTANTIEEL.value
        idp.claims = {"acr": Assurance.HOOG.value, "name": "De Korenaar B.V."}
        assert visit.back().location == "/bezwaar"
        principal = who(visit)
        assert (principal.role, principal.name) == (Role.ORGANISATIE, "De Korenaar B.V.")
        assert principal.acting == "J. Jansen"
        assert len(principal.subject) == 40
        for personal in (RSIN, "Korenaar", "Jansen"):
            assert personal not in logged.text

    def test_the_kinds_of_numbers_do_not_meet(self, idp: IdentityProvider) -> None:
        """The same digits as BSN, RSIN or KvK number are three subjects; RSIN goes before KvK."""
        subjects = []
        for query, claims in (
            ("als=burger", {"bsn": RSIN}),
            (AS_ORGANISATION, {"rsin": RSIN}),
            (AS_ORGANISATION, {"rsin": RSIN, "kvk": "99999918"}),
            (AS_ORGANISATION, {"rsin": None, "kvk": "99999918"}),
        ):
            visit = Visit(idp, query)
            idp.claims = {"acr": Assurance.HOOG.value, **claims}
            visit.back()
            subjects.append(who(visit).subject)
        assert subjects[1] == subjects[2]
        assert len(set(subjects)) == 3

    @pytest.mark.parametrize(
        "claims",
        [
            {"rsin": None},
            {"rsin": "", "kvk": ""},
            {"rsin": "001000008"},
            # A wrong RSIN is a fault of the broker; another number does not mend it.
            {"rsin": "001000008", "kvk": "99999918"},
            {"rsin": None, "kvk": "9999991"},
            {"rsin": None, "kvk": "999999180"},
            {"rsin": None, "kvk": "9999991x"},
            {"rsin": None, "kvk": "٩٩٩٩٩٩١٨"},
            {"rsin": None, "kvk": ["99999918"]},
        ],
    )
    def test_without_a_number_nobody_gets_in(
        self, idp: IdentityProvider, claims: dict[str, Any], logged: Logged
    ) -> None:
        visit = Visit(idp, AS_ORGANISATION)
        idp.claims = {"acr": Assurance.HOOG.value, **claims}
        reply = visit.back()
        refused(visit, reply, 400)
        assert "RSIN of KvK-nummer van eHerkenning" in reply.text
        [line] = logged.named("number not in the claims")
        assert "acr" in line["claims"]
        assert "001000008" not in reply.text + logged.text

    def test_a_citizens_token_does_not_make_an_organisation(self, idp: IdentityProvider) -> None:
        visit = Visit(idp, AS_ORGANISATION)
        idp.claims = {"acr": Assurance.HOOG.value, "rsin": RSIN}
        idp.forged = idp.token(CITIZENS)
        refused(visit, visit.back())


class TestOfficial:
    def test_tasks_are_words_from_the_claims(self, idp: IdentityProvider) -> None:
        visit = Visit(idp, "als=medewerker")
        idp.claims = {"roles": ["behandelaar", "geen beheerder"]}
        visit.back()
        assert who(visit).scopes == {"behandelaar"}
        assert "acr_values" not in visit.asked

    @pytest.mark.parametrize("sub", [5, ["x"], "x" * 256, ""])
    def test_a_subject_that_is_none(self, idp: IdentityProvider, sub: Any) -> None:
        visit = Visit(idp, "als=medewerker")
        idp.claims = {"sub": sub}
        refused(visit, visit.back())


class TestChoosing:
    @pytest.mark.parametrize("als", ["", "als=machine&", "als=&", "als=%22%3E%3Cscript%3E&"])
    def test_as_what(self, idp: IdentityProvider, als: str) -> None:
        reply = Browser(handler).get(f"/inloggen?{als}niveau=substantieel&terug=/bezwaar/nieuw")
        assert reply.status == 200
        page = Markup(reply.text)
        links = [parse_qs(urlsplit(u).query) for u in page.links("/inloggen?")]
        assert [link["als"] for link in links] == [["burger"], ["organisatie"], ["medewerker"]]
        for link in links:
            assert (link["niveau"], link["terug"]) == (["substantieel"], ["/bezwaar/nieuw"])
        assert "script" not in page.tags

    def test_the_way_back_in_the_links_is_a_path_of_ours(self, idp: IdentityProvider) -> None:
        reply = Browser(handler).get("/inloggen?terug=https://evil.example")
        assert "evil" not in reply.text

    def test_choosing_ends_no_visit(self, idp: IdentityProvider) -> None:
        visit = Visit(idp)
        visit.back()
        visit.browser.get("/inloggen")
        assert who(visit)

    def test_who_was_idle_too_long_is_told_so_once(self, idp: IdentityProvider) -> None:
        browser = Browser(handler, "verlopen")
        reply = browser.get("/inloggen?als=burger&niveau=midden&terug=/bezwaar&reden=verlopen")
        assert reply.status == 200
        assert "15 minuten" in reply.text
        assert browser.cookie is None
        [to] = Markup(reply.text).links("/inloggen?")
        assert browser.get(to).location.startswith(CITIZENS)

    def test_that_does_not_log_out_who_is_in(self, idp: IdentityProvider) -> None:
        visit = Visit(idp)
        visit.back()
        visit.browser.get("/inloggen?reden=verlopen")
        assert who(visit)

    def test_what_is_not_configured_is_not_offered(
        self, idp: IdentityProvider, configured: Any
    ) -> None:
        configured(ORGANISATION_ISSUER="")
        reply = Browser(handler).get("/inloggen?als=organisatie")
        assert reply.status == 200
        assert "eHerkenning" not in reply.text
        configured(CITIZEN_ISSUER="")
        assert Browser(handler).get("/inloggen?als=burger").location.startswith(OFFICIALS)


class TestLevel:
    def test_too_low_says_how_to_go_on(self, idp: IdentityProvider) -> None:
        visit = Visit(idp, AS_ORGANISATION)
        idp.claims = {"acr": Assurance.MIDDEN.value}
        reply = visit.back()
        refused(visit, reply)
        assert "eHerkenning niveau 3" in reply.text
        assert visit.browser.cookie is None
        [again] = Markup(reply.text).links("/inloggen?")
        assert urlsplit(again).query == AS_ORGANISATION.replace("/", "%2F")

    def test_the_provider_says_that_it_cannot(self, idp: IdentityProvider) -> None:
        visit = Visit(idp, "als=burger&niveau=substantieel")
        state = visit.asked["state"]
        reply = visit.back(f"error=unmet_authentication_requirements&state={state}")
        refused(visit, reply)
        assert "DigiD Substantieel" in reply.text

    def test_another_error_is_no_login_and_no_loop(self, idp: IdentityProvider) -> None:
        visit = Visit(idp)
        refused(visit, visit.back(f"error=server_error&state={visit.asked['state']}"))

    def test_citizens_prove_anew_who_they_are(self, idp: IdentityProvider) -> None:
        """A broker that remembers would undo that we log out who is idle; officials may have
        their employer remember them."""
        assert Visit(idp, "als=burger").asked["prompt"] == "login"
        assert Visit(idp, "als=organisatie").asked["prompt"] == "login"
        assert "prompt" not in Visit(idp, "als=medewerker").asked

    def test_levels_of_a_broker(self, idp: IdentityProvider, configured: Any) -> None:
        configured(CLAIM_PATHS='{"burger":{"levels":{"10":"laag","25":"substantieel"}}}')
        visit = Visit(idp, "als=burger&niveau=midden")
        assert visit.asked["acr_values"] == "25"
        refused(visit, visit.back())
        visit = Visit(idp, "als=burger&niveau=midden")
        idp.claims = {"acr": "25"}
        visit.back()
        assert visit.session
        assert visit.session.assurance is Assurance.SUBSTANTIEEL

    def test_a_level_that_the_broker_does_not_have(
        self, idp: IdentityProvider, configured: Any, logged: Logged
    ) -> None:
        configured(CLAIM_PATHS='{"burger":{"levels":{"10":"laag"}}}')
        assert Browser(handler).get("/inloggen?als=burger&niveau=hoog").status == 403
        [line] = logged.named("login refused")
        assert "no acr value means hoog" in line["what"]

    def test_a_wrong_configuration_lets_nobody_in(
        self, idp: IdentityProvider, configured: Any, logged: Logged
    ) -> None:
        visit = Visit(idp)
        configured(CLAIM_PATHS='{"burger":{"bsn":"bsn"}}')
        refused(visit, visit.back(), 503)
        assert Browser(handler).get("/inloggen?als=burger").status == 503
        assert logged.named("CLAIM_PATHS cannot be used")


class TestSender:
    """RFC 9207: three providers send the browser back to one page."""

    @pytest.mark.parametrize(
        ("says", "iss", "status"),
        [
            (True, CITIZENS, 303),
            (True, None, 403),
            (True, OFFICIALS, 403),
            (True, "", 403),
            (False, CITIZENS, 303),
            (False, None, 303),
            (False, OFFICIALS, 403),
            ("ja", None, 303),
        ],
    )
    def test_iss(self, idp: IdentityProvider, says: Any, iss: str | None, status: int) -> None:
        idp.says = {"authorization_response_iss_parameter_supported": says}
        visit = Visit(idp)
        more = "" if iss is None else f"&iss={iss}"
        reply = visit.back(f"code=c&state={visit.asked['state']}{more}")
        assert reply.status == status
        assert len(idp.asked) == (status == 303)

    @pytest.mark.parametrize("name", ["state", "code", "iss", "error"])
    def test_a_parameter_comes_once(self, idp: IdentityProvider, name: str) -> None:
        visit = Visit(idp)
        given = {"state": visit.asked["state"], "iss": CITIZENS}
        given |= {"error": "access_denied"} if name == "error" else {"code": "c"}
        query = "&".join(f"{k}={v}" for k, v in given.items())
        refused(visit, visit.back(f"{query}&{name}={given[name]}"))
        assert idp.asked == []

    @pytest.mark.parametrize(
        ("claims", "status"),
        [
            ({"azp": CLIENT}, 303),
            ({"azp": "ander"}, 403),
            ({"aud": [CLIENT]}, 303),
            ({"aud": [CLIENT, "ander"]}, 403),
            ({"aud": [CLIENT, "ander"], "azp": CLIENT}, 303),
            ({"aud": [CLIENT, "ander"], "azp": "ander"}, 403),
        ],
    )
    def test_a_token_for_more_than_us(
        self, idp: IdentityProvider, claims: dict[str, Any], status: int
    ) -> None:
        visit = Visit(idp)
        idp.claims = claims
        assert visit.back().status == status


class TestKeys:
    @pytest.fixture
    def fetched(self, idp: IdentityProvider, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        urls: list[str] = []

        def fetch(url: str, body: bytes | None = None) -> dict[str, Any]:
            urls.append(url)
            return idp.fetch(url, body)

        monkeypatch.setattr(oidc, "_fetch", fetch)
        return urls

    @pytest.fixture
    def minute(self, monkeypatch: pytest.MonkeyPatch) -> list[int]:
        now = [1]
        monkeypatch.setattr(
            oidc, "_period", lambda seconds: (seconds, now[0] if seconds == 60 else 1)
        )
        return now

    def test_a_new_key_is_looked_up(
        self, idp: IdentityProvider, fetched: list[str], minute: list[int]
    ) -> None:
        Visit(idp).back()
        idp.key, idp.kid = NEW, "k2"
        idp.documents[f"{CITIZENS}/keys"] = {
            "keys": [OURS.as_dict(private=False), NEW.as_dict(private=False)]
        }
        for _ in range(3):
            assert Visit(idp).back().status == 303
        assert fetched.count(f"{CITIZENS}/keys") == 2

    def test_a_key_that_never_comes_is_looked_up_once_a_minute(
        self, idp: IdentityProvider, fetched: list[str], minute: list[int]
    ) -> None:
        Visit(idp).back()
        idp.key, idp.kid = NEW, "k2"
        for _ in range(3):
            visit = Visit(idp)
            refused(visit, visit.back())
        assert fetched.count(f"{CITIZENS}/keys") == 2
        minute[0] += 1
        Visit(idp).back()
        assert fetched.count(f"{CITIZENS}/keys") == 3


class TestLeaving:
    def leave(self, visit: Visit) -> str:
        assert visit.session
        token = masked(visit.session.csrf)
        return visit.browser.post("/uitloggen", {"csrf": token}).location

    def test_the_way_to_the_provider(self, idp: IdentityProvider) -> None:
        idp.says = END
        visit = Visit(idp)
        visit.back()
        reply = visit.browser.get(self.leave(visit))
        assert reply.status == 200
        [to] = Markup(reply.text).links(CITIZENS)
        asked = parse_qs(urlsplit(to).query)
        # No id_token_hint: for that we would have to keep a token with a BSN in it.
        assert asked == {
            "client_id": [CLIENT],
            "post_logout_redirect_uri": ["https://boxtel.example/"],
        }

    def test_where_there_is_none(self, idp: IdentityProvider) -> None:
        visit = Visit(idp)
        visit.back()
        reply = visit.browser.get(self.leave(visit))
        assert "U bent uitgelogd" in reply.text
        assert not Markup(reply.text).links("http")

    @pytest.mark.parametrize("end", [5, None, ["x"]])
    def test_what_is_no_address(self, idp: IdentityProvider, end: Any) -> None:
        idp.says = {"end_session_endpoint": end}
        assert Browser(handler).get("/uitloggen/klaar?als=burger").status == 200

    def test_a_provider_that_fails_keeps_nobody_in(self, idp: IdentityProvider) -> None:
        visit = Visit(idp)
        visit.back()
        oidc._discovery.cache_clear()
        discovery = f"{CITIZENS}/.well-known/openid-configuration"
        idp.documents[discovery] = Unavailable("Inloggen lukt nu even niet.")
        id_ = visit.browser.cookie
        assert visit.browser.get(self.leave(visit)).status == 200
        assert web.sessions.read(id_, int(time.time())) is None

    def test_nobody_leaves_twice(self, idp: IdentityProvider) -> None:
        """The page after it can be opened by anyone, and does nothing."""
        visit = Visit(idp)
        visit.back()
        visit.browser.get("/uitloggen/klaar?als=burger")
        assert who(visit)
