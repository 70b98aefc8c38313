"""The JSON edge, as somebody meets it who does not mean well."""

from __future__ import annotations

import base64
import json
import logging
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from speeltuin.api import FOUTEN, GEHEIM, api, handler
from speeltuin.application import APPLICATION
from speeltuin.model import TELLERS

from applications.conftest import Install
from applications.gateway import Machine, Reply, call, request
from applications.shared.conftest import Logged
from applications.shared.store_tables import CountingTable
from gemeengoed.problem import DomainError
from gemeengoed.store import Store

ROOT = "/api/speeltuin/v1"
CLAIMS = {"sub": "client", "scope": " ".join(APPLICATION.scopes)}
NIEUW = {"naam": "knikkers", "eigenaar": {"achterNaam": "De Vries", "geborenOp": "1990-01-31"}}
ONCE = {"Idempotency_Key": "sleutel-1"}


@pytest.fixture
def machine(settled: CountingTable) -> Machine:
    return Machine(handler)


def begin(machine: Machine) -> str:
    """A counter at version 1; gives its address."""
    reply = machine.post(f"{ROOT}/tellers", NIEUW)
    assert reply.status == 201, reply.text
    return reply.location


def problem(reply: Reply, status: int, code: str) -> Any:
    """Every error has one shape."""
    assert reply.status == status, reply.text
    assert reply.headers["content-type"] == "application/problem+json"
    found = reply.json
    assert found["type"] == f"urn:gemeengoed:probleem:{code}"
    assert found["status"] == status
    assert found["title"]
    assert found["detail"]
    assert set(found) <= {"type", "title", "status", "detail", "artikel", "invalidParams"}
    return found


def names(reply: Reply) -> dict[str, str]:
    return {p["name"]: p["code"] for p in reply.json["invalidParams"]}


class TestRoutes:
    def test_what_was_made_is_where_it_says(self, machine: Machine) -> None:
        reply = machine.post(f"{ROOT}/tellers", NIEUW)
        assert (reply.status, reply.headers["etag"]) == (201, '"1"')
        assert reply.location.startswith(f"{ROOT}/tellers/")
        read = machine.get(reply.location)
        assert (read.status, read.json) == (200, reply.json)
        assert read.headers["content-type"].startswith("application/json")

    @pytest.mark.parametrize(
        "url", ["/", ROOT, f"{ROOT}/", f"{ROOT}/tellers/", f"{ROOT}/tellers/a/b", f"{ROOT}//teller"]
    )
    def test_an_address_that_does_not_exist(self, machine: Machine, url: str) -> None:
        problem(machine.get(url), 404, "niet-gevonden")

    @pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "POST"])
    def test_a_method_that_does_not_exist(self, machine: Machine, method: str) -> None:
        url = f"{ROOT}/tellers/a"
        reply = call(handler, request(method, url, body="{}", claims=CLAIMS))
        problem(reply, 404, "niet-gevonden")

    @pytest.mark.parametrize("id_", ["x" * 101, "x" * 5000, "é" * 3000])
    def test_an_id_that_is_too_long_to_exist_is_not_looked_up(
        self, settled: CountingTable, id_: str
    ) -> None:
        """DynamoDB would call it a mistake of ours."""
        reply = Machine(handler).get(f"{ROOT}/tellers/{id_}")
        problem(reply, 404, "niet-gevonden")
        assert settled.calls == {}

    @pytest.mark.parametrize("id_", ["a#b", "../x", "a%00", "k'; --", "🎈", "state"])
    def test_an_id_that_means_something_elsewhere(self, machine: Machine, id_: str) -> None:
        event = request("GET", f"{ROOT}/tellers/x", claims=CLAIMS)
        event["rawPath"] = f"{ROOT}/tellers/{id_}"
        problem(call(handler, event), 404, "niet-gevonden")

    def test_a_route_that_the_manifest_lacks_cannot_be_bound(self) -> None:
        with pytest.raises(KeyError):
            api.route("DELETE /tellers/{id}")

    def test_the_document_is_published(
        self, machine: Machine, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
    ) -> None:
        (tmp_path / "openapi.json").write_text('{"openapi": "3.1.0"}')
        monkeypatch.setattr("importlib.resources.files", lambda name: tmp_path)
        event = request("GET", f"{ROOT}/openapi.json")
        reply = call(handler, event)
        assert (reply.status, reply.json) == (200, {"openapi": "3.1.0"})
        assert reply.headers["access-control-allow-origin"] == "*"
        assert reply.headers["cache-control"] == "public, max-age=300"


