"""After the decision: appeal to the court, and the end of it all (Awb chapters 6 and 8)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bezwaar.invoer import Beroepschrift, Uitspraak, Uitspraaksoort
from bezwaar.model.eisen import fout, niet_in_de_toekomst
from bezwaar.model.gebeurtenissen import (
    Afgesloten,
    BeroepIngesteld,
    BeroepIngetrokken,
    HogerBeroepIngesteld,
    StukkenVerzonden,
    Uitgesproken,
    VoorzieningGevraagd,
    ZittingRechtbank,
)
from bezwaar.model.staat import Beroep, Bezwaar, Stand
from gemeengoed import awb
from gemeengoed.problem import AgainstTheLaw, Conflict
from gemeengoed.termijnen import Termijn


def stel_beroep_in(
    bezwaar: Bezwaar, beroep: Beroepschrift, *, door: str, nu: datetime
) -> BeroepIngesteld:
    """The court tells us of an appeal: against the decision (8:1), or because there is none in
    time (6:12): two weeks after the notice of default (lid 2), or at once when that could not be
    asked of them (lid 3), with the reason. It may tell so when we had closed the case: whether the
    appeal was in time, and that reason is one, is for the court."""
    niet_in_de_toekomst(beroep.verzonden_op, nu, "verzondenOp")
    if bezwaar.beroep and bezwaar.beroep.loopt:
        raise Conflict("Er loopt al een beroep.")
    tegen_besluit = _tegen_besluit(bezwaar)
    if beroep.zonder_ingebrekestelling:
        _zonder_ingebrekestelling(bezwaar, beroep, tegen_besluit)
    elif not tegen_besluit and not _niet_tijdig(bezwaar, beroep.verzonden_op):
        raise AgainstTheLaw(
            "Beroep kan pas als de beslissing is bekendgemaakt, of twee weken na een "
            "ingebrekestelling.",
            artikel="Awb 6:12 en 8:1",
        )
    bekend = bezwaar.uitkomst.bekendgemaakt_op if bezwaar.uitkomst else None
    if beroep.verzonden_op < (bekend or awb.lokale_datum(bezwaar.ontvangen_op)):
        raise fout("verzondenOp", "Deze datum ligt voor het besluit waar het beroep over gaat.")
    return BeroepIngesteld(at=nu, by=door, beroep=beroep)


def verzend_stukken(
    bezwaar: Bezwaar, inventaris: tuple[str, ...], *, door: str, nu: datetime
) -> StukkenVerzonden:
    """Send the file to the court, with a list of what is in it (8:42): the one given, or that of
    the file that was made up here."""
    if lopend(bezwaar).stukken_verzonden_op:
        raise Conflict("De stukken zijn al naar de rechtbank.")
    if not inventaris and bezwaar.rechtbank:
        inventaris = bezwaar.rechtbank.regels
    if not inventaris:
        raise fout("lijst", "Stel eerst het dossier samen, of noem hier wat erin zit.")
    return StukkenVerzonden(at=nu, by=door, op=awb.lokale_datum(nu), inventaris=inventaris)


def plan_zitting_rechtbank(
    bezwaar: Bezwaar, op: datetime, *, door: str, nu: datetime
) -> ZittingRechtbank:
    """When the court hears the case, there or on appeal (8:56)."""
    if bezwaar.beroep is None or not bezwaar.beroep.loopt:
        raise Conflict("Er loopt geen beroep.")
    return ZittingRechtbank(at=nu, by=door, op=op)


def vraag_voorziening(
    bezwaar: Bezwaar, stand: str, *, door: str, nu: datetime
) -> VoorzieningGevraagd:
    """Interim relief (8:81): beside an objection or appeal, which do not suspend (6:16)."""
    if bezwaar.stand in (Stand.AFGESLOTEN, Stand.INGETROKKEN, Stand.DOORGEZONDEN):
        raise AgainstTheLaw(
            "Dit kan alleen naast een bezwaar of een beroep dat nog loopt.",
            artikel="Awb 8:81 lid 1",
        )
    return VoorzieningGevraagd(at=nu, by=door, stand=stand)


def spreek_uit(bezwaar: Bezwaar, uitspraak: Uitspraak, *, door: str, nu: datetime) -> Uitgesproken:
    """The judgment, of the court or on further appeal. When it wants a (new) decision (8:72 lid 4,
    8:55d), the objection is open again, with a term of its own."""
    beroep = bezwaar.beroep
    if beroep is None or not beroep.loopt:
        raise Conflict("Er loopt geen beroep.")
    niet_in_de_toekomst(uitspraak.verzonden_op, nu, "verzondenOp")
    sinds = beroep.ontvangen_op
    if beroep.hoger_beroep_op and not beroep.bij_de_rechtbank:
        sinds = beroep.hoger_beroep_op
    if uitspraak.verzonden_op < sinds:
        raise fout("verzondenOp", "Deze datum ligt voor het beroep.")
    if uitspraak.opnieuw_beslissen:
        _kan_opnieuw(bezwaar, uitspraak)
    elif uitspraak.weken:
        raise fout("weken", "Een termijn is er alleen als wij opnieuw moeten beslissen.")
    if uitspraak.onredelijk_laat:
        _onredelijk_laat(beroep, uitspraak)
    return Uitgesproken(at=nu, by=door, uitspraak=uitspraak)


def _onredelijk_laat(beroep: Beroep, uitspraak: Uitspraak) -> None:
    """A judgement of the court, on an appeal against our being late, and only recorded here."""
    niet = uitspraak.soort is Uitspraaksoort.NIET_ONTVANKELIJK
    if not (niet and beroep.niet_tijdig and beroep.bij_de_rechtbank):
        raise fout(
            "onredelijkLaat",
            "Dit past alleen bij een niet-ontvankelijk beroep tegen te laat beslissen.",
        )


def _kan_opnieuw(bezwaar: Bezwaar, uitspraak: Uitspraak) -> None:
    if uitspraak.soort is not Uitspraaksoort.GEGROND:
        raise fout("opnieuwBeslissen", "Opnieuw beslissen hoort bij een beroep dat gegrond is.")
    if bezwaar.stand in (Stand.INGETROKKEN, Stand.DOORGEZONDEN):
        raise fout("opnieuwBeslissen", "Op dit bezwaar hoeft niet meer te worden beslist.")


def stel_hoger_beroep_in(
    bezwaar: Bezwaar, *, door: str, nu: datetime, op: date | None = None
) -> HogerBeroepIngesteld:
    """Appeal against the judgment, within six weeks (6:7, 6:24, 8:104). `op`: when it was filed,
    if we hear of it later, also after we closed the case; else today."""
    beroep = bezwaar.beroep
    if beroep is None or beroep.hoger_beroep is None or beroep.uitspraak_op is None:
        raise Conflict("Er is nog geen uitspraak.")
    if beroep.hoger_beroep_op:
        raise Conflict("Er is al hoger beroep ingesteld.")
    dag, eind = op or awb.lokale_datum(nu), beroep.hoger_beroep.eind
    niet_in_de_toekomst(dag, nu, "op")
    if dag < beroep.uitspraak_op:
        raise fout("op", "Deze datum ligt voor de uitspraak.")
    if eind is not None and dag > eind:
        raise AgainstTheLaw("De termijn voor hoger beroep is voorbij.", artikel="Awb 6:7 en 6:24")
    return HogerBeroepIngesteld(at=nu, by=door, op=dag)


def trek_beroep_in(bezwaar: Bezwaar, *, door: str, nu: datetime) -> BeroepIngetrokken:
    """The court tells us that the appeal, or the further appeal, was withdrawn (6:21)."""
    if bezwaar.beroep is None or not bezwaar.beroep.loopt:
        raise Conflict("Er loopt geen beroep.")
    return BeroepIngetrokken(at=nu, by=door, op=awb.lokale_datum(nu))


def dag_van_einde(bezwaar: Bezwaar) -> date | None:
    """From which day nothing can follow any more: no appeal in time, or a judgment that stands.
    None while that can't be told."""
    if bezwaar.dwangsom and not bezwaar.dwangsom.afgehandeld:
        return None
    if bezwaar.beroep and bezwaar.beroep.loopt:
        return None
    if bezwaar.stand in (Stand.INGETROKKEN, Stand.DOORGEZONDEN):
        return awb.lokale_datum(bezwaar.ontvangen_op)
    if bezwaar.stand is Stand.BEKENDGEMAAKT and bezwaar.uitkomst:
        return _dag_na(bezwaar.uitkomst.beroepstermijn)
    if bezwaar.stand is Stand.BEROEP and bezwaar.beroep:
        return bezwaar.beroep.uitspraak_hoger_op or _dag_na(bezwaar.beroep.hoger_beroep)
    return None


