"""Hearing who objects, and what a committee advises (Awb 7:2-7:13)."""

from __future__ import annotations

from bezwaar import invoer, model
from bezwaar.acties.rij import (
    DAG,
    DICTA,
    HOREN,
    Actie,
    met,
    open_,
)
from gemeengoed.flow.declare import Question, Repeat

_HOREN_DOOR = (
    Question("horenDoor.0", "Wie hoort?", "Laat dit leeg als de hele commissie hoort."),
    Question("horenDoor.1", "Wie nog meer?"),
    Question("horenDoor.2", "En wie nog meer?"),
)
NIET_HOREN = (
    (invoer.NietHoren.KENNELIJK_NIET_ONTVANKELIJK, "a. Kennelijk niet-ontvankelijk"),
    (invoer.NietHoren.KENNELIJK_ONGEGROND, "b. Kennelijk ongegrond"),
    (invoer.NietHoren.AFGEZIEN, "c. De indiener wil niet worden gehoord"),
    (invoer.NietHoren.NIET_GEREAGEERD, "d. De indiener reageerde niet op tijd"),
    (invoer.NietHoren.VOLLEDIG_TEGEMOETGEKOMEN, "e. Wij komen volledig tegemoet"),
)


ACTIES = (
    Actie(
        "commissie",
        HOREN,
        "Laat een commissie adviseren",
        "Commissie vastleggen",
        invoer.Commissie,
        lambda b, i, w: model.stel_commissie_in(b, i, **w.als),
        met(lambda b: b.commissie is None),
        (
            Question("voorzitter.naam", "Wie is de voorzitter?"),
            Question("voorzitter.vanBuiten", "Is de voorzitter van buiten de gemeente?"),
        ),
        Repeat(
            "leden",
            "De leden",
            "Lid",
            (Question("naam", "Naam"), Question("vanBuiten", "Van buiten de gemeente?")),
            most=8,
        ),
        uitleg="Met een commissie is de termijn twaalf weken (Awb 7:10 lid 1 en 7:13).",
    ),
    Actie(
        "hoorzitting",
        HOREN,
        "Plan een hoorzitting",
        "Uitnodigen",
        invoer.Zittingsplan,
        lambda b, i, w: model.plan_zitting(b, i, **w.als),
        open_,
        (
            Question("dag", "Op welke dag?", DAG),
            Question("tijd", "Hoe laat?", "Bijvoorbeeld: 14.30", width="n6"),
            Question("plaats", "Waar?", "Bijvoorbeeld: gemeentehuis, kamer 1.04"),
            *_HOREN_DOOR,
            Question("indienerAkkoord", "Vindt de indiener minder dan tien dagen goed?"),
        ),
        uitleg="Bij hoorzittingen, op de werkvoorraad, ziet u welke kamers wanneer bezet zijn. Is "
        "er al een hoorzitting gepland? Dan komt deze in de plaats daarvan.",
    ),
    Actie(
        "hoorzitting-voorstellen",
        HOREN,
        "Laat de indiener een moment kiezen",
        "Momenten voorstellen",
        invoer.Zittingsvoorstel,
        lambda b, i, w: model.stel_momenten_voor(b, i, **w.als),
        met(lambda b: b.persoon),
        (
            Question("plaats", "Waar?", "Bijvoorbeeld: gemeentehuis, kamer 1.04"),
            *_HOREN_DOOR,
            Question("kiezenTot", "Tot en met welke dag kan de indiener kiezen?", DAG),
        ),
        Repeat(
            "momenten",
            "De momenten",
            "Moment",
            (
                Question("dag", "Op welke dag?", DAG),
                Question("tijd", "Hoe laat?", "Bijvoorbeeld: 14.30", width="n6"),
            ),
            most=5,
        ),
        uitleg="Kiest de indiener niet, dan staat het eerste moment.",
    ),
    Actie(
        "hoorzitting-vervalt",
        HOREN,
        "De hoorzitting gaat niet door",
        "Hoorzitting laten vervallen",
        invoer.Reden,
        lambda b, i, w: model.vervalt(b, i.reden, **w.als),
        met(lambda b: b.zitting or b.voorstel),
        (Question("reden", "Waarom niet?", "De indiener leest dit."),),
        uitleg="De indiener krijgt hierover een brief. Kennen wij geen adres? Bel dan. De kamer is "
        "daarna weer vrij.",
        gevaar=True,
    ),
    Actie(
        "verslag",
        HOREN,
        "Leg het verslag van het horen vast",
        "Verslag vastleggen",
        invoer.Hoorverslag,
        lambda b, i, w: model.leg_verslag_vast(b, i, **w.als),
        open_,
        (
            Question("gehoordOp", "Op welke dag?", DAG),
            Question("gehoordDoor.0", "Wie heeft gehoord?"),
            Question("gehoordDoor.1", "Wie nog meer?"),
            Question("gehoordDoor.2", "En wie nog meer?"),
            Question(
                "primairBetrokken",
                "Hoeveel van hen waren betrokken bij het besluit?",
                "Dit mogen er niet te veel zijn (Awb 7:5).",
                width="n2",
            ),
            Question("leiderBetrokken", "Was wie het horen leidde, een van hen?"),
            Question(
                "doorBestuursorgaan",
                "Hoorde het bestuursorgaan zelf, of een lid daarvan?",
                "Bijvoorbeeld een wethouder. Dan mogen zij wel betrokken zijn geweest.",
            ),
            Question("verslag", "Verslag"),
        ),
    ),
    Actie(
        "nieuwe-feiten",
        HOREN,
        "Er zijn nieuwe feiten na het horen",
        "Vastleggen",
        invoer.Notitie,
        lambda b, i, w: model.meld_nieuwe_feiten(b, i.tekst, **w.als),
        met(lambda b: b.horen and b.horen.gehoord_op),
        (Question("tekst", "Wat is er bekend geworden?"),),
        uitleg="De indiener wordt hierover opnieuw gehoord (Awb 7:9).",
    ),
    Actie(
        "niet-horen",
        HOREN,
        "Er wordt niet gehoord",
        "Vastleggen",
        invoer.NietHorenBesluit,
        lambda b, i, w: model.zie_af_van_horen(b, i.grond, i.toelichting, **w.als),
        met(lambda b: b.horen is None),
        (
            Question("grond", "Op welke grond (Awb 7:3)?", options=NIET_HOREN),
            Question("toelichting", "Toelichting"),
        ),
    ),
    Actie(
        "advies",
        HOREN,
        "Leg het advies vast",
        "Advies vastleggen",
        invoer.Adviestekst,
        lambda b, i, w: model.adviseer(b, i, **w.als),
        met(lambda b: b.commissie and b.advies is None),
        (
            Question("dictum", "Wat adviseert de commissie?", options=DICTA),
            Question("tekst", "Advies"),
        ),
    ),
)
