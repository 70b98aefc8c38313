"""The terms of an investigation. None is set by law in days: we set them, each with its reason."""

from __future__ import annotations

from datetime import date

from gemeengoed.awb import Duur
from gemeengoed.awb.rekenen import Grond, vooruit
from gemeengoed.termijnen import Termijn

# How long it takes at most is from the national protocol for these, not from the law [unconfirmed].
_HEEL, _TWEE_WEKEN = Duur(maanden=6), Duur(weken=2)


def onderzoekstermijn(begin: date) -> Termijn:
    """When an investigation must have led to something."""
    grond = Grond(
        naam="adresonderzoek",
        artikelen=("BRP 2.22",),
        aanhef="Een adresonderzoek duurt bij ons niet langer dan dit.",
        uit_de_wet=False,
    )
    return Termijn.van(vooruit(grond, begin, _HEEL))


def reactietermijn(verzonden: date) -> Termijn:
    """In which the person says where they live: they must tell what we need (Wet BRP 2.45)."""
    grond = Grond(
        naam="zeggen waar u woont",
        artikelen=("BRP 2.45",),
        aanhef="U moet ons zeggen waar u woont als wij dat vragen. Dat kan binnen deze termijn.",
        atw=True,
        uit_de_wet=False,
    )
    return Termijn.van(vooruit(grond, verzonden, _TWEE_WEKEN))


def aangiftetermijn(gevraagd: date) -> Termijn:
    """In which who has moved tells to where. By law that was within five days of the move
    (Wet BRP 2.39); this is how long we wait for it."""
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
