"""The official's pages of mass objections: put them together, draft once, decide on each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from itertools import islice
from typing import Any

from bezwaar import cluster as c
from bezwaar.acties import BIJ_NAAM, DICTA
from bezwaar.cluster import CLUSTERS, Cluster, Lid, Stap
from bezwaar.lijsten import werkvoorraad
from bezwaar.model import BEZWAREN, Bezwaar
from bezwaar.samen import alle_tegen
from gemeengoed.dossier import Dossier, Event
from gemeengoed.flow import sheet
from gemeengoed.form import Form
from gemeengoed.identity import Role
from gemeengoed.paging import PageQuery, cursor
from gemeengoed.problem import Conflict, DomainError, Invalid
from gemeengoed.store import Transaction
from gemeengoed.table import IndexQuery
from gemeengoed.web import Html, Page, Web

TAAK = "behandelaar"
ROOT = "/bezwaar/clusters"
# Rows on a page, and objections for one press of a button: well within the time of a function.
RIJEN, PER_KEER = 50, 200
ONTWERP = BIJ_NAAM["ontwerp"]
BEKEND = BIJ_NAAM["bekendmaken"].blad()
STAPPEN = {
    Stap.KAN_NIET: ("Kan nog niet", "danger"),
    Stap.KLAAR: ("Kan worden beslist", "active"),
    Stap.WACHT: ("Wacht op ontwerp", "neutral"),
    Stap.BESLIST: ("Beslist, nog versturen", "warning"),
    Stap.BEKEND: ("Verstuurd", "success"),
    Stap.ANDERS: ("Los afgehandeld", "neutral"),
}


def mount(web: Web) -> None:
    """Give the pages of clusters to the application."""

    def get(path: str) -> Any:
        return web.get(path, role=Role.MEDEWERKER, task=TAAK)

    def post(path: str) -> Any:
        return web.post(path, role=Role.MEDEWERKER, task=TAAK)

    get("/clusters")(lijst)
    post("/clusters")(begin)
    get("/clusters/{id}")(toon)
    post("/clusters/{id}/leden")(voeg_toe)
    post("/clusters/{id}/weg")(haal_weg)
    get("/clusters/{id}/ontwerp")(vraag_ontwerp)
    post("/clusters/{id}/ontwerp")(ontwerp)
    post("/clusters/{id}/vaststellen")(stel_vast)
    post("/clusters/{id}/bekendmaken")(maak_bekend)


def lijst(page: Page) -> Html:
    """The clusters, and objections of the work list that could be one. Objections to one decision
    have the same deadline, so they stand together there: a page at a time finds them."""
    query = Form({k: v for k, v in page.query.items() if k == "cursor"}).parse(PageQuery)
    open_ = page.store.list(BEZWAREN, werkvoorraad(limit=100, after=query.after()))
    samen: dict[str, list[Bezwaar]] = defaultdict(list)
    for dossier in open_.dossiers:
        if id_ := c.cluster_id(dossier.state.besluit):
            samen[id_].append(dossier.state)
    bekend = page.store.get_many(CLUSTERS, list(samen))
    clusters = page.store.list(CLUSTERS, _ALLE).dossiers
    return page.render(
        "clusters.html",
        clusters=[d.state for d in clusters],
        meer=[b for id_, b in samen.items() if len(b) > 1 and id_ not in bekend],
        verder=cursor(open_.next),
    )


_ALLE = IndexQuery("termijn", ("stand", "cluster"), "uiterlijk", limit=100, newest_first=True)


def begin(page: Page) -> Html:
    """A cluster for the decision of an objection; the one there is, when there is one."""

    def command(tx: Transaction) -> str:
        bezwaar = tx.get(BEZWAREN, page.form.value("bezwaar"))
        begonnen = c.begin(bezwaar, **_als(page))
        if tx.find(CLUSTERS, begonnen.id) is None:
            tx.append(CLUSTERS, begonnen.id, begonnen)
        return f"{ROOT}/{begonnen.id}"

    return page.run(command)


def toon(page: Page, id: str) -> Html:
    dossier = page.store.get(CLUSTERS, id)
    return _toon(page, dossier, Form.at(dossier.version, _dag(page.query.get("op", ""))))


def voeg_toe(page: Page, id: str) -> Html:
    """Put in what was ticked, or all that is open against this decision and fits."""
    dossier = page.store.get(CLUSTERS, id)
    if page.form.value("actie") == "alle":
        gekozen = _kandidaten(page, dossier.state, c.MEESTE - len(dossier.state.leden))
    else:
        ids = [v for n, v in page.form.fields.items() if n.startswith("leden.")]
        gekozen = [d.state for d in page.store.get_many(BEZWAREN, ids).values()]
    if not gekozen:
        fout = Invalid.at("leden", "missing", "Kies ten minste één bezwaar.")
        return _toon(page, dossier, page.form.with_errors(fout))
    return _wijzig(page, id, lambda cluster: c.voeg_toe(cluster, gekozen, **_als(page)))


def haal_weg(page: Page, id: str) -> Html:
    lid = page.form.value("lid")
    return _wijzig(page, id, lambda cluster: c.haal_weg(cluster, lid, **_als(page)))


def vraag_ontwerp(page: Page, id: str) -> Html:
    dossier = page.store.get(CLUSTERS, id)
    return _vraag_ontwerp(page, dossier, Form.at(dossier.version))


def ontwerp(page: Page, id: str) -> Html:
    """Keep the draft, on the cluster that was on the screen."""
    dossier = page.store.get(CLUSTERS, id)
    if any(lid.stap is Stap.BESLIST for lid in _leden(page, dossier.state)):
        raise Conflict("Er zijn beslissingen die nog niet zijn verstuurd. Doe dat eerst.")

    def command(tx: Transaction) -> str:
        gegeven = sheet.read(ONTWERP.blad(), page.form, page.now)
        event = c.ontwerp(tx.get(CLUSTERS, id), gegeven, **_als(page))
        page.unchanged(tx, CLUSTERS, id)
        tx.append(CLUSTERS, id, event)
        return f"{ROOT}/{id}"

    try:
        return page.run(command)
    except Invalid as e:
        return _vraag_ontwerp(page, page.store.get(CLUSTERS, id), page.form.with_errors(e))


def stel_vast(page: Page, id: str) -> Html:
    """Take the draft that was on the screen, for as many as one press can do. Those that were
    done are skipped, so pressing again goes on where it stopped."""

    def gezien(tx: Transaction) -> Cluster:
        cluster = tx.get(CLUSTERS, id)
        c.mag_vaststellen(cluster, page.principal.by)
        page.unchanged(tx, CLUSTERS, id)
        return cluster

    try:
        cluster = page.store.run(gezien, now=_seconds(page))
    except Invalid as e:
        return _toon(page, page.store.get(CLUSTERS, id), page.form.with_errors(e))

    def beslis(bezwaar: Bezwaar) -> Sequence[Event]:
        return c.beslis_lid(cluster, bezwaar, **_als(page))

    _voor_leden(page, cluster, Stap.KLAAR, beslis)
    return Html.redirect(f"{ROOT}/{id}")


def maak_bekend(page: Page, id: str) -> Html:
    """The decisions were sent: for as many as one press can do, as above."""
    dossier = page.store.get(CLUSTERS, id)
    cluster = dossier.state
    try:
        dag = sheet.read(BEKEND, page.form, page.now).op

        def bekend(bezwaar: Bezwaar) -> Sequence[Event]:
            return (c.maak_lid_bekend(cluster, bezwaar, dag, **_als(page)),)

        _voor_leden(page, cluster, Stap.BESLIST, bekend)
    except Invalid as e:
        return _toon(page, dossier, page.form.with_errors(e))
    return Html.redirect(f"{ROOT}/{id}?op={dag.isoformat()}")


def _voor_leden(
    page: Page, cluster: Cluster, stap: Stap, doe: Callable[[Bezwaar], Sequence[Event]]
) -> None:
    """Do something with each that has come so far, in a transaction of its own. What can't be
    done with one is left to the page, which tells how each stands. Invalid when it could be done
    with none, for what was filled in."""

    def een(id_: str) -> DomainError | None:
        def command(tx: Transaction) -> None:
            tx.append(BEZWAREN, id_, *doe(tx.get(BEZWAREN, id_)))

        try:
            page.store.run(command, now=_seconds(page))
        except (Conflict, Invalid) as e:
            return e
        return None

    klaar = [lid.bezwaar.id for lid in _leden(page, cluster) if lid.stap is stap]
    fouten = [een(id_) for id_ in klaar[:PER_KEER]]
    if fouten and isinstance(fouten[0], Invalid) and all(fouten):
        raise fouten[0]


def _leden(page: Page, cluster: Cluster) -> list[Lid]:
    """All of them as they stand now; what needs attention first."""
    dossiers = page.store.get_many(BEZWAREN, cluster.leden)
    als = _als(page)
    leden = [c.bekijk(cluster, dossiers[id_].state, **als) for id_ in cluster.leden]
    return sorted(leden, key=lambda lid: lid.stap)


def _kandidaten(page: Page, cluster: Cluster, hoeveel: int) -> list[Bezwaar]:
    """Open objections to the decision that are not in the cluster, the oldest first."""
    if hoeveel <= 0:
        return []
    alle = alle_tegen(page.store, cluster.besluit)
    return list(islice((b for b in alle if c.hoort_bij(cluster, b)), hoeveel))


def _wijzig(page: Page, id_: str, besluit: Callable[[Cluster], Event | None]) -> Html:
    def command(tx: Transaction) -> str:
        event = besluit(tx.get(CLUSTERS, id_))
        if event:
            tx.append(CLUSTERS, id_, event)
        return f"{ROOT}/{id_}"

    return page.run(command)


def _toon(page: Page, dossier: Dossier[Cluster], form: Form) -> Html:
    cluster = dossier.state
    leden = _leden(page, cluster)
    vanaf = page.query.get("cursor", "0")
    eerste = int(vanaf) if vanaf.isascii() and vanaf.isdigit() and len(vanaf) < 4 else 0
    verder = eerste + RIJEN
    ruimte = min(RIJEN, c.MEESTE - len(cluster.leden))
    return page.render(
        "cluster.html",
        cluster=cluster,
        form=form,
        rijen=leden[eerste:verder],
        verder=str(verder) if verder < len(leden) else None,
        aantal={stap.name: sum(lid.stap is stap for lid in leden) for stap in Stap},
        per_keer=PER_KEER,
        stappen=STAPPEN,
        dicta=dict(DICTA),
        eigen=bool(cluster.ontwerp and cluster.ontwerp.door == page.principal.by),
        kandidaten=_kandidaten(page, cluster, ruimte),
        blad=BEKEND,
    )


def _vraag_ontwerp(page: Page, dossier: Dossier[Cluster], form: Form) -> Html:
    if not dossier.state.leden:
        raise Conflict("Er zitten geen bezwaren in dit cluster.")
    return page.render(
        "cluster_ontwerp.html",
        cluster=dossier.state,
        actie=ONTWERP,
        blad=ONTWERP.blad(),
        form=form,
    )


def _dag(op: str) -> dict[str, str]:
    """A day as the fields of a form; empty when it is none."""
    try:
        dag = date.fromisoformat(op)
    except ValueError:
        return {}
    return {"op.dag": str(dag.day), "op.maand": str(dag.month), "op.jaar": str(dag.year)}


def _als(page: Page) -> dict[str, Any]:
    return {"door": page.principal.by, "nu": page.now}


def _seconds(page: Page) -> int:
    return int(page.now.timestamp())
