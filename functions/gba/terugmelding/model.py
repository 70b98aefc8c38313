"""Doubt about a value: of a body of government (Wet BRP 2.34), or of the person (2.58). It is
investigated at once (2.26) and answered within five working days.

Who asks it of their own data and is refused, gets a decision that they can object to (2.60 onder
g); so does whose data are put right without their asking (2.60 onder e).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from gba.bevragen.groep import Onderzoek
from gba.bevragen.lo3 import Persoonslijst, Voorkomen
from gba.keuren import gebreken
from gba.lijsten import Onderzocht, Verbeterd
from gba.stukken import StukToegevoegd, voeg_toe
from gba.terugmelding.elementen import ELEMENTEN, lees
from gba.terugmelding.gegevens import Gegeven, onderzocht
from gba.terugmelding.invoer import Melding, Verbetering
from gba.terugmelding.staat import Melder, Stand, Terugmelding, is_besluit
from gba.terugmelding.termijn import antwoordtermijn, verlengd
from gba.zaak import Besluit, BriefGemaakt, met_brief
from gba.zaken import sleutels
from gemeengoed.awb import lokale_datum
from gemeengoed.documents import Bestand
from gemeengoed.dossier import Event, Kind
from gemeengoed.problem import Conflict, FieldError, Invalid
from gemeengoed.tekst import datum
from gemeengoed.termijnen import Termijn


class Gemeld(Event):
    type: ClassVar[str] = "terugmelding_gemeld"
    id: str
    persoon: str
    melder: Melder
    gegeven: str
    wie: str
    reden: str
    moet_zijn: str | None = None
    termijn: Termijn


class Verlengd(Event):
    type: ClassVar[str] = "terugmelding_verlengd"
    reden: str
    termijn: Termijn


class Beoordeeld(Event):
    """besluit  when it is one (2.60)"""

    type: ClassVar[str] = "terugmelding_beoordeeld"
    stand: Stand
    oordeel: str
    besluit: Besluit | None = None


def meld(
    lijst: Persoonslijst,
    melding: Melding,
    *,
    id: str,
    persoon: str,
    melder: Melder,
    door: str,
    nu: datetime,
) -> tuple[Onderzocht, Gemeld]:
    """The category is doubted from now on, and that is a case. Invalid at `gegeven`."""
    gegeven = Gegeven.lees(melding.gegeven)
    van = gegeven.van(lijst) if gegeven else None
    if gegeven is None or van is None:
        raise Invalid.at("gegeven", "onbekend", "Maak een keuze.")
    if onderzocht(gegeven, lijst):
        raise Invalid.at("gegeven", "in_onderzoek", "Dit onderzoeken wij al.")
    begin = {"8310": gegeven.aanduiding, "8320": _dag(nu), "8330": ""}
    gemeld = Gemeld(
        at=nu,
        by=door,
        id=id,
        persoon=persoon,
        melder=melder,
        gegeven=gegeven.code,
        wie=gegeven.wie(van),
        reden=melding.reden,
        moet_zijn=melding.moet_zijn,
        termijn=antwoordtermijn(lokale_datum(nu), van_inwoner=melder is Melder.INWONER),
    )
    return _onderzocht(gegeven, begin, id, door, nu), gemeld


def voeg_stuk_toe(zaak: Terugmelding, stuk: Bestand, *, door: str, nu: datetime) -> StukToegevoegd:
    """Invalid at the field of the file; Conflict."""
    _open(zaak)
    return voeg_toe(zaak.stukken, stuk, door=door, nu=nu)


def verbeter(
    zaak: Terugmelding, lijst: Persoonslijst, gegeven: Verbetering, *, door: str, nu: datetime
) -> tuple[tuple[Onderzocht, Verbeterd], Beoordeeld]:
    """Record what is right: the doubt ends with what was wrong, and both become history (LO BRP
    2.1.20.3). Invalid by element; Conflict when something else stands there by now."""
    _open(zaak)
    if not loopt(zaak, lijst):
        raise Conflict(
            "Er staat intussen iets anders dan waar deze melding over gaat. Sluit de melding "
            "zonder te verbeteren. Is wat er nu staat ook fout? Meld dat dan zelf."
        )
    over, elementen = zaak.over, ELEMENTEN[zaak.over.groep]
    van = over.van(lijst) or {}
    if vreemd := [e for e in gegeven.waarden if e not in elementen]:
        raise Invalid.at("waarden", "onbekend", f"Er zijn {len(vreemd)} velden die niet bestaan.")
    nieuw = lees(elementen, gegeven.waarden, van)
    if all(van.get(e, "") == w for e, w in nieuw.items()):
        eerste = f"waarden.{next(iter(elementen))}"
        raise Invalid.at(eerste, "gelijk", "Er is niets veranderd. Vul in wat goed is.")
    onderzoek = {e: "" for e in van if e.startswith("83")}
    samen = {**van, **nieuw, **onderzoek, "8510": _ingang(van, nieuw), "8610": _dag(nu)}
    actueel = {e: w for e, w in samen.items() if w}
    _keur(over, lijst, actueel)
    verbeterd = Verbeterd(
        at=nu,
        by=door,
        categorie=over.categorie,
        stapel=over.stapel,
        actueel=actueel,
        aanleiding=zaak.id,
    )
    goed = _beoordeeld(zaak, Stand.VERBETERD, gegeven.toelichting, door, nu)
    return (_einde(zaak, door, nu), verbeterd), goed


def verleng(zaak: Terugmelding, reden: str, *, door: str, nu: datetime) -> Verlengd:
    """Eight weeks more, each time that it is needed. Conflict when it can't be, or is too late."""
    _open(zaak)
    tot = zaak.beslistermijn.eind if zaak.beslistermijn else None
    if not zaak.mag_langer or tot is None:
        raise Conflict(
            "Verlengen kan alleen van wat een inwoner vroeg over gegevens van burgerlijke staat of "
            "nationaliteit (Wet BRP 2.58 lid 3)."
        )
    if tot < lokale_datum(nu):
        raise Conflict(f"De termijn liep tot en met {datum(tot)}. Verlengen kan niet meer.")
    return Verlengd(at=nu, by=door, reden=reden, termijn=verlengd(tot))


