"""What others hear of a move: the bus, the portal, the letter."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from applications.gateway import Browser
from applications.gba import verhuizers as v
from applications.gba.verhuizers import (
    FATIMA,
    YOUSSEF,
    dag,
    file,
    gezin,
    hidden,
    id_van,
    zaak,
    zet,
)
from bezwaar.besluiten import Bekendmaking
from brieven.soorten import alle
from gba import events
from gba.application import APPLICATION
from gba.lijsten import PERSOONSLIJSTEN
from gba.verhuizing import portaal
from gba.verhuizing.model import VERHUIZINGEN
from gba.zaak import BriefGemaakt
from gemeengoed import aws, brieven, log
from gemeengoed.cloudevent import make
from gemeengoed.documents import Bestand
from gemeengoed.dossier import Kind
from gemeengoed.identity import Role
from gemeengoed.manifest import Events
from gemeengoed.stream import Written

LogIn = Callable[..., Browser]

# Where the clock stands (conftest.tijd).
NU = v.NU


@pytest.fixture
def fatima(log_in: LogIn) -> Browser:
    log_in(Role.BURGER, "x")
    zet(*gezin())
    return log_in(Role.BURGER, id_van(FATIMA))


def written(kind: Kind[Any], id_: str) -> list[Written]:
    store = aws.store("gba")
    return [Written("1", kind.name, id_, r.number, r.event) for r in store.history(kind, id_)]


def test_the_dashboard_hears_the_colour_of_a_move_and_nothing_of_who_moves(
    fatima: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    move = zaak(file(fatima))
    with caplog.at_level("INFO", logger=log.logger.name):
        for one in written(VERHUIZINGEN, move.id):
            portaal.geteld(one, aws.store("gba"))
    (line,) = [r for r in caplog.records if r.message == "verhuizing"]
    assert (vars(line)["id"], vars(line)["kleur"]) == (move.id, move.kleur.value)


def said(kind: Kind[Any], id_: str) -> list[tuple[str, Any]]:
    found = [events.public(w) for w in written(kind, id_)]
    return [f for f in found if f]


def test_a_move_is_told_by_pseudonym_and_rubrieken_alone(fatima: Browser) -> None:
    file(fatima, mee={"mee.0": "05-0"})
    for bsn in (FATIMA, YOUSSEF):
        ((name, data),) = said(PERSOONSLIJSTEN, id_van(bsn))
        assert name == "gba.verhuisd"
        assert data.keys() == {"persoon", "rubrieken"}
        assert data["persoon"] == id_van(bsn)
        assert {"081030", "081190", "088510"} <= set(data["rubrieken"])
        assert all(len(r) == 6 and r.startswith("08") for r in data["rubrieken"])
        told = json.dumps(data)
        assert not any(word in told for word in ("Meidoornhof", "5281Z", "Bouzid", "20261125"))
        # As the bus takes it.
        make(
            oin="0" * 20,
            application="gba",
            name=name,
            id="a:1",
            subject=id_van(bsn),
            time=written(PERSOONSLIJSTEN, id_van(bsn))[-1].event.at,
            data=data,
        )


def test_a_refusal_is_a_decision_to_object_to(fatima: Browser, log_in: LogIn) -> None:
    case = zaak(file(fatima, wanneer=dag(date(2026, 11, 10))))
    official, url = log_in(Role.MEDEWERKER), f"/gba/verhuizingen/{case.id}/weigeren"
    official.post(url, hidden(official.get(url), "weigeren") | {"reden": "Omdat Bouzid."})
    ((name, data),) = said(VERHUIZINGEN, case.id)
    assert name == "besluit.bekendgemaakt"
    heard = Bekendmaking.model_validate(data)
    assert heard.persoon == id_van(FATIMA)
    assert heard.bekendgemaakt_op == date(2026, 11, 25)
    assert "Bouzid" not in json.dumps(data)


def test_the_manifest_says_what_is_published() -> None:
    (function,) = (f for f in APPLICATION.functions if isinstance(f, Events))
    assert {"gba.verhuisd", "besluit.bekendgemaakt"} <= set(function.publishes)


def test_the_portal(fatima: Browser, log_in: LogIn) -> None:
    store = aws.store("gba")
    case = zaak(file(fatima, wanneer=dag(date(2026, 11, 10))))
    told = portaal.zaak(store.get(VERHUIZINGEN, case.id))
    assert (told.stand, told.persoon) == ("lopend", id_van(FATIMA))
    assert told.behandeling
    assert told.behandeling.pagina == f"/gba/verhuizingen/{case.id}"
    # Eight weeks from the day after.
    assert told.behandeling.uiterlijk == date(2027, 1, 20)
    official, url = log_in(Role.MEDEWERKER), f"/gba/verhuizingen/{case.id}/aanvullen"
    fields = {"wat": "Uw huurcontract", "weken": "2"}
    official.post(url, hidden(official.get(url), "aanvullen") | fields)
    dossier = store.get(VERHUIZINGEN, case.id)
    told = portaal.zaak(dossier)
    assert told.taak
    assert told.taak.uiterlijk == date(2026, 12, 9)
    (asked,) = portaal.berichten(written(VERHUIZINGEN, case.id)[-1], dossier)
    assert "9 december 2026" in asked.alineas[-1]
    # What an official wrote, and where to, are read at the case: they go on no bus.
    everything = f"{told}{asked}"
    assert "huurcontract" not in everything
    assert "Meidoornhof" not in everything


def test_done_at_once_is_one_message(fatima: Browser) -> None:
    case = zaak(file(fatima))
    dossier = aws.store("gba").get(VERHUIZINGEN, case.id)
    messages = [m for w in written(VERHUIZINGEN, case.id) for m in portaal.berichten(w, dossier)]
    assert [m.onderwerp for m in messages] == ["Uw verhuizing is verwerkt"]
    told = portaal.zaak(dossier)
    assert (told.stand, told.behandeling, told.taak) == ("afgerond", None, None)


def test_the_main_occupant_has_a_task(fatima: Browser) -> None:
    from applications.gba.verhuizers import BUUR, DAAR, lijst, wonend
    from gba.verhuizing.model import TOESTEMMINGEN

    zet(lijst(BUUR, "Buur", geboren="19700102", adressen=(wonend(DAAR),)))
    born = dag(date(1970, 1, 2), "hoofdbewoner.geboortedatum")
    case = zaak(
        file(
            fatima,
            bij_iemand={"_intrekken": "ja"},
            hoofdbewoner={"hoofdbewoner.naam": "buur", **born},
        )
    )
    dossier = aws.store("gba").get(TOESTEMMINGEN, case.id)
    told = portaal.vraag(dossier)
    assert told.persoon == id_van(BUUR)
    assert told.taak
    (asked,) = written(TOESTEMMINGEN, case.id)
    message = portaal.bericht_hoofdbewoner(asked, dossier)
    assert message
    assert message.persoon == id_van(BUUR)


def test_the_letter_once(fatima: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    case = zaak(file(fatima))
    made: list[brieven.Opdracht] = []

    def maak(opdracht: brieven.Opdracht) -> Bestand:
        made.append(opdracht)
        return Bestand(
            id="b1", sleutel=opdracht.sleutel, naam="b.pdf", type="application/pdf", grootte=1
        )

    monkeypatch.setattr(brieven, "maak", maak)
    store = aws.store("gba")
    for _ in range(2):
        for one in written(VERHUIZINGEN, case.id):
            for reaction in events.stream._reactions:
                reaction(one, store)
    assert [b.id for b in store.get(VERHUIZINGEN, case.id).state.brieven] == ["b1"]
    assert sum(isinstance(w.event, BriefGemaakt) for w in written(VERHUIZINGEN, case.id)) == 1
    # brieven takes it: the same model it checks with.
    alle()[made[0].soort].gegevens.model_validate(made[0].gegevens)
    assert made[0].aan.regels == ("Meidoornhof 3", "5281 ZA  Boxtel")
    assert v.FATIMA not in made[0].as_json()


def test_who_moves_by_anothers_word_hears_of_it(fatima: Browser, log_in: LogIn) -> None:
    case = zaak(
        file(fatima, wanneer=dag(date(2026, 12, 5)), mee={"mee.0": "05-0", "mee.1": "09-0"})
    )
    assert case.stand == "gepland"
    dossier = aws.store("gba").get(VERHUIZINGEN, case.id)
    (begun, *_) = written(VERHUIZINGEN, case.id)
    to = {m.persoon: m for m in portaal.berichten(begun, dossier)}
    # Not to the child of ten: her parents act for her.
    assert to.keys() == {id_van(FATIMA), id_van(YOUSSEF)}
    youssef, url = log_in(Role.BURGER, id_van(YOUSSEF)), to[id_van(YOUSSEF)].pagina
    assert url
    assert "Meidoornhof 3" in youssef.get(url).text
    assert fatima.get(url).status == 404
    empty = youssef.post(url, hidden(youssef.get(url), case.id))
    assert empty.status == 422
    assert 'id="reden-fout"' in empty.text
    no = hidden(youssef.get(url), case.id) | {"reden": "Ik verhuis niet."}
    assert youssef.post(url, no).status == 303
    after = aws.store("gba").get(VERHUIZINGEN, case.id).state
    assert (after.stand, after.kleur) == ("beoordelen", "rood")
    assert [b.regel for b in after.bevindingen] == ["tegengesproken"]
    assert "Een medewerker kijkt ernaar" in youssef.get(url).text
    seen = log_in(Role.MEDEWERKER).get(f"/gba/verhuizingen/{case.id}").text
    assert "Ik verhuis niet." in seen
    assert "Ik verhuis niet." not in fatima.get(f"/gba/verhuizing/{case.id}").text


def test_the_numbers_are_in_no_case(fatima: Browser) -> None:
    case = zaak(file(fatima, mee={"mee.0": "05-0"}))
    told = [w.event.as_json() for w in written(VERHUIZINGEN, case.id)]
    assert all(bsn not in text for text in told for bsn in (FATIMA, YOUSSEF))
