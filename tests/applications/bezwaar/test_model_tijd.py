"""What time brings about: each thing once, whoever looked when."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from applications.bezwaar.zaak import Zaak, beslissing, verzoek
from bezwaar import model
from bezwaar.invoer import Beroepschrift, Verdagingsbesluit
from bezwaar.model import BEZWAREN, Stand, volgende_dag, wat_nu
from bezwaar.model.gebeurtenissen import Herinnerd, HerstelVerlopen


def wat(zaak: Zaak) -> list[str]:
    return [e.wat if isinstance(e, Herinnerd) else e.type for e in wat_nu(zaak.staat, nu=zaak.nu)]


def test_reminders_at_fourteen_and_three_days(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk)
    assert volgende_dag(zaak.staat) == date(2027, 1, 11)
    assert wat(zaak.op("2027-01-10", "22:59")) == []
    assert wat(zaak.op("2027-01-10", "23:00")) == ["beslissen: 14 dagen voor 2027-01-25"]
    zaak.tijd()
    assert wat(zaak) == []
    assert volgende_dag(zaak.staat) == date(2027, 1, 22)
    zaak.op("2027-01-22").tijd()
    assert volgende_dag(zaak.staat) == date(2027, 1, 26)
    assert wat(zaak.op("2027-01-26")) == ["te laat sinds 2027-01-25"]


def test_a_week_in_which_nobody_looked_gives_each_once(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).op("2027-02-01")
    assert len(wat(zaak)) == 3
    zaak.tijd()
    assert wat(zaak) == []
    assert volgende_dag(zaak.staat) is None
    assert BEZWAREN.keys(zaak.staat)["wacht"] is None


def test_a_longer_term_has_reminders_of_its_own(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).op("2027-01-25")
    zaak.tijd()
    zaak.doe(model.verdaag, Verdagingsbesluit(weken=6, reden="Druk."))
    assert wat(zaak) == []
    assert volgende_dag(zaak.staat) == date(2027, 2, 22)


def test_the_term_to_repair_passes_and_shows_that_we_are_late(stuk: dict[str, Any]) -> None:
    """Nobody looked for months: what follows from the term that passed comes in the same go."""
    zaak = Zaak(stuk).op("2027-01-20")
    zaak.doe(model.vraag_herstel, verzoek("machtiging"))
    assert volgende_dag(zaak.staat) == date(2027, 2, 4)
    found = wat_nu(zaak.op("2027-06-01").staat, nu=zaak.nu)
    assert isinstance(found[0], HerstelVerlopen)
    # Suspended 21 January to 2 February, 13 days: Sunday 7 February, so Monday.
    assert [e.wat for e in found if isinstance(e, Herinnerd)] == [
        "beslissen: 14 dagen voor 2027-02-08",
        "beslissen: 3 dagen voor 2027-02-08",
        "te laat sinds 2027-02-08",
    ]
    zaak.tijd()
    assert wat(zaak) == []


def test_day_by_day_or_in_one_go(stuk: dict[str, Any]) -> None:
    def late() -> Zaak:
        zaak = Zaak(stuk).op("2027-01-20")
        zaak.doe(model.vraag_herstel, verzoek("machtiging", weken=1))
        return zaak

    per_dag, ineens = late(), late()
    for dag in range(60):
        per_dag.nu += timedelta(days=bool(dag))
        per_dag.tijd()
    ineens.nu = per_dag.nu
    assert ineens.tijd() == per_dag.staat


def test_the_penalty_gives_signs(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).op("2027-01-26")
    zaak.tijd()
    zaak.doe(model.stel_in_gebreke)
    assert volgende_dag(zaak.staat) == date(2027, 2, 10)
    zaak.op("2027-02-10").tijd()
    # It can be fixed after 23 March, until 6 April.
    assert volgende_dag(zaak.staat) == date(2027, 3, 23)
    assert wat(zaak.op("2027-03-24")) == [
        "dwangsom vaststellen: 14 dagen voor 2027-04-06",
        "dwangsom vaststellen na 2027-03-23",
    ]


def test_the_file_for_the_court_gives_signs(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).beslist("2027-01-25").op("2027-03-15")
    beroep = Beroepschrift(zaaknummer="1", verzonden_op=date(2027, 3, 15))
    zaak.doe(model.stel_beroep_in, beroep)
    assert volgende_dag(zaak.staat) == date(2027, 3, 29)
    zaak.doe(model.verzend_stukken, ("Alles",))
    assert volgende_dag(zaak.staat) is None


def test_a_decision_that_lies_unsent_is_late_too(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).op("2027-01-22").gehoord()
    zaak.doe(model.beslis, beslissing())
    zaak.tijd()
    assert wat(zaak.op("2027-01-26")) == ["te laat sinds 2027-01-25"]


def test_what_is_closed_is_left_alone(stuk: dict[str, Any]) -> None:
    zaak = Zaak(stuk).beslist("2027-01-25").op("2027-03-09")
    assert zaak.tijd().stand is Stand.AFGESLOTEN
    assert volgende_dag(zaak.staat) is None
    assert wat(zaak.op("2030-01-01")) == []
