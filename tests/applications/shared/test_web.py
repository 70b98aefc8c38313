"""The HTML edge, as somebody meets it who does not mean well."""

from __future__ import annotations

import base64
import re
from datetime import timedelta
from html import escape
from typing import Any
from urllib.parse import parse_qs, quote, urlencode, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from speeltuin.api import FOUTEN, GEHEIM
from speeltuin.model import TELLERS
from speeltuin.web import handler, web

from applications.gateway import Browser, Reply, call, request
from applications.shared.conftest import Logged
from applications.shared.markup import Markup
from gemeengoed import aws, clock
from gemeengoed.csrf import masked, matches
from gemeengoed.identity import Principal, Role
from gemeengoed.manifest import Assurance
from gemeengoed.problem import DomainError, NotFound, Unavailable
from gemeengoed.session import IDLE_SECONDS, Sessions

ANNA = Principal(Role.BURGER, "pseudoniem-anna", "Anna")
BRAM = Principal(Role.MEDEWERKER, "bram", "Bram")
LOTTE = Principal(Role.MEDEWERKER, "lotte", "Lotte", frozenset({"behandelaar"}))
KOREN = Principal(Role.ORGANISATIE, "pseudoniem-koren", "De Korenaar", acting="T. van Loon")
GOED = {
    "naam": "knikkers",
    "soort": "groot",
    "akkoord": "ja",
    "maker.naam": "Zoë",
    "maker.geborenOp.dag": "1",
    "maker.geborenOp.maand": "2",
    "maker.geborenOp.jaar": "1990",
}
NIEUW = "/speeltuin/nieuw"


def login(who: Principal | None = ANNA, level: Assurance = Assurance.MIDDEN) -> Browser:
    """A browser of who logged in; None: a visit without a person."""
    now = int(clock.now().timestamp())
    return Browser(handler, web.sessions.create(now, principal=who, assurance=level))


@pytest.fixture(autouse=True)
def _fresh(site: None) -> Any:
    """What the pages keep of an account is of the account of this file."""
    for kept in ("env", "sessions"):
        web.__dict__.pop(kept, None)


@pytest.fixture
def anna() -> Browser:
    return login()


def token(browser: Browser) -> str:
    assert browser.cookie
    session = web.sessions.read(browser.cookie, int(clock.now().timestamp()))
    assert session
    return masked(session.csrf)


def send(browser: Browser, **fields: str) -> Reply:
    return browser.post(NIEUW, {"csrf": token(browser), **fields})


def exists(name: str) -> bool:
    try:
        aws.store("speeltuin").get(TELLERS, f"t-{name}")
    except NotFound:
        return False
    return True


class TestHeaders:
    @pytest.mark.parametrize(
        ("url", "status"),
        [
            ("/speeltuin", 200),
            ("/speeltuin/nieuw", 200),
            ("/speeltuin/kantoor", 403),
            ("/speeltuin/tellers/weg", 404),
            ("/speeltuin/nergens", 404),
            ("/speeltuin/fouten/niet-bereikbaar", 503),
            ("/speeltuin/fouten/onverwacht", 500),
        ],
    )
    def test_on_every_answer(self, anna: Browser, url: str, status: int) -> None:
        reply = anna.get(url)
        assert reply.status == status
        self._check(reply)
        assert '<html lang="nl" ' in reply.text or '<html lang="nl">' in reply.text

    def test_on_a_redirect(self) -> None:
        reply = Browser(handler).get(NIEUW)
        assert reply.status == 303
        self._check(reply)

    @staticmethod
    def _check(reply: Reply) -> None:
        policy = reply.headers["content-security-policy"]
        for part in ("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'"):
            assert part in policy
        assert "base-uri 'none'" in policy
        assert "unsafe" not in policy
        assert "script-src" not in policy
        assert reply.headers["cache-control"] == "no-store"
        assert reply.headers["x-content-type-options"] == "nosniff"
        assert reply.headers["referrer-policy"] == "same-origin"
        assert reply.headers["strict-transport-security"].startswith("max-age=31536000")
        assert reply.headers["content-type"] == "text/html; charset=utf-8"

    def test_no_page_has_a_script(self, anna: Browser) -> None:
        for url in ("/speeltuin", NIEUW, "/speeltuin/nergens"):
            page = Markup(anna.get(url).text)
            assert "script" not in page.tags
            assert not [a for _, a in page.elements if any(k.startswith("on") for k in a)]
            assert not [a for _, a in page.elements if "style" in a]


