"""Who lives with whom, as the lists say it: family by number on one's own list, and the same
address on theirs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gba.bevragen.leeftijd import leeftijd
from gba.bevragen.lo3 import (
    KIND,
    OUDER1,
    OUDER2,
    PARTNER,
    PERSOON,
    VERBLIJFPLAATS,
    Persoonslijst,
    Voorkomen,
)
from gba.bevragen.naam import Naam, samen
from gba.lijsten import PERSOONSLIJSTEN, postcode
from gba.register import pseudoniemen
from gba.verhuizing.adressen import Adres
from gemeengoed.store import Store
from gemeengoed.table import IndexQuery

ZESTIEN, MEERDERJARIG = 16, 18


class Relatie(StrEnum):
    """What somebody is to who files."""

    ZELF = "zelf"
    PARTNER = "partner"
    KIND = "kind"
    OUDER = "ouder"
    ANDER = "ander"


_RELATIES = {
    PARTNER: Relatie.PARTNER,
    KIND: Relatie.KIND,
    OUDER1: Relatie.OUDER,
    OUDER2: Relatie.OUDER,
}


@dataclass(frozen=True, slots=True)
class Huisgenoot:
    """Somebody of the family who lives at the same address.

    sleutel  where they stand on the list of who files: `09-1`
    persoon  pseudonym
    """

    sleutel: str
    relatie: Relatie
    persoon: str
    lijst: Persoonslijst

    @property
    def naam(self) -> str:
        return naam(self.lijst)


def naam(lijst: Persoonslijst) -> str:
    van = Naam.van(lijst.actueel(PERSOON))
    return samen(van.voornamen, van.achternaam) or "Naam onbekend"


def oud(lijst: Persoonslijst, op: date) -> int | None:
    return leeftijd(lijst.actueel(PERSOON).get("0310"), op)


def te_jong(lijst: Persoonslijst, op: date) -> bool:
    """Whether somebody is surely under 16; of whom it is not known, an official sees it."""
    return _jonger(lijst, op, ZESTIEN)


def volwassen(lijst: Persoonslijst, op: date) -> bool:
    """Whether somebody is surely 18 or older."""
    jaren = oud(lijst, op)
    return jaren is not None and jaren >= MEERDERJARIG


def minderjarig(lijst: Persoonslijst, op: date) -> bool:
    """Whether somebody is surely under 18."""
    return _jonger(lijst, op, MEERDERJARIG)


def _jonger(lijst: Persoonslijst, op: date, dan: int) -> bool:
    jaren = oud(lijst, op)
    return jaren is not None and jaren < dan


def relatie_van(lijst: Persoonslijst, bsn: str) -> Relatie | None:
    """What somebody is to the person of a list; None: no partner, child or parent of theirs."""
    gevonden = (s for s, nummer in familie(lijst) if nummer == bsn)
    return next((_RELATIES[sleutel[:2]] for sleutel in gevonden), None)


def bij_te_houden(lijst: Persoonslijst) -> bool:
    """Whether the person lives and their list is kept; who emigrated files at a counter."""
    return not lijst.overleden and not lijst.opgeschort


def familie(lijst: Persoonslijst) -> Iterator[tuple[str, str]]:
    """Of everybody on a list with a number: where they stand, and the number."""
    for categorie in (PARTNER, KIND, OUDER1, OUDER2):
        for nummer, stapel in enumerate(lijst.stapels(categorie)):
            wie = stapel[0] if stapel else {}
            voorbij = categorie == PARTNER and wie.get("0710")
            if wie.get("0120") and not voorbij:
                yield f"{categorie}-{nummer}", wie["0120"]


def huishouden(store: Store, key_id: str, lijst: Persoonslijst) -> tuple[Huisgenoot, ...]:
    """The family at the same address; who moved out, died or left the country is not in it."""
    gevonden = dict(familie(lijst))
    ids = dict(zip(gevonden, pseudoniemen(key_id, tuple(gevonden.values())), strict=True))
    lijsten = store.get_many(PERSOONSLIJSTEN, list(ids.values())) if ids else {}
    hier = lijst.actueel(VERBLIJFPLAATS)
    return tuple(
        Huisgenoot(sleutel, _RELATIES[sleutel[:2]], persoon, dossier.state)
        for sleutel, persoon in ids.items()
        if (dossier := lijsten.get(persoon))
        and bij_te_houden(dossier.state)
        and zelfde_adres(dossier.state.actueel(VERBLIJFPLAATS), hier)
    )


def zelfde_adres(een: Voorkomen, ander: Voorkomen) -> bool:
    """Whether two places to live are one: by the BAG, else by what an address is made of."""
    if _bag(een) and _bag(ander):
        return _bag(een) == _bag(ander)
    return bool(_plek(een)) and _plek(een) == _plek(ander)


def _bag(adres: Voorkomen) -> str:
    nummer = adres.get("1190", "")
    return nummer if nummer.strip("0") else ""


def _plek(adres: Voorkomen) -> tuple[str, ...]:
    code, nummer = adres.get("1160", "").upper(), adres.get("1120", "").lstrip("0")
    if not code or not nummer:
        return ()
    return code, nummer, adres.get("1130", "").casefold(), adres.get("1140", "").casefold()


def op_adres(adres: Adres) -> Voorkomen:
    """The elements of category 08 that say where it is (11)."""
    elementen = {
        "1110": adres.straat[:24],
        "1115": adres.straat,
        "1120": str(adres.huisnummer),
        "1130": adres.huisletter,
        "1140": adres.toevoeging,
        "1160": adres.postcode,
        "1170": adres.woonplaats,
        "1180": adres.verblijfsobject,
        "1190": adres.nummeraanduiding,
    }
    return {element: waarde for element, waarde in elementen.items() if waarde}


def bewoners(store: Store, hier: Voorkomen) -> dict[str, Persoonslijst]:
    """Who is registered at an address (the elements of category 08), by pseudonym. As the index has
    it: moments old at most."""
    code = postcode(hier.get("1160", ""), hier.get("1120", "").lstrip("0"))
    waar = [IndexQuery("postcode", ("postcode", code), "naam", limit=200)] if code else []
    if bag := _bag(hier):
        waar.append(IndexQuery("nummeraanduiding", ("nummeraanduiding", bag), "naam"))
    ids = [id_ for query in waar for id_, _ in store.places(query).found]
    return {
        id_: dossier.state
        for id_, dossier in store.get_many(PERSOONSLIJSTEN, ids).items()
        if bij_te_houden(dossier.state)
        and zelfde_adres(dossier.state.actueel(VERBLIJFPLAATS), hier)
    }
