"""The schemas of the answers of the national API, as tables (document.py makes them JSON Schema).

A line is a group: its name, after `<` the group that it adds to, and its fields.

    naam=Type     a field; `naam` alone has the type of its own name, `inOnderzoek` that of its
                  group. `code` is a code with its description, `datum` one of four kinds of date,
                  `ja` a boolean, `Type[]` a list
    naam!         is always there
    naam~         is deprecated
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gba.bevragen.vraag import HOOGSTE_HUISNUMMER, LETTERS, PATRONEN

Schema = dict[str, Any]

GROEPEN = """
InOnderzoek: datumIngangOnderzoek=datum
AbstractDatum: type=tekst! langFormaat=langFormaat!
VolledigeDatum < AbstractDatum: datum=dag!
DatumOnbekend < AbstractDatum: onbekend=altijd!
JaarDatum < AbstractDatum: jaar!
JaarMaandDatum < AbstractDatum: jaar! maand!
Waardetabel: code=codetekst omschrijving=omschrijving
AdellijkeTitelPredicaatType < Waardetabel: soort=AdellijkeTitelPredicaatSoort

GeboorteBasis: datum=datum
GeboorteBeperkt < GeboorteBasis: inOnderzoek=GeboorteInOnderzoekBeperkt
Geboorte < GeboorteBasis: land=code plaats=code inOnderzoek
OverlijdenBasis: land=code plaats=code
Overlijden < OverlijdenBasis: datum=datum inOnderzoek
NaamBasis: voornamen adellijkeTitelPredicaat=AdellijkeTitelPredicaatType voorvoegsel \
 geslachtsnaam voorletters volledigeNaam
NaamPersoonBeperkt < NaamBasis: inOnderzoek=NaamPersoonInOnderzoekBeperkt
NaamPersoon < NaamBasis: aanduidingNaamgebruik=code inOnderzoek
NaamGerelateerde: voornamen adellijkeTitelPredicaat=AdellijkeTitelPredicaatType voorvoegsel \
 geslachtsnaam voorletters inOnderzoek=NaamInOnderzoek
NaamVolledigeNaam: volledigeNaam
OpschortingBijhoudingBasis: reden=code
OpschortingBijhouding < OpschortingBijhoudingBasis: datum=datum
RniDeelnemer: deelnemer=code omschrijvingVerdrag categorie
Verificatie: datum=datum omschrijving=OmschrijvingVerificatie
UitsluitingKiesrechtBasis: uitgeslotenVanKiesrecht=ja
UitsluitingKiesrecht < UitsluitingKiesrechtBasis: einddatum=datum
EuropeesKiesrechtBasis: aanduiding=code
EuropeesKiesrecht < EuropeesKiesrechtBasis: einddatumUitsluiting=datum
VerblijfstitelBasis: aanduiding=code
Verblijfstitel < VerblijfstitelBasis: datumEinde=datum datumIngang=datum inOnderzoek
ImmigratieBasis: landVanwaarIngeschreven=code
Immigratie < ImmigratieBasis: datumVestigingInNederland=datum vanuitVerblijfplaatsOnbekend=ja \
 indicatieVestigingVanuitBuitenland=ja inOnderzoek

AbstractNationaliteit: type=tekst! redenOpname=code datumIngangGeldigheid=datum
NationaliteitBekend < AbstractNationaliteit: nationaliteit=code inOnderzoek
BehandeldAlsNederlander < AbstractNationaliteit: inOnderzoek=BijzonderNederlanderschapInOnderzoek
VastgesteldNietNederlander < AbstractNationaliteit: inOnderzoek=BijzonderNederlanderschapInOnderzoek
Staatloos < AbstractNationaliteit: inOnderzoek
NationaliteitOnbekend < AbstractNationaliteit: inOnderzoek

AdresseringBasis: adresregel1 adresregel2 adresregel3 land=code \
 indicatieVastgesteldVerblijftNietOpAdres
AdresseringBeperkt < AdresseringBasis: inOnderzoek=AdresseringInOnderzoekBeperkt
Adressering < AdresseringBasis: aanhef aanschrijfwijze gebruikInLopendeTekst inOnderzoek
Aanschrijfwijze: naam=naam aanspreekvorm=aanspreekvorm
AbstractVerblijfplaats: type=tekst! datumIngangGeldigheid~=datum
Adres < AbstractVerblijfplaats: verblijfadres=VerblijfadresBinnenland functieAdres=code \
 adresseerbaarObjectIdentificatie nummeraanduidingIdentificatie datumVan=datum \
 indicatieVastgesteldVerblijftNietOpAdres inOnderzoek
