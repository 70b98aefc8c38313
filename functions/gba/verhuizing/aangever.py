"""Who may tell a move: each kind with what the lists can prove and what an official must see.

The duty lies on the person; for who is under 16 on parents, guardians or carers, for who is under
curatele on the curator (Wet BRP 2.48). Others may do it in their stead (2.49): family only when it
is to live at the same address (lid 5), and nobody by a mandate when it is to leave the country
(lid 4).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gba.bevragen.lo3 import GEZAG, OUDER1, OUDER2, Persoonslijst
from gba.verhuizing.huishouden import Relatie, te_jong, volwassen
from gba.verhuizing.invoer import AnderAls, Soort
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
    Hoedanigheid.ZELF: Bevoegd(
        "De persoon zelf", "Wet BRP 2.39 lid 1, 2.48 onder b", "is 16 jaar of ouder"
    ),
    Hoedanigheid.PARTNER: Bevoegd(
        "Echtgenoot of geregistreerd partner",
        "Wet BRP 2.49 lid 1 onder b, lid 5",
        "staat als partner op de lijst, niet ontbonden, en komt op hetzelfde adres wonen",
    ),
    Hoedanigheid.OUDER: Bevoegd(
        "Ouder van een kind onder de 16",
        "Wet BRP 2.48 onder a",
        "staat als ouder en kind op de lijsten",
    ),
    Hoedanigheid.INWONENDE_OUDER: Bevoegd(
        "Ouder van een kind van 16 of ouder",
        "Wet BRP 2.48 onder b (16 en 17 jaar), 2.49 lid 1 onder a en lid 5 (18 en ouder)",
        "staat als ouder en kind op de lijsten, en het kind komt op hetzelfde adres wonen",
    ),
    Hoedanigheid.INWONEND_KIND: Bevoegd(
        "Meerderjarig kind van de persoon",
        "Wet BRP 2.49 lid 1 onder a, lid 5",
        "staat als kind op de lijst, is 18 of ouder, en de ouder komt op hetzelfde adres wonen",
    ),
    Hoedanigheid.VERZORGER: Bevoegd(
        "Voogd of verzorger van een minderjarig kind",
        "Wet BRP 2.48 onder a; inwonend van 16 of 17: onder b",
        "niet te zien op de lijst van wie aangeeft",
        "de benoeming als voogd, of een bewijs dat het kind daar wordt verzorgd",
    ),
    Hoedanigheid.CURATOR: Bevoegd(
        "Curator",
        "Wet BRP 2.48 onder c",
        "dat er curatele is, niet wie curator is",
        "de beschikking van de rechter waarin de curator is benoemd",
    ),
    Hoedanigheid.GEMACHTIGDE: Bevoegd(
        "Schriftelijk gemachtigde",
        "Wet BRP 2.49 lid 1 onder c",
        "is 18 jaar of ouder",
        "de machtiging met handtekening, en een kopie van het identiteitsbewijs van beiden",
    ),
    Hoedanigheid.INSTELLING: Bevoegd(
        "Hoofd van een instelling voor gezondheidszorg",
        "Wet BRP 2.49 lid 1 onder d",
        "niets",
        "dat de instelling bestaat, wie het hoofd is, dat de persoon er verblijft, en dat die door "
        "de gezondheid niet zelf kan aangeven of machtigen",
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
            artikel="Wet BRP 2.48 onder a",
        )


def voor_familie(
    relatie: Relatie, wie: Persoonslijst | None, aangever: Persoonslijst, vandaag: date
) -> Hoedanigheid:
    """As what somebody files for a relative who comes to live with them. Invalid at `ander.bsn`.

    wie  their list; None when it is not here
    """
    if relatie is Relatie.PARTNER:
        return Hoedanigheid.PARTNER
    if relatie is Relatie.KIND:
        jong = wie is not None and te_jong(wie, vandaag)
        return Hoedanigheid.OUDER if jong else Hoedanigheid.INWONENDE_OUDER
    if not volwassen(aangever, vandaag):
        raise Invalid.at(
            "ander.bsn",
            "te_jong",
            "U kunt dit voor uw ouder doen als u 18 jaar of ouder bent (Wet BRP 2.49).",
        )
    return Hoedanigheid.INWONEND_KIND


def voor_ander(als: AnderAls, soort: Soort, aangever: Persoonslijst, vandaag: date) -> None:
    """What the law has against it, whoever it is about. Invalid at `ander.hoedanigheid`."""
    if als is AnderAls.GEMACHTIGDE and not volwassen(aangever, vandaag):
        raise Invalid.at(
            "ander.hoedanigheid",
            "te_jong",
            "Met een machtiging kunt u dit doorgeven als u 18 jaar of ouder bent (Wet BRP 2.49).",
        )
    alleen_hier = als in (AnderAls.GEMACHTIGDE, AnderAls.FAMILIE)
    if alleen_hier and soort is Soort.NAAR_BUITENLAND:
        raise Invalid.at(
            "ander.hoedanigheid",
            "vertrek",
            "Zo kunt u een vertrek naar het buitenland niet doorgeven. De persoon doet dat zelf "
            "(Wet BRP 2.49 lid 4).",
        )


def als_ander(als: AnderAls) -> Hoedanigheid:
    """As what somebody files for who is no relative. An official looks."""
    return _ALS[als]


# 72.10: who told it, as the list has it (LO BRP; RvIG, HUP: Verblijfplaats).
_BIJ_WIE = {
    Hoedanigheid.CURATOR: "G",
    Hoedanigheid.VERZORGER: "G",
    Hoedanigheid.GEMACHTIGDE: "M",
    Hoedanigheid.INSTELLING: "H",
}


def omschrijving(als: Hoedanigheid, relatie: Relatie, *, minderjarig: bool) -> str:
    """72.10 of one who moves: I the person, G who has custody or is curator, K an adult child, O
    the parent of an adult, P the partner, M who is empowered, H an institution."""
    if als in _BIJ_WIE:
        return _BIJ_WIE[als]
    if relatie is Relatie.KIND:
        return "G" if minderjarig else "O"
    return {Relatie.ZELF: "I", Relatie.PARTNER: "P", Relatie.OUDER: "K"}.get(relatie, "M")


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
