"""What others hear of a move: the bus (who by pseudonym, what by rubriek numbers, nothing else),
the person's portal, and the letter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gba.application import APPLICATION
from gba.bevragen.lo3 import VERBLIJFPLAATS
from gba.lijsten import PERSOONSLIJSTEN, Bijgehouden
from gba.verhuizing import model
from gba.verhuizing.formulier import CONCEPTEN
from gba.verhuizing.model import TOESTEMMINGEN, VERHUIZINGEN
from gba.verhuizing.staat import Stand, Toestemming, Verhuizing, zwaarste
from gba.verhuizing.verwerken import AANLEIDING
from gemeengoed import brieven, clock, log, portal
from gemeengoed.awb import lokale_datum
from gemeengoed.brieven import Geadresseerde, Opdracht
from gemeengoed.dossier import Dossier
from gemeengoed.flow import draft
from gemeengoed.portal import sleutel
from gemeengoed.store import Store, Transaction
from gemeengoed.stream import Stream, Written
from gemeengoed.tekst import datum

_TAAK = "behandelaar"
_NA_AANGIFTE = 2


def public(written: Written) -> tuple[str, Mapping[str, Any]] | None:
    """`gba.verhuisd` for each list that a move changed, `besluit.bekendgemaakt` for a refusal."""
    event = written.event
    if isinstance(event, Bijgehouden):
        ons = written.kind == PERSOONSLIJSTEN.name and event.aanleiding.startswith(AANLEIDING)
        if not ons or event.categorie != VERBLIJFPLAATS:
            return None
        rubrieken = sorted(f"{event.categorie}{element}" for element in event.actueel)
        return "gba.verhuisd", {"persoon": written.id, "rubrieken": rubrieken}
    if isinstance(event, model.Geweigerd):
        return "besluit.bekendgemaakt", {
            "kenmerk": event.kenmerk,
            "omschrijving": "Weigering van een verhuizing",
            "bekendgemaaktOp": lokale_datum(event.at).isoformat(),
            "persoon": event.persoon,
        }
    return None


def tell(stream: Stream) -> None:
    stream.zaak(CONCEPTEN.kind)(draft.zaak)
    stream.zaak(VERHUIZINGEN)(zaak)
    stream.zaak(TOESTEMMINGEN)(vraag)
    stream.bericht(VERHUIZINGEN)(bericht)
    stream.bericht(TOESTEMMINGEN)(bericht_hoofdbewoner)
    stream.each(geteld)
    stream.each(brief)


def geteld(written: Written, store: Store) -> None:
    """A line for the dashboard of each move: which colour the rules gave it at first."""
    # What comes right after the filing is the judgement, or what is done without one at green.
    event, eerst = written.event, written.number == _NA_AANGIFTE
    if not eerst or written.kind != VERHUIZINGEN.name:
        return
    if isinstance(event, model.Herbeoordeeld):
        log.log("verhuizing", id=written.id, kleur=zwaarste(event.bevindingen).value)
    elif isinstance(event, (model.Gepland, model.Verwerkt)):
        log.log("verhuizing", id=written.id, kleur=zwaarste(()).value)


# ---- the portal

_STATUS = {
    Stand.BEOORDELEN: "Wij kijken uw verhuizing na.",
    Stand.AANVULLEN: "Wij hebben nog iets van u nodig.",
    Stand.AFSPRAAK: "Kom langs om u in te schrijven.",
    Stand.GEPLAND: "Uw verhuizing staat klaar. Wij verwerken die op de dag zelf.",
    Stand.VERWERKT: "Uw verhuizing is verwerkt.",
    Stand.GEWEIGERD: "Wij verwerken deze verhuizing niet.",
    Stand.INGETROKKEN: "U heeft deze verhuizing ingetrokken.",
    Stand.AFGEHANDELD: "Uw inschrijving is aan de balie gedaan.",
}


def zaak(dossier: Dossier[Verhuizing]) -> portal.Zaak:
    v = dossier.state
    eind = v.termijn.eind if v.termijn else None
    loopt = v.stand.loopt
    return portal.Zaak(
        persoon=v.wat.aangever,
        titel=f"Verhuizing naar {v.bestemming}",
        kenmerk=v.kenmerk,
        stand=portal.Stand.LOPEND if loopt else portal.Stand.AFGEROND,
        status=_STATUS[v.stand],
        pagina=f"/gba/verhuizing/{v.id}",
        taak=_taak(v),
        volgende=_volgende(v),
        behandeling=portal.Behandeling(
            pagina=f"/gba/verhuizingen/{v.id}",
            wat="Afspraak voor inschrijving"
            if v.stand is Stand.AFSPRAAK
            else "Verhuizing nakijken",
            uiterlijk=eind,
            taak=_TAAK,
        )
        if v.stand.bij_ons
        else None,
    )


def _taak(v: Verhuizing) -> portal.Taak | None:
    if v.stand is Stand.AANVULLEN and v.gevraagd:
        return portal.Taak(tekst="Vul uw aangifte aan", uiterlijk=v.gevraagd.termijn.eind)
    return None


def _volgende(v: Verhuizing) -> portal.Volgende | None:
    if v.stand is Stand.GEPLAND:
        return portal.Volgende(tekst="Uw nieuwe adres geldt vanaf", datum=v.wat.datering.adresdatum)
    if v.stand is Stand.AFSPRAAK:
        if v.afspraak:
            return portal.Volgende(tekst="Uw afspraak is op", datum=v.afspraak.op)
        return portal.Volgende(tekst="Wij bellen u voor een afspraak.")
    if v.stand.bij_ons and v.termijn:
        return portal.Volgende(tekst="Wij beslissen uiterlijk op", datum=v.termijn.eind)
    return None


def vraag(dossier: Dossier[Toestemming]) -> portal.Zaak:
    """The question to the main occupant, as a task of theirs."""
    t = dossier.state
    if t.open:
        status, taak = "Wij wachten op uw antwoord.", portal.Taak(tekst="Zeg of dit klopt")
    else:
        taak = None
        status = "Uw antwoord is niet meer nodig." if t.vervallen else "U heeft geantwoord."
    return portal.Zaak(
        persoon=t.persoon,
        titel=f"Iemand wil bij u wonen op {t.adres}",
        stand=portal.Stand.LOPEND if t.open else portal.Stand.AFGEROND,
        status=status,
        pagina=f"/gba/toestemmingen/{t.id}",
        taak=taak,
    )


def bericht_hoofdbewoner(written: Written, dossier: Dossier[Toestemming]) -> portal.Bericht | None:
    if not isinstance(written.event, model.ToestemmingGevraagd):
        return None
    t = dossier.state
    return portal.Bericht(
        persoon=t.persoon,
        onderwerp="Trekt er iemand bij u in?",
        alineas=(
            f"Iemand gaf door dat er op {datum(t.datum)} mensen bij u komen wonen op {t.adres}.",
            "Zeg bij uw zaak of dit klopt. Ook als het niet klopt.",
        ),
        pagina=f"/gba/toestemmingen/{t.id}",
    )


def bericht(written: Written, dossier: Dossier[Verhuizing]) -> portal.Bericht | None:
    v, event = dossier.state, written.event
    gezegd = _zegt(v, event)
    if gezegd is None:
        return None
    onderwerp, alineas = gezegd
    return portal.Bericht(
        persoon=v.wat.aangever,
        onderwerp=onderwerp,
        alineas=tuple(a for a in alineas if a),
        pagina=f"/gba/verhuizing/{v.id}",
    )


def _zegt(v: Verhuizing, event: object) -> tuple[str, tuple[str, ...]] | None:
    if isinstance(event, model.Aangegeven):
        if v.verwerkt_op == event.at:
            # Processed at once: that is told, with the same.
            return None
        return "Wij hebben uw verhuizing ontvangen", (
            f"U gaf een verhuizing door naar {v.bestemming}. Uw kenmerk is {v.kenmerk}.",
            v.wat.datering.tekst,
        )
    if isinstance(event, model.Verwerkt):
        vanaf = datum(v.wat.datering.adresdatum)
        return "Uw verhuizing is verwerkt", (
            f"Vanaf {vanaf} staat in het register: {v.bestemming}.",
            "Overheden zoals de Belastingdienst krijgen dit van ons te horen.",
        )
    if isinstance(event, model.AanvullingGevraagd):
        tot = v.gevraagd.termijn.eind if v.gevraagd else None
        return "Wij hebben nog iets van u nodig", (
            event.wat,
            f"Dit kan tot en met {datum(tot)}." if tot else "",
        )
    if isinstance(event, model.Geweigerd):
        return "Wij verwerken uw verhuizing niet", (
            event.reden,
            "Bent u het hier niet mee eens? Dan kunt u binnen 6 weken bezwaar maken.",
        )
    if isinstance(event, model.AfspraakGemaakt):
        wanneer = f"{datum(event.afspraak.op)} om {event.afspraak.tijd} uur"
        return "Uw afspraak om u in te schrijven", (
            f"U heeft een afspraak op {wanneer}. De plaats is: {event.afspraak.plaats}.",
            "Kom zelf, met uw identiteitsbewijs. Dit moet van de wet (Wet BRP 2.38).",
        )
    return None


# ---- the letter


def brief(written: Written, store: Store) -> None:
    """The confirmation of a move that was processed; once, however often it is offered."""
    if written.kind != VERHUIZINGEN.name or not isinstance(written.event, model.Verwerkt):
        return
    opdracht = brief_bij(written, store.get(VERHUIZINGEN, written.id).state)
    gemaakt = brieven.maak(opdracht)

    def command(tx: Transaction) -> None:
        v = tx.get(VERHUIZINGEN, written.id)
        if all(b.id != gemaakt.id for b in v.brieven):
            made = model.BriefGemaakt(at=clock.now(), by="brieven", brief=gemaakt)
            tx.append(VERHUIZINGEN, written.id, made)

    store.run(command, now=int(written.event.at.timestamp()))


def brief_bij(written: Written, v: Verhuizing) -> Opdracht:
    """To who moved first, at where they live from now on."""
    wie, weg = v.wat.verhuizers[0], v.wat.buitenland
    if v.wat.adres:
        regels: tuple[str, ...] = v.wat.adres.regels
    else:
        regels = (
            tuple(r for r in (weg.regel1, weg.regel2, weg.regel3, weg.land) if r) if weg else ()
        )
    vanaf = v.wat.datering
    return Opdracht(
        id=f"{sleutel(APPLICATION.name, VERHUIZINGEN.name, v.id)}:{written.number}",
        soort="gba/verhuizing",
        aan=Geadresseerde(naam=wie.op_een_brief, regels=regels),
        datum=lokale_datum(written.event.at),
        kenmerk=v.kenmerk,
        gegevens={
            "ontvangenOp": lokale_datum(v.ontvangen_op).isoformat(),
            "vanaf": vanaf.adresdatum.isoformat(),
            "uitleg": vanaf.tekst,
            "adres": list(regels),
            "personen": [w.voor_anderen for w in v.wat.verhuizers],
            "buitenland": weg is not None,
        },
    )
