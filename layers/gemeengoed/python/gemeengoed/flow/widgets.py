"""From a field of a model to the way a page asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from gemeengoed.model import Model
from gemeengoed.velden import Adres, Vorm


@dataclass(frozen=True, slots=True)
class Widget:
    """How one question is asked; `optional` when no answer will do as well."""

    vorm: Vorm
    optional: bool

    def fields(self, name: str) -> tuple[str, ...]:
        """What the question of this name is called in a form: one field, or one per part."""
        parts = _PARTS.get(self.vorm)
        return tuple(f"{name}.{part}" for part in parts) if parts else (name,)


_PARTS = {
    Vorm.DATUM: ("dag", "maand", "jaar"),
    Vorm.ADRES: tuple(str(field.alias) for field in Adres.model_fields.values()),
}
YES_NO = Widget(Vorm.JA_NEE, optional=False)


def widget(model: type[Model], path: str) -> Widget:
    """The widget of the field at a JSON path. ValueError when the model has none there."""
    fields, optional = model, False
    *groups, last = path.split(".")
    for part in groups:
        found, may_miss = _peel(_field(fields, part, path))
        optional = optional or may_miss
        if not (isinstance(found, type) and issubclass(found, Model)):
            raise ValueError(f"{model.__name__} has no group {part!r} in {path!r}")
        fields = found
    field = _field(fields, last, path)
    return Widget(_vorm(field, path), not field.is_required())


def _field(model: type[Model], name: str, path: str) -> FieldInfo:
    for field in model.model_fields.values():
        if field.alias == name:
            return field
    raise ValueError(f"{model.__name__} has no field {name!r} in {path!r}")


def _peel(field: FieldInfo) -> tuple[Any, bool]:
    """What a field holds, without `None` and without the list around it."""
    optional = False
    found: Any = field.annotation
    while True:
        origin, parts = get_origin(found), get_args(found)
        if origin in (Union, UnionType):
            optional = optional or NoneType in parts
            found = next(p for p in parts if p is not NoneType)
        elif origin is Annotated or origin in (tuple, list):
            found = parts[0]
        else:
            return found, optional


def _vorm(field: FieldInfo, path: str) -> Vorm:
    if said := _said(field):
        return said
    kind, _ = _peel(field)
    if isinstance(kind, type):
        if issubclass(kind, Enum):
            return Vorm.KEUZES if _is_list(field) else Vorm.KEUZE
        if issubclass(kind, Adres):
            return Vorm.ADRES
        if issubclass(kind, str):
            return Vorm.REGEL
    raise ValueError(f"no page can ask for {path!r}: use a type of gemeengoed.velden")


def _is_list(field: FieldInfo) -> bool:
    parts = (field.annotation, *get_args(field.annotation))
    return any(get_origin(part) in (tuple, list) for part in parts)


def _said(field: FieldInfo) -> Vorm | None:
    """The Vorm among what an annotation carries, also below `| None`."""
    carried = list(field.metadata)
    found: Any = field.annotation
    for part in (found, *get_args(found)):
        if get_origin(part) is Annotated:
            carried += part.__metadata__
    return next((m for m in carried if isinstance(m, Vorm)), None)
