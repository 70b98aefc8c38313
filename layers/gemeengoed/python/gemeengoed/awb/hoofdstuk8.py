"""Terms of Awb chapter 8: before the administrative court."""

from datetime import date

from gemeengoed.awb.duur import Duur
from gemeengoed.awb.rekenen import Grond, verlengd_tot, vooruit
from gemeengoed.awb.tekst import datum
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


def zienswijze_lus(*, verzonden: date, verlengd: date | None = None) -> Termijn:
    """Views of the parties on the repaired decision within four weeks (Awb 8:51b lid 3).

    ``verzonden`` is the day on which the court sent our notice of lid 2 on to them; ``verlengd``
    the last day, where the court made the term longer.
    """
    grond = Grond(
        naam="zienswijze bestuurlijke lus",
        artikelen=("Awb 8:51b lid 3",),
        aanhef=(
            "U kunt binnen deze termijn reageren op het herstel van het besluit. "
            "De termijn begint op de dag na de brief van de rechtbank."
        ),
    )
    return _door_de_rechter(vooruit(grond, verzonden, VIER_WEKEN), verlengd, "Awb 8:51b lid 3")


def _door_de_rechter(termijn: Termijn, dag: date | None, artikel: str) -> Termijn:
    """Until the day that the court made of it, when that is later."""
    if dag is None:
        return termijn
    zin = f"De rechter heeft deze termijn verlengd tot en met {datum(dag)}."
    return verlengd_tot(termijn, dag, artikel=artikel, zin=zin)


def lustermijn(*, verzonden: date, duur: Duur, verlengd: date | None = None) -> Termijn:
    """The time the court gives to repair a decision, until ``verlengd`` when it gave more of it
    (Awb 8:51a lid 2).

    A term that a court sets is no term "in een wet gesteld" (Atw 1): it stays where it ends.
    """
    grond = Grond(
        naam="herstel bestuurlijke lus",
        artikelen=("Awb 8:51a lid 2",),
        aanhef=(
            "De rechter geeft ons deze tijd om het besluit te herstellen. "
            "De termijn begint op de dag na de brief van de rechtbank."
        ),
        atw=False,
        uit_de_wet=False,
    )
    return _door_de_rechter(vooruit(grond, verzonden, duur), verlengd, "Awb 8:51a lid 2")


def opdracht_rechter(*, verzonden: date, duur: Duur, alsnog: bool = False) -> Termijn:
    """Decide within the term the court set (Awb 8:72 lid 4); it stays where it ends.

    ``alsnog``: there was no decision yet, and the court set another term than two weeks (8:55d
    lid 3).
    """
    grond = Grond(
        naam="beslistermijn na uitspraak",
        artikelen=("Awb 8:55d lid 3" if alsnog else "Awb 8:72 lid 4",),
        aanhef=(
            "De rechter heeft gezegd binnen welke tijd wij beslissen. "
            "De termijn begint op de dag nadat de uitspraak is verzonden."
        ),
        atw=False,
        uit_de_wet=False,
    )
    return vooruit(grond, verzonden, duur)


def alsnog_beslissen(*, verzonden: date) -> Termijn:
    """Decide within two weeks after a judgment that we were late (Awb 8:55d lid 1)."""
    grond = Grond(
        naam="beslistermijn na uitspraak",
        artikelen=("Awb 8:55d lid 1",),
        aanhef=(
            "De rechter vindt dat wij te laat zijn. Wij beslissen alsnog binnen deze termijn. "
            "De termijn begint op de dag nadat de uitspraak is verzonden."
        ),
    )
    return vooruit(grond, verzonden, Duur(weken=2))


def hoger_beroepstermijn(*, verzonden: date) -> Termijn:
    """Six weeks to appeal against a judgment, from the day after it was sent (Awb 6:7, 6:24)."""
    grond = Grond(
        naam="termijn voor hoger beroep",
        artikelen=("Awb 6:7", "Awb 6:8", "Awb 6:24"),
        aanhef=(
            "Binnen deze termijn kan hoger beroep worden ingesteld. "
            "De termijn begint op de dag nadat de uitspraak is verzonden."
        ),
    )
    return vooruit(grond, verzonden, Duur(weken=6))
