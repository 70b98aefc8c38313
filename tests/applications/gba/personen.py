"""Made-up persons for these tests. Their numbers prove themselves and are nobody's."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from gba.bevragen.lo3 import Persoonslijst
from gba.lijsten import PERSOONSLIJSTEN, Geladen
from gemeengoed import aws

NU = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
BSN, ANDER_BSN = "999990019", "999993653"


def lijst(bsn: str = BSN, **categorieen: dict[str, str]) -> Persoonslijst:
    """Somebody who lives in Boxtel. `categorieen`: what differs, e.g. `c08={"1120": "3"}`."""
    staat: dict[str, dict[str, str]] = {
        "01": {
            "0120": bsn,
            "0210": "Fatima",
            "0240": "Bouzid",
            "0310": "19850412",
            "0410": "V",
            "6110": "E",
        },
        "07": {"7010": "0", "6810": "19900101"},
        "08": {
            "0910": "0757",
            "1010": "W",
            "1030": "20150301",
            "1110": "Markt",
            "1115": "Markt",
            "1120": "1",
            "1160": "5281AB",
            "1170": "Boxtel",
            "1180": "0757010000000001",
            "1190": "0757200000000001",
        },
    }
    for naam, elementen in categorieen.items():
        nummer = naam.removeprefix("c")
        staat[nummer] = {**staat.get(nummer, {}), **elementen}
    return Persoonslijst(volgnummer="1001", categorieen={c: (({**e},),) for c, e in staat.items()})


def leg_neer(id_: str, gegeven: Persoonslijst, **extra: Any) -> None:
    """Put a list in the register under a pseudonym."""
    event = Geladen(at=NU, by="test", lijst=gegeven, **extra)
    aws.store("gba").run(lambda tx: tx.append(PERSOONSLIJSTEN, id_, event), now=0)
