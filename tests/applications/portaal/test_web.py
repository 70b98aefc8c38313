"""The portal's pages in process: what is yours, in the right order, and nobody else's."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache

import pytest

from applications.gateway import Browser
from applications.portaal.conftest import NU, bericht, inzage, melding, zeg
from applications.shared.store_tables import CountingTable
from gemeengoed import aws
from gemeengoed.identity import Role, merk
from gemeengoed.portal import BERICHT_VERSTUURD, INZAGE_GEDAAN, ZAAK_GEWIJZIGD
from gemeengoed.store import Store
from portaal.berichten import BERICHTEN

LogIn = Callable[..., Browser]
ZAAK = "bezwaar:bezwaar:aaaa-bbbb-cccc"
SCRIPT = "<script>alert(1)</script>"


def in_order(text: str, *words: str) -> bool:
    places = [text.find(w) for w in words]
    return -1 not in places and places == sorted(places)


def zaak(nummer: int, **changes: object) -> None:
    id_ = f"zaak-{nummer:04d}"
    data = {"titel": f"Zaak {nummer}.", "pagina": f"/bezwaar/zaken/{id_}", **changes}
    zeg(ZAAK_GEWIJZIGD, melding(f"bezwaar:bezwaar:{id_}", **data))


def test_start_shows_what_one_can_do_and_how_to_log_in(log_in: LogIn) -> None:
    page = log_in(None).get("/")
    assert page.status == 200
    assert in_order(page.text, "Inloggen met DigiD", "Bezwaar", "Subsidie", "medewerker")
    assert 'href="/"><' not in page.text.split("<main")[1], "no tile for the door itself"


def test_start_says_first_what_one_must_do(log_in: LogIn) -> None:
    resident = log_in()
    assert "U hoeft nu niets te doen" in resident.get("/").text
    zaak(1, taak={"tekst": "Stuur uw gronden", "uiterlijk": "2026-12-08"})
    zeg(BERICHT_VERSTUURD, bericht())
    page = resident.get("/").text
    assert in_order(page, "Stuur uw gronden", "8 december 2026", "Lees 1 nieuw bericht")


def test_my_cases_come_in_the_order_in_which_they_matter(log_in: LogIn) -> None:
    resident = log_in()
    zaak(1, stand="afgerond", status="Er is beslist.", volgende=None, behandeling=None)
    zaak(2, volgende={"tekst": "Wij beslissen uiterlijk op", "datum": "2027-03-22"})
    zaak(3, volgende={"tekst": "Wij beslissen uiterlijk op", "datum": "2027-01-05"})
    zaak(4, stand="concept", behandeling=None, verloopt_op=None)
    zaak(5, taak={"tekst": "Doe vijf", "uiterlijk": "2027-01-01"})
    zaak(6, taak={"tekst": "Doe zes", "uiterlijk": "2026-12-01"})
    zaak(7, persoon="p2")
    zeg(BERICHT_VERSTUURD, bericht())
    page = resident.get("/mijn-zaken").text
    assert in_order(
        page, "Doe zes", "Doe vijf", "nieuw bericht", "Verder met: Zaak 4.", "Zaak 3.", "Zaak 2."
    )
    assert in_order(page, "Zaak 2.", "Afgerond", "Zaak 1.")
    assert "Zaak 7." not in page


def test_a_draft_is_gone_when_its_time_is_over(
    log_in: LogIn, tijd: Callable[[datetime], None]
) -> None:
    einde = NU + timedelta(minutes=5)
    resident = log_in()
    zaak(1, stand="concept", verlooptOp=einde.isoformat())
    assert "Verder met" in resident.get("/mijn-zaken").text
    tijd(einde)
    assert "Verder met" not in resident.get("/mijn-zaken").text


def test_a_long_page_goes_on(log_in: LogIn) -> None:
    resident = log_in()
    for nummer in range(1, 6):
        zaak(nummer)
    first = resident.get("/mijn-zaken?limit=3")
    (more,) = re.findall(r'rel="next" href="([^"]+)"', first.text)
    second = resident.get(more.replace("&amp;", "&") + "&limit=3")
    seen = re.findall(r"Zaak \d\.", first.text) + re.findall(r"Zaak \d\.", second.text)
    assert sorted(set(seen)) == [f"Zaak {n}." for n in range(1, 6)]
    assert len(seen) == 5
    back = 'href="/mijn-zaken">Eerste pagina</a>'
    assert (back in first.text, back in second.text) == (False, True)
    assert "<title>Mijn zaken, vervolg - " in second.text


def test_a_page_is_one_call_to_the_table(log_in: LogIn, monkeypatch: pytest.MonkeyPatch) -> None:
    resident, table = log_in(), CountingTable()
    monkeypatch.setattr(aws, "store", cache(lambda name: Store(table)))
    zaak(1)
    zeg(BERICHT_VERSTUURD, bericht())
    for path in ("/", "/mijn-zaken", "/inzage"):
        table.calls.clear()
        assert resident.get(path).status == 200
        assert table.calls == {"query": 1}


def test_a_cursor_of_nobody_is_refused(log_in: LogIn) -> None:
    resident = log_in()
    for cursor in ("x", "%00", "W10", "WyIiLCIiXQ", "a" * 500):
        for path in ("/mijn-zaken", "/berichten", "/inzage"):
            assert resident.get(f"{path}?cursor={cursor}").status == 400


def test_opening_a_message_is_kept_once(log_in: LogIn, tijd: Callable[[datetime], None]) -> None:
    resident = log_in()
    zeg(BERICHT_VERSTUURD, bericht())
    assert "Nieuw" in resident.get("/berichten").text
    tijd(NU + timedelta(minutes=5))
    page = resident.get(f"/berichten/{ZAAK}:1")
    assert page.status == 200
    assert in_order(page.text, "Bericht nummer 1", "Uw kenmerk is BZW-AAAA.", "Door u gelezen")
    assert "24 november 2026 om 10.35 uur" in page.text
    tijd(NU + timedelta(minutes=9))
    assert "10.39" not in resident.get(f"/berichten/{ZAAK}:1").text
    assert len(aws.store("portaal").history(BERICHTEN, f"{ZAAK}:1")) == 2
    after = resident.get("/berichten").text
    assert "Gelezen berichten" in after
    assert "Nieuwe berichten" not in after
    assert "Bericht nummer 1" not in resident.get("/mijn-zaken").text


def test_messages_newest_first(log_in: LogIn) -> None:
    resident = log_in()
    for nummer in (1, 2, 3, 4):
        zeg(BERICHT_VERSTUURD, bericht(nummer))
    for nummer in (1, 2):
        resident.get(f"/berichten/{ZAAK}:{nummer}")
    zaak(8, taak={"tekst": "Doe acht"})
    zaak(9, stand="afgerond", volgende=None, behandeling=None)
    page = resident.get("/berichten").text
    assert in_order(page, "nummer 4", "nummer 3", "Gelezen berichten", "nummer 2", "nummer 1")
    assert "Zaak 9." not in page
    assert "Doe acht" not in page


def test_many_unread_messages_do_not_hide_what_one_must_do(log_in: LogIn) -> None:
    resident = log_in()
    for nummer in range(1, 25):
        zeg(BERICHT_VERSTUURD, bericht(nummer))
    zaak(1, taak={"tekst": "Doe dit eerst", "uiterlijk": "2026-12-01"})
    assert "Doe dit eerst" in resident.get("/").text


def test_read_messages_are_paged(log_in: LogIn) -> None:
    resident, seen = log_in(), []
    for nummer in range(1, 8):
        zeg(BERICHT_VERSTUURD, bericht(nummer))
        resident.get(f"/berichten/{ZAAK}:{nummer}")
    zaak(9, stand="afgerond", volgende=None, behandeling=None)
    url = "/berichten?limit=3"
    while url:
        page = resident.get(url).text
        seen += [int(n) for n in re.findall(r"Bericht nummer (\d)", page)]
        more = re.findall(r'rel="next" href="([^"]+)"', page)
        url = f"{more[0].replace('&amp;', '&')}&limit=3" if more else ""
    assert seen == [7, 6, 5, 4, 3, 2, 1]


def test_another_persons_message_is_not_there_and_stays_unread(log_in: LogIn) -> None:
    other = log_in(Role.BURGER, "p2")
    zeg(BERICHT_VERSTUURD, bericht())
    assert other.get(f"/berichten/{ZAAK}:1").status == 404
    assert other.get("/berichten/verzonnen").status == 404
    assert aws.store("portaal").get(BERICHTEN, f"{ZAAK}:1").state.gelezen_op is None


def test_an_organisation_has_its_own_page(log_in: LogIn) -> None:
    company = log_in(Role.ORGANISATIE, "o1")
    zaak(1, persoon="o1")
    assert "Zaak 1." in company.get("/mijn-zaken").text


def test_who_looked_at_my_data(log_in: LogIn) -> None:
    resident = log_in()
    assert "nog geen medewerker naar uw gegevens gekeken" in resident.get("/inzage").text
    for nummer in (1, 2):
        zeg(INZAGE_GEDAAN, inzage(nummer))
    zeg(INZAGE_GEDAAN, inzage(3, persoon="p2"))
    page = resident.get("/inzage").text
    assert in_order(page, "keer 2", "keer 1")
    assert "Een medewerker van Bezwaar en beroep" in page
    assert "keer 3" not in page


def test_script_in_every_text_is_text(log_in: LogIn) -> None:
    resident, official = log_in(), log_in(Role.MEDEWERKER, "m1", "behandelaar")
    texts = {"titel": SCRIPT, "kenmerk": SCRIPT, "status": SCRIPT}
    behandeling = melding()["behandeling"] | {"wat": SCRIPT}
    zaak(1, **texts, volgende={"tekst": SCRIPT}, behandeling=behandeling)
    zaak(2, **texts, taak={"tekst": SCRIPT})
    zaak(3, **texts, stand="concept")
    zeg(BERICHT_VERSTUURD, bericht(onderwerp=SCRIPT, alineas=[SCRIPT]))
    zeg(INZAGE_GEDAAN, inzage(wie=SCRIPT, doel=SCRIPT, wat=SCRIPT))
    pages = [resident.get(p) for p in ("/", "/mijn-zaken", "/berichten", "/inzage")]
    pages += [resident.get(f"/berichten/{ZAAK}:1"), official.get("/werkvoorraad")]
    for page in pages:
        assert page.status == 200
        assert "<script" not in page.text
        assert "&lt;script&gt;" in page.text


class TestWork:
    def test_by_date_over_all_applications(self, log_in: LogIn) -> None:
        official = log_in(Role.MEDEWERKER, "m1", "behandelaar")
        work(1, "2026-11-20")
        work(2, "2026-11-26", "subsidie")
        work(3, "2026-11-23")
        work(4, None, "subsidie")
        page = official.get("/werkvoorraad").text
        assert in_order(page, "Werk 1.", "Werk 3.", "Werk 2.", "Werk 4.")
        assert in_order(page, "4 dagen te laat", "1 dag te laat", "Nog 2 dagen", "Geen datum")

    def test_only_what_one_has_the_task_for(self, log_in: LogIn) -> None:
        work(1, "2026-11-20", taak="behandelaar")
        work(2, "2026-11-21", taak="toetser")
        assert "Werk 2." not in log_in(Role.MEDEWERKER, "m1", "behandelaar").get(LIST).text

    def test_without_any_task_there_is_no_work(self, log_in: LogIn) -> None:
        official = log_in(Role.MEDEWERKER, "m1")
        work(1, "2026-11-20")
        page = official.get(LIST)
        assert page.status == 200
        assert "Werk 1." not in page.text

    @pytest.mark.parametrize(
        ("query", "shown"),
        [
            ("", "123456"),
            ("termijn=te-laat", "12"),
            ("termijn=deze-week", "1234"),
            ("toepassing=subsidie", "24"),
            ("toepassing=subsidie&termijn=te-laat", "2"),
        ],
    )
    def test_filters(self, log_in: LogIn, query: str, shown: str) -> None:
        official = log_in(Role.MEDEWERKER, "m1", "behandelaar")
        work(1, "2026-11-22")
        work(2, "2026-11-23", "subsidie")
        work(3, "2026-11-24")
        work(4, "2026-11-29", "subsidie")
        work(5, "2026-11-30")
        work(6, None)
        page = official.get(f"{LIST}?{query}").text
        assert "".join(dict.fromkeys(re.findall(r"Werk (\d)\.", page))) == shown

    @pytest.mark.parametrize("query", ["toepassing=verzonnen", "termijn=ooit", "limit=0", "x=1"])
    def test_what_is_no_filter_is_refused(self, log_in: LogIn, query: str) -> None:
        official = log_in(Role.MEDEWERKER, "m1", "behandelaar")
        assert official.get(f"{LIST}?{query}").status == 400

    @pytest.mark.parametrize("limit", [1, 2, 3, 7])
    def test_paged_over_applications_nothing_twice_nothing_lost(
        self, log_in: LogIn, limit: int
    ) -> None:
        official = log_in(Role.MEDEWERKER, "m1", "behandelaar")
        for n in range(9):
            # The same days in both, and every fourth is somebody else's.
            taak = "toetser" if n % 4 == 3 else "behandelaar"
            work(n, f"2026-12-0{n // 2 + 1}", ("bezwaar", "subsidie")[n % 2], taak)
        url, seen = f"{LIST}?limit={limit}", []
        while url:
            page = official.get(url).text
            seen += [int(n) for n in dict.fromkeys(re.findall(r"Werk (\d)\.", page))]
            more = re.findall(r'rel="next" href="([^"]+)"', page)
            url = f"{more[0].replace('&amp;', '&')}&limit={limit}" if more else ""
        assert seen == [n for n in range(9) if n % 4 != 3]

    def test_what_is_done_is_gone(self, log_in: LogIn) -> None:
        official = log_in(Role.MEDEWERKER, "m1", "behandelaar")
        zeg(ZAAK_GEWIJZIGD, melding(titel="Werk 1."))
        zeg(ZAAK_GEWIJZIGD, melding(titel="Werk 1.", versie=2, behandeling=None))
        assert "Werk 1." not in official.get(LIST).text


LIST = "/werkvoorraad"


def work(n: int, day: str | None, application: str = "bezwaar", taak: str = "behandelaar") -> None:
    behandeling = {"pagina": f"/{application}/werk/{n}", "wat": "Beslissen", "taak": taak}
    data = melding(
        f"{application}:zaak:{n}",
        titel=f"Werk {n}.",
        pagina=f"/{application}/zaken/{n}",
        behandeling=behandeling | ({"uiterlijk": day} if day else {}),
    )
    zeg(ZAAK_GEWIJZIGD, data, application)


def remind(n: int, day: str, wie: str = "m1", **more: str) -> None:
    behandeling = melding()["behandeling"] | {
        "uiterlijk": day,
        "behandelaar": merk(f"medewerker:{wie}"),
        "herinnering": {"tekst": "beslissen", "uiterlijk": day},
    }
    zaak(n, behandeling={k: v for k, v in (behandeling | more).items() if v})


class TestAttention:
    """What an official was reminded of stands on top, when it is theirs."""

    def test_own_work_on_top(self, log_in: LogIn) -> None:
        official = log_in(Role.MEDEWERKER, "m1", "behandelaar")
        remind(1, "2026-12-01")
        remind(2, "2026-11-27")
        remind(3, "2026-11-27", "m2")
        remind(4, "2026-12-02", herinnering="")
        remind(5, "2026-11-23", herinnering="")
        block, _, table = official.get(LIST).text.partition("<table")
        assert in_order(block, "Let op", "Zaak 5.", "Zaak 2.", "Zaak 1.")
        assert "Te laat: Beslissen op bezwaar" in block
        assert "Herinnering: beslissen binnen 3 dagen" in block
        assert "Zaak 3." not in block
        assert "Zaak 4." not in block
        # Of everybody else it stands with the case.
        assert table.count("Herinnering: beslissen binnen 3 dagen") == 2
        other = log_in(Role.MEDEWERKER, "m9", "behandelaar")
        assert "Let op" not in other.get(LIST).text

    def test_without_the_task_it_is_nobodys_business(self, log_in: LogIn) -> None:
        remind(1, "2026-11-27")
        assert "Zaak 1." not in log_in(Role.MEDEWERKER, "m1", "beheerder").get(LIST).text

    def test_only_on_the_first_page(self, log_in: LogIn) -> None:
        official = log_in(Role.MEDEWERKER, "m1", "behandelaar")
        for n in (1, 2):
            remind(n, "2026-11-27")
        text = official.get(f"{LIST}?limit=1").text
        (more,) = re.findall(r'rel="next" href="([^"]+)"', text)
        assert ("Let op" in text, "Let op" in official.get(more.replace("&amp;", "&")).text) == (
            True,
            False,
        )


@pytest.mark.parametrize("path", ["/mijn-zaken", "/berichten", f"/berichten/{ZAAK}:1", "/inzage"])
def test_each_page_is_for_its_role(log_in: LogIn, path: str) -> None:
    official, nobody = log_in(Role.MEDEWERKER, "m1", "behandelaar"), log_in(None)
    assert official.get(path).status == 403
    assert nobody.get(path).location.startswith("/inloggen?")


def test_work_is_not_for_residents(log_in: LogIn) -> None:
    assert log_in().get("/werkvoorraad").status == 403
    assert log_in(None).get("/werkvoorraad").location.startswith("/inloggen?")
