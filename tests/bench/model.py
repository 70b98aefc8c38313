"""What the objection's model costs by itself: no store, no network.

The case is one that went to the court and back, with notes and reminders in between, until it has
forty events.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bench.figures import Figure, Table
from bezwaar import invoer, model
from bezwaar.model import BEZWAREN, Bezwaar
from bezwaar.model.verloop import evolve
from gemeengoed.awb import lokale_datum
from gemeengoed.dossier import Event

ROUNDS = 9
EVENTS = 40
_ADRES = {"straat": "Markt", "huisnummer": 1, "postcode": "5281 AB", "woonplaats": "Boxtel"}


class _Zaak:
    """A case in the making: each command at the moment it is given."""

    def __init__(self, nu: datetime) -> None:
        self.nu = nu
        stuk = invoer.Bezwaarschrift.model_validate(
            {
                "indiener": {"naam": "J. de Vries", "adres": _ADRES},
                "besluit": {
                    "kenmerk": "2026-0417",
                    "omschrijving": "Weigering omgevingsvergunning",
                    "bekendgemaaktOp": "2026-11-02",
                },
                "ondertekend": True,
            }
        )
        first = model.dien_in(stuk, id="aaaa-bbbb-cccc", persoon="p", door="p", nu=nu)
        self.events: list[Event] = [first]
        self.staat = BEZWAREN.replay(self.events)

    def doe(self, command: Callable[..., Event], *args: object, **kw: object) -> None:
        self._neem(command(self.staat, *args, door="m", nu=self.nu, **kw))

    def wacht(self, dagen: int) -> None:
        self.nu += timedelta(days=dagen)
        for event in model.wat_nu(self.staat, nu=self.nu):
            self._neem(event)

    def _neem(self, event: Event) -> None:
        self.events.append(event)
        self.staat = evolve(self.staat, event)


def zaak_met(aantal: int) -> list[Event]:
    """The events of a case, `aantal` of them."""
    zaak = _Zaak(datetime(2026, 11, 23, 9, tzinfo=UTC))
    zaak.doe(model.wijs_toe, behandelaar="m", naam="Lotte")
    zaak.doe(model.vraag_herstel, invoer.Herstelverzoek(wat=(invoer.Verzuim.GRONDEN,)))
    zaak.wacht(8)
    zaak.doe(model.herstel, invoer.Herstelling(gronden="Hierom."))
    zaak.doe(model.verdaag, invoer.Verdagingsbesluit(weken=6, reden="Druk."))
    zaak.wacht(110)
    zaak.doe(model.stel_in_gebreke)
    zaak.wacht(30)
    _beslis(zaak)
    zaak.doe(model.stel_dwangsom_vast, invoer.Dwangsombesluit())
    vandaag = lokale_datum(zaak.nu)
    zaak.doe(model.stel_beroep_in, invoer.Beroepschrift(zaaknummer="1", verzonden_op=vandaag))
    zaak.wacht(30)
    zaak.doe(model.verzend_stukken, ("Bezwaarschrift",))
    uitspraak = invoer.Uitspraak(
        soort=invoer.Uitspraaksoort.GEGROND,
        verzonden_op=lokale_datum(zaak.nu),
        opnieuw_beslissen=True,
    )
    zaak.doe(model.spreek_uit, uitspraak)
    zaak.wacht(30)
    while len(zaak.events) < aantal - 3:
        zaak.doe(model.leg_notitie, invoer.Notitie(tekst="Gebeld."))
    _beslis(zaak)
    return zaak.events[:aantal]


def _beslis(zaak: _Zaak) -> None:
    vandaag = lokale_datum(zaak.nu)
    verslag = invoer.Hoorverslag(gehoord_op=vandaag, verslag="Zo.", gehoord_door=("V",))
    zaak.doe(model.leg_verslag_vast, verslag)
    zaak.doe(
        model.beslis,
        invoer.Beslissing(dictum=invoer.Dictum.ONGEGROND, motivering="Daarom."),
    )
    zaak.doe(model.maak_bekend, vandaag)


def measure() -> Table:
    events = zaak_met(EVENTS)
    written = [(e.type, e.as_json()) for e in events]
    staat = BEZWAREN.replay(events)
    las = staat.as_json()
    table = Table(f"An objection with {EVENTS} events, the model alone", ["what", "measured"])
    replay = _times(lambda: BEZWAREN.replay(events))
    table.add("evolve", Figure([EVENTS / t for t in replay], "events/s"))
    table.add("replay", Figure([t * 1e3 for t in replay], "ms"))
    again = _times(lambda: BEZWAREN.replay(BEZWAREN.event(*w) for w in written))
    table.add("replay from JSON", Figure([t * 1e3 for t in again], "ms"))
    lees = _times(lambda: Bezwaar.from_json(las))
    table.add("read the state as stored", Figure([t * 1e6 for t in lees], "us"))
    keys = _times(lambda: BEZWAREN.keys(staat))
    table.add("keys of the indexes", Figure([t * 1e6 for t in keys], "us"))
    return table


def _times(what: Callable[[], object], times: int = 20) -> list[float]:
    """Seconds for one, in rounds of several."""
    found = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        for _ in range(times):
            what()
        found.append((time.perf_counter() - started) / times)
    return found
