"""Objections as a kind of dossier: how they change, and by what pages list them."""

from __future__ import annotations

from bezwaar.model import gebeurtenissen as g
from bezwaar.model.staat import Bezwaar
from bezwaar.model.tijd import volgende_dag
from bezwaar.model.verloop import evolve
from bezwaar.model.werk import Werk, werk
from gemeengoed.dossier import Kind

# In the place of who handles a case: nobody yet. What an event calls a person has a colon in it.
NIEMAND = "niemand"


def keys(bezwaar: Bezwaar) -> dict[str, str | None]:
    """By what pages list objections: deadline and who handles it (officials), person (the
    objector), decision. A case stays on the work list until its decision was sent: till then it
    can be late (Awb 3:40); on the list of who handles it, until nothing is left to do."""
    dag, open_, doen = volgende_dag(bezwaar), bezwaar.stand.wacht_op_bekendmaking, werk(bezwaar)
    return {
        "stand": "open" if open_ else "gesloten",
        "behandelaar": (bezwaar.behandelaar or NIEMAND) if doen else None,
        "uiterlijk": _uiterlijk(bezwaar, doen),
        "indiener": bezwaar.persoon,
        "ontvangen": bezwaar.ontvangen_op.isoformat(),
        "besluit": bezwaar.besluit.sleutel,
        # What time brings about: nothing to do, nothing in the list.
        "wacht": "ja" if dag else None,
        "wekker": dag.isoformat() if dag else None,
    }


def _uiterlijk(bezwaar: Bezwaar, doen: Werk | None) -> str:
    # A term that stands still sorts after all others.
    eind = doen.uiterlijk if doen else bezwaar.beslistermijn.eind
    return eind.isoformat() if eind else "9999-12-31"


BEZWAREN = Kind("bezwaar", Bezwaar, g.ALLE, evolve, keys)
