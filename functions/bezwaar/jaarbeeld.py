"""A year of objections as anybody may see it: no count under five, and none that gives one away.

What is left out cannot be computed from what is shown either: where a whole is told with its
parts, more of them are left out when the rest would give one. That holds for zero too: that
nobody was proved right says something of everybody who asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bezwaar.cijfers import Jaarcijfers

ONDERGRENS = 5
MINDER, WEG = f"minder dan {ONDERGRENS}", "niet getoond"


@dataclass(frozen=True, slots=True)
class Jaarbeeld:
    """The texts of a year. `uitkomsten`: gegrond, deels gegrond, ongegrond, niet-ontvankelijk."""

    jaar: int
    loopt: bool
    ingediend: str
    beslist: str
    op_tijd: str
    gehoord: str
    ingetrokken: str
    doorgezonden: str
    uitkomsten: tuple[str, ...]

    @classmethod
    def van(cls, cijfers: Jaarcijfers, vandaag: date) -> Jaarbeeld:
        c = cijfers.totaal
        return cls(
            jaar=cijfers.jaar,
            loopt=cijfers.jaar == vandaag.year,
            ingediend=aantal(c.ingediend),
            beslist=aantal(c.beslist),
            op_tijd=deel(c.binnen_termijn, c.beslist),
            gehoord=deel(c.gehoord, c.beslist),
            ingetrokken=aantal(c.ingetrokken),
            doorgezonden=aantal(c.doorgezonden),
            uitkomsten=delen((c.gegrond, c.deels_gegrond, c.ongegrond, c.niet_ontvankelijk)),
        )

    @property
    def periode(self) -> str:
        return f"{self.jaar}, tot nu toe" if self.loopt else f"{self.jaar}"


def aantal(count: int) -> str:
    """A count that stands alone."""
    return MINDER if count < ONDERGRENS else f"{count}"


def deel(part: int, whole: int) -> str:
    """A part of a whole that is shown too. What remains is a count as well: when that is small,
    the part is told as a bound."""
    if whole < 2 * ONDERGRENS:
        return WEG
    if part < ONDERGRENS:
        return MINDER
    if whole - part < ONDERGRENS:
        return f"meer dan {whole - ONDERGRENS}"
    return f"{part} ({round(100 * part / whole)}%)"


def delen(parts: Sequence[int]) -> tuple[str, ...]:
    """All parts of a whole that is shown too."""
    by_size = sorted(range(len(parts)), key=lambda i: parts[i])
    hidden = [i for i in by_size if parts[i] < ONDERGRENS]
    rest = by_size[len(hidden) :]
    while hidden and _verraadt([parts[i] for i in hidden]):
        if not rest:
            return (WEG,) * len(parts)
        hidden.append(rest.pop(0))
    return tuple(
        f"{n}" if i not in hidden else MINDER if n < ONDERGRENS else WEG
        for i, n in enumerate(parts)
    )


def _verraadt(hidden: Sequence[int]) -> bool:
    """Whether the sum of the hidden parts, which anybody can compute, is itself a small count or
    leaves only one value for a part. Of each is told whether it is under five."""
    total = sum(hidden)
    bounds = [(0, ONDERGRENS - 1) if n < ONDERGRENS else (ONDERGRENS, total) for n in hidden]
    low, high = sum(b[0] for b in bounds), sum(b[1] for b in bounds)
    return total < ONDERGRENS or any(
        max(least, total - (high - most)) == min(most, total - (low - least))
        for least, most in bounds
    )
