"""gba for machine clients, beside what the national standard has (haalcentraal.py)."""

from __future__ import annotations

from typing import Any

from gba import laden, levering, volgen
from gba.afnemers import AFNEMERS, NUMMER, Afnemer, Geautoriseerd, vrager
from gba.application import APPLICATION
from gba.bevragen.autorisatie import PARAMETERS, Regel
from gba.laden import Lading, Verslag
from gba.levering import Levering
from gba.register import pseudoniemen, pseudonym
from gba.volgen import Volgindicatie, Volgverzoek
from gemeengoed import aws, settings
from gemeengoed.api import Answer, Api, Request
from gemeengoed.dossier import new_id
from gemeengoed.problem import NotFound
from gemeengoed.settings import ApiSettings
from gemeengoed.store import Store, Transaction

api = Api(APPLICATION)


def _store() -> Store:
    return aws.store(settings.load(ApiSettings).table_name)


@api.route("POST /ladingen")
def laad(request: Request, body: Lading) -> Answer[Verslag]:
    """Take in lists. What is refused is told line by line; sending the same again is harmless."""
    env = settings.load(ApiSettings)
    bsns = tuple(dict.fromkeys(lijst.bsn for lijst in body.lijsten if lijst.bsn))
    bekend = dict(zip(bsns, pseudoniemen(env.pseudonym_key, bsns), strict=True))
    verslag = laden.laad(_store(), body, bekend, door=request.principal.by, nu=request.now)
    return Answer.of(verslag)


@api.route("POST /volgindicaties")
def volg(request: Request, body: Volgverzoek) -> Answer[Volgindicatie]:
    """Hear of changes of a person: as `gba.persoon.gewijzigd` on the bus."""
    return _volg(request, body, volgen.volg, "Begonnen met volgen")


@api.route("POST /volgindicaties/einde")
def volg_niet(request: Request, body: Volgverzoek) -> Answer[Volgindicatie]:
    """Hear of them no longer."""
    return _volg(request, body, volgen.volg_niet, "Gestopt met volgen")


def _volg(request: Request, body: Volgverzoek, doe: Any, taak: str) -> Answer[Volgindicatie]:
    """That the person is in the register is told with it, so it is a delivery: of no value."""
    env, store = settings.load(ApiSettings), _store()
    wie = volgen.volger(vrager(request.claims, env.instance_name, store), request.now)
    persoon, door = pseudonym(env.pseudonym_key, body.bsn), request.principal.by

    def command(tx: Transaction) -> Answer[Volgindicatie]:
        return Answer.of(doe(tx, persoon, wie, door=door, nu=request.now))

    antwoord = request.run(store, command)
    geleverd = Levering(
        verzoek=new_id(),
        op=request.now,
        afnemer=wie.naam,
        gebruiker=request.principal.subject,
        doelbinding="Horen of er iets aan uw gegevens verandert",
        verwerking=taak,
        gezocht=PARAMETERS["burgerservicenummer"],
        gevraagd="",
    )
    levering.schrijf(aws.table(env.table_name), [persoon], geleverd)
    return antwoord


@api.route("POST /afnemers/{id}/autorisaties", status=201)
def autoriseer(request: Request, id: str, body: Regel) -> Answer[Afnemer]:
    """Add a row of table 35 to a consumer; the rows that it has stay as they are."""
    if not NUMMER.fullmatch(id):
        raise NotFound("Een afnemer heeft een nummer van hoogstens tien cijfers.")

    def command(tx: Transaction) -> Answer[Afnemer]:
        tx.find(AFNEMERS, id)
        event = Geautoriseerd(at=request.now, by=request.principal.by, regel=body)
        return Answer.of(tx.append(AFNEMERS, id, event), status=201)

    return request.run(_store(), command)


handler = api.handler