class TestErrors:
    @pytest.mark.parametrize("soort", [k for k, e in FOUTEN.items() if isinstance(e, DomainError)])
    def test_a_domain_error_says_what_is_the_matter(self, anna: Browser, soort: str) -> None:
        error = FOUTEN[soort]
        assert isinstance(error, DomainError)
        reply = anna.get(f"/speeltuin/fouten/{soort}")
        assert reply.status == error.status
        assert error.title in reply.text
        assert error.detail in reply.text
        assert (error.artikel or "") in reply.text

    def test_an_error_that_nobody_foresaw(self, anna: Browser, logged: Logged) -> None:
        reply = anna.get("/speeltuin/fouten/onverwacht")
        assert reply.status == 500
        assert "Dat ligt aan ons" in reply.text
        for leak in (GEHEIM, "RuntimeError", "Traceback", ".py"):
            assert leak not in reply.text
        assert GEHEIM not in logged.text
        [line] = logged.named("page")
        assert (line["status"], line["route"]) == (500, "GET /speeltuin/fouten/{soort}")

    def test_an_address_that_does_not_exist(self, anna: Browser, logged: Logged) -> None:
        reply = anna.get("/speeltuin/<script>alert(1)</script>")
        assert reply.status == 404
        assert "Deze pagina bestaat niet." in reply.text
        assert "alert" not in reply.text
        assert "alert" not in logged.text

    def test_an_api_that_does_not_exist_answers_as_one(self, anna: Browser) -> None:
        reply = anna.get("/api/nergens/v1/x")
        assert (reply.status, reply.json["status"]) == (404, 404)
        assert reply.headers["content-type"] == "application/problem+json"

    @pytest.mark.parametrize("id_", ["x" * 101, "x" * 3000])
    def test_an_id_that_is_too_long_is_not_looked_up(
        self, anna: Browser, monkeypatch: pytest.MonkeyPatch, id_: str
    ) -> None:
        monkeypatch.setattr(aws, "store", None)
        assert anna.get(f"/speeltuin/tellers/{id_}").status == 404

    @pytest.mark.parametrize(
        ("url", "status"), [("/speeltuin", 503), (NIEUW, 503), ("/speeltuin/nergens", 404)]
    )
    def test_when_sessions_cannot_be_read(
        self, anna: Browser, monkeypatch: pytest.MonkeyPatch, url: str, status: int
    ) -> None:
        def down(*_: Any) -> None:
            raise Unavailable("Probeer het over een minuut nog eens.")

        monkeypatch.setattr(Sessions, "read", down)
        reply = anna.get(url)
        assert reply.status == status
        assert ("Probeer het over een minuut nog eens." in reply.text) == (status == 503)
        assert "<h1>" in reply.text
        assert reply.headers["content-security-policy"]


