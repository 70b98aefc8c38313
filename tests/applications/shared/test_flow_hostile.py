"""A form in the hands of somebody who does not use the page it came from."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from speeltuin.formulier import VRAGEN, Kleur
from speeltuin.web import SENT, web

from applications.gateway import Browser
from applications.shared.test_flow import begin, draft, fill, fill_all, hidden, login, send
from gemeengoed.flow import Flow, Question, Section, Step
from gemeengoed.flow import answers as given
from gemeengoed.model import Model


@pytest.fixture(autouse=True)
def _fresh(site: None) -> None:
    for kept in ("env", "sessions"):
        web.__dict__.pop(kept, None)
    SENT.clear()


@pytest.fixture
def anna() -> Browser:
    return login()


class TestFields:
    @pytest.mark.parametrize(
        ("slug", "name"),
        [
            ("naam", "naam.x"),
            ("naam", "naam." + "x." * 20 + "y"),
            ("wat", "sinds.uur"),
            ("wat", "sinds"),
            ("adres", "adres.__proto__"),
            ("adres", "adres.straat.x"),
            ("kosten", "kosten.3.wat"),
            ("kosten", "kosten.-1.wat"),
            ("kosten", "kosten.x.wat"),
            ("kosten", "kosten.0.wie"),
            ("kosten", "kosten.0"),
        ],
    )
    def test_only_those_of_the_page(self, anna: Browser, slug: str, name: str) -> None:
        form = begin(anna)
        fill(anna, form, "gemaakt")
        fill(anna, form, slug, **{name: "x"}, actie="later")
        assert name not in draft(form).antwoorden

    def test_a_name_that_can_not_be_read_hides_no_error(self, anna: Browser) -> None:
        form = begin(anna)
        reply = fill(anna, form, "naam", naam="", **{"naam." + "x." * 20 + "y": "x"})
        assert reply.status == 422
        assert "Vul dit in." in reply.text

    def test_of_a_group_of_which_nothing_is_sent_the_questions_are_wrong(self) -> None:
        """A browser sends nothing of radio buttons of which none was chosen."""

        class Keus(Model):
            kleur: Kleur

        class Brief(Model):
            keus: Keus

        question = Question("keus.kleur", "Welke?", options=(("rood", "Rood"),))
        step = Step("kleur", "Kleur", (question,))
        flow = Flow(name="x", title="X", model=Brief, send="x", sections=(Section("x", (step,)),))
        [error] = given.wrong_at(flow, step, {}, datetime(2026, 11, 24, tzinfo=UTC))
        assert (error.name, error.reason) == ("keus.kleur", "Maak een keuze.")


class TestStrangeAnswers:
    @pytest.mark.parametrize("year", ["99999999999", "1" * 5000, "²", "-1"])
    def test_a_year_is_read_back_as_it_was_written(self, anna: Browser, year: str) -> None:
        form = begin(anna)
        fill_all(anna, form)
        fill(anna, form, "wat", **{"sinds.jaar": year}, actie="later")
        page = anna.get(f"{form}/controleren")
        assert page.status == 200
        assert year in page.text

    @pytest.mark.parametrize("row", ["9" * 5000, "٠", "-1", "00"])
    def test_a_row_that_is_none(self, anna: Browser, row: str) -> None:
        form = begin(anna)
        fill(anna, form, "gemaakt")
        assert fill(anna, form, "kosten", actie=f"verwijderen.{row}").status == 303
        assert draft(form).antwoorden["kosten.0.wat"] == "Trein"

    @pytest.mark.parametrize("letter", ["\0", '"', "\U0001f600", "\u2028"])
    def test_what_is_kept_fits_in_the_table(self, anna: Browser, letter: str) -> None:
        """Kept half-filled, page after page, in letters that take more than one byte."""
        form, much = begin(anna), letter * 15_000
        fill(anna, form, "gemaakt")
        kept = [
            fill(anna, form, "verhaal", verhaal=much, actie="later"),
            fill(anna, form, "naam", naam=much, actie="later"),
            fill(anna, form, "kosten", **{"kosten.0.wat": much}, actie="later"),
        ]
        assert {reply.status for reply in kept} <= {303, 422}
        size = len(json.dumps(draft(form).antwoorden, ensure_ascii=False).encode())
        assert size <= 150_000


def test_a_form_of_which_nothing_was_filled_in_is_not_sent(anna: Browser) -> None:
    form = begin(anna)
    token = hidden(anna.get(form), "weggooien")
    for step in VRAGEN.steps:
        anna.post(f"{form}/{step.slug}", token)
    assert send(anna, form).location != f"{form}/controleren"
    assert SENT == []
