"""What the cases of all modules have alike: by what they are listed.

A kind gives its `keys` with `sleutels`; then its cases stand in the person's list and in that of
the officials, whatever their module.
"""

from __future__ import annotations

from datetime import date, datetime

from gemeengoed.table import IndexQuery

OPEN = "open"
# A case without a term sorts after all that have one.
_GEEN_TERMIJN = "9999-12-31"


def sleutels(
    *, persoon: str | None, ontvangen: datetime, open_: bool, uiterlijk: date | None = None
) -> dict[str, str | None]:
    """The values of the indexes `persoon` and `werk`."""
    return {
        "indiener": persoon,
        "ontvangen": ontvangen.isoformat(),
        "werk": OPEN if open_ else None,
        "uiterlijk": uiterlijk.isoformat() if uiterlijk else _GEEN_TERMIJN,
    }


def open_werk(
    *, tot: date | None = None, limit: int = 50, after: tuple[str, str] | None = None
) -> IndexQuery:
    """What officials have to do, the nearest term first; `tot`: with a term up to that day."""
    up_to = tot.isoformat() if tot else None
    return IndexQuery("werk", ("werk", OPEN), "uiterlijk", up_to=up_to, limit=limit, after=after)
