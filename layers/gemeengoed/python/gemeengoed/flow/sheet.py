"""A form on one page, as officials have: a flow of one step, answered and sent at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from gemeengoed.flow import answers as given
from gemeengoed.flow import rows
from gemeengoed.flow.declare import Flow, Step
from gemeengoed.form import Form
from gemeengoed.model import Model
from gemeengoed.problem import FieldError, Invalid

M = TypeVar("M", bound=Model)


def read(flow: Flow[M], form: Form, now: datetime) -> M:
    """The model that the page fills in. Invalid with an error per field, in the page's words."""
    answers = _answers(flow.steps[0], form)
    if wrong := given.wrong(flow, answers, now):
        fields = tuple(_at_its_question(flow.steps[0], e) for e in wrong)
        raise Invalid("Niet alles is goed ingevuld.", fields=fields)
    return given.read(flow, answers)


def changed(flow: Flow[Any], form: Form) -> Form | None:
    """The form with a row more or less, when that is the button that was pressed."""
    step = flow.steps[0]
    action, _, row = form.value("actie").partition(".")
    if step.repeat is None or not action:
        return None
    if action == "toevoegen":
        return Form({**form.fields, **rows.added(step.repeat, form.fields)})
    return Form(rows.removed(step.repeat, form.fields, row))


def _answers(step: Step, form: Form) -> dict[str, str]:
    answers = {n: v for n, v in form.fields.items() if step.covers(n)}
    return rows.tidied(step.repeat, answers) if step.repeat else answers


def _at_its_question(step: Step, error: FieldError) -> FieldError:
    """A list or group of which nothing was filled in: told at its first question."""
    if step.covers(error.name):
        return error
    inside = (q.name for q in step.questions if q.name.startswith(f"{error.name}."))
    return replace(error, name=next(inside, error.name))
