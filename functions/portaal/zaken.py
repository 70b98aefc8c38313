"""The cases of people, as the applications tell them: the last snapshot of each.

Lists. On index `persoon`, of one person in the order of their page: what they must do, messages
they did not read, drafts, running cases by date, finished ones newest first, messages they read.
On index `lijst`, of one application, what officials must do, by date.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import ClassVar, Literal

from pydantic import AwareDatetime

from gemeengoed.dossier import Event, Kind
from gemeengoed.model import Model
from gemeengoed.portal import Behandeling, Herinnering, Stand, ZaakMelding

# The parts of someone's page, in their order; they begin the sort key.
TAAK, ONGELEZEN, CONCEPT, LOPEND, AFGEROND, GELEZEN = "012345"
# No date: after everything that has one.
NOOIT = date.max
# A case that is gone is remembered until no older snapshot can still come in.
_GEHEUGEN = timedelta(days=7)
_EEUWIG = datetime(9999, 1, 1, tzinfo=UTC)


class Zaakregel(Model):
    """The state: a case as it was told last, and when."""

    soort: Literal["zaak"] = "zaak"
    melding: ZaakMelding
    gemeld_op: AwareDatetime

    @property
    def application(self) -> str:
        return self.melding.zaak.partition(":")[0]

    @property
    def herinnering(self) -> Herinnering | None:
        """Of what officials were reminded."""
        return self.melding.behandeling.herinnering if self.melding.behandeling else None

    @property
    def deel(self) -> str:
        """The part of the person's page where it stands."""
        if self.melding.taak:
            return TAAK
        if self.melding.stand is Stand.CONCEPT:
            return CONCEPT
        return AFGEROND if self.melding.stand is Stand.AFGEROND else LOPEND

    def verlopen(self, nu: datetime) -> bool:
        """Whether it is no more; the table purges later."""
        return self.melding.verloopt_op is not None and self.melding.verloopt_op <= nu


class Gemeld(Event):
    """An application told how a case stands; `by` is the application."""

    type: ClassVar[str] = "gemeld"
    melding: ZaakMelding


def evolve(_before: Zaakregel | None, event: Event) -> Zaakregel:
    if not isinstance(event, Gemeld):
        raise ValueError(f"unknown event {event.type}")
    return Zaakregel(melding=event.melding, gemeld_op=event.at)


def is_nieuwer(regel: Zaakregel | None, melding: ZaakMelding) -> bool:
    """Whether a snapshot says more than we know: they come late, twice and out of order."""
    return regel is None or regel.melding.versie < melding.versie


def keys(regel: Zaakregel) -> dict[str, str | None]:
    melding = regel.melding
    if melding.stand is Stand.WEG:
        return {}
    found: dict[str, str | None] = {"persoon": melding.persoon}
    if melding.persoon:
        found["volgorde"] = regel.deel + _binnen(regel)
    if melding.behandeling:
        found["lijst"] = werk(regel.application)
        found["plaats"] = plaats(melding.behandeling, melding.zaak)
    return found


def werk(application: str) -> str:
    """The partition of what officials must do for an application."""
    return f"werk:{application}"


def plaats(behandeling: Behandeling, zaak: str) -> str:
    """By date; with the case, so that no two have the same place in the work of all together."""
    return f"{behandeling.uiterlijk or NOOIT}#{zaak}"


def _binnen(regel: Zaakregel) -> str:
    melding = regel.melding
    if melding.taak:
        return f"{melding.taak.uiterlijk or NOOIT}"
    if regel.deel == LOPEND:
        return f"{(melding.volgende and melding.volgende.datum) or NOOIT}"
    # The newest first: the time until the end of days.
    return f"{int((_EEUWIG - regel.gemeld_op).total_seconds()):012d}"


def expires(regel: Zaakregel) -> datetime | None:
    if regel.melding.stand is Stand.WEG:
        return regel.gemeld_op + _GEHEUGEN
    return regel.melding.verloopt_op


ZAKEN = Kind("zaak", Zaakregel, (Gemeld,), evolve, keys, expires)
