"""The objection as a dossier: commands -> events -> state, by the Awb.

Pure: the moment, who acts and the new id come in as values.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from pydantic import AwareDatetime, Field

from bezwaar.invoer import (
    Beslissing,
    BestredenBesluit,
    Bezwaarschrift,
    Dictum,
    Indiener,
    NietHoren,
    NietOntvankelijk,
    Notitie,
)
from gemeengoed import awb
from gemeengoed.documents import Bestand
from gemeengoed.dossier import Event, Kind
from gemeengoed.model import Model
from gemeengoed.problem import AgainstTheLaw, Conflict, Invalid
from gemeengoed.termijnen import Termijn


class Stand(StrEnum):
    """Where an objection stands."""

    INGEDIEND = "ingediend"
    BESLIST = "beslist"


class OordeelTijdigheid(Model):
    """Whether it came in time (Awb 6:9); being late can be excused (6:11), by a person."""

    uitkomst: awb.Tijdigheid
    artikel: str
    tekst: str


class Uitkomst(Model):
    """The decision that was taken, and when."""

    beslissing: Beslissing
    genomen_op: AwareDatetime
    binnen_termijn: bool


class BezwaarUit(Model):
    """An objection, as others may read it."""

    id: str
    kenmerk: str = Field(examples=["BZW-K7QM-3FZX-9RTW"])
    stand: Stand
    indiener: Indiener
    besluit: BestredenBesluit
    gronden: str | None = None
    mede_indieners: tuple[Indiener, ...] = ()
    stukken: tuple[Bestand, ...] = Field(default=(), description="Meegestuurde documenten")
    verzuimen: tuple[str, ...] = Field(
        default=(), description="Wat nog ontbreekt en hersteld moet worden (Awb 6:6)"
    )
    ontvangen_op: AwareDatetime
    tijdigheid: OordeelTijdigheid
    bezwaartermijn: Termijn
    beslistermijn: Termijn
    uitkomst: Uitkomst | None = None
    notities: int = 0


class Bezwaar(BezwaarUit):
    """The state of the dossier; `persoon` is the objector's pseudonym, when known."""

    persoon: str | None = None

    def openbaar(self) -> BezwaarUit:
        return BezwaarUit.model_validate(self.model_dump(include=set(BezwaarUit.model_fields)))

    def resterende_dagen(self, vandaag: date) -> int | None:
        """Days left to decide, the last day included: 0 is today, -1 is a day late."""
        eind = self.beslistermijn.eind
        return None if eind is None else (eind - vandaag).days


class Ingediend(Event):
    """An objection reached us (Awb 2:19: the moment it entered our system)."""

    type: ClassVar[str] = "ingediend"
    id: str
    stuk: Bezwaarschrift
    stukken: tuple[Bestand, ...] = ()
    persoon: str | None = None


class NotitieGelegd(Event):
    type: ClassVar[str] = "notitie_gelegd"
    tekst: str


class Beslist(Event):
    """The decision on the objection was taken."""

    type: ClassVar[str] = "beslist"
    beslissing: Beslissing


def dien_in(
    stuk: Bezwaarschrift,
    *,
    id: str,
    persoon: str | None,
    door: str,
    nu: datetime,
    stukken: tuple[Bestand, ...] = (),
) -> Ingediend:
    """File an objection. Too early is allowed (6:10), too late is judged later (6:11). Invalid."""
    controleer_bekendmaking(stuk.besluit, nu)
    zonder = Bezwaarschrift(**{f: getattr(stuk, f) for f in Bezwaarschrift.model_fields})
    return Ingediend(at=nu, by=door, id=id, stuk=zonder, stukken=stukken, persoon=persoon)


def controleer_bekendmaking(besluit: BestredenBesluit, nu: datetime) -> None:
    """A decision can't have been made known in the future, nor before the Awb existed. Invalid."""
    dag = besluit.bekendgemaakt_op
    if dag > awb.lokale_datum(nu):
        raise _at("besluit.bekendgemaaktOp", "Deze datum ligt in de toekomst.")
    try:
        awb.bezwaartermijn(bekendmaking=dag)
    except awb.TermijnFout:
        raise _at("besluit.bekendgemaaktOp", "Deze datum is te lang geleden.") from None


