"""Finding persons over the indexes: in memory, and over a table that is DynamoDB's (moto)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from applications.conftest import Install
from applications.gba.bevraging import NU, Bevraging, bevraging, lijst
from gba import register
from gba.application import APPLICATION
from gba.bevragen import vraag
from gba.bevragen.lo3 import Persoonslijst
from gba.lijsten import PERSOONSLIJSTEN, Bijgehouden
from gemeengoed import aws
from gemeengoed.store import Store, Transaction
from gemeengoed.table import DynamoTable, Key

BOXTEL, EINDHOVEN = "0757", "0772"
# Each with a number of its own: name, date of birth, address.
MENSEN = {
    "100000001": ("Zoë", "Müller", "19700401", ("Markt", "Markt te Boxtel", "1", "5281AB")),
    "100000002": ("Zoe Anna", "Muller", "19700401", ("Markt", "", "1", "5281AB")),
    "100000003": ("Søren", "Ångström", "19700401", ("Lange Kerkstraat", "", "1", "5281AC")),
    "100000004": ("Jan", "Muller Bos", "19700401", ("Korte Kerkstraat", "", "1", "5281AC")),
    "100000005": ("Jan", "Mulder", "19700402", ("Kerkstraat Noord", "", "1", "5281AD")),
    "100000006": ("Piet", "'t Hart-Bos", "19700000", ("", "", "", "")),
}


def woont(straat: str, officieel: str, nummer: str, postcode: str) -> dict[str, str]:
    adres = {
        "0910": BOXTEL,
        "1110": straat,
        "1115": officieel,
        "1120": nummer,
        "1160": postcode,
        "1180": f"{BOXTEL}01{int(nummer or 0):010}",
        "1190": f"{BOXTEL}20{int(nummer or 0):010}",
    }
    return {k: v for k, v in adres.items() if v}


def mens(
    bsn: str,
    voornamen: str = "Jan",
    naam: str = "Vries",
    geboren: str = "19700401",
    adres: dict[str, str] | None = None,
    **categorieen: Any,
) -> Persoonslijst:
    c01 = {"0120": bsn, "0210": voornamen, "0240": naam, "0310": geboren, "0410": "M"}
    return lijst(bsn, c01=c01, c08=adres or woont("Markt", "", "1", "5281AB"), **categorieen)


def boxtel() -> list[Persoonslijst]:
    return [
        mens(bsn, voor, naam, geboren, woont(*adres))
        for bsn, (voor, naam, geboren, adres) in MENSEN.items()
    ]


@pytest.fixture
def brp(monkeypatch: pytest.MonkeyPatch) -> Bevraging:
    return bevraging(monkeypatch)


def op_naam(naam: str, geboren: str = "1970-04-01", **anders: Any) -> dict[str, Any]:
    return {
        "type": vraag.NAAM_EN_DATUM,
        "geslachtsnaam": naam,
        "geboortedatum": geboren,
        "fields": ["burgerservicenummer"],
        **anders,
    }


def in_gemeente(naam: str, voornamen: str, gemeente: str = BOXTEL) -> dict[str, Any]:
    return {
        "type": vraag.NAAM_EN_GEMEENTE,
        "geslachtsnaam": naam,
        "voornamen": voornamen,
        "gemeenteVanInschrijving": gemeente,
        "fields": ["burgerservicenummer"],
    }


def in_straat(straat: str, nummer: Any = 1, gemeente: str = BOXTEL) -> dict[str, Any]:
    return {
        "type": vraag.STRAAT,
        "straat": straat,
        "huisnummer": nummer,
        "gemeenteVanInschrijving": gemeente,
        "fields": ["burgerservicenummer"],
    }


def op_postcode(postcode: str, nummer: Any = 1, **anders: Any) -> dict[str, Any]:
    return {
        "type": vraag.POSTCODE,
        "postcode": postcode,
        "huisnummer": nummer,
        "fields": ["burgerservicenummer"],
        **anders,
    }


def gevonden(brp: Bevraging, gevraagd: dict[str, Any]) -> list[int]:
    """The last digits of who was found."""
    answer = brp.vraag(gevraagd)
    assert answer.status == 200, answer.text
    return sorted(int(p["burgerservicenummer"][-3:]) for p in answer.json["personen"])


# What is asked, and who that finds, whatever the table.
VRAGEN = [
    (op_naam("müller"), [1, 2]),
    (op_naam("MULLER"), [1, 2]),
    (op_naam("mul*"), [1, 2, 4]),
    (op_naam("Müller B*"), [4]),
    (op_naam("Muller Bos"), [4]),
    (op_naam("angstrom"), [3]),
    (op_naam("Mul"), []),
    (op_naam("muller", "1970-04-02"), []),
    (op_naam("muller", voornamen="zoe"), [1]),
    (op_naam("muller", voornamen="zoë*"), [1, 2]),
    (op_naam("'t hart-bos", "1970-04-01"), []),
    (op_naam("   *"), [1, 2, 3, 4]),
    (op_naam("   "), []),
    (in_gemeente("Muller", "Zoe*"), [1, 2]),
    (in_gemeente("mul*", "jan"), [4, 5]),
    (in_gemeente("'T HART-BOS", "piet"), [6]),
    (in_gemeente("Angstrom", "soren"), [3]),
    (in_gemeente("Muller", "Zoe*", EINDHOVEN), []),
    (in_straat("markt"), [1, 2]),
    (in_straat("Markt te Boxtel"), [1]),
    (in_straat("*kerkstraat"), [3, 4]),
    (in_straat("Kerkstr*"), [5]),
    (in_straat("lange k*"), [3]),
    (in_straat("kerkstraat"), []),
    (in_straat("markt", "001"), [1, 2]),
    (in_straat("markt", 2), []),
    (in_straat("markt", 1, EINDHOVEN), []),
    (op_postcode("5281 ab"), [1, 2]),
    (op_postcode("5281AC"), [3, 4]),
    (op_postcode("5281AC", geslachtsnaam="muller*"), [4]),
    (op_postcode("5281AC", geboortedatum="1971-01-01"), []),
    (op_postcode("5281AB", "00001"), [1, 2]),
]


@pytest.mark.parametrize(("gevraagd", "wie"), VRAGEN)
def test_who_is_found(brp: Bevraging, gevraagd: dict[str, Any], wie: list[int]) -> None:
    brp.laad(*boxtel())
    assert gevonden(brp, gevraagd) == wie


def test_over_the_real_indexes_the_same_are_found(install: Install) -> None:
    name = install(APPLICATION)
    # Undone before the account is: that forgets what is replaced here.
    with pytest.MonkeyPatch.context() as patch:
        client = aws.client("dynamodb")
        brp = bevraging(patch)
        brp.table = DynamoTable(client, name)  # type: ignore[assignment]
        brp.laad(*boxtel())
        for gevraagd, wie in VRAGEN:
            assert gevonden(brp, gevraagd) == wie, gevraagd


def test_by_what_the_address_register_calls_it(brp: Bevraging) -> None:
    brp.laad(*boxtel()[:2], mens("100000007", adres={"1180": "0" * 16, "1190": "0" * 16}))
    for soort, naam, nummer in (
        (vraag.NUMMERAANDUIDING, "nummeraanduidingIdentificatie", f"{BOXTEL}200000000001"),
        (vraag.OBJECT, "adresseerbaarObjectIdentificatie", f"{BOXTEL}010000000001"),
    ):
        gevraagd = {"type": soort, naam: nummer, "fields": ["burgerservicenummer"]}
        assert gevonden(brp, gevraagd) == [1, 2]
        assert gevonden(brp, {**gevraagd, naam: f"{BOXTEL}990000000001"}) == []


class TestAnAddition:
    @pytest.mark.parametrize(("gevraagd", "wie"), [("01", [1]), ("1", [2]), ("A-1", [3])])
    def test_is_text_and_no_number(self, brp: Bevraging, gevraagd: str, wie: list[int]) -> None:
        for bsn, toevoeging in (("100000001", "01"), ("100000002", "1"), ("100000003", "a-1")):
            adres = {**woont("Markt", "", "1", "5281AB"), "1140": toevoeging}
            brp.laad(mens(bsn, adres=adres))
        for vraag_ in (op_postcode("5281AB"), in_straat("markt")):
            assert gevonden(brp, {**vraag_, "huisnummertoevoeging": gevraagd}) == wie


class TestWhoIsNotFound:
    @pytest.mark.parametrize("reden", ["F", "W"])
    def test_no_search_finds_a_list_in_error_or_wiped(self, brp: Bevraging, reden: str) -> None:
        brp.laad(mens("100000001", c07={"6720": reden, "6710": "20200101"}))
        assert gevonden(brp, op_naam("vries", inclusiefOverledenPersonen=True)) == []
        by_number = {"type": vraag.BSN, "burgerservicenummer": ["100000001"], "fields": ["naam"]}
        # Who has the number, is told why that is no list to go by.
        [found] = brp.vraag(by_number).json["personen"]
        assert found["opschortingBijhouding"]["reden"]["code"] == reden

    @pytest.mark.parametrize(
        "dood", [{"c07": {"6720": "O", "6710": "20200101"}}, {"c06": {"0810": "20200101"}}]
    )
    def test_who_died_is_found_when_asked_for(self, brp: Bevraging, dood: dict[str, Any]) -> None:
        brp.laad(mens("100000001", **dood), mens("100000002"))
        assert gevonden(brp, op_naam("vries")) == [2]
        for yes in (True, "true"):
            assert gevonden(brp, op_naam("vries", inclusiefOverledenPersonen=yes)) == [1, 2]

    def test_who_moved_is_not_where_they_were(self, brp: Bevraging) -> None:
        brp.laad(mens("100000001"))
        nieuw = woont("Markt", "", "9", "5281AB")

        def verhuis(tx: Transaction) -> None:
            tx.get(PERSOONSLIJSTEN, "p100000001")
            event = Bijgehouden(at=NU, by="t", categorie="08", actueel=nieuw, aanleiding="v1")
            tx.append(PERSOONSLIJSTEN, "p100000001", event)

        Store(brp.table).run(verhuis, now=int(NU.timestamp()))
        assert gevonden(brp, op_postcode("5281AB", 1)) == []
        assert gevonden(brp, op_postcode("5281AB", 9)) == [1]

    def test_an_index_that_is_behind_finds_nobody_wrongly(self, brp: Bevraging) -> None:
        """An index is a moment late: who it names is read, and then held against the question."""
        brp.laad(mens("100000001"))
        key = Key("persoonslijst#p100000001", "state")
        late = {**brp.table._items[key], "data": mens("100000001", naam="Anders").as_json()}
        brp.table._items[key] = late
        assert gevonden(brp, op_naam("vries")) == []


class TestTooMany:
    @pytest.mark.parametrize(("aantal", "status"), [(10, 200), (11, 400), (60, 400)])
    def test_more_than_ten_of_a_name(self, brp: Bevraging, aantal: int, status: int) -> None:
        brp.laad(*(mens(f"{200_000_000 + n}") for n in range(aantal)))
        for gevraagd in (op_naam("vries"), in_gemeente("vri*", "jan")):
            answer = brp.vraag(gevraagd)
            assert answer.status == status
            if status == 400:
                assert answer.json["code"] == "tooManyResults"
                assert "10" in answer.json["detail"]
        assert len(brp.table.partition("levering#p200000000", "")) == (2 if status == 200 else 0)

    @pytest.mark.parametrize(("aantal", "status"), [(30, 200), (31, 400)])
    def test_more_than_thirty_at_an_address(self, brp: Bevraging, aantal: int, status: int) -> None:
        brp.laad(*(mens(f"{200_000_000 + n}", naam=f"Bos{n}") for n in range(aantal)))
        for gevraagd in (op_postcode("5281AB"), in_straat("markt")):
            answer = brp.vraag(gevraagd)
            assert answer.status == status
            if status == 400:
                assert answer.json["code"] == "tooManyResults"

    def test_the_dead_do_not_count(self, brp: Bevraging) -> None:
        dood = {"c06": {"0810": "20200101"}}
        brp.laad(
            *(mens(f"{200_000_000 + n}", **dood) for n in range(60)),
            *(mens(f"{300_000_000 + n}") for n in range(10)),
        )
        assert len(gevonden(brp, op_naam("vries"))) == 10


class TestCalls:
    def test_more_than_a_page_of_an_index(
        self, brp: Bevraging, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(register, "_PER_KEER", 25)
        brp.laad(*(mens(f"{200_000_000 + n}", f"Piet{n:03}") for n in range(120)))
        brp.laad(mens("300000001", "Zwaan"))
        brp.table.calls.clear()
        assert gevonden(brp, op_naam("vries", voornamen="zwaan")) == [1]
        # Only who can fit is read: one list, however many have the name.
        assert brp.table.calls == {"query": 5, "get": 1, "write": 1}

    def test_nobody_can_fit_nobody_is_read(self, brp: Bevraging) -> None:
        brp.laad(*boxtel())
        brp.table.calls.clear()
        assert gevonden(brp, op_naam("muller", voornamen="xander")) == []
        assert brp.table.calls == {"query": 1}

    def test_it_stops_when_there_are_too_many(
        self, brp: Bevraging, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(register, "_PER_KEER", 100)
        brp.laad(*(mens(f"{200_000_000 + n}") for n in range(300)))
        brp.table.calls.clear()
        assert brp.vraag(op_naam("vries")).status == 400
        assert brp.table.calls == {"query": 1, "get": 1}


class TestNumbers:
    def test_in_the_order_of_asking_and_each_once(self, brp: Bevraging) -> None:
        brp.laad(*boxtel())
        gevraagd = {
            "type": vraag.BSN,
            "burgerservicenummer": ["100000003", "100000001", "999999999", "100000003"],
            "fields": ["burgerservicenummer"],
        }
        answer = brp.vraag(gevraagd).json["personen"]
        assert [p["burgerservicenummer"][-1] for p in answer] == ["3", "1"]

    def test_pseudonyms_keep_their_order_and_are_asked_for_once(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[str] = []
        monkeypatch.setattr(aws, "pseudonym", _pseudonym(asked))
        register.pseudonym.cache_clear()
        bsns = tuple(f"{200_000_000 + n}" for n in range(20))
        for _ in range(2):
            assert register.pseudoniemen("k", bsns) == [f"k-bsn-{b}" for b in bsns]
        assert register.pseudoniemen("k", bsns[:1]) == [f"k-bsn-{bsns[0]}"]
        assert sorted(asked) == sorted(bsns)
        assert register.pseudoniemen("ander", bsns[:1]) == [f"ander-bsn-{bsns[0]}"]
        register.pseudonym.cache_clear()


def _pseudonym(asked: list[str]) -> Callable[[str, str, str], str]:
    def pseudonym(key: str, kind: str, number: str) -> str:
        asked.append(number)
        return f"{key}-{kind}-{number}"

    return pseudonym
