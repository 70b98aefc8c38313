"""The HTML edge: pages for people, without JavaScript.

    web = Web(APPLICATION)

    @web.get("/nieuw", role=Role.BURGER)
    def nieuw(page: Page) -> Html:
        return page.render("nieuw.html", form=Form())

    handler = web.handler

Who must be logged in for a page is said where the page is declared. A form post without the
session's token is refused. A wrong field gives the page again with the errors beside the
fields; any other domain error gives a page that says what is the matter.
"""

from __future__ import annotations

import base64
import secrets
import time
from collections.abc import Callable
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response

from gemeengoed import aws, clock, csrf, log, manifest, problem, rescue, settings
from gemeengoed.answer import HEADERS, Html, response
from gemeengoed.awb import lokale_datum
from gemeengoed.documents import Documents
from gemeengoed.dossier import Kind
from gemeengoed.form import Form
from gemeengoed.identity import Principal, Role
from gemeengoed.manifest import Application, Assurance
from gemeengoed.pages import environment
from gemeengoed.session import Session, Sessions, cookie_in
from gemeengoed.settings import LoginSettings, WebSettings
from gemeengoed.store import Once, Store, Transaction

__all__ = ["Html", "Page", "Web"]

MAX_FORM = 256 * 1024
# No key of ours is longer; DynamoDB fails on one of more than 2 kB.
MAX_PART = 100


class Page:
    """A request for a page, and the way to answer it."""

    def __init__(self, web: Web, event: dict[str, Any]) -> None:
        self._web = web
        self._event = event
        self.now = clock.now()
        self.headers = {k.lower(): str(v) for k, v in event.get("headers", {}).items()}
        self.method = str(event["requestContext"]["http"]["method"])
        self.path = str(event.get("rawPath") or "/")
        self.query: dict[str, str] = dict(event.get("queryStringParameters") or {})
        self.raw_query = str(event.get("rawQueryString") or "")

    @property
    def env(self) -> WebSettings:
        return self._web.env

    @property
    def root(self) -> str:
        """Where the application's pages begin; empty for the front door."""
        return self._web.root

    @property
    def sessions(self) -> Sessions:
        return self._web.sessions

    @property
    def store(self) -> Store:
        return self._web.store

    @property
    def documents(self) -> Documents:
        return self._web.documents

    @cached_property
    def session_id(self) -> str | None:
        return cookie_in(self._event)

    @cached_property
    def session(self) -> Session | None:
        return self._web.sessions.read(self.session_id, int(self.now.timestamp()))

    @property
    def from_here(self) -> bool:
        """What the browser says of a post, if it says so: that a page of ours sent it."""
        return self.headers.get("origin", self.env.portal_url) == self.env.portal_url

    @property
    def principal(self) -> Principal:
        """Who is logged in. Unauthenticated when nobody is."""
        principal = self.session.principal if self.session else None
        if principal is None:
            raise problem.Unauthenticated("Log in om verder te gaan.")
        return principal

    @cached_property
    def form(self) -> Form:
        """The posted form. Invalid when it can't be read."""
        body = str(self._event.get("body") or "")
        if self._event.get("isBase64Encoded"):
            try:
                body = base64.b64decode(body).decode("ascii")
            except ValueError:
                raise problem.Invalid("Dit formulier konden wij niet lezen.") from None
        if len(body) > MAX_FORM:
            raise problem.Invalid("Dit formulier is te groot.")
        return Form.decode(body)

    @property
    def once(self) -> Once | None:
        """One form that was shown is carried out once, however often the button is pressed."""
        key = self.form.value("eenmalig")
        if not key:
            return None
        return Once.of(who=self.principal.by, key=key, request=f"{self.path}\n{self.form.digest}")

    def unchanged(self, tx: Transaction, kind: Kind[Any], id_: str) -> None:
        """See to it that the page was of what is there now. VersionMismatch, which is an Invalid:
        the form is shown again. For after the command has decided: what can't be done any more is
        told at once, and not only when the form is sent once more."""
        tx.expect(kind, id_, self.form.number("versie"))

    def run(self, command: Callable[[Transaction], str]) -> Html:
        """Run a command, once for the form that was shown, and go to the page it returns."""
        now = int(self.now.timestamp())
        try:
            to = self._web.store.run(command, now=now, once=self.once, read=str)
        except problem.KeyReused:
            raise problem.Conflict(
                "U heeft dit formulier al verstuurd. Wilt u iets anders versturen? Open het "
                "formulier dan opnieuw."
            ) from None
        return Html.redirect(to)

    def render(
        self,
        template: str,
        *,
        status: int | None = None,
        form_action: str | None = None,
        **context: Any,
    ) -> Html:
        """A page. Without a `status` it has that of the form it shows, if any."""
        shown = context.get("form")
        form = shown if isinstance(shown, Form) else Form()
        session = self.session
        body = self._web.templates.get_template(template).render(
            application=self._web.application,
            instance_name=self.env.instance_name,
            principal=session.principal if session else None,
            csrf=csrf.masked(session.csrf) if session else "",
            eenmalig=secrets.token_urlsafe(16),
            path=self.path,
            wrong=form.status != 200,
            vandaag=lokale_datum(self.now),
            **context,
        )
        return Html(body, status or form.status, form_action=form_action)

    def again(self, template: str, error: problem.Invalid, **context: Any) -> Html:
        """The form again, with what was filled in and what is wrong with it."""
        return self.render(template, form=self.form.with_errors(error), **context)