class TestLoggingIn:
    def test_who_is_not_goes_to_log_in_and_comes_back(self) -> None:
        reply = Browser(handler).get(NIEUW)
        to = urlsplit(reply.location)
        assert (reply.status, to.netloc, to.path) == (303, "", "/inloggen")
        asked = parse_qs(to.query)
        assert asked == {"als": ["burger"], "niveau": ["midden"], "terug": [NIEUW]}

    def test_the_way_back_cannot_be_another_site(self) -> None:
        event = request("GET", "/speeltuin/tellers/x")
        event["rawPath"] = "/speeltuin/tellers/a&als=medewerker"
        asked = parse_qs(urlsplit(call(handler, event).location).query)
        assert asked["als"] == ["burger"]

    def test_a_visit_without_a_person_is_not_a_login(self) -> None:
        assert login(None).get(NIEUW).status == 303

    def test_an_ended_session(self, anna: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
        later = clock.now() + timedelta(seconds=IDLE_SECONDS)
        monkeypatch.setattr(clock, "now", lambda: later)
        reply = anna.get(NIEUW)
        assert reply.status == 303
        assert parse_qs(urlsplit(reply.location).query)["reden"] == ["verlopen"]

    @pytest.mark.parametrize(("who", "url"), [(ANNA, "/speeltuin/kantoor"), (BRAM, NIEUW)])
    def test_another_role(self, who: Principal, url: str) -> None:
        browser = login(who, Assurance.HOOG)
        assert browser.get(url).status == 403
        reply = browser.post(url, {"csrf": token(browser)})
        assert reply.status in {403, 404}

    @pytest.mark.parametrize(
        ("level", "status"),
        [
            (Assurance.LAAG, 403),
            (Assurance.MIDDEN, 200),
            (Assurance.SUBSTANTIEEL, 200),
            (Assurance.HOOG, 200),
        ],
    )
    def test_less_assurance_than_needed(self, level: Assurance, status: int) -> None:
        browser = login(level=level)
        reply = browser.get(NIEUW)
        assert reply.status == status
        if status == 403:
            assert "Voor deze pagina is een hoger niveau nodig" in reply.text
            [to] = Markup(reply.text).links("/inloggen?")
            asked = parse_qs(urlsplit(to).query)
            assert asked == {"als": ["burger"], "niveau": ["midden"], "terug": [NIEUW]}
            assert token(browser), "still logged in, for what asks for less"

    def test_less_assurance_does_not_post_either(self) -> None:
        browser = login(level=Assurance.LAAG)
        reply = send(browser, **(GOED | {"naam": "te-laag"}))
        assert (reply.status, "DigiD Midden" in reply.text) == (403, True)
        assert not exists("te-laag")

    def test_a_page_for_several_roles_lets_people_choose(self) -> None:
        asked = parse_qs(urlsplit(Browser(handler).get("/speeltuin/samen").location).query)
        assert asked == {"niveau": ["midden"], "terug": ["/speeltuin/samen"]}

    @pytest.mark.parametrize(
        ("who", "level", "samen", "allen"),
        [
            (ANNA, Assurance.MIDDEN, 200, 200),
            (KOREN, Assurance.MIDDEN, 200, 200),
            (KOREN, Assurance.LAAG, 403, 403),
            # An official without the task; their level is their employer's concern.
            (BRAM, Assurance.LAAG, 403, 403),
            (LOTTE, Assurance.LAAG, 403, 200),
        ],
    )
    def test_several_roles(self, who: Principal, level: Assurance, samen: int, allen: int) -> None:
        browser = login(who, level)
        assert browser.get("/speeltuin/samen").status == samen
        assert browser.get("/speeltuin/allen").status == allen

    def test_a_page_that_officials_may_see_names_a_task(self) -> None:
        for role in (Role.MEDEWERKER, frozenset({Role.BURGER, Role.MEDEWERKER})):
            with pytest.raises(ValueError, match="which task"):
                web.get("/zonder", role=role)


class TestToken:
    def test_the_pages_own(self, anna: Browser) -> None:
        page = Markup(anna.get(NIEUW).text)
        [logout, form] = page.values("csrf")
        session = web.sessions.read(anna.cookie, int(clock.now().timestamp()))
        assert session
        assert matches(session.csrf, logout)
        assert matches(session.csrf, form)
        # Never written the same way twice, nor as it is kept.
        assert len({form, session.csrf, *Markup(anna.get(NIEUW).text).values("csrf")}) == 3
        reply = anna.post(NIEUW, GOED | {"csrf": form, "naam": "met-teken"})
        assert (reply.status, reply.location) == (303, "/speeltuin/tellers/t-met-teken")
        assert exists("met-teken")

    @pytest.mark.parametrize("given", [None, "", "x", "é", "\x00", "A" * 40_000])
    def test_none_or_another(self, anna: Browser, given: str | None) -> None:
        fields = GOED | {"naam": "zonder-teken"} | ({} if given is None else {"csrf": given})
        reply = anna.post(NIEUW, fields)
        assert reply.status == 403
        assert "hoort niet bij uw bezoek" in reply.text
        assert not exists("zonder-teken")

    def test_of_another_session(self, anna: Browser) -> None:
        reply = anna.post(NIEUW, GOED | {"csrf": token(login()), "naam": "van-een-ander"})
        assert reply.status == 403
        assert not exists("van-een-ander")

    def test_in_the_address_does_not_count(self, anna: Browser) -> None:
        reply = anna.post(f"{NIEUW}?csrf={token(anna)}", GOED | {"naam": "in-adres"})
        assert reply.status == 403

    @pytest.mark.parametrize(
        ("origin", "status"),
        [
            ("https://boxtel.example", 303),
            # Under one domain a neighbour is "same site": its posts bring the cookie.
            ("https://woerden.example", 403),
            ("https://boxtel.example.evil.example", 403),
            ("http://boxtel.example", 403),
            ("null", 403),
            ("", 403),
        ],
    )
    def test_from_another_site(self, anna: Browser, origin: str, status: int) -> None:
        """A post of which the browser says that another page sent it, even with the token."""
        fields = GOED | {"csrf": token(anna), "naam": f"van-{status}"}
        event = request(
            "POST",
            NIEUW,
            body=urlencode(fields),
            headers={"Content-Type": "application/x-www-form-urlencoded", "Origin": origin},
            cookies=[f"__Host-sessie={anna.cookie}"],
        )
        assert call(handler, event).status == status
        assert exists("van-403") is False

    def test_a_page_for_everybody_asks_for_it_too(self) -> None:
        assert Browser(handler).post("/speeltuin/open", {}).status == 403
        assert Browser(handler).post("/speeltuin/open", {"csrf": ""}).status == 403
        visitor = login(None)
        assert visitor.post("/speeltuin/open", {"csrf": token(visitor)}).status == 200


class TestFormErrors:
    def test_every_wrong_field_is_told_at_the_field_and_above(self, anna: Browser) -> None:
        empty = dict.fromkeys(GOED, "")
        reply = send(anna, **(empty | {"verhaal": "x" * 501}))
        assert reply.status == 422
        page = Markup(reply.text)
        assert page.title.startswith("Fout: Nieuwe teller - Boxtel")
        links = [link[1:] for link in page.links("#") if link != "#inhoud"]
        assert links == ["naam", "verhaal", "soort", "akkoord", "maker.naam", "maker.geborenOp"]
        for name in links:
            assert page.element(name)
            assert page.element(f"{name}-fout")
            assert f"{name}-fout" in page.element(name).get("aria-describedby", "")

    def test_the_summary_calls_a_field_what_the_page_calls_it(self, anna: Browser) -> None:
        reply = send(anna, **(GOED | {"maker.naam": "x" * 21}))
        summary = reply.text.partition('role="alert"')[2].partition("</ul>")[0]
        assert "Naam van de maker:" in summary
        assert reply.text.index('role="alert"') < reply.text.index("<h1>")

    def test_a_group_of_which_nothing_is_filled_in_links_to_its_fields(self, anna: Browser) -> None:
        """`maker` as a whole is missing: there is no field of that name to go to."""
        empty = {n: "" for n in GOED if n.startswith("maker.")}
        page = Markup(send(anna, **(GOED | empty)).text)
        links = {link[1:] for link in page.links("#") if link != "#inhoud"}
        assert links == {"maker.naam", "maker.geborenOp"}
        assert links <= set(page.ids)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"maker.geborenOp.dag": "31"},
            {"maker.geborenOp.maand": ""},
            {"maker.geborenOp.jaar": "negentienhonderd"},
            {"maker.geborenOp.dag": "1.5"},
        ],
    )
    def test_a_part_of_a_date(self, anna: Browser, wrong: dict[str, str]) -> None:
        page = Markup(send(anna, **(GOED | wrong)).text)
        assert [link for link in page.links("#") if link != "#inhoud"] == ["#maker.geborenOp"]
        assert page.element("maker.geborenOp")
        for part in ("dag", "maand", "jaar"):
            name = f"maker.geborenOp.{part}"
            assert page.element(name)["value"] == (GOED | wrong)[name]
            assert page.element(name)["aria-invalid"] == "true"

    def test_what_was_filled_in_stays(self, anna: Browser) -> None:
        reply = send(anna, **(GOED | {"naam": "x" * 21, "verhaal": "\nregel een\nregel twee"}))
        page = Markup(reply.text)
        assert page.element("naam")["value"] == "x" * 21
        assert page.element("maker.naam")["value"] == "Zoë"
        assert "checked" in page.element("soort-1")
        assert "checked" not in page.element("soort-2")
        assert "checked" in page.element("akkoord")
        assert "regel een\nregel twee</textarea>" in reply.text

    def test_a_field_that_is_good_has_no_error(self, anna: Browser) -> None:
        page = Markup(send(anna, **(GOED | {"naam": ""})).text)
        assert [i for i in page.ids if i.endswith("-fout")] == ["naam-fout"]

    def test_ids_are_used_once(self, anna: Browser) -> None:
        for reply in (anna.get(NIEUW), send(anna)):
            ids = Markup(reply.text).ids
            assert len(ids) == len(set(ids))

    def test_a_page_without_errors_does_not_say_so(self, anna: Browser) -> None:
        assert Markup(anna.get(NIEUW).text).title.startswith("Nieuwe teller")


