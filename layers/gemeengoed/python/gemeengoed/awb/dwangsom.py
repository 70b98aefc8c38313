"""The penalty for deciding late: Awb 4:17, 4:18 and the appeal of 6:12. Amounts in cents."""

from dataclasses import dataclass
from datetime import date, timedelta

from gemeengoed.awb.duur import Duur
from gemeengoed.awb.fouten import TermijnFout
from gemeengoed.awb.kalender import EEN_DAG, controleer
from gemeengoed.awb.rekenen import Grond, vooruit
from gemeengoed.awb.tabellen import DAGEN_PER_TREDE, DWANGSOMBEDRAGEN, Dwangsombedragen
from gemeengoed.awb.tekst import dagen as in_dagen
from gemeengoed.awb.tekst import datum, euro
from gemeengoed.awb.termijn import Termijn, laatste_dag
from gemeengoed.awb.uitleg import Uitleg

TEN_HOOGSTE_DAGEN = 42
TWEE_WEKEN = Duur(weken=2)
ARTIKEL = "Awb 4:17"


@dataclass(frozen=True, slots=True)
class Dwangsom:
    """When a penalty runs and what it comes to.

    ``wachttijd`` is the two weeks of 4:17 lid 3, ``eerste_dag`` and ``laatste_dag`` the days
    over which it is owed, both included; both are None when the decision came in time.
    ``beschikking`` is the term of 4:18.
    """

    ingebrekestelling_ontvangen: date
    wachttijd: Termijn
    eerste_dag: date | None
    laatste_dag: date | None
    beschikking: Termijn | None
    waarschuwingen: tuple[str, ...] = ()

    @property
    def laatste_gratis_dag(self) -> date:
        """The last day to decide without a penalty."""
        return laatste_dag(self.wachttijd, ARTIKEL)

    @property
    def dagen(self) -> int:
        """The days over which the penalty is owed in the end, 0 to 42."""
        if self.eerste_dag is None or self.laatste_dag is None:
            return 0
        return (self.laatste_dag - self.eerste_dag).days + 1

    @property
    def bedrag(self) -> int:
        """What is owed in the end, in cents."""
        return self._bedrag(self.dagen)

    def dagen_op(self, dag: date) -> int:
        """The days owed up to and including ``dag``."""
        if self.eerste_dag is None:
            return 0
        return max(0, min(self.dagen, (dag - self.eerste_dag).days + 1))

    def bedrag_op(self, dag: date) -> int:
        """What is owed up to and including ``dag``, in cents."""
        return self._bedrag(self.dagen_op(dag))

    def _bedrag(self, dagen: int) -> int:
        return dwangsom_bedrag(dagen, ingebrekestelling_ontvangen=self.ingebrekestelling_ontvangen)

    @property
    def uitleg(self) -> Uitleg:
        """The account of the penalty in plain Dutch."""
        wacht = self.wachttijd.uitleg
        artikelen = wacht.artikelen + (("Awb 4:18",) if self.beschikking else ())
        overgeslagen = wacht.overgeslagen
        zinnen = [wacht.tekst, self._periode()]
        waarschuwingen = wacht.waarschuwingen + self.waarschuwingen
        if self.beschikking is not None:
            besluit = self.beschikking.uitleg
            zinnen.append(besluit.tekst)
            overgeslagen += besluit.overgeslagen
            waarschuwingen += besluit.waarschuwingen
        zinnen += [f"Let op: {zin}" for zin in self.waarschuwingen]
        return Uitleg(
            artikelen=tuple(dict.fromkeys(artikelen)),
            tekst=" ".join(zinnen),
            dagen=self.dagen,
            overgeslagen=overgeslagen,
            waarschuwingen=tuple(dict.fromkeys(waarschuwingen)),
        )

    def _periode(self) -> str:
        if self.eerste_dag is None or self.laatste_dag is None:
            return "Er is op tijd beslist. Daarom is er geen dwangsom."
        return (
            f"De dwangsom loopt van {datum(self.eerste_dag)} tot en met "
            f"{datum(self.laatste_dag)}: {in_dagen(self.dagen)}, samen {euro(self.bedrag)}. "
            f"De dwangsom loopt ten hoogste {TEN_HOOGSTE_DAGEN} dagen. Deze dagen schuiven niet op "
            "door een weekend of een feestdag."
        )


def dwangsom_bedrag(dagen: int, *, ingebrekestelling_ontvangen: date | None = None) -> int:
    """The penalty over a number of days, in cents, at most 42 days (Awb 4:17 lid 1 en 2).

    The amounts are those of the day the notice was received, else today's table.
    Raises TermijnFout for a negative number.
    """
    if type(dagen) is not int or dagen < 0:
        raise TermijnFout("Het aantal dagen is een geheel getal van nul of meer.", artikel=ARTIKEL)
    tarief = DWANGSOMBEDRAGEN[-1]
    if ingebrekestelling_ontvangen is not None:
        tarief = _tarief(ingebrekestelling_ontvangen)
    telt = min(dagen, TEN_HOOGSTE_DAGEN)
    return sum(
        per_dag * max(0, min(DAGEN_PER_TREDE, telt - trede * DAGEN_PER_TREDE))
        for trede, per_dag in enumerate(tarief.per_dag)
    )


