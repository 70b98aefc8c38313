"""What an official can do in an investigation: a row each, with its page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from gba.adresonderzoek import regels
from gba.adresonderzoek.model import Adresonderzoek, Reden, Stand, Stap, Voornemen
from gba.bevragen.lo3 import Persoonslijst
from gemeengoed.awb import lokale_datum
from gemeengoed.dossier import Event
from gemeengoed.form import Form


@dataclass(frozen=True, slots=True)
class Wie:
    """Who does it, and when."""

    door: str
    nu: datetime

    @property
    def als(self) -> dict[str, Any]:
        return {"door": self.door, "nu": self.nu}


# What happens to the list, and to the case.
Gevolg = tuple[tuple[Event, ...], Event]
Doe = Callable[[Adresonderzoek, Persoonslijst, Form, Wie], Gevolg]


@dataclass(frozen=True, slots=True)
class Actie:
    """One thing to do. vraag: what is asked besides; empty: nothing."""

    titel: str
    uitleg: str
    knop: str
    doe: Doe
    bij: frozenset[Stand]
    vraag: str = ""


def _stap(zaak: Adresonderzoek, _: Persoonslijst, form: Form, wie: Wie) -> Gevolg:
    return (), regels.zet_stap(zaak, form.parse(Stap), **wie.als)


def _woont_er(zaak: Adresonderzoek, pl: Persoonslijst, form: Form, wie: Wie) -> Gevolg:
    onderzocht, klaar = regels.woont_er(zaak, pl, form.parse(Reden).reden, **wie.als)
    return (onderzocht,), klaar


def _aangifte(zaak: Adresonderzoek, _: Persoonslijst, form: Form, wie: Wie) -> Gevolg:
    return (), regels.vraag_aangifte(zaak, form.parse(Reden).reden, **wie.als)


def _verhuisd(zaak: Adresonderzoek, pl: Persoonslijst, _: Form, wie: Wie) -> Gevolg:
    return (), regels.verhuisd(zaak, pl, **wie.als)


def _neem_voor(zaak: Adresonderzoek, pl: Persoonslijst, form: Form, wie: Wie) -> Gevolg:
    onderzocht, voornemen = regels.neem_voor(zaak, pl, form.parse(Voornemen), **wie.als)
    return (onderzocht,), voornemen


def _schrijf_uit(zaak: Adresonderzoek, pl: Persoonslijst, form: Form, wie: Wie) -> Gevolg:
    return regels.schrijf_uit(zaak, pl, form.parse(Reden).reden, **wie.als)


_OPEN = frozenset(s for s in Stand if s.open)
ACTIES = {
    "stap": Actie(
        "Leg een stap vast",
        "Na een brief heeft de persoon twee weken om te antwoorden.",
        "Stap vastleggen",
        _stap,
        _OPEN,
    ),
    "woont-er": Actie(
        "De persoon woont er",
        "Het adres klopt. Het onderzoek eindigt.",
        "Afronden: adres klopt",
        _woont_er,
        _OPEN,
        "Hoe weten wij dat?",
    ),
    "aangifte": Actie(
        "De persoon is verhuisd: vraag om de verhuizing",
        "De persoon moet de verhuizing doorgeven (Wet BRP 2.39), en heeft daar twee weken voor. "
        "Het onderzoek loopt door. Geeft de persoon niets door, en klopt het nieuwe adres? Dan "
        "neemt de gemeente het zelf op (Wet BRP 2.20 lid 2). Dat kan hier nog niet.",
        "Vraag versturen",
        _aangifte,
        _OPEN - {Stand.AANGIFTE},
        "Waarom denken wij dat?",
    ),
    "verhuisd": Actie(
        "De verhuizing is verwerkt",
        "Dit kan als het nieuwe adres op de persoonslijst staat.",
        "Afronden: verhuisd",
        _verhuisd,
        _OPEN,
    ),
    "voornemen": Actie(
        "De persoon is niet te vinden: kondig uitschrijven aan",
        "Bij het adres komt te staan dat de persoon er niet woont. De persoon heeft twee weken om "
        "te zeggen wat die daarvan vindt (Awb 4:8). Maak het voornemen vandaag ook bekend op een "
        "manier waarop de persoon het kan zien: vandaag wordt de dag van het vertrek (Wet BRP 2.22 "
        "lid 2). Is de persoon in Nederland, maar zonder woonadres? Schrijf dan niet uit: de "
        "gemeente neemt een briefadres op (Wet BRP 2.23 lid 2). Dat kan hier nog niet.",
        "Voornemen versturen",
        _neem_voor,
        _OPEN - {Stand.VOORNEMEN},
        "Waarom willen wij de persoon uitschrijven?",
    ),
    "besluit": Actie(
        "Schrijf de persoon uit",
        "In het register komt dat de persoon is vertrokken, en niet bekend is waarheen (Wet BRP "
        "2.22). Dit is een besluit (Wet BRP 2.60 onder d): de persoon kan bezwaar maken. Is er "
        "geen adres om het naar toe te sturen? Maak het dan op een andere manier bekend (Awb 3:41 "
        "lid 2).",
        "Besluiten en uitschrijven",
        _schrijf_uit,
        frozenset({Stand.VOORNEMEN}),
        "Waarom? Ga in op wat de persoon heeft gezegd.",
    ),
}


def mogelijk(zaak: Adresonderzoek, pl: Persoonslijst, nu: datetime) -> list[tuple[str, Actie]]:
    """Those there is a point in now; of the others the page says what is missing."""
    loopt, vandaag = regels.loopt(zaak, pl), lokale_datum(nu)
    tot = zaak.zienswijze.eind if zaak.zienswijze else None
    niet = {
        "woont-er": not loopt or not (zaak.stappen or zaak.antwoorden),
        "aangifte": not loopt,
        "verhuisd": loopt,
        "voornemen": not loopt or bool(regels.ontbreekt(zaak, vandaag)),
        "besluit": not loopt or zaak.onbekeken or tot is None or tot >= vandaag,
    }
    return [(n, a) for n, a in ACTIES.items() if zaak.stand in a.bij and not niet.get(n)]
