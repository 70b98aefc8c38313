"""A resident keeps their data from third parties, and ends it again (Wet BRP 2.59)."""

from __future__ import annotations

from typing import Any

from gba.bevragen.geheim import Derden, derden
from gba.geheimhouding.model import (
    GEHEIMHOUDINGEN,
    WOORDEN,
    Geheimhouding,
    Vastgelegd,
    Verzoek,
    beeindig,
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
from gemeengoed.form import Form
from gemeengoed.identity import Role
from gemeengoed.problem import Invalid
from gemeengoed.store import Transaction
from gemeengoed.stream import Stream, Written
from gemeengoed.web import Html, Page, Web

KINDS = (GEHEIMHOUDINGEN,)
ROOT = "/gba/geheimhouding"


def mount(web: Web) -> None:
    web.get("/geheimhouding", role=Role.BURGER)(met_lijst(start, mag_zelf))
    web.post("/geheimhouding", role=Role.BURGER)(met_lijst(vraag))
    web.post("/geheimhouding/beeindigen", role=Role.BURGER)(met_lijst(stop))
    web.get("/geheimhouding/zaken/{id}", role=Role.BURGER)(zaak)
    web.get("/geheimhouding/zaken/{id}/brieven/{stuk}", role=Role.BURGER)(brief)


def start(page: Page, lijst: Lijst) -> Html:
    nu = derden(huidig(lijst.state)) or frozenset(Derden)
    gekozen = {f"derden.{i}": wie for i, wie in enumerate(WOORDEN) if wie in nu}
    return _toon(page, lijst, Form(gekozen))


def vraag(page: Page, lijst: Lijst) -> Html:
    """Granted as it is asked for: case and list in one transaction."""
    id_, persoon = new_id(), lijst.id

    def command(tx: Transaction) -> str:
        gekozen = page.form.parse(Verzoek).derden
        pl = tx.get(PERSOONSLIJSTEN, persoon)
        events = leg_vast(pl, gekozen, id=id_, persoon=persoon, door=page.principal.by, nu=page.now)
        return _schrijf(tx, *events)

    try:
        return page.run(command)
    except Invalid as error:
        return _toon(page, lijst, page.form.with_errors(error), status=422)


def stop(page: Page, lijst: Lijst) -> Html:
    id_, persoon = new_id(), lijst.id

    def command(tx: Transaction) -> str:
        pl = tx.get(PERSOONSLIJSTEN, persoon)
        events = beeindig(pl, id=id_, persoon=persoon, door=page.principal.by, nu=page.now)
        return _schrijf(tx, *events)

    return page.run(command)


def zaak(page: Page, id: str) -> Html:
    gevonden = eigen(page, GEHEIMHOUDINGEN, id)
    return page.render(
        "geheimhouding/zaak.html", zaak=gevonden, geen=in_woorden(gevonden.klasse), root=ROOT
    )


def brief(page: Page, id: str, stuk: str) -> Html:
    return download(page, eigen(page, GEHEIMHOUDINGEN, id), (), stuk)


def _schrijf(tx: Transaction, bijgehouden: Event, vastgelegd: Vastgelegd) -> str:
    tx.append(PERSOONSLIJSTEN, vastgelegd.persoon, bijgehouden)
    tx.append(GEHEIMHOUDINGEN, vastgelegd.id, vastgelegd)
    return f"{ROOT}/zaken/{vastgelegd.id}"


def _toon(page: Page, lijst: Lijst, form: Form, *, status: int = 200) -> Html:
    return page.render(
        "geheimhouding/start.html",
        status=status,
        geen=in_woorden(huidig(lijst.state)),
        keuzes=[(wie.value, _zin(woorden)) for wie, woorden in WOORDEN.items()],
        form=form,
    )


def _zin(woorden: str) -> str:
    return woorden[:1].upper() + woorden[1:]


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
    return "geheimhouding", {"ingang": op, "geen": list(in_woorden(event.klasse))}