@pytest.mark.parametrize(
    "url", ["/tellers", "/tellers/weg", "/nergens", "/fouten/onverwacht", "/fouten/wet"]
)
def test_every_answer_has_the_headers(machine: Machine, url: str) -> None:
    headers = machine.get(ROOT + url).headers
    assert headers["api-version"] == "1.0.0"
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["strict-transport-security"].startswith("max-age=31536000")
    assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert "access-control-allow-origin" not in headers


def test_the_same_on_a_database(install: Install) -> None:
    """The other tests use a table in memory, which is held to the same contract."""
    install(APPLICATION)
    machine = Machine(handler)
    where = begin(machine)
    headers = {**ONCE, "If_Match": '"1"'}
    first, again = (machine.post(f"{where}/stappen", {"plus": 2}, **headers) for _ in range(2))
    assert (first.status, first.json["som"], again) == (200, 2, first)
    assert machine.get(where).headers["etag"] == '"2"'
    begin(machine)
    page = machine.get(f"{ROOT}/tellers?limit=1").json
    assert len(page["items"]) == 1
    more = machine.get(f"{ROOT}/tellers?limit=1&cursor={page['next']}").json
    assert more["items"][0]["id"] != page["items"][0]["id"]


class TestProblems:
    @pytest.mark.parametrize("soort", [k for k, e in FOUTEN.items() if isinstance(e, DomainError)])
    def test_a_domain_error_is_told_as_it_is(self, machine: Machine, soort: str) -> None:
        error = FOUTEN[soort]
        assert isinstance(error, DomainError)
        reply = machine.get(f"{ROOT}/fouten/{soort}")
        found = problem(reply, error.status, error.code)
        assert (found["title"], found["detail"]) == (error.title, error.detail)
        assert found.get("artikel") == error.artikel
        assert ("invalidParams" in found) == bool(error.fields)

    def test_fields(self, machine: Machine) -> None:
        found = machine.get(f"{ROOT}/fouten/velden").json
        assert found["invalidParams"] == [{"name": "a.b", "code": "c", "reason": "Waarom."}]

    def test_an_error_that_nobody_foresaw(self, machine: Machine, logged: Logged) -> None:
        reply = machine.get(f"{ROOT}/fouten/onverwacht")
        problem(reply, 500, "fout")
        for leak in (GEHEIM, "RuntimeError", "Traceback", ".py"):
            assert leak not in reply.text
        [line] = logged.named("unforeseen")
        assert line["error"] == "RuntimeError"
        assert any(w.startswith("api.py:") for w in line["where"])
        assert GEHEIM not in logged.text
        [line] = logged.named("request")
        assert (line["status"], line["route"]) == (500, "GET /fouten/{soort}")


class TestWhoAsks:
    @pytest.mark.parametrize("claims", [None, {}, {"sub": ""}, {"scope": "speeltuin:lezen"}])
    @pytest.mark.parametrize("method", ["GET", "POST"])
    def test_a_request_without_a_subject(
        self, machine: Machine, method: str, claims: dict[str, str] | None
    ) -> None:
        """The gateway refuses these; should it ever not, then we do."""
        headers = {"Content-Type": "application/json"}
        event = request(
            method, f"{ROOT}/tellers", body=json.dumps(NIEUW), headers=headers, claims=claims
        )
        problem(call(handler, event), 401, "niet-ingelogd")

    def test_a_token_without_the_scope_of_the_route(
        self, machine: Machine, settled: CountingTable
    ) -> None:
        """Also when the gateway read the path in another way than we do."""
        url = begin(machine)
        settled.calls.clear()
        problem(Machine(handler, scope="iets:anders").get(url), 403, "geen-toegang")
        assert settled.calls == {}

    def test_who_did_it_is_in_the_history(self, settled: CountingTable) -> None:
        id_ = begin(Machine(handler)).rpartition("/")[2]
        [event] = Store(settled).history(TELLERS, id_)
        assert event.event.by == "machine:client"


