"""The register over HTTP: loaded, asked by a municipality and by a consumer, and by nobody else."""

from __future__ import annotations

from typing import Any

import pytest

from infra_cdk.local import http
from infra_cdk.local.idp.flow import Refused
from infra_cdk.local.token import main
from running import Running
from system.cloud import eventually

CODE, OTHER = "GM0757", "GM0772"
ASK = "gba:bevragen"
DOEL = {"x-doelbinding": "Toezicht", "x-verwerking": "Controle", "x-gebruiker": "u42"}
BSN = "999993653"
AFNEMER = "600007"
LIJST = {
    "categorieen": {
        "01": [
            [
                {
                    "0120": BSN,
                    "0210": "Zoë",
                    "0230": "van der",
                    "0240": "Testelaar",
                    "0310": "19840229",
                    "0410": "V",
                }
            ]
        ],
        "07": [[{"6810": "19940101", "7010": "0"}]],
        "08": [[{"0910": "0757", "1110": "Markt", "1120": "1", "1160": "5281AB"}]],
    }
}
BY_NUMBER = {
    "type": "RaadpleegMetBurgerservicenummer",
    "burgerservicenummer": [BSN],
    "fields": ["naam.volledigeNaam"],
}
BY_NAME = {
    "type": "ZoekMetGeslachtsnaamEnGeboortedatum",
    "geslachtsnaam": "testel*",
    "geboortedatum": "1984-02-29",
    "fields": ["naam.voornamen"],
}


@pytest.fixture(scope="module")
def loaded(cloud: Running) -> Running:
    body = {"lijsten": [LIJST]}
    answer = cloud.api("POST", CODE, "/gba/v1/ladingen", scope="gba:laden", body=body)
    assert answer.status == 200, answer.text
    assert answer.json()["regels"][0]["uitkomst"] in ("geladen", "gelijk")
    return cloud


def ask(
    cloud: Running,
    body: Any,
    *,
    code: str = CODE,
    token: str | None = None,
    headers: dict[str, str] | None = None,
) -> http.Answer:
    return http.call(
        "POST",
        f"{cloud.site(code).web}/haalcentraal/api/brp/personen",
        json_body=body,
        headers=DOEL if headers is None else headers,
        token=token,
        timeout=60,
    )


def test_a_municipality_asks_by_number_and_by_name(loaded: Running) -> None:
    token = loaded.token(CODE, ASK)
    answer = ask(loaded, BY_NUMBER, token=token)
    assert answer.status == 200, answer.text
    assert answer.json()["personen"] == [{"naam": {"volledigeNaam": "Zoë van der Testelaar"}}]
    assert answer.headers["x-geleverde-pls"]

    def found() -> Any:
        return ask(loaded, BY_NAME, token=token).json()["personen"]

    assert eventually(found) == [{"naam": {"voornamen": "Zoë"}}]


def test_a_consumer_asks_what_it_may(loaded: Running) -> None:
    token = loaded.token(CODE, ASK, claims={"afnemerID": AFNEMER})
    assert ask(loaded, BY_NUMBER, token=token).status == 403
    regel = {"rubrieken": "10120 PANM02", "medium": "N", "ingang": "20200101"}
    made = loaded.api(
        "POST",
        CODE,
        f"/gba/v1/afnemers/{AFNEMER}/autorisaties",
        scope="gba:beheren",
        body=regel,
    )
    assert made.status == 201, made.text
    assert ask(loaded, BY_NUMBER, token=token).status == 200
    refused = ask(loaded, {**BY_NUMBER, "fields": ["geboorte"]}, token=token)
    assert (refused.status, refused.json()["code"]) == (403, "unauthorizedField")


def test_nobody_else(loaded: Running) -> None:
    assert ask(loaded, BY_NUMBER).status == 401
    assert ask(loaded, BY_NUMBER, token=loaded.token(CODE, "gba:laden")).status == 403
    # Of another instance, or as nobody that may ask.
    assert ask(loaded, BY_NUMBER, token=loaded.token(OTHER, ASK)).status == 401
    assert ask(loaded, BY_NUMBER, token=loaded.token(CODE, ASK, claims={})).status == 403


def test_an_instance_has_its_own_register(loaded: Running) -> None:
    answer = ask(loaded, BY_NUMBER, code=OTHER, token=loaded.token(OTHER, ASK))
    assert (answer.status, answer.json()["personen"]) == (200, [])


def test_every_look_has_a_purpose(loaded: Running) -> None:
    answer = ask(loaded, BY_NUMBER, token=loaded.token(CODE, ASK), headers={})
    assert answer.status == 400
    assert [p["name"] for p in answer.json()["invalidParams"]] == list(DOEL)


@pytest.mark.parametrize(
    "claims",
    [{"sub": "1"}, {"scope": "1"}, {"afnemerID": ""}, {"afnemerID": "x"}, {"gemeenteCode": "57"}],
)
def test_a_token_says_only_what_is_known(cloud: Running, claims: dict[str, str]) -> None:
    with pytest.raises(Refused):
        cloud.token(CODE, ASK, claims=claims)


def test_the_command_takes_claims(
    cloud: Running, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GEMEENGOED_STATE", str(cloud.local.state))
    asked = ["--instance", CODE, "--scope", ASK]
    assert main([*asked, "--claim", f"afnemerID={AFNEMER}"]) == 0
    assert capsys.readouterr().out.count(".") == 2
    assert main([*asked, "--claim", "sub=1"]) == 1
    assert "afnemerID, gemeenteCode" in capsys.readouterr().err
