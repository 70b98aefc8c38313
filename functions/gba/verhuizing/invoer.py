"""What a person tells us of a move."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from gemeengoed.model import Model
from gemeengoed.velden import (
    Akkoord,
    Bsn,
    Datum,
    Getal,
    Ja,
    Postcode,
    Regel,
    Tekst,
    Telefoon,
    Vorm,
)


class Soort(StrEnum):
    """Where to. Whether within the municipality or from another follows from the list."""

    BINNENLAND = "binnenland"
    NAAR_BUITENLAND = "naar-buitenland"
    UIT_BUITENLAND = "uit-buitenland"


class Voor(StrEnum):
    """Who moves: who files, a child of their household under 16, or another."""

    MEZELF = "mezelf"
    GEZIN = "gezin"
    ANDER = "ander"


class AnderAls(StrEnum):
    """As what one files for somebody who is not of the household. FAMILIE: a partner, child or
    parent who comes to live with who files."""

    VERZORGER = "verzorger"
    CURATOR = "curator"
    FAMILIE = "familie"
    GEMACHTIGDE = "gemachtigde"
    INSTELLING = "instelling"


# All who move are recorded in one transaction, and that holds a hundred things.
MEESTE_GEZIN, MEESTE_ANDEREN = 12, 4
# Somebody on the list of who files: the category and which of it, `09-1`.
_Lid = Annotated[str, Field(pattern=r"^(02|03|05|09)-[0-9]{1,2}$")]
_AdresRegel = Annotated[Regel, Field(max_length=35)]


class Gezin(Model):
    lid: Annotated[_Lid, Vorm.KEUZE]


class Ander(Model):
    hoedanigheid: AnderAls
    bsn: Bsn


class NieuwAdres(Model):
    postcode: Postcode
    huisnummer: Getal = Field(ge=1, le=99_999)
    toevoeging: Annotated[Regel, Field(max_length=10)] | None = None


class Buitenland(Model):
    """`langer`: two thirds of a year or more (Wet BRP 2.43)."""

    langer: Ja
    land: Regel
    regel1: _AdresRegel | None = None
    regel2: _AdresRegel | None = None
    regel3: _AdresRegel | None = None


class UitBuitenland(Model):
    """`langer`: two thirds of half a year or more (Wet BRP 2.38)."""

    langer: Ja


class Hoofdbewoner(Model):
    naam: Regel
    geboortedatum: Datum


class Meeverhuizer(Model):
    bsn: Bsn


class Aangifte(Model):
    """The whole of it. `mee`: of the household, `anderen`: others at the same address."""

    soort: Soort
    voor: Voor
    gezin: Gezin | None = None
    ander: Ander | None = None
    datum: Datum
    nieuw: NieuwAdres | None = None
    buitenland: Buitenland | None = None
    vestiging: UitBuitenland | None = None
    mee: Annotated[tuple[_Lid, ...], Field(max_length=MEESTE_GEZIN), Vorm.KEUZES] = ()
    anderen: tuple[Meeverhuizer, ...] = Field(default=(), max_length=MEESTE_ANDEREN)
    hoofdbewoner: Hoofdbewoner | None = None
    telefoon: Telefoon | None = None
    akkoord: Akkoord


class Leeg(Model):
    """Nothing to fill in."""


class Aanvullingsverzoek(Model):
    """What is still needed, and how long they have."""

    wat: Tekst
    weken: Getal = Field(ge=1, le=6)


class Aanvulling(Model):
    tekst: Tekst


class Weigering(Model):
    reden: Tekst


class Toezegging(Model):
    """What the main occupant says."""

    akkoord: Ja


class Tegenspraak(Model):
    """What who should move says is not so."""

    reden: Tekst


class Afspraak(Model):
    op: Datum
    tijd: Annotated[str, Field(pattern=r"^([01]?[0-9]|2[0-3])[:.][0-5][0-9]$"), Vorm.REGEL]
    plaats: Regel
