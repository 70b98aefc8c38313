"""What a person told before need not be told again, and of others the browser offers nothing."""

from __future__ import annotations

import pytest
from speeltuin.formulier import Aanvraag

from applications.shared.markup import Markup
from gemeengoed.flow import Flow, Question, Section, Step
from gemeengoed.flow.answers import known
from gemeengoed.form import Form
from gemeengoed.identity import Principal, Role
from gemeengoed.pages import environment

VRAGEN = (
    Question("naam", "Hoe heet u?", autocomplete="name"),
    Question("tint", "Van welk bedrijf bent u?", autocomplete="organization"),
    Question("adres", "Waar woont u?"),
    Question("mail", "Wat is uw e-mailadres?"),
)
FLOW = Flow(
    name="wie",
    title="Wie u bent",
    model=Aanvraag,
    send="Versturen",
    sections=(Section("Wie", (Step("wie", "Wie", VRAGEN),)),),
)


@pytest.mark.parametrize(
    ("who", "answers"),
    [
        (Principal(Role.BURGER, "a", "Anna"), {"naam": "Anna"}),
        (Principal(Role.BURGER, "a"), {}),
        (
            Principal(Role.ORGANISATIE, "k", "De Korenaar", acting="T. van Loon"),
            {"naam": "De Korenaar", "tint": "De Korenaar"},
        ),
    ],
)
def test_who_logged_in_is_filled_in(who: Principal, answers: dict[str, str]) -> None:
    assert known(FLOW, who) == answers


@pytest.mark.parametrize(
    ("eigen", "offered"),
    [
        (
            "true",
            {"name", "organization", "postal-code", "address-line1", "address-level2", "email"},
        ),
        ("false", set()),
    ],
)
def test_only_of_oneself_the_browser_may_offer(eigen: str, offered: set[str]) -> None:
    """WCAG 1.3.5 is about the person at the keyboard; the neighbours' address is not theirs."""
    env = environment("speeltuin")
    page = '{% import "flow/vragen.html" as v %}{{ v.all(flow, form, q, eigen=' + eigen + ") }}"
    questions = VRAGEN if eigen == "true" else VRAGEN[2:]
    html = env.from_string(page).render(flow=FLOW, form=Form(), q=questions)
    found = {a.get("autocomplete") for t, a in Markup(html).elements if t == "input"}
    assert found - {"off"} == offered
