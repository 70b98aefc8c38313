"""Where a form stands: per step what is done and what is not, and what follows what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from gemeengoed import tekst
from gemeengoed.flow import answers as given
from gemeengoed.flow.declare import Flow, Question, Section, Step
from gemeengoed.flow.draft import Concept
from gemeengoed.flow.show import NOTHING, shown
from gemeengoed.model import Model
from gemeengoed.problem import FieldError

M = TypeVar("M", bound=Model)


class Status(StrEnum):
    KLAAR = "Klaar"
    TE_DOEN = "Nog te doen"
    AANPASSEN = "Aanpassen"


@dataclass(frozen=True, slots=True)
class Task:
    """A step in the task list."""

    step: Step
    url: str
    status: Status


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of what is read back: what was asked, what was answered, where to change it."""

    label: str
    text: str
    url: str


class Overview:
    """A draft held against its flow, at a moment."""

    def __init__(self, flow: Flow[M], concept: Concept, now: datetime) -> None:
        self._flow = flow
        self._concept = concept
        self._now = now
        self.errors = given.wrong(flow, concept.antwoorden, now)
        self.steps = flow.active(concept.antwoorden)

    @property
    def root(self) -> str:
        return self._concept.pagina

    @property
    def complete(self) -> bool:
        return all(self.status(s) is Status.KLAAR for s in self.steps)

    @property
    def done(self) -> int:
        return sum(self.status(s) is Status.KLAAR for s in self.steps)

    def status(self, step: Step) -> Status:
        if step.slug not in self._concept.klaar:
            return Status.TE_DOEN
        return Status.AANPASSEN if self.wrong(step) else Status.KLAAR

    def wrong(self, step: Step) -> Sequence[FieldError]:
        return [e for e in self.errors if step.covers(e.name)]

    def number(self, step: Step) -> int:
        return self.steps.index(step) + 1

    def next(self, after: Step) -> str:
        """Where to go after a step: the next that is not done, or to what is read back."""
        place = self.steps.index(after)
        for step in (*self.steps[place + 1 :], *self.steps[:place]):
            if self.status(step) is not Status.KLAAR:
                return self.url(step)
        return f"{self.root}/controleren"

    @property
    def first_undone(self) -> str:
        """The first step that is not done; everything read back when there is none."""
        undone = (self.url(s) for s in self.steps if self.status(s) is not Status.KLAAR)
        return next(undone, f"{self.root}/controleren")

    def before(self, step: Step) -> str:
        """The way back: the step before, or the list of all."""
        place = self.steps.index(step)
        return self.url(self.steps[place - 1]) if place else self.root

    def url(self, step: Step) -> str:
        return f"{self.root}/{step.slug}"

    def sections(self) -> list[tuple[Section, list[Task]]]:
        return [
            (
                section,
                [Task(s, self.url(s), self.status(s)) for s in section.steps if s in self.steps],
            )
            for section in self._flow.sections
            if any(s in self.steps for s in section.steps)
        ]

    def facts(self) -> list[tuple[Section, list[Fact]]]:
        """All that was answered, per section."""
        return [
            (section, [f for s in section.steps if s in self.steps for f in self._facts(s)])
            for section in self._flow.sections
            if any(s in self.steps for s in section.steps)
        ]

    def _facts(self, step: Step) -> list[Fact]:
        url = f"{self.url(step)}?terug=controleren"
        facts = [self._fact(q, q.label, url) for q in step.asked(self._concept.antwoorden)]
        if step.shows:
            follows = step.shows(self._concept.antwoorden, self._now)
            facts += [Fact(label, text, url) for label, text in follows]
        if step.repeat:
            rows = step.repeat.count(self._concept.antwoorden)
            for row in range(rows):
                head = f"{step.repeat.item} {row + 1}"
                facts += [self._fact(q, f"{head}: {q.label}", url) for q in step.repeat.at(row)]
            if not rows:
                facts.append(Fact(step.repeat.label, NOTHING, url))
        if step.files:
            lines = [f"{b.naam} ({tekst.grootte(b.grootte)})" for b in self._concept.bestanden]
            facts.append(Fact(step.files.label, "\n".join(lines) or "Geen documenten", url))
        return facts

    def _fact(self, question: Question, label: str, url: str) -> Fact:
        widget = self._flow.widget(question)
        return Fact(label, shown(question, widget, self._concept.antwoorden), url)
