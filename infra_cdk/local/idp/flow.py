"""OpenID Connect's code flow with PKCE, and tokens for machine clients. No HTTP in here.

Stricter than the standard asks, as RFC 9700 advises: PKCE with S256, state and nonce are
required, a redirect address is compared whole, and a code works once, for a minute.
Sources: OpenID Connect Core 1.0, RP-Initiated Logout 1.0; RFC 6749, 7636, 9068, 9207, 9700.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from infra_cdk.local.idp.keys import Keys
from infra_cdk.local.idp.people import API, DIGID, EHERKENNING, MEDEWERKERS, Person, people
from infra_cdk.local.settings import DOMAIN, Local, audience

CODE_SECONDS = 60
CHOICE_SECONDS = 600
ID_TOKEN_SECONDS = 300
API_TOKEN_SECONDS = 3600
CALLBACK = "/inloggen/terug"
MOST_WAITING = 10_000
_CODE = re.compile(r"^(GM\d{4}|cooperatie)$")
_CHALLENGE = re.compile(r"^[A-Za-z0-9_-]{43}$")
_VERIFIER = re.compile(r"^[A-Za-z0-9._~-]{43,128}$")
_SLUG = re.compile(r"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$")
_SCOPE = re.compile(r"^[a-z]+:[a-z-]+( [a-z]+:[a-z-]+)*$")
_SUBJECT = re.compile(r"^[A-Za-z0-9._:-]{1,100}$")
# What a token may say besides, and how: who asks the population register (gba).
_CLAIMS = {
    "afnemerID": re.compile(r"^[0-9]{1,10}$"),
    "gemeenteCode": re.compile(r"^[0-9]{4}$"),
}
_REGISTER = "gba:bevragen"


class Refused(Exception):
    """The request is wrong. `error` is the code of RFC 6749; the message is for a person."""

    def __init__(self, error: str, message: str) -> None:
        super().__init__(message)
        self.error = error


@dataclass(frozen=True, slots=True)
class Issuer:
    """One of the addresses we stand under; Refused when it is none of ours."""

    code: str
    soort: str

    def __post_init__(self) -> None:
        if not _CODE.match(self.code) or self.soort not in (DIGID, EHERKENNING, MEDEWERKERS, API):
            raise Refused("not_found", "Dit adres bestaat niet.")

    @property
    def client_id(self) -> str:
        """The one site that may ask for logins here."""
        return f"gemeengoed-{self.code}"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request to log in that passed the checks."""

    issuer: Issuer
    redirect_uri: str
    state: str
    nonce: str
    challenge: str
    until: float

    def back(self, **answer: str) -> str:
        """The address to send the browser back to."""
        return f"{self.redirect_uri}?{urlencode({**answer, 'state': self.state})}"


@dataclass(frozen=True, slots=True)
class Granted:
    """What a code is worth."""

    asked: Asked
    person: Person
    at: int
    until: float


T = TypeVar("T", Asked, Granted)


