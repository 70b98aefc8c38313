"""Somebody on their way through the login of the toy's front door."""

from __future__ import annotations

import time

from speeltuin.deur import handler, web

from applications.gateway import Browser, Reply
from applications.shared.identity_provider import IdentityProvider
from gemeengoed.session import Session


class Visit:
    """From asking to log in to coming back."""

    def __init__(
        self, idp: IdentityProvider, query: str = "als=burger&terug=/bezwaar/nieuw"
    ) -> None:
        self.browser = Browser(handler)
        self.to = self.browser.get(f"/inloggen?{query}").location
        self.asked = idp.went_to(self.to)
        self.waiting = self.browser.cookie

    def back(self, query: str | None = None) -> Reply:
        query = f"code=c&state={self.asked['state']}" if query is None else query
        return self.browser.get(f"/inloggen/terug?{query}")

    @property
    def session(self) -> Session | None:
        return web.sessions.read(self.browser.cookie, int(time.time()))


def refused(visit: Visit, reply: Reply, status: int = 403) -> None:
    """A page, not a redirect, and nobody is logged in."""
    assert reply.status == status, (reply.status, reply.headers.get("location"))
    assert "<h1" in reply.text
    session = visit.session
    assert session is None or session.principal is None
