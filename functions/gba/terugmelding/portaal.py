"""What the portal and the bus hear of a doubt, and the letter with the decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gba.terugmelding.model import TERUGMELDINGEN, Beoordeeld, Gemeld, Verlengd
from gba.terugmelding.staat import Melder, Stand, Terugmelding
from gba.zaak import bezwaar_kan, schrijf
from gemeengoed import portal
from gemeengoed.awb import lokale_datum
from gemeengoed.dossier import Dossier, Event
from gemeengoed.stream import Stream, Written
from gemeengoed.tekst import datum

STATUS = {
    Stand.IN_ONDERZOEK: "Wij zoeken uit of uw gegevens kloppen.",
    Stand.VERBETERD: "Wij hebben uw gegevens verbeterd.",
    Stand.NIET_VERBETERD: "Wij hebben uw gegevens niet veranderd.",
}


_WAAROM = "Bij uw zaak leest u waarom."


def public(written: Written) -> tuple[str, Mapping[str, Any]] | None:
    """That there is a decision that one can object to (Wet BRP 2.60)."""
    event = written.event
    if isinstance(event, Beoordeeld) and event.besluit:
        return "besluit.bekendgemaakt", event.besluit.model_dump(mode="json", by_alias=True)
    return None


def tell(stream: Stream) -> None:
    stream.zaak(TERUGMELDINGEN)(zaak)
    stream.bericht(TERUGMELDINGEN)(bericht)
    schrijf(stream, TERUGMELDINGEN, _inhoud)


def zaak(dossier: Dossier[Terugmelding]) -> portal.Zaak:
    """Of the person who filed it; of what an official doubts it is work alone, until it becomes a
    decision about them."""
    staat, werk = dossier.state, f"/gba/terugmeldingen/{dossier.id}"
    eigen = staat.melder is Melder.INWONER
    van_hen = eigen or staat.bezwaartermijn is not None
    gedeeld: dict[str, Any] = {
        "persoon": staat.persoon if van_hen else None,
        "titel": "Melding over uw gegevens" if van_hen else "Melding over een gegeven",
        "kenmerk": staat.kenmerk,
        "status": STATUS[staat.stand],
        "pagina": f"/gba/terugmelden/zaken/{dossier.id}" if van_hen else werk,
    }
    if not staat.open:
        return portal.Zaak(stand=portal.Stand.AFGEROND, **gedeeld)
    return portal.Zaak(
        stand=portal.Stand.LOPEND,
        volgende=portal.Volgende(tekst="Wij antwoorden uiterlijk op", datum=staat.termijn.eind),
        behandeling=portal.Behandeling(
            pagina=werk,
            wat="Uitzoeken of een gegeven klopt",
            uiterlijk=staat.termijn.eind,
            taak="behandelaar",
        ),
        **gedeeld,
    )


def bericht(written: Written, dossier: Dossier[Terugmelding]) -> portal.Bericht | None:
    staat, event = dossier.state, written.event
    if isinstance(event, Gemeld):
        onderwerp, alineas = _ontvangen(staat)
    elif isinstance(event, Verlengd) and event.termijn.eind:
        onderwerp = "Wij hebben meer tijd nodig voor uw melding"
        alineas = (f"Wij antwoorden uiterlijk op {datum(event.termijn.eind)}.", _WAAROM)
    elif isinstance(event, Beoordeeld):
        onderwerp, alineas = _beoordeeld(staat)
    else:
        return None
    eigen = staat.melder is Melder.INWONER or staat.bezwaartermijn is not None
    return portal.Bericht(
        persoon=staat.persoon,
        onderwerp=onderwerp,
        alineas=alineas,
        pagina=f"/gba/terugmelden/zaken/{staat.id}" if eigen else "/gba/gegevens",
    )


def _ontvangen(staat: Terugmelding) -> tuple[str, tuple[str, ...]]:
    uiterlijk = f"Wij antwoorden uiterlijk op {datum(staat.termijn.eind or staat.ontvangen_op)}."
    bij = "Bij dit gegeven staat nu dat wij het onderzoeken. Andere organisaties zien dat ook."
    if staat.melder is Melder.INWONER:
        return "Wij hebben uw melding ontvangen", (f"{uiterlijk} {bij}",)
    waarom = "Een organisatie van de overheid denkt dat een van uw gegevens niet klopt."
    return "Wij onderzoeken een van uw gegevens", (f"{waarom} {bij}",)


def _beoordeeld(staat: Terugmelding) -> tuple[str, tuple[str, ...]]:
    klaar = "Het onderzoek is klaar. Bij uw gegevens ziet u wat er nu staat."
    wat = "verbeterd" if staat.stand is Stand.VERBETERD else "niet veranderd"
    onderwerp = f"Wij hebben uw gegevens {wat}"
    if termijn := staat.bezwaartermijn:
        return onderwerp, (_WAAROM, bezwaar_kan(termijn))
    return onderwerp, (klaar,)


def _inhoud(event: Event, staat: Terugmelding) -> tuple[str, dict[str, Any]] | None:
    """The decision on paper, with where to go on (Awb 3:45)."""
    if not isinstance(event, Beoordeeld) or staat.bezwaartermijn is None:
        return None
    termijn = staat.bezwaartermijn.as_data()
    gedeeld = {"wat": staat.over.wat, "reden": event.oordeel, "bezwaar": termijn}
    if staat.stand is Stand.VERBETERD:
        return "verbeterd", gedeeld
    return "geen_verbetering", {
        **gedeeld,
        "ontvangenOp": lokale_datum(staat.ontvangen_op).isoformat(),
    }
