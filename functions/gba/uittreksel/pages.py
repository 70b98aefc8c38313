"""A resident asks for an extract of their list; anybody looks whether one is genuine."""

from __future__ import annotations

from gba.inwoner import Lijst, lijst_van, mag_zelf, met_lijst
from gba.lijsten import PERSOONSLIJSTEN
from gba.uittreksel import portaal, werk
from gba.uittreksel.bedragen import tarief
from gba.uittreksel.inhoud import Onderdeel, sleutel_van
from gba.uittreksel.model import (
    CODES,
    GRONDEN,
    UITTREKSELS,
    Aanvraag,
    Controle,
    Vervallen,
    vraag_aan,
    wacht,
)
from gba.zaak import download, eigen
from gemeengoed.awb import lokale_datum
from gemeengoed.dossier import new_id
from gemeengoed.form import Form
from gemeengoed.identity import Role
from gemeengoed.problem import FieldError, Invalid
from gemeengoed.store import Transaction
from gemeengoed.web import Html, Page, Web

KINDS = (UITTREKSELS, CODES)
ROOT = "/gba/uittreksel"
# More than a code with all the spaces that people put in one.
_LANGSTE_CODE = 40
WOORDEN = {
    Onderdeel.NATIONALITEIT: "Uw nationaliteit",
    Onderdeel.OUDERS: "Uw ouders",
    Onderdeel.ADRESSEN: "Waar u eerder woonde",
}

public = portaal.public
tell = portaal.tell


def mount(web: Web) -> None:
    web.get("/uittreksel", role=Role.BURGER)(met_lijst(start, mag_zelf))
    web.post("/uittreksel", role=Role.BURGER)(met_lijst(vraag))
    web.get("/uittreksel/zaken/{id}", role=Role.BURGER)(zaak)
    web.post("/uittreksel/zaken/{id}/intrekken", role=Role.BURGER)(intrekken)
    web.get("/uittreksel/zaken/{id}/brieven/{stuk}", role=Role.BURGER)(brief)
    web.get("/controle")(controle)
    werk.mount(web)


def start(page: Page, lijst: Lijst) -> Html:
    return _vraag(page, Form())


def vraag(page: Page, lijst: Lijst) -> Html:
    """On a ground that makes it free it is given at once; else it waits until it is paid."""
    id_, persoon, door = new_id(), lijst.id, page.principal.by

    def command(tx: Transaction) -> str:
        aanvraag = page.form.parse(Aanvraag)
        pl = tx.get(PERSOONSLIJSTEN, persoon)
        event = vraag_aan(pl, aanvraag, id=id_, persoon=persoon, door=door, nu=page.now)
        staat = tx.append(UITTREKSELS, id_, event)
        if staat.bedrag == 0:
            werk.geef(tx, staat, pl, door=door, nu=page.now)
        return f"{ROOT}/zaken/{id_}"

    try:
        return page.run(command)
    except Invalid as error:
        return _vraag(page, page.form.with_errors(error))


def zaak(page: Page, id: str) -> Html:
    gevonden = eigen(page, UITTREKSELS, id)
    wat = ["Uw naam, geboorte en adres", *(WOORDEN[o] for o in gevonden.onderdelen)]
    return page.render("uittreksel/zaak.html", zaak=gevonden, wat=wat, root=ROOT)


def intrekken(page: Page, id: str) -> Html:
    eigen(page, UITTREKSELS, id)

    def command(tx: Transaction) -> str:
        wacht(tx.get(UITTREKSELS, id))
        tx.append(UITTREKSELS, id, Vervallen(at=page.now, by=page.principal.by))
        return f"{ROOT}/zaken/{id}"

    return page.run(command)


def brief(page: Page, id: str, stuk: str) -> Html:
    return download(page, eigen(page, UITTREKSELS, id), (), stuk)


def controle(page: Page) -> Html:
    """For anybody, and so by an address: a code that nobody has gives always the same answer. What
    one learns of a code is that, of which day, and whether it still holds; never of whom."""
    code = page.query.get("code", "")[:_LANGSTE_CODE]
    gevraagd, gevonden, klopt = "code" in page.query, None, False
    fouten = [FieldError("code", "missing", "Vul de code in.")] if gevraagd else []
    if code.strip():
        gevonden, fouten = _zoek(page, code), []
        lijst = lijst_van(page.store, gevonden.persoon) if gevonden else None
        klopt = gevonden is not None and gevonden.klopt_nog(lijst.state if lijst else None)
    return page.render(
        "uittreksel/controle.html",
        status=422 if fouten else 200,
        form=Form({"code": code}, fouten),
        gevraagd=bool(code.strip()),
        op=gevonden.op if gevonden else None,
        klopt=klopt,
    )


def _zoek(page: Page, code: str) -> Controle | None:
    key = sleutel_van(code)
    gevonden = page.store.get_many(CODES, [key]).get(key)
    return gevonden.state if gevonden else None


def _vraag(page: Page, form: Form) -> Html:
    return page.render(
        "uittreksel/start.html",
        onderdelen=[(o.value, w) for o, w in WOORDEN.items()],
        gronden=[(g.value, w) for g, w in GRONDEN.items()],
        bedrag=tarief(lokale_datum(page.now)).bedrag,
        form=form,
    )
