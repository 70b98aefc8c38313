"""Figures that change by decree: each row says from when it holds and where it comes from.

A correction is one row here; nothing else in the package holds a year or an amount.
"""

from dataclasses import dataclass
from datetime import date

VROEGSTE_DAG = date(1994, 1, 1)
"""The Awb took effect; no term of it can begin earlier."""

LAATSTE_DAG = date(2126, 12, 31)
"""Further on a date is a typing error, not a plan. Fixed: this package reads no clock."""


@dataclass(frozen=True, slots=True)
class Gelijkstelling:
    """One royal decree (Atw 3 lid 3): the years it covers and the days it names."""

    eerste_jaar: int
    laatste_jaar: int
    dagen: tuple[date, ...]
    bron: str


GELIJKSTELLINGEN: tuple[Gelijkstelling, ...] = (
    Gelijkstelling(
        2023,
        2025,
        (
            date(2023, 4, 28),
            date(2023, 5, 19),
            date(2024, 5, 10),
            date(2024, 12, 27),
            date(2025, 5, 30),
        ),
        "Besluit gelijkstelling van 28 april 2023, 19 mei 2023, 10 mei 2024, "
        "27 december 2024 en 30 mei 2025 met een algemeen erkende feestdag",
    ),
    Gelijkstelling(
        2026,
        2028,
        (
            date(2026, 1, 2),
            date(2026, 5, 15),
            date(2027, 5, 7),
            date(2028, 4, 28),
            date(2028, 5, 26),
        ),
        "Besluit gelijkstelling van 2 januari 2026, 15 mei 2026, 7 mei 2027, "
        "28 april 2028 en 26 mei 2028 met een algemeen erkende feestdag",
    ),
)


@dataclass(frozen=True, slots=True)
class Dwangsombedragen:
    """Amounts of Awb 4:17 lid 2, in cents per day, for notices received from ``vanaf`` on."""

    vanaf: date
    per_dag: tuple[int, int, int]
    bron: str


DAGEN_PER_TREDE = 14
"""Awb 4:17 lid 2: three steps of fourteen days, 42 days in all (lid 1)."""

DWANGSOMBEDRAGEN: tuple[Dwangsombedragen, ...] = (
    Dwangsombedragen(
        date(2009, 10, 1),
        (2000, 3000, 4000),
        "Awb 4:17 zoals in werking getreden op 1 oktober 2009",
    ),
    Dwangsombedragen(
        date(2019, 1, 1),
        (2300, 3500, 4500),
        "Regeling indexering van bedragen in de Awb, 22 november 2018; beslissend is de dag "
        "waarop de ingebrekestelling is ontvangen",
    ),
)
