"""Messages to people, with the evidence: sent, placed in the mailbox, read (Awb 2:25).

Sent is said by the application, placed is when it could be read here, read is when the person
opened it for the first time.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import ClassVar, Literal

from pydantic import AwareDatetime

from gemeengoed.dossier import Event, Kind
from gemeengoed.model import Model
from gemeengoed.portal import BerichtMelding
from portaal.zaken import GELEZEN, ONGELEZEN

# The partition of all messages that nobody opened yet; only counted.
NIET_GELEZEN = "ongelezen"


class Berichtregel(Model):
    """The state: a message, when it was there, and when it was opened."""

    soort: Literal["bericht"] = "bericht"
    bericht: BerichtMelding
    geplaatst_op: AwareDatetime
    gelezen_op: AwareDatetime | None = None


class Geplaatst(Event):
    """The message is in the mailbox; `by` is the application that sent it."""

    type: ClassVar[str] = "geplaatst"
    bericht: BerichtMelding


class Gelezen(Event):
    """The person opened it for the first time."""

    type: ClassVar[str] = "gelezen"


def evolve(regel: Berichtregel | None, event: Event) -> Berichtregel:
    if isinstance(event, Geplaatst):
        return Berichtregel(bericht=event.bericht, geplaatst_op=event.at)
    if regel is None or not isinstance(event, Gelezen):
        raise ValueError(f"{event.type} cannot be here")
    return regel.model_copy(update={"gelezen_op": regel.gelezen_op or event.at})


def keys(regel: Berichtregel) -> dict[str, str | None]:
    deel = GELEZEN if regel.gelezen_op else ONGELEZEN
    return {
        "persoon": regel.bericht.persoon,
        "volgorde": deel + moment(regel.bericht.verzonden_op),
        "lijst": None if regel.gelezen_op else NIET_GELEZEN,
        "plaats": None if regel.gelezen_op else moment(regel.geplaatst_op),
    }


def moment(tijdstip: datetime) -> str:
    """A moment as text that sorts."""
    return f"{tijdstip.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}"


BERICHTEN = Kind("bericht", Berichtregel, (Geplaatst, Gelezen), evolve, keys)
