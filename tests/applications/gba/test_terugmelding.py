"""Doubt about a value: in investigation at once, judged by an official, never half done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import boto3
import pytest
from pydantic import Field

from applications.bezwaar.pages import hidden
from applications.conftest import DOCUMENTS, Install
from applications.gateway import Browser, Reply
from applications.gba.brieven import offer
from applications.gba.personen import BSN, IK, NU, gebeurd, lijst, schrijf_in, staat
from applications.shared.markup import Markup
from bezwaar.besluiten import Bekendmaking
from gba import register
from gba.bevragen.lo3 import Persoonslijst
from gba.lijsten import PERSOONSLIJSTEN, Bijgehouden
from gba.terugmelding.elementen import ELEMENTEN
from gba.terugmelding.gegevens import Gegeven, te_melden
from gba.terugmelding.invoer import Melding, Verbetering
from gba.terugmelding.model import (
    TERUGMELDINGEN,
    evolve,
    meld,
    verbeter,
    verleng,
    voeg_stuk_toe,
    wijs_af,
)
from gba.terugmelding.staat import Melder, Stand, Terugmelding
from gba.terugmelding.termijn import antwoordtermijn, beslistermijn
from gemeengoed import aws, inzage
from gemeengoed.documents import Bestand
from gemeengoed.form import Form
from gemeengoed.identity import Role
from gemeengoed.model import Model
from gemeengoed.problem import Conflict, Invalid

LogIn = Callable[..., Browser]
ROOT, WERK = "/gba/terugmelden", "/gba/terugmeldingen"
ALS: dict[str, Any] = {"door": "x", "nu": NU}
OVER: dict[str, Any] = {"id": "k7qm-3fzx-9rtw", "persoon": IK, "melder": Melder.INWONER, **ALS}
PDF = b"%PDF-1.7 een document"


class Waarden(Model):
    waarden: dict[str, str] = Field(default_factory=dict)


MELDING = {"gegeven": "08-0-11", "reden": "Ik woon op nummer 3.", "moetZijn": "Markt 3"}


def report(browser: Browser, **anders: str) -> Reply:
    return browser.post(ROOT, MELDING | anders | hidden(browser.get(ROOT), "terugmelden"))


def case(anders: Persoonslijst | None = None, **melding: str) -> tuple[Persoonslijst, Terugmelding]:
    """A list with a doubt on it, and the case."""
    pl = anders or lijst()
    onderzocht, gemeld = meld(pl, Melding.model_validate(MELDING | melding), **OVER)
    na = pl.aangetekend(onderzocht.categorie, onderzocht.stapel, onderzocht.onderzoek)
    return na, evolve(None, gemeld)


def of(id_: str) -> Terugmelding:
    return aws.store("gba").get(TERUGMELDINGEN, id_).state


# ---- what can be doubted, and by when we answer


def test_what_can_be_doubted() -> None:
    gevonden = {g.code: woorden for g, woorden in te_melden(lijst())}
    assert gevonden["08-0-11"] == "Waar u woont: het adres"
    assert gevonden["09-1-02"] == "Kind Bram: naam"
    assert gevonden["05-0-06"] == "Partner Jan: begin van het huwelijk of partnerschap"
    assert not {"05-0-07", "03-0-02", "08-0-13", "01-0-01"} & set(gevonden)
    assert all(g.groep in ELEMENTEN for g, _ in te_melden(lijst()))


@pytest.mark.parametrize(
    "code", ["", "08-0-99", "08-0", "8-0-11", "07-0-70", "08--1-11", "٠٨-0-11"]
)
def test_a_code_that_is_none(code: str) -> None:
    assert Gegeven.lees(code) is None


@pytest.mark.parametrize(
    ("ontvangen", "eind", "dagen", "vrij"),
    [
        (date(2026, 11, 23), date(2026, 11, 30), 7, 2),
        (date(2026, 11, 27), date(2026, 12, 4), 7, 2),
        (date(2026, 12, 23), date(2026, 12, 31), 8, 3),
        (date(2027, 4, 23), date(2027, 5, 3), 10, 5),
    ],
)
def test_five_working_days(ontvangen: date, eind: date, dagen: int, vrij: int) -> None:
    termijn = antwoordtermijn(ontvangen, van_inwoner=False)
    assert (termijn.eind, termijn.uitleg.dagen) == (eind, dagen)
    assert len(termijn.uitleg.overgeslagen) == vrij
    assert dagen - vrij == 5


def test_whose_term_it_is() -> None:
    _, zaak = case()
    assert "Dat beloven wij zelf" in zaak.termijn.uitleg.tekst
    assert (zaak.termijn.uitleg.artikelen, zaak.termijn.eind) == ((), date(2026, 11, 30))
    wet = zaak.beslistermijn
    assert wet
    assert (wet.eind, wet.uitleg.artikelen[0]) == (date(2026, 12, 21), "BRP 2.58")
    _, gemeld = meld(
        lijst(), Melding.model_validate(MELDING), **OVER | {"melder": Melder.BESTUURSORGAAN}
    )
    ander = evolve(None, gemeld)
    assert ander.termijn.uitleg.artikelen == ("Besluit BRP 28",)
    assert (ander.termijn.eind, ander.beslistermijn) == (date(2026, 11, 30), None)


def test_the_term_of_the_law_ends_on_a_working_day() -> None:
    # Four weeks after this is Christmas Day, with the day after it and a weekend.
    assert beslistermijn(date(2026, 11, 27)).eind == date(2026, 12, 28)


# ---- the rules


def test_doubted_is_no_history_and_ends() -> None:
    pl, zaak = case()
    assert pl.actueel("08")["8310"] == "081100"
    assert pl.actueel("08")["8320"] == "20261123"
    assert len(pl.stapels("08")[0]) == 2
    (onderzocht,), _ = wijs_af(zaak, pl, "Het klopt.", **ALS)
    na = pl.aangetekend("08", 0, onderzocht.onderzoek)
    assert (na.actueel("08")["8330"], len(na.stapels("08")[0])) == ("20261123", 2)
    # A new doubt begins anew.
    opnieuw, _ = case(na)
    assert "8330" not in opnieuw.actueel("08")


def test_doubted_twice_is_refused() -> None:
    pl, _ = case()
    with pytest.raises(Invalid) as caught:
        meld(pl, Melding.model_validate(MELDING | {"gegeven": "08-0-10"}), **OVER)
    assert caught.value.fields[0].name == "gegeven"


def test_put_right() -> None:
    pl, zaak = case()
    goed = {"1110": "Markt", "1120": "3", "1160": "5281AV", "1170": "Boxtel"}
    (onderzocht, verbeterd), beoordeeld = verbeter(
        zaak, pl, Verbetering(waarden=goed, toelichting="U had gelijk."), **ALS
    )
    assert verbeterd.actueel["1120"] == "3"
    assert verbeterd.actueel["1030"] == "20150615"
    assert verbeterd.actueel["8610"] == "20261123"
    # The investigation stays with what was wrong.
    assert onderzocht.onderzoek == {"8330": "20261123"}
    assert not {"8310", "8320", "8330"} & verbeterd.actueel.keys()
    assert beoordeeld.stand is Stand.VERBETERD
    assert beoordeeld.besluit is None


@pytest.mark.parametrize(
    ("gegeven", "waarden", "veld"),
    [
        ("01-0-03", {"0310": "19841399"}, "waarden.0310"),
        ("01-0-03", {"0310": "19840504", "0330": "1234"}, "waarden.0330"),
        ("04-0-05", {"0510": "9998"}, "waarden.0510"),
        ("01-0-04", {"0410": "X"}, "waarden.0410"),
        ("01-0-04", {"0410": "V"}, "waarden.0410"),
        ("01-0-04", {"0410": "M", "0120": "999990020"}, "waarden"),
    ],
)
def test_what_can_not_be_right(gegeven: str, waarden: dict[str, str], veld: str) -> None:
    pl, zaak = case(gegeven=gegeven)
    with pytest.raises(Invalid) as caught:
        verbeter(zaak, pl, Verbetering(waarden=waarden, toelichting="x"), **ALS)
    assert [f.name for f in caught.value.fields] == [veld]


@pytest.mark.parametrize(
    ("nummer", "was", "gegeven", "wordt"),
    [
        ("0310", "19840503", "1984-05-03", "19840503"),
        # Nothing but the year is known; nothing at all is.
        ("0310", "19840503", "1984-00-00", "19840000"),
        ("0310", "00000000", "", "00000000"),
        ("0310", "19840503", "", ""),
        # A municipality by its name; a place abroad as it is written; what stood there stays.
        ("0320", "0757", "Boxtel", "0757"),
        ("0320", "0757", "Eindhoven", "0772"),
        ("0320", "0757", "Casablanca", "Casablanca"),
        ("0320", "0000", "Onbekend", "0000"),
        ("0330", "6030", "5022", "5022"),
        ("0330", "9999", "9999", "9999"),
        ("0220", "", "JH", "JH"),
        ("1120", "1", "3", "3"),
        ("1160", "5281AB", "5281AC", "5281AC"),
    ],
)
def test_from_what_was_filled_in_to_what_a_list_has(
    nummer: str, was: str, gegeven: str, wordt: str
) -> None:
    element = next(e for g in ELEMENTEN.values() for e in g.values() if e.nummer == nummer)
    assert element.lees(gegeven, was) == wordt
    # What the page shows of it, sent back, changes nothing.
    shown = Form(element.ingevuld(was)).parse(Waarden).waarden
    assert element.lees(shown.get(nummer, ""), was) == was


@pytest.mark.parametrize(
    ("gegeven", "waarden", "veld"),
    [
        ("01-0-03", {"0310": "84-05-03"}, "waarden.0310"),
        ("01-0-03", {"0310": "0000-05-03"}, "waarden.0310"),
        ("01-0-03", {"0310": "1984-05-04", "0320": "Nergens", "0330": "6030"}, "waarden.0320"),
        ("01-0-02", {"0220": "X", "0240": "Bouzid"}, "waarden.0220"),
        ("08-0-11", {"1120": "nul"}, "waarden.1120"),
        ("08-0-11", {"1120": "3", "1160": "5281 ab"}, "waarden.1160"),
        ("08-0-11", {"1120": "3", "1180": "12"}, "waarden.1180"),
    ],
)
def test_what_no_list_has(gegeven: str, waarden: dict[str, str], veld: str) -> None:
    pl, zaak = case(gegeven=gegeven)
    with pytest.raises(Invalid) as caught:
        verbeter(zaak, pl, Verbetering(waarden=waarden, toelichting="x"), **ALS)
    assert [f.name for f in caught.value.fields] == [veld]


@pytest.mark.parametrize(
    ("was", "gegeven", "waarden", "ingang"),
    [
        # The date from which it holds goes with the date that it was.
        ("20150615", "08-0-10", {"1010": "W", "1030": "20150601"}, "20150601"),
        ("19840503", "01-0-03", {"0310": "19840504"}, "19840504"),
        ("20150615", "08-0-10", {"1010": "B", "1030": "20150615"}, "20150615"),
        ("20150615", "08-0-10", {"1010": "W"}, "20150615"),
        ("20150615", "08-0-11", {"1110": "Markt", "1120": "3"}, "20150615"),
        ("19840503", "01-0-02", {"0240": "Bouzidi"}, "19840503"),
        # The street was given another name after that: that day stays.
        ("20220101", "08-0-10", {"1010": "W", "1030": "20150601"}, "20220101"),
        # There was none.
        ("", "08-0-10", {"1010": "W", "1030": "20150601"}, None),
    ],
)
def test_from_when_it_holds(
    was: str, gegeven: str, waarden: dict[str, str], ingang: str | None
) -> None:
    pl, zaak = case(lijst(**{f"c{gegeven[:2]}": {"8510": was}}), gegeven=gegeven)
    (_, verbeterd), _ = verbeter(zaak, pl, Verbetering(waarden=waarden, toelichting="x"), **ALS)
    assert verbeterd.actueel.get("8510") == ingang


ELDERS = {"1110": "Elders", "1120": "1", "1030": "20261124"}


@pytest.mark.parametrize(
    "nu_er",
    [
        ELDERS,
        # Somebody else doubts what came in its place.
        {**ELDERS, "8310": "081100", "8320": "20261125"},
        # Its own doubt has ended.
        {**ELDERS, "8310": "081100", "8320": "20261123", "8330": "20261124"},
        None,
    ],
)
def test_what_was_replaced_meanwhile_is_not_put_right(nu_er: dict[str, str] | None) -> None:
    pl, zaak = case()
    anders = pl.met("08", 0, nu_er) if nu_er else lijst(c08=[])
    goed = Verbetering(waarden={"1110": "Markt", "1120": "3"}, toelichting="x")
    with pytest.raises(Conflict, match="intussen iets anders"):
        verbeter(zaak, anders, goed, **ALS)
    op_lijst, beoordeeld = wijs_af(zaak, anders, "U bent verhuisd.", **ALS)
    assert op_lijst == ()
    assert beoordeeld.stand is Stand.NIET_VERBETERD


def test_documents_are_at_most_five_and_twenty_megabytes() -> None:
    _, zaak = case()
    klein = Bestand(id="a", sleutel="k", naam="n.pdf", type="application/pdf", grootte=1)
    with pytest.raises(Invalid, match="1 veld"):
        voeg_stuk_toe(zaak.model_copy(update={"stukken": (klein,) * 5}), klein, **ALS)
    groot = klein.model_copy(update={"grootte": 15 * 1024 * 1024})
    een = zaak.model_copy(update={"stukken": (groot,)})
    with pytest.raises(Invalid) as caught:
        voeg_stuk_toe(een, groot, **ALS)
    assert "30,0 MB" in caught.value.fields[0].reason
    assert voeg_stuk_toe(een, klein, **ALS).stuk == klein
    dicht = zaak.model_copy(update={"stand": Stand.VERBETERD})
    for doe in (
        lambda: voeg_stuk_toe(dicht, klein, **ALS),
        lambda: wijs_af(dicht, lijst(), "x", **ALS),
        lambda: verbeter(dicht, lijst(), Verbetering(toelichting="x"), **ALS),
    ):
        with pytest.raises(Conflict):
            doe()


# ---- the pages


def test_a_resident_reports_and_an_official_puts_it_right(log_in: LogIn) -> None:
    resident, official = log_in(Role.BURGER), log_in(Role.MEDEWERKER)
    schrijf_in()
    assert f"{ROOT}?over=08-0" in resident.get("/gba/gegevens").text
    only = resident.get(f"{ROOT}?over=08-0").text
    assert ("Waar u woont: het adres" in only, "Uzelf: naam" in only) == (True, False)
    posted = report(resident)
    assert posted.status == 303
    there = resident.get(posted.location).text
    terms = ("30 november 2026", "beloven wij zelf", "21 december 2026", "artikel 2.58")
    for words in (*terms, "Ik woon op nummer 3.", "Markt 3"):
        assert words in there
    gegevens = resident.get("/gba/gegevens").text
    assert "Wij onderzoeken of dit klopt, sinds 23 november 2026" in gegevens
    id_ = posted.location.rpartition("/")[2]
    assert f"{WERK}/{id_}" in official.get(WERK).text
    page = official.get(f"{WERK}/{id_}")
    assert 'name="waarden.1120"' in page.text
    for words in ("Fatima Bouzid", BSN, "3 mei 1984"):
        assert words in page.text
    given = {"waarden.1110": "Markt", "waarden.1120": "3", "toelichting": "U had gelijk."}
    done = official.post(f"{WERK}/{id_}/verbeteren", given | hidden(page, "verbeteren"))
    assert done.status == 303
    [nu, onjuist, _] = staat().categorieen["08"][0]
    assert (nu["1120"], onjuist["1120"], onjuist["8410"]) == ("3", "1", "O")
    assert (onjuist["8330"], "8310" in nu) == ("20261123", False)
    assert "In onderzoek" not in (gegevens := resident.get("/gba/gegevens").text)
    assert "Markt 3" in gegevens
    assert "Markt 1" not in gegevens
    assert "U had gelijk." in resident.get(posted.location).text
    assert "Er zijn geen open meldingen." in official.get(WERK).text
    once_more = hidden(page, "afwijzen") | {"eenmalig": "anders"}
    assert official.post(f"{WERK}/{id_}/verbeteren", given | once_more).status == 409


def verhuis(**naar: str) -> None:
    """The resident moves while an official looks."""
    event = Bijgehouden(at=NU, by="t", categorie="08", actueel={**ELDERS, **naar}, aanleiding="x")

    def command(tx: Any) -> None:
        tx.get(PERSOONSLIJSTEN, IK)
        tx.append(PERSOONSLIJSTEN, IK, event)

    aws.store("gba").run(command, now=0)


def test_judging_is_of_what_was_on_the_screen(log_in: LogIn) -> None:
    resident, official = log_in(Role.BURGER), log_in(Role.MEDEWERKER)
    schrijf_in()
    id_ = report(resident).location.rpartition("/")[2]
    page = official.get(f"{WERK}/{id_}")
    verhuis()
    right = {"waarden.1110": "Markt", "waarden.1120": "3", "toelichting": "x"}
    late = official.post(f"{WERK}/{id_}/verbeteren", right | hidden(page, "verbeteren"))
    assert (late.status, "Sluit de melding" in late.text) == (409, True)
    why = {"reden": "Het adres klopte."}
    late = official.post(f"{WERK}/{id_}/afwijzen", why | hidden(page, "afwijzen"))
    # What was typed is there still.
    assert (late.status, "Het adres klopte." in late.text) == (412, True)
    tampered = hidden(page, "afwijzen") | {"versie": "x", "_lijst": ""}
    assert official.post(f"{WERK}/{id_}/afwijzen", why | tampered).status == 412
    assert of(id_).open
    moved = staat()

    page = official.get(f"{WERK}/{id_}")
    assert "Er staat intussen iets anders" in page.text
    assert "/verbeteren" not in page.text
    forced = official.post(f"{WERK}/{id_}/verbeteren", right | hidden(page, "afwijzen"))
    assert (forced.status, "Sluit de melding" in forced.text) == (409, True)
    empty = official.post(f"{WERK}/{id_}/afwijzen", hidden(page, "afwijzen"))
    assert (empty.status, "Er staat intussen iets anders" in empty.text) == (422, True)
    reden = {"reden": "U bent verhuisd."}
    done = official.post(f"{WERK}/{id_}/afwijzen", reden | hidden(empty, "afwijzen"))
    assert done.status == 303
    assert of(id_).stand is Stand.NIET_VERBETERD
    assert staat() == moved


def test_refusing_is_a_decision(log_in: LogIn) -> None:
    resident, official = log_in(Role.BURGER), log_in(Role.MEDEWERKER)
    schrijf_in()
    location = report(resident).location
    id_ = location.rpartition("/")[2]
    page = official.get(f"{WERK}/{id_}")
    empty = official.post(f"{WERK}/{id_}/afwijzen", hidden(page, "afwijzen"))
    assert (empty.status, 'href="#reden"' in empty.text) == (422, True)
    assert of(id_).open
    reden = {"reden": "De akte zegt iets anders."}
    done = official.post(f"{WERK}/{id_}/afwijzen", reden | hidden(page, "afwijzen"))
    assert done.status == 303
    there = resident.get(location).text
    assert "De akte zegt iets anders." in there
    assert "4 januari 2027" in there
    assert staat().actueel("08")["8330"] == "20261123"


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"gegeven": ""}, "gegeven"),
        ({"gegeven": "99-0-99"}, "gegeven"),
        ({"gegeven": "09-7-02"}, "gegeven"),
        ({"reden": ""}, "reden"),
        ({"reden": "x" * 20_001}, "reden"),
        ({"moetZijn": "a\nb"}, "moetZijn"),
    ],
)
def test_what_is_wrong_is_said_at_the_field(
    log_in: LogIn, anders: dict[str, str], veld: str
) -> None:
    resident = log_in(Role.BURGER)
    schrijf_in()
    refused = report(resident, **anders)
    assert (refused.status, f'href="#{veld}"' in refused.text) == (422, True)
    assert staat() == lijst()


def test_documents(log_in: LogIn) -> None:
    resident, other = log_in(Role.BURGER), log_in(Role.BURGER, "p2")
    schrijf_in()
    location = report(resident).location
    id_ = location.rpartition("/")[2]

    def put(content: bytes) -> str:
        key = Markup(resident.get(location).text).values("key")[0]
        boto3.client("s3").put_object(
            Bucket=DOCUMENTS, Key=key, Body=content, Metadata={"naam": "huur.pdf"}
        )
        return f"{location}/documenten/ontvangen?key={key}"

    address = put(PDF)
    assert other.get(address).status == 404
    for _ in range(2):
        assert resident.get(address).location == location
    [bestand] = of(id_).stukken
    assert resident.get(f"{location}/stukken/{bestand.id}").status == 303
    assert log_in(Role.MEDEWERKER).get(f"{WERK}/{id_}/stukken/{bestand.id}").status == 303
    refused = resident.get(put(b"MZ een programma"))
    assert (refused.status, "geen PDF" in refused.text) == (422, True)
    for _ in range(4):
        assert resident.get(put(PDF)).status == 303
    sixth = resident.get(put(PDF))
    assert (sixth.status, "hoogstens 5 documenten" in sixth.text) == (422, True)
    assert len(of(id_).stukken) == 5


def test_an_official_doubts_a_value(log_in: LogIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "pseudonym", lambda _key, bsn: IK if bsn == BSN else "p9")
    monkeypatch.setattr("gba.terugmelding.werk.pseudonym", register.pseudonym)
    official = log_in(Role.MEDEWERKER)
    schrijf_in()
    nieuw = f"{WERK}/nieuw"
    for bsn, said in (("123", "geen geldig"), ("999990020", "geen persoonslijst")):
        refused = official.post(nieuw, {"bsn": bsn} | hidden(official.get(nieuw), "nieuw"))
        assert (refused.status, said in refused.text) == (422, True)
    page = official.post(nieuw, {"bsn": BSN} | hidden(official.get(nieuw), "nieuw"))
    assert page.status == 200
    assert BSN not in page.text
    fields = MELDING | hidden(page, "melden")
    refused = official.post(f"{nieuw}/melden", fields | {"reden": ""})
    assert (refused.status, 'href="#reden"' in refused.text) == (422, True)
    assert official.post(f"{nieuw}/melden", fields | {"lijst": "weg"}).status == 404
    done = official.post(f"{nieuw}/melden", MELDING | hidden(refused, "melden"))
    assert done.status == 303
    zaak = of(done.location.rpartition("/")[2])
    assert (zaak.melder, zaak.persoon) == (Melder.MEDEWERKER, IK)
    assert staat().actueel("08")["8310"] == "081100"
    # That an official looked is written down for the person.
    looks = boto3.client("dynamodb").scan(TableName="gba")["Items"]
    assert any(i["pk"]["S"].startswith(f"{inzage.INZAGEN.name}#") for i in looks)
    # Nobody is refused anything when it stays as it is.
    page = official.get(done.location)
    assert "2.60 onder e" in page.text
    assert "Dit is een besluit: de inwoner" not in page.text
    official.post(f"{done.location}/afwijzen", {"reden": "Het klopt."} | hidden(page, "afwijzen"))
    assert of(zaak.id).bezwaartermijn is None


def test_who_may(log_in: LogIn) -> None:
    resident, other = log_in(Role.BURGER), log_in(Role.BURGER, "p2")
    schrijf_in()
    location = report(resident).location
    assert other.get(location).status == 404
    assert resident.get(WERK).status == 403
    assert resident.get(f"{WERK}/{location.rpartition('/')[2]}").status == 403
    assert log_in(Role.MEDEWERKER).get(ROOT).status == 403
    assert log_in(Role.MEDEWERKER).get(f"{WERK}/bestaat-niet").status == 404


def test_what_others_hear(install: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    from gba.application import APPLICATION

    install(APPLICATION)
    schrijf_in()
    pl, zaak = case()
    _, gemeld = meld(lijst(), Melding.model_validate(MELDING), **OVER)
    _, beoordeeld = wijs_af(zaak, pl, "De akte is van 1984.", **ALS)

    def command(tx: Any) -> None:
        tx.append(TERUGMELDINGEN, zaak.id, gemeld, beoordeeld)

    aws.store("gba").run(command, now=0)
    made = offer(monkeypatch, TERUGMELDINGEN, zaak.id, times=2)
    assert made.names == [
        "besluit.bekendgemaakt",
        "portaal.bericht-verstuurd",
        "portaal.zaak-gewijzigd",
    ]
    besluit = Bekendmaking.model_validate(made.of("besluit.bekendgemaakt")[0], extra="ignore")
    assert (besluit.persoon, besluit.kenmerk) == (IK, "GBA-K7QM-3FZX-9RTW")
    for words in ("Bouzid", "Markt", "nummer 3", "1984", BSN):
        assert words not in made.text
    [opdracht] = made.letters
    assert (opdracht.soort, opdracht.gegevens["wat"]) == ("gba/geen_verbetering", "het adres")
    assert gebeurd(TERUGMELDINGEN, zaak.id)[-1] == "brief_gemaakt"


def test_what_an_official_doubts_is_work_and_no_case_of_the_person(
    install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gba.application import APPLICATION

    install(APPLICATION)
    _, gemeld = meld(
        lijst(), Melding.model_validate(MELDING), **{**OVER, "melder": Melder.MEDEWERKER}
    )
    aws.store("gba").run(lambda tx: bool(tx.append(TERUGMELDINGEN, gemeld.id, gemeld)), now=0)
    made = offer(monkeypatch, TERUGMELDINGEN, gemeld.id)
    [zaak] = made.of("portaal.zaak-gewijzigd")
    assert "persoon" not in zaak
    assert zaak["behandeling"]["uiterlijk"] == "2026-11-30"
    assert made.of("portaal.bericht-verstuurd")[0]["pagina"] == "/gba/gegevens"


def test_putting_right_unasked_is_a_decision(
    log_in: LogIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    resident = log_in(Role.BURGER)
    schrijf_in()
    pl, zaak = case()
    zaak = zaak.model_copy(update={"melder": Melder.MEDEWERKER})
    gemeld = meld(
        lijst(), Melding.model_validate(MELDING), **{**OVER, "melder": Melder.MEDEWERKER}
    )[1]
    page = f"{ROOT}/zaken/{zaak.id}"
    aws.store("gba").run(lambda tx: bool(tx.append(TERUGMELDINGEN, zaak.id, gemeld)), now=0)
    assert resident.get(page).status == 404

    goed = Verbetering(waarden={"1110": "Markt", "1120": "3"}, toelichting="De akte zegt 3.")
    _, beoordeeld = verbeter(zaak, pl, goed, **ALS)

    def command(tx: Any) -> None:
        tx.get(TERUGMELDINGEN, zaak.id)
        tx.append(TERUGMELDINGEN, zaak.id, beoordeeld)

    aws.store("gba").run(command, now=0)
    made = offer(monkeypatch, TERUGMELDINGEN, zaak.id)
    besluit = Bekendmaking.model_validate(made.of("besluit.bekendgemaakt")[0], extra="ignore")
    assert (besluit.persoon, besluit.omschrijving) == (
        IK,
        "Wij verbeteren uw gegevens (het adres)",
    )
    assert [o.soort for o in made.letters] == ["gba/verbeterd"]
    bericht = made.of("portaal.bericht-verstuurd")[-1]
    assert (bericht["pagina"], "bezwaar" in str(bericht["alineas"])) == (page, True)
    assert made.of("portaal.zaak-gewijzigd")[-1]["persoon"] == IK
    there = resident.get(page).text
    for words in ("De akte zegt 3.", "4 januari 2027", "vroeg hier niet zelf om"):
        assert words in there
    # Who doubted it, and why, stays with us.
    assert "Ik woon op nummer 3." not in there


@pytest.mark.parametrize(
    ("gegeven", "melder", "dagen", "mag"),
    [
        ("01-0-03", Melder.INWONER, 0, True),
        ("04-0-05", Melder.INWONER, 28, True),
        ("01-0-03", Melder.INWONER, 29, False),
        ("08-0-11", Melder.INWONER, 0, False),
        ("01-0-03", Melder.MEDEWERKER, 0, False),
    ],
)
def test_eight_weeks_more(gegeven: str, melder: Melder, dagen: int, *, mag: bool) -> None:
    _, zaak = case(gegeven=gegeven)
    zaak = zaak.model_copy(update={"melder": melder})
    als = {"door": "x", "nu": NU + timedelta(days=dagen)}
    if not mag:
        with pytest.raises(Conflict):
            verleng(zaak, "De akte komt uit Marokko.", **als)
        return
    eerst = evolve(zaak, verleng(zaak, "De akte komt uit Marokko.", **als))
    # From the last day of the four weeks, 21 December, and not from today.
    assert eerst.beslistermijn == eerst.termijn
    assert eerst.termijn.eind == date(2027, 2, 15)
    assert evolve(eerst, verleng(eerst, "x", **als)).termijn.eind == date(2027, 4, 12)


def test_an_official_takes_longer_and_says_why(
    log_in: LogIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    resident, official = log_in(Role.BURGER), log_in(Role.MEDEWERKER)
    schrijf_in()
    location = report(resident, gegeven="01-0-03").location
    id_ = location.rpartition("/")[2]
    page = official.get(f"{WERK}/{id_}")
    empty = official.post(f"{WERK}/{id_}/verlengen", hidden(page, "verlengen"))
    assert (empty.status, 'href="#waaromLanger"' in empty.text) == (422, True)
    why = {"waaromLanger": "De akte komt uit Marokko."} | hidden(page, "verlengen")
    assert official.post(f"{WERK}/{id_}/verlengen", why).status == 303
    there = resident.get(location).text
    for words in ("De akte komt uit Marokko.", "15 februari 2027"):
        assert words in there
    assert staat().actueel("01")["8310"] == "010300"
    made = offer(monkeypatch, TERUGMELDINGEN, id_)
    said = made.of("portaal.bericht-verstuurd")[-1]
    assert said["onderwerp"] == "Wij hebben meer tijd nodig voor uw melding"
    assert "15 februari 2027" in str(said["alineas"])
