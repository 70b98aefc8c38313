"""Everything an official can do with an objection: one row each, for the pages and the API.

A row names the command of the model, the input it takes, when there is a point in offering it,
and how a page asks for it. What the law forbids, the command says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import Any

from bezwaar import invoer, model
from bezwaar.collegas import Collega, bekend, kies
from bezwaar.model.staat import Bezwaar, Stand
from bezwaar.model.werk import werk
from bezwaar.samen import anderen, geschiedenis, zonder_verzoek
from gemeengoed import awb
from gemeengoed.dossier import Event, Recorded, new_id
from gemeengoed.flow.declare import Flow, Is, Question, Repeat, Section, Step
from gemeengoed.identity import Principal
from gemeengoed.model import Model
from gemeengoed.store import Store


class Leeg(Model):
    """Nothing to fill in."""


@dataclass(frozen=True, slots=True)
class Wie:
    """Who does it, and when.

    anderen       the other objections to the same decision
    geschiedenis  all that happened to this one
    collegas      who a case can be handed to
    """

    principal: Principal
    nu: datetime
    anderen: Callable[[Bezwaar], Iterable[Bezwaar]]
    geschiedenis: Callable[[Bezwaar], Iterable[Recorded]]
    collegas: Callable[[], tuple[Collega, ...]]

    @classmethod
    def bij(cls, store: Store, principal: Principal, nu: datetime) -> Wie:
        return cls(
            principal,
            nu,
            partial(anderen, store),
            partial(geschiedenis, store),
            partial(bekend, store, nu),
        )

    @property
    def als(self) -> dict[str, Any]:
        return {"door": self.principal.by, "nu": self.nu}


Doe = Callable[[Bezwaar, Any, Wie], Event]
Kan = Callable[[Bezwaar, date], bool]


@dataclass(frozen=True)
class Actie:
    """One thing to do.

    naam    the last part of its address, on the page and in the API
    groep   under which heading the case shows it
    kan     whether there is a point in offering it; whether it may be, the command decides
    vragen_bij  the questions in the words of a case, where those differ
    """

    naam: str
    groep: str
    titel: str
    knop: str
    invoer: type[Model]
    doe: Doe
    kan: Kan
    vragen: tuple[Question, ...] = ()
    herhaal: Repeat | None = None
    uitleg: str = ""
    gevaar: bool = False
    vragen_bij: Callable[[Bezwaar, Wie], tuple[Question, ...]] | None = None

    def bij(self, bezwaar: Bezwaar, wie: Wie) -> Actie:
        """The action as its page asks for it in this case."""
        return replace(self, vragen=self.vragen_bij(bezwaar, wie)) if self.vragen_bij else self

    @property
    def stap(self) -> Step:
        return Step(self.naam, self.titel, self.vragen, self.herhaal)

    def blad(self) -> Flow[Any]:
        """The page that asks for it."""
        return Flow(
            name=self.naam,
            title=self.titel,
            model=self.invoer,
            send=self.knop,
            sections=(Section(self.groep, (self.stap,)),),
        )


def _open(bezwaar: Bezwaar, _vandaag: date) -> bool:
    return bezwaar.stand.wacht_op_beslissing


def _te_laat(bezwaar: Bezwaar, _vandaag: date) -> bool:
    seems = bezwaar.tijdigheid.uitkomst not in ("tijdig", "tijdig_door_post")
    return bezwaar.stand.wacht_op_beslissing and seems


def _herstelt(bezwaar: Bezwaar, _vandaag: date) -> bool:
    return bool(_open(bezwaar, _vandaag) and bezwaar.herstel and bezwaar.herstel.loopt)


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


def _met(voorwaarde: Callable[[Bezwaar], object]) -> Kan:
    return lambda bezwaar, vandaag: _open(bezwaar, vandaag) and bool(voorwaarde(bezwaar))


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


BEHANDELEN, TIJD, HOREN = "Behandelen", "Termijn", "Horen en advies"
BESLISSEN, DWANGSOM, RECHTER = "Beslissen", "Dwangsom", "Rechter"
_DAG = "Bijvoorbeeld: 12 1 2027"

_HOREN_DOOR = (
    Question("horenDoor.0", "Wie hoort?", "Laat dit leeg als de hele commissie hoort."),
    Question("horenDoor.1", "Wie nog meer?"),
    Question("horenDoor.2", "En wie nog meer?"),
)
VERZUIMEN = (
    (invoer.Verzuim.GRONDEN, "De redenen van het bezwaar"),
    (invoer.Verzuim.ONDERTEKENING, "De handtekening"),
    (invoer.Verzuim.NAAM_EN_ADRES, "Naam en adres"),
    (invoer.Verzuim.BESLUIT, "Welk besluit het is"),
    (invoer.Verzuim.MACHTIGING, "De machtiging"),
    (invoer.Verzuim.VERTALING, "Een vertaling"),
)
DICTA = (
    (invoer.Dictum.GEGROND, "Gegrond"),
    (invoer.Dictum.DEELS_GEGROND, "Deels gegrond"),
    (invoer.Dictum.ONGEGROND, "Ongegrond"),
    (invoer.Dictum.NIET_ONTVANKELIJK, "Niet-ontvankelijk"),
)
NIET_HOREN = (
    (invoer.NietHoren.KENNELIJK_NIET_ONTVANKELIJK, "a. Kennelijk niet-ontvankelijk"),
    (invoer.NietHoren.KENNELIJK_ONGEGROND, "b. Kennelijk ongegrond"),
    (invoer.NietHoren.AFGEZIEN, "c. De indiener wil niet worden gehoord"),
    (invoer.NietHoren.NIET_GEREAGEERD, "d. De indiener reageerde niet op tijd"),
    (invoer.NietHoren.VOLLEDIG_TEGEMOETGEKOMEN, "e. Wij komen volledig tegemoet"),
)

_INVENTARIS = (
    Question(
        "lijst",
        "Inventaris",
        "Eén stuk per regel. Dit hoeft niet als u hier eerst het dossier samenstelt.",
    ),
)

ACTIES: tuple[Actie, ...] = (
    Actie(
        "neem-op-u",
        BEHANDELEN,
        "Neem deze zaak op u",
        "Ik behandel deze zaak",
        Leeg,
        lambda b, _, w: model.wijs_toe(
            b, behandelaar=w.principal.by, naam=w.principal.name or "Medewerker", **w.als
        ),
        _open,
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
        _open,
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
        _met(lambda b: not (b.herstel and b.herstel.loopt)),
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
        _open,
        (
            Question("omschrijving", "Waar gaat het nieuwe besluit over?"),
            Question("kenmerk", "Kenmerk", width="short"),
            Question("bekendgemaaktOp", "Wanneer is het verstuurd?", _DAG),
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
        _open,
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
        _open,
        (
            Question("naar", "Naar wie?", "Bijvoorbeeld: Gemeente Oirschot, of Rechtbank"),
            Question("reden", "Waarom hoort het daar?"),
        ),
        uitleg="De dag waarop het hier kwam, telt ook daar (Awb 6:15 lid 3).",
        gevaar=True,
    ),
    Actie(
        "verdagen",
        TIJD,
        "Verdaag de beslissing",
        "Verdagen",
        invoer.Verdagingsbesluit,
        lambda b, i, w: model.verdaag(b, i, **w.als),
        _met(lambda b: b.verdaging is None),
        (
            Question("weken", "Hoeveel weken?", "Hoogstens 6, en maar één keer", width="n2"),
            Question("reden", "Waarom?", "Dit staat in de brief aan de indiener."),
        ),
    ),
    Actie(
        "instemming",
        TIJD,
        "Stel de beslissing verder uit",
        "Uitstel vastleggen",
        invoer.Instemmingsbesluit,
        lambda b, i, w: model.stem_in(b, i, **w.als),
        _open,
        (
            Question("tot", "Tot en met welke dag?", _DAG),
            Question(
                "grond",
                "Waarom mag het?",
                options=(
                    (awb.Uitstelgrond.ALLEN, "a. Iedereen die een belang heeft, stemt in"),
                    (awb.Uitstelgrond.INDIENER, "b. De indiener stemt in en het schaadt niemand"),
                    (awb.Uitstelgrond.PROCEDURE, "c. Regels over de procedure maken het nodig"),
                ),
            ),
            Question("wie", "Wie heeft ingestemd?", "Alleen bij a en b."),
            Question("anderen", "Waarom kan het anderen niet schaden?", "Alleen bij b."),
            Question("voorschrift", "Welke regel is dat?", "Alleen bij c. Noem het artikel."),
        ),
        uitleg="Awb 7:10 lid 4. De indiener krijgt hierover een brief (lid 5). Zijn er anderen met "
        "een belang? Laat het hun ook schriftelijk weten.",
    ),
    Actie(
        "opschorten",
        TIJD,
        "Laat de termijn stilstaan",
        "Termijn stilzetten",
        invoer.Opschortbesluit,
        lambda b, i, w: model.schort_op(b, i, **w.als),
        _met(lambda b: b.opgeschort is None),
        (
            Question(
                "grond",
                "Wat houdt de beslissing tegen?",
                options=(
                    (awb.Opschortgrond.AANVRAGER, "Vertraging door de indiener"),
                    (awb.Opschortgrond.OVERMACHT, "Overmacht"),
                    (awb.Opschortgrond.BUITENLAND, "Informatie die uit het buitenland moet komen"),
                ),
            ),
            Question("reden", "Wat is er aan de hand?", "Dit staat in de brief aan de indiener."),
            Question("vanaf", "Sinds wanneer?", "Laat dit leeg als het vandaag begint."),
            Question("verwacht", "Wanneer komt de beslissing wel?", "Verplicht bij overmacht."),
        ),
        uitleg="Awb 4:15. Ontbreekt er iets in het bezwaar? Vraag dan om herstel: dat is een "
        "andere regel.",
    ),
    Actie(
        "opschorting-voorbij",
        TIJD,
        "De termijn loopt weer",
        "Termijn laten lopen",
        invoer.Opschorteinde,
        lambda b, i, w: model.beeindig_opschorting(b, i, **w.als),
        _met(lambda b: b.opgeschort),
        (Question("op", "Vanaf welke dag?", "Laat dit leeg als het vandaag is."),),
        uitleg="De indiener krijgt een brief met de nieuwe datum (Awb 4:15 lid 4).",
    ),
    Actie(
        "commissie",
        HOREN,
        "Laat een commissie adviseren",
        "Commissie vastleggen",
        invoer.Commissie,
        lambda b, i, w: model.stel_commissie_in(b, i, **w.als),
        _met(lambda b: b.commissie is None),
        (
            Question("voorzitter.naam", "Wie is de voorzitter?"),
            Question("voorzitter.vanBuiten", "Is de voorzitter van buiten de gemeente?"),
        ),
        Repeat(
            "leden",
            "De leden",
            "Lid",
            (Question("naam", "Naam"), Question("vanBuiten", "Van buiten de gemeente?")),
            most=8,
        ),
        uitleg="Met een commissie is de termijn twaalf weken (Awb 7:10 lid 1 en 7:13).",
    ),
    Actie(
        "hoorzitting",
        HOREN,
        "Plan een hoorzitting",
        "Uitnodigen",
        invoer.Zittingsplan,
        lambda b, i, w: model.plan_zitting(b, i, **w.als),
        _open,
        (
            Question("dag", "Op welke dag?", _DAG),
            Question("tijd", "Hoe laat?", "Bijvoorbeeld: 14.30", width="n6"),
            Question("plaats", "Waar?", "Bijvoorbeeld: gemeentehuis, kamer 1.04"),
            *_HOREN_DOOR,
            Question("indienerAkkoord", "Vindt de indiener minder dan tien dagen goed?"),
        ),
        uitleg="Bij hoorzittingen, op de werkvoorraad, ziet u welke kamers wanneer bezet zijn.",
    ),
    Actie(
        "hoorzitting-voorstellen",
        HOREN,
        "Laat de indiener een moment kiezen",
        "Momenten voorstellen",
        invoer.Zittingsvoorstel,
        lambda b, i, w: model.stel_momenten_voor(b, i, **w.als),
        _met(lambda b: b.persoon),
        (
            Question("plaats", "Waar?", "Bijvoorbeeld: gemeentehuis, kamer 1.04"),
            *_HOREN_DOOR,
            Question("kiezenTot", "Tot en met welke dag kan de indiener kiezen?", _DAG),
        ),
        Repeat(
            "momenten",
            "De momenten",
            "Moment",
            (
                Question("dag", "Op welke dag?", _DAG),
                Question("tijd", "Hoe laat?", "Bijvoorbeeld: 14.30", width="n6"),
            ),
            most=5,
        ),
        uitleg="Kiest de indiener niet, dan staat het eerste moment.",
    ),
    Actie(
        "hoorzitting-vervalt",
        HOREN,
        "De hoorzitting gaat niet door",
        "Hoorzitting laten vervallen",
        invoer.Reden,
        lambda b, i, w: model.vervalt(b, i.reden, **w.als),
        _met(lambda b: b.zitting or b.voorstel),
        (Question("reden", "Waarom niet?", "De indiener leest dit."),),
        uitleg="De indiener krijgt een bericht. Kan de indiener de zaak niet zelf bekijken? Bel of "
        "schrijf dan. De kamer is daarna weer vrij.",
        gevaar=True,
    ),
    Actie(
        "verslag",
        HOREN,
        "Leg het verslag van het horen vast",
        "Verslag vastleggen",
        invoer.Hoorverslag,
        lambda b, i, w: model.leg_verslag_vast(b, i, **w.als),
        _open,
        (
            Question("gehoordOp", "Op welke dag?", _DAG),
            Question("gehoordDoor.0", "Wie heeft gehoord?"),
            Question("gehoordDoor.1", "Wie nog meer?"),
            Question("gehoordDoor.2", "En wie nog meer?"),
            Question(
                "primairBetrokken",
                "Hoeveel van hen waren betrokken bij het besluit?",
                "Dit mogen er niet te veel zijn (Awb 7:5).",
                width="n2",
            ),
            Question("leiderBetrokken", "Was wie het horen leidde, een van hen?"),
            Question(
                "doorBestuursorgaan",
                "Hoorde het bestuursorgaan zelf, of een lid daarvan?",
                "Bijvoorbeeld een wethouder. Dan mogen zij wel betrokken zijn geweest.",
            ),
            Question("verslag", "Verslag"),
        ),
    ),
    Actie(
        "nieuwe-feiten",
        HOREN,
        "Er zijn nieuwe feiten na het horen",
        "Vastleggen",
        invoer.Notitie,
        lambda b, i, w: model.meld_nieuwe_feiten(b, i.tekst, **w.als),
        _met(lambda b: b.horen and b.horen.gehoord_op),
        (Question("tekst", "Wat is er bekend geworden?"),),
        uitleg="De indiener wordt hierover opnieuw gehoord (Awb 7:9).",
    ),
    Actie(
        "niet-horen",
        HOREN,
        "Er wordt niet gehoord",
        "Vastleggen",
        invoer.NietHorenBesluit,
        lambda b, i, w: model.zie_af_van_horen(b, i.grond, i.toelichting, **w.als),
        _met(lambda b: b.horen is None),
        (
            Question("grond", "Op welke grond (Awb 7:3)?", options=NIET_HOREN),
            Question("toelichting", "Toelichting"),
        ),
    ),
    Actie(
        "advies",
        HOREN,
        "Leg het advies vast",
        "Advies vastleggen",
        invoer.Adviestekst,
        lambda b, i, w: model.adviseer(b, i, **w.als),
        _met(lambda b: b.commissie and b.advies is None),
        (
            Question("dictum", "Wat adviseert de commissie?", options=DICTA),
            Question("tekst", "Advies"),
        ),
    ),
    Actie(
        "ontwerp",
        BESLISSEN,
        "Maak een ontwerp van de beslissing",
        "Ontwerp vastleggen",
        invoer.Beslissing,
        lambda b, i, w: model.ontwerp(b, i, **w.als),
        _met(lambda b: b.ontwerp is None),
        (
            Question("dictum", "Hoe beslist u?", options=DICTA),
            Question(
                "nietOntvankelijk",
                "Waarom is het bezwaar niet-ontvankelijk?",
                options=(
                    (invoer.NietOntvankelijk.TE_LAAT, "Te laat ingediend"),
                    (invoer.NietOntvankelijk.VERZUIM, "Een verzuim is niet hersteld"),
                    (invoer.NietOntvankelijk.GEEN_BELANGHEBBENDE, "Geen belanghebbende"),
                ),
                when=Is("dictum", "niet_ontvankelijk"),
            ),
            Question("herroepen", "Wordt het bestreden besluit herroepen?"),
            Question("motivering", "Motivering", "Waarop berust de beslissing (Awb 7:12)?"),
            Question(
                "afwijkingAdvies",
                "Waarom wijkt u af van het advies?",
                "Alleen als er een advies is (Awb 7:13 lid 7).",
            ),
            Question("_kosten", "Beslist u over vergoeding van kosten (Awb 7:15)?"),
            Question(
                "kosten.foutVanOns",
                "Wordt herroepen om een fout van ons?",
                when=Is("_kosten", "ja"),
            ),
            Question("kosten.hoorzitting", "Was er een hoorzitting?", when=Is("_kosten", "ja")),
            Question(
                "kosten.gewicht",
                "Hoe zwaar is de zaak?",
                options=(
                    (invoer.Gewicht.ZEER_LICHT, "Zeer licht (0,25)"),
                    (invoer.Gewicht.LICHT, "Licht (0,5)"),
                    (invoer.Gewicht.GEMIDDELD, "Gemiddeld (1)"),
                    (invoer.Gewicht.ZWAAR, "Zwaar (1,5)"),
                    (invoer.Gewicht.ZEER_ZWAAR, "Zeer zwaar (2)"),
                ),
                when=Is("_kosten", "ja"),
            ),
            Question(
                "kosten.toevoeging",
                "Is er een toevoeging?",
                "Dan betalen wij aan wie de rechtsbijstand verleent (Awb 7:15 lid 5).",
                when=Is("_kosten", "ja"),
            ),
        ),
        uitleg="Een collega stelt het ontwerp daarna vast.",
    ),
    Actie(
        "ontwerp-terug",
        BESLISSEN,
        "Geef het ontwerp terug",
        "Teruggeven",
        invoer.Reden,
        lambda b, i, w: model.geef_terug(b, i.reden, **w.als),
        _met(lambda b: b.ontwerp),
        (Question("reden", "Wat moet er anders?"),),
    ),
    Actie(
        "vaststellen",
        BESLISSEN,
        "Stel de beslissing vast",
        "Beslissing vaststellen",
        Leeg,
        lambda b, _, w: model.neem_ontwerp_over(b, **w.als),
        _met(lambda b: b.ontwerp),
        uitleg="Wie het ontwerp maakte, kan het niet ook vaststellen.",
    ),
    Actie(
        "bekendmaken",
        BESLISSEN,
        "De beslissing is verstuurd",
        "Bekendmaking vastleggen",
        invoer.Dag,
        lambda b, i, w: model.maak_bekend(b, i.op, **w.als),
        lambda b, _: b.stand is Stand.BESLIST,
        (Question("op", "Op welke dag is de beslissing verstuurd?", _DAG),),
        uitleg="De termijn voor beroep begint de dag daarna.",
    ),
    Actie(
        "rechtstreeks-beroep",
        BESLISSEN,
        "Stem in met rechtstreeks beroep",
        "Instemmen",
        Leeg,
        lambda b, _, w: model.stem_in_rechtstreeks_beroep(
            b, ander_bezwaar_zonder_verzoek=any(map(zonder_verzoek, w.anderen(b))), **w.als
        ),
        _met(lambda b: b.vraagt_rechtstreeks_beroep),
        uitleg="Dit kan niet als iemand anders bezwaar maakte tegen hetzelfde besluit en er niet "
        "om vroeg. Wij zoeken dat op aan het kenmerk van het besluit (Awb 7:1a lid 2).",
    ),
    Actie(
        "geen-rechtstreeks-beroep",
        BESLISSEN,
        "Weiger rechtstreeks beroep",
        "Weigeren",
        invoer.Reden,
        lambda b, i, w: model.weiger_rechtstreeks_beroep(b, i.reden, **w.als),
        _met(lambda b: b.vraagt_rechtstreeks_beroep),
        (Question("reden", "Waarom beslissen wij zelf?"),),
    ),
    Actie(
        "ingebrekestelling-ontvangen",
        DWANGSOM,
        "Er kwam een brief dat wij te laat zijn",
        "Ingebrekestelling vastleggen",
        invoer.Dag,
        lambda b, i, w: model.stel_in_gebreke(b, op=i.op, **w.als),
        lambda b, _: b.stand.wacht_op_bekendmaking,
        (Question("op", "Wanneer kwam de brief binnen?", _DAG),),
        uitleg="De dag van ontvangst telt (Awb 4:17 lid 3).",
    ),
    Actie(
        "dwangsom",
        DWANGSOM,
        "Stel de dwangsom vast",
        "Dwangsom vaststellen",
        invoer.Dwangsombesluit,
        lambda b, i, w: model.stel_dwangsom_vast(b, i, **w.als),
        lambda b, _: bool(b.dwangsom and b.dwangsom.vastgesteld_op is None),
        (
            Question(
                "geen",
                "Is er geen dwangsom? Kies de grond (Awb 4:17 lid 6)",
                options=(
                    (invoer.GeenDwangsom.ONREDELIJK_LAAT, "De ingebrekestelling kwam te laat"),
                    (invoer.GeenDwangsom.GEEN_BELANGHEBBENDE, "Geen belanghebbende"),
                    (
                        invoer.GeenDwangsom.KENNELIJK,
                        "Kennelijk niet-ontvankelijk of ongegrond",
                    ),
                ),
            ),
            Question("toelichting", "Toelichting", "Verplicht als er geen dwangsom is."),
        ),
    ),
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
            Question("verzondenOp", "Wanneer stuurde de rechtbank het beroep?", _DAG),
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
            Question("op", "Wanneer verstuurde de rechtbank dit?", _DAG),
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
        (Question("tot", "Tot en met welke dag?", _DAG),),
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
            Question("op", "Wanneer stuurde de rechtbank onze mededeling aan hen?", _DAG),
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
            Question("verzondenOp", "Wanneer is zij verstuurd?", _DAG),
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
ALLEEN_MENSEN = frozenset(
    {
        "neem-op-u",
        "draag-over",
        "leg-terug",
        "betrokken",
        "notitie",
        "ontwerp",
        "ontwerp-terug",
        "vaststellen",
    }
)
BIJ_NAAM = {a.naam: a for a in ACTIES}
