"""The values of the law of terms: a term that explains itself, and its suspensions."""

from dataclasses import dataclass
from datetime import date

from gemeengoed.awb.fouten import OngeldigeOpschorting, TermijnFout
from gemeengoed.awb.kalender import controleer
from gemeengoed.awb.uitleg import GeteldeOpschorting, OvergeslagenDag, Uitleg, maak_uitleg


@dataclass(frozen=True, slots=True)
class Opschorting:
    """A period in which a term stands still (Awb 4:15, 7:10 lid 2).

    ``van`` is the first day that does not count: by law the day *after* the request.
    ``tot`` is the first day that counts again, the day of repair, as in "tot de dag waarop
    het verzuim is hersteld"; None while the suspension still runs. ``reden`` is shown to
    the citizen; ``artikel`` is what the suspension rests on, when it is not the rule that is
    usual for the term. Raises :class:`OngeldigeOpschorting` when ``tot`` lies before ``van``.
    """

    van: date
    tot: date | None
    reden: str
    artikel: str | None = None

    def __post_init__(self) -> None:
        controleer(self.van, "opschorting van")
        if self.tot is None:
            return
        controleer(self.tot, "opschorting tot")
        if self.tot < self.van:
            raise OngeldigeOpschorting(
                f"De opschorting eindigt op {self.tot.isoformat()}, voordat zij op "
                f"{self.van.isoformat()} begint.",
                artikel="Awb 4:15, 7:10 lid 2",
            )

    @property
    def dagen(self) -> int | None:
        """Calendar days it lasts, or None while it runs."""
        return None if self.tot is None else (self.tot - self.van).days


@dataclass(frozen=True, slots=True)
class Termijn:
    """One computed term of law, with everything needed to account for its last day.

    ``start`` is the first day counted and ``eind`` the last, both included. ``eind`` is None
    while a suspension runs that has no end yet. For a term counted backwards (``terug``)
    ``start`` is the day before the event and ``eind`` lies before it. For a term that is not
    counted backwards and has ended,

        eind = start + dagen - 1 + opgeschort + len(overgeslagen) + extra_dagen.
    """

    naam: str
    artikelen: tuple[str, ...]
    start: date
    eind: date | None
    lengte: str
    """As in the law: "6 weken", or "6 weken en 4 weken" once postponed."""
    dagen: int
    """The calendar days that length comes to from this start."""
    overgeslagen: tuple[OvergeslagenDag, ...] = ()
    """The days Atw 1 does not let the term end on, with the reason."""
    opschortingen: tuple[GeteldeOpschorting, ...] = ()
    extra_dagen: int = 0
    """Calendar days added by Atw 2, by further delay (7:10 lid 4) or an outage (2:21, 2:23)."""
    waarschuwingen: tuple[str, ...] = ()
    schuift_op: bool = True
    """Whether the last day moves out of a weekend or holiday (Atw 1, unless Atw 4)."""
    terug: bool = False
    aanhef: str = ""
    """The sentence that says what this term is and where it begins."""
    toelichting: tuple[str, ...] = ()
    """Further sentences of the article at hand."""

    @property
    def artikel(self) -> str:
        """The article the term rests on, e.g. "Awb 6:7"."""
        return self.artikelen[0]

    @property
    def loopt_door(self) -> bool:
        """Whether the last day is not known yet, because a suspension still runs."""
        return self.eind is None

    @property
    def opgeschort(self) -> int:
        """Days of suspension that moved the end."""
        return sum(opschorting.dagen or 0 for opschorting in self.opschortingen)

    @property
    def uitleg(self) -> Uitleg:
        """The account of this term in plain Dutch; ``uitleg.als_dict()`` can be stored."""
        return maak_uitleg(self)


def laatste_dag(termijn: Termijn, artikel: str) -> date:
    """The end of a term that has one; raises TermijnFout while a suspension runs."""
    if termijn.eind is None:
        raise TermijnFout("Deze termijn heeft nog geen laatste dag.", artikel=artikel)
    return termijn.eind
