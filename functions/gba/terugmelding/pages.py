"""A resident says that something registered of them is wrong (Wet BRP 2.58); for who is under 16
or under curatele, somebody else does (lid 4)."""

from __future__ import annotations

from gba.inwoner import Lijst, mag_vragen, met_lijst
from gba.lijsten import PERSOONSLIJSTEN
from gba.terugmelding import portaal, werk
from gba.terugmelding.gegevens import te_melden
from gba.terugmelding.invoer import Melding
from gba.terugmelding.model import TERUGMELDINGEN, meld, voeg_stuk_toe
from gba.terugmelding.staat import Melder, Terugmelding
from gba.zaak import download, eigen
from gemeengoed import attach
from gemeengoed.awb import lokale_datum
from gemeengoed.dossier import new_id
from gemeengoed.form import Form
from gemeengoed.identity import Role
from gemeengoed.problem import Invalid, NotFound
from gemeengoed.store import Transaction
from gemeengoed.web import Html, Page, Web

KINDS = (TERUGMELDINGEN,)
ROOT = "/gba/terugmelden"

public = portaal.public
tell = portaal.tell


def mount(web: Web) -> None:
    web.get("/terugmelden", role=Role.BURGER)(met_lijst(start, mag_vragen))
    web.post("/terugmelden", role=Role.BURGER)(met_lijst(vraag))
    web.get("/terugmelden/zaken/{id}", role=Role.BURGER)(zaak)
    web.get("/terugmelden/zaken/{id}/documenten/ontvangen", role=Role.BURGER)(ontvangen)
    web.get("/terugmelden/zaken/{id}/stukken/{stuk}", role=Role.BURGER)(stuk)
    web.get("/terugmelden/zaken/{id}/brieven/{stuk}", role=Role.BURGER)(brief)
    werk.mount(web)


def start(page: Page, lijst: Lijst) -> Html:
    """Everything that can be doubted; of one thing when the address says which (`08-0`)."""
    return _vraag(page, lijst, Form())


def vraag(page: Page, lijst: Lijst) -> Html:
    """Doubted from now on: case and list in one transaction."""
    id_, persoon = new_id(), lijst.id

    def command(tx: Transaction) -> str:
        melding, pl = page.form.parse(Melding), tx.get(PERSOONSLIJSTEN, persoon)
        mag_vragen(pl, lokale_datum(page.now))
        onderzocht, gemeld = meld(
            pl,
            melding,
            id=id_,
            persoon=persoon,
            melder=Melder.INWONER,
            door=page.principal.by,
            nu=page.now,
        )
        tx.append(PERSOONSLIJSTEN, persoon, onderzocht)
        tx.append(TERUGMELDINGEN, id_, gemeld)
        return f"{ROOT}/zaken/{id_}"

    try:
        return page.run(command)
    except Invalid as error:
        return _vraag(page, lijst, page.form.with_errors(error))


def zaak(page: Page, id: str) -> Html:
    return _toon(page, _eigen(page, id), Form())


def ontvangen(page: Page, id: str) -> Html:
    """S3 sends the browser here after a file."""
    gevonden = _eigen(page, id)
    try:
        attach.receive(page, TERUGMELDINGEN, id, voeg_stuk_toe, lambda z: z.stukken)
    except Invalid as error:
        return _toon(page, gevonden, Form().with_errors(error))
    return Html.redirect(f"{ROOT}/zaken/{id}")


def stuk(page: Page, id: str, stuk: str) -> Html:
    gevonden = _eigen(page, id)
    return download(page, gevonden.model_copy(update={"brieven": ()}), gevonden.stukken, stuk)


def brief(page: Page, id: str, stuk: str) -> Html:
    return download(page, _eigen(page, id), (), stuk)


def _eigen(page: Page, id_: str) -> Terugmelding:
    """Of this person; what an official doubts only when it became a decision about them."""
    gevonden = eigen(page, TERUGMELDINGEN, id_)
    if gevonden.melder is not Melder.INWONER and gevonden.bezwaartermijn is None:
        raise NotFound("Deze zaak bestaat niet.")
    return gevonden


def _vraag(page: Page, lijst: Lijst, form: Form) -> Html:
    alle = [(g.code, woorden) for g, woorden in te_melden(lijst.state)]
    over = page.query.get("over", "")
    keuzes = [k for k in alle if k[0].startswith(f"{over}-")] or alle
    return page.render("terugmelding/start.html", keuzes=keuzes, form=form)


def _toon(page: Page, gevonden: Terugmelding, form: Form) -> Html:
    upload = None
    if gevonden.open:
        back = f"{page.env.portal_url}{ROOT}/zaken/{gevonden.id}/documenten/ontvangen"
        upload = page.documents.upload_form(gevonden.id, back)
    return page.render(
        "terugmelding/zaak.html",
        form_action=upload.origin if upload else None,
        zaak=gevonden,
        root=ROOT,
        upload=upload,
        form=form,
    )
