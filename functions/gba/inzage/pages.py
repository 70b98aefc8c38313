"""A resident sees what the register holds of them, and who was told of it (Wet BRP 2.55, 3.22).

Who is under 16 or under curatele does not look by themselves (2.55 lid 2, 3.22 lid 4); who left
the country does. One's own look is no delivery, and stands in no log.
"""

from __future__ import annotations

from typing import Any

from gba import levering
from gba.inwoner import Lijst, mag_vragen, met_lijst
from gba.inzage.gegevens import groepen
from gba.inzage.verstrekt import in_woorden
from gemeengoed import aws
from gemeengoed.awb import lokale_datum
from gemeengoed.dossier import Kind
from gemeengoed.form import Form
from gemeengoed.identity import Role
from gemeengoed.paging import PageQuery, cursor
from gemeengoed.stream import Stream, Written
from gemeengoed.web import Html, Page, Web

KINDS: tuple[Kind[Any], ...] = ()


def mount(web: Web) -> None:
    web.get("/gegevens", role=Role.BURGER)(met_lijst(gegevens, mag_vragen))
    web.get("/gegevens/verstrekt", role=Role.BURGER)(met_lijst(verstrekt, mag_vragen))


def gegevens(page: Page, lijst: Lijst) -> Html:
    groepen_ = groepen(lijst.state, lokale_datum(page.now))
    return page.render("inzage/gegevens.html", groepen=groepen_, lijst=lijst.state)


def verstrekt(page: Page, lijst: Lijst) -> Html:
    """The delivery log, the last first."""
    given = {k: v for k, v in page.query.items() if k == "cursor"}
    after = Form(given).parse(PageQuery).after()
    found = levering.bladzij(
        aws.table(page.env.table_name), lijst.id, voor=after[1] if after else None
    )
    return page.render(
        "inzage/verstrekt.html",
        verstrekkingen=[in_woorden(r) for r in found.leveringen],
        verder=cursor((levering.PREFIX, found.verder)) if found.verder else None,
        eerste=after is None,
    )


def public(written: Written) -> None:
    """Nothing happens here that others may know."""


def tell(stream: Stream) -> None:
    """There are no cases here."""