def leg_notitie(_bezwaar: Bezwaar, notitie: Notitie, *, door: str, nu: datetime) -> NotitieGelegd:
    """Leave a note with the case, also with a decided one."""
    return NotitieGelegd(at=nu, by=door, tekst=notitie.tekst)


def beslis(bezwaar: Bezwaar, beslissing: Beslissing, *, door: str, nu: datetime) -> Beslist:
    """Decide on the objection (Awb 7:11, 7:12).

    Raises Conflict when it was decided already; AgainstTheLaw when nobody was heard and no
    ground of 7:3 is given (7:2), when it is called late but was in time (6:9), or when a
    defect is held against someone who was not asked to repair it (6:6); Invalid when the
    hearing lies in the future or before the objection.
    """
    if bezwaar.stand is Stand.BESLIST:
        raise Conflict("Op dit bezwaar is al beslist.")
    _past_bij_elkaar(beslissing)
    _horen(bezwaar, beslissing, awb.lokale_datum(nu))
    if beslissing.dictum is Dictum.NIET_ONTVANKELIJK:
        _ontvankelijkheid(bezwaar, beslissing)
    return Beslist(at=nu, by=door, beslissing=beslissing)


def _past_bij_elkaar(beslissing: Beslissing) -> None:
    niet = beslissing.dictum is Dictum.NIET_ONTVANKELIJK
    if niet and beslissing.niet_ontvankelijk is None:
        raise _at("nietOntvankelijk", "Kies waarom het bezwaar niet-ontvankelijk is.")
    if not niet and beslissing.niet_ontvankelijk is not None:
        raise _at("nietOntvankelijk", "Dit past niet bij hoe u beslist.")
    if beslissing.herroepen and beslissing.dictum not in (Dictum.GEGROND, Dictum.DEELS_GEGROND):
        raise _at("herroepen", "Herroepen kan alleen als het bezwaar (deels) gegrond is.")


# A ground not to hear says how the decision must end; c and d do not.
_PAST_BIJ = {
    NietHoren.KENNELIJK_NIET_ONTVANKELIJK: Dictum.NIET_ONTVANKELIJK,
    NietHoren.KENNELIJK_ONGEGROND: Dictum.ONGEGROND,
    NietHoren.VOLLEDIG_TEGEMOETGEKOMEN: Dictum.GEGROND,
}


def _horen(bezwaar: Bezwaar, beslissing: Beslissing, vandaag: date) -> None:
    if beslissing.gehoord_op is None:
        if beslissing.niet_gehoord is None:
            raise AgainstTheLaw(
                "Voordat u beslist, moet de indiener zijn gehoord. Blijft het horen achterwege, "
                "geef dan de grond.",
                artikel="Awb 7:2 en 7:3",
            )
        if _PAST_BIJ.get(beslissing.niet_gehoord, beslissing.dictum) is not beslissing.dictum:
            raise AgainstTheLaw(
                "Deze grond om niet te horen past niet bij hoe u beslist.", artikel="Awb 7:3"
            )
        return
    if beslissing.niet_gehoord is not None:
        raise _at("nietGehoord", "Geef de hoorzitting of de grond om niet te horen, niet allebei.")
    if beslissing.gehoord_op > vandaag:
        raise _at("gehoordOp", "Deze datum ligt in de toekomst.")
    if beslissing.gehoord_op < awb.lokale_datum(bezwaar.ontvangen_op):
        raise _at("gehoordOp", "Deze datum ligt voor de dag waarop het bezwaar binnenkwam.")


