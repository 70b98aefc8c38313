"""What a consumer may ask (autorisatie): the rubrieken of its row in table 35.

A municipality that asks may ask everything. Another consumer needs, for every parameter and every
field, the rubrieken that it rests on; what comes along by itself needs none.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from gba.bevragen import fouten
from gba.bevragen.geheim import Derden
from gba.bevragen.vraag import Vraag
from gemeengoed.model import Model

_AD_HOC = frozenset({"N", "A"})
# One rubriek for all of how one writes to someone, and one for the names in it.
_ADRESSERING, _NAMEN = "PAAD01", "PAAD02"
_GROEPEN_VAN_OUDER = ("01", "02", "03", "04", "62")
_OUDERAANDUIDING = "ouders.ouderAanduiding"
# What is derived may also be asked for with all that it is derived from.
_BESTAAT_UIT = {
    "verblijfplaats.datumVan": {"081030", "081320"},
    "verblijfplaats.type": {"081110", "081210", "081310"},
    "verblijfplaatsBinnenland.datumVan": {"081030"},
    "verblijfplaatsBinnenland.type": {"081110", "081210"},
    "nationaliteiten.type": {"040510"},
}
# By which parameter one asks for which rubriek.
PARAMETERS = {
    "burgerservicenummer": "010120",
    "voornamen": "010210",
    "voorvoegsel": "010230",
    "geslachtsnaam": "010240",
    "geboortedatum": "010310",
    "geslacht": "010410",
    "gemeenteVanInschrijving": "080910",
    "straat": "081110",
    "huisnummer": "081120",
    "huisletter": "081130",
    "huisnummertoevoeging": "081140",
    "postcode": "081160",
    "adresseerbaarObjectIdentificatie": "081180",
    "nummeraanduidingIdentificatie": "081190",
}


# Compared as text, so in one shape.
Dag = Annotated[str, Field(pattern=r"^([0-9]{8})?$")]


class Regel(Model):
    """A row of table 35: what a consumer was authorised for, and when.

    rubrieken  ad hoc (35.95.60), with spaces between; medium (35.95.67): `N` or `A` may ask
    ingang, einde   first and last day as LO3 dates (35.99.98, 35.99.99)
    derde           of which third parties it is one; None: a body of government
    """

    rubrieken: str = ""
    medium: str = ""
    ingang: Dag = ""
    einde: Dag = ""
    derde: Derden | None = None

    def geldt(self, vandaag: date) -> bool:
        nu = f"{vandaag:%Y%m%d}"
        return bool(self.ingang) and self.ingang <= nu and not (self.einde and self.einde <= nu)

    @property
    def verzameling(self) -> frozenset[str]:
        """As six signs each: the category without its leading zero is filled up."""
        return frozenset(r.zfill(6) for r in self.rubrieken.split())


def geldig(regels: tuple[Regel, ...], vandaag: date) -> Regel | None:
    """The row by which a consumer may ask today: of those that hold the one added last, so that it
    can be narrowed. None: they may not."""
    regel = next((r for r in reversed(regels) if r.geldt(vandaag)), None)
    return regel if regel and regel.medium in _AD_HOC else None


def controleer(vraag: Vraag, regels: tuple[Regel, ...], vandaag: date) -> Regel:
    """Refuse what may not be asked. Raises Fout: nothing at all, a parameter, or a field. Returns
    the row that lets it."""
    regel = geldig(regels, vandaag)
    if regel is None:
        raise fouten.niet_geautoriseerd()
    mag = regel.verzameling
    if verboden := [p for p in vraag.parameters if PARAMETERS[p] not in mag]:
        raise fouten.ongeautoriseerde_parameters(verboden)
    if verboden := [p for p in vraag.paden if not _mag_veld(vraag, p, mag)]:
        raise fouten.ongeautoriseerde_velden(verboden)
    return regel


def _mag_veld(vraag: Vraag, pad: str, mag: frozenset[str]) -> bool:
    alle = vraag.type.velden()
    return all(_mag(veld, set(alle.rubrieken[veld]), mag) for veld in alle.onder(pad))


def _mag(veld: str, rubrieken: set[str], mag: frozenset[str]) -> bool:
    if veld == _OUDERAANDUIDING:
        return all(_iets_van_ouder(categorie, mag) for categorie in ("02", "03"))
    if veld.startswith("adressering") and (
        _ADRESSERING in mag or (_NAMEN in mag and all(r.startswith("PANM") for r in rubrieken))
    ):
        return True
    return rubrieken <= mag or _BESTAAT_UIT.get(veld, {"-"}) <= mag


def _iets_van_ouder(categorie: str, mag: frozenset[str]) -> bool:
    return "PAOU01" in mag or any(
        r.startswith(categorie) and r[2:4] in _GROEPEN_VAN_OUDER for r in mag
    )
