"""From a move to the lists: what the registers say of it, and the new category 08 of who moves."""

from __future__ import annotations

from datetime import date, datetime

from gba.bevragen.lo3 import INSCHRIJVING, VERBLIJFPLAATS, Persoonslijst
from gba.lijsten import PERSOONSLIJSTEN, Bijgehouden
from gba.verhuizing import gelijktijdig, huishouden, regels
from gba.verhuizing.aangever import omschrijving
from gba.verhuizing.adressen import Adres
from gba.verhuizing.buitenland import landcode
from gba.verhuizing.model import (
    TOESTEMMINGEN,
    VERHUIZINGEN,
    Aangegeven,
    Gepland,
    Herbeoordeeld,
    ToestemmingBekend,
    ToestemmingGevraagd,
    Vervallen,
    Verwerkt,
)
from gba.verhuizing.staat import Bevinding, Opgave, Stand, Toestemming, Verhuizer, Verhuizing
from gemeengoed.awb import lokale_datum
from gemeengoed.dossier import Event
from gemeengoed.problem import Conflict
from gemeengoed.store import Store, Transaction

# In `aanleiding` of what is recorded, before the key of the move.
AANLEIDING = "verhuizing:"
# Of who emigrated, the Registratie Niet Ingezetenen keeps the list (table 33).
RNI, EMIGRATIE, WOONADRES = "1999", "E", "W"
# Rules of the lists of each who moves: having seen it of one is not having seen it of another.
_ALTIJD = {"al-vertrokken", "twee-keer-op-een-dag", "voor-huidig-adres", "opgeschort", "geen-lijst"}


def geef_aan(
    tx: Transaction, store: Store, *, id_: str, wat: Opgave, door: str, nu: datetime
) -> Verhuizing:
    """A new move, in the transaction: processed at once when nothing is in the way."""
    aangegeven = Aangegeven(at=nu, by=door, id=id_, wat=wat)
    v = tx.append(VERHUIZINGEN, id_, aangegeven)
    gelijktijdig.raak(tx, v, door=door, nu=nu)
    if v.stand is Stand.AFSPRAAK:
        return v
    gevonden = _beoordeel(tx, store, v, nu)
    if gevonden:
        v = tx.append(VERHUIZINGEN, id_, Herbeoordeeld(at=nu, by=door, bevindingen=gevonden))
        vraag_toestemming(tx, v, door=door, nu=nu)
        return v
    return voltooi(tx, v, door=door, nu=nu)


def vraag_toestemming(tx: Transaction, v: Verhuizing, *, door: str, nu: datetime) -> None:
    """Ask who lives there, when it is known who that is."""
    if v.wat.hoofdbewoner is None or v.wat.adres is None:
        return
    vraag = Toestemming(
        id=v.id,
        persoon=v.wat.hoofdbewoner,
        wie=tuple(w.voor_anderen for w in v.wat.verhuizers),
        adres=v.wat.adres.in_een_regel,
        datum=v.wat.datering.datum,
        gevraagd_op=nu,
    )
    tx.append(TOESTEMMINGEN, v.id, ToestemmingGevraagd(at=nu, by=door, toestemming=vraag))


def na_toestemming(
    tx: Transaction, store: Store, id_: str, *, akkoord: bool, door: str, nu: datetime
) -> None:
    """What who lives there said, goes with the move; it may be all that was waited for."""
    v = tx.get(VERHUIZINGEN, id_)
    if v.stand not in (Stand.BEOORDELEN, Stand.AANVULLEN):
        return
    v = tx.append(VERHUIZINGEN, id_, ToestemmingBekend(at=nu, by=door, akkoord=akkoord))
    v = beoordeel_opnieuw(tx, store, v, door=door, nu=nu)
    # What an official asked for, an official looks at.
    if not v.bevindingen and v.gevraagd is None:
        voltooi(tx, v, door=door, nu=nu)


