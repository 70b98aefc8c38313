"""What is done with an objection before it is decided: who handles it, defects, time, other ways
out. A step that the law forbids is refused with the article that forbids it."""

from __future__ import annotations

from datetime import date, datetime

from bezwaar.invoer import (
    Afzender,
    BestredenBesluit,
    Doorzending,
    Herstelling,
    Herstelverzoek,
    Notitie,
    Tijdigheidsbesluit,
    Tijdigheidsoordeel,
    Verzuim,
)
from bezwaar.model.eisen import (
    controleer_kenmerk,
    fout,
    mag_behandelen,
    niet_in_de_toekomst,
    wacht_op_beslissing,
)
from bezwaar.model.gebeurtenissen import (
    BesluitGewijzigd,
    Doorgezonden,
    Geweigerd,
    Hersteld,
    HerstelGevraagd,
    HerstelVerlopen,
    Ingetrokken,
    KostenGevraagd,
    NotitieGelegd,
    RechtstreeksBeroepGeweigerd,
    RechtstreeksBeroepIngestemd,
    TijdigheidBeoordeeld,
    Toegewezen,
)
from bezwaar.model.staat import Bezwaar
from gemeengoed import awb
from gemeengoed.problem import AgainstTheLaw, Conflict
from gemeengoed.tekst import datum


def leg_notitie(_bezwaar: Bezwaar, notitie: Notitie, *, door: str, nu: datetime) -> NotitieGelegd:
    """Leave a note with the case, also with a decided one."""
    return NotitieGelegd(at=nu, by=door, tekst=notitie.tekst)


def wijs_toe(
    bezwaar: Bezwaar, *, behandelaar: str, naam: str, door: str, nu: datetime
) -> Toegewezen:
    """Give it to somebody to handle; not to who took the decision objected to (10:3 lid 3)."""
    wacht_op_beslissing(bezwaar)
    mag_behandelen(bezwaar, behandelaar)
    return Toegewezen(at=nu, by=door, behandelaar=behandelaar, naam=naam)


def meld_betrokkenheid(_bezwaar: Bezwaar, *, medewerker: str, door: str, nu: datetime) -> Geweigerd:
    """Somebody took the decision objected to: from now on they may not handle this (10:3 lid 3)."""
    return Geweigerd(at=nu, by=door, medewerker=medewerker)


def beoordeel_tijdigheid(
    bezwaar: Bezwaar, besluit: Tijdigheidsbesluit, *, door: str, nu: datetime
) -> TijdigheidBeoordeeld:
    """Judge whether being late is excused (6:11): always a person, always with a reason.

    AgainstTheLaw when it came in time: then there is nothing to hold against anyone (6:9).
    """
    wacht_op_beslissing(bezwaar)
    mag_behandelen(bezwaar, door)
    kwam = bezwaar.tijdigheid.uitkomst
    op_tijd = (awb.Tijdigheid.TIJDIG, awb.Tijdigheid.TIJDIG_DOOR_POST)
    if kwam in op_tijd and besluit.oordeel is not Tijdigheidsoordeel.TIJDIG:
        raise AgainstTheLaw("Dit bezwaar kwam op tijd.", artikel="Awb 6:9")
    if kwam is awb.Tijdigheid.TE_LAAT and besluit.oordeel is Tijdigheidsoordeel.TIJDIG:
        raise AgainstTheLaw(
            "Dit bezwaar kwam te laat. U kunt het wel verschoonbaar vinden.", artikel="Awb 6:11"
        )
    return TijdigheidBeoordeeld(at=nu, by=door, besluit=besluit)


def vraag_herstel(
    bezwaar: Bezwaar, verzoek: Herstelverzoek, *, door: str, nu: datetime
) -> HerstelGevraagd:
    """Ask to repair a defect (6:6). The term to decide stands still from tomorrow (7:10 lid 2),
    when it is not over yet and not set by a court."""
    wacht_op_beslissing(bezwaar)
    mag_behandelen(bezwaar, door)
    if bezwaar.herstel and bezwaar.herstel.loopt:
        raise Conflict("Er loopt al een termijn om iets te herstellen.")
    return HerstelGevraagd(
        at=nu, by=door, wat=verzoek.wat, op=awb.lokale_datum(nu), weken=verzoek.weken
    )


def herstel(bezwaar: Bezwaar, herstelling: Herstelling, *, door: str, nu: datetime) -> Hersteld:
    """What was missing came. The term runs again from that day (7:10 lid 2).

    What comes after the term to repair is taken in as well: whether to hold that against them is
    for who decides (6:6 says "kan").
    """
    wacht_op_beslissing(bezwaar)
    lopend = bezwaar.herstel
    if lopend is None or lopend.hersteld_op:
        raise Conflict("Er is niets gevraagd om te herstellen.")
    op = herstelling.op or awb.lokale_datum(nu)
    niet_in_de_toekomst(op, nu, "op")
    if op < lopend.gevraagd_op:
        raise fout("op", "Deze datum ligt voor de dag waarop u erom vroeg.")
    if "gronden" in lopend.wat and bezwaar.gronden is None and herstelling.gronden is None:
        raise fout("gronden", "Vul de redenen van het bezwaar in.")
    indiener = _wie_het_is(bezwaar.indiener, herstelling, Verzuim.NAAM_EN_ADRES in lopend.wat)
    return Hersteld(at=nu, by=door, op=op, gronden=herstelling.gronden, indiener=indiener)


