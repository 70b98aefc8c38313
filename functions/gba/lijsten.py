"""Persoonslijsten as dossiers, and by what they are found.

A list has the pseudonym of its person as its key (ADR 0004): the BSN stands in what is kept, in
no key, and so in no log line and no event. Who has no BSN is known by their A-nummer alone.
"""

from __future__ import annotations

from gba.bevragen.lo3 import INSCHRIJVING, PERSOON, VERBLIJFPLAATS, Persoonslijst
from gba.bevragen.zoeken import vouw
from gemeengoed.dossier import Event, Kind

# Between two parts of a place in a list; a question can't have it in a name.
_TUSSEN = "|"


class Geladen(Event):
    """A list came from elsewhere: the first time, or with other contents than it had."""

    type = "geladen"
    lijst: Persoonslijst
    # Of a list that was here: the rubrieken that differ.
    rubrieken: tuple[str, ...] = ()


class Bijgehouden(Event):
    """We recorded something ourselves: a category has a new current version, and what it had is
    history.

    aanleiding  what it was for, e.g. the key of a move
    stapel      of a category that one has several of: which, from 0
    """

    type = "bijgehouden"
    categorie: str
    stapel: int = 0
    actueel: dict[str, str]
    aanleiding: str


class Onderzocht(Event):
    """An investigation of a category began (83.10, 83.20) or ended (83.30). What is registered is
    the same, so that nothing becomes history.

    onderzoek  the elements of group 83; an empty one goes
    """

    type = "onderzocht"
    categorie: str
    stapel: int = 0
    onderzoek: dict[str, str]
    aanleiding: str


class Verbeterd(Event):
    """What was registered turned out to be wrong: it stays as history that says so (84.10)."""

    type = "verbeterd"
    categorie: str
    stapel: int = 0
    actueel: dict[str, str]
    aanleiding: str


def evolve(voor: Persoonslijst | None, event: Event) -> Persoonslijst:
    if isinstance(event, Geladen):
        return event.lijst
    if isinstance(event, Bijgehouden) and voor:
        if event.categorie == INSCHRIJVING and voor.stapels(INSCHRIJVING):
            # Of this category no history is kept: there is no 57.
            return voor.aangetekend(event.categorie, event.stapel, event.actueel)
        return voor.met(event.categorie, event.stapel, event.actueel)
    if isinstance(event, Onderzocht) and voor:
        return voor.aangetekend(event.categorie, event.stapel, event.onderzoek)
    if isinstance(event, Verbeterd) and voor:
        onjuist = voor.aangetekend(event.categorie, event.stapel, {"8410": "O"})
        return onjuist.met(event.categorie, event.stapel, event.actueel)
    raise ValueError(f"a list does not change by {event.type}")


def keys(lijst: Persoonslijst) -> dict[str, str | None]:
    """The values of the indexes. A list made in error, or wiped, is in none."""
    if not lijst.vindbaar:
        return {}
    persoon, adres = lijst.actueel(PERSOON), lijst.actueel(VERBLIJFPLAATS)
    geboren, gemeente = persoon.get("0310"), adres.get("0910")
    nummer = adres.get("1120", "").lstrip("0")
    straat = adres.get("1110", ""), adres.get("1115", "")
    return {
        "naam": naam(persoon.get("0240", ""), persoon.get("0210", "")),
        "geboren": geboren or None,
        "gemeente": gemeente or None,
        "postcode": postcode(adres.get("1160", ""), nummer),
        "nummer": huisnummer(gemeente, nummer) if any(straat) else None,
        "straat": straten(*straat) if any(straat) else None,
        "nummeraanduiding": _bag(adres.get("1190")),
        "object": _bag(adres.get("1180")),
    }


def naam(geslachtsnaam: str, voornamen: str) -> str:
    """The place of a name: without case and accents, surname first."""
    return f"{vouw(geslachtsnaam)}{_TUSSEN}{vouw(voornamen)}"


def begin_van_naam(geslachtsnaam: str) -> str:
    """With what the places begin that a surname matches; a star may stand for more letters."""
    if geslachtsnaam.endswith("*"):
        return vouw(geslachtsnaam.rstrip("*"))
    return f"{vouw(geslachtsnaam)}{_TUSSEN}"


def postcode(code: str, nummer: str) -> str | None:
    return f"{code.replace(' ', '').upper()}{_TUSSEN}{nummer}" if code and nummer else None


def huisnummer(gemeente: str | None, nummer: str) -> str | None:
    return f"{gemeente}{_TUSSEN}{nummer}" if gemeente and nummer else None


def straten(kort: str, officieel: str) -> str:
    return f"{vouw(kort)}{_TUSSEN}{vouw(officieel)}"


def delen(plaats: str) -> list[str]:
    return plaats.split(_TUSSEN)


def _bag(identificatie: str | None) -> str | None:
    return identificatie if identificatie and identificatie.strip("0") else None


_GEBEURTENISSEN = (Geladen, Bijgehouden, Onderzocht, Verbeterd)
PERSOONSLIJSTEN = Kind("persoonslijst", Persoonslijst, _GEBEURTENISSEN, evolve, keys)
