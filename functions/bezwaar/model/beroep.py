"""After the decision: appeal to the court, and the end of it all (Awb chapters 6 and 8)."""

from __future__ import annotations

from datetime import date, datetime

from bezwaar.invoer import Beroepschrift, Uitspraak
from bezwaar.model.eisen import fout, niet_in_de_toekomst
from bezwaar.model.gebeurtenissen import (
    Afgesloten,
    BeroepIngesteld,
    HogerBeroepIngesteld,
    LusGestart,
    LusHersteld,
    StukkenVerzonden,
    Uitgesproken,
    VoorzieningGevraagd,
    ZittingRechtbank,
)
from bezwaar.model.staat import Beroep, Bezwaar, Stand
from gemeengoed import awb
from gemeengoed.problem import AgainstTheLaw, Conflict


def stel_beroep_in(
    bezwaar: Bezwaar, beroep: Beroepschrift, *, door: str, nu: datetime
) -> BeroepIngesteld:
    """The court tells us of an appeal: against the decision (8:1), or because there is none in
    time (6:12: two weeks after the notice of default)."""
    niet_in_de_toekomst(beroep.verzonden_op, nu, "verzondenOp")
    if bezwaar.beroep:
        raise Conflict("Er loopt al een beroep.")
    tegen_besluit = bezwaar.stand in (Stand.BEKENDGEMAAKT, Stand.RECHTSTREEKS_BEROEP)
    if not tegen_besluit and not _niet_tijdig(bezwaar, beroep.verzonden_op):
        raise AgainstTheLaw(
            "Beroep kan pas als de beslissing is bekendgemaakt, of twee weken na een "
            "ingebrekestelling.",
            artikel="Awb 6:12 en 8:1",
        )
    return BeroepIngesteld(at=nu, by=door, beroep=beroep)


def verzend_stukken(
    bezwaar: Bezwaar, inventaris: tuple[str, ...], *, door: str, nu: datetime
) -> StukkenVerzonden:
    """Send the file to the court, with a list of what is in it (8:42)."""
    if _lopend(bezwaar).stukken_verzonden_op:
        raise Conflict("De stukken zijn al naar de rechtbank.")
    if not inventaris:
        raise fout("inventaris", "Noem wat er in het dossier zit.")
    return StukkenVerzonden(at=nu, by=door, op=awb.lokale_datum(nu), inventaris=inventaris)


def plan_zitting_rechtbank(
    bezwaar: Bezwaar, op: datetime, *, door: str, nu: datetime
) -> ZittingRechtbank:
    _lopend(bezwaar)
    return ZittingRechtbank(at=nu, by=door, op=op)


def start_lus(bezwaar: Bezwaar, op: date, weken: int, *, door: str, nu: datetime) -> LusGestart:
    """The court gives us a term to repair the decision (8:51a)."""
    beroep = _lopend(bezwaar)
    niet_in_de_toekomst(op, nu, "op")
    if beroep.lus and beroep.lus_hersteld_op is None:
        raise Conflict("Er loopt al een termijn om het besluit te herstellen.")
    return LusGestart(at=nu, by=door, op=op, weken=weken)


def herstel_in_lus(bezwaar: Bezwaar, *, door: str, nu: datetime) -> LusHersteld:
    """We repaired the decision (8:51b); the others have four weeks for their views."""
    beroep = _lopend(bezwaar)
    if beroep.lus is None or beroep.lus_hersteld_op:
        raise Conflict("De rechtbank vroeg niet om herstel.")
    return LusHersteld(at=nu, by=door, op=awb.lokale_datum(nu))


def vraag_voorziening(
    _bezwaar: Bezwaar, stand: str, *, door: str, nu: datetime
) -> VoorzieningGevraagd:
    """Interim relief (8:81): beside an objection or appeal, which do not suspend (6:16)."""
    return VoorzieningGevraagd(at=nu, by=door, stand=stand)


def spreek_uit(bezwaar: Bezwaar, uitspraak: Uitspraak, *, door: str, nu: datetime) -> Uitgesproken:
    """The judgment. When the court wants a new decision, the objection is open again."""
    beroep = _lopend(bezwaar)
    niet_in_de_toekomst(uitspraak.verzonden_op, nu, "verzondenOp")
    if uitspraak.verzonden_op < beroep.ontvangen_op:
        raise fout("verzondenOp", "Deze datum ligt voor het beroep.")
    return Uitgesproken(at=nu, by=door, uitspraak=uitspraak)


def stel_hoger_beroep_in(bezwaar: Bezwaar, *, door: str, nu: datetime) -> HogerBeroepIngesteld:
    """Appeal against the judgment, within six weeks (6:7, 6:24, 8:104)."""
    beroep = bezwaar.beroep
    if beroep is None or beroep.hoger_beroep is None:
        raise Conflict("Er is nog geen uitspraak.")
    eind = beroep.hoger_beroep.eind
    if eind is not None and awb.lokale_datum(nu) > eind:
        raise AgainstTheLaw("De termijn voor hoger beroep is voorbij.", artikel="Awb 6:7, 6:24")
    return HogerBeroepIngesteld(at=nu, by=door, op=awb.lokale_datum(nu))


def af_te_sluiten(bezwaar: Bezwaar, vandaag: date) -> bool:
    """Whether nothing can follow any more: no appeal in time, or a judgment that stands."""
    if bezwaar.dwangsom and bezwaar.dwangsom.vastgesteld_op is None:
        return False
    if bezwaar.stand is Stand.BEKENDGEMAAKT and bezwaar.uitkomst:
        termijn = bezwaar.uitkomst.beroepstermijn
        return bool(termijn and termijn.eind and vandaag > termijn.eind)
    if bezwaar.stand is Stand.BEROEP and bezwaar.beroep and bezwaar.beroep.uitspraak:
        hoger = bezwaar.beroep.hoger_beroep
        open_ = bezwaar.beroep.hoger_beroep_op is not None
        return bool(not open_ and hoger and hoger.eind and vandaag > hoger.eind)
    return bezwaar.stand in (Stand.INGETROKKEN, Stand.DOORGEZONDEN)


def sluit_af(bezwaar: Bezwaar, *, door: str, nu: datetime) -> Afgesloten:
    """Close it. Conflict while something can still follow."""
    if not af_te_sluiten(bezwaar, awb.lokale_datum(nu)):
        raise Conflict("Deze zaak kan nog niet worden afgesloten.")
    return Afgesloten(at=nu, by=door)


def _lopend(bezwaar: Bezwaar) -> Beroep:
    if bezwaar.beroep is None or bezwaar.beroep.uitspraak:
        raise Conflict("Er loopt geen beroep.")
    return bezwaar.beroep


def _niet_tijdig(bezwaar: Bezwaar, op: date) -> bool:
    if not bezwaar.stand.wacht_op_beslissing or bezwaar.dwangsom is None:
        return False
    wacht = bezwaar.dwangsom.wachttijd.eind
    return wacht is not None and op > wacht
