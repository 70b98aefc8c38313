"""`make gba-laden`: against the register itself, without the network between."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from gba import laden as inname
from gba.bevragen.lo3 import Persoonslijst
from gba.lijsten import PERSOONSLIJSTEN
from gemeengoed.store import Store
from gemeengoed.table import MemoryTable
from infra_cdk.gba import laden, personen, zenden
from infra_cdk.gba.lo3csv import schrijf
from infra_cdk.gba.zenden import Gestopt, Zender, veilig
from infra_cdk.local import http, inwoners
from infra_cdk.local.description import Site
from infra_cdk.local.errors import LocalError
from infra_cdk.local.idp.people import DIGID, people
from infra_cdk.local.settings import Local

API = "http://127.0.0.1:1/api"
AANTAL = 230


class Register:
    """What stands behind the API, and what the API is to answer first."""

    def __init__(self) -> None:
        self.store = Store(MemoryTable())
        self.gevraagd: list[int] = []
        self.eerst: list[int | Exception] = []
        self.na: int | None = None

    def call(self, method: str, url: str, **rest: Any) -> http.Answer:
        assert (method, url, rest["token"]) == ("POST", f"{API}/gba/v1/ladingen", "t")
        lijsten = rest["json_body"]["lijsten"]
        self.gevraagd.append(len(lijsten))
        if self.na is not None and len(self.gevraagd) > self.na:
            raise KeyboardInterrupt
        if self.eerst:
            eerst = self.eerst.pop(0)
            if isinstance(eerst, Exception):
                raise eerst
            return http.Answer(eerst, {}, b"{}")
        if any("slecht" in str(pl) for pl in lijsten):
            return http.Answer(422, {}, b"{}")
        lading = inname.Lading.model_validate(rest["json_body"])
        bekend = {pl.bsn: f"p{pl.bsn}" for pl in lading.lijsten}
        nu = datetime(2026, 11, 25, tzinfo=UTC)
        verslag = inname.laad(self.store, lading, bekend, door="t", nu=nu)
        return http.Answer(200, {}, verslag.as_json().encode())


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch) -> Register:
    register = Register()
    monkeypatch.setattr(zenden.http, "call", register.call)
    monkeypatch.setenv("GEMEENGOED_TOKEN", "t")
    monkeypatch.setattr("time.sleep", lambda _s: None)
    return register


@pytest.fixture
def bestand(tmp_path: Path) -> Path:
    pad = tmp_path / "personen.csv"
    with pad.open("wb") as f:
        schrijf(f, personen.PLAATSEN, personen.categorieen(AANTAL, "0757", 1))
    return pad


def _laad(bestand: Path, *meer: str) -> int:
    return laden.main([str(bestand), "--api", API, *meer])


def _geweigerd(bestand: Path) -> list[tuple[int, str]]:
    with bestand.with_suffix(".geweigerd.csv").open(encoding="utf-8-sig", newline="") as f:
        return [(int(r["rij"]), r["redenen"]) for r in csv.DictReader(f, delimiter=";")]


def _erin(register: Register, bestand: Path) -> int:
    with bestand.open(encoding="utf-8") as f:
        ids = [f"p{r['01.01.20']}" for r in csv.DictReader(f)]
    return len(register.store.get_many(PERSOONSLIJSTEN, ids))


def _vervang(bestand: Path, rij: int, was: str, nieuw: str) -> None:
    regels = bestand.read_text().splitlines(keepends=True)
    assert was in regels[rij - 1]
    regels[rij - 1] = regels[rij - 1].replace(was, nieuw, 1)
    bestand.write_text("".join(regels))


def _bsn(bestand: Path, rij: int) -> str:
    return bestand.read_text().splitlines()[rij - 1].split(",")[1]


def test_all_are_taken_in_fifty_at_a_time(
    register: Register, bestand: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _laad(bestand) == 0
    assert sorted(register.gevraagd) == [30, 50, 50, 50, 50]
    assert _erin(register, bestand) == AANTAL
    assert f"{AANTAL} geladen" in capsys.readouterr().out
    assert [p.name for p in bestand.parent.iterdir()] == ["personen.csv"]


def test_again_changes_nothing(
    register: Register, bestand: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [_laad(bestand), _laad(bestand)] == [0, 0]
    assert f"{AANTAL} gelijk" in capsys.readouterr().out


def test_refused_rows_are_reported_and_the_others_are_in(
    register: Register, bestand: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    eigen, dubbel = _bsn(bestand, 3), _bsn(bestand, 120)
    _vervang(bestand, 3, eigen, "123456789")
    _vervang(bestand, 121, _bsn(bestand, 121), dubbel)
    _vervang(bestand, 60, "0757", "8888")
    _vervang(bestand, 200, "\n", ",\n")
    assert _laad(bestand) == 1
    breed = len(personen.PLAATSEN)
    assert _geweigerd(bestand) == [
        (3, "01.01.20: dit is geen burgerservicenummer"),
        (60, "08.09.10: deze gemeente staat niet in tabel 33"),
        (121, "01.01.20: dit nummer staat al in rij 120"),
        (200, f"deze rij heeft {breed + 1} cellen, de kop {breed}"),
    ]
    assert _erin(register, bestand) == AANTAL - 3 - 1
    gezegd = "".join(capsys.readouterr()) + bestand.with_suffix(".geweigerd.csv").read_text()
    assert "123456789" not in gezegd
    assert dubbel not in gezegd


def test_a_list_that_the_server_does_not_want_stops_no_other(
    register: Register, bestand: Path
) -> None:
    _vervang(bestand, 77, "0757", "slecht")
    assert _laad(bestand) == 1
    assert _geweigerd(bestand) == [(77, "de server weigert deze lijst (422)")]
    assert _erin(register, bestand) == AANTAL - 1


@pytest.mark.parametrize("na", range(5))
def test_killed_at_any_moment_it_goes_on_where_it_was(
    register: Register, bestand: Path, na: int
) -> None:
    _vervang(bestand, 3, _bsn(bestand, 3), "123456789")
    register.na = na
    assert _laad(bestand, "--tegelijk", "1") == 130
    register.na, register.gevraagd = None, []
    assert _laad(bestand) == 1
    assert len(register.gevraagd) <= 5 - max(0, na - 1)
    assert [n for n, _ in _geweigerd(bestand)] == [3]
    assert _erin(register, bestand) == AANTAL - 1


def test_another_file_of_that_name_is_begun_anew(register: Register, bestand: Path) -> None:
    register.na = 3
    assert _laad(bestand, "--tegelijk", "1") == 130
    with bestand.open("wb") as f:
        schrijf(f, personen.PLAATSEN, personen.categorieen(AANTAL, "0772", 2))
    register.na, register.gevraagd = None, []
    assert _laad(bestand) == 0
    assert sum(register.gevraagd) == AANTAL


@pytest.mark.parametrize("staat", ["", "[]", "{", '{"rij": "x"}', "null"])
def test_a_broken_state_is_begun_anew(register: Register, bestand: Path, staat: str) -> None:
    bestand.with_suffix(".voortgang.json").write_text(staat)
    assert _laad(bestand) == 0
    assert sum(register.gevraagd) == AANTAL


def test_what_is_busy_is_asked_again(register: Register, bestand: Path) -> None:
    register.eerst = [429, 503, 409, ConnectionError(), 502]
    assert _laad(bestand) == 0
    assert _erin(register, bestand) == AANTAL


@pytest.mark.parametrize(
    ("eerst", "woord"),
    [([401], "token"), ([403], "gba:laden"), ([503] * 99, "druk"), ([500], "500")],
)
def test_what_can_not_go_on_says_so_and_can_later(
    register: Register,
    bestand: Path,
    eerst: list[int | Exception],
    woord: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    register.eerst = eerst
    assert _laad(bestand, "--tegelijk", "1") == 3
    assert woord in capsys.readouterr().err
    register.eerst = []
    assert _laad(bestand) == 0
    assert _erin(register, bestand) == AANTAL


@pytest.mark.parametrize("body", [b"", b"{}", b'{"regels": []}', b'{"regels": [1]}', b"\xff"])
def test_another_answer_is_no_answer(monkeypatch: pytest.MonkeyPatch, body: bytes) -> None:
    monkeypatch.setattr(zenden.http, "call", lambda *_a, **_k: http.Answer(200, {}, body))
    with pytest.raises(Gestopt):
        Zender(API, "t").zend(list(personen.lijsten(1, "0757", 1)))


@pytest.mark.parametrize(
    ("api", "mag"),
    [
        ("https://boxtel.example/api", True),
        ("http://boxtel.gemeengoed.localhost:4566/api", True),
        ("http://127.0.0.1:4566", True),
        ("http://boxtel.example/api", False),
        ("http://localhost.example", False),
        ("ftp://localhost", False),
        ("boxtel.example", False),
        ("https://", False),
    ],
)
def test_lists_travel_encrypted(api: str, mag: bool) -> None:
    assert veilig(api) is mag


def test_what_can_not_be_loaded_at_all(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _laad(tmp_path / "niets.csv") == 2
    assert _laad(tmp_path) == 2
    leeg = tmp_path / "leeg.csv"
    leeg.write_text("naam\nJan\n")
    assert _laad(leeg) == 2
    assert laden.main([str(leeg), "--api", "http://boxtel.example"]) == 2
    monkeypatch.delenv("GEMEENGOED_TOKEN")
    assert _laad(leeg) == 2
    assert register.gevraagd == []


def test_not_twice_at_the_same_time(
    register: Register, bestand: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    geprobeerd: list[int] = []

    def call(*a: Any, **k: Any) -> http.Answer:
        geprobeerd.append(_laad(bestand))
        return register.call(*a, **k)

    monkeypatch.setattr(zenden.http, "call", call)
    laden.laad(bestand, Zender(API, "t"), Console(file=io.StringIO()), 1)
    assert set(geprobeerd) == {2}


@pytest.mark.parametrize("code", ["GM0757", "GM0772"])
def test_residents_of_make_run_are_taken_in_and_again_are_alike(
    register: Register, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    alle = list(inwoners.lijsten(code))
    monkeypatch.setattr(inwoners, "token", lambda *_a, **_k: "t")
    site = Site(code, "X", "draait", API, "", "")
    for _ in range(2):
        inwoners.load(Local(), (site,))
    erin = register.store.get_many(PERSOONSLIJSTEN, [f"p{pl.bsn}" for pl in alle])
    assert len(erin) == inwoners.AANTAL + len(people(code, DIGID))
    assert {d.version for d in erin.values()} == {1}
    assert {str(p.claims["bsn"]) for p in people(code, DIGID)} <= {pl.bsn for pl in alle}
    assert {pl.actueel("08")["0910"] for pl in alle} <= {code.removeprefix("GM"), "1999"}


def test_a_resident_who_is_refused_is_told_without_a_number(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inwoners, "token", lambda *_a, **_k: "t")
    slecht = Persoonslijst(categorieen={"01": (({"0120": "123456789"},),)})
    monkeypatch.setattr(inwoners, "lijsten", lambda _code: iter([slecht]))
    with pytest.raises(LocalError) as fout:
        inwoners.load(Local(), (Site("GM0757", "X", "draait", API, "", ""),))
    assert "123456789" not in str(fout.value)


def test_municipalities_of_make_run_share_no_resident() -> None:
    testpersonen = {str(p.claims["bsn"]) for p in people("GM0757", DIGID)}
    per_gemeente = [
        {pl.bsn for pl in inwoners.lijsten(code)} - testpersonen
        for code in ("GM0757", "GM0772", "GM0845", "GM0632")
    ]
    assert len(set.union(*per_gemeente)) == 4 * inwoners.AANTAL
