"""What every front door has: logging in and out, and the stylesheet of all pages."""

from __future__ import annotations

from gemeengoed import login
from gemeengoed.pages import stylesheet
from gemeengoed.problem import NotFound
from gemeengoed.web import Html, Page, Web


def mount(web: Web) -> None:
    """Give the front door of a plane its pages."""
    login.mount(web)
    web.get("/static/{name}")(static)


def static(page: Page, name: str) -> Html:
    """The stylesheet; its name is made of its content, so a browser may keep it for a year."""
    text, current = stylesheet()
    if name != current:
        raise NotFound("Dit bestand bestaat niet.")
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Html(text, headers=headers, content_type="text/css; charset=utf-8")