def af_te_sluiten(bezwaar: Bezwaar, vandaag: date) -> bool:
    dag = dag_van_einde(bezwaar)
    return dag is not None and vandaag >= dag


def sluit_af(bezwaar: Bezwaar, *, door: str, nu: datetime) -> Afgesloten:
    """Close it. Conflict while something can still follow."""
    if not af_te_sluiten(bezwaar, awb.lokale_datum(nu)):
        raise Conflict("Deze zaak kan nog niet worden afgesloten.")
    return Afgesloten(at=nu, by=door)


def lopend(bezwaar: Bezwaar) -> Beroep:
    """The appeal that the court has. Conflict when there is none."""
    if bezwaar.beroep is None or not bezwaar.beroep.bij_de_rechtbank:
        raise Conflict("Er loopt geen beroep bij de rechtbank.")
    return bezwaar.beroep


def _tegen_besluit(bezwaar: Bezwaar) -> bool:
    gesloten = bezwaar.stand is Stand.AFGESLOTEN and bezwaar.uitkomst is not None
    return gesloten or bezwaar.stand in (Stand.BEKENDGEMAAKT, Stand.RECHTSTREEKS_BEROEP)


def _zonder_ingebrekestelling(bezwaar: Bezwaar, beroep: Beroepschrift, tegen_besluit: bool) -> None:
    """As soon as we are late (6:12 lid 3), and only then."""
    if tegen_besluit:
        raise fout("zonderIngebrekestelling", "Er is een besluit. Laat dit leeg.")
    eind = bezwaar.beslistermijn.eind
    open_ = bezwaar.stand.wacht_op_bekendmaking
    if not open_ or eind is None or beroep.verzonden_op <= eind:
        raise AgainstTheLaw(
            "Beroep omdat er geen besluit is, kan pas als de termijn om te beslissen voorbij is.",
            artikel="Awb 6:12 lid 3",
        )


def _niet_tijdig(bezwaar: Bezwaar, op: date) -> bool:
    loop = bezwaar.dwangsom
    if not bezwaar.stand.wacht_op_bekendmaking or loop is None or loop.gestopt_op:
        return False
    return loop.wachttijd.eind is not None and op > loop.wachttijd.eind


def _dag_na(termijn: Termijn | None) -> date | None:
    return termijn.eind + timedelta(days=1) if termijn and termijn.eind else None
