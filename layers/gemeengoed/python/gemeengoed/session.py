"""Who is logged in: an opaque id in a `__Host-` cookie, of which only the hash is stored.

Fifteen minutes without a request ends a session, and so do eight hours in all; both are
checked on read, since the table purges later. Logging in always makes a new id, so an id
that somebody planted is worth nothing.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeGuard

from aws_lambda_powertools.shared.cookies import Cookie, SameSite

from gemeengoed.identity import Principal, Role
from gemeengoed.manifest import Assurance
from gemeengoed.problem import boto_errors

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

COOKIE = "__Host-sessie"
IDLE_SECONDS = 15 * 60
LONGEST_SECONDS = 8 * 3600
# How often a session's end is moved: once a minute, not at every request.
_TOUCH_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Session:
    """A session as stored. `attributes` holds what logging in needs in between."""

    hash: str
    role: Role | None
    subject: str
    name: str
    assurance: Assurance
    csrf: str
    ends_at: int
    expires_at: int
    scopes: frozenset[str] = frozenset()
    acting: str = ""
    attributes: tuple[tuple[str, str], ...] = ()

    @property
    def principal(self) -> Principal | None:
        if self.role is None:
            return None
        return Principal(self.role, self.subject, self.name, self.scopes, self.acting)

    def attribute(self, name: str) -> str:
        return dict(self.attributes).get(name, "")


class Sessions:
    """The sessions of one instance."""

    def __init__(self, client: DynamoDBClient, table_name: str) -> None:
        self._client = client
        self._table = table_name

    def read(self, session_id: str | None, now: int) -> Session | None:
        """The session, unless it has ended. Moves its end, at most once a minute."""
        if not _may_be_one(session_id):
            return None
        with boto_errors():
            session = self._find(session_id)
            if session is None or now >= min(session.expires_at, session.ends_at):
                return None
            if session.expires_at < now + IDLE_SECONDS - _TOUCH_SECONDS:
                self._touch(session, now)
        return session

    def ended(self, session_id: str | None) -> Session | None:
        """A session that may have ended, as long as the table has it. It lets nobody in: it only
        tells whose it was, and which token its pages had."""
        if not _may_be_one(session_id):
            return None
        with boto_errors():
            return self._find(session_id)

    def _find(self, session_id: str) -> Session | None:
        # Consistent: the page after logging in must know the session of a moment ago.
        item = self._client.get_item(
            TableName=self._table, Key={"pk": {"S": _hash(session_id)}}, ConsistentRead=True
        ).get("Item")
        return _session(item) if item else None

    def create(
        self,
        now: int,
        *,
        principal: Principal | None = None,
        assurance: Assurance = Assurance.LAAG,
        attributes: dict[str, str] | None = None,
    ) -> str:
        """A new session; returns the id for the cookie, which is stored nowhere."""
        session_id = secrets.token_urlsafe(32)
        item: dict[str, Any] = {
            "pk": {"S": _hash(session_id)},
            "role": {"S": principal.role if principal else ""},
            "subject": {"S": principal.subject if principal else ""},
            "name": {"S": principal.name if principal else ""},
            "scopes": {"S": " ".join(sorted(principal.scopes)) if principal else ""},
            "acting": {"S": principal.acting if principal else ""},
            "assurance": {"S": assurance.name},
            "csrf": {"S": secrets.token_urlsafe(24)},
            "ends_at": {"N": str(now + LONGEST_SECONDS)},
            "expires_at": {"N": str(now + IDLE_SECONDS)},
            "attributes": {"M": {k: {"S": v} for k, v in (attributes or {}).items()}},
        }
        with boto_errors():
            self._client.put_item(TableName=self._table, Item=item)
        return session_id

    def end(self, session_id: str | None) -> None:
        if session_id:
            with boto_errors():
                self._client.delete_item(
                    TableName=self._table, Key={"pk": {"S": _hash(session_id)}}
                )

    def _touch(self, session: Session, now: int) -> None:
        # Conditional, so that a session that was just ended does not come back to life.
        try:
            self._client.update_item(
                TableName=self._table,
                Key={"pk": {"S": session.hash}},
                UpdateExpression="SET expires_at = :end",
                ConditionExpression="attribute_exists(pk)",
                ExpressionAttributeValues={":end": {"N": str(now + IDLE_SECONDS)}},
            )
        except self._client.exceptions.ConditionalCheckFailedException:
            return


def _session(item: dict[str, Any]) -> Session:
    role = item["role"]["S"]
    return Session(
        hash=item["pk"]["S"],
        role=Role(role) if role else None,
        subject=item["subject"]["S"],
        name=item["name"]["S"],
        scopes=frozenset(item["scopes"]["S"].split()),
        # A session from before an update lacks it.
        acting=item.get("acting", {"S": ""})["S"],
        assurance=Assurance[item["assurance"]["S"]],
        csrf=item["csrf"]["S"],
        ends_at=int(item["ends_at"]["N"]),
        expires_at=int(item["expires_at"]["N"]),
        attributes=tuple((k, v["S"]) for k, v in item["attributes"]["M"].items()),
    )


def _may_be_one(session_id: str | None) -> TypeGuard[str]:
    return bool(session_id) and len(str(session_id)) <= 100 and str(session_id).isascii()


def _hash(session_id: str) -> str:
    return hashlib.sha256(session_id.encode()).hexdigest()


def cookie(session_id: str) -> Cookie:
    return Cookie(COOKIE, session_id, path="/", http_only=True, same_site=SameSite.LAX_MODE)


def no_cookie() -> Cookie:
    return Cookie(COOKIE, "", path="/", http_only=True, same_site=SameSite.LAX_MODE, max_age=-1)


def cookie_in(event: dict[str, Any]) -> str | None:
    """The session id in a request: AWS gives `cookies`, the local cloud the header."""
    headers = {k.lower(): v for k, v in event.get("headers", {}).items()}
    pairs = list(event.get("cookies") or []) or str(headers.get("cookie", "")).split(";")
    for pair in pairs:
        name, _, value = pair.strip().partition("=")
        if name == COOKIE and value:
            return str(value)
    return None