def _ontvankelijkheid(bezwaar: Bezwaar, beslissing: Beslissing) -> None:
    if (
        beslissing.niet_ontvankelijk is NietOntvankelijk.TE_LAAT
        and bezwaar.tijdigheid.uitkomst is awb.Tijdigheid.TIJDIG
    ):
        raise AgainstTheLaw(
            "Dit bezwaar kwam op tijd. Het kan dus niet te laat zijn.", artikel="Awb 6:9"
        )
    if beslissing.niet_ontvankelijk is NietOntvankelijk.VERZUIM:
        raise AgainstTheLaw(
            "De indiener heeft nog geen termijn gehad om het verzuim te herstellen.",
            artikel="Awb 6:6",
        )


def evolve(bezwaar: Bezwaar | None, event: Event) -> Bezwaar:
    """The state after an event; the terms follow from it by the Awb."""
    if isinstance(event, Ingediend):
        return _ingediend(event)
    if bezwaar is None:
        raise ValueError(f"{event.type} cannot be the first event")
    if isinstance(event, NotitieGelegd):
        return bezwaar.model_copy(update={"notities": bezwaar.notities + 1})
    if isinstance(event, Beslist):
        dag, eind = awb.lokale_datum(event.at), bezwaar.beslistermijn.eind
        uitkomst = Uitkomst(
            beslissing=event.beslissing,
            genomen_op=event.at,
            binnen_termijn=eind is None or dag <= eind,
        )
        return bezwaar.model_copy(update={"stand": Stand.BESLIST, "uitkomst": uitkomst})
    raise ValueError(f"unknown event {event.type}")


def _ingediend(event: Ingediend) -> Bezwaar:
    stuk = event.stuk
    termijn = awb.bezwaartermijn(bekendmaking=stuk.besluit.bekendgemaakt_op)
    oordeel = awb.tijdig(termijn=termijn, ontvangen=event.at, kanaal=awb.Kanaal.ELEKTRONISCH)
    beslistermijn = _beslistermijn(awb.laatste_dag(termijn, "Awb 7:10"), oordeel.ontvangen)
    return Bezwaar(
        id=event.id,
        kenmerk=f"BZW-{event.id.upper()}",
        stand=Stand.INGEDIEND,
        indiener=stuk.indiener,
        besluit=stuk.besluit,
        gronden=stuk.gronden,
        mede_indieners=stuk.mede_indieners,
        stukken=event.stukken,
        verzuimen=() if stuk.gronden else ("gronden",),
        ontvangen_op=event.at,
        tijdigheid=OordeelTijdigheid(
            uitkomst=oordeel.uitkomst, artikel=oordeel.artikel, tekst=oordeel.tekst
        ),
        bezwaartermijn=Termijn.van(termijn),
        beslistermijn=Termijn.van(beslistermijn),
        persoon=event.persoon,
    )


def _beslistermijn(bezwaar_eind: date, ontvangen: date) -> awb.Termijn:
    """The term to decide. What came after the objection term counts from the day it came: nobody
    can decide on what is not there yet, and a date in the past is no promise (ADR 0003)."""
    if ontvangen <= bezwaar_eind:
        return awb.beslistermijn(bezwaar_eind=bezwaar_eind)
    termijn = awb.beslistermijn(bezwaar_eind=ontvangen)
    let_op = (
        "Dit bezwaar kwam na de bezwaartermijn binnen. Daarom tellen wij vanaf de dag van "
        "ontvangst. De wet zegt dit niet met zoveel woorden."
    )
    return replace(termijn, waarschuwingen=(*termijn.waarschuwingen, let_op))


def keys(bezwaar: Bezwaar) -> dict[str, str | None]:
    """By what pages list objections: deadline (officials), person (the objector)."""
    eind = bezwaar.beslistermijn.eind
    open_ = bezwaar.stand is not Stand.BESLIST
    return {
        "stand": "open" if open_ else "gesloten",
        # A term that stands still sorts after all others.
        "uiterlijk": eind.isoformat() if eind else "9999-12-31",
        "indiener": bezwaar.persoon,
        "ontvangen": bezwaar.ontvangen_op.isoformat(),
    }


def _at(field: str, reason: str) -> Invalid:
    return Invalid.at(field, "waarde", reason)


BEZWAREN = Kind("bezwaar", Bezwaar, (Ingediend, NotitieGelegd, Beslist), evolve, keys)
