"""Addresses of a municipality: streets that it does not have, with postcodes and BAG numbers."""

from __future__ import annotations

from dataclasses import dataclass

from gba.bevragen import tabellen
from infra_cdk.gba.namen import STRATEN

# The four digits of the municipalities of `make run`; those of others follow from their code.
_CIJFERS = {"0757": 5280, "0772": 5610, "0845": 5270, "0632": 3440}
# SS, SA and SD are in no postcode, nor are F, I, O, Q, U and Y.
_EERSTE, _TWEEDE = "ABCDEGHJKLMNPRTVWXZ", "ABCDEGHJKLMNPRSTVWXZ"
_PER_STRAAT = 100
_PER_POSTCODE = 50

Adres = dict[str, str]


@dataclass(frozen=True, slots=True)
class Gemeente:
    """code: of table 33."""

    code: str

    @property
    def naam(self) -> str:
        return tabellen.tabel(33)[self.code]

    def adres(self, nummer: int) -> Adres:
        """The elements of an address, by its number among all."""
        straat = STRATEN[nummer // _PER_STRAAT % len(STRATEN)]
        huis = nummer % _PER_STRAAT + 1
        adres = {
            "1110": straat[:24],
            "1115": straat,
            "1120": str(huis),
            "1160": self._postcode(nummer // _PER_POSTCODE),
            "1170": self.naam,
            "1180": f"{self.code}01{nummer:010}",
            "1190": f"{self.code}20{nummer:010}",
        }
        if nummer % 17 == 0:
            adres["1130"] = "AB"[nummer % 2]
        if nummer % 23 == 0:
            adres["1140"] = str(nummer % 4 + 1)
        return adres

    def _postcode(self, plaats: int) -> str:
        begin = _CIJFERS.get(self.code, 1000 + int(self.code) * 4 % 8900)
        reeks, letters = divmod(plaats, len(_EERSTE) * len(_TWEEDE))
        eerste, tweede = divmod(letters, len(_TWEEDE))
        return f"{begin + reeks % 100}{_EERSTE[eerste]}{_TWEEDE[tweede]}"
