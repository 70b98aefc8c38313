"""The clients of AWS, made once per process, on first use: a cold start pays for what it uses."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gemeengoed.store import Store
    from gemeengoed.table import Table


@cache
def client(service: str) -> Any:
    """A boto3 client with short time-outs: a function waits seconds, not minutes."""
    import boto3
    from botocore.config import Config

    config = Config(
        connect_timeout=2, read_timeout=10, retries={"mode": "standard", "total_max_attempts": 3}
    )
    if service == "s3":
        # For what a browser is given botocore takes the older signature and the address of
        # us-east-1, which sends the browser on, and a form that is sent on loses its file.
        config = config.merge(Config(signature_version="s3v4", s3={"addressing_style": "virtual"}))
    return boto3.client(service, config=config)  # type: ignore[call-overload]


@cache
def store(table_name: str) -> Store:
    """The dossiers in a table."""
    from gemeengoed.store import Store

    return Store(table(table_name))


@cache
def table(table_name: str) -> Table:
    """The items of a table, for what is no dossier."""
    from gemeengoed.table import DynamoTable

    return DynamoTable(client("dynamodb"), table_name)


def pseudonym(key_id: str, kind: str, number: str) -> str:
    """What a person or organisation is called inside one instance: HMAC of the number.

    kind    "bsn", "rsin" or "kvk"
    number  never leaves the call; the key never leaves KMS, so nobody can try all BSNs
    Returns 40 letters and digits, the same for the same number within an instance only.
    """
    from gemeengoed.problem import boto_errors

    with boto_errors():
        mac = client("kms").generate_mac(
            KeyId=key_id, MacAlgorithm="HMAC_SHA_256", Message=f"{kind}:{number}".encode()
        )["Mac"]
    return str(mac.hex()[:40])
