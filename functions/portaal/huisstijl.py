"""The look of a municipality: a few colours, its corners, its logo. Data, not a release.

Each field is a token of NL Design System in a municipality's words; the stylesheet
(infra_cdk/style/thema.css) makes all shades from these. A colour on which its text can't be
read is refused.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import AfterValidator, AwareDatetime, Field
from pydantic_core import PydanticCustomError

from gemeengoed.dossier import Event, Kind
from gemeengoed.model import Model
from gemeengoed.problem import Invalid, NotFound
from gemeengoed.store import Store, Transaction
from gemeengoed.velden import Getal, Ja
from portaal.kleur import LEAST, WIT, ZWART, contrast, kleur, mengsel
from portaal.logo import MOST_BYTES, Soort, controleer

# There is one.
ID = "gemeente"
# So much of the main colour is in the tint that its own text stands on (thema.css: bg-default).
_TINT = 0.09


class Hoeken(StrEnum):
    """How round corners are."""

    RECHT = "recht"
    ZACHT = "zacht"
    ROND = "rond"


_RADII = {
    Hoeken.RECHT: ("0", "0", "0"),
    Hoeken.ZACHT: ("4px", "6px", "12px"),
    Hoeken.ROND: ("8px", "14px", "22px"),
}


def _leesbaar(text: str, *grounds: str) -> None:
    worst = min(contrast(text, ground) for ground in grounds)
    if worst < LEAST:
        raise PydanticCustomError(
            "nl_contrast",
            "Met deze kleur is tekst niet goed te lezen: het contrast is {found} en moet minstens "
            "4,5 zijn. Kies een donkerder kleur.",
            {"found": f"{worst:.1f}".replace(".", ",")},
        )


def _met_wit(color: str) -> str:
    _leesbaar(color, WIT)
    return color


def _ook_op_tint(color: str) -> str:
    _leesbaar(color, WIT, mengsel(color, _TINT))
    return color


def _onder_zwart(color: str) -> str:
    if contrast(color, ZWART) < LEAST:
        raise PydanticCustomError(
            "nl_contrast", "Zwarte tekst is hierop niet goed te lezen. Kies een lichtere kleur."
        )
    return color


Donker = Annotated[str, AfterValidator(kleur), AfterValidator(_met_wit)]
Hoofdkleur = Annotated[str, AfterValidator(kleur), AfterValidator(_ook_op_tint)]
Licht = Annotated[str, AfterValidator(kleur), AfterValidator(_onder_zwart)]


class Kleuren(Model):
    """What a municipality may choose; what it leaves out stays as Gemeengoed has it."""

    hoofdkleur: Hoofdkleur | None = Field(
        default=None, description="Kop, menu, knoppen en tegels", examples=["#0a5468"]
    )
    knopkleur: Donker | None = Field(
        default=None, description="Knoppen, als die anders zijn", examples=["#0a5468"]
    )
    linkkleur: Donker | None = Field(
        default=None, description="Links, als die anders zijn", examples=["#0a5468"]
    )
    focuskleur: Licht | None = Field(
        default=None, description="Achter wat met het toetsenbord is gekozen", examples=["#ffdd00"]
    )
    hoeken: Hoeken | None = Field(default=None, description="Hoe rond hoeken zijn")
    logo_breedte: Getal = Field(
        default=160, ge=24, le=400, description="Breedte van het logo in pixels"
    )
    naam_tonen: Ja = Field(default=True, description="De naam van de gemeente naast het logo")


class Huisstijl(Kleuren):
    """The state, also before anybody chose. `logo` is the name of the file under /huisstijl."""

    logo: str | None = Field(default=None, description="Adres van het logo: /huisstijl/<naam>")
    gezet_op: AwareDatetime | None = Field(default=None, description="Wanneer iemand koos")


class HuisstijlIn(Kleuren):
    """A whole look: what is not in it is taken away."""

    logo: str | None = Field(
        default=None,
        max_length=MOST_BYTES * 4 // 3 + 8,
        description="SVG of PNG tot 100 kB, in base64",
    )

    @property
    def logo_bytes(self) -> bytes | None:
        """Invalid when it is no base64."""
        if self.logo is None:
            return None
        try:
            return base64.b64decode(self.logo, validate=True)
        except (binascii.Error, ValueError):
            raise Invalid.at("logo", "base64", "Stuur het logo in base64.") from None


class Gezet(Event):
    """The look was chosen anew."""

    type: ClassVar[str] = "huisstijl-gezet"
    kleuren: Kleuren
    logo: str | None = None


def _evolve(_before: Huisstijl | None, event: Event) -> Huisstijl:
    if not isinstance(event, Gezet):
        raise ValueError(f"unknown event {event.type}")
    return Huisstijl(**dict(event.kleuren), logo=event.logo, gezet_op=event.at)


HUISSTIJL = Kind("huisstijl", Huisstijl, (Gezet,), _evolve)


class Logo(Model):
    """A picture that was checked, in base64."""

    soort: Soort
    inhoud: str


class LogoBewaard(Event):
    type: ClassVar[str] = "logo-bewaard"
    logo: Logo


def _evolve_logo(_before: Logo | None, event: Event) -> Logo:
    if not isinstance(event, LogoBewaard):
        raise ValueError(f"unknown event {event.type}")
    return event.logo


# Beside the look, so that a page that needs its colours does not read a picture as well.
LOGOS = Kind("logo", Logo, (LogoBewaard,), _evolve_logo)


def zet(
    tx: Transaction,
    kleuren: Kleuren,
    *,
    logo: bytes | None,
    houd: str | None = None,
    door: str,
    nu: datetime,
) -> Huisstijl:
    """Choose a look, with a new logo, or with the one of before that is called `houd`. Invalid."""
    naam = houd
    if logo is not None:
        soort = controleer(logo)
        naam = f"{hashlib.sha256(logo).hexdigest()[:20]}.{soort}"
        if tx.find(LOGOS, naam) is None:
            kept = Logo(soort=soort, inhoud=base64.b64encode(logo).decode())
            tx.append(LOGOS, naam, LogoBewaard(at=nu, by=door, logo=kept))
    tx.find(HUISSTIJL, ID)
    alleen = Kleuren(**{f: getattr(kleuren, f) for f in Kleuren.model_fields})
    return tx.append(HUISSTIJL, ID, Gezet(at=nu, by=door, kleuren=alleen, logo=naam))


def huidig(store: Store) -> tuple[Huisstijl, int]:
    """The look and its version, which is 0 before anybody chose."""
    try:
        found = store.get(HUISSTIJL, ID)
    except NotFound:
        return Huisstijl(), 0
    return found.state, found.version


def css(stijl: Huisstijl) -> str:
    """The theme as every page links it, after the stylesheet."""
    tokens = "".join(f"{name}:{value};" for name, value in _tokens(stijl))
    return f".gemeengoed-thema{{{tokens}}}\n"


def _tokens(stijl: Huisstijl) -> Iterator[tuple[str, str]]:
    if stijl.hoofdkleur:
        yield "--basis-color-accent-1-color-default", stijl.hoofdkleur
    if stijl.knopkleur:
        yield from _shades("--basis-color-action-1-inverse-bg", stijl.knopkleur)
    if stijl.linkkleur:
        yield from _shades("--basis-color-action-2-color", stijl.linkkleur)
    if stijl.focuskleur:
        yield "--basis-focus-background-color", stijl.focuskleur
    if stijl.hoeken:
        for size, radius in zip(("sm", "md", "lg"), _RADII[stijl.hoeken], strict=True):
            yield f"--basis-border-radius-{size}", radius
    if stijl.logo:
        yield "--gemeengoed-logo", f'url("/huisstijl/{stijl.logo}")'
        yield "--gemeengoed-logo-inline-size", f"{stijl.logo_breedte}px"
        if not stijl.naam_tonen:
            yield "--gemeengoed-naam-display", "none"


def _shades(token: str, color: str) -> Iterator[tuple[str, str]]:
    """The colour, and darker when one points at it or presses it."""
    yield f"{token}-default", color
    yield f"{token}-hover", f"color-mix(in srgb,{color} 80%,#000)"
    yield f"{token}-active", f"color-mix(in srgb,{color} 65%,#000)"
