"""bezwaar for machine clients."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import AwareDatetime, Field

from bezwaar import model
from bezwaar.acties import ACTIES, ALLEEN_MENSEN, Actie, Wie
from bezwaar.acties_inwoner import ACTIES as ACTIES_INWONER
from bezwaar.agenda import houd_vrij
from bezwaar.application import APPLICATION
from bezwaar.invoer import Beslissing, Bezwaarschrift, Indiening, Notitie, Papier
from bezwaar.lijsten import Werkregel, werkvoorraad
from bezwaar.model import BEZWAREN, BezwaarUit, OordeelTijdigheid
from gemeengoed import aws, settings
from gemeengoed.api import Answer, Api, Request
from gemeengoed.dossier import Dossier, Event, new_id
from gemeengoed.model import Model
from gemeengoed.paging import PageQuery, cursor
from gemeengoed.problem import NotFound
from gemeengoed.settings import ApiSettings
from gemeengoed.store import Store, Transaction
from gemeengoed.termijnen import Termijn

api = Api(APPLICATION)


class Ontvangstbevestiging(Model):
    """The receipt: that it came (Awb 6:14), what we received (2:17), and by when we decide."""

    id: str
    kenmerk: str
    ontvangen_op: AwareDatetime
    gegevens: Bezwaarschrift
    tijdigheid: OordeelTijdigheid
    verzuimen: tuple[str, ...] = ()
    bezwaartermijn: Termijn
    beslistermijn: Termijn


class Werkvoorraad(Model):
    """A page of open objections, the nearest deadline first."""

    items: tuple[Werkregel, ...]
    next: str | None = Field(default=None, description="Geef dit als `cursor` voor meer")


class Gebeurtenis(Model):
    """Something that happened to a case."""

    nummer: int
    soort: str
    op: datetime
    door: str


class Gebeurtenissen(Model):
    items: tuple[Gebeurtenis, ...]


@api.route("POST /bezwaren", status=201)
def dien_in(request: Request, body: Indiening) -> Answer[Ontvangstbevestiging]:
    """File an objection; the same Idempotency-Key gives the same receipt."""
    id_, persoon = new_id(), _persoon(body)

    def command(tx: Transaction) -> Answer[Ontvangstbevestiging]:
        event = model.dien_in(
            body, id=id_, persoon=persoon, door=request.principal.by, nu=request.now
        )
        tx.append(BEZWAREN, id_, event)
        dossier = tx.dossier(BEZWAREN, id_)
        receipt = _bevestiging(dossier, event)
        return Answer.of(receipt, status=201, etag=dossier.etag, location=f"/bezwaren/{id_}")

    return request.run(_store(), command)


@api.route("GET /bezwaren")
def lijst(request: Request, query: PageQuery) -> Answer[Werkvoorraad]:
    """Open objections by deadline."""
    page = _store().list(BEZWAREN, werkvoorraad(limit=query.limit, after=query.after()))
    items = tuple(Werkregel.van(d.state, request.now) for d in page.dossiers)
    return Answer.of(Werkvoorraad(items=items, next=cursor(page.next)))


@api.route("GET /bezwaren/{id}")
def lees(request: Request, id: str) -> Answer[BezwaarUit]:
    """One objection."""
    dossier = _store().get(BEZWAREN, id)
    return Answer.of(dossier.state.openbaar(), etag=dossier.etag)


@api.route("GET /bezwaren/{id}/gebeurtenissen")
def gebeurtenissen(request: Request, id: str) -> Answer[Gebeurtenissen]:
    """What happened to it, oldest first."""
    recorded = _store().history(BEZWAREN, id)
    if not recorded:
        raise NotFound("Dit bestaat niet, of niet meer.")
    return Answer.of(
        Gebeurtenissen(
            items=tuple(
                Gebeurtenis(nummer=r.number, soort=r.event.type, op=r.at, door=r.event.by)
                for r in recorded
            )
        )
    )


@api.route("POST /bezwaren/{id}/notities", status=201)
def leg_notitie(request: Request, id: str, body: Notitie) -> Answer[BezwaarUit]:
    """Leave a note; adding takes nothing away, so no If-Match is needed."""

    def command(tx: Transaction) -> Answer[BezwaarUit]:
        bezwaar = tx.get(BEZWAREN, id)
        event = model.leg_notitie(bezwaar, body, door=request.principal.by, nu=request.now)
        return _after(tx, id, event, status=201)

    return request.run(_store(), command)


@api.route("POST /bezwaren/{id}/besluit", versioned=True)
def beslis(request: Request, id: str, body: Beslissing) -> Answer[BezwaarUit]:
    """Decide, on the version in If-Match."""
    expected = request.expected_version

    def command(tx: Transaction) -> Answer[BezwaarUit]:
        bezwaar = tx.get(BEZWAREN, id, expect=expected)
        event = model.beslis(bezwaar, body, door=request.principal.by, nu=request.now)
        return _after(tx, id, event)

    return request.run(_store(), command)


@api.route("POST /papier", status=201)
def registreer(request: Request, body: Papier) -> Answer[BezwaarUit]:
    """Record an objection that came on paper."""
    id_ = new_id()

    def command(tx: Transaction) -> Answer[BezwaarUit]:
        event = model.registreer(body, id=id_, door=request.principal.by, nu=request.now)
        return _after(tx, id_, event, status=201)

    return request.run(_store(), command)


def _bind(actie: Actie) -> None:
    """The route of an action: on the version in If-Match, as everything that changes a case."""

    def doe(request: Request, id: str, body: Any) -> Answer[BezwaarUit]:
        expected, store = request.expected_version, _store()
        wie = Wie.bij(store, request.principal, request.now)

        def command(tx: Transaction) -> Answer[BezwaarUit]:
            bezwaar = tx.get(BEZWAREN, id, expect=expected)
            event = actie.doe(bezwaar, body, wie)
            houd_vrij(store, tx, bezwaar, event)
            return _after(tx, id, event)

        return request.run(store, command)

    # What the API document calls the operation.
    doe.__name__ = actie.naam.replace("-", "_")
    doe.__annotations__ |= {"body": actie.invoer, "return": Answer[BezwaarUit]}
    api.route(f"POST /bezwaren/{{id}}/{actie.naam}", versioned=True)(doe)


for _actie in (*ACTIES, *ACTIES_INWONER):
    # Who takes a case, and the four eyes of a decision, are for people: a machine has `besluit`.
    if _actie.naam not in ALLEEN_MENSEN:
        _bind(_actie)


def _after(tx: Transaction, id_: str, event: Event, status: int = 200) -> Answer[BezwaarUit]:
    tx.append(BEZWAREN, id_, event)
    dossier = tx.dossier(BEZWAREN, id_)
    return Answer.of(dossier.state.openbaar(), status=status, etag=dossier.etag)


def _bevestiging(dossier: Dossier[model.Bezwaar], event: model.Ingediend) -> Ontvangstbevestiging:
    bezwaar = dossier.state
    return Ontvangstbevestiging(
        id=bezwaar.id,
        kenmerk=bezwaar.kenmerk,
        ontvangen_op=bezwaar.ontvangen_op,
        # Of what came to us by a machine nothing is missing.
        gegevens=Bezwaarschrift.model_validate(event.stuk.model_dump()),
        tijdigheid=bezwaar.tijdigheid,
        verzuimen=bezwaar.verzuimen,
        bezwaartermijn=bezwaar.bezwaartermijn,
        beslistermijn=bezwaar.beslistermijn,
    )


def _persoon(body: Indiening) -> str | None:
    if body.bsn is None:
        return None
    return aws.pseudonym(settings.load(ApiSettings).pseudonym_key, "bsn", body.bsn)


def _store() -> Store:
    return aws.store(settings.load(ApiSettings).table_name)


handler = api.handler