def wijs_af(
    zaak: Terugmelding, lijst: Persoonslijst, reden: str, *, door: str, nu: datetime
) -> tuple[tuple[Onderzocht, ...], Beoordeeld]:
    """Nothing is put right; the doubt ends, if it is still there."""
    _open(zaak)
    geen = _beoordeeld(zaak, Stand.NIET_VERBETERD, reden, door, nu)
    return (_einde(zaak, door, nu),) if loopt(zaak, lijst) else (), geen


def _beoordeeld(
    zaak: Terugmelding, stand: Stand, oordeel: str, door: str, nu: datetime
) -> Beoordeeld:
    besluit = None
    if is_besluit(zaak.melder, stand):
        niet = "" if stand is Stand.VERBETERD else " niet"
        besluit = Besluit(
            kenmerk=zaak.kenmerk,
            omschrijving=f"Wij verbeteren uw gegevens{niet} ({zaak.over.wat})",
            bekendgemaakt_op=lokale_datum(nu),
            persoon=zaak.persoon,
        )
    return Beoordeeld(at=nu, by=door, stand=stand, oordeel=oordeel, besluit=besluit)


def loopt(zaak: Terugmelding, lijst: Persoonslijst) -> bool:
    """Whether the doubt that stands on the list is that of this case: then the value is too. A
    move, or a list that was loaded anew, may have put another there."""
    van = zaak.over.van(lijst) or {}
    onderzoek = Onderzoek.van(zaak.over.categorie, van)
    eigen = (zaak.over.aanduiding, _dag(zaak.ontvangen_op))
    return onderzoek is not None and (van.get("8310"), van.get("8320")) == eigen


def _ingang(van: Voorkomen, nieuw: Mapping[str, str]) -> str:
    """85.10 goes with the date that it is equal to, such as that of the address; else it stays
    (RvIG, HUP: Ingangsdatum geldigheid bij correcties)."""
    was = van.get("8510", "")
    return next((w for e, w in nieuw.items() if was and w and van.get(e) == was), was)


def _einde(zaak: Terugmelding, door: str, nu: datetime) -> Onderzocht:
    return _onderzocht(zaak.over, {"8330": _dag(nu)}, zaak.id, door, nu)


def _dag(moment: datetime) -> str:
    return f"{lokale_datum(moment):%Y%m%d}"


def _keur(over: Gegeven, lijst: Persoonslijst, actueel: dict[str, str]) -> None:
    """Refuse what no list may have, at the element; what was wrong before is not the matter."""
    was = set(gebreken(lijst))
    nieuw = lijst.met(over.categorie, over.stapel, actueel)
    fouten = []
    for gebrek in gebreken(nieuw):
        rubriek, _, reden = gebrek.partition(": ")
        if gebrek not in was:
            element = rubriek[3:].replace(".", "")
            fouten.append(FieldError(f"waarden.{element}", "waarde", f"{reden.capitalize()}."))
    if fouten:
        raise Invalid("Niet alles is goed ingevuld.", fields=fouten)


def _onderzocht(
    over: Gegeven, onderzoek: dict[str, str], aanleiding: str, door: str, nu: datetime
) -> Onderzocht:
    return Onderzocht(
        at=nu,
        by=door,
        categorie=over.categorie,
        stapel=over.stapel,
        onderzoek=onderzoek,
        aanleiding=aanleiding,
    )


def _open(zaak: Terugmelding) -> None:
    if not zaak.open:
        raise Conflict("Deze melding is al beoordeeld.")


def evolve(zaak: Terugmelding | None, event: Event) -> Terugmelding:
    if isinstance(event, Gemeld):
        velden: dict[str, Any] = event.model_dump(by_alias=False, exclude={"at", "by"})
        return Terugmelding(ontvangen_op=event.at, **velden)
    if zaak and isinstance(event, StukToegevoegd):
        return zaak.model_copy(update={"stukken": (*zaak.stukken, event.stuk)})
    if zaak and isinstance(event, Verlengd):
        langer = {"termijn": event.termijn, "verlengd": event.termijn}
        return zaak.model_copy(update={**langer, "waarom_verlengd": event.reden})
    if zaak and isinstance(event, BriefGemaakt):
        return met_brief(zaak, event)
    if zaak and isinstance(event, Beoordeeld):
        oordeel = {"stand": event.stand, "oordeel": event.oordeel}
        return zaak.model_copy(update={**oordeel, "beoordeeld_op": lokale_datum(event.at)})
    raise ValueError(f"this case does not change by {event.type}")


def keys(zaak: Terugmelding) -> dict[str, str | None]:
    # What an official doubts is no case that the person themself filed.
    persoon = zaak.persoon if zaak.melder is Melder.INWONER else None
    return sleutels(
        persoon=persoon,
        ontvangen=zaak.ontvangen_op,
        open_=zaak.open,
        uiterlijk=zaak.termijn.eind,
    )


_GEBEURTENISSEN = (Gemeld, StukToegevoegd, Verlengd, Beoordeeld, BriefGemaakt)
TERUGMELDINGEN = Kind("terugmelding", Terugmelding, _GEBEURTENISSEN, evolve, keys)
