"""The risk rules, as data: what is asked of a case, the colour when it is so, and what an official
is told. No rule that holds: green.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from gba.bevragen.lo3 import VERBLIJFPLAATS, Persoonslijst
from gba.verhuizing.aangever import BEVOEGD, onder_curatele
from gba.verhuizing.huishouden import Relatie, zelfde_adres
from gba.verhuizing.staat import Bevinding, Kleur, Opgave, Verhuizing

# With this one included.
MEESTE_VERHUIZINGEN, PERIODE = 3, relativedelta(months=12)
BRIEFADRES = "B"


@dataclass(frozen=True, slots=True)
class Feiten:
    """A case, and what the registers say of it.

    lijsten      of who move, by pseudonym; of whom there is none is not in it
    bewoners     how many others are registered at the new address, or move there by what was
                 told before
    loopt_al     another move of one of them, told before, is not done yet
    toestemming  what the main occupant said; None: nothing yet
    tegengesproken  one of who move says that it is not so
    achter       how many others stay at the address that is left
    """

    wat: Opgave
    lijsten: Mapping[str, Persoonslijst]
    bewoners: int = 0
    loopt_al: bool = False
    toestemming: bool | None = None
    tegengesproken: bool = False
    achter: int = 0

    @property
    def adresdatum(self) -> date:
        return self.wat.datering.adresdatum


@dataclass(frozen=True, slots=True)
class Regel:
    """One rule. `tekst` may name figures of the case between braces."""

    naam: str
    kleur: Kleur
    vraag: Callable[[Feiten], bool]
    tekst: str


def _iemand(vraag: Callable[[Persoonslijst], bool]) -> Callable[[Feiten], bool]:
    return lambda f: any(vraag(lijst) for lijst in f.lijsten.values())


def aantal_verhuizingen(lijst: Persoonslijst, tot: date) -> int:
    """How many addresses began in the twelve months before a day, that of the day not included."""
    van, tot_ = f"{tot - PERIODE:%Y%m%d}", f"{tot:%Y%m%d}"
    versies = [v for stapel in lijst.stapels(VERBLIJFPLAATS) for v in stapel]
    begonnen = {v.get("1030") or v.get("1320", "") for v in versies if not v.get("8410")}
    return sum(1 for dag in begonnen if van < dag < tot_)


def _vaak(f: Feiten) -> bool:
    return any(
        aantal_verhuizingen(lijst, f.adresdatum) + 1 >= MEESTE_VERHUIZINGEN
        for lijst in f.lijsten.values()
    )


def _te_vol(f: Feiten) -> bool:
    adres = f.wat.adres
    return adres is not None and f.bewoners + len(f.wat.verhuizers) > adres.hoogstens


def _sinds(f: Feiten, hoe: Callable[[str, str], bool]) -> bool:
    dag = f"{f.adresdatum:%Y%m%d}"
    sinds = [lijst.actueel(VERBLIJFPLAATS) for lijst in f.lijsten.values()]
    return any(hoe(s.get("1030") or s.get("1320") or "", dag) for s in sinds)


def _in_onderzoek(lijst: Persoonslijst) -> bool:
    hier = lijst.actueel(VERBLIJFPLAATS)
    return bool(hier.get("8310")) and not hier.get("8330")


def _weg(f: Feiten) -> bool:
    """Somebody no longer lives where they said to move from."""
    return bool(f.wat.stond_op) and any(
        not zelfde_adres(lijst.actueel(VERBLIJFPLAATS), f.wat.stond_op)
        for lijst in f.lijsten.values()
    )


def _zonder_ja(f: Feiten) -> bool:
    woont_er_iemand = f.bewoners > 0 or f.wat.trekt_in
    return f.wat.adres is not None and woont_er_iemand and f.toestemming is None


def _geen_woning(f: Feiten) -> bool:
    adres = f.wat.adres
    return adres is not None and (adres.ongeschikt or not adres.woonfunctie)


def _briefadres(f: Feiten) -> bool:
    adres = f.wat.adres
    nu = {lijst.actueel(VERBLIJFPLAATS).get("1010") for lijst in f.lijsten.values()}
    return adres is not None and (adres.briefadres or BRIEFADRES in nu)


REGELS: tuple[Regel, ...] = (
    Regel(
        "twee-keer-op-een-dag",
        Kleur.ROOD,
        lambda f: _sinds(f, lambda sinds, dag: sinds == dag),
        "Iemand verhuisde al op deze dag.",
    ),
    Regel(
        "al-vertrokken",
        Kleur.ROOD,
        _weg,
        "Iemand staat niet meer op het adres waarvan deze verhuizing uitgaat.",
    ),
    Regel(
        "geen-lijst",
        Kleur.ROOD,
        lambda f: len(f.lijsten) < len(f.wat.verhuizers),
        "Van iemand hebben wij geen persoonslijst.",
    ),
    Regel(
        "opgeschort",
        Kleur.ROOD,
        _iemand(lambda lijst: lijst.overleden or bool(lijst.opgeschort)),
        "Iemand is overleden, of de lijst wordt niet meer bijgehouden (67.20).",
    ),
    Regel(
        "tegengesproken",
        Kleur.ROOD,
        lambda f: f.tegengesproken,
        "Iemand die zou verhuizen, zegt dat het niet klopt.",
    ),
    Regel(
        "toestemming-geweigerd",
        Kleur.ROOD,
        lambda f: f.toestemming is False,
        "De hoofdbewoner zegt dat het niet klopt.",
    ),
    Regel(
        "toestemming-ontbreekt",
        Kleur.ORANJE,
        _zonder_ja,
        "Op het adres staan anderen, of zij komen er wonen ({bewoners}). De hoofdbewoner heeft het "
        "nog niet bevestigd.",
    ),
    Regel(
        "drie-verhuizingen",
        Kleur.ORANJE,
        _vaak,
        "Iemand verhuist voor de derde keer of vaker in 12 maanden.",
    ),
    Regel(
        "te-vol",
        Kleur.ORANJE,
        _te_vol,
        "Op het adres wonen dan {samen} mensen. Er horen er hoogstens {hoogstens} te wonen.",
    ),
    Regel(
        "curatele",
        Kleur.ORANJE,
        _iemand(onder_curatele),
        "Iemand staat onder curatele (33.10). De curator geeft dan de verhuizing door "
        "(Wet BRP 2.48 onder c).",
    ),
    Regel(
        "ongeschikt",
        Kleur.ORANJE,
        _geen_woning,
        "Het adres heeft geen woonfunctie, of is ongeschikt om er te wonen.",
    ),
    Regel(
        "briefadres",
        Kleur.ORANJE,
        _briefadres,
        "Het adres is een plaats voor briefadressen, of iemand heeft nu een briefadres. Een "
        "briefadres is er alleen zonder woonadres, of in een instelling of om de veiligheid (Wet "
        "BRP 2.23 lid 1).",
    ),
    Regel(
        "te-laat",
        Kleur.ORANJE,
        lambda f: f.wat.datering.te_laat,
        "Dit is te laat doorgegeven. De dag van de aangifte geldt.",
    ),
    Regel(
        "voor-huidig-adres",
        Kleur.ORANJE,
        lambda f: _sinds(f, lambda sinds, dag: sinds > dag),
        "De datum ligt voor het begin van het adres dat nu op de lijst staat.",
    ),
    Regel(
        "in-onderzoek",
        Kleur.ORANJE,
        _iemand(_in_onderzoek),
        "Het adres van iemand is in onderzoek (83.10).",
    ),
    Regel(
        "gezag",
        Kleur.ORANJE,
        lambda f: f.wat.zonder_gezag,
        "Volgens de lijst van een kind (32.10) heeft deze ouder geen gezag.",
    ),
    Regel(
        "bevoegd",
        Kleur.ORANJE,
        lambda f: bool(BEVOEGD[f.wat.hoedanigheid].zien),
        "Aangever: {als}. Nodig: {zien}.",
    ),
    Regel(
        "achterblijvers",
        Kleur.ORANJE,
        lambda f: f.wat.buitenland is not None and f.achter > 0,
        "Op het oude adres blijven anderen staan ({achter}). Is daar een partner, levensgezel of "
        "familie tot en met de tweede graad bij? Dan moet wie vertrekt zelf langskomen (Wet BRP "
        "2.43 lid 3 en 4).",
    ),
    Regel(
        "meeverhuizer",
        Kleur.ORANJE,
        lambda f: any(v.relatie is Relatie.ANDER for v in f.wat.verhuizers[1:]),
        "Er verhuist iemand mee die geen partner, kind of ouder is. Die geeft het zelf door, of "
        "met een machtiging (Wet BRP 2.49 lid 1 onder c).",
    ),
    Regel(
        "loopt-al",
        Kleur.ORANJE,
        lambda f: f.loopt_al,
        "Er loopt al een andere verhuizing van dezelfde mensen.",
    ),
)


def beoordeel(feiten: Feiten) -> tuple[Bevinding, ...]:
    """What there is to look at, the worst first. Empty: green."""
    als = BEVOEGD[feiten.wat.hoedanigheid]
    woorden = {
        "bewoners": feiten.bewoners,
        "achter": feiten.achter,
        "samen": feiten.bewoners + len(feiten.wat.verhuizers),
        "hoogstens": feiten.wat.adres.hoogstens if feiten.wat.adres else 0,
        "als": als.tekst,
        "zien": als.zien,
    }
    return tuple(
        Bevinding(regel=r.naam, kleur=r.kleur, tekst=r.tekst.format(**woorden))
        for r in REGELS
        if r.vraag(feiten)
    )


def feiten_van(
    verhuizing: Verhuizing,
    lijsten: Mapping[str, Persoonslijst],
    *,
    bewoners: int,
    loopt_al: bool,
    achter: int,
) -> Feiten:
    return Feiten(
        verhuizing.wat,
        lijsten,
        bewoners=bewoners,
        loopt_al=loopt_al,
        toestemming=verhuizing.toestemming,
        tegengesproken=bool(verhuizing.tegengesproken),
        achter=achter,
    )
