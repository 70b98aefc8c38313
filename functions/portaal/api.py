"""portaal for machine clients: the look of the municipality, and what it says of itself."""

from __future__ import annotations

from gemeengoed import aws, settings
from gemeengoed.api import Answer, Api, Request
from gemeengoed.gemeente import ID as ID_GEMEENTE
from gemeengoed.gemeente import Gegevens
from gemeengoed.settings import ApiSettings
from gemeengoed.store import Store, Transaction
from portaal import gegevens
from portaal.application import APPLICATION
from portaal.gegevens import GEGEVENS, GegevensUit
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


@api.route("GET /gegevens")
def lees_gegevens(request: Request) -> Answer[GegevensUit]:
    """What was filled in; nothing of it before that."""
    found, version = gegevens.huidig(_store())
    return Answer.of(found, etag=f'"{version}"')


@api.route("PUT /gegevens", versioned=True)
def vul_gegevens_in(request: Request, body: Gegevens) -> Answer[GegevensUit]:
    """Fill in all of it, on the version in If-Match: what is left out is taken away."""
    expected = request.expected_version

    def command(tx: Transaction) -> Answer[GegevensUit]:
        found = gegevens.zet(tx, body, door=request.principal.by, nu=request.now)
        tx.expect(GEGEVENS, ID_GEMEENTE, expected)
        return Answer.of(found, etag=tx.dossier(GEGEVENS, ID_GEMEENTE).etag)

    return request.run(_store(), command)


def _store() -> Store:
    return aws.store(settings.load(ApiSettings).table_name)


handler = api.handler
