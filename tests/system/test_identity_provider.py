"""The stand-in identity provider refuses what a real one refuses (docs/adr/0005)."""

from __future__ import annotations

import base64
import hashlib
import re
import socket
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from joserfc import jwt
from joserfc.jwk import KeySet
from stdnum.nl import bsn

from infra_cdk.local import http
from infra_cdk.local.idp.flow import CODE_SECONDS, Issuer, Provider, Refused
from infra_cdk.local.idp.keys import Keys
from infra_cdk.local.idp.people import DIGID, EHERKENNING, people
from infra_cdk.local.settings import Local
from running import Running

CODE, OTHER = "GM0772", "GM0757"
VERIFIER = "v" * 64
NONCE = "n-0123456789"


def challenge(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def question(local: Local, **changes: str) -> dict[str, str]:
    return {
        "response_type": "code",
        "client_id": f"gemeengoed-{CODE}",
        "redirect_uri": local.site("eindhoven") + "/inloggen/terug",
        "scope": "openid",
        "state": "s-0123456789",
        "nonce": NONCE,
        "code_challenge": challenge(VERIFIER),
        "code_challenge_method": "S256",
        **changes,
    }


def claim(local: Local, code: str, **changes: str) -> dict[str, str]:
    return {
        "grant_type": "authorization_code",
        "code": code,
        "client_id": f"gemeengoed-{CODE}",
        "redirect_uri": local.site("eindhoven") + "/inloggen/terug",
        "code_verifier": VERIFIER,
        **changes,
    }


WRONG_QUESTIONS = [
    {"redirect_uri": "http://evil.example/inloggen/terug"},
    {"redirect_uri": "http://eindhoven.gemeengoed.localhost.evil.example/inloggen/terug"},
    {"redirect_uri": "http://a@eindhoven.gemeengoed.localhost/inloggen/terug"},
    {"client_id": f"gemeengoed-{OTHER}"},
    {"response_type": "token"},
    {"code_challenge_method": "plain"},
    {"code_challenge": ""},
    {"scope": "profile"},
    {"state": ""},
    {"nonce": ""},
]
WRONG_CLAIMS = [
    {"code_verifier": "w" * 64},
    {"code_verifier": ""},
    {"client_id": f"gemeengoed-{OTHER}"},
    {"redirect_uri": "http://boxtel.gemeengoed.localhost/inloggen/terug"},
]


class Clock:
    now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def provider(tmp_path: Path, clock: Clock) -> Provider:
    return Provider(Local(), Keys(tmp_path), clock)


def code_for(provider: Provider, issuer: Issuer) -> str:
    waiting, _ = provider.ask(issuer, question(Local()))
    back = provider.choose(issuer, waiting, "fatima")
    return parse_qs(urlsplit(back).query)["code"][0]


def test_test_persons_have_numbers_that_pass_the_test() -> None:
    assert people(CODE, DIGID)
    for person in people(CODE, DIGID):
        assert bsn.is_valid(person.claims["bsn"])
    numbers = [p.claims for p in people(CODE, EHERKENNING)]
    assert {len(n.keys() & {"rsin", "kvk"}) for n in numbers} == {1}
    assert all(bsn.is_valid(n["rsin"]) for n in numbers if "rsin" in n)
    assert all(re.fullmatch(r"\d{8}", n["kvk"]) for n in numbers if "kvk" in n)


@pytest.mark.parametrize("change", WRONG_QUESTIONS, ids=str)
def test_a_wrong_question_is_refused(provider: Provider, change: dict[str, str]) -> None:
    with pytest.raises(Refused):
        provider.ask(Issuer(CODE, DIGID), question(Local(), **change))


@pytest.mark.parametrize("change", WRONG_CLAIMS, ids=str)
def test_a_wrong_claim_is_refused_and_costs_the_code(
    provider: Provider, change: dict[str, str]
) -> None:
    issuer = Issuer(CODE, DIGID)
    code = code_for(provider, issuer)
    for form in (claim(Local(), code, **change), claim(Local(), code)):
        with pytest.raises(Refused):
            provider.redeem(issuer, form)


def test_a_code_works_once_in_time_and_for_its_own_issuer(provider: Provider, clock: Clock) -> None:
    issuer = Issuer(CODE, DIGID)
    code = code_for(provider, issuer)
    assert provider.redeem(issuer, claim(Local(), code))["id_token"]
    with pytest.raises(Refused):
        provider.redeem(issuer, claim(Local(), code))
    with pytest.raises(Refused):
        provider.redeem(Issuer(CODE, "medewerkers"), claim(Local(), code_for(provider, issuer)))
    late = code_for(provider, issuer)
    clock.now += CODE_SECONDS
    with pytest.raises(Refused):
        provider.redeem(issuer, claim(Local(), late))


def test_nobody_chosen_goes_back_with_an_error(provider: Provider) -> None:
    issuer = Issuer(CODE, DIGID)
    waiting, asked = provider.ask(issuer, question(Local()))
    iss = Local().issuer(CODE, DIGID)
    assert provider.choose(issuer, waiting, "") == asked.back(error="access_denied", iss=iss)
    with pytest.raises(Refused):
        provider.choose(issuer, waiting, "fatima")


@pytest.mark.parametrize(
    ("change", "right"),
    [
        ({}, True),
        ({"client_id": f"gemeengoed-{OTHER}"}, False),
        ({"client_id": ""}, False),
        ({"post_logout_redirect_uri": "https://evil.example/"}, False),
        ({"post_logout_redirect_uri": Local().site("eindhoven") + "/inloggen/terug"}, False),
        ({"post_logout_redirect_uri": Local().site("eindhoven") + ".evil.example/"}, False),
    ],
)
def test_logging_out_leads_to_a_front_page_of_ours(
    provider: Provider, change: dict[str, str], right: bool
) -> None:
    site = Local().site("eindhoven") + "/"
    query = {"client_id": f"gemeengoed-{CODE}", "post_logout_redirect_uri": site} | change
    if right:
        assert provider.leave(Issuer(CODE, EHERKENNING), query) == site
    else:
        with pytest.raises(Refused):
            provider.leave(Issuer(CODE, EHERKENNING), query)


def test_the_key_stays_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    assert Keys(tmp_path).public() == Keys(tmp_path).public()
    assert "d" not in Keys(tmp_path).public()["keys"][0]
    for file in tmp_path.iterdir():
        assert file.stat().st_mode & 0o077 == 0


def test_logging_in_over_http(cloud: Running) -> None:
    issuer = cloud.local.issuer(CODE, DIGID)
    known = http.call("GET", f"{issuer}/.well-known/openid-configuration").json()
    assert known["issuer"] == issuer
    asked = urlencode(question(cloud.local))
    page = http.call("GET", f"{known['authorization_endpoint']}?{asked}")
    assert "Testinlog" in page.text
    waiting = re.search(r'name="waiting" value="([^"]+)"', page.text)
    assert waiting
    chosen = urlencode({"waiting": waiting[1], "person": "fatima"}).encode()
    back = http.call("POST", f"{issuer}/choose", body=chosen)
    assert back.status == 303
    query = parse_qs(urlsplit(back.headers["location"]).query)
    assert query["state"] == ["s-0123456789"]
    form = urlencode(claim(cloud.local, query["code"][0])).encode()
    tokens = http.call("POST", known["token_endpoint"], body=form).json()
    keys = KeySet.import_key_set(http.call("GET", known["jwks_uri"]).json())
    claims = jwt.decode(tokens["id_token"], keys, algorithms=["RS256"]).claims
    assert (claims["iss"], claims["aud"]) == (issuer, f"gemeengoed-{CODE}")
    assert (claims["nonce"], claims["name"]) == (NONCE, "Fatima Bouzid")
    assert claims["bsn"] == "999991164"
    assert claims["exp"] > claims["iat"]


def test_a_machine_gets_a_token_only_with_the_secret(cloud: Running) -> None:
    endpoint = f"{cloud.local.issuer(CODE, 'api')}/token"
    secret = Keys(cloud.local.keys).client_secret
    form = {
        "grant_type": "client_credentials",
        "client_id": "pijplijn",
        "scope": "bezwaar:behandelen",
    }
    wrong = http.call("POST", endpoint, body=urlencode(form).encode())
    assert (wrong.status, wrong.json()["error"]) == (401, "invalid_client")
    right = http.call("POST", endpoint, body=urlencode({**form, "client_secret": secret}).encode())
    token = right.json()["access_token"]
    url = f"{cloud.site(CODE).api}/bezwaar/v1/bezwaren"
    assert http.call("GET", url, token=token).status == 200


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/", None, 200),
        ("GET", "/GM0772/digid/nothing", None, 404),
        ("GET", "/GM0772/nobody/jwks", None, 404),
        ("GET", "/../etc/passwd", None, 404),
        ("GET", "/GM0772/digid/authorize", None, 400),
        ("GET", "/GM0772/digid/end_session", None, 400),
        ("GET", "/GM0772/api/end_session?client_id=gemeengoed-GM0772", None, 400),
        ("GET", "/GM0772/digid/authorize?client_id=a&client_id=b", None, 400),
        ("POST", "/GM0772/digid/token", b"\xff", 400),
        ("POST", "/GM0772/digid/token", b"x" * 20_000, 400),
        ("POST", "/GM0772/digid/choose", b"waiting=x&person=%3Cscript%3E", 400),
        ("DELETE", "/GM0772/digid/token", None, 501),
    ],
)
def test_hostile_input_gets_a_plain_answer(
    cloud: Running, method: str, path: str, body: bytes | None, status: int
) -> None:
    answer = http.call(method, cloud.local.idp + path, body=body)
    assert answer.status == status
    assert "Traceback" not in answer.text
    assert "<script" not in answer.text


def test_it_answers_to_its_own_name_only(cloud: Running) -> None:
    url = f"{cloud.local.issuer(CODE, DIGID)}/jwks"
    assert http.call("GET", url, headers={"Host": "rebound.example"}).status == 404


def test_it_listens_on_this_machine_only(cloud: Running) -> None:
    addresses = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None)}
    for address in addresses - {"127.0.0.1", "127.0.1.1", "::1"}:
        for port in (cloud.local.idp_port, cloud.local.port):
            with pytest.raises(OSError):  # noqa: PT011 - refused or unreachable, either is right
                socket.create_connection((str(address), port), timeout=2)
