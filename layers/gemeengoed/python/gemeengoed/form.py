"""A posted form and the model it fills: the same model that the API validates.

Form fields carry the JSON path as their name: `besluit.kenmerk`. A date is three fields:
`besluit.bekendgemaaktOp.dag`, `.maand`, `.jaar`; a group that repeats is numbered:
`kosten.0.bedrag`. An empty field is one that was not sent.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar
from urllib.parse import parse_qsl

from pydantic import ValidationError

from gemeengoed.model import Model
from gemeengoed.problem import FieldError, Invalid, VersionMismatch, invalid

M = TypeVar("M", bound=Model)
_DATE = {"dag", "maand", "jaar"}
_MOST_FIELDS = 200
_DEEPEST = 8


class Form:
    """What a person filled in, to validate and, when something is wrong, to show again.

    versie   the field that says of which version of a dossier the page was; templates put it in
             the form with `kit.hidden(csrf, eenmalig, form)`, `page.unchanged` looks at it
    changed  the dossier changed after the page was shown: the form is on the new version
    """

    def __init__(
        self,
        fields: Mapping[str, str] | None = None,
        errors: Sequence[FieldError] = (),
        *,
        changed: bool = False,
    ) -> None:
        self._fields = dict(fields or {})
        self.errors = tuple(errors)
        self.changed = changed
        self._labels: dict[str, str] = {}

    @classmethod
    def at(cls, version: int, fields: Mapping[str, str] | None = None) -> Form:
        """A form about what has this version now."""
        return cls({**(fields or {}), "versie": str(version)})

    @classmethod
    def decode(cls, body: str) -> Form:
        """A urlencoded body. Invalid when it is none."""
        try:
            pairs = parse_qsl(
                body, keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict"
            )
        except (ValueError, UnicodeDecodeError):
            raise Invalid("Dit formulier konden wij niet lezen.") from None
        return cls(dict(pairs))

    @property
    def fields(self) -> Mapping[str, str]:
        """What was filled in, by name."""
        return self._fields

    def value(self, name: str) -> str:
        return self._fields.get(name, "")

    def error(self, name: str) -> str | None:
        """What is wrong with a field or with a part of it (the month of a date)."""
        for e in self.errors:
            if e.name == name or e.name.startswith(f"{name}."):
                return e.reason
        return None

    def shown(self, name: str, label: str) -> str:
        """The template says here what it calls a field; the summary of errors uses it."""
        self._labels[name] = label
        return label

    @property
    def summary(self) -> list[tuple[str, str, str]]:
        """Per error the field to go to, what the page calls it, and what is wrong; in the order
        of the page."""
        found = []
        places = {name: place for place, name in enumerate(self._labels)}
        for e in self.errors:
            # The field itself before the group that it is in.
            shown = [n for n in self._labels if f"{e.name}.".startswith(f"{n}.")]
            name = max(shown, key=len, default=e.name)
            found.append((name, self._labels.get(name, ""), e.reason))
        return sorted(found, key=lambda f: places.get(f[0], len(places)))

    def with_errors(self, error: Invalid) -> Form:
        """To show again, with what is wrong."""
        if isinstance(error, VersionMismatch):
            return Form({**self._fields, "versie": str(error.version)}, changed=True)
        # What is not about one field is told all the same.
        return Form(self._fields, error.fields or (FieldError("", error.code, error.detail),))

    @property
    def status(self) -> int:
        """Of the page that shows it."""
        return 412 if self.changed else 422 if self.errors else 200

    @property
    def typed(self) -> list[tuple[str, str]]:
        """What was filled in, by the words in the name of its field: to copy from a page that does
        not have the form."""
        found: dict[str, list[str]] = {}
        for name, value in self._fields.items():
            group, _, part = name.rpartition(".")
            if value.strip() and name not in _OWN and not name.startswith("_"):
                found.setdefault(group if part in _DATE else name, []).append(value)
        return [(_words(name), "-".join(values)) for name, values in found.items()]

    @property
    def digest(self) -> str:
        """What was filled in, as one text: the same for a form that is sent twice."""
        return json.dumps(sorted((k, v) for k, v in self._fields.items() if k != "csrf"))

    def number(self, name: str) -> int:
        """A whole number that the page itself put in the form; -1 when it was tampered with."""
        text = self.value(name)
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1

    def parse(self, model: type[M]) -> M:
        """The model filled in. Invalid with an error per field."""
        nested: dict[str, Any] = {}
        for name, value in self._fields.items():
            # What begins with `_` only says which questions follow.
            if ("." not in name and name in _OWN) or name.startswith("_") or not value.strip():
                continue
            _place(nested, name.split("."), value.replace("\r\n", "\n"))
        while True:
            try:
                return model.model_validate(_shaped(nested))
            except ValidationError as e:
                groups = self._missing_groups(e)
                if not groups:
                    raise self._of_the_page(invalid(e)) from None
                for path in groups:
                    _place(nested, path, {})

    def _of_the_page(self, error: Invalid) -> Invalid:
        """The same, but a date is three boxes here, and not `jjjj-mm-dd`."""
        fields = [
            FieldError(f.name, f.code, _DATE_REASON)
            if f.code.startswith("dat") and f"{f.name}.dag" in self._fields
            else f
            for f in error.fields
        ]
        return Invalid(error.detail, fields=fields)

    def _missing_groups(self, error: ValidationError) -> list[list[str]]:
        """Required groups of which nothing was filled in: what is missing are their fields."""
        missing = [[str(p) for p in e["loc"]] for e in error.errors() if e["type"] == "missing"]
        return [path for path in missing if self._is_group(".".join(path) + ".")]

    def _is_group(self, prefix: str) -> bool:
        parts = {n.removeprefix(prefix) for n in self._fields if n.startswith(prefix)}
        return bool(parts - _DATE)


_DATE_REASON = (
    "Deze datum bestaat niet. Vul een dag, een maand en een jaar in. Bijvoorbeeld: 2 11 2026."
)
# The kit's own fields.
_OWN = {"csrf", "eenmalig", "actie", "versie"}
_BEFORE_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NUMBERS = frozenset(str(n) for n in range(_MOST_FIELDS))


def _words(name: str) -> str:
    """`kosten.foutVanOns` as people read it."""
    spaced = _BEFORE_CAPITAL.sub(" ", name).lower().replace(".", " ")
    return spaced.strip("_").capitalize()


def _place(into: dict[str, Any], path: list[str], value: str | dict[str, Any]) -> None:
    if len(path) > _DEEPEST:
        raise Invalid("Dit formulier konden wij niet lezen.")
    for part in path[:-1]:
        step = into.setdefault(part, {})
        if not isinstance(step, dict):
            raise Invalid("Dit formulier konden wij niet lezen.")
        into = step
    into[path[-1]] = value


def _shaped(fields: dict[str, Any]) -> Any:
    """What the names meant: a date, a list, or a group."""
    if fields and fields.keys() <= _DATE:
        parts = [str(fields.get(p, "")).strip() for p in ("jaar", "maand", "dag")]
        year, month, day = parts
        # The year as it was written: `26` is no year that anybody means.
        return f"{year}-{month:0>2}-{day:0>2}"
    shaped = {k: _shaped(v) if isinstance(v, dict) else v for k, v in fields.items()}
    if shaped and all(k in _NUMBERS for k in shaped):
        return [shaped[k] for k in sorted(shaped, key=int)]
    return shaped
