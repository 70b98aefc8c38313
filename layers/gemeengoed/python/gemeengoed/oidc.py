"""OpenID Connect, the side of the site: code flow with PKCE S256, state and nonce.

What the provider says of itself and its keys are kept for ten minutes; when a token was signed
with a key that we do not know, the keys are fetched once more, at most once a minute.
Sources: OpenID Connect Core 1.0, Discovery 1.0, RP-Initiated Logout 1.0; RFC 7636, 9207, 9700.
"""

from __future__ import annotations

import base64
import hashlib
import json
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from http.client import HTTPException
from typing import Any
from urllib.parse import urlencode

from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

from gemeengoed import log
from gemeengoed.problem import Forbidden, Unavailable

_TIMEOUT_SECONDS = 5
_KEEP_SECONDS = 600
_AGAIN_SECONDS = 60
_LEEWAY_SECONDS = 30
_ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
# Signatures with a key pair only: with HS256 the public key would be the secret.
_ALGORITHMS = ["RS256", "PS256"]
Period = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Secrets:
    """What one login is known by, and nobody else knows."""

    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True, slots=True)
class Provider:
    """An identity provider, and what we are called there."""

    issuer: str
    client_id: str
    redirect_uri: str

    def login_url(self, secrets: Secrets, more: Mapping[str, str]) -> str:
        """Where the browser goes to log in."""
        challenge = base64.urlsafe_b64encode(hashlib.sha256(secrets.verifier.encode()).digest())
        query = {
            "response_type": "code",
            "client_id": self.client_id,
            "redirect_uri": self.redirect_uri,
            "scope": "openid",
            "state": secrets.state,
            "nonce": secrets.nonce,
            "code_challenge": challenge.decode().rstrip("="),
            "code_challenge_method": "S256",
            **more,
        }
        return f"{self._known['authorization_endpoint']}?{urlencode(query)}"

    def check_sender(self, iss: str | None) -> None:
        """Whether the answer is of the provider that was asked: all of them send the browser
        back to the same page (RFC 9207). Forbidden when it is not."""
        says_so = self._known.get("authorization_response_iss_parameter_supported") is True
        if iss != self.issuer and (says_so or iss is not None):
            raise refused("answer of another provider")

    def claims(self, code: str, secrets: Secrets) -> dict[str, Any]:
        """What the ID token says that the code is worth. Forbidden when it does not fit."""
        body = {
            "grant_type": "authorization_code",
            "code": code,
            "client_id": self.client_id,
            "redirect_uri": self.redirect_uri,
            "code_verifier": secrets.verifier,
        }
        answer = _fetch(self._known["token_endpoint"], urlencode(body).encode())
        try:
            claims = self._signed(str(answer.get("id_token", "")))
            self._registry(secrets.nonce).validate(claims)
        except (JoseError, ValueError) as e:
            raise refused("id token", error=type(e).__name__) from None
        several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
        if several and claims.get("azp") != self.client_id:
            # For more than us: then it must say that it was given to us.
            raise refused("id token", error="azp")
        return claims

    def logout_url(self, back: str) -> str | None:
        """Where the browser can log out at the provider too; None when it has no such page.

        Without `id_token_hint`: we do not keep ID tokens, since a BSN stands in them.
        """
        endpoint = self._known.get("end_session_endpoint")
        if not isinstance(endpoint, str):
            return None
        query = {"client_id": self.client_id, "post_logout_redirect_uri": back}
        return f"{endpoint}?{urlencode(query)}"

    @property
    def _known(self) -> dict[str, Any]:
        return _discovery(self.issuer, _period(_KEEP_SECONDS))

    def _signed(self, token: str) -> dict[str, Any]:
        uri = self._known["jwks_uri"]
        try:
            keys = _keys(uri, _period(_KEEP_SECONDS))
            return dict(jwt.decode(token, keys, algorithms=_ALGORITHMS).claims)
        except InvalidKeyIdError:
            keys = _keys(uri, _period(_AGAIN_SECONDS))
            return dict(jwt.decode(token, keys, algorithms=_ALGORITHMS).claims)

    def _registry(self, nonce: str) -> jwt.JWTClaimsRegistry:
        return jwt.JWTClaimsRegistry(
            leeway=_LEEWAY_SECONDS,
            iss={"essential": True, "value": self.issuer},
            aud={"essential": True, "value": self.client_id},
            azp={"value": self.client_id},
            exp={"essential": True},
            nonce={"essential": True, "value": nonce},
            sub={"essential": True},
        )


def refused(what: str, **fields: str | int) -> Forbidden:
    """The login does not go on. Why is for the log only: it would help whoever tries."""
    log.warn("login refused", what=what, **fields)
    return Forbidden("Het inloggen is niet gelukt. Begin opnieuw met inloggen.")


def _period(seconds: int) -> Period:
    """Which period of that length it is now: what was fetched is kept in its name."""
    return seconds, int(time.monotonic() // seconds)


@lru_cache(maxsize=16)
def _discovery(issuer: str, _kept: Period) -> dict[str, Any]:
    found = _fetch(f"{issuer}/.well-known/openid-configuration")
    if found.get("issuer") != issuer or not all(isinstance(found.get(e), str) for e in _ENDPOINTS):
        raise _unavailable("discovery")
    return found


@lru_cache(maxsize=16)
def _keys(uri: str, _kept: Period) -> KeySet:
    found: Any = _fetch(uri)
    try:
        return KeySet.import_key_set(found)
    except (JoseError, ValueError, KeyError, TypeError, AttributeError):
        # Raised here, so that what is wrong is not kept.
        raise _unavailable("keys") from None


def _fetch(url: str, body: bytes | None = None) -> dict[str, Any]:
    request = urllib.request.Request(url, data=body)  # noqa: S310 - configured, not given
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT_SECONDS) as answer:  # noqa: S310
            found = json.loads(answer.read(1_000_000))
    except urllib.error.HTTPError as e:
        if e.code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise _unavailable("provider", e.code) from None
        raise refused("provider", status=e.code) from None
    except (OSError, ValueError, HTTPException) as e:
        raise _unavailable(type(e).__name__) from None
    if not isinstance(found, dict):
        raise _unavailable("no JSON object")
    return found


def _unavailable(what: str, status: int = 0) -> Unavailable:
    log.warn("identity provider fails", what=what, status=status)
    return Unavailable("Inloggen lukt nu even niet. Probeer het over een minuut nog eens.")
