"""HTTP on 127.0.0.1 for the stand-in identity provider: parse, call, answer."""

from __future__ import annotations

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from infra_cdk.local.idp import pages
from infra_cdk.local.idp.flow import Issuer, Provider, Refused
from infra_cdk.local.settings import DOMAIN, Local

MAX_BODY = 16 * 1024


class Server(ThreadingHTTPServer):
    """Serves a provider at the local cloud's port for it."""

    daemon_threads = True

    def __init__(self, local: Local, provider: Provider) -> None:
        self.local = local
        self.provider = provider
        super().__init__(("127.0.0.1", local.idp_port), Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        # A browser that hangs up is no news; a mistake of ours is, by its name.
        error = sys.exc_info()[1]
        if not isinstance(error, OSError):
            print(f"unforeseen: {type(error).__name__}", file=sys.stderr, flush=True)


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: Server
    server_version = "gemeengoed-testinlog"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = 10

    def do_GET(self) -> None:
        self._answer(self._get)

    def do_POST(self) -> None:
        self._answer(self._post)

    def _get(self) -> None:
        if self._path == "/":
            return self._html(200, pages.refused("Hier begint u niet zelf: de site stuurt u."))
        if self._path == "/style.css":
            return self._send(200, "text/css; charset=utf-8", pages.style())
        issuer, what = self._issuer
        if what == "/.well-known/openid-configuration":
            return self._json(200, self.server.provider.discovery(issuer))
        if what == "/jwks":
            return self._json(200, self.server.provider.jwks())
        if what == "/authorize":
            waiting, asked = self.server.provider.ask(issuer, _pairs(urlsplit(self.path).query))
            return self._html(200, pages.choose(waiting, asked))
        if what == "/end_session":
            site = self.server.provider.leave(issuer, _pairs(urlsplit(self.path).query))
            return self._html(200, pages.logged_out(site))
        raise Refused("not_found", "Dit adres bestaat niet.")

    def _post(self) -> None:
        issuer, what = self._issuer
        if what == "/choose":
            form = _pairs(self._body())
            to = self.server.provider.choose(
                issuer, form.get("waiting", ""), form.get("person", "")
            )
            return self._send(303, "text/html; charset=utf-8", "", location=to)
        if what == "/token":
            return self._token(issuer)
        raise Refused("not_found", "Dit adres bestaat niet.")

    def _token(self, issuer: Issuer) -> None:
        provider = self.server.provider
        grants = {"authorization_code": provider.redeem, "client_credentials": provider.machine}
        try:
            form = _pairs(self._body())
            grant = grants.get(form.get("grant_type", ""))
            if grant is None:
                raise Refused("unsupported_grant_type", "Dit grant_type kan hier niet.")
            self._json(200, grant(issuer, form))
        except Refused as e:
            status = 401 if e.error == "invalid_client" else 400
            self._json(status, {"error": e.error, "error_description": str(e)})

    def _answer(self, act: Any) -> None:
        try:
            # Another name may be a site that points its own name at us (DNS rebinding).
            if self.headers.get("Host") != urlsplit(self.server.local.idp).netloc:
                raise Refused("not_found", "Dit adres bestaat niet.")
            act()
        except Refused as e:
            # What is left of a body must not be read as the next request.
            self.close_connection = True
            self._html(404 if e.error == "not_found" else 400, pages.refused(str(e)))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The standard library's errors (a method or request line it does not know) as our page."""
        self._html(code, pages.refused("Dit verzoek begrijpen wij niet."))

    @property
    def _path(self) -> str:
        return urlsplit(self.path).path

    @property
    def _issuer(self) -> tuple[Issuer, str]:
        """Whose address this is, and what is asked of it: `/GM0772/digid` + `/authorize`."""
        parts = self._path.split("/", 3)
        if len(parts) < 4:
            raise Refused("not_found", "Dit adres bestaat niet.")
        return Issuer(parts[1], parts[2]), f"/{parts[3]}"

    def _body(self) -> str:
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit() and int(length) <= MAX_BODY):
            raise Refused("invalid_request", "Dit bericht is te groot of heeft geen lengte.")
        try:
            return self.rfile.read(int(length)).decode()
        except UnicodeDecodeError:
            raise Refused("invalid_request", "Dit bericht is geen UTF-8.") from None

    def _json(self, status: int, body: dict[str, Any]) -> None:
        self._send(status, "application/json", json.dumps(body))

    def _html(self, status: int, body: str) -> None:
        self._send(status, "text/html; charset=utf-8", body)

    def _send(self, status: int, kind: str, text: str, location: str | None = None) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Content-Security-Policy", self._policy)
        if self.close_connection:
            self.send_header("Connection", "close")
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    @property
    def _policy(self) -> str:
        # Chromium holds the redirect after a form to form-action too.
        sites = f"http://*.{DOMAIN}:{self.server.local.port}"
        return (
            f"default-src 'none'; style-src 'self'; form-action 'self' {sites}; "
            "base-uri 'none'; frame-ancestors 'none'"
        )

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: addresses hold codes, and nobody reads this."""


def _pairs(text: str) -> dict[str, str]:
    """Fields of a form or a query; Refused when one comes twice (RFC 6749, 3.1)."""
    try:
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=30)
    except ValueError:
        raise Refused("invalid_request", "Dit formulier heeft te veel velden.") from None
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise Refused("invalid_request", "Een veld staat er twee keer in.")
    return fields
