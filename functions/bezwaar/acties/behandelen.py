"""Handling a case: whose it is, whether it can be dealt with, what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bezwaar import invoer, model
from bezwaar.acties.rij import (
    BEHANDELEN,
    DAG,
    Actie,
    Leeg,
    Wie,
    met,
    open_,
)
from bezwaar.collegas import Collega, kies
from bezwaar.model.staat import Bezwaar
from bezwaar.model.werk import werk
from gemeengoed.dossier import Event
from gemeengoed.flow.declare import Question


def _te_laat(bezwaar: Bezwaar, _vandaag: date) -> bool:
    seems = bezwaar.tijdigheid.uitkomst not in ("tijdig", "tijdig_door_post")
    return bezwaar.stand.wacht_op_beslissing and seems


def _herstelt(bezwaar: Bezwaar, _vandaag: date) -> bool:
    return bool(open_(bezwaar, _vandaag) and bezwaar.herstel and bezwaar.herstel.loopt)


def _te_doen(bezwaar: Bezwaar, _vandaag: date) -> bool:
    return werk(bezwaar) is not None


def _overdracht(collegas: Iterable[Collega]) -> tuple[Question, ...]:
    return (
        Question(
            "aan",
            "Aan wie?",
            "U ziet wie hier de laatste 90 dagen werkte.",
            options=tuple((c.merk, c.naam) for c in collegas),
        ),
        Question("toelichting", "Wat moet uw collega weten?", "Alleen medewerkers zien dit."),
    )


def _draag_over(bezwaar: Bezwaar, gegeven: invoer.Overdracht, wie: Wie) -> Event:
    aan = kies(wie.collegas(), gegeven.aan, "aan")
    return model.draag_over(
        bezwaar,
        behandelaar=aan.door,
        naam=aan.naam,
        toelichting=gegeven.toelichting,
        **wie.als,
    )


VERZUIMEN = (
    (invoer.Verzuim.GRONDEN, "De redenen van het bezwaar"),
    (invoer.Verzuim.ONDERTEKENING, "De handtekening"),
    (invoer.Verzuim.NAAM_EN_ADRES, "Naam en adres"),
    (invoer.Verzuim.BESLUIT, "Welk besluit het is"),
    (invoer.Verzuim.MACHTIGING, "De machtiging"),
    (invoer.Verzuim.VERTALING, "Een vertaling"),
)


ACTIES = (
    Actie(
        "neem-op-u",
        BEHANDELEN,
        "Neem deze zaak op u",
        "Ik behandel deze zaak",
        Leeg,
        lambda b, _, w: model.wijs_toe(
            b, behandelaar=w.principal.by, naam=w.principal.name or "Medewerker", **w.als
        ),
        open_,
    ),
    Actie(
        "draag-over",
        BEHANDELEN,
        "Draag de zaak over aan een collega",
        "Overdragen",
        invoer.Overdracht,
        _draag_over,
        _te_doen,
        _overdracht(()),
        uitleg="De zaak staat daarna op de werkvoorraad van uw collega.",
        vragen_bij=lambda _, w: _overdracht(w.collegas()),
    ),
    Actie(
        "leg-terug",
        BEHANDELEN,
        "Leg de zaak terug",
        "Terugleggen",
        Leeg,
        lambda b, _, w: model.leg_terug(b, **w.als),
        lambda b, v: bool(b.behandelaar and _te_doen(b, v)),
        uitleg="Niemand behandelt de zaak dan nog. Een collega kan haar op zich nemen.",
    ),
    Actie(
        "betrokken",
        BEHANDELEN,
        "Ik was betrokken bij het besluit",
        "Dit vastleggen",
        Leeg,
        lambda b, _, w: model.meld_betrokkenheid(b, medewerker=w.principal.by, **w.als),
        open_,
        uitleg="Wie het bestreden besluit nam, mag het bezwaar niet behandelen (Awb 10:3 lid 3). "
        "U kunt dit niet terugdraaien.",
    ),
    Actie(
        "tijdigheid",
        BEHANDELEN,
        "Beoordeel of het op tijd was",
        "Oordeel vastleggen",
        invoer.Tijdigheidsbesluit,
        lambda b, i, w: model.beoordeel_tijdigheid(b, i, **w.als),
        _te_laat,
        (
            Question(
                "oordeel",
                "Wat is uw oordeel?",
                options=(
                    (invoer.Tijdigheidsoordeel.TIJDIG, "Op tijd op de post gedaan"),
                    (invoer.Tijdigheidsoordeel.VERSCHOONBAAR, "Te laat, maar verschoonbaar"),
                    (
                        invoer.Tijdigheidsoordeel.NIET_VERSCHOONBAAR,
                        "Te laat en niet verschoonbaar",
                    ),
                ),
            ),
            Question("reden", "Waarom?", "Artikel 6:11: was het verzuim de indiener te verwijten?"),
        ),
    ),
    Actie(
        "vraag-herstel",
        BEHANDELEN,
        "Vraag om iets te herstellen",
        "Verzoek versturen",
        invoer.Herstelverzoek,
        lambda b, i, w: model.vraag_herstel(b, i, **w.als),
        met(lambda b: not (b.herstel and b.herstel.loopt)),
        (
            Question("wat", "Wat ontbreekt er?", options=VERZUIMEN),
            Question("weken", "Hoeveel weken krijgt de indiener?", "Meestal 2", width="n2"),
        ),
        uitleg="De termijn om te beslissen staat stil tot het hersteld is (Awb 7:10 lid 2).",
    ),
    Actie(
        "hersteld",
        BEHANDELEN,
        "Het verzuim is hersteld",
        "Herstel vastleggen",
        invoer.Herstelling,
        lambda b, i, w: model.herstel(b, i, **w.als),
        _herstelt,
        (
            Question("gronden", "De redenen van het bezwaar, als die ontbraken"),
            Question("naam", "Naam van de indiener, als die ontbrak"),
            Question("adres", "Adres van de indiener", "Vul dit alleen in als het adres ontbrak."),
            Question("op", "Wanneer kwam het binnen?", "Laat dit leeg als het vandaag was."),
        ),
    ),
    Actie(
        "notitie",
        BEHANDELEN,
        "Notitie",
        "Notitie toevoegen",
        invoer.Notitie,
        lambda b, i, w: model.leg_notitie(b, i, **w.als),
        lambda b, _: True,
        (Question("tekst", "Notitie", "Alleen medewerkers zien dit."),),
    ),
    Actie(
        "ander-besluit",
        BEHANDELEN,
        "Het besluit is gewijzigd of vervangen",
        "Nieuw besluit vastleggen",
        invoer.BestredenBesluit,
        lambda b, i, w: model.betrek_besluit(b, i, **w.als),
        open_,
        (
            Question("omschrijving", "Waar gaat het nieuwe besluit over?"),
            Question("kenmerk", "Kenmerk", width="short"),
            Question("bekendgemaaktOp", "Wanneer is het verstuurd?", DAG),
        ),
        uitleg="Het bezwaar is dan ook tegen het nieuwe besluit (Awb 6:19).",
    ),
    Actie(
        "ingetrokken",
        BEHANDELEN,
        "De indiener trekt het bezwaar in",
        "Intrekking vastleggen",
        invoer.Intrekking,
        lambda b, i, w: model.trek_in(b, i.reden, **w.als),
        open_,
        (Question("reden", "Wat zegt de indiener daarover?"),),
        uitleg="Per brief, of bij het horen (Awb 6:21). De indiener krijgt een bevestiging.",
        gevaar=True,
    ),
    Actie(
        "doorzenden",
        BEHANDELEN,
        "Stuur door naar een ander",
        "Doorsturen",
        invoer.Doorzending,
        lambda b, i, w: model.zend_door(b, i, **w.als),
        open_,
        (
            Question("naar", "Naar wie?", "Bijvoorbeeld: Gemeente Oirschot, of Rechtbank"),
            Question("reden", "Waarom hoort het daar?"),
        ),
        uitleg="De dag waarop het hier kwam, telt ook daar (Awb 6:15 lid 3).",
        gevaar=True,
    ),
)
