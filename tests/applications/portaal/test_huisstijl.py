"""A municipality's own look: chosen by the API or on the page, readable, and served strictly."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest

from applications.gateway import Browser, Machine, Reply, call, request
from applications.portaal.test_logo import GOOD, png, svg
from gemeengoed.identity import Role
from portaal.kleur import contrast

LogIn = Callable[..., Browser]
URL = "/api/portaal/v1/huisstijl"
COLOURS = {
    "hoofdkleur": "#7A1F3D",
    "knopkleur": "#123456",
    "linkkleur": "#0044aa",
    "focuskleur": "#ffdd00",
    "hoeken": "rond",
}


@pytest.fixture
def machine(log_in: LogIn) -> Machine:
    from portaal.api import handler

    return Machine(handler)


def put(machine: Machine, body: dict[str, Any]) -> Reply:
    return machine._send("PUT", URL, json.dumps(body), {"Content-Type": "application/json"})


def b64(picture: str | bytes) -> str:
    return base64.b64encode(picture.encode() if isinstance(picture, str) else picture).decode()


def official(log_in: LogIn) -> Browser:
    return log_in(Role.MEDEWERKER, "m1", "beheerder")


def fields(page: Reply) -> dict[str, str]:
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page.text)
    return {n: unescape(v) for n, v in hidden}


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#0000ff", "#0000ff") == 1


def test_before_anybody_chose(log_in: LogIn, machine: Machine) -> None:
    assert machine.get(URL).json == {"logoBreedte": 160, "naamTonen": True}
    theme = log_in(None).get("/huisstijl.css")
    assert (theme.status, theme.text) == (200, ".gemeengoed-thema{}\n")
    assert theme.headers["content-type"] == "text/css; charset=utf-8"
    assert theme.headers["cache-control"] == "public, max-age=60"


def test_a_look_chosen_over_the_api_is_in_the_theme(log_in: LogIn, machine: Machine) -> None:
    chosen = put(machine, COLOURS | {"logo": b64(GOOD), "logoBreedte": 120, "naamTonen": False})
    assert chosen.status == 200, chosen.text
    assert chosen.json["hoofdkleur"] == "#7a1f3d"
    assert machine.get(URL).json == chosen.json
    theme = log_in(None).get("/huisstijl.css").text
    for token in (
        "--basis-color-accent-1-color-default:#7a1f3d;",
        "--basis-color-action-1-inverse-bg-default:#123456;",
        "--basis-color-action-2-color-default:#0044aa;",
        "--basis-focus-background-color:#ffdd00;",
        "--basis-border-radius-lg:22px;",
        f'--gemeengoed-logo:url("/huisstijl/{chosen.json["logo"]}");',
        "--gemeengoed-logo-inline-size:120px;",
        "--gemeengoed-naam-display:none;",
    ):
        assert token in theme


def test_the_theme_is_sent_once(log_in: LogIn, machine: Machine) -> None:
    from portaal.web import handler

    put(machine, COLOURS)
    tag = log_in(None).get("/huisstijl.css").headers["etag"]
    seen = request("GET", "/huisstijl.css", headers={"If-None-Match": tag})
    assert (call(handler, seen).status, call(handler, seen).text) == (304, "")
    put(machine, COLOURS | {"hoeken": "recht"})
    assert call(handler, seen).status == 200


@pytest.mark.parametrize(("picture", "kind"), [(GOOD, "svg+xml; charset=utf-8"), (png(), "png")])
def test_a_logo_is_served_as_what_it_is_and_can_do_nothing(
    log_in: LogIn, machine: Machine, picture: str | bytes, kind: str
) -> None:
    name = put(machine, {"logo": b64(picture)}).json["logo"]
    from portaal.web import handler

    answer = handler(request("GET", f"/huisstijl/{name}"), None)
    headers = {k.lower(): v for k, v in answer["headers"].items()}
    assert headers["content-type"] == f"image/{kind}"
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "sandbox" in policy
    assert "script" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert "immutable" in headers["cache-control"]
    assert base64.b64decode(answer["body"]) == (
        picture.encode() if isinstance(picture, str) else picture
    )


def test_a_logo_that_is_not_there(log_in: LogIn) -> None:
    visitor = log_in(None)
    for name in ("x.svg", "..", "%2e%2e", "a" * 101):
        assert visitor.get(f"/huisstijl/{name}").status == 404


def test_what_is_left_out_is_taken_away(machine: Machine) -> None:
    put(machine, COLOURS | {"logo": b64(GOOD)})
    assert put(machine, {"hoofdkleur": "#7a1f3d"}).json.keys() == {
        "hoofdkleur",
        "logoBreedte",
        "naamTonen",
        "gezetOp",
    }


@pytest.mark.parametrize(
    ("body", "field", "said"),
    [
        ({"hoofdkleur": "#ffdd00"}, "hoofdkleur", "niet goed te lezen"),
        ({"hoofdkleur": "#777777"}, "hoofdkleur", "niet goed te lezen"),
        ({"knopkleur": "#ff8800"}, "knopkleur", "donkerder kleur"),
        ({"linkkleur": "#ffffff"}, "linkkleur", "donkerder kleur"),
        ({"focuskleur": "#000000"}, "focuskleur", "lichtere kleur"),
        ({"hoofdkleur": "red"}, "hoofdkleur", "# en zes tekens"),
        ({"hoofdkleur": "#fff"}, "hoofdkleur", "# en zes tekens"),
        ({"hoofdkleur": "#7a1f3d;}body{display:none"}, "hoofdkleur", "# en zes tekens"),
        ({"hoeken": "4px;}"}, "hoeken", "Kies een van"),
        ({"logoBreedte": 401}, "logoBreedte", "hoogstens 400"),
        ({"logoBreedte": "1px;}"}, "logoBreedte", "heel getal"),
        ({"logo": "%%%"}, "logo", "base64"),
        ({"logo": b64(svg("<script/>"))}, "logo", "niet toelaten"),
        ({"--basis-x": "1"}, "--basis-x", "kennen wij niet"),
    ],
)
def test_what_is_wrong_is_said_at_the_field(
    machine: Machine, body: dict[str, Any], field: str, said: str
) -> None:
    refused = put(machine, body)
    assert refused.status == 400, refused.text
    (error,) = refused.json["invalidParams"]
    assert error["name"] == field
    assert said in error["reason"]
    assert "gezetOp" not in machine.get(URL).json, "nothing was written"


def test_each_scope_for_its_own(log_in: LogIn) -> None:
    from portaal.api import handler

    log_in(None)
    assert put(Machine(handler, scope="portaal:lezen"), COLOURS).status == 403
    assert Machine(handler, scope="portaal:beheren").get(URL).status == 403


class TestPage:
    def test_choose_keep_and_take_away(self, log_in: LogIn) -> None:
        admin = official(log_in)
        form = fields(admin.get(PAGE)) | COLOURS | {"logo": GOOD, "logoBreedte": "90"}
        assert admin.post(PAGE, form).status == 303
        page = admin.get(PAGE).text
        assert 'value="#7a1f3d"' in page
        (logo,) = set(re.findall(r'src="(/huisstijl/[0-9a-f]{20}\.svg)"', page))
        form = fields(admin.get(PAGE)) | COLOURS | {"logo": "", "logoBreedte": "90"}
        assert admin.post(PAGE, form).status == 303
        assert logo in admin.get("/huisstijl.css").text
        form = fields(admin.get(PAGE)) | COLOURS | {"logoWeg": "ja", "logoBreedte": "90"}
        assert admin.post(PAGE, form).status == 303
        assert "gemeengoed-logo" not in admin.get("/huisstijl.css").text

    def test_what_is_wrong_comes_back_with_the_form(self, log_in: LogIn) -> None:
        admin = official(log_in)
        form = fields(admin.get(PAGE)) | {
            "hoofdkleur": "#ffdd00",
            "logo": "<script>alert(1)</script>",
            "logoBreedte": "90",
        }
        page = admin.post(PAGE, form)
        assert page.status == 422
        assert 'href="#hoofdkleur"' in page.text
        assert "1,4" in page.text or "1,3" in page.text
        assert "<script" not in page.text
        form["hoofdkleur"] = "#7a1f3d"
        page = admin.post(PAGE, form | fields(page))
        assert page.status == 422
        assert 'href="#logo"' in page.text

    def test_it_is_for_administrators(self, log_in: LogIn) -> None:
        assert log_in(Role.MEDEWERKER, "m1", "behandelaar").get(PAGE).status == 403
        assert log_in(Role.BURGER, "p1").get(PAGE).status == 403
        assert log_in(None).get(PAGE).status == 303


PAGE = "/beheer/huisstijl"
