"""Persons of the tests of gba, in the table without being loaded over the API."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from gba.bevragen.lo3 import Persoonslijst
from gba.lijsten import PERSOONSLIJSTEN, Geladen
from gemeengoed import aws

NU = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
# Who is logged in as a citizen in these tests.
IK = "p1"
BSN = "999990019"

FATIMA: dict[str, list[list[dict[str, str]]]] = {
    "01": [
        [
            {
                "0110": "1234567891",
                "0120": BSN,
                "0210": "Fatima",
                "0240": "Bouzid",
                "0310": "19840503",
                "0320": "0757",
                "0330": "6030",
                "0410": "V",
                "6110": "E",
            }
        ]
    ],
    "02": [[{"0210": "Samira", "0240": "Haddad", "0310": "19600000", "0410": "V"}]],
    "04": [[{"0510": "0001", "6310": "017", "8510": "19840503"}]],
    "05": [
        [
            {
                "0120": "999990020",
                "0210": "Jan",
                "0230": "de",
                "0240": "Vries",
                "0310": "19830101",
                "0410": "M",
                "0610": "20150601",
                "1510": "H",
            }
        ]
    ],
    "07": [[{"6810": "19840510", "7010": "0"}]],
    "08": [
        [
            {
                "0910": "0757",
                "0920": "20100901",
                "1010": "W",
                "1030": "20150615",
                "1110": "Markt",
                "1120": "1",
                "1160": "5281AV",
                "1170": "Boxtel",
            },
            {
                "0910": "0757",
                "0920": "20100901",
                "1010": "W",
                "1030": "20100901",
                "1110": "Rechterstraat",
                "1120": "12",
                "1160": "5281BT",
                "1170": "Boxtel",
            },
        ]
    ],
    "09": [
        [{"0120": "999990032", "0210": "Sanne", "0240": "de Vries", "0310": "20170310"}],
        [{"0210": "Bram", "0240": "de Vries", "0310": "20190000"}],
    ],
}


def lijst(**anders: Any) -> Persoonslijst:
    """Fatima's list; `anders`: other categories, `c05=[]`, or other elements of the current
    version, `c01={"6110": "P"}`."""
    inhoud: dict[str, Any] = {c: [[dict(v) for v in s] for s in ss] for c, ss in FATIMA.items()}
    for naam, wat in anders.items():
        categorie = naam.removeprefix("c")
        if isinstance(wat, dict):
            inhoud.setdefault(categorie, [[{}]])[0][0] |= wat
        else:
            inhoud[categorie] = wat
    return Persoonslijst.model_validate({"volgnummer": "1", "categorieen": inhoud})


def schrijf_in(persoon: str = IK, **anders: Any) -> Persoonslijst:
    """Put someone in the register."""
    nieuw = lijst(**anders)

    def command(tx: Any) -> None:
        tx.find(PERSOONSLIJSTEN, persoon)
        tx.append(PERSOONSLIJSTEN, persoon, Geladen(at=NU, by="machine:t", lijst=nieuw))

    aws.store("gba").run(command, now=int(NU.timestamp()))
    return nieuw


def staat(persoon: str = IK) -> Persoonslijst:
    return aws.store("gba").get(PERSOONSLIJSTEN, persoon).state


def gebeurd(kind: Any, id_: str) -> list[str]:
    """The types of all that happened to a dossier."""
    return [r.event.type for r in aws.store("gba").history(kind, id_)]
