"""What an official can do with a move, and a resident with theirs: a row each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from gba.verhuizing import invoer, model, verwerken
from gba.verhuizing.model import VERHUIZINGEN
from gba.verhuizing.staat import Stand, Verhuizing
from gemeengoed.flow.declare import Flow, Question, Section, Step
from gemeengoed.model import Model
from gemeengoed.store import Store, Transaction


@dataclass(frozen=True, slots=True)
class Wie:
    """Who does it, when, and where others' dossiers are."""

    door: str
    nu: datetime
    store: Store


Doe = Callable[[Transaction, Verhuizing, Any, Wie], None]


@dataclass(frozen=True)
class Actie:
    """One thing to do: `naam` is the last part of its address, `bij` when there is a point.

    stukken  documents can come with it
    """

    naam: str
    titel: str
    knop: str
    invoer: type[Model]
    doe: Doe
    bij: frozenset[Stand]
    vragen: tuple[Question, ...] = ()
    uitleg: str = ""
    gevaar: bool = False
    stukken: bool = False

    def blad(self) -> Flow[Any]:
        """The page that asks for it."""
        return Flow(
            name=self.naam,
            title=self.titel,
            model=self.invoer,
            send=self.knop,
            sections=(Section(self.titel, (Step(self.naam, self.titel, self.vragen),)),),
        )


def _keur_goed(tx: Transaction, v: Verhuizing, _: Any, wie: Wie) -> None:
    goed = model.keur_goed(v, door=wie.door, nu=wie.nu)
    verwerken.keur_goed(tx, wie.store, v, goed, door=wie.door, nu=wie.nu)


def _weiger(tx: Transaction, v: Verhuizing, gegeven: Any, wie: Wie) -> None:
    tx.append(VERHUIZINGEN, v.id, model.weiger(v, gegeven, door=wie.door, nu=wie.nu))
    verwerken.sluit_toestemming(tx, v.id, door=wie.door, nu=wie.nu)


def _trek_in(tx: Transaction, v: Verhuizing, _: Any, wie: Wie) -> None:
    tx.append(VERHUIZINGEN, v.id, model.trek_in(v, door=wie.door, nu=wie.nu))
    verwerken.sluit_toestemming(tx, v.id, door=wie.door, nu=wie.nu)


def _alleen(command: Callable[..., Any], *, met: bool = True) -> Doe:
    """A command of the model that gives one event; `met`: it takes what was filled in."""

    def doe(tx: Transaction, v: Verhuizing, gegeven: Any, wie: Wie) -> None:
        invoer_ = (gegeven,) if met else ()
        tx.append(VERHUIZINGEN, v.id, command(v, *invoer_, door=wie.door, nu=wie.nu))

    return doe


_BEHANDELEN = frozenset({Stand.BEOORDELEN, Stand.AANVULLEN})
_BALIE = frozenset({Stand.AFSPRAAK})

VAN_ONS: tuple[Actie, ...] = (
    Actie(
        "goedkeuren",
        "Keur de verhuizing goed",
        "Goedkeuren en verwerken",
        invoer.Leeg,
        _keur_goed,
        _BEHANDELEN,
        uitleg="Het nieuwe adres komt meteen op de lijst van iedereen die verhuist. Ligt de "
        "datum later, dan gebeurt dat op die dag.",
    ),
    Actie(
        "aanvullen",
        "Vraag om meer",
        "Vraag versturen",
        invoer.Aanvullingsverzoek,
        _alleen(model.vraag_aanvulling),
        frozenset({Stand.BEOORDELEN}),
        (
            Question("wat", "Wat heeft u nog nodig?", "De inwoner leest dit zo."),
            Question("weken", "Hoeveel weken krijgt de inwoner?", "Meestal 2", width="n2"),
        ),
        uitleg="Wie aangeeft, moet de inlichtingen geven die nodig zijn (Wet BRP 2.45 lid 1).",
    ),
    Actie(
        "weigeren",
        "Weiger de verhuizing",
        "Weigeren",
        invoer.Weigering,
        _weiger,
        _BEHANDELEN | _BALIE,
        (Question("reden", "Waarom?", "De inwoner leest dit zo, en kan bezwaar maken."),),
        uitleg="Weiger alleen als het aannemelijk is dat de aangifte onjuist is, bijvoorbeeld als "
        "de persoon daar niet woont (Wet BRP 2.20 lid 1). Dat wonen daar niet mag, is geen reden. "
        "Dit is een besluit (Wet BRP 2.60 onder a).",
        gevaar=True,
    ),
    Actie(
        "afspraak",
        "Leg de afspraak vast",
        "Afspraak vastleggen",
        invoer.Afspraak,
        _alleen(model.maak_afspraak),
        _BALIE,
        (
            Question("op", "Op welke dag?", "Bijvoorbeeld: 1 12 2026"),
            Question("tijd", "Hoe laat?", "Bijvoorbeeld: 9.30", width="n4"),
            Question("plaats", "Waar?"),
        ),
    ),
    Actie(
        "afgehandeld",
        "Het is aan de balie gedaan",
        "Zaak afronden",
        invoer.Leeg,
        _alleen(model.handel_af, met=False),
        _BALIE,
        uitleg="De inschrijving zelf doet u in het register (Wet BRP 2.38).",
    ),
)
VAN_INWONER: tuple[Actie, ...] = (
    Actie(
        "aanvullen",
        "Vul uw aangifte aan",
        "Aanvulling versturen",
        invoer.Aanvulling,
        _alleen(model.vul_aan),
        frozenset({Stand.AANVULLEN}),
        (Question("tekst", "Wat is uw antwoord?"),),
        uitleg="Na uw antwoord kijkt een medewerker weer naar uw verhuizing. Voeg daarom eerst uw "
        "documenten toe, als wij daarom vroegen.",
        stukken=True,
    ),
    Actie(
        "intrekken",
        "Trek uw aangifte in",
        "Aangifte intrekken",
        invoer.Leeg,
        _trek_in,
        frozenset(s for s in Stand if s.loopt),
        uitleg="Uw adres verandert dan niet. U kunt de verhuizing later opnieuw doorgeven.",
        gevaar=True,
    ),
)
MET_STUKKEN = tuple(a for a in VAN_INWONER if a.stukken)
