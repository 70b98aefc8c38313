"""What runs for one municipality: which release is desired, and what was observed.

    gewenst -> wordt gemaakt -> draait -> wordt bijgewerkt -> draait
                             -> mislukt (with the reason; can be tried again)

`gewenst` is a decision, `werkelijk` an observation in CloudFormation. Whoever works on an
instance holds it until `bezig_tot`: after that the work is taken to be dead. The key is
opaque, and so is the stack's name: a municipality that merges keeps its instance.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from pydantic import AwareDatetime

from cooperatie.model.kenmerk import Gemeentecode, Gemeentenaam, Oin
from cooperatie.model.release import ReleaseId
from gemeengoed.dossier import Event, Kind
from gemeengoed.model import Model
from gemeengoed.problem import Conflict

# CloudFormation gives up after thirty minutes (stacks.py); then it rolls back.
LANGST_BEZIG = timedelta(minutes=50)
# How often the clock tries by itself; after that a person must look.
POGINGEN_VANZELF = 3


class Instantiestand(StrEnum):
    GEWENST = "gewenst"
    WORDT_GEMAAKT = "wordt gemaakt"
    WORDT_BIJGEWERKT = "wordt bijgewerkt"
    DRAAIT = "draait"
    MISLUKT = "mislukt"


class Werk(Model):
    """Who is working on the instance, towards which release, and until when at most."""

    uitvoering: str
    release: ReleaseId
    bezig_tot: AwareDatetime


class InstantieGewenst(Event):
    """A member joined. `release` is None when there was none yet: then the instance waits."""

    type: ClassVar[str] = "instantie-gewenst"
    lid: str
    gemeente: Gemeentecode
    naam: Gemeentenaam
    webnaam: str
    oin: Oin
    release: ReleaseId | None = None


class ReleaseGewenst(Event):
    type: ClassVar[str] = "release-gewenst"
    release: ReleaseId


class OpnieuwGevraagd(Event):
    """A person asked to try once more."""

    type: ClassVar[str] = "opnieuw-gevraagd"


class WerkBegonnen(Event):
    type: ClassVar[str] = "werk-begonnen"
    poging: int
    werk: Werk


class StackGemaakt(Event):
    """The stack was seen complete: from now on it may hold people's data."""

    type: ClassVar[str] = "stack-gemaakt"
    stack: str


class InstantieDraait(Event):
    """The stack runs this release, and its portal answered."""

    type: ClassVar[str] = "instantie-draait"
    release: ReleaseId
    stack: str
    portaal_url: str
    api_url: str


class InstantieMislukt(Event):
    type: ClassVar[str] = "instantie-mislukt"
    reden: str


class Instantie(Model):
    lid: str
    gemeente: Gemeentecode
    naam: Gemeentenaam
    webnaam: str
    oin: Oin
    stand: Instantiestand
    sinds: AwareDatetime
    gewenst: ReleaseId | None = None
    werkelijk: ReleaseId | None = None
    # Ever, so that every attempt has its own name; and in a row since somebody wanted something.
    poging: int = 0
    mislukt_op_rij: int = 0
    werk: Werk | None = None
    reden: str | None = None
    stack: str | None = None
    portaal_url: str | None = None
    api_url: str | None = None

    def bezig(self, nu: datetime) -> bool:
        return self.werk is not None and nu < self.werk.bezig_tot

    @property
    def had_stack(self) -> bool:
        """Whether its stack was ever complete, even if its portal never answered."""
        return self.stack is not None or self.werkelijk is not None

    def bij(self) -> bool:
        """What runs is what is desired, and nothing is left to do."""
        return self.stand is Instantiestand.DRAAIT and self.werkelijk == self.gewenst


def stack_naam(id_: str) -> str:
    return f"gemeengoed-{id_}"


def _evolve(instantie: Instantie | None, event: Event) -> Instantie:
    if isinstance(event, InstantieGewenst):
        return Instantie(
            lid=event.lid,
            gemeente=event.gemeente,
            naam=event.naam,
            webnaam=event.webnaam,
            oin=event.oin,
            stand=Instantiestand.GEWENST,
            sinds=event.at,
            gewenst=event.release,
        )
    if instantie is None:
        raise ValueError("an instance begins with being desired")
    return instantie.model_copy(update=_changes(instantie, event))