def beoordeel_opnieuw(
    tx: Transaction, store: Store, v: Verhuizing, *, door: str, nu: datetime
) -> Verhuizing:
    """What there is to look at by now. What waited for its day goes to the officials with it."""
    gevonden = _beoordeel(tx, store, v, nu)
    return tx.append(VERHUIZINGEN, v.id, Herbeoordeeld(at=nu, by=door, bevindingen=gevonden))


def op_de_dag(tx: Transaction, store: Store, id_: str, *, nu: datetime) -> None:
    """A move that was waiting for its day: looked at once more, since lists change."""
    v = tx.get(VERHUIZINGEN, id_)
    if v.stand is not Stand.GEPLAND or v.wat.datering.adresdatum > lokale_datum(nu):
        return
    # What an official has seen and approved, was seen; only what is new counts.
    gezien = {b.regel for b in v.bevindingen} - _ALTIJD
    gevonden = _beoordeel(tx, store, v, nu)
    if any(b.regel not in gezien for b in gevonden):
        tx.append(VERHUIZINGEN, id_, Herbeoordeeld(at=nu, by="gba", bevindingen=gevonden))
    else:
        voltooi(tx, v, door="gba", nu=nu)


def keur_goed(
    tx: Transaction, store: Store, v: Verhuizing, goedgekeurd: Event, *, door: str, nu: datetime
) -> None:
    """An official's yes, to what they saw: when there is more to see by now, they see that first.
    Conflict when a list can't take it."""
    gevonden = _beoordeel(tx, store, v, nu)
    nieuw = tuple(b.regel for b in gevonden if b not in v.bevindingen)
    _controleer_lijsten(tx, v)
    if nieuw:
        anders = Herbeoordeeld(at=nu, by=door, bevindingen=gevonden, nieuw=nieuw)
        tx.append(VERHUIZINGEN, v.id, anders)
        return
    v = tx.append(VERHUIZINGEN, v.id, goedgekeurd)
    sluit_toestemming(tx, v.id, door=door, nu=nu)
    voltooi(tx, v, door=door, nu=nu)


def _controleer_lijsten(tx: Transaction, v: Verhuizing) -> None:
    for persoon in v.personen:
        lijst = tx.find(PERSOONSLIJSTEN, persoon)
        if lijst is None or not huishouden.bij_te_houden(lijst):
            raise Conflict(
                "Van iemand is er geen lijst, of die wordt niet meer bijgehouden. Goedkeuren kan "
                "dan niet. Weiger de verhuizing, of vraag om meer."
            )
        hier = lijst.actueel(VERBLIJFPLAATS)
        sinds = hier.get("1030") or hier.get("1320") or ""
        if sinds > f"{v.wat.datering.adresdatum:%Y%m%d}":
            raise Conflict(
                "Iemand heeft al een adres met een latere datum. Goedkeuren kan dan niet. Weiger "
                "de verhuizing, of vraag om meer."
            )


def sluit_toestemming(tx: Transaction, id_: str, *, door: str, nu: datetime) -> None:
    """Nobody needs the answer any more."""
    vraag = tx.find(TOESTEMMINGEN, id_)
    if vraag and vraag.open:
        tx.append(TOESTEMMINGEN, id_, Vervallen(at=nu, by=door))


def voltooi(tx: Transaction, v: Verhuizing, *, door: str, nu: datetime) -> Verhuizing:
    """Record it on the lists of all who move, or keep it until the day is there."""
    vandaag = lokale_datum(nu)
    if v.wat.datering.adresdatum > vandaag:
        return tx.append(VERHUIZINGEN, v.id, Gepland(at=nu, by=door))
    for wie in v.wat.verhuizers:
        persoon, lijst = wie.persoon, tx.get(PERSOONSLIJSTEN, wie.persoon)
        for categorie, actueel in nieuwe_gegevens(v.wat, wie, lijst, vandaag):
            event = Bijgehouden(
                at=nu,
                by=door,
                categorie=categorie,
                actueel=actueel,
                aanleiding=f"{AANLEIDING}{v.id}",
            )
            tx.append(PERSOONSLIJSTEN, persoon, event)
    return tx.append(VERHUIZINGEN, v.id, Verwerkt(at=nu, by=door))


