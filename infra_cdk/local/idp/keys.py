"""The signing key: made at the first start, kept in a file that only its owner may read."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

from joserfc import jwt
from joserfc.jwk import RSAKey

ALGORITHM = "RS256"


class Keys:
    """The RSA key and the machine clients' secret, in a folder."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        pem = _once(folder / "key.pem", _new_key)
        self._key = RSAKey.import_key(pem, {"use": "sig", "alg": ALGORITHM})
        self._kid = self._key.thumbprint()
        self.client_secret = _once(folder / "client-secret", lambda: secrets.token_urlsafe(32))

    def sign(self, claims: dict[str, Any]) -> str:
        """A signed JWT."""
        return jwt.encode({"alg": ALGORITHM, "kid": self._kid, "typ": "JWT"}, claims, self._key)

    def public(self) -> dict[str, Any]:
        """The JSON Web Key Set for whoever checks our tokens (RFC 7517)."""
        return {"keys": [{**self._key.as_dict(private=False), "kid": self._kid}]}


def _new_key() -> str:
    return RSAKey.generate_key(2048).as_pem(private=True).decode()


def _once(path: Path, make: Any) -> str:
    """The text of a file, made first when it is not there. Two starters get the same text."""
    if not path.exists():
        draft = path.with_suffix(f".{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(make())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text()
