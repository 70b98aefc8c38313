"""Whether a person is one that was looked for (zoek-met-...).

Letters match whatever their case and accents. A star stands for any number of signs.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from gba.bevragen.lo3 import PERSOON, VERBLIJFPLAATS, Persoonslijst
from gba.bevragen.vraag import Vraag

# Letters that are no other letter with an accent on it.
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ħ": "h"})


def vouw(tekst: str) -> str:
    """Without case and accents, as it is compared and indexed."""
    klein = tekst.casefold()
    if not klein.isascii():
        ontleed = unicodedata.normalize("NFD", klein)
        klein = "".join(c for c in ontleed if not unicodedata.combining(c)).translate(_LETTERS)
    return " ".join(klein.split())


def past(vraag: Vraag, lijst: Persoonslijst) -> bool:
    """Whether all parameters fit; a parameter that is not there fits any. A search does not find a
    list that was made in error or wiped; who asks by number is told that it is so."""
    if not lijst.vindbaar and vraag.type.beperkt:
        return False
    if lijst.overleden and not vraag.ook_overleden:
        return False
    persoon, adres = lijst.actueel(PERSOON), lijst.actueel(VERBLIJFPLAATS)
    gelijk = {
        "geslacht": persoon.get("0410", ""),
        "voorvoegsel": persoon.get("0230", ""),
        "geboortedatum": _iso(persoon.get("0310", "")),
        "gemeenteVanInschrijving": adres.get("0910", ""),
        "huisletter": adres.get("1130", ""),
        "huisnummertoevoeging": adres.get("1140", ""),
        "nummeraanduidingIdentificatie": adres.get("1190", ""),
        "adresseerbaarObjectIdentificatie": adres.get("1180", ""),
    }
    return (
        all(
            naam not in vraag.waarden or vouw(vraag.tekst(naam)) == vouw(w)
            for naam, w in gelijk.items()
        )
        and _past_nummer(vraag.tekst("huisnummer"), adres.get("1120", ""))
        and _past_postcode(vraag, adres.get("1160", ""))
        and lijkt(vraag.tekst("geslachtsnaam"), persoon.get("0240", ""))
        and lijkt(vraag.tekst("voornamen"), persoon.get("0210", ""))
        and _past_straat(vraag.tekst("straat"), adres.get("1110", ""), adres.get("1115", ""))
    )


def _past_nummer(gevraagd: str, waarde: str) -> bool:
    """A number of a house is a number: `012` is 12. An addition is text: `01` is not `1`."""
    return not gevraagd or gevraagd.lstrip("0") == waarde.lstrip("0")


def _iso(datum: str) -> str:
    return f"{datum[:4]}-{datum[4:6]}-{datum[6:]}"


def _past_postcode(vraag: Vraag, waarde: str) -> bool:
    gevraagd = vraag.tekst("postcode")
    return not gevraagd or gevraagd.replace(" ", "").upper() == waarde.replace(" ", "").upper()


def _past_straat(gevraagd: str, *namen: str) -> bool:
    return not gevraagd or any(naam and lijkt(gevraagd, naam) for naam in namen)


def lijkt(gevraagd: str, waarde: str) -> bool:
    if not gevraagd:
        return True
    return _patroon(gevraagd).fullmatch(vouw(waarde)) is not None


# One question is held against many names.
@lru_cache(maxsize=64)
def _patroon(gevraagd: str) -> re.Pattern[str]:
    return re.compile(".*".join(re.escape(vouw(deel)) for deel in gevraagd.split("*")))
