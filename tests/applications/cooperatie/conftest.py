from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import boto3
import pytest

from applications.gateway import Browser, Machine, Reply
from gemeengoed import aws, clock
from gemeengoed.store import Store

NU = datetime(2026, 7, 1, 9, 30, tzinfo=UTC)
ROOT = "/api/cooperatie/v1"
RELEASE = "a" * 64
MACHINE = "arn:aws:states:eu-west-1:123456789012:stateMachine:Rollout"
# Numbers that pass the test of an RSIN, of nobody we know of.
RSINS = ("001000007", "001000019", "001000020", "001000032", "001000044")
ENVIRONMENT = {
    "ROLLOUT_ARN": MACHINE,
    "RELEASE_BUCKET": "releases",
    "DOMAIN_SUFFIX": "gemeengoed.example",
    "PORTAL_URL_PATTERN": "https://{slug}.gemeengoed.example",
    "ISSUER_PATTERN": "https://idp.example/{code}/{soort}",
    "CERTIFICATE_ARN": "",
    "SMOKE_URL_PATTERN": "https://{domain}",
    "BUS_ARN": "arn:aws:events:eu-west-1:123456789012:event-bus/cooperatie",
    "STACK_ROLE_ARN": "arn:aws:iam::123456789012:role/stacks",
}


def aanmelding(**changes: Any) -> dict[str, Any]:
    return {
        "naam": "Gemeente Woerden",
        "soort": "gemeente",
        "rsin": RSINS[0],
        "oin": f"00000001{RSINS[0]}000",
        "gemeenten": [gemeente("GM0632", "Woerden", 54_000)],
        "vertegenwoordiger": {
            "naam": "A. Jansen",
            "functie": "Gemeentesecretaris",
            "mandaat": "Mandaatbesluit 2026",
        },
    } | changes


def gemeente(code: str, naam: str, inwoners: int = 30_000) -> dict[str, Any]:
    return {"code": code, "naam": naam, "inwoners": inwoners, "peildatum": "2026-01-01"}


def regeling(**changes: Any) -> dict[str, Any]:
    """A joint body for two municipalities."""
    two = [gemeente("GM0757", "Boxtel"), gemeente("GM0845", "Sint-Michielsgestel")]
    own = {
        "naam": "GR MijnGemeenteDichtbij",
        "soort": "gemeenschappelijke regeling",
        "rsin": RSINS[1],
        "oin": f"00000001{RSINS[1]}000",
        "gemeenten": two,
    }
    return aanmelding(**own) | changes


@pytest.fixture(autouse=True)
def tijd(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """The clock at the edges; tests move it."""

    def zet(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)

    zet(NU)
    return zet


@pytest.fixture
def table(install: Any, monkeypatch: pytest.MonkeyPatch) -> str:
    from cooperatie.application import APPLICATION

    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    return str(install(APPLICATION))


@pytest.fixture
def store(table: str) -> Store:
    return aws.store(table)


@dataclass
class Bureau:
    """The cooperative's API, step by step."""

    machine: Machine

    def get(self, path: str) -> Reply:
        return self.machine.get(ROOT + path)

    def post(self, path: str, body: Any = "", **headers: str) -> Reply:
        return self.machine.post(ROOT + path, body, **headers)

    def meld_aan(self, body: dict[str, Any] | None = None) -> str:
        reply = self.post("/leden", body or aanmelding())
        assert reply.status == 201, reply.text
        return str(reply.json["id"])

    def beslis(self, id_: str, dictum: str = "toegelaten", **changes: Any) -> Reply:
        body = {"dictum": dictum, "besluitDatum": "2026-06-30", "kenmerk": "BB-1"} | changes
        return self.post(f"/leden/{id_}/toelating", body, If_Match=self.etag(id_))

    def etag(self, id_: str) -> str:
        return self.get(f"/leden/{id_}").headers["etag"]

    def factureer(self, id_: str) -> Reply:
        return self.post(f"/leden/{id_}/factuur", {})

    def tot_factuur(self, body: dict[str, Any] | None = None) -> str:
        id_ = self.meld_aan(body)
        assert self.beslis(id_).status == 200
        assert self.factureer(id_).status == 201
        return id_

    def betaal(self, id_: str, bedrag: int, referentie: str | None = None) -> Reply:
        body = {
            "bedrag": bedrag,
            "bankreferentie": referentie or f"BANK-{next(_NUMBERS)}",
            "betaalDatum": "2026-07-01",
        }
        return self.post(f"/leden/{id_}/betalingen", body)

    def publiceer(self, release: str = RELEASE, versie: str = "2026.7.1") -> Reply:
        return self.post("/releases", {"id": release, "versie": versie})

    def toegetreden(self, body: dict[str, Any] | None = None) -> list[str]:
        """Join; the keys of the instances."""
        reply = self.betaal(self.tot_factuur(body), 2_500_000)
        return [str(i) for i in reply.json["lid"]["instanties"]]


_NUMBERS = itertools.count(1)


@pytest.fixture
def bureau(table: str) -> Bureau:
    from cooperatie.api import handler

    return Bureau(Machine(handler))


@pytest.fixture
def log_in(table: str) -> Callable[..., Browser]:
    """A browser with an official of the bureau logged in."""
    from cooperatie import web
    from gemeengoed.identity import Principal, Role
    from gemeengoed.manifest import Assurance

    for name in ("env", "sessions"):
        web.web.__dict__.pop(name, None)

    def run(role: Role | None = Role.MEDEWERKER) -> Browser:
        if role is None:
            return Browser(web.handler)
        principal = Principal(role, "m1", "B. Bureau", frozenset({"bureau"}))
        session = web.web.sessions.create(
            int(clock.now().timestamp()), principal=principal, assurance=Assurance.HOOG
        )
        return Browser(web.handler, session)

    return run


def records(table: str) -> list[dict[str, Any]]:
    """The whole table as its stream would show it, in no particular order of dossiers."""
    items = boto3.client("dynamodb").scan(TableName=table)["Items"]
    items.sort(key=lambda i: (i["pk"]["S"], i["sk"]["S"]))
    return [
        {"eventName": "INSERT", "dynamodb": {"SequenceNumber": str(n), "NewImage": item}}
        for n, item in enumerate(items)
    ]


class Machines:
    """Step Functions, as far as starting an execution: a name starts once."""

    def __init__(self) -> None:
        self.started: dict[str, str] = {}
        self.failing = False

    def start_execution(self, *, stateMachineArn: str, name: str, input: str) -> None:
        from botocore.exceptions import ClientError

        assert stateMachineArn == MACHINE
        assert len(name) <= 80
        code = "ThrottlingException" if self.failing else "ExecutionAlreadyExists"
        if self.failing or name in self.started:
            raise ClientError({"Error": {"Code": code, "Message": ""}}, "StartExecution")
        self.started[name] = input


@pytest.fixture
def machines(monkeypatch: pytest.MonkeyPatch) -> Machines:
    fake, real = Machines(), aws.client

    def client(service: str) -> Any:
        return fake if service == "stepfunctions" else real(service)

    client.cache_clear = real.cache_clear  # type: ignore[attr-defined]
    monkeypatch.setattr(aws, "client", client)
    return fake
