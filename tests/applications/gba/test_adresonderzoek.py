"""Whether somebody lives at their address: nobody is written out without being looked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import boto3
import pytest

from applications.bezwaar.pages import hidden
from applications.conftest import Install
from applications.gateway import Browser, Reply
from applications.gba.brieven import offer
from applications.gba.personen import BSN, IK, NU, gebeurd, lijst, schrijf_in, staat
from bezwaar.besluiten import Bekendmaking
from gba.adresonderzoek import regels
from gba.adresonderzoek.model import (
    ADRESONDERZOEKEN,
    Aanleiding,
    Adresonderzoek,
    Antwoord,
    Soort,
    Stand,
    Stap,
    Start,
    Voornemen,
    Woont,
    evolve,
)
from gba.adresonderzoek.termijnen import onderzoekstermijn, reactietermijn, zienswijzetermijn
from gba.bevragen import persoon, velden
from gba.bevragen.lo3 import Persoonslijst
from gba.keuren import gebreken
from gba.lijsten import evolve as op_lijst
from gemeengoed import aws, inzage
from gemeengoed.dossier import Event
from gemeengoed.identity import Role
from gemeengoed.problem import Conflict, Invalid

LogIn = Callable[..., Browser]
Zet = Callable[[datetime], None]
ROOT, WERK = "/gba/adresonderzoek", "/gba/adresonderzoeken"
START = {"bsn": BSN, "aanleiding": "retourpost", "toelichting": "Een stempas kwam terug."}
ID = "k7qm-3fzx-9rtw"


def later(dagen: int) -> datetime:
    return NU + timedelta(days=dagen)


def als(dagen: int = 0) -> dict[str, Any]:
    return {"door": "x", "nu": later(dagen)}


class Geval:
    """A list and the case that is about it, without a table."""

    def __init__(self, pl: Persoonslijst | None = None) -> None:
        self.pl, start = pl or lijst(), Start.model_validate(START)
        onderzocht, begonnen = regels.begin(self.pl, start, id=ID, persoon=IK, **als())
        self.pl = op_lijst(self.pl, onderzocht)
        self.zaak: Adresonderzoek = evolve(None, begonnen)
        self.events: list[Event] = [begonnen]

    def na(self, event: Event, *lijst_: Event) -> None:
        self.events.append(event)
        self.zaak = evolve(self.zaak, event)
        for een in lijst_:
            self.pl = op_lijst(self.pl, een)

    def stap(self, soort: Soort, dagen: int = 0) -> None:
        stap = Stap(soort=soort, op=later(dagen).date(), bevinding="Niemand deed open.")
        self.na(regels.zet_stap(self.zaak, stap, **als(dagen)))

    def zegt(self, woont: Woont, dagen: int) -> None:
        gezegd = Antwoord(woont=woont, toelichting="Bel maar.")
        self.na(regels.antwoord(self.zaak, gezegd, **als(dagen)))

    def neem_voor(self, dagen: int, *, onjuist: bool = False) -> None:
        gegeven = Voornemen(reden="Niet te vinden.", onjuist=onjuist)
        onderzocht, event = regels.neem_voor(self.zaak, self.pl, gegeven, **als(dagen))
        self.na(event, onderzocht)

    def schrijf_uit(self, dagen: int) -> None:
        op, event = regels.schrijf_uit(self.zaak, self.pl, "Niet te vinden.", **als(dagen))
        self.na(event, *op)


def onderzocht() -> Geval:
    """Asked by letter and visited; the intention can be told from day 15."""
    geval = Geval()
    geval.stap(Soort.BRIEF)
    geval.stap(Soort.BEZOEK, 3)
    return geval


def of(id_: str) -> Adresonderzoek:
    return aws.store("gba").get(ADRESONDERZOEKEN, id_).state


# ---- terms


def test_the_terms_say_why() -> None:
    # Two weeks from Friday 11 December end on Christmas Day, and so on Monday 28 December.
    assert reactietermijn(date(2026, 12, 11)).eind == date(2026, 12, 28)
    zienswijze = zienswijzetermijn(date(2026, 11, 23))
    assert (zienswijze.eind, zienswijze.uitleg.artikelen[0]) == (date(2026, 12, 7), "Awb 4:8")
    # Ten weeks is a guideline, of no law.
    heel = onderzoekstermijn(date(2026, 11, 23))
    assert (heel.eind, "richtlijn" in heel.uitleg.tekst) == (date(2027, 2, 1), True)
    assert not [a for a in heel.uitleg.artikelen if "BRP" in a]
    assert "BRP 2.47" in reactietermijn(date(2026, 12, 11)).uitleg.artikelen


# ---- the rules


def test_doubted_at_once_and_no_history() -> None:
    geval = Geval()
    van = geval.pl.actueel("08")
    assert (van["8310"], van["8320"]) == ("080000", "20261123")
    assert len(geval.pl.stapels("08")[0]) == 2
    assert geval.zaak.adres == "Markt 1, 5281 AV BOXTEL"


def test_a_narrower_doubt_becomes_one_of_the_address() -> None:
    smal = {"8310": "081100", "8320": "20261101"}
    assert Geval(lijst(c08=smal)).pl.actueel("08")["8310"] == "080000"


@pytest.mark.parametrize(
    "anders",
    [
        {"c07": {"6710": "20260101", "6720": "E"}},
        {"c06": [[{"0810": "20260101"}]]},
        {"c08": {"1310": "5010"}},
        {"c08": []},
        {"c08": {"8310": "080000", "8320": "20261001"}},
        {"c08": {"8310": "089999", "8320": "20261001"}},
    ],
)
def test_what_can_not_be_investigated(anders: dict[str, Any]) -> None:
    with pytest.raises(Invalid) as caught:
        Geval(lijst(**anders))
    assert [f.name for f in caught.value.fields] == ["bsn"]


@pytest.mark.parametrize(
    ("soort", "dagen"),
    [(Soort.BEZOEK, 1), (Soort.BEZOEK, -181), (Soort.NAVRAAG, -100_000), (Soort.BRIEF, -1)],
)
def test_a_step_is_of_a_day_that_was(soort: Soort, dagen: int) -> None:
    stap = Stap(soort=soort, op=later(dagen).date(), bevinding="x")
    with pytest.raises(Invalid) as caught:
        regels.zet_stap(Geval().zaak, stap, **als())
    assert [f.name for f in caught.value.fields] == ["op"]


def test_a_visit_of_before_counts() -> None:
    geval = Geval()
    stap = Stap(soort=Soort.BEZOEK, op=later(-180).date(), bevinding="x")
    assert regels.zet_stap(geval.zaak, stap, **als()).stap.termijn is None


def test_lives_there() -> None:
    geval = Geval()
    with pytest.raises(Conflict, match="nog niets onderzocht"):
        regels.woont_er(geval.zaak, geval.pl, "x", **als())
    geval.zegt(Woont.HIER, 2)
    einde, klaar = regels.woont_er(geval.zaak, geval.pl, "Gezien.", **als(2))
    geval.na(klaar, einde)
    assert (geval.pl.actueel("08")["8330"], geval.zaak.stand) == ("20261125", Stand.WOONT_ER)
    assert len(geval.pl.stapels("08")[0]) == 2
    assert geval.zaak.bezwaartermijn is None
    with pytest.raises(Conflict):
        geval.zegt(Woont.HIER, 3)


def test_no_intention_without_careful_investigation() -> None:
    geval = Geval()
    for doe, mist in (
        (lambda: None, "eerst met een brief"),
        (lambda: geval.stap(Soort.BRIEF), "nog antwoorden tot en met 7 december 2026"),
        (lambda: None, "Ga langs bij het adres"),
    ):
        doe()
        with pytest.raises(Conflict) as caught:
            geval.neem_voor(14)
        assert mist in str(caught.value)
    # The last day to answer is over, but nobody went there.
    with pytest.raises(Conflict) as caught:
        geval.neem_voor(15)
    assert str(caught.value) == "Ga langs bij het adres, of doe navraag bij werkgever of uitkering."
    geval.stap(Soort.NAVRAAG, 15)
    geval.zegt(Woont.HIER, 15)
    with pytest.raises(Conflict, match="heeft geantwoord"):
        geval.neem_voor(15)
    geval.stap(Soort.BEZOEK, 15)
    geval.neem_voor(15)
    assert geval.pl.actueel("08")["8310"] == "089999"
    assert geval.pl.actueel("08")["8320"] == "20261123"


def test_written_out() -> None:
    geval = onderzocht()
    geval.neem_voor(15)
    assert geval.zaak.nu.eind == date(2026, 12, 22)
    with pytest.raises(Conflict, match="22 december 2026"):
        geval.schrijf_uit(29)
    geval.schrijf_uit(30)
    van, was = geval.pl.stapels("08")[0][:2]
    # Left on the day that the intention was told.
    assert van == {
        "0910": "1999",
        "0920": "20261208",
        "1310": "0000",
        "1320": "20261208",
        "7210": "A",
        "8510": "20261208",
        "8610": "20261223",
    }
    assert (was["1110"], was["8310"], was["8330"]) == ("Markt", "089999", "20261223")
    gestopt = geval.pl.actueel("07")
    assert (gestopt["6710"], gestopt["6720"], gestopt["7010"]) == ("20261208", "E", "0")
    assert gebreken(geval.pl) == gebreken(lijst())
    termijn = geval.zaak.bezwaartermijn
    assert termijn
    assert termijn.eind == date(2027, 2, 3)


def test_what_others_are_told_of_the_address() -> None:
    """089999 and 0000 as the national questions give them."""
    geval = onderzocht()
    geval.neem_voor(15)

    def verblijfplaats() -> dict[str, Any]:
        boom = velden.persoon().boom(("verblijfplaats",))
        dag = date(2026, 12, 24)
        gegeven = persoon.persoon(geval.pl, boom, set(), dag, beperkt=False)
        return dict(gegeven["verblijfplaats"])

    assert verblijfplaats()["indicatieVastgesteldVerblijftNietOpAdres"] is True
    geval.schrijf_uit(30)
    assert verblijfplaats()["type"] == "VerblijfplaatsOnbekend"


def test_a_view_must_be_looked_at_before_deciding() -> None:
    geval = onderzocht()
    geval.neem_voor(15)
    geval.zegt(Woont.HIER, 20)
    with pytest.raises(Conflict, match="heeft geantwoord"):
        geval.schrijf_uit(30)
    geval.stap(Soort.BEZOEK, 30)
    geval.schrijf_uit(30)
    assert geval.zaak.stand is Stand.VERTROKKEN


def test_who_moved_is_asked_to_tell_it() -> None:
    geval = Geval()
    geval.na(regels.vraag_aangifte(geval.zaak, "U woont bij uw broer.", **als()))
    assert (geval.zaak.stand, geval.zaak.nu.naam) == (Stand.AANGIFTE, "verhuizing doorgeven")
    with pytest.raises(Conflict, match="nog niet op de persoonslijst"):
        regels.verhuisd(geval.zaak, geval.pl, **als(1))
    nieuw = geval.pl.met("08", 0, {"0910": "0757", "1110": "Elders", "1120": "1"})
    for doe in (
        lambda: regels.woont_er(
            geval.zaak.model_copy(update={"stappen": onderzocht().zaak.stappen}),
            nieuw,
            "x",
            **als(),
        ),
        lambda: regels.vraag_aangifte(geval.zaak, "x", **als()),
    ):
        with pytest.raises(Conflict):
            doe()
    assert regels.verhuisd(geval.zaak, nieuw, **als(1)).stand is Stand.VERHUISD


def test_whose_new_address_is_known_is_not_written_out() -> None:
    """Wet BRP 2.22 lid 1: only of whom nothing can be found; so the address must be wrong."""
    geval = onderzocht()
    geval.neem_voor(15)
    assert not geval.zaak.adres_onjuist
    geval.na(regels.vraag_aangifte(geval.zaak, "U woont bij uw broer.", **als(16)))
    with pytest.raises(Conflict, match="nog doorgeven"):
        geval.neem_voor(17, onjuist=True)
    with pytest.raises(Invalid) as caught:
        geval.neem_voor(31)
    assert [f.name for f in caught.value.fields] == ["onjuist"]
    geval.neem_voor(31, onjuist=True)
    assert geval.zaak.adres_onjuist
    # The departure is of the day of this intention, not of the one before.
    geval.schrijf_uit(60)
    assert geval.pl.actueel("08")["1320"] == f"{later(31):%Y%m%d}"


def test_the_official_says_that_the_new_address_is_wrong(
    official: Browser, log_in: LogIn, tijd: Zet
) -> None:
    zaak = start(official).location
    hier = f"{ROOT}/{zaak.rpartition('/')[2]}"
    stap(official, zaak, "brief", NU)
    stap(official, zaak, "bezoek", NU)
    assert 'name="onjuist"' not in official.get(f"{zaak}/voornemen").text
    assert act(official, zaak, "aangifte", reden="U woont bij uw broer.").status == 303
    tijd(later(15))
    official = log_in(Role.MEDEWERKER)
    refused = act(official, zaak, "voornemen", reden="Niet te vinden.")
    assert (refused.status, 'href="#onjuist"' in refused.text) == (422, True)
    assert staat().actueel("08")["8310"] == "080000"
    done = act(official, zaak, "voornemen", reden="Niet te vinden.", onjuist="ja")
    assert done.status == 303
    assert "Bleek onjuist" in official.get(zaak).text
    assert "Dat adres bleek onjuist" in log_in(Role.BURGER).get(hier).text


def test_longer_than_the_guideline_says_so(official: Browser, log_in: LogIn, tijd: Zet) -> None:
    zaak = start(official).location
    assert "langer dan de richtlijn" not in official.get(zaak).text
    tijd(later(71))
    assert "langer dan de richtlijn" in log_in(Role.MEDEWERKER).get(zaak).text


def test_who_moved_after_the_intention_is_not_written_out() -> None:
    geval = onderzocht()
    geval.neem_voor(15)
    geval.pl = geval.pl.met("08", 0, {"0910": "0757", "1110": "Elders", "1120": "1"})
    with pytest.raises(Conflict, match="inmiddels iets anders"):
        geval.schrijf_uit(30)
    assert regels.verhuisd(geval.zaak, geval.pl, **als(30)).besluit is None


def test_who_died_meanwhile_is_not_written_out() -> None:
    geval = onderzocht()
    geval.neem_voor(15)
    geval.pl = geval.pl.met("06", 0, {"0810": "20261201"})
    with pytest.raises(Conflict, match="niet meer bijgehouden"):
        geval.schrijf_uit(30)


# ---- the pages


@pytest.fixture
def official(log_in: LogIn, monkeypatch: pytest.MonkeyPatch) -> Browser:
    browser = log_in(Role.MEDEWERKER)
    monkeypatch.setattr(
        "gba.adresonderzoek.werk.pseudonym", lambda _key, bsn: IK if bsn == BSN else "p9"
    )
    schrijf_in()
    return browser


def start(official: Browser, **anders: str) -> Reply:
    return official.post(
        f"{WERK}/nieuw", START | anders | hidden(official.get(f"{WERK}/nieuw"), "nieuw")
    )


def act(official: Browser, zaak: str, naam: str, **fields: str) -> Reply:
    page = official.get(f"{zaak}/{naam}")
    assert page.status == 200
    return official.post(f"{zaak}/{naam}", fields | hidden(page, naam))


def stap(official: Browser, zaak: str, soort: str, op: datetime, **anders: str) -> Reply:
    dag = {"op.dag": str(op.day), "op.maand": str(op.month), "op.jaar": str(op.year)}
    return act(official, zaak, "stap", soort=soort, bevinding="Buurman zegt niets.", **dag | anders)


def test_from_doubt_to_decision(official: Browser, log_in: LogIn, tijd: Zet) -> None:
    zaak = start(official).location
    id_ = zaak.rpartition("/")[2]
    assert staat().actueel("08")["8310"] == "080000"
    assert "Begin een onderzoek" in (werk := official.get(WERK).text)
    assert zaak in werk
    assert stap(official, zaak, "brief", NU).status == 303
    assert stap(official, zaak, "bezoek", NU).status == 303
    there = log_in(Role.BURGER).get(f"{ROOT}/{id_}").text
    assert ("Bezoek aan het adres" in there, "Buurman" in there) == (True, False)
    assert "stempas" not in there
    assert "Markt 1" in there
    # Not before the person could have answered; nothing is written of what is refused.
    assert f"{zaak}/voornemen" not in official.get(zaak).text
    assert act(official, zaak, "voornemen", reden="Niet te vinden.").status == 409
    assert (of(id_).stand, staat().actueel("08")["8310"]) == (Stand.ONDERZOEK, "080000")
    tijd(later(15))
    official = log_in(Role.MEDEWERKER)
    assert f"{zaak}/voornemen" in official.get(zaak).text
    assert act(official, zaak, "voornemen", reden="Niet te vinden.").status == 303
    assert staat().actueel("08")["8310"] == "089999"
    there = log_in(Role.BURGER).get(f"{ROOT}/{id_}").text
    assert ("22 december 2026" in there, "Niet te vinden." in there) == (True, True)
    assert f"{zaak}/besluit" not in official.get(zaak).text
    tijd(later(30))
    official = log_in(Role.MEDEWERKER)
    assert f"{zaak}/besluit" in official.get(zaak).text
    empty = act(official, zaak, "besluit")
    assert (empty.status, 'href="#reden"' in empty.text) == (422, True)
    assert act(official, zaak, "besluit", reden="Nog steeds niet.").status == 303
    assert staat().actueel("08")["1310"] == "0000"
    assert staat().opgeschort == "E"
    there = log_in(Role.BURGER).get(f"{ROOT}/{id_}").text
    assert ("3 februari 2027" in there, "GBA-" in there) == (True, True)
    assert "Er zijn geen open onderzoeken." in official.get(WERK).text
    assert act(official, zaak, "besluit", reden="Nog eens.").status == 409


def test_the_person_answers(official: Browser, log_in: LogIn) -> None:
    zaak = start(official).location
    hier = f"{ROOT}/{zaak.rpartition('/')[2]}"
    resident, other = log_in(Role.BURGER), log_in(Role.BURGER, "p2")
    page = resident.get(hier)
    for fields, veld in (
        ({"woont": "", "toelichting": "x"}, "woont"),
        ({"woont": "ergens", "toelichting": "x"}, "woont"),
        ({"woont": "hier", "toelichting": ""}, "toelichting"),
        ({"woont": "hier", "toelichting": "x" * 20_001}, "toelichting"),
    ):
        refused = resident.post(hier, fields | hidden(page, hier))
        assert (refused.status, f'href="#{veld}"' in refused.text) == (422, True)
    given = {"woont": "hier", "toelichting": "Ik werk <b>nachten</b>."}
    assert other.post(hier, given | hidden(page, hier)).status in (403, 404)
    assert resident.post(hier, given | hidden(resident.get(hier), hier)).status == 303
    assert "Ik werk &lt;b&gt;nachten&lt;/b&gt;." in resident.get(hier).text
    there = official.get(zaak).text
    assert "&lt;b&gt;nachten" in there
    assert act(official, zaak, "woont-er", reden="U was thuis.").status == 303
    assert "U was thuis." in resident.get(hier).text
    assert staat().actueel("08")["8330"] == "20261123"
    assert resident.post(hier, given | hidden(page, hier) | {"eenmalig": "b"}).status == 409


def test_what_the_person_said_while_an_official_typed(official: Browser, log_in: LogIn) -> None:
    zaak = start(official).location
    hier, url = f"{ROOT}/{zaak.rpartition('/')[2]}", f"{zaak}/aangifte"
    shown, why = hidden(official.get(url), "aangifte"), {"reden": "De buren zeiden het."}
    resident = log_in(Role.BURGER)
    said = {"woont": "hier", "toelichting": "Ik woon hier."}
    assert resident.post(hier, said | hidden(resident.get(hier), hier)).status == 303
    late = official.post(url, why | shown)
    assert (late.status, "De buren zeiden het.</textarea>" in late.text) == (412, True)
    assert of(hier.rpartition("/")[2]).stand is Stand.ONDERZOEK
    assert official.post(url, why | hidden(late, "aangifte")).status == 303


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"bsn": "123"}, "bsn"),
        ({"bsn": "999990020"}, "bsn"),
        ({"bsn": ""}, "bsn"),
        ({"aanleiding": "gevoel"}, "aanleiding"),
        ({"toelichting": ""}, "toelichting"),
    ],
)
def test_a_beginning_that_is_wrong(official: Browser, anders: dict[str, str], veld: str) -> None:
    refused = start(official, **anders)
    assert (refused.status, f'href="#{veld}"' in refused.text) == (422, True)
    assert staat() == lijst()


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"soort": "spionage"}, "soort"),
        ({"op.dag": "31", "op.maand": "2"}, "op"),
        ({"op.jaar": "9999"}, "op"),
        ({"op.jaar": "0001"}, "op"),
        ({"op.dag": "x"}, "op"),
        ({"op.dag": "", "op.maand": "", "op.jaar": ""}, "op"),
        ({"bevinding": ""}, "bevinding"),
    ],
)
def test_a_step_that_is_wrong(official: Browser, anders: dict[str, str], veld: str) -> None:
    zaak = start(official).location
    fields = {"soort": "bezoek", "bevinding": "x", "op.dag": "23", "op.maand": "11"}
    refused = act(official, zaak, "stap", **fields | {"op.jaar": "2026"} | anders)
    assert refused.status == 422
    assert f'href="#{veld}' in refused.text
    assert not of(zaak.rpartition("/")[2]).stappen


def test_twice_is_refused_and_looking_is_written_down(official: Browser) -> None:
    zaak = start(official).location
    refused = start(official)
    assert (refused.status, "al onderzocht" in refused.text) == (422, True)
    official.get(zaak)
    items = boto3.client("dynamodb").scan(TableName="gba")["Items"]
    looks = [i for i in items if i["pk"]["S"].startswith(f"{inzage.INZAGEN.name}#")]
    assert any(IK in i["data"]["S"] for i in looks if "data" in i)


def test_who_may(official: Browser, log_in: LogIn) -> None:
    zaak = start(official).location
    id_ = zaak.rpartition("/")[2]
    assert log_in(Role.BURGER, "p2").get(f"{ROOT}/{id_}").status == 404
    resident = log_in(Role.BURGER)
    for pad in (WERK, zaak, f"{zaak}/besluit", f"{WERK}/nieuw"):
        assert resident.get(pad).status == 403
    official = log_in(Role.MEDEWERKER)
    assert official.get(f"{ROOT}/{id_}").status == 403
    for pad in (f"{WERK}/bestaat-niet", f"{zaak}/opeten", f"{WERK}/bestaat-niet/stap"):
        assert official.get(pad).status == 404


# ---- what others hear


def test_what_the_portal_and_the_bus_hear(
    install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gba.application import APPLICATION

    install(APPLICATION)
    schrijf_in()
    geval = onderzocht()
    geval.neem_voor(15)
    geval.schrijf_uit(30)
    aws.store("gba").run(lambda tx: bool(tx.append(ADRESONDERZOEKEN, ID, *geval.events)), now=0)
    made = offer(monkeypatch, ADRESONDERZOEKEN, ID)
    [besluit] = made.of("besluit.bekendgemaakt")
    gelezen = Bekendmaking.model_validate(besluit, extra="ignore")
    assert (gelezen.persoon, gelezen.kenmerk) == (IK, "GBA-K7QM-3FZX-9RTW")
    assert gelezen.bekendgemaakt_op == date(2026, 12, 23)
    assert [b["onderwerp"] for b in made.of("portaal.bericht-verstuurd")] == [
        "Wij onderzoeken uw adres",
        "Zeg ons waar u woont",
        "Wij willen u uitschrijven",
        "Wij hebben u uitgeschreven",
    ]
    assert "3 februari 2027" in made.text
    for woorden in ("Markt", "Bouzid", "stempas", "retourpost", "deed open", BSN):
        assert woorden not in made.text
    # Each on paper too, once, with the article that it is of.
    assert [o.soort.removeprefix("gba/") for o in made.letters] == [
        "adresonderzoek_vraag",
        "adresonderzoek_voornemen",
        "uitgeschreven",
    ]
    assert made.letters[0].gegevens["adres"] == geval.zaak.adres.split("\n")
    assert made.letters[2].gegevens["sinds"] == "2026-12-08"
    assert gebeurd(ADRESONDERZOEKEN, ID)[-3:] == ["brief_gemaakt"] * 3


def test_a_letter_that_was_sent_before_is_not_made_again(
    install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gba.application import APPLICATION

    install(APPLICATION)
    schrijf_in()
    geval = Geval()
    stap = Stap(soort=Soort.BRIEF, op=NU.date(), bevinding="Verstuurd.")
    geval.na(regels.zet_stap(geval.zaak, stap, **als(1)))
    geval.zegt(Woont.VERHUISD, 1)
    geval.na(regels.vraag_aangifte(geval.zaak, "Zegt het zelf.", **als(2)))
    aws.store("gba").run(lambda tx: bool(tx.append(ADRESONDERZOEKEN, ID, *geval.events)), now=0)
    made = offer(monkeypatch, ADRESONDERZOEKEN, ID)
    assert [o.soort for o in made.letters] == ["gba/adresonderzoek_aangifte"]


def test_the_task_of_the_person_and_of_officials(
    install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gba.application import APPLICATION

    install(APPLICATION)
    geval = Geval()
    geval.stap(Soort.BRIEF)
    aws.store("gba").run(lambda tx: bool(tx.append(ADRESONDERZOEKEN, ID, *geval.events)), now=0)
    zaak = offer(monkeypatch, ADRESONDERZOEKEN, ID).of("portaal.zaak-gewijzigd")[-1]
    assert zaak["taak"] == {"tekst": "Zeg waar u woont", "uiterlijk": "2026-12-07"}
    assert zaak["behandeling"]["uiterlijk"] == "2026-12-07"
    assert geval.zaak.aanleiding is Aanleiding.RETOURPOST
    geval.zegt(Woont.VERHUISD, 1)
    assert geval.zaak.nu == geval.zaak.termijn
