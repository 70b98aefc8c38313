"""What others hear of a move: the bus (who by pseudonym, what by rubriek numbers, nothing else),
the portal of each whose it is, and the letters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gba.bevragen.lo3 import VERBLIJFPLAATS
from gba.lijsten import PERSOONSLIJSTEN, Bijgehouden
from gba.verhuizing import model
from gba.verhuizing.formulier import CONCEPTEN
from gba.verhuizing.model import TOESTEMMINGEN, VERHUIZINGEN
from gba.verhuizing.staat import Stand, Toestemming, Verhuizing, zwaarste
from gba.verhuizing.verwerken import AANLEIDING
from gba.zaak import bezwaar_kan, schrijf
from gemeengoed import log, portal
from gemeengoed.awb import lokale_datum
from gemeengoed.brieven import Geadresseerde
from gemeengoed.dossier import Dossier, Event
from gemeengoed.flow import draft
from gemeengoed.store import Store
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
    stream.bericht(VERHUIZINGEN)(berichten)
    stream.bericht(TOESTEMMINGEN)(bericht_hoofdbewoner)
    stream.each(geteld)
    schrijf(stream, VERHUIZINGEN, brief, aan)


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
        persoon=v.persoon,
        titel="Verhuizing",
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
        status = "Wij wachten op uw antwoord."
        taak = portal.Taak(tekst="Zeg of dit klopt", uiterlijk=t.termijn.eind)
    else:
        taak = None
        status = "Uw antwoord is niet meer nodig." if t.vervallen else "U heeft geantwoord."
    return portal.Zaak(
        persoon=t.persoon,
        titel="Iemand wil bij u wonen",
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
            f"Iemand gaf door dat er vanaf {datum(t.datum)} iemand op uw adres komt wonen.",
            "Zeg bij uw zaak of dit klopt. Ook als het niet klopt. Dat kan tot en met "
            f"{datum(t.termijn.eind or t.datum)}.",
        ),
        pagina=f"/gba/toestemmingen/{t.id}",
    )


def berichten(written: Written, dossier: Dossier[Verhuizing]) -> tuple[portal.Bericht, ...]:
    """To who filed; and to who moves by it and did not file it themselves. Where to, and why not,
    they read at the case: that is nothing for the bus."""
    v, event = dossier.state, written.event
    hier, mee = f"/gba/verhuizing/{v.id}", f"/gba/meeverhuizen/{v.id}"
    gezegd, mee_gezegd = _zegt(v, event), _zegt_wie_meegaat(v, event)
    naar = [(v.persoon, hier, gezegd)] if gezegd else []
    if mee_gezegd:
        naar += [(persoon, mee, mee_gezegd) for persoon in v.voor_wie_niet_aangaf]
    return tuple(
        portal.Bericht(
            persoon=persoon,
            onderwerp=onderwerp,
            alineas=tuple(a for a in alineas if a),
            pagina=pagina,
        )
        for persoon, pagina, (onderwerp, alineas) in naar
    )


_Gezegd = tuple[str, tuple[str, ...]]


def _zegt(v: Verhuizing, event: object) -> _Gezegd | None:
    if isinstance(event, model.Aangegeven):
        if _meteen_verwerkt(v, event):
            # That is told, with the same.
            return None
        kenmerk = f"U gaf een verhuizing door. Uw kenmerk is {v.kenmerk}."
        return "Wij hebben uw verhuizing ontvangen", (kenmerk, v.wat.datering.tekst)
    if isinstance(event, model.Verwerkt):
        horen = "Overheden zoals de Belastingdienst krijgen dit van ons te horen."
        vanaf = datum(v.wat.datering.adresdatum)
        if v.wat.buitenland:
            weg = f"Vanaf {vanaf} staat u niet meer ingeschreven in Nederland."
            return "Uw vertrek is verwerkt", (weg, horen)
        return "Uw verhuizing is verwerkt", (
            f"Vanaf {vanaf} staat uw nieuwe adres in het register.",
            horen,
        )
    if isinstance(event, model.AanvullingGevraagd):
        tot = v.gevraagd.termijn.eind if v.gevraagd else None
        return "Wij hebben nog iets van u nodig", (
            "Bij uw zaak leest u wat dat is.",
            f"U kunt antwoorden tot en met {datum(tot)}." if tot else "",
        )
    if isinstance(event, model.Geweigerd) and v.bezwaartermijn:
        return "Wij verwerken uw verhuizing niet", (
            "Bij uw zaak leest u waarom.",
            bezwaar_kan(v.bezwaartermijn),
        )
    if isinstance(event, model.AfspraakGemaakt):
        wanneer = f"{datum(event.afspraak.op)} om {event.afspraak.tijd} uur"
        return "Uw afspraak om u in te schrijven", (
            f"U heeft een afspraak op {wanneer}. De plaats is: {event.afspraak.plaats}.",
            "Kom zelf, met uw identiteitsbewijs. Dit moet van de wet (Wet BRP 2.38 lid 1).",
        )
    return None


def _zegt_wie_meegaat(v: Verhuizing, event: object) -> _Gezegd | None:
    if isinstance(event, model.Aangegeven) and not _meteen_verwerkt(v, event):
        return "Iemand gaf uw verhuizing door", (
            "Iemand gaf aan ons door dat u gaat verhuizen. Lees wat er is doorgegeven.",
            "Klopt het niet? Laat het ons dan meteen weten.",
        )
    if isinstance(event, model.Verwerkt):
        return "Uw adres is veranderd", (
            "Iemand gaf uw verhuizing door. Wij hebben die verwerkt.",
            "Klopt het niet? Laat het ons dan meteen weten.",
        )
    return None


def _meteen_verwerkt(v: Verhuizing, event: model.Aangegeven) -> bool:
    return v.verwerkt_op == event.at


# ---- the letters


def brief(event: Event, v: Verhuizing) -> tuple[str, dict[str, Any]] | None:
    """That a move was processed; that it was refused, with where to go on (Awb 3:45)."""
    ontvangen = lokale_datum(v.ontvangen_op).isoformat()
    if isinstance(event, model.Geweigerd) and v.bezwaartermijn:
        return "verhuizing_geweigerd", {
            "ontvangenOp": ontvangen,
            "reden": event.reden,
            "bezwaar": v.bezwaartermijn.as_data(),
        }
    if not isinstance(event, model.Verwerkt):
        return None
    vanaf = v.wat.datering
    return "verhuizing", {
        "ontvangenOp": ontvangen,
        "vanaf": vanaf.adresdatum.isoformat(),
        "uitleg": vanaf.tekst,
        "adres": list(_nieuw_adres(v)),
        "personen": [w.voor_anderen for w in v.wat.verhuizers],
        "buitenland": v.wat.buitenland is not None,
    }


def aan(event: Event, v: Verhuizing) -> Geadresseerde | None:
    """Of what was processed: who moved first, at where they live from now on."""
    if not isinstance(event, model.Verwerkt):
        return None
    return Geadresseerde(naam=v.wat.verhuizers[0].op_een_brief, regels=_nieuw_adres(v))


def _nieuw_adres(v: Verhuizing) -> tuple[str, ...]:
    if v.wat.adres:
        return v.wat.adres.regels
    weg = v.wat.buitenland
    return tuple(r for r in (weg.regel1, weg.regel2, weg.regel3, weg.land) if r) if weg else ()
