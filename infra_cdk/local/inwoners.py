"""Each local municipality some residents, loaded through its own API.

Made-up persons of that municipality, and beside them the test persons of the stand-in identity
provider, so that who logs in is somebody. Again changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from gba.bevragen import tabellen
from gba.bevragen.lo3 import Persoonslijst
from gba.laden import MEEST
from infra_cdk.gba import personen
from infra_cdk.gba.adressen import Gemeente
from infra_cdk.gba.nummers import a_nummers
from infra_cdk.gba.zenden import GEWEIGERD, Gestopt, Zender
from infra_cdk.local.description import Site
from infra_cdk.local.errors import LocalError
from infra_cdk.local.idp.people import DIGID, people
from infra_cdk.local.settings import Local
from infra_cdk.local.token import token

AANTAL = 200
# Of no seed that is used: the first numbers of another are those of others.
_ZAAD_TESTPERSONEN = 999
# What the stand-in does not tell of them: sex, first names, prefix, surname, birth, country.
_TESTPERSONEN = {
    "fatima": ("V", "Fatima", "", "Bouzid", "19880412", "5022"),
    "joris": ("M", "Joris", "van den", "Akker", "19750930", "6030"),
    "mei": ("V", "Mei Lin", "", "Zhang", "19930107", "6030"),
    "henk": ("M", "Henk", "", "Pietersma", "19490523", "6030"),
}


def lijsten(code: str) -> Iterator[Persoonslijst]:
    """The residents of an instance (GM0757), its test persons first; none of a municipality that
    table 33 does not have, as one made up to try joining."""
    gemeente = code.removeprefix("GM")
    if gemeente not in tabellen.tabel(33):
        return
    yield from testpersonen(code, Gemeente(gemeente))
    # By its code, so that nobody lives in two municipalities.
    yield from personen.lijsten(AANTAL, gemeente, int(gemeente))


def testpersonen(code: str, gemeente: Gemeente) -> Iterator[Persoonslijst]:
    """Who can log in as a citizen, each at an address of their own."""
    nummers = a_nummers(_ZAAD_TESTPERSONEN)
    for nummer, wie in enumerate(people(code, DIGID), start=90_001):
        geslacht, voornamen, voorvoegsel, naam, geboren, land = _TESTPERSONEN[wie.key]
        geldig = {"8510": geboren, "8610": geboren}
        persoon = {
            "0110": next(nummers),
            "0120": str(wie.claims["bsn"]),
            "0210": voornamen,
            **({"0230": voorvoegsel} if voorvoegsel else {}),
            "0240": naam,
            "0310": geboren,
            "0320": gemeente.code if land == "6030" else "Nador",
            "0330": land,
            "0410": geslacht,
            "6110": "E",
            **geldig,
        }
        sinds = {"0920": "20150401", "1030": "20150401", "8510": "20150401", "8610": "20150401"}
        verblijf = {"0910": gemeente.code, "1010": "W", "7210": "I", **sinds}
        yield Persoonslijst(
            categorieen={
                "01": ((persoon,),),
                "04": (({"0510": "0001", "6310": "017", **geldig},),),
                "07": (({"6810": "19941001", "7010": "0"},),),
                "08": (({**verblijf, **gemeente.adres(nummer)},),),
            }
        )


def load(local: Local, sites: tuple[Site, ...]) -> None:
    """Give all instances their residents. LocalError when one refuses."""
    with ThreadPoolExecutor(max_workers=4) as pool:
        list(pool.map(lambda site: _load(local, site), sites))


def _load(local: Local, site: Site) -> None:
    zender = Zender(site.api, token(local, site.code, scope="gba:laden", sub="make-run"))
    alle = list(lijsten(site.code))
    try:
        for begin in range(0, len(alle), MEEST):
            for uitkomst, redenen in zender.zend(alle[begin : begin + MEEST]):
                if uitkomst == GEWEIGERD:
                    raise LocalError(f"{site.code} refuses a resident: {'; '.join(redenen)}")
    except Gestopt as e:
        raise LocalError(f"The residents of {site.code}: {e}") from e
