"""Answers as a person reads them back, before sending."""

from __future__ import annotations

from datetime import date

from pydantic_core import PydanticCustomError
from stdnum import iban

from gemeengoed import tekst
from gemeengoed.flow.declare import Answers, Question
from gemeengoed.flow.widgets import Widget
from gemeengoed.velden import Vorm, cents

NOTHING = "Niet ingevuld"


def shown(question: Question, widget: Widget, answers: Answers) -> str:
    """The answer to a question, in lines. What can't be read is shown as it was written."""
    if widget.vorm is Vorm.DATUM:
        return _day(question.name, answers)
    if widget.vorm is Vorm.ADRES:
        return _address(question.name, answers)
    if widget.vorm is Vorm.KEUZES:
        given = [answers.get(f"{question.name}.{n}", "") for n in range(len(question.options))]
        return "\n".join(label for value, label in question.options if value in given) or NOTHING
    value = answers.get(question.name, "").strip()
    if not value:
        return "Nee" if widget.vorm is Vorm.AKKOORD else NOTHING
    if widget.vorm in (Vorm.JA_NEE, Vorm.AKKOORD):
        return {"ja": "Ja", "nee": "Nee"}.get(value, value)
    if widget.vorm is Vorm.KEUZE:
        return dict(question.options).get(value, value)
    if widget.vorm is Vorm.BEDRAG:
        return _amount(value)
    if widget.vorm is Vorm.IBAN:
        return iban.format(value.upper())
    return value


def _day(name: str, answers: Answers) -> str:
    day, month, year = (answers.get(f"{name}.{p}", "").strip() for p in ("dag", "maand", "jaar"))
    if not (day or month or year):
        return NOTHING
    try:
        return tekst.datum(date(int(year), int(month), int(day)))
    except (ValueError, OverflowError):
        return " ".join((day, month, year))


def _address(name: str, answers: Answers) -> str:
    def part(of: str) -> str:
        return answers.get(f"{name}.{of}", "").strip()

    street = " ".join(p for p in (part("straat"), part("huisnummer"), part("toevoeging")) if p)
    town = "  ".join(p for p in (part("postcode").upper(), part("woonplaats")) if p)
    return "\n".join(line for line in (street, town) if line) or NOTHING


def _amount(value: str) -> str:
    try:
        found = cents(value)
    except PydanticCustomError:
        return value
    return tekst.euro(found) if isinstance(found, int) else value
