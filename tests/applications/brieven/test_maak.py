"""The function that other applications call: once per letter, and never an exception."""

from __future__ import annotations

import io
import json
from functools import cache
from typing import Any

import boto3
import pytest

from applications.brieven.conftest import Maak
from applications.brieven.pdf import text
from applications.conftest import DOCUMENTS, Install
from brieven import maak as module
from brieven import papier, teksten, voorbeelden
from brieven.papier import Papier
from brieven.soorten import alle
from gemeengoed import aws, brieven, clock
from gemeengoed.brieven import Geweigerd
from gemeengoed.bus import Poison
from gemeengoed.problem import Unavailable
from gemeengoed.store import Transaction

SOORT = "bezwaar/verdaging"


def opdracht(**changes: Any) -> dict[str, Any]:
    """As it comes in."""
    event: dict[str, Any] = json.loads(voorbeelden.ruim(SOORT).as_json())
    return event | {"id": "bezwaar:bezwaar:k7qm-3fzx-9rtw:4"} | changes


def kept(key: str) -> bytes:
    found: bytes = boto3.client("s3").get_object(Bucket=DOCUMENTS, Key=key)["Body"].read()
    return found


def run(command: Any) -> None:
    def with_transaction(tx: Transaction) -> str:
        command(tx)
        return ""

    aws.store("brieven").run(with_transaction, now=0)


def test_a_letter_is_made_and_kept(maak: Maak) -> None:
    bestand = maak(opdracht())["bestand"]
    assert bestand == {
        "id": "4",
        "sleutel": "brieven/bezwaar/bezwaar/k7qm-3fzx-9rtw/4.pdf",
        "naam": "Verdaging BZW-K7QM-3FZX-9RTW.pdf",
        "type": "application/pdf",
        "grootte": bestand["grootte"],
    }
    pdf = kept(bestand["sleutel"])
    assert len(pdf) == bestand["grootte"]
    assert "Wij beslissen later op uw bezwaar" in text(pdf)
    assert "Gemeente Boxtel" in text(pdf)


def test_asked_again_it_is_not_made_again(maak: Maak, monkeypatch: pytest.MonkeyPatch) -> None:
    first = maak(opdracht())
    monkeypatch.setattr(module, "zet", lambda *_: pytest.fail("made twice"))
    # Whoever asks again may by then say it differently.
    assert maak(opdracht(kenmerk="BZW-K7QM-3FZX-9RTW")) == first


def test_letters_of_one_dossier_are_apart(maak: Maak) -> None:
    keys = {
        maak(opdracht(id=f"bezwaar:bezwaar:k7qm-3fzx-9rtw:{n}"))["bestand"]["sleutel"]
        for n in range(3)
    }
    assert len(keys) == 3


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"soort": "bezwaar/onbekend"}, "soort"),
        ({"soort": "../../geheim"}, "soort"),
        ({"id": "subsidie:aanvraag:k7qm-3fzx-9rtw:4"}, "id"),
        ({"id": "bezwaar:bezwaar:../../../x:4"}, "id"),
        ({"id": "bezwaar:bezwaar"}, "id"),
        ({"kenmerk": "x\x00y"}, "kenmerk"),
        ({"kenmerk": ""}, "kenmerk"),
        ({"datum": "gisteren"}, "datum"),
        ({"aan": {"naam": "A\nB"}}, "aan.naam"),
        ({"aan": {"naam": "A", "regels": ["x"] * 6}}, "aan.regels"),
        ({"onbekend": 1}, "onbekend"),
        ({"gegevens": {}}, "gegevens.besluit"),
        ({"gegevens": {"reden": "\ud83d"}}, "gegevens.reden.str"),
    ],
)
def test_what_is_wrong_is_an_answer_by_field(
    maak: Maak, changes: dict[str, Any], field: str, caplog: pytest.LogCaptureFixture
) -> None:
    answer = maak(opdracht(**changes))
    assert field in {f["name"] for f in answer["geweigerd"]}
    assert not boto3.client("s3").list_objects_v2(Bucket=DOCUMENTS).get("Contents")


@pytest.mark.parametrize("event", [{}, {"id": 1}, {"gegevens": None}, []])
def test_nonsense_is_refused_too(maak: Maak, event: Any) -> None:
    assert maak(event)["geweigerd"]


