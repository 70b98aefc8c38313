"""The fields one can ask for, and the rubrieken behind each.

A rubriek is category + group + element of LO3 (`010240`). What is derived has one of its own
(`PANM03`: the opening of a letter). One table serves three rules: which paths exist, what a
consumer must be authorised for, and what is logged of a delivery.

Source: BRP-LO GBA mapping of Haal Centraal BRP Personen bevragen 2.7.0.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from gba.bevragen.groep import Boom

# A name with a star has fields of its own that come along as one
# (a date, a code with its description), so that any path below it is that field.
_PERSOON = """
aNummer                              010110
burgerservicenummer                  010120
datumEersteInschrijvingGBA*          076810
geslacht*                            010410
leeftijd                             PAGL01
indicatieCurateleRegister            113310
indicatieGezagMinderjarige*          113210
gezag                                PAGZ01
gemeenteVanInschrijving*             080910
datumInschrijvingInGemeente*         080920
naam.voornamen                       010210
naam.adellijkeTitelPredicaat*        010220
naam.voorvoegsel                     010230
naam.geslachtsnaam                   010240
naam.aanduidingNaamgebruik*          016110
naam.voorletters                     PANM01
naam.volledigeNaam                   PANM02
geboorte.datum*                      010310
geboorte.plaats*                     010320
geboorte.land*                       010330
adressering.aanhef                   PANM03
adressering.aanschrijfwijze.aanspreekvorm PANM04
adressering.aanschrijfwijze.naam     PANM05
adressering.gebruikInLopendeTekst    PANM06
adressering.adresregel1              PAVP03
adressering.adresregel2              PAVP04
adressering.adresregel3              081350
adressering.land*                    081310
adresseringBinnenland.aanhef         PANM03
adresseringBinnenland.aanschrijfwijze.aanspreekvorm PANM04
adresseringBinnenland.aanschrijfwijze.naam PANM05
adresseringBinnenland.gebruikInLopendeTekst PANM06
adresseringBinnenland.adresregel1    PAVP03
adresseringBinnenland.adresregel2    PAVP04
europeesKiesrecht.aanduiding*        133110
europeesKiesrecht.einddatumUitsluiting* 133130
uitsluitingKiesrecht.uitgeslotenVanKiesrecht 133810
uitsluitingKiesrecht.einddatum*      133820
nationaliteiten.type                 PANT01
nationaliteiten.nationaliteit*       040510
nationaliteiten.redenOpname*         046310
nationaliteiten.datumIngangGeldigheid* 048510
overlijden.datum*                    060810
overlijden.plaats*                   060820
overlijden.land*                     060830
immigratie.landVanwaarIngeschreven*  081410
immigratie.datumVestigingInNederland* 081420
immigratie.indicatieVestigingVanuitBuitenland PAVP05
immigratie.vanuitVerblijfplaatsOnbekend PAVP06
verblijfstitel.aanduiding*           103910
verblijfstitel.datumEinde*           103920
verblijfstitel.datumIngang*          103930
verblijfplaats.type                  PAVP02
verblijfplaats.datumVan*             PAVP01
verblijfplaats.datumIngangGeldigheid* 088510
verblijfplaats.functieAdres*         081010
verblijfplaats.adresseerbaarObjectIdentificatie 081180
verblijfplaats.nummeraanduidingIdentificatie 081190
verblijfplaats.verblijfadres.korteStraatnaam 081110
verblijfplaats.verblijfadres.officieleStraatnaam 081115
verblijfplaats.verblijfadres.huisnummer 081120
verblijfplaats.verblijfadres.huisletter 081130
verblijfplaats.verblijfadres.huisnummertoevoeging 081140
verblijfplaats.verblijfadres.aanduidingBijHuisnummer* 081150
verblijfplaats.verblijfadres.postcode 081160
verblijfplaats.verblijfadres.woonplaats 081170
verblijfplaats.verblijfadres.locatiebeschrijving 081210
verblijfplaats.verblijfadres.land*   081310
verblijfplaats.verblijfadres.regel1  081330
verblijfplaats.verblijfadres.regel2  081340
verblijfplaats.verblijfadres.regel3  081350
partners.burgerservicenummer         050120
partners.geslacht*                   050410
partners.soortVerbintenis*           051510
partners.aangaanHuwelijkPartnerschap.datum* 050610
partners.aangaanHuwelijkPartnerschap.plaats* 050620
partners.aangaanHuwelijkPartnerschap.land* 050630
partners.ontbindingHuwelijkPartnerschap.datum* 050710
ouders.ouderAanduiding               -
ouders.burgerservicenummer           020120 030120
ouders.geslacht*                     020410 030410
ouders.datumIngangFamilierechtelijkeBetrekking* 026210 036210
kinderen.burgerservicenummer         090120
"""
# What partners, parents and children have alike; {} is the category.
_GERELATEERDE = """
naam.voornamen                       {}0210
naam.adellijkeTitelPredicaat*        {}0220
naam.voorvoegsel                     {}0230
naam.geslachtsnaam                   {}0240
geboorte.datum*                      {}0310
geboorte.plaats*                     {}0320
geboorte.land*                       {}0330
"""
_GERELATEERDEN = {
    "partners": (("05",), "PAHP01"),
    "ouders": (("02", "03"), "PAOU01"),
    "kinderen": (("09",), "PAKD01"),
}
_BUITENLAND = ("land", "regel1", "regel2", "regel3")
# Come along by themselves, so that they may not be asked for: with a person, and in a group.
_BIJ_PERSOON = (
    "geheimhoudingPersoonsgegevens",
    "inOnderzoek",
    "opschortingBijhouding",
    "rni",
    "verificatie",
)
_IN_ONDERZOEK, _NIET_OP_ADRES = "inOnderzoek", "indicatieVastgesteldVerblijftNietOpAdres"
AUTOMATISCH = (*_BIJ_PERSOON, _NIET_OP_ADRES)
# Nothing of these is ever under investigation.
_NOOIT_IN_ONDERZOEK = ("aanschrijfwijze", "europeesKiesrecht", "uitsluitingKiesrecht")
_MET_ADRES = (
    "adressering",
    "adresseringBinnenland",
    "verblijfplaats",
    "verblijfplaatsBinnenland",
)
# A search tells less of each person than asking for them by number does.
_BEPERKT = [
    "burgerservicenummer",
    "geslacht",
    "leeftijd",
    "naam.voornamen",
    "naam.adellijkeTitelPredicaat",
    "naam.voorvoegsel",
    "naam.geslachtsnaam",
    "naam.voorletters",
    "naam.volledigeNaam",
    "geboorte.datum",
    "adressering.adresregel1",
    "adressering.adresregel2",
    "adressering.adresregel3",
    "adressering.land",
    "adresseringBinnenland.adresregel1",
    "adresseringBinnenland.adresregel2",
]

Rubrieken = tuple[str, ...]


class Velden:
    """The fields of a kind of answer.

    rubrieken   of each field, by its path
    """

    def __init__(self, rubrieken: Mapping[str, Rubrieken], samengesteld: frozenset[str]) -> None:
        self.rubrieken = rubrieken
        self._samengesteld = samengesteld
        self._onder = {pad: [pad] for pad in rubrieken}
        for pad in rubrieken:
            for groep in _boven(pad):
                self._onder.setdefault(groep, []).append(pad)

    def veld(self, pad: str) -> str | None:
        """The field or group that a path asks for: `geboorte.datum.jaar` asks for
        `geboorte.datum`. None when there is no such field."""
        if pad in self._onder:
            return pad
        return next((b for b in _boven(pad) if b in self._samengesteld), None)

    def automatisch(self, pad: str) -> bool:
        """Whether a path asks for what comes along by itself, or for something in it."""
        delen = (deel.rpartition(".") for deel in (pad, *_boven(pad)))
        return any(self._komt_mee(groep, naam) for groep, _, naam in delen)

    def _komt_mee(self, groep: str, naam: str) -> bool:
        if not groep:
            return naam in _BIJ_PERSOON
        if groep not in self._onder or groep in self.rubrieken:
            return False
        if naam == _NIET_OP_ADRES:
            return groep in _MET_ADRES
        return naam == _IN_ONDERZOEK and groep.rpartition(".")[2] not in _NOOIT_IN_ONDERZOEK

    def onder(self, pad: str) -> list[str]:
        """The fields of a path that asks for a field or for a group."""
        return self._onder.get(pad, [])

    def boom(self, paden: Iterable[str]) -> Boom:
        """The fields that are asked for as a tree."""
        return _boom(self, tuple(paden))

    def van(self, paden: Iterable[str]) -> set[str]:
        """The rubrieken behind what is asked for."""
        return {r for pad in paden for veld in self.onder(pad) for r in self.rubrieken[veld]}


@cache
def persoon() -> Velden:
    """What can be asked of a person by number."""
    regels = dict(_lees(_PERSOON))
    for groep, (categorieen, voorletters) in _GERELATEERDEN.items():
        for naam, (sjabloon,) in _lees(_GERELATEERDE):
            regels[f"{groep}.{naam}"] = tuple(sjabloon.format(c) for c in categorieen)
        regels[f"{groep}.naam.voorletters"] = (voorletters,)
    for pad, rubrieken in list(regels.items()):
        alias = pad.replace("verblijfplaats.", "verblijfplaatsBinnenland.", 1)
        if alias != pad and pad.rstrip("*").rpartition(".")[2] not in _BUITENLAND:
            regels[alias] = rubrieken
    return _velden(regels)


@cache
def beperkt() -> Velden:
    """What can be asked of who is found."""
    alle = persoon()
    return Velden({p: alle.rubrieken[p] for p in _BEPERKT}, alle._samengesteld & set(_BEPERKT))


@cache
def gezag_beperkt() -> Velden:
    """What can be asked of who is found at an addressable object."""
    minder, alle = beperkt(), persoon()
    return Velden({**minder.rubrieken, "gezag": alle.rubrieken["gezag"]}, minder._samengesteld)


# A consumer asks for the same fields time and again.
@lru_cache(maxsize=128)
def _boom(velden: Velden, paden: tuple[str, ...]) -> Boom:
    wortel: dict[str, Boom | None] = {}
    for pad in paden:
        for veld in velden.onder(pad):
            _hang(wortel, veld.split("."))
    return wortel


def _hang(tak: dict[str, Boom | None], delen: list[str]) -> None:
    naam, *verder = delen
    onder = tak.setdefault(naam, {} if verder else None)
    if isinstance(onder, dict):
        _hang(onder, verder)


def _lees(tekst: str) -> Iterable[tuple[str, Rubrieken]]:
    for regel in tekst.strip().splitlines():
        pad, *rubrieken = regel.split()
        yield pad, tuple(r for r in rubrieken if r != "-")


def _velden(regels: Mapping[str, Rubrieken]) -> Velden:
    samengesteld = frozenset(p.rstrip("*") for p in regels if p.endswith("*"))
    return Velden({p.rstrip("*"): r for p, r in regels.items()}, samengesteld)


def _boven(pad: str) -> Iterable[str]:
    """The paths above a path, the nearest first."""
    while "." in pad:
        pad = pad.rpartition(".")[0]
        yield pad


# Of what is derived: the category that it is mostly made of.
_CATEGORIE = {"PANM": "01", "PAGL": "01", "PANT": "04", "PAVP": "08", "PAGZ": "11"}


def categorieen(rubrieken: Iterable[str]) -> set[str]:
    """The categories of LO3 that rubrieken are in."""
    return {_CATEGORIE.get(r[:4], r[:2]) for r in rubrieken}
