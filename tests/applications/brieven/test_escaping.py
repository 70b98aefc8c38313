"""What people typed is printed as they typed it: it is never Markdown, never typst, never code."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from applications.brieven import pdf as pdfs
from applications.brieven.test_letters import letter, opdracht
from brieven.opbouw import opgebouwd, schoon
from brieven.soorten import alle
from gemeengoed.brieven import Geadresseerde

NAAM = "bezwaar/verdaging"
# In Markdown, in typst or in Jinja each of these is something else than text.
HOSTILE = [
    "# geen kop",
    "## geen kop\n\n- geen punt\n- ook niet",
    "1. geen nummer",
    "**niet vet** en _niet schuin_ en *ook niet*",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "    vier spaties",
    "> geen citaat\n\n```\ngeen code\n```",
    "[geen link](https://example.org) en ![geen plaatje](x.png)",
    "<script>alert(1)</script> <b>niet vet</b> &amp; &lt;",
    '#include "/etc/passwd" #read("brief.typ") #sys.inputs $x^2$ @verwijzing <label> ~ \\ \\#',
    '#pagebreak() #set text(size: 90pt) #let x = 1; #eval("1+1") ]]}} [[{{',
    "{{ kenmerk }} {% if 1 %} {# weg #} {{ ''.__class__ }}",
    "'\"\\n\\u0000 \\\\ / // /* geen commentaar */ --- -- ... ''",
    "a *b* c\\\nd",
    "https://example.org/#pad",
    "=kop ==kop + punt / term: uitleg - punt",
]


def _tags(pdf: bytes) -> list[str]:
    return [t.name for t in pdfs.tags(pdfs.opened(pdf)) if t.name not in ("P", "Span")]


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_was_typed_is_printed_as_it_is(typed: str) -> None:
    pdf = letter(opdracht(NAAM, "kaal", reden=f"begin {typed} einde"))
    assert pdfs.squeezed(f"begin {typed} einde") in pdfs.squeezed(pdfs.text(pdf))
    assert _tags(pdf) == _tags(letter(opdracht(NAAM, "kaal", reden="begin einde")))


@pytest.mark.parametrize("typed", HOSTILE)
def test_also_inside_a_line_a_heading_a_list_and_a_cell(typed: str) -> None:
    regel = " ".join(typed.split())
    soort = alle()["bezwaar/kostenvergoeding"]
    post = {"punten": 1, "gewicht": 1, "perPunt": 1, "bedrag": 1}
    gegevens = soort.gegevens.model_validate(
        opdracht(soort.naam, posten=[{"omschrijving": regel, **post}]).gegevens
    )
    bron = (
        "# Brief {{ besluit.omschrijving }}\n\n## Kop {% for p in posten %}{{ p.omschrijving }}"
        "{% endfor %}\n\nEen **vette {% for p in posten %}{{ p.omschrijving }}{% endfor %}** zin\n"
        "{% for p in posten %}\n- {{ p.omschrijving }}\n{% endfor %}\n\n| a | b |\n|---|---|\n"
        "{% for p in posten %}\n| {{ p.omschrijving }} | x |\n{% endfor %}\n"
    )
    markdown = soort.lees(bron).vul({**dict(gegevens)})
    _, blokken = opgebouwd(markdown)
    schoon_typed = schoon(regel)
    assert [b["soort"] for b in blokken] == ["kop", "alinea", "lijst", "tabel"]
    assert "".join(blokken[0]["inhoud"]) == f"Kop {schoon_typed}"
    assert blokken[1]["inhoud"][1]["inhoud"] == [f"vette {schoon_typed}"]
    assert "".join(blokken[2]["punten"][0][0]["inhoud"]) == schoon_typed
    assert "".join(blokken[3]["rijen"][0][0]["inhoud"]) == schoon_typed


def test_lines_and_paragraphs_that_were_typed_stay() -> None:
    pdf = letter(opdracht(NAAM, "kaal", reden="Regel een\nregel twee\n\nAlinea twee"))
    before = len(pdfs.tags(pdfs.opened(letter(opdracht(NAAM, "kaal", reden="Een alinea")))))
    assert len(pdfs.tags(pdfs.opened(pdf))) == before + 1
    assert "Regel een regel twee Alinea twee" in pdfs.text(pdf)


@pytest.mark.parametrize(
    "typed",
    [
        "🙂 👩‍👩‍👧 🏳️‍🌈",
        "مرحبا بالعالم",
        "שלום עולם",
        "漢字かな한글",
        "Ελληνικά и русский",
        "Łukasz Đặng Ştefan Žižek ĳ ŉ ẞ",
        "e\u0301 n\u0303 o\u0308",
        "\u202eomgekeerd\u202c \u2066x\u2069 \ufeff",
        "\x00\x01\x07\x1b[31m\x7f",
        "\ue000\U000f0041\U0010ffff",
        "\u200d\u200d\u0301\u0301",
        "𝕬𝖓𝖓𝖆 ① ㎡ ﬁ",
    ],
    ids=lambda t: ascii(t)[:20],
)
def test_any_sign_gives_a_letter(typed: str) -> None:
    """What no font has is a square; what can't be seen is left out."""
    made = opdracht(NAAM, "kaal", reden=f"begin {typed} einde")
    made = made.model_copy(update={"aan": Geadresseerde(naam="Anna", regels=("Markt 1",))})
    pdf = letter(made)
    document = pdfs.opened(pdf)
    assert pdfs.untagged(document) == 0
    text = pdfs.text(pdf)
    assert "begin" in text
    assert "einde" in text
    assert not {"\x00", "\x1b", "\u202e", "\u2066"} & set(text)


