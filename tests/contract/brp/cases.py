"""The scenarios of the national specification as data (../shared/brp/cases): from a case to what
the application holds, is asked, and is to answer.

Persons stand in a case by LO3 element, `geslachtsnaam (02.40)`; a group is a list of versions, the
current one last. Some dates are relative to today.
"""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from gba.bevragen import velden
from gba.bevragen.autorisatie import PARAMETERS, Regel
from gba.bevragen.lo3 import Persoonslijst

_CATEGORIE = {
    "persoon": "01",
    "ouder-1": "02",
    "ouder-2": "03",
    "nationaliteit": "04",
    "partner": "05",
    "overlijden": "06",
    "inschrijving": "07",
    "verblijfplaats": "08",
    "kind": "09",
    "verblijfstitel": "10",
    "gezagsverhouding": "11",
}
# A case says what a consumer may ask by the name of a group, too.
_GROEPEN = {
    "adressering": "adressering",
    "adressering binnenland": "adresseringBinnenland",
    "verblijfplaats": "verblijfplaats",
    "verblijfplaats binnenland": "verblijfplaatsBinnenland",
}
_ELEMENT = re.compile(r"\((?:35\.)?(\d\d)\.(\d\d)\)")
_RELATIEF = re.compile(
    r"(vandaag|gisteren|morgen|(?:deze|vorige|volgende) maand|(?:dit|vorig|volgend) jaar)"
    r"(?: ([-+]) (\d+) (dag|maand|jaar)(?:en)?)?"
)
_STAP = {"deze": 0, "dit": 0, "vorige": -1, "vorig": -1, "volgende": 1, "volgend": 1}


@dataclass(frozen=True)
class Case:
    """One scenario; `buiten` says why it is out of scope, else it is empty."""

    corpus: str
    family: str
    name: str
    given: Mapping[str, Any]
    request: Mapping[str, Any]
    expect: Mapping[str, Any]
    buiten: str


def read(folder: Path) -> Iterator[Case]:
    """All cases of a folder, file by file."""
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text().splitlines():
            raw = json.loads(line)
            yield Case(
                raw["corpus"],
                raw["family"],
                raw["name"],
                raw["given"],
                raw["request"],
                raw["expect"],
                _buiten(raw),
            )


def _buiten(raw: Mapping[str, Any]) -> str:
    personen = (raw["expect"]["body"] or {}).get("personen") or []
    if any(p.get("gezag") for p in personen):
        return "gezag comes from a service of its own"
    return ""


def persons(case: Case, vandaag: date) -> list[Persoonslijst]:
    """The lists that a case has in the register."""
    lijsten = (_lijst(p, case.given["adressen"], vandaag) for p in case.given["personen"])
    geleverd = case.expect["headers"].get("x-geleverde-pls", "").split(",")
    gezocht = _gezocht(body(case, vandaag))
    return [_met(p, gezocht) if p.volgnummer in geleverd else p for p in lijsten]