class TestEscaping:
    @pytest.mark.parametrize("name", sorted({*GOED, "verhaal"} - {"soort", "akkoord"}))
    @pytest.mark.parametrize(
        "evil", ['"><script>alert(1)</script>', "</textarea><img src=x onerror=alert(1)>", "' x='"]
    )
    def test_what_is_shown_again(self, anna: Browser, name: str, evil: str) -> None:
        reply = send(anna, **(GOED | {"soort": "", name: evil}))
        assert reply.status == 422
        assert evil not in reply.text
        page = Markup(reply.text)
        assert not page.tags & {"script", "img"}
        if name != "verhaal":
            assert page.element(name)["value"] == evil

    def test_the_name_of_a_field(self, anna: Browser) -> None:
        """An unknown field's own name is in the answer: in the link of the summary."""
        evil = '"><script>alert(1)</script>'
        reply = send(anna, **(GOED | {evil: "x"}))
        assert reply.status == 422
        assert "script" not in Markup(reply.text).tags

    def test_the_name_of_a_person(self) -> None:
        evil = "<b onclick=x>Anna</b>"
        reply = login(Principal(Role.BURGER, "p", evil)).get("/speeltuin")
        assert escape(evil) in reply.text
        assert evil not in reply.text


class TestPressingTwice:
    def test_is_carried_out_once(self, anna: Browser) -> None:
        [once] = Markup(anna.get(NIEUW).text).values("eenmalig")
        fields = GOED | {"naam": "dubbel", "eenmalig": once}
        first, second = (send(anna, **fields) for _ in range(2))
        assert first.status == second.status == 303
        assert first.location == second.location

    def test_another_form_under_its_key_is_not_lost(self, anna: Browser) -> None:
        """Refused, with what was typed, which only who typed it sees."""
        fields = GOED | {"eenmalig": "dubbel"}
        assert send(anna, **fields).status == 303
        reply = send(anna, **(fields | {"verhaal": "Lang <b>verhaal</b>"}))
        assert reply.status == 409
        assert "Wat u had ingevuld" in reply.text
        assert "Lang &lt;b&gt;verhaal&lt;/b&gt;" in reply.text
        assert "Csrf" not in reply.text
        assert "Eenmalig" not in reply.text

    def test_every_form_has_its_own(self, anna: Browser) -> None:
        one, two = (Markup(anna.get(NIEUW).text).values("eenmalig") for _ in range(2))
        assert one != two

    def test_another_persons_key_is_worth_nothing(self, anna: Browser) -> None:
        fields = GOED | {"naam": "gestolen", "eenmalig": "dezelfde"}
        assert send(anna, **fields).status == 303
        other = login(Principal(Role.BURGER, "pseudoniem-eva", "Eva"))
        reply = send(other, **(fields | {"naam": "van-eva"}))
        assert reply.location.endswith("/t-van-eva")


