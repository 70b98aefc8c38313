"""The language in which letters are written: Markdown with the fields of the letter in it.

    # Wij hebben uw bezwaar ontvangen
    Op {{ ontvangen_op }} kregen wij uw bezwaar.
    {% if documenten %}Bij uw bezwaar zaten: {{ documenten }}.{% endif %}

A municipality may write these texts, so they are data, and hostile until shown otherwise. Of
Jinja there is: a field, a part of a field, a few filters, `if` and `for`; anything else is refused
before it is compiled, by the kind of its node. Which fields there are, and whether one can be
printed or gone through, is known from the model of the letter: a wrong name is found when a text
is saved, not when somebody should get a letter. Jinja's sandbox stands behind that.

What comes from the letter's data is never read as Markdown: on its way through, its ASCII is moved
to where Unicode has no characters, and moved back in what was parsed (`opbouw.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.exceptions import TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import AwareDatetime

from gemeengoed import tekst
from gemeengoed.awb.tekst import opsomming
from gemeengoed.clock import AMSTERDAM
from gemeengoed.model import Model

LONGEST = 20_000
# What a text may become with the data in it: some forty pages.
_LONGEST_LETTER = 200_000
_DEEPEST = 40
_SHIELD_START = 0xF0000
# Spaces as well: four of them at the start of a line mean something to Markdown.
_SHIELD = {i: _SHIELD_START + i for i in range(128)}
_UNSHIELD = {v: k for k, v in _SHIELD.items()}
# A tag alone on a line takes its line away; one at the end of a sentence must not join two lines.
_TAG_AT_END = re.compile(r"^(?![ \t]*\{%(?:(?!%\}).)*%\}[ \t]*$)(.*[^-+])%\}[ \t]*$", re.MULTILINE)
_DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


class Fout(Exception):
    """A text that is not right; the sentence says where and what, for who writes it."""

    def __init__(self, reden: str, regel: int | None = None) -> None:
        super().__init__(f"Regel {regel}: {reden}" if regel else reden)


def weekdag(dag: date) -> str:
    """`maandag 14 december 2026`; of a moment also the time."""
    lokaal = dag.astimezone(AMSTERDAM) if isinstance(dag, datetime) else dag
    return f"{_DAGEN[lokaal.weekday()]} {_woorden(dag)}"


def regels(delen: tuple[str, ...]) -> str:
    """Each on a line of its own."""
    return "\n".join(delen)


_FILTERS: Mapping[str, Callable[..., str]] = {
    "euro": tekst.euro,
    "weekdag": weekdag,
    "regels": regels,
}
_FOR_FILTER = {"euro": (int,), "weekdag": (date, datetime), "regels": (tuple,)}


def _woorden(waarde: object) -> str:
    """How a letter writes a value."""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, datetime):
        return tekst.tijdstip(waarde)
    if isinstance(waarde, date):
        return tekst.datum(waarde)
    if isinstance(waarde, float):
        return f"{waarde:g}".replace(".", ",")
    if isinstance(waarde, tuple):
        return opsomming([_woorden(w) for w in waarde])
    if waarde is None:
        raise Fout("Een veld dat leeg kan zijn, moet tussen {% if ... %} en {% endif %} staan.")
    return str(waarde)


def _afgeschermd(waarde: object) -> str:
    return _woorden(waarde).translate(_SHIELD)


def hersteld(deel: str) -> str:
    """Text out of the parsed Markdown, with the data as it was."""
    return deel.translate(_UNSHIELD)


def _omgeving() -> ImmutableSandboxedEnvironment:
    omgeving = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_afgeschermd,
        cache_size=0,
    )
    omgeving.filters = dict(_FILTERS)
    omgeving.tests = {}
    omgeving.globals = {}
    return omgeving


_OMGEVING = _omgeving()


@dataclass(frozen=True, slots=True)
class Sjabloon:
    """A text that was checked."""

    _template: Any

    def vul(self, velden: Mapping[str, object]) -> str:
        """Markdown with the data in it, shielded. Fout when there is none, or too much of it."""
        delen: list[str] = []
        lengte = 0
        try:
            for deel in self._template.generate(**velden):
                delen.append(deel)
                lengte += len(deel)
                if lengte > _LONGEST_LETTER:
                    raise Fout("Met deze gegevens wordt de brief te lang.")
        except (TemplateError, TypeError):
            raise Fout("Deze tekst kan met deze gegevens niet worden gemaakt.") from None
        return "".join(delen)


def lees(bron: str, velden: Mapping[str, Any]) -> Sjabloon:
    """A text, checked against the fields that there are (their types by name). Fout."""
    if len(bron) > LONGEST:
        raise Fout(f"Deze tekst is te lang: het maximum is {LONGEST} tekens.")
    if any(_is_vreemd(c) for c in bron):
        raise Fout("In deze tekst staan vreemde tekens.")
    try:
        boom = _OMGEVING.parse(_TAG_AT_END.sub(r"\1+%}", bron.replace("\r\n", "\n")))
        _Controle().blok(boom.body, velden, diep=0)
        return Sjabloon(_OMGEVING.from_string(boom))
    except TemplateSyntaxError as e:
        raise Fout(
            "hier klopt iets niet. Heeft elke {{ een }}, elke {% een %}, elke {% if %} een "
            "{% endif %} en elke {% for %} een {% endfor %}?",
            e.lineno,
        ) from None
    except (RecursionError, MemoryError):
        raise Fout("Deze tekst is te ingewikkeld.") from None


def _is_vreemd(teken: str) -> bool:
    code = ord(teken)
    return (
        (code < 32 and teken not in "\n\r\t")
        or 0x7F <= code < 0xA0
        or 0xD800 <= code < 0xF900
        or code >= _SHIELD_START
    )


class _Controle:
    """Walks a parsed text, and knows of each name what it is."""

    def blok(self, body: Sequence[nodes.Node], velden: Mapping[str, Any], diep: int) -> None:
        if diep > _DEEPEST:
            raise Fout("Deze tekst is te ingewikkeld.")
        for knoop in body:
            if isinstance(knoop, nodes.Output):
                for deel in knoop.nodes:
                    if not isinstance(deel, nodes.TemplateData):
                        self._te_drukken(deel, velden)
            elif isinstance(knoop, nodes.If):
                self._waarde(knoop.test, velden)
                for tak in (knoop.body, knoop.elif_, knoop.else_):
                    self.blok(tak, velden, diep + 1)
            elif isinstance(knoop, nodes.For):
                self._lus(knoop, velden, diep)
            else:
                raise Fout("gebruik hier alleen {% if %} en {% for %}.", knoop.lineno)

    def _lus(self, knoop: nodes.For, velden: Mapping[str, Any], diep: int) -> None:
        doel = knoop.target
        if not isinstance(doel, nodes.Name) or knoop.test or knoop.else_ or knoop.recursive:
            raise Fout("schrijf een herhaling als {% for x in velden %}.", knoop.lineno)
        if doel.name in velden or doel.name == "loop":
            raise Fout(f"{doel.name} bestaat al. Kies een ander woord.", knoop.lineno)
        soort = self._waarde(knoop.iter, velden)
        if get_origin(soort) is not tuple:
            raise Fout("dit veld heeft maar één waarde.", knoop.lineno)
        self.blok(knoop.body, {**velden, doel.name: _kaal(get_args(soort)[0])}, diep + 1)

    def _te_drukken(self, knoop: nodes.Node, velden: Mapping[str, Any]) -> None:
        soort = self._waarde(knoop, velden)
        if delen := _delen(soort):
            raise Fout(f"kies een onderdeel: {_keuze(delen)}.", knoop.lineno)
        if get_origin(soort) is tuple and _delen(_kaal(get_args(soort)[0])):
            raise Fout("gebruik hier {% for x in ... %}.", knoop.lineno)

    def _waarde(self, knoop: nodes.Node, velden: Mapping[str, Any]) -> Any:
        """The type of an expression. Fout when it is none of ours."""
        if isinstance(knoop, nodes.Name):
            if knoop.name not in velden:
                raise Fout(
                    f"{knoop.name} bestaat niet. Er is: {_keuze(velden)}.",
                    knoop.lineno,
                )
            return _kaal(velden[knoop.name])
        if isinstance(knoop, nodes.Getattr):
            delen = _delen(self._waarde(knoop.node, velden))
            if knoop.attr not in delen:
                er_is = f" Er is: {_keuze(delen)}." if delen else ""
                raise Fout(f"{knoop.attr} bestaat hier niet.{er_is}", knoop.lineno)
            return _kaal(delen[knoop.attr])
        if isinstance(knoop, nodes.Filter):
            return self._filter(knoop, velden)
        if isinstance(knoop, nodes.Const):
            return type(knoop.value)
        if isinstance(knoop, (nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Operand)):
            for kind in knoop.iter_child_nodes():
                self._waarde(kind, velden)
            return bool
        raise Fout("dit kan in een brief niet.", knoop.lineno)

    def _filter(self, knoop: nodes.Filter, velden: Mapping[str, Any]) -> Any:
        if knoop.node is None or knoop.name not in _FILTERS or knoop.args or knoop.kwargs:
            raise Fout(f"na een | kan alleen: {_keuze(_FILTERS)}.", knoop.lineno)
        soort = self._waarde(knoop.node, velden)
        if (get_origin(soort) or soort) not in _FOR_FILTER[knoop.name]:
            raise Fout(f"bij dit veld kan {knoop.name} niet.", knoop.lineno)
        return str


def _delen(soort: Any) -> Mapping[str, Any]:
    """The fields of a model; none of anything else."""
    if isinstance(soort, type) and issubclass(soort, Model):
        return velden_van(soort)
    return {}


def velden_van(model: type[Model]) -> Mapping[str, Any]:
    """The fields that a text may name, with their types."""
    return {naam: veld.annotation for naam, veld in model.model_fields.items()}


def _kaal(soort: Any) -> Any:
    """A type without what it is annotated with, and without None."""
    while True:
        oorsprong = get_origin(soort)
        if oorsprong is Annotated:
            soort = get_args(soort)[0]
        elif oorsprong in (Union, UnionType):
            soort = next(a for a in get_args(soort) if a is not type(None))
        else:
            return datetime if soort is AwareDatetime else soort


def _keuze(namen: Mapping[str, Any]) -> str:
    return ", ".join(sorted(namen))


def paden(velden: Mapping[str, Any], voor: str = "", diep: int = 0) -> Iterator[tuple[str, str]]:
    """Every field that a text can name, and what it is, for people."""
    for naam, soort in velden.items():
        kaal = _kaal(soort)
        if get_origin(kaal) is tuple:
            binnen = _kaal(get_args(kaal)[0])
            yield f"{voor}{naam}", "lijst"
            yield from paden(_delen(binnen), f"{voor}{naam}: x.", diep + 1)
        elif delen := _delen(kaal):
            yield from paden(delen, f"{voor}{naam}.", diep + 1)
        else:
            yield f"{voor}{naam}", _NAMEN.get(kaal, "tekst")


_NAMEN = {date: "datum", datetime: "tijdstip", int: "getal", float: "getal", bool: "ja of nee"}
