"""The front door of a municipality: what you can do here, and logging in and out."""

from __future__ import annotations

from gemeengoed import catalogue, frontdoor
from gemeengoed.web import Html, Page, Web
from portaal.application import APPLICATION

web = Web(APPLICATION)
frontdoor.mount(web)


@web.get("/")
def start(page: Page) -> Html:
    entries = [e for e in catalogue.load(APPLICATION.name) if e.web_root != "/"]
    return page.render("start.html", entries=entries)


handler = web.handler
