"""What a resident's case has, whatever the module: whose it is, and the letters that are of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Generic, TypeVar

from pydantic import AwareDatetime

from gba.application import APPLICATION
from gba.bevragen import aanschrijfwijze
from gba.bevragen.gerelateerden import partners
from gba.bevragen.lo3 import PERSOON, VERBLIJFPLAATS, Persoonslijst
from gba.bevragen.naamgebruik import Naamgebruik
from gba.inwoner import lijst_van
from gba.inzage.gegevens import adres, geboren, naam
from gba.zaken import open_werk
from gemeengoed import awb, brieven, clock
from gemeengoed.brieven import Geadresseerde, Opdracht
from gemeengoed.documents import Bestand
from gemeengoed.dossier import Event, Kind
from gemeengoed.form import Form
from gemeengoed.model import Model
from gemeengoed.paging import PageQuery, cursor
from gemeengoed.portal import sleutel
from gemeengoed.problem import NotFound
from gemeengoed.store import Store, Transaction
from gemeengoed.stream import Stream, Written
from gemeengoed.tekst import datum
from gemeengoed.termijnen import Termijn
from gemeengoed.velden import Datum
from gemeengoed.web import Html, Page


class Zaak(Model):
    """persoon  pseudonym: the key of the list"""

    id: str
    persoon: str
    ontvangen_op: AwareDatetime
    brieven: tuple[Bestand, ...] = ()

    @property
    def kenmerk(self) -> str:
        return f"GBA-{self.id.upper()}"


class Besluit(Model):
    """A decision as the bus hears of it: what it is about, never what is registered nor why."""

    kenmerk: str
    omschrijving: str
    bekendgemaakt_op: Datum
    persoon: str


def bezwaar_kan(termijn: Termijn) -> str:
    """That one can object, and until when, as a message says it."""
    tot = f" Dat kan tot en met {datum(termijn.eind)}." if termijn.eind else ""
    return f"Bent u het er niet mee eens? Dan kunt u bezwaar maken.{tot}"


Z = TypeVar("Z", bound=Zaak)
_MEESTE_BLADZIJDEN = 10


class BriefGemaakt(Event):
    """A letter was made of what happened; `bij` is the number of that event."""

    type: ClassVar[str] = "brief_gemaakt"
    bij: int
    brief: Bestand


def met_brief(zaak: Z, event: BriefGemaakt) -> Z:
    """The state of a case to which a letter was added."""
    return zaak.model_copy(update={"brieven": (*zaak.brieven, event.brief)})


def eigen(page: Page, kind: Kind[Z], id_: str) -> Z:
    """Someone's own case; of another's they learn not even that it exists."""
    zaak = page.store.get(kind, id_).state
    if zaak.persoon != page.principal.subject:
        raise NotFound("Deze zaak bestaat niet.")
    return zaak


def download(page: Page, zaak: Zaak, bestanden: tuple[Bestand, ...], stuk: str) -> Html:
    """A letter or document of a case."""
    found = next((b for b in (*zaak.brieven, *bestanden) if b.id == stuk), None)
    if found is None:
        raise NotFound("Dit document bestaat niet.")
    return Html.redirect(page.documents.link(found))


@dataclass(frozen=True, slots=True)
class Werklijst(Generic[Z]):
    """A page of the open cases of one kind, by term; `verder` is where the next one begins."""

    zaken: tuple[Z, ...]
    verder: tuple[str, str] | None


def open_zaken(
    page: Page, kind: Kind[Z], query: PageQuery, past: Callable[[Z], bool] = lambda zaak: True
) -> Werklijst[Z]:
    """The open cases of one kind that fit. The index has those of all modules together: read on
    until a page is full, and no further than some pages."""
    gevonden: list[Z] = []
    after = query.after()
    for _ in range(_MEESTE_BLADZIJDEN):
        blad = page.store.list(kind, open_werk(limit=query.limit, after=after), shared=True)
        gevonden += [d.state for d in blad.dossiers if past(d.state)]
        after = blad.next
        if after is None or len(gevonden) >= query.limit:
            break
    return Werklijst(tuple(gevonden), after)


def werklijst(page: Page, kind: Kind[Z], template: str) -> Html:
    """The official's page of what is open of one kind, the nearest term first."""
    given = {k: v for k, v in page.query.items() if k == "cursor"}
    query = Form(given).parse(PageQuery)
    found = open_zaken(page, kind, query)
    return page.render(
        template,
        zaken=found.zaken,
        verder=cursor(found.verder),
        eerste=query.cursor is None,
    )


def wie(lijst: Persoonslijst) -> list[tuple[str, str]]:
    """Whose case it is, for the official who handles it."""
    van = lijst.actueel(PERSOON)
    return [
        ("Naam", naam(van)),
        ("Geboren", geboren(van) or "onbekend"),
        ("Burgerservicenummer", lijst.bsn),
    ]


def aangeschreven(lijst: Persoonslijst) -> str:
    """The name above an address, as the person wants to be called."""
    wie = Naamgebruik.van(lijst.actueel(PERSOON), next(iter(partners(lijst)), None))
    return aanschrijfwijze.naam(wie) or naam(lijst.actueel(PERSOON))


def geadresseerde(lijst: Persoonslijst) -> Geadresseerde:
    regels = adres(lijst.actueel(VERBLIJFPLAATS)).split("\n")
    bekend = regels != ["onbekend"]
    return Geadresseerde(naam=aangeschreven(lijst), regels=tuple(regels[:5]) if bekend else ())


# The soort of a letter below `gba/`, and its data; None: there is none of this event.
Inhoud = Callable[[Event, Any], tuple[str, dict[str, Any]] | None]


# To whom; None: to the person of the case, at the address on their list.
Aan = Callable[[Event, Any], Geadresseerde | None]


def schrijf(
    stream: Stream, kind: Kind[Z], inhoud: Inhoud, aan: Aan = lambda event, zaak: None
) -> None:
    """Make the letters of a kind of case and add each to it; once, however often the stream
    offers the event. Who has no list gets none."""

    @stream.each
    def brief(written: Written, store: Store) -> None:
        if written.kind != kind.name or isinstance(written.event, BriefGemaakt):
            return
        zaak = store.get(kind, written.id).state
        gevonden = inhoud(written.event, zaak)
        naar = (aan(written.event, zaak) or _adressant(store, zaak)) if gevonden else None
        if gevonden is None or naar is None:
            return
        soort, gegevens = gevonden
        opdracht = Opdracht(
            id=f"{sleutel(APPLICATION.name, kind.name, zaak.id)}:{written.number}",
            soort=f"{APPLICATION.name}/{soort}",
            aan=naar,
            datum=_dag(written),
            kenmerk=zaak.kenmerk,
            gegevens=gegevens,
        )
        gemaakt = brieven.maak(opdracht)

        def command(tx: Transaction) -> None:
            if all(b.id != gemaakt.id for b in tx.get(kind, written.id).brieven):
                event = BriefGemaakt(
                    at=clock.now(), by="brieven", bij=written.number, brief=gemaakt
                )
                tx.append(kind, written.id, event)

        store.run(command, now=int(written.event.at.timestamp()))


def _adressant(store: Store, zaak: Zaak) -> Geadresseerde | None:
    lijst = lijst_van(store, zaak.persoon)
    return geadresseerde(lijst.state) if lijst else None


def _dag(written: Written) -> date:
    return awb.lokale_datum(written.event.at)
