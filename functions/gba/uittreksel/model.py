"""An extract of one's own list: free on a ground, else once it is paid at the desk.

What is in it is fixed when it is given, and with it a code: who has the code learns that the
extract is genuine, of which day, and whether what it says still holds.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from gba.bevragen.lo3 import Persoonslijst
from gba.inwoner import mag_zelf
from gba.uittreksel.bedragen import tarief
from gba.uittreksel.inhoud import Inhoud, Onderdeel, inhoud, nieuwe_code, sleutel_van
from gba.zaak import BriefGemaakt, Zaak, met_brief
from gba.zaken import sleutels
from gemeengoed.awb import lokale_datum
from gemeengoed.dossier import Event, Kind
from gemeengoed.model import Model
from gemeengoed.problem import Conflict
from gemeengoed.velden import Regel


class Grond(StrEnum):
    """Why it is free, or that it is paid. Which grounds there are, the by-law says."""

    BETALEN = "betalen"
    PENSIOEN = "pensioen"
    RECHTSBIJSTAND = "rechtsbijstand"


# Exemptions of the by-law on fees, as an example [unconfirmed].
GRONDEN = {
    Grond.BETALEN: "Geen van deze: ik betaal het uittreksel",
    Grond.PENSIOEN: "Een pensioen of uitkering uit een sociale verzekering",
    Grond.RECHTSBIJSTAND: "Een aanvraag om rechtsbijstand",
}


class Wijze(StrEnum):
    PIN = "pin"
    CONTANT = "contant"


class Stand(StrEnum):
    WACHT_OP_BETALING = "wacht_op_betaling"
    AFGEGEVEN = "afgegeven"
    VERVALLEN = "vervallen"


class Aanvraag(Model):
    onderdelen: tuple[Onderdeel, ...] = ()
    waarvoor: Regel
    grond: Grond


class Betaling(Model):
    wijze: Wijze


class Uittreksel(Zaak):
    """bedrag  in cents; 0 when it is free"""

    onderdelen: tuple[Onderdeel, ...]
    waarvoor: str
    grond: Grond
    bedrag: int
    stand: Stand = Stand.WACHT_OP_BETALING
    code: str = ""
    afgegeven_op: date | None = None


class Aangevraagd(Event):
    type: ClassVar[str] = "uittreksel_aangevraagd"
    id: str
    persoon: str
    onderdelen: tuple[Onderdeel, ...]
    waarvoor: str
    grond: Grond
    bedrag: int


class Betaald(Event):
    type: ClassVar[str] = "uittreksel_betaald"
    wijze: Wijze
    bedrag: int


class Afgegeven(Event):
    type: ClassVar[str] = "uittreksel_afgegeven"
    code: str
    inhoud: Inhoud


class Vervallen(Event):
    """Who asked for it does not want it any more."""

    type: ClassVar[str] = "uittreksel_vervallen"


class Controle(Model):
    """What a code stands for; `persoon` is the key of the list, to see whether it still holds."""

    persoon: str
    onderdelen: tuple[Onderdeel, ...]
    vingerafdruk: str
    op: date

    def klopt_nog(self, lijst: Persoonslijst | None) -> bool:
        """Whether the list says the same now."""
        return lijst is not None and (
            inhoud(lijst, self.onderdelen).vingerafdruk == self.vingerafdruk
        )


class CodeGegeven(Event):
    type: ClassVar[str] = "controlecode_gegeven"
    controle: Controle


def vraag_aan(
    lijst: Persoonslijst, aanvraag: Aanvraag, *, id: str, persoon: str, door: str, nu: datetime
) -> Aangevraagd:
    """AgainstTheLaw, or Conflict, for who can't ask it alone."""
    mag_zelf(lijst, lokale_datum(nu))
    gratis = aanvraag.grond is not Grond.BETALEN
    gekozen = set(aanvraag.onderdelen)
    return Aangevraagd(
        at=nu,
        by=door,
        id=id,
        persoon=persoon,
        onderdelen=tuple(o for o in Onderdeel if o in gekozen),
        waarvoor=aanvraag.waarvoor,
        grond=aanvraag.grond,
        bedrag=0 if gratis else tarief(lokale_datum(nu)).bedrag,
    )


def geef_af(
    zaak: Uittreksel, lijst: Persoonslijst, *, door: str, nu: datetime
) -> tuple[Afgegeven, str, CodeGegeven]:
    """The extract as the list is now; its code, and by what key that is found."""
    wacht(zaak)
    wat, code = inhoud(lijst, zaak.onderdelen), nieuwe_code()
    controle = Controle(
        persoon=zaak.persoon,
        onderdelen=zaak.onderdelen,
        vingerafdruk=wat.vingerafdruk,
        op=lokale_datum(nu),
    )
    gegeven = CodeGegeven(at=nu, by=door, controle=controle)
    return Afgegeven(at=nu, by=door, code=code, inhoud=wat), sleutel_van(code), gegeven


def wacht(zaak: Uittreksel) -> None:
    """Conflict when it was given already, or is no longer wanted."""
    if zaak.stand is Stand.AFGEGEVEN:
        raise Conflict("Dit uittreksel is al afgegeven.")
    if zaak.stand is Stand.VERVALLEN:
        raise Conflict("Deze aanvraag is ingetrokken.")


def evolve(zaak: Uittreksel | None, event: Event) -> Uittreksel:
    if isinstance(event, Aangevraagd):
        velden = event.model_dump(by_alias=False, exclude={"at", "by"})
        return Uittreksel(ontvangen_op=event.at, **velden)
    if zaak and isinstance(event, Betaald):
        return zaak
    if zaak and isinstance(event, Afgegeven):
        op = lokale_datum(event.at)
        gegeven = {"stand": Stand.AFGEGEVEN, "code": event.code, "afgegeven_op": op}
        return zaak.model_copy(update=gegeven)
    if zaak and isinstance(event, Vervallen):
        return zaak.model_copy(update={"stand": Stand.VERVALLEN})
    if zaak and isinstance(event, BriefGemaakt):
        return met_brief(zaak, event)
    raise ValueError(f"this case does not change by {event.type}")


def keys(zaak: Uittreksel) -> dict[str, str | None]:
    wachtend = zaak.stand is Stand.WACHT_OP_BETALING
    return sleutels(persoon=zaak.persoon, ontvangen=zaak.ontvangen_op, open_=wachtend)


def _controle(_voor: Controle | None, event: Event) -> Controle:
    if isinstance(event, CodeGegeven):
        return event.controle
    raise ValueError(f"a code does not change by {event.type}")


UITTREKSELS = Kind(
    "uittreksel",
    Uittreksel,
    (Aangevraagd, Betaald, Afgegeven, Vervallen, BriefGemaakt),
    evolve,
    keys,
)
CODES = Kind("controlecode", Controle, (CodeGegeven,), _controle)
