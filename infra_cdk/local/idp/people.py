"""The test persons of people.json."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

DIGID = "digid"
EHERKENNING = "eherkenning"
MEDEWERKERS = "medewerkers"
API = "api"


@dataclass(frozen=True, slots=True)
class Person:
    """Someone to log in as. `claims` are what a site gets to know, beside `sub` and `name`."""

    key: str
    name: str
    note: str
    claims: dict[str, Any] = field(hash=False)


def people(code: str, soort: str) -> tuple[Person, ...]:
    """Who can log in at an instance: citizens (`digid`), who acts for an organisation
    (`eherkenning`), officials (`medewerkers`)."""
    data = _data()
    if soort == DIGID:
        return tuple(map(_person, data["citizens"]))
    if soort == EHERKENNING:
        return tuple(map(_person, data["organisations"]))
    officials = data["officials"].get(code, data["officials_elsewhere"])
    return tuple(map(_person, officials))


def _person(data: dict[str, Any]) -> Person:
    claims = {c: v for c, v in data.items() if c not in ("key", "name", "note")}
    return Person(data["key"], data["name"], data["note"], claims)


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(Path(__file__).with_name("people.json").read_text())
    return data
