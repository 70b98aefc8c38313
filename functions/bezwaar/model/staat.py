"""The state of an objection: what follows from everything that happened to it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import AwareDatetime, Field

from bezwaar.invoer import (
    Afzender,
    Beslissing,
    BestredenBesluit,
    Commissie,
    Dictum,
    GeenDwangsom,
    Gemachtigde,
    Indiener,
    NietHoren,
    Tijdigheidsoordeel,
    Verzuim,
)
from gemeengoed import awb
from gemeengoed.documents import Bestand
from gemeengoed.model import Model
from gemeengoed.tekst import datum
from gemeengoed.termijnen import Termijn


class Stand(StrEnum):
    """Where an objection stands."""

    INGEDIEND = "ingediend"
    IN_BEHANDELING = "in_behandeling"
    BESLIST = "beslist"
    BEKENDGEMAAKT = "bekendgemaakt"
    BEROEP = "beroep"
    AFGESLOTEN = "afgesloten"
    INGETROKKEN = "ingetrokken"
    DOORGEZONDEN = "doorgezonden"
    RECHTSTREEKS_BEROEP = "rechtstreeks_beroep"

    @property
    def wacht_op_beslissing(self) -> bool:
        """Whether we still have to decide."""
        return self in (Stand.INGEDIEND, Stand.IN_BEHANDELING)

    @property
    def wacht_op_bekendmaking(self) -> bool:
        """Whether the term to decide still counts: a decision that was not sent is none (3:40)."""
        return self.wacht_op_beslissing or self is Stand.BESLIST


class OordeelTijdigheid(Model):
    """Whether it came in time (Awb 6:9); being late can be excused (6:11), by a person."""

    uitkomst: awb.Tijdigheid
    artikel: str
    tekst: str
    # What a person made of it, with the reason; None: nobody had to, or nobody did yet.
    oordeel: Tijdigheidsoordeel | None = None
    reden: str | None = None


class Herstel(Model):
    """A defect that may be repaired (Awb 6:6). Meanwhile the term to decide stands still.

    `verlopen`: nothing came within the term; what came later has a `hersteld_op` as well.
    """

    wat: tuple[Verzuim, ...]
    gevraagd_op: date
    termijn: Termijn
    hersteld_op: date | None = None
    verlopen: bool = False

    @property
    def loopt(self) -> bool:
        return self.hersteld_op is None and not self.verlopen


class Verdaging(Model):
    """The one postponement of Awb 7:10 lid 3."""

    weken: int
    reden: str
    op: date


class Instemming(Model):
    """Further delay, by consent or because rules of procedure ask it (Awb 7:10 lid 4)."""

    tot: date
    wie: str | None = None
    op: date
    grond: awb.Uitstelgrond = awb.Uitstelgrond.INDIENER
    anderen: str | None = None
    voorschrift: str | None = None


class Opschorting(Model):
    """The term to decide stands still, other than for repair (Awb 4:15 with 7:14).

    `vanaf` is the first day that does not count, `tot` the first that does again; None: it lasts.
    """

    grond: awb.Opschortgrond
    reden: str
    vanaf: date
    verwacht: date | None = None
    tot: date | None = None

    @property
    def loopt(self) -> bool:
        return self.tot is None


class Zitting(Model):
    """A hearing that was planned, with what hangs on its day (Awb 7:4)."""

    op: AwareDatetime
    plaats: str
    stukken_tot: Termijn
    ter_inzage: Termijn
    uitgenodigd_op: date
    reageren_tot: date | None = None
    horen_door: tuple[str, ...] = ()


class Voorstel(Model):
    """Moments for a hearing of which one is to be chosen, until and including `kiezen_tot`."""

    momenten: tuple[AwareDatetime, ...]
    plaats: str
    kiezen_tot: date
    gedaan_op: date
    horen_door: tuple[str, ...] = ()


class Horen(Model):
    """That someone was heard (Awb 7:2, 7:7), or the ground on which they were not (7:3)."""

    gehoord_op: date | None = None
    verslag: str | None = None
    niet_gehoord: NietHoren | None = None
    toelichting: str | None = None


class Advies(Model):
    """What the committee advises (Awb 7:13 lid 6)."""

    tekst: str
    dictum: Dictum
    op: date


class Ontwerp(Model):
    """A decision that one official drafted and another has to take."""

    beslissing: Beslissing
    door: str
    op: AwareDatetime


class Kostenbetaling(Model):
    """What is paid of the costs (Awb 7:15), in euro cents, and to whom: with legal aid to who gave
    it (lid 5)."""

    bedrag: int
    uitleg: str
    aan_rechtsbijstand: bool = False
    aan: str | None = None


class Uitkomst(Model):
    """The decision that was taken, and when; in time when it was sent in time."""

    beslissing: Beslissing
    genomen_op: AwareDatetime
    binnen_termijn: bool
    bekendgemaakt_op: date | None = None
    beroepstermijn: Termijn | None = None
    kosten: Kostenbetaling | None = None


class Dwangsomloop(Model):
    """The penalty for deciding late (Awb 4:17): when it runs, and what was fixed (4:18).

    Amounts in euro cents; `eerste_dag` and `laatste_dag` both included, None when it does not run.
    `termijn_eind` is the last day of the term that passed, `gestopt_op` the day on which the
    decision was sent or there was nothing left to decide: that day is not owed any more.
    """

    ingebrekestelling: date
    termijn_eind: date
    gestopt_op: date | None = None
    wachttijd: Termijn
    eerste_dag: date | None = None
    laatste_dag: date | None = None
    vaststellen: Termijn | None = None
    vastgesteld: int | None = None
    delen: tuple[int, ...] = ()
    vastgesteld_op: date | None = None
    geen: GeenDwangsom | None = None
    toelichting: str | None = None

    @property
    def afgehandeld(self) -> bool:
        """Whether nothing of it is left to be fixed (4:18): it was, or it never ran."""
        return self.vastgesteld_op is not None or self.eerste_dag is None


class Opnieuw(Model):
    """The court told us to decide (again). `weken` as the court set them; None: as the law does.

    `alsnog`: we had not decided at all (8:55d), else what we decided was quashed (8:72).
    """

    vanaf: date
    weken: int | None = None
    alsnog: bool = False

    @property
    def door_de_rechter(self) -> bool:
        """Whether the term is the court's, so that we can't make it longer."""
        return self.alsnog or self.weken is not None


class Beroep(Model):
    """Before the court (Awb chapter 8). `niet_tijdig`: because we had not decided (6:12)."""

    zaaknummer: str
    ontvangen_op: date
    niet_tijdig: bool = False
    # Why no notice of default could be asked of them (6:12 lid 3).
    zonder_ingebrekestelling: str | None = None
    # The court found the appeal against our being late unreasonably late (6:12 lid 4).
    onredelijk_laat: bool = False
    stukken: Termijn
    stukken_verzonden_op: date | None = None
    zitting_op: AwareDatetime | None = None
    lus: Termijn | None = None
    lus_herstelt: bool | None = None
    lus_beantwoord_op: date | None = None
    lus_hersteld_op: date | None = None
    lus_wijze: str | None = None
    lus_zienswijzen: Termijn | None = None
    uitspraak: str | None = None
    uitspraak_op: date | None = None
    hoger_beroep: Termijn | None = None
    hoger_beroep_op: date | None = None
    uitspraak_hoger: str | None = None
    uitspraak_hoger_op: date | None = None
    ingetrokken_op: date | None = None

    @property
    def lus_loopt(self) -> bool:
        """Whether we still have to repair the decision, or say that we do not (8:51b)."""
        return self.lus is not None and not self.lus_hersteld_op and self.lus_herstelt is not False

    @property
    def bij_de_rechtbank(self) -> bool:
        return self.uitspraak is None and self.ingetrokken_op is None

    @property
    def in_hoger_beroep(self) -> bool:
        return self.hoger_beroep_op is not None and self.uitspraak_hoger_op is None

    @property
    def loopt(self) -> bool:
        """Whether a court still has to say something."""
        return self.bij_de_rechtbank or self.in_hoger_beroep


class Dossierstuk(Model):
    """A line of the inventory of the file for the court (Awb 8:42).

    stuk   what the case calls it; None: it is not in the case and goes apart
    reden  why it is left out (8:29); None: it goes along
    """

    nummer: int
    stuk: str | None = None
    soort: str
    titel: str
    datum: date | None = None
    reden: str | None = None


class Rechtbankdossier(Model):
    """The file for the court as it was made up. `inventaris` and `bundel` are made a moment later;
    `zonder` says why there is no bundle."""

    id: str
    op: AwareDatetime
    stukken: tuple[Dossierstuk, ...]
    inventaris: Bestand | None = None
    bundel: Bestand | None = None
    zonder: str | None = None

    @property
    def regels(self) -> tuple[str, ...]:
        """What stands with the case of it, also for who objects: not what is kept from them."""
        return tuple(
            f"{s.nummer}. Niet meegestuurd (Awb 8:29)"
            if s.reden
            else f"{s.nummer}. {s.titel}{f' ({datum(s.datum)})' if s.datum else ''}"
            for s in self.stukken
        )


class Bewijs(Model):
    """That something was sent to, delivered to or read by someone (Awb 2:25)."""

    wat: str
    hoe: str
    op: AwareDatetime


class BezwaarUit(Model):
    """An objection, as others may read it."""

    id: str
    kenmerk: str = Field(examples=["BZW-K7QM-3FZX-9RTW"])
    stand: Stand
    indiener: Afzender
    besluit: BestredenBesluit
    ook_tegen: tuple[BestredenBesluit, ...] = Field(
        default=(), description="Besluiten die het bestreden besluit vervangen (Awb 6:19)"
    )
    gronden: str | None = None
    mede_indieners: tuple[Indiener, ...] = ()
    gemachtigde: Gemachtigde | None = None
    vraagt_kosten: bool = Field(default=False, description="Vraagt om de kosten (Awb 7:15)")
    vraagt_rechtstreeks_beroep: bool = False
    stukken: tuple[Bestand, ...] = Field(
        default=(), description="Documenten van de indiener, bij het bezwaar en daarna"
    )
    dossierstukken: tuple[Bestand, ...] = Field(
        default=(), description="Documenten die wij bij het dossier voegden (Awb 7:4)"
    )
    verzuimen: tuple[Verzuim, ...] = Field(
        default=(), description="Wat nog ontbreekt en hersteld moet worden (Awb 6:6)"
    )
    kanaal: awb.Kanaal = awb.Kanaal.ELEKTRONISCH
    ontvangen_op: AwareDatetime
    tijdigheid: OordeelTijdigheid
    bezwaartermijn: Termijn
    beslistermijn: Termijn
    herstel: Herstel | None = None
    verdaging: Verdaging | None = None
    instemming: Instemming | None = None
    opschortingen: tuple[Opschorting, ...] = Field(
        default=(), description="Waarom de termijn stilstond of stilstaat (Awb 4:15)"
    )
    commissie: Commissie | None = None
    voorstel: Voorstel | None = None
    zitting: Zitting | None = None
    horen: Horen | None = None
    nieuwe_feiten_op: date | None = Field(
        default=None, description="Sinds wanneer opnieuw gehoord moet worden (Awb 7:9)"
    )
    advies: Advies | None = None
    uitkomst: Uitkomst | None = None
    dwangsom: Dwangsomloop | None = None
    beroep: Beroep | None = None
    voorlopige_voorziening: str | None = None
    opnieuw: Opnieuw | None = None
    doorgezonden_naar: str | None = None
    brieven: tuple[Bestand, ...] = ()
    notities: int = 0


class Bezwaar(BezwaarUit):
    """The state of the dossier.

    persoon      the objector's pseudonym, when known
    behandelaar  who handles it, as an event names them
    eerder       earlier suspensions (of repairs before the last), first and last day of each
    geweigerd    who may not handle it: they took the decision objected to (Awb 10:3 lid 3)
    """

    persoon: str | None = None
    behandelaar: str | None = None
    behandelaar_naam: str | None = None
    geweigerd: tuple[str, ...] = ()
    eerder: tuple[Herstel, ...] = ()
    ontwerp: Ontwerp | None = None
    bewijs: tuple[Bewijs, ...] = ()
    rechtbank: Rechtbankdossier | None = None
    herinnerd: tuple[str, ...] = ()

    def openbaar(self) -> BezwaarUit:
        return BezwaarUit.model_validate(self.model_dump(include=set(BezwaarUit.model_fields)))

    @property
    def opgeschort(self) -> Opschorting | None:
        """The suspension of 4:15 that lasts; there is one at a time."""
        return next((o for o in self.opschortingen if o.loopt), None)

    def resterende_dagen(self, vandaag: date) -> int | None:
        """Days left to decide, the last day included: 0 is today, -1 is a day late."""
        eind = self.beslistermijn.eind
        return None if eind is None else (eind - vandaag).days

    @property
    def bezwaarmakers(self) -> int:
        """How many people object together; a penalty is split over them (Awb 4:17 lid 7)."""
        return 1 + len(self.mede_indieners)
