"""Terms of Awb chapters 3 and 6: objection, appeal, repair and views on a draft."""

from datetime import date

from gemeengoed.awb.duur import Duur
from gemeengoed.awb.kalender import EEN_DAG, controleer
from gemeengoed.awb.rekenen import Grond, vooruit
from gemeengoed.awb.termijn import Termijn, laatste_dag

ZES_WEKEN = Duur(weken=6)
POSTWEEK = Duur(weken=1)
HERSTEL = Duur(weken=2)


def bezwaartermijn(*, bekendmaking: date) -> Termijn:
    """Six weeks to object, from the day after bekendmaking (Awb 6:7, 6:8 lid 1)."""
    grond = Grond(
        naam="bezwaartermijn",
        artikelen=("Awb 6:7", "Awb 6:8"),
        aanhef=(
            "U kunt binnen deze termijn bezwaar maken. "
            "De termijn begint op de dag na de bekendmaking van het besluit."
        ),
    )
    return vooruit(grond, bekendmaking, ZES_WEKEN)


def beroepstermijn(*, bekendmaking: date) -> Termijn:
    """Six weeks to appeal to the court, from the day after bekendmaking (Awb 6:7, 6:8)."""
    grond = Grond(
        naam="beroepstermijn",
        artikelen=("Awb 6:7", "Awb 6:8"),
        aanhef=(
            "U kunt binnen deze termijn beroep instellen bij de rechter. "
            "De termijn begint op de dag na de bekendmaking van het besluit."
        ),
    )
    return vooruit(grond, bekendmaking, ZES_WEKEN)


def zienswijzetermijn(*, terinzagelegging: date) -> Termijn:
    """Six weeks for views on a draft decision (Awb 3:16).

    Unlike objection it begins *on* the day the draft is laid open (lid 2), not the day after.
    """
    grond = Grond(
        naam="zienswijzetermijn",
        artikelen=("Awb 3:16",),
        aanhef=(
            "Iedereen die mag meepraten kan binnen deze termijn reageren op het ontwerp. "
            "De termijn begint op de dag waarop het ontwerp ter inzage ligt."
        ),
    )
    controleer(terinzagelegging, "terinzagelegging")
    return vooruit(grond, terinzagelegging - EEN_DAG, ZES_WEKEN)


def hersteltermijn(*, verzonden: date, duur: Duur = HERSTEL) -> Termijn:
    """A term to repair a defect in an objection (Awb 6:6), of the length the body sets.

    A term set by the body is no term "in een wet gesteld" (Atw 1), so nothing makes it roll;
    this one rolls all the same, to the citizen's advantage: a body that sets a last day sets
    a working day.
    """
    grond = Grond(
        naam="hersteltermijn",
        artikelen=("Awb 6:6",),
        aanhef=(
            "Er ontbreekt iets in uw bezwaar. U kunt dit binnen deze termijn herstellen. "
            "De termijn begint op de dag na onze brief."
        ),
        atw=True,
        uit_de_wet=False,
    )
    return vooruit(grond, verzonden, duur)


def postweek(termijn: Termijn) -> Termijn:
    """The week after a term in which a letter posted in time may still arrive (Awb 6:9 lid 2).

    That week rolls too (Atw 1). Raises TermijnFout for a term without an end.
    """
    grond = Grond(
        naam="postweek",
        artikelen=("Awb 6:9 lid 2",),
        aanhef=(
            "Hebt u uw brief op tijd op de post gedaan? Dan moet hij binnen deze termijn bij ons "
            "zijn. De termijn begint op de dag na de laatste dag om te versturen."
        ),
    )
    return vooruit(grond, laatste_dag(termijn, "Awb 6:9"), POSTWEEK)


def post_ontvangen_uiterlijk(bezwaar: Termijn) -> date:
    """The last day of receipt of a letter posted in time: the end of :func:`postweek`."""
    return laatste_dag(postweek(bezwaar), "Awb 6:9")
