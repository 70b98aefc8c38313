"""The state of a move, and of the consent of who lives there already."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from pydantic import AwareDatetime, Field

from gba.verhuizing.aangever import Hoedanigheid
from gba.verhuizing.adressen import Adres
from gba.verhuizing.huishouden import Relatie
from gba.verhuizing.invoer import Buitenland, Soort
from gba.verhuizing.termijnen import Datering, antwoordtermijn
from gba.zaak import Zaak
from gemeengoed import awb
from gemeengoed.documents import Bestand
from gemeengoed.model import Model
from gemeengoed.termijnen import Termijn


class Kleur(StrEnum):
    """Green is processed at once; at orange an official looks, at red with care."""

    GROEN = "groen"
    ORANJE = "oranje"
    ROOD = "rood"


class Bevinding(Model):
    """What a rule found; `regel` is its name."""

    regel: str
    kleur: Kleur
    tekst: str


def zwaarste(bevindingen: Iterable[Bevinding]) -> Kleur:
    """The colour of all together: of the gravest; green when there is none."""
    kleuren = {b.kleur for b in bevindingen}
    return next((k for k in (Kleur.ROOD, Kleur.ORANJE) if k in kleuren), Kleur.GROEN)


class Stand(StrEnum):
    BEOORDELEN = "beoordelen"
    AANVULLEN = "aanvullen"
    AFSPRAAK = "afspraak"
    GEPLAND = "gepland"
    VERWERKT = "verwerkt"
    GEWEIGERD = "geweigerd"
    INGETROKKEN = "ingetrokken"
    AFGEHANDELD = "afgehandeld"

    @property
    def bij_ons(self) -> bool:
        """Whether an official has something to do with it."""
        return self in (Stand.BEOORDELEN, Stand.AANVULLEN, Stand.AFSPRAAK)

    @property
    def loopt(self) -> bool:
        return self.bij_ons or self is Stand.GEPLAND


class Verhuizer(Model):
    """Somebody who moves: pseudonym, name as their list had it, what they are to who files.

    jong, minderjarig  under 16, or 18, when it was told
    """

    persoon: str
    naam: str
    relatie: Relatie
    jong: bool = False
    minderjarig: bool = False

    @property
    def voor_anderen(self) -> str:
        """As others than officials read it: of who was named by number, no more than that."""
        return "iemand die met nummer is genoemd" if self.relatie is Relatie.ANDER else self.naam

    @property
    def op_een_brief(self) -> str:
        """Who a letter is for that also who filed can read."""
        return "De bewoner" if self.relatie is Relatie.ANDER else self.naam


class Opgave(Model):
    """What was told, as it was understood.

    aangever   pseudonym of who files; `verhuizers` are who move
    stond_op   the address (11.80, 11.90 or what stands for it) that they said to leave
    """

    aangever: str
    hoedanigheid: Hoedanigheid
    soort: Soort
    datering: Datering
    adres: Adres | None = None
    buitenland: Buitenland | None = None
    verhuizers: tuple[Verhuizer, ...]
    hoofdbewoner: str | None = None
    trekt_in: bool = False
    stond_op: dict[str, str] = Field(default_factory=dict)
    zonder_gezag: bool = False
    telefoon: str | None = None
    stukken: tuple[Bestand, ...] = ()


class Gevraagd(Model):
    """What was asked to be added, and until when."""

    wat: str
    termijn: Termijn
    antwoord: str | None = None


class Afgesproken(Model):
    op: date
    tijd: str
    plaats: str


class Verhuizing(Zaak):
    """The state; `persoon` is who files.

    nieuw           rules that hold since an official last looked
    aangevuld       documents that came later, when more was asked for
    toestemming     what who lives there said; None as long as they said nothing
    tegengesproken  pseudonyms of who should move and say that it is not so
    termijn         when an official decides at the latest; None when that was not needed
    """

    wat: Opgave
    stand: Stand
    bevindingen: tuple[Bevinding, ...] = ()
    nieuw: tuple[str, ...] = ()
    aangevuld: tuple[Bestand, ...] = ()
    toestemming: bool | None = None
    tegengesproken: tuple[str, ...] = ()
    gevraagd: Gevraagd | None = None
    afspraak: Afgesproken | None = None
    termijn: Termijn | None = None
    reden: str | None = None
    geweigerd_op: date | None = None
    verwerkt_op: AwareDatetime | None = None

    @property
    def kenmerk(self) -> str:
        return f"VHZ-{self.id.upper()}"

    @property
    def kleur(self) -> Kleur:
        return zwaarste(self.bevindingen)

    @property
    def bestemming(self) -> str:
        """Where to, in a few words."""
        if self.wat.adres:
            return self.wat.adres.in_een_regel
        return self.wat.buitenland.land if self.wat.buitenland else "Nederland"

    @property
    def stukken(self) -> tuple[Bestand, ...]:
        """All documents of who files."""
        return (*self.wat.stukken, *self.aangevuld)

    @property
    def personen(self) -> tuple[str, ...]:
        return tuple(v.persoon for v in self.wat.verhuizers)

    @property
    def voor_wie_niet_aangaf(self) -> tuple[str, ...]:
        """Who moves, is 16 or older, and has it told by another."""
        anderen = (v for v in self.wat.verhuizers if v.persoon != self.persoon)
        return tuple(v.persoon for v in anderen if not v.jong)

    @property
    def bezwaartermijn(self) -> Termijn | None:
        """In which one can object to a refusal (Wet BRP 2.60 onder a, Awb 6:7)."""
        if self.geweigerd_op is None:
            return None
        return Termijn.van(awb.bezwaartermijn(bekendmaking=self.geweigerd_op))


class Toestemming(Model):
    """What is asked of who lives at the address; it has the key of the move.

    persoon  pseudonym of the main occupant
    """

    id: str
    persoon: str
    wie: tuple[str, ...]
    adres: str
    datum: date
    gevraagd_op: AwareDatetime
    antwoord: bool | None = None
    vervallen: bool = False

    @property
    def open(self) -> bool:
        return self.antwoord is None and not self.vervallen

    @property
    def termijn(self) -> Termijn:
        return antwoordtermijn(awb.lokale_datum(self.gevraagd_op))
