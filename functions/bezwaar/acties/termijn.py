"""By when we decide: postponement, delay and what lets the term stand still (Awb 7:10, 4:15)."""

from __future__ import annotations

from bezwaar import invoer, model
from bezwaar.acties.rij import (
    DAG,
    TIJD,
    Actie,
    met,
    open_,
)
from gemeengoed import awb
from gemeengoed.flow.declare import Question

ACTIES = (
    Actie(
        "verdagen",
        TIJD,
        "Verdaag de beslissing",
        "Verdagen",
        invoer.Verdagingsbesluit,
        lambda b, i, w: model.verdaag(b, i, **w.als),
        met(lambda b: b.verdaging is None),
        (
            Question("weken", "Hoeveel weken?", "Hoogstens 6, en maar één keer", width="n2"),
            Question("reden", "Waarom?", "Dit staat in de brief aan de indiener."),
        ),
    ),
    Actie(
        "instemming",
        TIJD,
        "Stel de beslissing verder uit",
        "Uitstel vastleggen",
        invoer.Instemmingsbesluit,
        lambda b, i, w: model.stem_in(b, i, **w.als),
        open_,
        (
            Question("tot", "Tot en met welke dag?", DAG),
            Question(
                "grond",
                "Waarom mag het?",
                options=(
                    (awb.Uitstelgrond.ALLEN, "a. Iedereen die een belang heeft, stemt in"),
                    (awb.Uitstelgrond.INDIENER, "b. De indiener stemt in en het schaadt niemand"),
                    (awb.Uitstelgrond.PROCEDURE, "c. Regels over de procedure maken het nodig"),
                ),
            ),
            Question("wie", "Wie heeft ingestemd?", "Alleen bij a en b."),
            Question("anderen", "Waarom kan het anderen niet schaden?", "Alleen bij b."),
            Question("voorschrift", "Welke regel is dat?", "Alleen bij c. Noem het artikel."),
        ),
        uitleg="Awb 7:10 lid 4. De indiener krijgt hierover een brief (lid 5). Zijn er anderen met "
        "een belang? Laat het hun ook schriftelijk weten.",
    ),
    Actie(
        "opschorten",
        TIJD,
        "Laat de termijn stilstaan",
        "Termijn stilzetten",
        invoer.Opschortbesluit,
        lambda b, i, w: model.schort_op(b, i, **w.als),
        met(lambda b: b.opgeschort is None),
        (
            Question(
                "grond",
                "Wat houdt de beslissing tegen?",
                options=(
                    (awb.Opschortgrond.AANVRAGER, "Vertraging door de indiener"),
                    (awb.Opschortgrond.OVERMACHT, "Overmacht"),
                    (awb.Opschortgrond.BUITENLAND, "Informatie die uit het buitenland moet komen"),
                ),
            ),
            Question("reden", "Wat is er aan de hand?", "Dit staat in de brief aan de indiener."),
            Question("vanaf", "Sinds wanneer?", "Laat dit leeg als het vandaag begint."),
            Question("verwacht", "Wanneer komt de beslissing wel?", "Verplicht bij overmacht."),
        ),
        uitleg="Awb 4:15. Ontbreekt er iets in het bezwaar? Vraag dan om herstel: dat is een "
        "andere regel.",
    ),
    Actie(
        "opschorting-voorbij",
        TIJD,
        "De termijn loopt weer",
        "Termijn laten lopen",
        invoer.Opschorteinde,
        lambda b, i, w: model.beeindig_opschorting(b, i, **w.als),
        met(lambda b: b.opgeschort),
        (Question("op", "Vanaf welke dag?", "Laat dit leeg als het vandaag is."),),
        uitleg="De indiener krijgt een brief met de nieuwe datum (Awb 4:15 lid 4).",
    ),
)
