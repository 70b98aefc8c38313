"""The letters of an objection: what belongs to what happened, accepted by brieven itself, once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from applications.bezwaar.zaak import Zaak, om, opschorting, uitstel
from bezwaar import events, model
from bezwaar.brieven import brief_bij, in_het_kort
from bezwaar.invoer import (
    Beslissing,
    Bezwaarschrift,
    Doorzending,
    Dwangsombesluit,
    Herstelverzoek,
    NietHoren,
    Opschorteinde,
    Papier,
    Verdagingsbesluit,
    Zittingsplan,
    Zittingsvoorstel,
)
from bezwaar.model import BEZWAREN, Bezwaar
from brieven.soorten.bezwaar import SOORTEN
from gemeengoed import brieven
from gemeengoed.brieven import Opdracht
from gemeengoed.documents import Bestand
from gemeengoed.dossier import Event
from gemeengoed.store import Store
from gemeengoed.stream import Written
from gemeengoed.table import MemoryTable

NU = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
ALS = {"door": "medewerker:m", "nu": NU}
PROCEDURE = uitstel("2027-03-01", grond="c", voorschrift="Woo 4.4")
_GEGEVENS = {s.naam: s.gegevens for s in SOORTEN}


def _case(stuk: dict[str, Any]) -> tuple[Bezwaar, list[Event]]:
    event = model.dien_in(
        Bezwaarschrift.model_validate(stuk), id="aaaa-bbbb-cccc", persoon="p1", door="x", nu=NU
    )
    return BEZWAREN.replay([event]), [event]


def _letter(bezwaar: Bezwaar, event: Event, number: int = 2) -> Opdracht:
    opdracht = brief_bij(event, number, BEZWAREN.replay([event], bezwaar))
    assert opdracht
    # brieven takes it: the same model it checks with.
    _GEGEVENS[opdracht.soort].model_validate(opdracht.gegevens)
    return opdracht


def test_the_receipt(stuk: dict[str, Any]) -> None:
    bezwaar, [event] = _case(stuk)
    opdracht = brief_bij(event, 1, bezwaar)
    assert opdracht
    assert opdracht.soort == "bezwaar/ontvangstbevestiging"
    assert opdracht.sleutel == "brieven/bezwaar/bezwaar/aaaa-bbbb-cccc/1.pdf"
    _GEGEVENS[opdracht.soort].model_validate(opdracht.gegevens)


@pytest.mark.parametrize(
    ("soort", "command"),
    [
        (
            "verzuimbrief",
            lambda b: model.vraag_herstel(
                b, Herstelverzoek.model_validate({"wat": ["gronden"], "weken": 2}), **ALS
            ),
        ),
        ("verdaging", lambda b: model.verdaag(b, Verdagingsbesluit(weken=6, reden="x"), **ALS)),
        (
            "instemming_uitstel",
            lambda b: model.stem_in(b, uitstel("2027-03-01"), **ALS),
        ),
        ("instemming_uitstel", lambda b: model.stem_in(b, PROCEDURE, **ALS)),
        ("opschorting", lambda b: model.schort_op(b, opschorting(), **ALS)),
        (
            "uitnodiging_hoorzitting",
            lambda b: model.plan_zitting(
                b, Zittingsplan(dag=date(2027, 1, 12), tijd="14.30", plaats="Kamer 1"), **ALS
            ),
        ),
        ("doorzending", lambda b: model.zend_door(b, Doorzending(naar="Y", reden="x"), **ALS)),
        ("intrekking_bevestigd", lambda b: model.trek_in(b, None, **ALS)),
    ],
)
def test_each_letter_has_what_brieven_asks(stuk: dict[str, Any], soort: str, command: Any) -> None:
    bezwaar, _ = _case(stuk)
    assert _letter(bezwaar, command(bezwaar)).soort == f"bezwaar/{soort}"


@pytest.mark.parametrize(
    ("fields", "soort"),
    [
        ({"dictum": "ongegrond"}, "beslissing_op_bezwaar"),
        ({"dictum": "gegrond", "herroepen": True}, "beslissing_op_bezwaar"),
        (
            {"dictum": "niet_ontvankelijk", "niet_ontvankelijk": "geen_belanghebbende"},
            "niet_ontvankelijk",
        ),
    ],
)
def test_the_decision_goes_out_with_the_appeal_term(
    stuk: dict[str, Any], fields: dict[str, Any], soort: str
) -> None:
    bezwaar, _ = _case(stuk)
    gehoord = model.zie_af_van_horen(bezwaar, NietHoren.AFGEZIEN, "Wil niet.", **ALS)
    bezwaar = BEZWAREN.replay([gehoord], bezwaar)
    beslissing = Beslissing.model_validate({"motivering": "Daarom.", **fields})
    bezwaar = BEZWAREN.replay([model.beslis(bezwaar, beslissing, **ALS)], bezwaar)
    opdracht = _letter(bezwaar, model.maak_bekend(bezwaar, date(2026, 11, 23), **ALS))
    assert opdracht.soort == f"bezwaar/{soort}"
    beroep: Any = opdracht.gegevens["beroep"]
    # Six weeks from 24 November 2026: 4 January 2027, a Monday.
    assert beroep["termijn"]["eind"] == "2027-01-04"
    assert beroep["griffierecht"] == 20_000


def test_with_legal_aid_the_letter_says_who_is_paid(stuk: dict[str, Any]) -> None:
    """Awb 7:15 lid 5; the amount is that of the day on which it was decided."""
    helper = {**stuk["indiener"], "naam": "Mr. Raad", "beroepsmatig": True}
    bezwaar, _ = _case({**stuk, "vraagtKosten": True, "gemachtigde": helper})
    kosten = {"foutVanOns": True, "toevoeging": True}
    gegeven = {"dictum": "gegrond", "herroepen": True, "motivering": "x", "nietGehoord": "e"}
    beslissing = Beslissing.model_validate({**gegeven, "kosten": kosten})
    oudjaar = {**ALS, "nu": datetime(2025, 12, 31, 9, tzinfo=UTC)}
    bezwaar = BEZWAREN.replay([model.beslis(bezwaar, beslissing, **oudjaar)], bezwaar)
    zonder = bezwaar.model_copy(
        update={
            "uitkomst": bezwaar.uitkomst and bezwaar.uitkomst.model_copy(update={"kosten": None})
        }
    )
    for staat in (bezwaar, zonder):
        bekend = model.maak_bekend(staat, date(2026, 1, 2), **ALS)
        found: Any = _letter(staat, bekend).gegevens["kosten"]
        assert (found["bedrag"], found["aanRechtsbijstand"]) == (64_700, "Mr. Raad")


def test_without_an_address_there_is_no_letter(stuk: dict[str, Any]) -> None:
    papier = {"stuk": {**stuk, "indiener": {"naam": "J"}}, "ontvangenOp": "2026-11-20"}
    event = model.registreer(Papier.model_validate(papier), id="aaaa-bbbb-cccc", **ALS)
    assert brief_bij(event, 1, BEZWAREN.replay([event])) is None


def test_further_delay_is_told_in_writing_on_its_own_ground(stuk: dict[str, Any]) -> None:
    """Awb 7:10 lid 5, also when the term stands still and the last day is not known."""
    bezwaar, _ = _case(stuk)
    brief = _letter(bezwaar, model.stem_in(bezwaar, PROCEDURE, **ALS)).gegevens
    assert (brief["grond"], brief["voorschrift"]) == ("c", "Woo 4.4")
    assert brief["vorigeDatum"] == "2027-01-25"
    stil = BEZWAREN.replay([model.schort_op(bezwaar, opschorting(), **ALS)], bezwaar)
    brief = _letter(stil, model.stem_in(stil, PROCEDURE, **ALS)).gegevens
    assert "vorigeDatum" not in brief
    assert brief["tot"] == "2027-03-01"


def test_when_the_term_runs_again_the_new_day_is_told(stuk: dict[str, Any]) -> None:
    """Awb 4:15 lid 4."""
    bezwaar, _ = _case(stuk)
    later = {**ALS, "nu": datetime(2026, 12, 22, 9, tzinfo=UTC)}
    bezwaar = BEZWAREN.replay([model.schort_op(bezwaar, opschorting(), **later)], bezwaar)
    later = {**ALS, "nu": datetime(2026, 12, 29, 9, tzinfo=UTC)}
    brief = _letter(bezwaar, model.beeindig_opschorting(bezwaar, Opschorteinde(), **later)).gegevens
    assert (brief["vanaf"], brief["weerVanaf"]) == ("2026-12-22", "2026-12-29")
    termijn: Any = brief["termijn"]
    assert termijn["eind"] == "2027-02-01"


class TestHearing:
    """Who was invited hears that it does not take place, and when it does instead."""

    PLAN = Zittingsplan(dag=date(2027, 1, 12), tijd="14.30", plaats="Kamer 1")
    ANDERS = Zittingsplan(dag=date(2027, 1, 14), tijd="9.00", plaats="Kamer 2")
    TOEN = "2027-01-12T14:30:00+01:00"

    @pytest.fixture
    def gepland(self, stuk: dict[str, Any]) -> Zaak:
        zaak = Zaak(stuk)
        zaak.doe(model.plan_zitting, self.PLAN)
        return zaak

    @staticmethod
    def brief(zaak: Zaak, event: Event) -> Opdracht | None:
        zaak.neem(event)
        return brief_bij(event, len(zaak.events), zaak.staat)

    def test_cancelled(self, gepland: Zaak) -> None:
        als = {"door": "m", "nu": gepland.nu}
        brief = self.brief(gepland, model.vervalt(gepland.staat, "De voorzitter is ziek.", **als))
        assert brief
        assert brief.soort == "bezwaar/hoorzitting_vervalt"
        _GEGEVENS[brief.soort].model_validate(brief.gegevens)
        assert brief.gegevens["momenten"] == [self.TOEN]
        assert brief.gegevens["reden"] == "De voorzitter is ziek."
        assert brief.gegevens["zonder"] is False

    def test_moved(self, gepland: Zaak) -> None:
        als = {"door": "m", "nu": gepland.nu}
        first = brief_bij(gepland.events[-1], 2, gepland.staat)
        assert first
        assert "inPlaatsVan" not in first.gegevens
        event = model.plan_zitting(gepland.staat, self.ANDERS, **als)
        brief = self.brief(gepland, event)
        assert brief
        assert brief.soort == "bezwaar/uitnodiging_hoorzitting"
        _GEGEVENS[brief.soort].model_validate(brief.gegevens)
        assert brief.gegevens["inPlaatsVan"] == self.TOEN
        assert brief.gegevens["begin"] == "2027-01-14T09:00:00+01:00"
        kort = in_het_kort(event, gepland.staat)
        assert kort
        assert "12 januari 2027" in kort[1][0]

    def test_moved_by_choosing(self, gepland: Zaak) -> None:
        """A hearing that was planned stands until another moment is chosen, or comes by itself."""
        moment = {"dag": "2027-01-14", "tijd": "9.00"}
        voorstel = {"plaats": "K", "kiezenTot": "2026-12-01", "momenten": [moment]}
        gepland.doe(model.stel_momenten_voor, Zittingsvoorstel.model_validate(voorstel))
        chosen = model.kies_moment(gepland.staat, 1, door="p1", nu=gepland.nu)
        [by_itself] = model.wat_nu(gepland.staat, nu=om("2026-12-02"))
        for event in (chosen, by_itself):
            brief = brief_bij(event, 4, BEZWAREN.evolve(gepland.staat, event))
            assert brief
            assert brief.gegevens["inPlaatsVan"] == self.TOEN

    def test_cancelled_and_planned_anew(self, gepland: Zaak) -> None:
        """Then they were told already; and nothing is moved that is past."""
        als = {"door": "m", "nu": gepland.nu}
        gepland.doe(model.vervalt, "Ziek.")
        brief = self.brief(gepland, model.plan_zitting(gepland.staat, self.ANDERS, **als))
        assert brief
        assert "inPlaatsVan" not in brief.gegevens
        gepland.op("2027-01-15")
        later = self.PLAN.model_copy(update={"dag": date(2027, 2, 1)})
        event = model.plan_zitting(gepland.staat, later, door="m", nu=gepland.nu)
        assert event.in_plaats_van is None

    def test_not_heard_after_all(self, gepland: Zaak) -> None:
        als = {"door": "m", "nu": gepland.nu}
        grond = NietHoren.KENNELIJK_ONGEGROND
        event = model.zie_af_van_horen(gepland.staat, grond, "Zie notitie.", **als)
        brief = self.brief(gepland, event)
        assert brief
        assert brief.soort == "bezwaar/hoorzitting_vervalt"
        _GEGEVENS[brief.soort].model_validate(brief.gegevens)
        assert brief.gegevens["zonder"] is True
        assert "duidelijk ongegrond" in str(brief.gegevens["reden"])
        # What officials say among themselves is not in it.
        assert "notitie" not in str(brief.gegevens)
        assert in_het_kort(event, gepland.staat)

    def test_who_was_not_invited_hears_nothing(self, stuk: dict[str, Any]) -> None:
        zaak = Zaak(stuk)
        event = model.wil_niet_worden_gehoord(zaak.staat, door="p1", nu=zaak.nu)
        assert self.brief(zaak, event) is None
        assert in_het_kort(event, zaak.staat) is None

    def test_moments_that_could_be_chosen(self, stuk: dict[str, Any]) -> None:
        zaak = Zaak(stuk)
        momenten = [{"dag": f"2027-01-{dag}", "tijd": "9.00"} for dag in (14, 15)]
        voorstel = {"plaats": "K", "kiezenTot": "2026-12-01", "momenten": momenten}
        zaak.doe(model.stel_momenten_voor, Zittingsvoorstel.model_validate(voorstel))
        als = {"door": "m", "nu": zaak.nu}
        brief = self.brief(zaak, model.vervalt(zaak.staat, "Ziek.", **als))
        assert brief
        gevonden: Any = brief.gegevens["momenten"]
        assert [m[:10] for m in gevonden] == ["2027-01-14", "2027-01-15"]


def test_a_penalty_in_steps(stuk: dict[str, Any]) -> None:
    bezwaar, _ = _case(stuk)
    late = datetime(2027, 1, 26, 9, tzinfo=UTC)
    gesteld = model.stel_in_gebreke(bezwaar, door="burger:p1", nu=late)
    bezwaar = BEZWAREN.replay([gesteld], bezwaar)
    after = late + timedelta(days=80)
    besluit = model.stel_dwangsom_vast(bezwaar, Dwangsombesluit(), door="m", nu=after)
    opdracht = _letter(bezwaar, besluit)
    assert opdracht.gegevens["bedrag"] == 144_200
    assert opdracht.gegevens["treden"] == [
        {"dagen": 14, "perDag": 2300, "bedrag": 32_200},
        {"dagen": 14, "perDag": 3500, "bedrag": 49_000},
        {"dagen": 14, "perDag": 4500, "bedrag": 63_000},
    ]


def test_a_letter_is_added_once(stuk: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    store, asked = Store(MemoryTable()), []
    _, [event] = _case(stuk)
    store.run(lambda tx: tx.append(BEZWAREN, "aaaa-bbbb-cccc", event), now=0)

    def make(opdracht: Opdracht) -> Bestand:
        asked.append(opdracht.id)
        return Bestand(
            id="1", sleutel=opdracht.sleutel, naam="x.pdf", type="application/pdf", grootte=1
        )

    monkeypatch.setattr(brieven, "maak", make)
    for _ in range(3):
        events.brief(Written("1", "bezwaar", "aaaa-bbbb-cccc", 1, event), store)
    kept = store.get(BEZWAREN, "aaaa-bbbb-cccc").state
    assert len(kept.brieven) == 1
    assert set(asked) == {"bezwaar:bezwaar:aaaa-bbbb-cccc:1"}
