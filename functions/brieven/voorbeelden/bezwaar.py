"""Examples of the letters of bezwaar."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from brieven.voorbeelden.termijnen import DATUM, als_json
from gemeengoed import awb

_KORT_BESLUIT = {"omschrijving": "weigering dakkapel", "datum": "2026-10-20"}
_LANG_BESLUIT = {
    "omschrijving": "weigering van een omgevingsvergunning voor een dakkapel aan de voorkant "
    "van uw woning aan de Parallelweg Noord",
    "datum": "2026-10-20",
    "kenmerk": "Z/26/014233/D-88121",
}
_REDEN = (
    "Wij hebben meer tijd nodig om uw bezwaar zorgvuldig te bekijken. De commissie die ons advies "
    "geeft, komt pas in januari weer bij elkaar."
)
_OVERWEGINGEN = (
    "U schrijft dat uw dakkapel niet opvalt en dat er in uw straat al drie dakkapellen zijn. Wij "
    "zijn ter plaatse gaan kijken.\n\n"
    "Twee van deze dakkapellen zitten aan de achterkant. Daarvoor gelden andere regels. De derde, "
    "op nummer 14, zit wel aan de voorkant. Daarvoor gaven wij in 2019 een vergunning, volgens "
    "dezelfde welstandsnota die nu geldt. Gelijke gevallen moeten wij gelijk behandelen. Wij "
    "hebben geen goede reden om uw dakkapel anders te beoordelen.\n\n"
    "Uw tweede punt is dat u te lang moest wachten. Dat klopt. Maar dat maakt het besluit zelf "
    "niet fout."
)


@cache
def gegevens() -> Mapping[str, tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Per letter the data of the shortest and of the longest."""
    einde = awb.laatste_dag(awb.bezwaartermijn(bekendmaking=date(2026, 10, 20)), "Awb 6:7")
    beslis = als_json(awb.beslistermijn(bezwaar_eind=einde))
    verdaagd = als_json(awb.beslistermijn(bezwaar_eind=einde, verdaging=awb.Duur(weken=6)))
    brand = awb.opschorting_4_15(
        grond=awb.Opschortgrond.OVERMACHT, van=date(2026, 12, 7), reden="brand"
    )
    stil = als_json(awb.beslistermijn(bezwaar_eind=einde, opschortingen=[brand]))
    herstel = als_json(awb.hersteltermijn(verzonden=DATUM))
    beroep = {
        "termijn": als_json(awb.beroepstermijn(bekendmaking=DATUM)),
        "rechtbank": "rechtbank Oost-Brabant",
        "griffierecht": 20_000,
    }
    kort = {"besluit": _KORT_BESLUIT}
    lang = {"besluit": _LANG_BESLUIT}
    return {
        "bezwaar/ontvangstbevestiging": (
            {**kort, "ontvangenOp": "2026-11-20", "termijn": beslis},
            {
                **lang,
                "ontvangenOp": "2026-11-20",
                "termijn": verdaagd,
                "documenten": ["foto voorgevel.jpg", "verklaring van de buren.pdf"],
                "commissie": True,
            },
        ),
        "bezwaar/verzuimbrief": (
            {
                **kort,
                "ontvangenOp": "2026-11-20",
                "ontbreekt": ["uw handtekening"],
                "termijn": herstel,
            },
            {
                **lang,
                "ontvangenOp": "2026-11-20",
                "ontbreekt": [
                    "waarom u het niet eens bent met ons besluit",
                    "uw handtekening",
                    "een machtiging, als u dit voor iemand anders doet",
                ],
                "termijn": herstel,
            },
        ),
        "bezwaar/doorzending": (
            {
                "omschrijving": "een aanslag van het waterschap",
                "ontvangenOp": "2026-11-20",
                "naar": ["Waterschap De Dommel"],
                "reden": "De aanslag is niet van ons, maar van het waterschap.",
            },
            {
                "omschrijving": "de beslissing van 3 november 2026 over uw uitkering",
                "ontvangenOp": "2026-11-20",
                "naar": ["Rechtbank Oost-Brabant", "Postbus 90125", "5200 MA  's-Hertogenbosch"],
                "reden": "Wij hebben al op uw bezwaar beslist. Nu kan alleen de rechtbank er nog "
                "naar kijken.",
                "isBeroep": True,
            },
        ),
        "bezwaar/verdaging": (
            {**kort, "vorigeDatum": "2027-01-12", "termijn": verdaagd, "reden": _REDEN},
            {
                **lang,
                "vorigeDatum": "2027-01-12",
                "termijn": verdaagd,
                "reden": f"{_REDEN}\n\n{_OVERWEGINGEN}",
            },
        ),
        "bezwaar/instemming_uitstel": (
            {
                **kort,
                "gegevenOp": "2026-11-23",
                "tot": "2027-02-23",
                "termijn": verdaagd,
            },
            {
                **lang,
                "grond": "c",
                "gegevenOp": "2026-11-23",
                "vorigeDatum": "2027-01-12",
                "tot": "2027-02-23",
                "termijn": verdaagd,
                "voorschrift": "Een derde mag eerst zijn zienswijze geven (Woo, artikel 4.4).",
                "reden": _REDEN,
            },
        ),
        "bezwaar/opschorting": (
            {
                **kort,
                "vanaf": "2026-11-20",
                "reden": "Wij konden u niet bereiken.",
                "artikel": "Awb 4:15 lid 2 onder b",
                "termijn": beslis,
            },
            {
                **lang,
                "vanaf": "2026-11-23",
                "reden": "Door brand in het gemeentehuis kunnen wij niet bij de dossiers.",
                "artikel": "Awb 4:15 lid 2 onder c",
                "verwacht": "2027-03-01",
                "termijn": stil,
            },
        ),
        "bezwaar/uitnodiging_hoorzitting": (
            {
                **kort,
                "begin": "2027-01-14T13:30:00Z",
                "plaats": ["Gemeentehuis, Markt 1, Boxtel"],
                "wie": [],
                "stukkenTot": "2027-01-04",
                "terInzageVanaf": "2027-01-07",
                "terInzageWaar": "bij de balie van het gemeentehuis",
            },
            {
                **lang,
                "begin": "2027-01-14T13:30:00Z",
                "inPlaatsVan": "2027-01-12T08:30:00Z",
                "plaats": ["Gemeentehuis, kamer 2.14", "Markt 1", "5281 AT  Boxtel"],
                "online": "u krijgt een link per e-mail",
                "wie": [
                    "mevrouw mr. A. de Groot, voorzitter",
                    "de heer J. Willems, lid",
                    "mevrouw S. Yildiz, lid",
                    "de heer P. Jansen, secretaris",
                ],
                "commissie": True,
                "stukkenTot": "2027-01-04",
                "terInzageVanaf": "2027-01-07",
                "terInzageWaar": "bij de balie van het gemeentehuis, van maandag tot en met "
                "vrijdag van 9 tot 17 uur",
                "afmeldenVoor": "2027-01-08",
                "anderenAanwezig": True,
            },
        ),
        "bezwaar/hoorzitting_vervalt": (
            {
                **kort,
                "momenten": ["2027-01-14T13:30:00Z"],
                "reden": "De voorzitter van de commissie is ziek.",
            },
            {
                **lang,
                "momenten": ["2027-01-14T13:30:00Z", "2027-01-15T09:00:00Z"],
                "reden": "Wij horen u niet, want u heeft gezegd dat u niet gehoord wilt worden.",
                "zonder": True,
            },
        ),
        "bezwaar/beslissing_op_bezwaar": (
            {
                **kort,
                "ontvangenOp": "2026-11-20",
                "dictum": "ongegrond",
                "overwegingen": _OVERWEGINGEN,
                "nietGehoord": "U liet weten dat u niet gehoord wilt worden.",
                "beroep": beroep,
            },
            {
                **lang,
                "ontvangenOp": "2026-11-20",
                "dictum": "deels gegrond",
                "herroepen": True,
                "nieuwBesluit": "Wij geven u een omgevingsvergunning voor de dakkapel, volgens de "
                "tekening van 3 september 2026.",
                "overwegingen": f"{_OVERWEGINGEN}\n\n{_OVERWEGINGEN}",
                "gehoord": {"datum": "2027-01-14", "samenvatting": _OVERWEGINGEN},
                "advies": {
                    "datum": "2027-01-20",
                    "gevolgd": False,
                    "reden": "Anders dan de commissie vinden wij de eerdere vergunning belangrijk.",
                },
                "kosten": {
                    "toegekend": True,
                    "bedrag": 129_400,
                    "reden": "Wij herroepen ons besluit door een fout van ons, en u vroeg op tijd "
                    "om een vergoeding.",
                    "aanRechtsbijstand": "mr. A. Raadsman",
                },
                "beroep": beroep,
            },
        ),
        "bezwaar/niet_ontvankelijk": (
            {
                **kort,
                "ontvangenOp": "2026-12-20",
                "reden": "Uw bezwaar kwam na de laatste dag. U zei daarvoor geen reden.",
                "artikel": "artikel 6:7 van de Algemene wet bestuursrecht",
                "beroep": beroep,
            },
            {
                **lang,
                "ontvangenOp": "2026-11-20",
                "reden": _OVERWEGINGEN,
                "artikel": "artikel 6:5 en 6:6 van de Algemene wet bestuursrecht",
                "herstelGevraagdOp": "2026-11-24",
                "herstelTot": "2026-12-08",
                "gehoord": {"datum": "2027-01-14", "samenvatting": _REDEN},
                "nietGehoord": "Uw bezwaar is duidelijk niet-ontvankelijk.",
                "beroep": beroep,
            },
        ),
        "bezwaar/dwangsombeschikking": (
            {
                **kort,
                "ingebrekestellingOp": "2026-09-01",
                "redenGeen": "Wij hebben op 10 september 2026 beslist. Dat was binnen twee weken.",
                "bezwaartermijn": als_json(awb.bezwaartermijn(bekendmaking=DATUM)),
            },
            {
                **lang,
                "ingebrekestellingOp": "2026-09-01",
                "eersteDag": "2026-09-16",
                "laatsteDag": "2026-10-27",
                "dagen": 42,
                "treden": [
                    {"dagen": 14, "perDag": 2300, "bedrag": 32_200},
                    {"dagen": 14, "perDag": 3500, "bedrag": 49_000},
                    {"dagen": 14, "perDag": 4500, "bedrag": 63_000},
                ],
                "bedrag": 144_200,
                "aanvragers": 2,
                "deel": 72_100,
                "betalenVoor": "2027-01-05",
                "bezwaartermijn": als_json(awb.bezwaartermijn(bekendmaking=DATUM)),
            },
        ),
        "bezwaar/intrekking_bevestigd": (
            {**kort, "ingetrokkenOp": "2026-11-23"},
            {
                **lang,
                "ingetrokkenOp": "2026-11-23",
                "tijdensHoorzitting": True,
                "reden": "Ik ben er met de gemeente uitgekomen.",
            },
        ),
        "bezwaar/kostenvergoeding": (
            {
                **kort,
                "beslistOp": "2026-11-20",
                "toegekend": False,
                "reden": "Wij hebben ons besluit niet herroepen.",
                "beroep": beroep,
            },
            {
                **lang,
                "beslistOp": "2026-11-20",
                "toegekend": True,
                "posten": [
                    {
                        "omschrijving": "bezwaarschrift",
                        "punten": 1,
                        "gewicht": 1,
                        "perPunt": 64_700,
                        "bedrag": 64_700,
                    },
                    {
                        "omschrijving": "hoorzitting",
                        "punten": 1,
                        "gewicht": 1,
                        "perPunt": 64_700,
                        "bedrag": 64_700,
                    },
                    {
                        "omschrijving": "nadere hoorzitting",
                        "punten": 0.5,
                        "gewicht": 1,
                        "perPunt": 64_700,
                        "bedrag": 32_350,
                    },
                ],
                "bedrag": 161_750,
                "aanAdvocaat": True,
                "betalenVoor": "2027-01-05",
                "reden": "Wij hebben ons besluit herroepen door een fout van ons, en u vroeg op "
                "tijd om een vergoeding.",
                "beroep": beroep,
            },
        ),
        "bezwaar/inventaris": (
            {**kort, "indiener": "F. Bouzid", "zaaknummer": "SHE 27/1234"},
            {
                **lang,
                "indiener": "Stichting Vrienden van de Parallelweg Noord",
                "zaaknummer": "SHE 27/1234",
                "stukken": [
                    {
                        "nummer": 1,
                        "datum": "2026-11-02",
                        "soort": "Bezwaar",
                        "titel": "Bezwaarschrift",
                    },
                    {
                        "nummer": 2,
                        "datum": "2026-11-02",
                        "soort": "Van de indiener",
                        "titel": "Foto van de dakkapel, gezien vanaf de straat.jpg",
                    },
                    {
                        "nummer": 4,
                        "datum": "2026-12-15",
                        "soort": "Verslag",
                        "titel": "Verslag van het horen",
                    },
                    {"nummer": 5, "soort": "Gaat apart mee", "titel": "Maquette van het bouwplan"},
                ],
                "weggelaten": [
                    {
                        "nummer": 3,
                        "datum": "2026-11-10",
                        "soort": "Dossier",
                        "titel": "Medisch advies.pdf",
                        "reden": "Hierin staan medische gegevens van een ander.",
                    }
                ],
            },
        ),
    }
