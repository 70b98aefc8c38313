"""What the portal and the bus hear of an investigation: never the address, nor who told of it; and
the letters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gba.adresonderzoek.model import (
    ADRESONDERZOEKEN,
    AangifteGevraagd,
    Adresonderzoek,
    Afgerond,
    Begonnen,
    Stand,
    StapGezet,
    Voorgenomen,
)
from gba.zaak import schrijf
from gemeengoed import portal
from gemeengoed.awb import lokale_datum
from gemeengoed.dossier import Dossier, Event
from gemeengoed.stream import Stream, Written
from gemeengoed.tekst import datum
from gemeengoed.termijnen import Termijn

STATUS = {
    Stand.ONDERZOEK: "Wij zoeken uit of u op uw adres woont.",
    Stand.AANGIFTE: "Geef uw verhuizing door.",
    Stand.VOORNEMEN: "Wij willen u uitschrijven. U kunt nog reageren.",
    Stand.WOONT_ER: "Uw adres klopt. Het onderzoek is klaar.",
    Stand.VERHUISD: "Uw verhuizing is verwerkt. Het onderzoek is klaar.",
    Stand.VERTROKKEN: "Wij hebben u uitgeschreven.",
}
_WERK = {
    Stand.ONDERZOEK: "Adres onderzoeken",
    Stand.AANGIFTE: "Nagaan of de verhuizing is doorgegeven",
    Stand.VOORNEMEN: "Beslissen over uitschrijven",
}


def public(written: Written) -> tuple[str, Mapping[str, Any]] | None:
    """That somebody was written out is a decision that one can object to (Wet BRP 2.60 onder d)."""
    event = written.event
    if isinstance(event, Afgerond) and event.besluit:
        return "besluit.bekendgemaakt", event.besluit.model_dump(mode="json", by_alias=True)
    return None


def tell(stream: Stream) -> None:
    stream.zaak(ADRESONDERZOEKEN)(zaak)
    stream.bericht(ADRESONDERZOEKEN)(bericht)
    schrijf(stream, ADRESONDERZOEKEN, brief)


def zaak(dossier: Dossier[Adresonderzoek]) -> portal.Zaak:
    staat = dossier.state
    behandeling = None
    if staat.open:
        behandeling = portal.Behandeling(
            pagina=f"/gba/adresonderzoeken/{dossier.id}",
            wat=_WERK[staat.stand],
            uiterlijk=staat.nu.eind,
            taak="behandelaar",
        )
    return portal.Zaak(
        persoon=staat.persoon,
        titel="Onderzoek naar uw adres",
        kenmerk=staat.kenmerk,
        stand=portal.Stand.LOPEND if staat.open else portal.Stand.AFGEROND,
        status=STATUS[staat.stand],
        pagina=f"/gba/adresonderzoek/{dossier.id}",
        taak=_taak(staat),
        behandeling=behandeling,
    )


def _taak(staat: Adresonderzoek) -> portal.Taak | None:
    if staat.stand is Stand.AANGIFTE and staat.aangifte:
        return portal.Taak(tekst="Geef uw verhuizing door", uiterlijk=staat.aangifte.eind)
    if staat.stand is Stand.VOORNEMEN and staat.zienswijze and not staat.onbekeken:
        return portal.Taak(tekst="Zeg waar u woont", uiterlijk=staat.zienswijze.eind)
    if staat.stand is Stand.ONDERZOEK and staat.reactie:
        return portal.Taak(tekst="Zeg waar u woont", uiterlijk=staat.reactie.eind)
    return None


def bericht(written: Written, dossier: Dossier[Adresonderzoek]) -> portal.Bericht | None:
    gezegd = _zegt(written.event, dossier.state)
    if gezegd is None:
        return None
    onderwerp, *alineas = gezegd
    return portal.Bericht(
        persoon=dossier.state.persoon,
        onderwerp=onderwerp,
        alineas=tuple(alineas),
        pagina=f"/gba/adresonderzoek/{dossier.id}",
    )


def _zegt(event: Event, staat: Adresonderzoek) -> tuple[str, ...] | None:
    if isinstance(event, Begonnen):
        return (
            "Wij onderzoeken uw adres",
            "Wij weten niet zeker of u woont op het adres dat wij van u hebben.",
            "Bij uw gegevens staat nu dat wij dit onderzoeken. Andere organisaties zien dat ook.",
            "Zeg bij uw zaak waar u woont.",
        )
    if isinstance(event, StapGezet) and event.stap.termijn:
        return (
            "Zeg ons waar u woont",
            f"Wij hebben u gevraagd waar u woont. {_tot(event.stap.termijn)}",
        )
    if isinstance(event, AangifteGevraagd):
        return (
            "Geef uw verhuizing door",
            f"Wij denken dat u bent verhuisd. Geef uw nieuwe adres door. {_tot(event.termijn)}",
        )
    if isinstance(event, Voorgenomen):
        return (
            "Wij willen u uitschrijven",
            "Wij hebben u niet gevonden op uw adres. Wij willen in het register zetten dat u bent "
            "vertrokken, en dat wij niet weten waarheen. Bij uw zaak leest u waarom.",
            f"Bent u het er niet mee eens? Zeg het ons. {_tot(event.termijn)}",
        )
    return _klaar(staat) if isinstance(event, Afgerond) else None


def _klaar(staat: Adresonderzoek) -> tuple[str, ...]:
    if termijn := staat.bezwaartermijn:
        return (
            "Wij hebben u uitgeschreven",
            "In het register staat nu dat u bent vertrokken, en dat wij niet weten waarheen. Bij "
            "uw zaak leest u waarom.",
            f"Bent u het er niet mee eens? Dan kunt u bezwaar maken. {_tot(termijn)}",
            "Woont u in Nederland? Kom dan langs bij uw gemeente om u weer in te schrijven.",
        )
    return "Het onderzoek naar uw adres is klaar", STATUS[staat.stand]


def _tot(termijn: Termijn) -> str:
    return f"Dat kan tot en met {datum(termijn.eind)}." if termijn.eind else ""


def brief(event: Event, staat: Adresonderzoek) -> tuple[str, dict[str, Any]] | None:
    """What we ask, intend and decide, on paper. Of a letter that an official sent on another day
    there is none to make."""
    adres = staat.adres.split("\n")
    if isinstance(event, StapGezet):
        vandaag = event.stap.op == lokale_datum(event.at)
        if event.stap.termijn is None or not vandaag:
            return None
        return "adresonderzoek_vraag", {"adres": adres, "termijn": event.stap.termijn.as_data()}
    if isinstance(event, AangifteGevraagd):
        gevraagd = {"reden": event.reden, "termijn": event.termijn.as_data()}
        return "adresonderzoek_aangifte", gevraagd
    if isinstance(event, Voorgenomen):
        return "adresonderzoek_voornemen", {
            "adres": adres,
            "reden": event.reden,
            "zienswijze": event.termijn.as_data(),
        }
    if isinstance(event, Afgerond) and staat.bezwaartermijn and staat.voornemen_op:
        return "uitgeschreven", {
            "adres": adres,
            "reden": event.reden,
            "sinds": staat.voornemen_op.isoformat(),
            "bezwaar": staat.bezwaartermijn.as_data(),
        }
    return None
