"""What every public site must say of itself: statements, security.txt, robots.txt."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from gemeengoed.web import Html, Page, View, Web

# RFC 9116: less than a year ahead. By the day, so that it does not change at every request.
_VALID = timedelta(days=180)
_TEXT = "text/plain; charset=utf-8"
_CACHED = {"Cache-Control": "public, max-age=86400"}
_MELDPUNT = "mailto:beveiliging@gemeengoed.example"


def mount(web: Web) -> None:
    for naam in ("toegankelijkheid", "privacy"):
        web.get(f"/{naam}")(_verklaring(naam))
    web.get("/.well-known/security.txt")(security)
    web.get("/robots.txt")(robots)


def _verklaring(naam: str) -> View:
    def view(page: Page) -> Html:
        return page.render(f"{naam}.html")

    return view


def security(page: Page) -> Html:
    """Where to report a weakness (RFC 9116)."""
    today = datetime(page.now.year, page.now.month, page.now.day, tzinfo=UTC)
    lines = [
        f"Contact: {_MELDPUNT}",
        f"Expires: {today + _VALID:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {page.env.portal_url}/.well-known/security.txt",
    ]
    return Html("\n".join(lines) + "\n", headers=_CACHED, content_type=_TEXT)


def robots(page: Page) -> Html:
    """The front page and the statements may be found; what is somebody's own may not."""
    closed = ("/mijn-zaken", "/berichten", "/inzage", "/werkvoorraad", "/beheer", "/feedback")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in (*closed, "/inloggen", "/api/"))]
    return Html("\n".join(lines) + "\n", headers=_CACHED, content_type=_TEXT)
