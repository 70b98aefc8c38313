"""Releases of the member plane, and the course: which release all instances should run.

A release is content-addressed: its id is the SHA-256 of its template, and the template
names its assets by hash. So a release never changes, and registering it again is nothing new.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import AwareDatetime, Field

from gemeengoed.dossier import Event, Kind
from gemeengoed.model import Model

ReleaseId = Annotated[
    str,
    Field(
        pattern=r"^[0-9a-f]{64}$",
        description="SHA-256 van het sjabloon",
        examples=["e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ),
]
Versie = Annotated[
    str,
    Field(
        pattern=r"^[0-9A-Za-z][0-9A-Za-z.+-]{0,63}$",
        description="Versie, voor mensen",
        examples=["2026.7.1"],
    ),
]


def sjabloon(release: str) -> str:
    """Where the template of a release stands in the release bucket."""
    return f"releases/{release}.json"


class Gepubliceerd(Event):
    """The template and all its assets stand in the release bucket."""

    type: ClassVar[str] = "gepubliceerd"
    release: ReleaseId
    versie: Versie


class Release(Model):
    id: ReleaseId
    versie: Versie
    gepubliceerd_op: AwareDatetime


def _evolve(release: Release | None, event: Event) -> Release:
    if release is not None or not isinstance(event, Gepubliceerd):
        raise TypeError("a release is published once")
    return Release(id=event.release, versie=event.versie, gepubliceerd_op=event.at)


def _keys(release: Release) -> dict[str, str | None]:
    return {"soort": "release", "volgorde": release.gepubliceerd_op.isoformat()}


RELEASE = Kind("release", Release, (Gepubliceerd,), _evolve, _keys)


class KoersGezet(Event):
    """From now on all instances should run this release."""

    type: ClassVar[str] = "koers-gezet"
    release: ReleaseId


class Koers(Model):
    release: ReleaseId
    sinds: AwareDatetime


def _evolve_koers(koers: Koers | None, event: Event) -> Koers:
    if not isinstance(event, KoersGezet):
        raise TypeError(event.type)
    return Koers(release=event.release, sinds=event.at)


KOERS = Kind("koers", Koers, (KoersGezet,), _evolve_koers)

# One course for all instances; rings of members, each with its own, come with the pipeline.
LEDEN = "leden"
