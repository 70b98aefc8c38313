"""Municipalities that do not exist, to join with."""

from __future__ import annotations

import itertools
from typing import Any

from stdnum.nl import bsn

from gemeengoed import clock
from infra_cdk.local.cooperative import Json
from running import Running
from system.cloud import cooperative

FEE = 2_500_000


def applicant(cloud: Running, naam: str) -> Json:
    """An application that nobody made before, in this cloud or an earlier run of it."""
    rsin, code = _free(cloud)
    return {
        "naam": f"Gemeente {naam}",
        "soort": "gemeente",
        "rsin": rsin,
        "oin": f"00000001{rsin}000",
        "gemeenten": [{"code": code, "naam": naam, "inwoners": 1000, "peildatum": "2026-01-01"}],
        "vertegenwoordiger": {"naam": "T. Est", "functie": "Secretaris", "mandaat": "Mandaat 1"},
    }


def invoiced(cloud: Running, application: Json) -> Json:
    """Bring an applicant to its invoice."""
    office = cooperative(cloud)
    lid = office.post("/leden", "cooperatie:aanmelden", application)
    path = f"/leden/{lid['id']}"
    besluit = {"dictum": "toegelaten", "besluitDatum": today(), "kenmerk": "BB-TEST"}
    etag = office.ask("GET", path, "cooperatie:lezen").headers["etag"]
    office.post(f"{path}/toelating", "cooperatie:besturen", besluit, {"If-Match": etag})
    return office.post(f"{path}/factuur", "cooperatie:boekhouden", {})


def pay(cloud: Running, lid: Json, cents: int, reference: str) -> Any:
    """Pay; returns the whole answer."""
    return cooperative(cloud).ask(
        "POST",
        f"/leden/{lid['id']}/betalingen",
        "cooperatie:boekhouden",
        {"bedrag": cents, "bankreferentie": f"{lid['id']}-{reference}", "betaalDatum": today()},
    )


def instance_of(cloud: Running, lid: Json) -> Json | None:
    """The instance of a member that is for one municipality; None when it has none."""
    return next((i for i in cooperative(cloud).instances() if i["lid"] == lid["id"]), None)


def today() -> str:
    return clock.now().astimezone(clock.AMSTERDAM).date().isoformat()


def _free(cloud: Running) -> tuple[str, str]:
    taken = [m["aanmelding"] for m in cooperative(cloud).members()]
    rsins = {a["rsin"] for a in taken}
    codes = {g["code"] for a in taken for g in a["gemeenten"]}
    rsin = next(
        str(n) for n in itertools.count(999_990_000) if bsn.is_valid(str(n)) and str(n) not in rsins
    )
    code = next(c for n in itertools.count(9000) if (c := f"GM{n}") not in codes)
    return rsin, code
