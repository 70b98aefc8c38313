"""The account of a computed term: sentences for a citizen, and a dict for the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from gemeengoed.awb.tekst import dagen, datum, opsomming

if TYPE_CHECKING:
    from gemeengoed.awb.termijn import Termijn

ATW_1, ATW_2, ATW_4 = "Atw 1", "Atw 2", "Atw 4"
_WETTEN = {
    "Awb": "Algemene wet bestuursrecht",
    "Atw": "Algemene termijnenwet",
    "ASV": "Algemene subsidieverordening",
    "BRP": "Wet basisregistratie personen",
}


@dataclass(frozen=True, slots=True)
class OvergeslagenDag:
    """A day a term may not end on, and why: "zaterdag", "Tweede Pinksterdag"."""

    datum: date
    reden: str


@dataclass(frozen=True, slots=True)
class GeteldeOpschorting:
    """The part of a suspension that counts: inside the term, not counted before.

    ``dagen`` is None while it runs, 0 when it changed nothing.
    """

    van: date
    tot: date | None
    dagen: int | None
    reden: str


@dataclass(frozen=True, slots=True)
class Uitleg:
    """Why a term ends when it ends. ``tekst`` is plain Dutch and can be shown as it is."""

    artikelen: tuple[str, ...]
    tekst: str
    dagen: int
    overgeslagen: tuple[OvergeslagenDag, ...] = ()
    opschortingen: tuple[GeteldeOpschorting, ...] = ()
    waarschuwingen: tuple[str, ...] = ()

    def als_dict(self) -> dict[str, Any]:
        """Ready for JSON: ISO dates, lists, no types of this package."""
        return {
            "artikelen": list(self.artikelen),
            "tekst": self.tekst,
            "dagen": self.dagen,
            "overgeslagen": [
                {"datum": dag.datum.isoformat(), "reden": dag.reden} for dag in self.overgeslagen
            ],
            "opschortingen": [
                {
                    "van": deel.van.isoformat(),
                    "tot": deel.tot.isoformat() if deel.tot else None,
                    "dagen": deel.dagen,
                    "reden": deel.reden,
                }
                for deel in self.opschortingen
            ],
            "waarschuwingen": list(self.waarschuwingen),
        }


def maak_uitleg(termijn: Termijn) -> Uitleg:
    """Build the account of a term from its parts."""
    zinnen = [
        termijn.aanhef,
        _lengte(termijn),
        *(_opschorting(deel) for deel in termijn.opschortingen),
        *termijn.toelichting,
        _overgeslagen(termijn),
        _slot(termijn),
        _niet_verschoven(termijn),
        *(f"Let op: {zin}" for zin in termijn.waarschuwingen),
    ]
    return Uitleg(
        artikelen=termijn.artikelen,
        tekst=" ".join(zin for zin in zinnen if zin),
        dagen=termijn.dagen,
        overgeslagen=termijn.overgeslagen,
        opschortingen=termijn.opschortingen,
        waarschuwingen=termijn.waarschuwingen,
    )


def artikelen_in_woorden(artikelen: tuple[str, ...]) -> str:
    """ "artikel 6:7 en 6:8 van de Algemene wet bestuursrecht" from ("Awb 6:7", "Awb 6:8")."""
    per_wet: dict[str, list[str]] = {}
    for artikel in artikelen:
        wet, _, nummer = artikel.partition(" ")
        per_wet.setdefault(wet, []).append(nummer)
    return opsomming(
        [f"{_nummers(nummers)}de {_WETTEN.get(wet, wet)}" for wet, nummers in per_wet.items()]
    )


def _nummers(nummers: list[str]) -> str:
    # An ordinance differs per municipality, so it is named without an article.
    return f"artikel {opsomming(nummers)} van " if nummers[0] else ""


def _lengte(termijn: Termijn) -> str:
    grond = tuple(artikel for artikel in termijn.artikelen if not artikel.startswith("Atw"))
    bron = f" Dit staat in {artikelen_in_woorden(grond)}." if grond else ""
    if termijn.terug:
        return f"Wij tellen {termijn.lengte} terug.{bron}"
    begin = f"De eerste dag is {datum(termijn.start)}."
    return f"De termijn is {termijn.lengte}.{bron} {begin}"


def _opschorting(deel: GeteldeOpschorting) -> str:
    reden = f" Reden: {deel.reden}." if deel.reden else ""
    if deel.tot is None and deel.dagen is None:
        return (
            f"De termijn staat stil vanaf {datum(deel.van)}.{reden} "
            "Er is nog geen datum waarop de termijn verder loopt."
        )
    if not deel.dagen:
        return f"De opschorting vanaf {datum(deel.van)} verandert de laatste dag niet.{reden}"
    tot = f" tot {datum(deel.tot)}" if deel.tot else ""
    return f"De termijn stond stil van {datum(deel.van)}{tot}: {dagen(deel.dagen)}.{reden}"


def _overgeslagen(termijn: Termijn) -> str:
    if not termijn.overgeslagen:
        return ""
    lijst = opsomming([f"{datum(dag.datum)} ({dag.reden})" for dag in termijn.overgeslagen])
    kop = "Deze dag kan" if len(termijn.overgeslagen) == 1 else "Deze dagen kunnen"
    bron = ""
    if ATW_1 in termijn.artikelen:
        bron = " Dit staat in artikel 1 van de Algemene termijnenwet."
    return f"{kop} niet de laatste dag zijn: {lijst}. Daarom schuift de laatste dag op.{bron}"


def _slot(termijn: Termijn) -> str:
    if termijn.eind is None:
        return "De laatste dag is nu nog niet te zeggen."
    return f"De laatste dag is {datum(termijn.eind)}."


def _niet_verschoven(termijn: Termijn) -> str:
    if termijn.schuift_op:
        return ""
    if termijn.terug:
        return "Bij terugtellen schuift een dag in het weekend of op een feestdag niet op."
    return "Deze termijn schuift niet op als hij eindigt in het weekend of op een feestdag."
