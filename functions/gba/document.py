"""The published document of the national API: OpenAPI 3.1, in the shape of Haal Centraal BRP
Personen bevragen 2.7.0, so that a client made from that one fits this one.

Ours are the headers of doel.py, which that one leaves to who runs it.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from gba import doel
from gba.application import APPLICATION
from gba.bevragen import VERSIE, vraag
from gba.bevragen.vraag import ZOEKTYPEN, Zoektype
from gba.schemas import (
    GROEPEN,
    JA,
    ONDERZOEKEN,
    SOORTEN,
    TEKSTEN,
    WAARDEN,
    Schema,
    ref,
    regels,
    volgens,
)
from gemeengoed.manifest import Standard

_JSON = "application/json; charset=utf-8"
_PROBLEM = "application/problem+json"
_FOUTEN = {
    "400": ("Er is iets mis met de vraag.", "BadRequestFoutbericht"),
    "401": ("Er is geen geldig token meegestuurd.", "Foutbericht"),
    "403": ("De afnemer mag dit niet vragen.", "Foutbericht"),
    "406": ("Dit antwoordformaat is er niet.", "Foutbericht"),
    "415": ("De vraag is geen JSON.", "Foutbericht"),
    "429": ("Er zijn te veel vragen tegelijk.", "Foutbericht"),
    "500": ("Er ging bij ons iets fout.", "Foutbericht"),
    "503": ("Het register is even niet te bevragen.", "Foutbericht"),
}
# What a parameter is called as a schema, where that is not its own name.
_FILTERS = {
    "geslachtsnaam": "GeslachtsnaamFilter",
    "voornamen": "VoornamenVerplichtFilter",
    "voorvoegsel": "VoorvoegselFilter",
    "geslacht": "GeslachtFilter",
    "geboortedatum": "DatumFilter",
    "straat": "StraatFilter",
    "nummeraanduidingIdentificatie": "NummeraanduidingIdentificatieFilter",
    "adresseerbaarObjectIdentificatie": "AdresseerbaarObjectIdentificatieFilter",
}
_GEMEENTE = "gemeenteVanInschrijving"


@cache
def document() -> dict[str, Any]:
    """The whole document. The same object each time: not to be changed."""
    spec = APPLICATION.function(Standard)
    assert isinstance(spec, Standard)
    (route,) = spec.routes
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "BRP Personen bevragen",
            "version": VERSIE,
            "license": {
                "name": "European Union Public License, version 1.2 (EUPL-1.2)",
                "url": "https://eupl.eu/1.2/nl/",
            },
        },
        "servers": [{"url": spec.root}],
        "tags": [{"name": "Personen"}],
        "paths": {route.path: {route.method.lower(): _operatie(route.summary)}},
        "components": {
            "schemas": {**_vragen(), **_antwoorden(), **WAARDEN, **_groepen(), **_onderzoeken()},
            "responses": {status: _fout(*fout) for status, fout in _FOUTEN.items()},
        },
    }


def _operatie(summary: str) -> dict[str, Any]:
    fouten: dict[str, Any] = {s: {"$ref": f"#/components/responses/{s}"} for s in _FOUTEN}
    return {
        "operationId": "Personen",
        "summary": summary,
        "tags": ["Personen"],
        "parameters": [
            {
                "name": naam,
                "in": "header",
                "required": True,
                "description": uitleg,
                "schema": {"type": "string", "pattern": doel.PATROON},
            }
            for naam, uitleg in doel.KOPPEN.items()
        ],
        "requestBody": {"content": {_JSON: {"schema": ref("PersonenQuery")}}},
        "responses": {
            "200": {
                "description": "De gevonden personen.",
                "content": {_JSON: {"schema": ref("PersonenQueryResponse")}},
            },
            **fouten,
            "default": fouten["500"],
        },
    }


def _fout(description: str, schema: str) -> dict[str, Any]:
    return {"description": description, "content": {_PROBLEM: {"schema": ref(schema)}}}


def _vragen() -> dict[str, Schema]:
    """The seven query types, and their parameters."""
    fields = _lijst(ref("Field"), vraag.MEESTE_VELDEN)
    alle = {
        "PersonenQuery": {
            "type": "object",
            "required": ["type", "fields"],
            "discriminator": _soorten({naam: naam for naam in ZOEKTYPEN}),
            "properties": {
                "type": TEKSTEN["tekst"],
                "fields": fields,
                _GEMEENTE: ref(_groot(_GEMEENTE)),
            },
        },
        "Field": volgens("fields"),
        _groot(_GEMEENTE): volgens(_GEMEENTE),
        "InclusiefOverledenPersonen": JA,
        "DatumFilter": TEKSTEN["dag"],
        "VoornamenOptioneelFilter": {"type": "string", "pattern": vraag.VOORNAMEN_OPTIONEEL},
    }
    for parameter, naam in _FILTERS.items():
        if parameter in vraag.PATRONEN:
            alle[naam] = volgens(parameter)
    return alle | {naam: _zoek(soort) for naam, soort in ZOEKTYPEN.items()}


def _zoek(soort: Zoektype) -> Schema:
    parameters = [p for p in (*soort.verplicht, *soort.optioneel) if p != _GEMEENTE]
    return {
        "required": list(soort.verplicht),
        "allOf": [
            ref("PersonenQuery"),
            {"type": "object", "properties": {p: _parameter(soort, p) for p in parameters}},
        ],
    }


def _parameter(soort: Zoektype, parameter: str) -> Schema:
    if parameter == "burgerservicenummer":
        return _lijst(ref("Burgerservicenummer"), vraag.MEESTE_BSNS)
    if parameter == "voornamen" and parameter in soort.optioneel:
        return ref("VoornamenOptioneelFilter")
    return ref(_FILTERS.get(parameter, _groot(parameter)))


def _antwoorden() -> dict[str, Schema]:
    """What each query type finds."""
    alle: dict[str, Schema] = {
        "PersonenQueryResponse": {
            "type": "object",
            "required": ["type"],
            "discriminator": _soorten({naam: f"{naam}Response" for naam in ZOEKTYPEN}),
            "properties": {"type": TEKSTEN["tekst"]},
        }
    }
    for naam, soort in ZOEKTYPEN.items():
        persoon = "PersoonBeperkt" if soort.beperkt else "Persoon"
        if naam == vraag.OBJECT:
            persoon = "GezagPersoonBeperkt"
        personen = {"type": "array", "items": ref(persoon)}
        alle[f"{naam}Response"] = _bij("PersonenQueryResponse", {"personen": personen})
    return alle


def _groepen() -> dict[str, Schema]:
    return dict(_groep(regel) for regel in regels(GROEPEN))


def _groep(regel: str) -> tuple[str, Schema]:
    kop, _, velden = regel.partition(":")
    naam, _, boven = (deel.strip() for deel in kop.partition("<"))
    properties, verplicht = {}, []
    for veld in velden.split():
        kaal = veld.rstrip("!")
        veldnaam, _, soort = kaal.partition("=")
        eigen = veldnaam.rstrip("~")
        if veld.endswith("!"):
            verplicht.append(eigen)
        properties[eigen] = _type(naam, eigen, soort)
        if veldnaam.endswith("~"):
            properties[eigen] = {**properties[eigen], "deprecated": True}
    schema = _bij(boven, properties)
    if verplicht:
        schema["required"] = verplicht
    if naam in SOORTEN:
        paren = (s.partition("=") for s in SOORTEN[naam].split())
        schema["discriminator"] = _soorten({s: anders or s for s, _, anders in paren})
    return naam, schema


def _type(groep: str, veld: str, soort: str) -> Schema:
    if soort.endswith("[]"):
        return {"type": "array", "items": ref(soort.removesuffix("[]"))}
    if soort in TEKSTEN:
        return TEKSTEN[soort]
    if soort in ("datum", "code"):
        return ref("AbstractDatum" if soort == "datum" else "Waardetabel")
    return ref(soort or _groot(f"{groep}InOnderzoek" if veld == "inOnderzoek" else veld))


def _onderzoeken() -> dict[str, Schema]:
    return dict(_onderzoek(regel.split()) for regel in regels(ONDERZOEKEN))


def _onderzoek(delen: list[str]) -> tuple[str, Schema]:
    naam, *velden = delen
    boven = "InOnderzoek"
    if velden[0] in ("-", "<"):
        boven = "" if velden.pop(0) == "-" else velden.pop(0)
    properties: dict[str, Schema] = {}
    for veld in velden:
        if veld[0].isupper():
            properties[f"datumIngangOnderzoek{veld}"] = ref("AbstractDatum")
        else:
            properties[veld.rstrip("~")] = {**JA, "deprecated": True} if veld[-1] == "~" else JA
    return naam, _bij(boven, properties)


def _bij(boven: str, properties: dict[str, Schema]) -> Schema:
    """A group of these fields, with those of the group above it."""
    eigen = {"type": "object", "properties": properties}
    return {"allOf": [ref(boven), eigen]} if boven else eigen


def _soorten(namen: dict[str, str]) -> Schema:
    mapping = {soort: f"#/components/schemas/{naam}" for soort, naam in namen.items()}
    return {"propertyName": "type", "mapping": mapping}


def _lijst(van: Schema, meest: int) -> Schema:
    return {"type": "array", "items": van, "minItems": 1, "maxItems": meest}


def _groot(naam: str) -> str:
    return naam[0].upper() + naam[1:]
