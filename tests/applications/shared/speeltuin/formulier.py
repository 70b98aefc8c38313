"""A form with every kind of question the kit knows."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from gemeengoed.flow import Drafts, Files, Flow, Is, Question, Repeat, Section, Step
from gemeengoed.flow.declare import Answers
from gemeengoed.model import Model
from gemeengoed.problem import Invalid
from gemeengoed.velden import (
    Adres,
    Akkoord,
    Bedrag,
    Bsn,
    Datum,
    Email,
    Getal,
    Iban,
    Ja,
    Postcode,
    Regel,
    Tekst,
    Telefoon,
)
from speeltuin.application import APPLICATION


class Kleur(StrEnum):
    ROOD = "rood"
    BLAUW = "blauw"


class Kosten(Model):
    wat: Regel
    bedrag: Bedrag


class Aanvraag(Model):
    naam: Regel
    verhaal: Tekst | None = None
    sinds: Datum
    aantal: Getal | None = None
    bedrag: Bedrag
    rekening: Iban
    bsn: Bsn
    plaats: Postcode | None = None
    mail: Email | None = None
    telefoon: Telefoon | None = None
    spoed: Ja
    kleur: Kleur
    tint: Regel | None = None
    adres: Adres
    kosten: tuple[Kosten, ...] = ()
    akkoord: Akkoord


def _niet_dertien(answers: Answers, now: datetime) -> None:
    if answers.get("aantal") == "13":
        raise Invalid.at("aantal", "waarde", "Dertien brengt ongeluk.")


CONCEPTEN = Drafts(APPLICATION.index("lijst"))
VRAGEN = Flow(
    name="vragen",
    title="Alles vragen",
    model=Aanvraag,
    before=("Een potlood.",),
    sections=(
        Section(
            "Wie",
            (
                Step("naam", "Uw naam", (Question("naam", "Hoe heet u?"),)),
                Step(
                    "nummers",
                    "Uw nummers",
                    (
                        Question("bsn", "Uw nummer"),
                        Question("rekening", "Uw rekening"),
                        Question("mail", "Uw mail"),
                        Question("telefoon", "Uw telefoon"),
                        Question("plaats", "Uw postcode"),
                    ),
                ),
                Step("adres", "Uw adres", (Question("adres", "Waar woont u?"),)),
            ),
        ),
        Section(
            "Wat",
            (
                Step(
                    "wat",
                    "Wat u wilt",
                    (
                        Question("sinds", "Sinds wanneer?"),
                        Question("aantal", "Hoeveel?"),
                        Question("bedrag", "Welk bedrag?"),
                        Question("spoed", "Heeft het haast?"),
                        Question(
                            "kleur",
                            "Welke kleur?",
                            options=((Kleur.ROOD, "Rood"), (Kleur.BLAUW, "Blauw")),
                        ),
                        Question("tint", "Welke tint rood?", when=Is("kleur", "rood")),
                    ),
                    check=_niet_dertien,
                ),
                Step("verhaal", "Uw verhaal", (Question("verhaal", "Vertel het"),)),
                Step("gemaakt", "Kosten", (Question("_kosten", "Maakte u kosten?"),)),
                Step(
                    "kosten",
                    "Uw kosten",
                    when=Is("_kosten", "ja"),
                    repeat=Repeat(
                        "kosten",
                        "Welke kosten?",
                        "Kostenpost",
                        (Question("wat", "Waarvoor"), Question("bedrag", "Hoeveel")),
                        most=3,
                    ),
                ),
                Step("stukken", "Documenten", files=Files("Wilt u iets meesturen?", most=2)),
            ),
        ),
    ),
    declaration=Question("akkoord", "Ik meen het."),
    send="Versturen",
)
