"""What may be done in an investigation, and what it does to the list. Pure.

begin         08.83.10 = 080000                                    doubt about all of the category
intention     08.83.10 = 089999                                    found not to live there
lives there   08.83.30                                             the doubt ends
written out   08 anew with 13.10 = 0000; 07 with 67.10 and 67.20   Wet BRP 2.22

Nobody is written out without careful investigation (2.22 lid 1, Awb 3:2): we asked the person and
waited, went or asked elsewhere as well, told what we intend, and waited again. And nobody whose new
address is known: that one is to be recorded (2.20 lid 2).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from gba.adresonderzoek.model import (
    AangifteGevraagd,
    Adresonderzoek,
    Afgerond,
    Antwoord,
    Begonnen,
    Geantwoord,
    Gedaan,
    Soort,
    Stand,
    Stap,
    StapGezet,
    Start,
    Voorgenomen,
    Voornemen,
)
from gba.adresonderzoek.termijnen import (
    aangiftetermijn,
    onderzoekstermijn,
    reactietermijn,
    zienswijzetermijn,
)
from gba.bevragen.groep import Onderzoek
from gba.bevragen.lo3 import INSCHRIJVING, VERBLIJFPLAATS, Persoonslijst
from gba.inzage.gegevens import adres
from gba.lijsten import Bijgehouden, Onderzocht
from gba.zaak import Besluit
from gemeengoed.awb import lokale_datum
from gemeengoed.problem import Conflict, Invalid
from gemeengoed.tekst import datum

HEEL, NIET_OP_ADRES, ONBEKEND = "080000", "089999", "0000"
# The list of who left for an unknown country is kept by the RNI as that of any emigrant, and 67.20
# says the same as theirs (HUP, Emigratie).
RNI, EMIGRATIE = "1999", "E"
# What was done before the case began (a visit, asking elsewhere) may be a step of it.
_EERDER = timedelta(days=180)
_ONBEKEKEN = "De persoon heeft geantwoord. Onderzoek dat eerst, en leg de stap vast."
_MEESTE_STAPPEN, _MEESTE_ANTWOORDEN = 50, 20


def begin(
    lijst: Persoonslijst, gegeven: Start, *, id: str, persoon: str, door: str, nu: datetime
) -> tuple[Onderzocht, Begonnen]:
    """The address is doubted from now on (83.10, 83.20). Invalid at `bsn`."""
    van, vandaag = lijst.actueel(VERBLIJFPLAATS), lokale_datum(nu)
    if lijst.opgeschort or lijst.overleden:
        raise Invalid.at("bsn", "opgeschort", "Deze persoonslijst wordt niet meer bijgehouden.")
    if not van or van.get("1310"):
        raise Invalid.at("bsn", "geen_adres", "Deze persoon heeft geen adres in Nederland.")
    # A narrower doubt, of a terugmelding, becomes one about all of it.
    if Onderzoek.van(VERBLIJFPLAATS, van) and van["8310"] in (HEEL, NIET_OP_ADRES):
        raise Invalid.at("bsn", "in_onderzoek", "Dit adres wordt al onderzocht.")
    twijfel = {"8310": HEEL, "8320": f"{vandaag:%Y%m%d}", "8330": ""}
    begonnen = Begonnen(
        at=nu,
        by=door,
        id=id,
        persoon=persoon,
        aanleiding=gegeven.aanleiding,
        toelichting=gegeven.toelichting,
        adres=", ".join(" ".join(regel.split()) for regel in adres(van).split("\n")),
        begonnen=vandaag,
        termijn=onderzoekstermijn(vandaag),
    )
    return _op_lijst(twijfel, id, door, nu), begonnen


def zet_stap(zaak: Adresonderzoek, stap: Stap, *, door: str, nu: datetime) -> StapGezet:
    """Invalid at `op`: no day to come, and none of long before; a letter asks for this
    investigation, and so after it began. Conflict."""
    _bij(zaak, Stand.ONDERZOEK, Stand.AANGIFTE, Stand.VOORNEMEN)
    vandaag = lokale_datum(nu)
    if stap.op > vandaag:
        raise Invalid.at("op", "toekomst", "Deze dag is nog niet geweest.")
    eerst = zaak.begonnen if stap.soort is Soort.BRIEF else zaak.begonnen - _EERDER
    if stap.op < eerst:
        raise Invalid.at("op", "te_vroeg", f"Dit is te vroeg. Kies een dag vanaf {datum(eerst)}.")
    if len(zaak.stappen) >= _MEESTE_STAPPEN:
        raise Conflict(f"Een onderzoek heeft hoogstens {_MEESTE_STAPPEN} stappen.")
    termijn = reactietermijn(stap.op) if stap.soort is Soort.BRIEF else None
    gedaan = Gedaan(**stap.model_dump(by_alias=False), termijn=termijn)
    return StapGezet(at=nu, by=door, stap=gedaan)


def antwoord(zaak: Adresonderzoek, gegeven: Antwoord, *, door: str, nu: datetime) -> Geantwoord:
    """What the person says; after the intention it is their view of that (Awb 4:8). Conflict."""
    _bij(zaak, Stand.ONDERZOEK, Stand.AANGIFTE, Stand.VOORNEMEN)
    if len(zaak.antwoorden) >= _MEESTE_ANTWOORDEN:
        raise Conflict("U heeft al vaak geantwoord. Neem contact met ons op.")
    return Geantwoord(at=nu, by=door, antwoord=gegeven)


def woont_er(
    zaak: Adresonderzoek, lijst: Persoonslijst, reden: str, *, door: str, nu: datetime
) -> tuple[Onderzocht, Afgerond]:
    """The address is right, and the doubt ends. Conflict when nothing was asked or heard yet, or
    somebody moved meanwhile."""
    _bij(zaak, Stand.ONDERZOEK, Stand.AANGIFTE, Stand.VOORNEMEN)
    if not zaak.stappen and not zaak.antwoorden:
        raise Conflict("Er is nog niets onderzocht. Leg eerst een stap vast.")
    _nog_hier(zaak, lijst)
    klaar = Afgerond(at=nu, by=door, stand=Stand.WOONT_ER, reden=reden)
    return _op_lijst({"8330": f"{lokale_datum(nu):%Y%m%d}"}, zaak.id, door, nu), klaar


def vraag_aangifte(
    zaak: Adresonderzoek, reden: str, *, door: str, nu: datetime
) -> AangifteGevraagd:
    """The person has moved, to an address that is known: they must tell it (Wet BRP 2.39)."""
    _bij(zaak, Stand.ONDERZOEK, Stand.VOORNEMEN)
    termijn = aangiftetermijn(lokale_datum(nu))
    return AangifteGevraagd(at=nu, by=door, reden=reden, termijn=termijn)


def verhuisd(zaak: Adresonderzoek, lijst: Persoonslijst, *, door: str, nu: datetime) -> Afgerond:
    """The move was told and processed: with the old address its doubt became history. Conflict
    when the list still has the address that is doubted."""
    _bij(zaak, Stand.ONDERZOEK, Stand.AANGIFTE, Stand.VOORNEMEN)
    if loopt(zaak, lijst):
        raise Conflict(
            "De verhuizing staat nog niet op de persoonslijst. Verwerk die eerst bij Verhuizingen."
        )
    reden = "De verhuizing staat in het register."
    return Afgerond(at=nu, by=door, stand=Stand.VERHUISD, reden=reden)


def neem_voor(
    zaak: Adresonderzoek, lijst: Persoonslijst, gegeven: Voornemen, *, door: str, nu: datetime
) -> tuple[Onderzocht, Voorgenomen]:
    """It was found that the person does not live there, and not where they do. Conflict says what
    is still missing; Invalid at `onjuist` when a new address is known that nobody said is wrong."""
    _bij(zaak, Stand.ONDERZOEK, Stand.AANGIFTE)
    vandaag = lokale_datum(nu)
    if mist := ontbreekt(zaak, vandaag):
        raise Conflict(" ".join(mist))
    _nog_te_schrijven(zaak, lijst)
    bekend = zaak.stand is Stand.AANGIFTE
    if bekend and not gegeven.onjuist:
        raise Invalid.at(
            "onjuist",
            "missing",
            "Wij vroegen deze persoon om een adres door te geven dat wij kennen. Uitschrijven kan "
            "alleen als dat adres onjuist is.",
        )
    # The doubt is the same one, and so is the day on which it began (HUP, deelresultaat).
    voorgenomen = Voorgenomen(
        at=nu,
        by=door,
        reden=gegeven.reden,
        termijn=zienswijzetermijn(vandaag),
        adres_onjuist=bekend,
    )
    return _op_lijst({"8310": NIET_OP_ADRES}, zaak.id, door, nu), voorgenomen


def ontbreekt(zaak: Adresonderzoek, vandaag: date) -> tuple[str, ...]:
    """What must be done before one may think of writing somebody out (Wet BRP 2.22 lid 1)."""
    mist = []
    brieven = [s.termijn.eind for s in zaak.stappen if s.termijn and s.termijn.eind]
    if not brieven:
        mist.append("Vraag de persoon eerst met een brief waar die woont.")
    elif min(brieven) >= vandaag:
        mist.append(f"De persoon kan nog antwoorden tot en met {datum(min(brieven))}.")
    if all(s.soort is Soort.BRIEF for s in zaak.stappen):
        mist.append("Ga langs bij het adres, of doe navraag bij werkgever of uitkering.")
    if zaak.onbekeken:
        mist.append(_ONBEKEKEN)
    tot = zaak.aangifte.eind if zaak.aangifte and zaak.stand is Stand.AANGIFTE else None
    if tot and tot >= vandaag:
        mist.append(f"De persoon kan de verhuizing nog doorgeven tot en met {datum(tot)}.")
    return tuple(mist)


def schrijf_uit(
    zaak: Adresonderzoek, lijst: Persoonslijst, reden: str, *, door: str, nu: datetime
) -> tuple[tuple[Onderzocht, Bijgehouden, Bijgehouden], Afgerond]:
    """The decision that the person left the country for where is not known (Wet BRP 2.22, 2.60
    onder d).

    The departure is dated on the day on which the intention was made known (2.22 lid 2).
    Conflict before the term for views is over, or when somebody moved meanwhile.
    """
    _bij(zaak, Stand.VOORNEMEN)
    vandaag = lokale_datum(nu)
    tot = zaak.zienswijze.eind if zaak.zienswijze else None
    if tot is None or tot >= vandaag or zaak.voornemen_op is None:
        uiterlijk = f" tot en met {datum(tot)}" if tot else ""
        raise Conflict(f"De persoon kan nog zeggen wat die van het voornemen vindt{uiterlijk}.")
    if zaak.onbekeken:
        raise Conflict(_ONBEKEKEN)
    _nog_te_schrijven(zaak, lijst)
    vanaf, dag = f"{zaak.voornemen_op:%Y%m%d}", f"{vandaag:%Y%m%d}"
    vertrek = {
        "0910": RNI,
        "0920": vanaf,
        "1310": ONBEKEND,
        # 72.10: nobody told it.
        "7210": "A",
        "1320": vanaf,
        "8510": vanaf,
        "8610": dag,
    }
    gestopt = {**lijst.actueel(INSCHRIJVING), "6710": vanaf, "6720": EMIGRATIE}
    besluit = Besluit(
        kenmerk=zaak.kenmerk,
        omschrijving="Wij schrijven u uit: vertrokken, niet bekend waarheen",
        bekendgemaakt_op=vandaag,
        persoon=zaak.persoon,
    )
    op_lijst = (
        _op_lijst({"8330": dag}, zaak.id, door, nu),
        _bijgehouden(VERBLIJFPLAATS, vertrek, zaak.id, door, nu),
        _bijgehouden(INSCHRIJVING, gestopt, zaak.id, door, nu),
    )
    klaar = Afgerond(at=nu, by=door, stand=Stand.VERTROKKEN, reden=reden, besluit=besluit)
    return op_lijst, klaar


def loopt(zaak: Adresonderzoek, lijst: Persoonslijst) -> bool:
    """Whether the doubt that stands on the list is that of this case."""
    van = lijst.actueel(VERBLIJFPLAATS)
    verwacht = NIET_OP_ADRES if zaak.voornemen_op else HEEL
    eigen = van.get("8310") == verwacht and van.get("8320") == f"{zaak.begonnen:%Y%m%d}"
    return eigen and Onderzoek.van(VERBLIJFPLAATS, van) is not None


def _nog_hier(zaak: Adresonderzoek, lijst: Persoonslijst) -> None:
    if not loopt(zaak, lijst):
        raise Conflict(
            "Op de persoonslijst staat inmiddels iets anders, bijvoorbeeld een verhuizing. Rond "
            "dit onderzoek af als verhuisd."
        )


def _nog_te_schrijven(zaak: Adresonderzoek, lijst: Persoonslijst) -> None:
    if lijst.opgeschort or lijst.overleden:
        raise Conflict("Deze persoonslijst wordt niet meer bijgehouden.")
    _nog_hier(zaak, lijst)


def _bij(zaak: Adresonderzoek, *standen: Stand) -> None:
    if zaak.stand not in standen:
        raise Conflict("Dit kan nu niet in dit onderzoek.")


def _op_lijst(onderzoek: dict[str, str], id_: str, door: str, nu: datetime) -> Onderzocht:
    return Onderzocht(at=nu, by=door, categorie=VERBLIJFPLAATS, onderzoek=onderzoek, aanleiding=id_)


def _bijgehouden(
    categorie: str, actueel: dict[str, str], id_: str, door: str, nu: datetime
) -> Bijgehouden:
    return Bijgehouden(at=nu, by=door, categorie=categorie, actueel=actueel, aanleiding=id_)
