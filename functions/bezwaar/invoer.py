"""What people and machines send us: the models that the API and the pages share."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from gemeengoed import awb
from gemeengoed.model import Model
from gemeengoed.velden import Adres, Akkoord, Bsn, Datum, Getal, Ja, Regel, Tekst, Vorm


class Afzender(Model):
    """Who objects, as far as we know: of what came on paper, name or address can be missing."""

    naam: Regel | None = Field(default=None, examples=["J. de Vries"])
    adres: Adres | None = None

    @property
    def genoemd(self) -> str:
        """What to call them, also when nobody knows."""
        return self.naam or "Naam onbekend"


class Indiener(Afzender):
    """Who objects: name and address (Awb 6:5 lid 1 a)."""

    naam: Regel = Field(examples=["J. de Vries"])
    adres: Adres


class BestredenBesluit(Model):
    """The decision objected to (Awb 6:5 lid 1 c)."""

    kenmerk: Regel = Field(description="Het kenmerk dat op de brief staat", examples=["2026-0417"])
    omschrijving: Regel = Field(
        description="Waar het besluit over gaat", examples=["Weigering omgevingsvergunning"]
    )
    bekendgemaakt_op: Datum = Field(
        description="De dag waarop het besluit is verstuurd of gepubliceerd (Awb 3:41, 3:42)",
        examples=["2026-11-02"],
    )


class Gemachtigde(Indiener):
    """Who acts for the objector (Awb 2:1); with a power of attorney that can be asked for."""

    naam: Regel = Field(examples=["Mr. A. Raadsman"])
    beroepsmatig: Ja = Field(
        default=False, description="Of dit rechtsbijstand is voor wie betaald wordt (Bpb 1)"
    )


class Geschrift(Model):
    """An objection as it came, also when something of 6:5 is missing: it counts, and what is
    missing can be asked for (Awb 6:6)."""

    indiener: Afzender = Afzender()
    mede_indieners: tuple[Indiener, ...] = Field(
        default=(), max_length=50, description="Wie samen met de indiener bezwaar maakt"
    )
    besluit: BestredenBesluit
    gronden: Tekst | None = Field(
        default=None,
        description="Waarom u het niet eens bent met het besluit",
        examples=["De vergunning is geweigerd op grond van een oud bestemmingsplan."],
    )
    gemachtigde: Gemachtigde | None = None
    vraagt_kosten: Ja = Field(
        default=False, description="Vraagt om vergoeding van de kosten (Awb 7:15 lid 3)"
    )
    vraagt_rechtstreeks_beroep: Ja = Field(
        default=False, description="Vraagt om meteen naar de rechter te kunnen (Awb 7:1a)"
    )
    ondertekend: Ja = Field(default=False, description="Of het is ondertekend (Awb 6:5)")

    @property
    def verzuimen(self) -> tuple[Verzuim, ...]:
        """What of 6:5 is missing."""
        compleet = {
            Verzuim.GRONDEN: self.gronden,
            Verzuim.ONDERTEKENING: self.ondertekend,
            Verzuim.NAAM_EN_ADRES: self.indiener.naam and self.indiener.adres,
        }
        return tuple(verzuim for verzuim, er in compleet.items() if not er)


class Bezwaarschrift(Geschrift):
    """An objection (Awb 6:5). Without grounds it counts, but they must be given later (6:6)."""

    indiener: Indiener
    ondertekend: Akkoord = Field(
        description="De indiener verklaart dat dit het bezwaar is (ondertekening, Awb 6:5)",
    )


class Indiening(Bezwaarschrift):
    """An objection that a machine hands in for a person."""

    bsn: Bsn | None = Field(
        default=None,
        description="Om de zaak aan de persoon te koppelen; wordt niet bewaard",
    )


class Verzuim(StrEnum):
    """What an objection can lack and must be asked for (Awb 6:5, 6:6, 2:1)."""

    GRONDEN = "gronden"
    ONDERTEKENING = "ondertekening"
    NAAM_EN_ADRES = "naam_en_adres"
    BESLUIT = "besluit"
    MACHTIGING = "machtiging"
    VERTALING = "vertaling"


class Papier(Model):
    """An objection that came on paper, as an official records it (Awb 6:9), complete or not."""

    stuk: Geschrift
    ontvangen_op: Datum
    poststempel: Datum | None = Field(
        default=None, description="De dag waarop de brief op de post is gedaan"
    )
    balie: Ja = Field(default=False, description="Afgegeven aan de balie")


class Tijdigheidsoordeel(StrEnum):
    """What a person makes of an objection that seems late (Awb 6:9, 6:11)."""

    TIJDIG = "tijdig"
    VERSCHOONBAAR = "verschoonbaar"
    NIET_VERSCHOONBAAR = "niet_verschoonbaar"


class Tijdigheidsbesluit(Model):
    oordeel: Tijdigheidsoordeel
    reden: Tekst


class Overdracht(Model):
    """Hand a case over; `aan` names a colleague as the page does."""

    aan: Annotated[str, Field(max_length=100), Vorm.KEUZE]
    toelichting: Tekst | None = None


class Herstelverzoek(Model):
    """Ask to repair a defect (Awb 6:6); `weken` is the term that we give."""

    wat: tuple[Verzuim, ...] = Field(min_length=1, examples=[["gronden"]])
    weken: Getal = Field(default=2, ge=1, le=8, description="Hoeveel weken de indiener krijgt")


class Herstelling(Model):
    """What came to repair a defect."""

    gronden: Tekst | None = None
    naam: Regel | None = Field(default=None, description="De naam, als die ontbrak")
    adres: Adres | None = Field(default=None, description="Het adres, als dat ontbrak")
    op: Datum | None = Field(default=None, description="Wanneer het binnenkwam; anders vandaag")


class Verdagingsbesluit(Model):
    """Postpone the decision once (Awb 7:10 lid 3)."""

    weken: Getal = Field(ge=1, le=6, examples=[6])
    reden: Tekst = Field(examples=["Wij wachten op een onderzoek."])


class Instemmingsbesluit(Model):
    """Further delay (Awb 7:10 lid 4): with consent of all (a), of the objector (b), or because
    rules of procedure ask it (c)."""

    tot: Datum
    grond: awb.Uitstelgrond = Field(description="De grond: Awb 7:10 lid 4 onder a, b of c")
    wie: Regel | None = Field(default=None, description="Wie heeft ingestemd (onder a en b)")
    anderen: Regel | None = Field(
        default=None, description="Waarom het anderen niet kan schaden (onder b)"
    )
    voorschrift: Regel | None = Field(
        default=None,
        description="Welk voorschrift over de procedure dit nodig maakt (onder c)",
        examples=["Artikel 3.10 van de Wet open overheid: zienswijze van een derde"],
    )


class Opschortbesluit(Model):
    """The term to decide stands still, other than for repair (Awb 4:15 with 7:14)."""

    grond: awb.Opschortgrond
    reden: Tekst = Field(description="Wat ons verhindert te beslissen")
    vanaf: Datum | None = Field(
        default=None, description="De eerste dag waarop dat zo was; anders vandaag"
    )
    verwacht: Datum | None = Field(
        default=None, description="Wanneer de beslissing wel komt; bij overmacht (Awb 4:15 lid 3)"
    )


class Opschorteinde(Model):
    """It no longer keeps us from deciding (Awb 4:15 lid 4)."""

    op: Datum | None = Field(
        default=None, description="De eerste dag die weer telt; anders vandaag"
    )


class Commissielid(Model):
    naam: Regel
    van_buiten: Ja = Field(
        default=False, description="Maakt geen deel uit van en werkt niet voor het bestuursorgaan"
    )


class Commissie(Model):
    """A committee that hears and advises (Awb 7:13)."""

    voorzitter: Commissielid
    leden: tuple[Commissielid, ...] = Field(max_length=8)


Tijd = Annotated[Regel, Field(pattern=r"^([01]?[0-9]|2[0-3])[.:][0-5][0-9]$", examples=["14.30"])]


# Who hear, when it is not the whole committee; so that nobody is in two hearings at once.
HorenDoor = Annotated[
    tuple[Regel, ...], Field(max_length=8, description="Wie er horen; leeg: de commissie")
]


class Zittingsplan(Model):
    """Plan a hearing (Awb 7:2, 7:4)."""

    dag: Datum
    tijd: Tijd
    plaats: Regel = Field(examples=["Gemeentehuis, kamer 1.04"])
    horen_door: HorenDoor = ()
    indiener_akkoord: Ja = Field(
        default=False, description="De indiener vindt een kortere tijd van tevoren goed"
    )
    reageren_tot: Datum | None = Field(
        default=None,
        description="Tot en met welke dag de indiener kan zeggen te willen komen (Awb 7:3 d)",
    )


class Moment(Model):
    dag: Datum
    tijd: Tijd


class Zittingsvoorstel(Model):
    """Moments for a hearing, of which who objects chooses one (Awb 7:2, 7:4)."""

    momenten: tuple[Moment, ...] = Field(min_length=1, max_length=5)
    plaats: Regel = Field(examples=["Gemeentehuis, kamer 1.04"])
    horen_door: HorenDoor = ()
    kiezen_tot: Datum = Field(
        description="Tot en met welke dag de indiener kan kiezen; daarna staat het eerste moment"
    )


class Momentnummer(StrEnum):
    EEN = "1"
    TWEE = "2"
    DRIE = "3"
    VIER = "4"
    VIJF = "5"


class Momentkeuze(Model):
    """Which of the moments it is to be."""

    moment: Momentnummer


class Hoorverslag(Model):
    """The report of a hearing (Awb 7:7)."""

    gehoord_op: Datum
    verslag: Tekst
    gehoord_door: tuple[Regel, ...] = Field(min_length=1, description="Wie er hebben gehoord")
    primair_betrokken: Getal = Field(
        default=0, ge=0, description="Hoeveel van hen bij het bestreden besluit betrokken waren"
    )
    leider_betrokken: Ja = Field(
        default=False, description="Of wie het horen leidde, een van hen was (Awb 7:5 lid 1 b)"
    )
    door_bestuursorgaan: Ja = Field(
        default=False,
        description="Of het bestuursorgaan zelf, zijn voorzitter of een lid (mede) hoorde: dan "
        "gelden die grenzen niet (Awb 7:5 lid 1)",
    )


class Dictum(StrEnum):
    """How an objection is decided (Awb 7:11, 7:12)."""

    GEGROND = "gegrond"
    DEELS_GEGROND = "deels_gegrond"
    ONGEGROND = "ongegrond"
    NIET_ONTVANKELIJK = "niet_ontvankelijk"


class Adviestekst(Model):
    """What the committee advises, and how it would decide (Awb 7:13 lid 6)."""

    tekst: Tekst
    dictum: Dictum


class GeenDwangsom(StrEnum):
    """Why no penalty is owed (Awb 4:17 lid 6)."""

    ONREDELIJK_LAAT = "onredelijk_laat"
    GEEN_BELANGHEBBENDE = "geen_belanghebbende"
    KENNELIJK = "kennelijk"


class Dwangsombesluit(Model):
    """Fix the penalty (Awb 4:18); without a ground it is what follows from the days."""

    geen: GeenDwangsom | None = None
    toelichting: Tekst | None = None


class Doorzending(Model):
    """Forward to who it is meant for (Awb 6:15)."""

    naar: Regel = Field(examples=["Gemeente Oirschot"])
    reden: Tekst


class Reden(Model):
    reden: Tekst


class Beroepschrift(Model):
    """That the court has an appeal (Awb 8:42)."""

    zaaknummer: Regel = Field(examples=["SHE 27/1234"])
    verzonden_op: Datum = Field(description="De dag waarop de rechtbank ons het beroep stuurde")
    zonder_ingebrekestelling: Tekst | None = Field(
        default=None,
        description="Bij beroep omdat er geen besluit is: waarom een ingebrekestelling niet kon "
        "worden gevergd (Awb 6:12 lid 3)",
    )


class Uitspraaksoort(StrEnum):
    ONGEGROND = "ongegrond"
    GEGROND = "gegrond"
    NIET_ONTVANKELIJK = "niet_ontvankelijk"


class Uitspraak(Model):
    """The judgment of the court."""

    soort: Uitspraaksoort
    verzonden_op: Datum
    opnieuw_beslissen: Ja = Field(
        default=False, description="De rechter vraagt een nieuwe beslissing op bezwaar"
    )
    weken: Getal | None = Field(
        default=None,
        ge=1,
        le=52,
        description="Hoeveel weken de rechter ons daarvoor geeft (Awb 8:72 lid 4, 8:55d lid 3)",
    )
    onredelijk_laat: Ja = Field(
        default=False,
        description="De rechter vindt het beroep tegen te laat beslissen onredelijk laat "
        "(Awb 6:12 lid 4)",
    )


class NietHoren(StrEnum):
    """The grounds on which hearing may be left out (Awb 7:3 a-e)."""

    KENNELIJK_NIET_ONTVANKELIJK = "a"
    KENNELIJK_ONGEGROND = "b"
    AFGEZIEN = "c"
    NIET_GEREAGEERD = "d"
    VOLLEDIG_TEGEMOETGEKOMEN = "e"


class NietOntvankelijk(StrEnum):
    """Why an objection is inadmissible."""

    TE_LAAT = "te_laat"
    VERZUIM = "verzuim"
    GEEN_BELANGHEBBENDE = "geen_belanghebbende"


class Gewicht(StrEnum):
    """How heavy a case is (Bpb, bijlage C1)."""

    ZEER_LICHT = "zeer_licht"
    LICHT = "licht"
    GEMIDDELD = "gemiddeld"
    ZWAAR = "zwaar"
    ZEER_ZWAAR = "zeer_zwaar"


class Kosten(Model):
    """The decision on costs (Awb 7:15 lid 2, Bpb)."""

    fout_van_ons: Ja = Field(
        default=False, description="Herroepen om een fout die aan ons te wijten is"
    )
    bezwaarschrift: Ja = Field(default=True, description="1 punt voor het bezwaarschrift")
    hoorzitting: Ja = Field(default=False, description="1 punt voor het horen")
    nadere_hoorzitting: Ja = Field(default=False, description="Een half punt")
    gewicht: Gewicht = Field(default=Gewicht.GEMIDDELD)
    toevoeging: Ja = Field(
        default=False,
        description="Er is een toevoeging (Wet op de rechtsbijstand): wij betalen aan wie de "
        "rechtsbijstand verleent (Awb 7:15 lid 5)",
    )


class Aanvulling(Model):
    """What who objects adds, when something was missing."""

    tekst: Tekst


class Intrekking(Model):
    reden: Tekst | None = None


class Dag(Model):
    """A day on which something was done."""

    op: Datum


class NietHorenBesluit(Model):
    """Leave out hearing, and why (Awb 7:3)."""

    grond: NietHoren
    toelichting: Tekst


def _regels(tekst: str | None) -> tuple[str, ...]:
    return tuple(line.strip() for line in (tekst or "").splitlines() if line.strip())


def _korte_regels(tekst: str) -> str:
    regels = _regels(tekst)
    if len(regels) > 50 or any(len(r) > 200 for r in regels):
        raise PydanticCustomError(
            "nl_regels", "Schrijf hoogstens 50 regels, van hoogstens 200 tekens."
        )
    return tekst


class Inventaris(Model):
    """What is in the file that goes to the court (Awb 8:42), a line each; without it, what is in
    the file that was made up here."""

    lijst: Tekst | None = Field(default=None, examples=["Bezwaarschrift\nBestreden besluit"])

    @property
    def regels(self) -> tuple[str, ...]:
        return _regels(self.lijst)


class Dossierkeuze(Model):
    """What goes to the court otherwise than the case has it: what is left out, and why only the
    court may know of it (Awb 8:29); what goes along apart."""

    weglaten: dict[str, Regel] = Field(
        default_factory=dict,
        max_length=200,
        description="Per stuk dat niet meegaat de reden daarvan (Awb 8:29)",
        examples=[{}],
    )
    extra: Annotated[Tekst, AfterValidator(_korte_regels)] | None = Field(
        default=None,
        description="Stukken die apart meegaan, een per regel",
        examples=["Maquette van het bouwplan"],
    )

    @property
    def regels(self) -> tuple[str, ...]:
        return _regels(self.extra)


class Lus(Model):
    """A term to repair a decision (Awb 8:51a)."""

    op: Datum
    weken: Getal = Field(ge=1, le=26)


class Lusantwoord(Model):
    """Whether we use the opportunity to repair the decision (Awb 8:51b lid 1)."""

    herstelt: Ja = Field(description="Of wij het besluit gaan herstellen")


class Lusherstel(Model):
    """How we repaired the decision, as we tell the court (Awb 8:51b lid 2)."""

    wijze: Tekst = Field(examples=["Met een nieuw besluit van 3 juni 2027."])


class Lusverlenging(Model):
    """The court gives more time (Awb 8:51a lid 2)."""

    tot: Datum = Field(description="De nieuwe laatste dag")


class Luszienswijzen(Model):
    """The parties may give their views on the repair (Awb 8:51b lid 3)."""

    op: Datum = Field(description="De dag waarop de rechtbank onze mededeling aan hen stuurde")
    verlengd: Datum | None = Field(
        default=None, description="De laatste dag, als de rechtbank meer dan vier weken geeft"
    )


class HogerBeroep(Model):
    """That there is further appeal (Awb 8:104)."""

    op: Datum | None = Field(default=None, description="Wanneer het is ingesteld; anders vandaag")


class Beslissing(Model):
    """The decision on an objection, as an official makes it."""

    dictum: Dictum = Field(examples=["ongegrond"])
    herroepen: Ja = Field(
        default=False, description="Of het bestreden besluit wordt herroepen (Awb 7:11 lid 2)"
    )
    motivering: Tekst = Field(
        description="Waarop de beslissing berust (Awb 7:12)",
        examples=["Het besluit past bij het geldende bestemmingsplan."],
    )
    gehoord_op: Datum | None = Field(default=None, description="De dag van het horen (Awb 7:2)")
    niet_gehoord: NietHoren | None = Field(
        default=None, description="Waarom horen achterwege bleef (Awb 7:3 a tot en met e)"
    )
    niet_ontvankelijk: NietOntvankelijk | None = None
    afwijking_advies: Tekst | None = Field(
        default=None, description="Waarom van het advies wordt afgeweken (Awb 7:13 lid 7)"
    )
    kosten: Kosten | None = None


class Notitie(Model):
    """A note that officials leave with a case."""

    tekst: Tekst = Field(examples=["Gebeld met de indiener over de hoorzitting."])
