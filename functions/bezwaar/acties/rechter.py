"""What comes of it at the court (Awb 6:12, chapter 8)."""

from __future__ import annotations

from datetime import date

from bezwaar import invoer, model
from bezwaar.acties.rij import (
    DAG,
    RECHTER,
    Actie,
    Leeg,
)
from bezwaar.model.staat import Bezwaar, Stand
from gemeengoed.dossier import new_id
from gemeengoed.flow.declare import Question


def _in_beroep(bezwaar: Bezwaar, _vandaag: date) -> bool:
    return bool(bezwaar.beroep and bezwaar.beroep.loopt)


def _voor_de_rechtbank(bezwaar: Bezwaar, _vandaag: date) -> bool:
    beroep = bezwaar.beroep
    return bool(beroep and beroep.bij_de_rechtbank and not beroep.stukken_verzonden_op)


def _beroep_mogelijk(bezwaar: Bezwaar, vandaag: date) -> bool:
    """Against a decision, also when the case was closed, or because there is none in time."""
    if _in_beroep(bezwaar, vandaag):
        return False
    if bezwaar.stand.wacht_op_bekendmaking:
        eind = bezwaar.beslistermijn.eind
        return bool(bezwaar.dwangsom) or (eind is not None and vandaag > eind)
    gesloten = bezwaar.stand is Stand.AFGESLOTEN and bezwaar.uitkomst is not None
    return gesloten or bezwaar.stand in (Stand.BEKENDGEMAAKT, Stand.RECHTSTREEKS_BEROEP)


def _in_lus(bezwaar: Bezwaar, vandaag: date) -> bool:
    return bool(_in_beroep(bezwaar, vandaag) and bezwaar.beroep and bezwaar.beroep.lus_loopt)


_INVENTARIS = (
    Question(
        "lijst",
        "Inventaris",
        "Eén stuk per regel. Dit hoeft niet als u hier eerst het dossier samenstelt.",
    ),
)


