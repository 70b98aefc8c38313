"""Every page there is, for the screenshots and for the checks: one line each.

A view is opened by an address, or from the page before it by pressing things (`then`): what a
journey leaves behind is there for the views after it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from playwright.sync_api import Browser, Page

from browser.checks import watch
from browser.journeys import log_in
from gemeengoed.awb import reden_geen_werkdag
from running import Running

Act = Callable[[Page], object]
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
    then: Act = lambda page: None
    site: str = ""

    @property
    def at(self) -> str:
        return self.site or _AT.get(self.who, BOXTEL)


def press(*names: str) -> Act:
    """Press links and buttons of these names, one after the other."""

    def act(page: Page) -> None:
        for name in names:
            link = page.locator("main").get_by_role("link", name=name)
            link.or_(page.locator("main").get_by_role("button", name=name)).first.click()

    return act


def beside(name: str) -> Act:
    """The page of that name beside this one: what the case does not offer yet has a page too."""
    return lambda page: page.goto(f"{page.url.rpartition('/')[0]}/{name}")


def until(link: str) -> Act:
    """Look again until a link is there: what others do comes by an event, a moment later."""

    def act(page: Page) -> None:
        for _ in range(40):
            if page.locator("main").get_by_role("link", name=link).count():
                return
            page.wait_for_timeout(500)
            page.reload()
        raise AssertionError(f"{page.url}: no link {link}")

    return act


def fill(press_then: str, **answers: str) -> Act:
    """Answer questions, by the name of the field with `__` for a dot, and press a button."""

    def act(page: Page) -> None:
        for name, answer in answers.items():
            field = page.locator(f'main [name="{name.replace("__", ".")}"]')
            if field.first.get_attribute("type") in ("radio", "checkbox"):
                field.and_(page.locator(f'[value="{answer}"]')).check()
            else:
                field.fill(answer)
        press(press_then)(page)

    return act


_BESLUIT = fill(
    "Verder",
    besluit__omschrijving="Weigering omgevingsvergunning dakkapel",
    besluit__kenmerk="2026-0417",
    besluit__bekendgemaaktOp__dag=str((_RECENT := date.today() - timedelta(days=14)).day),  # noqa: DTZ011
    besluit__bekendgemaaktOp__maand=str(_RECENT.month),
    besluit__bekendgemaaktOp__jaar=str(_RECENT.year),
)
_ADRES = {"postcode": "5281 AB", "huisnummer": "1", "straat": "Markt", "woonplaats": "Boxtel"}


def adres(name: str) -> dict[str, str]:
    return {f"{name}__{part}": value for part, value in _ADRES.items()}


# A working day in two weeks or a little more.
_WERKDAG = next(
    day
    for day in (date.today() + timedelta(days=n) for n in range(15, 40))  # noqa: DTZ011
    if reden_geen_werkdag(day) is None
)
_HOREN = fill(
    "Uitnodigen",
    dag__dag=str(_WERKDAG.day),
    dag__maand=str(_WERKDAG.month),
    dag__jaar=str(_WERKDAG.year),
    tijd="14.30",
    plaats="Gemeentehuis, kamer 1.04",
    horenDoor__0="V. Zitter",
)


def _dag(name: str, ago: int) -> dict[str, str]:
    day = date.today() - timedelta(days=ago)  # noqa: DTZ011
    return {
        f"{name}__dag": str(day.day),
        f"{name}__maand": str(day.month),
        f"{name}__jaar": str(day.year),
    }


# On paper, and so long ago that we are late: both work lists say so to who handles it.
_LAAT = fill(
    "Bezwaar vastleggen",
    **_dag("ontvangenOp", 100),
    **_dag("stuk__besluit__bekendgemaaktOp", 110),
    stuk__indiener__naam="P. Post",
    **adres("stuk__indiener__adres"),
    stuk__besluit__omschrijving="Parkeervergunning",
    stuk__besluit__kenmerk="2026-0099",
    stuk__gronden="Er is plaats genoeg.",
    stuk__ondertekend="ja",
)
_LETOP = "Bezwaar: Parkeervergunning (BZW-"

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
    View("maken-begin", CITIZEN, "/bezwaar/maken"),
    View("maken-besluit", CITIZEN, None, press("Beginnen")),
    View("maken-besluit-fout", CITIZEN, None, press("Verder")),
    View("maken-redenen", CITIZEN, None, _BESLUIT),
    View("maken-documenten", CITIZEN, None, fill("Verder", gronden="Het plan is oud.\nEn vol.")),
    View("maken-naam", CITIZEN, None, press("Verder")),
    View("maken-adres", CITIZEN, None, fill("Verder", indiener__naam="F. Bouzid")),
    View("maken-samen", CITIZEN, None, fill("Verder", **adres("indiener__adres"))),
    View("maken-anderen", CITIZEN, None, fill("Verder", _samen="ja")),
    View("maken-anderen-fout", CITIZEN, None, fill("Verder", medeIndieners__0__naam="Sam de Wit")),
    View("maken-samen-terug", CITIZEN, None, press("Terug")),
    View("maken-gemachtigde", CITIZEN, None, fill("Verder", _samen="nee")),
    View("maken-wie-spreekt", CITIZEN, None, fill("Verder", _gemachtigde="ja")),
    View("maken-gemachtigde-terug", CITIZEN, None, press("Terug")),
    View("maken-kosten", CITIZEN, None, fill("Verder", _gemachtigde="nee")),
    View("maken-controleren", CITIZEN, None, press("Verder")),
    View("maken-taken", CITIZEN, None, press("Naar het overzicht")),
    View("maken-controleren-fout", CITIZEN, None, press("Controleren en", "Bezwaar indienen")),
    View("ontvangen", CITIZEN, None, fill("Bezwaar indienen", ondertekend="ja")),
    View("zaak", CITIZEN, "/bezwaar", press("Weigering omgevingsvergunning")),
    View("bezwaar-start-ingelogd", CITIZEN, "/bezwaar"),
    View("mijn-zaken", CITIZEN, "/mijn-zaken", until("Bezwaar: Weigering")),
    View("berichten", CITIZEN, "/berichten", until("Wij hebben uw bezwaar")),
    View("bericht", CITIZEN, None, press("bezwaar")),
    View("inzage", CITIZEN, "/inzage"),
    View("portaal-start-ingelogd", CITIZEN, "/"),
    View("mijn-zaken-organisatie", COMPANY, "/mijn-zaken"),
    View("werkvoorraad", OFFICIAL, "/werkvoorraad", until("Beslissen op bezwaar")),
    View("bezwaar-werkvoorraad", OFFICIAL, "/bezwaar/werkvoorraad"),
    View("behandelen", OFFICIAL, None, press("Weigering omgevingsvergunning")),
    View("actie-herstel", OFFICIAL, None, press("Vraag om iets te herstellen")),
    View("actie-herstel-fout", OFFICIAL, None, press("Verzoek versturen")),
    View("actie-overdragen", OFFICIAL, None, press("Niet doen", "Draag de zaak over")),
    View("actie-overdragen-fout", OFFICIAL, None, press("Overdragen")),
    View("actie-hoorzitting", OFFICIAL, None, press("Niet doen", "Plan een hoorzitting")),
    View("hoorzitting-gepland", OFFICIAL, None, _HOREN),
    View("hoorzittingen", OFFICIAL, f"/bezwaar/hoorzittingen?vanaf={_WERKDAG}"),
    View("behandelen-terug", OFFICIAL, None, press("Weigering omgevingsvergunning")),
    View("actie-vervalt", OFFICIAL, None, press("De hoorzitting gaat niet door")),
    View("actie-commissie", OFFICIAL, None, press("Niet doen", "Laat een commissie adviseren")),
    View("actie-commissie-fout", OFFICIAL, None, press("Commissie vastleggen")),
    View("actie-ontwerp", OFFICIAL, None, press("Niet doen", "Maak een ontwerp")),
    View("actie-ontwerp-fout", OFFICIAL, None, press("Ontwerp vastleggen")),
    View("dossier-rechtbank", OFFICIAL, None, beside("dossier-rechtbank")),
    View("papier", OFFICIAL, "/bezwaar/papier"),
    View("papier-vastgelegd", OFFICIAL, None, _LAAT),
    View("actie-neem-op-u", OFFICIAL, None, press("Neem deze zaak op u")),
    View("behandelen-laat", OFFICIAL, None, press("Ik behandel deze zaak")),
    View("bezwaar-let-op", OFFICIAL, "/bezwaar/werkvoorraad?wie=ik"),
    View("werkvoorraad-let-op", OFFICIAL, "/werkvoorraad", until(_LETOP)),
    View("gba-start", CITIZEN, "/gba"),
    View("gba-gegevens", CITIZEN, "/gba/gegevens"),
    View("gba-verstrekt", CITIZEN, "/gba/gegevens/verstrekt"),
    View("gba-geheimhouding", CITIZEN, "/gba/geheimhouding"),
    View("gba-naamgebruik", CITIZEN, "/gba/naamgebruik"),
    View("gba-terugmelden", CITIZEN, "/gba/terugmelden"),
    View("gba-uittreksel", CITIZEN, "/gba/uittreksel"),
    View("gba-verhuizen", CITIZEN, "/gba/verhuizen"),
    View("gba-verhuizen-begin", CITIZEN, None, press("Beginnen")),
    View("gba-verhuizen-fout", CITIZEN, None, press("Verder")),
    View("gba-briefadres", CITIZEN, "/gba/briefadres"),
    View("gba-controle", NOBODY, "/gba/controle"),
    View("gba-controle-onbekend", NOBODY, "/gba/controle?code=AAAA-BBBB-CCCC-DDDD"),
    View("gba-werk", OFFICIAL, "/gba"),
    View("gba-verhuizingen", OFFICIAL, "/gba/verhuizingen"),
    View("gba-terugmeldingen", OFFICIAL, "/gba/terugmeldingen"),
    View("gba-uittreksels", OFFICIAL, "/gba/uittreksels"),
    View("gba-briefadressen", OFFICIAL, "/gba/briefadressen"),
    View("gba-adresonderzoeken", OFFICIAL, "/gba/adresonderzoeken"),
    View("gba-adresonderzoek-nieuw", OFFICIAL, "/gba/adresonderzoeken/nieuw"),
    View("beheer", ADMIN, "/beheer"),
    View("huisstijl", ADMIN, "/beheer/huisstijl"),
    View("gegevens", ADMIN, "/beheer/gegevens"),
    View("gegevens-fout", ADMIN, None, fill("Gegevens opslaan", telefoon="bel maar")),
    View("brieven", ADMIN, "/brieven"),
    View("brief-tekst", ADMIN, "/brieven/teksten/bezwaar/verdaging"),
    View("brief-tekst-fout", ADMIN, None, fill("Tekst bewaren", tekst="Zonder onderwerp")),
    View("briefpapier", ADMIN, "/brieven/papier"),
    View("briefpapier-fout", ADMIN, None, fill("Briefpapier bewaren", kleur="rood")),
    View("cooperatie-start", NOBODY, "/", site=COOPERATIE),
    View("bureau", OFFICE, "/bureau"),
    View("bureau-wensen", OFFICE, "/bureau/wensen"),
]


class Visit:
    """Goes from view to view. Each person has one browser at each site, and logs in once."""

    def __init__(self, browser: Browser, cloud: Running) -> None:
        self._browser = browser
        self._cloud = cloud
        self._pages: dict[tuple[str, str], Page] = {}

    def show(self, view: View) -> Page:
        """The page that shows a view."""
        web = self._cloud.site(view.at).web
        page = self._pages.get((view.who, view.at)) or self._enter(view, web)
        if view.path is not None:
            page.goto(web + view.path)
        view.then(page)
        return page

    def _enter(self, view: View, web: str) -> Page:
        page = self._pages[view.who, view.at] = self._browser.new_page(locale="nl-NL")
        page.set_default_timeout(20_000)
        watch(page)
        if view.who:
            page.goto(f"{web}/inloggen?als={_AS.get(view.who, 'medewerker')}")
            log_in(page, view.who)
        return page

    def end(self) -> None:
        for page in self._pages.values():
            page.close()
