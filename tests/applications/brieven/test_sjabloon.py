"""Texts of municipalities: what may be in them, what is told about what may not."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from brieven import voorbeelden
from brieven.opbouw import opgebouwd
from brieven.papier import Papier
from brieven.sjabloon import LONGEST, Fout, hersteld, paden
from brieven.soorten import alle
from brieven.teksten import zet_voorbeeld
from gemeengoed.problem import Invalid

SOORT = alle()["bezwaar/ontvangstbevestiging"]


def refused(bron: str) -> str:
    """What is said about a text, when it is kept or when it is printed."""
    with pytest.raises(Invalid) as error:
        _both(bron)
    (field,) = error.value.fields
    assert field.name == "tekst"
    return field.reason


def _both(bron: str) -> None:
    zet_voorbeeld(SOORT, bron, Papier(), "Boxtel", "kort")
    zet_voorbeeld(SOORT, bron, Papier(), "Boxtel", "lang")


def printed(bron: str) -> str:
    """The Markdown of a text with the longest example."""
    made = voorbeelden.ruim(SOORT.naam)
    gegevens = SOORT.gegevens.model_validate(made.gegevens)
    algemeen = {"kenmerk": made.kenmerk, "datum": made.datum, "aan": made.aan}
    return hersteld(SOORT.lees(bron).vul({**algemeen, **dict(gegevens)}))


@pytest.mark.parametrize(
    "bron",
    [
        "{{ ''.__class__ }}",
        "{{ aan.__class__ }}",
        "{{ aan.model_dump() }}",
        "{{ aan.model_config }}",
        "{{ aan['naam'] }}",
        "{{ aan|attr('__class__') }}",
        "{{ self }}",
        "{{ self.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ lipsum.__globals__ }}",
        "{{ range(10**9) }}",
        "{{ 'a' * 10**9 }}",
        "{{ 10 ** 10 ** 10 }}",
        "{{ [1, 2] }}",
        "{{ {'a': 1} }}",
        "{{ kenmerk ~ kenmerk }}",
        "{{ kenmerk[0] }}",
        "{{ kenmerk.format }}",
        "{{ kenmerk|upper }}",
        "{{ kenmerk|safe }}",
        "{{ documenten|map('attr', '__class__') }}",
        "{{ kenmerk if 1 else datum }}",
        "{{ kenmerk is defined }}",
        "{{ caller() }}",
        "{{ namespace() }}",
        "{% set x = 1 %}",
        "{% macro x() %}{% endmacro %}",
        "{% include 'web.py' %}",
        "{% import 'web.py' as x %}",
        "{% extends 'layout.html' %}",
        "{% block x %}{% endblock %}",
        "{% call kenmerk() %}{% endcall %}",
        "{% filter upper %}x{% endfilter %}",
        "{% with x = 1 %}{% endwith %}",
        "{% autoescape false %}{% endautoescape %}",
        "{% do kenmerk %}",
        "{% trans %}x{% endtrans %}",
        "{% for x in documenten recursive %}{% endfor %}",
        "{% for x in documenten if x %}{% endfor %}",
        "{% for x, y in documenten %}{% endfor %}",
        "{% for x in kenmerk %}{% endfor %}",
        "{% for x in range(9) %}{% endfor %}",
        "{% for kenmerk in documenten %}{% endfor %}",
        "{% for x in documenten %}{{ loop.index }}{% endfor %}",
        "{% for x in documenten %}{{ x.y }}{% endfor %}",
        "{{ x }}{% for x in documenten %}{% endfor %}",
    ],
)
def test_what_a_letter_does_not_need_is_refused(bron: str) -> None:
    with pytest.raises(Fout):
        SOORT.lees(f"# Kop\n\nTekst {bron}\n")


@pytest.mark.parametrize(
    ("bron", "says"),
    [
        ("", "Begin met het onderwerp"),
        ("Geen kop", "Begin met het onderwerp"),
        ("# Alleen een kop", "leeg"),
        ("## Verkeerde kop\n\nTekst", "Begin met het onderwerp"),
        ("# Kop\n\n# Nog een\n\nTekst", "kopjes met ##"),
        ("# Kop\n\n### Te diep\n\nTekst", "kopjes met ##"),
        ("# Kop\n\n## Goed\n\n#### Te diep\n\nTekst", "kopjes met ##"),
        ("# Kop\n\n{{ onbekend }}", "Regel 3: onbekend bestaat niet. Er is: aan, besluit"),
        ("# Kop\n\n{{ aan.bsn }}", "Regel 3: bsn bestaat hier niet. Er is: naam, regels"),
        ("# Kop\n\n{{ termijn }}", "Regel 3: kies een onderdeel: eind, naam, start, uitleg"),
        ("# Kop\n\n{{ termijn.uitleg.overgeslagen }}", "gebruik hier {% for"),
        ("# Kop\n\n{{ kenmerk | euro }}", "Regel 3: bij dit veld kan euro niet."),
        ("# Kop\n\n{{ kenmerk | hoofdletters }}", "kan alleen: euro, regels, weekdag"),
        ("# Kop\n\n{{ datum | weekdag(1) }}", "kan alleen: euro, regels, weekdag"),
        ("# Kop\n\n{% if documenten %}\nx", "{% endif %}"),
        ("# Kop\n\nx {{ kenmerk", "hier klopt iets niet"),
        ("# Kop\n\nx\n{% endif %}", "Regel 4: hier klopt iets niet"),
        ("# Kop\n\nx }} %}\n\n{{ }}", "Regel 5: hier klopt iets niet"),
        ("# Kop\n\n{{ uw_kenmerk }}", "moet tussen {% if"),
        ("# Kop\n\nx\x00y", "vreemde tekens"),
        ("# Kop\n\nx\U000f0041y", "vreemde tekens"),
        ("# Kop\n\nx\ue000y", "vreemde tekens"),
        ("# Kop\n\n" + "x" * LONGEST, "te lang"),
        ("# Kop\n\n| " + "a | " * 9 + "\n|" + "---|" * 9 + "\n", "hoogstens 8 kolommen"),
        ("# Kop\n\n" + "{% if kenmerk %}" * 60 + "x" + "{% endif %}" * 60, "te ingewikkeld"),
        ("# Kop\n\n{{ " + "(" * 2000 + "kenmerk" + ")" * 2000 + " }}", ""),
        ("# Kop\n\n{{ " + "not " * 3000 + "kenmerk }}", ""),
        ("# Kop\n\n{% if datum < kenmerk %}x{% endif %}", "kan met deze gegevens niet"),
    ],
    ids=range(28),
)
def test_what_is_wrong_is_said_where_it_is(bron: str, says: str) -> None:
    assert says in refused(bron)


@pytest.mark.parametrize(
    ("bron", "gives"),
    [
        ("{{ datum }}", "24 november 2026"),
        ("{{ datum | weekdag }}", "dinsdag 24 november 2026"),
        ("{{ documenten }}", "foto voorgevel.jpg en verklaring van de buren.pdf"),
        ("{{ commissie }}", "ja"),
        ("{% if commissie and not documenten %}a{% else %}b{% endif %}", "b"),
        ("{% if kenmerk == 'x' %}a{% elif commissie %}b{% endif %}", "b"),
        ("{% for d in documenten %}<{{ d }}>{% endfor %}", "<foto voorgevel.jpg>"),
        ("{% for o in termijn.uitleg.overgeslagen %}{{ o.datum }}{% endfor %}.", "."),
        ("{{ aan.regels | regels }}", "a\n5281 AT  Boxtel"),
        ("{# een opmerking #}x", "x"),
        ("een {% if commissie %}twee{% endif %}\ndrie", "een twee\ndrie"),
        ("{% if commissie %}\nalleen\n{% endif %}\nverder", "alleen\nverder"),
        ("{{ '{{' }} {% raw %}{{ x }}{% endraw %}", "{{ {{ x }}"),
    ],
    ids=range(13),
)
def test_what_a_text_can_do(bron: str, gives: str) -> None:
    assert gives in printed(bron)


@pytest.mark.parametrize("naam", sorted(alle()))
def test_every_field_that_is_offered_can_be_used(naam: str) -> None:
    soort = alle()[naam]
    for pad, wat in paden(soort.velden):
        if "x." in pad or wat == "lijst":
            continue
        soort.lees(f"# Kop\n\n{{% if {pad} %}}{{{{ {pad} }}}}{{% endif %}}\n")


@pytest.mark.parametrize(
    "bron",
    [
        "*" * LONGEST,
        "**a " * (LONGEST // 4),
        "[" * LONGEST,
        "- " * (LONGEST // 2),
        "#" * LONGEST,
        "|" * LONGEST,
        "\\" * LONGEST,
        "x\n\n" * (LONGEST // 3),
        "- x\n" * (LONGEST // 4),
        "| a |\n|---|\n" + "| b |\n" * (LONGEST // 7),
        "{% for a in documenten %}" * 6 + "x" * 500 + "{% endfor %}" * 6,
        "{{ kenmerk }}" * (LONGEST // 13),
        "{#" * (LONGEST // 2),
        "{{" * (LONGEST // 2),
    ],
    ids=range(14),
)
def test_a_text_that_is_made_to_be_slow_is_not(bron: str) -> None:
    # Of the processor: other tests run beside this one.
    started = time.process_time()
    with suppress(Invalid):
        zet_voorbeeld(SOORT, f"# Kop\n\n{bron}"[:LONGEST], Papier(), "Boxtel", "lang")
    assert time.process_time() - started < 10


def test_a_text_that_repeats_itself_too_often_is_refused() -> None:
    soort = alle()["bezwaar/uitnodiging_hoorzitting"]
    bron = "# Kop\n\n{% for a in wie %}{% for b in wie %}" + "x" * 15_000
    with pytest.raises(Invalid) as error:
        zet_voorbeeld(soort, bron + "{% endfor %}{% endfor %}", Papier(), "Boxtel", "lang")
    assert "te lang" in error.value.fields[0].reason


def test_html_and_links_are_only_text() -> None:
    _, blokken = opgebouwd("# Kop\n\n<b>x</b> [y](http://z) ![p](q) `c`\n")
    assert blokken == [
        {"soort": "alinea", "inhoud": ["<b>x</b> [y](http://z) ![p](q) `c`"]},
    ]


def test_a_fault_says_its_line() -> None:
    assert str(Fout("zo kan het niet.", 4)) == "Regel 4: zo kan het niet."
