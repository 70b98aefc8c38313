"""Documents that come to a case later, in process: whose, until when, and what they must be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import boto3
import pytest

from applications.bezwaar.conftest import NU
from applications.bezwaar.zaken import erbij, leg_neer, soorten, staat
from applications.conftest import DOCUMENTS
from applications.gateway import Browser
from applications.shared.markup import Markup
from bezwaar import model
from bezwaar.invoer import Zittingsplan
from bezwaar.model.stukken import MEESTE, voeg_dossierstuk_toe, voeg_stuk_toe
from gemeengoed.documents import Bestand
from gemeengoed.identity import Role
from gemeengoed.problem import AgainstTheLaw, Conflict

LogIn = Callable[..., Browser]
Zet = Callable[[datetime], None]
Stuk = dict[str, Any]
PDF = b"%PDF-1.7 een document"


def case(id_: str) -> str:
    return f"/bezwaar/zaken/{id_}"


def work(id_: str) -> str:
    return f"/bezwaar/werkvoorraad/{id_}"


def put(browser: Browser, root: str, content: bytes = PDF, name: str = "foto.pdf") -> str:
    """What the browser does with the form of the page, at S3."""
    key = Markup(browser.get(f"{root}/documenten").text).values("key")[0]
    boto3.client("s3").put_object(Bucket=DOCUMENTS, Key=key, Body=content, Metadata={"naam": name})
    return key


def plan(id_: str) -> None:
    """A hearing on 15 December: documents until 4 December, open from 7 December."""
    wens = {"dag": "2026-12-15", "tijd": "14.30", "plaats": "Kamer 1"}
    erbij(id_, model.plan_zitting(staat(id_), Zittingsplan.model_validate(wens), door="m", nu=NU))


def test_who_objects_adds_one(log_in: LogIn, stuk: Stuk) -> None:
    resident = log_in(Role.BURGER)
    id_ = leg_neer(stuk, NU)
    assert f"{case(id_)}/documenten" in resident.get(case(id_)).text
    key = put(resident, case(id_))
    page = resident.get(f"{case(id_)}/documenten")
    back = Markup(page.text).values("success_action_redirect")[0]
    assert back == f"https://boxtel.example{case(id_)}/documenten/ontvangen"
    policy = page.headers["content-security-policy"]
    assert f"form-action 'self' https://{DOCUMENTS}.s3.eu-west-1.amazonaws.com;" in policy
    for _ in range(2):
        there = resident.get(f"{case(id_)}/documenten/ontvangen?key={key}")
        assert there.location == f"{case(id_)}/documenten"
    assert soorten(id_).count("stuk_toegevoegd") == 1
    [bestand] = staat(id_).stukken
    assert bestand.sleutel == f"zaken/bezwaar/{id_}/{bestand.id}"
    given = resident.get(f"{case(id_)}/stukken/{bestand.id}")
    assert given.status == 303
    assert "foto.pdf" in resident.get(case(id_)).text
    assert "foto.pdf" in log_in(Role.MEDEWERKER).get(work(id_)).text


def test_of_somebody_else(log_in: LogIn, stuk: Stuk) -> None:
    resident, other = log_in(Role.BURGER), log_in(Role.BURGER, "p2")
    id_, theirs = leg_neer(stuk, NU), leg_neer(stuk, NU, persoon="p2")
    key = put(resident, case(id_))
    assert other.get(f"{case(id_)}/documenten").status == 404
    assert other.get(f"{case(id_)}/documenten/ontvangen?key={key}").status == 404
    # The file of one case does not come into another, whoever asks.
    for browser, root in ((other, case(theirs)), (log_in(Role.MEDEWERKER), work(theirs))):
        assert browser.get(f"{root}/documenten/ontvangen?key={key}").status == 404
    assert resident.get(f"{work(id_)}/documenten").status == 403
    assert (staat(id_).stukken, staat(theirs).stukken) == ((), ())


def test_what_who_objects_sent_is_not_taken_in_as_ours(log_in: LogIn, stuk: Stuk) -> None:
    """An official who follows a link that somebody gave them takes nothing in."""
    id_, official = leg_neer(stuk, NU), log_in(Role.MEDEWERKER)
    key = put(log_in(Role.BURGER), case(id_))
    assert official.get(f"{work(id_)}/documenten/ontvangen?key={key}").status == 404
    ours = put(official, work(id_))
    assert log_in(Role.BURGER).get(f"{case(id_)}/documenten/ontvangen?key={ours}").status == 404
    assert soorten(id_) == ["ingediend"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Kies eerst een bestand"),
        (b"MZ een programma", "geen PDF, JPG of PNG"),
        (b"%PDF-" + b"0" * (20 * 1024 * 1024), "te groot: 20,0 MB"),
    ],
    ids=["empty", "program", "large"],
)
def test_what_it_must_be(log_in: LogIn, stuk: Stuk, content: bytes, said: str) -> None:
    resident = log_in(Role.BURGER)
    id_ = leg_neer(stuk, NU)
    key = put(resident, case(id_), content)
    refused = resident.get(f"{case(id_)}/documenten/ontvangen?key={key}")
    assert refused.status == 422
    assert said in refused.text
    assert 'href="#bestand"' in refused.text
    assert staat(id_).stukken == ()
    for wrong in ("", "zaken/bezwaar/x", f"concept/bezwaar/{id_}/../x"):
        assert resident.get(f"{case(id_)}/documenten/ontvangen?key={wrong}").status == 404


def test_until_ten_days_before_the_hearing(log_in: LogIn, stuk: Stuk, tijd: Zet) -> None:
    resident = log_in(Role.BURGER)
    id_ = leg_neer(stuk, NU)
    plan(id_)
    last = staat(id_).zitting
    assert last
    assert last.stukken_tot.eind
    # On the last day, to its last minute in the Netherlands; and the first of the next.
    day = last.stukken_tot.eind
    tijd(datetime(day.year, day.month, day.day, 22, 59, tzinfo=UTC))
    resident = log_in(Role.BURGER)
    key, late = put(resident, case(id_)), put(resident, case(id_))
    assert resident.get(f"{case(id_)}/documenten/ontvangen?key={key}").status == 303
    tijd(datetime(day.year, day.month, day.day, 23, 1, tzinfo=UTC))
    resident = log_in(Role.BURGER)
    refused = resident.get(f"{case(id_)}/documenten/ontvangen?key={late}")
    assert (refused.status, "Awb 7:4 lid 1" in refused.text) == (409, True)
    page = resident.get(f"{case(id_)}/documenten").text
    assert "U kunt geen documenten meer toevoegen" in page
    assert "multipart/form-data" not in page
    assert "Voeg documenten toe" not in resident.get(case(id_)).text
    assert len(staat(id_).stukken) == 1
    # Ours still can.
    official = log_in(Role.MEDEWERKER)
    key = put(official, work(id_), name="besluit.pdf")
    assert official.get(f"{work(id_)}/documenten/ontvangen?key={key}").status == 303
    assert len(staat(id_).dossierstukken) == 1


def test_ours_are_seen_once_the_file_lies_open(log_in: LogIn, stuk: Stuk, tijd: Zet) -> None:
    resident, official = log_in(Role.BURGER), log_in(Role.MEDEWERKER)
    id_ = leg_neer(stuk, NU)
    key = put(official, work(id_), name="advies.pdf")
    assert official.get(f"{work(id_)}/documenten/ontvangen?key={key}").status == 303
    plan(id_)
    [bestand] = staat(id_).dossierstukken
    assert "advies.pdf" not in resident.get(case(id_)).text
    assert "advies.pdf" not in resident.get(f"{case(id_)}/documenten").text
    assert resident.get(f"{case(id_)}/stukken/{bestand.id}").status == 404
    assert official.get(f"{work(id_)}/stukken/{bestand.id}").status == 303
    zitting = staat(id_).zitting
    assert zitting
    assert zitting.ter_inzage.eind
    day = zitting.ter_inzage.eind
    tijd(datetime(day.year, day.month, day.day, 9, tzinfo=UTC))
    resident = log_in(Role.BURGER)
    assert "advies.pdf" in resident.get(case(id_)).text
    assert resident.get(f"{case(id_)}/stukken/{bestand.id}").status == 303


def test_a_case_that_is_over_and_one_that_is_full(log_in: LogIn, stuk: Stuk) -> None:
    log_in(Role.BURGER)
    id_ = leg_neer(stuk, NU)
    bestand = Bestand(id="a", sleutel="k", naam="n.pdf", type="application/pdf", grootte=1)
    full = staat(id_).model_copy(update={"stukken": (bestand,) * MEESTE})
    for voeg_toe in (voeg_stuk_toe, voeg_dossierstuk_toe):
        with pytest.raises(Conflict, match="100 documenten"):
            voeg_toe(full, bestand, door="x", nu=NU)
    gone = staat(id_).model_copy(update={"stand": model.Stand.INGETROKKEN})
    with pytest.raises(Conflict) as caught:
        voeg_stuk_toe(gone, bestand, door="x", nu=NU)
    assert not isinstance(caught.value, AgainstTheLaw)
    assert not model.open_voor_stukken(gone, NU.date())
