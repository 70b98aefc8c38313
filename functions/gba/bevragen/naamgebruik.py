"""By which name someone wants to be addressed (61.10), and with which title.

    E own name   P partner's name   V partner's before one's own   N partner's after one's own

Shared by the opening of a letter, the address line and the running text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gba.bevragen import adel
from gba.bevragen.lo3 import Voorkomen
from gba.bevragen.naam import Naam, samen


@dataclass(frozen=True, slots=True)
class Naamgebruik:
    """What one needs to know to address someone.

    gewenst    as registered
    gebruik    what can be done: one's own name when there is no partner, or theirs is not known
    gehuwd     whether there is a partner now
    met_man    whether the partner is a man, as far as is known
    """

    eigen: Naam
    partner: Naam
    geslacht: str
    gewenst: str
    heeft_partner: bool
    gehuwd: bool
    met_man: bool

    @classmethod
    def van(cls, persoon: Voorkomen, partner: Voorkomen | None) -> Naamgebruik:
        """`partner`: the current one, else the last one; None when there never was one."""
        return cls(
            eigen=Naam.van(persoon),
            partner=Naam.van(partner or {}),
            geslacht=persoon.get("0410") or "O",
            gewenst=persoon.get("6110") or "E",
            heeft_partner=partner is not None,
            gehuwd=partner is not None and not partner.get("0710"),
            met_man=(partner or {}).get("0410", "M") == "M",
        )

    @property
    def gebruik(self) -> str:
        return self.gewenst if self.partner.geslachtsnaam else "E"

    @property
    def onbekend(self) -> bool:
        """Whether the own surname is called for and not known."""
        return not self.eigen.geslachtsnaam and self.gebruik != "P"

    def hoffelijkheidstitel(self, gebruik: str) -> adel.Vorm | None:
        """The courtesy title of a woman who uses the name of her (former) partner."""
        if self.geslacht != "V" or not self.heeft_partner or gebruik == "E":
            return None
        return adel.hoffelijkheidstitel(self.partner.titel)

    def mag_titel(self, gebruik: str) -> bool:
        """Whether the own title or predicate may be used: never with the partner's name alone,
        and a woman has no predicate beside a partner or the name of one."""
        if gebruik == "P" and self.heeft_partner:
            return False
        if self.eigen.predicaat and self.geslacht == "V":
            return not self.gehuwd and (gebruik == "E" or not self.heeft_partner)
        return bool(self.eigen.titel)

    @property
    def titel(self) -> adel.Vorm | None:
        """The own title or predicate in the form that goes with the sex, when it may be used."""
        mag = self.mag_titel(self.gebruik)
        return adel.vorm(self.eigen.titel, self.geslacht) if mag else None

    def naam(self, eigen: str, partner: str) -> str:
        """The parts in the order that is wanted."""
        volgorde: dict[str, Sequence[str]] = {
            "E": (eigen,),
            "P": (partner,),
            "V": (partner, eigen),
            "N": (eigen, partner),
        }
        return "-".join(deel for deel in volgorde.get(self.gebruik, (eigen,)) if deel)

    @property
    def zonder_titel(self) -> str:
        return self.naam(self.eigen.achternaam, self.partner.achternaam)

    @property
    def met_hoffelijkheid(self) -> str:
        """The partner's name, with the courtesy title if there is one."""
        titel = self.hoffelijkheidstitel(self.gebruik)
        return samen(titel.tekst if titel else "", self.partner.achternaam)
