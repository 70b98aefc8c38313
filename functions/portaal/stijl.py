"""The look of the municipality on the site: its theme, its logo, and the page to choose them."""

from __future__ import annotations

import base64
from typing import Annotated

from pydantic import Field

from gemeengoed.form import Form
from gemeengoed.identity import Role
from gemeengoed.problem import Invalid
from gemeengoed.store import Transaction
from gemeengoed.velden import Ja
from gemeengoed.web import Html, Page, Web
from portaal.huisstijl import LOGOS, Hoeken, Huisstijl, Kleuren, css, huidig, zet
from portaal.logo import MOST_BYTES

HOEKEN = [("", "Zoals Gemeengoed"), *((h, h.capitalize()) for h in Hoeken)]
# Every page asks for it: a minute is short enough to see what one changed.
_THEME = {"Cache-Control": "public, max-age=60"}
# An SVG that somebody opens by itself may draw, and nothing else.
_LOGO = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
}


class Keuze(Kleuren):
    """The form: a logo is pasted, kept or taken away."""

    logo: Annotated[str, Field(max_length=MOST_BYTES)] | None = None
    logo_weg: Ja = False


def mount(web: Web) -> None:
    web.get("/huisstijl.css")(thema)
    web.get("/huisstijl/{naam}")(logo)
    web.get("/beheer/huisstijl", role=Role.MEDEWERKER, task="beheerder")(formulier)
    web.post("/beheer/huisstijl", role=Role.MEDEWERKER, task="beheerder")(kies)


def thema(page: Page) -> Html:
    """The theme, after the stylesheet of all. Not made again for who has this version."""
    stijl, version = huidig(page.store)
    headers = {**_THEME, "ETag": f'"stijl-{version}"'}
    if page.headers.get("if-none-match") == headers["ETag"]:
        return Html(status=304, headers=headers)
    return Html(css(stijl), headers=headers, content_type="text/css; charset=utf-8")


def logo(page: Page, naam: str) -> Html:
    """The picture; its name is made of its content."""
    found = page.store.get(LOGOS, naam).state
    inhoud = base64.b64decode(found.inhoud)
    return Html(inhoud, headers=_LOGO, content_type=found.soort.media_type)


def formulier(page: Page) -> Html:
    stijl, _ = huidig(page.store)
    opgeslagen = page.query.get("opgeslagen") == "ja"
    return page.render(
        "huisstijl.html",
        form=Form(_ingevuld(stijl)),
        stijl=stijl,
        hoeken=HOEKEN,
        opgeslagen=opgeslagen,
    )


def kies(page: Page) -> Html:
    """Choose the look; everybody sees it within a minute."""

    def command(tx: Transaction) -> str:
        keuze = page.form.parse(Keuze)
        before, _ = huidig(page.store)
        svg = keuze.logo.encode() if keuze.logo and not keuze.logo_weg else None
        houd = None if keuze.logo_weg else before.logo
        zet(tx, keuze, logo=svg, houd=houd, door=page.principal.by, nu=page.now)
        return "/beheer/huisstijl?opgeslagen=ja"

    try:
        return page.run(command)
    except Invalid as error:
        stijl, _ = huidig(page.store)
        return page.again("huisstijl.html", error, stijl=stijl, hoeken=HOEKEN, opgeslagen=False)


def _ingevuld(stijl: Huisstijl) -> dict[str, str]:
    return {
        "hoofdkleur": stijl.hoofdkleur or "",
        "knopkleur": stijl.knopkleur or "",
        "linkkleur": stijl.linkkleur or "",
        "focuskleur": stijl.focuskleur or "",
        "hoeken": stijl.hoeken or "",
        "logoBreedte": str(stijl.logo_breedte),
        "naamTonen": "ja" if stijl.naam_tonen else "",
    }
