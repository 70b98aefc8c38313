"""The cooperative for machine clients: the bureau's own systems, the bank's, the pipeline."""

from __future__ import annotations

from cooperatie import commands, plan
from cooperatie.application import APPLICATION
from cooperatie.model.aanmelding import Aanmelding
from cooperatie.model.instantie import INSTANTIE
from cooperatie.model.lid import LID, Bestuursbesluit, Betaling
from cooperatie.model.release import RELEASE
from cooperatie.views import (
    Boeking,
    Factuuropdracht,
    Instanties,
    InstantieUit,
    Leden,
    LidUit,
    Releasemelding,
    Releases,
    ReleaseUit,
    lijst,
)
from gemeengoed import aws, settings
from gemeengoed.api import Answer, Api, Request
from gemeengoed.dossier import new_id
from gemeengoed.paging import PageQuery, cursor
from gemeengoed.settings import ApiSettings
from gemeengoed.store import Store, Transaction

api = Api(APPLICATION)


@api.route("POST /leden", status=201)
def meld_aan(request: Request, body: Aanmelding) -> Answer[LidUit]:
    """Apply for membership."""
    id_ = new_id()

    def command(tx: Transaction) -> Answer[LidUit]:
        commands.meld_aan(tx, body, lid=id_, nu=request.now, by=request.principal.by)
        return _lid(tx, id_, status=201)

    return request.run(_store(), command)


@api.route("GET /leden")
def leden(request: Request, query: PageQuery) -> Answer[Leden]:
    """Members and applications, by name."""
    page = _store().list(LID, lijst("lid", query))
    return Answer.of(
        Leden(items=tuple(LidUit.van(d) for d in page.dossiers), next=cursor(page.next))
    )


@api.route("GET /leden/{id}")
def lid(request: Request, id: str) -> Answer[LidUit]:
    dossier = _store().get(LID, id)
    return Answer.of(LidUit.van(dossier), etag=dossier.etag)


@api.route("POST /leden/{id}/toelating", versioned=True)
def toelating(request: Request, id: str, body: Bestuursbesluit) -> Answer[LidUit]:
    """Record what the board decided, on the version in If-Match."""
    expected = request.expected_version

    def command(tx: Transaction) -> Answer[LidUit]:
        by = request.principal.by
        commands.besluit(tx, id, body, expect=expected, nu=request.now, by=by)
        return _lid(tx, id)

    return request.run(_store(), command)


@api.route("POST /leden/{id}/factuur", status=201)
def factuur(request: Request, id: str, body: Factuuropdracht) -> Answer[LidUit]:
    """Invoice the joining fee. There is one invoice, so no If-Match is needed."""

    def command(tx: Transaction) -> Answer[LidUit]:
        by = request.principal.by
        commands.factureer(tx, id, body.betaaltermijn, nu=request.now, by=by)
        return _lid(tx, id, status=201)

    return request.run(_store(), command)


@api.route("POST /leden/{id}/betalingen", status=201)
def betaling(request: Request, id: str, body: Betaling) -> Answer[Boeking]:
    """Book money that came in: a fact, whatever the version; the bank's reference keeps it
    from being booked twice."""

    def command(tx: Transaction) -> Answer[Boeking]:
        by = request.principal.by
        _, geboekt = commands.boek(tx, id, body, nu=request.now, by=by)
        dossier = tx.dossier(LID, id)
        return Answer.of(
            Boeking.van(dossier, geboekt),
            status=201,
            etag=dossier.etag,
            location=f"/leden/{id}",
        )

    return request.run(_store(), command)


@api.route("GET /instanties")
def instanties(request: Request, query: PageQuery) -> Answer[Instanties]:
    """Instances, by the municipality's name."""
    page = _store().list(INSTANTIE, lijst("instantie", query))
    items = tuple(InstantieUit.van(d) for d in page.dossiers)
    return Answer.of(Instanties(items=items, next=cursor(page.next)))


@api.route("GET /instanties/{id}")
def instantie(request: Request, id: str) -> Answer[InstantieUit]:
    dossier = _store().get(INSTANTIE, id)
    return Answer.of(InstantieUit.van(dossier), etag=dossier.etag)


@api.route("POST /instanties/{id}/opnieuw", status=202)
def opnieuw(request: Request, id: str) -> Answer[InstantieUit]:
    """Try an instance again that failed; the answer comes before the outcome."""

    def command(tx: Transaction) -> Answer[InstantieUit]:
        commands.probeer_opnieuw(tx, id, nu=request.now, by=request.principal.by)
        dossier = tx.dossier(INSTANTIE, id)
        return Answer.of(InstantieUit.van(dossier), status=202, etag=dossier.etag)

    return request.run(_store(), command)


@api.route("POST /releases", status=201)
def publiceer(request: Request, body: Releasemelding) -> Answer[ReleaseUit]:
    """Register a release and let all instances want it: all at once, rings come later."""

    def command(tx: Transaction) -> Answer[ReleaseUit]:
        by = request.principal.by
        release = commands.publiceer(tx, body.id, body.versie, nu=request.now, by=by)
        return Answer.of(ReleaseUit.van(release, release.id), status=201)

    return request.run(_store(), command)


@api.route("GET /releases")
def releases(request: Request, query: PageQuery) -> Answer[Releases]:
    """Releases, the newest first."""
    store = _store()
    page = store.list(RELEASE, lijst("release", query, newest_first=True))
    koers = plan.koers(store)
    items = tuple(ReleaseUit.van(d.state, koers) for d in page.dossiers)
    return Answer.of(Releases(items=items, next=cursor(page.next)))


def _lid(tx: Transaction, id_: str, status: int = 200) -> Answer[LidUit]:
    dossier = tx.dossier(LID, id_)
    location = f"/leden/{id_}" if status == 201 else None
    return Answer.of(LidUit.van(dossier), status=status, etag=dossier.etag, location=location)


def _store() -> Store:
    return aws.store(settings.load(ApiSettings).table_name)


handler = api.handler
