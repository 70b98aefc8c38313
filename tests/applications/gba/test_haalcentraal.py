"""The edge of the national API: who may ask what, what is written down, and what goes wrong."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime
from typing import Any

import pytest

from applications.gateway import request
from applications.gba.bevraging import (
    AFNEMER,
    BSN,
    DOEL,
    GEMEENTE,
    URL,
    Bevraging,
    bevraging,
    lijst,
    met_bsn,
    problem,
)
from applications.shared.store_tables import CountingTable
from gba import levering
from gemeengoed.problem import Unavailable
from gemeengoed.table import Item, Key, Put, WriteConflict

ALLES = "10120 10210 10220 10230 10240 16110 PANM01 PANM02"
ANDER, DERDE = "999993653", "999994669"
ADRES = {"0910": "0757", "1030": "20200101", "1110": "Markt", "1120": "1", "1160": "5281AB"}


@pytest.fixture
def brp(monkeypatch: pytest.MonkeyPatch) -> Bevraging:
    made = bevraging(monkeypatch)
    made.laad(lijst(), lijst(ANDER))
    return made


class TestAsking:
    def test_a_person_by_number(self, brp: Bevraging) -> None:
        answer = brp.vraag(met_bsn(BSN))
        assert answer.status == 200
        (persoon,) = answer.json["personen"]
        assert persoon["burgerservicenummer"] == BSN
        assert persoon["naam"]["volledigeNaam"] == "Jan de Vries"
        assert answer.headers["content-type"] == "application/json; charset=utf-8"
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["api-version"] == "2.7.0"
        assert answer.headers["x-geleverde-pls"] == f"n{BSN}"

    def test_nobody_is_an_answer_too(self, brp: Bevraging) -> None:
        answer = brp.vraag(met_bsn("999990019"))
        assert (answer.status, answer.json["personen"]) == (200, [])
        assert "x-geleverde-pls" not in answer.headers

    def test_the_gateway_may_give_it_in_base64(self, brp: Bevraging) -> None:
        body = base64.b64encode(json.dumps(met_bsn(BSN)).encode()).decode()
        event = request("POST", URL, body=body, headers=DOEL, claims=GEMEENTE)
        assert brp.ruw({**event, "isBase64Encoded": True})["statusCode"] == 200

    def test_the_document_is_open(self, brp: Bevraging) -> None:
        answer = brp.stuur("GET", URL.replace("personen", "openapi.json"))
        assert (answer.status, answer.json["openapi"]) == (200, "3.1.0")
        assert answer.headers["access-control-allow-origin"] == "*"


class TestALetter:
    @pytest.mark.parametrize(
        ("titel", "geslacht", "begin"),
        [
            ("B", "M", "Hooggeboren vrouwe"),
            ("B", "V", "Hoogwelgeboren vrouwe"),
            ("B", "", "Hoogwelgeboren vrouwe"),
            ("", "V", "Hooggeboren vrouwe"),
        ],
    )
    def test_before_her_own_title_goes_that_of_a_man(
        self, brp: Bevraging, titel: str, geslacht: str, begin: str
    ) -> None:
        wie = {"0120": DERDE, "0220": titel, "0240": "Boer", "0410": "V", "6110": "V"}
        partner = {"0220": "G", "0240": "Aedel", "0410": geslacht}
        brp.laad(lijst(DERDE, c01=wie, c05=partner))
        (persoon,) = brp.vraag(met_bsn(DERDE, fields=("adressering.aanhef",))).json["personen"]
        assert persoon["adressering"]["aanhef"] == begin


class TestAliases:
    """A group by its own name, and by that of who may not know of an address abroad."""

    def gevraagd(self, brp: Bevraging, *fields: str, **categorieen: Any) -> Any:
        brp.laad(lijst(DERDE, **categorieen))
        (persoon,) = brp.vraag(met_bsn(DERDE, fields=fields)).json["personen"]
        return persoon

    def test_fields_of_both_come_together(self, brp: Bevraging) -> None:
        eigen = ("verblijfplaats.verblijfadres.huisnummer", "verblijfplaats.datumVan")
        alias = "verblijfplaatsBinnenland.verblijfadres.postcode"
        found = self.gevraagd(brp, *eigen, alias, c08=ADRES)["verblijfplaats"]
        assert found["verblijfadres"] == {"huisnummer": 1, "postcode": "5281AB"}
        assert found["datumVan"]["datum"] == "2020-01-01"

    def test_and_what_of_both_is_doubted(self, brp: Bevraging) -> None:
        c08 = {**ADRES, "8310": "080000", "8320": "20260101"}
        fields = ("adressering.adresregel1", "adresseringBinnenland.adresregel2")
        found = self.gevraagd(brp, *fields, c08=c08)["adressering"]["inOnderzoek"]
        assert (found["adresregel1"], found["adresregel2"]) == (True, True)

    def test_the_name_above_an_address_comes_whole(self, brp: Bevraging) -> None:
        c01 = {"0120": DERDE, "0210": "Jan", "0220": "B", "0240": "Boer", "0410": "M"}
        deel = "aanschrijfwijze.aanspreekvorm"
        fields = ("adressering.aanschrijfwijze.naam", f"adresseringBinnenland.{deel}")
        found = self.gevraagd(brp, *fields, c01=c01)["adressering"]["aanschrijfwijze"]
        assert found == {"naam": "J. baron Boer", "aanspreekvorm": "De hoogwelgeboren heer"}

    @pytest.mark.parametrize(
        ("c08", "told"),
        [({"1310": "5010", "1330": "Rue 1"}, False), ({**ADRES, "1120": "0"}, True)],
        ids=["abroad", "without a number"],
    )
    def test_a_group_without_lines_is_left_out_only_abroad(
        self, brp: Bevraging, c08: dict[str, str], told: bool
    ) -> None:
        fields = ("adresseringBinnenland.adresregel1", "verblijfplaats.type")
        c01 = {"0120": DERDE}
        persoon = self.gevraagd(brp, *fields, c01=c01, c08=c08)
        assert persoon.get("adressering") == ({} if told else None)


class TestWhatItIsFor:
    def test_every_header_that_lacks_is_named(self, brp: Bevraging) -> None:
        answer = problem(brp.vraag(met_bsn(BSN), headers={}), 400, "paramsValidation")
        named = [(p["name"], p["code"]) for p in answer["invalidParams"]]
        assert named == [(name, "required") for name in DOEL]

    @pytest.mark.parametrize("name", sorted(DOEL))
    @pytest.mark.parametrize(
        "value", ["", " ", "a\nb", "a\n", " a", "a ", "\x00", "x" * 101, "\x7f", "\ud800"]
    )
    def test_junk_is_no_purpose(self, brp: Bevraging, name: str, value: str) -> None:
        answer = brp.vraag(met_bsn(BSN), headers={**DOEL, name: value})
        assert [p["name"] for p in problem(answer, 400, "paramsValidation")["invalidParams"]] == [
            name
        ]

    @pytest.mark.parametrize("value", ["x", "x" * 100, "Toezicht – Financiën", "a b"])
    def test_any_line_of_text_is(self, brp: Bevraging, value: str) -> None:
        assert brp.vraag(met_bsn(BSN), headers={**DOEL, "x-doelbinding": value}).status == 200

    def test_a_wrong_question_is_told_before_that(self, brp: Bevraging) -> None:
        answer = problem(brp.vraag({}, headers={}), 400, "paramsValidation")
        assert [p["name"] for p in answer["invalidParams"]] == ["type"]


class TestWhoAsks:
    def test_without_a_token(self, brp: Bevraging) -> None:
        event = request("POST", URL, body=json.dumps(met_bsn(BSN)), headers=DOEL)
        assert brp.ruw(event)["statusCode"] == 401

    def test_without_the_scope(self, brp: Bevraging) -> None:
        claims = {**GEMEENTE, "scope": "gba:laden gba:bevragen-niet"}
        problem(brp.vraag(met_bsn(BSN), claims=claims), 403, "unauthorized")

    @pytest.mark.parametrize("afnemer", ["", "x", "600007#", "12345678901", "６", "600007\n"])
    def test_without_a_number_of_a_consumer(self, brp: Bevraging, afnemer: str) -> None:
        brp.autoriseer(ALLES)
        claims = {**AFNEMER, "afnemerID": afnemer}
        problem(brp.vraag(met_bsn(BSN), claims=claims), 403, "unauthorized")

    def test_a_consumer_that_nobody_knows(self, brp: Bevraging) -> None:
        problem(brp.vraag(met_bsn(BSN), claims=AFNEMER), 403, "unauthorized")

    def test_a_consumer_gets_what_it_may_have(self, brp: Bevraging) -> None:
        brp.autoriseer(ALLES)
        assert brp.vraag(met_bsn(BSN), claims=AFNEMER).status == 200
        answer = brp.vraag(met_bsn(BSN, fields=("geboorte.datum",)), claims=AFNEMER)
        problem(answer, 403, "unauthorizedField")

    @pytest.mark.parametrize(
        "anders", [{"medium": "Z"}, {"ingang": "20261126"}, {"einde": "20261125"}, {"ingang": ""}]
    )
    def test_a_row_that_does_not_hold(self, brp: Bevraging, anders: dict[str, str]) -> None:
        brp.autoriseer(ALLES, **anders)
        problem(brp.vraag(met_bsn(BSN), claims=AFNEMER), 403, "unauthorized")

    def test_who_is_refused_leaves_no_line_of_delivery(self, brp: Bevraging) -> None:
        brp.vraag(met_bsn(BSN), claims=AFNEMER)
        assert levering.van(brp.table, f"p{BSN}") == []


class TestTheDeliveryLog:
    def test_each_person_has_a_line(self, brp: Bevraging) -> None:
        brp.autoriseer(ALLES)
        brp.vraag(met_bsn(BSN, ANDER, BSN, "999990019"), claims=AFNEMER)
        for bsn in (BSN, ANDER):
            (regel,) = levering.van(brp.table, f"p{bsn}")
            assert regel.afnemer == "600007"
            assert (regel.doelbinding, regel.verwerking, regel.gebruiker) == tuple(DOEL.values())
            assert regel.gezocht == "010120"
            assert "010240" in regel.gevraagd
        assert levering.van(brp.table, "p999990019") == []

    def test_of_a_municipality_its_code_stands_there(self, brp: Bevraging) -> None:
        brp.vraag(met_bsn(BSN))
        assert levering.van(brp.table, f"p{BSN}")[0].afnemer == "gemeente 0757"

    def test_nobody_found_nothing_written(self, brp: Bevraging) -> None:
        brp.table.calls.clear()
        brp.vraag(met_bsn("999990019"))
        assert brp.table.calls["write"] == 0

    def test_all_persons_in_one_write_before_the_answer(self, brp: Bevraging) -> None:
        brp.table.calls.clear()
        assert brp.vraag(met_bsn(BSN, ANDER)).status == 200
        assert brp.table.calls == {"get": 1, "write": 1}

    def test_it_is_kept_for_twenty_years(self, brp: Bevraging) -> None:
        brp.vraag(met_bsn(BSN))
        (item,) = brp.table.partition(f"levering#p{BSN}", "")
        kept = datetime.fromtimestamp(int(item["expires_at"]), UTC)
        assert kept == datetime(2046, 11, 25, 10, 0, tzinfo=UTC)

    @pytest.mark.parametrize(
        "error", [Unavailable("nu niet"), WriteConflict(()), WriteConflict((Key("a", "b"),))]
    )
    def test_what_cannot_be_written_down_is_not_told(
        self, monkeypatch: pytest.MonkeyPatch, error: Exception
    ) -> None:
        made = bevraging(monkeypatch, Failing())
        made.laad(lijst())
        made.table.error = error  # type: ignore[attr-defined]
        answer = made.vraag(met_bsn(BSN))
        problem(answer, 503, "notAvailable")
        assert "x-geleverde-pls" not in answer.headers
        assert BSN not in answer.text

    def test_an_error_that_nobody_foresaw_tells_nothing(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        made = bevraging(monkeypatch, Failing())
        made.laad(lijst())
        made.table.error = RuntimeError(f"could not write {BSN} Vries")  # type: ignore[attr-defined]
        answer = made.vraag(met_bsn(BSN))
        problem(answer, 500, "serverError")
        assert BSN not in answer.text + made.logged.getvalue()
        assert [line["error"] for line in made.lines if line["message"] == "unforeseen"] == [
            "RuntimeError"
        ]

    def test_a_register_that_cannot_be_read(self, monkeypatch: pytest.MonkeyPatch) -> None:
        made = bevraging(monkeypatch, Deaf())
        problem(made.vraag(met_bsn(BSN)), 503, "notAvailable")


class TestWhatIsLogged:
    def test_one_line_without_a_number_or_a_name(self, brp: Bevraging) -> None:
        brp.vraag(met_bsn(BSN, ANDER))
        (line,) = brp.lines
        assert line["route"] == "POST /personen"
        assert (line["status"], line["personen"]) == (200, 2)
        assert line["type"] == "RaadpleegMetBurgerservicenummer"
        assert line["by"] == "machine:client"

    def test_a_number_is_never_in_a_line(self, brp: Bevraging) -> None:
        zoek = {"type": "ZoekMetGeslachtsnaamEnGeboortedatum", "geslachtsnaam": "Vries"}
        for vraag in (
            met_bsn(BSN),
            met_bsn(f"{BSN}0"),
            {**met_bsn(BSN), BSN: BSN, "type": BSN},
            met_bsn(BSN, fields=(BSN,)),
            {**zoek, "geboortedatum": "1970-04-01", "fields": ["burgerservicenummer"]},
            f'{{"burgerservicenummer": "{BSN}',
        ):
            brp.vraag(vraag)
            brp.vraag(vraag, headers=dict.fromkeys(DOEL, BSN))
            brp.vraag(vraag, claims=AFNEMER)
        brp.stuur("GET", f"{URL}/{BSN}?bsn={BSN}")
        assert len(brp.lines) == 19
        for private in (BSN, "Vries", "1970"):
            assert private not in brp.logged.getvalue()


class Failing(CountingTable):
    """Nothing can be written any more, once it has an error."""

    error: Exception | None = None

    def write(self, *puts: Put) -> None:
        if self.error:
            raise self.error
        super().write(*puts)


class Deaf(CountingTable):
    def get(self, *keys: Key) -> list[Item]:
        raise Unavailable("nu niet")
