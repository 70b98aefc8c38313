"""A posted form and the model it fills."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from gemeengoed.form import Form
from gemeengoed.model import Model
from gemeengoed.problem import FieldError, Invalid, VersionMismatch


class Adres(Model):
    straat: str = Field(min_length=1)
    huis_nummer: int | None = None


class Persoon(Model):
    naam: str
    geboren_op: date | None = None
    adres: Adres | None = None


class Aanvraag(Model):
    persoon: Persoon
    sinds: date
    reden: str | None = None


GOED = {"persoon.naam": "Zoë", "sinds.dag": "2", "sinds.maand": "11", "sinds.jaar": "2026"}


def errors(fields: dict[str, str], model: type[Model] = Aanvraag) -> dict[str, str]:
    with pytest.raises(Invalid) as refused:
        Form(fields).parse(model)
    return {e.name: e.code for e in refused.value.fields}


def test_a_form_fills_the_model() -> None:
    form = Form.decode(urlencode(GOED | {"persoon.adres.straat": "Dam", "reden": " a\r\nb "}))
    assert form.parse(Aanvraag) == Aanvraag(
        persoon=Persoon(naam="Zoë", adres=Adres(straat="Dam")),
        sinds=date(2026, 11, 2),
        reden="a\nb",
    )


def test_the_kits_own_fields_are_no_part_of_it() -> None:
    assert Form(GOED | {"csrf": "x", "eenmalig": "y"}).parse(Aanvraag) == Form(GOED).parse(Aanvraag)
    assert errors(GOED | {"persoon.csrf": "x"}) == {"persoon.csrf": "extra_forbidden"}


@pytest.mark.parametrize("blank", ["", " ", "\t", "\r\n"])
def test_blank_is_not_sent(blank: str) -> None:
    assert Form(GOED | {"reden": blank}).parse(Aanvraag).reden is None
    assert errors(GOED | {"persoon.naam": blank}) == {"persoon.naam": "missing"}


def test_an_empty_required_group_names_its_fields() -> None:
    empty = {"persoon.naam": "", "persoon.geborenOp.dag": "", "persoon.adres.straat": ""}
    assert errors(GOED | empty) == {"persoon.naam": "missing"}


def test_an_empty_group_that_is_not_required_is_left_out() -> None:
    empty = {"persoon.adres.straat": "", "persoon.adres.huisNummer": ""}
    assert Form(GOED | empty).parse(Aanvraag).persoon.adres is None
    half = {"persoon.adres.straat": "", "persoon.adres.huisNummer": "4"}
    assert errors(GOED | half) == {"persoon.adres.straat": "missing"}


def test_a_group_that_was_not_on_the_page_is_itself_missing() -> None:
    """Then there is no field to name: the page lacks it."""
    assert errors({n: v for n, v in GOED.items() if n.startswith("sinds")}) == {
        "persoon": "missing"
    }


@pytest.mark.parametrize(
    ("dag", "maand", "jaar", "wanted"),
    [
        ("2", "11", "2026", date(2026, 11, 2)),
        ("02", " 11 ", "2026", date(2026, 11, 2)),
        ("29", "2", "2028", date(2028, 2, 29)),
        ("29", "2", "2026", None),
        ("31", "4", "2026", None),
        ("0", "1", "2026", None),
        ("1", "13", "2026", None),
        ("1", "", "2026", None),
        ("", "", "2026", None),
        ("1", "1", "26", None),
        ("1", "1", "0", None),
        ("-1", "1", "2026", None),
        ("1.5", "1", "2026", None),
        ("een", "mei", "2026", None),
        ("1", "1", "20261", None),
        ("2T03:04", "1", "2026", None),
        ("2T00:00", "1", "2026", None),
    ],
)
def test_a_date_of_three_fields(dag: str, maand: str, jaar: str, wanted: date | None) -> None:
    fields = GOED | {"sinds.dag": dag, "sinds.maand": maand, "sinds.jaar": jaar}
    if wanted is None:
        assert list(errors(fields)) == ["sinds"]
    else:
        assert Form(fields).parse(Aanvraag).sinds == wanted


def test_a_date_that_is_empty_is_missing() -> None:
    empty = {f"sinds.{p}": "" for p in ("dag", "maand", "jaar")}
    assert errors(GOED | empty) == {"sinds": "missing"}
    empty = {f"persoon.geborenOp.{p}": "" for p in ("dag", "maand", "jaar")}
    assert Form(GOED | empty).parse(Aanvraag).persoon.geboren_op is None


def test_an_error_is_at_its_field_and_at_the_field_around_it() -> None:
    form = Form({}).with_errors(Invalid("x", fields=[FieldError("a.b.dag", "c", "Waarom.")]))
    assert form.error("a.b.dag") == form.error("a.b") == form.error("a") == "Waarom."
    assert form.error("a.b.d") is None
    assert form.error("b") is None


def test_errors_keep_what_was_filled_in() -> None:
    form = Form(GOED).with_errors(Invalid("x"))
    assert form.value("persoon.naam") == "Zoë"
    assert form.value("missing") == ""


@pytest.mark.parametrize(
    ("text", "number"),
    [("7", 7), ("007", 7), ("", -1), ("-1", -1), ("²", -1), ("٣", -1), ("1" * 10, -1), ("1 ", -1)],
)
def test_a_number_that_the_page_put_there(text: str, number: int) -> None:
    assert Form({"versie": text}).number("versie") == number


def test_what_is_about_no_field_is_told_too() -> None:
    form = Form(GOED).with_errors(Invalid("Maak het korter.", fields=[]))
    assert form.status == 422
    assert form.summary == [("", "", "Maak het korter.")]


def test_a_version_that_is_old_is_replaced_and_nothing_else() -> None:
    form = Form.at(3, GOED)
    assert (form.status, form.number("versie")) == (200, 3)
    assert form.parse(Aanvraag) == Form(GOED).parse(Aanvraag)
    again = form.with_errors(VersionMismatch("x", version=5))
    assert (again.status, again.changed, again.summary) == (412, True, [])
    assert again.fields == {**GOED, "versie": "5"}


def test_what_was_typed_in_words() -> None:
    own = {"csrf": "x", "eenmalig": "y", "actie": "z", "versie": "1"}
    form = Form(own | GOED | {"kosten.foutVanOns": "ja", "_kosten": "ja", "leeg": " "})
    assert form.typed == [
        ("Persoon naam", "Zoë"),
        ("Sinds", "2-11-2026"),
        ("Kosten fout van ons", "ja"),
    ]


@pytest.mark.parametrize("body", ["a=%ff", "%ff=a", "&".join(["a=1"] * 201)])
def test_a_body_that_cannot_be_read(body: str) -> None:
    with pytest.raises(Invalid):
        Form.decode(body)


@pytest.mark.parametrize("fields", [{"a": "1", "a.b": "2"}, {".".join("abcdefghi"): "1"}])
def test_names_that_do_not_go_together(fields: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        Form(fields).parse(Aanvraag)


NAMES = st.lists(
    st.sampled_from(["persoon", "naam", "adres", "sinds", "dag", "jaar", "", "x"]), max_size=6
).map(".".join)


@given(st.dictionaries(NAMES, st.text(max_size=10), max_size=10))
def test_anything_is_a_model_or_is_invalid(fields: dict[str, str]) -> None:
    try:
        found: Any = Form(fields).parse(Aanvraag)
    except Invalid:
        return
    assert isinstance(found, Aanvraag)
