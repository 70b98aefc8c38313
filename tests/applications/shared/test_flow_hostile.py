"""A form in the hands of somebody who does not use the page it came from."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from email.header import Header
from typing import Any

import boto3
import pytest
from speeltuin.formulier import CONCEPTEN, VRAGEN, Kleur
from speeltuin.web import SENT, web

from applications.conftest import DOCUMENTS
from applications.gateway import Browser
from applications.shared.markup import Markup
from applications.shared.test_flow import begin, draft, fill, fill_all, hidden, login, send
from gemeengoed import aws
from gemeengoed.documents import Bestand, Documents
from gemeengoed.flow import Flow, Question, Section, Step
from gemeengoed.flow import answers as given
from gemeengoed.model import Model
from gemeengoed.store import Store


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


class TestFiles:
    PDF = b"%PDF-1.7 een document"

    def received(self, anna: Browser, form: str, content: bytes = PDF, name: str = "a.pdf") -> str:
        """A file that came and was taken; its key."""
        key = Markup(anna.get(f"{form}/stukken").text).values("key")[0]
        put(key, content, name)
        assert anna.get(f"{form}/stukken/ontvangen?key={key}").status == 303
        return key

    def test_what_is_sent_is_what_we_looked_at(self, anna: Browser) -> None:
        """The form of a file is valid for an hour: also to replace it after it was looked at."""
        form = begin(anna)
        fill_all(anna, form)
        key = self.received(anna, form)
        put(key, b"<script>alert(1)</script>", "kwaad.html")
        assert anna.get(f"{form}/stukken/ontvangen?key={key}").status == 303
        send(anna, form)
        [sending] = SENT
        [bestand] = sending.bestanden
        kept = boto3.client("s3").get_object(Bucket=DOCUMENTS, Key=bestand.sleutel)
        assert kept["Body"].read() == self.PDF
        assert bestand.grootte == len(self.PDF)

    def test_what_we_looked_at_is_gone(self, anna: Browser) -> None:
        form = begin(anna)
        fill_all(anna, form)
        key = self.received(anna, form)
        [bestand] = draft(form).bestanden
        boto3.client("s3").delete_object(Bucket=DOCUMENTS, Key=key, VersionId=str(bestand.versie))
        assert send(anna, form).status == 404
        assert SENT == []

    def test_nothing_is_kept_of_what_is_not_sent(self, anna: Browser) -> None:
        form = begin(anna)
        fill_all(anna, form)
        self.received(anna, form)
        assert send(anna, form, akkoord="").status == 422
        id_ = form.rpartition("/")[2]
        assert there(f"zaken/speeltuin/{id_}/") == 0

    @pytest.mark.parametrize(
        "name", ["=?utf-8?b?a?=", "=?utf-7?q?+2AA-?=", "=?unicode_escape?q?=5Cud800?=", "a\u202ex"]
    )
    def test_any_name(self, anna: Browser, name: str) -> None:
        form = begin(anna)
        self.received(anna, form, name=Header(name, "utf-8").encode() if "\u202e" in name else name)
        [bestand] = draft(form).bestanden
        assert bestand.naam in ("document.pdf", "a_x.pdf")

    def test_coming_back_twice_at_once(
        self, anna: Browser, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        form = begin(anna)
        key = Markup(anna.get(f"{form}/stukken").text).values("key")[0]
        put(key, self.PDF, "a.pdf")
        url, other, twice = f"{form}/stukken/ontvangen?key={key}", login(), Documents.received

        def meanwhile(documents: Documents, form_id: str, key: str) -> Bestand:
            monkeypatch.setattr(Documents, "received", twice)
            assert other.get(url).status == 303
            return twice(documents, form_id, key)

        monkeypatch.setattr(Documents, "received", meanwhile)
        assert anna.get(url).status == 303
        history = aws.store("speeltuin").history(CONCEPTEN.kind, form.rpartition("/")[2])
        assert [h.event.type for h in history].count("concept_bestand_gekregen") == 1


class TestTwoWindows:
    def test_what_was_changed_after_reading_it_back_is_not_sent(
        self, anna: Browser, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Changed between our reading and our writing: half of it would be the old one."""
        form, other = begin(anna), login()
        fill_all(anna, form)
        page = hidden(anna.get(f"{form}/controleren"), "controleren")
        run = Store.run

        def meanwhile(store: Store, *args: Any, **kwargs: Any) -> Any:
            monkeypatch.setattr(Store, "run", run)
            fill(other, form, "wat", aantal="13", actie="later")
            return run(store, *args, **kwargs)

        monkeypatch.setattr(Store, "run", meanwhile)
        reply = anna.post(f"{form}/controleren", page | {"akkoord": "ja"})
        assert reply.status == 409
        assert "in een ander venster" in reply.text
        assert SENT == []


def put(key: str, content: bytes, name: str) -> None:
    """What the browser does with the form of the page, at S3."""
    boto3.client("s3").put_object(Bucket=DOCUMENTS, Key=key, Body=content, Metadata={"naam": name})


def there(prefix: str) -> int:
    return int(boto3.client("s3").list_objects_v2(Bucket=DOCUMENTS, Prefix=prefix)["KeyCount"])
