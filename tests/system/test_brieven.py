"""Letters over the running cloud: made for an application, kept, and written by administrators."""

from __future__ import annotations

import json
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from applications.brieven.pdf import opened, squeezed, text, untagged
from brieven import voorbeelden
from brieven.soorten import alle
from infra_cdk.local import http
from running import Running
from system.cloud import aws, resources
from system.visitor import Visitor, visitor

# In Eindhoven Mo el Amrani administers; Sanne Verhoeven only handles cases.
CODE, OTHER = "GM0772", "GM0757"
ADMIN, OFFICIAL, RESIDENT = ("medewerker", "mo"), ("medewerker", "sanne"), ("burger", "fatima")
PAGE = "/brieven/teksten/bezwaar/intrekking_bevestigd"
SOORT = "bezwaar/intrekking_bevestigd"


def opdracht(soort: str = SOORT, **changes: Any) -> dict[str, Any]:
    """A letter of a dossier that no other test has."""
    event: dict[str, Any] = json.loads(voorbeelden.ruim(soort).as_json())
    application, _, _ = soort.partition("/")
    return event | {"id": f"{application}:zaak:{uuid.uuid4()}:1"} | changes


def ask(cloud: Running, event: dict[str, Any], code: str = CODE) -> dict[str, Any]:
    """As a function of another application would."""
    functions = resources(cloud, cloud.site(code).stack, "AWS::Lambda::Function")
    (name,) = (p for logical, p in functions.items() if logical.startswith("BrievenMaak"))
    answer = aws(cloud, "lambda").invoke(FunctionName=name, Payload=json.dumps(event).encode())
    assert "FunctionError" not in answer
    said: dict[str, Any] = json.loads(answer["Payload"].read())
    return said


def kept(cloud: Running, key: str, code: str = CODE) -> bytes:
    (bucket,) = resources(cloud, cloud.site(code).stack, "AWS::S3::Bucket").values()
    found: bytes = aws(cloud, "s3").get_object(Bucket=bucket, Key=key)["Body"].read()
    return found


@pytest.mark.parametrize("soort", sorted(alle()))
def test_every_letter_is_made_where_it_runs(cloud: Running, soort: str) -> None:
    bestand = ask(cloud, opdracht(soort))["bestand"]
    pdf = kept(cloud, bestand["sleutel"])
    assert len(pdf) == bestand["grootte"]
    assert untagged(opened(pdf)) == 0
    said = squeezed(text(pdf))
    assert squeezed("Gemeente Eindhoven") in said
    assert squeezed(voorbeelden.KENMERK) in said


def test_ten_at_once_is_one_letter(cloud: Running) -> None:
    event = opdracht()
    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda _: ask(cloud, event), range(10)))
    assert all(a == answers[0] for a in answers)
    assert answers[0]["bestand"]["sleutel"].startswith("brieven/bezwaar/zaak/")


def test_a_letter_is_of_one_municipality(cloud: Running) -> None:
    event = opdracht()
    here, there = ask(cloud, event)["bestand"], ask(cloud, event, OTHER)["bestand"]
    assert "Gemeente Boxtel" in text(kept(cloud, there["sleutel"], OTHER))
    assert "Gemeente Eindhoven" in text(kept(cloud, here["sleutel"]))


def test_a_wrong_letter_is_refused_by_field(cloud: Running) -> None:
    fields = ask(cloud, opdracht(gegevens={"besluit": {"datum": "ooit"}}))["geweigerd"]
    assert {"gegevens.ingetrokkenOp", "gegevens.besluit.datum"} <= {f["name"] for f in fields}


# ---- the administrators' pages


def form(who: Visitor, path: str) -> Visitor:
    assert who.get(path).status == 200
    return who


def test_the_pages_are_for_administrators_alone(cloud: Running) -> None:
    for path in ("/brieven", PAGE, "/brieven/papier"):
        assert visitor(cloud, CODE, *OFFICIAL).get(path).status == 403
        assert visitor(cloud, CODE, *RESIDENT).get(path).status == 403
        assert "/inloggen" in http.call("GET", cloud.site(CODE).web + path).headers["location"]
    assert "/brieven" not in visitor(cloud, CODE).get("/").text
    assert 'href="/brieven"' in visitor(cloud, CODE, *ADMIN).get("/beheer").text


def test_a_text_of_ones_own_is_in_the_next_letter_and_in_no_other_municipality(
    cloud: Running,
) -> None:
    mo, word = visitor(cloud, CODE, *ADMIN), uuid.uuid4().hex
    own = f"# U stopt met uw bezwaar {word}\n\nBeste {{{{ aan.naam }}}}, jammer.\n"
    page = form(mo, PAGE).post(PAGE, tekst=own, actie="bewaren")
    try:
        assert word in page.text
        assert "eigen tekst" in mo.get("/brieven").text
        assert word in text(kept(cloud, ask(cloud, opdracht())["bestand"]["sleutel"]))
        there = ask(cloud, opdracht(), OTHER)["bestand"]["sleutel"]
        assert word not in text(kept(cloud, there, OTHER))
    finally:
        form(mo, PAGE).post(PAGE, actie="terug")
    assert word not in text(kept(cloud, ask(cloud, opdracht())["bestand"]["sleutel"]))


def test_an_example_comes_as_a_pdf_through_the_gateway(cloud: Running) -> None:
    mo = form(visitor(cloud, CODE, *ADMIN), PAGE)
    own = "# Voorbeeld\n\nMet een tabel.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    reply = mo.post(PAGE, tekst=own, actie="voorbeeld-lang")
    assert reply.headers["content-type"] == "application/pdf"
    assert reply.body.startswith(b"%PDF-1.7")
    assert "Met een tabel." in text(reply.body)


def test_a_wrong_text_stays_in_its_box_with_what_is_wrong(cloud: Running) -> None:
    mo = form(visitor(cloud, CODE, *ADMIN), PAGE)
    reply = mo.post(PAGE, tekst="# Kop\n\n{{ ''.__class__.__mro__ }}", actie="bewaren")
    assert reply.status == 422
    assert "Regel 3: " in reply.text
    assert "__mro__" in reply.text


def test_the_letterhead_is_on_the_next_letter(cloud: Running) -> None:
    mo = form(visitor(cloud, CODE, *ADMIN), "/brieven/papier")
    function = f"Teammanager {uuid.uuid4().hex[:8]}"
    fields = {"kleur": "#c8102e", "postadres": "Postbus 90150, 5600 RB Eindhoven"}
    page = mo.post("/brieven/papier", **fields, ondertekenaar=function)
    assert function in page.text
    said = text(kept(cloud, ask(cloud, opdracht())["bestand"]["sleutel"]))
    assert function in said
    assert "Postbus 90150" in said


def test_the_web_cannot_keep_letters(cloud: Running) -> None:
    """What was sent is kept by one function only; the pages that make examples have no grant."""
    functions = resources(cloud, cloud.site(CODE).stack, "AWS::Lambda::Function")
    (web,) = (p for logical, p in functions.items() if logical.startswith("BrievenWeb"))
    configured = aws(cloud, "lambda").get_function_configuration(FunctionName=web)
    assert configured["Environment"]["Variables"]["DOCUMENTS_BUCKET"] == ""
