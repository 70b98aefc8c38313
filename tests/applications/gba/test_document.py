"""The published document: a document, true of every answer, and with every field in it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from applications.gba.bevraging import BSN, DOEL, URL, Bevraging, bevraging, lijst, met_bsn
from contract.brp import valid
from gba import doel
from gba.bevragen import VERSIE, velden, vraag
from gba.bevragen.lo3 import Persoonslijst
from gba.document import document

# One path that the standard has for asking alone: what is in it comes as another.
_ALIAS = {
    "verblijfplaatsBinnenland": "verblijfplaats",
    "adresseringBinnenland": "adressering",
}
ADRES = {
    "0910": "0757",
    "0920": "20100101",
    "1010": "W",
    "1030": "20100101",
    "1110": "Markt",
    "1115": "Markt te Boxtel",
    "1120": "1",
    "1130": "a",
    "1140": "III",
    "1150": "to",
    "1160": "5281AB",
    "1170": "Boxtel",
    "1180": "0757010000000001",
    "1190": "0757200000000001",
    "1410": "5010",
    "1420": "20091231",
    "8510": "20100101",
    "8810": "0101",
    "8820": "Verdrag",
}
WIE = {
    "0120": "999993653",
    "0210": "Anna Zoë",
    "0220": "JV",
    "0230": "van",
    "0240": "Dœgen",
    "0310": "19710000",
    "0320": "0757",
    "0330": "6030",
    "0410": "V",
}
VOLLEDIG: dict[str, Any] = {
    "c01": {**WIE, "0110": "1234567890", "0120": BSN, "6110": "V", "8810": "0101"},
    "c02": {**WIE, "6210": "19710000"},
    "c03": {**WIE, "6210": "00000000"},
    "c04": [{"0510": "0001", "6310": "001", "8510": "19710101"}, {"0510": "0499"}],
    "c05": {**WIE, "0610": "20000101", "0620": "Parijs", "0630": "5002", "1510": "H"},
    "c07": {"6810": "19940101", "7010": "7", "7110": "20200101", "7120": "bewijs"},
    "c08": ADRES,
    "c09": [WIE, {"0120": "999990019"}],
    "c10": {"3910": "21", "3920": "20990101", "3930": "20200101"},
    "c11": {"3210": "1", "3310": "1"},
    "c13": {"3110": "1", "3130": "20990101", "3810": "A", "3820": "20990101"},
}


def met(**categorieen: Any) -> Persoonslijst:
    return lijst(**{**VOLLEDIG, **categorieen})


def in_onderzoek(categorie: str, **anders: str) -> Any:
    van = VOLLEDIG[f"c{categorie}"]
    return {
        **(van[0] if isinstance(van, list) else van),
        "8310": f"{categorie}0000",
        "8320": "20260000",
        **anders,
    }


PERSONEN = {
    "alles": met(),
    "in onderzoek": met(
        **{f"c{c:02}": in_onderzoek(f"{c:02}") for c in (1, 2, 3, 4, 5, 8, 9, 10, 11)},
    ),
    "van adel, van nergens": met(
        c01={**WIE, "0120": BSN, "0220": "B", "0310": "19710102", "0410": "M", "6110": "E"},
        c08={**ADRES, "1410": "0000"},
    ),
    "overleden": met(
        c06={"0810": "20200000", "0820": "0757", "0830": "6030", "8310": "060000"},
        c07={"6720": "O", "6710": "20200101"},
    ),
    "ontbonden": met(c05={**WIE, "0710": "20200101", "0720": "0757", "0730": "6030"}),
    "locatie": met(c08={"0910": "0757", "1210": "Woonboot bij de brug", "1030": "20100000"}),
    "locatie in onderzoek": met(
        c08={"0910": "0757", "1210": "Woonboot", "8310": "089999", "8320": "20260101"}
    ),
    "niet op adres": met(c08={**ADRES, "8310": "089999", "8320": "20260101"}),
    "buitenland": met(
        c08={
            "0910": "1999",
            "1310": "5010",
            "1320": "20200101",
            "1330": "Rue 1",
            "1340": "1000",
            "1350": "x",
            "8310": "080000",
        }
    ),
    "waarheen weet niemand": met(c08={"1310": "0000", "1320": "00000000", "8310": "080000"}),
    "staatloos": met(c04=[in_onderzoek("04", **{"0510": c}) for c in ("0499", "0000", "0002")]),
    "bijzonder": met(
        c04=[in_onderzoek("04", **{"0510": "", "6510": c}) for c in ("B", "V")],
    ),
    "rni": met(c07={"6720": "R", "6710": "20200101", "7010": "0"}),
    "weinig": lijst(c01={"0120": BSN}),
    "punt": lijst(c01={"0120": BSN, "0240": ".", "0310": "00000000", "0320": "."}),
}
ZOEK: list[dict[str, Any]] = [
    {"type": vraag.NAAM_EN_DATUM, "geslachtsnaam": "doegen", "geboortedatum": "1971-01-02"},
    {
        "type": vraag.NAAM_EN_GEMEENTE,
        "geslachtsnaam": "Doe*",
        "voornamen": "anna*",
        "gemeenteVanInschrijving": "0757",
    },
    {"type": vraag.POSTCODE, "postcode": "5281 ab", "huisnummer": 1},
    {
        "type": vraag.STRAAT,
        "straat": "markt",
        "huisnummer": 1,
        "gemeenteVanInschrijving": "0757",
    },
    {"type": vraag.NUMMERAANDUIDING, "nummeraanduidingIdentificatie": ADRES["1190"]},
    {"type": vraag.OBJECT, "adresseerbaarObjectIdentificatie": ADRES["1180"]},
]


@pytest.fixture
def brp(monkeypatch: pytest.MonkeyPatch) -> Bevraging:
    return bevraging(monkeypatch)


def _wortels(paden: Any) -> list[str]:
    return list(dict.fromkeys(p.partition(".")[0] for p in paden))


@pytest.mark.parametrize("naam", PERSONEN)
def test_an_answer_about_anybody_is_as_the_document_says(brp: Bevraging, naam: str) -> None:
    brp.laad(PERSONEN[naam])
    alle = velden.persoon().rubrieken
    for fields in (_wortels(alle), list(alle)[:130], list(alle)[130:] or ["naam"]):
        answer = brp.vraag(met_bsn(BSN, fields=tuple(fields)))
        assert (answer.status, len(answer.json["personen"])) == (200, 1), answer.text
        assert not valid.errors(answer.json, 200)


def test_these_persons_cover_every_group(brp: Bevraging) -> None:
    """All fields that can be asked for, and all that comes along, but for custody (`gezag`)."""
    told: set[str] = set()
    for persoon in PERSONEN.values():
        brp.laad(persoon.model_copy(update={"volgnummer": "x"}))
        fields = _wortels(velden.persoon().rubrieken)
        (found,) = brp.vraag(met_bsn(BSN, fields=tuple(fields))).json["personen"]
        told |= set(_paths(found))
        brp.table._items.clear()
    asked = {_echt(p) for p in velden.persoon().rubrieken}
    assert asked - told <= {"gezag"}
    for automatisch in velden.AUTOMATISCH:
        assert any(p.rpartition(".")[2] == automatisch for p in told), automatisch


@pytest.mark.parametrize("zoek", ZOEK, ids=lambda z: str(z["type"]))
@pytest.mark.parametrize("naam", ["alles", "in onderzoek", "niet op adres"])
def test_who_is_found_is_as_the_document_says(
    brp: Bevraging, zoek: dict[str, Any], naam: str
) -> None:
    c01 = {**PERSONEN[naam].categorieen["01"][0][0], "0310": "19710102"}
    brp.laad(PERSONEN[naam].model_copy(update={"categorieen": _met_01(naam, c01)}))
    soort = vraag.ZOEKTYPEN[zoek["type"]]
    fields = [f for f in soort.velden().rubrieken if f != "gezag"]
    answer = brp.vraag({**zoek, "fields": fields})
    assert (answer.status, len(answer.json["personen"])) == (200, 1), answer.text
    assert not valid.errors(answer.json, 200)


def _met_01(naam: str, c01: dict[str, str]) -> dict[str, Any]:
    return {**PERSONEN[naam].categorieen, "01": ((c01,),)}


@pytest.mark.parametrize("zoektype", vraag.ZOEKTYPEN)
def test_every_field_that_can_be_asked_for_is_in_the_document(zoektype: str) -> None:
    schema = "Persoon"
    if vraag.ZOEKTYPEN[zoektype].beperkt:
        schema = "GezagPersoonBeperkt" if zoektype == vraag.OBJECT else "PersoonBeperkt"
    known = valid.paths(schema)
    assert not [p for p in vraag.ZOEKTYPEN[zoektype].velden().rubrieken if _echt(p) not in known]


def _redenen(brp: Bevraging, paden: list[str]) -> dict[str, str]:
    fout = brp.vraag(met_bsn(BSN, fields=tuple(paden))).json["invalidParams"]
    return {paden[int(f["name"][7:-1])]: f["reason"].split()[-2] for f in fout}


def test_what_is_in_the_document_and_cannot_be_asked_for_is_not_allowed(brp: Bevraging) -> None:
    alle = velden.persoon()
    paden = sorted(p for p in valid.paths("Persoon") if not alle.veld(p))
    for begin in range(0, len(paden), vraag.MEESTE_VELDEN):
        deel = paden[begin : begin + vraag.MEESTE_VELDEN]
        assert _redenen(brp, deel) == dict.fromkeys(deel, "toegestane")


def test_what_is_not_in_the_document_does_not_exist(brp: Bevraging) -> None:
    """Also when it has the name of what comes along elsewhere."""
    paden = [
        "indicatieVastgesteldVerblijftNietOpAdres",
        "naam.indicatieVastgesteldVerblijftNietOpAdres",
        "naam.rni",
        "partners.verificatie.datum",
        "naam.voornamen.inOnderzoek",
        "leeftijd.inOnderzoek",
        "europeesKiesrecht.inOnderzoek",
        "uitsluitingKiesrecht.inOnderzoek.einddatum",
        "adressering.aanschrijfwijze.inOnderzoek",
        "nietBestaand.inOnderzoek",
        "gezagen.type",
    ]
    assert _redenen(brp, paden) == dict.fromkeys(paden, "bestaande")


@pytest.mark.parametrize("automatisch", velden.AUTOMATISCH)
def test_what_comes_along_is_in_the_document(automatisch: str) -> None:
    assert any(p.rpartition(".")[2] == automatisch for p in valid.paths("Persoon"))


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        ({"personen": [{"leeftijd": "3"}]}, "leeftijd"),
        ({"personen": [{"naam": {"voornaam": "x"}}]}, "naam"),
        ({"personen": [{"geboorte": {"datum": {"type": "Datum", "langFormaat": "x"}}}]}, "datum"),
        ({"personen": [{"geboorte": {"datum": {"type": "Dag", "langFormaat": "x"}}}]}, "datum"),
        ({"personen": [{"aNummer": "1"}]}, "aNummer"),
        ({"persoon": []}, "persoon"),
    ],
)
def test_what_the_document_does_not_say_is_seen(changed: dict[str, Any], where: str) -> None:
    found = valid.errors({"type": vraag.BSN, **changed}, 200)
    assert len(found) == 1
    assert where in found[0]


def test_what_it_says_of_the_headers_holds(brp: Bevraging) -> None:
    operation = document()["paths"]["/personen"]["post"]
    said = {p["name"]: p for p in operation["parameters"]}
    assert set(said) == set(DOEL) == set(doel.KOPPEN)
    for parameter in said.values():
        assert parameter["required"]
        assert re.match(parameter["schema"]["pattern"], "Toezicht")
        assert not re.match(parameter["schema"]["pattern"], " ")


def test_every_reference_leads_somewhere() -> None:
    text = json.dumps(document())
    for reference in re.findall(r'"(#/[^"]+)"', text):
        at: Any = document()
        for step in reference.removeprefix("#/").split("/"):
            at = at[step]
        assert at


def test_it_stands_where_the_manifest_says() -> None:
    (server,) = document()["servers"]
    (path,) = document()["paths"]
    assert server["url"] + path == URL
    assert document()["info"]["version"] == VERSIE


def _echt(pad: str) -> str:
    """The path in an answer of a path that is asked for."""
    kop, punt, rest = pad.partition(".")
    return f"{_ALIAS.get(kop, kop)}{punt}{rest}"


def _paths(told: Any, above: str = "") -> list[str]:
    if isinstance(told, list):
        return [p for one in told for p in _paths(one, above)]
    if not isinstance(told, dict):
        return []
    found = []
    for name, value in told.items():
        path = f"{above}.{name}" if above else name
        found += [path, *_paths(value, path)]
    return found
