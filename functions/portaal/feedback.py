"""The feedback page: anybody may say what they miss, logged in or not."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from aws_lambda_powertools.shared.cookies import Cookie

from gemeengoed.form import Form
from gemeengoed.identity import Role
from gemeengoed.problem import Invalid
from gemeengoed.session import cookie
from gemeengoed.store import Transaction
from gemeengoed.web import Html, Page, Web
from portaal import wensen
from portaal.wensen import WENSEN, Wens, WieVraagt

ROLLEN = [
    (WieVraagt.INWONER, "Als inwoner"),
    (WieVraagt.ONDERNEMER, "Als ondernemer of namens een organisatie"),
    (WieVraagt.MEDEWERKER, "Als medewerker van de gemeente"),
]
_VAN = {
    Role.BURGER: WieVraagt.INWONER,
    Role.ORGANISATIE: WieVraagt.ONDERNEMER,
    Role.MEDEWERKER: WieVraagt.MEDEWERKER,
}


def mount(web: Web) -> None:
    web.get("/feedback")(formulier)
    web.post("/feedback")(verstuur)
    web.get("/feedback/bedankt")(bedankt)


def formulier(page: Page) -> Html:
    """The form, about the page that `?pagina=` names."""
    cookies = _session(page)
    principal = page.session.principal if page.session else None
    rol = _VAN.get(principal.role, "") if principal else ""
    form = Form({"pagina": wensen.pad(page.query.get("pagina", "/")), "rol": rol})
    html = page.render("feedback.html", form=form, rollen=ROLLEN)
    return replace(html, cookies=cookies)


def verstuur(page: Page) -> Html:
    """Keep the wish; the bus takes it to the cooperative. The same form twice is one wish."""
    try:
        wens = page.form.parse(Wens)
    except Invalid as error:
        # The visit may have ended while somebody thought about what to write.
        cookies = _session(page)
        return replace(page.again("feedback.html", error, rollen=ROLLEN), cookies=cookies)
    session = page.session.hash if page.session else ""
    id_ = hashlib.sha256(f"{session}\n{page.form.value('eenmalig')}".encode()).hexdigest()[:40]

    def command(tx: Transaction) -> None:
        if tx.find(WENSEN, id_) is None:
            tx.append(WENSEN, id_, wensen.uit(wens, page.now))

    page.store.run(command, now=int(page.now.timestamp()))
    return Html.redirect("/feedback/bedankt")


def bedankt(page: Page) -> Html:
    return page.render("bedankt.html")


def _session(page: Page) -> tuple[Cookie, ...]:
    """A visitor needs a session, of nobody, for the form to have its token."""
    if page.session is not None:
        return ()
    now = int(page.now.timestamp())
    page.session_id = page.sessions.create(now)
    page.session = page.sessions.read(page.session_id, now)
    return (cookie(page.session_id),)
