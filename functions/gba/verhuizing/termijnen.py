"""When a move can be told, and from which day the address counts; each date with its reason.

    within the country  from 4 weeks before to the fifth day after it   Wet BRP 2.39 lid 2
    to abroad           from 5 days before the departure                Wet BRP 2.43 lid 1
    from abroad         to the fifth day after arriving, in person      Wet BRP 2.38 lid 1
                        told beforehand for an appointment, from 4 weeks before: our own rule

The fifth day moves out of a weekend or holiday (Algemene termijnenwet 1), and three days or more
hold two working days at least (2). What is counted backwards does not move (1 lid 2).
"""

from __future__ import annotations

from datetime import date, timedelta

from gba.verhuizing.invoer import Soort
from gemeengoed import awb
from gemeengoed.awb import Duur
from gemeengoed.awb.rekenen import Grond, achteruit, vooruit
from gemeengoed.awb.tekst import datum as in_woorden
from gemeengoed.model import Model
from gemeengoed.problem import Invalid
from gemeengoed.termijnen import Termijn

VIER_WEKEN, VIJF_DAGEN = Duur(weken=4), Duur(dagen=5)
_ARTIKEL = {
    Soort.BINNENLAND: "Wet BRP 2.39 lid 2",
    Soort.NAAR_BUITENLAND: "Wet BRP 2.43 lid 1",
    Soort.UIT_BUITENLAND: "Wet BRP 2.38 lid 1",
}
# What is told too late counts from the day of filing, and a departure always does.
_TE_LAAT, _VERTREK = "Wet BRP 2.20 lid 3 onder b", "Wet BRP 2.21 lid 3"
# How far back or ahead a date is more than a slip of the pen.
_VERST = 365 * 100


class Datering(Model):
    """The dates of a move.

    datum       when it is, as they say
    adresdatum  from when the address counts (10.30), or the departure (13.20): 2.20 lid 3, 2.21
                lid 3. Of who comes from abroad it is the day on which they come to us (2.19 lid 4)
    """

    datum: date
    adresdatum: date
    te_laat: bool
    vroegst: Termijn
    uiterlijk: Termijn
    tekst: str


def dateer(soort: Soort, datum: date, vandaag: date) -> Datering:
    """The dates of a move that is told today. Invalid at `datum` when it can't be told yet, or
    is no date to reckon with."""
    if abs((datum - vandaag).days) > _VERST:
        raise Invalid.at("datum", "datum", "Deze datum ligt te ver weg. Kijk het jaar na.")
    try:
        vroegst, uiterlijk = _vroegst(soort, datum), _uiterlijk(soort, datum)
    except awb.TermijnFout:
        raise Invalid.at("datum", "datum", "Met deze datum kunnen wij niet rekenen.") from None
    if vroegst.eind and vandaag < vroegst.eind:
        raise Invalid.at("datum", "te_vroeg", _te_vroeg(soort, vroegst.eind))
    laatste = uiterlijk.eind
    te_laat = laatste is not None and vandaag > laatste
    van_nu = te_laat or soort is Soort.NAAR_BUITENLAND
    return Datering(
        datum=datum,
        adresdatum=vandaag if van_nu else datum,
        te_laat=te_laat,
        vroegst=Termijn.van(vroegst),
        uiterlijk=Termijn.van(uiterlijk),
        tekst=_waarom(soort, datum, laatste or datum, vandaag, te_laat=te_laat),
    )


def beslistermijn(ontvangen: date) -> Termijn:
    """When an official decides at the latest: eight weeks, as on an application (Awb 4:13)."""
    grond = Grond(
        naam="beslistermijn verhuizing",
        artikelen=("Awb 4:13",),
        aanhef="Wij beslissen binnen deze termijn op uw aangifte.",
    )
    return Termijn.van(vooruit(grond, ontvangen, awb.REDELIJKE_TERMIJN))


def aanvultermijn(gevraagd: date, weken: int) -> Termijn:
    """Until when what is missing can be told (Wet BRP 2.45 lid 1): what we set ourselves, but it
    ends on a working day."""
    grond = Grond(
        naam="aanvullen",
        artikelen=("BRP 2.45 lid 1",),
        aanhef="Binnen deze termijn vult u uw aangifte aan.",
        atw=True,
        uit_de_wet=False,
    )
    return Termijn.van(vooruit(grond, gevraagd, Duur(weken=weken)))


