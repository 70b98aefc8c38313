"""The JSON edge: parse, call, answer.

    api = Api(APPLICATION)

    @api.route("POST /bezwaren")
    def dien_in(request: Request, body: Bezwaarschrift) -> Answer[Bevestiging]:
        return request.run(store, lambda tx: ...)

    handler = api.handler

A route function gets the request, its path parameters by name, and a `body` or `query`
parsed into the model of its annotation. What it raises becomes problem+json. The gateway
has checked token and scope before we are called; the manifest says which.
Source: NL GOV API Design Rules, RFC 9457 (problems), RFC 9110 (ETag, If-Match).
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar, get_type_hints

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from pydantic import ValidationError

from gemeengoed import clock, log, problem
from gemeengoed.identity import Principal, claims_of, from_claims
from gemeengoed.manifest import Application, Route
from gemeengoed.model import Model
from gemeengoed.store import Once, Store, Transaction

M = TypeVar("M", bound=Model)
API_VERSION = "1.0.0"
MAX_BODY = 256 * 1024
# No key of ours is longer; DynamoDB fails on one of more than 2 kB.
MAX_PART = 100
_TAG = re.compile(r'(?:W/)?"?(0|[1-9][0-9]{0,8})"?')
_HEADERS = {
    "API-Version": API_VERSION,
    "Cache-Control": "no-store",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}


@dataclass(frozen=True, slots=True)
class Answer(Generic[M]):
    """A JSON answer; kept as text, so that a replay is the same to the byte."""

    body: str
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        model: M,
        *,
        status: int = 200,
        etag: str | None = None,
        location: str | None = None,
    ) -> Answer[M]:
        """`location` is relative to the application's API root, e.g. `/bezwaren/k7qm-...`."""
        headers = {"ETag": etag, "Location": location}
        return cls(model.as_json(), status, {k: v for k, v in headers.items() if v})

    def as_json(self) -> str:
        return json.dumps([self.status, dict(self.headers), self.body])

    @classmethod
    def from_json(cls, text: str) -> Answer[M]:
        status, headers, body = json.loads(text)
        return cls(body, status, headers)


class Request:
    """What was asked, as far as a route function needs it."""

    def __init__(self, event: Mapping[str, Any], route: Route) -> None:
        self._event = event
        self.route = route
        self.headers = {k.lower(): str(v) for k, v in event.get("headers", {}).items()}
        self.now = clock.now()

    @cached_property
    def principal(self) -> Principal:
        return from_claims(self._event)

    @property
    def claims(self) -> Mapping[str, Any]:
        """What the token says besides who asks and what they may."""
        return claims_of(self._event)

    def check(self, path: Mapping[str, str]) -> None:
        """Refuse what no route function needs to see. Unauthenticated, Forbidden, NotFound."""
        # The gateway has checked this; we do not rely on its set-up, nor on its reading of the
        # path, alone.
        if self.route.scope not in self.principal.scopes:
            raise problem.Forbidden("Uw token geeft geen toegang tot deze handeling.")
        if any(len(part) > MAX_PART for part in path.values()):
            raise problem.NotFound("Dit bestaat niet, of niet meer.")

    @property
    def query(self) -> dict[str, str]:
        return dict(self._event.get("queryStringParameters") or {})

    @cached_property
    def raw_body(self) -> str:
        body = str(self._event.get("body") or "")
        if self._event.get("isBase64Encoded"):
            try:
                body = base64.b64decode(body).decode()
            except (binascii.Error, UnicodeDecodeError):
                raise problem.Invalid("Dit bericht is geen JSON in UTF-8.") from None
        if len(body.encode(errors="replace")) > MAX_BODY:
            raise problem.Invalid("Dit bericht is te groot: het maximum is 256 kB.")
        return body

    def parse(self, model: type[M]) -> M:
        """The body as a model. UnsupportedMedia, Invalid with an error per field."""
        kind = self.headers.get("content-type", "").split(";")[0].strip().lower()
        if kind != "application/json" and not kind.endswith("+json"):
            raise problem.UnsupportedMedia("Zet in Content-Type: application/json.")
        try:
            return model.model_validate_json(self.raw_body)
        except ValidationError as e:
            raise problem.invalid(e) from None

    @property
    def expected_version(self) -> int:
        """The version in If-Match. VersionRequired when there is none."""
        given = self.headers.get("if-match", "").strip()
        if not given:
            raise problem.VersionRequired(
                "Stuur in If-Match de ETag mee die u bij het lezen kreeg."
            )
        tag = _TAG.fullmatch(given)
        if not tag:
            raise problem.VersionMismatch("Lees dit opnieuw, en gebruik de ETag die u dan krijgt.")
        return int(tag[1])

    def has(self, etag: str) -> bool:
        """Whether If-None-Match says that the caller has this version already."""
        given = self.headers.get("if-none-match", "").split(",")
        return bool({tag.strip().removeprefix("W/") for tag in given} & {etag, "*"})

    @property
    def once(self) -> Once | None:
        """The Idempotency-Key, bound to who asks and to the whole request."""
        key = self.headers.get("idempotency-key")
        if key is None:
            return None
        if not (1 <= len(key) <= 255 and key.isascii() and key.isprintable()):
            raise problem.Invalid("Een Idempotency-Key heeft 1 tot 255 gewone tekens.")
        path = str(self._event.get("rawPath", ""))
        request = f"{self.route.method} {path}\n{self.headers.get('if-match')}\n{self.raw_body}"
        return Once.of(who=self.principal.by, key=key, request=request)

    def run(self, store: Store, command: Callable[[Transaction], Answer[M]]) -> Answer[M]:
        """Run a command once for this request's Idempotency-Key."""
        return store.run(
            command,
            now=int(self.now.timestamp()),
            once=self.once,
            write=Answer.as_json,
            read=Answer.from_json,
        )


