"""People that move, made up, and how they fill in the form."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from applications.gateway import Browser, Reply
from gba.bevragen.lo3 import Persoonslijst
from gba.lijsten import PERSOONSLIJSTEN, Geladen
from gba.register import pseudonym
from gba.verhuizing.adressen import Adres, register
from gba.verhuizing.huishouden import op_adres
from gba.verhuizing.model import VERHUIZINGEN
from gba.verhuizing.staat import Verhuizing
from gemeengoed import aws
from gemeengoed.store import Transaction

# A Wednesday.
NU = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
START = "/gba/verhuizen"
# Numbers that prove themselves, of nobody.
FATIMA, YOUSSEF, NORA, SAM, BUUR, VREEMD = (
    "999990019",
    "999990056",
    "999990068",
    "999990093",
    "999990111",
    "999990123",
)


def adres(postcode: str, nummer: int, plek: int = 0) -> Adres:
    return register().bij(postcode, nummer)[plek]


HIER = adres("5281ZA", 1)
DAAR = adres("5281ZA", 3)


def wonend(op: Adres, **elementen: str) -> dict[str, str]:
    """Category 08 of who lives at an address since 2015."""
    hier = {
        "0910": op.gemeente,
        "0920": "20100101",
        "1010": "W",
        "1030": "20150101",
        **op_adres(op),
        "8510": "20150101",
        "8610": "20150102",
    }
    return {**hier, **{n.removeprefix("e"): w for n, w in elementen.items()}}


def lijst(
    bsn: str,
    naam: str = "Bouzid",
    *,
    geboren: str = "19850304",
    voornamen: str = "Fatima",
    adressen: tuple[dict[str, str], ...] | None = None,
    **categorieen: Any,
) -> Persoonslijst:
    """A list; a category by its number, `c05=({...},)` a version per stack."""
    meer = {n.removeprefix("c"): tuple((v,) for v in stapels) for n, stapels in categorieen.items()}
    return Persoonslijst(
        categorieen={
            "01": (({"0120": bsn, "0210": voornamen, "0240": naam, "0310": geboren},),),
            "07": (({"7010": "0"},),),
            "08": (adressen or (wonend(HIER),),),
            **meer,
        }
    )


def sleutel() -> str:
    import os

    return os.environ["PSEUDONYM_KEY"]


def id_van(bsn: str) -> str:
    return pseudonym(sleutel(), bsn)


def zet(*lijsten: Persoonslijst) -> None:
    """Put lists in the table."""

    def command(tx: Transaction) -> None:
        for een in lijsten:
            id_ = id_van(een.bsn)
            tx.find(PERSOONSLIJSTEN, id_)
            nu = datetime(2026, 1, 1, tzinfo=UTC)
            tx.append(PERSOONSLIJSTEN, id_, Geladen(at=nu, by="t", lijst=een))

    aws.store("gba").run(command, now=0)


def gezin() -> tuple[Persoonslijst, ...]:
    """Fatima, her husband and a child of ten, at one address."""
    return (
        lijst(
            FATIMA,
            c05=({"0120": YOUSSEF, "0210": "Youssef", "0240": "Bouzid"},),
            c09=({"0120": NORA, "0210": "Nora", "0240": "Bouzid"},),
        ),
        lijst(YOUSSEF, voornamen="Youssef", geboren="19840101"),
        lijst(
            NORA,
            voornamen="Nora",
            geboren="20160501",
            c02=({"0120": FATIMA},),
            c03=({"0120": YOUSSEF},),
            c11=({"3210": "12"},),
        ),
    )


def van(bsn: str) -> Persoonslijst:
    return aws.store("gba").get(PERSOONSLIJSTEN, id_van(bsn)).state


def zaak(reply: Reply) -> Verhuizing:
    """The case that a receipt is of."""
    assert reply.status == 303, reply.text
    return aws.store("gba").get(VERHUIZINGEN, reply.location.split("/")[3]).state


STEPS: dict[str, dict[str, str]] = {
    "soort": {"soort": "binnenland"},
    "voor-wie": {"voor": "mezelf"},
    "wanneer": {"datum.dag": "25", "datum.maand": "11", "datum.jaar": "2026"},
    "adres": {"nieuw.postcode": "5281 za", "nieuw.huisnummer": "3", "nieuw.toevoeging": ""},
    "bij-iemand": {"_intrekken": "nee"},
    "mee": {},
    "nog-iemand": {"_anderen": "nee"},
    "documenten": {},
    "telefoon": {},
}


def hidden(reply: Reply, to: str = "") -> dict[str, str]:
    form = re.split(rf'action="[^"]*{to}"', reply.text)[-1].partition("</form>")[0]
    return dict(re.findall(r'type="hidden" name="([\w.]+)" value="([^"]*)"', form))


def begin(browser: Browser) -> str:
    begun = browser.post(START, hidden(browser.get(START)))
    assert begun.status == 303, begun.text
    return begun.location.rpartition("/")[0]


def step(browser: Browser, form: str, slug: str, **fields: str) -> Reply:
    address = f"{form}/{slug}"
    return browser.post(address, fields | hidden(browser.get(address)))


def fill_in(browser: Browser, form: str, changes: dict[str, dict[str, str]]) -> None:
    """All pages that are asked, in order; `changes` by page. One page is read for its token."""
    wanted = {**STEPS, **changes}
    token = hidden(browser.get(f"{form}/soort"))
    slug = "soort"
    while slug != "controleren":
        done = browser.post(f"{form}/{slug}", wanted[slug] | token)
        assert done.status == 303, (slug, re.findall(r'-fout">(.*?)</div>', done.text))
        slug = done.location.rpartition("/")[2]


def send(browser: Browser, form: str, **fields: str) -> Reply:
    address = f"{form}/controleren"
    return browser.post(address, {"akkoord": "ja"} | fields | hidden(browser.get(address)))


def file(browser: Browser, **changes: dict[str, str]) -> Reply:
    """From the first page to the receipt; a page by its name with `_` for `-`."""
    form = begin(browser)
    fill_in(browser, form, {n.replace("_", "-"): v for n, v in changes.items()})
    return send(browser, form)


def dag(op: datetime | Any, veld: str = "datum") -> dict[str, str]:
    delen = {"dag": op.day, "maand": op.month, "jaar": op.year}
    return {f"{veld}.{deel}": str(waarde) for deel, waarde in delen.items()}
