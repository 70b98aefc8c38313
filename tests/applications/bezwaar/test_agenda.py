"""The calendar of hearings: no room and nobody who hears is in two of them at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from applications.bezwaar.cases import INGEDIEND, WIE, beslist, doe, ingetrokken, zaak
from applications.bezwaar.conftest import NU, ROOT
from applications.bezwaar.pages import hidden
from applications.bezwaar.zaak import Zaak
from applications.bezwaar.zaken import leg_neer, soorten, staat
from applications.gateway import Browser, Machine, Reply
from applications.shared.store_tables import Between, CountingTable
from bezwaar import agenda, events, model
from bezwaar.agenda import HOORDAGEN, houd_vrij, per_dag
from bezwaar.brieven import brief_bij, in_het_kort
from bezwaar.invoer import Commissie, Commissielid, NietHoren, Zittingsplan, Zittingsvoorstel
from bezwaar.model import BEZWAREN, Bezwaar
from bezwaar.model.plekken import plekken
from gemeengoed.dossier import Event
from gemeengoed.identity import Role
from gemeengoed.problem import Invalid
from gemeengoed.store import Store, Transaction

LogIn = Callable[..., Browser]
Stuk = dict[str, Any]
WERK, DAG = "/bezwaar/werkvoorraad", "2026-12-15"
ALS = {"door": WIE, "nu": INGEDIEND}


def plan(tijd: str = "14.30", plaats: str = "Kamer 1", *wie: str, dag: str = DAG) -> Any:
    given = {"dag": dag, "tijd": tijd, "plaats": plaats, "horenDoor": wie}
    return lambda b: model.plan_zitting(b, Zittingsplan.model_validate(given), **ALS)


def voorstel(*tijden: str, plaats: str = "Kamer 1", dag: str = DAG) -> Any:
    given = {
        "momenten": [{"dag": dag, "tijd": t} for t in tijden],
        "plaats": plaats,
        "kiezenTot": "2026-11-30",
    }
    return lambda b: model.stel_momenten_voor(b, Zittingsvoorstel.model_validate(given), **ALS)


def commissie(*namen: str) -> Any:
    leden = [Commissielid(naam=n, van_buiten=True) for n in namen]
    stuk = Commissie(voorzitter=leden[0], leden=tuple(leden[1:]))
    return lambda b: model.stel_commissie_in(b, stuk, **ALS)


def act(store: Store, id_: str, stap: Callable[[Bezwaar], Event]) -> None:
    """As a page or the API does it."""

    def command(tx: Transaction) -> None:
        bezwaar = tx.get(BEZWAREN, id_)
        event = stap(bezwaar)
        houd_vrij(store, tx, bezwaar, event)
        tx.append(BEZWAREN, id_, event)

    store.run(command, now=0)


def cases(store: Store, stuk: Stuk, count: int) -> list[str]:
    """Objections to as many decisions."""
    found = []
    for number in range(1, count + 1):
        besluit = stuk["besluit"] | {"kenmerk": f"2026-{number}"}
        found.append(zaak(store, stuk | {"besluit": besluit}, number))
    return found


def refused(store: Store, id_: str, stap: Callable[[Bezwaar], Event], veld: str) -> str:
    before = store.get(BEZWAREN, id_)
    with pytest.raises(Invalid) as caught:
        act(store, id_, stap)
    assert [f.name for f in caught.value.fields] == [veld]
    assert store.get(BEZWAREN, id_) == before
    return caught.value.fields[0].reason


@pytest.fixture
def store() -> Store:
    return Store(CountingTable())


class TestRooms:
    @pytest.mark.parametrize(
        ("tijd", "plaats", "vrij"),
        [
            ("14.30", "Kamer 1", False),
            ("15.59", "Kamer 1", False),
            ("16.00", "Kamer 1", True),
            ("13.01", "Kamer 1", False),
            ("13:00", "Kamer 1", True),
            ("14.30", "  kamer  1", False),
            ("14.30", "Kamer, 1", False),
            ("14.30", "Kamer 2", True),
        ],
    )
    def test_a_room_is_taken_for_ninety_minutes(
        self, store: Store, stuk: Stuk, tijd: str, plaats: str, vrij: bool
    ) -> None:
        one, two = cases(store, stuk, 2)
        act(store, one, plan())
        if vrij:
            act(store, two, plan(tijd, plaats))
            assert store.get(BEZWAREN, two).state.zitting
        else:
            told = refused(store, two, plan(tijd, plaats), "plaats")
            assert "Deze kamer is dan bezet" in told
            assert "om 14.30 uur" in told

    def test_one_decision_is_one_hearing(self, store: Store, stuk: Stuk) -> None:
        """Who objects to the same decision is heard in each other's presence (Awb 7:6 lid 1)."""
        one, two = zaak(store, stuk, 1), zaak(store, stuk, 2)
        act(store, one, plan("14.30", "Kamer 1", "V. Zitter"))
        refused(store, two, plan("15.00"), "plaats")
        act(store, two, plan("14.30", "Kamer 1", "V. Zitter"))
        ((_, lijst),) = per_dag(store, date(2026, 12, 15), 1)
        assert [h.bezwaar.id for h in lijst] == [one, two]

    def test_moved_leaves_the_room_to_others(self, store: Store, stuk: Stuk) -> None:
        one, two = cases(store, stuk, 2)
        act(store, one, plan())
        act(store, one, plan("14.45"))
        refused(store, two, plan("14.30"), "plaats")
        act(store, one, plan("14.30", dag="2026-12-16"))
        act(store, two, plan("14.30"))
        refused(store, one, plan("14.30"), "plaats")

    @pytest.mark.parametrize(
        "stap",
        [
            lambda b: model.vervalt(b, "Ziek.", **ALS),
            lambda b: model.zie_af_van_horen(b, NietHoren.AFGEZIEN, "Wil niet.", **ALS),
            ingetrokken(INGEDIEND),
            beslist(INGEDIEND),
        ],
        ids=["cancelled", "not-heard", "withdrawn", "decided"],
    )
    def test_what_does_not_take_place_holds_no_room(
        self, store: Store, stuk: Stuk, stap: Callable[[Bezwaar], Event]
    ) -> None:
        one, two = cases(store, stuk, 2)
        act(store, one, plan())
        doe(store, one, stap)
        assert per_dag(store, date(2026, 12, 15), 1) == []
        act(store, two, plan())

    def test_heard_after_all_holds_it_again(self, store: Store, stuk: Stuk) -> None:
        one, two = cases(store, stuk, 2)
        doe(
            store,
            one,
            lambda b: model.zie_af_van_horen(b, NietHoren.AFGEZIEN, "Wil niet.", **ALS),
        )
        act(store, one, plan())
        refused(store, two, plan(), "plaats")

    def test_moments_to_choose_from_are_held_until_one_is_chosen(
        self, store: Store, stuk: Stuk
    ) -> None:
        one, two = cases(store, stuk, 2)
        act(store, one, voorstel("9.00", "14.30"))
        refused(store, two, plan("10.00"), "plaats")
        told = refused(store, two, voorstel("11.00", "15.30"), "momenten.1.tijd")
        assert "om 14.30 uur" in told
        act(store, one, lambda b: model.kies_moment(b, 2, **ALS))
        act(store, two, plan("9.00"))
        ((_, lijst),) = per_dag(store, date(2026, 12, 15), 1)
        assert [(h.tijd, h.plek.gekozen) for h in lijst] == [("9.00", True), ("14.30", True)]

    def test_nothing_chosen_the_first_is_still_theirs(self, store: Store, stuk: Stuk) -> None:
        one, two = cases(store, stuk, 2)
        act(store, one, voorstel("9.00", "14.30"))
        nu = INGEDIEND + timedelta(days=8)
        doe(store, one, lambda b: model.wat_nu(b, nu=nu)[0])
        refused(store, two, plan("9.00"), "plaats")
        act(store, two, plan("14.30"))