class TestHostileForms:
    @pytest.mark.parametrize(
        "body",
        [
            "a=1&a.b=2",
            "a.b=2&a=1",
            "naam.x=1&naam=2",
            "maker=1&maker.naam=2",
            "maker.naam.x.y=1",
            "maker.geborenOp=x&maker.geborenOp.dag=1",
            "maker.geborenOp.dag.dag=1",
            "maker.geborenOp.dag=1&maker.geborenOp.uur=2",
            "dag=1",
            "dag=1&maand=2&jaar=3",
            ".=1",
            "...=1",
            "=1",
            "&&&",
            "a",
            "%",
            "%00=%00",
            "naam=%00",
            "naam=%ff",
            "naam=%ed%a0%80",
            "%ff=1",
            "naam=\ud800",
            "naam=é",
            "__class__=1&__proto__.x=2&constructor=3",
            "&".join(f"a{n}=1" for n in range(199)),
            "&".join(f"a{n}=1" for n in range(5000)),
            "a=" + "x" * 300_000,
            ".".join("a" * 40_000) + "=1",
            ".".join("a" * 120) + "=1",
            "naam=1&naam=2",
        ],
    )
    def test_is_never_our_fault(self, anna: Browser, body: str) -> None:
        for encoded in (False, True):
            for complete in (f"csrf={token(anna)}&{body}", f"{body}&csrf={token(anna)}"):
                reply = self._post(anna, complete, encoded)
                assert reply.status in {400, 403, 422}, reply.text[:300]
                assert "Markup" not in reply.text

    @pytest.mark.parametrize("body", ["!", "é", "====", "YQ", "/w=="])
    def test_what_is_no_base64(self, anna: Browser, body: str) -> None:
        event = request("POST", NIEUW, body=body, cookies=[f"__Host-sessie={anna.cookie}"])
        assert call(handler, event | {"isBase64Encoded": True}).status in {400, 403}

    def test_as_the_gateway_encodes_it(self, anna: Browser) -> None:
        body = urlencode(GOED | {"csrf": token(anna), "naam": "base64"})
        assert self._post(anna, body, True).status == 303
        assert exists("base64")

    def test_the_last_of_two_counts(self, anna: Browser) -> None:
        body = urlencode(GOED | {"csrf": token(anna)}) + "&naam=laatste"
        assert self._post(anna, body, False).location.endswith("/t-laatste")

    @staticmethod
    def _post(browser: Browser, body: str, encoded: bool) -> Reply:
        event = request("POST", NIEUW, body=body, cookies=[f"__Host-sessie={browser.cookie}"])
        if encoded:
            raw = body.encode(errors="surrogatepass")
            event |= {"body": base64.b64encode(raw).decode(), "isBase64Encoded": True}
        return call(handler, event)