def _gezocht(asked: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """What one looks for, as LO3 would have it: by category and element."""
    elementen: dict[str, dict[str, str]] = defaultdict(dict)
    for naam, waarde in asked.items():
        if naam in PARAMETERS and naam != "burgerservicenummer":
            rubriek = PARAMETERS[naam]
            lo3 = str(waarde).replace("-", "") if naam == "geboortedatum" else str(waarde)
            elementen[rubriek[:2]][rubriek[2:]] = lo3
    return elementen


def _met(lijst: Persoonslijst, gezocht: Mapping[str, dict[str, str]]) -> Persoonslijst:
    """A case about the log says which lists are found, not what stands on them: what was looked
    for stands on them."""
    categorieen = dict(lijst.categorieen)
    for categorie, elementen in gezocht.items():
        actueel = {**lijst.actueel(categorie), **elementen}
        categorieen[categorie] = ((actueel,),)
    return lijst.model_copy(update={"categorieen": categorieen})


def rules(case: Case, vandaag: date) -> list[Regel]:
    """The rows of table 35 of the consumer that asks."""
    return [_regel(a, vandaag) for a in case.given["autorisatie"]]


def today(case: Case, vandaag: date) -> date:
    """The day on which a case is asked, when it says so."""
    gegeven = case.request.get("datum")
    lo3 = _dag(str(gegeven), vandaag).replace("-", "") if gegeven else ""
    return date(int(lo3[:4]), int(lo3[4:6]), int(lo3[6:8])) if lo3[:8].isdigit() else vandaag


def body(case: Case, vandaag: date) -> dict[str, Any]:
    """What is asked."""
    asked = dict(case.request["body"])
    geboren = asked.get("geboortedatum")
    if isinstance(geboren, str) and _RELATIEF.fullmatch(geboren):
        lo3 = _dag(geboren, vandaag)
        asked["geboortedatum"] = f"{lo3[:4]}-{lo3[4:6]}-{lo3[6:]}"
    return asked


def _lijst(person: Mapping[str, Any], adressen: Mapping[str, Any], vandaag: date) -> Persoonslijst:
    categorieen: dict[str, list[tuple[dict[str, str], ...]]] = defaultdict(list)
    volgnummer = ""
    for groep, inhoud in person.items():
        if groep == "bsn":
            continue
        for stapel in _stapels(inhoud):
            versies = [_versie(v, adressen, vandaag) for v in stapel]
            volgnummer = next((v.pop("pl_id") for v in versies if "pl_id" in v), volgnummer)
            _leg(categorieen, _CATEGORIE[groep], tuple(reversed(versies)))
    eigen, *ouder = categorieen.pop("01", [({},)])[0]
    categorieen["01"] = [({"0120": person["bsn"], **eigen}, *ouder)]
    return Persoonslijst(
        volgnummer=volgnummer or person["bsn"],
        categorieen={c: tuple(s) for c, s in categorieen.items()},
    )


def _stapels(inhoud: Any) -> list[list[dict[str, str]]]:
    if isinstance(inhoud, dict):
        return [[inhoud]]
    return inhoud if inhoud and isinstance(inhoud[0], list) else [inhoud]


def _leg(
    categorieen: dict[str, list[tuple[dict[str, str], ...]]],
    categorie: str,
    stapel: tuple[dict[str, str], ...],
) -> None:
    """Voting rights stand with the registration in a case; in LO3 they are category 13."""
    if categorie == "07":
        kies = {e: w for e, w in stapel[0].items() if e[:2] in ("31", "38")}
        if kies:
            categorieen["13"].append((kies,))
        stapel = tuple({e: w for e, w in v.items() if e not in kies} for v in stapel)
    categorieen[categorie].append(stapel)


def _versie(
    versie: Mapping[str, str], adressen: Mapping[str, Any], vandaag: date
) -> dict[str, str]:
    velden_ = dict(versie)
    adres = adressen[velden_.pop("_adres")] if "_adres" in velden_ else {}
    uit = {"1010": "W"} if adres else {}
    diakrieten = velden_.pop("geslachtsnaam (diakrieten)", None)
    for naam, waarde in {**adres, **velden_}.items():
        if naam == "pl_id":
            uit["pl_id"] = waarde
            continue
        element = _element(naam)
        # A code of a participant is written with and without its zero.
        uit[element] = waarde.zfill(4) if element == "8810" else _dag(waarde, vandaag)
    if diakrieten:
        uit["0240"] = diakrieten
    return uit


def _element(naam: str) -> str:
    found = _ELEMENT.search(naam)
    assert found, naam
    return found[1] + found[2]


def _regel(autorisatie: Mapping[str, str], vandaag: date) -> Regel:
    if groep := autorisatie.get("groep"):
        rubrieken = velden.persoon().van([_GROEPEN[groep]]) | set(PARAMETERS.values())
        return Regel(rubrieken=" ".join(rubrieken), medium="N", ingang="20200101")
    gegeven = {_element(k): v for k, v in autorisatie.items() if _ELEMENT.search(k)}
    return Regel(
        rubrieken=gegeven.get("9560", ""),
        medium=gegeven.get("9567", ""),
        ingang=_dag(gegeven.get("9998", ""), vandaag),
        einde=_dag(gegeven.get("9999", ""), vandaag),
    )


def _dag(tekst: str, vandaag: date) -> str:
    """A relative date as LO3 writes it; what is none, as it is."""
    found = _RELATIEF.fullmatch(tekst)
    if not found:
        return tekst
    wat, teken, aantal, eenheid = found.groups()
    dag = vandaag + timedelta(days={"gisteren": -1, "morgen": 1}.get(wat, 0))
    maanden, dagen = dag.year * 12 + dag.month - 1, 0
    woord, _, soort = wat.partition(" ")
    maanden += _STAP.get(woord, 0) * {"maand": 1, "jaar": 12}.get(soort, 0)
    if aantal:
        stap = int(f"{teken}{aantal}")
        maanden += stap * {"dag": 0, "maand": 1, "jaar": 12}[eenheid]
        dagen = stap if eenheid == "dag" else 0
    jaar, maand = divmod(maanden, 12)
    if soort:
        return f"{jaar:04}" + ("0000" if soort == "jaar" else f"{maand + 1:02}00")
    # A month before the 31st is its own last day.
    nummer = min(dag.day, monthrange(jaar, maand + 1)[1])
    return f"{date(jaar, maand + 1, nummer) + timedelta(days=dagen):%Y%m%d}"
