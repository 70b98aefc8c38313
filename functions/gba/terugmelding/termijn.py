"""By when we answer who says that a value is wrong, and by when the law wants it decided."""

from __future__ import annotations

from datetime import date, timedelta

from gemeengoed.awb import Duur, reden_geen_werkdag, volgende_werkdag
from gemeengoed.awb.kalender import waarschuwing_jaren
from gemeengoed.awb.rekenen import Grond, vooruit
from gemeengoed.tekst import datum
from gemeengoed.termijnen import OvergeslagenDag, Termijn, Uitleg

WERKDAGEN = 5
_VIER_WEKEN, _ACHT_WEKEN = Duur(weken=4), Duur(weken=8)
_BELOFTE = "Dat beloven wij zelf: de wet geeft ons vier weken."
_BESLUIT = "Dat staat in artikel 28 van het Besluit basisregistratie personen."


def beslistermijn(ontvangen: date) -> Termijn:
    """The last day to decide on what a resident asks (Wet BRP 2.58 lid 3)."""
    grond = Grond(
        naam="beslistermijn verbetering",
        artikelen=("BRP 2.58",),
        aanhef="Wij beslissen binnen deze termijn op uw verzoek.",
    )
    return Termijn.van(vooruit(grond, ontvangen, _VIER_WEKEN))


def verlengd(tot: date) -> Termijn:
    """Eight weeks more, from the last day of the term, of what is about civil status or nationality
    (Wet BRP 2.58 lid 3)."""
    grond = Grond(
        naam="verlengde beslistermijn verbetering",
        artikelen=("BRP 2.58",),
        aanhef="Wij hebben meer tijd nodig. Wij beslissen binnen deze termijn op uw verzoek.",
    )
    return Termijn.van(vooruit(grond, tot, _ACHT_WEKEN))


def antwoordtermijn(ontvangen: date, *, van_inwoner: bool) -> Termijn:
    """Five working days from the day after it came in. Bodies of government must have heard by
    then (Wet BRP 2.34 lid 3, Besluit BRP 28); residents we promise the same."""
    eind = ontvangen
    for _ in range(WERKDAGEN):
        eind = volgende_werkdag(eind)
    dagen = [ontvangen + timedelta(days=n) for n in range(1, (eind - ontvangen).days + 1)]
    vrij = [(dag, reden) for dag in dagen if (reden := reden_geen_werkdag(dag))]
    telt_niet = ", ".join(f"{datum(dag)} ({reden})" for dag, reden in vrij)
    waarschuwing = waarschuwing_jaren(ontvangen, eind)
    zinnen = [
        f"Wij antwoorden binnen {WERKDAGEN} werkdagen.",
        _BELOFTE if van_inwoner else _BESLUIT,
        f"Wij tellen vanaf de dag na de melding van {datum(ontvangen)}.",
        f"Deze dagen tellen niet mee: {telt_niet}." if vrij else "",
        f"De laatste dag is {datum(eind)}.",
        f"Let op: {waarschuwing}" if waarschuwing else "",
    ]
    return Termijn(
        naam="antwoord op een melding",
        start=ontvangen + timedelta(days=1),
        eind=eind,
        uitleg=Uitleg(
            artikelen=() if van_inwoner else ("Besluit BRP 28",),
            tekst=" ".join(z for z in zinnen if z),
            dagen=len(dagen),
            overgeslagen=tuple(OvergeslagenDag(datum=d, reden=r) for d, r in vrij),
            waarschuwingen=(waarschuwing,) if waarschuwing else (),
        ),
    )
