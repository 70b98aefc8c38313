"""A resident keeps their data from all third parties, and ends it again (Wet BRP 2.59)."""

from __future__ import annotations

from typing import Any

from gba.geheimhouding.model import (
    AAN,
    GEHEIMHOUDINGEN,
    Geheimhouding,
    Vastgelegd,
    Verzoek,
    huidig,
    in_woorden,
    leg_vast,
)
from gba.inwoner import Lijst, mag_zelf, met_lijst
from gba.lijsten import PERSOONSLIJSTEN
from gba.zaak import download, eigen, schrijf
from gemeengoed import portal
from gemeengoed.awb import lokale_datum
from gemeengoed.dossier import Dossier, Event, new_id
from gemeengoed.identity import Role
from gemeengoed.store import Transaction
from gemeengoed.stream import Stream, Written
from gemeengoed.web import Html, Page, Web

KINDS = (GEHEIMHOUDINGEN,)
ROOT = "/gba/geheimhouding"


def mount(web: Web) -> None:
    web.get("/geheimhouding", role=Role.BURGER)(met_lijst(start, mag_zelf))
    web.post("/geheimhouding", role=Role.BURGER)(met_lijst(vraag))
    web.get("/geheimhouding/zaken/{id}", role=Role.BURGER)(zaak)
    web.get("/geheimhouding/zaken/{id}/brieven/{stuk}", role=Role.BURGER)(brief)


def start(page: Page, lijst: Lijst) -> Html:
    klasse = huidig(lijst.state)
    return page.render(
        "geheimhouding/start.html", geen=in_woorden(klasse), alle=klasse == AAN, root=ROOT
    )


def vraag(page: Page, lijst: Lijst) -> Html:
    """Granted as it is asked for: case and list in one transaction."""
    id_, persoon, door = new_id(), lijst.id, page.principal.by

    def command(tx: Transaction) -> str:
        geheim = page.form.parse(Verzoek).geheim
        pl = tx.get(PERSOONSLIJSTEN, persoon)
        bijgehouden, vastgelegd = leg_vast(
            pl, geheim, id=id_, persoon=persoon, door=door, nu=page.now
        )
        tx.append(PERSOONSLIJSTEN, persoon, bijgehouden)
        tx.append(GEHEIMHOUDINGEN, id_, vastgelegd)
        return f"{ROOT}/zaken/{id_}"

    return page.run(command)


def zaak(page: Page, id: str) -> Html:
    gevonden = eigen(page, GEHEIMHOUDINGEN, id)
    return page.render(
        "geheimhouding/zaak.html", zaak=gevonden, geen=in_woorden(gevonden.klasse), root=ROOT
    )


def brief(page: Page, id: str, stuk: str) -> Html:
    return download(page, eigen(page, GEHEIMHOUDINGEN, id), (), stuk)


def public(written: Written) -> None:
    """That someone keeps their data from others is nobody's business."""


def tell(stream: Stream) -> None:
    stream.zaak(GEHEIMHOUDINGEN)(_in_portaal)
    stream.bericht(GEHEIMHOUDINGEN)(_bericht)
    schrijf(stream, GEHEIMHOUDINGEN, _inhoud)


def _in_portaal(dossier: Dossier[Geheimhouding]) -> portal.Zaak:
    einde = dossier.state.beeindigd
    return portal.Zaak(
        persoon=dossier.state.persoon,
        titel="Geheimhouding van uw gegevens beëindigd" if einde else "Geheimhouding",
        kenmerk=dossier.state.kenmerk,
        stand=portal.Stand.AFGEROND,
        status="Uw gegevens zijn niet meer geheim." if einde else "Uw gegevens zijn geheim.",
        pagina=f"{ROOT}/zaken/{dossier.id}",
    )


def _bericht(written: Written, dossier: Dossier[Geheimhouding]) -> portal.Bericht | None:
    if not isinstance(written.event, Vastgelegd):
        return None
    zaak_ = dossier.state
    onderwerp = (
        "Uw gegevens zijn niet meer geheim" if zaak_.beeindigd else "Uw gegevens zijn geheim"
    )
    return portal.Bericht(
        persoon=zaak_.persoon,
        onderwerp=onderwerp,
        alineas=(
            "Dit geldt vanaf nu. Wilt u het veranderen? Dat kan altijd, en het is gratis.",
            "Bij uw zaak vindt u ook een brief waarin dit staat.",
        ),
        pagina=f"{ROOT}/zaken/{zaak_.id}",
    )


def _inhoud(event: Event, zaak_: Geheimhouding) -> tuple[str, dict[str, Any]] | None:
    if not isinstance(event, Vastgelegd):
        return None
    op = lokale_datum(event.at).isoformat()
    return "geheimhouding", {"ingang": op, "geheim": not zaak_.beeindigd}
