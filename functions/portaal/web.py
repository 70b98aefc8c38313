"""The front door of a municipality: what you can do here, and what is yours."""

from __future__ import annotations

from gemeengoed import catalogue, frontdoor
from gemeengoed.form import Form
from gemeengoed.identity import BELANGHEBBENDEN, Role, merk
from gemeengoed.paging import PageQuery, cursor
from gemeengoed.problem import Invalid, NotFound
from gemeengoed.store import Transaction
from gemeengoed.web import Html, Page, Web
from portaal import beheer, feedback, gegevensblad, letop, lijsten, stijl, verklaringen
from portaal.application import APPLICATION
from portaal.beheer import Settings as Settings
from portaal.berichten import BERICHTEN, Berichtregel, Gelezen
from portaal.lijsten import Selectie, Termijn

# Any task will do: what an official sees follows from those they have.
ANY_TASK = ""
# So much of someone's own page stands on the front page.
_VOORAAN = 20

web = Web(APPLICATION)
frontdoor.mount(web)
feedback.mount(web)
stijl.mount(web)
gegevensblad.mount(web)
verklaringen.mount(web)


@web.get("/")
def start(page: Page) -> Html:
    """What one can do here; who is logged in sees first what they must do now."""
    principal = page.session.principal if page.session else None
    mijn = None
    if principal and principal.role in BELANGHEBBENDEN:
        query = PageQuery(limit=_VOORAAN)
        mijn = lijsten.overzicht(page.store, principal.subject, query, page.now)
    return page.render("start.html", toepassingen=_toepassingen(), mijn=mijn)


@web.get("/mijn-zaken", role=BELANGHEBBENDEN)
def mijn_zaken(page: Page) -> Html:
    """Everything of this person, what they must do now on top."""
    query = Form(page.query).parse(_Lang)
    mijn = lijsten.overzicht(page.store, page.principal.subject, query, page.now)
    return page.render("mijn_zaken.html", mijn=mijn, eerste=query.cursor is None)


@web.get("/berichten", role=BELANGHEBBENDEN)
def berichten(page: Page) -> Html:
    post = lijsten.postvak(page.store, page.principal.subject, Form(page.query).parse(PageQuery))
    return page.render("berichten.html", post=post)


@web.get("/berichten/{id}", role=BELANGHEBBENDEN)
def bericht(page: Page, id: str) -> Html:
    """A message. Opening it for the first time is kept: from then it was read (Awb 2:25)."""
    regel = _eigen(page.store.get(BERICHTEN, id).state, page)
    if regel.gelezen_op is None:
        regel = _lees(page, id)
    return page.render("bericht.html", regel=regel)


@web.get("/inzage", role=BELANGHEBBENDEN)
def inzage(page: Page) -> Html:
    """Who looked at this person's data."""
    query = Form(page.query).parse(PageQuery)
    found = lijsten.inzagen(page.store, page.principal.subject, query)
    inzagen = [d.state for d in found.dossiers]
    return page.render("inzage.html", inzagen=inzagen, verder=cursor(found.next))


@web.get("/werkvoorraad", role=Role.MEDEWERKER, task=ANY_TASK)
def werkvoorraad(page: Page) -> Html:
    """Everything with a deadline that this official has the task for; on top of the first page, of
    their own, what asks for attention."""
    query = Form(page.query).parse(Selectie)
    namen = {e.name: e.title for e in _toepassingen()}
    if query.toepassing is not None and query.toepassing not in namen:
        raise Invalid("Deze toepassing kennen wij niet.")
    gekozen = [query.toepassing] if query.toepassing else list(namen)
    ik, taken = page.principal, page.principal.scopes
    werk = lijsten.werkvoorraad(page.store, gekozen, taken, query, page.now)
    eerst = query.cursor is None
    let_op = letop.let_op(page.store, gekozen, taken, merk(ik.by), page.now) if eerst else ()
    return page.render(
        "werkvoorraad.html",
        werk=werk,
        let_op=let_op,
        namen=namen,
        query=query,
        termijnen=Termijn,
    )


@web.get("/beheer", role=Role.MEDEWERKER, task="beheerder")
def toon_beheer(page: Page) -> Html:
    return beheer.toon(page, _toepassingen())


class _Lang(PageQuery):
    """One page has all that people usually have."""

    limit: int = 100


def _toepassingen() -> list[catalogue.Entry]:
    """The applications behind this door."""
    return [e for e in catalogue.load(APPLICATION.name) if e.web_root != "/"]


def _eigen(regel: Berichtregel, page: Page) -> Berichtregel:
    """Someone's own message; of another's they learn not even that it exists."""
    if regel.bericht.persoon != page.principal.subject:
        raise NotFound("Dit bericht bestaat niet.")
    return regel


def _lees(page: Page, id_: str) -> Berichtregel:
    def command(tx: Transaction) -> Berichtregel:
        regel = _eigen(tx.get(BERICHTEN, id_), page)
        if regel.gelezen_op:
            return regel
        return tx.append(BERICHTEN, id_, Gelezen(at=page.now, by=page.principal.by))

    return page.store.run(command, now=int(page.now.timestamp()))


handler = web.handler