def nieuwe_gegevens(
    wat: Opgave, wie: Verhuizer, lijst: Persoonslijst, vandaag: date
) -> list[tuple[str, dict[str, str]]]:
    """What categories 08 and, for who leaves the country, 07 become (LO BRP 2.1.11). Pure."""
    door = omschrijving(wat.hoedanigheid, wie.relatie, minderjarig=wie.minderjarig)
    vanaf, nu = f"{wat.datering.adresdatum:%Y%m%d}", f"{vandaag:%Y%m%d}"
    if wat.adres:
        return [(VERBLIJFPLAATS, {**op_adres(wat.adres, lijst, vanaf, nu), "7210": door})]
    if wat.buitenland is None:
        raise ValueError("a move has an address, or a country")
    weg = wat.buitenland
    regels_ = {"1330": weg.regel1, "1340": weg.regel2, "1350": weg.regel3}
    vertrek = {
        "0910": RNI,
        "0920": vanaf,
        "1310": landcode(weg.land) or "0000",
        "1320": vanaf,
        **{element: regel for element, regel in regels_.items() if regel},
        "7210": door,
        "8510": vanaf,
        "8610": nu,
    }
    opschorting = {**lijst.actueel(INSCHRIJVING), "6710": vanaf, "6720": EMIGRATIE}
    return [(VERBLIJFPLAATS, vertrek), (INSCHRIJVING, opschorting)]


def op_adres(
    adres: Adres, lijst: Persoonslijst, vanaf: str, nu: str, functie: str = WOONADRES
) -> dict[str, str]:
    """Category 08 for an address in the country: to live at (10.10 W) or for post (B)."""
    oud = lijst.actueel(VERBLIJFPLAATS)
    zelfde = oud.get("0910") == adres.gemeente
    # From which country and since when someone is in the Netherlands, stays.
    blijft = {element: oud[element] for element in ("1410", "1420") if oud.get(element)}
    return {
        "0910": adres.gemeente,
        "0920": oud.get("0920", vanaf) if zelfde else vanaf,
        "1010": functie,
        "1030": vanaf,
        **huishouden.op_adres(adres),
        **blijft,
        "8510": vanaf,
        "8610": nu,
    }


def _beoordeel(tx: Transaction, store: Store, v: Verhuizing, nu: datetime) -> tuple[Bevinding, ...]:
    tx.prepare(PERSOONSLIJSTEN, v.personen)
    eerder = gelijktijdig.eerdere(tx, v, nu)
    gevonden = ((p, tx.find(PERSOONSLIJSTEN, p)) for p in v.personen)
    lijsten = {p: lijst for p, lijst in gevonden if lijst is not None}
    adres = v.wat.adres
    er_al = huishouden.bewoners(store, huishouden.op_adres(adres)) if adres else {}
    blijven = huishouden.bewoners(store, v.wat.stond_op) if v.wat.buitenland else {}
    anderen = (er_al.keys() | gelijktijdig.komen(eerder, v)) - set(v.personen)
    # Who lives there and tells that somebody comes, says yes to it; the yes of who does not live
    # there (any more) is nobody's yes.
    if v.persoon in er_al and v.persoon not in v.personen and v.toestemming is None:
        v = v.model_copy(update={"toestemming": True})
    elif v.toestemming and v.wat.hoofdbewoner not in er_al:
        v = v.model_copy(update={"toestemming": None})
    loopt_al = gelijktijdig.loopt_al(eerder, v)
    feiten = regels.feiten_van(
        v,
        lijsten,
        bewoners=len(anderen),
        loopt_al=loopt_al,
        achter=len(blijven.keys() - set(v.personen)),
    )
    return regels.beoordeel(feiten)
