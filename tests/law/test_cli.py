"""``python -m gemeengoed.awb`` as a process: answers, refusals, never a traceback."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gemeengoed.awb.cli import bereken, main
from gemeengoed.awb.cli_termen import TERMEN

LAAG = Path(__file__).resolve().parents[2] / "layers" / "gemeengoed" / "python"
Cli = Callable[..., "subprocess.CompletedProcess[str]"]


def _antwoord(cli: Cli, *argumenten: str) -> dict[str, Any]:
    klaar = cli(*argumenten)
    assert klaar.returncode == 0, klaar.stderr
    assert klaar.stderr == ""
    gelezen: dict[str, Any] = json.loads(klaar.stdout)
    return gelezen


def test_objection_term(cli: Cli) -> None:
    antwoord = _antwoord(cli, "bezwaartermijn", "bekendmaking=2026-11-14")
    assert antwoord["bekendmaking"] == "2026-11-14"
    assert antwoord["start"] == "2026-11-15"
    assert antwoord["eind"] == "2026-12-28"
    assert antwoord["post_ontvangen_uiterlijk"] == "2027-01-04"
    assert [dag["reden"] for dag in antwoord["uitleg"]["overgeslagen"]] == [
        "Tweede Kerstdag",
        "zondag",
    ]


def test_amount_is_in_euro(cli: Cli) -> None:
    antwoord = _antwoord(cli, "dwangsom_dagen_bedrag", "dagen=14")
    assert antwoord["dagen"] == 14
    assert antwoord["bedrag"] == 322


def test_suspension_and_postponement(cli: Cli) -> None:
    antwoord = _antwoord(
        cli,
        "beslistermijn_7_10",
        "bezwaar_eind=2026-07-13",
        "opgeschort=2026-07-20/2026-08-03",
        "opgeschort=2026-08-01/2026-08-05",
        "verdaagd_weken=4",
    )
    # 13 July + 6 weeks + 4 weeks + 16 days.
    assert antwoord["beslis"] == "2026-10-07"
    assert antwoord["verdaagd_max"] == "2026-10-21"
    assert [deel["dagen"] for deel in antwoord["uitleg"]["opschortingen"]] == [14, 2]


def test_open_suspension_has_no_date(cli: Cli) -> None:
    antwoord = _antwoord(
        cli, "beslistermijn_7_10", "bezwaar_eind=2026-07-13", "opgeschort=2026-07-20/"
    )
    assert antwoord["beslis"] is None


def test_list_of_terms(cli: Cli) -> None:
    klaar = cli()
    assert klaar.returncode == 0
    for term in TERMEN.values():
        assert term.naam in klaar.stdout
        assert all(veld.naam in klaar.stdout for veld in term.velden)


@pytest.mark.parametrize(
    ("argumenten", "woord"),
    [
        (("bestaatniet",), "bestaatniet"),
        (("bezwaartermijn",), "bekendmaking"),
        (("bezwaartermijn", "2026-11-02"), "sleutel=waarde"),
        (("bezwaartermijn", "foo=1", "bekendmaking=2026-11-02"), "foo"),
        (("bezwaartermijn", "bekendmaking=2026-02-30"), "2026-02-30"),
        (("bezwaartermijn", "bekendmaking=0000-01-01"), "0000-01-01"),
        (("bezwaartermijn", "bekendmaking=9999-12-31"), "9999-12-31"),
        (("bezwaartermijn", "bekendmaking=1993-12-31"), "1993-12-31"),
        (("dwangsom_dagen_bedrag", "dagen=-1"), "dagen"),
        (("beslistermijn_7_10", "bezwaar_eind=2026-07-13", "verdaagd_weken=7"), "7:10 lid 3"),
    ],
)
def test_bad_input_is_one_line_and_exit_2(
    cli: Cli, argumenten: tuple[str, ...], woord: str
) -> None:
    klaar = cli(*argumenten)
    assert klaar.returncode == 2
    assert klaar.stdout == ""
    assert len(klaar.stderr.strip().splitlines()) == 1
    assert woord in klaar.stderr
    assert "Traceback" not in klaar.stderr


@pytest.mark.parametrize(
    "regel",
    [
        "bezwaartermijn bekendmaking=20261102",
        "bezwaartermijn bekendmaking=2026-11-2",
        "bezwaartermijn bekendmaking=2026-W45-1",
        "bezwaartermijn bekendmaking=",
        "bezwaartermijn bekendmaking=٢٠٢٦-11-02",
        "bezwaartermijn bekendmaking=2026-11-02 bekendmaking=2026-11-03",
        "beslistermijn_7_10",
        "beslistermijn_7_10 bekendmaking=2026-06-01 bezwaar_eind=2026-07-13",
        "beslistermijn_7_10 bezwaar_eind=2026-07-13 weken=7",
        "beslistermijn_7_10 bezwaar_eind=2026-07-13 weken=6 commissie=ja",
        "beslistermijn_7_10 bezwaar_eind=2026-07-13 commissie=misschien",
        "beslistermijn_7_10 bezwaar_eind=2026-07-13 verdaagd_weken=0",
        "beslistermijn_7_10 bezwaar_eind=2026-07-13 opgeschort=2026-08-03",
        "beslistermijn_7_10 bezwaar_eind=2026-07-13 opgeschort=/2026-08-03",
        "beslistermijn_7_10 bezwaar_eind=2026-07-13 opgeschort=2026-08-03/2026-07-20",
        "beslistermijn_7_10 bezwaar_eind=2026-07-13 opgeschort=1993-08-03/2026-07-20",
        "beslistermijn_7_10 bezwaar_eind=2026-07-13 opschortgrond=overmacht",
        "beslistermijn_7_10 bezwaar_eind=2026-07-13 opgeschort=2026-08-03/ opschortgrond=druk",
        "beslistermijn_7_10 bezwaar_eind=2026-07-13 uitstelgrond=c",
        "beslistermijn_7_10 bezwaar_eind=2026-07-13 instemming_tot=2026-09-14 uitstelgrond=d",
        "dwangsom_dagen_bedrag dagen=1.5",
        "dwangsom_dagen_bedrag dagen=99999999999",
        "dwangsom_data ingebrekestelling_ontvangen=2009-09-30",
        "opschorting_4_15 ontvangen=2026-01-06 uitnodiging=2026-01-12 aangevuld=2026-01-11",
        "hersteltermijn_6_6 verzonden=2026-05-01 weken=999999",
        "hersteltermijn_6_6 verzonden=2026-05-01 weken=39999",
        "tijdig bekendmaking=2026-11-02 ontvangen=2026-12-14 kanaal=duif",
        "tijdig bekendmaking=2026-11-02 ontvangen=2026-12-14T23:59:00 kanaal=elektronisch",
        "tijdig bekendmaking=2026-11-02 ontvangen=2026-12-14T25:59:00Z kanaal=elektronisch",
        "tijdig bekendmaking=2026-11-02 ontvangen=0001-01-01T00:00:00+12:00 kanaal=post",
    ],
)
def test_bad_input_is_refused(regel: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(regel.split()) == 2
    gezegd = capsys.readouterr()
    assert gezegd.out == ""
    assert gezegd.err.startswith("fout: ")
    assert len(gezegd.err.strip().splitlines()) == 1


@pytest.mark.parametrize("naam", TERMEN)
def test_every_term_answers(naam: str) -> None:
    waarden = {
        "dagen": "14",
        "weken": "6",
        "kanaal": "post",
        "uitnodiging": "2026-03-17",
    }
    velden = [veld for veld in TERMEN[naam].velden if veld.verplicht]
    if naam == "beslistermijn_7_10":
        velden = [veld for veld in TERMEN[naam].velden if veld.naam == "bekendmaking"]
    uitkomst = bereken(
        naam, [f"{veld.naam}={waarden.get(veld.naam, '2026-03-16')}" for veld in velden]
    )
    json.dumps(uitkomst)
    assert {veld.naam for veld in velden} <= set(uitkomst)
    if naam != "werkdag":
        assert uitkomst["uitleg"]


def test_the_ground_of_a_delay_is_in_the_answer() -> None:
    uitkomst = bereken(
        "beslistermijn_7_10",
        [
            "bezwaar_eind=2026-07-13",
            "opgeschort=2026-07-20/2026-07-27",
            "opschortgrond=overmacht",
            "instemming_tot=2026-09-30",
            "uitstelgrond=c",
        ],
    )
    assert uitkomst["beslis"] == "2026-09-30"
    assert uitkomst["uitleg"]["artikelen"] == [
        "Awb 7:10 lid 1",
        "Awb 4:15 lid 2 onder c",
        "Awb 7:10 lid 4 onder c",
    ]


def test_import_is_light() -> None:
    """The package is loaded at a Lambda's cold start: nothing but the standard library."""
    code = "import sys, gemeengoed.awb; print(*sorted(m.split('.')[0] for m in sys.modules))"
    klaar = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(LAAG)},
    )
    geladen = set(klaar.stdout.split())
    assert not geladen & {"pydantic", "boto3", "botocore", "jinja2", "argparse", "json"}
