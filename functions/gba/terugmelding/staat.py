"""The state of a doubt, and what follows from it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from gba.bevragen.lo3 import VERBLIJFPLAATS
from gba.terugmelding.gegevens import Gegeven, voor_ons
from gba.terugmelding.termijn import beslistermijn
from gba.zaak import Zaak
from gemeengoed import awb
from gemeengoed.awb import lokale_datum
from gemeengoed.documents import Bestand
from gemeengoed.termijnen import Termijn


class Melder(StrEnum):
    INWONER = "inwoner"
    MEDEWERKER = "medewerker"
    BESTUURSORGAAN = "bestuursorgaan"


class Stand(StrEnum):
    IN_ONDERZOEK = "in_onderzoek"
    VERBETERD = "verbeterd"
    NIET_VERBETERD = "niet_verbeterd"


class Terugmelding(Zaak):
    """wie       of whom or what the value is, in words
    verlengd  the term by law after it was extended, and why
    """

    melder: Melder
    gegeven: str
    wie: str
    reden: str
    moet_zijn: str | None = None
    termijn: Termijn
    stand: Stand = Stand.IN_ONDERZOEK
    stukken: tuple[Bestand, ...] = ()
    verlengd: Termijn | None = None
    waarom_verlengd: str = ""
    oordeel: str = ""
    beoordeeld_op: date | None = None

    @property
    def open(self) -> bool:
        return self.stand is Stand.IN_ONDERZOEK

    @property
    def over(self) -> Gegeven:
        gevonden = Gegeven.lees(self.gegeven)
        assert gevonden
        return gevonden

    @property
    def wat(self) -> str:
        return f"{self.wie}: {self.over.wat}"

    @property
    def voor_ons(self) -> str:
        return voor_ons(self.wat)

    @property
    def beslistermijn(self) -> Termijn | None:
        """By when the law wants a decision, on what somebody asks of their own data."""
        if self.melder is not Melder.INWONER:
            return None
        return self.verlengd or beslistermijn(lokale_datum(self.ontvangen_op))

    @property
    def mag_langer(self) -> bool:
        """Whether the term can be extended: of what a resident asks about civil status or
        nationality (2.58 lid 3), which is all but where somebody lives."""
        eigen = self.open and self.melder is Melder.INWONER
        return eigen and self.over.categorie != VERBLIJFPLAATS

    @property
    def bezwaartermijn(self) -> Termijn | None:
        """In which one can object, when what was done is a decision."""
        if self.beoordeeld_op is None or not is_besluit(self.melder, self.stand):
            return None
        return Termijn.van(awb.bezwaartermijn(bekendmaking=self.beoordeeld_op))


def is_besluit(melder: Melder, stand: Stand) -> bool:
    """Refusing what somebody asks of their own data is one; so is putting right unasked (2.60)."""
    gevraagd = melder is Melder.INWONER
    return stand is (Stand.NIET_VERBETERD if gevraagd else Stand.VERBETERD)
