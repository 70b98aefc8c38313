"""What a person has answered so far: which is wrong, which is missing, and the model it fills."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from gemeengoed.flow.declare import Answers, Flow, Step
from gemeengoed.form import Form
from gemeengoed.identity import Principal, Role
from gemeengoed.model import Model
from gemeengoed.problem import FieldError, Invalid
from gemeengoed.velden import Vorm

M = TypeVar("M", bound=Model)
# Bytes of JSON. More than any form asks; a state must fit in an item of 400 kB.
_MOST = 150_000


def merged(flow: Flow[M], step: Step, answers: Answers, given: Answers) -> dict[str, str]:
    """The answers after a step was filled in: only the fields of its page change.

    Invalid at the longest answer when all together is more than we keep.
    """
    kept = {n: v for n, v in answers.items() if not step.covers(n)}
    names = flow.fields(step)
    new = {n: v for n, v in given.items() if n in names}
    after = kept | new
    # As it is written: a strange character takes up to six bytes.
    if len(json.dumps(after, ensure_ascii=False).encode()) > _MOST:
        raise Invalid.at(
            max(new, key=lambda n: len(new[n]), default=""),
            "too_long",
            "Dit is te veel tekst. Maak uw antwoord korter, of stuur een document mee.",
        )
    return after


def known(flow: Flow[M], principal: Principal) -> dict[str, str]:
    """What logging in has told already, so that nobody types it again (WCAG 3.3.7)."""
    names = {Role.BURGER: ("name",), Role.ORGANISATIE: ("name", "organization")}
    asked = names.get(principal.role, ()) if principal.name else ()
    questions = (q for s in flow.steps for q in s.questions)
    return {q.name: principal.name for q in questions if q.autocomplete in asked}


def wrong(flow: Flow[M], answers: Answers, now: datetime) -> tuple[FieldError, ...]:
    """Everything that is wrong or missing before sending, in no order; not the declaration."""
    counting = flow.effective(answers)
    return (*_of_the_model(flow, counting), *_of_the_steps(flow, counting, now))


def wrong_at(flow: Flow[M], step: Step, answers: Answers, now: datetime) -> tuple[FieldError, ...]:
    """What is wrong or missing on one page."""
    return tuple(e for e in wrong(flow, answers, now) if step.covers(e.name))


def read(flow: Flow[M], answers: Answers) -> M:
    """The model filled in. Invalid with an error per field."""
    counting = flow.effective(answers)
    # Of a group of which nothing was answered, it is the questions that miss an answer.
    asked = {q.name: "" for s in flow.active(counting) for q in s.asked(counting)}
    try:
        return Form(asked | counting).parse(flow.model)
    except Invalid as e:
        fields = [_in_words_of_the_page(flow, f) for f in e.fields]
        raise Invalid(e.detail, fields=fields) from None


# What is missing is asked for in the way of the question.
_MISSING = {
    Vorm.DATUM: "Vul een dag, een maand en een jaar in.",
    Vorm.KEUZE: "Maak een keuze.",
    Vorm.JA_NEE: "Kies ja of nee.",
    Vorm.AKKOORD: "Zet hier een vinkje. Zonder uw akkoord kunt u niet versturen.",
}


def _in_words_of_the_page(flow: Flow[M], error: FieldError) -> FieldError:
    if error.code not in ("missing", "akkoord"):
        return error
    vorm = flow.vorm(error.name)
    return replace(error, reason=_MISSING.get(vorm, "Vul dit in.") if vorm else "Vul dit in.")


def _of_the_model(flow: Flow[M], answers: Answers) -> Iterator[FieldError]:
    declared = flow.declaration.name if flow.declaration else ""
    try:
        read(flow, answers)
    except Invalid as e:
        yield from (f for f in e.fields if f.name != declared)


def _of_the_steps(flow: Flow[M], answers: Answers, now: datetime) -> Iterator[FieldError]:
    for step in flow.active(answers):
        for question in step.questions:
            if question.steers and answers.get(question.name) not in ("ja", "nee"):
                yield FieldError(question.name, "missing", _MISSING[Vorm.JA_NEE])
        if step.check:
            try:
                step.check(answers, now)
            except Invalid as e:
                yield from e.fields
