"""Whatever people do with an objection, in whatever order and on whatever day, the law holds.

A machine does random things, allowed and forbidden, while its clock moves over weekends, holidays,
year ends and the nights on which the clock changes. `MACHINE=2000` runs it that many times.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bezwaar import invoer, model
from bezwaar.model import BEZWAREN, Bezwaar, Stand, tijd
from bezwaar.model import gebeurtenissen as g
from bezwaar.model.verloop import evolve
from gemeengoed.awb import Opschortgrond, Tijdigheid, Uitstelgrond, lokale_datum
from gemeengoed.dossier import Event
from gemeengoed.model import Model
from gemeengoed.problem import DomainError
from gemeengoed.tekst import datum
from gemeengoed.termijnen import Termijn

DAG = timedelta(days=1)
MAANDEN = 31
STARTS = (
    datetime(2026, 12, 31, 23, 30, tzinfo=UTC),  # the new year has begun in the Netherlands
    datetime(2026, 10, 24, 23, 30, tzinfo=UTC),  # the night on which the hour comes twice
    datetime(2027, 3, 27, 23, 59, tzinfo=UTC),  # Easter, and the night that lacks an hour
    datetime(2027, 4, 26, 22, 30, tzinfo=UTC),  # King's day
    datetime(2028, 2, 29, 12, 0, tzinfo=UTC),
    datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
)
LAATSTE_JAAR = 2031

wie = st.sampled_from(("a", "b", "c"))
dagen = st.integers(-40, 3)


def termijnen(waarde: object) -> Iterator[Termijn]:
    """Every term in a state, however deep."""
    if isinstance(waarde, Termijn):
        yield waarde
    elif isinstance(waarde, Model):
        for naam in type(waarde).model_fields:
            yield from termijnen(getattr(waarde, naam))
    elif isinstance(waarde, tuple):
        for deel in waarde:
            yield from termijnen(deel)


@st.composite
def bezwaarschriften(draw: st.DrawFn, nu: datetime) -> dict[str, Any]:
    adres = {"straat": "Markt", "huisnummer": 1, "postcode": "5281 AB", "woonplaats": "Boxtel"}
    persoon = {"naam": "A", "adres": adres}
    bekend = lokale_datum(nu) - DAG * draw(st.integers(0, 60))
    return {
        "indiener": persoon,
        "medeIndieners": [persoon] * draw(st.integers(0, 2)),
        "besluit": {"kenmerk": "k", "omschrijving": "o", "bekendgemaaktOp": bekend.isoformat()},
        "gronden": draw(st.sampled_from((None, "Daarom."))),
        "gemachtigde": draw(st.sampled_from((None, {**persoon, "beroepsmatig": True}))),
        "vraagtKosten": draw(st.booleans()),
        "vraagtRechtstreeksBeroep": draw(st.booleans()),
        "ondertekend": True,
    }


@st.composite
def papieren(draw: st.DrawFn, stuk: invoer.Bezwaarschrift) -> invoer.Geschrift:
    """The same on paper, with perhaps something of 6:5 missing."""
    wie = stuk.indiener
    afzenders = ({}, {"naam": wie.naam}, *(wie.model_dump(),) * 3)
    return invoer.Geschrift.model_validate(
        {
            **stuk.model_dump(),
            "indiener": draw(st.sampled_from(afzenders)),
            "ondertekend": draw(st.sampled_from((True, True, False))),
        }
    )


@st.composite
def beslissingen(draw: st.DrawFn, bezwaar: Bezwaar, vandaag: date) -> invoer.Beslissing:
    """Decisions of which some are lawful: a wrong one is refused by many rules at once."""
    dictum = draw(st.sampled_from(invoer.Dictum))
    niet = dictum is invoer.Dictum.NIET_ONTVANKELIJK
    ja = st.booleans()
    kosten = st.builds(invoer.Kosten, fout_van_ons=ja, hoorzitting=ja, toevoeging=ja)
    return invoer.Beslissing(
        dictum=dictum,
        herroepen=dictum is invoer.Dictum.GEGROND and draw(st.booleans()),
        motivering="Daarom.",
        gehoord_op=draw(st.sampled_from((None, None, vandaag))),
        niet_gehoord=draw(st.sampled_from((None, None, None, *invoer.NietHoren))),
        niet_ontvankelijk=draw(st.sampled_from(invoer.NietOntvankelijk)) if niet else None,
        afwijking_advies="Anders." if bezwaar.commissie and draw(st.booleans()) else None,
        kosten=draw(kosten) if bezwaar.vraagt_kosten else None,
    )


class Zaak(RuleBasedStateMachine):
    """One objection, from filing to the end. `geschiedenis` is what happened to it."""

    staat: Bezwaar

    def __init__(self) -> None:
        super().__init__()
        self.geschiedenis: list[Event] = []

    @property
    def vandaag(self) -> date:
        return lokale_datum(self.nu)

    @initialize(data=st.data(), nu=st.sampled_from(STARTS))
    def dien_in(self, data: st.DataObject, nu: datetime) -> None:
        self.nu = nu
        stuk = invoer.Bezwaarschrift.model_validate(data.draw(bezwaarschriften(nu)))
        if data.draw(st.booleans()):
            event = model.dien_in(stuk, id="aaaa-bbbb-cccc", persoon="p", door="p", nu=nu)
        else:
            op = self.vandaag - DAG * data.draw(st.integers(0, 20))
            post = data.draw(st.sampled_from((None, op, op - 3 * DAG)))
            papier = invoer.Papier(
                stuk=data.draw(papieren(stuk)),
                ontvangen_op=op,
                poststempel=post,
                balie=data.draw(st.booleans()),
            )
            event = model.registreer(papier, id="aaaa-bbbb-cccc", door="a", nu=nu)
        self.neem(event)

    # What is done to it.

    def doe(self, command: Callable[..., Event], *args: Any, door: str = "a", **kw: Any) -> None:
        """Try it. What is refused is refused with a reason and changes nothing."""
        voor, las, geweigerd = self.staat, self.staat.as_json(), None
        try:
            event = command(self.staat, *args, door=door, nu=self.nu, **kw)
        except DomainError as fout:
            geweigerd = fout
        else:
            self.neem(event)
        if geweigerd:
            assert geweigerd.detail
            assert geweigerd.status in (400, 409)
            assert self.staat is voor
            assert self.staat.as_json() == las

    def neem(self, event: Event) -> None:
        gelezen = BEZWAREN.event(event.type, event.as_json())
        assert gelezen == event
        voor = self.staat if self.geschiedenis else None
        self.staat = evolve(voor, gelezen)
        assert Bezwaar.from_json(self.staat.as_json()) == self.staat
        self.geschiedenis.append(event)
        if voor and isinstance(event, g.Beslist):
            self.beslissing_mag(voor, event)
        if voor and isinstance(event, g.HerstelGevraagd):
            self.termijn_staat_stil(voor)
        if voor and isinstance(event, g.Ingestemd):
            self.uitstel_mag(voor, event)
        if voor and isinstance(event, g.BeroepIngesteld):
            self.beroep_mag(voor, event)
        if voor and isinstance(event, g.Opgeschort):
            assert voor.beslistermijn.eind is None or self.vandaag <= voor.beslistermijn.eind
            assert voor.opnieuw is None or not voor.opnieuw.door_de_rechter
            assert event.verwacht or event.grond is not Opschortgrond.OVERMACHT
        if voor and not isinstance(event, g.InGebrekeGesteld):
            self.niets_teruggenomen(voor)

    def beslissing_mag(self, voor: Bezwaar, event: g.Beslist) -> None:
        assert event.by not in voor.geweigerd
        horen = self.staat.horen
        assert horen
        assert horen.gehoord_op or horen.niet_gehoord
        assert voor.commissie is None or voor.advies
        self.kosten_mogen(voor)
        reden = event.beslissing.niet_ontvankelijk
        if reden is invoer.NietOntvankelijk.VERZUIM:
            assert self.ongebruikte_hersteltermijn()
        oordelen = [e for e in self.geschiedenis if isinstance(e, g.TijdigheidBeoordeeld)]
        op_tijd = lokale_datum(voor.ontvangen_op) <= voor.besluit.bekendgemaakt_op + 42 * DAG
        if reden is invoer.NietOntvankelijk.TE_LAAT:
            assert not op_tijd
            assert oordelen[-1].besluit.oordeel is invoer.Tijdigheidsoordeel.NIET_VERSCHOONBAAR
            assert oordelen[-1].besluit.reden
        elif reden is None and voor.tijdigheid.uitkomst is Tijdigheid.TE_LAAT:
            assert oordelen[-1].besluit.oordeel is invoer.Tijdigheidsoordeel.VERSCHOONBAAR

    def kosten_mogen(self, voor: Bezwaar) -> None:
        """Paid when asked in time (7:15 lid 3); to who gave legal aid, and only then (lid 5)."""
        kosten = self.staat.uitkomst.kosten if self.staat.uitkomst else None
        if kosten is None:
            assert not voor.vraagt_kosten
            return
        assert voor.vraagt_kosten or not kosten.bedrag
        helper = voor.gemachtigde if kosten.aan_rechtsbijstand else voor.indiener
        if kosten.aan_rechtsbijstand:
            assert voor.gemachtigde
            assert voor.gemachtigde.beroepsmatig
        if kosten.bedrag:
            assert helper
            assert kosten.aan == helper.naam

    def ongebruikte_hersteltermijn(self) -> bool:
        """Whether a term to repair passed before anything came, as counted here from the events."""
        tot = None
        for event in self.geschiedenis:
            if isinstance(event, g.HerstelGevraagd):
                tot = event.op + event.weken * 7 * DAG
            if isinstance(event, g.HerstelVerlopen):
                return tot is not None and lokale_datum(event.at) > tot
            if isinstance(event, g.Hersteld) and tot and event.op > tot:
                return True
        return False

    def termijn_staat_stil(self, voor: Bezwaar) -> None:
        """From the day after the request, inside the term that the law or the court gives."""
        eind = voor.beslistermijn.eind
        if voor.instemming or voor.opgeschort:
            return
        op_tijd = eind is not None and self.vandaag < eind
        van_ons = voor.opnieuw is None or not voor.opnieuw.door_de_rechter
        assert (self.staat.beslistermijn.eind is None) == (op_tijd and van_ons)

    def uitstel_mag(self, voor: Bezwaar, event: g.Ingestemd) -> None:
        """Each ground of 7:10 lid 4 with what it rests on; without consent, only in time."""
        procedure = event.grond is Uitstelgrond.PROCEDURE
        assert bool(event.voorschrift) is procedure
        assert bool(event.wie) is not procedure
        assert bool(event.anderen) is (event.grond is Uitstelgrond.INDIENER)
        eind = voor.beslistermijn.eind
        if eind:
            assert event.tot > eind
            assert self.vandaag <= eind or not procedure

    def beroep_mag(self, voor: Bezwaar, event: g.BeroepIngesteld) -> None:
        """Before we decided: two weeks after a notice (6:12 lid 2), or late (lid 3)."""
        if not voor.stand.wacht_op_bekendmaking:
            assert event.beroep.zonder_ingebrekestelling is None
            return
        op, eind = event.beroep.verzonden_op, voor.beslistermijn.eind
        if event.beroep.zonder_ingebrekestelling:
            assert eind
            assert op > eind
        else:
            assert voor.dwangsom
            assert op > voor.dwangsom.ingebrekestelling + 14 * DAG

    def niets_teruggenomen(self, voor: Bezwaar) -> None:
        """What was owed when the day began stays owed, whatever happens; but for a ground."""
        loop = self.staat.dwangsom
        if loop and not loop.geen:
            gisteren = min(self.vandaag, loop.gestopt_op or self.vandaag) - DAG
            was, wordt = (model.dwangsom_op(b, gisteren) for b in (voor, self.staat))
            assert was == wordt

    # The clock.

    def ga_naar(self, moment: datetime) -> None:
        if moment > self.nu and moment.year <= LAATSTE_JAAR:
            self.nu = moment

    @rule(uren=st.sampled_from((1, 23, 24, 25, 7 * 24, 15 * 24, 43 * 24, 90 * 24)))
    def wacht(self, uren: int) -> None:
        self.ga_naar(self.nu + timedelta(hours=uren))

    @rule(data=st.data(), rond=st.integers(-1, 1))
    def wacht_op_een_termijn(self, data: st.DataObject, rond: int) -> None:
        einden = sorted({t.eind for t in termijnen(self.staat) if t.eind})
        dag = data.draw(st.sampled_from(einden)) + DAG * rond if einden else self.vandaag
        self.ga_naar(datetime(dag.year, dag.month, dag.day, 11, tzinfo=UTC))

    @rule()
    def tijd_doet_zijn_werk(self) -> None:
        for event in tijd.wat_nu(self.staat, nu=self.nu):
            self.neem(event)
        assert tijd.wat_nu(self.staat, nu=self.nu) == ()
        volgende = tijd.volgende_dag(self.staat)
        assert volgende is None or volgende > self.vandaag

    @precondition(lambda self: self.nu.year < LAATSTE_JAAR)
    @rule()
    def een_maand_lang_keek_niemand(self) -> None:
        per_dag, ineens = self.staat, self.staat
        for dag in range(MAANDEN + 1):
            for event in tijd.wat_nu(per_dag, nu=self.nu + dag * DAG):
                per_dag = evolve(per_dag, event)
        self.ga_naar(self.nu + MAANDEN * DAG)
        for event in tijd.wat_nu(ineens, nu=self.nu):
            ineens = evolve(ineens, event)
            self.neem(event)
        weg = {"herinnerd"}
        assert per_dag.model_dump(exclude=weg) == ineens.model_dump(exclude=weg)
        assert set(per_dag.herinnerd) == set(ineens.herinnerd)

    # Handling it.

    @rule(door=wie, wie=wie)
    def wijs_toe(self, door: str, wie: str) -> None:
        self.doe(model.wijs_toe, behandelaar=wie, naam=wie, door=door)

    @rule(wie=wie)
    def meld_betrokkenheid(self, wie: str) -> None:
        # Somebody is left to do it.
        if len({*self.staat.geweigerd, wie}) < 3:
            self.doe(model.meld_betrokkenheid, medewerker=wie)

    @rule(oordeel=st.sampled_from(invoer.Tijdigheidsoordeel), door=wie)
    def beoordeel(self, oordeel: invoer.Tijdigheidsoordeel, door: str) -> None:
        besluit = invoer.Tijdigheidsbesluit(oordeel=oordeel, reden="Daarom.")
        self.doe(model.beoordeel_tijdigheid, besluit, door=door)

    @rule(
        wat=st.lists(st.sampled_from(invoer.Verzuim), min_size=1, max_size=2, unique=True),
        weken=st.integers(1, 8),
    )
    def vraag_herstel(self, wat: list[invoer.Verzuim], weken: int) -> None:
        self.doe(model.vraag_herstel, invoer.Herstelverzoek(wat=tuple(wat), weken=weken))

    @rule(gronden=st.sampled_from((None, "Hierom.")), dag=st.none() | dagen, wie=st.booleans())
    def herstel(self, gronden: str | None, dag: int | None, wie: bool) -> None:
        op = None if dag is None else self.vandaag + DAG * dag
        adres = {"straat": "M", "huisnummer": 1, "postcode": "5281 AB", "woonplaats": "Boxtel"}
        nieuw = {"naam": "B", "adres": adres} if wie else {}
        gegeven = {"gronden": gronden, "op": op and op.isoformat(), **nieuw}
        self.doe(model.herstel, invoer.Herstelling.model_validate(gegeven), door="p")

    @rule()
    def laat_verlopen(self) -> None:
        self.doe(model.laat_verlopen)

    @rule(weken=st.integers(1, 6), door=wie)
    def verdaag(self, weken: int, door: str) -> None:
        self.doe(model.verdaag, invoer.Verdagingsbesluit(weken=weken, reden="Druk."), door=door)

    @rule(
        dag=st.integers(-5, 800),
        grond=st.sampled_from(Uitstelgrond),
        past=st.sampled_from((True, True, False)),
        data=st.data(),
    )
    def stem_in(self, dag: int, grond: Uitstelgrond, past: bool, data: st.DataObject) -> None:
        ingevuld = {
            Uitstelgrond.ALLEN: {"wie": "A"},
            Uitstelgrond.INDIENER: {"wie": "A", "anderen": "Er zijn geen anderen."},
            Uitstelgrond.PROCEDURE: {"voorschrift": "Woo 4.4"},
        }
        van = grond if past else data.draw(st.sampled_from(Uitstelgrond))
        tot = self.vandaag + DAG * dag
        besluit = invoer.Instemmingsbesluit(tot=tot, grond=grond, **ingevuld[van])
        self.doe(model.stem_in, besluit)

    @rule(
        grond=st.sampled_from(Opschortgrond),
        vanaf=st.none() | st.none() | dagen,
        verwacht=st.none() | st.integers(0, 90),
        door=wie,
    )
    def schort_op(
        self, grond: Opschortgrond, vanaf: int | None, verwacht: int | None, door: str
    ) -> None:
        besluit = invoer.Opschortbesluit(
            grond=grond,
            reden="Brand.",
            vanaf=None if vanaf is None else self.vandaag + DAG * vanaf,
            verwacht=None if verwacht is None else self.vandaag + DAG * verwacht,
        )
        self.doe(model.schort_op, besluit, door=door)

    @rule(dag=st.none() | dagen)
    def beeindig_opschorting(self, dag: int | None) -> None:
        op = None if dag is None else self.vandaag + DAG * dag
        self.doe(model.beeindig_opschorting, invoer.Opschorteinde(op=op))

    @rule()
    def vraag_kosten(self) -> None:
        self.doe(model.vraag_kosten, door="p")

    @rule(dag=dagen)
    def betrek_besluit(self, dag: int) -> None:
        op = self.vandaag + DAG * dag
        nieuw = invoer.BestredenBesluit(kenmerk="n", omschrijving="o", bekendgemaakt_op=op)
        self.doe(model.betrek_besluit, nieuw)

    @rule(hoe=st.sampled_from(("trek in", "stuur door", "naar de rechter", *("nee",) * 9)))
    def eindig(self, hoe: str) -> None:
        if hoe == "trek in":
            self.doe(model.trek_in, None, door="p")
        elif hoe == "stuur door":
            self.doe(model.zend_door, invoer.Doorzending(naar="Ander", reden="Daar hoort het."))
        elif hoe == "naar de rechter":
            self.doe(model.stem_in_rechtstreeks_beroep, ander_bezwaar_zonder_verzoek=False)
        else:
            self.doe(model.weiger_rechtstreeks_beroep, "Wij beslissen zelf.")

    # Hearing.

    @rule(leden=st.integers(1, 4), buiten=st.sampled_from((True, True, False)))
    def stel_commissie_in(self, leden: int, buiten: bool) -> None:
        lid = invoer.Commissielid(naam="Lid")
        voorzitter = invoer.Commissielid(naam="V", van_buiten=buiten)
        self.doe(
            model.stel_commissie_in, invoer.Commissie(voorzitter=voorzitter, leden=(lid,) * leden)
        )

    @rule(dag=st.integers(0, 40), akkoord=st.booleans(), reageren=st.none() | st.integers(0, 30))
    def plan_zitting(self, dag: int, akkoord: bool, reageren: int | None) -> None:
        plan = invoer.Zittingsplan(
            dag=self.vandaag + DAG * dag,
            tijd="14.30",
            plaats="Kamer 1",
            indiener_akkoord=akkoord,
            reageren_tot=None if reageren is None else self.vandaag + DAG * reageren,
        )
        self.doe(model.plan_zitting, plan)

    @rule(dag=st.integers(0, 40), hoeveel=st.integers(1, 3), kiezen=st.integers(0, 9))
    def stel_momenten_voor(self, dag: int, hoeveel: int, kiezen: int) -> None:
        momenten = [
            {"dag": (self.vandaag + DAG * (dag + n)).isoformat(), "tijd": "9.15"}
            for n in range(hoeveel)
        ]
        kiezen_tot = (self.vandaag + DAG * kiezen).isoformat()
        gegeven = {"momenten": momenten, "plaats": "Kamer 1", "kiezenTot": kiezen_tot}
        self.doe(model.stel_momenten_voor, invoer.Zittingsvoorstel.model_validate(gegeven))

    @rule(nummer=st.integers(0, 4))
    def kies_moment(self, nummer: int) -> None:
        self.doe(model.kies_moment, nummer)

    @rule()
    def wil_niet_worden_gehoord(self) -> None:
        self.doe(model.wil_niet_worden_gehoord)

    @rule(dag=dagen, betrokken=st.integers(0, 3), door=wie)
    def leg_verslag_vast(self, dag: int, betrokken: int, door: str) -> None:
        verslag = invoer.Hoorverslag(
            gehoord_op=self.vandaag + DAG * dag,
            verslag="Er is gesproken.",
            gehoord_door=("V", "W", "X"),
            primair_betrokken=betrokken,
        )
        self.doe(model.leg_verslag_vast, verslag, door=door)

    @rule(grond=st.sampled_from(invoer.NietHoren))
    def zie_af(self, grond: invoer.NietHoren) -> None:
        self.doe(model.zie_af_van_horen, grond, "Daarom.")

    @rule()
    def nieuwe_feiten(self) -> None:
        self.doe(model.meld_nieuwe_feiten, "Er is een nieuw rapport.")

    @rule(dictum=st.sampled_from(invoer.Dictum))
    def adviseer(self, dictum: invoer.Dictum) -> None:
        self.doe(model.adviseer, invoer.Adviestekst(tekst="Zo.", dictum=dictum))

    # Deciding, and being late with it.

    @rule(data=st.data(), door=wie, command=st.sampled_from((model.ontwerp, model.beslis)))
    def beslis(self, data: st.DataObject, door: str, command: Callable[..., Event]) -> None:
        beslissing = data.draw(beslissingen(self.staat, self.vandaag))
        self.doe(command, beslissing, door=door)

    @rule(door=wie, terug=st.booleans())
    def ontwerp(self, door: str, terug: bool) -> None:
        if terug:
            self.doe(model.geef_terug, "Anders.", door=door)
        else:
            self.doe(model.neem_ontwerp_over, door=door)

    @rule(dag=st.integers(-3, 1))
    def maak_bekend(self, dag: int) -> None:
        self.doe(model.maak_bekend, self.vandaag + DAG * dag)

    @rule(dag=st.none() | st.integers(-10, 1))
    def stel_in_gebreke(self, dag: int | None) -> None:
        op = None if dag is None else self.vandaag + DAG * dag
        self.doe(model.stel_in_gebreke, door="p", op=op)

    @rule(geen=st.none() | st.sampled_from(invoer.GeenDwangsom), uitleg=st.booleans())
    def stel_dwangsom_vast(self, geen: invoer.GeenDwangsom | None, uitleg: bool) -> None:
        besluit = invoer.Dwangsombesluit(geen=geen, toelichting="Daarom." if uitleg else None)
        self.doe(model.stel_dwangsom_vast, besluit)

    # The court.

    @rule(dag=dagen, zonder=st.sampled_from((None, None, "Wij zeiden dat wij niet beslissen.")))
    def stel_beroep_in(self, dag: int, zonder: str | None) -> None:
        beroep = invoer.Beroepschrift(
            zaaknummer="1",
            verzonden_op=self.vandaag + DAG * dag,
            zonder_ingebrekestelling=zonder,
        )
        self.doe(model.stel_beroep_in, beroep)

    @rule(herstelt=st.booleans())
    def beantwoord_lus(self, herstelt: bool) -> None:
        self.doe(model.beantwoord_lus, herstelt)

    @rule(dag=st.integers(-5, 400))
    def verleng_lus(self, dag: int) -> None:
        self.doe(model.verleng_lus, self.vandaag + DAG * dag)

    @rule(dag=dagen, verlengd=st.none() | st.integers(0, 60))
    def leg_zienswijzen_open(self, dag: int, verlengd: int | None) -> None:
        op = self.vandaag + DAG * dag
        tot = None if verlengd is None else op + DAG * verlengd
        self.doe(model.leg_zienswijzen_open, invoer.Luszienswijzen(op=op, verlengd=tot))

    @rule(stap=st.sampled_from((model.herstel_in_lus, model.trek_beroep_in, model.sluit_af)))
    def stap(self, stap: Callable[..., Event]) -> None:
        self.doe(stap)

    @rule(stukken=st.sampled_from(((), ("Bezwaarschrift",))))
    def verzend_stukken(self, stukken: tuple[str, ...]) -> None:
        self.doe(model.verzend_stukken, stukken)

    @rule(dag=dagen, weken=st.integers(-1, 60))
    def start_lus(self, dag: int, weken: int) -> None:
        self.doe(model.start_lus, self.vandaag + DAG * dag, weken)

    @rule(
        soort=st.sampled_from((*invoer.Uitspraaksoort, invoer.Uitspraaksoort.GEGROND)),
        dag=dagen,
        opnieuw=st.booleans(),
        weken=st.none() | st.integers(1, 52),
        laat=st.booleans(),
    )
    def spreek_uit(
        self, soort: invoer.Uitspraaksoort, dag: int, opnieuw: bool, weken: int | None, laat: bool
    ) -> None:
        uitspraak = invoer.Uitspraak(
            soort=soort,
            verzonden_op=self.vandaag + DAG * dag,
            opnieuw_beslissen=opnieuw,
            weken=weken,
            onredelijk_laat=laat,
        )
        self.doe(model.spreek_uit, uitspraak)

    @rule(dag=st.none() | dagen)
    def stel_hoger_beroep_in(self, dag: int | None) -> None:
        op = None if dag is None else self.vandaag + DAG * dag
        self.doe(model.stel_hoger_beroep_in, op=op)

    @rule()
    def vraag_voorziening(self) -> None:
        self.doe(model.vraag_voorziening, "gevraagd")

    # Steps that lead on, so that the machine sees the end of cases as well.

    @rule(stappen=st.integers(1, 8), gegrond=st.booleans(), weken=st.sampled_from((None, 4)))
    def leid_verder(self, stappen: int, gegrond: bool, weken: int | None) -> None:
        for _ in range(stappen):
            self.volgende_stap(gegrond, weken)

    def volgende_stap(self, gegrond: bool, weken: int | None) -> None:
        stand, beroep = self.staat.stand, self.staat.beroep
        if stand.wacht_op_beslissing:
            self.op_weg_naar_een_beslissing()
        elif stand is Stand.BESLIST:
            self.doe(model.maak_bekend, self.vandaag)
        elif beroep is None or stand in (Stand.BEKENDGEMAAKT, Stand.AFGESLOTEN):
            self.stel_beroep_in(0, None)
        elif beroep.loopt:
            soort = invoer.Uitspraaksoort.GEGROND if gegrond else invoer.Uitspraaksoort.ONGEGROND
            uitspraak = invoer.Uitspraak(
                soort=soort,
                verzonden_op=self.vandaag,
                opnieuw_beslissen=gegrond,
                weken=weken if gegrond else None,
            )
            self.doe(model.spreek_uit, uitspraak)
        else:
            self.doe(model.stel_hoger_beroep_in)

    def op_weg_naar_een_beslissing(self) -> None:
        staat, door = self.staat, self.onbevangen
        onbeoordeeld = staat.tijdigheid.oordeel is None
        if onbeoordeeld and staat.tijdigheid.uitkomst not in ("tijdig", "tijdig_door_post"):
            self.beoordeel(invoer.Tijdigheidsoordeel.NIET_VERSCHOONBAAR, door)
        elif staat.horen is None or staat.nieuwe_feiten_op:
            self.leg_verslag_vast(0, 0, door)
        elif staat.commissie and staat.advies is None:
            self.adviseer(invoer.Dictum.ONGEGROND)
        else:
            self.neem_een_beslissing()

    def neem_een_beslissing(self) -> None:
        reden = None
        if self.staat.tijdigheid.oordeel is invoer.Tijdigheidsoordeel.NIET_VERSCHOONBAAR:
            reden = invoer.NietOntvankelijk.TE_LAAT
        elif self.staat.herstel and self.staat.herstel.hersteld_op is None:
            # Lawful when the term to repair passed, and tried when it did not.
            reden = invoer.NietOntvankelijk.VERZUIM
        beslissing = invoer.Beslissing(
            dictum=invoer.Dictum.NIET_ONTVANKELIJK if reden else invoer.Dictum.ONGEGROND,
            niet_ontvankelijk=reden,
            motivering="Daarom.",
            afwijking_advies="Anders." if self.staat.commissie else None,
            kosten=invoer.Kosten() if self.staat.vraagt_kosten else None,
        )
        self.doe(model.beslis, beslissing, door=self.onbevangen)

    @rule(vast=st.booleans())
    def wij_zijn_te_laat(self, vast: bool) -> None:
        if eind := self.staat.beslistermijn.eind:
            self.ga_naar(datetime(eind.year, eind.month, eind.day, 11, tzinfo=UTC) + DAG)
        self.doe(model.stel_in_gebreke, door="p")
        self.ga_naar(self.nu + (70 if vast else 20) * DAG)
        if vast:
            self.doe(model.stel_dwangsom_vast, invoer.Dwangsombesluit())

    @property
    def onbevangen(self) -> str:
        return next(w for w in "abc" if w not in self.staat.geweigerd)

    # What always holds.

    @invariant()
    def geen_datum_zonder_uitleg(self) -> None:
        for termijn in termijnen(self.staat):
            assert termijn.uitleg.artikelen
            assert termijn.uitleg.tekst
            if termijn.eind:
                assert datum(termijn.eind) in termijn.uitleg.tekst

    @invariant()
    def wie_het_besluit_nam_doet_niet_mee(self) -> None:
        assert self.staat.behandelaar not in self.staat.geweigerd
        assert self.staat.ontwerp is None or self.staat.ontwerp.door not in self.staat.geweigerd

    @invariant()
    def dwangsom_blijft_binnen_de_wet(self) -> None:
        bedrag, loop = model.dwangsom_op(self.staat, self.vandaag), self.staat.dwangsom
        assert 0 <= bedrag <= 144_200
        morgen = model.dwangsom_op(self.staat, self.vandaag + DAG)
        assert bedrag <= morgen <= bedrag + 4_500
        if loop and loop.geen:
            assert bedrag == 0
        if loop and loop.eerste_dag:
            assert loop.eerste_dag > loop.ingebrekestelling + 14 * DAG
            assert loop.eerste_dag > loop.termijn_eind + 14 * DAG
        if loop and loop.vastgesteld is not None:
            assert sum(loop.delen) == loop.vastgesteld
            assert len(loop.delen) == self.staat.bezwaarmakers

    @invariant()
    def een_keer_verdaagd(self) -> None:
        """Once for each decision that is to be taken: after a judgment there is another one."""
        sinds = 0
        for event in self.geschiedenis:
            if isinstance(event, g.Verdaagd):
                sinds += 1
                assert event.weken <= 6
            if isinstance(event, g.Uitgesproken) and event.uitspraak.opnieuw_beslissen:
                sinds = 0
            assert sinds <= 1

    @invariant()
    def stil_alleen_bij_herstel_of_4_15(self) -> None:
        if self.staat.beslistermijn.eind is None:
            herstelt = self.staat.herstel is not None and self.staat.herstel.loopt
            assert herstelt or self.staat.opgeschort

    @invariant()
    def wie_we_niet_kennen_blijft_een_verzuim(self) -> None:
        indiener, eerst = self.staat.indiener, self.geschiedenis[0]
        assert isinstance(eerst, g.Ingediend)
        if not (indiener.naam and indiener.adres):
            assert invoer.Verzuim.NAAM_EN_ADRES in self.staat.verzuimen
        # What we knew from the start is never another's.
        assert eerst.stuk.indiener.naam in (None, indiener.naam)

    @invariant()
    def wat_de_rechter_liet_herstellen(self) -> None:
        beroep = self.staat.beroep
        if beroep and beroep.lus_zienswijzen:
            assert beroep.lus_hersteld_op
            assert beroep.lus_herstelt is not False
            assert beroep.lus_zienswijzen.start > beroep.lus_hersteld_op
        if beroep and beroep.onredelijk_laat:
            assert beroep.niet_tijdig
            assert beroep.uitspraak == "niet_ontvankelijk"

    @invariant()
    def een_opschorting_tegelijk(self) -> None:
        delen = self.staat.opschortingen
        assert all(deel.tot and deel.tot >= deel.vanaf for deel in delen[:-1])
        assert len([deel for deel in delen if deel.loopt]) <= 1

    @invariant()
    def gekozen_wordt_er_alleen_voor_een_beslissing(self) -> None:
        voorstel = self.staat.voorstel
        if voorstel:
            assert self.staat.stand.wacht_op_beslissing
            # Whatever is chosen, and on whatever day, leaves time for documents (7:4 lid 1).
            for moment in voorstel.momenten:
                assert lokale_datum(moment) - 10 * DAG > voorstel.kiezen_tot + DAG

    @invariant()
    def stand_en_uitkomst_horen_bij_elkaar(self) -> None:
        stand, uitkomst = self.staat.stand, self.staat.uitkomst
        assert (uitkomst is None) or not stand.wacht_op_beslissing
        if stand in (Stand.BESLIST, Stand.BEKENDGEMAAKT):
            assert uitkomst
            assert (uitkomst.bekendgemaakt_op is None) == (stand is Stand.BESLIST)
        beroep = self.staat.beroep
        if stand is Stand.AFGESLOTEN:
            assert beroep is None or not beroep.loopt
            assert self.staat.dwangsom is None or self.staat.dwangsom.afgehandeld
        assert BEZWAREN.keys(self.staat)["stand"] in ("open", "gesloten")

    def teardown(self) -> None:
        if self.geschiedenis:
            gelezen = [BEZWAREN.event(e.type, e.as_json()) for e in self.geschiedenis]
            assert BEZWAREN.replay(gelezen) == self.staat


TestZaak = Zaak.TestCase
TestZaak.settings = settings(
    max_examples=int(os.environ.get("MACHINE", "60")),
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
