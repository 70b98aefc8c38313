"""HTTP as a test or a deployment needs it: one call, one answer, no redirects followed.

`*.localhost` is this machine (RFC 6761). Browsers and curl know; Python asks the resolver,
which does not. So we connect to 127.0.0.1 and send the name as the Host.
"""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, urlsplit

# Too many at once, or a function that did not get to it in time.
BUSY = frozenset({429, 502, 503, 504})
_PAUSE_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. Header names are in lower case; of repeated headers, all values."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    cookies: tuple[str, ...] = ()

    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def text(self) -> str:
        return self.body.decode()


def call(
    method: str,
    url: str,
    *,
    json_body: Any = None,
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
    token: str | None = None,
    timeout: float = 30,
    tries: int = 1,
) -> Answer:
    """Send a request. OSError when nobody answers in `timeout` seconds.

    json_body  is sent as application/json; `body` as it is
    token      is sent as a bearer token
    tries      how often to ask while the answer is to come back later; only for requests that
               may arrive twice
    """
    parts = urlsplit(url)
    sent = {"Host": parts.netloc, **(headers or {})}
    if token is not None:
        sent["Authorization"] = f"Bearer {token}"
    if json_body is not None:
        body = json.dumps(json_body).encode()
        sent.setdefault("Content-Type", "application/json")
    target = parts.path or "/"
    if parts.query:
        target += f"?{parts.query}"
    while True:
        answer = _once(method, parts, target, body, sent, timeout)
        tries -= 1
        if answer.status not in BUSY or tries <= 0:
            return answer
        time.sleep(_PAUSE_SECONDS)


def _once(
    method: str,
    parts: SplitResult,
    target: str,
    body: bytes | None,
    headers: Mapping[str, str],
    timeout: float,
) -> Answer:
    connection = _connection(parts.scheme, parts.hostname or "", parts.port, timeout)
    try:
        connection.request(method, target, body=body, headers=dict(headers))
        answer = connection.getresponse()
        return Answer(
            answer.status,
            {name.lower(): value for name, value in answer.getheaders()},
            answer.read(),
            tuple(answer.headers.get_all("set-cookie", [])),
        )
    except http.client.HTTPException as e:
        raise ConnectionError(f"no HTTP from {parts.netloc}: {type(e).__name__}") from e
    finally:
        connection.close()


def _connection(
    scheme: str, host: str, port: int | None, timeout: float
) -> http.client.HTTPConnection:
    if scheme == "https":
        return http.client.HTTPSConnection(host, port, timeout=timeout)
    if host == "localhost" or host.endswith(".localhost"):
        host = "127.0.0.1"
    return http.client.HTTPConnection(host, port, timeout=timeout)
