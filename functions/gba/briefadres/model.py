"""An address for post, of who has none to live at (Wet BRP 2.23 lid 1), lives in an institution
that was designated for it (2.40), or is not safe when it is known where (2.41).

Who gives the address is registered as a resident, or is an organisation that the municipality
designated (2.42). They must agree (2.45 lid 2): in their own portal, or in writing as an official
has seen. Nothing goes by itself: an official looks at each.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar

from gba.bevragen.lo3 import VERBLIJFPLAATS, Persoonslijst
from gba.inwoner import AANGIFTE, mag_zelf
from gba.lijsten import Bijgehouden
from gba.samenloop import samenloop
from gba.verhuizing.adressen import Adres
from gba.verhuizing.invoer import Hoofdbewoner, NieuwAdres
from gba.verhuizing.model import Beantwoord, ToestemmingGevraagd, Vervallen, evolve_toestemming
from gba.verhuizing.staat import Toestemming
from gba.verhuizing.verwerken import op_adres
from gba.zaak import Besluit, BriefGemaakt, Zaak, met_brief
from gba.zaken import sleutels
from gemeengoed import awb
from gemeengoed.awb import lokale_datum
from gemeengoed.awb.rekenen import Grond, vooruit
from gemeengoed.dossier import Event, Kind
from gemeengoed.model import Model
from gemeengoed.problem import Conflict, FieldError, Invalid
from gemeengoed.termijnen import Termijn
from gemeengoed.velden import Ja, Tekst

BRIEFADRES = "B"


class Reden(StrEnum):
    GEEN_WOONADRES = "geen_woonadres"
    REIZEND = "reizend"
    BUITENLAND = "buitenland"
    INSTELLING = "instelling"
    VEILIGHEID = "veiligheid"


REDENEN = {
    Reden.GEEN_WOONADRES: "Ik heb geen woonadres",
    Reden.REIZEND: "Ik reis voor mijn werk, en woon nergens",
    Reden.BUITENLAND: "Ik ben korter dan 8 maanden in het buitenland, en heb geen woonadres",
    Reden.INSTELLING: "Ik verblijf in een aangewezen instelling (bijvoorbeeld psychiatrie, "
    "verpleging, gevangenis of beschermd wonen)",
    Reden.VEILIGHEID: "Het is niet veilig als mijn woonadres bekend is",
}
# To travel or to be abroad is no ground by itself: what counts is that there is no home.
_ZONDER_WOONADRES = "Wet BRP 2.23 lid 1, 2.39 lid 3"
ARTIKELEN = {
    Reden.GEEN_WOONADRES: _ZONDER_WOONADRES,
    Reden.REIZEND: _ZONDER_WOONADRES,
    Reden.BUITENLAND: _ZONDER_WOONADRES,
    Reden.INSTELLING: "Wet BRP 2.40",
    Reden.VEILIGHEID: "Wet BRP 2.41",
}


class Stand(StrEnum):
    BEOORDELEN = "beoordelen"
    TOEGEKEND = "toegekend"
    GEWEIGERD = "geweigerd"
    INGETROKKEN = "ingetrokken"


class Aanvraag(Model):
    """gever  who takes the post; left out for an address of an institution"""

    reden: Reden
    uitleg: Tekst
    nieuw: NieuwAdres
    gever: Hoofdbewoner | None = None


class Goedkeuring(Model):
    """What the official saw: a written declaration of whose address it is, and that this person is
    registered as a resident."""

    verklaring: Ja = False
    ingeschreven: Ja = False


class Weigering(Model):
    reden: Tekst


class Briefadres(Zaak):
    """gever       pseudonym of whose address it is; None: an institution, or not found there
    gever_naam     as it was typed
    toestemming    what whose address it is said; None: nothing yet
    """

    reden: Reden
    uitleg: str
    adres: Adres
    gever: str | None = None
    gever_naam: str = ""
    termijn: Termijn
    stand: Stand = Stand.BEOORDELEN
    toestemming: bool | None = None
    oordeel: str = ""
    beslist_op: date | None = None

    @property
    def open(self) -> bool:
        return self.stand is Stand.BEOORDELEN

    @property
    def gever_niet_gevonden(self) -> bool:
        """Whether who takes the post was not found at the address, and no institution does."""
        return self.gever is None and not self.adres.briefadres

    @property
    def zonder_woonadres(self) -> bool:
        return self.reden not in (Reden.INSTELLING, Reden.VEILIGHEID)

    @property
    def vanaf(self) -> date:
        """10.30: the day on which it was asked for (Wet BRP 2.20 lid 3 onder b, 2.39 lid 3)."""
        return lokale_datum(self.ontvangen_op)

    @property
    def bezwaartermijn(self) -> Termijn | None:
        if self.stand is not Stand.GEWEIGERD or self.beslist_op is None:
            return None
        return Termijn.van(awb.bezwaartermijn(bekendmaking=self.beslist_op))


class Aangevraagd(Event):
    type: ClassVar[str] = "briefadres_aangevraagd"
    id: str
    persoon: str
    reden: Reden
    uitleg: str
    adres: Adres
    gever: str | None = None
    gever_naam: str = ""
    termijn: Termijn


class ToestemmingBekend(Event):
    type: ClassVar[str] = "toestemming_bekend"
    akkoord: bool


class Ingetrokken(Event):
    type: ClassVar[str] = "briefadres_ingetrokken"


class Beslist(Event):
    type: ClassVar[str] = "briefadres_beslist"
    stand: Stand
    oordeel: str = ""
    gezien: Goedkeuring | None = None
    besluit: Besluit | None = None


def mag(lijst: Persoonslijst, vandaag: date) -> None:
    """It is a move that is told, and so for who is a child or under curatele somebody else tells it
    (Wet BRP 2.39 lid 3, 2.48). AgainstTheLaw, or Conflict when the list is not kept any more."""
    mag_zelf(lijst, vandaag, AANGIFTE)


def vraag_aan(
    gegeven: Aanvraag,
    adres: Adres,
    *,
    id: str,
    persoon: str,
    gever: str | None,
    door: str,
    nu: datetime,
) -> Aangevraagd:
    """Invalid at `gever.naam` when nobody was named at an address where people live."""
    if gegeven.gever is None and not adres.briefadres:
        raise Invalid.at("gever.naam", "missing", "Vul in wie daar uw post aanneemt.")
    return Aangevraagd(
        at=nu,
        by=door,
        id=id,
        persoon=persoon,
        reden=gegeven.reden,
        uitleg=gegeven.uitleg,
        adres=adres,
        gever=gever,
        gever_naam=gegeven.gever.naam if gegeven.gever else "",
        termijn=beslistermijn(lokale_datum(nu)),
    )


def beslistermijn(ontvangen: date) -> Termijn:
    """Eight weeks, as on an application (Awb 4:13)."""
    grond = Grond(
        naam="beslissen over een briefadres",
        artikelen=("Awb 4:13",),
        aanhef="Wij beslissen binnen deze termijn.",
    )
    return Termijn.van(vooruit(grond, ontvangen, awb.REDELIJKE_TERMIJN))


def keur_goed(
    zaak: Briefadres, lijst: Persoonslijst, gegeven: Goedkeuring, *, door: str, nu: datetime
) -> tuple[Bijgehouden, Beslist]:
    """The letter address goes on the list. Conflict when whose address it is said no, or the list
    is not kept any more; Invalid at what the official has yet to see."""
    _open(zaak)
    if lijst.opgeschort or lijst.overleden:
        raise Conflict("Deze persoonslijst wordt niet meer bijgehouden.")
    if zaak.toestemming is False:
        raise Conflict("Wie op dit adres woont, is het er niet mee eens. Goedkeuren kan niet.")
    if mist := _mist(zaak, gegeven):
        raise Invalid("Er is nog niet alles nagekeken.", fields=mist)
    vanaf, dag = f"{zaak.vanaf:%Y%m%d}", f"{lokale_datum(nu):%Y%m%d}"
    if lijst.actueel(VERBLIJFPLAATS).get("1030", "") > vanaf:
        raise Conflict("De persoon is na deze aanvraag verhuisd. Weiger deze aanvraag.")
    bijgehouden = Bijgehouden(
        at=nu,
        by=door,
        categorie=VERBLIJFPLAATS,
        # 72.10: the person told it.
        actueel={**op_adres(zaak.adres, lijst, vanaf, dag, BRIEFADRES), "7210": "I"},
        aanleiding=zaak.id,
    )
    return bijgehouden, Beslist(at=nu, by=door, stand=Stand.TOEGEKEND, gezien=gegeven)


def _mist(zaak: Briefadres, gegeven: Goedkeuring) -> list[FieldError]:
    """That whose address it is agreed (Wet BRP 2.45 lid 2), and is a resident (2.42 onder a)."""
    mist = []
    if not zaak.toestemming and not gegeven.verklaring:
        reden = "Er is nog geen toestemming. Keur pas goed als u een verklaring heeft gezien."
        mist.append(FieldError("verklaring", "missing", reden))
    if zaak.gever_niet_gevonden and not gegeven.ingeschreven:
        reden = "Wij vonden deze persoon niet op het adres. Kijk na of die daar staat ingeschreven."
        mist.append(FieldError("ingeschreven", "missing", reden))
    return mist


def weiger(zaak: Briefadres, reden: str, *, door: str, nu: datetime) -> Beslist:
    """A decision that can be objected to (Wet BRP 2.60 onder a)."""
    _open(zaak)
    besluit = Besluit(
        kenmerk=zaak.kenmerk,
        omschrijving="Weigering van een briefadres",
        bekendgemaakt_op=lokale_datum(nu),
        persoon=zaak.persoon,
    )
    return Beslist(at=nu, by=door, stand=Stand.GEWEIGERD, oordeel=reden, besluit=besluit)


def trek_in(zaak: Briefadres, *, door: str, nu: datetime) -> Ingetrokken:
    _open(zaak)
    return Ingetrokken(at=nu, by=door)


def _open(zaak: Briefadres) -> None:
    if not zaak.open:
        raise Conflict("Over deze aanvraag is al beslist, of u heeft die ingetrokken.")


def evolve(zaak: Briefadres | None, event: Event) -> Briefadres:
    if isinstance(event, Aangevraagd):
        velden: dict[str, Any] = event.model_dump(by_alias=False, exclude={"at", "by"})
        return Briefadres(ontvangen_op=event.at, **velden)
    if zaak and isinstance(event, ToestemmingBekend):
        return zaak.model_copy(update={"toestemming": event.akkoord})
    if zaak and isinstance(event, BriefGemaakt):
        return met_brief(zaak, event)
    if zaak and isinstance(event, Ingetrokken):
        return zaak.model_copy(update={"stand": Stand.INGETROKKEN})
    if zaak and isinstance(event, Beslist):
        anders = {"stand": event.stand, "oordeel": event.oordeel}
        return zaak.model_copy(update={**anders, "beslist_op": lokale_datum(event.at)})
    raise ValueError(f"this case does not change by {event.type}")


def keys(zaak: Briefadres) -> dict[str, str | None]:
    return sleutels(
        persoon=zaak.persoon,
        ontvangen=zaak.ontvangen_op,
        open_=zaak.open,
        uiterlijk=zaak.termijn.eind,
    )


_GEBEURTENISSEN = (Aangevraagd, ToestemmingBekend, Beslist, Ingetrokken, BriefGemaakt)
BRIEFADRESSEN = Kind("briefadres", Briefadres, _GEBEURTENISSEN, evolve, keys)
# The question to whose address it is, as with a move; it has the key of the case.
VRAGEN = Kind(
    "briefadresvraag",
    Toestemming,
    (ToestemmingGevraagd, Beantwoord, Vervallen),
    evolve_toestemming,
)
# By the pseudonym of who asks: what they asked last.
AANVRAGERS = samenloop("briefadresaanvrager")
