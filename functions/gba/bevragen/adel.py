"""Titles and predicates: their forms, and how one addresses who has them (persoon/adressering).

A title (`graaf`) stands between first names and surname, a predicate (`jonkheer`) before the
first names. A woman may bear the courtesy title of her (former) partner with his name.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vorm:
    """A title or predicate for one sex: how it reads and how its bearer is addressed."""

    tekst: str
    aanspreekvorm: str


_HEER, _VROUWE = "hoogwelgeboren heer", "hoogwelgeboren vrouwe"
_VORMEN = {
    "B": {"M": Vorm("baron", _HEER), "V": Vorm("barones", _VROUWE)},
    "G": {"M": Vorm("graaf", "hooggeboren heer"), "V": Vorm("gravin", "hooggeboren vrouwe")},
    "H": {"M": Vorm("hertog", _HEER), "V": Vorm("hertogin", _VROUWE)},
    "JH": {"M": Vorm("jonkheer", _HEER), "V": Vorm("jonkvrouw", _VROUWE)},
    "M": {"M": Vorm("markies", _HEER), "V": Vorm("markiezin", _VROUWE)},
    "P": {"M": Vorm("prins", "hoogheid"), "V": Vorm("prinses", "hoogheid")},
    "R": {"M": Vorm("ridder", _HEER)},
}
# How a letter begins where the title has no form for the sex.
_AANHEF_ZONDER_VORM = {("R", "V"): _VROUWE, ("P", "O"): "hoogheid"}
# The code of a woman's title is that of the same title.
_ZELFDE = {"BS": "B", "GI": "G", "HI": "H", "JV": "JH", "MI": "M", "PS": "P"}
PREDICATEN = frozenset({"JH", "JV"})
VORSTELIJK = frozenset({"P", "PS"})
_HOFFELIJK = frozenset({"B", "G", "H", "M", "P"})


def vorm(code: str | None, geslacht: str | None) -> Vorm | None:
    """The form that goes with the sex, whatever the sex of the code; None when there is none."""
    return _VORMEN.get(_ZELFDE.get(code or "", code or ""), {}).get(geslacht or "")


def aanspreekvorm(code: str | None, geslacht: str | None) -> str | None:
    """How its bearer is addressed, also where the title has no form for the sex."""
    if gevormd := vorm(code, geslacht):
        return gevormd.aanspreekvorm
    titel = _ZELFDE.get(code or "", code or "")
    return _AANHEF_ZONDER_VORM.get((titel, geslacht or ""))


def hoffelijkheidstitel(code_partner: str | None) -> Vorm | None:
    """What a woman may be called after her partner ('titre de courtoisie'): the female form of his
    title. A predicate, a knight and a title that is a woman's give none."""
    return _VORMEN[code_partner]["V"] if code_partner in _HOFFELIJK else None
