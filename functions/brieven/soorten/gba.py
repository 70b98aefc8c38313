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


class Briefadres(Model):
    """2.23: an address for post that was granted, from the day on which it was asked for."""

    aangevraagd_op: date
    adres: Regels


class BriefadresGeweigerd(Model):
    """2.60 onder a. `zonder_woonadres`: who then gets one of the municipality (2.23 lid 2, 3)."""

    aangevraagd_op: date
    adres: Regels
    reden: Lang
    zonder_woonadres: bool = False
    bezwaar: Termijn


class AdresonderzoekVraag(Model):
    """2.47: the question where somebody lives. `adres`: as it is registered, in lines."""

    adres: Regels
    termijn: Termijn


class AdresonderzoekAangifte(Model):
    """2.39: the question to tell a move that was not told."""

    reden: Lang
    termijn: Termijn


class AdresonderzoekVoornemen(Model):
    """2.22, Awb 4:8: what we intend, and until when one can say what one thinks of it."""

    adres: Regels
    reden: Lang
    zienswijze: Termijn


class Uitgeschreven(Model):
    """2.22, 2.60 onder d. `sinds`: the day on which the intention was made known."""

    adres: Regels
    reden: Lang
    sinds: date
    bezwaar: Termijn


class Naamgebruik(Model):
    """2.56 lid 2: which name somebody chose to be addressed by, and how that is."""

    ingang: date
    keuze: Kort
    aanschrijving: Kort


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
    Soort("gba/briefadres", "Uw briefadres", "Wet BRP 2.23", Briefadres),
    Soort(
        "gba/briefadres_geweigerd",
        "Besluit over uw briefadres",
        "Wet BRP 2.60 onder a",
        BriefadresGeweigerd,
    ),
    Soort("gba/adresonderzoek_vraag", "Vraag waar u woont", "Wet BRP 2.47", AdresonderzoekVraag),
    Soort(
        "gba/adresonderzoek_aangifte",
        "Vraag om uw verhuizing door te geven",
        "Wet BRP 2.39",
        AdresonderzoekAangifte,
    ),
    Soort(
        "gba/adresonderzoek_voornemen",
        "Voornemen om u uit te schrijven",
        "Wet BRP 2.22, Awb 4:8",
        AdresonderzoekVoornemen,
    ),
    Soort(
        "gba/uitgeschreven",
        "Besluit om u uit te schrijven",
        "Wet BRP 2.22, 2.60 onder d",
        Uitgeschreven,
    ),
    Soort("gba/naamgebruik", "Naamgebruik", "Wet BRP 2.56", Naamgebruik),
    Soort("gba/uittreksel", "Uittreksel", "Wet BRP 2.55, 3.15", Uittreksel),
    Soort("gba/verhuizing", "Bevestiging van de verhuizing", "Wet BRP 2.39, 2.43", Verhuizing),
    Soort(
        "gba/verhuizing_geweigerd",
        "Besluit over uw verhuizing",
        "Wet BRP 2.60 onder a",
        VerhuizingGeweigerd,
    ),
)
