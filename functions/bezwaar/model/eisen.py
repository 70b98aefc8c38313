"""What commands ask before they do anything, with the article that asks it."""

from __future__ import annotations

from datetime import date, datetime

from bezwaar.invoer import BestredenBesluit
from bezwaar.model.staat import Bezwaar, Stand
from gemeengoed import awb
from gemeengoed.problem import AgainstTheLaw, Conflict, Invalid

_GESLOTEN = {
    Stand.BESLIST: "Op dit bezwaar is al beslist.",
    Stand.BEKENDGEMAAKT: "Op dit bezwaar is al beslist.",
    Stand.BEROEP: "Op dit bezwaar is al beslist. De zaak is bij de rechter.",
    Stand.AFGESLOTEN: "Deze zaak is afgesloten.",
    Stand.INGETROKKEN: "Dit bezwaar is ingetrokken.",
    Stand.DOORGEZONDEN: "Dit bezwaar is doorgestuurd.",
    Stand.RECHTSTREEKS_BEROEP: "Dit bezwaar is als beroep naar de rechter.",
}


def wacht_op_beslissing(bezwaar: Bezwaar) -> None:
    """Conflict when there is nothing left to decide."""
    if not bezwaar.stand.wacht_op_beslissing:
        raise Conflict(_GESLOTEN[bezwaar.stand])


def mag_behandelen(bezwaar: Bezwaar, door: str) -> None:
    """AgainstTheLaw for who took the decision objected to."""
    if door in bezwaar.geweigerd:
        raise AgainstTheLaw(
            "U heeft het besluit genomen waartegen dit bezwaar is. Een ander moet het behandelen.",
            artikel="Awb 10:3 lid 3",
        )


def niet_in_de_toekomst(dag: date, nu: datetime, veld: str) -> None:
    if dag > awb.lokale_datum(nu):
        raise fout(veld, "Deze datum ligt in de toekomst.")


def niet_voor_ontvangst(bezwaar: Bezwaar, dag: date, veld: str) -> None:
    if dag < awb.lokale_datum(bezwaar.ontvangen_op):
        raise fout(veld, "Deze datum ligt voor de dag waarop het bezwaar binnenkwam.")


def controleer_kenmerk(besluit: BestredenBesluit, veld: str) -> None:
    if besluit.sleutel is None:
        raise fout(veld, "Vul het kenmerk in zoals het op de brief staat, met letters of cijfers.")


def fout(veld: str, reden: str) -> Invalid:
    return Invalid.at(veld, "waarde", reden)