def test_signs_of_names_are_never_lost() -> None:
    """Latin as Dutch registers have it, composed or not."""
    name = "Đặng Łukasiewicz-Ștefănescu Žižek Ĳsbrand Çağlar Ñandú Þór Ærø Šílený"
    text = pdfs.text(letter(opdracht(NAAM, "kaal", reden=name)))
    assert pdfs.squeezed(name) in pdfs.squeezed(text)
    assert "\N{WHITE SQUARE}" not in text


def test_a_word_that_no_line_is_long_enough_for_stays_on_the_page() -> None:
    word = "x" * 500
    pdf = letter(opdracht(NAAM, "kaal", reden=word))
    assert word in pdfs.squeezed(pdfs.text(pdf))
    pieces = schoon(word).split("\N{ZERO WIDTH SPACE}")
    assert max(len(piece) for piece in pieces) == 20
    # No word that there is gets broken so.
    assert schoon("meervoudigepersoonlijkheidsstoornissen").isalpha()


def test_twenty_thousand_characters_are_a_letter_of_many_pages() -> None:
    reden = ("Dit is een zin die iemand typte. " * 700)[:20_000]
    started = time.process_time()
    pdf = letter(opdracht(NAAM, "kaal", reden=reden))
    assert time.process_time() - started < 10
    assert len(pdfs.opened(pdf).pages) > 5


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=300))
def test_whatever_one_types_a_letter_comes_out(typed: str) -> None:
    pdf = letter(opdracht(NAAM, "kaal", reden=f"begin {typed} einde"))
    assert pdf.startswith(b"%PDF-1.7")
    assert set(_tags(pdf)) <= {"Document", "Div", "H1", "H2", "Strong"}


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="#*_-+|`>[](){}<>\\&$@~=\n 1.ab", max_size=120))
def test_no_mix_of_signs_is_taken_for_markdown(typed: str) -> None:
    soort = alle()[NAAM]
    bron = "# Kop\n\nvoor {{ reden }} na\n"
    gegevens = soort.gegevens.model_validate(opdracht(NAAM, "kaal", reden=f"x{typed}x").gegevens)
    _, blokken = opgebouwd(soort.lees(bron).vul(dict(gegevens)))
    assert {b["soort"] for b in blokken} == {"alinea"}
    for blok in blokken:
        for deel in blok["inhoud"]:
            assert isinstance(deel, str) or deel == {"soort": "regel"}
