"""Payments: too little, too much, twice, and the arithmetic of all of them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.cooperatie.conftest import NU, Bureau, aanmelding, regeling
from cooperatie import commands
from cooperatie.model.aanmelding import Aanmelding
from cooperatie.model.lid import LID, Bestuursbesluit, Betaling, Dictum, Lidstand
from gemeengoed.problem import Conflict
from gemeengoed.store import Store
from gemeengoed.table import MemoryTable

INLEG = 2_500_000


def test_too_little_stays_open(bureau: Bureau) -> None:
    id_ = bureau.tot_factuur()
    reply = bureau.betaal(id_, INLEG - 1)
    assert reply.json["lid"]["stand"] == "deels betaald"
    assert reply.json["toelichting"] == "Er staat nog € 0,01 open."
    assert bureau.get("/instanties").json["items"] == []
    rest = bureau.betaal(id_, 1)
    assert rest.json["lid"]["stand"] == "toegetreden"
    assert len(bureau.get("/instanties").json["items"]) == 1


def test_too_much_is_to_be_paid_back(bureau: Bureau) -> None:
    id_ = bureau.tot_factuur()
    reply = bureau.betaal(id_, INLEG + 500)
    assert (reply.json["opFactuur"], reply.json["onverschuldigd"]) == (INLEG, 500)
    assert "€ 5,00 is te veel ontvangen en moet terug." in reply.json["toelichting"]
    after = bureau.betaal(id_, 700)
    assert after.status == 201
    assert after.json["lid"]["onverschuldigd"] == 1200
    assert len(bureau.get("/instanties").json["items"]) == 1


@pytest.mark.parametrize("other", [False, True])
def test_same_payment_twice_is_booked_once(bureau: Bureau, other: bool) -> None:
    id_ = bureau.tot_factuur()
    second = bureau.tot_factuur(regeling()) if other else id_
    bureau.betaal(id_, 100, "BANK-A")
    refused = bureau.betaal(second, 100, "BANK-A")
    assert refused.status == 409
    assert "niets dubbel geboekt" in refused.json["detail"]
    total = sum(i["betaald"] for i in bureau.get("/leden").json["items"])
    assert total == 100


def test_money_before_the_invoice_is_not_lost(bureau: Bureau) -> None:
    id_ = bureau.meld_aan()
    reply = bureau.betaal(id_, 100)
    assert reply.status == 201
    assert reply.json["lid"]["stand"] == "aangemeld"
    assert reply.json["onverschuldigd"] == 100
    assert reply.json["toelichting"].startswith("Er is nog geen factuur.")


def test_money_of_who_was_refused_is_not_lost(bureau: Bureau) -> None:
    id_ = bureau.meld_aan()
    bureau.beslis(id_, "afgewezen", reden="Past niet")
    assert bureau.betaal(id_, 100).json["lid"]["stand"] == "afgewezen"


def test_payment_of_tomorrow(bureau: Bureau) -> None:
    id_ = bureau.tot_factuur()
    body = {"bedrag": 1, "bankreferentie": "B", "betaalDatum": "2026-07-02"}
    refused = bureau.post(f"/leden/{id_}/betalingen", body)
    assert refused.status == 400
    assert refused.json["invalidParams"][0]["name"] == "betaalDatum"


def test_same_request_gives_the_same_answer(bureau: Bureau) -> None:
    id_ = bureau.tot_factuur()
    path = f"/leden/{id_}/betalingen"
    body = {"bedrag": INLEG, "bankreferentie": "B", "betaalDatum": "2026-07-01"}
    first = bureau.post(path, body, Idempotency_Key="k")
    again = bureau.post(path, body, Idempotency_Key="k")
    assert (again.status, again.text) == (201, first.text)
    assert bureau.post(path, body | {"bedrag": 1}, Idempotency_Key="k").status == 422
    assert len(bureau.get("/instanties").json["items"]) == 1


def _invoiced(store: Store) -> None:
    form = Aanmelding.from_json(json.dumps(aanmelding()))
    besluit = Bestuursbesluit(dictum=Dictum.TOEGELATEN, besluit_datum=NU.date(), kenmerk="BB-1")
    at = {"nu": NU, "by": "t"}
    store.run(lambda tx: commands.meld_aan(tx, form, lid="l", **at), now=0)  # type: ignore[arg-type]
    store.run(lambda tx: commands.besluit(tx, "l", besluit, expect=1, **at), now=0)  # type: ignore[arg-type]
    store.run(lambda tx: commands.factureer(tx, "l", 30, **at), now=0)  # type: ignore[arg-type]


@given(st.lists(st.tuples(st.integers(1, INLEG + 10), st.integers(0, 5)), max_size=12))
def test_every_cent_is_accounted_for(payments: list[tuple[int, int]]) -> None:
    """What was booked is what came in; who joined has paid the fee, once, and only then."""
    store = Store(MemoryTable())
    _invoiced(store)
    received: dict[int, int] = {}
    for bedrag, reference in payments:
        betaling = Betaling(bedrag=bedrag, bankreferentie=f"B-{reference}", betaal_datum=NU.date())
        try:
            store.run(lambda tx, b=betaling: commands.boek(tx, "l", b, nu=NU, by="t"), now=0)  # type: ignore[misc]
        except Conflict:
            assert reference in received
        else:
            assert reference not in received
            received[reference] = bedrag
        lid = store.get(LID, "l").state
        assert lid.betaald + lid.onverschuldigd == sum(received.values())
        assert 0 <= lid.betaald <= INLEG
        joined = lid.stand is Lidstand.TOEGETREDEN
        assert joined == (sum(received.values()) >= INLEG)
        assert len(lid.instanties) == joined
        assert lid.onverschuldigd == 0 or lid.openstaand == 0
