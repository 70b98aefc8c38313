"""Logging in with OpenID Connect: code flow with PKCE S256, state and nonce.

What must be remembered between going and coming back (state, nonce, verifier, where to)
stands in a session without a person, under the same kind of cookie; coming back ends that
session and makes a new one. Source: OpenID Connect Core 1.0, RFC 7636, RFC 9700.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
import secrets
import time
import urllib.error
import urllib.request
from functools import cache
from http import HTTPStatus
from http.client import HTTPException
from typing import Any
from urllib.parse import urlencode

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from stdnum.nl import bsn

from gemeengoed import aws, log
from gemeengoed.identity import Principal, Role
from gemeengoed.manifest import Assurance
from gemeengoed.problem import Forbidden, Invalid, Unavailable
from gemeengoed.session import Session, cookie, no_cookie
from gemeengoed.settings import LoginSettings
from gemeengoed.web import Html, Page, Web

_TIMEOUT_SECONDS = 5
_KEEP_SECONDS = 600
# A path of our own: one slash, and nothing that a browser reads as another host.
_OWN_PATH = re.compile(r"/(?![/\\])[A-Za-z0-9/_.~-]*(\?[A-Za-z0-9=&_.~%+-]*)?")
_ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")


def mount(web: Web) -> None:
    """Give a plane's front door the pages of logging in and out."""
    web.get("/inloggen")(start)
    web.get("/inloggen/terug")(finish)
    web.post("/uitloggen")(logout)


def start(page: Page) -> Html:
    """Send the browser to the identity provider."""
    env = _env(page)
    role = Role.MEDEWERKER if page.query.get("als") == Role.MEDEWERKER else Role.BURGER
    level = page.query.get("niveau", "").upper()
    assurance = Assurance[level] if level in Assurance.__members__ else Assurance.MIDDEN
    back = page.query.get("terug", "/")
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    # Whoever was logged in here is so no longer: the cookie goes to the new session.
    page.sessions.end(page.session_id)
    session_id = page.sessions.create(
        int(page.now.timestamp()),
        assurance=assurance,
        attributes={
            "role": role,
            "state": state,
            "nonce": nonce,
            "verifier": verifier,
            "back": back if _OWN_PATH.fullmatch(back) else "/",
        },
    )
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest())
    query = {
        "response_type": "code",
        "client_id": env.client_id,
        "redirect_uri": f"{env.portal_url}/inloggen/terug",
        "scope": "openid",
        "state": state,
        "nonce": nonce,
        "code_challenge": challenge.decode().rstrip("="),
        "code_challenge_method": "S256",
        "acr_values": assurance.value,
    }
    endpoint = _discover(_issuer(env, role))["authorization_endpoint"]
    return Html.redirect(f"{endpoint}?{urlencode(query)}", cookies=(cookie(session_id),))


def finish(page: Page) -> Html:
    """Coming back with a code. Forbidden when anything does not fit what was sent."""
    env, waiting, now = _env(page), page.session, int(page.now.timestamp())
    state = page.query.get("state", "")
    if waiting is None or not hmac.compare_digest(
        waiting.attribute("state").encode() or secrets.token_bytes(8), state.encode()
    ):
        raise Forbidden("Dit inloggen hoort niet bij uw bezoek. Begin opnieuw met inloggen.")
    page.sessions.end(page.session_id)
    code = page.query.get("code", "")
    if not code:
        return Html.redirect("/", cookies=(no_cookie(),))
    role = Role(waiting.attribute("role"))
    claims = _exchange(env, role, code, waiting)
    principal, assurance = _principal(env, role, claims, waiting.assurance)
    session_id = page.sessions.create(now, principal=principal, assurance=assurance)
    log.log("logged in", role=role)
    return Html.redirect(waiting.attribute("back"), cookies=(cookie(session_id),))


def logout(page: Page) -> Html:
    page.sessions.end(page.session_id)
    return Html.redirect("/", cookies=(no_cookie(),))


def _env(page: Page) -> LoginSettings:
    if not isinstance(page.env, LoginSettings):
        raise TypeError("logging in is for the plane's front door")
    return page.env


