"""What somebody typed is not lost when their visit ended meanwhile (WCAG 2.2.5).

Nothing is carried out for a session that has ended. But what was posted with it is laid aside
for an hour, for the person whose session it was: its token says that our page sent it. After
logging in anew that person gets it back, and sends it by pressing a button.

When it can't be laid aside (they logged out in another tab), it stays on the page that says so.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from pydantic import AwareDatetime

from gemeengoed import csrf
from gemeengoed.answer import Html
from gemeengoed.dossier import Event, Kind, new_id
from gemeengoed.identity import Role
from gemeengoed.model import Model
from gemeengoed.problem import Forbidden, NotFound
from gemeengoed.store import Transaction

if TYPE_CHECKING:
    from gemeengoed.web import Page

KEPT = timedelta(hours=1)
# The address to log in at: as one of what, and where to go after it.
WayIn = Callable[[frozenset[Role], str], str]


class OtherVisit(Forbidden):
    """A form with the token of another session than this one."""


class Formulier(Model):
    """The state: a form as it was posted, for whom, and until when."""

    van: str
    pad: str
    velden: dict[str, str]
    tot: AwareDatetime


class Opzijgelegd(Event):
    """A form came in after the session had ended."""

    type: ClassVar[str] = "opzijgelegd"
    formulier: Formulier


def _evolve(_before: Formulier | None, event: Event) -> Formulier:
    if not isinstance(event, Opzijgelegd):
        raise ValueError(f"unknown event {event.type}")
    return event.formulier


FORMULIEREN = Kind(
    "opzij", Formulier, (Opzijgelegd,), _evolve, expires=lambda formulier: formulier.tot
)


def stranded(page: Page, roles: frozenset[Role], way_in: WayIn) -> Html:
    """Nobody is logged in any more: how to go on with what was posted.

    roles  as what one may be logged in for it
    """
    ended = page.sessions.ended(page.session_id)
    principal = ended.principal if ended else None
    sent_by_us = ended and csrf.matches(ended.csrf, page.form.value("csrf"))
    if principal is None or not sent_by_us or not page.from_here:
        velden = _all(page) if page.from_here else {}
        return page.render(
            "verlopen.html", status=401, url=way_in(roles, "/"), bewaard=False, velden=velden
        )
    id_ = _lay_aside(page, principal.by)
    url = way_in(frozenset({principal.role}), f"{page.root}/verder/{id_}")
    return page.render("verlopen.html", status=401, url=url, bewaard=True, velden={})


def _lay_aside(page: Page, by: str) -> str:
    id_ = new_id()
    velden = {n: v for n, v in _all(page).items() if n != "csrf"}
    formulier = Formulier(van=by, pad=page.path, velden=velden, tot=page.now + KEPT)

    def command(tx: Transaction) -> None:
        tx.append(FORMULIEREN, id_, Opzijgelegd(at=page.now, by=by, formulier=formulier))

    page.store.run(command, now=int(page.now.timestamp()))
    return id_


def give_back(page: Page, key: str) -> Html:
    """The page after logging in anew. NotFound for anybody else, and after an hour."""
    formulier = page.store.get(FORMULIEREN, key).state
    if formulier.van != page.principal.by or page.now >= formulier.tot:
        raise NotFound("Wat u had ingevuld, is er niet meer. Vul het formulier opnieuw in.")
    return page.render(
        "verder.html", bewaard=True, pad=formulier.pad, velden=dict(formulier.velden)
    )


def once_more(page: Page) -> Html:
    """Logged in, but the form is of an earlier visit: to be sent by pressing a button again."""
    velden = {n: v for n, v in _all(page).items() if n != "csrf"}
    return page.render("verder.html", status=403, bewaard=False, pad=page.path, velden=velden)


def _all(page: Page) -> dict[str, str]:
    return dict(page.form.fields)