@dataclass(frozen=True, slots=True)
class Operation:
    """A route with its function: what openapi.py describes and the tests compare."""

    route: Route
    function: Callable[..., Answer[Any]]
    body: type[Model] | None
    query: type[Model] | None
    answer: type[Model]
    status: int
    # Changes what is there, so the caller must say in If-Match which version was seen.
    versioned: bool


class Api:
    """The routes of an application with their functions."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self.operations: dict[str, Operation] = {}
        self._declared = {r.key: r for r in application.routes}
        # Full paths, not a stripped prefix: what is logged is what is routed.
        self._resolver = APIGatewayHttpResolver()
        self._resolver.not_found(self._not_found)
        self._resolver.get(f"{application.api_root}/openapi.json")(self._document)

    def route(
        self, key: str, *, status: int = 200, versioned: bool = False
    ) -> Callable[[Callable[..., Answer[Any]]], Callable[..., Answer[Any]]]:
        """Bind a function to a route of the manifest; KeyError when it is not in there."""
        route = self._declared[key]

        def bind(function: Callable[..., Answer[Any]]) -> Callable[..., Answer[Any]]:
            hints = get_type_hints(function)
            operation = Operation(
                route,
                function,
                hints.get("body"),
                hints.get("query"),
                hints["return"].__args__[0],
                status,
                versioned,
            )
            self.operations[key] = operation
            path = self.application.api_root + route.path.replace("{", "<").replace("}", ">")
            # The resolver introspects what it calls, so it gets a function without our types.
            self._resolver.route(path, method=route.method)(self._bound(operation))
            return function

        return bind

    def handler(self, event: dict[str, Any], context: Any) -> dict[str, Any]:
        """The Lambda handler: never raises, logs one line."""
        started = time.perf_counter()
        self._line: dict[str, Any] = {"route": "-"}
        try:
            answer = self._resolver.resolve(event, context)
        except Exception as e:  # noqa: BLE001 - the last stop before the caller
            log.unforeseen(e, **self._line)
            answer = _unforeseen()
        log.log(
            "request",
            **self._line,
            status=answer["statusCode"],
            ms=round((time.perf_counter() - started) * 1000, 1),
        )
        return answer

    def _bound(self, operation: Operation) -> Callable[..., Response[str]]:
        def call(**path: str) -> Response[str]:
            self._line["route"] = operation.route.key
            try:
                request = Request(self._resolver.current_event.raw_event, operation.route)
                request.check(path)
                self._line |= log.who(request.principal.by, path)
                answer = operation.function(request, **path, **_inputs(operation, request))
                return self._answer(request, answer)
            except problem.DomainError as e:
                return problem_response(e)

        return call

    def _answer(self, request: Request, answer: Answer[Any]) -> Response[str]:
        headers = dict(answer.headers)
        if location := headers.get("Location"):
            headers["Location"] = self.application.api_root + location
        etag = headers.get("ETag")
        if etag and request.route.method == "GET" and request.has(etag):
            return _response(304, "", headers)
        return _response(answer.status, answer.body, headers)

    def _not_found(self, _error: Exception) -> Response[str]:
        return problem_response(problem.NotFound("Dit adres bestaat niet in deze API."))

    def _document(self) -> Response[str]:
        self._line["route"] = "GET /openapi.json"
        from importlib.resources import files

        text = files(self.application.name).joinpath("openapi.json").read_text()
        headers = {"Cache-Control": "public, max-age=300", "Access-Control-Allow-Origin": "*"}
        return _response(200, text, headers)


def _inputs(operation: Operation, request: Request) -> dict[str, Model]:
    inputs: dict[str, Model] = {}
    if operation.query:
        try:
            # Query values are text, so this one place reads numbers from text.
            inputs["query"] = operation.query.model_validate_strings(request.query)
        except ValidationError as e:
            raise problem.invalid(e) from None
    if operation.body:
        inputs["body"] = request.parse(operation.body)
    return inputs


def _unforeseen() -> dict[str, Any]:
    """What to say of an error that nobody foresaw, without the resolver that may have caused it."""
    error = problem.DomainError("Onze kant ging fout. Probeer het later nog eens.")
    return {
        "statusCode": error.status,
        "headers": {**_HEADERS, "Content-Type": "application/problem+json"},
        "body": json.dumps(error.as_problem()),
        "isBase64Encoded": False,
    }


def _response(status: int, body: str, headers: Mapping[str, str]) -> Response[str]:
    return Response(
        status_code=status,
        content_type="application/json; charset=utf-8",
        body=body,
        headers={**_HEADERS, **headers},
    )


def problem_response(error: problem.DomainError) -> Response[str]:
    body = json.dumps(error.as_problem(), ensure_ascii=False)
    return Response(
        status_code=error.status,
        content_type="application/problem+json",
        body=body,
        headers=dict(_HEADERS),
    )


__all__ = ["API_VERSION", "Answer", "Api", "Operation", "Request", "problem_response"]
