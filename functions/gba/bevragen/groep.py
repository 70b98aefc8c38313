"""A group of fields: what they hold, which are under investigation, and leaving out the rest.

Under investigation (fields/in-onderzoek): 83.10 names a category (`010000`), a group (`010200`)
or an element (`010240`) that is doubted. A field is, when one of the elements that it is made of
is. That is told with a field, so only for fields that are asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gba.bevragen.datum import datum
from gba.bevragen.lo3 import Voorkomen

# The fields that are wanted: a name with those below it; None is all there is.
Boom = Mapping[str, "Boom | None"]
INGANG = "datumIngangOnderzoek"
# It was found that someone does not live on the address (83.10 is 089999).
NIET_OP_ADRES = "9999"


@dataclass(frozen=True, slots=True)
class Onderzoek:
    """The investigation of a category, if there is one.

    sinds  under which name its first day is told
    """

    code: str
    ingang: str
    sinds: str

    @classmethod
    def van(cls, categorie: str, voorkomen: Voorkomen, sinds: str = INGANG) -> Onderzoek | None:
        """None when there is none, or it has ended (83.30)."""
        code = voorkomen.get("8310")
        if not code or voorkomen.get("8330") or not code.startswith(categorie):
            return None
        return cls(code[2:], voorkomen.get("8320", ""), sinds)

    def raakt(self, elementen: Sequence[str]) -> bool:
        """Whether one of the elements is doubted."""
        if self.code == "0000":
            return True
        if self.code.endswith("00"):
            return any(e.startswith(self.code[:2]) for e in elementen)
        return self.code in elementen

    @property
    def niet_op_adres(self) -> bool:
        return self.code == NIET_OP_ADRES


@dataclass(slots=True)
class Groep:
    """Fields by name; a value may be a group itself, or a list of groups.

    altijd  fields that come along with any other
    """

    waarden: dict[str, Any] = field(default_factory=dict)
    onderzocht: dict[str, list[Onderzoek]] = field(default_factory=dict)
    altijd: frozenset[str] = frozenset()

    def zet(
        self,
        naam: str,
        waarde: Any,
        *,
        bronnen: Sequence[str] = (),
        onderzoek: Onderzoek | None = None,
    ) -> None:
        """Add a field; one without a value is left out, and can be under investigation."""
        if waarde not in (None, "", False):
            self.waarden[naam] = waarde
        if onderzoek and onderzoek.raakt(bronnen):
            self.onderzocht.setdefault(naam, []).append(onderzoek)

    def kies(self, boom: Boom | None) -> dict[str, Any]:
        """What is wanted of it, as JSON has it."""
        uit: dict[str, Any] = {}
        for naam, waarde in self.waarden.items():
            if self._gevraagd(naam, boom):
                uit[naam] = _kies(waarde, boom.get(naam) if boom else None)
        in_onderzoek: dict[str, Any] = {}
        for naam, onderzoeken in self.onderzocht.items():
            if self._gevraagd(naam, boom):
                in_onderzoek[naam] = True
                for onderzoek in onderzoeken:
                    if sinds := datum(onderzoek.ingang):
                        in_onderzoek[onderzoek.sinds] = sinds
        if in_onderzoek:
            uit["inOnderzoek"] = in_onderzoek
        return uit

    def _gevraagd(self, naam: str, boom: Boom | None) -> bool:
        return boom is None or naam in boom or naam in self.altijd


def met(een: Mapping[str, Any], ander: Mapping[str, Any]) -> dict[str, Any]:
    """What was chosen twice of the same group, by its name and by its alias, as one."""
    groepen = {n: met(een[n], w) for n, w in ander.items() if isinstance(een.get(n), dict)}
    return {**een, **ander, **groepen}


def _kies(waarde: Any, boom: Boom | None) -> Any:
    if isinstance(waarde, Groep):
        return waarde.kies(boom)
    if isinstance(waarde, list):
        return [_kies(een, boom) for een in waarde]
    return waarde