def test_what_fails_of_itself_is_no_exception(maak: Maak, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> bytes:
        raise RuntimeError("F. Bouzid")

    monkeypatch.setattr(module, "zet", broken)
    assert maak(opdracht()) == {"mislukt": True}


def test_the_log_knows_nobody(maak: Maak, capsys: pytest.CaptureFixture[str]) -> None:
    maak(opdracht())
    maak(opdracht(gegevens={"reden": "Omdat F. Bouzid dit vroeg"}))
    maak(opdracht(kenmerk=["BZW-GEHEIM"]))
    said = capsys.readouterr()
    for word in ("Bouzid", "Parallelweg", "dakkapel", "GEHEIM", "k7qm"):
        assert word not in said.out + said.err


# ---- a text and a letterhead of one's own


def _schrijf(bron: str) -> None:
    run(lambda tx: teksten.bewaar(tx, alle()[SOORT], bron, door="x", naam="Mo", nu=clock.now()))


def test_the_municipalitys_own_text_is_used(maak: Maak) -> None:
    _schrijf("# Het duurt langer\n\nBeste {{ aan.naam }}, wij beslissen op {{ termijn.eind }}.\n")
    said = text(kept(maak(opdracht())["bestand"]["sleutel"]))
    assert "Het duurt langer" in said
    assert "23 februari 2027" in said
    assert "Wij beslissen later" not in said


def test_a_text_that_fails_on_this_letter_gives_way_to_the_original(maak: Maak) -> None:
    _schrijf("# Het duurt langer\n\nTot {{ termijn.eind }}.\n")
    gegevens = opdracht()["gegevens"]
    gegevens["termijn"].pop("eind")
    said = text(kept(maak(opdracht(gegevens=gegevens))["bestand"]["sleutel"]))
    assert "Wij beslissen later" in said


def test_the_letterhead_is_used(maak: Maak) -> None:
    blad = Papier(postadres="Postbus 1", telefoon="0411655911", ondertekenaar="Teammanager")
    run(lambda tx: papier.zet(tx, blad, door="x", nu=clock.now()))
    said = text(kept(maak(opdracht())["bestand"]["sleutel"]))
    assert "Postbus 1" in said
    assert "Telefoon: 0411655911" in said
    assert "Boxtel Teammanager" in said


# ---- whoever calls it


@pytest.fixture
def caller(maak: Maak, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A function with the grant; the call goes straight to the handler, or gives what a test
    says."""
    monkeypatch.setenv("BRIEVEN_FUNCTION", "arn:maak")
    said: dict[str, Any] = {}

    class Lambda:
        def invoke(self, *, FunctionName: str, Payload: bytes) -> dict[str, Any]:
            assert FunctionName == "arn:maak"
            answer = said.get("answer") or maak(json.loads(Payload))
            payload = io.BytesIO(json.dumps(answer).encode())
            return {"Payload": payload, **said.get("more", {})}

    real = aws.client
    monkeypatch.setattr(aws, "client", cache(lambda s: Lambda() if s == "lambda" else real(s)))
    return said


def test_asking_gives_the_document(caller: dict[str, Any]) -> None:
    made = brieven.Opdracht.model_validate(opdracht())
    bestand = brieven.maak(made)
    assert bestand.sleutel == made.sleutel
    assert bestand.naam == "Verdaging BZW-K7QM-3FZX-9RTW.pdf"
    assert brieven.maak(made) == bestand


def test_a_wrong_letter_is_for_the_poison_queue(caller: dict[str, Any]) -> None:
    made = brieven.Opdracht.model_validate(opdracht(gegevens={"reden": "Omdat mevrouw Bouzid"}))
    with pytest.raises(Geweigerd) as refused:
        brieven.maak(made)
    assert isinstance(refused.value, Poison)
    assert "gegevens.besluit (missing)" in str(refused.value)
    assert "Bouzid" not in str(refused.value)


@pytest.mark.parametrize(
    "said",
    [
        {"answer": {"mislukt": True}},
        {"answer": {"errorMessage": "timed out"}, "more": {"FunctionError": "Unhandled"}},
        {"answer": {"bestand": {"id": "1"}}},
        {"answer": ["iets"]},
    ],
)
def test_what_may_go_well_later_is_for_later(caller: dict[str, Any], said: dict[str, Any]) -> None:
    caller |= said
    with pytest.raises(Unavailable):
        brieven.maak(brieven.Opdracht.model_validate(opdracht()))


def test_without_the_grant_nobody_knows_whom_to_ask(install: Install) -> None:
    from brieven.application import APPLICATION

    install(APPLICATION)
    with pytest.raises(RuntimeError, match="BRIEVEN_FUNCTION"):
        brieven.maak(brieven.Opdracht.model_validate(opdracht()))
