"""Sessions: what ends one, and what of it is stored."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from gemeengoed import aws
from gemeengoed.identity import Principal, Role
from gemeengoed.manifest import Assurance
from gemeengoed.session import (
    COOKIE,
    IDLE_SECONDS,
    LONGEST_SECONDS,
    Sessions,
    cookie,
    cookie_in,
    no_cookie,
)

NOW = 1_790_000_000
ANNA = Principal(Role.BURGER, "pseudoniem", "Anna")


@pytest.fixture
def sessions(site: None) -> Sessions:
    return Sessions(aws.client("dynamodb"), "sessions")


@pytest.fixture
def calls(site: None) -> Any:
    """What is asked of the table, by name."""
    made: list[tuple[str, dict[str, Any]]] = []
    events = aws.client("dynamodb").meta.events

    def note(params: dict[str, Any], model: Any, **_: Any) -> None:
        made.append((model.name, params))

    events.register("provide-client-params.dynamodb.*", note)
    yield made
    events.unregister("provide-client-params.dynamodb.*", note)


def stored(id_: str) -> dict[str, Any]:
    hashed = hashlib.sha256(id_.encode()).hexdigest()
    found = aws.client("dynamodb").get_item(TableName="sessions", Key={"pk": {"S": hashed}})
    return dict(found.get("Item", {}))


def test_what_was_made_is_read(sessions: Sessions) -> None:
    id_ = sessions.create(NOW, principal=ANNA, assurance=Assurance.SUBSTANTIEEL)
    session = sessions.read(id_, NOW)
    assert session is not None
    assert session.principal == ANNA
    assert session.assurance is Assurance.SUBSTANTIEEL
    assert len(session.csrf) >= 32


def test_who_acts_for_an_organisation_is_kept(sessions: Sessions) -> None:
    koren = Principal(Role.ORGANISATIE, "pseudoniem", "De Korenaar", acting="T. van Loon")
    id_ = sessions.create(NOW, principal=koren)
    session = sessions.read(id_, NOW)
    assert session is not None
    assert session.principal == koren


def test_a_session_from_before_an_update_is_read(sessions: Sessions) -> None:
    id_ = sessions.create(NOW, principal=ANNA)
    aws.client("dynamodb").update_item(
        TableName="sessions", Key={"pk": stored(id_)["pk"]}, UpdateExpression="REMOVE acting"
    )
    session = sessions.read(id_, NOW)
    assert session is not None
    assert session.principal == ANNA


def test_the_id_is_stored_nowhere(sessions: Sessions) -> None:
    id_ = sessions.create(NOW, principal=ANNA)
    assert stored(id_)
    everything = aws.client("dynamodb").scan(TableName="sessions")["Items"]
    assert id_ not in str(everything)


def test_two_sessions_share_nothing(sessions: Sessions) -> None:
    one, two = (sessions.create(NOW, principal=ANNA) for _ in range(2))
    first, second = sessions.read(one, NOW), sessions.read(two, NOW)
    assert first is not None
    assert second is not None
    assert one != two
    assert first.csrf != second.csrf


@pytest.mark.parametrize("id_", [None, "", "x", "x" * 101, "é", "\ud800", "a" * 64])
def test_an_id_that_is_none(sessions: Sessions, id_: str | None) -> None:
    assert sessions.read(id_, NOW) is None


def test_the_hash_is_not_a_key(sessions: Sessions) -> None:
    """Who can read the table cannot log in with it."""
    id_ = sessions.create(NOW, principal=ANNA)
    assert sessions.read(stored(id_)["pk"]["S"], NOW) is None


def test_ends_when_idle(sessions: Sessions) -> None:
    """Checked on read: the table purges when it likes."""
    id_ = sessions.create(NOW, principal=ANNA)
    assert sessions.read(id_, NOW + IDLE_SECONDS) is None
    assert stored(id_), "still in the table"


def test_a_visit_moves_the_end(sessions: Sessions) -> None:
    id_ = sessions.create(NOW, principal=ANNA)
    assert sessions.read(id_, NOW + IDLE_SECONDS - 1)
    assert sessions.read(id_, NOW + 2 * IDLE_SECONDS - 2)
    assert sessions.read(id_, NOW + 3 * IDLE_SECONDS - 2) is None


def test_ends_after_eight_hours_however_busy(sessions: Sessions) -> None:
    id_ = sessions.create(NOW, principal=ANNA)
    for moment in range(NOW, NOW + LONGEST_SECONDS, IDLE_SECONDS - 30):
        assert sessions.read(id_, moment)
    assert sessions.read(id_, NOW + LONGEST_SECONDS - 1)
    assert sessions.read(id_, NOW + LONGEST_SECONDS) is None


def test_moves_its_end_once_a_minute(sessions: Sessions, calls: Any) -> None:
    id_ = sessions.create(NOW, principal=ANNA)
    calls.clear()
    for second in range(0, 121, 10):
        assert sessions.read(id_, NOW + second)
    assert [n for n, _ in calls].count("UpdateItem") == 1
    assert [n for n, _ in calls].count("GetItem") == 13


def test_the_end_is_when_the_table_may_purge(sessions: Sessions) -> None:
    id_ = sessions.create(NOW, principal=ANNA)
    assert stored(id_)["expires_at"] == {"N": str(NOW + IDLE_SECONDS)}
    sessions.read(id_, NOW + 100)
    assert stored(id_)["expires_at"] == {"N": str(NOW + 100 + IDLE_SECONDS)}


def test_an_ended_session_does_not_come_back(sessions: Sessions) -> None:
    """Not even when another request had read it and moves its end after that."""
    id_ = sessions.create(NOW, principal=ANNA)
    session = sessions.read(id_, NOW)
    assert session is not None
    sessions.end(id_)
    assert sessions.read(id_, NOW) is None
    sessions._touch(session, NOW + 300)
    assert stored(id_) == {}


def test_ending_nothing_is_no_error(sessions: Sessions) -> None:
    for id_ in (None, "", "never"):
        sessions.end(id_)


def test_a_read_right_after_login_or_logout_is_right(sessions: Sessions, calls: Any) -> None:
    """A read that may be old could send who just logged in to log in again."""
    sessions.read("x", NOW)
    assert [p["ConsistentRead"] for n, p in calls if n == "GetItem"] == [True]


def test_a_session_before_login_has_no_person(sessions: Sessions) -> None:
    id_ = sessions.create(NOW, attributes={"state": "s"})
    session = sessions.read(id_, NOW)
    assert session is not None
    assert session.principal is None
    assert (session.attribute("state"), session.attribute("missing")) == ("s", "")


def test_the_cookie() -> None:
    """`__Host-`: secure, of this host only, on every path; out of reach of scripts."""
    parts = str(cookie("id")).split("; ")
    assert parts[0] == "__Host-sessie=id"
    assert {"Path=/", "Secure", "HttpOnly", "SameSite=Lax"} <= set(parts)
    assert not any(p.startswith(("Domain", "Max-Age", "Expires")) for p in parts)
    assert "Max-Age=0" in str(no_cookie())


@pytest.mark.parametrize(
    ("event", "wanted"),
    [
        ({"cookies": [f"{COOKIE}=a"]}, "a"),
        ({"cookies": ["x=1", f" {COOKIE}=a=b"]}, "a=b"),
        ({"cookies": [], "headers": {"cookie": f"x=1; {COOKIE}=a; y=2"}}, "a"),
        ({"headers": {"Cookie": f"{COOKIE}=a"}}, "a"),
        ({"cookies": [f"{COOKIE}="]}, None),
        ({"cookies": [COOKIE]}, None),
        ({"cookies": ["sessie=a", f"x{COOKIE}=a", f"{COOKIE}x=a", "__host-sessie=a"]}, None),
        ({"headers": {"cookie": ";;;=;=="}}, None),
        ({}, None),
    ],
)
def test_the_cookie_in_a_request(event: dict[str, Any], wanted: str | None) -> None:
    assert cookie_in(event) == wanted
