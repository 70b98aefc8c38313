"""The domain, pure: what is refused, what follows from what."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from applications.cooperatie.conftest import NU, RELEASE, aanmelding, gemeente, regeling
from cooperatie.model import instantie as inst
from cooperatie.model.aanmelding import Aanmelding
from cooperatie.model.inleg import Inlegbesluit, inlegbesluit
from cooperatie.model.instantie import INSTANTIE, Instantie, Instantiestand
from cooperatie.model.kenmerk import webnaam
from cooperatie.model.lid import Bestuursbesluit, Betaling
from gemeengoed.dossier import Event
from gemeengoed.model import Model
from gemeengoed.problem import Conflict, Invalid, field_errors

WRONG: list[tuple[dict[str, Any], str]] = [
    (aanmelding(rsin="123456789"), "rsin"),
    (aanmelding(rsin="12345678"), "rsin"),
    (aanmelding(rsin="\u0661" * 9), "rsin"),
    (aanmelding(oin="1" * 19), "oin"),
    (aanmelding(oin="00000001123456789000"), "oin"),
    (aanmelding(kvk="1234567"), "kvk"),
    (aanmelding(naam="  "), "naam"),
    (aanmelding(naam="Woerden\nUtrecht"), "naam"),
    (aanmelding(soort="stichting"), "soort"),
    (aanmelding(gemeenten=[]), "gemeenten"),
    (aanmelding(gemeenten=[gemeente("0632", "Woerden")]), "gemeenten.0.code"),
    (aanmelding(gemeenten=[gemeente("GM0632", "Woerden", 0)]), "gemeenten.0.inwoners"),
    (
        aanmelding(gemeenten=[gemeente("GM0632", "Woerden") | {"peildatum": "2026-02-30"}]),
        "gemeenten.0.peildatum",
    ),
    (
        aanmelding(gemeenten=[gemeente("GM0632", "Woerden") | {"peildatum": "0"}]),
        "gemeenten.0.peildatum",
    ),
    (aanmelding(gemeenten=[gemeente("GM0632", "Woerden"), gemeente("GM0758", "Breda")]), "body"),
    (regeling(gemeenten=[gemeente("GM0632", "Woerden"), gemeente("GM0632", "Breda")]), "body"),
    (regeling(gemeenten=[gemeente("GM0632", "Bergen"), gemeente("GM0633", "Bergen ")]), "body"),
    (regeling(gemeenten=[gemeente("GM0632", "……")]), "body"),
    (aanmelding(gemeenten=[gemeente("GM0632", "<Woerden>")]), "gemeenten.0.naam"),
    (aanmelding(gemeenten=[gemeente("GM0632", "W" * 81)]), "gemeenten.0.naam"),
    (aanmelding(geheim="x"), "geheim"),
]


def _wrong(model: type[Model], body: dict[str, Any]) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        model.model_validate_json(json.dumps(body))
    errors = field_errors(caught.value)
    assert all(e.reason.endswith(".") for e in errors)
    return [e.name for e in errors]


@pytest.mark.parametrize(("body", "field"), WRONG)
def test_wrong_application(body: dict[str, Any], field: str) -> None:
    assert _wrong(Aanmelding, body) == [field]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"besluitDatum": "gisteren"}, "besluitDatum"),
        ({"besluitDatum": "2026-02-29"}, "besluitDatum"),
        ({"besluitDatum": 0}, "besluitDatum"),
        ({"dictum": "misschien"}, "dictum"),
        ({"dictum": "afgewezen"}, "body"),
        ({"kenmerk": " "}, "kenmerk"),
    ],
)
def test_wrong_decision(changes: dict[str, Any], field: str) -> None:
    body = {"dictum": "toegelaten", "besluitDatum": "2026-06-30", "kenmerk": "BB-1"} | changes
    assert _wrong(Bestuursbesluit, body) == [field]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"bedrag": 0}, "bedrag"),
        ({"bedrag": -1}, "bedrag"),
        ({"bedrag": 100.0}, "bedrag"),
        ({"bedrag": "100"}, "bedrag"),
        ({"bedrag": 10**12}, "bedrag"),
        ({"bankreferentie": ""}, "bankreferentie"),
        ({"bankreferentie": "a b"}, "bankreferentie"),
        ({"betaalDatum": "2026-13-01"}, "betaalDatum"),
    ],
)
def test_wrong_payment(changes: dict[str, Any], field: str) -> None:
    body = {"bedrag": 100, "bankreferentie": "B-1", "betaalDatum": "2026-07-01"} | changes
    assert _wrong(Betaling, body) == [field]


@pytest.mark.parametrize(
    ("naam", "web"),
    [
        ("'s-Hertogenbosch", "s-hertogenbosch"),
        ("Súdwest-Fryslân", "sudwest-fryslan"),
        ("Bergen (NH.)", "bergen-nh"),
        ("Sint-Michielsgestel", "sint-michielsgestel"),
        ("…", ""),
        ("a" * 62 + " b", "a" * 62),
    ],
)
def test_webnaam(naam: str, web: str) -> None:
    assert webnaam(naam) == web


def test_fee_is_that_of_the_day_of_the_decision() -> None:
    assert inlegbesluit(date(2015, 1, 1)).bedrag(250_000) == 2_500_000
    with pytest.raises(Invalid):
        inlegbesluit(date(2014, 12, 31))


def test_fee_may_be_per_inhabitant() -> None:
    besluit = Inlegbesluit("x", date(2027, 1, 1), vast=10_000, per_inwoner=100, bron="besluit")
    assert besluit.bedrag(54_000) == 5_410_000


def gewenst(release: str | None = RELEASE) -> Event:
    return inst.InstantieGewenst(
        at=NU,
        by="t",
        lid="l",
        gemeente="GM0632",
        naam="Woerden",
        webnaam="woerden",
        oin="0" * 20,
        release=release,
    )


def begonnen(poging: int = 1, uitvoering: str = "u1") -> Event:
    werk = inst.Werk(uitvoering=uitvoering, release=RELEASE, bezig_tot=NU + inst.LANGST_BEZIG)
    return inst.WerkBegonnen(at=NU, by="t", poging=poging, werk=werk)


DRAAIT = inst.InstantieDraait(
    at=NU, by="t", release=RELEASE, stack="arn", portaal_url="https://x", api_url="https://x/api"
)
MISLUKT = inst.InstantieMislukt(at=NU, by="t", reden="Kapot")
GEVRAAGD = inst.OpnieuwGevraagd(at=NU, by="t")
ANDERE = inst.ReleaseGewenst(at=NU, by="t", release="b" * 64)


def van(*events: Event) -> Instantie:
    return INSTANTIE.replay(events)


@pytest.mark.parametrize(
    ("events", "stand"),
    [
        ([gewenst()], Instantiestand.GEWENST),
        ([gewenst(), begonnen()], Instantiestand.WORDT_GEMAAKT),
        ([gewenst(), begonnen(), MISLUKT], Instantiestand.MISLUKT),
        ([gewenst(), begonnen(), MISLUKT, GEVRAAGD], Instantiestand.GEWENST),
        ([gewenst(), begonnen(), DRAAIT], Instantiestand.DRAAIT),
        ([gewenst(), begonnen(), DRAAIT, ANDERE, begonnen(2)], Instantiestand.WORDT_BIJGEWERKT),
    ],
)
def test_stand_of_an_instance(events: list[Event], stand: Instantiestand) -> None:
    assert van(*events).stand is stand


def test_failed_update_keeps_what_runs() -> None:
    na = van(gewenst(), begonnen(), DRAAIT, ANDERE, begonnen(2), MISLUKT)
    assert (na.stand, na.werkelijk, na.portaal_url) == (
        Instantiestand.MISLUKT,
        RELEASE,
        "https://x",
    )
    assert na.reden == "Kapot"


@pytest.mark.parametrize(
    ("events", "after", "taken_up"),
    [
        ([gewenst(None)], 0, False),
        ([gewenst()], 0, True),
        ([gewenst(), begonnen()], 0, False),
        ([gewenst(), begonnen()], 51, True),
        ([gewenst(), begonnen(), DRAAIT], 0, False),
        ([gewenst(), begonnen(), DRAAIT, ANDERE], 0, True),
        ([gewenst(), begonnen(), MISLUKT], 0, True),
        ([gewenst(), MISLUKT, MISLUKT, MISLUKT], 0, False),
        ([gewenst(), MISLUKT, MISLUKT, MISLUKT, GEVRAAGD], 0, True),
    ],
)
def test_what_the_clock_takes_up(events: list[Event], after: int, taken_up: bool) -> None:
    assert inst.vanzelf(van(*events), NU + timedelta(minutes=after)) is taken_up


@pytest.mark.parametrize(
    "events",
    [[gewenst()], [gewenst(), begonnen()], [gewenst(), begonnen(), DRAAIT]],
)
def test_nothing_to_try_again(events: list[Event]) -> None:
    with pytest.raises(Conflict):
        inst.opnieuw(van(*events), nu=NU, by="t")


def test_dead_work_can_be_tried_again() -> None:
    later = NU + inst.LANGST_BEZIG
    assert inst.opnieuw(van(gewenst(), begonnen()), nu=later, by="t").at == later


def test_only_one_execution_works_on_an_instance() -> None:
    busy = van(gewenst(), begonnen(uitvoering="u1"))
    assert inst.begin(busy, "u1", nu=NU, by="t") is None
    with pytest.raises(inst.Overgeslagen):
        inst.begin(busy, "u2", nu=NU, by="t")
    taken_over = inst.begin(busy, "u2", nu=NU + inst.LANGST_BEZIG, by="t")
    assert taken_over is not None
    assert taken_over.poging == 2
    with pytest.raises(inst.Overgeslagen):
        inst.van(van(gewenst(), begonnen(uitvoering="u2")), "u1")


def test_every_kind_begins_with_its_first_event() -> None:
    with pytest.raises(ValueError, match="begins"):
        van(DRAAIT)
