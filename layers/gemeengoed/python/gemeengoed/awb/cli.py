"""The command line: parse, compute, print one JSON object. Bad input: one line, exit code 2."""

import json
import sys
from collections.abc import Sequence

from gemeengoed.awb.cli_invoer import InvoerFout, Term, lees
from gemeengoed.awb.cli_termen import TERMEN
from gemeengoed.awb.fouten import TermijnFout

GOED, FOUT = 0, 2
_HULP = frozenset({"-h", "--help", "help"})


def main(argumenten: Sequence[str]) -> int:
    """Run the command line; returns the exit code."""
    if not argumenten or argumenten[0] in _HULP:
        print(overzicht())
        return GOED
    try:
        uitkomst = bereken(argumenten[0], argumenten[1:])
    except (InvoerFout, TermijnFout) as fout:
        print(f"fout: {fout}", file=sys.stderr)
        return FOUT
    print(json.dumps(uitkomst, indent=2))
    return GOED


def bereken(naam: str, argumenten: Sequence[str]) -> dict[str, object]:
    """The answer to one question; raises InvoerFout or TermijnFout."""
    term = TERMEN.get(naam)
    if term is None:
        raise InvoerFout(f"onbekende termijn {naam!r}; zonder argumenten ziet u de lijst")
    invoer = lees(term, argumenten)
    return {**invoer.tekst, **term.bereken(invoer)}


def overzicht() -> str:
    """The terms with their arguments, for people."""
    regels = [
        "gebruik: python -m gemeengoed.awb TERMIJN sleutel=waarde ...",
        "Datums als 2026-11-02. [tussen haken] mag weg; ... mag vaker.",
        "",
    ]
    for term in TERMEN.values():
        regels += _regels(term)
    return "\n".join(regels)


def _regels(term: Term) -> list[str]:
    vormen = [veld.vorm for veld in term.velden]
    return [f"{term.naam}  {' '.join(vormen)}", f"    {term.omschrijving}"]
