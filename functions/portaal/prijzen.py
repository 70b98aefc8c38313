"""What an instance costs this month, estimated: what was measured, times what AWS asks for it.

An estimate, to see which way it goes; the bill is what counts. Left out because nothing here
measures it: storage, logs, traffic and the free tier.

Source of the prices: the price lists of AWS for us-east-1 (aws.amazon.com/<service>/pricing), in
dollars, without tax. In eu-west-1 and eu-central-1 most are the same or some 10 to 25% higher.
The rate of exchange is a fixed one to calculate with.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

PEILDATUM = date(2026, 11, 24)
EURO_PER_DOLLAR = Decimal("0.90")


class Post(StrEnum):
    """What is paid for."""

    VERZOEKEN = "Verzoeken aan het portaal en de API"
    AANROEPEN = "Functies: aanroepen"
    REKENTIJD = "Functies: rekentijd"
    LEZEN = "Tabellen: lezen"
    SCHRIJVEN = "Tabellen: schrijven"
    ALARMEN = "Alarmen"
    DASHBOARDS = "Dashboard"
    SLEUTELS = "Sleutels"


# In dollars per so many.
_PER_USE = {
    Post.VERZOEKEN: (Decimal("1.00"), 1_000_000),
    Post.AANROEPEN: (Decimal("0.20"), 1_000_000),
    # Gigabyte-seconds on arm64.
    Post.REKENTIJD: (Decimal("0.0000133334"), 1),
    Post.LEZEN: (Decimal("0.125"), 1_000_000),
    Post.SCHRIJVEN: (Decimal("0.625"), 1_000_000),
}
# In dollars a month for each that there is.
_PER_MONTH = {
    Post.ALARMEN: Decimal("0.10"),
    Post.DASHBOARDS: Decimal("3.00"),
    Post.SLEUTELS: Decimal("1.00"),
}


@dataclass(frozen=True, slots=True)
class Kosten:
    """A line of the estimate, in euro cents; `centen` is None when nothing was measured."""

    post: Post
    aantal: float | None
    centen: Decimal | None


def raming(gemeten: dict[Post, float | None], vandaag: date) -> list[Kosten]:
    """From the first of the month until today. What is there all month counts by the day."""
    deel = Decimal(vandaag.day) / monthrange(vandaag.year, vandaag.month)[1]
    return [Kosten(post, aantal, _centen(post, aantal, deel)) for post, aantal in gemeten.items()]


def totaal(kosten: list[Kosten]) -> int:
    """Whole euro cents of what was measured."""
    return int(sum((k.centen for k in kosten if k.centen is not None), Decimal(0)).to_integral())


def _centen(post: Post, aantal: float | None, deel: Decimal) -> Decimal | None:
    if aantal is None:
        return None
    if post in _PER_MONTH:
        dollars = Decimal(aantal) * _PER_MONTH[post] * deel
    else:
        price, per = _PER_USE[post]
        dollars = Decimal(aantal) * price / per
    return dollars * EURO_PER_DOLLAR * 100
