"""A form of several pages: filled in, left, come back to, read back, sent; and who may not."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import boto3
import pytest
from speeltuin.formulier import CONCEPTEN, VRAGEN, Kleur, Kosten
from speeltuin.model import TELLERS
from speeltuin.web import SENT, handler, web

from applications.conftest import DOCUMENTS
from applications.gateway import Browser, Reply
from applications.shared.conftest import Logged
from applications.shared.markup import Markup
from gemeengoed import aws, clock
from gemeengoed.dossier import Dossier
from gemeengoed.flow import Flow, Question, Section, Step
from gemeengoed.flow.draft import Concept, zaak
from gemeengoed.identity import Principal, Role
from gemeengoed.manifest import Assurance
from gemeengoed.portal import Stand
from gemeengoed.problem import NotFound

BASE = "/speeltuin/vragen"
ANNA = Principal(Role.BURGER, "anna", "Anna")
STEPS: dict[str, dict[str, str]] = {
    "naam": {"naam": "Anna Zand"},
    "nummers": {
        "bsn": "999990019",
        "rekening": "nl91 abna 0417 1643 00",
        "mail": "anna@voorbeeld.nl",
        "telefoon": "0411-123 456",
        "plaats": "",
    },
    "adres": {
        "adres.postcode": "5281ab",
        "adres.huisnummer": "1",
        "adres.toevoeging": "a",
        "adres.straat": "Markt",
        "adres.woonplaats": "Boxtel",
    },
    "wat": {
        "sinds.dag": "2",
        "sinds.maand": "1",
        "sinds.jaar": "2026",
        "aantal": "",
        "bedrag": "1.250,50",
        "spoed": "nee",
        "kleur": "rood",
        "tint": "steenrood",
    },
    "verhaal": {"verhaal": ""},
    "gemaakt": {"_kosten": "ja"},
    "kosten": {"kosten.0.wat": "Trein", "kosten.0.bedrag": "12,50"},
    "stukken": {},
}


@pytest.fixture(autouse=True)
def _fresh(site: None) -> Any:
    for kept in ("env", "sessions"):
        web.__dict__.pop(kept, None)
    SENT.clear()


def login(who: Principal = ANNA) -> Browser:
    now = int(clock.now().timestamp())
    session = web.sessions.create(now, principal=who, assurance=Assurance.MIDDEN)
    return Browser(handler, session)


@pytest.fixture
def anna() -> Browser:
    return login()


def hidden(reply: Reply, to: str = "") -> dict[str, str]:
    form = re.split(rf'action="[^"]*{to}"', reply.text)[-1].partition("</form>")[0]
    return dict(re.findall(r'type="hidden" name="([\w.]+)" value="([^"]*)"', form))


def begin(browser: Browser) -> str:
    begun = browser.post(BASE, hidden(browser.get(BASE)))
    assert begun.status == 303
    return begun.location.rpartition("/")[0]


def fill(browser: Browser, form: str, slug: str, **changes: str) -> Reply:
    url = f"{form}/{slug}"
    return browser.post(url, STEPS[slug] | changes | hidden(browser.get(url), slug))


def fill_all(browser: Browser, form: str) -> None:
    for slug in STEPS:
        assert fill(browser, form, slug).status == 303, slug


def send(browser: Browser, form: str, **fields: str) -> Reply:
    url = f"{form}/controleren"
    return browser.post(url, {"akkoord": "ja"} | fields | hidden(browser.get(url), "controleren"))


def draft(form: str) -> Concept:
    return aws.store("speeltuin").get(CONCEPTEN.kind, form.rpartition("/")[2]).state


class TestTheWay:
    def test_from_beginning_to_sent(self, anna: Browser) -> None:
        form = begin(anna)
        went = [fill(anna, form, slug).location.rpartition("/")[2] for slug in STEPS]
        assert went == [*list(STEPS)[1:], "controleren"]
        back = anna.get(f"{form}/controleren").text
        for said in ("€ 1.250,50", "2 januari 2026", "NL91 ABNA 0417 1643 00", "Rood", "Nee"):
            assert said in back
        assert "Kostenpost 1: Waarvoor" in back
        sent = send(anna, form)
        assert sent.status == 303
        [sending] = SENT
        model = sending.model
        assert (model.sinds, model.bedrag, model.kleur) == (date(2026, 1, 2), 125_050, Kleur.ROOD)
        assert (model.telefoon, model.rekening) == ("0411123456", "NL91ABNA0417164300")
        assert model.kosten == (Kosten(wat="Trein", bedrag=1250),)
        assert model.adres.regels == ("Markt 1 a", "5281 AB  Boxtel")
        assert sent.location == f"/speeltuin/tellers/{sending.id}"
        assert aws.store("speeltuin").get(TELLERS, sending.id).version == 1

    def test_going_away_and_coming_back(self, anna: Browser) -> None:
        form = begin(anna)
        fill(anna, form, "naam")
        half = fill(anna, form, "wat", actie="later", bedrag="12.50", **{"sinds.jaar": ""})
        assert half.location == f"{form}?bewaard=ja"
        assert "Het is nog niet verstuurd" in anna.get(half.location).text
        again = login()
        assert f'href="{form}"' in again.get(BASE).text
        page = Markup(again.get(f"{form}/wat").text)
        assert page.element("bedrag")["value"] == "12.50"
        tasks = again.get(form).text
        assert tasks.count(">Klaar<") == 1
        assert ">Versturen<" not in tasks

    def test_changing_an_answer_leads_back(self, anna: Browser) -> None:
        form = begin(anna)
        fill_all(anna, form)
        url = f"{form}/naam?terug=controleren"
        page = anna.get(url)
        assert f'href="{form}/controleren"' in page.text
        reply = anna.post(f"{form}/naam", {"naam": "Bea"} | hidden(page, "naam"))
        assert reply.location == f"{form}/controleren"
        assert "Bea" in anna.get(reply.location).text

    def test_the_same_page_twice_is_kept_once(self, anna: Browser) -> None:
        form = begin(anna)
        for _ in range(3):
            fill(anna, form, "naam")
        id_ = form.rpartition("/")[2]
        assert len(aws.store("speeltuin").history(CONCEPTEN.kind, id_)) == 2

    def test_a_read_is_one_call(self, anna: Browser) -> None:
        form = begin(anna)
        calls: list[str] = []
        events = aws.client("dynamodb").meta.events
        seen = lambda model, **_: calls.append(model.name)  # noqa: E731
        events.register("before-call.dynamodb", seen)
        anna.get(f"{form}/naam")
        events.unregister("before-call.dynamodb", seen)
        # The session, and the form.
        assert calls == ["GetItem", "GetItem"]

    def test_throwing_away(self, anna: Browser) -> None:
        form = begin(anna)
        fill(anna, form, "naam")
        gone = anna.post(f"{form}/weggooien", hidden(anna.get(form), "weggooien"))
        assert gone.location == BASE
        assert anna.get(form).status == 404
        assert draft(form).antwoorden == {}
        assert f'href="{form}"' not in anna.get(BASE).text

    def test_it_goes_by_itself(self, anna: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
        form = begin(anna)
        begun = clock.now()
        items = aws.client("dynamodb").scan(TableName="speeltuin")["Items"]
        mine = [i for i in items if i["pk"]["S"] == f"concept#{form.rpartition('/')[2]}"]
        assert len(mine) == 2
        for item in mine:
            assert abs(int(item["expires_at"]["N"]) - begun.timestamp() - 30 * 86400) < 60
        monkeypatch.setattr(clock, "now", lambda: begun + timedelta(days=30, seconds=60))
        assert login().get(form).status == 404
        assert f'href="{form}"' not in login().get(BASE).text


class TestAnswers:
    @pytest.mark.parametrize(
        ("slug", "field", "value", "said"),
        [
            ("naam", "naam", "", "Vul dit in."),
            ("naam", "naam", "x" * 201, "het maximum is 200"),
            ("nummers", "bsn", "123456789", "geen geldig burgerservicenummer"),
            ("nummers", "rekening", "NL91ABNA0417164301", "geen geldig rekeningnummer"),
            ("nummers", "mail", "anna@voorbeeld", "naam@voorbeeld.nl"),
            ("nummers", "telefoon", "12", "tien cijfers"),
            ("nummers", "plaats", "52810AB", "1234 AB"),
            ("wat", "sinds.maand", "13", "Deze datum bestaat niet."),
            ("wat", "aantal", "1,5", "een heel getal"),
            ("wat", "aantal", "13", "Dertien brengt ongeluk."),
            ("wat", "bedrag", "12.50", "met een komma"),
            ("wat", "bedrag", "-1", "nooit onder nul"),
            ("wat", "spoed", "", "Kies ja of nee."),
            ("wat", "spoed", "misschien", "Hier hoort ja of nee."),
            ("wat", "kleur", "", "Maak een keuze."),
            ("wat", "kleur", "groen", "Kies een van"),
            ("gemaakt", "_kosten", "", "Kies ja of nee."),
            ("kosten", "kosten.0.bedrag", "veel", "met een komma"),
        ],
    )
    def test_wrong_at_its_field(
        self, anna: Browser, slug: str, field: str, value: str, said: str
    ) -> None:
        form = begin(anna)
        fill(anna, form, "gemaakt")
        reply = fill(anna, form, slug, **{field: value})
        assert reply.status == 422
        page = Markup(reply.text)
        anchor = field.rpartition(".")[0] if field.startswith("sinds") else field
        assert page.links("#")[1:] == [f"#{anchor}"]
        assert page.element(anchor)
        assert said in reply.text
        assert page.title.startswith("Fout: ")
        assert draft(form).antwoorden.get(field) != value

    def test_nothing_of_an_empty_date(self, anna: Browser) -> None:
        empty = {f"sinds.{p}": "" for p in ("dag", "maand", "jaar")}
        reply = fill(anna, begin(anna), "wat", **empty)
        assert "Vul een dag, een maand en een jaar in." in reply.text

    def test_a_question_that_is_not_asked_does_not_count(self, anna: Browser) -> None:
        """Answered, and then the answer it hung on was changed."""
        form = begin(anna)
        fill_all(anna, form)
        fill(anna, form, "wat", kleur="blauw")
        fill(anna, form, "gemaakt", _kosten="nee")
        back = anna.get(f"{form}/controleren").text
        assert "steenrood" not in back
        assert "Trein" not in back
        assert anna.get(f"{form}/kosten").status == 404
        send(anna, form)
        [sending] = SENT
        assert (sending.model.tint, sending.model.kosten) == (None, ())

    def test_fields_of_another_page_are_not_taken(self, anna: Browser) -> None:
        form = begin(anna)
        fill(anna, form, "naam", bedrag="1", vreemd="x", **{"__proto__": "x"})
        assert draft(form).antwoorden == {"naam": "Anna Zand"}

    def test_too_much(self, anna: Browser) -> None:
        form = begin(anna)
        reply = fill(anna, form, "verhaal", verhaal="x" * 160_000)
        assert reply.status == 422
        assert "te veel tekst" in reply.text
        assert draft(form).antwoorden == {}

    def test_script_is_text_everywhere(self, anna: Browser) -> None:
        form, evil = begin(anna), "<script>alert(1)</script>\"'&"
        fill_all(anna, form)
        for slug, field in (("naam", "naam"), ("verhaal", "verhaal"), ("kosten", "kosten.0.wat")):
            fill(anna, form, slug, **{field: evil})
            for url in (f"{form}/{slug}", f"{form}/controleren"):
                text = anna.get(url).text
                assert "<script" not in text
                assert "&lt;script&gt;" in text


class TestRows:
    def test_adding_and_removing(self, anna: Browser) -> None:
        form = begin(anna)
        fill(anna, form, "gemaakt")
        fill(anna, form, "kosten", actie="toevoegen")
        assert "Kostenpost 2" in anna.get(f"{form}/kosten").text
        two = {"kosten.1.wat": "Bus", "kosten.1.bedrag": "3"}
        fill(anna, form, "kosten", **two, actie="verwijderen.0")
        page = Markup(anna.get(f"{form}/kosten").text)
        assert page.element("kosten.0.wat")["value"] == "Bus"

    def test_there_is_an_end_to_it(self, anna: Browser) -> None:
        form = begin(anna)
        fill(anna, form, "gemaakt")
        many = {f"kosten.{n}.wat": "x" for n in range(9)}
        reply = fill(anna, form, "kosten", **many, actie="toevoegen")
        assert reply.status == 303
        text = anna.get(f"{form}/kosten").text
        assert "Kostenpost 3" in text
        assert "Kostenpost 4" not in text
        assert ">Kostenpost toevoegen<" not in text

    def test_an_empty_row_is_left_out(self, anna: Browser) -> None:
        form = begin(anna)
        fill(anna, form, "gemaakt")
        gap = {
            "kosten.0.wat": "",
            "kosten.0.bedrag": " ",
            "kosten.1.wat": "Bus",
            "kosten.1.bedrag": "3",
        }
        fill(anna, form, "kosten", **gap)
        assert draft(form).antwoorden["kosten.0.wat"] == "Bus"
        assert "kosten.1.wat" not in draft(form).antwoorden

    @pytest.mark.parametrize(
        "action", ["verwijderen.9", "verwijderen.x", "verwijderen.", "verwijderen.²"]
    )
    def test_a_row_that_is_not_there(self, anna: Browser, action: str) -> None:
        form = begin(anna)
        fill(anna, form, "gemaakt")
        assert fill(anna, form, "kosten", actie=action).status == 303
        assert draft(form).antwoorden["kosten.0.wat"] == "Trein"


class TestSending:
    def test_not_before_all_is_there(self, anna: Browser) -> None:
        form = begin(anna)
        fill(anna, form, "naam")
        reply = send(anna, form)
        assert reply.location == f"{form}/nummers"
        assert SENT == []

    @pytest.mark.parametrize("akkoord", ["", "nee", "false"])
    def test_not_without_the_declaration(self, anna: Browser, akkoord: str) -> None:
        form = begin(anna)
        fill_all(anna, form)
        reply = send(anna, form, akkoord=akkoord)
        assert reply.status == 422
        assert "Zet hier een vinkje" in reply.text
        assert SENT == []

    def test_twice_is_once(self, anna: Browser) -> None:
        form = begin(anna)
        fill_all(anna, form)
        page = anna.get(f"{form}/controleren")
        fields = {"akkoord": "ja"} | hidden(page, "controleren")
        first = anna.post(f"{form}/controleren", fields)
        second = anna.post(f"{form}/controleren", fields)
        assert first.location == second.location
        assert len(SENT) == 1
        assert anna.get(form).location == first.location
        assert fill_status(anna, form, "naam") == 409

    def test_what_the_domain_refuses_is_told_and_nothing_is_lost(self, anna: Browser) -> None:
        form = begin(anna)
        fill_all(anna, form)
        fill(anna, form, "naam", naam="Weiger")
        reply = send(anna, form)
        assert reply.status == 422
        assert "Deze naam wil de speeltuin niet." in reply.text
        assert f'href="{form}/naam' in reply.text
        assert draft(form).naar is None

    def test_no_answers_are_left_behind(self, anna: Browser) -> None:
        form = begin(anna)
        fill_all(anna, form)
        send(anna, form)
        assert (draft(form).antwoorden, draft(form).bestanden) == ({}, ())


def fill_status(browser: Browser, form: str, slug: str) -> int:
    return browser.post(f"{form}/{slug}", STEPS[slug] | hidden(browser.get(BASE))).status


class TestSomebodyElse:
    @pytest.mark.parametrize(
        "who", [Principal(Role.BURGER, "bram"), Principal(Role.ORGANISATIE, "o")]
    )
    def test_sees_and_does_nothing(self, anna: Browser, who: Principal) -> None:
        form = begin(anna)
        fill_all(anna, form)
        other = login(who)
        token = hidden(other.get(BASE))
        for url in (form, f"{form}/naam", f"{form}/controleren", f"{form}/stukken/ontvangen?key=x"):
            assert other.get(url).status == 404, url
        for url in (f"{form}/naam", f"{form}/controleren", f"{form}/weggooien"):
            assert other.post(url, {"naam": "Bram", "akkoord": "ja"} | token).status == 404, url
        assert draft(form).antwoorden["naam"] == "Anna Zand"
        assert SENT == []

    def test_an_official_has_no_forms(self, anna: Browser) -> None:
        form = begin(anna)
        assert login(Principal(Role.MEDEWERKER, "lotte")).get(form).status == 403

    def test_no_post_without_the_token(self, anna: Browser) -> None:
        form = begin(anna)
        fill_all(anna, form)
        for url in (BASE, f"{form}/naam", f"{form}/controleren", f"{form}/weggooien"):
            assert anna.post(url, {"akkoord": "ja"}).status == 403

    def test_nothing_personal_in_the_log(self, anna: Browser, logged: Logged) -> None:
        form = begin(anna)
        fill_all(anna, form)
        send(anna, form)
        for said in ("999990019", "Anna Zand", "Markt", "NL91"):
            assert said not in logged.text


class TestFiles:
    PDF = b"%PDF-1.7 een document"

    def put(self, form: str, content: bytes, name: str = "brief.pdf", key: str = "") -> str:
        """What the browser does with the form of the page, at S3."""
        page = Markup(login().get(f"{form}/stukken").text)
        key = key or page.values("key")[0]
        boto3.client("s3").put_object(
            Bucket=DOCUMENTS, Key=key, Body=content, Metadata={"naam": name}
        )
        return key

    def there(self, key: str) -> bool:
        found = boto3.client("s3").list_objects_v2(Bucket=DOCUMENTS, Prefix=key)
        return bool(found["KeyCount"])

    def test_the_form_is_signed_and_limited(self, anna: Browser) -> None:
        form = begin(anna)
        reply = anna.get(f"{form}/stukken")
        page = Markup(reply.text)
        assert page.values("x-amz-meta-naam") == ["${filename}"]
        assert page.values("Content-Type") == ["application/octet-stream"]
        assert page.values("success_action_redirect")[0].startswith("https://boxtel.example/")
        [action] = {a["action"] for t, a in page.elements if a.get("enctype")}
        policy = reply.headers["content-security-policy"]
        assert action == f"https://{DOCUMENTS}.s3.eu-west-1.amazonaws.com/"
        assert f"form-action 'self' {action.rstrip('/')};" in policy
        # Elsewhere nothing may be sent but to us.
        other = anna.get(f"{form}/naam").headers["content-security-policy"]
        assert "form-action 'self';" in other

    def test_comes_along(self, anna: Browser) -> None:
        form = begin(anna)
        fill_all(anna, form)
        key = self.put(form, self.PDF, "../../Brief van de gemeente?.PDF")
        for _ in range(2):
            assert anna.get(f"{form}/stukken/ontvangen?key={key}").location == f"{form}/stukken"
        assert "Brief van de gemeente_.pdf" in anna.get(f"{form}/controleren").text
        send(anna, form)
        [sending] = SENT
        [bestand] = sending.bestanden
        assert (bestand.type, bestand.grootte) == ("application/pdf", len(self.PDF))
        assert bestand.sleutel == f"zaken/speeltuin/{sending.id}/{bestand.id}"
        assert self.there(bestand.sleutel)

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"", "Kies eerst een bestand"),
            (b"MZ een programma", "geen PDF, JPG of PNG"),
            (b"<html><script>", "geen PDF, JPG of PNG"),
            (b"%PDF-" + b"0" * (20 * 1024 * 1024), "te groot: 20,0 MB"),
        ],
        ids=["empty", "program", "html", "large"],
    )
    def test_refused_at_the_field_and_removed(
        self, anna: Browser, content: bytes, said: str
    ) -> None:
        form = begin(anna)
        key = self.put(form, content)
        reply = anna.get(f"{form}/stukken/ontvangen?key={key}")
        assert reply.status == 422
        assert said in reply.text
        assert Markup(reply.text).links("#")[1:] == ["#bestand"]
        assert not self.there(key)
        assert draft(form).bestanden == ()

    def test_a_key_that_is_not_of_this_form(self, anna: Browser) -> None:
        form, other = begin(anna), begin(anna)
        key = self.put(other, self.PDF)
        kept = "zaken/speeltuin/abcd-abcd-abcd/abcd-abcd-abcd"
        self.put(form, self.PDF, key=kept)
        for wrong in (key, kept, f"{key}/../x", "", "x", "concept/speeltuin/", f"{key}%0A"):
            assert anna.get(f"{form}/stukken/ontvangen?key={wrong}").status == 404, wrong
        assert draft(form).bestanden == ()
        assert self.there(kept)

    def test_not_more_than_there_may_be(self, anna: Browser) -> None:
        form = begin(anna)
        keys = [self.put(form, self.PDF) for _ in range(3)]
        for key in keys:
            reply = anna.get(f"{form}/stukken/ontvangen?key={key}")
        assert reply.status == 422
        assert len(draft(form).bestanden) == 2
        # With as many as there may be, there is no form to send more with.
        assert 'type="file"' not in anna.get(f"{form}/stukken").text

    def test_taking_one_away(self, anna: Browser) -> None:
        form = begin(anna)
        key = self.put(form, self.PDF)
        anna.get(f"{form}/stukken/ontvangen?key={key}")
        [bestand] = draft(form).bestanden
        fill(anna, form, "stukken", actie=f"verwijderen.{bestand.id}")
        assert draft(form).bestanden == ()
        assert not self.there(key)

    @pytest.mark.parametrize("slug", ["naam", "kosten"])
    def test_a_page_that_asks_for_none(self, anna: Browser, slug: str) -> None:
        form = begin(anna)
        assert anna.get(f"{form}/{slug}/ontvangen?key=x").status == 404


class TestThePortal:
    def test_is_told_of_it(self, anna: Browser) -> None:
        form = begin(anna)
        id_ = form.rpartition("/")[2]
        told = zaak(aws.store("speeltuin").get(CONCEPTEN.kind, id_))
        assert (told.persoon, told.stand, told.pagina) == ("anna", Stand.CONCEPT, form)
        gone = draft(form).model_copy(update={"stand": "verstuurd"})
        assert zaak(Dossier(id_, 2, gone)).stand is Stand.WEG


class TestDeclaring:
    @pytest.mark.parametrize(
        "name", ["onbekend", "adres.land", "naam.deel", "kosten.0.hoe", "sinds.dag"]
    )
    def test_a_question_that_the_model_does_not_know(self, name: str) -> None:
        with pytest.raises(ValueError, match="has no"):
            Flow(
                name="fout",
                title="Fout",
                model=VRAGEN.model,
                send="x",
                sections=(Section("x", (Step("x", "x", (Question(name, "x"),)),)),),
            )

    def test_two_steps_of_one_name(self) -> None:
        step = Step("x", "x", (Question("naam", "x"),))
        with pytest.raises(ValueError, match="twice"):
            Flow(
                name="fout",
                title="Fout",
                model=VRAGEN.model,
                send="x",
                sections=(Section("x", (step, step)),),
            )

    def test_a_dossier_that_is_not_there(self) -> None:
        with pytest.raises(NotFound):
            aws.store("speeltuin").get(CONCEPTEN.kind, "bestaat-niet")
