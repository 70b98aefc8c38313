"""Reading ``key=value`` arguments strictly: every mistake is one clear sentence."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from gemeengoed.awb.duur import Duur
from gemeengoed.awb.kalender import controleer
from gemeengoed.awb.termijn import Opschorting

_DATUM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_GETAL = re.compile(r"[0-9]{1,6}")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})"
)


class InvoerFout(Exception):
    """An argument that cannot be read."""


@dataclass(frozen=True, slots=True)
class Veld:
    """One argument: its key, how to read it, whether it must be there or may come again."""

    naam: str
    lezer: Callable[[str, str], Any]
    verplicht: bool = True
    herhaalbaar: bool = False
    voorbeeld: str = "DATUM"

    @property
    def vorm(self) -> str:
        """As the list of terms shows it."""
        vorm = f"{self.naam}={self.voorbeeld}" + (" ..." if self.herhaalbaar else "")
        return vorm if self.verplicht else f"[{vorm}]"


@dataclass(frozen=True, slots=True)
class Invoer:
    """The values that were read, and their text as given, to echo."""

    waarden: Mapping[str, Any]
    tekst: dict[str, object] = field(default_factory=dict)

    def __getitem__(self, naam: str) -> Any:
        return self.waarden[naam]

    def get(self, naam: str, standaard: Any = None) -> Any:
        """The value, or a default when the argument was left out."""
        return self.waarden.get(naam, standaard)


@dataclass(frozen=True, slots=True)
class Term:
    """One term of the command line."""

    naam: str
    omschrijving: str
    velden: tuple[Veld, ...]
    bereken: Callable[[Invoer], dict[str, object]]


def lees(term: Term, argumenten: Sequence[str]) -> Invoer:
    """Read the arguments of a term; raises InvoerFout or, from the law, TermijnFout."""
    velden = {veld.naam: veld for veld in term.velden}
    waarden: dict[str, Any] = {}
    tekst: dict[str, object] = {}
    for argument in argumenten:
        naam, is_teken, waarde = argument.partition("=")
        veld = velden.get(naam)
        if not is_teken:
            raise InvoerFout(f"schrijf sleutel=waarde, niet {argument!r}")
        if veld is None:
            raise InvoerFout(f"{term.naam} kent {naam!r} niet; wel: {', '.join(velden)}")
        if veld.herhaalbaar:
            waarden.setdefault(naam, []).append(veld.lezer(naam, waarde))
            continue
        if naam in waarden:
            raise InvoerFout(f"{naam} staat er twee keer")
        waarden[naam] = veld.lezer(naam, waarde)
        tekst[naam] = _herhaal(waarden[naam], waarde)
    mist = [veld.naam for veld in term.velden if veld.verplicht and veld.naam not in waarden]
    if mist:
        raise InvoerFout(f"{term.naam} heeft nog nodig: {', '.join(mist)}")
    return Invoer(waarden, tekst)


def _herhaal(gelezen: Any, waarde: str) -> object:
    """What the answer repeats of the question: numbers as numbers, the rest as it was given."""
    if isinstance(gelezen, Duur):
        return gelezen.hoeveel
    return gelezen if isinstance(gelezen, int) else waarde


def dag(naam: str, waarde: str) -> date:
    """A day, as 2026-11-02, that exists and lies in the range."""
    if not _DATUM.fullmatch(waarde):
        raise InvoerFout(f"{naam}: {waarde!r} is geen datum als 2026-11-02")
    try:
        gelezen = date.fromisoformat(waarde)
    except ValueError:
        raise InvoerFout(f"{naam}: {waarde} bestaat niet") from None
    return controleer(gelezen, naam)


def dag_of_moment(naam: str, waarde: str) -> date | datetime:
    """A day, or a moment with its zone as 2026-12-14T23:59:00+01:00."""
    if "T" not in waarde:
        return dag(naam, waarde)
    if not _MOMENT.fullmatch(waarde):
        raise InvoerFout(f"{naam}: {waarde!r} is geen moment als 2026-12-14T23:59:00+01:00")
    try:
        return datetime.fromisoformat(waarde)
    except ValueError:
        raise InvoerFout(f"{naam}: {waarde} bestaat niet") from None


def getal(naam: str, waarde: str) -> int:
    """A whole number of zero or more."""
    if not _GETAL.fullmatch(waarde):
        raise InvoerFout(f"{naam}: {waarde!r} is geen geheel getal van nul of meer")
    return int(waarde)


def weken(naam: str, waarde: str) -> Duur:
    """A length in weeks."""
    return Duur(weken=getal(naam, waarde))


def ja_nee(naam: str, waarde: str) -> bool:
    """Yes or no."""
    if waarde not in ("ja", "nee"):
        raise InvoerFout(f"{naam}: schrijf ja of nee, niet {waarde!r}")
    return waarde == "ja"


def periode(naam: str, waarde: str) -> Opschorting:
    """A suspension as first day/first day that counts again; nothing after / means open."""
    van, streep, tot = waarde.partition("/")
    if not streep:
        raise InvoerFout(f"{naam}: {waarde!r} is geen periode als 2026-07-20/2026-08-03")
    return Opschorting(dag(naam, van), dag(naam, tot) if tot else None, "opschorting")
