"""What a municipality says of itself, and how every application knows it.

An administrator fills it in at the portal, which tells it on the bus as a snapshot with a version
(docs/adr/0010, the other way round). An application that needs it lists the event in its manifest,

    stream.on(gemeente.GEGEVENS_GEWIJZIGD)(gemeente.onthoud)

and reads `gemeente.bekend(store)`: its own copy, in its own table. What an administrator left out
follows from the code of the municipality, or stays in general words.
"""

from __future__ import annotations

import re
from typing import Annotated, ClassVar
from urllib.parse import quote

from pydantic import AfterValidator, Field, ValidationError
from pydantic_core import PydanticCustomError

from gemeengoed import settings
from gemeengoed.bus import Poison
from gemeengoed.cloudevent import CloudEvent, masked
from gemeengoed.dossier import Event, Kind
from gemeengoed.model import Model
from gemeengoed.problem import NotFound
from gemeengoed.settings import EventsSettings
from gemeengoed.store import Store, Transaction
from gemeengoed.velden import Email, Regel, Tekst, Vorm, een_regel

GEGEVENS_GEWIJZIGD = "portaal.gegevens-gewijzigd"
# There is one.
ID = "gemeente"
# Of a letter that says "de ..." before it; where nobody said which court it is.
RECHTBANK = "rechtbank van het gebied waarin onze gemeente ligt, sector bestuursrecht"
INZAGE = "bij de balie van het gemeentehuis"
_MOST_LINES, _LONGEST_LINE = 14, 100
_LONGEST_COURT = 100
# Ten digits, or more with a country; or the short number of a municipality, 14 and its area code.
_TELEFOON = re.compile(r"(?:\+|00)?[0-9]{10,14}|140[0-9]{2,3}")
_TELEFOON_TEKENS = re.compile(r"[0-9 ().+-]{5,30}")

# The arrondissement of each founder and of who is about to join (Wet op de rechterlijke indeling,
# appendix). Others: the administrator says which court it is.
_RECHTBANKEN = {
    "GM0632": "Rechtbank Midden-Nederland",
    "GM0757": "Rechtbank Oost-Brabant",
    "GM0772": "Rechtbank Oost-Brabant",
    "GM0845": "Rechtbank Oost-Brabant",
}


def _zonder_nummers(text: str) -> str:
    # What is shown to everybody holds no number of a person; the bus would refuse it as well.
    if masked(text) != text:
        raise PydanticCustomError("nl_bsn", "Laat het burgerservicenummer weg.")
    return text


def _telefoon(text: str) -> str:
    digits = re.sub(r"[ ().-]", "", text)
    if not _TELEFOON_TEKENS.fullmatch(text) or not _TELEFOON.fullmatch(digits):
        raise PydanticCustomError(
            "nl_telefoon", "Schrijf een telefoonnummer als 0411 65 59 11 of 14 0411."
        )
    return text


def _korte_regels(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > _MOST_LINES or any(len(line) > _LONGEST_LINE for line in lines):
        raise PydanticCustomError(
            "nl_regels", "Schrijf hoogstens 14 regels, van hoogstens 100 tekens."
        )
    return "\n".join(lines)


_Openbaar = AfterValidator(_zonder_nummers)
_Regel = Annotated[Regel, _Openbaar]
# Its length first: pydantic has other words for a limit that stands behind a function.
_Rechtbank = Annotated[
    str,
    Field(min_length=1, max_length=_LONGEST_COURT),
    AfterValidator(een_regel),
    Vorm.REGEL,
    _Openbaar,
]


class Gegevens(Model):
    """What an administrator fills in; what is left out is not told to anybody."""

    telefoon: Annotated[Regel, AfterValidator(_telefoon), _Openbaar] | None = Field(
        default=None, examples=["14 0411"]
    )
    email: Annotated[Email, _Openbaar] | None = Field(
        default=None, examples=["info@boxtel.example"]
    )
    openingstijden: Annotated[Tekst, AfterValidator(_korte_regels), _Openbaar] | None = Field(
        default=None,
        description="Een regel per dag of per soort bezoek",
        examples=["Maandag tot en met vrijdag: 9.00 tot 12.00 uur\nDonderdag ook 17.00 tot 19.00"],
    )
    bezoekadres: _Regel | None = Field(default=None, examples=["Markt 1, 5281 AT Boxtel"])
    postadres: _Regel | None = Field(default=None, examples=["Postbus 10000, 5280 DA Boxtel"])
    rechtbank: _Rechtbank | None = Field(
        default=None,
        description="De rechtbank die over ons oordeelt (Awb 8:7); zonder `de` ervoor",
        examples=["Rechtbank Oost-Brabant"],
    )
    inzage: _Regel | None = Field(
        default=None,
        description="Waar stukken ter inzage liggen (Awb 7:4), als deel van een zin",
        examples=["bij de balie van het gemeentehuis, Markt 1 in Boxtel"],
    )

    @property
    def tijden(self) -> list[str]:
        """The opening hours, line by line."""
        return (self.openingstijden or "").splitlines()

    @property
    def belnummer(self) -> str:
        """The telephone number as a link dials it; the (0) is for who calls from here."""
        telefoon = self.telefoon or ""
        if telefoon.startswith(("+", "00")):
            telefoon = telefoon.replace("(0)", "")
        return re.sub(r"[^0-9+]", "", telefoon)

    @property
    def mailadres(self) -> str:
        """The e-mail address as a link writes it: a `?` in it begins no fields of a message."""
        return quote(self.email or "", safe="@")


class GegevensMelding(Gegevens):
    """`portaal.gegevens-gewijzigd`: version `versie` of what the portal has."""

    versie: int = Field(ge=1)


class Vernomen(Event):
    """The portal said what the municipality is like by now."""

    type: ClassVar[str] = "gegevens-vernomen"
    melding: GegevensMelding


def _evolve(_before: GegevensMelding | None, event: Event) -> GegevensMelding:
    if not isinstance(event, Vernomen):
        raise ValueError(f"unknown event {event.type}")
    return event.melding


# The copy that an application keeps.
GEMEENTE = Kind("gemeente", GegevensMelding, (Vernomen,), _evolve)


def onthoud(event: CloudEvent, store: Store) -> None:
    """Keep the newest snapshot. Poison when anybody but our own portal says it."""
    oin = settings.load(EventsSettings).oin
    if event.source != f"urn:nld:oin:{oin}:systeem:portaal":
        raise Poison("NotOfThePortal")
    try:
        melding = GegevensMelding.model_validate(event.data, extra="ignore")
    except ValidationError as e:
        raise Poison(type(e).__name__) from e

    def command(tx: Transaction) -> None:
        known = tx.find(GEMEENTE, ID)
        if known is None or known.versie < melding.versie:
            tx.append(GEMEENTE, ID, Vernomen(at=event.time, by=event.source, melding=melding))

    store.run(command, now=int(event.time.timestamp()))


def bekend(store: Store) -> Gegevens:
    """What the application was told; nothing yet: nothing filled in."""
    try:
        return store.get(GEMEENTE, ID).state
    except NotFound:
        return Gegevens()


def rechtbank(gegevens: Gegevens, code: str) -> str:
    """The court that judges this municipality (Awb 8:7), by its code (CBS) when nobody filled it
    in; in general words when that does not tell."""
    return gegevens.rechtbank or _RECHTBANKEN.get(code, RECHTBANK)


def rechtbank_van(code: str) -> str | None:
    """The court as the code tells it; None when it does not."""
    return _RECHTBANKEN.get(code)
