"""gba for people: one module per thing that one can do."""

from __future__ import annotations

from gba.application import APPLICATION
from gba.modules import MODULES, gevonden
from gemeengoed.web import Html, Page, Web

web = Web(APPLICATION)


@web.get("")
def start(page: Page) -> Html:
    """What one can do here; an official sees what waits for them."""
    return page.render("start.html", modules=MODULES)


for module in MODULES:
    gevonden(module).mount(web)

handler = web.handler
