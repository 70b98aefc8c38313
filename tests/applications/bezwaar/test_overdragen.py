"""Handing a case to a colleague, and laying it back for anybody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from applications.bezwaar.cases import INGEDIEND, WIE, beroep, beslist, doe, op, verstuurd, zaak
from applications.bezwaar.conftest import NU
from applications.bezwaar.pages import hidden
from applications.bezwaar.zaak import Zaak, beslissing
from applications.bezwaar.zaken import leg_neer, soorten, staat
from applications.gateway import Browser, Reply
from applications.shared.store_tables import CountingTable
from bezwaar import collegas, lijsten, model
from bezwaar.application import APPLICATION
from bezwaar.collegas import COLLEGAS
from bezwaar.model import BEZWAREN, Stand
from gemeengoed import manifest
from gemeengoed.identity import Principal, Role, merk
from gemeengoed.store import Store

LogIn = Callable[..., Browser]
Zet = Callable[[datetime], None]
WERK = "/bezwaar/werkvoorraad"
LOTTE, KARIM = "medewerker:lotte", "medewerker:karim"


def hand_over(official: Browser, id_: str, aan: str, **more: str) -> Reply:
    url = f"{WERK}/{id_}/draag-over"
    return official.post(url, hidden(official.get(url), "draag-over") | {"aan": aan} | more)


def official(door: str, name: str = "A. Tester") -> Principal:
    return Principal(Role.MEDEWERKER, door.partition(":")[2], name)


class TestColleagues:
    def test_once_a_day_and_then_one_read(self) -> None:
        table = CountingTable()
        store = Store(table)
        for hours in (0, 1, 5):
            collegas.zie(store, official(LOTTE), NU + timedelta(hours=hours))
        assert len(store.history(COLLEGAS, merk(LOTTE))) == 1
        assert table.calls["write"] == 1
        table.calls.clear()
        collegas.zie(store, official(LOTTE), NU + timedelta(hours=6))
        assert table.calls == {"get": 1}
        # Half past eleven at night in Amsterdam is still today, half past twelve is not.
        collegas.zie(store, official(LOTTE), NU.replace(hour=22, minute=30))
        collegas.zie(store, official(LOTTE), NU.replace(hour=23, minute=30))
        assert len(store.history(COLLEGAS, merk(LOTTE))) == 2

    def test_who_did_not_come_by_for_90_days_is_not_offered(self) -> None:
        store = Store(CountingTable())
        collegas.zie(store, official(LOTTE, "Lotte"), NU)
        collegas.zie(store, official(KARIM, "Karim"), NU + timedelta(days=1))

        def names(days: int) -> list[str]:
            return [c.naam for c in collegas.bekend(store, NU + timedelta(days=days))]

        assert names(1) == ["Karim", "Lotte"]
        assert names(90) == ["Karim", "Lotte"]
        assert names(91) == ["Karim"]
        assert names(92) == []
        kept = store.get(COLLEGAS, merk(LOTTE)).state
        gone = COLLEGAS.expires(kept)
        assert gone
        assert gone > NU + timedelta(days=90)

    def test_more_than_a_page_of_them(self) -> None:
        table = CountingTable()
        store = Store(table)
        for number in range(130):
            collegas.zie(store, official(f"medewerker:{number}", f"C {number:03}"), NU)
        table.calls.clear()
        assert [c.naam for c in collegas.bekend(store, NU)] == [f"C {n:03}" for n in range(130)]
        assert table.calls == {"query": 2}

    @pytest.mark.parametrize("door", ["medewerker:" + "x" * 200, "medewerker:123456782", "é/#?"])
    def test_whatever_an_identity_provider_calls_somebody(self, door: str) -> None:
        store = Store(CountingTable())
        wie = official(door)
        collegas.zie(store, wie, NU)
        collegas.zie(store, wie, NU)
        (found,) = collegas.bekend(store, NU)
        assert found.door == wie.by
        assert found.merk.isalnum()
        assert "123456782" not in found.merk

    def test_the_list_of_work_does_not_show_them(self) -> None:
        store = Store(CountingTable())
        collegas.zie(store, official(LOTTE), NU)
        assert store.count(lijsten.werkvoorraad()) == 0


class TestModel:
    def give(self, zaak: Zaak, aan: str = KARIM) -> dict[str, Any]:
        return {"behandelaar": aan, "naam": "Karim", "toelichting": None, "door": LOTTE}

    def test_not_to_who_decided(self, stuk: dict[str, Any]) -> None:
        zaak = Zaak(stuk)
        zaak.doe(model.meld_betrokkenheid, medewerker=KARIM, door=KARIM)
        told = zaak.verboden("10:3 lid 3", model.draag_over, **self.give(zaak))
        assert told.startswith("Deze collega")
        zaak.doe(model.draag_over, **self.give(zaak, "medewerker:ana"))

    def test_who_has_it_cannot_be_given_it(self, stuk: dict[str, Any]) -> None:
        zaak = Zaak(stuk)
        zaak.doe(model.draag_over, **self.give(zaak))
        assert zaak.staat.stand is Stand.IN_BEHANDELING
        zaak.kan_niet(model.draag_over, **self.give(zaak))

    def test_laid_back(self, stuk: dict[str, Any]) -> None:
        zaak = Zaak(stuk)
        zaak.kan_niet(model.leg_terug)
        zaak.doe(model.draag_over, **self.give(zaak))
        assert zaak.doe(model.leg_terug).behandelaar is None
        assert BEZWAREN.keys(zaak.staat)["behandelaar"] == "niemand"

    def test_a_decision_that_was_not_sent_can_be_handed_over(self, stuk: dict[str, Any]) -> None:
        zaak = Zaak(stuk).gehoord()
        zaak.doe(model.beslis, beslissing())
        assert zaak.doe(model.draag_over, **self.give(zaak)).stand is Stand.BESLIST
        zaak.doe(model.maak_bekend, zaak.nu.date())
        zaak.kan_niet(model.draag_over, **self.give(zaak, LOTTE))
        zaak.kan_niet(model.leg_terug)


class TestPages:
    def test_the_receiver_has_it_on_their_list(self, log_in: LogIn, stuk: dict[str, Any]) -> None:
        lotte, karim = log_in(Role.MEDEWERKER, "lotte"), log_in(Role.MEDEWERKER, "karim")
        id_ = leg_neer(stuk, NU)
        assert id_ not in karim.get(f"{WERK}?wie=ik").text
        lotte.get(f"{WERK}/{id_}")
        page = lotte.get(f"{WERK}/{id_}/draag-over").text
        assert f'value="{merk(KARIM)}"' in page
        assert "karim" not in page
        done = hand_over(lotte, id_, merk(KARIM), toelichting="Bel <b>eerst</b>.")
        assert done.location == f"{WERK}/{id_}"
        assert id_ in karim.get(f"{WERK}?wie=ik").text
        told = karim.get(f"{WERK}/{id_}").text
        assert "Overgedragen" in told
        assert "Aan A. Tester\nBel &lt;b&gt;eerst&lt;/b&gt;." in told
        resident = log_in(Role.BURGER)
        assert "Overgedragen" not in resident.get(f"/bezwaar/zaken/{id_}").text
        back = f"{WERK}/{id_}/leg-terug"
        assert karim.post(back, hidden(karim.get(back), "leg-terug")).status == 303
        assert id_ not in karim.get(f"{WERK}?wie=ik").text
        assert id_ in karim.get(f"{WERK}?wie=niemand").text
        assert "Teruggelegd" in karim.get(f"{WERK}/{id_}").text
        assert "/leg-terug" not in karim.get(f"{WERK}/{id_}").text
        assert soorten(id_)[-2:] == ["overgedragen", "teruggelegd"]

    @pytest.mark.parametrize("aan", ["", "karim", KARIM, "0" * 40, "x" * 5_000, "\x00", "a" * 101])
    def test_somebody_we_do_not_know(self, log_in: LogIn, stuk: dict[str, Any], aan: str) -> None:
        lotte = log_in(Role.MEDEWERKER, "lotte")
        id_ = leg_neer(stuk, NU)
        refused = hand_over(lotte, id_, aan)
        assert refused.status == 422
        assert 'href="#aan"' in refused.text
        assert 'id="aan"' in refused.text
        assert soorten(id_) == ["ingediend"]

    def test_who_left_is_refused_at_the_field(
        self, log_in: LogIn, stuk: dict[str, Any], tijd: Zet
    ) -> None:
        log_in(Role.MEDEWERKER, "karim").get(WERK)
        id_ = leg_neer(stuk, NU)
        tijd(NU + timedelta(days=91))
        lotte = log_in(Role.MEDEWERKER, "lotte")
        lotte.get(f"{WERK}/{id_}")
        page = lotte.get(f"{WERK}/{id_}/draag-over").text
        assert merk(LOTTE) in page
        assert merk(KARIM) not in page
        assert hand_over(lotte, id_, merk(KARIM)).status == 422

    def test_who_decided_is_refused_with_the_article(
        self, log_in: LogIn, stuk: dict[str, Any]
    ) -> None:
        lotte, karim = log_in(Role.MEDEWERKER, "lotte"), log_in(Role.MEDEWERKER, "karim")
        id_ = leg_neer(stuk, NU)
        karim.get(f"{WERK}/{id_}")
        url = f"{WERK}/{id_}/betrokken"
        karim.post(url, hidden(karim.get(url), "betrokken"))
        refused = hand_over(lotte, id_, merk(KARIM))
        assert refused.status == 409
        assert "Awb 10:3 lid 3" in refused.text
        assert staat(id_).behandelaar is None

    def test_two_give_it_to_two(self, log_in: LogIn, stuk: dict[str, Any]) -> None:
        """On the version that was on the screen: the second is told, not the last one wins."""
        lotte, karim = log_in(Role.MEDEWERKER, "lotte"), log_in(Role.MEDEWERKER, "karim")
        id_ = leg_neer(stuk, NU)
        url = f"{WERK}/{id_}/draag-over"
        for one in (lotte, karim):
            one.get(WERK)
        shown = hidden(lotte.get(url), "draag-over")
        assert hand_over(karim, id_, merk(KARIM)).status == 303
        assert lotte.post(url, shown | {"aan": merk(LOTTE)}).status == 412
        assert staat(id_).behandelaar == KARIM

    def test_not_for_residents(self, log_in: LogIn, stuk: dict[str, Any]) -> None:
        id_ = leg_neer(stuk, NU)
        resident = log_in(Role.BURGER)
        assert resident.get(f"{WERK}/{id_}/draag-over").status == 403
        assert resident.get(f"/bezwaar/zaken/{id_}/draag-over").status == 404


def test_the_court_waits_for_somebody(stuk: dict[str, Any]) -> None:
    """The file must go to the court in four weeks (8:42): that is work of who handles it, and
    counts in no figure of open objections."""
    store = Store(CountingTable())
    id_ = zaak(store, stuk, 1, beslist(INGEDIEND), verstuurd(INGEDIEND), beroep(op(12, 1, 2026)))

    def of(van: str) -> list[str]:
        return [d.id for d in store.list(BEZWAREN, lijsten.werkvoorraad(van=van)).dossiers]

    assert of("niemand") == [id_]
    give = {"behandelaar": KARIM, "naam": "K", "toelichting": None}
    doe(store, id_, lambda b: model.draag_over(b, **give, door=WIE, nu=op(12, 2, 2026)))
    assert of(KARIM) == [id_]
    assert store.count(lijsten.werkvoorraad()) == 0
    dossier = store.get(BEZWAREN, id_)
    assert BEZWAREN.keys(dossier.state)["uiterlijk"] == "2026-12-29"
    sent = model.verzend_stukken(dossier.state, ("Alles",), door=WIE, nu=op(12, 3, 2026))
    doe(store, id_, lambda _: sent)
    assert of(KARIM) == []


def test_people_give_and_take() -> None:
    """A machine client has no route to hand a case over."""
    (api,) = (f for f in APPLICATION.functions if isinstance(f, manifest.Api))
    paths = {r.path.rpartition("/")[2] for r in api.routes}
    assert not paths & {"draag-over", "leg-terug"}
