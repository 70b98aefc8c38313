"""An identity provider in process: real signatures, and every way to do it wrong."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

from gemeengoed.manifest import Assurance

CITIZENS = "https://idp.example/digid"
ORGANISATIONS = "https://idp.example/eherkenning"
OFFICIALS = "https://idp.example/medewerkers"
CLIENT = "gemeengoed-GM0757"
BSN = "123456782"
RSIN = "001000007"
NUMBERS = {CITIZENS: {"bsn": BSN}, ORGANISATIONS: {"rsin": RSIN, "acting_name": "J. Jansen"}}
OURS = RSAKey.generate_key(2048, {"kid": "k1", "use": "sig"})
STRANGE = RSAKey.generate_key(2048, {"kid": "k1", "use": "sig"})


class IdentityProvider:
    """What stands behind `oidc._fetch`. `claims`, `key` and `kid` are what a test makes wrong."""

    def __init__(self) -> None:
        self.claims: dict[str, Any] = {}
        self.without: set[str] = set()
        self.key = OURS
        self.kid = "k1"
        # What it says of itself beyond what is needed.
        self.says: dict[str, Any] = {}
        self.forged: str | None = None
        self.asked: list[dict[str, str]] = []
        self.documents: dict[str, Any] = {}
        self.nonce = ""

    def fetch(self, url: str, body: bytes | None = None) -> dict[str, Any]:
        if url in self.documents:
            found = self.documents[url]
            if isinstance(found, Exception):
                raise found
            return dict(found)
        issuer = next(i for i in (CITIZENS, ORGANISATIONS, OFFICIALS) if url.startswith(i))
        match url.removeprefix(issuer):
            case "/.well-known/openid-configuration":
                return {
                    "issuer": issuer,
                    "authorization_endpoint": f"{issuer}/authorize",
                    "token_endpoint": f"{issuer}/token",
                    "jwks_uri": f"{issuer}/keys",
                    **self.says,
                }
            case "/keys":
                return {"keys": [OURS.as_dict(private=False)]}
            case "/token":
                asked = {k: v[0] for k, v in parse_qs((body or b"").decode()).items()}
                self.asked.append(asked)
                return {"id_token": self.forged or self.token(issuer)}
        raise AssertionError(f"asked {url}")

    def token(self, issuer: str) -> str:
        claims = self.all_claims(issuer)
        return jwt.encode({"alg": "RS256", "kid": self.kid}, claims, self.key)

    def all_claims(self, issuer: str = CITIZENS) -> dict[str, Any]:
        now = int(time.time())
        claims = {
            "iss": issuer,
            "aud": CLIENT,
            "sub": "onderwerp-1",
            "exp": now + 300,
            "iat": now,
            "nonce": self.nonce,
            "acr": Assurance.MIDDEN.value,
            "name": "Anna",
            **NUMBERS.get(issuer, {}),
            **self.claims,
        }
        return {k: v for k, v in claims.items() if k not in self.without}

    def unsigned(self, alg: str = "none") -> str:
        return f"{_part({'alg': alg})}.{_part(self.all_claims())}."

    def signed_with_the_public_key(self) -> str:
        """HS256 with the public key as secret: what a library that trusts `alg` accepts."""
        said = f"{_part({'alg': 'HS256', 'kid': 'k1'})}.{_part(self.all_claims())}"
        mac = hmac.new(OURS.as_pem(private=False), said.encode(), hashlib.sha256).digest()
        return f"{said}.{_base64(mac)}"

    def went_to(self, location: str) -> dict[str, str]:
        """The browser arrives: remembers the nonce, gives what was asked."""
        asked = {k: v[0] for k, v in parse_qs(urlsplit(location).query).items()}
        self.nonce = asked["nonce"]
        return asked


def _part(value: dict[str, Any]) -> str:
    return _base64(json.dumps(value).encode())


def _base64(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).decode().rstrip("=")