class _Waiting(Generic[T]):
    """What waits for someone to come back with its name: once, and in time."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._held: dict[str, T] = {}
        self._lock = threading.Lock()

    def put(self, thing: T) -> str:
        """Keep it; returns its name, which cannot be guessed."""
        name = secrets.token_urlsafe(32)
        with self._lock:
            now = self._clock()
            self._held = {n: t for n, t in self._held.items() if t.until > now}
            if len(self._held) >= MOST_WAITING:
                raise Refused("temporarily_unavailable", "Het is te druk. Probeer het zo opnieuw.")
            self._held[name] = thing
        return name

    def take(self, name: str) -> T | None:
        """Give it and forget it; None when it is not there (any more)."""
        with self._lock:
            thing = self._held.pop(name, None)
        return thing if thing and thing.until > self._clock() else None


class Provider:
    """The stand-in identity provider of a local cloud."""

    def __init__(self, local: Local, keys: Keys, clock: Callable[[], float] = time.time) -> None:
        self._local = local
        self._keys = keys
        self._clock = clock
        self._asked: _Waiting[Asked] = _Waiting(clock)
        self._granted: _Waiting[Granted] = _Waiting(clock)

    def ask(self, issuer: Issuer, query: Mapping[str, str]) -> tuple[str, Asked]:
        """Check a request to log in; returns the name under which it waits for a choice.

        Refused when anything is wrong: it is told here and not in a redirect, because whoever
        sees it is building the site.
        """
        redirect_uri = self._checked_site(query.get("redirect_uri", ""), CALLBACK)
        _require(query.get("client_id") == issuer.client_id, "Deze site mag hier niet inloggen.")
        _require(issuer.soort != API, "Hier kunnen alleen systemen een token krijgen.")
        _require(query.get("response_type") == "code", "Alleen response_type=code kan.")
        _require("openid" in query.get("scope", "").split(), "In scope hoort openid te staan.")
        _require(query.get("code_challenge_method") == "S256", "PKCE met S256 is verplicht.")
        challenge = query.get("code_challenge", "")
        _require(bool(_CHALLENGE.match(challenge)), "De code_challenge is niet goed.")
        state, nonce = query.get("state", ""), query.get("nonce", "")
        _require(
            8 <= len(state) <= 500 and 8 <= len(nonce) <= 500, "State en nonce zijn verplicht."
        )
        until = self._clock() + CHOICE_SECONDS
        asked = Asked(issuer, redirect_uri, state, nonce, challenge, until)
        return self._asked.put(asked), asked

    def choose(self, issuer: Issuer, waiting: str, key: str) -> str:
        """A person was chosen, or none (an empty key). Returns where the browser must go."""
        asked = self._asked.take(waiting)
        if asked is None or asked.issuer != issuer:
            raise Refused("invalid_request", "Begin opnieuw met inloggen.")
        iss = self._local.issuer(issuer.code, issuer.soort)
        if not key:
            return asked.back(error="access_denied", iss=iss)
        person = next((p for p in people(issuer.code, issuer.soort) if p.key == key), None)
        if person is None:
            raise Refused("invalid_request", "Deze testpersoon bestaat hier niet.")
        now = self._clock()
        code = self._granted.put(Granted(asked, person, int(now), now + CODE_SECONDS))
        return asked.back(code=code, iss=iss)

    def leave(self, issuer: Issuer, query: Mapping[str, str]) -> str:
        """A person who was here comes to log out; returns the site's address to go back to.

        There is nothing to end: this provider asks anew at every login. Refused when it is not
        the front page of a site that may ask for logins here.
        """
        _require(query.get("client_id") == issuer.client_id, "Deze site mag hier niet inloggen.")
        return self._checked_site(query.get("post_logout_redirect_uri", ""), "/")

    def redeem(self, issuer: Issuer, form: Mapping[str, str]) -> dict[str, Any]:
        """The tokens that a code is worth. A code that was tried is gone, right or wrong."""
        granted = self._granted.take(form.get("code", ""))
        verifier = form.get("code_verifier", "")
        if (
            granted is None
            or granted.asked.issuer != issuer
            or form.get("client_id") != issuer.client_id
            or form.get("redirect_uri") != granted.asked.redirect_uri
            or not _VERIFIER.match(verifier)
            or not hmac.compare_digest(_challenge(verifier), granted.asked.challenge)
        ):
            raise Refused("invalid_grant", "Deze code is niet (meer) geldig.")
        return {
            "token_type": "Bearer",
            # Good for nothing: there is no userinfo here, but the standard wants one.
            "access_token": secrets.token_urlsafe(32),
            "expires_in": ID_TOKEN_SECONDS,
            "id_token": self._keys.sign(self._id_claims(granted)),
        }

    def machine(self, issuer: Issuer, form: Mapping[str, str]) -> dict[str, Any]:
        """A token for a machine client that knows the secret (RFC 6749, 4.4)."""
        secret = form.get("client_secret", "")
        if not hmac.compare_digest(secret.encode(), self._keys.client_secret.encode()):
            raise Refused("invalid_client", "Het client_secret is niet goed.")
        _require(issuer.soort == API, "Hier krijgen alleen personen een token.")
        token = self.api_token(issuer.code, form.get("client_id", ""), form.get("scope", ""))
        return {"token_type": "Bearer", "access_token": token, "expires_in": API_TOKEN_SECONDS}

    def api_token(
        self,
        code: str,
        subject: str,
        scope: str,
        *,
        seconds: int = API_TOKEN_SECONDS,
        claims: Mapping[str, str] | None = None,
    ) -> str:
        """A bearer token for the API of an instance; `seconds` below zero is one that expired.

        claims  what it says besides (afnemerID, gemeenteCode). Who asks the register and does not
                say as whom, asks as the municipality of the instance.
        """
        _require(bool(_CODE.match(code)), "Deze instantie bestaat niet.")
        _require(bool(_SCOPE.match(scope)), "Noem de scopes, met spaties ertussen.")
        _require(bool(_SUBJECT.match(subject)), "Een sub heeft letters, cijfers en . _ : -")
        if claims is None and _REGISTER in scope.split() and code.startswith("GM"):
            claims = {"gemeenteCode": code.removeprefix("GM")}
        for name, value in (claims or {}).items():
            _require(name in _CLAIMS, f"Een token kan zeggen: {', '.join(_CLAIMS)}.")
            _require(bool(_CLAIMS[name].match(value)), f"{name} is een nummer.")
        now = int(self._clock())
        return self._keys.sign(
            {
                **(claims or {}),
                "iss": self._local.issuer(code, API),
                "aud": audience(code),
                "sub": subject,
                "client_id": subject,
                "scope": scope,
                "iat": now + min(seconds, 0),
                "exp": now + seconds,
                "jti": secrets.token_urlsafe(16),
            }
        )

    def discovery(self, issuer: Issuer) -> dict[str, Any]:
        """What a client needs to know (OpenID Connect Discovery 1.0)."""
        base = self._local.issuer(issuer.code, issuer.soort)
        common = {
            "issuer": base,
            "jwks_uri": f"{base}/jwks",
            "token_endpoint": f"{base}/token",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
        }
        if issuer.soort == API:
            return {
                **common,
                "grant_types_supported": ["client_credentials"],
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            }
        return {
            **common,
            "authorization_endpoint": f"{base}/authorize",
            "end_session_endpoint": f"{base}/end_session",
            "authorization_response_iss_parameter_supported": True,
            "grant_types_supported": ["authorization_code"],
            "code_challenge_methods_supported": ["S256"],
            "scopes_supported": ["openid"],
            "token_endpoint_auth_methods_supported": ["none"],
        }

    def jwks(self) -> dict[str, Any]:
        return self._keys.public()

    def _id_claims(self, granted: Granted) -> dict[str, Any]:
        issuer = granted.asked.issuer
        return {
            "iss": self._local.issuer(issuer.code, issuer.soort),
            "aud": issuer.client_id,
            "sub": f"{issuer.code.lower()}-{issuer.soort}-{granted.person.key}",
            "name": granted.person.name,
            "nonce": granted.asked.nonce,
            "auth_time": granted.at,
            "iat": int(self._clock()),
            "exp": int(self._clock()) + ID_TOKEN_SECONDS,
            **granted.person.claims,
        }

    def _checked_site(self, uri: str, path: str) -> str:
        """Only this path of a site in the local cloud, compared whole."""
        slug = uri.removeprefix("http://").split(".", 1)[0]
        ours = f"http://{slug}.{DOMAIN}:{self._local.port}{path}"
        _require(bool(_SLUG.match(slug)) and uri == ours, "Deze redirect_uri is niet van ons.")
        return uri


def _require(holds: bool, message: str) -> None:
    if not holds:
        raise Refused("invalid_request", message)


def _challenge(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
