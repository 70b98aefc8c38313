"""An address as it stands on an envelope, NEN 5825 (persoon/adressering/adres-regels)."""

from __future__ import annotations

from gba.bevragen import tabellen
from gba.bevragen.groep import NIET_OP_ADRES, Boom, Groep, Onderzoek
from gba.bevragen.lo3 import Voorkomen

_BIJ = {"by": "bij", "to": "t/o"}
_NEDERLAND = "6030"
# The lines, and what of category 08 they may be made of.
_BRONNEN = {
    "adresregel1": ("1110", "1120", "1130", "1140", "1150", "1210", "1330"),
    "adresregel2": ("0910", "1160", "1170", "1340"),
    "adresregel3": ("1350",),
    "land": ("1310",),
}
BINNENLAND = ("adresregel1", "adresregel2")


def adresregels(verblijfplaats: Voorkomen, *, buitenland: bool) -> dict[str, object]:
    """The lines by name, those that there are. `buitenland`: whether an address abroad is given."""
    if verblijfplaats.get("1310"):
        return _buitenland(verblijfplaats) if buitenland else {}
    return _binnenland(verblijfplaats)


def zet_regels(
    groep: Groep, verblijfplaats: Voorkomen, onderzoek: Onderzoek | None, *, buitenland: bool
) -> None:
    """Add the lines to a group, with what of them is under investigation."""
    regels = adresregels(verblijfplaats, buitenland=buitenland)
    for veld in _BRONNEN if buitenland else BINNENLAND:
        bronnen = (*_BRONNEN[veld], NIET_OP_ADRES)
        groep.zet(veld, regels.get(veld), bronnen=bronnen, onderzoek=onderzoek)


def gevraagd(boom: Boom | None) -> bool:
    """Whether a line is among what is wanted."""
    return boom is None or any(veld in boom for veld in _BRONNEN)


def huisnummer(adres: Voorkomen) -> str:
    """`bij 103 cIII`, `35-2`: number, letter and addition, with what stands before them."""
    toevoeging, letter = adres.get("1140", ""), adres.get("1130", "")
    teken = "-" if not letter and toevoeging[:1].isdigit() else " " if letter or toevoeging else ""
    nummer = f"{adres.get('1120', '')}{teken}{letter}{toevoeging}"
    return " ".join(filter(None, (_BIJ.get(adres.get("1150", "")), nummer)))


def _binnenland(adres: Voorkomen) -> dict[str, object]:
    gemeente = tabellen.gemeente(adres.get("0910"))
    plaats = gemeente.get("omschrijving", "") if gemeente else ""
    if locatie := adres.get("1210"):
        return {"adresregel1": locatie, "adresregel2": plaats.upper()}
    straat, nummer = adres.get("1110", ""), adres.get("1120", "")
    if straat in ("", ".") or not nummer.strip("0"):
        return {}
    postcode, woonplaats = adres.get("1160", ""), adres.get("1170", "")
    if woonplaats in ("", "."):
        woonplaats = plaats
    tweede = f"{postcode[:4]} {postcode[4:]}  {woonplaats.upper()}" if postcode else woonplaats
    return {"adresregel1": f"{straat} {huisnummer(adres)}", "adresregel2": tweede.upper()}


def _buitenland(adres: Voorkomen) -> dict[str, object]:
    regels = {
        "adresregel1": adres.get("1330"),
        "adresregel2": adres.get("1340"),
        "adresregel3": adres.get("1350"),
    }
    land = tabellen.land(adres.get("1310"))
    if land is None or not any(regels.values()):
        return {}
    # To an address in the Netherlands one does not write the country.
    return {**regels, "land": land if land["code"] != _NEDERLAND else None}
