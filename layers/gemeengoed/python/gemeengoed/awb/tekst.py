"""Plain Dutch for dates, amounts and lists. No locale: the result is the same everywhere."""

from collections.abc import Sequence
from datetime import date

MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def datum(dag: date) -> str:
    """The day as people write it: "14 december 2026"."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def aantal(hoeveel: int, enkelvoud: str, meervoud: str) -> str:
    """A number with its noun: "1 dag", "14 dagen"."""
    return f"{hoeveel} {enkelvoud if hoeveel == 1 else meervoud}"


def dagen(hoeveel: int) -> str:
    """A number of days in words."""
    return aantal(hoeveel, "dag", "dagen")


def opsomming(delen: Sequence[str]) -> str:
    """A list as a sentence has it: "a, b en c"."""
    if len(delen) < 2:
        return "".join(delen)
    return f"{', '.join(delen[:-1])} en {delen[-1]}"


def euro(centen: int) -> str:
    """An amount in cents as text: 32200 -> "322 euro", 32250 -> "322,50 euro"."""
    heel, rest = divmod(centen, 100)
    cijfers = f"{heel:,}".replace(",", ".")
    return f"{cijfers},{rest:02d} euro" if rest else f"{cijfers} euro"
