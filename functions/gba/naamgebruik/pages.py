"""A resident chooses by which name they are addressed (BW 1:9), and sees first what each gives."""

from __future__ import annotations

from typing import Any

from gba.bevragen.tabellen import gemeentecode
from gba.inwoner import Lijst, met_lijst
from gba.lijsten import PERSOONSLIJSTEN
from gba.naamgebruik.model import (
    KEUZES,
    Gekozen,
    Keuze,
    Naamgebruik,
    huidig,
    kan,
    kies,
    mag,
    voorbeelden,
)
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

KINDS = (KEUZES,)
ROOT = "/gba/naamgebruik"


def mount(web: Web) -> None:
    web.get("/naamgebruik", role=Role.BURGER)(met_lijst(start, mag))
    web.post("/naamgebruik", role=Role.BURGER)(met_lijst(vraag))
    web.get("/naamgebruik/zaken/{id}", role=Role.BURGER)(zaak)
    web.get("/naamgebruik/zaken/{id}/brieven/{stuk}", role=Role.BURGER)(brief)


def start(page: Page, lijst: Lijst) -> Html:
    return _toon(page, lijst, Form({"gebruik": huidig(lijst.state).value}))


def vraag(page: Page, lijst: Lijst) -> Html:
    id_, persoon = new_id(), lijst.id

    def command(tx: Transaction) -> str:
        gekozen = page.form.parse(Keuze).gebruik
        pl = tx.get(PERSOONSLIJSTEN, persoon)
        bijgehouden, event = kies(
            pl,
            gekozen,
            id=id_,
            persoon=persoon,
            gemeente=gemeentecode(page.env.instance_name),
            door=page.principal.by,
            nu=page.now,
        )
        tx.append(PERSOONSLIJSTEN, persoon, bijgehouden)
        tx.append(KEUZES, id_, event)
        return f"{ROOT}/zaken/{id_}"

    try:
        return page.run(command)
    except Invalid as error:
        return _toon(page, lijst, page.form.with_errors(error))


def zaak(page: Page, id: str) -> Html:
    return page.render("naamgebruik/zaak.html", zaak=eigen(page, KEUZES, id), root=ROOT)


def brief(page: Page, id: str, stuk: str) -> Html:
    return download(page, eigen(page, KEUZES, id), (), stuk)


def _toon(page: Page, lijst: Lijst, form: Form) -> Html:
    return page.render(
        "naamgebruik/start.html",
        kan=kan(lijst.state),
        voorbeelden=voorbeelden(lijst.state),
        nu=huidig(lijst.state),
        form=form,
    )


def public(written: Written) -> None:
    """What someone is called is nobody's business."""


def tell(stream: Stream) -> None:
    stream.zaak(KEUZES)(_in_portaal)
    stream.bericht(KEUZES)(_bericht)
    schrijf(stream, KEUZES, _inhoud)


def _in_portaal(dossier: Dossier[Naamgebruik]) -> portal.Zaak:
    return portal.Zaak(
        persoon=dossier.state.persoon,
        titel="Naamgebruik",
        kenmerk=dossier.state.kenmerk,
        stand=portal.Stand.AFGEROND,
        status="Uw keuze is vastgelegd.",
        pagina=f"{ROOT}/zaken/{dossier.id}",
    )


def _bericht(written: Written, dossier: Dossier[Naamgebruik]) -> portal.Bericht | None:
    if not isinstance(written.event, Gekozen):
        return None
    return portal.Bericht(
        persoon=dossier.state.persoon,
        onderwerp="Wij schrijven u anders aan",
        alineas=(
            "U koos hoe de overheid u aanschrijft. Dat is vanaf nu zo.",
            "Uw naam zelf verandert niet. In uw paspoort staat uw eigen achternaam.",
        ),
        pagina=f"{ROOT}/zaken/{dossier.id}",
    )


def _inhoud(event: Event, zaak_: Naamgebruik) -> tuple[str, dict[str, Any]] | None:
    """That it was recorded, at once and in writing (Wet BRP 2.56 lid 2)."""
    if not isinstance(event, Gekozen):
        return None
    return "naamgebruik", {
        "ingang": lokale_datum(event.at).isoformat(),
        "keuze": zaak_.woorden,
        "aanschrijving": zaak_.aanschrijving,
    }
