"""A front door: where logging in is done."""

from __future__ import annotations

from gemeengoed import login, manifest
from gemeengoed.web import Html, Page, Web

APPLICATION = manifest.Application(
    name="speeltuin",
    title="Voordeur",
    description="Inloggen.",
    built_by="Boxtel",
    functions=(manifest.Web(login=True),),
    front_door=True,
)

web = Web(APPLICATION)
login.mount(web)


@web.get("/")
def start(page: Page) -> Html:
    return page.render("start.html")


handler = web.handler