Locatie < AbstractVerblijfplaats: datumVan=datum functieAdres=code \
 verblijfadres=VerblijfadresLocatie indicatieVastgesteldVerblijftNietOpAdres inOnderzoek
VerblijfplaatsBuitenland < AbstractVerblijfplaats: verblijfadres=VerblijfadresBuitenland \
 datumVan=datum inOnderzoek
VerblijfplaatsOnbekend < AbstractVerblijfplaats: datumVan=datum inOnderzoek
VerblijfadresBinnenland: officieleStraatnaam korteStraatnaam huisnummer huisletter \
 huisnummertoevoeging aanduidingBijHuisnummer=code postcode woonplaats inOnderzoek
VerblijfadresLocatie: locatiebeschrijving inOnderzoek
VerblijfadresBuitenland: regel1 regel2 regel3 land=code inOnderzoek

KindBasis: burgerservicenummer
Kind < KindBasis: inOnderzoek naam=NaamGerelateerde geboorte
OuderBasis: burgerservicenummer geslacht=code ouderAanduiding
Ouder < OuderBasis: datumIngangFamilierechtelijkeBetrekking=datum naam=NaamGerelateerde \
 inOnderzoek geboorte
PartnerBasis: burgerservicenummer geslacht=code soortVerbintenis=code
Partner < PartnerBasis: naam=NaamGerelateerde geboorte inOnderzoek aangaanHuwelijkPartnerschap \
 ontbindingHuwelijkPartnerschap
AangaanHuwelijkPartnerschapBasis: land=code plaats=code
AangaanHuwelijkPartnerschap < AangaanHuwelijkPartnerschapBasis: datum=datum inOnderzoek
OntbindingHuwelijkPartnerschap: datum=datum inOnderzoek

Gezagsrelatie: type=tekst! minderjarige! inOnderzoek=ja
GezamenlijkOuderlijkGezag < Gezagsrelatie: ouders=tweeOuders
EenhoofdigOuderlijkGezag < Gezagsrelatie: ouder=GezagOuder
GezamenlijkGezag < Gezagsrelatie: ouder=GezagOuder derde
Voogdij < Gezagsrelatie: derden=derden
TijdelijkGeenGezag < Gezagsrelatie: toelichting!
GezagNietTeBepalen < Gezagsrelatie: toelichting!
GezagOuder: burgerservicenummer naam=NaamVolledigeNaam!
Minderjarige: burgerservicenummer! naam=NaamVolledigeNaam leeftijd
Derde: type=tekst!
BekendeDerde < Derde: burgerservicenummer naam=NaamVolledigeNaam
OnbekendeDerde < Derde:

PersoonBeperkt: burgerservicenummer geboorte=GeboorteBeperkt geheimhoudingPersoonsgegevens \
 geslacht=code inOnderzoek=PersoonInOnderzoekBeperkt leeftijd naam=NaamPersoonBeperkt \
 opschortingBijhouding adressering=AdresseringBeperkt rni=RniDeelnemer[] verificatie
GezagPersoonBeperkt < PersoonBeperkt: gezag
Persoon: aNummer=ANummer burgerservicenummer datumEersteInschrijvingGBA=datum \
 geheimhoudingPersoonsgegevens geslacht=code inOnderzoek uitsluitingKiesrecht europeesKiesrecht \
 leeftijd naam=NaamPersoon nationaliteiten=AbstractNationaliteit[] geboorte \
 opschortingBijhouding overlijden verblijfplaats=AbstractVerblijfplaats immigratie \
 gemeenteVanInschrijving=code datumInschrijvingInGemeente=datum adressering \
 indicatieCurateleRegister indicatieGezagMinderjarige~=code gezag verblijfstitel kinderen=Kind[] \
 ouders=Ouder[] partners=Partner[] rni=RniDeelnemer[] verificatie

