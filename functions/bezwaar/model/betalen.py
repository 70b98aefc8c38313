"""What is paid of the costs of an objection, and to whom (Awb 7:15)."""

from __future__ import annotations

from datetime import date

from bezwaar.bedragen import kosten
from bezwaar.invoer import Beslissing
from bezwaar.model.staat import Bezwaar, Kostenbetaling


def kostenbetaling(bezwaar: Bezwaar, beslissing: Beslissing, op: date) -> Kostenbetaling | None:
    """By the amounts of the day on which it was decided; None when nothing is said of costs. With
    legal aid it is paid to who gave it (7:15 lid 5)."""
    if beslissing.kosten is None:
        return None
    vergoed = kosten(beslissing.kosten, beslissing, op)
    toevoeging = beslissing.kosten.toevoeging
    aan = bezwaar.gemachtigde if toevoeging else bezwaar.indiener
    return Kostenbetaling(
        bedrag=vergoed.bedrag,
        uitleg=vergoed.uitleg,
        aan_rechtsbijstand=toevoeging,
        aan=aan.naam if aan and vergoed.bedrag else None,
    )
