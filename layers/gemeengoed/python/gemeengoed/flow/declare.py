"""A form that takes several pages, as plain data: sections, steps, questions.

    MAKEN = Flow(
        name="maken", title="Bezwaar maken", model=Bezwaarschrift, send="Bezwaar indienen",
        sections=(
            Section("Het besluit", (
                Step("besluit", "Het besluit", (
                    Question("besluit.omschrijving", "Waar gaat het besluit over?"),
                    Question("besluit.kenmerk", "Kenmerk", hint="Dit staat bovenaan de brief."),
                )),
                Step("stukken", "Documenten", files=Files("Wilt u iets meesturen?")),
            )),
        ),
        declaration=Question("ondertekend", "Dit telt als mijn handtekening."),
    )

How a question looks, whether it must be answered and what is wrong with an answer follow from
the model, which is the one that the API takes. A question that the model does not know is a
ValueError when the flow is declared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Generic, TypeVar

from gemeengoed.flow.widgets import YES_NO, Widget, widget
from gemeengoed.model import Model
from gemeengoed.velden import Vorm

M = TypeVar("M", bound=Model)
Answers = Mapping[str, str]
# What only the domain can see: raises Invalid at a field of the step.
Check = Callable[[Answers, datetime], None]
# What follows from answers, as pairs of what it is and how it is; nothing while they are not right.
Shows = Callable[[Answers, datetime], tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Is:
    """A condition: another question was answered so. Radio buttons say `ja` and `nee`."""

    name: str
    value: str

    def holds(self, answers: Answers) -> bool:
        return answers.get(self.name, "") == self.value


@dataclass(frozen=True, slots=True)
class Question:
    """One field of the model, or a yes/no that only says which questions follow.

    name     its JSON path: `indiener.adres`; one that begins with `_` is no part of the model
    options  (value, label) per choice; for an enumeration
    when     asked only then; shown below the question it depends on when that is on the page
    width    a class of the stylesheet for short answers: n2, n4, n6, n9, short
    """

    name: str
    label: str
    hint: str = ""
    options: tuple[tuple[str, str], ...] = ()
    when: Is | None = None
    width: str = ""
    autocomplete: str = "off"

    @property
    def steers(self) -> bool:
        return self.name.startswith("_")

    def covers(self, field_name: str) -> bool:
        """Whether an error at this field belongs to this question."""
        return f"{field_name}.".startswith(f"{self.name}.")


@dataclass(frozen=True, slots=True)
class Repeat:
    """A group of the model that repeats, asked as often as the person wants.

    item  what one is called in the singular, with a capital: "Kostenpost"
    most  how many there can be
    """

    name: str
    label: str
    item: str
    questions: tuple[Question, ...]
    hint: str = ""
    most: int = 10

    def covers(self, field_name: str) -> bool:
        return f"{field_name}.".startswith(f"{self.name}.")

    def count(self, answers: Answers) -> int:
        """How many were filled in, or begun."""
        rows = {self._row(n) for n in answers if n.startswith(f"{self.name}.")} - {None}
        return max((r for r in rows if r is not None), default=-1) + 1

    def at(self, row: int) -> tuple[Question, ...]:
        """The questions of a row, with their full names."""
        return tuple(replace(q, name=f"{self.name}.{row}.{q.name}") for q in self.questions)

    def _row(self, name: str) -> int | None:
        row = name.removeprefix(f"{self.name}.").partition(".")[0]
        inside = row.isascii() and row.isdigit() and len(row) < 4 and int(row) < self.most
        return int(row) if inside else None


@dataclass(frozen=True, slots=True)
class Files:
    """Documents to send along; they stand beside the model.

    most  how many files
    """

    label: str
    hint: str = ""
    most: int = 10


@dataclass(frozen=True, slots=True)
class Step:
    """One page: one thing to answer.

    slug   the last part of its address
    check  what only the domain can see, told at the field
    shows  what follows from the answers, read back with them before sending
    """

    slug: str
    title: str
    questions: tuple[Question, ...] = ()
    repeat: Repeat | None = None
    files: Files | None = None
    when: Is | None = None
    intro: str = ""
    check: Check | None = None
    shows: Shows | None = None

    def asked(self, answers: Answers) -> tuple[Question, ...]:
        """The questions that these answers leave to ask."""
        return tuple(q for q in self.questions if q.when is None or q.when.holds(answers))

    def covers(self, field_name: str) -> bool:
        groups = (*self.questions, *((self.repeat,) if self.repeat else ()))
        return any(g.covers(field_name) for g in groups)


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Flow(Generic[M]):
    """A form of several pages that fills a model.

    name         the part of the address after the application's root
    before       what to have at hand, shown on the first page
    declaration  the statement to agree to before sending, a field of the model; None: none
    send         what the last button says
    keep_days    how long what was filled in is kept after the last change
    """

    name: str
    title: str
    model: type[M]
    send: str
    sections: tuple[Section, ...]
    intro: str = ""
    before: tuple[str, ...] = ()
    declaration: Question | None = None
    keep_days: int = 30
    _widgets: dict[str, Widget] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        slugs = [s.slug for s in self.steps]
        if double := {s for s in slugs if slugs.count(s) > 1}:
            raise ValueError(f"{self.name}: step named twice: {', '.join(sorted(double))}")
        object.__setattr__(self, "_widgets", dict(self._all_widgets()))

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(step for section in self.sections for step in section.steps)

    def step(self, slug: str, answers: Answers) -> Step | None:
        """The step of this address, when these answers lead there."""
        return next((s for s in self.active(answers) if s.slug == slug), None)

    def active(self, answers: Answers) -> tuple[Step, ...]:
        """The steps that these answers leave to take."""
        return tuple(s for s in self.steps if s.when is None or s.when.holds(answers))

    def widget(self, question: Question) -> Widget:
        """How a question is asked, and whether it must be answered."""
        found = self._widgets[_unnumbered(question.name)]
        # Of a list the first is needed, the others may be left out.
        number = question.name.rpartition(".")[2]
        return replace(found, optional=True) if number.isdigit() and int(number) else found

    def fields(self, step: Step) -> frozenset[str]:
        """The names of all that the page of a step can send."""
        questions = list(step.questions)
        if step.repeat:
            questions += [q for row in range(step.repeat.most) for q in step.repeat.at(row)]
        return frozenset(n for q in questions for n in self._sent(q))

    def _sent(self, question: Question) -> tuple[str, ...]:
        widget = self.widget(question)
        if widget.vorm is Vorm.KEUZES:
            # A box per choice; only those that are ticked are sent.
            return tuple(f"{question.name}.{n}" for n in range(len(question.options)))
        return widget.fields(question.name)

    def vorm(self, name: str) -> Vorm | None:
        """How a field is asked; None when it is part of a question, or of none."""
        found = self._widgets.get(_unnumbered(name))
        return found.vorm if found else None

    def effective(self, answers: Answers) -> dict[str, str]:
        """The answers that count: not those to questions that are no longer asked."""
        gone = [s for s in self.steps if s not in self.active(answers)]
        unasked = [
            q for s in self.active(answers) for q in s.questions if q not in s.asked(answers)
        ]
        return {
            name: value
            for name, value in answers.items()
            if not any(s.covers(name) for s in gone) and not any(q.covers(name) for q in unasked)
        }

    def _all_widgets(self) -> Iterator[tuple[str, Widget]]:
        for step in self.steps:
            for question in step.questions:
                name = _unnumbered(question.name)
                yield name, YES_NO if question.steers else widget(self.model, name)
            if step.repeat:
                for question in step.repeat.questions:
                    name = f"{step.repeat.name}.{question.name}"
                    yield name, widget(self.model, name)
        if self.declaration:
            yield self.declaration.name, widget(self.model, self.declaration.name)


def _unnumbered(name: str) -> str:
    return ".".join(part for part in name.split(".") if not part.isdigit())