Foutbericht: type=uri title=title status=status detail=detail instance=uri code=foutcode
BadRequestFoutbericht < Foutbericht: invalidParams=InvalidParam[]
InvalidParam: type=uri name=name code=foutcode reason=reason
"""
# What may be under investigation: booleans, and since when. `-`: under a name of its own.
_ADRES_ONDERZOEK = "adresregel1 adresregel2 adresregel3 land"
ONDERZOEKEN = f"""
PersoonInOnderzoekBeperkt - Persoon burgerservicenummer geslacht leeftijd
PersoonInOnderzoek - Persoon Gemeente Gezag burgerservicenummer geslacht leeftijd \
 gemeenteVanInschrijving datumInschrijvingInGemeente indicatieCurateleRegister \
 indicatieGezagMinderjarige~
AdresseringInOnderzoekBeperkt - Verblijfplaats {_ADRES_ONDERZOEK}
AdresseringInOnderzoek - Persoon Partner Verblijfplaats {_ADRES_ONDERZOEK} aanhef aanschrijfwijze \
 gebruikInLopendeTekst
NaamInOnderzoek voornamen adellijkeTitelPredicaat voorvoegsel geslachtsnaam voorletters
NaamPersoonInOnderzoekBeperkt < NaamInOnderzoek volledigeNaam
NaamPersoonInOnderzoek < NaamInOnderzoek aanduidingNaamgebruik volledigeNaam
GeboorteInOnderzoekBeperkt datum
GeboorteInOnderzoek datum land plaats
OverlijdenInOnderzoek datum land plaats
NationaliteitInOnderzoek type redenOpname
NationaliteitBekendInOnderzoek < NationaliteitInOnderzoek nationaliteit
BijzonderNederlanderschapInOnderzoek type redenOpname
StaatloosInOnderzoek type redenOpname
NationaliteitOnbekendInOnderzoek type redenOpname
VerblijfplaatsBuitenlandInOnderzoek type datumVan datumIngangGeldigheid~
VerblijfplaatsOnbekendInOnderzoek type datumVan datumIngangGeldigheid~
LocatieInOnderzoek type datumVan functieAdres datumIngangGeldigheid~
AdresInOnderzoek type datumVan datumIngangGeldigheid~ nummeraanduidingIdentificatie \
 adresseerbaarObjectIdentificatie functieAdres
VerblijfadresBuitenlandInOnderzoek regel1 regel2 regel3 land
VerblijfadresLocatieInOnderzoek locatiebeschrijving
VerblijfadresBinnenlandInOnderzoek aanduidingBijHuisnummer huisletter huisnummer \
 huisnummertoevoeging officieleStraatnaam postcode korteStraatnaam woonplaats
ImmigratieInOnderzoek datumVestigingInNederland landVanwaarIngeschreven \
 vanuitVerblijfplaatsOnbekend indicatieVestigingVanuitBuitenland