class TestWhoHears:
    def test_nobody_is_in_two_rooms(self, store: Store, stuk: Stuk) -> None:
        one, two, three = cases(store, stuk, 3)
        act(store, one, plan("14.30", "Kamer 1", "V. Zitter", "L. Lid"))
        told = refused(store, two, plan("15.00", "Kamer 2", "l.  LID"), "tijd")
        assert "l.  LID, om 14.30 uur" in told
        act(store, two, plan("15.00", "Kamer 2", "A. Ander"))
        act(store, three, plan("16.00", "Kamer 3", "V. Zitter"))

    def test_the_whole_committee_when_nobody_is_named(self, store: Store, stuk: Stuk) -> None:
        one, two = cases(store, stuk, 2)
        for id_ in (one, two):
            act(store, id_, commissie("V. Zitter", "L. Een", "L. Twee"))
        act(store, one, plan())
        assert "V. Zitter" in refused(store, two, plan("14.30", "Kamer 2"), "tijd")
        # One member may hear (7:13 lid 3): then the others are free.
        act(store, one, plan("14.30", "Kamer 1", "L. Een"))
        act(store, two, plan("14.30", "Kamer 2", "L. Twee"))

    @pytest.mark.parametrize(
        ("namen", "veld"),
        [
            (("V. Zitter", "A", "B"), "voorzitter.naam"),
            (("C", "A", "V. Zitter"), "leden.1.naam"),
        ],
    )
    def test_a_committee_that_comes_later(
        self, store: Store, stuk: Stuk, namen: tuple[str, ...], veld: str
    ) -> None:
        one, two = cases(store, stuk, 2)
        act(store, one, plan("14.30", "Kamer 1", "V. Zitter"))
        act(store, two, plan("14.30", "Kamer 2"))
        assert "V. Zitter" in refused(store, two, commissie(*namen), veld)
        act(store, two, commissie("C", "A", "B"))


