"""The figures of the dashboard, over all applications together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from applications.gateway import Browser
from applications.portaal.conftest import NU, bericht, melding, zeg
from gemeengoed import aws
from gemeengoed.portal import BERICHT_VERSTUURD, ZAAK_GEWIJZIGD
from gemeengoed.store import Transaction
from portaal.schedule import clockwork
from portaal.wensen import WENSEN, Wens, uit


@pytest.fixture
def resident(log_in: Callable[..., Browser]) -> Browser:
    return log_in()


def test_what_is_counted(resident: Browser) -> None:
    for n, (application, day) in enumerate(
        [("bezwaar", "2026-11-23"), ("subsidie", "2026-11-23"), ("bezwaar", "2026-11-24")]
    ):
        path = f"/{application}/werk/{n}"
        behandeling = melding()["behandeling"] | {"uiterlijk": day, "pagina": path}
        data = melding(f"{application}:zaak:{n}", behandeling=behandeling, pagina=path)
        zeg(ZAAK_GEWIJZIGD, data, application)
    for n in (1, 2, 3):
        zeg(BERICHT_VERSTUURD, bericht(n))
    resident.get("/berichten/bezwaar:bezwaar:aaaa-bbbb-cccc:1")
    store = aws.store("portaal")
    wens = Wens.model_validate({"tekst": "Een knop erbij graag", "rol": "inwoner"})

    def command(tx: Transaction) -> None:
        tx.append(WENSEN, "w", uit(wens, NU))

    store.run(command, now=0)
    figures = {name: figure(store, NU) for name, figure in clockwork.figures.items()}
    assert figures == {"open": 3, "over_termijn": 2, "ongelezen": 2, "wensen": 1}


def test_every_figure_of_the_manifest_is_made() -> None:
    assert set(clockwork.figures) == {k.name for k in clockwork.application.kpis}