def antwoordtermijn(gevraagd: date) -> Termijn:
    """Until when we wait for who lives at an address: no law names a term. After it an official may
    decide without an answer."""
    grond = Grond(
        naam="antwoorden als bewoner",
        artikelen=(),
        aanhef="Deze termijn kiezen wij zelf. Daarna kunnen wij beslissen zonder uw antwoord.",
        atw=True,
        uit_de_wet=False,
    )
    return Termijn.van(vooruit(grond, gevraagd, Duur(weken=2)))


def _vroegst(soort: Soort, datum: date) -> awb.Termijn:
    grond = Grond(
        naam="aangifte op zijn vroegst",
        artikelen=(_ARTIKEL[soort].removeprefix("Wet "),),
        aanhef="Zo lang van tevoren kunt u het doorgeven.",
        uit_de_wet=soort is not Soort.UIT_BUITENLAND,
    )
    return achteruit(grond, datum, VIJF_DAGEN if soort is Soort.NAAR_BUITENLAND else VIER_WEKEN)


def _uiterlijk(soort: Soort, datum: date) -> awb.Termijn:
    if soort is Soort.NAAR_BUITENLAND:
        # On the day of the departure at the latest: what is told later counts from then.
        grond = Grond(
            naam="aangifte van vertrek",
            artikelen=(_ARTIKEL[soort].removeprefix("Wet "),),
            aanhef="U geeft uw vertrek door voordat u gaat.",
            atw=False,
        )
        return vooruit(grond, datum - timedelta(days=1), Duur(dagen=1))
    grond = Grond(
        naam="aangifte van verhuizing",
        artikelen=(_ARTIKEL[soort].removeprefix("Wet "),),
        aanhef="U geeft uw verhuizing door uiterlijk op de vijfde dag erna.",
    )
    return vooruit(grond, datum, VIJF_DAGEN)


def _te_vroeg(soort: Soort, vanaf: date) -> str:
    wanneer, dag = "Dit is nog te vroeg.", in_woorden(vanaf)
    if soort is Soort.UIT_BUITENLAND:
        return f"{wanneer} Een afspraak maken kan vanaf 4 weken voor u komt: vanaf {dag}."
    if soort is Soort.NAAR_BUITENLAND:
        wat = "Uw vertrek kunt u doorgeven vanaf 5 dagen ervoor"
    else:
        wat = "Een verhuizing kunt u doorgeven vanaf 4 weken ervoor"
    return f"{wanneer} {wat}: vanaf {dag} ({_ARTIKEL[soort]})."


def _waarom(soort: Soort, datum: date, uiterlijk: date, vandaag: date, *, te_laat: bool) -> str:
    if soort is Soort.UIT_BUITENLAND:
        voorbij = " Die dag is voorbij. Kom zo snel mogelijk." if te_laat else ""
        return (
            "Wij schrijven u in als u zelf bij ons bent geweest. Dat moet uiterlijk op "
            f"{in_woorden(uiterlijk)}: de vijfde dag nadat u hier kwam wonen ({_ARTIKEL[soort]})."
            f"{voorbij}"
        )
    if soort is Soort.NAAR_BUITENLAND:
        voorbij = f" U moest het doorgeven voordat u ging ({_ARTIKEL[soort]})." if te_laat else ""
        return (
            "Uw vertrek geldt vanaf de dag waarop u het doorgeeft: "
            f"{in_woorden(vandaag)} ({_VERTREK}).{voorbij}"
        )
    if not te_laat:
        return (
            f"U geeft dit op tijd door. Daarom geldt de datum die u noemt: {in_woorden(datum)} "
            "(Wet BRP 2.20 lid 3 onder a)."
        )
    return (
        f"U kon dit doorgeven tot en met {in_woorden(uiterlijk)} ({_ARTIKEL[soort]}). Dat is "
        f"voorbij. Daarom geldt de dag waarop u het doorgeeft: {in_woorden(vandaag)} ({_TE_LAAT})."
    )
