"""portaal for machine clients: the look of the municipality."""

from __future__ import annotations

from gemeengoed import aws, settings
from gemeengoed.api import Answer, Api, Request
from gemeengoed.settings import ApiSettings
from gemeengoed.store import Store, Transaction
from portaal.application import APPLICATION
from portaal.huisstijl import HUISSTIJL, ID, Huisstijl, HuisstijlIn, huidig, zet

api = Api(APPLICATION)


@api.route("GET /huisstijl")
def lees(request: Request) -> Answer[Huisstijl]:
    """The look that was chosen; before that, that of Gemeengoed."""
    stijl, version = huidig(_store())
    return Answer.of(stijl, etag=f'"{version}"')


@api.route("PUT /huisstijl")
def kies(request: Request, body: HuisstijlIn) -> Answer[Huisstijl]:
    """Choose the whole look, logo included: what is left out is taken away."""
    logo = body.logo_bytes

    def command(tx: Transaction) -> Answer[Huisstijl]:
        stijl = zet(tx, body, logo=logo, door=request.principal.by, nu=request.now)
        return Answer.of(stijl, etag=tx.dossier(HUISSTIJL, ID).etag)

    return request.run(_store(), command)


def _store() -> Store:
    return aws.store(settings.load(ApiSettings).table_name)


handler = api.handler
