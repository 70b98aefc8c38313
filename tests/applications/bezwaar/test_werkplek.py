"""The official's pages in process: every action asked, refused and carried out."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from applications.bezwaar.pages import file, hidden
from applications.gateway import Browser, Reply
from bezwaar.acties import ACTIES, BIJ_NAAM, Leeg
from bezwaar.model import BEZWAREN, Bezwaar, Stand
from bezwaar.model.gebeurtenissen import ALLE
from bezwaar.tijdlijn import _WOORDEN
from gemeengoed import aws
from gemeengoed.identity import Role

LogIn = Callable[..., Browser]
Zet = Callable[[datetime], None]
WERK = "/bezwaar/werkvoorraad"
ONTWERP = {
    "dictum": "ongegrond",
    "motivering": "Het past bij het plan.",
    "_kosten": "nee",
}


def case(resident: Browser) -> str:
    return file(resident).location.split("/")[3]


def do(official: Browser, id_: str, what: str, /, **fields: str) -> Reply:
    """Open the page of an action, fill it in, send it."""
    url = f"{WERK}/{id_}/{what}"
    named = {n.replace("__", "."): v for n, v in fields.items()}
    return official.post(url, hidden(official.get(url), what) | named)


def state(id_: str) -> Bezwaar:
    return aws.store("bezwaar").get(BEZWAREN, id_).state


def test_from_receipt_to_the_end_of_the_appeal_term(log_in: LogIn, tijd: Zet) -> None:
    resident = log_in(Role.BURGER)
    id_ = case(resident)
    lotte, karim = log_in(Role.MEDEWERKER, "lotte"), log_in(Role.MEDEWERKER, "karim")
    assert id_ in lotte.get(WERK).text
    assert do(lotte, id_, "neem-op-u").status == 303
    assert "Behandelaar: A. Tester" in lotte.get(f"{WERK}/{id_}").text
    assert do(lotte, id_, "niet-horen", grond="c", toelichting="Wil niet.").status == 303
    assert do(lotte, id_, "ontwerp", **ONTWERP).status == 303
    refused = do(lotte, id_, "vaststellen")
    assert refused.status == 409
    assert "Een collega moet het vaststellen" in refused.text
    assert do(karim, id_, "vaststellen").status == 303
    assert state(id_).stand is Stand.BESLIST
    # Taken, but not sent: until then it stays where it is seen.
    assert "Beslist, nog versturen" in lotte.get(WERK).text
    day = {"op__dag": "24", "op__maand": "11", "op__jaar": "2026"}
    tijd(datetime(2026, 11, 24, 12, tzinfo=UTC))
    resident, lotte = log_in(Role.BURGER), log_in(Role.MEDEWERKER, "lotte")
    assert do(lotte, id_, "bekendmaken", **day).status == 303
    assert id_ not in lotte.get(WERK).text
    page = resident.get(f"/bezwaar/zaken/{id_}").text
    assert "U krijgt geen gelijk" in page
    # Six weeks from 25 November: 5 January 2027, a Tuesday (Awb 6:7, 6:8).
    assert "5 januari 2027" in page


def test_the_term_stands_still_while_something_is_to_be_repaired(log_in: LogIn) -> None:
    resident = log_in(Role.BURGER)
    id_ = case(resident)
    official = log_in(Role.MEDEWERKER)
    asked = {"wat__0": "gronden", "wat__3": "besluit", "weken": "2"}
    assert do(official, id_, "vraag-herstel", **asked).status == 303
    assert "De termijn staat stil." in official.get(f"{WERK}/{id_}").text
    page = resident.get(f"/bezwaar/zaken/{id_}").text
    assert "7 december 2026" in page
    assert f"/bezwaar/zaken/{id_}/aanvullen" in page
    url = f"/bezwaar/zaken/{id_}/aanvullen"
    sent = resident.post(url, hidden(resident.get(url), "aanvullen") | {"tekst": "Omdat."})
    assert sent.status == 303
    assert state(id_).herstel
    assert not state(id_).herstel.loopt  # type: ignore[union-attr]


def test_withdrawing(log_in: LogIn) -> None:
    resident = log_in(Role.BURGER)
    id_ = case(resident)
    url = f"/bezwaar/zaken/{id_}/intrekken"
    other = log_in(Role.BURGER, "p2")
    assert other.get(url).status == 404
    assert other.post(url, hidden(resident.get(url), "intrekken")).status == 403
    assert resident.post(url, hidden(resident.get(url), "intrekken")).status == 303
    assert "heeft uw bezwaar ingetrokken" in resident.get(f"/bezwaar/zaken/{id_}").text
    assert do(log_in(Role.MEDEWERKER), id_, "verdagen", weken="6", reden="x").status == 409


def test_too_early_to_say_that_we_are_late(log_in: LogIn, tijd: Zet) -> None:
    resident = log_in(Role.BURGER)
    id_ = case(resident)
    url = f"/bezwaar/zaken/{id_}/ingebrekestelling"
    assert "26 januari 2027" in resident.get(f"/bezwaar/zaken/{id_}").text
    early = resident.post(url, hidden(resident.get(url), "ingebrekestelling"))
    assert early.status == 409
    assert "vanaf 26 januari 2027" in early.text
    tijd(datetime(2027, 1, 26, 9, tzinfo=UTC))
    resident = log_in(Role.BURGER)
    assert resident.post(url, hidden(resident.get(url), "ingebrekestelling")).status == 303
    # Two weeks from the day after: 9 February; owed from 10 February (Awb 4:17 lid 3).
    assert "10 februari 2027" in resident.get(f"/bezwaar/zaken/{id_}").text


def test_who_decided_before_does_not_handle_it(log_in: LogIn) -> None:
    id_ = case(log_in(Role.BURGER))
    lotte = log_in(Role.MEDEWERKER, "lotte")
    assert do(lotte, id_, "betrokken").status == 303
    refused = do(lotte, id_, "ontwerp", **ONTWERP)
    assert refused.status == 409
    assert "Awb 10:3 lid 3" in refused.text


def test_a_committee_needs_a_chair_from_outside_and_two_members(log_in: LogIn) -> None:
    id_ = case(log_in(Role.BURGER))
    official = log_in(Role.MEDEWERKER)
    fields = {
        "voorzitter__naam": "V",
        "voorzitter__vanBuiten": "nee",
        "leden__0__naam": "A",
        "leden__0__vanBuiten": "nee",
    }
    refused = do(official, id_, "commissie", **fields)
    assert (refused.status, "Awb 7:13" in refused.text) == (409, True)
    fields["voorzitter__vanBuiten"] = "ja"
    assert do(official, id_, "commissie", **fields).status == 409
    more = do(official, id_, "commissie", **fields, actie="toevoegen")
    assert "Lid 2" in more.text
    fields |= {"leden__1__naam": "B", "leden__1__vanBuiten": "ja"}
    assert do(official, id_, "commissie", **fields).status == 303
    # Twelve weeks from 15 December 2026: 8 March 2027, a Monday.
    assert "8 maart 2027" in official.get(f"{WERK}/{id_}").text


@pytest.mark.parametrize("actie", [a for a in ACTIES if a.invoer is not Leeg], ids=lambda a: a.naam)
def test_every_action_tells_what_is_missing_at_its_field(log_in: LogIn, actie: object) -> None:
    assert hasattr(actie, "naam")
    id_ = case(log_in(Role.BURGER))
    official = log_in(Role.MEDEWERKER)
    page = official.get(f"{WERK}/{id_}/{actie.naam}")
    assert page.status == 200
    if actie.naam == "dossier-rechtbank":
        # The page shows the papers; without a case at the court there is nothing to send.
        assert f'action="{WERK}/{id_}/{actie.naam}"' not in page.text
        version = hidden(official.get(f"{WERK}/{id_}/verdagen"), "verdagen")
        assert official.post(f"{WERK}/{id_}/{actie.naam}", version).status == 409
        return
    reply = do(official, id_, actie.naam)
    if actie.naam == "ingetrokken":
        # Whoever withdraws need not say why (6:21).
        assert (reply.status, state(id_).stand.value) == (303, "ingetrokken")
        return
    if actie.naam in (
        "dwangsom",
        "hersteld",
        "opschorting-voorbij",
        "stukken-verzonden",
        "hoger-beroep",
    ):
        # Nothing needs to be filled in; but nobody said that we are late, asked for repair,
        # let the term stand still, went to the court, or gave judgment.
        assert reply.status == 409
        return
    assert reply.status == 422
    assert "<title>Fout: " in reply.text
    for link in reply.text.split('href="#')[2:]:
        anchor = link.partition('"')[0]
        assert f'id="{anchor}"' in reply.text, anchor


class TestTwoAtOnce:
    """What was typed on an older version of the case is never lost."""

    def test_it_can_still_be_done(self, log_in: LogIn) -> None:
        id_ = case(log_in(Role.BURGER))
        one, two = log_in(Role.MEDEWERKER, "m1"), log_in(Role.MEDEWERKER, "m2")
        do(one, id_, "niet-horen", grond="c", toelichting="Wil niet.")
        url = f"{WERK}/{id_}/ontwerp"
        shown = hidden(two.get(url), "ontwerp")
        do(one, id_, "notitie", tekst="Gebeld.")
        late = two.post(url, shown | ONTWERP)
        assert late.status == 412
        assert "Deze zaak is intussen gewijzigd" in late.text
        assert "<title>Fout: " in late.text
        assert f'href="{WERK}/{id_}" target="_blank"' in late.text
        assert "Het past bij het plan.</textarea>" in late.text
        assert re.search(r'value="ongegrond" checked', late.text)
        assert state(id_).ontwerp is None
        again = hidden(late, "ontwerp")
        assert int(again["versie"]) == int(shown["versie"]) + 1
        assert two.post(url, again | ONTWERP).status == 303
        assert state(id_).ontwerp

    def test_each_change_is_told(self, log_in: LogIn) -> None:
        """Sending again is on the version that was told, and on no later one."""
        id_ = case(log_in(Role.BURGER))
        one, two = log_in(Role.MEDEWERKER, "m1"), log_in(Role.MEDEWERKER, "m2")
        url, fields = f"{WERK}/{id_}/verdagen", {"weken": "2", "reden": "Onderzoek."}
        reply = two.get(url)
        for _ in range(2):
            do(one, id_, "notitie", tekst="Gebeld.")
            reply = two.post(url, hidden(reply, "verdagen") | fields)
            assert reply.status == 412
        assert two.post(url, hidden(reply, "verdagen") | fields).status == 303

    def test_the_law_forbids_it_by_now(self, log_in: LogIn) -> None:
        id_ = case(log_in(Role.BURGER))
        one, two = log_in(Role.MEDEWERKER, "m1"), log_in(Role.MEDEWERKER, "m2")
        url, fields = f"{WERK}/{id_}/verdagen", {"weken": "2", "reden": "Onderzoek."}
        shown = hidden(two.get(url), "verdagen")
        assert do(one, id_, "verdagen", **fields).status == 303
        late = two.post(url, shown | fields)
        assert late.status == 409
        assert "Awb 7:10 lid 3" in late.text
        assert "Onderzoek.</textarea>" in late.text

    def test_it_can_not_be_done_any_more(self, log_in: LogIn) -> None:
        id_ = case(log_in(Role.BURGER))
        one, two = log_in(Role.MEDEWERKER, "m1"), log_in(Role.MEDEWERKER, "m2")
        url = f"{WERK}/{id_}/ontwerp"
        shown = hidden(two.get(url), "ontwerp")
        assert do(one, id_, "ingetrokken").status == 303
        typed = ONTWERP | {"motivering": "Het past bij het plan. <b>Echt</b>\nEn de buren."}
        late = two.post(url, shown | typed)
        assert late.status == 409
        assert "Wat u had ingevuld" in late.text
        assert "Het past bij het plan. &lt;b&gt;Echt&lt;/b&gt;\nEn de buren." in late.text
        assert shown["eenmalig"] not in late.text
        # Where nothing was filled in there is nothing to copy.
        assert "Wat u had ingevuld" not in do(two, id_, "neem-op-u").text

    def test_a_row_more_is_no_new_reading(self, log_in: LogIn) -> None:
        id_ = case(log_in(Role.BURGER))
        one, two = log_in(Role.MEDEWERKER, "m1"), log_in(Role.MEDEWERKER, "m2")
        url = f"{WERK}/{id_}/commissie"
        fields = {"voorzitter.naam": "V", "voorzitter.vanBuiten": "ja"}
        fields |= {f"leden.{n}.naam": "L" for n in range(2)}
        fields |= {f"leden.{n}.vanBuiten": "ja" for n in range(2)}
        shown = hidden(two.get(url), "commissie")
        do(one, id_, "notitie", tekst="Gebeld.")
        more = two.post(url, shown | fields | {"actie": "toevoegen"})
        assert more.status == 200
        assert two.post(url, hidden(more, "commissie") | fields).status == 412

    def test_a_resident(self, log_in: LogIn) -> None:
        resident = log_in(Role.BURGER)
        id_ = case(resident)
        url = f"/bezwaar/zaken/{id_}/intrekken"
        shown, why = hidden(resident.get(url), "intrekken"), {"reden": "Het is opgelost."}
        do(log_in(Role.MEDEWERKER), id_, "neem-op-u")
        late = resident.post(url, shown | why)
        assert late.status == 412
        assert f'href="/bezwaar/zaken/{id_}" target="_blank"' in late.text
        assert "Het is opgelost.</textarea>" in late.text
        assert state(id_).stand is Stand.IN_BEHANDELING
        assert resident.post(url, hidden(late, "intrekken") | why).status == 303

    @pytest.mark.parametrize("versie", ["", "0", "-1", "x", "9" * 20, "²"])
    def test_a_version_that_was_tampered_with(self, log_in: LogIn, versie: str) -> None:
        id_ = case(log_in(Role.BURGER))
        official, url = log_in(Role.MEDEWERKER), f"{WERK}/{id_}/verdagen"
        fields = {"weken": "2", "reden": "Onderzoek.", "versie": versie}
        late = official.post(url, hidden(official.get(url), "verdagen") | fields)
        assert late.status == 412
        assert hidden(late, "verdagen")["versie"] == "1"


def test_a_notice_of_default_by_letter(log_in: LogIn, tijd: Zet) -> None:
    """Awb 4:17 lid 3: the day on which the letter came counts, and not before we are late."""
    id_ = case(log_in(Role.BURGER))
    tijd(datetime(2027, 1, 29, 9, tzinfo=UTC))
    official = log_in(Role.MEDEWERKER)
    dag = {"op__dag": "25", "op__maand": "1", "op__jaar": "2027"}
    assert do(official, id_, "ingebrekestelling-ontvangen", **dag).status == 409
    dag["op__dag"] = "26"
    assert do(official, id_, "ingebrekestelling-ontvangen", **dag).status == 303
    loop = state(id_).dwangsom
    assert loop
    assert loop.eerste_dag == date(2027, 2, 10)


def test_on_paper(log_in: LogIn) -> None:
    """After the term, but posted before its end and here within a week (Awb 6:9 lid 2)."""
    official = log_in(Role.MEDEWERKER)
    fields = {
        "ontvangenOp.dag": "20",
        "ontvangenOp.maand": "11",
        "ontvangenOp.jaar": "2026",
        "poststempel.dag": "16",
        "poststempel.maand": "11",
        "poststempel.jaar": "2026",
        "stuk.indiener.naam": "P. Post",
        "stuk.indiener.adres.postcode": "5281 AB",
        "stuk.indiener.adres.huisnummer": "1",
        "stuk.indiener.adres.straat": "Markt",
        "stuk.indiener.adres.woonplaats": "Boxtel",
        "stuk.besluit.omschrijving": "Bijstand",
        "stuk.besluit.kenmerk": "1",
        "stuk.besluit.bekendgemaaktOp.dag": "5",
        "stuk.besluit.bekendgemaaktOp.maand": "10",
        "stuk.besluit.bekendgemaaktOp.jaar": "2026",
        "stuk.ondertekend": "ja",
    }
    page = official.get("/bezwaar/papier")
    wrong = official.post("/bezwaar/papier", hidden(page) | fields | {"ontvangenOp.maand": "13"})
    assert wrong.status == 422
    made = official.post("/bezwaar/papier", hidden(page) | fields)
    assert made.status == 303, made.text
    kept = state(made.location.rpartition("/")[2])
    assert kept.tijdigheid.uitkomst.value == "tijdig_door_post"
    assert "P. Post" in official.get(made.location).text


def test_on_paper_without_signature_and_address(log_in: LogIn) -> None:
    """Recorded as it came, shown as a defect, and asked to repair (Awb 6:5, 6:6)."""
    official = log_in(Role.MEDEWERKER)
    fields = {
        "ontvangenOp.dag": "20",
        "ontvangenOp.maand": "11",
        "ontvangenOp.jaar": "2026",
        "stuk.indiener.naam": "P. Post",
        "stuk.besluit.omschrijving": "Bijstand",
        "stuk.besluit.kenmerk": "1",
        "stuk.besluit.bekendgemaaktOp.dag": "5",
        "stuk.besluit.bekendgemaaktOp.maand": "11",
        "stuk.besluit.bekendgemaaktOp.jaar": "2026",
    }
    page = official.get("/bezwaar/papier")
    # Half an address is a mistake, and none is not.
    half = fields | {"stuk.indiener.adres.straat": "Markt"}
    wrong = official.post("/bezwaar/papier", hidden(page) | half)
    assert wrong.status == 422
    assert 'href="#stuk.indiener.adres.postcode"' in wrong.text
    made = official.post("/bezwaar/papier", hidden(page) | fields | {"stuk.ondertekend": "nee"})
    assert made.status == 303, made.text
    id_ = made.location.rpartition("/")[2]
    assert set(state(id_).verzuimen) == {"gronden", "ondertekening", "naam_en_adres"}
    shown = official.get(made.location).text
    for words in ("Er ontbreekt iets", "De handtekening", "Adres onbekend", "geen adres voor een"):
        assert words in shown, words
    assert "P. Post" in official.get(WERK).text
    assert do(official, id_, "vraag-herstel", wat__0="naam_en_adres", weken="2").status == 303
    assert do(official, id_, "hersteld").status == 422
    adres = {"straat": "Markt", "huisnummer": "1", "postcode": "5281 AB", "woonplaats": "Boxtel"}
    came = {f"adres__{name}": value for name, value in adres.items()}
    assert do(official, id_, "hersteld", **came).status == 303
    assert set(state(id_).verzuimen) == {"gronden", "ondertekening"}


def test_an_action_that_does_not_exist(log_in: LogIn) -> None:
    id_ = case(log_in(Role.BURGER))
    official, resident = log_in(Role.MEDEWERKER), log_in(Role.BURGER)
    assert official.get(f"{WERK}/{id_}/vernietigen").status == 404
    # Who objects has their own; those of officials are not among them.
    assert resident.get(f"/bezwaar/zaken/{id_}/verdagen").status == 404
    assert resident.get(f"{WERK}/{id_}/verdagen").status == 403


def test_each_action_has_a_name_of_its_own() -> None:
    assert len(BIJ_NAAM) == len(ACTIES)


def test_everything_that_can_happen_has_words() -> None:
    assert set(ALLE) == set(_WOORDEN)
