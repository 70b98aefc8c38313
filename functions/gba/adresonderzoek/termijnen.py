"""The terms of an investigation. None is set by law in days: we set them, each with its reason.

All together is the guideline of the Circulaire adresonderzoek BRP 2023 (par. 6): two weeks to
answer, four to find out, four for intention and decision. Who departs from it writes down why.
"""

from __future__ import annotations

from datetime import date

from gemeengoed.awb import Duur
from gemeengoed.awb.rekenen import Grond, vooruit
from gemeengoed.termijnen import Termijn

_HEEL, _TWEE_WEKEN = Duur(weken=10), Duur(weken=2)


def onderzoekstermijn(begin: date) -> Termijn:
    """By when an investigation should have led to something."""
    grond = Grond(
        naam="adresonderzoek",
        artikelen=(),
        aanhef="Zo lang mag een adresonderzoek duren volgens de richtlijn voor alle gemeenten. "
        "Alleen met een goede reden duurt het langer.",
        uit_de_wet=False,
    )
    return Termijn.van(vooruit(grond, begin, _HEEL))


def reactietermijn(verzonden: date) -> Termijn:
    """In which the person says where they live: who seems not to have told of a move, must tell
    what we need within the term that we name (Wet BRP 2.47)."""
    grond = Grond(
        naam="zeggen waar u woont",
        artikelen=("BRP 2.47",),
        aanhef="U moet ons zeggen waar u woont als wij dat vragen. Dat kan binnen deze termijn.",
        atw=True,
        uit_de_wet=False,
    )
    return Termijn.van(vooruit(grond, verzonden, _TWEE_WEKEN))


def aangiftetermijn(gevraagd: date) -> Termijn:
    """In which who has moved tells to where. By law that was within five days of the move
    (Wet BRP 2.39 lid 2); this is how long we wait for it."""
    grond = Grond(
        naam="verhuizing doorgeven",
        artikelen=("BRP 2.39",),
        aanhef="U moet uw verhuizing doorgeven. Wij wachten daar zo lang op.",
        atw=True,
        uit_de_wet=False,
    )
    return Termijn.van(vooruit(grond, gevraagd, _TWEE_WEKEN))


def zienswijzetermijn(voornemen: date) -> Termijn:
    """In which the person says what they think of what we intend to do (Awb 4:8)."""
    grond = Grond(
        naam="zienswijze",
        artikelen=("Awb 4:8",),
        aanhef=(
            "U kunt binnen deze termijn zeggen wat u van ons voornemen vindt. "
            "De termijn begint op de dag na het voornemen."
        ),
        atw=True,
        uit_de_wet=False,
    )
    return Termijn.van(vooruit(grond, voornemen, _TWEE_WEKEN))