def _wie_het_is(nu: Afzender, herstelling: Herstelling, gevraagd: bool) -> Afzender | None:
    """Name and address with what was missing of them; None when nothing was asked or missing.
    What we knew stays: to repair is not to put another in the place of who objected."""
    wordt = Afzender(naam=nu.naam or herstelling.naam, adres=nu.adres or herstelling.adres)
    if gevraagd and wordt.naam is None:
        raise fout("naam", "Vul de naam van de indiener in.")
    if gevraagd and wordt.adres is None:
        raise fout("adres", "Vul het adres van de indiener in.")
    return wordt if wordt != nu else None


def herstel_verlopen(bezwaar: Bezwaar, vandaag: date) -> bool:
    """Whether the term to repair is over and nothing came."""
    lopend = bezwaar.herstel
    if lopend is None or not lopend.loopt or not bezwaar.stand.wacht_op_bekendmaking:
        return False
    return lopend.termijn.eind is not None and vandaag > lopend.termijn.eind


def laat_verlopen(bezwaar: Bezwaar, *, door: str, nu: datetime) -> HerstelVerlopen:
    """The term to repair has passed. Conflict when it has not."""
    if not herstel_verlopen(bezwaar, awb.lokale_datum(nu)):
        raise Conflict("Er is geen hersteltermijn verlopen.")
    return HerstelVerlopen(at=nu, by=door)


def trek_in(bezwaar: Bezwaar, reden: str | None, *, door: str, nu: datetime) -> Ingetrokken:
    """Withdraw it (6:21): for who objects, as long as we did not decide."""
    wacht_op_beslissing(bezwaar)
    return Ingetrokken(at=nu, by=door, reden=reden)


def zend_door(
    bezwaar: Bezwaar, doorzending: Doorzending, *, door: str, nu: datetime
) -> Doorgezonden:
    """Forward what is meant for another (6:15 lid 1); the day it came here counts there (lid 3)."""
    wacht_op_beslissing(bezwaar)
    mag_behandelen(bezwaar, door)
    return Doorgezonden(at=nu, by=door, naar=doorzending.naar, reden=doorzending.reden)


def stem_in_rechtstreeks_beroep(
    bezwaar: Bezwaar, *, ander_bezwaar_zonder_verzoek: bool, door: str, nu: datetime
) -> RechtstreeksBeroepIngestemd:
    """Agree that it goes to the court at once (7:1a): on request, and when everybody asks it."""
    wacht_op_beslissing(bezwaar)
    mag_behandelen(bezwaar, door)
    if not bezwaar.vraagt_rechtstreeks_beroep:
        raise AgainstTheLaw(
            "De indiener heeft niet om rechtstreeks beroep gevraagd.", artikel="Awb 7:1a lid 1"
        )
    if ander_bezwaar_zonder_verzoek:
        raise AgainstTheLaw(
            "Iemand anders maakte ook bezwaar tegen dit besluit en vroeg er niet om.",
            artikel="Awb 7:1a lid 2",
        )
    eind = bezwaar.bezwaartermijn.eind
    if eind is not None and awb.lokale_datum(nu) <= eind:
        raise AgainstTheLaw(
            f"Tot en met {datum(eind)} kan iemand anders nog bezwaar maken. Beslis daarna.",
            artikel="Awb 7:1a lid 4",
        )
    return RechtstreeksBeroepIngestemd(at=nu, by=door)


def weiger_rechtstreeks_beroep(
    bezwaar: Bezwaar, reden: str, *, door: str, nu: datetime
) -> RechtstreeksBeroepGeweigerd:
    """Keep it here (7:1a): we decide on the objection ourselves. Not by who took the decision
    objected to: 10:3 lid 3 names this request too."""
    wacht_op_beslissing(bezwaar)
    mag_behandelen(bezwaar, door)
    if not bezwaar.vraagt_rechtstreeks_beroep:
        raise Conflict("De indiener heeft niet om rechtstreeks beroep gevraagd.")
    return RechtstreeksBeroepGeweigerd(at=nu, by=door, reden=reden)


def vraag_kosten(bezwaar: Bezwaar, *, door: str, nu: datetime) -> KostenGevraagd:
    """Ask for the costs, before we decided (7:15 lid 3)."""
    if bezwaar.vraagt_kosten:
        raise Conflict("Hier is al om gevraagd.")
    if not bezwaar.stand.wacht_op_beslissing:
        raise AgainstTheLaw(
            "Vergoeding van de kosten vraagt u voordat op het bezwaar is beslist.",
            artikel="Awb 7:15 lid 3",
        )
    return KostenGevraagd(at=nu, by=door)


def betrek_besluit(
    bezwaar: Bezwaar, besluit: BestredenBesluit, *, door: str, nu: datetime
) -> BesluitGewijzigd:
    """A new decision came in the place of the one objected to: the objection is against that too,
    without anybody asking (6:19)."""
    wacht_op_beslissing(bezwaar)
    mag_behandelen(bezwaar, door)
    controleer_kenmerk(besluit, "kenmerk")
    niet_in_de_toekomst(besluit.bekendgemaakt_op, nu, "bekendgemaaktOp")
    if besluit.bekendgemaakt_op < bezwaar.besluit.bekendgemaakt_op:
        raise fout("bekendgemaaktOp", "Deze datum ligt voor die van het bestreden besluit.")
    return BesluitGewijzigd(at=nu, by=door, besluit=besluit)
