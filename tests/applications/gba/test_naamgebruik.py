"""By which name one is addressed: what each choice gives is shown, and what was chosen recorded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from applications.bezwaar.pages import hidden
from applications.conftest import Install
from applications.gateway import Browser, Reply
from applications.gba.brieven import offer
from applications.gba.personen import IK, NU, lijst, schrijf_in, staat
from gba.bevragen.tabellen import gemeentecode
from gba.naamgebruik.model import KEUZES, WOORDEN, Gebruik, kies, voorbeelden
from gemeengoed import aws
from gemeengoed.identity import Role
from gemeengoed.problem import AgainstTheLaw, Conflict, Invalid

LogIn = Callable[..., Browser]
ROOT = "/gba/naamgebruik"
ALS: dict[str, Any] = {
    "id": "k7qm-3fzx-9rtw",
    "persoon": IK,
    "gemeente": "0757",
    "door": "burger:p1",
    "nu": NU,
}
# Who divorced and did not marry again, and whose partner has no name that is known.
GESCHEIDEN = {"0240": "Smit", "0310": "19800101", "0710": "20200101"}


def choose(browser: Browser, gebruik: str) -> Reply:
    return browser.post(ROOT, {"gebruik": gebruik} | hidden(browser.get(ROOT), "naamgebruik"))


def test_what_each_choice_gives() -> None:
    assert [(v.gebruik, v.adres, v.aanhef, v.tekst) for v in voorbeelden(lijst())] == [
        ("E", "F. Bouzid", "Geachte mevrouw Bouzid", "mevrouw Bouzid"),
        ("P", "F. de Vries", "Geachte mevrouw De Vries", "mevrouw De Vries"),
        ("V", "F. de Vries-Bouzid", "Geachte mevrouw De Vries-Bouzid", "mevrouw De Vries-Bouzid"),
        ("N", "F. Bouzid-de Vries", "Geachte mevrouw Bouzid-de Vries", "mevrouw Bouzid-de Vries"),
    ]


def test_chosen_and_seen(log_in: LogIn) -> None:
    resident = log_in(Role.BURGER)
    schrijf_in()
    page = resident.get(ROOT).text
    for words in ("F. de Vries-Bouzid", "Geachte mevrouw De Vries", "Uw eigen achternaam (nu)"):
        assert words in page
    posted = choose(resident, "V")
    assert posted.status == 303
    assert "Uw keuze is vastgelegd" in resident.get(posted.location).text
    [nu, voor] = staat().categorieen["01"][0]
    assert (nu["6110"], voor["6110"], nu["8510"], nu["0120"]) == (
        "V",
        "E",
        "20261123",
        voor["0120"],
    )
    assert nu["8210"] == "0757"
    assert "Geachte mevrouw De Vries-Bouzid" in resident.get("/gba/gegevens").text
    assert log_in(Role.BURGER, "p2").get(posted.location).status == 404


@pytest.mark.parametrize("gemeente", ["0757", None])
@pytest.mark.parametrize(
    "bron",
    [
        {"8110": "0518", "8120": "1AA0750"},
        {"8210": "0518", "8220": "20150101", "8230": "PKA"},
        {},
    ],
)
def test_what_was_said_is_the_source_now(bron: dict[str, str], gemeente: str | None) -> None:
    bijgehouden, _ = kies(lijst(c01=bron), Gebruik.PARTNER, **ALS | {"gemeente": gemeente})
    now = {e: w for e, w in bijgehouden.actueel.items() if e[:2] in ("81", "82")}
    document = {"8220": "20261123", "8230": "Keuze van de burger op 23 november 2026"}
    assert now == document | ({"8210": gemeente} if gemeente else {})


@pytest.mark.parametrize(
    ("naam", "code"),
    [("Boxtel", "0757"), ("Gemeente boxtel", "0757"), ("GR MijnGemeenteDichtbij", None)],
)
def test_the_code_of_a_municipality(naam: str, code: str | None) -> None:
    assert gemeentecode(naam) == code


@pytest.mark.parametrize(
    ("gebruik", "said"), [("", "verplicht"), ("X", "Kies een van"), ("E", "Zo staat het al")]
)
def test_what_is_wrong_is_said_at_the_field(log_in: LogIn, gebruik: str, said: str) -> None:
    resident = log_in(Role.BURGER)
    schrijf_in()
    refused = choose(resident, gebruik)
    assert (refused.status, said in refused.text) == (422, True)
    assert 'href="#gebruik"' in refused.text
    assert staat() == lijst()


def test_a_former_partner_counts_until_there_is_a_new_one() -> None:
    alleen_ex = lijst(c05=[[GESCHEIDEN]])
    assert voorbeelden(alleen_ex)[1].adres == "F. Smit"
    assert kies(alleen_ex, Gebruik.PARTNER, **ALS)[1].gekozen is Gebruik.PARTNER
    met_nieuwe = lijst(c05=[[GESCHEIDEN], lijst().categorieen["05"][0]])
    assert voorbeelden(met_nieuwe)[1].adres == "F. de Vries"


@pytest.mark.parametrize("partner", [[], [[{"0240": ".", "0610": "20150601"}]]])
def test_not_without_a_partner_with_a_name(log_in: LogIn, partner: list[Any]) -> None:
    with pytest.raises(AgainstTheLaw):
        kies(lijst(c05=partner), Gebruik.PARTNER, **ALS)
    resident = log_in(Role.BURGER)
    schrijf_in(c05=partner)
    page = resident.get(ROOT)
    assert "U kunt hier nu niets kiezen" in page.text
    assert 'name="gebruik"' not in page.text
    posted = resident.post(ROOT, {"gebruik": "P"} | hidden(resident.get("/gba/geheimhouding")))
    assert posted.status == 409
    assert staat().actueel("01")["6110"] == "E"


@pytest.mark.parametrize(
    ("geboren", "mag"),
    [
        ("20101123", True),
        ("20101124", False),
        # Of whom the day is not known, the first that it can be counts.
        ("20101100", True),
        ("20101200", False),
        ("20100000", True),
        ("20110000", False),
        ("00000000", True),
        ("", True),
    ],
)
def test_who_can_be_sixteen_chooses(geboren: str, mag: bool) -> None:
    pl = lijst(c01={"0310": geboren})
    if mag:
        assert kies(pl, Gebruik.PARTNER, **ALS)[1].gekozen is Gebruik.PARTNER
    else:
        with pytest.raises(AgainstTheLaw, match="16 jaar"):
            kies(pl, Gebruik.PARTNER, **ALS)


def test_who_is_under_curatele_chooses() -> None:
    """Wet BRP 2.56 does not give it to the curator."""
    pl = lijst(c11={"3310": "1"})
    assert kies(pl, Gebruik.PARTNER, **ALS)[1].gekozen is Gebruik.PARTNER
    with pytest.raises(Conflict, match="niet meer bijgehouden"):
        kies(lijst(c07={"6720": "E"}), Gebruik.PARTNER, **ALS)


def test_nothing_registered_is_the_own_name() -> None:
    with pytest.raises(Invalid):
        kies(lijst(c01={"6110": ""}), Gebruik.EIGEN, **ALS)


def test_case_and_message(install: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    from gba.application import APPLICATION

    install(APPLICATION)
    schrijf_in()
    _, event = kies(lijst(), Gebruik.PARTNER, **ALS)
    aws.store("gba").run(lambda tx: tx.append(KEUZES, event.id, event), now=0, write=lambda _: "")
    made = offer(monkeypatch, KEUZES, event.id)
    assert made.names == ["portaal.bericht-verstuurd", "portaal.zaak-gewijzigd"]
    # In writing too, at once (Wet BRP 2.56 lid 2).
    [brief] = made.letters
    assert (brief.soort, brief.gegevens["keuze"]) == ("gba/naamgebruik", WOORDEN[event.gekozen])
    assert brief.gegevens["aanschrijving"] == event.aanschrijving != ""
    assert "Vries" not in made.text
