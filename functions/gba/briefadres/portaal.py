"""What the portals of both hear of a letter address, the bus of a refusal, and the letters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gba.briefadres.model import (
    BRIEFADRESSEN,
    VRAGEN,
    Aangevraagd,
    Beslist,
    Briefadres,
    Stand,
)
from gba.verhuizing.model import ToestemmingGevraagd
from gba.verhuizing.staat import Toestemming
from gba.zaak import schrijf
from gemeengoed import portal
from gemeengoed.dossier import Dossier, Event
from gemeengoed.stream import Stream, Written
from gemeengoed.tekst import datum

STATUS = {
    Stand.BEOORDELEN: "Wij kijken uw aanvraag na.",
    Stand.TOEGEKEND: "U heeft een briefadres.",
    Stand.GEWEIGERD: "U krijgt dit briefadres niet.",
    Stand.INGETROKKEN: "U heeft uw aanvraag ingetrokken.",
}


def public(written: Written) -> tuple[str, Mapping[str, Any]] | None:
    """A refusal is a decision that one can object to (Wet BRP 2.60 onder a)."""
    event = written.event
    if isinstance(event, Beslist) and event.besluit:
        return "besluit.bekendgemaakt", event.besluit.model_dump(mode="json", by_alias=True)
    return None


def tell(stream: Stream) -> None:
    stream.zaak(BRIEFADRESSEN)(zaak)
    stream.zaak(VRAGEN)(vraag)
    stream.bericht(BRIEFADRESSEN)(bericht)
    stream.bericht(VRAGEN)(bericht_gever)
    schrijf(stream, BRIEFADRESSEN, brief)


def zaak(dossier: Dossier[Briefadres]) -> portal.Zaak:
    staat = dossier.state
    gedeeld: dict[str, Any] = {
        "persoon": staat.persoon,
        "titel": "Briefadres",
        "kenmerk": staat.kenmerk,
        "status": STATUS[staat.stand],
        "pagina": f"/gba/briefadres/zaken/{dossier.id}",
    }
    if not staat.open:
        return portal.Zaak(stand=portal.Stand.AFGEROND, **gedeeld)
    return portal.Zaak(
        stand=portal.Stand.LOPEND,
        volgende=portal.Volgende(tekst="Wij beslissen uiterlijk op", datum=staat.termijn.eind),
        behandeling=portal.Behandeling(
            pagina=f"/gba/briefadressen/{dossier.id}",
            wat="Beslissen over een briefadres",
            uiterlijk=staat.termijn.eind,
            taak="behandelaar",
        ),
        **gedeeld,
    )


def vraag(dossier: Dossier[Toestemming]) -> portal.Zaak:
    t = dossier.state
    status = "Uw antwoord is niet meer nodig." if t.vervallen else "U heeft geantwoord."
    return portal.Zaak(
        persoon=t.persoon,
        titel="Iemand wil op uw adres post krijgen",
        stand=portal.Stand.LOPEND if t.open else portal.Stand.AFGEROND,
        status="Wij wachten op uw antwoord." if t.open else status,
        pagina=f"/gba/briefadres/toestemming/{dossier.id}",
        taak=portal.Taak(tekst="Zeg of u dit goed vindt", uiterlijk=t.termijn.eind)
        if t.open
        else None,
    )


def bericht(written: Written, dossier: Dossier[Briefadres]) -> portal.Bericht | None:
    staat, event = dossier.state, written.event
    if isinstance(event, Aangevraagd):
        tot = datum(staat.termijn.eind or staat.vanaf)
        onderwerp = "Wij hebben uw aanvraag voor een briefadres ontvangen"
        alinea = f"Wij beslissen uiterlijk op {tot}."
    elif not isinstance(event, Beslist):
        return None
    elif staat.bezwaartermijn is None:
        onderwerp = "U heeft een briefadres"
        alinea = f"Het geldt vanaf {datum(staat.vanaf)}. De overheid stuurt uw post daarheen."
    else:
        tot = datum(staat.bezwaartermijn.eind or staat.vanaf)
        onderwerp = "U krijgt dit briefadres niet"
        alinea = (
            "Bij uw zaak leest u waarom. Bent u het er niet mee eens? Dan kunt u bezwaar maken. "
            f"Dat kan tot en met {tot}."
        )
    return portal.Bericht(
        persoon=staat.persoon,
        onderwerp=onderwerp,
        alineas=(alinea,),
        pagina=f"/gba/briefadres/zaken/{dossier.id}",
    )


def bericht_gever(written: Written, dossier: Dossier[Toestemming]) -> portal.Bericht | None:
    if not isinstance(written.event, ToestemmingGevraagd):
        return None
    return portal.Bericht(
        persoon=dossier.state.persoon,
        onderwerp="Wil iemand op uw adres post krijgen?",
        alineas=("Iemand vroeg uw adres als briefadres. Zeg bij uw zaak of u dat goed vindt.",),
        pagina=f"/gba/briefadres/toestemming/{dossier.id}",
    )


def brief(event: Event, staat: Briefadres) -> tuple[str, dict[str, Any]] | None:
    """What was decided; of a refusal with where to go on (Awb 3:41, 3:45)."""
    if not isinstance(event, Beslist):
        return None
    gedeeld = {"aangevraagdOp": staat.vanaf.isoformat(), "adres": list(staat.adres.regels)}
    if staat.bezwaartermijn is None:
        return "briefadres", gedeeld
    return "briefadres_geweigerd", {
        **gedeeld,
        "reden": event.oordeel,
        "zonderWoonadres": staat.zonder_woonadres,
        "bezwaar": staat.bezwaartermijn.as_data(),
    }