def _changes(instantie: Instantie, event: Event) -> dict[str, object]:
    if isinstance(event, ReleaseGewenst):
        return {"gewenst": event.release, "mislukt_op_rij": 0}
    if isinstance(event, StackGemaakt):
        return {"stack": event.stack}
    if isinstance(event, OpnieuwGevraagd):
        return {
            "stand": Instantiestand.GEWENST,
            "sinds": event.at,
            "werk": None,
            "mislukt_op_rij": 0,
        }
    if isinstance(event, WerkBegonnen):
        stand = (
            Instantiestand.WORDT_BIJGEWERKT if instantie.werkelijk else Instantiestand.WORDT_GEMAAKT
        )
        return {
            "stand": stand,
            "sinds": event.at,
            "poging": event.poging,
            "werk": event.werk,
        }
    return _outcome(instantie, event)


def _outcome(instantie: Instantie, event: Event) -> dict[str, object]:
    if isinstance(event, InstantieDraait):
        return {
            "stand": Instantiestand.DRAAIT,
            "sinds": event.at,
            "werk": None,
            "werkelijk": event.release,
            "mislukt_op_rij": 0,
            "reden": None,
            "stack": event.stack,
            "portaal_url": event.portaal_url,
            "api_url": event.api_url,
        }
    if isinstance(event, InstantieMislukt):
        return {
            "stand": Instantiestand.MISLUKT,
            "sinds": event.at,
            "werk": None,
            "mislukt_op_rij": instantie.mislukt_op_rij + 1,
            "reden": event.reden,
        }
    raise TypeError(event.type)


def _keys(instantie: Instantie) -> dict[str, str | None]:
    return {"soort": "instantie", "volgorde": instantie.naam.lower()}


INSTANTIE = Kind(
    "instantie",
    Instantie,
    (
        InstantieGewenst,
        ReleaseGewenst,
        OpnieuwGevraagd,
        WerkBegonnen,
        StackGemaakt,
        InstantieDraait,
        InstantieMislukt,
    ),
    _evolve,
    _keys,
)


class Overgeslagen(Conflict):
    """There is nothing to do here, or somebody else is doing it."""


def vanzelf(instantie: Instantie, nu: datetime) -> bool:
    """Whether the clock should take this instance up: behind, left alone, not failing for ever."""
    return (
        instantie.gewenst is not None
        and not instantie.bij()
        and not instantie.bezig(nu)
        and instantie.mislukt_op_rij < POGINGEN_VANZELF
    )


def opnieuw(instantie: Instantie, *, nu: datetime, by: str) -> OpnieuwGevraagd:
    """Try again what failed or died. Conflict when there is nothing to try again."""
    if instantie.bezig(nu):
        raise Conflict("Aan deze instantie wordt nu gewerkt. Wacht tot dat klaar is.")
    if instantie.bij():
        raise Conflict("Deze instantie draait al op de gewenste release.")
    if instantie.stand is Instantiestand.GEWENST:
        raise Conflict("Deze instantie is al aan de beurt.")
    return OpnieuwGevraagd(at=nu, by=by)


def begin(instantie: Instantie, uitvoering: str, *, nu: datetime, by: str) -> WerkBegonnen | None:
    """Take the instance up. None when this execution has it already; Overgeslagen when not ours."""
    if instantie.gewenst is None:
        raise Overgeslagen("Er is nog geen release.")
    werk = instantie.werk
    if werk and werk.uitvoering == uitvoering and werk.release == instantie.gewenst:
        return None
    if instantie.bezig(nu) and werk and werk.uitvoering != uitvoering:
        raise Overgeslagen("Een andere uitvoering is bezig.")
    if instantie.bij():
        raise Overgeslagen("Deze instantie is bij.")
    return WerkBegonnen(
        at=nu,
        by=by,
        poging=instantie.poging + 1,
        werk=Werk(
            uitvoering=uitvoering,
            release=instantie.gewenst,
            bezig_tot=nu + LANGST_BEZIG,
        ),
    )


def van(instantie: Instantie, uitvoering: str) -> Werk:
    """The work of this execution. Overgeslagen when it has none (any more)."""
    if instantie.werk is None or instantie.werk.uitvoering != uitvoering:
        raise Overgeslagen("Deze uitvoering is niet meer aan zet.")
    return instantie.werk