@pytest.mark.parametrize(
    "cookies",
    [
        ["__Host-sessie="],
        ["__Host-sessie=" + "x" * 5000],
        ["__Host-sessie=é"],
        ["__Host-sessie=\ud800"],
        ["=", ";", "", "__Host-sessie"],
        ["__Host-sessie=a; __Host-sessie=b"],
        ["a=b"] * 500,
        ['__Host-sessie="><script>'],
    ],
)
def test_hostile_cookies(cookies: list[str]) -> None:
    reply = call(handler, request("GET", NIEUW, cookies=cookies))
    assert reply.status == 303
    assert "script" not in str(reply.headers)


class TestLog:
    def test_one_line_without_the_address_as_sent(self, anna: Browser, logged: Logged) -> None:
        anna.get("/speeltuin/tellers/geheim?x=" + GEHEIM)
        [line] = logged.lines
        assert (line["message"], line["route"], line["status"]) == (
            "page",
            "GET /speeltuin/tellers/{id}",
            404,
        )
        assert "geheim" not in logged.text
        assert GEHEIM not in logged.text

    def test_a_form_is_not_logged(self, anna: Browser, logged: Logged) -> None:
        csrf = token(anna)
        send(anna, **(GOED | {"naam": GEHEIM * 5, "verhaal": GEHEIM}))
        for said in (GEHEIM, csrf, str(anna.cookie), "Anna"):
            assert said not in logged.text


TEXT = st.text(st.characters(exclude_categories=()), max_size=40)
NAMES = st.one_of(st.sampled_from([*GOED, "verhaal", "eenmalig", "maker", "naam.naam"]), TEXT)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    fields=st.lists(st.tuples(NAMES, TEXT), max_size=8),
    raw=st.one_of(st.none(), TEXT, st.binary(max_size=60)),
    with_token=st.booleans(),
)
def test_whatever_is_filled_in_is_never_our_fault(
    anna: Browser, fields: list[tuple[str, str]], raw: str | bytes | None, with_token: bool
) -> None:
    given = [("csrf", token(anna))] if with_token else []
    body: Any = urlencode([*fields, *given], errors="surrogatepass")
    event = request("POST", NIEUW, cookies=[f"__Host-sessie={anna.cookie}"])
    if isinstance(raw, bytes):
        body = base64.b64encode(body.encode() + b"&" + raw).decode()
        event["isBase64Encoded"] = True
    elif raw:
        body = f"{body}&{raw}"
    reply = call(handler, event | {"body": body})
    assert reply.status in {303, 400, 403, 422, 409}, reply.text[:300]
    assert not Markup(reply.text).tags & {"script", "img"}


def test_a_path_with_odd_signs_stays_a_path() -> None:
    event = request("GET", "/speeltuin/tellers/x")
    event["rawPath"] = "/speeltuin/tellers/\r\nSet-Cookie: a=b"
    reply = call(handler, event)
    assert not re.search(r"[\r\n]", str(reply.headers.get("location", "")))
    assert reply.status in {303, 404}
    assert quote("\r\n") in reply.headers.get("location", quote("\r\n"))
