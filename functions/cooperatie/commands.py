"""The commands of the cooperative: what they read, and what they write together.

Each is a function of a `Transaction` and returns the key of the dossier it is about. The
deciding is the model's; here is only which dossiers take part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from cooperatie.model import instantie as inst
from cooperatie.model import lid as leden
from cooperatie.model.aanmelding import Aanmelding, controleer
from cooperatie.model.bezetting import BEZETTING, Bezet, Vrijgegeven
from cooperatie.model.factuur import FACTUURREEKS, NummerGegeven
from cooperatie.model.instantie import INSTANTIE
from cooperatie.model.lid import LID, Bestuursbesluit, Betaling, Dictum, Lid
from cooperatie.model.release import KOERS, LEDEN, RELEASE, Gepubliceerd, KoersGezet, Release
from gemeengoed.awb import lokale_datum
from gemeengoed.dossier import new_id
from gemeengoed.problem import Conflict
from gemeengoed.store import Transaction


def meld_aan(tx: Transaction, aanmelding: Aanmelding, *, lid: str, nu: datetime, by: str) -> Lid:
    """Apply. Conflict when the body, a municipality or its web address has a member already."""
    controleer(aanmelding, lokale_datum(nu))
    for plaats, weigering in _plaatsen(aanmelding):
        bezetting = tx.find(BEZETTING, plaats)
        if bezetting and bezetting.lid:
            raise Conflict(weigering)
        tx.append(BEZETTING, plaats, Bezet(at=nu, by=by, lid=lid))
    return tx.append(LID, lid, leden.Aangemeld(at=nu, by=by, aanmelding=aanmelding))


def besluit(
    tx: Transaction,
    id_: str,
    besluit: Bestuursbesluit,
    *,
    expect: int,
    nu: datetime,
    by: str,
) -> Lid:
    """Record the board's decision. Who is refused may apply again."""
    lid = tx.get(LID, id_, expect=expect)
    genomen = leden.beslis(lid, besluit, lokale_datum(nu))
    if genomen.dictum is Dictum.AFGEWEZEN:
        for plaats, _ in _plaatsen(lid.aanmelding):
            tx.get(BEZETTING, plaats)
            tx.append(BEZETTING, plaats, Vrijgegeven(at=nu, by=by))
    return tx.append(LID, id_, leden.Besloten(at=nu, by=by, besluit=genomen))


def factureer(tx: Transaction, id_: str, dagen: int, *, nu: datetime, by: str) -> Lid:
    """Invoice the joining fee, under the next number of the year."""
    lid, vandaag = tx.get(LID, id_), lokale_datum(nu)
    jaar = str(vandaag.year)
    tx.find(FACTUURREEKS, jaar)
    reeks = tx.append(FACTUURREEKS, jaar, NummerGegeven(at=nu, by=by, lid=id_))
    nummer = f"{jaar}-{reeks.laatste:04d}"
    factuur = leden.factureer(lid, nummer, vandaag, dagen)
    return tx.append(LID, id_, leden.Gefactureerd(at=nu, by=by, factuur=factuur))


def boek(
    tx: Transaction,
    id_: str,
    betaling: Betaling,
    *,
    nu: datetime,
    by: str,
    nieuwe_sleutel: Callable[[], str] = new_id,
) -> tuple[Lid, leden.BetalingGeboekt]:
    """Book a payment; the one that completes the fee makes the member join, in the same
    transaction. Conflict when this payment was booked before, on whichever member."""
    lid = tx.get(LID, id_)
    geboekt = leden.ontvang(lid, betaling, vandaag=lokale_datum(nu), nu=nu, by=by)
    tx.claim(
        "bankreferentie",
        betaling.bankreferentie,
        holder=id_,
        refusal="Deze betaling is al geboekt. Er is niets dubbel geboekt.",
    )
    na = tx.append(LID, id_, geboekt)
    if leden.compleet(na):
        na = _treed_toe(tx, id_, na, nu=nu, by=by, nieuwe_sleutel=nieuwe_sleutel)
    return na, geboekt


def _treed_toe(
    tx: Transaction,
    id_: str,
    lid: Lid,
    *,
    nu: datetime,
    by: str,
    nieuwe_sleutel: Callable[[], str],
) -> Lid:
    koers = tx.find(KOERS, LEDEN)
    sleutels = tuple(nieuwe_sleutel() for _ in lid.aanmelding.gemeenten)
    for sleutel, gemeente in zip(sleutels, lid.aanmelding.gemeenten, strict=True):
        gewenst = inst.InstantieGewenst(
            at=nu,
            by=by,
            lid=id_,
            gemeente=gemeente.code,
            naam=gemeente.naam,
            webnaam=gemeente.webnaam,
            oin=gemeente.oin or lid.aanmelding.oin,
            release=koers.release if koers else None,
        )
        tx.append(INSTANTIE, sleutel, gewenst)
    return tx.append(LID, id_, leden.Toegetreden(at=nu, by=by, instanties=sleutels))


def publiceer(tx: Transaction, id_: str, versie: str, *, nu: datetime, by: str) -> Release:
    """Register a release and set the course to it; going back to an older one is the same."""
    release = tx.find(RELEASE, id_)
    if release is None:
        gepubliceerd = Gepubliceerd(at=nu, by=by, release=id_, versie=versie)
        release = tx.append(RELEASE, id_, gepubliceerd)
    koers = tx.find(KOERS, LEDEN)
    if koers is None or koers.release != id_:
        tx.append(KOERS, LEDEN, KoersGezet(at=nu, by=by, release=id_))
    return release


def probeer_opnieuw(tx: Transaction, id_: str, *, nu: datetime, by: str) -> str:
    tx.append(INSTANTIE, id_, inst.opnieuw(tx.get(INSTANTIE, id_), nu=nu, by=by))
    return id_


def wens(tx: Transaction, id_: str, release: str, *, nu: datetime, by: str) -> str:
    """Let an instance want a release; nothing happens when it does already."""
    if tx.get(INSTANTIE, id_).gewenst != release:
        tx.append(INSTANTIE, id_, inst.ReleaseGewenst(at=nu, by=by, release=release))
    return id_


def _plaatsen(aanmelding: Aanmelding) -> Iterator[tuple[str, str]]:
    """What a member takes of which there is one, each with why another is refused it."""
    yield (
        f"rsin:{aanmelding.rsin}",
        "Deze rechtspersoon is al lid of aangemeld. Kijk het RSIN na.",
    )
    for gemeente in aanmelding.gemeenten:
        yield (
            f"gemeente:{gemeente.code}",
            f"Voor de gemeente met code {gemeente.code} is al een lid of aanmelding.",
        )
        yield (
            f"webnaam:{gemeente.webnaam}",
            f"Het webadres {gemeente.webnaam} is al van een andere gemeente.",
        )
