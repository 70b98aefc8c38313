"""What the portal hears of an extract, and the extract itself as a letter."""

from __future__ import annotations

from typing import Any

from gba.uittreksel.model import UITTREKSELS, Afgegeven, Stand, Uittreksel
from gba.zaak import schrijf
from gemeengoed import portal
from gemeengoed.dossier import Dossier, Event
from gemeengoed.stream import Stream, Written

_STATUS = {
    Stand.WACHT_OP_BETALING: "Betaal uw uittreksel bij de balie.",
    Stand.AFGEGEVEN: "Uw uittreksel is klaar.",
    Stand.VERVALLEN: "U heeft uw aanvraag ingetrokken.",
}


def public(written: Written) -> None:
    """That someone has an extract is nobody's business."""


def tell(stream: Stream) -> None:
    stream.zaak(UITTREKSELS)(zaak)
    stream.bericht(UITTREKSELS)(bericht)
    schrijf(stream, UITTREKSELS, _inhoud)


def zaak(dossier: Dossier[Uittreksel]) -> portal.Zaak:
    staat = dossier.state
    wacht = staat.stand is Stand.WACHT_OP_BETALING
    return portal.Zaak(
        persoon=staat.persoon,
        titel="Uittreksel uit het bevolkingsregister",
        kenmerk=staat.kenmerk,
        stand=portal.Stand.LOPEND if wacht else portal.Stand.AFGEROND,
        status=_STATUS[staat.stand],
        pagina=f"/gba/uittreksel/zaken/{dossier.id}",
        taak=portal.Taak(tekst="Betaal uw uittreksel bij de balie") if wacht else None,
        behandeling=portal.Behandeling(
            pagina=f"/gba/uittreksels/{dossier.id}",
            wat="Betaling van een uittreksel",
            taak="behandelaar",
        )
        if wacht
        else None,
    )


def bericht(written: Written, dossier: Dossier[Uittreksel]) -> portal.Bericht | None:
    if not isinstance(written.event, Afgegeven):
        return None
    return portal.Bericht(
        persoon=dossier.state.persoon,
        onderwerp="Uw uittreksel is klaar",
        alineas=("Bij uw zaak kunt u het downloaden, over een paar minuten.",),
        pagina=f"/gba/uittreksel/zaken/{dossier.id}",
    )


def _inhoud(event: Event, staat: Uittreksel) -> tuple[str, dict[str, Any]] | None:
    if not isinstance(event, Afgegeven):
        return None
    velden = event.inhoud.model_dump(mode="json", by_alias=True)
    gevuld = {naam: waarde for naam, waarde in velden.items() if waarde}
    return "uittreksel", {**gevuld, "code": event.code}
