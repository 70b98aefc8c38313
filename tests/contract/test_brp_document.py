"""Our document of the national API beside the one that the standard publishes: the same shape.

A shape is what a client is made from: no texts, references followed, `allOf` taken together.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
import yaml

from gba import doel
from gba.document import document
from infra_cdk import ROOT

THEIRS = ROOT.parent / "shared" / "brp" / "openapi.yaml"
_TEXTS = frozenset({"title", "description", "example", "examples", "summary"})
_SETS = frozenset({"required", "enum", "tags"})


@pytest.fixture(scope="module")
def theirs() -> dict[str, Any]:
    if not THEIRS.exists():
        pytest.skip(f"the published document is no part of this repository: {THEIRS.name}")
    read: dict[str, Any] = yaml.safe_load(THEIRS.read_text(encoding="utf-8"))
    return read


def test_the_schemas_have_the_same_shape(theirs: dict[str, Any]) -> None:
    ours = document()
    assert set(_schemas(ours)) == set(_schemas(theirs))
    for name in _schemas(theirs):
        assert _shape(ours, _schemas(ours)[name]) == _shape(theirs, _schemas(theirs)[name]), name


def test_the_paths_have_the_same_shape(theirs: dict[str, Any]) -> None:
    assert _shape(document(), _without_ours()) == _shape(theirs, theirs["paths"])


def test_the_responses_have_the_same_shape(theirs: dict[str, Any]) -> None:
    ours = document()
    wanted = theirs["components"]["responses"]
    assert set(ours["components"]["responses"]) == set(wanted)
    assert _shape(ours, ours["components"]["responses"]) == _shape(theirs, wanted)


def test_it_is_the_same_version_and_licence(theirs: dict[str, Any]) -> None:
    ours = document()
    assert ours["openapi"] == theirs["openapi"]
    assert ours["info"]["version"] == theirs["info"]["version"]
    assert ours["info"]["license"] == theirs["info"]["license"]
    assert theirs["servers"][0]["url"].endswith(ours["servers"][0]["url"])


def test_no_text_is_theirs(theirs: dict[str, Any]) -> None:
    assert not _texts(document()) & _texts(theirs)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("Huisnummer", "maximum"), 9999),
        (("Persoon", "properties", "leeftijd"), {"type": "string"}),
        (("PersonenQuery", "properties", "fields", "maxItems"), 131),
        (("AbstractDatum", "discriminator", "mapping"), {"Datum": "#/components/schemas/Jaar"}),
        (("NaamBasis", "properties", "extra"), {"type": "string"}),
        (("GezagOuder", "required"), []),
        (("AdellijkeTitelPredicaatSoort", "enum"), ["titel"]),
        (("IndicatieCurateleRegister", "deprecated"), True),
    ],
)
def test_a_difference_is_seen(path: tuple[str, ...], value: object) -> None:
    import copy

    changed = copy.deepcopy(document())
    at = _schemas(changed)
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    name = path[0]
    assert _shape(changed, _schemas(changed)[name]) != _shape(
        document(), _schemas(document())[name]
    )


def _without_ours() -> Any:
    """Our paths without what is ours: the headers that say what a question is for."""
    (path,) = document()["paths"]
    operation = dict(document()["paths"][path]["post"])
    assert [(p["name"], p["in"], p["required"]) for p in operation.pop("parameters")] == [
        (name, "header", True) for name in doel.KOPPEN
    ]
    return {path: {"post": operation}}


def _schemas(document_: Mapping[str, Any]) -> dict[str, Any]:
    schemas: dict[str, Any] = document_["components"]["schemas"]
    return schemas


def _shape(whole: Mapping[str, Any], part: Any) -> Any:
    """A part without texts; references followed, except by `type`, where they may go around."""
    if isinstance(part, list):
        return [_shape(whole, p) for p in part]
    if not isinstance(part, dict):
        return part
    shape: dict[str, Any] = {}
    for above in part.get("allOf", ()):
        shape = _together(shape, _shape(whole, above))
    if "$ref" in part:
        shape = _together(shape, _shape(whole, _at(whole, part["$ref"])))
    own: dict[str, Any] = {}
    for name, value in part.items():
        if name in ("allOf", "$ref") or (name in _TEXTS and not isinstance(value, dict)):
            continue
        if name == "example":
            continue
        if name == "mapping":
            own[name] = value
        elif name in _SETS and isinstance(value, list):
            own[name] = frozenset(value)
        else:
            own[name] = _shape(whole, value)
    return _together(shape, own)


def _together(one: Any, other: Any) -> Any:
    """Both at once, as `allOf` has it; a group is an object whether it says so or not."""
    both = {**one, **other}
    for name in ("properties", "required"):
        if name in one and name in other:
            both[name] = one[name] | other[name]
    if "properties" in both and isinstance(both["properties"], dict):
        both["type"] = both.get("type", "object")
    return both


def _at(whole: Mapping[str, Any], reference: str) -> Any:
    at: Any = whole
    for step in reference.removeprefix("#/").split("/"):
        at = at[step]
    return at


def _texts(part: Any) -> set[str]:
    if isinstance(part, list):
        return set().union(*(_texts(p) for p in part))
    if not isinstance(part, dict):
        return set()
    own = {v.strip() for k, v in part.items() if k == "description" and isinstance(v, str)}
    return own.union(*(_texts(v) for v in part.values()))
