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

    pad      below /gba; empty when there is nothing to start
    """

    naam: str
    titel: str
    uitleg: str
    pad: str = ""
    voor_inwoners: bool = True


MODULES: tuple[Module, ...] = (
    Module("verhuizing", "Verhuizing doorgeven", "Geef uw nieuwe adres door.", "verhuizen"),
)


def gevonden(module: Module) -> Any:
    """Its pages, kinds and what it tells: `gba.<naam>.pages`."""
    return import_module(f"gba.{module.naam}.pages")
