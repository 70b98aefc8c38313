"""What who objects can do with their own case, beside following it."""

from __future__ import annotations

from datetime import date

from bezwaar import invoer, model
from bezwaar.acties import Actie, Leeg
from bezwaar.model.staat import Bezwaar
from bezwaar.model.termijnen import in_gebreke_vanaf
from gemeengoed.flow.declare import Question

UW_ZAAK = "Uw zaak"


def _herstelt(bezwaar: Bezwaar, _vandaag: date) -> bool:
    open_ = bezwaar.stand.wacht_op_beslissing
    return bool(open_ and bezwaar.herstel and bezwaar.herstel.loopt)


def _te_laat(bezwaar: Bezwaar, vandaag: date) -> bool:
    vanaf = in_gebreke_vanaf(bezwaar)
    late = vanaf is not None and vandaag >= vanaf
    return bezwaar.stand.wacht_op_beslissing and late and bezwaar.dwangsom is None


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
