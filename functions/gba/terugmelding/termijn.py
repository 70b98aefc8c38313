"""Five working days to answer who says that a value is wrong, by the calendar of the Awb.

For a body of government the law says so (Wet BRP 2.34). Who asks it of their own data (2.58) has
to wait no longer: that is our own promise, and shorter than what the law gives us.
"""

from __future__ import annotations

from datetime import date, timedelta

from gemeengoed.awb import reden_geen_werkdag, volgende_werkdag
from gemeengoed.awb.kalender import waarschuwing_jaren
from gemeengoed.tekst import datum
from gemeengoed.termijnen import OvergeslagenDag, Termijn, Uitleg

WERKDAGEN = 5


def antwoordtermijn(ontvangen: date, *, eigen: bool = False) -> Termijn:
    """From the day after it came in; days that are no working day do not count. `eigen`: of who
    asks it of their own data."""
    artikel = "2.58" if eigen else "2.34"
    eind = ontvangen
    for _ in range(WERKDAGEN):
        eind = volgende_werkdag(eind)
    dagen = [ontvangen + timedelta(days=n) for n in range(1, (eind - ontvangen).days + 1)]
    vrij = [(dag, reden) for dag in dagen if (reden := reden_geen_werkdag(dag))]
    telt_niet = ", ".join(f"{datum(dag)} ({reden})" for dag, reden in vrij)
    waarschuwing = waarschuwing_jaren(ontvangen, eind)
    zinnen = [
        f"Wij antwoorden binnen {WERKDAGEN} werkdagen (artikel {artikel} van de Wet "
        "basisregistratie personen).",
        "Dat beloven wij zelf: de wet geeft ons meer tijd." if eigen else "",
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
            artikelen=(f"Wet BRP {artikel}",),
            tekst=" ".join(z for z in zinnen if z),
            dagen=len(dagen),
            overgeslagen=tuple(OvergeslagenDag(datum=d, reden=r) for d, r in vrij),
            waarschuwingen=(waarschuwing,) if waarschuwing else (),
        ),
    )
