"""Every page there is, for the screenshots and for the checks: one line each.

A view is opened by an address, or from the page before it by pressing things (`then`): what a
journey leaves behind is there for the views after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from browser.checks import watch
from browser.journeys import log_in
from running import Running

BOXTEL, COOPERATIE = "GM0757", "cooperatie"
NOBODY, CITIZEN, COMPANY, OFFICIAL, ADMIN, OFFICE = (
    "",
    "Fatima Bouzid",
    "Bakkerij De Korenaar",
    "Lotte Smulders",
    "Mo el Amrani",
    "Ingrid Claassen",
)
# As what each of them logs in, and where, unless a view says otherwise.
_AS = {CITIZEN: "burger", COMPANY: "organisatie"}
_AT = {OFFICE: COOPERATIE, ADMIN: "GM0772"}


@dataclass(frozen=True, slots=True)
class View:
    """A page: its name, who looks, its path (none: where the view before it ended), and what to
    do there before one looks."""

    name: str
    who: str
    path: str | None
    then: Callable[[Page], object] = lambda page: None
    site: str = ""

    @property
    def at(self) -> str:
        return self.site or _AT.get(self.who, BOXTEL)


def press(*names: str) -> Callable[[Page], None]:
    """Press links and buttons of these names, one after the other."""

    def act(page: Page) -> None:
        for name in names:
            page.locator("main").get_by_role("link", name=name).or_(
                page.locator("main").get_by_role("button", name=name)
            ).first.click()

    return act


def objection(page: Page) -> None:
    """What an objection needs, on the page of each step."""


VIEWS = [
    View("portaal-start", NOBODY, "/"),
    View("niet-gevonden", NOBODY, "/bestaat-niet"),
    View("contact", NOBODY, "/contact"),
    View("toegankelijkheid", NOBODY, "/toegankelijkheid"),
    View("privacy", NOBODY, "/privacy"),
    View("feedback", NOBODY, "/feedback?pagina=/bezwaar"),
    View("feedback-fout", NOBODY, None, press("Versturen")),
    View("inloggen", NOBODY, "/mijn-zaken"),
    View("testinlog", NOBODY, "/inloggen?als=burger"),
    View("bezwaar-start", NOBODY, "/bezwaar"),
    View("bezwaar-maken", CITIZEN, "/bezwaar/maken"),
    View("mijn-zaken", CITIZEN, "/mijn-zaken"),
    View("berichten", CITIZEN, "/berichten"),
    View("inzage", CITIZEN, "/inzage"),
    View("portaal-start-ingelogd", CITIZEN, "/"),
    View("mijn-zaken-organisatie", COMPANY, "/mijn-zaken"),
    View("werkvoorraad", OFFICIAL, "/werkvoorraad"),
    View("bezwaar-werkvoorraad", OFFICIAL, "/bezwaar/werkvoorraad"),
    View("beheer", ADMIN, "/beheer"),
    View("huisstijl", ADMIN, "/beheer/huisstijl"),
    View("cooperatie-start", NOBODY, "/", site=COOPERATIE),
    View("bureau", OFFICE, "/bureau"),
    View("bureau-wensen", OFFICE, "/bureau/wensen"),
]


def walk(browser: Browser, cloud: Running, views: list[View]) -> Iterator[tuple[View, Page]]:
    """Each view with the page that shows it. Each person has one browser at each site."""
    pages: dict[tuple[str, str], Page] = {}
    for view in views:
        web = cloud.site(view.at).web
        page = pages.get((view.who, view.at))
        if page is None:
            page = pages[view.who, view.at] = browser.new_page(locale="nl-NL")
            page.set_default_timeout(20_000)
            watch(page)
            if view.who:
                page.goto(f"{web}/inloggen?als={_AS.get(view.who, 'medewerker')}")
                log_in(page, view.who)
        if view.path is not None:
            page.goto(web + view.path)
        view.then(page)
        yield view, page
    for page in pages.values():
        page.close()
