"""How a resident fills in the form of bezwaar, page by page, in process."""

from __future__ import annotations

import re

from applications.gateway import Browser, Reply

MAKEN = "/bezwaar/maken"
STEPS: dict[str, dict[str, str]] = {
    "besluit": {
        "besluit.omschrijving": "Weigering omgevingsvergunning",
        "besluit.kenmerk": "2026-0417",
        "besluit.bekendgemaaktOp.dag": "2",
        "besluit.bekendgemaaktOp.maand": "11",
        "besluit.bekendgemaaktOp.jaar": "2026",
    },
    "redenen": {"gronden": "Het bestemmingsplan is oud."},
    "documenten": {},
    "naam": {"indiener.naam": "J. de Vries"},
    "adres": {
        "indiener.adres.straat": "Markt",
        "indiener.adres.huisnummer": "1",
        "indiener.adres.toevoeging": "",
        "indiener.adres.postcode": "5281ab",
        "indiener.adres.woonplaats": "Boxtel",
    },
    "samen": {"_samen": "nee"},
    "gemachtigde": {"_gemachtigde": "nee"},
    "kosten": {},
}


def hidden(reply: Reply, to: str = "") -> dict[str, str]:
    """The hidden fields of the last form on the page that is sent to an address ending in `to`."""
    form = re.split(rf'action="[^"]*{to}"', reply.text)[-1].partition("</form>")[0]
    return dict(re.findall(r'type="hidden" name="([\w.]+)" value="([^"]*)"', form))


def begin(browser: Browser, query: str = "") -> str:
    """A new form; returns its address."""
    begun = browser.post(MAKEN, hidden(browser.get(MAKEN + query)))
    assert begun.status == 303, begun.text
    return begun.location.rpartition("/")[0]


def step(browser: Browser, form: str, slug: str, **changes: str) -> Reply:
    """Fill in a page of the form and send it."""
    address = f"{form}/{slug}"
    return browser.post(address, STEPS.get(slug, {}) | changes | hidden(browser.get(address)))


def fill_in(browser: Browser, form: str, changes: dict[str, str] | None = None) -> None:
    """All pages; `changes` by the name of the field."""
    for slug, fields in STEPS.items():
        mine = {n: v for n, v in (changes or {}).items() if n in fields}
        assert step(browser, form, slug, **mine).status == 303, slug


def send(browser: Browser, form: str, **fields: str) -> Reply:
    address = f"{form}/controleren"
    given = {"ondertekend": "ja"} | fields
    return browser.post(address, given | hidden(browser.get(address)))


def file(browser: Browser, changes: dict[str, str] | None = None) -> Reply:
    """From the first page to the receipt."""
    form = begin(browser)
    fill_in(browser, form, changes)
    return send(browser, form)
