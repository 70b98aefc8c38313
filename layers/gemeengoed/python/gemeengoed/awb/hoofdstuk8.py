"""Terms of Awb chapter 8: before the administrative court."""

from datetime import date

from gemeengoed.awb.duur import Duur
from gemeengoed.awb.rekenen import Grond, vooruit
from gemeengoed.awb.termijn import Termijn

VIER_WEKEN = Duur(weken=4)


def griffierecht(*, verzonden: date) -> Termijn:
    """Pay the court fee within four weeks of the registrar's notice (Awb 8:41)."""
    grond = Grond(
        naam="griffierecht",
        artikelen=("Awb 8:41",),
        aanhef=(
            "Het griffierecht moet binnen deze termijn bij de rechtbank zijn. "
            "De termijn begint op de dag na de brief van de griffier."
        ),
    )
    return vooruit(grond, verzonden, VIER_WEKEN)


def stukken_rechtbank(*, verzonden: date) -> Termijn:
    """Send the case file to the court within four weeks of its request (Awb 8:42)."""
    grond = Grond(
        naam="stukken naar de rechtbank",
        artikelen=("Awb 8:42",),
        aanhef=(
            "Wij sturen de stukken van de zaak binnen deze termijn naar de rechtbank. "
            "De termijn begint op de dag nadat de rechtbank het beroep aan ons stuurde."
        ),
    )
    return vooruit(grond, verzonden, VIER_WEKEN)


def zienswijze_lus(*, verzonden: date) -> Termijn:
    """Views of the parties on the repaired decision within four weeks (Awb 8:51b lid 3)."""
    grond = Grond(
        naam="zienswijze bestuurlijke lus",
        artikelen=("Awb 8:51b lid 3",),
        aanhef=(
            "U kunt binnen deze termijn reageren op het herstel van het besluit. "
            "De termijn begint op de dag na de brief van de rechtbank."
        ),
    )
    return vooruit(grond, verzonden, VIER_WEKEN)
