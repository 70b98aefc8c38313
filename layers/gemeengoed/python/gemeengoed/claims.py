"""Where an identity provider says who somebody is: configuration, for every broker has its own
names (docs/adr/0009-claims-as-configuration.md).

A path is a list of names, from the outside in: `["bsn"]`, `["resource_access", "zaken",
"roles"]`, `["urn:etoegang:1.9:EntityConcernedID:RSIN"]`. A list and not a text with a sign
between the names, since names of claims have dots, colons and slashes in them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationError

from gemeengoed import log
from gemeengoed.manifest import Assurance
from gemeengoed.model import Model
from gemeengoed.problem import Unavailable

Claims = Mapping[str, Any]
Path = Annotated[
    tuple[Annotated[str, Field(min_length=1, max_length=200)], ...],
    Field(min_length=1, max_length=6),
]
_LEVELS: dict[Any, Assurance] = {a.name.lower(): a for a in Assurance}
Level = Annotated[
    Assurance, BeforeValidator(lambda v: _LEVELS.get(v, v) if isinstance(v, str) else v)
]
_LONGEST_TEXT = 200


class Medewerker(Model):
    """Of officials. `roles`: a list with the tasks that somebody has here."""

    name: Path = ("name",)
    roles: Path = ("roles",)


class Assured(Model):
    """Of whom we need to be sure to some level.

    levels  which value of `acr` means which level (laag, midden, substantieel, hoog); several
            may mean the same
    """

    name: Path = ("name",)
    acr: Path = ("acr",)
    levels: dict[str, Level] = Field(
        default_factory=lambda: {a.value: a for a in Assurance}, min_length=1
    )

    def reached(self, claims: Claims) -> Assurance | None:
        """The level of a login; None when its `acr` means nothing to us."""
        return self.levels.get(text(claims, self.acr))

    def acr_values(self, needed: Assurance) -> str:
        """What to ask for: the values of the lowest level that suffices. ValueError if none."""
        least = min((a for a in self.levels.values() if not a < needed), default=None)
        if least is None:
            raise ValueError(f"no acr value means {needed.name.lower()} or more")
        return " ".join(acr for acr, level in self.levels.items() if level is least)


class Burger(Assured):
    """Of citizens."""

    bsn: Path = ("bsn",)


class Organisatie(Assured):
    """Of organisations: known by RSIN or, without one, by the number of the KvK.

    acting  the name of the person who acts for it; not every broker gives one
    """

    rsin: Path = ("rsin",)
    kvk: Path = ("kvk",)
    acting: Path = ("acting_name",)


class ClaimPaths(Model):
    """The configuration. What it leaves out is as our own stand-in has it."""

    burger: Burger = Burger()
    organisatie: Organisatie = Organisatie()
    medewerker: Medewerker = Medewerker()


@lru_cache(maxsize=1)
def claim_paths(configured: str) -> ClaimPaths:
    """Read it. Unavailable when it is wrong: then nobody logs in, and the log says what to mend."""
    try:
        return ClaimPaths.model_validate_json(configured)
    except ValidationError as e:
        wrong = [f"{'.'.join(map(str, f['loc'])) or 'all'}: {f['type']}" for f in e.errors()]
        log.warn("CLAIM_PATHS cannot be used", wrong=wrong)
        raise Unavailable(
            "Inloggen lukt nu niet. Dat ligt aan ons. Probeer het later nog eens."
        ) from None


def text(claims: Claims, path: Path) -> str:
    """A text or whole number in the claims; empty when there is none."""
    found = _find(claims, path)
    if isinstance(found, bool) or not isinstance(found, (str, int)):
        return ""
    return str(found)[:_LONGEST_TEXT].strip()


def words(claims: Claims, path: Path) -> frozenset[str]:
    """A list of words; what is no single word (a role called `geen behandelaar`) is left out."""
    found = _find(claims, path)
    listed = found if isinstance(found, list) else []
    return frozenset(w for w in listed if isinstance(w, str) and w.split() == [w])


def _find(claims: Claims, path: Path) -> object:
    found: object = claims
    for name in path:
        if not isinstance(found, Mapping):
            return None
        found = found.get(name)
    return found
