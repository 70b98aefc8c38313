"""A reminder reaches who must act: on the work list, and over the bus on that of the portal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from applications.bezwaar.cases import (
    beroep,
    beslist,
    doe,
    in_gebreke,
    op,
    toegewezen,
    verstuurd,
    zaak,
)
from applications.bezwaar.zaak import Zaak, beslissing, verzoek
from applications.gateway import Browser
from applications.shared.store_tables import CountingTable
from bezwaar import events, model, schedule
from bezwaar.invoer import Verdagingsbesluit
from bezwaar.model import BEZWAREN, herinnering
from bezwaar.model.gebeurtenissen import Herinnerd
from gemeengoed import aws
from gemeengoed.identity import Role, merk
from gemeengoed.store import Store

LogIn = Callable[..., Browser]
Zet = Callable[[datetime], None]
WERK = "/bezwaar/werkvoorraad"
LOTTE, KARIM = "medewerker:lotte", "medewerker:karim"


def gezegd(zaak: Zaak) -> tuple[str, date | None] | None:
    """The reminder that applies."""
    found = herinnering(zaak.staat)
    return (found.taak, found.eind) if found else None


class TestWhichApplies:
    def test_the_latest(self, stuk: dict[str, Any]) -> None:
        zaak, eind = Zaak(stuk), date(2027, 1, 25)
        assert gezegd(zaak) is None
        zaak.op("2027-01-11").tijd()
        assert gezegd(zaak) == ("beslissen", eind)
        zaak.op("2027-02-01").tijd()
        zaak.doe(model.stel_in_gebreke)
        assert gezegd(zaak) == ("beslissen", eind)
        zaak.op("2027-03-01").tijd()
        assert gezegd(zaak) == ("beslissen, want de dwangsom loopt", eind)

    def test_not_one_of_a_term_that_became_longer(self, stuk: dict[str, Any]) -> None:
        zaak = Zaak(stuk).op("2027-01-22")
        zaak.tijd()
        zaak.doe(model.verdaag, Verdagingsbesluit(weken=6, reden="Druk."))
        assert gezegd(zaak) is None

    def test_not_while_the_term_stands_still(self, stuk: dict[str, Any]) -> None:
        zaak = Zaak(stuk).op("2027-01-12")
        zaak.tijd()
        zaak.doe(model.vraag_herstel, verzoek("machtiging"))
        assert gezegd(zaak) is None

    def test_decided_is_reminded_of_sending(self, stuk: dict[str, Any]) -> None:
        """A decision that was not sent is none (Awb 3:40): the old reminder was of deciding."""
        zaak, eind = Zaak(stuk).op("2027-01-11"), date(2027, 1, 25)
        zaak.tijd()
        zaak.gehoord().op("2027-01-13").doe(model.beslis, beslissing())
        assert gezegd(zaak) is None
        wat = [e.wat for e in model.wat_nu(zaak.staat, nu=zaak.nu) if isinstance(e, Herinnerd)]
        assert wat == [f"beslissing versturen: 14 dagen voor {eind}"]
        zaak.tijd()
        assert gezegd(zaak) == ("beslissing versturen", eind)
        assert model.volgende_dag(zaak.staat) == date(2027, 1, 22)
        zaak.op("2027-01-22").tijd()
        zaak.op("2027-01-26").tijd()
        assert gezegd(zaak) == ("beslissing versturen", eind)
        zaak.doe(model.maak_bekend, zaak.nu.date())
        assert gezegd(zaak) is None

    def test_late_before_it_was_decided_and_still_not_sent(self, stuk: dict[str, Any]) -> None:
        zaak = Zaak(stuk).op("2027-01-26")
        zaak.tijd()
        zaak.gehoord().doe(model.beslis, beslissing())
        assert gezegd(zaak) == ("beslissing versturen", date(2027, 1, 25))

    def test_a_penalty_that_stopped_is_only_to_be_fixed(self, stuk: dict[str, Any]) -> None:
        zaak = Zaak(stuk).op("2027-01-26")
        zaak.doe(model.stel_in_gebreke)
        zaak.op("2027-02-12").tijd()
        zaak.beslist("2027-02-12")
        assert gezegd(zaak) is None
        zaak.tijd()
        assert gezegd(zaak) == ("dwangsom vaststellen", date(2027, 2, 25))


class TestWorkList:
    def test_own_cases_on_top(self, log_in: LogIn, stuk: dict[str, Any], tijd: Zet) -> None:
        store = aws.store("bezwaar") if log_in(Role.BURGER) else None
        assert store
        mine = zaak(store, stuk, 1, toegewezen(LOTTE))
        other = zaak(store, stuk, 2, toegewezen(KARIM))
        assert "Let op" not in self.page(log_in, "lotte", tijd, op(1, 10))
        schedule.termijnen(store, op(1, 11))
        text = self.page(log_in, "lotte", tijd, op(1, 11))
        block, _, table = text.partition("<table")
        assert "Let op" in block
        assert mine in block
        assert other not in block
        assert table.count("Herinnering: beslissen binnen 14 dagen") == 2
        # It counts the days that are left by now, not those of when it was given.
        assert "beslissen binnen 1 dag<" in self.page(log_in, "lotte", tijd, op(1, 24))
        assert "beslissen, vandaag is de laatste dag" in self.page(log_in, "lotte", tijd, op(1, 25))
        assert "Te laat: beslissen" in self.page(log_in, "lotte", tijd, op(1, 26))
        assert "Let op" not in self.page(log_in, "nieuw", tijd, op(1, 26))
        told = log_in(Role.MEDEWERKER, "lotte").get(f"{WERK}/{mine}").text
        assert "beslissen: 14 dagen voor 25 januari 2027" in told

    def test_late_also_when_no_job_ran(
        self, log_in: LogIn, stuk: dict[str, Any], tijd: Zet
    ) -> None:
        log_in(Role.BURGER)
        zaak(aws.store("bezwaar"), stuk, 1, toegewezen(LOTTE))
        text = self.page(log_in, "lotte", tijd, op(1, 26))
        assert "Te laat: Beslissen op bezwaar" in text.partition("<table")[0]

    def test_only_on_the_first_page(self, log_in: LogIn, stuk: dict[str, Any], tijd: Zet) -> None:
        log_in(Role.BURGER)
        for number in (1, 2):
            zaak(aws.store("bezwaar"), stuk, number, toegewezen(LOTTE))
        text = self.page(log_in, "lotte", tijd, op(1, 26), "?limit=1")
        assert "Let op" in text
        more = text.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
        assert "Let op" not in log_in(Role.MEDEWERKER, "lotte").get(more).text

    def test_the_court_waits_for_the_file(
        self, log_in: LogIn, stuk: dict[str, Any], tijd: Zet
    ) -> None:
        log_in(Role.BURGER)
        store, day = aws.store("bezwaar"), op(11, 24, 2026)
        id_ = zaak(store, stuk, 1, toegewezen(LOTTE), beslist(day), verstuurd(day), beroep(day))
        schedule.termijnen(store, op(12, 8, 2026))
        text = self.page(log_in, "lotte", tijd, op(12, 8, 2026), "?wie=ik")
        assert id_ in text.partition("<table")[0]
        assert "Herinnering: dossier naar de rechtbank sturen binnen 14 dagen" in text

    def page(self, log_in: LogIn, who: str, tijd: Zet, moment: datetime, query: str = "") -> str:
        tijd(moment)
        reply = log_in(Role.MEDEWERKER, who).get(WERK + query)
        assert reply.status == 200
        return reply.text


class TestPortal:
    def test_the_snapshot_says_whose_it_is_and_what_of(self, stuk: dict[str, Any]) -> None:
        store = Store(CountingTable())
        id_ = zaak(store, stuk, 1, toegewezen("medewerker:123456782"))
        schedule.termijnen(store, op(1, 22))
        verteld = events.zaak(store.get(BEZWAREN, id_)).behandeling
        assert verteld
        assert verteld.behandelaar == merk("medewerker:123456782")
        assert verteld.herinnering
        assert verteld.herinnering.tekst == "beslissen"
        assert verteld.herinnering.uiterlijk == date(2027, 1, 25)
        assert "123456782" not in verteld.as_json()

    @pytest.mark.parametrize(
        ("stappen", "wat", "uiterlijk"),
        [
            ([], "Beslissen op bezwaar", date(2027, 1, 25)),
            ([beslist(op(12, 1, 2026))], "Beslissing versturen", date(2027, 1, 25)),
            ([beslist(op(12, 1, 2026)), verstuurd(op(12, 1, 2026))], None, None),
            (
                [beslist(op(12, 1, 2026)), verstuurd(op(12, 1, 2026)), beroep(op(12, 2, 2026))],
                "Dossier naar de rechtbank sturen",
                date(2026, 12, 30),
            ),
        ],
        ids=["decide", "send", "done", "court"],
    )
    def test_what_there_is_to_do(
        self, stuk: dict[str, Any], stappen: list[Any], wat: str | None, uiterlijk: date | None
    ) -> None:
        store = Store(CountingTable())
        id_ = zaak(store, stuk, 1, *stappen)
        verteld = events.zaak(store.get(BEZWAREN, id_)).behandeling
        assert (verteld.wat if verteld else None) == wat
        assert (verteld.uiterlijk if verteld else None) == uiterlijk

    def test_a_penalty_that_was_not_fixed_stays_work(self, stuk: dict[str, Any]) -> None:
        store = Store(CountingTable())
        id_ = zaak(store, stuk, 1, in_gebreke(op(1, 26)))
        for stap in (beslist(op(2, 12)), verstuurd(op(2, 12))):
            doe(store, id_, stap)
        verteld = events.zaak(store.get(BEZWAREN, id_)).behandeling
        assert verteld
        assert (verteld.wat, verteld.uiterlijk) == ("Dwangsom vaststellen", date(2027, 2, 25))
