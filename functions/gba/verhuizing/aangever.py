"""Who may tell a move: each kind with what the lists can prove and what an official must see.

The duty lies on the person; for who is under 16 on parents, guardians or carers, for who is under
curatele on the curator (Wet BRP 2.48). Others may do it in their stead (2.49). Which lid or letter
of 2.48 and 2.49 each of these stands in is not confirmed, and is not named.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gba.bevragen.lo3 import GEZAG, OUDER1, OUDER2, Persoonslijst
from gba.verhuizing.huishouden import MEERDERJARIG, Huisgenoot, Relatie, oud, te_jong
from gba.verhuizing.invoer import AnderAls
from gemeengoed.problem import AgainstTheLaw, Invalid


class Hoedanigheid(StrEnum):
    ZELF = "zelf"
    PARTNER = "partner"
    OUDER = "ouder"
    INWONENDE_OUDER = "inwonende-ouder"
    INWONEND_KIND = "inwonend-kind"
    VERZORGER = "verzorger"
    CURATOR = "curator"
    GEMACHTIGDE = "gemachtigde"
    INSTELLING = "instelling"


@dataclass(frozen=True, slots=True)
class Bevoegd:
    """One kind of filer.

    tekst   for people
    lijst   what the lists prove
    zien    what an official must see; empty: the lists are enough
    """

    tekst: str
    artikel: str
    lijst: str
    zien: str = ""


BEVOEGD = {
    Hoedanigheid.ZELF: Bevoegd("De persoon zelf", "Wet BRP 2.39", "is 16 jaar of ouder (03.10)"),
    Hoedanigheid.PARTNER: Bevoegd(
        "Echtgenoot of geregistreerd partner",
        "Wet BRP 2.49",
        "staat als partner op de lijst (05), niet ontbonden, en woont op hetzelfde adres",
    ),
    Hoedanigheid.OUDER: Bevoegd(
        "Ouder van een kind onder de 16",
        "Wet BRP 2.48",
        "staat als ouder en kind op de lijsten (02, 03, 09) en heeft gezag (11)",
    ),
    Hoedanigheid.INWONENDE_OUDER: Bevoegd(
        "Inwonende ouder van een kind van 16 of ouder",
        "Wet BRP 2.49",
        "staat als ouder en kind op de lijsten en woont op hetzelfde adres",
    ),
    Hoedanigheid.INWONEND_KIND: Bevoegd(
        "Inwonend meerderjarig kind",
        "Wet BRP 2.49",
        "staat als kind op de lijst (09), is 18 of ouder en woont op hetzelfde adres",
    ),
    Hoedanigheid.VERZORGER: Bevoegd(
        "Voogd of verzorger van een kind onder de 16",
        "Wet BRP 2.48",
        "niet te zien op de lijst van wie aangeeft",
        "de benoeming als voogd, of een bewijs dat het kind daar wordt verzorgd",
    ),
    Hoedanigheid.CURATOR: Bevoegd(
        "Curator",
        "Wet BRP 2.48",
        "dat er curatele is (33.10), niet wie curator is",
        "de beschikking van de rechter waarin de curator is benoemd",
    ),
    Hoedanigheid.GEMACHTIGDE: Bevoegd(
        "Schriftelijk gemachtigde",
        "Wet BRP 2.49",
        "niets",
        "de machtiging met handtekening, en een kopie van het identiteitsbewijs van beiden",
    ),
    Hoedanigheid.INSTELLING: Bevoegd(
        "Hoofd van een instelling",
        "Wet BRP 2.49 [artikel niet bevestigd]",
        "niets",
        "dat de instelling bestaat, wie het hoofd is en dat de persoon er verblijft",
    ),
}
_ALS = {
    AnderAls.VERZORGER: Hoedanigheid.VERZORGER,
    AnderAls.CURATOR: Hoedanigheid.CURATOR,
    AnderAls.GEMACHTIGDE: Hoedanigheid.GEMACHTIGDE,
    AnderAls.INSTELLING: Hoedanigheid.INSTELLING,
}


def controleer_zelf(lijst: Persoonslijst, vandaag: date) -> None:
    """AgainstTheLaw for who is under 16: their parents do it."""
    if te_jong(lijst, vandaag):
        raise AgainstTheLaw(
            "U bent nog geen 16 jaar. Uw ouder, voogd of verzorger geeft uw verhuizing door.",
            artikel="Wet BRP 2.48",
        )


def voor_huisgenoot(aangever: Persoonslijst, wie: Huisgenoot, vandaag: date) -> Hoedanigheid:
    """As what somebody files for one of the family. Invalid at `gezin.lid`."""
    if wie.relatie is Relatie.PARTNER:
        return Hoedanigheid.PARTNER
    if wie.relatie is Relatie.KIND:
        jong = te_jong(wie.lijst, vandaag)
        return Hoedanigheid.OUDER if jong else Hoedanigheid.INWONENDE_OUDER
    jaren = oud(aangever, vandaag)
    if jaren is None or jaren < MEERDERJARIG:
        raise Invalid.at(
            "gezin.lid",
            "te_jong",
            "U kunt dit voor uw ouder doen als u 18 jaar of ouder bent (Wet BRP 2.49).",
        )
    return Hoedanigheid.INWONEND_KIND


def voor_ander(als: AnderAls) -> Hoedanigheid:
    """As what somebody files for another. Nothing of that person is told: an official looks."""
    return _ALS[als]


def onder_curatele(lijst: Persoonslijst) -> bool:
    return lijst.actueel(GEZAG).get("3310") == "1"


def zonder_gezag(kind: Persoonslijst, ouder: Persoonslijst) -> bool:
    """Whether the list of a child says that this parent has no custody (32.10 of table 61)."""
    gezag = kind.actueel(GEZAG).get("3210", "")
    if not gezag:
        return False
    # 3D: both parents, and somebody else.
    wie = {"1": "1", "2": "2", "3": "12"}.get(gezag[0], "") + gezag[1:]
    als = {"1": kind.actueel(OUDER1), "2": kind.actueel(OUDER2)}
    return not any(t in wie and a.get("0120") == ouder.bsn for t, a in als.items())