class TestBody:
    @pytest.mark.parametrize(
        ("body", "wanted"),
        [
            ({}, {"naam": "missing", "eigenaar": "missing"}),
            ({**NIEUW, "naam": ""}, {"naam": "string_too_short"}),
            ({**NIEUW, "naam": "x" * 41}, {"naam": "string_too_long"}),
            ({**NIEUW, "naam": 7}, {"naam": "string_type"}),
            ({**NIEUW, "begin": "veel"}, {"begin": "int_parsing"}),
            ({**NIEUW, "begin": -1}, {"begin": "greater_than_equal"}),
            ({**NIEUW, "onbekend": 1}, {"onbekend": "extra_forbidden"}),
            ({**NIEUW, "eigenaar": {"achterNaam": "x"}}, {"eigenaar.geborenOp": "missing"}),
            (
                {**NIEUW, "eigenaar": {"achterNaam": "x" * 41, "geborenOp": "2026-02-30"}},
                {
                    "eigenaar.achterNaam": "string_too_long",
                    "eigenaar.geborenOp": "date_from_datetime_parsing",
                },
            ),
            ([], {"body": "model_type"}),
            (None, {"body": "model_type"}),
        ],
    )
    def test_each_wrong_field_by_the_name_it_was_sent_under(
        self, machine: Machine, body: Any, wanted: dict[str, str]
    ) -> None:
        reply = machine.post(f"{ROOT}/tellers", json.dumps(body))
        problem(reply, 400, "ongeldig")
        assert names(reply) == wanted
        for told in reply.json["invalidParams"]:
            assert told["reason"].endswith(".")
            assert not set("{}<>").intersection(told["reason"])
            assert "nput should" not in told["reason"]

    @pytest.mark.parametrize(
        "body",
        [
            "",
            "   ",
            "geen json",
            "{",
            '{"naam": "a"} b',
            "[" * 100_000,
            '{"a":' * 50_000,
            '{"naam":"\\ud800"}',
            '{"naam":"\ud800"}',
            "\x00",
            '{"naam": "a", "naam',
            "9" * 5000,
        ],
    )
    def test_what_is_no_json_we_can_read(self, machine: Machine, body: str) -> None:
        problem(machine.post(f"{ROOT}/tellers", body), 400, "ongeldig")

    @pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
    def test_a_number_that_json_does_not_have(self, machine: Machine, number: str) -> None:
        where = begin(machine)
        body = f'{{"plus": 1, "gewicht": {number}}}'
        problem(machine.post(f"{where}/stappen", body, If_Match='"1"'), 400, "ongeldig")

    @pytest.mark.parametrize("letter", ["x", "é", "🎈"])
    def test_a_body_that_is_too_big(self, machine: Machine, letter: str) -> None:
        """The limit is in bytes: what DynamoDB can hold is too."""
        size = len(letter.encode())
        reply = machine.post(f"{ROOT}/tellers", '"' + letter * (256 * 1024 // size) + '"')
        assert "256 kB" in problem(reply, 400, "ongeldig")["detail"]

    def test_a_body_as_big_as_may_be_is_read(self, machine: Machine) -> None:
        body = json.dumps(NIEUW)
        padded = body + " " * (256 * 1024 - len(body))
        assert machine.post(f"{ROOT}/tellers", padded).status == 201

    def test_a_body_that_the_gateway_encoded(self, machine: Machine) -> None:
        reply = call(handler, encoded(json.dumps({**NIEUW, "naam": "Zoë"}).encode()))
        assert (reply.status, reply.json["naam"]) == (201, "Zoë")

    @pytest.mark.parametrize("body", [b"\xff\xfe", b'{"naam": "\xe9"}', b"\xed\xa0\x80"])
    def test_a_body_that_is_no_utf_8(self, machine: Machine, body: bytes) -> None:
        problem(call(handler, encoded(body)), 400, "ongeldig")

    def test_a_body_that_is_no_base64(self, machine: Machine) -> None:
        event = encoded(b"")
        event["body"] = "!"
        problem(call(handler, event), 400, "ongeldig")

    @pytest.mark.parametrize("kind", ["", "text/plain", "application/jsonx", "application/xml"])
    def test_another_content_type(self, machine: Machine, kind: str) -> None:
        reply = machine.post(f"{ROOT}/tellers", NIEUW, Content_Type=kind)
        problem(reply, 415, "geen-json")

    @pytest.mark.parametrize(
        "kind", ["application/json; charset=utf-8", "APPLICATION/JSON", "application/merge+json"]
    )
    def test_json_by_other_names(self, machine: Machine, kind: str) -> None:
        headers = {"content-type": kind}
        event = request(
            "POST", f"{ROOT}/tellers", body=json.dumps(NIEUW), headers=headers, claims=CLAIMS
        )
        assert call(handler, event).status == 201


def encoded(body: bytes) -> dict[str, Any]:
    headers = {"Content-Type": "application/json"}
    event = request("POST", f"{ROOT}/tellers", headers=headers, claims=CLAIMS)
    return event | {"body": base64.b64encode(body).decode(), "isBase64Encoded": True}


class TestNothingIsEchoed:
    """A citizen service number in any wrong place comes back nowhere."""

    @pytest.mark.parametrize(
        "body",
        [
            {**NIEUW, "begin": GEHEIM},
            {**NIEUW, "naam": GEHEIM * 10},
            {**NIEUW, "eigenaar": GEHEIM},
            {**NIEUW, "eigenaar": {"achterNaam": "x", "geborenOp": GEHEIM}},
            {**NIEUW, "bsn": GEHEIM},
            [GEHEIM],
            GEHEIM,
            f'{{"naam": "{GEHEIM}',
        ],
    )
    def test_in_the_body(self, machine: Machine, logged: Logged, body: Any) -> None:
        reply = machine.post(f"{ROOT}/tellers", body)
        assert reply.status == 400
        self._nowhere(reply, logged)

    @pytest.mark.parametrize(
        "url",
        [
            f"/tellers/{GEHEIM}",
            f"/{GEHEIM}",
            f"/tellers?limit={GEHEIM}",
            f"/tellers?bsn={GEHEIM}",
            f"/tellers?cursor={GEHEIM}",
        ],
    )
    def test_in_the_address(self, machine: Machine, logged: Logged, url: str) -> None:
        reply = machine.get(ROOT + url)
        assert reply.status in {400, 404}
        self._nowhere(reply, logged)

    @pytest.mark.parametrize("name", ["If_Match", "Content_Type", "Idempotency_Key"])
    def test_in_a_header(self, machine: Machine, logged: Logged, name: str) -> None:
        where = begin(machine)
        reply = machine.post(f"{where}/stappen", {}, **{name: GEHEIM * 40})
        assert reply.status in {400, 412, 415, 428}
        self._nowhere(reply, logged)

    @staticmethod
    def _nowhere(reply: Reply, logged: Logged) -> None:
        assert GEHEIM not in reply.text + str(reply.headers)
        assert logged.lines, "there is a log to look in"
        assert GEHEIM not in logged.text


class TestVersions:
    def test_the_tag_of_what_was_read(self, machine: Machine) -> None:
        where = begin(machine)
        tag = machine.get(where).headers["etag"]
        reply = machine.post(f"{where}/stappen", {"plus": 3}, If_Match=tag)
        assert (reply.status, reply.json["som"], reply.headers["etag"]) == (200, 3, '"2"')
        problem(machine.post(f"{where}/stappen", {"plus": 3}, If_Match=tag), 412, "gewijzigd")
        assert machine.get(where).json["som"] == 3

    @pytest.mark.parametrize("given", ["", "  "])
    def test_no_tag(self, machine: Machine, given: str) -> None:
        reply = machine.post(f"{begin(machine)}/stappen", {"plus": 3}, If_Match=given)
        problem(reply, 428, "versie-nodig")

    @pytest.mark.parametrize(
        "given",
        ["*", '"x"', '"2"', '"-1"', '"1", "2"', '"²"', '"1.0"', '"0000000000012"', '"9e9"', '""'],
    )
    def test_another_tag(self, machine: Machine, given: str) -> None:
        """Also one that is version 1 to whoever reads its beginning only."""
        where = begin(machine)
        reply = machine.post(f"{where}/stappen", {"plus": 3}, If_Match=given)
        problem(reply, 412, "gewijzigd")
        assert machine.get(where).headers["etag"] == '"1"'

    @pytest.mark.parametrize("given", ['"1"', 'W/"1"', '"0", "1"', "*", 'W/"7",W/"1"'])
    def test_nothing_new(self, machine: Machine, given: str) -> None:
        event = request("GET", begin(machine), headers={"If-None-Match": given}, claims=CLAIMS)
        reply = call(handler, event)
        assert (reply.status, reply.text, reply.headers["etag"]) == (304, "", '"1"')

    @pytest.mark.parametrize("given", ['"2"', "1", '"11"', '"x"', ""])
    def test_something_new(self, machine: Machine, given: str) -> None:
        event = request("GET", begin(machine), headers={"If-None-Match": given}, claims=CLAIMS)
        assert call(handler, event).status == 200


class TestIdempotency:
    def test_the_same_request_has_the_same_answer_to_the_byte(self, machine: Machine) -> None:
        first, second = (machine.post(f"{ROOT}/tellers", NIEUW, **ONCE) for _ in range(2))
        assert second == first
        assert len(machine.get(f"{ROOT}/tellers").json["items"]) == 1

    def test_without_a_key_it_is_another_request(self, machine: Machine) -> None:
        assert begin(machine) != begin(machine)

    def test_another_body(self, machine: Machine) -> None:
        machine.post(f"{ROOT}/tellers", NIEUW, **ONCE)
        other = {**NIEUW, "naam": "stuiters"}
        reply = machine.post(f"{ROOT}/tellers", other, **ONCE)
        problem(reply, 422, "sleutel-hergebruikt")

    def test_another_address(self, machine: Machine) -> None:
        """The same body to another counter is another request."""
        one, two = begin(machine), begin(machine)
        headers = {**ONCE, "If_Match": '"1"'}
        assert machine.post(f"{one}/stappen", {"plus": 1}, **headers).status == 200
        reply = machine.post(f"{two}/stappen", {"plus": 1}, **headers)
        problem(reply, 422, "sleutel-hergebruikt")

    def test_again_after_the_version_went_on(self, machine: Machine) -> None:
        where = begin(machine)
        headers = {**ONCE, "If_Match": '"1"'}
        first, again = (machine.post(f"{where}/stappen", {"plus": 2}, **headers) for _ in range(2))
        assert (first.status, again) == (200, first)
        assert machine.get(where).json["som"] == 2

    def test_a_key_of_somebody_else(self, machine: Machine) -> None:
        mine = machine.post(f"{ROOT}/tellers", NIEUW, **ONCE)
        theirs = Machine(handler, subject="other").post(f"{ROOT}/tellers", NIEUW, **ONCE)
        assert (theirs.status, theirs.location == mine.location) == (201, False)

    @pytest.mark.parametrize("given", ["", "x" * 256, "é", "\ud800", "a\nb"])
    def test_a_key_that_is_none(self, machine: Machine, given: str) -> None:
        reply = machine.post(f"{ROOT}/tellers", NIEUW, Idempotency_Key=given)
        problem(reply, 400, "ongeldig")

    def test_the_longest_key(self, machine: Machine) -> None:
        reply = machine.post(f"{ROOT}/tellers", NIEUW, Idempotency_Key="x" * 255)
        assert reply.status == 201


class TestPaging:
    def test_pages_follow_each_other(self, machine: Machine) -> None:
        made = {begin(machine).rpartition("/")[2] for _ in range(5)}
        found: list[str] = []
        url = f"{ROOT}/tellers?limit=2"
        for _ in range(4):
            page = machine.get(url).json
            found += [t["id"] for t in page["items"]]
            if "next" not in page:
                break
            url = f"{ROOT}/tellers?limit=2&cursor={page['next']}"
        assert sorted(found) == sorted(made)

    @pytest.mark.parametrize(
        ("query", "name"),
        [
            ("limit=0", "limit"),
            ("limit=101", "limit"),
            ("limit=1.5", "limit"),
            ("limit=", "limit"),
            ("cursor=verzonnen", "cursor"),
            ("cursor=" + "x" * 401, "cursor"),
            ("bladzijde=2", "bladzijde"),
        ],
    )
    def test_a_wrong_query(self, machine: Machine, query: str, name: str) -> None:
        reply = machine.get(f"{ROOT}/tellers?{query}")
        problem(reply, 400, "ongeldig")
        assert list(names(reply)) == [name]


class TestLog:
    def test_one_line_per_request(self, machine: Machine, logged: Logged) -> None:
        where = begin(machine)
        machine.get(where)
        machine.get(f"{ROOT}/nergens")
        lines = logged.lines
        assert [(line["route"], line["status"]) for line in lines] == [
            ("POST /tellers", 201),
            ("GET /tellers/{id}", 200),
            ("-", 404),
        ]
        assert all(isinstance(line["ms"], float) for line in lines)

    def test_the_line_names_no_person_and_no_dossier(
        self, machine: Machine, logged: Logged
    ) -> None:
        where = begin(machine)
        for said in ("De Vries", "knikkers", where.rpartition("/")[2], "192.0.2.1"):
            assert said not in logged.text


def test_the_router_does_not_log_what_it_sees() -> None:
    """It logs the message of an exception; nobody may be listening."""
    router = logging.getLogger("aws_lambda_powertools")
    assert not router.propagate


TEXT = st.text(st.characters(), max_size=60)
NAMES = st.sampled_from(["content-type", "if-match", "idempotency-key", "if-none-match", "accept"])
PATHS = st.sampled_from(["/tellers", "/tellers/a", "/tellers/a/stappen", "/fouten/wet"])


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    method=st.sampled_from(["GET", "POST", "PUT", "HEAD"]),
    path=st.one_of(PATHS, TEXT.map("/tellers/{}".format), TEXT),
    body=st.one_of(st.none(), TEXT, st.binary(max_size=60)),
    headers=st.dictionaries(NAMES, TEXT),
    json_headers=st.booleans(),
    query=st.one_of(
        st.none(), st.dictionaries(st.sampled_from(["limit", "cursor", "x"]), TEXT, max_size=3)
    ),
)
def test_whatever_is_sent_is_never_our_fault(
    machine: Machine,
    method: str,
    path: str,
    body: str | bytes | None,
    headers: dict[str, str],
    json_headers: bool,
    query: dict[str, str] | None,
) -> None:
    if json_headers:
        headers = {**headers, "content-type": "application/json"}
    event = request(method, "/", headers=headers, claims=CLAIMS)
    event["rawPath"] = event["requestContext"]["http"]["path"] = ROOT + path
    event["queryStringParameters"] = query
    if isinstance(body, bytes):
        event |= {"body": base64.b64encode(body).decode(), "isBase64Encoded": True}
    else:
        event["body"] = body
    reply = call(handler, event)
    assert reply.status < 500, reply.text
    assert reply.headers["api-version"]
