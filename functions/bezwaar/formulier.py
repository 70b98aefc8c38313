"""The form with which a person objects (Awb 6:5), page by page."""

from __future__ import annotations

from datetime import datetime

from bezwaar.application import APPLICATION
from bezwaar.invoer import BestredenBesluit, Bezwaarschrift
from bezwaar.model import controleer_besluit
from gemeengoed.flow import Drafts, Files, Flow, Is, Question, Repeat, Section, Step
from gemeengoed.flow.declare import Answers
from gemeengoed.form import Form
from gemeengoed.problem import Invalid

CONCEPTEN = Drafts(APPLICATION.index("persoon"))
_BESLUIT = "besluit."


def _controleer_besluit(answers: Answers, now: datetime) -> None:
    """The date that the term depends on, and the reference, as soon as they are filled in."""
    of_besluit = {n.removeprefix(_BESLUIT): v for n, v in answers.items() if n.startswith(_BESLUIT)}
    try:
        besluit = Form(of_besluit).parse(BestredenBesluit)
    except Invalid:
        # What is wrong with it, the model says.
        return
    controleer_besluit(besluit, now, "besluit")


MAKEN = Flow(
    name="maken",
    title="Bezwaar maken",
    intro="Bent u het niet eens met een besluit? Vertel ons om welk besluit het gaat en waarom.",
    before=(
        "De brief met het besluit. Daarop staan het kenmerk en de datum.",
        "Documenten die u wilt meesturen. Dit hoeft niet.",
    ),
    model=Bezwaarschrift,
    sections=(
        Section(
            "Het besluit",
            (
                Step(
                    "besluit",
                    "Tegen welk besluit maakt u bezwaar?",
                    (
                        Question(
                            "besluit.omschrijving",
                            "Waar gaat het besluit over?",
                            "Bijvoorbeeld: weigering vergunning dakkapel",
                        ),
                        Question(
                            "besluit.kenmerk",
                            "Kenmerk van het besluit",
                            "Dit staat bovenaan de brief.",
                            width="short",
                        ),
                        Question(
                            "besluit.bekendgemaaktOp",
                            "Wanneer is het besluit verstuurd?",
                            "Dit is de datum van de brief. Bijvoorbeeld: 2 11 2026",
                        ),
                    ),
                    check=_controleer_besluit,
                ),
            ),
        ),
        Section(
            "Uw bezwaar",
            (
                Step(
                    "redenen",
                    "Waarom u het er niet mee eens bent",
                    (
                        Question(
                            "gronden",
                            "Waarom bent u het er niet mee eens?",
                            "Weet u dit nog niet? Dan kunt u dit ook later aanvullen.",
                        ),
                    ),
                ),
                Step(
                    "documenten",
                    "Documenten",
                    files=Files(
                        "Wilt u documenten meesturen?",
                        "Bijvoorbeeld de brief met het besluit, of foto's. Het hoeft niet.",
                    ),
                ),
            ),
        ),
        Section(
            "Wie bezwaar maakt",
            (
                Step(
                    "naam",
                    "Uw naam",
                    (Question("indiener.naam", "Wat is uw naam?", autocomplete="name"),),
                ),
                Step("adres", "Uw adres", (Question("indiener.adres", "Wat is uw adres?"),)),
                Step(
                    "samen",
                    "Samen met anderen",
                    (
                        Question(
                            "_samen",
                            "Maakt u dit bezwaar samen met anderen?",
                            "Bijvoorbeeld met uw partner of met buren.",
                        ),
                    ),
                ),
                Step(
                    "anderen",
                    "Met wie u dit bezwaar maakt",
                    when=Is("_samen", "ja"),
                    repeat=Repeat(
                        "medeIndieners",
                        "Met wie maakt u bezwaar?",
                        "Persoon",
                        (Question("naam", "Naam"), Question("adres", "Adres")),
                        most=5,
                    ),
                ),
                Step(
                    "gemachtigde",
                    "Iemand die voor u spreekt",
                    (
                        Question(
                            "_gemachtigde",
                            "Spreekt iemand anders namens u?",
                            "Bijvoorbeeld een advocaat of een familielid.",
                        ),
                    ),
                ),
                Step(
                    "wie-spreekt",
                    "Wie er voor u spreekt",
                    (
                        Question("gemachtigde.naam", "Naam"),
                        Question("gemachtigde.adres", "Adres"),
                        Question(
                            "gemachtigde.beroepsmatig",
                            "Is dit het werk van deze persoon?",
                            "Bijvoorbeeld een advocaat, of iemand van een rechtswinkel.",
                        ),
                    ),
                    when=Is("_gemachtigde", "ja"),
                    intro="Onze brieven gaan naar deze persoon. "
                    "Wij kunnen vragen om een machtiging.",
                ),
            ),
        ),
        Section(
            "Wat u nog wilt vragen",
            (
                Step(
                    "kosten",
                    "Kosten en de rechter",
                    (
                        Question(
                            "vraagtKosten",
                            "Wilt u dat wij uw kosten vergoeden?",
                            "Dit kan als u gelijk krijgt door een fout van ons. "
                            "U moet het vragen voordat wij beslissen.",
                        ),
                        Question(
                            "vraagtRechtstreeksBeroep",
                            "Wilt u meteen naar de rechter?",
                            "Dan beslissen wij niet zelf op uw bezwaar. Meestal is dat niet nodig.",
                        ),
                    ),
                ),
            ),
        ),
    ),
    declaration=Question(
        "ondertekend", "Ik dien hiermee mijn bezwaar in. Dit telt als mijn handtekening."
    ),
    send="Bezwaar indienen",
)
