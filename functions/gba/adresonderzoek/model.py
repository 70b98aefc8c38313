"""Whether somebody lives where they are registered: the case, its steps and how it may end."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from pydantic import AwareDatetime

from gba.zaak import Besluit, BriefGemaakt, Zaak, met_brief
from gba.zaken import sleutels
from gemeengoed import awb
from gemeengoed.awb import lokale_datum
from gemeengoed.dossier import Event, Kind
from gemeengoed.model import Model
from gemeengoed.termijnen import Termijn
from gemeengoed.velden import Bsn, Datum, Ja, Tekst


class Aanleiding(StrEnum):
    TERUGMELDING = "terugmelding"
    RETOURPOST = "retourpost"
    OMWONENDE = "omwonende"
    EIGEN = "eigen"


AANLEIDINGEN = {
    Aanleiding.TERUGMELDING: "Melding van een organisatie (terugmelding)",
    Aanleiding.RETOURPOST: "Post kwam terug",
    Aanleiding.OMWONENDE: "Melding van een buur of bewoner",
    Aanleiding.EIGEN: "Wij zagen het zelf",
}


class Soort(StrEnum):
    """What can be done to find out. BRIEF asks the person, who then has a term."""

    BRIEF = "brief"
    BEZOEK = "bezoek"
    NAVRAAG = "navraag"


SOORTEN = {
    Soort.BRIEF: "Brief met de vraag naar het woonadres",
    Soort.BEZOEK: "Bezoek aan het adres",
    Soort.NAVRAAG: "Navraag bij werkgever of uitkering",
}


class Woont(StrEnum):
    HIER = "hier"
    VERHUISD = "verhuisd"


class Stand(StrEnum):
    ONDERZOEK = "onderzoek"
    AANGIFTE = "aangifte"
    VOORNEMEN = "voornemen"
    WOONT_ER = "woont_er"
    VERHUISD = "verhuisd"
    VERTROKKEN = "vertrokken"

    @property
    def open(self) -> bool:
        return self in (Stand.ONDERZOEK, Stand.AANGIFTE, Stand.VOORNEMEN)


class Start(Model):
    bsn: Bsn
    aanleiding: Aanleiding
    toelichting: Tekst


class Stap(Model):
    """What was done, on which day, and what it told. What it told is for officials alone: it may
    be about neighbours."""

    soort: Soort
    op: Datum
    bevinding: Tekst


class Antwoord(Model):
    """What the person says."""

    woont: Woont
    toelichting: Tekst


class Reden(Model):
    """Why, for the person to read."""

    reden: Tekst


class Voornemen(Reden):
    """onjuist  that the address that the person was asked to tell, proved to be wrong"""

    onjuist: Ja = False


class Gezegd(Antwoord):
    """na  how many steps there were: with more there was a look at what was said"""

    op: AwareDatetime
    na: int


class Gedaan(Stap):
    """termijn  of a letter: until when the person can answer"""

    termijn: Termijn | None = None


class Adresonderzoek(Zaak):
    """adres     as it was registered, for people
    begonnen  83.20
    adres_onjuist  whether the address that the person was asked to tell, proved to be wrong
    voornemen_op   when what we intend was made known: the day of the departure (Wet BRP 2.22 lid 2)
    """

    aanleiding: Aanleiding
    toelichting: str
    adres: str
    begonnen: date
    termijn: Termijn
    stand: Stand = Stand.ONDERZOEK
    stappen: tuple[Gedaan, ...] = ()
    antwoorden: tuple[Gezegd, ...] = ()
    aangifte: Termijn | None = None
    adres_onjuist: bool = False
    voornemen_op: date | None = None
    zienswijze: Termijn | None = None
    reden: str = ""
    afgerond_op: date | None = None

    @property
    def open(self) -> bool:
        return self.stand.open

    @property
    def onbekeken(self) -> bool:
        """Whether nothing was done since the person said something."""
        return bool(self.antwoorden) and self.antwoorden[-1].na == len(self.stappen)

    @property
    def reactie(self) -> Termijn | None:
        """The term of the last letter, when nothing was heard or done since."""
        return None if self.onbekeken or not self.stappen else self.stappen[-1].termijn

    @property
    def nu(self) -> Termijn:
        """The term that runs now: what officials see it by."""
        if self.stand is Stand.VOORNEMEN and self.zienswijze:
            return self.zienswijze
        if self.stand is Stand.AANGIFTE and self.aangifte:
            return self.aangifte
        return self.reactie or self.termijn

    @property
    def bezwaartermijn(self) -> Termijn | None:
        if self.stand is not Stand.VERTROKKEN or self.afgerond_op is None:
            return None
        return Termijn.van(awb.bezwaartermijn(bekendmaking=self.afgerond_op))


class Begonnen(Event):
    type: ClassVar[str] = "adresonderzoek_begonnen"
    id: str
    persoon: str
    aanleiding: Aanleiding
    toelichting: str
    adres: str
    begonnen: Datum
    termijn: Termijn


class StapGezet(Event):
    type: ClassVar[str] = "stap_gezet"
    stap: Gedaan


class Geantwoord(Event):
    type: ClassVar[str] = "persoon_antwoordde"
    antwoord: Antwoord


class AangifteGevraagd(Event):
    type: ClassVar[str] = "aangifte_gevraagd"
    reden: str
    termijn: Termijn


class Voorgenomen(Event):
    """It was found that the person does not live there; what we intend is told (Awb 4:8)."""

    type: ClassVar[str] = "vertrek_voorgenomen"
    reden: str
    termijn: Termijn
    adres_onjuist: bool = False


class Afgerond(Event):
    """besluit  of who is written out: it can be objected to"""

    type: ClassVar[str] = "adresonderzoek_afgerond"
    stand: Stand
    reden: str
    besluit: Besluit | None = None


def evolve(zaak: Adresonderzoek | None, event: Event) -> Adresonderzoek:
    if isinstance(event, Begonnen):
        velden: dict[str, Any] = event.model_dump(by_alias=False, exclude={"at", "by"})
        return Adresonderzoek(ontvangen_op=event.at, **velden)
    if zaak is None:
        raise ValueError(f"no case begins with {event.type}")
    if isinstance(event, BriefGemaakt):
        return met_brief(zaak, event)
    return zaak.model_copy(update=_anders(zaak, event))


def _anders(zaak: Adresonderzoek, event: Event) -> dict[str, Any]:
    if isinstance(event, StapGezet):
        return {"stappen": (*zaak.stappen, event.stap)}
    if isinstance(event, Geantwoord):
        wat = event.antwoord.model_dump(by_alias=False)
        gezegd = Gezegd(op=event.at, na=len(zaak.stappen), **wat)
        return {"antwoorden": (*zaak.antwoorden, gezegd)}
    if isinstance(event, AangifteGevraagd):
        return {"stand": Stand.AANGIFTE, "reden": event.reden, "aangifte": event.termijn}
    if isinstance(event, Voorgenomen):
        return {
            "stand": Stand.VOORNEMEN,
            "reden": event.reden,
            "zienswijze": event.termijn,
            "adres_onjuist": event.adres_onjuist,
            "voornemen_op": lokale_datum(event.at),
        }
    if isinstance(event, Afgerond):
        dag = lokale_datum(event.at)
        return {"stand": event.stand, "reden": event.reden, "afgerond_op": dag}
    raise ValueError(f"this case does not change by {event.type}")


def keys(zaak: Adresonderzoek) -> dict[str, str | None]:
    # An official began it: it is no case that the person filed.
    return sleutels(
        persoon=None, ontvangen=zaak.ontvangen_op, open_=zaak.open, uiterlijk=zaak.nu.eind
    )


_GEBEURTENISSEN = (
    Begonnen,
    StapGezet,
    Geantwoord,
    AangifteGevraagd,
    Voorgenomen,
    Afgerond,
    BriefGemaakt,
)
ADRESONDERZOEKEN = Kind("adresonderzoek", Adresonderzoek, _GEBEURTENISSEN, evolve, keys)