VerblijfstitelInOnderzoek aanduiding datumEinde datumIngang
KindInOnderzoek burgerservicenummer
OuderInOnderzoek burgerservicenummer datumIngangFamilierechtelijkeBetrekking geslacht
PartnerInOnderzoek burgerservicenummer geslacht soortVerbintenis
AangaanHuwelijkPartnerschapInOnderzoek datum land plaats
OntbindingHuwelijkPartnerschapInOnderzoek datum
"""
# By `type` which group it is; `=` where that has another name.
SOORTEN = {
    "AbstractDatum": "Datum=VolledigeDatum DatumOnbekend JaarDatum JaarMaandDatum",
    "AbstractNationaliteit": "Nationaliteit=NationaliteitBekend BehandeldAlsNederlander "
    "VastgesteldNietNederlander Staatloos NationaliteitOnbekend",
    "AbstractVerblijfplaats": "VerblijfplaatsBuitenland Adres VerblijfplaatsOnbekend Locatie",
    "Gezagsrelatie": "GezamenlijkOuderlijkGezag EenhoofdigOuderlijkGezag GezamenlijkGezag Voogdij "
    "TijdelijkGeenGezag GezagNietTeBepalen",
    "Derde": "BekendeDerde OnbekendeDerde",
}
JA: Schema = {"type": "boolean"}


def ref(naam: str) -> Schema:
    return {"$ref": f"#/components/schemas/{naam}"}


def patroon(tekens: str, meest: int) -> Schema:
    """A text of these signs, at least one."""
    return {"type": "string", "pattern": f"^[{tekens}]{{1,{meest}}}$"}


def volgens(parameter: str) -> Schema:
    return {"type": "string", "pattern": PATRONEN[parameter]}


def _tekst(pattern: str) -> Schema:
    return {"type": "string", "pattern": pattern}


def _geheel(minimum: int, maximum: int, **anders: str) -> Schema:
    return {"type": "integer", **anders, "minimum": minimum, "maximum": maximum}


def _hoogstens(lengte: int) -> Schema:
    return {"type": "string", "maxLength": lengte}


_ACCENTEN = "a-zA-Z0-9À-ž"
_NUMMER_BAG = _tekst("^[0-9]{16}$")
# Types with a name in the document.
WAARDEN: dict[str, Schema] = {
    "ANummer": _tekst("^[0-9]{10}$"),
    "Burgerservicenummer": volgens("burgerservicenummer"),
    "Jaar": _geheel(1, 9999, format="int32"),
    "Maand": _geheel(1, 12, format="int32"),
    "Leeftijd": _geheel(0, 150),
    "Voornamen": {**patroon(LETTERS, 200), "maxLength": 200},
    "Voorvoegsel": {**volgens("voorvoegsel"), "maxLength": 10},
    "Geslachtsnaam": patroon(LETTERS, 200),
    "Voorletters": patroon(rf"{_ACCENTEN} \.", 40),
    "VolledigeNaam": patroon(LETTERS, 450),
    "AdellijkeTitelPredicaatSoort": {"type": "string", "enum": ["titel", "predicaat"]},
    "OmschrijvingVerdrag": patroon(LETTERS, 50),
    "OmschrijvingVerificatie": patroon(LETTERS, 50),
    "Categorie": patroon(rf"{LETTERS}\/", 40),
    "OuderAanduiding": _tekst("^[1|2]$"),
    "Aanhef": patroon(LETTERS, 650),
    "GebruikInLopendeTekst": patroon(LETTERS, 650),
    "Adresregel1": _hoogstens(40),
    "Adresregel2": _hoogstens(50),
    "Adresregel3": _hoogstens(35),
    "Regel1": _hoogstens(40),
    "Regel2": _hoogstens(50),
    "Regel3": _hoogstens(35),
    "OfficieleStraatnaam": _hoogstens(80),
    "KorteStraatnaam": _hoogstens(24),
    "Locatiebeschrijving": _hoogstens(35),
    "Huisnummer": _geheel(1, HOOGSTE_HUISNUMMER),
    "Huisletter": volgens("huisletter"),
    "Huisnummertoevoeging": volgens("huisnummertoevoeging"),
    "Postcode": volgens("postcode"),
    "Woonplaats": patroon(rf"{_ACCENTEN}, \(\)\.\-\'", 80),
    "AdresseerbaarObjectIdentificatie": _NUMMER_BAG,
    "NummeraanduidingIdentificatie": _NUMMER_BAG,
    "GeheimhoudingPersoonsgegevens": JA,
    "IndicatieVastgesteldVerblijftNietOpAdres": JA,
    "IndicatieCurateleRegister": JA,
    "Toelichting": patroon(rf"{_ACCENTEN} \/\;\:\.\-\?\(\)", 400),
    "Gezag": {"type": "array", "items": ref("Gezagsrelatie"), "minItems": 0},
}
# Types that the document writes out where they are.
TEKSTEN: dict[str, Schema] = {
    "tekst": {"type": "string"},
    "ja": JA,
    "altijd": {"type": "boolean", "default": True},
    "dag": {"type": "string", "format": "date"},
    "uri": {"type": "string", "format": "uri"},
    "langFormaat": patroon("a-z0-9 ", 17),
    "codetekst": _tekst(r"^[a-zA-Z0-9 \.]+$"),
    "omschrijving": patroon(rf"{_ACCENTEN} \'\.\-\(\),", 200),
    "naam": patroon(LETTERS, 650),
    "aanspreekvorm": patroon("a-zA-Z ", 25),
    "tweeOuders": {"type": "array", "items": ref("GezagOuder"), "minItems": 2, "maxItems": 2},
    "derden": {"type": "array", "items": ref("BekendeDerde"), "minItems": 0, "maxItems": 2},
    "title": patroon(rf"{_ACCENTEN} \.\-", 80),
    "status": _geheel(100, 600),
    "detail": patroon(rf"{_ACCENTEN} \.\-\(\),", 200),
    "foutcode": patroon("a-zA-Z0-9", 25),
    "name": patroon(r"a-zA-Z0-9\._", 30),
    "reason": patroon(r"a-zA-Z0-9\., ", 80),
}


def regels(tabel: str) -> Iterator[str]:
    return (regel for regel in tabel.splitlines() if regel)
