"""What the stream tells the portal: the case as it stands, messages, and every look."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from speeltuin.application import APPLICATION
from speeltuin.events import public
from speeltuin.model import NU, TELLERS, Teller, begonnen, geteld

from applications.shared.conftest import Logged
from applications.shared.store_tables import CountingTable
from applications.shared.test_stream import BSN, Cloud, record, run, tel
from applications.shared.test_stream import bus as bus
from gemeengoed import aws, portal
from gemeengoed.dossier import Dossier
from gemeengoed.inzage import INZAGEN, leg_vast
from gemeengoed.manifest import Events
from gemeengoed.problem import Unavailable
from gemeengoed.store import Store
from gemeengoed.stream import Stream, Written


def snapshot(dossier: Dossier[Teller]) -> portal.Zaak | None:
    return portal.Zaak(
        persoon="p1",
        titel=f"Teller {dossier.state.naam}",
        stand=portal.Stand.LOPEND,
        status=f"De som is {dossier.state.som}.",
        pagina=f"/speeltuin/tellers/{dossier.id}",
    )


def letter(written: Written, dossier: Dossier[Teller]) -> portal.Bericht | None:
    if written.number != 2:
        return None
    return portal.Bericht(persoon="p1", onderwerp="Geteld", alineas=("Er is geteld.",))


def stream(zaak: Any = snapshot, bericht: Any = letter) -> Any:
    made = Stream(APPLICATION, kinds=[TELLERS], public=public)
    made.zaak(TELLERS)(zaak)
    made.bericht(TELLERS)(bericht)
    return made.handler


@pytest.fixture
def store(settled: CountingTable, bus: Cloud) -> Store:
    """A counter `a`, begun and counted twice, in the table that the stream reads."""
    made = aws.store("speeltuin")

    def command(tx: Any) -> None:
        tx.append(TELLERS, "a", begonnen(), geteld(1), geteld(2))

    made.run(command, now=0)
    settled.calls.clear()
    return made


def named(bus: Cloud, name: str) -> list[dict[str, Any]]:
    return [e for e in bus.sent if e["type"].endswith(name)]


def test_a_case_is_told_once_a_batch_as_it_stands_by_now(bus: Cloud, store: Store) -> None:
    assert run(record(1, begonnen()), *tel(2, 3), handler=stream()) == []
    (said,) = named(bus, portal.ZAAK_GEWIJZIGD)
    assert said["data"] == {
        "persoon": "p1",
        "titel": "Teller knikkers",
        "stand": "lopend",
        "status": "De som is 3.",
        "pagina": "/speeltuin/tellers/a",
        "zaak": "speeltuin:teller:a",
        "versie": 3,
    }
    assert portal.ZaakMelding.model_validate(said["data"]).versie == 3


def test_what_is_said_to_all_comes_first_and_nothing_has_the_same_id(
    bus: Cloud, store: Store
) -> None:
    run(*tel(2, 3), handler=stream())
    names = [e["type"].removeprefix("nl.gemeengoed.") for e in bus.sent]
    assert names == [
        "teller.geteld",
        portal.ZAAK_GEWIJZIGD,
        portal.BERICHT_VERSTUURD,
        "teller.geteld",
    ]
    ids = [e["id"] for e in bus.sent]
    assert len(set(ids)) == len(ids)


def test_a_message_has_the_same_key_however_often(bus: Cloud, store: Store) -> None:
    for _ in range(2):
        run(*tel(2), handler=stream())
    first, second = named(bus, portal.BERICHT_VERSTUURD)
    assert first == second
    assert first["data"]["id"] == "speeltuin:teller:a:2"
    assert first["data"]["zaak"] == "speeltuin:teller:a"
    assert first["data"]["verzondenOp"] == "2026-11-02T10:00:00Z"


def test_what_the_manifest_does_not_publish_cannot_be_told() -> None:
    silent = replace(APPLICATION, functions=(Events(publishes=("teller.geteld",)),))
    made = Stream(silent, kinds=[TELLERS], public=public)
    with pytest.raises(KeyError):
        made.zaak(TELLERS)
    with pytest.raises(KeyError):
        made.bericht(TELLERS)


def test_of_a_dossier_that_is_gone_nothing_is_told(
    settled: CountingTable, bus: Cloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gemeengoed.aws.store", lambda name: Store(settled))
    assert run(*tel(2), handler=stream()) == []
    assert [e["type"] for e in bus.sent] == ["nl.gemeengoed.teller.geteld"]


def test_one_read_for_a_batch(settled: CountingTable, bus: Cloud, store: Store) -> None:
    run(record(1, begonnen()), *tel(2, 3), handler=stream())
    assert settled.calls == {"get": 1}


def test_a_table_that_does_not_answer_stops_the_batch_there(
    bus: Cloud, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any) -> None:
        raise Unavailable("Probeer het nog eens.")

    monkeypatch.setattr(Store, "get", fails)
    assert run(*tel(2, 3), handler=stream()) == ["2"]
    assert bus.sent == bus.parked == []


def test_when_the_bus_refuses_the_snapshot_the_event_is_offered_again(
    bus: Cloud, store: Store
) -> None:
    bus.refused = {None}  # type: ignore[arg-type]  # what has no `plus`
    assert run(*tel(2, 3), handler=stream()) == ["2"]


def test_words_that_no_attempt_can_send_are_parked(bus: Cloud, store: Store) -> None:
    def wrong(dossier: Dossier[Teller]) -> portal.Zaak:
        return portal.Zaak.model_validate(dict(snapshot(dossier) or {}) | {"pagina": "elders"})

    assert run(*tel(2, 3), handler=stream(zaak=wrong)) == []
    assert [p["why"] for p in bus.parked] == ["ValidationError"] * 2


def test_a_number_that_somebody_typed_stops_nothing(bus: Cloud, store: Store) -> None:
    def typed(dossier: Dossier[Teller]) -> portal.Zaak:
        return portal.Zaak.model_validate(
            dict(snapshot(dossier) or {}) | {"titel": f"Brief {BSN}\nover 123.456.782"}
        )

    run(*tel(2), handler=stream(zaak=typed))
    (said,) = named(bus, portal.ZAAK_GEWIJZIGD)
    assert said["data"]["titel"] == "Brief [nummer weggelaten] over [nummer weggelaten]"
    assert bus.parked == []


def test_a_title_without_end_is_cut() -> None:
    zaak = portal.Volgende(tekst="x" * 100_000)
    assert len(zaak.tekst) == 300
    assert zaak.tekst.endswith("…")


class TestLooks:
    def look(self, store: Store, **changes: Any) -> None:
        given: dict[str, Any] = {
            "persoon": "p1",
            "zaak": "speeltuin:teller:a",
            "door": "medewerker:m1",
            "wie": "Een medewerker van Speeltuin",
            "doel": "Behandelen",
            "wat": "Uw teller",
            "nu": NU,
        }
        leg_vast(store, **given | changes)

    def keys(self, table: CountingTable) -> set[str]:
        return {k.pk for k in table._items if k.pk.startswith("inzage#")}  # type: ignore[attr-defined]

    def test_once_an_hour(self, settled: CountingTable) -> None:
        store = Store(settled)
        for minutes in (0, 10, 59):
            self.look(store, nu=NU.replace(minute=minutes))
        self.look(store, nu=NU.replace(hour=11))
        self.look(store, door="medewerker:m2")
        self.look(store, wat="Iets anders")
        assert len(self.keys(settled)) == 4

    def test_goes_to_the_portal_without_who_it_was(
        self, settled: CountingTable, bus: Cloud, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        store = Store(settled)
        monkeypatch.setattr("gemeengoed.aws.store", lambda name: store)
        self.look(store)
        (pk,) = self.keys(settled)
        id_ = pk.removeprefix("inzage#")
        (recorded,) = store.history(INZAGEN, id_)
        written = record(1, recorded.event, pk={"S": pk}, sk={"S": "event#000001"})
        assert run(written, handler=stream()) == []
        (said,) = bus.sent
        assert said["type"] == "nl.gemeengoed.portaal.inzage-gedaan"
        inzage = portal.InzageMelding.model_validate(said["data"])
        assert (inzage.id, inzage.op) == (f"speeltuin:inzage:{id_}", NU)
        assert "m1" not in str(said)

    def test_the_log_names_nobody(self, settled: CountingTable, logged: Logged) -> None:
        self.look(Store(settled), wie="Anna")
        assert "Anna" not in logged.text
