"""The form with which a person tells a move, page by page; choices and checks are by person."""

from __future__ import annotations

from collections.abc import Iterator

from gba.application import APPLICATION
from gba.verhuizing import controles
from gba.verhuizing.controles import Aanvrager
from gba.verhuizing.huishouden import Relatie
from gba.verhuizing.invoer import MEESTE_ANDEREN, Aangifte, AnderAls, Soort, Voor
from gemeengoed.flow import Drafts, Files, Flow, Is, Question, Repeat, Section, Step

CONCEPTEN = Drafts(APPLICATION.index("persoon"))
NAAM = "verhuizen"
_IN_NEDERLAND = Is("soort", Soort.BINNENLAND)
_SOORTEN = (
    (Soort.BINNENLAND, "Ik verhuis binnen Nederland, naar of in deze gemeente"),
    (Soort.NAAR_BUITENLAND, "Ik ga naar het buitenland"),
    (Soort.UIT_BUITENLAND, "Ik kom uit het buitenland"),
)
_VOOR = (
    (Voor.MEZELF, "Voor mijzelf, en misschien voor wie met mij meegaat"),
    (Voor.GEZIN, "Alleen voor mijn kind dat nog geen 16 is"),
    (Voor.ANDER, "Voor iemand anders"),
)
_ALS = (
    (AnderAls.FAMILIE, "Het is mijn partner, kind of ouder, en die komt bij mij wonen"),
    (AnderAls.VERZORGER, "Ik ben voogd of verzorger van dit kind"),
    (AnderAls.CURATOR, "Ik ben curator"),
    (AnderAls.GEMACHTIGDE, "Ik heb een schriftelijke machtiging"),
    (AnderAls.INSTELLING, "Ik ben het hoofd van de zorginstelling waar deze persoon verblijft"),
)
_RELATIES = {Relatie.PARTNER: "partner", Relatie.KIND: "kind", Relatie.OUDER: "ouder"}


def formulier(wie: Aanvrager | None = None) -> Flow[Aangifte]:
    """The form; without a person, as it is mounted."""
    keuzes = tuple(
        (h.sleutel, f"{h.naam} (uw {_RELATIES[h.relatie]})") for h in (wie.gezin if wie else ())
    )
    return Flow(
        name=NAAM,
        title="Verhuizing doorgeven",
        intro="Gaat u verhuizen? Geef het hier door. Binnen Nederland kan dat vanaf 4 weken voor "
        "de verhuizing, tot en met de vijfde dag erna. Gaat u naar het buitenland? Dan kan het "
        "vanaf 5 dagen voor u gaat.",
        before=(
            "Uw nieuwe adres: de postcode en het huisnummer.",
            "Trekt u bij iemand in? Dan ook de naam en geboortedatum van de hoofdbewoner.",
        ),
        model=Aangifte,
        sections=(
            Section("De verhuizing", tuple(_verhuizing(wie, keuzes))),
            Section("Waar naartoe", tuple(_waarheen(wie))),
            Section("Wie er verhuist", tuple(_wie_mee(wie, keuzes))),
            Section("Tot slot", tuple(_tot_slot())),
        ),
        declaration=Question("akkoord", "Ik heb alles naar waarheid ingevuld."),
        send="Verhuizing doorgeven",
    )


def _verhuizing(wie: Aanvrager | None, keuzes: tuple[tuple[str, str], ...]) -> Iterator[Step]:
    yield Step(
        "soort",
        "Wat voor verhuizing",
        (Question("soort", "Wat voor verhuizing geeft u door?", options=_SOORTEN),),
    )
    kinderen = tuple(k for k in keuzes if wie is None or k[0] in wie.jonge_kinderen)
    voor = _VOOR if kinderen or wie is None else tuple(v for v in _VOOR if v[0] is not Voor.GEZIN)
    yield Step(
        "voor-wie",
        "Voor wie",
        (Question("voor", "Voor wie geeft u dit door?", options=voor),),
        check=lambda a, nu: controles.voor(wie, a) if wie else None,
    )
    yield Step(
        "gezinslid",
        "Wie er verhuist",
        (Question("gezin.lid", "Welk kind verhuist er?", options=kinderen),),
        when=Is("voor", Voor.GEZIN),
        check=lambda a, nu: controles.gezinslid(wie, a, nu) if wie else None,
    )
    yield Step(
        "ander",
        "Voor wie u dit doet",
        (
            Question("ander.hoedanigheid", "Waarom mag u dit doen?", options=_ALS),
            Question("ander.bsn", "Wat is het burgerservicenummer van wie verhuist?"),
        ),
        when=Is("voor", Voor.ANDER),
        intro="Komt uw familie bij u wonen? Dan hoeft u niets mee te sturen. Stuur anders straks "
        "het bewijs mee. Een medewerker kijkt dat na.",
        check=lambda a, nu: controles.ander(wie, a, nu) if wie else None,
    )
    yield Step(
        "wanneer",
        "Wanneer",
        (Question("datum", "Op welke dag is de verhuizing?", "Bijvoorbeeld: 1 12 2026"),),
        check=controles.wanneer,
        shows=controles.geldt_vanaf,
    )


