"""What who objects can do with their own case, beside following it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bezwaar import invoer, model
from bezwaar.acties import Actie, Leeg, Wie
from bezwaar.model.staat import Bezwaar
from bezwaar.model.termijnen import in_gebreke_vanaf
from gemeengoed.flow.declare import Question
from gemeengoed.tekst import datum, tijdstip

UW_ZAAK = "Uw zaak"


def _herstelt(bezwaar: Bezwaar, _vandaag: date) -> bool:
    open_ = bezwaar.stand.wacht_op_beslissing
    return bool(open_ and bezwaar.herstel and bezwaar.herstel.loopt)


def _te_laat(bezwaar: Bezwaar, vandaag: date) -> bool:
    vanaf = in_gebreke_vanaf(bezwaar)
    late = vanaf is not None and vandaag >= vanaf
    return bezwaar.stand.wacht_op_beslissing and late and bezwaar.dwangsom is None


def _kiest(bezwaar: Bezwaar, vandaag: date) -> bool:
    voorstel = bezwaar.voorstel
    open_ = bezwaar.stand.wacht_op_beslissing
    return bool(open_ and voorstel and vandaag <= voorstel.kiezen_tot)


def _nog_niet_gehoord(bezwaar: Bezwaar, _vandaag: date) -> bool:
    klaar = bezwaar.horen and not bezwaar.nieuwe_feiten_op
    return bezwaar.stand.wacht_op_beslissing and not klaar


_MOMENT = Question(
    "moment",
    "Welk moment past u?",
    options=tuple((nummer, f"Moment {nummer}") for nummer in invoer.Momentnummer),
)


def _momenten(bezwaar: Bezwaar, _wie: Wie) -> tuple[Question, ...]:
    """The moments that there are to choose from."""
    voorstel = bezwaar.voorstel
    if voorstel is None:
        return (_MOMENT,)
    wanneer = zip(invoer.Momentnummer, voorstel.momenten, strict=False)
    options = tuple((nummer, tijdstip(moment)) for nummer, moment in wanneer)
    hint = (
        f"De plaats is: {voorstel.plaats}. U kunt kiezen tot en met {datum(voorstel.kiezen_tot)}."
    )
    return (replace(_MOMENT, options=options, hint=hint),)


ACTIES: tuple[Actie, ...] = (
    Actie(
        "aanvullen",
        UW_ZAAK,
        "Vul uw bezwaar aan",
        "Aanvulling versturen",
        invoer.Aanvulling,
        lambda b, i, w: model.herstel(b, invoer.Herstelling(gronden=i.tekst), **w.als),
        _herstelt,
        (Question("tekst", "Wat wilt u aanvullen?", "Bijvoorbeeld: waarom u het niet eens bent."),),
    ),
    Actie(
        "moment",
        UW_ZAAK,
        "Kies wanneer u wordt gehoord",
        "Dit moment kiezen",
        invoer.Momentkeuze,
        lambda b, i, w: model.kies_moment(b, int(i.moment), **w.als),
        _kiest,
        (_MOMENT,),
        uitleg="Kiest u niets, dan is de hoorzitting op het eerste moment.",
        vragen_bij=_momenten,
    ),
    Actie(
        "niet-gehoord",
        UW_ZAAK,
        "Ik wil niet worden gehoord",
        "Dit laten weten",
        Leeg,
        lambda b, _, w: model.wil_niet_worden_gehoord(b, **w.als),
        _nog_niet_gehoord,
        uitleg="U mag uw bezwaar toelichten in een gesprek: de hoorzitting. Dat hoeft niet. Laat "
        "u weten dat u dit niet wilt? Dan beslissen wij zonder hoorzitting (Awb 7:3 onder c). U "
        "zegt dit ook voor wie samen met u bezwaar maakt.",
    ),
    Actie(
        "kosten",
        UW_ZAAK,
        "Vraag om vergoeding van uw kosten",
        "Vergoeding vragen",
        Leeg,
        lambda b, _, w: model.vraag_kosten(b, **w.als),
        lambda b, _: b.stand.wacht_op_beslissing and not b.vraagt_kosten,
        uitleg="Dit kan als u gelijk krijgt door een fout van ons, en als iemand u beroepsmatig "
        "helpt (Awb 7:15).",
    ),
    Actie(
        "ingebrekestelling",
        UW_ZAAK,
        "Laat weten dat wij te laat zijn",
        "Ingebrekestelling versturen",
        Leeg,
        lambda b, _, w: model.stel_in_gebreke(b, **w.als),
        _te_laat,
        uitleg="Wij hadden al moeten beslissen. Stuurt u dit, dan hebben wij nog twee weken. "
        "Daarna moeten wij u een bedrag betalen voor elke dag dat wij te laat zijn (Awb 4:17).",
    ),
    Actie(
        "intrekken",
        UW_ZAAK,
        "Trek uw bezwaar in",
        "Bezwaar intrekken",
        invoer.Intrekking,
        lambda b, i, w: model.trek_in(b, i.reden, **w.als),
        lambda b, _: b.stand.wacht_op_beslissing,
        (Question("reden", "Waarom trekt u uw bezwaar in?"),),
        uitleg="Wij beslissen dan niet meer op uw bezwaar. U kunt dit niet terugdraaien.",
        gevaar=True,
    ),
)
