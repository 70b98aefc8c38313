"""A letter address: never without whose address it is agreeing, and never without a look."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import boto3
import pytest

from applications.bezwaar.pages import hidden
from applications.conftest import Install
from applications.gateway import Browser, Reply
from applications.gba.brieven import offer
from applications.gba.personen import BSN, IK, NU, lijst, schrijf_in, staat
from applications.gba.verhuizers import DAAR, adres, wonend
from bezwaar.besluiten import Bekendmaking
from gba.bevragen import persoon, velden
from gba.briefadres.model import (
    BRIEFADRESSEN,
    VRAGEN,
    Aanvraag,
    Briefadres,
    Goedkeuring,
    Stand,
    ToestemmingBekend,
    evolve,
    keur_goed,
    vraag_aan,
    weiger,
)
from gba.lijsten import evolve as op_lijst
from gba.verhuizing.termijnen import antwoordtermijn
from gemeengoed import aws, inzage
from gemeengoed.identity import Role
from gemeengoed.problem import Conflict, Invalid

LogIn = Callable[..., Browser]
ROOT, WERK = "/gba/briefadres", "/gba/briefadressen"
ALS: dict[str, Any] = {"door": "x", "nu": NU}
OVER: dict[str, Any] = {"id": "k7qm-3fzx-9rtw", "persoon": IK, **ALS}
OPVANG = adres("5281ZC", 1)
GEVER = "p2"
VRAAG = {
    "reden": "geen_woonadres",
    "uitleg": "Ik slaap bij vrienden.",
    "nieuw.postcode": "5281 za",
    "nieuw.huisnummer": "3",
    "gever.naam": "Nora Buur",
    "gever.geboortedatum.dag": "2",
    "gever.geboortedatum.maand": "1",
    "gever.geboortedatum.jaar": "1970",
}
_MODEL: dict[str, Any] = {
    "reden": "geen_woonadres",
    "uitleg": "Ik slaap bij vrienden.",
    "nieuw": {"postcode": "5281ZA", "huisnummer": 3},
    "gever": {"naam": "Nora Buur", "geboortedatum": "1970-01-02"},
}


def case(toestemming: bool | None = None, **anders: Any) -> Briefadres:
    gegeven = Aanvraag.model_validate(_MODEL | anders)
    zaak = evolve(None, vraag_aan(gegeven, DAAR, gever=GEVER, **OVER))
    if toestemming is None:
        return zaak
    return evolve(zaak, ToestemmingBekend(at=NU, by="x", akkoord=toestemming))


def of(id_: str) -> Briefadres:
    return aws.store("gba").get(BRIEFADRESSEN, id_).state


def people() -> None:
    """Who asks, and who lives at the address."""
    schrijf_in()
    zij = {"0110": "", "0120": "999990111", "0210": "Nora", "0240": "Buur", "0310": "19700102"}
    schrijf_in(GEVER, c01=zij, c08=wonend(DAAR))


def parties(log_in: LogIn) -> tuple[Browser, Browser, Browser]:
    """Who asks, whose address it is, and an official."""
    return log_in(Role.BURGER), log_in(Role.BURGER, GEVER), log_in(Role.MEDEWERKER)


def ask(browser: Browser, **anders: str) -> Reply:
    page = browser.get(ROOT)
    return browser.post(ROOT, VRAAG | anders | hidden(page, "briefadres"))


def say(browser: Browser, id_: str, akkoord: str) -> Reply:
    hier = f"{ROOT}/toestemming/{id_}"
    return browser.post(hier, {"akkoord": akkoord} | hidden(browser.get(hier), id_))


def decide(official: Browser, id_: str, what: str, **fields: str) -> Reply:
    page = official.get(f"{WERK}/{id_}")
    return official.post(f"{WERK}/{id_}/{what}", fields | hidden(page, "weigeren"))


# ---- the rules


def test_what_is_written_on_the_list() -> None:
    bijgehouden, beslist = keur_goed(case(True), lijst(), Goedkeuring(), **ALS)
    pl = op_lijst(lijst(), bijgehouden)
    nu, was = pl.stapels("08")[0][:2]
    assert (nu["1010"], nu["1030"], nu["1110"], nu["1120"]) == ("B", "20261123", "Meidoornhof", "3")
    # The same municipality as before, so in it since then.
    assert (nu["0910"], nu["0920"]) == ("0757", "20100901")
    assert (was["1010"], was["1110"]) == ("W", "Markt")
    assert (beslist.stand, beslist.besluit) == (Stand.TOEGEKEND, None)
    boom = velden.persoon().boom(("verblijfplaats",))
    gegeven = persoon.persoon(pl, boom, set(), date(2026, 11, 24), beperkt=False)
    assert gegeven["verblijfplaats"]["functieAdres"]["code"] == "B"


def test_a_doubt_about_the_old_address_does_not_stay_on_the_new_one() -> None:
    twijfel = lijst(c08={"8310": "080000", "8320": "20261101"})
    bijgehouden, _ = keur_goed(case(True), twijfel, Goedkeuring(), **ALS)
    assert not {"8310", "8320"} & set(bijgehouden.actueel)


def test_nobody_agreed() -> None:
    with pytest.raises(Invalid) as caught:
        keur_goed(case(), lijst(), Goedkeuring(), **ALS)
    assert [f.name for f in caught.value.fields] == ["verklaring"]
    assert keur_goed(case(), lijst(), Goedkeuring(verklaring=True), **ALS)
    # A declaration on paper does not undo a no.
    with pytest.raises(Conflict, match="niet mee eens"):
        keur_goed(case(False), lijst(), Goedkeuring(verklaring=True), **ALS)


@pytest.mark.parametrize(
    "anders",
    [
        {"c07": {"6710": "20261101", "6720": "E"}},
        {"c06": [[{"0810": "20261101"}]]},
        {"c08": {"1030": "20261124"}},
    ],
)
def test_what_changed_meanwhile(anders: dict[str, Any]) -> None:
    with pytest.raises(Conflict):
        keur_goed(case(True), lijst(**anders), Goedkeuring(), **ALS)


def test_decided_once() -> None:
    zaak = evolve(case(True), weiger(case(True), "Nee.", **ALS))
    termijn = zaak.bezwaartermijn
    assert termijn
    assert termijn.eind == date(2027, 1, 4)
    for doe in (
        lambda: weiger(zaak, "x", **ALS),
        lambda: keur_goed(zaak, lijst(), Goedkeuring(), **ALS),
    ):
        with pytest.raises(Conflict):
            doe()


def test_who_takes_the_post_must_be_a_resident() -> None:
    """Wet BRP 2.42: of who was not found at the address, the official says that they are."""
    gezocht = case().model_copy(update={"gever": None})
    with pytest.raises(Invalid) as caught:
        keur_goed(gezocht, lijst(), Goedkeuring(), **ALS)
    assert [f.name for f in caught.value.fields] == ["verklaring", "ingeschreven"]
    gezien = Goedkeuring(verklaring=True, ingeschreven=True)
    assert keur_goed(gezocht, lijst(), gezien, **ALS)[1].gezien == gezien
    # An institution is designated, not registered.
    instelling = gezocht.model_copy(update={"adres": OPVANG})
    assert keur_goed(instelling, lijst(), Goedkeuring(verklaring=True), **ALS)


@pytest.mark.parametrize(
    ("reden", "staat_er", "staat_er_niet"),
    [
        ("geen_woonadres", "Wet BRP 2.23 lid 2 en 3", "burgemeester"),
        ("buitenland", "Wet BRP 2.23 lid 1, 2.39 lid 3", "burgemeester"),
        ("instelling", "aangewezen instelling", "2.23"),
        ("veiligheid", "oordeel van de burgemeester", "2.23"),
    ],
)
def test_what_the_official_is_told(
    log_in: LogIn, reden: str, staat_er: str, staat_er_niet: str
) -> None:
    resident, official = log_in(Role.BURGER), log_in(Role.MEDEWERKER)
    people()
    id_ = ask(resident, reden=reden).location.rpartition("/")[2]
    page = official.get(f"{WERK}/{id_}").text
    assert (staat_er in page, staat_er_niet in page) == (True, False)


def test_how_long_we_wait_is_ours() -> None:
    termijn = antwoordtermijn(date(2026, 11, 23))
    assert termijn.eind == date(2026, 12, 7)
    assert "kiezen wij zelf" in termijn.uitleg.tekst
    assert not [a for a in termijn.uitleg.artikelen if "BRP" in a]
    # After it an official decides without an answer.
    assert keur_goed(case(), lijst(), Goedkeuring(verklaring=True), **ALS)


def test_only_an_institution_needs_nobody_named() -> None:
    gegeven = Aanvraag.model_validate(_MODEL | {"gever": None})
    with pytest.raises(Invalid) as caught:
        vraag_aan(gegeven, DAAR, gever=None, **OVER)
    assert [f.name for f in caught.value.fields] == ["gever.naam"]
    assert vraag_aan(gegeven, OPVANG, gever=None, **OVER).gever_naam == ""


# ---- the pages


def test_asked_agreed_and_approved(log_in: LogIn) -> None:
    resident, gever, official = parties(log_in)
    people()
    asked = ask(resident)
    assert asked.status == 303, asked.text
    id_ = asked.location.rpartition("/")[2]
    there = resident.get(asked.location).text
    assert ("18 januari 2027" in there, "Meidoornhof 3" in there) == (True, True)
    # Nothing goes by itself: also with a yes an official decides.
    assert (of(id_).open, staat().actueel("08")["1110"]) == (True, "Markt")
    vraag = gever.get(f"{ROOT}/toestemming/{id_}").text
    assert ("Fatima Bouzid" in vraag, "vrienden" in vraag) == (True, False)
    assert ("Antwoord uiterlijk op" in vraag, "7 december 2026" in vraag) == (True, True)
    empty = say(gever, id_, "")
    assert (empty.status, 'href="#akkoord"' in empty.text) == (422, True)
    refused = decide(official, id_, "goedkeuren")
    assert (refused.status, 'href="#verklaring"' in refused.text) == (422, True)
    assert say(gever, id_, "ja").status == 303
    assert (of(id_).toestemming, of(id_).open) == (True, True)
    assert f"{WERK}/{id_}" in official.get(WERK).text
    assert decide(official, id_, "goedkeuren").status == 303
    nu = staat().actueel("08")
    assert (nu["1010"], nu["1120"], nu["7210"]) == ("B", "3", "I")
    assert "U heeft een briefadres" in resident.get(asked.location).text
    assert "Briefadres" in resident.get("/gba/gegevens").text
    assert "Er zijn geen open aanvragen." in official.get(WERK).text
    # Both can see that an official looked.
    items = boto3.client("dynamodb").scan(TableName="gba")["Items"]
    looks = [i["data"]["S"] for i in items if i["pk"]["S"].startswith(f"{inzage.INZAGEN.name}#")]
    for wie in (IK, GEVER):
        assert any(f'"{wie}"' in look for look in looks)


def test_who_says_no_is_listened_to(log_in: LogIn) -> None:
    resident, gever, official = parties(log_in)
    people()
    location = ask(resident).location
    id_ = location.rpartition("/")[2]
    before = official.get(f"{WERK}/{id_}")
    assert say(gever, id_, "nee").status == 303
    assert f"{id_}/goedkeuren" not in official.get(f"{WERK}/{id_}").text
    done = official.post(
        f"{WERK}/{id_}/goedkeuren", {"verklaring": "ja"} | hidden(before, "goedkeuren")
    )
    assert done.status == 409
    assert staat() == lijst()
    empty = decide(official, id_, "weigeren")
    assert (empty.status, 'href="#reden"' in empty.text) == (422, True)
    assert decide(official, id_, "weigeren", reden="De bewoner wil het niet.").status == 303
    there = resident.get(location).text
    assert ("De bewoner wil het niet." in there, "4 januari 2027" in there) == (True, True)
    assert staat() == lijst()


def test_what_changed_while_an_official_looked(log_in: LogIn) -> None:
    resident, gever, official = parties(log_in)
    people()
    id_ = ask(resident).location.rpartition("/")[2]
    page = official.get(f"{WERK}/{id_}")
    assert say(gever, id_, "ja").status == 303
    why = {"reden": "Wie daar woont, antwoordt niet."}
    late = official.post(f"{WERK}/{id_}/weigeren", why | hidden(page, "weigeren"))
    assert (late.status, "antwoordt niet.</textarea>" in late.text) == (412, True)
    assert of(id_).open
    done = official.post(f"{WERK}/{id_}/weigeren", why | hidden(late, "weigeren"))
    assert done.status == 303


def test_withdrawn(log_in: LogIn) -> None:
    resident, gever, official = parties(log_in)
    people()
    location = ask(resident).location
    id_ = location.rpartition("/")[2]
    form = hidden(resident.get(location), "intrekken")
    assert gever.post(f"{location}/intrekken", hidden(gever.get("/gba"))).status in (403, 404)
    assert resident.post(f"{location}/intrekken", form).status == 303
    assert "U heeft uw aanvraag ingetrokken" in resident.get(location).text
    assert "niet meer nodig" in gever.get(f"{ROOT}/toestemming/{id_}").text
    assert say(gever, id_, "ja").status == 409
    assert decide(official, id_, "weigeren", reden="x").status in (404, 409)
    assert staat() == lijst()
    # And one can ask anew.
    assert ask(resident).status == 303


def test_who_asks_is_not_told_who_lives_there(log_in: LogIn) -> None:
    resident = log_in(Role.BURGER)
    people()
    asked = ask(resident, **{"gever.naam": "Piet Nergens"})
    assert asked.status == 303
    id_ = asked.location.rpartition("/")[2]
    assert of(id_).gever is None
    assert "ingeschreven" not in resident.get(asked.location).text
    assert log_in(Role.BURGER, GEVER).get(f"{ROOT}/toestemming/{id_}").status == 404
    official = log_in(Role.MEDEWERKER)
    assert "Niet gevonden" in official.get(f"{WERK}/{id_}").text
    # That whose address it is, is registered there, an official has to see (Wet BRP 2.42).
    refused = decide(official, id_, "goedkeuren", verklaring="ja")
    assert (refused.status, 'href="#ingeschreven"' in refused.text) == (422, True)
    assert staat().actueel("08")["1010"] == "W"
    done = decide(official, id_, "goedkeuren", verklaring="ja", ingeschreven="ja")
    assert done.status == 303
    assert staat().actueel("08")["1010"] == "B"


def test_after_the_decision_no_answer_is_asked(log_in: LogIn) -> None:
    resident, gever = log_in(Role.BURGER), log_in(Role.BURGER, GEVER)
    people()
    id_ = ask(resident).location.rpartition("/")[2]
    page = gever.get(f"{ROOT}/toestemming/{id_}")
    assert decide(log_in(Role.MEDEWERKER), id_, "weigeren", reden="Nee.").status == 303
    late = gever.post(f"{ROOT}/toestemming/{id_}", {"akkoord": "ja"} | hidden(page, id_))
    assert late.status == 409
    assert "niet meer nodig" in gever.get(f"{ROOT}/toestemming/{id_}").text
    assert of(id_).toestemming is None


def test_one_at_a_time_and_who_may(log_in: LogIn) -> None:
    resident, other = log_in(Role.BURGER), log_in(Role.BURGER, GEVER)
    people()
    location = ask(resident).location
    id_ = location.rpartition("/")[2]
    assert ask(resident).status == 409
    assert other.get(location).status == 404
    assert resident.get(f"{ROOT}/toestemming/{id_}").status == 404
    assert resident.get(WERK).status == 403
    assert resident.get(f"{WERK}/{id_}").status == 403
    official = log_in(Role.MEDEWERKER)
    assert official.get(ROOT).status == 403
    assert official.get(f"{WERK}/bestaat-niet").status == 404


def test_who_is_a_child_can_not_ask(log_in: LogIn) -> None:
    resident = log_in(Role.BURGER)
    people()
    page = resident.get(ROOT)
    schrijf_in(c01={"0310": "20150101"})
    refused = resident.post(ROOT, VRAAG | hidden(page, "briefadres"))
    assert (refused.status, "Wet BRP 2.48 onder a" in refused.text) == (409, True)
    assert staat().actueel("08")["1110"] == "Markt"
    found = boto3.client("dynamodb").scan(TableName="gba")["Items"]
    assert not [i for i in found if i["pk"]["S"].startswith("briefadres#")]


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"reden": ""}, "reden"),
        ({"reden": "zomaar"}, "reden"),
        ({"uitleg": ""}, "uitleg"),
        ({"nieuw.postcode": "5281 AA", "nieuw.huisnummer": "99999"}, "nieuw.postcode"),
        ({"nieuw.postcode": "x"}, "nieuw.postcode"),
        ({"nieuw.huisnummer": "drie"}, "nieuw.huisnummer"),
        ({"nieuw.huisnummer": ""}, "nieuw.huisnummer"),
        ({"nieuw.toevoeging": "zz"}, "nieuw.toevoeging"),
        ({"gever.naam": ""}, "gever.naam"),
        ({"gever.geboortedatum.maand": "13"}, "gever.geboortedatum"),
    ],
)
def test_what_is_wrong_is_said_at_the_field(
    log_in: LogIn, anders: dict[str, str], veld: str
) -> None:
    resident = log_in(Role.BURGER)
    people()
    refused = ask(resident, **anders)
    assert refused.status == 422
    assert f'href="#{veld}' in refused.text


# ---- what others hear


def test_whose_address_it_is_has_a_task_with_a_day(
    log_in: LogIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    resident = log_in(Role.BURGER)
    people()
    id_ = ask(resident).location.rpartition("/")[2]
    [zaak] = offer(monkeypatch, VRAGEN, id_).of("portaal.zaak-gewijzigd")
    assert zaak["taak"] == {"tekst": "Zeg of u dit goed vindt", "uiterlijk": "2026-12-07"}


def test_what_the_portal_and_the_bus_hear(
    log_in: LogIn, install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    resident, official = log_in(Role.BURGER), log_in(Role.MEDEWERKER)
    people()
    id_ = ask(resident).location.rpartition("/")[2]
    decide(official, id_, "weigeren", reden="U woont nog aan de Markt.")
    made = offer(monkeypatch, BRIEFADRESSEN, id_)
    [besluit] = made.of("besluit.bekendgemaakt")
    gelezen = Bekendmaking.model_validate(besluit, extra="ignore")
    assert (gelezen.persoon, gelezen.kenmerk) == (IK, f"GBA-{id_.upper()}")
    assert "4 januari 2027" in made.text
    [brief] = made.letters
    assert (brief.soort, brief.gegevens["zonderWoonadres"]) == ("gba/briefadres_geweigerd", True)
    assert brief.gegevens["adres"][0] == "Meidoornhof 3"
    here = resident.get(f"{ROOT}/zaken/{id_}").text
    assert f"{ROOT}/zaken/{id_}/brieven/" in here
    assert f"{WERK}/{id_}/brieven/" in official.get(f"{WERK}/{id_}").text
    for woorden in ("Markt", "Meidoornhof", "vrienden", "Buur", BSN):
        assert woorden not in made.text
    asked = offer(monkeypatch, VRAGEN, id_)
    assert {b["persoon"] for b in asked.of("portaal.bericht-verstuurd")} == {GEVER}

    assert asked.of("portaal.zaak-gewijzigd")[-1]["stand"] == "afgerond"
    for woorden in ("Fatima", "Bouzid", "Meidoornhof"):
        assert woorden not in asked.text