def _waarheen(wie: Aanvrager | None) -> Iterator[Step]:
    yield Step(
        "adres",
        "Uw nieuwe adres",
        (
            Question("nieuw.postcode", "Postcode", "Bijvoorbeeld: 5281 AB"),
            Question("nieuw.huisnummer", "Huisnummer"),
            Question("nieuw.toevoeging", "Letter of toevoeging", width="n4"),
        ),
        when=_IN_NEDERLAND,
        check=lambda a, nu: controles.adres(wie, a) if wie else None,
        shows=lambda a, nu: controles.straat(wie, a) if wie else (),
    )
    yield Step(
        "bij-iemand",
        "Bij iemand intrekken",
        (
            Question(
                "_intrekken",
                "Woont er al iemand op het nieuwe adres die daar blijft wonen?",
                "Dan vragen wij die persoon of het klopt.",
            ),
        ),
        when=_IN_NEDERLAND,
    )
    yield Step(
        "hoofdbewoner",
        "De hoofdbewoner",
        (
            Question("hoofdbewoner.naam", "Wat is de achternaam van de hoofdbewoner?"),
            Question("hoofdbewoner.geboortedatum", "Wanneer is die persoon geboren?"),
        ),
        when=Is("_intrekken", "ja"),
        intro="De hoofdbewoner krijgt een bericht in Mijn zaken, en zegt daar ja of nee.",
        check=controles.hoofdbewoner,
    )
    yield Step(
        "buitenland",
        "Uw adres in het buitenland",
        (
            Question(
                "buitenland.langer",
                "Bent u in een jaar tijd 8 maanden of langer in het buitenland?",
            ),
            Question("buitenland.land", "Naar welk land gaat u?", "Bijvoorbeeld: België"),
            Question("buitenland.regel1", "Straat en huisnummer"),
            Question("buitenland.regel2", "Postcode en plaats"),
            Question("buitenland.regel3", "Streek of provincie"),
        ),
        when=Is("soort", Soort.NAAR_BUITENLAND),
        intro="Blijft er familie van u achter op uw adres? Dan moet u ook zelf langskomen. U hoort "
        "van ons wanneer dat kan.",
        check=controles.buitenland,
    )
    yield Step(
        "vestiging",
        "Uw verblijf in Nederland",
        (
            Question(
                "vestiging.langer",
                "Blijft u het komende half jaar 4 maanden of langer in Nederland?",
            ),
        ),
        when=Is("soort", Soort.UIT_BUITENLAND),
        check=controles.vestiging,
    )


def _wie_mee(wie: Aanvrager | None, keuzes: tuple[tuple[str, str], ...]) -> Iterator[Step]:
    mee = Is("voor", Voor.MEZELF)
    if keuzes or wie is None:
        yield Step(
            "mee",
            "Wie er meegaat",
            (
                Question(
                    "mee",
                    "Wie van uw gezin verhuizen er met u mee?",
                    "U ziet hier wie van uw gezin op uw adres staat. Gaat er niemand mee? Kruis "
                    "dan niets aan.",
                    options=keuzes,
                ),
            ),
            when=mee,
            check=lambda a, nu: controles.mee(wie, a) if wie else None,
        )
    yield Step(
        "nog-iemand",
        "Anderen",
        (
            Question(
                "_anderen",
                "Verhuizen er ook anderen van uw adres mee?",
                "Bijvoorbeeld uw vriend of vriendin. Een medewerker kijkt dit dan na.",
            ),
        ),
        when=mee,
        check=controles.nog_iemand,
    )
    yield Step(
        "anderen",
        "Wie er nog meer meegaat",
        when=Is("_anderen", "ja"),
        repeat=Repeat(
            "anderen",
            "Wie gaan er nog meer mee?",
            "Persoon",
            (Question("bsn", "Burgerservicenummer"),),
            most=MEESTE_ANDEREN,
        ),
        check=lambda a, nu: controles.anderen(wie, a) if wie else None,
    )


def _tot_slot() -> Iterator[Step]:
    yield Step(
        "documenten",
        "Documenten",
        files=Files(
            "Wilt u documenten meesturen?",
            "Bijvoorbeeld een machtiging of een huurcontract. Het hoeft niet.",
        ),
    )
    yield Step(
        "telefoon",
        "Uw telefoonnummer",
        (
            Question(
                "telefoon",
                "Op welk nummer kunnen wij u bellen?",
                "Wij bellen u alleen als wij een vraag hebben, of voor een afspraak.",
                autocomplete="tel",
            ),
        ),
    )
