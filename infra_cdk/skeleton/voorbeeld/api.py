"""voorbeeld for machine clients."""

from __future__ import annotations

from pydantic import Field

from gemeengoed import aws, settings
from gemeengoed.api import Answer, Api, Request
from gemeengoed.dossier import Dossier, new_id
from gemeengoed.model import Model
from gemeengoed.paging import PageQuery, cursor
from gemeengoed.settings import ApiSettings
from gemeengoed.store import Store, Transaction
from voorbeeld import model
from voorbeeld.application import APPLICATION
from voorbeeld.model import ZAKEN, Afhandeling, Bericht, Zaak

api = Api(APPLICATION)


class ZaakUit(Model):
    """A message with its key."""

    id: str
    zaak: Zaak

    @classmethod
    def van(cls, dossier: Dossier[Zaak]) -> ZaakUit:
        return cls(id=dossier.id, zaak=dossier.state)


class Berichten(Model):
    """A page of open messages, oldest first."""

    items: tuple[ZaakUit, ...]
    next: str | None = Field(default=None, description="Geef dit als `cursor` voor meer")


@api.route("POST /berichten", status=201)
def dien_in(request: Request, body: Bericht) -> Answer[ZaakUit]:
    """Hand in a message; the same Idempotency-Key gives the same answer."""
    id_ = new_id()

    def command(tx: Transaction) -> Answer[ZaakUit]:
        tx.append(ZAKEN, id_, model.dien_in(body, door=request.principal.by, nu=request.now))
        return _answer(tx, id_, status=201, location=f"/berichten/{id_}")

    return request.run(_store(), command)


@api.route("GET /berichten")
def lijst(request: Request, query: PageQuery) -> Answer[Berichten]:
    """The open messages."""
    page = _store().list(ZAKEN, model.open_berichten(limit=query.limit, after=query.after()))
    items = tuple(ZaakUit.van(d) for d in page.dossiers)
    return Answer.of(Berichten(items=items, next=cursor(page.next)))


@api.route("GET /berichten/{id}")
def lees(request: Request, id: str) -> Answer[ZaakUit]:
    """One message."""
    dossier = _store().get(ZAKEN, id)
    return Answer.of(ZaakUit.van(dossier), etag=dossier.etag)


@api.route("POST /berichten/{id}/afhandeling", versioned=True)
def handel_af(request: Request, id: str, body: Afhandeling) -> Answer[ZaakUit]:
    """Settle it, on the version in If-Match."""
    expected = request.expected_version

    def command(tx: Transaction) -> Answer[ZaakUit]:
        zaak = tx.get(ZAKEN, id, expect=expected)
        event = model.handel_af(zaak, body, door=request.principal.by, nu=request.now)
        tx.append(ZAKEN, id, event)
        return _answer(tx, id)

    return request.run(_store(), command)


def _answer(
    tx: Transaction, id_: str, *, status: int = 200, location: str | None = None
) -> Answer[ZaakUit]:
    dossier = tx.dossier(ZAKEN, id_)
    return Answer.of(ZaakUit.van(dossier), status=status, etag=dossier.etag, location=location)


def _store() -> Store:
    return aws.store(settings.load(ApiSettings).table_name)


handler = api.handler