class TestAtOnce:
    def test_two_plan_at_once(self, stuk: Stuk) -> None:
        """Between what one read and wrote, the other planned: one of them is told."""
        table = Between()
        store = Store(table)
        one, two = cases(store, stuk, 2)
        table.others = [lambda: act(store, two, plan("15.00"))]
        told = refused(store, one, plan("14.30"), "plaats")
        assert "om 15.00 uur" in told
        assert store.get(HOORDAGEN, DAG).state.zaken == (two,)

    def test_on_a_day_that_has_some(self, stuk: Stuk) -> None:
        table = Between()
        store = Store(table)
        one, two, three = cases(store, stuk, 3)
        act(store, three, plan("9.00"))
        table.others = [lambda: act(store, two, plan("14.30", "Kamer 2"))]
        act(store, one, plan("14.30", "Kamer 1"))
        assert store.get(HOORDAGEN, DAG).state.zaken == (three, two, one)

    def test_calls(self, stuk: Stuk) -> None:
        table = CountingTable()
        store = Store(table)
        one, two = cases(store, stuk, 2)
        act(store, one, plan())
        table.calls.clear()
        act(store, two, plan("9.00"))
        # The case, the day, the cases of the day.
        assert table.calls == {"get": 3, "write": 1}
        table.calls.clear()
        act(store, two, lambda b: model.vervalt(b, "Ziek.", **ALS))
        assert table.calls == {"get": 1, "write": 1}
        table.calls.clear()
        per_dag(store, date(2026, 12, 1), 28)
        assert table.calls == {"get": 2}


class TestCancelling:
    def test_there_must_be_one_that_comes(self, stuk: Stuk) -> None:
        zaak = Zaak(stuk)
        zaak.kan_niet(model.vervalt, "Ziek.")
        zaak.neem(plan()(zaak.staat))
        assert plekken(zaak.staat)
        zaak.op("2026-12-16").kan_niet(model.vervalt, "Ziek.")
        zaak.op("2026-12-01").doe(model.vervalt, "Ziek.")
        assert (zaak.staat.zitting, plekken(zaak.staat)) == (None, ())
        kort = in_het_kort(zaak.events[-1], zaak.staat)
        assert kort
        assert "Ziek." in kort[1]

    def test_not_wanting_to_be_heard_again(self, stuk: Stuk) -> None:
        """New facts (7:9): a second hearing was planned, and they need none."""
        zaak = Zaak(stuk).gehoord()
        zaak.doe(model.meld_nieuwe_feiten, "Een rapport.")
        zaak.neem(plan()(zaak.staat))
        zaak.doe(model.zie_af_van_horen, NietHoren.AFGEZIEN, "Hoeft niet.")
        assert plekken(zaak.staat) == ()
        assert zaak.staat.horen
        assert zaak.staat.horen.gehoord_op

    def test_the_letter_names_who_hears(self, stuk: Stuk) -> None:
        zaak = Zaak(stuk)
        zaak.neem(plan("14.30", "Kamer 1", "V. Zitter")(zaak.staat))
        brief = brief_bij(zaak.events[-1], 2, zaak.staat)
        assert brief
        assert brief.gegevens["wie"] == ["V. Zitter"]


