"""A question: seven query types, each with its own parameters, and `fields`.

All that is wrong with it is told at once. Patterns and limits are those of the published
document (PersonenQuery and below).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from gba.bevragen import fouten, velden
from gba.bevragen.fouten import FouteParameter
from gba.bevragen.groep import Boom
from gba.bevragen.velden import Velden

MEESTE_BSNS = 20
MEESTE_VELDEN = 130
HOOGSTE_HUISNUMMER = 99999
# What names are written with; also in an answer.
LETTERS = r"a-zA-Z0-9À-ž \.\-\'"
_STRAAT = r"a-zA-Z0-9À-ž \-\'\."
_MET_WILDCARD = f"^[{LETTERS}]{{1,200}}$|^[{LETTERS}]{{3,199}}\\*{{1}}$"
_BAG = r"^(?!0{16})[0-9]{16}$"
PATRONEN = {
    "burgerservicenummer": r"^[0-9]{9}$",
    "fields": r"^[a-zA-Z0-9\._]{1,200}$",
    "geslachtsnaam": _MET_WILDCARD,
    "voornamen": _MET_WILDCARD,
    "voorvoegsel": r"^[a-zA-Z \']{1,10}$",
    "geslacht": "^([Mm]|[Vv]|[Oo])$",
    "gemeenteVanInschrijving": "^[0-9]{4}$",
    "postcode": "^[1-9]{1}[0-9]{3}[ ]?[A-Za-z]{2}$",
    "huisletter": "^[a-zA-Z]{1}$",
    "huisnummertoevoeging": r"^[a-zA-Z0-9 \-]{1,4}$",
    "straat": f"^[{_STRAAT}]{{1,80}}$|^[{_STRAAT}]{{7,79}}\\*{{1}}$|^\\*{{1}}[{_STRAAT}]{{7,79}}$",
    "nummeraanduidingIdentificatie": _BAG,
    "adresseerbaarObjectIdentificatie": _BAG,
}
# Of first names where a surname and a date of birth are asked for too.
VOORNAMEN_OPTIONEEL = f"^[{LETTERS}]{{1,199}}\\*{{0,1}}$"

Oordeel = Callable[[str, Any], FouteParameter | None]


def _patroon(patroon: str) -> Oordeel:
    past = re.compile(patroon)

    def oordeel(naam: str, waarde: Any) -> FouteParameter | None:
        # No `$` before a line end: what is asked for is one line.
        if isinstance(waarde, str) and past.match(waarde) and "\n" not in waarde:
            return None
        return FouteParameter(naam, "pattern", f"Waarde voldoet niet aan patroon {patroon}.")

    return oordeel


def _datum(naam: str, waarde: Any) -> FouteParameter | None:
    try:
        if isinstance(waarde, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", waarde):
            date.fromisoformat(waarde)
            return None
    except ValueError:
        pass
    return FouteParameter(naam, "date", "Waarde is geen geldige datum.")


def _huisnummer(naam: str, waarde: Any) -> FouteParameter | None:
    tekst = str(waarde)
    if isinstance(waarde, bool) or not re.fullmatch(r"-?[0-9]{1,9}", tekst, re.ASCII):
        return FouteParameter(naam, "integer", "Waarde is geen geldig getal.")
    if int(tekst) < 1:
        return FouteParameter(naam, "minimum", "Waarde is lager dan minimum 1.")
    if int(tekst) > HOOGSTE_HUISNUMMER:
        reden = f"Waarde is hoger dan maximum {HOOGSTE_HUISNUMMER}."
        return FouteParameter(naam, "maximum", reden)
    return None


def _boolean(naam: str, waarde: Any) -> FouteParameter | None:
    if isinstance(waarde, bool) or str(waarde).lower() in ("true", "false"):
        return None
    return FouteParameter(naam, "boolean", "Waarde is geen boolean.")


_LIJSTEN = ("burgerservicenummer", "fields")
_OORDEEL: dict[str, Oordeel] = {
    **{naam: _patroon(p) for naam, p in PATRONEN.items() if naam not in _LIJSTEN},
    "geboortedatum": _datum,
    "inclusiefOverledenPersonen": _boolean,
    "huisnummer": _huisnummer,
}
_OVERAL = ("gemeenteVanInschrijving",)
_ADRES = ("huisletter", "huisnummertoevoeging")
_OVERLEDEN = "inclusiefOverledenPersonen"


@dataclass(frozen=True, slots=True)
class Zoektype:
    """A query type.

    meest   how many persons it finds at most; None: it does not search
    velden  what can be asked of who it finds
    """

    naam: str
    verplicht: tuple[str, ...]
    optioneel: tuple[str, ...]
    meest: int | None
    velden: Callable[[], Velden]
    oordeel: Mapping[str, Oordeel]

    @property
    def beperkt(self) -> bool:
        return self.meest is not None


def _zoek(
    naam: str,
    verplicht: str,
    optioneel: str,
    meest: int,
    *,
    velden_: Callable[[], Velden] = velden.beperkt,
    oordeel: Mapping[str, Oordeel] = _OORDEEL,
) -> Zoektype:
    return Zoektype(
        naam, tuple(verplicht.split()), (*optioneel.split(), _OVERLEDEN), meest, velden_, oordeel
    )


BSN = "RaadpleegMetBurgerservicenummer"
NAAM_EN_DATUM = "ZoekMetGeslachtsnaamEnGeboortedatum"
NAAM_EN_GEMEENTE = "ZoekMetNaamEnGemeenteVanInschrijving"
POSTCODE = "ZoekMetPostcodeEnHuisnummer"
STRAAT = "ZoekMetStraatHuisnummerEnGemeenteVanInschrijving"
NUMMERAANDUIDING = "ZoekMetNummeraanduidingIdentificatie"
OBJECT = "ZoekMetAdresseerbaarObjectIdentificatie"
_OP_NAAM, _OP_ADRES = 10, 30

ZOEKTYPEN = {
    z.naam: z
    for z in (
        Zoektype(BSN, ("burgerservicenummer",), (), None, velden.persoon, _OORDEEL),
        _zoek(
            NAAM_EN_DATUM,
            "geslachtsnaam geboortedatum",
            "geslacht voorvoegsel voornamen",
            _OP_NAAM,
            oordeel={**_OORDEEL, "voornamen": _patroon(VOORNAMEN_OPTIONEEL)},
        ),
        _zoek(
            NAAM_EN_GEMEENTE,
            "geslachtsnaam voornamen gemeenteVanInschrijving",
            "geslacht voorvoegsel",
            _OP_NAAM,
        ),
        _zoek(
            POSTCODE,
            "postcode huisnummer",
            "huisletter huisnummertoevoeging geboortedatum geslachtsnaam",
            _OP_ADRES,
        ),
        _zoek(
            STRAAT,
            "straat huisnummer gemeenteVanInschrijving",
            "huisletter huisnummertoevoeging",
            _OP_ADRES,
        ),
        _zoek(NUMMERAANDUIDING, "nummeraanduidingIdentificatie", "", _OP_ADRES),
        _zoek(
            OBJECT,
            "adresseerbaarObjectIdentificatie",
            "",
            _OP_ADRES,
            velden_=velden.gezag_beperkt,
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Vraag:
    """A question in which nothing is wrong.

    waarden  the parameters, as they were sent
    paden    the fields and groups that are asked for, each once, in the order of asking
    """

    type: Zoektype
    waarden: Mapping[str, Any]
    paden: tuple[str, ...]

    @property
    def bsns(self) -> tuple[str, ...]:
        """Each once."""
        return tuple(dict.fromkeys(self.waarden.get("burgerservicenummer", ())))

    def tekst(self, naam: str) -> str:
        return str(self.waarden.get(naam, ""))

    @property
    def ook_overleden(self) -> bool:
        return not self.type.beperkt or self.tekst(_OVERLEDEN).lower() == "true"

    @property
    def boom(self) -> Boom:
        return self.type.velden().boom(self.paden)

    @property
    def gevraagde_rubrieken(self) -> set[str]:
        return self.type.velden().van(self.paden)

    @property
    def parameters(self) -> tuple[str, ...]:
        """The parameters that say something of a person."""
        return tuple(sorted(p for p in self.waarden if p != _OVERLEDEN))


def lees(gegeven: Mapping[str, Any]) -> Vraag:
    """The question in a body. Raises Fout with all that is wrong."""
    if "type" not in gegeven or gegeven["type"] in ("", None):
        raise fouten.foute_parameters([FouteParameter("type", *_VERPLICHT)])
    zoektype = ZOEKTYPEN.get(gegeven["type"]) if isinstance(gegeven["type"], str) else None
    if zoektype is None:
        fout = FouteParameter("type", "value", "Waarde is geen geldig zoek type.")
        raise fouten.foute_parameters([fout])
    gevonden = [*_foute_parameters(zoektype, gegeven), *_foute_velden(zoektype, gegeven)]
    if gevonden:
        raise fouten.foute_parameters(gevonden)
    waarden = {k: v for k, v in gegeven.items() if k not in ("type", "fields")}
    alle = zoektype.velden()
    paden = dict.fromkeys(veld for f in gegeven["fields"] if (veld := alle.veld(f)))
    return Vraag(zoektype, waarden, tuple(paden))


_VERPLICHT = ("required", "Parameter is verplicht.")


def _foute_parameters(zoektype: Zoektype, gegeven: Mapping[str, Any]) -> Iterator[FouteParameter]:
    bekend = {"type", "fields", *zoektype.verplicht, *zoektype.optioneel, *_OVERAL}
    for naam in gegeven:
        if naam not in bekend:
            yield FouteParameter(naam, "unknownParam", "Parameter is niet verwacht.")
    for naam in zoektype.verplicht:
        if gegeven.get(naam) in (None, ""):
            yield FouteParameter(naam, *_VERPLICHT)
        elif naam == "burgerservicenummer":
            yield from _foute_lijst(naam, gegeven[naam], MEESTE_BSNS)
    for naam, oordeel in zoektype.oordeel.items():
        verplicht = naam in zoektype.verplicht
        if naam in bekend and naam in gegeven and not (verplicht and gegeven[naam] in (None, "")):
            fout = oordeel(naam, gegeven[naam])
            if fout:
                yield fout


def _foute_lijst(naam: str, lijst: Any, meest: int) -> Iterator[FouteParameter]:
    if not isinstance(lijst, list):
        yield FouteParameter(naam, "array", "Parameter is geen array.")
    elif not lijst:
        yield FouteParameter(naam, "minItems", "Array bevat minder dan 1 items.")
    elif len(lijst) > meest:
        yield FouteParameter(naam, "maxItems", f"Array bevat meer dan {meest} items.")
    else:
        oordeel = _patroon(PATRONEN[naam])
        for nummer, waarde in enumerate(lijst):
            if fout := oordeel(f"{naam}[{nummer}]", waarde):
                yield fout


def _foute_velden(zoektype: Zoektype, gegeven: Mapping[str, Any]) -> Iterator[FouteParameter]:
    gevraagd = gegeven.get("fields")
    if gevraagd is None or gevraagd == "":
        yield FouteParameter("fields", *_VERPLICHT)
        return
    vormfouten = list(_foute_lijst("fields", gevraagd, MEESTE_VELDEN))
    yield from vormfouten
    if vormfouten and vormfouten[0].name == "fields":
        return
    fout_van_vorm = {f.name for f in vormfouten}
    for nummer, pad in enumerate(gevraagd):
        naam = f"fields[{nummer}]"
        if naam not in fout_van_vorm and (reden := _waarom_niet(zoektype.velden(), pad)):
            yield FouteParameter(naam, "fields", f"Parameter bevat een {reden} veldnaam.")


def _waarom_niet(alle: Velden, pad: str) -> str | None:
    """Why a path can't be asked for; None when it can."""
    if alle.veld(pad):
        return None
    # Custody is told as a whole or not at all.
    if alle.automatisch(pad) or (pad.startswith("gezag.") and alle.veld("gezag")):
        return "niet toegestane"
    return "niet bestaande"