def _issuer(env: LoginSettings, role: Role) -> str:
    return env.official_issuer if role is Role.MEDEWERKER else env.citizen_issuer


def _exchange(env: LoginSettings, role: Role, code: str, waiting: Session) -> dict[str, Any]:
    """The claims of the ID token that the code is worth."""
    issuer = _issuer(env, role)
    discovered = _discover(issuer)
    body = {
        "grant_type": "authorization_code",
        "code": code,
        "client_id": env.client_id,
        "redirect_uri": f"{env.portal_url}/inloggen/terug",
        "code_verifier": waiting.attribute("verifier"),
    }
    answer = _fetch(discovered["token_endpoint"], urlencode(body).encode())
    keys = _keys(discovered["jwks_uri"], _window())
    registry = jwt.JWTClaimsRegistry(
        leeway=30,
        iss={"essential": True, "value": issuer},
        aud={"essential": True, "value": env.client_id},
        exp={"essential": True},
        nonce={"essential": True, "value": waiting.attribute("nonce")},
        sub={"essential": True},
    )
    try:
        token = jwt.decode(str(answer.get("id_token", "")), keys, algorithms=["RS256"])
        registry.validate(token.claims)
    except (JoseError, ValueError) as e:
        log.warn("id token refused", error=type(e).__name__)
        raise Forbidden("Het inloggen is niet gelukt. Begin opnieuw met inloggen.") from None
    return dict(token.claims)


def _principal(
    env: LoginSettings, role: Role, claims: dict[str, Any], needed: Assurance
) -> tuple[Principal, Assurance]:
    levels = list(Assurance)
    if role is Role.MEDEWERKER:
        name = str(claims.get("name", ""))
        tasks = claims.get("roles")
        scopes = frozenset(map(str, tasks)) if isinstance(tasks, list) else frozenset()
        return Principal(role, str(claims["sub"]), name, scopes), Assurance.HOOG
    reached = next((a for a in levels if a.value == claims.get("acr")), None)
    if reached is None or levels.index(reached) < levels.index(needed):
        raise Forbidden("U bent ingelogd op een te laag niveau. Log in met meer zekerheid.")
    try:
        number = bsn.validate(str(claims.get("bsn", "")))
    except ValueError:
        raise Invalid("Wij kregen geen geldig burgerservicenummer van DigiD.") from None
    subject = aws.pseudonym(env.pseudonym_key, "bsn", number)
    return Principal(role, subject, str(claims.get("name", ""))), reached


def _window() -> int:
    """Changes every ten minutes: what was fetched is kept that long."""
    return int(time.monotonic() // _KEEP_SECONDS)


def _discover(issuer: str) -> dict[str, str]:
    return _discovery(issuer, _window())


@cache
def _discovery(issuer: str, _kept: int) -> dict[str, str]:
    found = _fetch(f"{issuer}/.well-known/openid-configuration")
    if found.get("issuer") != issuer or not all(isinstance(found.get(e), str) for e in _ENDPOINTS):
        raise _unavailable()
    return found


@cache
def _keys(uri: str, _kept: int) -> KeySet:
    found: Any = _fetch(uri)
    try:
        return KeySet.import_key_set(found)
    except (JoseError, ValueError, KeyError, TypeError, AttributeError) as e:
        # Raised here, so that what is wrong is not kept.
        log.warn("keys of the identity provider refused", error=type(e).__name__)
        raise _unavailable() from None


def _fetch(url: str, body: bytes | None = None) -> dict[str, Any]:
    request = urllib.request.Request(url, data=body)  # noqa: S310 - configured, not given
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT_SECONDS) as answer:  # noqa: S310
            found = json.loads(answer.read(1_000_000))
    except urllib.error.HTTPError as e:
        log.warn("identity provider refused", status=e.code)
        if e.code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise _unavailable() from None
        raise Forbidden("Het inloggen is niet gelukt. Begin opnieuw met inloggen.") from None
    except (OSError, ValueError, HTTPException):
        raise _unavailable() from None
    if not isinstance(found, dict):
        raise _unavailable()
    return found


def _unavailable() -> Unavailable:
    return Unavailable("Inloggen lukt nu even niet. Probeer het over een minuut nog eens.")
