"""The front door of a municipality: what you can do here, and logging in and out."""

from __future__ import annotations

from gemeengoed import catalogue, login
from gemeengoed.pages import stylesheet
from gemeengoed.problem import NotFound
from gemeengoed.web import Html, Page, Web
from portaal.application import APPLICATION

web = Web(APPLICATION)
login.mount(web)


@web.get("/")
def start(page: Page) -> Html:
    entries = [e for e in catalogue.load(APPLICATION.name) if e.web_root != "/"]
    return page.render("start.html", entries=entries)


@web.get("/static/{name}")
def static(page: Page, name: str) -> Html:
    """The stylesheet; its name is made of its content, so a browser may keep it for a year."""
    text, current = stylesheet()
    if name != current:
        raise NotFound("Dit bestand bestaat niet.")
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Html(text, headers=headers, content_type="text/css; charset=utf-8")


handler = web.handler
