"""What gba does for people: a module is one line here and one folder beside it.

The folder has its pages in `pages.py` (`mount(web)`), its dossiers as `KINDS`, and what the
portal must hear of them in `tell(stream)`.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any


@dataclass(frozen=True, slots=True)
class Module:
    """One thing that one can do.

    pad      below /gba, for residents; empty when they have nothing to start
    werk     below /gba, for officials: what waits for them; empty when nothing does
    lijst    what that is, to them
    """

    naam: str
    titel: str
    uitleg: str
    pad: str = ""
    werk: str = ""
    lijst: str = ""


MODULES: tuple[Module, ...] = (
    Module(
        "verhuizing",
        "Verhuizing doorgeven",
        "Geef uw nieuwe adres door.",
        pad="verhuizen",
        werk="verhuizingen",
        lijst="Verhuizingen om na te kijken",
    ),
    Module(
        "inzage",
        "Uw gegevens bekijken",
        "Zie wat er over u in het bevolkingsregister staat, en wie die gegevens kreeg.",
        pad="gegevens",
    ),
    Module(
        "geheimhouding",
        "Geheimhouding",
        "Zorg dat anderen dan de overheid uw gegevens niet krijgen.",
        pad="geheimhouding",
    ),
    Module(
        "naamgebruik",
        "Naamgebruik",
        "Kies met welke achternaam de overheid u aanschrijft.",
        pad="naamgebruik",
    ),
    Module(
        "terugmelding",
        "Een fout melden",
        "Klopt er iets niet in uw gegevens? Meld het, dan zoeken wij het uit.",
        pad="terugmelden",
        werk="terugmeldingen",
        lijst="Meldingen over gegevens",
    ),
    Module(
        "uittreksel",
        "Een uittreksel",
        "Een brief waarin staat wat er over u geregistreerd is.",
        pad="uittreksel",
        werk="uittreksels",
        lijst="Uittreksels die wachten op betaling",
    ),
    Module(
        "briefadres",
        "Een briefadres",
        "Heeft u geen woonadres? Vraag een adres waar u post krijgt.",
        pad="briefadres",
        werk="briefadressen",
        lijst="Aanvragen voor een briefadres",
    ),
    Module(
        "adresonderzoek",
        "Onderzoek naar een adres",
        "Of iemand woont op het adres dat geregistreerd is.",
        werk="adresonderzoeken",
        lijst="Adresonderzoeken",
    ),
)


def gevonden(module: Module) -> Any:
    """Its pages, kinds and what it tells: `gba.<naam>.pages`."""
    return import_module(f"gba.{module.naam}.pages")
