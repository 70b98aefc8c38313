"""What an extract says, and the code by which anybody can see that it is genuine."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Collection
from enum import StrEnum

from gba.bevragen.lo3 import (
    NATIONALITEIT,
    OUDER1,
    OUDER2,
    PERSOON,
    VERBLIJFPLAATS,
    VERBLIJFSTITEL,
    Persoonslijst,
    Voorkomen,
    gevuld,
)
from gba.inzage.gegevens import adres, dag, eerdere_adressen, geboren, naam, nationaliteiten, sinds
from gemeengoed.model import Model

# Crockford's alphabet: nothing in it is taken for something else.
_ALFABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LETTERS = 16
# Dutch, and treated as such (table 32).
_NEDERLANDS = ("0001", "0002")
# What a certified extract of a foreigner says when it is so (Wet BRP 3.15).
GEEN_VERBLIJFSRECHT = (
    "Over het verblijfsrecht staan geen actuele gegevens in de Basisregistratie Personen."
)
# A letter has no room for more.
_MEESTE_ADRESSEN = 50
_LEES_ALS = str.maketrans("OIL", "011")


class Onderdeel(StrEnum):
    """What can stand in an extract beside name, birth and address."""

    NATIONALITEIT = "nationaliteit"
    OUDERS = "ouders"
    ADRESSEN = "adressen"


class Inhoud(Model):
    naam: str
    geboren: str
    adres: tuple[str, ...]
    sinds: str
    nationaliteiten: tuple[str, ...] = ()
    ouders: tuple[str, ...] = ()
    adressen: tuple[str, ...] = ()
    verblijfsrecht: str = ""

    @property
    def vingerafdruk(self) -> str:
        """The same for the same contents, and nothing to be read from it."""
        return hashlib.sha256(self.as_json().encode()).hexdigest()


def inhoud(lijst: Persoonslijst, onderdelen: Collection[Onderdeel]) -> Inhoud:
    """As it stands on the list now."""
    persoon, woont = lijst.actueel(PERSOON), lijst.actueel(VERBLIJFPLAATS)
    onbekend = ("onbekend",)
    velden: dict[str, tuple[str, ...]] = {}
    if Onderdeel.NATIONALITEIT in onderdelen:
        velden["nationaliteiten"] = tuple(nationaliteiten(lijst)) or onbekend
    if Onderdeel.OUDERS in onderdelen:
        ouders = (lijst.actueel(c) for c in (OUDER1, OUDER2))
        velden["ouders"] = tuple(_ouder(o) for o in ouders if gevuld(o, "02")) or onbekend
    if Onderdeel.ADRESSEN in onderdelen:
        eerder = (
            f"{adres(v)}\nvanaf {sinds(v) or 'onbekend'}".replace("\n", ", ")
            for v in eerdere_adressen(lijst)
        )
        velden["adressen"] = tuple(eerder)[:_MEESTE_ADRESSEN] or ("geen",)
    return Inhoud(
        naam=naam(persoon),
        geboren=geboren(persoon) or "onbekend",
        adres=tuple(adres(woont).split("\n")),
        sinds=sinds(woont) or "onbekend",
        verblijfsrecht="" if _verblijfsrecht_bekend(lijst) else GEEN_VERBLIJFSRECHT,
        **velden,
    )


def _verblijfsrecht_bekend(lijst: Persoonslijst) -> bool:
    """Whether nothing need be said of it: who is Dutch, or treated so, needs none; of who is not,
    it stands in category 10. Of whom no nationality is registered at all, we do not know."""
    nu = [s[0] for s in lijst.stapels(NATIONALITEIT) if s and not s[0].get("6410")]
    bekend = [van for van in nu if gevuld(van, "05", "65")]
    nederlands = any(van.get("0510") in _NEDERLANDS or van.get("6510") == "B" for van in bekend)
    return not bekend or nederlands or gevuld(lijst.actueel(VERBLIJFSTITEL), "39")


def _ouder(van: Voorkomen) -> str:
    geboortedag = dag(van.get("0310"))
    return f"{naam(van)}, geboren {geboortedag}" if geboortedag else naam(van)


def nieuwe_code() -> str:
    """80 random bits: `K7QM-3FZX-9RTW-0B4D`."""
    letters = [secrets.choice(_ALFABET) for _ in range(_LETTERS)]
    return "-".join("".join(letters[i : i + 4]) for i in range(0, _LETTERS, 4))


def sleutel_van(code: str) -> str:
    """By what a code is found, however it was typed; what is no code has a key that nothing has.
    The code itself is no key: who reads the table's keys can't show one."""
    kaal = re.sub(r"[\s-]", "", code.upper()).translate(_LEES_ALS)
    return hashlib.sha256(kaal.encode(errors="replace")).hexdigest()[:40]
