"""The decision and its penalty: drafted by one, taken by another, sent (Awb 7:11, 4:17)."""

from __future__ import annotations

from bezwaar import invoer, model
from bezwaar.acties.rij import (
    BESLISSEN,
    DAG,
    DICTA,
    DWANGSOM,
    Actie,
    Leeg,
    met,
)
from bezwaar.model.staat import Stand
from bezwaar.samen import zonder_verzoek
from gemeengoed.flow.declare import Is, Question

ACTIES = (
    Actie(
        "ontwerp",
        BESLISSEN,
        "Maak een ontwerp van de beslissing",
        "Ontwerp vastleggen",
        invoer.Beslissing,
        lambda b, i, w: model.ontwerp(b, i, **w.als),
        met(lambda b: b.ontwerp is None),
        (
            Question("dictum", "Hoe beslist u?", options=DICTA),
            Question(
                "nietOntvankelijk",
                "Waarom is het bezwaar niet-ontvankelijk?",
                options=(
                    (invoer.NietOntvankelijk.TE_LAAT, "Te laat ingediend"),
                    (invoer.NietOntvankelijk.VERZUIM, "Een verzuim is niet hersteld"),
                    (invoer.NietOntvankelijk.GEEN_BELANGHEBBENDE, "Geen belanghebbende"),
                ),
                when=Is("dictum", "niet_ontvankelijk"),
            ),
            Question("herroepen", "Wordt het bestreden besluit herroepen?"),
            Question("motivering", "Motivering", "Waarop berust de beslissing (Awb 7:12)?"),
            Question(
                "afwijkingAdvies",
                "Waarom wijkt u af van het advies?",
                "Alleen als er een advies is (Awb 7:13 lid 7).",
            ),
            Question("_kosten", "Beslist u over vergoeding van kosten (Awb 7:15)?"),
            Question(
                "kosten.foutVanOns",
                "Wordt herroepen om een fout van ons?",
                when=Is("_kosten", "ja"),
            ),
            Question("kosten.hoorzitting", "Was er een hoorzitting?", when=Is("_kosten", "ja")),
            Question(
                "kosten.gewicht",
                "Hoe zwaar is de zaak?",
                options=(
                    (invoer.Gewicht.ZEER_LICHT, "Zeer licht (0,25)"),
                    (invoer.Gewicht.LICHT, "Licht (0,5)"),
                    (invoer.Gewicht.GEMIDDELD, "Gemiddeld (1)"),
                    (invoer.Gewicht.ZWAAR, "Zwaar (1,5)"),
                    (invoer.Gewicht.ZEER_ZWAAR, "Zeer zwaar (2)"),
                ),
                when=Is("_kosten", "ja"),
            ),
            Question(
                "kosten.toevoeging",
                "Is er een toevoeging?",
                "Dan betalen wij aan wie de rechtsbijstand verleent (Awb 7:15 lid 5).",
                when=Is("_kosten", "ja"),
            ),
        ),
        uitleg="Een collega stelt het ontwerp daarna vast.",
    ),
    Actie(
        "ontwerp-terug",
        BESLISSEN,
        "Geef het ontwerp terug",
        "Teruggeven",
        invoer.Reden,
        lambda b, i, w: model.geef_terug(b, i.reden, **w.als),
        met(lambda b: b.ontwerp),
        (Question("reden", "Wat moet er anders?"),),
    ),
    Actie(
        "vaststellen",
        BESLISSEN,
        "Stel de beslissing vast",
        "Beslissing vaststellen",
        Leeg,
        lambda b, _, w: model.neem_ontwerp_over(b, **w.als),
        met(lambda b: b.ontwerp),
        uitleg="Wie het ontwerp maakte, kan het niet ook vaststellen.",
    ),
    Actie(
        "bekendmaken",
        BESLISSEN,
        "De beslissing is verstuurd",
        "Bekendmaking vastleggen",
        invoer.Dag,
        lambda b, i, w: model.maak_bekend(b, i.op, **w.als),
        lambda b, _: b.stand is Stand.BESLIST,
        (Question("op", "Op welke dag is de beslissing verstuurd?", DAG),),
        uitleg="De termijn voor beroep begint de dag daarna.",
    ),
    Actie(
        "rechtstreeks-beroep",
        BESLISSEN,
        "Stem in met rechtstreeks beroep",
        "Instemmen",
        Leeg,
        lambda b, _, w: model.stem_in_rechtstreeks_beroep(
            b, ander_bezwaar_zonder_verzoek=any(map(zonder_verzoek, w.anderen(b))), **w.als
        ),
        met(lambda b: b.vraagt_rechtstreeks_beroep),
        uitleg="Dit kan niet als iemand anders bezwaar maakte tegen hetzelfde besluit en er niet "
        "om vroeg. Wij zoeken dat op aan het kenmerk van het besluit (Awb 7:1a lid 2).",
    ),
    Actie(
        "geen-rechtstreeks-beroep",
        BESLISSEN,
        "Weiger rechtstreeks beroep",
        "Weigeren",
        invoer.Reden,
        lambda b, i, w: model.weiger_rechtstreeks_beroep(b, i.reden, **w.als),
        met(lambda b: b.vraagt_rechtstreeks_beroep),
        (Question("reden", "Waarom beslissen wij zelf?"),),
    ),
    Actie(
        "ingebrekestelling-ontvangen",
        DWANGSOM,
        "Er kwam een brief dat wij te laat zijn",
        "Ingebrekestelling vastleggen",
        invoer.Dag,
        lambda b, i, w: model.stel_in_gebreke(b, op=i.op, **w.als),
        lambda b, _: b.stand.wacht_op_bekendmaking,
        (Question("op", "Wanneer kwam de brief binnen?", DAG),),
        uitleg="De dag van ontvangst telt (Awb 4:17 lid 3).",
    ),
    Actie(
        "dwangsom",
        DWANGSOM,
        "Stel de dwangsom vast",
        "Dwangsom vaststellen",
        invoer.Dwangsombesluit,
        lambda b, i, w: model.stel_dwangsom_vast(b, i, **w.als),
        lambda b, _: bool(b.dwangsom and b.dwangsom.vastgesteld_op is None),
        (
            Question(
                "geen",
                "Is er geen dwangsom? Kies de grond (Awb 4:17 lid 6)",
                options=(
                    (invoer.GeenDwangsom.ONREDELIJK_LAAT, "De ingebrekestelling kwam te laat"),
                    (invoer.GeenDwangsom.GEEN_BELANGHEBBENDE, "Geen belanghebbende"),
                    (
                        invoer.GeenDwangsom.KENNELIJK,
                        "Kennelijk niet-ontvankelijk of ongegrond",
                    ),
                ),
            ),
            Question("toelichting", "Toelichting", "Verplicht als er geen dwangsom is."),
        ),
    ),
)
