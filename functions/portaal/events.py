"""portaal on the bus: hears what people must see, says what they read and what they miss.

Only of itself an application may tell something; anything else is parked, with an alarm on it.
"""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import ValidationError

from gemeengoed import clock, gemeente, portal, settings
from gemeengoed.cloudevent import CloudEvent
from gemeengoed.model import Model
from gemeengoed.portal import BerichtMelding, InzageMelding, ZaakMelding
from gemeengoed.settings import EventsSettings
from gemeengoed.store import Store, Transaction
from gemeengoed.stream import Poison, Stream, Written
from portaal.application import APPLICATION
from portaal.berichten import BERICHTEN, Gelezen, Geplaatst
from portaal.gegevens import GEGEVENS
from portaal.gegevens import Gezet as GegevensGezet
from portaal.gegevens import melding as gegevens_melding
from portaal.huisstijl import HUISSTIJL, LOGOS
from portaal.inzagen import INZAGEMELDINGEN, Vernomen
from portaal.wensen import WENSEN, Geuit
from portaal.zaken import ZAKEN, Gemeld, is_nieuwer

M = TypeVar("M", bound=Model)


def public(written: Written) -> tuple[str, dict[str, Any]] | None:
    """A message was read: its application may show that. What the municipality says of itself:
    whoever writes letters. A wish: the cooperative hears it."""
    event = written.event
    if isinstance(event, Gelezen):
        zaak = written.id.rpartition(":")[0]
        return "bericht.gelezen", {"bericht": written.id, "zaak": zaak}
    if isinstance(event, GegevensGezet):
        return gemeente.GEGEVENS_GEWIJZIGD, gegevens_melding(event, written.number)
    if isinstance(event, Geuit):
        # Two municipalities may have one organisation number; the key tells them apart.
        instance = settings.load(EventsSettings).instance
        wens = event.wens.model_dump(mode="json", by_alias=True)
        return "wens.geuit", {**wens, "instantie": instance}
    return None


stream = Stream(
    APPLICATION,
    kinds=[ZAKEN, BERICHTEN, INZAGEMELDINGEN, WENSEN, HUISSTIJL, LOGOS, GEGEVENS],
    public=public,
)


@stream.on(portal.ZAAK_GEWIJZIGD)
def zaak_gewijzigd(event: CloudEvent, store: Store) -> None:
    """Keep the newest snapshot."""
    melding = _van_zichzelf(event, ZaakMelding)
    paden = [melding.pagina, *([melding.behandeling.pagina] if melding.behandeling else [])]
    _hold(event, melding.zaak, *paden)

    def command(tx: Transaction) -> None:
        if is_nieuwer(tx.find(ZAKEN, melding.zaak), melding):
            tx.append(ZAKEN, melding.zaak, Gemeld(at=event.time, by=event.source, melding=melding))

    _run(store, command)


@stream.on(portal.BERICHT_VERSTUURD)
def bericht_verstuurd(event: CloudEvent, store: Store) -> None:
    """Place the message in the mailbox, once; when that was is evidence."""
    bericht = _van_zichzelf(event, BerichtMelding)
    _hold(event, bericht.zaak, *([bericht.pagina] if bericht.pagina else []))
    # Reading it is told with the case that its key names.
    if not bericht.id.startswith(f"{bericht.zaak}:"):
        raise Poison("NotOfThisCase")

    def command(tx: Transaction) -> None:
        if tx.find(BERICHTEN, bericht.id) is None:
            geplaatst = Geplaatst(at=clock.now(), by=event.source, bericht=bericht)
            tx.append(BERICHTEN, bericht.id, geplaatst)

    _run(store, command)


@stream.on(portal.INZAGE_GEDAAN)
def inzage_gedaan(event: CloudEvent, store: Store) -> None:
    """Show the person who looked, once per look."""
    inzage = _van_zichzelf(event, InzageMelding)
    _hold(event, inzage.zaak)
    _hold(event, inzage.id)

    def command(tx: Transaction) -> None:
        if tx.find(INZAGEMELDINGEN, inzage.id) is None:
            vernomen = Vernomen(at=event.time, by=event.source, inzage=inzage)
            tx.append(INZAGEMELDINGEN, inzage.id, vernomen)

    _run(store, command)


def _van_zichzelf(event: CloudEvent, model: type[M]) -> M:
    """What an application of this instance says. Poison."""
    oin = settings.load(EventsSettings).oin
    if not event.source.startswith(f"urn:nld:oin:{oin}:"):
        raise Poison("NotOfThisInstance")
    try:
        return model.model_validate(event.data, extra="ignore")
    except ValidationError as e:
        raise Poison(type(e).__name__) from e


def _hold(event: CloudEvent, key: str, *paths: str) -> None:
    """Poison when an application speaks of another's case, or sends people to another's page."""
    application = event.source.rpartition(":")[2]
    if key.partition(":")[0] != application:
        raise Poison("NotItsOwn")
    if any(path.split("/")[1] != application for path in paths):
        raise Poison("NotItsOwnPage")


def _run(store: Store, command: Any) -> None:
    store.run(command, now=int(clock.now().timestamp()))


handler = stream.handler
