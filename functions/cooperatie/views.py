"""What the API answers, and how a list is asked of the table."""

from __future__ import annotations

from typing import Self

from pydantic import AwareDatetime, Field

from cooperatie.model import instantie as inst
from cooperatie.model import lid as leden
from cooperatie.model.aanmelding import Aanmelding
from cooperatie.model.factuur import (
    BETAALTERMIJN_DAGEN,
    LANGSTE_BETAALTERMIJN_DAGEN,
    Factuur,
)
from cooperatie.model.instantie import Instantie, stack_naam
from cooperatie.model.lid import Bestuursbesluit, BetalingGeboekt, Lid
from cooperatie.model.release import Release, ReleaseId, Versie, sjabloon
from gemeengoed.dossier import ID_PATTERN, Dossier
from gemeengoed.model import Model
from gemeengoed.paging import PageQuery
from gemeengoed.table import IndexQuery
from gemeengoed.tekst import euro

INDEX = "lijst"


def lijst(soort: str, query: PageQuery, *, newest_first: bool = False) -> IndexQuery:
    """A page of one kind of dossier, in the order of `volgorde`."""
    return IndexQuery(
        INDEX,
        ("soort", soort),
        "volgorde",
        after=query.after(),
        limit=query.limit,
        newest_first=newest_first,
    )


class Factuuropdracht(Model):
    """What may be chosen of an invoice; the amount follows from the members' decision."""

    betaaltermijn: int = Field(
        default=BETAALTERMIJN_DAGEN,
        strict=True,
        ge=1,
        le=LANGSTE_BETAALTERMIJN_DAGEN,
        description="Betalen binnen zoveel dagen",
        examples=[30],
    )


class Releasemelding(Model):
    """A release of which the template and all assets stand in the release bucket."""

    id: ReleaseId
    versie: Versie


class LidUit(Model):
    """A member. Amounts in cents."""

    id: str = Field(pattern=ID_PATTERN)
    stand: leden.Lidstand
    aanmelding: Aanmelding
    aangemeld_op: AwareDatetime
    besluit: Bestuursbesluit | None = None
    factuur: Factuur | None = None
    betaald: int = Field(description="Geboekt op de factuur, in centen")
    openstaand: int = Field(description="Wat nog betaald moet worden, in centen")
    onverschuldigd: int = Field(description="Te veel ontvangen: wordt terugbetaald, in centen")
    toegetreden_op: AwareDatetime | None = None
    instanties: tuple[str, ...] = Field(description="Sleutels van de instanties van dit lid")

    @classmethod
    def van(cls, dossier: Dossier[Lid]) -> Self:
        lid = dossier.state
        return cls(
            id=dossier.id,
            stand=lid.stand,
            aanmelding=lid.aanmelding,
            aangemeld_op=lid.aangemeld_op,
            besluit=lid.besluit,
            factuur=lid.factuur,
            betaald=lid.betaald,
            openstaand=lid.openstaand,
            onverschuldigd=lid.onverschuldigd,
            toegetreden_op=lid.toegetreden_op,
            instanties=lid.instanties,
        )


class Leden(Model):
    items: tuple[LidUit, ...]
    next: str | None = Field(default=None, description="Geef dit als `cursor` voor meer")


class Boeking(Model):
    """How a payment was booked, and what that means. Amounts in cents."""

    lid: LidUit
    op_factuur: int = Field(description="Van deze betaling: geboekt op de factuur")
    onverschuldigd: int = Field(description="Van deze betaling: terug te betalen")
    toelichting: str = Field(examples=["Er staat nog € 5.000,00 open."])

    @classmethod
    def van(cls, dossier: Dossier[Lid], geboekt: BetalingGeboekt) -> Self:
        return cls(
            lid=LidUit.van(dossier),
            op_factuur=geboekt.op_factuur,
            onverschuldigd=geboekt.onverschuldigd,
            toelichting=_toelichting(dossier.state, geboekt),
        )


def _toelichting(lid: Lid, geboekt: BetalingGeboekt) -> str:
    zinnen = []
    if lid.factuur is None:
        zinnen.append("Er is nog geen factuur.")
    elif lid.openstaand:
        zinnen.append(f"Er staat nog {euro(lid.openstaand)} open.")
    else:
        zinnen.append("De inleg is helemaal betaald: het lid is toegetreden.")
    if geboekt.onverschuldigd:
        zinnen.append(f"{euro(geboekt.onverschuldigd)} is te veel ontvangen en moet terug.")
    return " ".join(zinnen)


class StackUit(Model):
    """The CloudFormation stack of an instance."""

    naam: str = Field(examples=["gemeengoed-k7qm-3fzx-9rtw"])
    id: str | None = Field(default=None, description="ARN, zodra hij er is")


class InstantieUit(Model):
    """What runs for one municipality: what is desired, and what was observed."""

    id: str = Field(pattern=ID_PATTERN)
    lid: str
    code: str = Field(examples=["GM0632"])
    naam: str
    stand: inst.Instantiestand
    sinds: AwareDatetime = Field(description="Sinds wanneer deze stand geldt")
    gewenste_release: ReleaseId | None = None
    werkelijke_release: ReleaseId | None = None
    pogingen: int
    reden: str | None = Field(default=None, description="Waarom de laatste poging mislukte")
    bezig_tot: AwareDatetime | None = None
    stack: StackUit
    portaal_url: str | None = None
    api_url: str | None = None

    @classmethod
    def van(cls, dossier: Dossier[Instantie]) -> Self:
        instantie = dossier.state
        return cls(
            id=dossier.id,
            lid=instantie.lid,
            code=instantie.gemeente,
            naam=instantie.naam,
            stand=instantie.stand,
            sinds=instantie.sinds,
            gewenste_release=instantie.gewenst,
            werkelijke_release=instantie.werkelijk,
            pogingen=instantie.poging,
            reden=instantie.reden,
            bezig_tot=instantie.werk.bezig_tot if instantie.werk else None,
            stack=StackUit(naam=stack_naam(dossier.id), id=instantie.stack),
            portaal_url=instantie.portaal_url,
            api_url=instantie.api_url,
        )


class Instanties(Model):
    items: tuple[InstantieUit, ...]
    next: str | None = Field(default=None, description="Geef dit als `cursor` voor meer")


class ReleaseUit(Model):
    """A release; `actueel` is the one that all instances should run."""

    id: ReleaseId
    versie: Versie
    sjabloon: str = Field(description="Waar het sjabloon staat in de release-bucket")
    gepubliceerd_op: AwareDatetime
    actueel: bool

    @classmethod
    def van(cls, release: Release, koers: str | None) -> Self:
        return cls(
            id=release.id,
            versie=release.versie,
            sjabloon=sjabloon(release.id),
            gepubliceerd_op=release.gepubliceerd_op,
            actueel=release.id == koers,
        )


class Releases(Model):
    items: tuple[ReleaseUit, ...]
    next: str | None = Field(default=None, description="Geef dit als `cursor` voor meer")