View = Callable[..., Html]
Who = Role | frozenset[Role] | None


class Web:
    """The pages of an application."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self._resolver = APIGatewayHttpResolver()
        self._resolver.not_found(self._not_found)
        self._line: dict[str, Any] = {"route": "-"}
        anybody = frozenset({Role.BURGER, Role.ORGANISATIE, Role.MEDEWERKER})
        self.get("/verder/{key}", role=anybody, task="")(rescue.give_back)

    @property
    def root(self) -> str:
        return "" if self.application.front_door else self.application.web_root

    @cached_property
    def env(self) -> WebSettings:
        return settings.load(LoginSettings if self._does_login else WebSettings)

    @property
    def _does_login(self) -> bool:
        return any(isinstance(f, manifest.Web) and f.login for f in self.application.functions)

    @cached_property
    def sessions(self) -> Sessions:
        return Sessions(aws.client("dynamodb"), self.env.sessions_table)

    @property
    def store(self) -> Store:
        return aws.store(self.env.table_name)

    @property
    def documents(self) -> Documents:
        return Documents(aws.client("s3"), self.env.documents_bucket, self.application.name)

    @cached_property
    def templates(self) -> Any:
        return environment(self.application.name)

    def get(
        self, path: str, *, role: Who = None, task: str | None = None
    ) -> Callable[[View], View]:
        """Declare a page, relative to the application's root.

        role  who must be logged in, one role or one of several; None: nobody needs to be
        task  what an official must have been given to do, besides being one
        """
        return self._declare("GET", path, role, task)

    def post(
        self, path: str, *, role: Who = None, task: str | None = None
    ) -> Callable[[View], View]:
        """Declare what a form on a page is posted to."""
        return self._declare("POST", path, role, task)

    def handler(self, event: dict[str, Any], context: Any) -> dict[str, Any]:
        """The Lambda handler: never raises, logs one line."""
        started = time.perf_counter()
        self._line = {"route": "-"}
        head = event["requestContext"]["http"]["method"] == "HEAD"
        try:
            answer = self._resolver.resolve(_as_get(event) if head else event, context)
        except Exception as e:  # noqa: BLE001 - the last stop before the browser
            log.unforeseen(e, **self._line)
            answer = _PLAIN_ERROR
        log.log(
            "page",
            **self._line,
            status=answer["statusCode"],
            ms=round((time.perf_counter() - started) * 1000, 1),
        )
        return {**answer, "body": "", "isBase64Encoded": False} if head else answer

    def _declare(
        self, method: str, path: str, who: Who, task: str | None
    ) -> Callable[[View], View]:
        roles = frozenset({who}) if isinstance(who, Role) else who or frozenset()
        if Role.MEDEWERKER in roles and task is None:
            raise ValueError(f"{path}: say which task an official needs for it")
        full = (self.root + path) or "/"
        rule = full.replace("{", "<").replace("}", ">")

        def bind(view: View) -> View:
            def call(**parts: str) -> Response[Any]:
                self._line["route"] = f"{method} {full}"
                page = Page(self, self._resolver.current_event.raw_event)
                answer = self._view(page, view, roles, task, parts)
                if session := page.__dict__.get("session"):
                    self._line |= log.who(session.principal.by if session.principal else "", parts)
                return response(answer, page.headers)

            self._resolver.route(rule, method=method)(call)
            return view

        return bind

    def _view(
        self,
        page: Page,
        view: View,
        roles: frozenset[Role],
        task: str | None,
        parts: dict[str, str],
    ) -> Html:
        try:
            return self._guarded(page, view, roles, task, parts)
        except problem.DomainError as e:
            return _error_page(page, e)

    def _guarded(
        self,
        page: Page,
        view: View,
        roles: frozenset[Role],
        task: str | None,
        parts: dict[str, str],
    ) -> Html:
        try:
            if any(len(part) > MAX_PART for part in parts.values()):
                raise problem.NotFound("Deze pagina bestaat niet.")
            if roles:
                self._check_login(page, roles)
                self._check_task(page, task)
            if page.method == "POST":
                self._check_token(page, anybody=not roles)
            return view(page, **parts)
        except _LoginNeeded:
            if page.method == "POST":
                return rescue.stranded(page, roles, self._way_in)
            return Html.redirect(self._login_url(page, roles))
        except rescue.OtherVisit:
            # Only when the browser says so itself: else anybody may have made what is shown.
            if page.session and "origin" in page.headers:
                return rescue.once_more(page)
            raise
        except _TooLow as low:
            return page.render(
                "inloggen_niveau.html",
                status=403,
                role=low.role,
                needed=low.needed,
                url=low.url,
                tried=False,
            )

    def _check_login(self, page: Page, roles: frozenset[Role]) -> None:
        session = page.session
        principal = session.principal if session else None
        if session is None or principal is None:
            raise _LoginNeeded
        if principal.role not in roles:
            raise problem.Forbidden("Deze pagina is niet voor u bedoeld.")
        needed = self.application.assurance
        # How sure it is of its own officials is for the municipality's own identity provider.
        if principal.role is not Role.MEDEWERKER and session.assurance < needed:
            url = self._login_url(page, frozenset({principal.role}))
            raise _TooLow(principal.role, needed, url)

    def _check_task(self, page: Page, task: str | None) -> None:
        official = page.principal.role is Role.MEDEWERKER
        if official and task and task not in page.principal.scopes:
            raise problem.Forbidden(
                f"Hiervoor moet u de rol {task} hebben. Vraag dit aan uw beheerder."
            )

    def _login_url(self, page: Page, roles: frozenset[Role]) -> str:
        url = self._way_in(roles, page.path + (f"?{urlencode(page.query)}" if page.query else ""))
        late = page.session_id and page.session is None
        return f"{url}&reden=verlopen" if late else url

    def _way_in(self, roles: frozenset[Role], back: str) -> str:
        query: dict[str, str] = {"als": next(iter(roles))} if len(roles) == 1 else {}
        query["niveau"] = self.application.assurance.name.lower()
        query["terug"] = back
        return "/inloggen?" + urlencode(query)

    def _check_token(self, page: Page, *, anybody: bool) -> None:
        # Before the token, a second line: a neighbour under the same domain is "same site", so
        # SameSite lets its posts bring the cookie. A browser says with each post who sends it.
        if not page.from_here:
            raise problem.Forbidden("Dit formulier komt niet van deze site.")
        # What anybody may send needs no session that still runs: who thought long loses nothing.
        session = page.session or (page.sessions.ended(page.session_id) if anybody else None)
        if not csrf.matches(session.csrf if session else "", page.form.value("csrf")):
            raise rescue.OtherVisit(
                "Dit formulier hoort niet bij uw bezoek. Ga terug, laad de pagina opnieuw en "
                "verstuur het dan nog eens."
            )

    def _not_found(self, _error: Exception) -> Response[Any]:
        page = Page(self, self._resolver.current_event.raw_event)
        if page.path.startswith("/api/"):
            from gemeengoed.api import problem_response

            return problem_response(problem.NotFound("Dit adres bestaat niet in deze API."))
        # An address of somebody else's making is not written on our page.
        page.path = "/"
        not_found = _error_page(page, problem.NotFound("Deze pagina bestaat niet."))
        return response(not_found, page.headers)


def _as_get(event: dict[str, Any]) -> dict[str, Any]:
    """The GET of which a HEAD wants only the headers (RFC 9110, 9.3.2)."""
    http = {**event["requestContext"]["http"], "method": "GET"}
    return {**event, "requestContext": {**event["requestContext"], "http": http}}


class _LoginNeeded(Exception):
    """Nobody is logged in."""


class _TooLow(Exception):
    """Logged in, but not with enough certainty: told on a page, since who is sent straight to
    DigiD a second time can't know why, nor that giving up there ends the visit."""

    def __init__(self, role: Role, needed: Assurance, url: str) -> None:
        self.role, self.needed, self.url = role, needed, url


def _error_page(page: Page, error: problem.DomainError) -> Html:
    # Only the application says these, of a form that our own page sent.
    refused = page.method == "POST" and isinstance(
        error, (problem.Conflict, problem.VersionMismatch)
    )
    typed = page.form.typed if refused else []

    def shown() -> Html:
        return page.render(
            "fout.html", status=error.status, title=error.title, error=error, typed=typed
        )

    try:
        return shown()
    except problem.Unavailable:
        # Not even who is logged in can be looked up: then the page does not say so.
        page.session = None
        return shown()


_PLAIN_ERROR: dict[str, Any] = {
    "statusCode": 500,
    "headers": {**HEADERS, "Content-Type": "text/html; charset=utf-8"},
    "isBase64Encoded": False,
    "body": (
        '<!doctype html><html lang="nl"><title>Er ging iets mis</title>'
        "<h1>Er ging iets mis</h1><p>Dat ligt aan ons. Kijk of het toch is gelukt, "
        "of probeer het over een paar minuten nog eens.</p></html>"
    ),
}
