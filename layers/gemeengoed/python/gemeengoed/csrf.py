"""The token of a form, written differently on every page.

A page is compressed and shows back what was filled in, so its length could tell an attacker
letter by letter what else is on it (BREACH, CVE-2013-3587). A token that is never written the
same way twice cannot be told so.
"""

from __future__ import annotations

import base64
import hmac
import secrets


def masked(token: str) -> str:
    """The token under a mask of its own length, with the mask before it."""
    secret = token.encode()
    mask = secrets.token_bytes(len(secret))
    return base64.urlsafe_b64encode(mask + _xor(secret, mask)).decode()


def matches(token: str, given: str) -> bool:
    """Whether a form gave this token back, under whatever mask."""
    try:
        both = base64.urlsafe_b64decode(given.encode("ascii"))
    except ValueError:
        return False
    mask, hidden = both[: len(both) // 2], both[len(both) // 2 :]
    return bool(token) and hmac.compare_digest(_xor(hidden, mask), token.encode())


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=False))