ACTIES = (
    Actie(
        "beroep",
        RECHTER,
        "Er is beroep ingesteld",
        "Beroep vastleggen",
        invoer.Beroepschrift,
        lambda b, i, w: model.stel_beroep_in(b, i, **w.als),
        _beroep_mogelijk,
        (
            Question("zaaknummer", "Zaaknummer van de rechtbank", width="short"),
            Question("verzondenOp", "Wanneer stuurde de rechtbank het beroep?", DAG),
            Question(
                "zonderIngebrekestelling",
                "Waarom is er geen ingebrekestelling?",
                "Alleen bij beroep omdat er geen besluit is. Neem over waarom de indiener vindt "
                "dat die niet nodig was (Awb 6:12 lid 3).",
            ),
        ),
    ),
    Actie(
        # Its page is one of its own (rechtbank.py): it shows what is in the file.
        "dossier-rechtbank",
        RECHTER,
        "Stel het dossier voor de rechtbank samen",
        "Dossier maken",
        invoer.Dossierkeuze,
        lambda b, i, w: model.stel_dossier_samen(b, i, w.geschiedenis(b), id=new_id(), **w.als),
        _voor_de_rechtbank,
    ),
    Actie(
        "stukken-verzonden",
        RECHTER,
        "Het dossier is naar de rechtbank",
        "Verzending vastleggen",
        invoer.Inventaris,
        lambda b, i, w: model.verzend_stukken(b, i.regels, **w.als),
        _in_beroep,
        _INVENTARIS,
        # The file that was made up here has one: the page shows it.
        vragen_bij=lambda b, _: () if b.rechtbank else _INVENTARIS,
    ),
    Actie(
        "lus",
        RECHTER,
        "De rechtbank vraagt om herstel",
        "Vastleggen",
        invoer.Lus,
        lambda b, i, w: model.start_lus(b, i.op, i.weken, **w.als),
        _in_beroep,
        (
            Question("op", "Wanneer verstuurde de rechtbank dit?", DAG),
            Question("weken", "Hoeveel weken krijgen wij?", width="n2"),
        ),
        uitleg="Bestuurlijke lus, Awb 8:51a.",
    ),
    Actie(
        "lus-verlengd",
        RECHTER,
        "De rechtbank geeft meer tijd voor herstel",
        "Vastleggen",
        invoer.Lusverlenging,
        lambda b, i, w: model.verleng_lus(b, i.tot, **w.als),
        _in_lus,
        (Question("tot", "Tot en met welke dag?", DAG),),
    ),
    Actie(
        "lus-antwoord",
        RECHTER,
        "Meld de rechtbank of wij herstellen",
        "Vastleggen",
        invoer.Lusantwoord,
        lambda b, i, w: model.beantwoord_lus(b, i.herstelt, **w.als),
        lambda b, v: _in_lus(b, v) and bool(b.beroep and b.beroep.lus_herstelt is None),
        (Question("herstelt", "Gaan wij het besluit herstellen?"),),
        uitleg="Dit moet zo snel mogelijk (Awb 8:51b lid 1).",
    ),
    Actie(
        "lus-hersteld",
        RECHTER,
        "Het besluit is hersteld",
        "Vastleggen",
        invoer.Lusherstel,
        lambda b, i, w: model.herstel_in_lus(b, i.wijze, **w.als),
        _in_lus,
        (Question("wijze", "Hoe is het hersteld?", "Dit meldt u ook aan de rechtbank."),),
        uitleg="Awb 8:51b lid 2.",
    ),
    Actie(
        "lus-zienswijzen",
        RECHTER,
        "De partijen kunnen reageren op het herstel",
        "Vastleggen",
        invoer.Luszienswijzen,
        lambda b, i, w: model.leg_zienswijzen_open(b, i, **w.als),
        lambda b, v: _in_beroep(b, v) and bool(b.beroep and b.beroep.lus_hersteld_op),
        (
            Question("op", "Wanneer stuurde de rechtbank onze mededeling aan hen?", DAG),
            Question(
                "verlengd",
                "Tot en met welke dag kan het, als dat langer is dan vier weken?",
                "Laat dit anders leeg.",
            ),
        ),
        uitleg="Vier weken, of zo lang als de rechtbank zegt (Awb 8:51b lid 3).",
    ),
    Actie(
        "uitspraak",
        RECHTER,
        "De rechtbank deed uitspraak",
        "Uitspraak vastleggen",
        invoer.Uitspraak,
        lambda b, i, w: model.spreek_uit(b, i, **w.als),
        _in_beroep,
        (
            Question(
                "soort",
                "Hoe luidt de uitspraak?",
                options=(
                    (invoer.Uitspraaksoort.ONGEGROND, "Beroep ongegrond"),
                    (invoer.Uitspraaksoort.GEGROND, "Beroep gegrond"),
                    (invoer.Uitspraaksoort.NIET_ONTVANKELIJK, "Beroep niet-ontvankelijk"),
                ),
            ),
            Question("verzondenOp", "Wanneer is zij verstuurd?", DAG),
            Question("opnieuwBeslissen", "Moeten wij opnieuw beslissen?"),
            Question(
                "weken",
                "Hoeveel weken geeft de rechtbank ons?",
                "Laat dit leeg als de rechtbank daar niets over zegt.",
                width="n2",
            ),
            Question(
                "onredelijkLaat",
                "Was het beroep onredelijk laat?",
                "Alleen bij beroep omdat er geen besluit was (Awb 6:12 lid 4).",
            ),
        ),
    ),
    Actie(
        "beroep-ingetrokken",
        RECHTER,
        "Het beroep is ingetrokken",
        "Vastleggen",
        Leeg,
        lambda b, _, w: model.trek_beroep_in(b, **w.als),
        _in_beroep,
    ),
    Actie(
        "hoger-beroep",
        RECHTER,
        "Er is hoger beroep ingesteld",
        "Vastleggen",
        invoer.HogerBeroep,
        lambda b, i, w: model.stel_hoger_beroep_in(b, op=i.op, **w.als),
        lambda b, _: bool(b.beroep and b.beroep.uitspraak and not b.beroep.hoger_beroep_op),
        (Question("op", "Wanneer is het ingesteld?", "Laat dit leeg als het vandaag was."),),
    ),
)
