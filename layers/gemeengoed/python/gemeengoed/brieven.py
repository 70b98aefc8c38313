"""Letters on paper: an application says what must be in one, brieven makes the PDF.

    bestand = maak(Opdracht(
        id=f"{portal.sleutel('bezwaar', 'bezwaar', id)}:{number}",
        soort="bezwaar/ontvangstbevestiging",
        aan=Geadresseerde(naam="F. Bouzid", regels=("Markt 1", "5281 AT  Boxtel")),
        datum=date(2026, 11, 24),
        kenmerk="BZW-K7QM-3FZX-9RTW",
        gegevens={"onderwerp": "Weigering dakkapel", ...},
    ))

Which `gegevens` a letter takes stands in functions/brieven/gegevens.py, a model per soort. The
function that calls `maak` has the grant "brieven:maak" in its manifest; the application's pages
may read what is under `brieven/<application>/` in the bucket (documents.py).

The same id gives the same letter: it is made once, whoever asks again gets what was made.
What is in a letter goes from function to function and nowhere else: not on the bus, not in a
log line (docs/adr/0012).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field, JsonValue, ValidationError

from gemeengoed import aws, settings
from gemeengoed.bus import Poison
from gemeengoed.documents import Bestand
from gemeengoed.model import Model
from gemeengoed.problem import FieldError, Unavailable, boto_errors
from gemeengoed.settings import Settings
from gemeengoed.velden import Datum, Regel

# Application, kind, dossier, and a number of the letter in it.
_Id = Annotated[
    str, Field(pattern=r"^[a-z][a-z0-9]{1,19}:[a-z]{1,40}:[A-Za-z0-9-]{1,60}:[A-Za-z0-9-]{1,20}$")
]
# The application and the letter: "bezwaar/verdaging".
Soort = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]{1,19}/[a-z][a-z_]{1,40}$")]
COLLEGE = "het college van burgemeester en wethouders"


class Geadresseerde(Model):
    """Who the letter goes to; `regels` of the address as on an envelope."""

    naam: Regel
    regels: tuple[Regel, ...] = Field(default=(), max_length=5)


class Opdracht(Model):
    """A letter to be made.

    id          the dossier as the portal names it, and the number of the event that the letter
                is of: `bezwaar:bezwaar:k7qm-3fzx-9rtw:4`
    datum       on the letter: the Dutch day on which it is sent
    kenmerk     what the receiver must mention; uw_kenmerk is the receiver's own
    namens      the administrative body (Awb 1:1) that the letter is of
    gegevens    what the text of this soort needs
    """

    id: _Id
    soort: Soort
    aan: Geadresseerde
    datum: Datum
    kenmerk: Regel
    uw_kenmerk: Regel | None = None
    namens: Regel = COLLEGE
    gegevens: dict[str, JsonValue] = Field(default_factory=dict)

    @property
    def sleutel(self) -> str:
        """Where the letter is kept: one place per id."""
        return f"brieven/{self.id.replace(':', '/')}.pdf"


class Geweigerd(Poison):
    """No letter can be made of this, however often it is asked: a stream parks it.

    fields  what is wrong, by path in the Opdracht; never what was sent
    """

    def __init__(self, fields: tuple[FieldError, ...]) -> None:
        super().__init__("brief: " + ", ".join(f"{f.name} ({f.code})" for f in fields))
        self.fields = fields


@dataclass(frozen=True, slots=True)
class BrievenSettings(Settings):
    """What comes with the grant "brieven:maak"."""

    brieven_function: str


def maak(opdracht: Opdracht) -> Bestand:
    """The letter, made now or before. Geweigerd; Unavailable when it may go well later."""
    function = settings.load(BrievenSettings).brieven_function
    with boto_errors():
        answer = aws.client("lambda").invoke(
            FunctionName=function, Payload=opdracht.as_json().encode()
        )
        said: Any = json.loads(answer["Payload"].read())
    if "FunctionError" not in answer and isinstance(said, dict):
        if geweigerd := said.get("geweigerd"):
            raise Geweigerd(tuple(FieldError(**f) for f in geweigerd))
        try:
            return Bestand.model_validate(said.get("bestand"), extra="ignore")
        except ValidationError:
            pass
    raise Unavailable("De brief kon nu niet worden gemaakt. Probeer het over een minuut nog eens.")
