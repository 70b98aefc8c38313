"""What a resident is asked, page by page; what is right and wrong, the model says."""

from __future__ import annotations

from gemeengoed.flow import Drafts, Flow, Question, Section, Step
from voorbeeld.application import APPLICATION
from voorbeeld.model import Bericht

CONCEPTEN = Drafts(APPLICATION.index("lijst"))

SCHRIJVEN = Flow(
    name="schrijven",
    title="Bericht sturen",
    model=Bericht,
    sections=(
        Section(
            "Uw bericht",
            (
                Step(
                    "onderwerp",
                    "Waar het over gaat",
                    (Question("onderwerp", "Waar gaat het over?"),),
                ),
                Step("tekst", "Uw bericht", (Question("tekst", "Wat wilt u ons vertellen?"),)),
            ),
        ),
    ),
    send="Versturen",
)
