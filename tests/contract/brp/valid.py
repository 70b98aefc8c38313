"""Whether an answer is as the published document says: every field known, every value as it may be.

The document tells by `type` which group a group is; JSON Schema knows nothing of that, so it is
written out here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from gba.document import document

Schema = dict[str, Any]
# Where the standard's own texts do not keep to its own patterns: a colon or a bracket in an error
# (`fields[0]`), a slash in a description of a national table, no host in `instance`.
LOOSE = frozenset(
    {"title", "detail", "name", "reason", "instance", "omschrijving", "omschrijvingVerdrag"}
)


def errors(answer: Mapping[str, Any], status: int) -> list[str]:
    """What is wrong with the body of an answer; each with where."""
    validator = _validator(_schema(answer, status))
    return [f"{e.json_path}: {e.message}" for e in validator.iter_errors(answer)]


def paths(name: str) -> set[str]:
    """Every path of a field in a schema, lists and kinds of groups taken together."""
    return set(_paths(_strict({"$ref": f"#/components/schemas/{name}"}), ""))


def _schema(answer: Mapping[str, Any], status: int) -> str:
    if status == 200:
        return f"{answer['type']}Response"
    return "BadRequestFoutbericht" if status == 400 else "Foutbericht"


@cache
def _validator(name: str) -> Draft202012Validator:
    strict = _strict({"$ref": f"#/components/schemas/{name}"}, follow=False)
    Draft202012Validator.check_schema(strict)
    return Draft202012Validator(strict, format_checker=FormatChecker())


def _strict(schema: Schema, *, follow: bool = True) -> Schema:
    whole = _whole(schema)
    if follow and "discriminator" in whole:
        mapping = whole["discriminator"]["mapping"]
        return {"oneOf": [_of_type(kind, ref) for kind, ref in mapping.items()]}
    if "properties" in whole:
        return {
            "type": "object",
            "required": whole.get("required", []),
            "properties": {n: _field(n, s) for n, s in whole["properties"].items()},
            "additionalProperties": False,
        }
    if whole.get("type") == "array":
        return {**whole, "items": _strict(whole["items"])}
    return whole


def _field(name: str, schema: Schema) -> Schema:
    strict = _strict(schema)
    if name in LOOSE:
        return {k: v for k, v in strict.items() if k not in ("pattern", "format")}
    return strict


def _of_type(kind: str, reference: str) -> Schema:
    strict = _strict({"$ref": reference}, follow=False)
    return {**strict, "properties": {**strict["properties"], "type": {"const": kind}}}


def _whole(schema: Schema) -> Schema:
    """With what it refers to and adds to taken in."""
    whole: Schema = {}
    above = [*schema.get("allOf", ()), *([_at(schema["$ref"])] if "$ref" in schema else [])]
    for part in [*(_whole(a) for a in above), schema]:
        own = {k: v for k, v in part.items() if k not in ("allOf", "$ref")}
        whole = {
            **whole,
            **own,
            **{
                k: _both(whole[k], own[k])
                for k in ("properties", "required")
                if k in whole and k in own
            },
        }
    return whole


def _both(one: Any, other: Any) -> Any:
    return {**one, **other} if isinstance(one, dict) else [*one, *other]


def _at(reference: str) -> Schema:
    schema: Schema = document()["components"]["schemas"][reference.rpartition("/")[2]]
    return schema


def _paths(schema: Schema, above: str) -> list[str]:
    found = []
    for kind in schema.get("oneOf", [schema]):
        if "items" in kind:
            found += _paths(kind["items"], above)
        for name, field in kind.get("properties", {}).items():
            path = f"{above}.{name}" if above else name
            found += [path, *_paths(field, path)]
    return found
