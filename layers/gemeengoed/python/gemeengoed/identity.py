"""Who asks: the claims of a machine client's token, or the session of a person."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from gemeengoed.problem import Unauthenticated


class Role(StrEnum):
    BURGER = "burger"
    ORGANISATIE = "organisatie"
    MEDEWERKER = "medewerker"
    MACHINE = "machine"


# Whose interest a decision can touch (Awb 1:2): pages of a case are for all of these.
BELANGHEBBENDEN = frozenset({Role.BURGER, Role.ORGANISATIE})


@dataclass(frozen=True, slots=True)
class Principal:
    """Who asks.

    subject  opaque: a pseudonym (citizen, organisation), or the subject of the token
    name     for people to read; empty for machines
    scopes   of a machine, the scopes of its token; of an official, the tasks that the
             municipality's identity provider gives in `roles`
    acting   who acts for an organisation, for people to read; empty when not told
    """

    role: Role
    subject: str
    name: str = ""
    scopes: frozenset[str] = frozenset()
    acting: str = ""

    @property
    def by(self) -> str:
        """How an event names who did it."""
        return f"{self.role}:{self.subject}"


def merk(door: str) -> str:
    """A mark for somebody whom an event names (`Principal.by`), that says nothing by itself: for
    keys, forms and the bus, where a number of staff could be taken for a BSN."""
    return hashlib.sha256(door.encode()).hexdigest()[:40]


def claims_of(event: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the token of a request says, as the JWT authorizer checked it."""
    context = event.get("requestContext", {})
    claims: Mapping[str, Any] = context.get("authorizer", {}).get("jwt", {}).get("claims", {})
    return claims


def from_claims(event: Mapping[str, Any]) -> Principal:
    """The machine client of a request that passed the JWT authorizer."""
    claims = claims_of(event)
    if not claims.get("sub"):
        raise Unauthenticated("Stuur een geldig token mee.")
    scopes = frozenset(str(claims.get("scope", "")).split())
    return Principal(Role.MACHINE, str(claims["sub"]), scopes=scopes)
