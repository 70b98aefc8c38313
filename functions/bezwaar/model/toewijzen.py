"""Who handles a case: handing it to a colleague, and laying it back for anybody."""

from __future__ import annotations

from datetime import datetime

from bezwaar.model.gebeurtenissen import Overgedragen, Teruggelegd
from bezwaar.model.staat import Bezwaar
from bezwaar.model.werk import werk
from gemeengoed.problem import AgainstTheLaw, Conflict


def draag_over(
    bezwaar: Bezwaar,
    *,
    behandelaar: str,
    naam: str,
    toelichting: str | None,
    door: str,
    nu: datetime,
) -> Overgedragen:
    """Give a case to a colleague, for as long as there is something to do. Not to who took the
    decision objected to (Awb 10:3 lid 3); who hands it over may be anybody, since the one who
    handles it may be away."""
    _er_is_werk(bezwaar)
    if behandelaar in bezwaar.geweigerd:
        raise AgainstTheLaw(
            "Deze collega heeft het besluit genomen waartegen dit bezwaar is. Een ander moet het "
            "behandelen.",
            artikel="Awb 10:3 lid 3",
        )
    if behandelaar == bezwaar.behandelaar:
        raise Conflict("Deze collega behandelt de zaak al.")
    return Overgedragen(at=nu, by=door, behandelaar=behandelaar, naam=naam, toelichting=toelichting)


def leg_terug(bezwaar: Bezwaar, *, door: str, nu: datetime) -> Teruggelegd:
    """Nobody handles it any more: it lies on the work list for whoever takes it."""
    _er_is_werk(bezwaar)
    if bezwaar.behandelaar is None:
        raise Conflict("Deze zaak is al van niemand.")
    return Teruggelegd(at=nu, by=door)


def _er_is_werk(bezwaar: Bezwaar) -> None:
    if werk(bezwaar) is None:
        raise Conflict("In deze zaak is nu niets te doen. Zij staat op niemands werkvoorraad.")