class TestPages:
    def plan(self, official: Browser, id_: str, **more: str) -> Reply:
        url = f"{WERK}/{id_}/hoorzitting"
        day = {"dag.dag": "15", "dag.maand": "12", "dag.jaar": "2026", "indienerAkkoord": "nee"}
        fields = day | {"tijd": "14.30", "plaats": "Kamer 1"} | more
        return official.post(url, hidden(official.get(url), "hoorzitting") | fields)

    def test_planned_refused_and_shown(self, log_in: LogIn, stuk: Stuk) -> None:
        official = log_in(Role.MEDEWERKER)
        one, two = leg_neer(stuk, NU), leg_neer(stuk, NU, kenmerk="2026-0999")
        assert "geen hoorzittingen" in official.get("/bezwaar/hoorzittingen").text
        who = {"horenDoor.0": "V. <b>Zitter</b>", "horenDoor.1": "", "horenDoor.2": "L. Lid"}
        assert self.plan(official, one, **who).status == 303
        clash = self.plan(official, two, tijd="15.00")
        assert clash.status == 422
        assert 'href="#plaats"' in clash.text
        assert "Deze kamer is dan bezet: er is een andere hoorzitting om 14.30 uur" in clash.text
        assert 'value="15.00"' in clash.text
        assert soorten(two) == ["ingediend"]
        page = official.get("/bezwaar/hoorzittingen").text
        assert "Dinsdag 15 december 2026" in page
        assert "V. &lt;b&gt;Zitter&lt;/b&gt;, L. Lid" in page
        assert f'href="{WERK}/{one}"' in page
        assert staat(one).indiener.naam not in page
        cancel = f"{WERK}/{one}/hoorzitting-vervalt"
        sent = official.post(
            cancel, hidden(official.get(cancel), "hoorzitting-vervalt") | {"reden": "Ziek."}
        )
        assert sent.status == 303
        resident = log_in(Role.BURGER).get(f"/bezwaar/zaken/{one}").text
        assert "De hoorzitting gaat niet door" in resident
        assert self.plan(official, two, tijd="15.00").status == 303
        assert "15.00 uur" in official.get("/bezwaar/hoorzittingen").text

    def test_other_weeks(self, log_in: LogIn, stuk: Stuk) -> None:
        official = log_in(Role.MEDEWERKER)
        self.plan(official, leg_neer(stuk, NU))
        last = official.get("/bezwaar/hoorzittingen?vanaf=2026-12-15").text
        assert "14.30 uur" in last
        assert 'href="/bezwaar/hoorzittingen?vanaf=2027-01-12"' in last
        assert "14.30 uur" in official.get("/bezwaar/hoorzittingen?vanaf=2026-11-18").text
        for other in ("2026-11-17", "2026-12-16"):
            assert "14.30 uur" not in official.get(f"/bezwaar/hoorzittingen?vanaf={other}").text

    @pytest.mark.parametrize(
        "vanaf", ["x", "0001-01-01", "9999-12-31", "2026-02-30", "2030-01-01", "%00", "1e5"]
    )
    def test_a_day_that_there_is_not(self, log_in: LogIn, vanaf: str) -> None:
        official = log_in(Role.MEDEWERKER)
        assert official.get(f"/bezwaar/hoorzittingen?vanaf={vanaf}").status == 400
        for edge in ("2024-11-22", "2028-11-24"):
            page = official.get(f"/bezwaar/hoorzittingen?vanaf={edge}")
            assert page.status == 200
            assert page.text.count("Vier weken") == 1

    def test_for_officials_with_the_task(self, log_in: LogIn) -> None:
        assert log_in(Role.BURGER).get("/bezwaar/hoorzittingen").status == 403

    def test_over_the_api(self, client: Machine, stuk: Stuk) -> None:
        one, two = leg_neer(stuk, NU), leg_neer(stuk, NU, kenmerk="2026-0999")
        body = {"dag": DAG, "tijd": "14.30", "plaats": "Kamer 1"}
        for number, (id_, status) in enumerate(((one, 200), (two, 400))):
            url = f"{ROOT}/bezwaren/{id_}/hoorzitting"
            reply = client.post(url, body, Idempotency_Key=f"sleutel-{number}", If_Match='"1"')
            assert reply.status == status, reply.text
        assert reply.json["invalidParams"][0]["name"] == "plaats"
        assert reply.json["invalidParams"][0]["code"] == "bezet"


def test_the_stream_knows_the_days() -> None:
    """Or each record of theirs would be parked, with an alarm."""
    assert {"hoordag", "collega"} <= set(events.stream._kinds)
    assert agenda.HOORDAGEN.keys(agenda.Hoordag()) == {}
