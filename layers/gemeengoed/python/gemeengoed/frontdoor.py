"""What every front door has: logging in and out, and what all pages look like."""

from __future__ import annotations

from gemeengoed import login
from gemeengoed.pages import fonts, stylesheet
from gemeengoed.problem import NotFound
from gemeengoed.web import Html, Page, Web


def mount(web: Web) -> None:
    """Give the front door of a plane its pages."""
    login.mount(web)
    web.get("/static/{name}")(static)


def static(page: Page, name: str) -> Html:
    """The stylesheet or its letters; a name is made of the content, so it may be kept a year."""
    text, current = stylesheet()
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    if name == current:
        return Html(text, headers=headers, content_type="text/css; charset=utf-8")
    if font := fonts().get(name):
        return Html(font, headers=headers, content_type="font/woff2")
    raise NotFound("Dit bestand bestaat niet.")
