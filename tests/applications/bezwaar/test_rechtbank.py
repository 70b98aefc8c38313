"""The file for the court (Awb 8:42): made up from the case, bundled once, given to officials."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Any
from zipfile import ZipFile

import boto3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.bezwaar.conftest import NU, ROOT
from applications.bezwaar.pages import hidden
from applications.bezwaar.zaak import Zaak
from applications.bezwaar.zaken import erbij, leg_neer, soorten, staat
from applications.conftest import DOCUMENTS
from applications.gateway import Browser, Machine, Reply
from bezwaar import bundel, events, model
from bezwaar.bundel import bestandsnaam
from bezwaar.invoer import Beroepschrift, Beslissing, Dossierkeuze, Hoorverslag, Notitie
from bezwaar.model import gebeurtenissen as g
from bezwaar.model.rechtbank import Gevonden, stukken
from bezwaar.model.stukken import voeg_dossierstuk_toe, voeg_stuk_toe
from brieven.soorten.bezwaar import Inventaris
from gemeengoed import aws, brieven
from gemeengoed.brieven import Opdracht
from gemeengoed.documents import Bestand, Documents
from gemeengoed.dossier import Event, Recorded
from gemeengoed.identity import Role
from gemeengoed.inzage import INZAGEN
from gemeengoed.stream import Written

LogIn = Callable[..., Browser]
Stuk = dict[str, Any]
WERK = "/bezwaar/werkvoorraad"
LATER = datetime(2027, 3, 15, 9, tzinfo=UTC)
PDF = "application/pdf"


def bestand(id_: str, naam: str, key: str = "", size: int = 9) -> Bestand:
    return Bestand(id=id_, sleutel=key or f"zaken/{id_}", naam=naam, type=PDF, grootte=size)


def opgetekend(events: Iterable[Event]) -> list[Recorded]:
    return [Recorded(n, e) for n, e in enumerate(events, 1)]


def beroep(op: str = "2027-03-15") -> Beroepschrift:
    return Beroepschrift.model_validate({"zaaknummer": "SHE 27/1234", "verzondenOp": op})


def keuze(**fields: Any) -> Dossierkeuze:
    return Dossierkeuze.model_validate(fields)


def bij_de_rechter(stuk: Stuk) -> Zaak:
    """Decided and before the court, with a document of each kind."""
    zaak = Zaak(stuk)
    zaak.doe(voeg_stuk_toe, bestand("aaaa-aaaa-aaaa", "foto.pdf"), door="p1")
    zaak.doe(voeg_dossierstuk_toe, bestand("bbbb-bbbb-bbbb", "besluit.pdf"))
    zaak.doe(model.leg_notitie, Notitie(tekst="Gebeld, was boos."))
    zaak.beslist("2027-01-25").op("2027-03-15")
    zaak.doe(model.stel_beroep_in, beroep())
    return zaak


def stel_samen(zaak: Zaak, **fields: Any) -> tuple[str, ...]:
    zaak.doe(model.stel_dossier_samen, keuze(**fields), opgetekend(zaak.events), id="x")
    assert zaak.staat.rechtbank
    return zaak.staat.rechtbank.regels


def titels(zaak: Zaak) -> list[str]:
    return [s.titel for s in stukken(opgetekend(zaak.events))]


# What is in it.


def test_all_of_the_case_but_no_notes(stuk: Stuk) -> None:
    zaak = bij_de_rechter(stuk)
    assert titels(zaak) == [
        "Bezwaarschrift",
        "foto.pdf",
        "besluit.pdf",
        "Verslag van het horen",
        "Beslissing op bezwaar",
    ]
    assert not any("boos" in s.tekst for s in stukken(opgetekend(zaak.events)))
    eerste = stukken(opgetekend(zaak.events))[0]
    assert "Het bestemmingsplan is oud." in eerste.tekst
    assert "5281 AB  Boxtel" in eerste.tekst
    assert "kenmerk 2026-0417" in eerste.tekst


def test_the_letter_of_the_decision_takes_the_place_of_its_words(stuk: Stuk) -> None:
    zaak = bij_de_rechter(stuk)
    [bij] = [n for n, e in enumerate(zaak.events, 1) if isinstance(e, g.Bekendgemaakt)]
    brief = bestand(str(bij), "Beslissing op bezwaar BZW.pdf")
    zaak.neem(g.BriefGemaakt(at=zaak.nu, by="brieven", bij=bij, brief=brief))
    assert "Beslissing op bezwaar" not in titels(zaak)
    gemaakt = stukken(opgetekend(zaak.events))[-1]
    # It bears the day of what it is of, not that on which it was made.
    assert (gemaakt.titel, gemaakt.datum) == (brief.naam, date(2027, 1, 25))


def test_numbered_with_what_goes_apart_last(stuk: Stuk) -> None:
    zaak = bij_de_rechter(stuk)
    regels = stel_samen(
        zaak,
        weglaten={"bbbb-bbbb-bbbb": "Gegevens van een ander."},
        extra="Maquette\n\n  Film op een stick ",
    )
    assert regels == (
        "1. Bezwaarschrift (23 november 2026)",
        "2. foto.pdf (23 november 2026)",
        # Who objects sees these lines: not what is kept from them, nor why.
        "3. Niet meegestuurd (Awb 8:29)",
        "4. Verslag van het horen (25 januari 2027)",
        "5. Beslissing op bezwaar (25 januari 2027)",
        "6. Maquette",
        "7. Film op een stick",
    )
    zaak.doe(model.verzend_stukken, ())
    sent = zaak.events[-1]
    assert isinstance(sent, g.StukkenVerzonden)
    assert sent.inventaris == regels
    geschiedenis = opgetekend(zaak.events)
    zaak.kan_niet(model.stel_dossier_samen, keuze(), geschiedenis, id="y")


def test_what_is_not_in_the_case_can_not_be_left_out(stuk: Stuk) -> None:
    zaak = bij_de_rechter(stuk)
    geschiedenis = opgetekend(zaak.events)
    weg = keuze(weglaten={"brief-99": "Weg."})
    zaak.fout("weglaten", model.stel_dossier_samen, weg, geschiedenis, id="x")


def test_no_more_than_the_inventory_takes(stuk: Stuk, monkeypatch: pytest.MonkeyPatch) -> None:
    zaak = bij_de_rechter(stuk)
    geschiedenis = opgetekend(zaak.events)
    monkeypatch.setattr("bezwaar.model.rechtbank.MEESTE_REGELS", 6)
    zaak.kan_niet(model.stel_dossier_samen, keuze(extra="a\nb"), geschiedenis, id="x")
    zaak.doe(model.stel_dossier_samen, keuze(extra="a"), geschiedenis, id="x")


def test_only_before_the_court(stuk: Stuk) -> None:
    zaak = Zaak(stuk).beslist("2027-01-25")
    said = zaak.kan_niet(model.stel_dossier_samen, keuze(), opgetekend(zaak.events), id="x")
    assert "geen beroep" in said


def test_another_appeal_has_another_file(stuk: Stuk) -> None:
    zaak = bij_de_rechter(stuk)
    stel_samen(zaak)
    zaak.doe(model.trek_beroep_in)
    zaak.op("2027-04-01").doe(model.stel_beroep_in, beroep("2027-04-01"))
    assert zaak.staat.rechtbank is None
    zaak.fout("lijst", model.verzend_stukken, ())


def test_what_was_made_of_an_earlier_choice_is_not_kept(stuk: Stuk) -> None:
    zaak = bij_de_rechter(stuk)
    stel_samen(zaak)
    gemaakt = g.DossierGemaakt(
        at=zaak.nu, by="brieven", dossier="eerder", inventaris=bestand("9", "Inventaris.pdf")
    )
    zaak.neem(gemaakt)
    assert zaak.staat.rechtbank
    assert zaak.staat.rechtbank.inventaris is None


@given(st.text(max_size=150), st.sampled_from(["application/pdf", "image/jpeg"]))
def test_no_name_in_the_bundle_leads_anywhere(naam: str, type_: str) -> None:
    los = Bestand(id="x", sleutel="x", naam=naam, type=type_, grootte=1)
    found = bestandsnaam(7, Gevonden("x", "Dossier", naam, date(2026, 11, 2), los))
    assert re.fullmatch(r"007 2026-11-02 [\w ,.()-]+\.(pdf|jpg)", found)
    assert not set(found) & set('/\\:*?"<>|\n\0')
    assert ".." not in found.removesuffix(".pdf")[:17]
    assert len(found) <= 130
    assert len(found.encode()) <= 255, "file systems count bytes"


@pytest.mark.parametrize(
    ("naam", "found"),
    [
        ("../../etc/passwd.pdf", "001 2026-11-02 etc_passwd.pdf"),
        (r"C:\Windows\x.pdf", "001 2026-11-02 C_Windows_x.pdf"),
        ("/etc/cron.d/x.pdf", "001 2026-11-02 etc_cron.d_x.pdf"),
        ("...pdf", "001 2026-11-02 document.pdf"),
        ("brief één.pdf", "001 2026-11-02 brief één.pdf"),
        ("信" * 120 + ".pdf", f"001 2026-11-02 {'信' * 66}.pdf"),
    ],
)
def test_hostile_names(naam: str, found: str) -> None:
    stuk = Gevonden("x", "Dossier", naam, date(2026, 11, 2), bestand("x", naam))
    assert bestandsnaam(1, stuk) == found


# Made by the stream.


@pytest.fixture
def gemaakt(monkeypatch: pytest.MonkeyPatch) -> list[Opdracht]:
    """What brieven was asked to make; it keeps a letter under its key."""
    asked: list[Opdracht] = []

    def maak(opdracht: Opdracht) -> Bestand:
        Inventaris.model_validate(opdracht.gegevens)
        asked.append(opdracht)
        boto3.client("s3").put_object(Bucket=DOCUMENTS, Key=opdracht.sleutel, Body=b"%PDF lijst")
        id_ = opdracht.id.rpartition(":")[2]
        return bestand(id_, f"Inventaris {opdracht.kenmerk}.pdf", opdracht.sleutel, 10)

    monkeypatch.setattr(brieven, "maak", maak)
    return asked


def in_de_zaak(stuk: Stuk, *, size: int = 9, naam: str = "../besluit.pdf") -> str:
    """A case before the court in the table, with its document in the bucket; returns its id."""
    id_ = leg_neer(stuk, NU)
    key = f"zaken/bezwaar/{id_}/bbbb-bbbb-bbbb"
    boto3.client("s3").put_object(Bucket=DOCUMENTS, Key=key, Body=b"%PDF-1.7 " + b"x" * (size - 9))
    als = {"door": "m", "nu": NU}
    erbij(id_, voeg_dossierstuk_toe(staat(id_), bestand("bbbb-bbbb-bbbb", naam, key, size), **als))
    verslag = {"gehoordOp": "2026-11-23", "verslag": "Zo ging het.\nEn uit.", "gehoordDoor": ["V"]}
    erbij(id_, model.leg_verslag_vast(staat(id_), Hoorverslag.model_validate(verslag), **als))
    besluit = Beslissing.model_validate({"dictum": "ongegrond", "motivering": "Daarom."})
    erbij(id_, model.beslis(staat(id_), besluit, **als))
    erbij(id_, model.maak_bekend(staat(id_), NU.date(), **als))
    erbij(id_, model.stel_beroep_in(staat(id_), beroep(), door="m", nu=LATER))
    return id_


def stroom(id_: str) -> None:
    """The stream offers everything that happened, once more."""
    store = aws.store("bezwaar")
    for r in store.history(model.BEZWAREN, id_):
        if isinstance(r.event, g.DossierSamengesteld):
            events.dossier(Written("1", "bezwaar", id_, r.number, r.event), store)


def maak(official: Browser, id_: str, **fields: str) -> Reply:
    url = f"{WERK}/{id_}/dossier-rechtbank"
    gegeven = {n.replace("__", "."): v for n, v in fields.items()}
    return official.post(url, hidden(official.get(url), "dossier-rechtbank") | gegeven)


def opened(id_: str) -> ZipFile:
    dossier = staat(id_).rechtbank
    assert dossier
    assert dossier.bundel
    got = boto3.client("s3").get_object(Bucket=DOCUMENTS, Key=dossier.bundel.sleutel)
    return ZipFile(io.BytesIO(got["Body"].read()))


def test_from_the_case_to_the_download(log_in: LogIn, stuk: Stuk, gemaakt: list[Opdracht]) -> None:
    official = log_in(Role.MEDEWERKER)
    id_ = in_de_zaak(stuk)
    assert f"{WERK}/{id_}/dossier-rechtbank" in official.get(f"{WERK}/{id_}").text
    assert maak(official, id_, extra="Maquette").status == 303
    page = f"{WERK}/{id_}/dossier-rechtbank"
    assert "Wij maken het nu" in official.get(page).text
    for _ in range(3):
        stroom(id_)
    assert soorten(id_).count("dossier_gemaakt") == 1
    assert len(gemaakt) == 1
    [opdracht] = gemaakt
    assert opdracht.aan.naam == "Rechtbank Oost-Brabant"
    assert opdracht.uw_kenmerk == "SHE 27/1234"
    with opened(id_) as zip_:
        assert zip_.testzip() is None
        assert zip_.namelist() == [
            "000 Inventaris.pdf",
            "001 2026-11-23 Bezwaarschrift.txt",
            "002 2026-11-23 besluit.pdf",
            "003 2026-11-23 Verslag van het horen.txt",
            "004 2026-11-23 Beslissing op bezwaar.txt",
        ]
        assert zip_.read("002 2026-11-23 besluit.pdf") == b"%PDF-1.7 "
        assert zip_.read("000 Inventaris.pdf") == b"%PDF lijst"
        verslag = zip_.read("003 2026-11-23 Verslag van het horen.txt")
        assert "Zo ging het.\r\nEn uit." in verslag.decode("utf-8-sig")
    for link in (f"rechtbank-{staat(id_).rechtbank.id}", opdracht.id.rpartition(":")[2]):  # type: ignore[union-attr]
        assert f"{WERK}/{id_}/rechtbank/{link}" in official.get(f"{WERK}/{id_}").text
        given_ = official.get(f"{WERK}/{id_}/rechtbank/{link}")
        assert given_.status == 303
        assert "attachment" in given_.location
    # The page of the sending shows it, and asks for no list.
    sent = official.get(f"{WERK}/{id_}/stukken-verzonden").text
    assert "<li>Maquette</li>" in sent
    assert 'name="lijst"' not in sent


def test_what_is_left_out_is_not_in_the_bundle_and_comes_back_on_the_page(
    log_in: LogIn, stuk: Stuk, gemaakt: list[Opdracht]
) -> None:
    official = log_in(Role.MEDEWERKER)
    id_ = in_de_zaak(stuk)
    reden = "Medische gegevens <b>van een ander</b>."
    weg: dict[str, str] = {"weglaten__bbbb-bbbb-bbbb": reden}
    assert maak(official, id_, **weg).status == 303
    stroom(id_)
    with opened(id_) as zip_:
        assert not [n for n in zip_.namelist() if "besluit" in n]
        assert [n[:3] for n in zip_.namelist()] == ["000", "001", "003", "004"]
    gegevens: Any = gemaakt[0].gegevens
    assert [w["reden"] for w in gegevens["weggelaten"]] == [reden]
    page = official.get(f"{WERK}/{id_}/dossier-rechtbank").text
    assert "Medische gegevens &lt;b&gt;" in page
    assert "<b>" not in page
    resident = log_in(Role.BURGER).get(f"/bezwaar/zaken/{id_}").text
    assert "Medische gegevens" not in resident


def test_what_came_later_is_told(log_in: LogIn, stuk: Stuk, gemaakt: list[Opdracht]) -> None:
    official = log_in(Role.MEDEWERKER)
    id_ = in_de_zaak(stuk)
    maak(official, id_)
    stroom(id_)
    page = f"{WERK}/{id_}/dossier-rechtbank"
    assert "kwam er 1 stuk bij" not in official.get(page).text
    erbij(
        id_,
        voeg_dossierstuk_toe(staat(id_), bestand("cccc-cccc-cccc", "x.pdf"), door="m", nu=LATER),
    )
    assert "kwam er 1 stuk bij" in official.get(page).text


def test_above_the_bound_the_inventory_alone_and_links(
    log_in: LogIn, stuk: Stuk, gemaakt: list[Opdracht], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundel, "MEESTE", 1_000)
    official = log_in(Role.MEDEWERKER)
    id_ = in_de_zaak(stuk, size=1_001)
    maak(official, id_)
    stroom(id_)
    dossier = staat(id_).rechtbank
    assert dossier
    assert dossier.bundel is None
    assert dossier.inventaris
    page = official.get(f"{WERK}/{id_}/dossier-rechtbank").text
    assert "te groot voor één bestand" in page
    assert page.count(f'href="{WERK}/{id_}/stukken/bbbb-bbbb-bbbb"') == 2
    # Just fitting is fitting; and left out does not count.
    monkeypatch.setattr(bundel, "MEESTE", 1_001)
    maak(official, id_)
    stroom(id_)
    assert opened(id_).namelist()


def test_a_document_that_is_gone_is_told(
    log_in: LogIn, stuk: Stuk, gemaakt: list[Opdracht]
) -> None:
    official = log_in(Role.MEDEWERKER)
    id_ = in_de_zaak(stuk)
    erbij(
        id_,
        voeg_dossierstuk_toe(staat(id_), bestand("cccc-cccc-cccc", "x.pdf"), door="m", nu=LATER),
    )
    maak(official, id_)
    stroom(id_)
    assert "konden wij niet vinden" in official.get(f"{WERK}/{id_}/dossier-rechtbank").text


def test_made_up_anew_before_it_was_made(
    log_in: LogIn, stuk: Stuk, gemaakt: list[Opdracht]
) -> None:
    official = log_in(Role.MEDEWERKER)
    id_ = in_de_zaak(stuk)
    maak(official, id_)
    maak(official, id_, extra="Maquette")
    stroom(id_)
    assert len(gemaakt) == 1
    gegevens: Any = gemaakt[0].gegevens
    assert gegevens["stukken"][-1] == {
        "nummer": 5,
        "soort": "Gaat apart mee",
        "titel": "Maquette",
    }


def test_a_document_comes_in_pieces(client: Machine) -> None:
    s3 = boto3.client("s3")
    s3.put_object(Bucket=DOCUMENTS, Key="zaken/x", Body=b"x" * 2_500_000)
    pieces = list(Documents(s3, DOCUMENTS, "bezwaar").pieces(bestand("x", "x.pdf", "zaken/x")))
    assert sum(map(len, pieces)) == 2_500_000
    assert max(map(len, pieces)) <= 1024 * 1024


# For whom, and what is wrong.


def test_it_is_for_officials_and_looking_is_written_down(
    log_in: LogIn, stuk: Stuk, gemaakt: list[Opdracht]
) -> None:
    official, resident = log_in(Role.MEDEWERKER), log_in(Role.BURGER)
    id_ = in_de_zaak(stuk)
    maak(official, id_)
    stroom(id_)
    dossier = staat(id_).rechtbank
    assert dossier
    assert dossier.bundel
    assert dossier.inventaris
    for page in ("dossier-rechtbank", f"rechtbank/{dossier.bundel.id}"):
        assert resident.get(f"{WERK}/{id_}/{page}").status == 403
    for found in (dossier.bundel.id, dossier.inventaris.id):
        assert resident.get(f"/bezwaar/zaken/{id_}/stukken/{found}").status == 404
    other = log_in(Role.MEDEWERKER, "m2")
    before = _looks()
    other.get(f"{WERK}/{id_}/rechtbank/{dossier.bundel.id}")
    assert _looks() == before + 1
    assert official.get(f"{WERK}/{id_}/rechtbank/{'x' * 40}").status == 404
    assert official.get(f"{WERK}/{id_}/rechtbank/bbbb-bbbb-bbbb").status == 404


def _looks() -> int:
    items = boto3.client("dynamodb").scan(TableName="bezwaar")["Items"]
    looks = [i for i in items if i["pk"]["S"].startswith(f"{INZAGEN.name}#")]
    return len([i for i in looks if i["sk"]["S"].startswith("event#")])


@pytest.mark.parametrize(
    ("fields", "field", "said"),
    [
        ({"weglaten__bbbb-bbbb-bbbb": "x" * 201}, "weglaten.bbbb-bbbb-bbbb", "200 tekens"),
        ({"weglaten__bbbb-bbbb-bbbb": "a\nb"}, "weglaten.bbbb-bbbb-bbbb", "één regel"),
        ({"weglaten__nergens": "Weg."}, "", "zit niet in het dossier"),
        ({"extra": "x" * 201}, "extra", "200 tekens"),
        ({"extra": "x\n" * 51}, "extra", "50 regels"),
        ({"weglaten": "x"}, "", ""),
        ({"weglaten__0": "x", "weglaten__1": "y"}, "", ""),
        ({"weglaten__a__b__c": "x"}, "", ""),
        ({"onbekend": "x"}, "", ""),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    log_in: LogIn, stuk: Stuk, fields: dict[str, str], field: str, said: str
) -> None:
    official = log_in(Role.MEDEWERKER)
    id_ = in_de_zaak(stuk)
    refused = maak(official, id_, **fields)
    assert refused.status == 422, refused.text
    assert said in refused.text
    if field:
        assert f'href="#{field}"' in refused.text
        assert f'id="{field}"' in refused.text
    assert staat(id_).rechtbank is None


def test_two_officials_at_once(log_in: LogIn, stuk: Stuk) -> None:
    official = log_in(Role.MEDEWERKER)
    id_ = in_de_zaak(stuk)
    url = f"{WERK}/{id_}/dossier-rechtbank"
    old = hidden(official.get(url), "dossier-rechtbank")
    assert maak(official, id_).status == 303
    typed = {"weglaten.bbbb-bbbb-bbbb": "Van een ander.", "extra": "Maquette"}
    late = official.post(url, old | typed)
    assert late.status == 412
    assert "Deze zaak is intussen gewijzigd" in late.text
    assert 'value="Van een ander."' in late.text
    assert "Maquette</textarea>" in late.text
    assert official.post(url, hidden(late, "dossier-rechtbank") | typed).status == 303
    # Once it went to the court the page has no form left, but what was typed is there.
    old = hidden(official.get(url), "dossier-rechtbank")
    send = f"{WERK}/{id_}/stukken-verzonden"
    assert official.post(send, hidden(official.get(send), "stukken-verzonden")).status == 303
    late = official.post(url, old | typed)
    assert late.status == 409
    assert "Van een ander." in late.text
    assert "Maquette" in late.text


def test_a_machine_makes_it_up_too(client: Machine, stuk: Stuk) -> None:
    id_ = in_de_zaak(stuk)
    url = f"{ROOT}/bezwaren/{id_}"
    tag = client.get(url).headers["etag"]
    wrong = client.post(f"{url}/dossier-rechtbank", {"weglaten": {"x": "y"}}, If_Match=tag)
    assert wrong.status == 400
    assert [p["name"] for p in wrong.json["invalidParams"]] == ["weglaten"]
    body = {"weglaten": {"bbbb-bbbb-bbbb": "Van een ander."}, "extra": "Maquette"}
    made = client.post(f"{url}/dossier-rechtbank", body, If_Match=tag)
    assert made.status == 200, made.text
    # What is kept from who objects is not in what others may read of the case.
    assert "Van een ander" not in client.get(url).text
    sent = client.post(f"{url}/stukken-verzonden", {}, If_Match=made.headers["etag"])
    assert sent.status == 200, sent.text
    assert sent.json["beroep"]["stukkenVerzondenOp"] == "2026-11-23"
