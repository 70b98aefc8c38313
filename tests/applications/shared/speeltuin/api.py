"""The toy for machines."""

from __future__ import annotations

from pydantic import Field

from gemeengoed import aws, problem, settings
from gemeengoed.api import Answer, Api, Request
from gemeengoed.dossier import new_id
from gemeengoed.model import Model
from gemeengoed.paging import PageQuery, cursor
from gemeengoed.settings import ApiSettings
from gemeengoed.store import Store, Transaction
from gemeengoed.table import IndexQuery
from speeltuin.application import APPLICATION
from speeltuin.model import OPEN, TELLERS, Begonnen, Geteld, Nieuw, Stap, Teller

GEHEIM = "123456782"

api = Api(APPLICATION)


class TellerUit(Teller):
    id: str


class Tellers(Model):
    items: tuple[TellerUit, ...]
    next: str | None = Field(default=None)


FOUTEN: dict[str, Exception] = {
    c.code: c("Zo staat het er.")
    for c in (
        problem.Invalid,
        problem.Unauthenticated,
        problem.Forbidden,
        problem.NotFound,
        problem.Conflict,
        problem.VersionMismatch,
        problem.UnsupportedMedia,
        problem.KeyReused,
        problem.VersionRequired,
        problem.Unavailable,
    )
} | {
    "wet": problem.AgainstTheLaw("Dit mag niet.", artikel="Awb 7:2"),
    "velden": problem.Invalid("Kijk.", fields=[problem.FieldError("a.b", "c", "Waarom.")]),
    "onverwacht": RuntimeError(f"het nummer is {GEHEIM}"),
}


@api.route("POST /tellers", status=201)
def begin(request: Request, body: Nieuw) -> Answer[TellerUit]:
    id_ = new_id()

    def command(tx: Transaction) -> Answer[TellerUit]:
        door = request.principal.by
        tx.append(TELLERS, id_, Begonnen(at=request.now, by=door, naam=body.naam))
        return _uit(tx, id_, status=201, location=f"/tellers/{id_}")

    return request.run(_store(), command)


@api.route("GET /tellers")
def lijst(request: Request, query: PageQuery) -> Answer[Tellers]:
    found = _store().list(
        TELLERS,
        IndexQuery(OPEN.index, OPEN.partition, OPEN.sort, limit=query.limit, after=query.after()),
    )
    items = tuple(TellerUit(id=d.id, **d.state.model_dump()) for d in found.dossiers)
    return Answer.of(Tellers(items=items, next=cursor(found.next)))


@api.route("GET /tellers/{id}")
def lees(request: Request, id: str) -> Answer[TellerUit]:
    dossier = _store().get(TELLERS, id)
    return Answer.of(TellerUit(id=id, **dossier.state.model_dump()), etag=dossier.etag)


@api.route("POST /tellers/{id}/stappen", versioned=True)
def tel(request: Request, id: str, body: Stap) -> Answer[TellerUit]:
    expected = request.expected_version

    def command(tx: Transaction) -> Answer[TellerUit]:
        tx.get(TELLERS, id, expect=expected)
        tx.append(TELLERS, id, Geteld(at=request.now, by=request.principal.by, plus=body.plus))
        return _uit(tx, id)

    return request.run(_store(), command)


@api.route("GET /fouten/{soort}")
def fout(request: Request, soort: str) -> Answer[Teller]:
    raise FOUTEN[soort]


def _uit(
    tx: Transaction, id_: str, *, status: int = 200, location: str | None = None
) -> Answer[TellerUit]:
    dossier = tx.dossier(TELLERS, id_)
    body = TellerUit(id=id_, **dossier.state.model_dump())
    return Answer.of(body, status=status, etag=dossier.etag, location=location)


def _store() -> Store:
    return aws.store(settings.load(ApiSettings).table_name)


handler = api.handler
