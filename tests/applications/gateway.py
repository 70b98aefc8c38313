"""What API Gateway (HTTP API, payload 2.0) hands to a function, and how to read the answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

Handler = Callable[[dict[str, Any], Any], dict[str, Any]]


class Context:
    """The part of Lambda's context that Powertools reads."""

    function_name = "function"
    memory_limit_in_mb = 512
    invoked_function_arn = "arn:aws:lambda:eu-west-1:123456789012:function:function"
    aws_request_id = "00000000-0000-0000-0000-000000000000"


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    cookies: list[str]
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)

    @property
    def location(self) -> str:
        return self.headers["location"]


def request(
    method: str,
    url: str,
    *,
    body: str = "",
    headers: Mapping[str, str] | None = None,
    claims: Mapping[str, str] | None = None,
    cookies: list[str] | None = None,
) -> dict[str, Any]:
    """A request as the gateway passes it on; `claims` are those of a token it accepted."""
    parts = urlsplit(url)
    query = dict(p.partition("=")[::2] for p in parts.query.split("&")) if parts.query else None
    context: dict[str, Any] = {
        "http": {"method": method, "path": parts.path, "sourceIp": "192.0.2.1"},
        "requestId": "r",
        "stage": "$default",
    }
    if claims is not None:
        context["authorizer"] = {"jwt": {"claims": dict(claims), "scopes": None}}
    return {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": parts.path,
        "rawQueryString": parts.query,
        "headers": {k.lower(): v for k, v in (headers or {}).items()},
        "queryStringParameters": query,
        "cookies": cookies or [],
        "requestContext": context,
        "body": body,
        "isBase64Encoded": False,
    }


def call(handler: Handler, event: dict[str, Any]) -> Reply:
    answer = handler(event, Context())
    return Reply(
        answer["statusCode"],
        {k.lower(): v for k, v in answer.get("headers", {}).items()},
        list(answer.get("cookies") or []),
        answer.get("body", ""),
    )


@dataclass(frozen=True)
class Machine:
    """A machine client of an API."""

    handler: Handler
    # None: every scope of the application.
    scope: str | None = None
    subject: str = "client"
    # What the token says besides.
    claims: Mapping[str, str] = field(default_factory=dict)

    def get(self, url: str, **headers: str) -> Reply:
        return self._send("GET", url, "", headers)

    def post(self, url: str, body: Any, **headers: str) -> Reply:
        """`body` as JSON, or as it is when it is text. Headers by name, `_` for `-`."""
        text = body if isinstance(body, str) else json.dumps(body)
        return self._send("POST", url, text, {"Content-Type": "application/json", **headers})

    def _send(self, method: str, url: str, body: str, headers: Mapping[str, str]) -> Reply:
        named = {k.replace("_", "-"): v for k, v in headers.items()}
        scope = self.scope
        if scope is None:
            scope = " ".join(self.handler.__self__.application.scopes)  # type: ignore[attr-defined]
        claims = {"sub": self.subject, "scope": scope, **self.claims}
        return call(self.handler, request(method, url, body=body, headers=named, claims=claims))


@dataclass
class Browser:
    """A browser at pages: keeps the session cookie, posts forms with the page's token."""

    handler: Handler
    cookie: str | None = None

    def get(self, url: str) -> Reply:
        return self._send(request("GET", url, cookies=self._cookies))

    def post(self, url: str, fields: Mapping[str, str]) -> Reply:
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._send(
            request("POST", url, body=urlencode(fields), headers=headers, cookies=self._cookies)
        )

    @property
    def _cookies(self) -> list[str]:
        return [f"__Host-sessie={self.cookie}"] if self.cookie else []

    def _send(self, event: dict[str, Any]) -> Reply:
        reply = call(self.handler, event)
        for line in reply.cookies:
            self.cookie = line.partition(";")[0].partition("=")[2] or None
        return reply