def _tarief(ontvangen: date) -> Dwangsombedragen:
    geldend = [rij for rij in DWANGSOMBEDRAGEN if rij.vanaf <= ontvangen]
    if not geldend:
        raise TermijnFout("Voor 1 oktober 2009 bestond er geen dwangsom.", artikel=ARTIKEL)
    return geldend[-1]


def dwangsom_uitleg(dagen: int, bedrag: int) -> Uitleg:
    """The account of an amount over a number of days."""
    telt = min(dagen, TEN_HOOGSTE_DAGEN)
    over = f" Er tellen ten hoogste {TEN_HOOGSTE_DAGEN} dagen mee." if telt < dagen else ""
    return Uitleg(
        artikelen=("Awb 4:17 lid 1", "Awb 4:17 lid 2"),
        tekst=f"De dwangsom over {in_dagen(dagen)} is {euro(bedrag)}.{over}",
        dagen=telt,
    )


def verdeel(bedrag: int, aanvragers: int) -> tuple[int, ...]:
    """Split an amount in cents over the applicants in equal parts (Awb 4:17 lid 7).

    The parts differ by at most one cent, the first get the cents that are left over, and
    together they are the amount. Raises TermijnFout without an applicant.
    """
    if bedrag < 0 or aanvragers < 1:
        raise TermijnFout("Verdelen gaat over ten minste één aanvrager.", artikel=ARTIKEL)
    deel, over = divmod(bedrag, aanvragers)
    return tuple(deel + 1 if nummer < over else deel for nummer in range(aanvragers))


def dwangsom(
    *,
    ingebrekestelling_ontvangen: date,
    beslistermijn_eind: date | None = None,
    bekendgemaakt: date | None = None,
) -> Dwangsom:
    """When the penalty runs (Awb 4:17 lid 1 en 3) and by when it is fixed (4:18).

    ``beslistermijn_eind`` is the last day of the term to decide, when known: both that term
    and the notice must lie two weeks back. ``bekendgemaakt`` is the day the late decision was
    made known; that day is no longer owed. Lid 6 (unreasonably late, no interested party,
    clearly inadmissible or unfounded) stays a person's judgement.
    """
    _tarief(controleer(ingebrekestelling_ontvangen, "ingebrekestelling_ontvangen"))
    wachttijd, waarschuwingen = _wachttijd(ingebrekestelling_ontvangen, beslistermijn_eind)
    eerste = laatste_dag(wachttijd, ARTIKEL) + EEN_DAG
    laatste = eerste + timedelta(days=TEN_HOOGSTE_DAGEN - 1)
    if bekendgemaakt is not None:
        laatste = min(laatste, controleer(bekendgemaakt, "bekendgemaakt") - EEN_DAG)
    if laatste < eerste:
        return Dwangsom(ingebrekestelling_ontvangen, wachttijd, None, None, None, waarschuwingen)
    return Dwangsom(
        ingebrekestelling_ontvangen,
        wachttijd,
        eerste,
        laatste,
        _beschikking(laatste),
        waarschuwingen,
    )


def beroep_niet_tijdig(
    *, ingebrekestelling_ontvangen: date, beslistermijn_eind: date | None = None
) -> Termijn:
    """The two weeks after which one may appeal against a late decision (Awb 6:12 lid 2).

    The appeal is open from the day after ``eind`` on.
    """
    grond = Grond(
        naam="beroep niet tijdig beslissen",
        artikelen=("Awb 6:12 lid 2",),
        aanhef=(
            "Na deze termijn kunt u beroep instellen, omdat er nog geen besluit is. "
            "De termijn begint op de dag nadat wij uw ingebrekestelling ontvingen."
        ),
        waarschuwingen=_te_vroeg(ingebrekestelling_ontvangen, beslistermijn_eind),
    )
    return vooruit(grond, _later(ingebrekestelling_ontvangen, beslistermijn_eind), TWEE_WEKEN)


def _wachttijd(ontvangen: date, eind: date | None) -> tuple[Termijn, tuple[str, ...]]:
    grond = Grond(
        naam="wachttijd dwangsom",
        artikelen=("Awb 4:17 lid 3",),
        aanhef=(
            f"Wij ontvingen de ingebrekestelling op {datum(ontvangen)}. "
            "Binnen deze termijn kunnen wij nog beslissen zonder dwangsom."
        ),
    )
    return vooruit(grond, _later(ontvangen, eind), TWEE_WEKEN), _te_vroeg(ontvangen, eind)


def _later(ontvangen: date, eind: date | None) -> date:
    controleer(ontvangen, "ingebrekestelling_ontvangen")
    return ontvangen if eind is None else max(ontvangen, controleer(eind, "beslistermijn_eind"))


def _te_vroeg(ontvangen: date, eind: date | None) -> tuple[str, ...]:
    if eind is None or ontvangen > eind:
        return ()
    return (
        (
            f"De ingebrekestelling kwam voordat de beslistermijn voorbij was ({datum(eind)}). "
            "Een medewerker beoordeelt of zij geldig is."
        ),
    )


def _beschikking(laatste: date) -> Termijn:
    grond = Grond(
        naam="beschikking dwangsom",
        artikelen=("Awb 4:18",),
        aanhef=(
            "Wij stellen binnen deze termijn vast hoe hoog de dwangsom is. "
            "De termijn begint op de dag na de laatste dag van de dwangsom."
        ),
    )
    return vooruit(grond, laatste, TWEE_WEKEN)
