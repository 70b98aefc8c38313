"""Each letter, shortest and longest: can be made, says what it must, is accessible (PDF/UA-1)."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from pdfua import Severity, validate
from pydantic import ValidationError
from pypdf import PdfReader

from applications.brieven import pdf as pdfs
from brieven import voorbeelden
from brieven.papier import Papier
from brieven.soorten import Soort, alle
from brieven.zetten import zet
from gemeengoed.brieven import Opdracht

PAPIER = Papier(
    postadres="Postbus 10000, 5280 DA Boxtel",
    telefoon="0411655911",
    email="info@boxtel.example",
    website="www.boxtel.example",
    ondertekenaar="Teammanager Juridische Zaken",
)
SOORTEN = sorted(alle())
BOTH = [(naam, hoe) for naam in SOORTEN for hoe in ("kaal", "ruim")]


def opdracht(naam: str, hoe: str = "ruim", **changes: Any) -> Opdracht:
    """An example, with other data where a test says so."""
    found: Opdracht = getattr(voorbeelden, hoe)(naam)
    return found.model_copy(update={"gegevens": {**found.gegevens, **changes}})


def letter(opdracht: Opdracht, papier: Papier = PAPIER, bron: str | None = None) -> bytes:
    soort: Soort = alle()[opdracht.soort]
    gegevens = soort.gegevens.model_validate(opdracht.gegevens)
    return zet(soort, bron or soort.standaard, opdracht, gegevens, papier, "Boxtel")


def read(naam: str, hoe: str = "ruim", **changes: Any) -> str:
    return pdfs.text(letter(opdracht(naam, hoe, **changes)))


@pytest.mark.parametrize(("naam", "hoe"), BOTH)
def test_it_says_to_whom_of_whom_and_about_what(naam: str, hoe: str) -> None:
    made = opdracht(naam, hoe)
    text = pdfs.text(letter(made))
    for regel in (made.aan.naam, *made.aan.regels, made.kenmerk, "24 november 2026"):
        assert " ".join(regel.split()) in text
    assert "namens het college van burgemeester en wethouders van Boxtel" in text
    assert "{" not in text
    assert "None" not in text
    # In the order in which one reads: letterhead, address, subject, greeting, signature.
    places = [text.index(t) for t in ("Gemeente Boxtel", made.aan.naam, "Geachte", "Met vriend")]
    assert places == sorted(places)


@pytest.mark.parametrize(("naam", "hoe"), BOTH)
def test_it_is_tagged_whole(naam: str, hoe: str) -> None:
    document = pdfs.opened(letter(opdracht(naam, hoe)))
    root = document.Root
    assert root.Lang == "nl-NL"
    assert root.MarkInfo.Marked
    assert root.ViewerPreferences.DisplayDocTitle
    with document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"]
    assert pdfs.untagged(document) == 0
    names = [t.name for t in pdfs.tags(document)]
    assert names.count("H1") == 1
    assert names.index("P") < names.index("H1")
    assert not {"H3", "Figure", "NonStruct"} & set(names)
    for page in document.pages:
        assert page.obj.Tabs == "/S"


@pytest.mark.parametrize("naam", SOORTEN)
def test_a_checker_of_others_finds_no_error(naam: str, tmp_path: Path) -> None:
    """pdfua: twelve checks, the content that is not tagged among them; one of those can't read
    what the current pikepdf gives, and says so as a remark."""
    file = tmp_path / "brief.pdf"
    file.write_bytes(letter(opdracht(naam)))
    report = validate(str(file))
    assert not [f for f in report.findings if f.severity is Severity.ERROR]


def test_lists_and_tables_are_what_they_are() -> None:
    lists = [t.name for t in pdfs.tags(pdfs.opened(letter(opdracht("bezwaar/verzuimbrief"))))]
    assert {"L", "LI", "LBody"} <= set(lists)
    tags = pdfs.tags(pdfs.opened(letter(opdracht("bezwaar/dwangsombeschikking"))))
    names = [t.name for t in tags]
    assert names.count("TH") == 3
    assert names.count("TD") == 9
    scopes = [a.Scope for t in tags if t.name == "TH" for a in t.attributes if "/Scope" in a]
    assert scopes == ["/Column"] * 3


def test_fonts_are_embedded_and_map_to_text() -> None:
    document = pdfs.opened(letter(opdracht("bezwaar/beslissing_op_bezwaar")))
    fonts = [f for page in document.pages for f in page.Resources.Font.values()]
    assert fonts
    for font in fonts:
        assert "/ToUnicode" in font
        descriptor = font.DescendantFonts[0].FontDescriptor
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_the_same_letter_is_the_same_to_the_byte() -> None:
    made = opdracht("bezwaar/beslissing_op_bezwaar")
    first = letter(made)
    assert letter(made) == first
    assert b"20261124" in first
    assert letter(made.model_copy(update={"kenmerk": "BZW-ANDER"})) != first


def test_the_address_is_where_the_window_is() -> None:
    """C5 and DL with the window on the left: 20 to 110 mm from the left, 45 to 90 from the top."""
    made = opdracht("bezwaar/verdaging")
    page = PdfReader(io.BytesIO(letter(made))).pages[0]
    found: dict[str, tuple[float, float]] = {}

    def visit(text: str, cm: Any, tm: Any, font: Any, size: Any) -> None:
        if text.strip():
            x = tm[4] * cm[0] + cm[4]
            y = tm[5] * cm[3] + cm[5]
            found.setdefault(text.strip(), (x / 72 * 25.4, (842 - y) / 72 * 25.4))

    page.extract_text(visitor_text=visit)
    for line in (made.aan.naam, *made.aan.regels):
        left, top = next(p for t, p in found.items() if line.split()[0] in t)
        assert 20 <= left <= 30, line
        assert 45 < top < 90, line


def test_pages_are_numbered_when_there_are_more() -> None:
    assert "Bladzijde 2 van" in read("bezwaar/beslissing_op_bezwaar")
    assert "Bladzijde" not in read("bezwaar/intrekking_bevestigd", "kaal")


# ---- what the law asks of each


@pytest.mark.parametrize(
    ("naam", "says"),
    [
        ("ontvangstbevestiging", ["artikel 6:14", "23 februari 2027", "verklaring van de buren"]),
        ("verzuimbrief", ["uw handtekening", "8 december 2026", "niet-ontvankelijk", "6:6"]),
        ("doorzending", ["Rechtbank Oost-Brabant", "artikel 6:15", "20 november 2026"]),
        ("verdaging", ["derde lid", "12 januari 2027", "23 februari 2027", "ingebrekestelling"]),
        (
            "instemming_uitstel",
            ["vierde lid", "23 februari 2027", "regels over de procedure", "Woo, artikel 4.4"],
        ),
        (
            "opschorting",
            ["staat stil vanaf 23 november 2026", "4:15 lid 2 onder c", "7:14", "1 maart 2027"],
        ),
        (
            "uitnodiging_hoorzitting",
            [
                "De hoorzitting is verplaatst",
                "Eerder nodigden wij u uit voor dinsdag 12 januari 2027 om 9.30 uur",
                "donderdag 14 januari 2027 om 14.30 uur",
                "tot en met 4 januari 2027",
                "tien dagen voor de hoorzitting",
                "Vanaf 7 januari 2027",
                "iemand meenemen",
                "tolk",
                "Wilt u niet gehoord worden?",
                "artikel 7:13",
            ],
        ),
        (
            "hoorzitting_vervalt",
            [
                "donderdag 14 januari 2027 om 14.30 uur",
                "vrijdag 15 januari 2027 om 10.00 uur",
                "niet gehoord wilt worden",
                "artikel 7:3",
                "Wilt u toch gehoord worden?",
            ],
        ),
        (
            "beslissing_op_bezwaar",
            [
                "deels gegrond",
                "herroepen ons besluit",
                "artikel 7:11",
                "De hoorzitting",
                "volgen dit advies niet",
                "€ 1.294,00",
                "rechtbank Oost-Brabant",
                "5 januari 2027",
                "€ 200,00",
                "voorlopige voorziening",
                "8:81",
            ],
        ),
        ("niet_ontvankelijk", ["niet-ontvankelijk", "8 december 2026", "€ 200,00", "7:3"]),
        (
            "dwangsombeschikking",
            ["€ 1.442,00", "42 dagen", "€ 35,00", "2 personen", "€ 721,00", "4:19"],
        ),
        ("intrekking_bevestigd", ["artikel 6:21", "tijdens de hoorzitting"]),
        ("kostenvergoeding", ["€ 1.617,50", "0,5", "aan uw advocaat", "artikel 7:15"]),
        (
            "inventaris",
            ["artikel 8:42", "artikel 8:29", "SHE 27/1234", "Maquette", "gegevens van een ander"],
        ),
    ],
)
def test_it_says_what_the_law_asks(naam: str, says: list[str]) -> None:
    text = pdfs.squeezed(read(f"bezwaar/{naam}"))
    for words in says:
        assert pdfs.squeezed(words) in text, words


@pytest.mark.parametrize(
    ("grond", "says"),
    [
        ("a", "iedereen met een belang het goed vindt"),
        ("b", "als u het goed vindt en het anderen niet schaadt"),
        ("c", "zo lang als die regel het nodig maakt"),
    ],
)
def test_further_delay_says_on_what_ground(grond: str, says: str) -> None:
    """Awb 7:10 lid 4: nobody is told that they agreed when they were not asked."""
    text = pdfs.squeezed(read("bezwaar/instemming_uitstel", "kaal", grond=grond))
    assert pdfs.squeezed(says) in text
    assert (pdfs.squeezed("ging u ermee akkoord") in text) is (grond == "b")


def test_the_term_runs_again() -> None:
    text = pdfs.squeezed(read("bezwaar/opschorting", "kaal", weerVanaf="2026-11-24"))
    assert pdfs.squeezed("Vanaf 24 november 2026 loopt die weer") in text
    assert pdfs.squeezed("uiterlijk op 12 januari 2027") in text


@pytest.mark.parametrize(
    ("naam", "hoe", "says"),
    [
        ("geheimhouding", "ruim", ["24 november 2026", "kerken", "De overheid", "2.59 en 3.21"]),
        ("geheimhouding", "kaal", ["niet meer geheim", "artikel 2.59"]),
        ("uittreksel", "ruim", ["K7QM-3FZX-9RTW-0B4D", "3 mei 1984", "Marokkaanse", "Karim"]),
        ("uittreksel", "ruim", ["Over het verblijfsrecht staan geen actuele gegevens"]),
        ("uittreksel", "kaal", ["K7QM-3FZX-9RTW-0B4D", "15 juni 2015", "van 24 november 2026"]),
        ("geen_verbetering", "ruim", ["20 november 2026", "bezwaar", "5 januari 2027", "2.58"]),
        ("naamgebruik", "ruim", ["24 november 2026", "van den Heuvel-Bouzid", "2.56"]),
        ("briefadres", "ruim", ["10 november 2026", "Meidoornhof 3", "binnen vijf dagen"]),
        ("briefadres_geweigerd", "ruim", ["5 januari 2027", "van de gemeente", "2.60, onder a"]),
        ("adresonderzoek_vraag", "kaal", ["Markt 1", "8 december 2026", "2.47"]),
        ("adresonderzoek_aangifte", "ruim", ["26 oktober 2026", "8 december 2026"]),
        ("adresonderzoek_voornemen", "ruim", ["8 december 2026", "24 november 2026", "2.22"]),
        ("uitgeschreven", "ruim", ["2 november 2026", "5 januari 2027", "2.60, onder d"]),
        ("verbeterd", "ruim", ["geboorteakte", "bezwaar", "5 januari 2027", "2.60, onder e"]),
        (
            "verhuizing_geweigerd",
            "ruim",
            ["20 november 2026", "huurcontract", "5 januari 2027", "2.60"],
        ),
    ],
)
def test_it_says_what_the_register_asks(naam: str, hoe: str, says: list[str]) -> None:
    text = pdfs.squeezed(read(f"gba/{naam}", hoe))
    for words in says:
        assert pdfs.squeezed(words) in text, words


def test_not_heard_says_why() -> None:
    text = read("bezwaar/beslissing_op_bezwaar", "kaal")
    assert "U liet weten dat u niet gehoord wilt worden." in text
    assert "artikel 7:3" in text
    assert "De hoorzitting" not in text


def test_a_hearing_that_does_not_take_place_is_owed_all_the_same() -> None:
    """Awb 7:2: unless 7:3 says otherwise."""
    text = pdfs.squeezed(read("bezwaar/hoorzitting_vervalt", "kaal"))
    for words in ("voorzitter van de commissie is ziek", "artikel 7:2", "nieuwe uitnodiging"):
        assert pdfs.squeezed(words) in text
    assert pdfs.squeezed("Er komt geen andere hoorzitting") not in text


def test_no_penalty_says_why() -> None:
    text = read("bezwaar/dwangsombeschikking", "kaal")
    assert "geen dwangsom" in text
    assert "binnen twee weken" in text
    assert "Per dag" not in text


def test_a_term_that_stands_still_has_no_date() -> None:
    for naam in ("ontvangstbevestiging", "verdaging", "verzuimbrief", "instemming_uitstel"):
        made = opdracht(f"bezwaar/{naam}")
        termijn = dict(made.gegevens["termijn"])  # type: ignore[arg-type]
        termijn.pop("eind")
        assert "None" not in read(f"bezwaar/{naam}", termijn=termijn)


@pytest.mark.parametrize("naam", SOORTEN)
def test_sentences_are_short(naam: str) -> None:
    """B1: a sentence of our own has twenty-five words at most, on average far fewer."""
    bron = re.sub(r"\{%.*?%\}|\([^)]*\)|[#*|-]", " ", alle()[naam].standaard)
    zinnen = [z.split() for z in re.split(r"[.?:!]\s|\n\n", re.sub(r"\{\{.*?\}\}", "x", bron))]
    lengtes = [len(z) for z in zinnen if z]
    assert max(lengtes) <= 25, max(zinnen, key=len)
    assert sum(lengtes) / len(lengtes) < 13


# ---- data that is wrong


@pytest.mark.parametrize(
    ("naam", "wrong", "field"),
    [
        ("verdaging", {"reden": ""}, "reden"),
        ("verdaging", {"reden": "x" * 20_001}, "reden"),
        ("verdaging", {"vorigeDatum": "morgen"}, "vorigeDatum"),
        ("verdaging", {"kleur": "rood"}, "kleur"),
        ("verzuimbrief", {"ontbreekt": []}, "ontbreekt"),
        ("uitnodiging_hoorzitting", {"begin": "2027-01-14T13:30:00"}, "begin"),
        ("beslissing_op_bezwaar", {"dictum": "toegewezen"}, "dictum"),
        ("beslissing_op_bezwaar", {"nietGehoord": "beide"}, ""),
        ("beslissing_op_bezwaar", {"gehoord": None}, ""),
        ("dwangsombeschikking", {"bedrag": 0}, ""),
        ("dwangsombeschikking", {"redenGeen": "beide"}, ""),
        ("kostenvergoeding", {"bedrag": -1}, "bedrag"),
    ],
)
def test_wrong_data_is_refused(naam: str, wrong: dict[str, Any], field: str) -> None:
    soort = alle()[f"bezwaar/{naam}"]
    made = opdracht(f"bezwaar/{naam}", **wrong)
    with pytest.raises(ValidationError) as refused:
        soort.gegevens.model_validate(made.gegevens)
    assert field in {".".join(str(p) for p in e["loc"]) for e in refused.value.errors()}


@pytest.mark.parametrize("naam", SOORTEN)
def test_nothing_can_be_left_out_of_the_shortest(naam: str) -> None:
    soort, shortest = alle()[naam], voorbeelden.kaal(naam).gegevens
    for field in shortest:
        if field == "wie":
            continue
        with pytest.raises(ValidationError):
            soort.gegevens.model_validate({k: v for k, v in shortest.items() if k != field})


def test_a_move_that_was_recorded_says_from_when_and_why() -> None:
    text = pdfs.squeezed(read("gba/verhuizing", "kaal"))
    for words in ("24 november 2026", "Meidoornhof 3", "Fatima Bouzid", "op tijd door"):
        assert pdfs.squeezed(words) in text, words
    abroad = pdfs.squeezed(read("gba/verhuizing"))
    assert pdfs.squeezed("niet meer ingeschreven") in abroad
    assert pdfs.squeezed("Bruxelles") in abroad
