"""Questions that are right, made from the published document, to the real handler: each is
answered, and as the document says. Of the kinds of question a client of it can make.

schemathesis (test_running.py) knows nothing of `type`, so it seldom makes one of these.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from applications.gba.bevraging import AFNEMER, Bevraging, bevraging, lijst
from contract.brp import valid
from gba.bevragen import vraag
from gba.bevragen.autorisatie import PARAMETERS
from gba.document import document

BSN = "999991164"
_ADRES = {"0910": "0757", "1110": "Markt", "1120": "1", "1130": "a", "1160": "5281AB"}
# What stands in the register, so that a question may find somebody.
_BEKEND = {
    "burgerservicenummer": [BSN],
    "geslachtsnaam": "vries",
    "voornamen": "jan",
    "geboortedatum": "1970-04-01",
    "gemeenteVanInschrijving": "0757",
    "postcode": "5281AB",
    "huisnummer": 1,
    "straat": "markt",
}
# Few, and the same each time.
_BOUNDED = settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


@pytest.fixture(scope="module")
def brp() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        made = bevraging(patch)
        made.laad(lijst(BSN, c08=_ADRES), lijst("999993653", c08=_ADRES))
        made.autoriseer(" ".join(sorted(set(PARAMETERS.values()))))
        yield made


@pytest.mark.parametrize("soort", vraag.ZOEKTYPEN)
def test_a_right_question_is_answered(brp: Bevraging, soort: str) -> None:
    @_BOUNDED
    @given(_vraag(soort))
    def ask(question: dict[str, Any]) -> None:
        answer = brp.vraag(question)
        if answer.status != 200:
            assert answer.json["code"] == "tooManyResults", answer.text
        assert not valid.errors(answer.json, answer.status)
        # Another consumer may be refused; it is never our mistake.
        assert brp.vraag(question, claims=AFNEMER).status in (200, 400, 403)

    ask()
    assert BSN not in brp.logged.getvalue()


@pytest.mark.parametrize("soort", vraag.ZOEKTYPEN)
def test_a_question_with_something_odd_in_it_is_refused_or_answered(
    brp: Bevraging, soort: str
) -> None:
    anything = st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
        max_leaves=5,
    )

    @_BOUNDED
    @given(_vraag(soort), st.data())
    def ask(question: dict[str, Any], data: st.DataObject) -> None:
        where = data.draw(st.sampled_from(sorted(question)) | st.text())
        answer = brp.vraag({**question, where: data.draw(anything)})
        assert answer.status in (200, 400)
        answer.text.encode()

    ask()


def _vraag(soort: str) -> st.SearchStrategy[dict[str, Any]]:
    """A question of this kind, with every parameter as its schema says or as somebody has it."""
    of, base = _schema(soort), _schema("PersonenQuery")
    properties = {**base["properties"], **of["allOf"][1]["properties"]}
    own = {
        name: st.just(_BEKEND[name]) | _waarde(schema) if name in _BEKEND else _waarde(schema)
        for name, schema in properties.items()
        if name not in ("type", "fields")
    }
    velden = sorted(vraag.ZOEKTYPEN[soort].velden().rubrieken)
    required = {name: own.pop(name) for name in of["required"]}
    return st.fixed_dictionaries(
        {
            "type": st.just(soort),
            "fields": st.lists(st.sampled_from(velden), min_size=1, max_size=130),
            **required,
        },
        optional=own,
    )


def _waarde(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    if "$ref" in schema:
        return _waarde(_schema(schema["$ref"].rpartition("/")[2]))
    if schema["type"] == "array":
        return st.lists(
            _waarde(schema["items"]), min_size=schema["minItems"], max_size=schema["maxItems"]
        )
    if schema["type"] == "integer":
        return st.integers(schema["minimum"], schema["maximum"])
    if schema["type"] == "boolean":
        return st.booleans()
    if schema.get("format") == "date":
        return st.dates().map(str)
    return st.from_regex(schema["pattern"], fullmatch=True).filter(lambda s: "\n" not in s)


def _schema(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = document()["components"]["schemas"][name]
    return schema


def test_they_are_questions_of_the_document() -> None:
    assert set(vraag.ZOEKTYPEN) == set(_schema("PersonenQuery")["discriminator"]["mapping"])
