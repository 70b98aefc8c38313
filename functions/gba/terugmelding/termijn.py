"""Five working days to answer who says that a value is wrong, by the calendar of the Awb."""

from __future__ import annotations

from datetime import date, timedelta

from gemeengoed.awb import reden_geen_werkdag, volgende_werkdag
from gemeengoed.awb.kalender import waarschuwing_jaren
from gemeengoed.tekst import datum
from gemeengoed.termijnen import OvergeslagenDag, Termijn, Uitleg

WERKDAGEN = 5


def antwoordtermijn(ontvangen: date) -> Termijn:
    """From the day after it came in; days that are no working day do not count (Wet BRP 2.34)."""
    eind = ontvangen
    for _ in range(WERKDAGEN):
        eind = volgende_werkdag(eind)
    dagen = [ontvangen + timedelta(days=n) for n in range(1, (eind - ontvangen).days + 1)]
    vrij = [(dag, reden) for dag in dagen if (reden := reden_geen_werkdag(dag))]
    telt_niet = ", ".join(f"{datum(dag)} ({reden})" for dag, reden in vrij)
    waarschuwing = waarschuwing_jaren(ontvangen, eind)
    zinnen = [
        f"Wij antwoorden binnen {WERKDAGEN} werkdagen (artikel 2.34 van de Wet basisregistratie "
        f"personen). Wij tellen vanaf de dag na uw melding van {datum(ontvangen)}.",
        f"Deze dagen tellen niet mee: {telt_niet}." if vrij else "",
        f"De laatste dag is {datum(eind)}.",
        f"Let op: {waarschuwing}" if waarschuwing else "",
    ]
    return Termijn(
        naam="antwoord op een melding",
        start=ontvangen + timedelta(days=1),
        eind=eind,
        uitleg=Uitleg(
            artikelen=("Wet BRP 2.34",),
            tekst=" ".join(z for z in zinnen if z),
            dagen=len(dagen),
            overgeslagen=tuple(OvergeslagenDag(datum=d, reden=r) for d, r in vrij),
            waarschuwingen=(waarschuwing,) if waarschuwing else (),
        ),
    )
