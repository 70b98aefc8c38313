"""voorbeeld on the bus."""

from __future__ import annotations

from typing import Any

from gemeengoed import portal
from gemeengoed.dossier import Dossier
from gemeengoed.flow import draft
from gemeengoed.stream import Stream, Written
from voorbeeld.application import APPLICATION
from voorbeeld.formulier import CONCEPTEN
from voorbeeld.model import ZAKEN, Afgehandeld, Ingediend, Zaak


def public(written: Written) -> tuple[str, dict[str, Any]] | None:
    """What others may know: that it came, and that it was settled."""
    if isinstance(written.event, Ingediend):
        return "voorbeeld.ingediend", {}
    if isinstance(written.event, Afgehandeld):
        return "voorbeeld.afgehandeld", {}
    return None


stream = Stream(APPLICATION, kinds=[ZAKEN, CONCEPTEN.kind], public=public)
stream.zaak(CONCEPTEN.kind)(draft.zaak)


@stream.zaak(ZAKEN)
def zaak(dossier: Dossier[Zaak]) -> portal.Zaak:
    """How it stands: among the person's cases, and on the officials' work list."""
    state, open_ = dossier.state, dossier.state.antwoord is None
    return portal.Zaak(
        persoon=state.persoon,
        titel=state.bericht.onderwerp,
        stand=portal.Stand.LOPEND if open_ else portal.Stand.AFGEROND,
        status="Wij hebben uw bericht ontvangen." if open_ else "Wij hebben geantwoord.",
        pagina=f"/voorbeeld/zaken/{dossier.id}",
        behandeling=portal.Behandeling(
            pagina=f"/voorbeeld/werkvoorraad/{dossier.id}", wat="Antwoorden", taak="behandelaar"
        )
        if open_
        else None,
    )


handler = stream.handler
