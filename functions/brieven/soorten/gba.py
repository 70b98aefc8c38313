"""The letters of gba (Wet BRP), and the data that each takes."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from brieven.soorten import Soort
from gemeengoed.model import Model
from gemeengoed.termijnen import Termijn

Kort = Annotated[str, Field(min_length=1, max_length=500)]
Lang = Annotated[str, Field(min_length=1, max_length=20_000)]
Regels = Annotated[tuple[Kort, ...], Field(max_length=50)]


class Geheimhouding(Model):
    """2.59. `geheim`: whether third parties get no data from now on; else it was ended."""

    ingang: date
    geheim: bool


class GeenVerbetering(Model):
    """2.60 onder g: we do not change what someone says is wrong, and where to go on (Awb 3:45)."""

    ontvangen_op: date
    wat: Kort
    reden: Lang
    bezwaar: Termijn


class Verbeterd(Model):
    """2.60 onder e: put right without being asked by the person, and where to go on (Awb 3:45)."""

    wat: Kort
    reden: Lang
    bezwaar: Termijn


class Uittreksel(Model):
    """What the register holds of the addressee. `code`: by which anybody sees it is genuine;
    `verblijfsrecht`: of a foreigner, that nothing stands there of it (Wet BRP 3.15)."""

    naam: Kort
    geboren: Kort
    adres: Annotated[tuple[Kort, ...], Field(min_length=1, max_length=6)]
    sinds: Kort
    nationaliteiten: Regels = ()
    ouders: Regels = ()
    adressen: Regels = ()
    verblijfsrecht: Kort | None = None
    code: Annotated[str, Field(pattern=r"^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$")]


class Verhuizing(Model):
    """Wet BRP 2.39, 2.43: a move that was recorded. `adres`: in lines; `uitleg`: of the date."""

    ontvangen_op: date
    vanaf: date
    uitleg: Lang
    adres: Annotated[tuple[Kort, ...], Field(min_length=1, max_length=5)]
    personen: Annotated[tuple[Kort, ...], Field(min_length=1, max_length=40)]
    buitenland: bool = False


class VerhuizingGeweigerd(Model):
    """2.60 onder a: a move that is not recorded, and where to go on (Awb 3:45)."""

    ontvangen_op: date
    reden: Lang
    bezwaar: Termijn


SOORTEN = (
    Soort("gba/geheimhouding", "Geheimhouding", "Wet BRP 2.59, 3.21", Geheimhouding),
    Soort(
        "gba/geen_verbetering",
        "Besluit over uw gegevens",
        "Wet BRP 2.58, 2.60 onder g",
        GeenVerbetering,
    ),
    Soort("gba/verbeterd", "Besluit over uw gegevens", "Wet BRP 2.60 onder e", Verbeterd),
    Soort("gba/uittreksel", "Uittreksel", "Wet BRP 2.55, 3.15", Uittreksel),
    Soort("gba/verhuizing", "Bevestiging van de verhuizing", "Wet BRP 2.39, 2.43", Verhuizing),
    Soort(
        "gba/verhuizing_geweigerd",
        "Besluit over uw verhuizing",
        "Wet BRP 2.60 onder a",
        VerhuizingGeweigerd,
    ),
)
