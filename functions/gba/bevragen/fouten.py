"""What can be wrong with a question, in the words of the standard (RFC 7807 with invalidParams)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

INSTANCE = "/haalcentraal/api/brp/personen"
_RFC = "https://datatracker.ietf.org/doc/html/"
# A name with its place in a list, `fields[3]`, as we make them.
_GENUMMERD = re.compile(r"(.*)\[([0-9]{1,6})\]", re.DOTALL)
_SECTIE = {
    400: "rfc7231#section-6.5.1",
    401: "rfc7235#section-3.1",
    403: "rfc7231#section-6.5.3",
    404: "rfc7231#section-6.5.4",
    406: "rfc7231#section-6.5.6",
    415: "rfc7231#section-6.5.13",
    500: "rfc7231#section-6.6.1",
    503: "rfc7231#section-6.6.4",
}


@dataclass(frozen=True, slots=True)
class FouteParameter:
    """One thing that is wrong with one parameter."""

    name: str
    code: str
    reason: str

    def as_json(self) -> dict[str, str]:
        return {"name": veilig(self.name), "code": self.code, "reason": self.reason}


class Fout(Exception):
    """A question that is not answered."""

    def __init__(
        self,
        status: int,
        code: str,
        title: str,
        detail: str,
        parameters: Sequence[FouteParameter] = (),
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.title = title
        self.detail = detail
        self.parameters = tuple(parameters)

    def as_problem(self) -> dict[str, Any]:
        problem: dict[str, Any] = {
            "type": _RFC + _SECTIE[self.status],
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "code": self.code,
            "instance": INSTANCE,
        }
        if self.parameters:
            problem["invalidParams"] = [p.as_json() for p in self.parameters]
        return problem


def veilig(naam: str) -> str:
    """A name that somebody made up, fit to stand on a page, and to be sent: half a character
    (a surrogate) can't be."""
    heel = naam.encode(errors="replace").decode()
    return escape(heel).replace("&#x27;", "&#39;")


def foute_parameters(fouten: Sequence[FouteParameter]) -> Fout:
    # In the order of the alphabet; a postcode goes before its number.
    namen = sorted({f.name for f in fouten}, key=lambda n: (n != "postcode", _op_nummer(n)))
    return Fout(
        400,
        "paramsValidation",
        "Een of meerdere parameters zijn niet correct.",
        f"De foutieve parameter(s) zijn: {', '.join(veilig(n) for n in namen)}.",
        fouten,
    )


def _op_nummer(naam: str) -> tuple[str, int]:
    genummerd = _GENUMMERD.fullmatch(naam)
    return (genummerd[1], int(genummerd[2])) if genummerd else (naam, -1)


def geen_vraag() -> Fout:
    return Fout(
        400,
        "paramsRequired",
        "Ten minste één parameter moet worden opgegeven.",
        "Stuur een JSON-object met de parameters van de vraag.",
    )


def ontbrekende_kop(namen: Sequence[str]) -> Fout:
    """Every look at a register needs a purpose, and somebody who has it."""
    return Fout(
        400,
        "paramsValidation",
        "Een of meerdere parameters zijn niet correct.",
        f"De foutieve parameter(s) zijn: {', '.join(namen)}.",
        [FouteParameter(n, "required", "Header is verplicht.") for n in namen],
    )


def te_veel(meest: int) -> Fout:
    return Fout(
        400,
        "tooManyResults",
        "Teveel zoekresultaten.",
        f"Meer dan maximum van {meest} gevonden personen.",
    )


def niet_ingelogd() -> Fout:
    title = "Niet correct geauthenticeerd."
    return Fout(401, "authentication", title, "Stuur een geldig token mee.")


def niet_geautoriseerd() -> Fout:
    return Fout(
        403,
        "unauthorized",
        "U bent niet geautoriseerd voor het gebruik van deze API.",
        "Niet geautoriseerd voor ad hoc bevragingen.",
    )


def ongeautoriseerde_parameters(namen: Sequence[str]) -> Fout:
    return Fout(
        403,
        "unauthorizedParameter",
        "U bent niet geautoriseerd voor de gebruikte parameter(s).",
        f"U bent niet geautoriseerd voor het gebruik van parameter(s): {', '.join(namen)}.",
    )


def ongeautoriseerde_velden(namen: Sequence[str]) -> Fout:
    return Fout(
        403,
        "unauthorizedField",
        "U bent niet geautoriseerd voor één of meerdere opgegeven field waarden.",
        "U bent niet geautoriseerd om de volgende gegevens op te vragen met fields: "
        + ", ".join(namen),
    )


def niet_acceptabel() -> Fout:
    return Fout(
        406,
        "notAcceptable",
        "Gevraagde content type wordt niet ondersteund.",
        "Ondersteunde content type: application/json; charset=utf-8.",
    )


def niet_gevonden() -> Fout:
    return Fout(404, "notFound", "Dit adres bestaat niet.", "Stel een vraag met POST /personen.")


def niet_beschikbaar() -> Fout:
    return Fout(
        503,
        "notAvailable",
        "Het register is tijdelijk niet beschikbaar.",
        "Probeer het over een minuut nog eens.",
    )


def onvoorzien() -> Fout:
    return Fout(500, "serverError", "Interne server fout.", "Onze kant ging fout.")


def niet_ondersteund() -> Fout:
    return Fout(
        415,
        "unsupportedMediaType",
        "Media Type wordt niet ondersteund.",
        "Ondersteunde content type: application/json; charset=utf-8.",
    )
