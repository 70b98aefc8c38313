"""AWS in process (moto), with no way out: sockets are off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import boto3
import pytest
from moto import mock_aws
from pytest_socket import disable_socket, enable_socket

from applications.gateway import Browser
from applications.tables import create_table
from gemeengoed import aws, clock, settings
from gemeengoed.identity import Principal, Role
from gemeengoed.manifest import Application, Assurance
from gemeengoed.web import Web

INSTANCE = "test-instance"
REGION = "eu-west-1"
DOCUMENTS = "documents"


@pytest.fixture(autouse=True)
def no_sockets() -> Iterator[None]:
    disable_socket()
    yield
    enable_socket()


@contextmanager
def account(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty account, and clients and settings that were made for it."""
    for name, value in {
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "POWERTOOLS_DEV": "false",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    forget()
    with mock_aws():
        yield
    forget()


@pytest.fixture
def cloud(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with account(monkeypatch):
        yield


def forget() -> None:
    aws.client.cache_clear()
    aws.store.cache_clear()
    aws.table.cache_clear()
    settings._loaded.clear()


Install = Callable[[Application], str]


@pytest.fixture
def install(cloud: None, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Give an application what its template would."""
    return lambda application: deploy(application, monkeypatch)


def deploy(application: Application, monkeypatch: pytest.MonkeyPatch) -> str:
    """Table, key, sessions, bus, environment; returns the name of the table."""
    table = create_table(application)
    key = boto3.client("kms").create_key(KeySpec="HMAC_256", KeyUsage="GENERATE_VERIFY_MAC")[
        "KeyMetadata"
    ]["KeyId"]
    queue = boto3.client("sqs").create_queue(QueueName="poison")["QueueUrl"]
    boto3.client("events").create_event_bus(Name="bus")
    sessions = _sessions()
    for name, value in {
        "APPLICATION": application.name,
        "TABLE_NAME": table,
        "INSTANCE": INSTANCE,
        "INSTANCE_NAME": "Boxtel",
        "OIN": "00000001001234567000",
        "PSEUDONYM_KEY": key,
        "SESSIONS_TABLE": sessions,
        "DOCUMENTS_BUCKET": _documents(),
        "PORTAL_URL": "https://boxtel.example",
        "CLIENT_ID": "gemeengoed-GM0757",
        "CITIZEN_ISSUER": "https://idp.example/digid",
        "ORGANISATION_ISSUER": "https://idp.example/eherkenning",
        "OFFICIAL_ISSUER": "https://idp.example/medewerkers",
        "CLAIM_PATHS": "{}",
        "BUS_NAME": "bus",
        "POISON_QUEUE_URL": queue,
        "METRICS_NAMESPACE": "Gemeengoed/lid",
        "MUNICIPALITY_CODE": "GM0757",
    }.items():
        monkeypatch.setenv(name, value)
    forget()
    return table


def _sessions() -> str:
    boto3.client("dynamodb").create_table(
        TableName="sessions",
        BillingMode="PAY_PER_REQUEST",
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
    )
    return "sessions"


def _documents() -> str:
    boto3.client("s3").create_bucket(
        Bucket=DOCUMENTS, CreateBucketConfiguration={"LocationConstraint": REGION}
    )
    boto3.client("s3").put_bucket_versioning(
        Bucket=DOCUMENTS, VersioningConfiguration={"Status": "Enabled"}
    )
    return DOCUMENTS


LogIn = Callable[..., Browser]


@pytest.fixture
def log_in(install: Install) -> Callable[[Any], LogIn]:
    """For the pages of an application: a browser in which somebody is logged in."""

    def of(web: Web) -> LogIn:
        install(web.application)
        for made in ("env", "sessions"):
            web.__dict__.pop(made, None)

        def run(
            role: Role, subject: str = "p1", assurance: Assurance = Assurance.MIDDEN
        ) -> Browser:
            tasks = frozenset({"behandelaar"} if role is Role.MEDEWERKER else ())
            principal = Principal(role, subject, "A. Tester", tasks)
            now = int(clock.now().timestamp())
            session = web.sessions.create(now, principal=principal, assurance=assurance)
            return Browser(web.handler, session)

        return run

    return of
