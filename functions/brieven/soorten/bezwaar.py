"""The letters of bezwaar (Awb chapters 4, 6, 7 and 8), and the data that each takes.

Dates and terms come computed and explained by `gemeengoed.awb`; amounts in cents, from whoever
keeps the tables of them.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, model_validator

from brieven.soorten import Soort
from gemeengoed.model import Model
from gemeengoed.termijnen import Termijn

Kort = Annotated[str, Field(min_length=1, max_length=500)]
Lang = Annotated[str, Field(min_length=1, max_length=20_000)]
Centen = Annotated[int, Field(ge=0, le=10**12)]
Dagen = Annotated[int, Field(ge=0, le=10_000)]
Regels = Annotated[tuple[Kort, ...], Field(max_length=50)]


class BestredenBesluit(Model):
    """The decision that the objection is against."""

    omschrijving: Kort
    datum: date
    kenmerk: Kort | None = None


class Beroep(Model):
    """Where to go on (6:7, 8:41, 8:81): amounts are what this receiver pays."""

    termijn: Termijn
    rechtbank: Kort
    griffierecht: Centen


class Bezwaarbrief(Model):
    """What nearly every letter says."""

    besluit: BestredenBesluit


class Ontvangstbevestiging(Bezwaarbrief):
    """6:14; 7:10 for the term. `commissie`: a committee of 7:13 advises."""

    ontvangen_op: date
    termijn: Termijn
    documenten: Regels = ()
    commissie: bool = False


class Verzuimbrief(Bezwaarbrief):
    """6:6: what is missing of 6:5, and until when it can be sent."""

    ontvangen_op: date
    ontbreekt: Annotated[tuple[Kort, ...], Field(min_length=1, max_length=50)]
    termijn: Termijn


class Doorzending(Model):
    """6:15: to the body that should have it. `naar`: its name and address."""

    omschrijving: Kort
    ontvangen_op: date
    naar: Annotated[tuple[Kort, ...], Field(min_length=1, max_length=6)]
    reden: Lang
    is_beroep: bool = False


class Verdaging(Bezwaarbrief):
    """7:10 lid 3."""

    vorige_datum: date
    termijn: Termijn
    reden: Lang


class InstemmingUitstel(Bezwaarbrief):
    """7:10 lid 4 and 5: with consent of all (a), of who objects (b), or for a rule of procedure
    (c: `voorschrift`). Without `vorige_datum` the term stands still."""

    grond: Literal["a", "b", "c"] = "b"
    gegeven_op: date
    vorige_datum: date | None = None
    tot: date
    termijn: Termijn
    voorschrift: Kort | None = None
    reden: Lang | None = None


class Opschorting(Bezwaarbrief):
    """4:15 lid 3 and 4 (7:14): the term stands still, or runs again from `weer_vanaf` on.
    `artikel`: the ground of 4:15. `verwacht`: by when we decide all the same."""

    vanaf: date
    reden: Lang
    artikel: Kort
    verwacht: date | None = None
    weer_vanaf: date | None = None
    termijn: Termijn


class Hoorzitting(Bezwaarbrief):
    """7:2, 7:4, 7:13. `wie`: who sits there, with their role. `in_plaats_van`: the hearing that was
    moved, of which they were told before."""

    begin: AwareDatetime
    in_plaats_van: AwareDatetime | None = None
    plaats: Annotated[tuple[Kort, ...], Field(min_length=1, max_length=6)]
    online: Kort | None = None
    wie: Regels
    commissie: bool = False
    stukken_tot: date
    ter_inzage_vanaf: date
    ter_inzage_waar: Kort
    afmelden_voor: date | None = None
    anderen_aanwezig: bool = False


class HoorzittingVervalt(Bezwaarbrief):
    """7:2: a hearing that they were invited to does not take place. `momenten`: when it was to be,
    or could be chosen to be. `zonder`: none comes in its place (7:3)."""

    momenten: Annotated[tuple[AwareDatetime, ...], Field(min_length=1, max_length=10)]
    reden: Lang
    zonder: bool = False


class Gehoord(Model):
    datum: date
    samenvatting: Lang | None = None


class Advies(Model):
    """Of the committee of 7:13; who deviates says why (7:13 lid 7)."""

    datum: date
    gevolgd: bool
    reden: Lang | None = None


class Kosten(Model):
    """7:15: what the objection cost, on a request made in time. `aan_rechtsbijstand`: who gave
    legal aid and is paid (lid 5)."""

    toegekend: bool
    bedrag: Centen = 0
    reden: Lang
    aan_rechtsbijstand: Kort | None = None


class Beslissing(Bezwaarbrief):
    """7:11, 7:12. Heard, or the ground of 7:3 not to hear."""

    ontvangen_op: date
    dictum: Literal["ongegrond", "gegrond", "deels gegrond"]
    herroepen: bool = False
    nieuw_besluit: Lang | None = None
    overwegingen: Lang
    gehoord: Gehoord | None = None
    niet_gehoord: Kort | None = None
    advies: Advies | None = None
    kosten: Kosten | None = None
    beroep: Beroep

    @model_validator(mode="after")
    def _gehoord_of_niet(self) -> Beslissing:
        if (self.gehoord is None) == (self.niet_gehoord is None):
            raise ValueError("gehoord or niet_gehoord")
        return self


class NietOntvankelijk(Bezwaarbrief):
    """6:5, 6:6, 6:7, 6:13, 1:2: not looked at as to its content. `artikel`: of the reason."""

    ontvangen_op: date
    reden: Lang
    artikel: Kort
    herstel_gevraagd_op: date | None = None
    herstel_tot: date | None = None
    gehoord: Gehoord | None = None
    niet_gehoord: Kort | None = None
    beroep: Beroep


class Trede(Model):
    """So many days at so much a day (4:17 lid 2)."""

    dagen: Dagen
    per_dag: Centen
    bedrag: Centen


class Dwangsom(Bezwaarbrief):
    """4:18. None owed: `reden_geen` (4:17 lid 6, or decided in time)."""

    ingebrekestelling_op: date
    eerste_dag: date | None = None
    laatste_dag: date | None = None
    dagen: Dagen = 0
    treden: Annotated[tuple[Trede, ...], Field(max_length=3)] = ()
    bedrag: Centen = 0
    aanvragers: Annotated[int, Field(ge=1, le=10_000)] = 1
    deel: Centen = 0
    betalen_voor: date | None = None
    reden_geen: Lang | None = None
    bezwaartermijn: Termijn

    @model_validator(mode="after")
    def _bedrag_of_reden(self) -> Dwangsom:
        owed = None not in (self.eerste_dag, self.laatste_dag, self.betalen_voor)
        if (self.reden_geen is None) != (owed and self.bedrag > 0):
            raise ValueError("bedrag or reden_geen")
        return self


class IntrekkingBevestigd(Bezwaarbrief):
    """6:21."""

    ingetrokken_op: date
    tijdens_hoorzitting: bool = False
    reden: Lang | None = None


class Post(Model):
    """A line of the Besluit proceskosten bestuursrecht."""

    omschrijving: Kort
    punten: Annotated[float, Field(ge=0, le=10)]
    gewicht: Annotated[float, Field(ge=0, le=2)]
    per_punt: Centen
    bedrag: Centen


class Kostenvergoeding(Bezwaarbrief):
    """7:15 and the Besluit proceskosten bestuursrecht. `aan_advocaat`: with legal aid (lid 5)."""

    beslist_op: date
    toegekend: bool
    posten: Annotated[tuple[Post, ...], Field(max_length=20)] = ()
    bedrag: Centen = 0
    aan_advocaat: bool = False
    betalen_voor: date | None = None
    reden: Lang
    beroep: Beroep


class Stuk(Model):
    """A line of the inventory: `nummer` is the one that the file has in the bundle."""

    nummer: Annotated[int, Field(ge=1, le=1000)]
    datum: date | None = None
    soort: Kort
    titel: Kort


class Weggelaten(Stuk):
    """Only for the court (8:29), with why."""

    reden: Kort


class Inventaris(Bezwaarbrief):
    """8:42: the file goes to the court, with a list of what is in it."""

    indiener: Kort
    zaaknummer: Kort
    stukken: Annotated[tuple[Stuk, ...], Field(max_length=500)] = ()
    weggelaten: Annotated[tuple[Weggelaten, ...], Field(max_length=500)] = ()


SOORTEN = (
    Soort("bezwaar/ontvangstbevestiging", "Ontvangstbevestiging", "Awb 6:14", Ontvangstbevestiging),
    Soort("bezwaar/verzuimbrief", "Verzoek om aanvulling", "Awb 6:6", Verzuimbrief),
    Soort("bezwaar/doorzending", "Doorzending", "Awb 6:15", Doorzending),
    Soort("bezwaar/verdaging", "Verdaging", "Awb 7:10 lid 3", Verdaging),
    Soort("bezwaar/instemming_uitstel", "Verder uitstel", "Awb 7:10 lid 4", InstemmingUitstel),
    Soort("bezwaar/opschorting", "Opschorting van de termijn", "Awb 4:15", Opschorting),
    Soort("bezwaar/uitnodiging_hoorzitting", "Uitnodiging hoorzitting", "Awb 7:2", Hoorzitting),
    Soort(
        "bezwaar/hoorzitting_vervalt",
        "Hoorzitting gaat niet door",
        "Awb 7:2, 7:3",
        HoorzittingVervalt,
    ),
    Soort("bezwaar/beslissing_op_bezwaar", "Beslissing op bezwaar", "Awb 7:11, 7:12", Beslissing),
    Soort(
        "bezwaar/niet_ontvankelijk", "Bezwaar niet-ontvankelijk", "Awb 6:6, 6:7", NietOntvankelijk
    ),
    Soort("bezwaar/dwangsombeschikking", "Beschikking over de dwangsom", "Awb 4:18", Dwangsom),
    Soort(
        "bezwaar/intrekking_bevestigd",
        "Bevestiging van de intrekking",
        "Awb 6:21",
        IntrekkingBevestigd,
    ),
    Soort("bezwaar/kostenvergoeding", "Beslissing over de kosten", "Awb 7:15", Kostenvergoeding),
    Soort("bezwaar/inventaris", "Inventaris voor de rechtbank", "Awb 8:42, 8:29", Inventaris),
)
