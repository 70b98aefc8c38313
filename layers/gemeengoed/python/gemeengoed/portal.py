"""What applications tell the portal, and so the person: their cases, messages, and who looked.

An application says a `Zaak`, a `Bericht` or an `Inzage`; the stream adds which dossier it is
about and puts it on the bus as the `...Melding` (stream.py). A case is told as a snapshot with
the version of its dossier: the portal keeps the highest, so neither order nor repetition
matters (docs/adr/0010).

Texts go through `Woorden`: what may be a BSN is taken out, and what is too long is cut, since
part of a title is what somebody typed and the bus refuses a BSN.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, Field

from gemeengoed.cloudevent import masked
from gemeengoed.model import Model
from gemeengoed.velden import een_regel

ZAAK_GEWIJZIGD = "portaal.zaak-gewijzigd"
BERICHT_VERSTUURD = "portaal.bericht-verstuurd"
INZAGE_GEDAAN = "portaal.inzage-gedaan"

_LONGEST = 300


def _kort(text: str) -> str:
    text = masked(" ".join(text.split()))
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


# A short text of one line, without what may be a BSN.
Woorden = Annotated[str, AfterValidator(_kort), AfterValidator(een_regel), Field(min_length=1)]
Alinea = Annotated[str, AfterValidator(masked), Field(min_length=1, max_length=5_000)]
# Within the instance, below the application's own root.
Pagina = Annotated[str, Field(pattern=r"^/[a-z0-9]+(/[A-Za-z0-9_:-]+)*$", max_length=300)]
Sleutel = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(:[A-Za-z0-9-]+)+$", max_length=150)]
Persoon = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,100}$")]
Merk = Annotated[str, Field(pattern=r"^[0-9a-f]{40}$")]
# How an identity provider names a task: "behandelaar".
Taaknaam = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{1,40}$")]


class Stand(StrEnum):
    """Where a case stands, for the person. WEG: it is no more, as a draft that was sent."""

    CONCEPT = "concept"
    LOPEND = "lopend"
    AFGEROND = "afgerond"
    WEG = "weg"


class Taak(Model):
    """What the person must do now."""

    tekst: Woorden
    uiterlijk: date | None = None


class Volgende(Model):
    """What happens next, and when: "Wij beslissen uiterlijk op" 22 maart 2027."""

    tekst: Woorden
    datum: date | None = None


class Herinnering(Model):
    """Of what an official was reminded: "beslissen", and by when."""

    tekst: Woorden
    uiterlijk: date | None = None


class Behandeling(Model):
    """What an official must do with it.

    wat          in the words of the work list: "Beslissen op bezwaar"
    taak         the task that an official must have been given for it
    behandelaar  whose it is, as `identity.merk` writes them; None: nobody's yet
    herinnering  the latest reminder that still applies
    """

    pagina: Pagina
    wat: Woorden
    uiterlijk: date | None = None
    taak: Taaknaam
    behandelaar: Merk | None = None
    herinnering: Herinnering | None = None


class Zaak(Model):
    """A case as it stands now, for people.

    persoon      pseudonym; None when the application does not know who it is about
    status       one short sentence for the person
    pagina       where the person can read or go on with it
    taak         None: the person can wait
    behandeling  None: officials have nothing to do
    verloopt_op  of a draft: from this moment it is no more
    """

    persoon: Persoon | None = None
    titel: Woorden
    kenmerk: Woorden | None = None
    stand: Stand
    status: Woorden
    pagina: Pagina
    taak: Taak | None = None
    volgende: Volgende | None = None
    behandeling: Behandeling | None = None
    verloopt_op: AwareDatetime | None = None


class ZaakMelding(Zaak):
    """`portaal.zaak-gewijzigd`: version `versie` of the dossier `zaak`."""

    zaak: Sleutel
    versie: int = Field(ge=1)


class Bericht(Model):
    """A message to a person; `pagina` is where to go on."""

    persoon: Persoon
    onderwerp: Woorden
    alineas: tuple[Alinea, ...] = Field(min_length=1, max_length=20)
    pagina: Pagina | None = None


class BerichtMelding(Bericht):
    """`portaal.bericht-verstuurd`: the same `id` however often it is told."""

    id: Sleutel
    zaak: Sleutel
    verzonden_op: AwareDatetime


class Inzage(Model):
    """Somebody looked at a person's data.

    wie   the function, never a name: "Een medewerker van Bezwaar en beroep"
    doel  why: "Behandelen van uw bezwaar"
    wat   which data: "Uw bezwaar BZW-K7QM-3FZX-9RTW"
    """

    persoon: Persoon
    zaak: Sleutel
    wie: Woorden
    doel: Woorden
    wat: Woorden


class InzageMelding(Inzage):
    """`portaal.inzage-gedaan`."""

    id: Sleutel
    op: AwareDatetime


def sleutel(application: str, kind: str, id: str) -> str:
    """How the portal names a dossier: `bezwaar:bezwaar:k7qm-3fzx-9rtw`."""
    return f"{application}:{kind}:{id}"
