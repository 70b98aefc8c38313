"""Haal Centraal BRP Personen bevragen 2.7.0: the edge. Parse, ask, write down, answer.

Its errors are those of the standard, also for what goes wrong on our side. What was told of whom
is written down before it is told (levering.py).
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import time
from collections.abc import Mapping
from typing import Any

from gba import doel, levering
from gba.afnemers import vrager
from gba.application import APPLICATION
from gba.bevragen import VERSIE, autorisatie, fouten
from gba.bevragen.antwoord import Antwoord, beantwoord
from gba.bevragen.fouten import Fout
from gba.bevragen.geheim import Derden
from gba.bevragen.vraag import Vraag, lees
from gba.levering import Levering
from gba.register import Register
from gemeengoed import aws, clock, log, settings
from gemeengoed.awb import lokale_datum
from gemeengoed.dossier import new_id
from gemeengoed.identity import claims_of, from_claims
from gemeengoed.manifest import Standard
from gemeengoed.problem import Unauthenticated, Unavailable
from gemeengoed.settings import ApiSettings
from gemeengoed.table import WriteConflict

_SPEC = APPLICATION.function(Standard)
assert isinstance(_SPEC, Standard)
ROOT = _SPEC.root
(_PERSONEN,) = _SPEC.routes
_LANGST = 64 * 1024
_JSON = re.compile(r"\s*application/json\s*(;\s*charset=utf-8\s*)?", re.IGNORECASE)
_ACCEPT = re.compile(r"\s*(\*/\*|application/json)\s*(;\s*charset=utf-8\s*)?", re.IGNORECASE)
_HEADERS = {
    "API-Version": VERSIE,
    "Cache-Control": "no-store",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """The Lambda handler: never raises, logs one line."""
    begin = time.perf_counter()
    regel: dict[str, Any] = {"route": "-"}
    try:
        antwoord = _antwoord(event, regel)
    except Fout as fout:
        antwoord = _fout(fout)
    except Unauthenticated:
        antwoord = _fout(fouten.niet_ingelogd())
    except (Unavailable, WriteConflict):
        # Of the log, perhaps: then nothing was written down, so nothing is told.
        antwoord = _fout(fouten.niet_beschikbaar())
    except Exception as fout:  # noqa: BLE001 - the last stop before the caller
        log.unforeseen(fout, **regel)
        antwoord = _fout(fouten.onvoorzien())
    ms = round((time.perf_counter() - begin) * 1000, 1)
    log.log("request", **regel, status=antwoord["statusCode"], ms=ms)
    return antwoord


def _antwoord(event: Mapping[str, Any], regel: dict[str, Any]) -> dict[str, Any]:
    pad = str(event.get("rawPath", ""))
    methode = event.get("requestContext", {}).get("http", {}).get("method")
    if (methode, pad) == ("GET", f"{ROOT}/openapi.json"):
        regel["route"] = "GET /openapi.json"
        return _document()
    if (methode, pad) != (_PERSONEN.method, ROOT + _PERSONEN.path):
        raise fouten.niet_gevonden()
    regel["route"] = _PERSONEN.key
    return _personen(event, regel)


def _personen(event: Mapping[str, Any], regel: dict[str, Any]) -> dict[str, Any]:
    env, nu = settings.load(ApiSettings), clock.now()
    wie = from_claims(event)
    # The gateway has checked this; we do not rely on its set-up alone.
    if _PERSONEN.scope not in wie.scopes:
        raise fouten.niet_geautoriseerd()
    koppen = {k.lower(): str(v) for k, v in event.get("headers", {}).items()}
    _onderhandel(koppen)
    vraag = lees(_body(event))
    waarvoor = doel.lees(koppen)
    regel |= {"by": wie.by, "type": vraag.type.naam}
    afnemer, derde = _mag(event, vraag, env)
    register = Register(aws.store(env.table_name), env.pseudonym_key)
    antwoord = beantwoord(vraag, register, lokale_datum(nu), derde=derde)
    _leg_vast(antwoord, afnemer, waarvoor, env)
    regel["personen"] = len(antwoord.van)
    geleverd = ",".join(dossier.state.volgnummer for dossier in antwoord.van)
    return _reply(200, antwoord.as_json(), {"x-geleverde-pls": geleverd} if geleverd else {})


def _onderhandel(koppen: Mapping[str, str]) -> None:
    accept = koppen.get("accept", "")
    if accept and not any(_ACCEPT.fullmatch(a.partition(";q=")[0]) for a in accept.split(",")):
        raise fouten.niet_acceptabel()
    soort = koppen.get("content-type", "")
    if soort and not _JSON.fullmatch(soort):
        raise fouten.niet_ondersteund()


def _body(event: Mapping[str, Any]) -> Mapping[str, Any]:
    tekst = str(event.get("body") or "")
    try:
        if event.get("isBase64Encoded"):
            tekst = base64.b64decode(tekst).decode()
        gegeven = json.loads(tekst, parse_constant=_geen_json) if len(tekst) <= _LANGST else None
    except (binascii.Error, ValueError, RecursionError):
        gegeven = None
    if not isinstance(gegeven, dict):
        raise fouten.geen_vraag()
    return gegeven


def _geen_json(teken: str) -> None:
    """NaN and Infinity, which Python reads and JSON has not. Raises ValueError."""
    raise ValueError(teken)


def _mag(event: Mapping[str, Any], vraag: Vraag, env: ApiSettings) -> tuple[str, Derden | None]:
    """Who asks, if they may, and of which third parties they are one. Raises Fout."""
    wie = vrager(claims_of(event), env.instance_name, aws.store(env.table_name))
    if wie is None:
        raise fouten.niet_geautoriseerd()
    if wie.regels is None:
        return wie.naam, None
    regel = autorisatie.controleer(vraag, wie.regels, lokale_datum(clock.now()))
    return wie.naam, regel.derde


def _leg_vast(
    antwoord: Antwoord, afnemer: str, waarvoor: Mapping[str, str], env: ApiSettings
) -> None:
    regel = Levering(
        verzoek=new_id(),
        op=clock.now(),
        afnemer=afnemer,
        gezocht=antwoord.gezocht,
        gevraagd=antwoord.gevraagd,
        **waarvoor,
    )
    levering.schrijf(aws.table(env.table_name), [d.id for d in antwoord.van], regel)


def _document() -> dict[str, Any]:
    # Asked for by who builds a client, seldom by who asks for a person.
    from gba.document import document

    koppen = {"Cache-Control": "public, max-age=300", "Access-Control-Allow-Origin": "*"}
    return _reply(200, document(), koppen)


def _fout(fout: Fout) -> dict[str, Any]:
    return _reply(fout.status, fout.as_problem(), {}, soort="application/problem+json")


def _reply(
    status: int,
    body: Mapping[str, Any],
    koppen: Mapping[str, str],
    *,
    soort: str = "application/json; charset=utf-8",
) -> dict[str, Any]:
    return {
        "statusCode": status,
        "headers": {**_HEADERS, "Content-Type": soort, **koppen},
        "body": json.dumps(body, ensure_ascii=False),
        "isBase64Encoded": False,
    }
