"""The page on which an official records an objection that came on paper."""

from __future__ import annotations

from bezwaar.invoer import Papier
from gemeengoed.flow.declare import Flow, Question, Section, Step

_DAG = "Bijvoorbeeld: 12 1 2027"

PAPIER = Flow(
    name="papier",
    title="Bezwaar op papier",
    model=Papier,
    send="Bezwaar vastleggen",
    sections=(
        Section(
            "Papier",
            (
                Step(
                    "papier",
                    "Bezwaar op papier",
                    (
                        Question("ontvangenOp", "Wanneer kwam het binnen?", _DAG),
                        Question("balie", "Is het aan de balie afgegeven?"),
                        Question(
                            "poststempel",
                            "Wanneer is het op de post gedaan?",
                            "Kijk naar de envelop. Laat dit leeg als u het niet weet.",
                        ),
                        Question(
                            "stuk.indiener.naam",
                            "Naam van de indiener",
                            "Laat dit leeg als het er niet op staat.",
                        ),
                        Question(
                            "stuk.indiener.adres",
                            "Adres van de indiener",
                            "Laat dit leeg als het er niet op staat.",
                        ),
                        Question("stuk.besluit.omschrijving", "Waar gaat het besluit over?"),
                        Question("stuk.besluit.kenmerk", "Kenmerk van het besluit", width="short"),
                        Question("stuk.besluit.bekendgemaaktOp", "Datum van het besluit", _DAG),
                        Question(
                            "stuk.gronden",
                            "Redenen van het bezwaar",
                            "Laat dit leeg als ze er niet in staan.",
                        ),
                        Question("stuk.vraagtKosten", "Wordt gevraagd om de kosten te vergoeden?"),
                        Question("stuk.ondertekend", "Is het bezwaar ondertekend?"),
                    ),
                ),
            ),
        ),
    ),
)
