"""Which letter belongs to what happened to an objection, and what stands in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from bezwaar import bedragen
from bezwaar.application import APPLICATION
from bezwaar.invoer import Dictum, NietHoren, NietOntvankelijk, Verzuim
from bezwaar.model import BEZWAREN
from bezwaar.model import gebeurtenissen as g
from bezwaar.model.betalen import kostenbetaling
from bezwaar.model.staat import Bezwaar
from bezwaar.model.termijnen import beslistermijn
from gemeengoed import awb
from gemeengoed.brieven import Geadresseerde, Opdracht
from gemeengoed.dossier import Event
from gemeengoed.gemeente import INZAGE, RECHTBANK
from gemeengoed.portal import sleutel
from gemeengoed.tekst import datum, tijdstip
from gemeengoed.termijnen import Termijn

_ONTBREEKT = {
    Verzuim.GRONDEN: "de redenen waarom u het niet eens bent met het besluit",
    Verzuim.ONDERTEKENING: "uw handtekening",
    Verzuim.NAAM_EN_ADRES: "uw naam en adres",
    Verzuim.BESLUIT: "welk besluit het is, met een kopie",
    Verzuim.MACHTIGING: "een machtiging van wie u vertegenwoordigt",
    Verzuim.VERTALING: "een vertaling in het Nederlands",
}
_NIET_GEHOORD = {
    NietHoren.KENNELIJK_NIET_ONTVANKELIJK: "het bezwaar is duidelijk niet-ontvankelijk",
    NietHoren.KENNELIJK_ONGEGROND: "het bezwaar is duidelijk ongegrond",
    NietHoren.AFGEZIEN: "u heeft gezegd dat u niet gehoord wilt worden",
    NietHoren.NIET_GEREAGEERD: "u heeft niet op tijd laten weten dat u gehoord wilt worden",
    NietHoren.VOLLEDIG_TEGEMOETGEKOMEN: "u krijgt helemaal gelijk",
}
_NIET_ONTVANKELIJK = {
    NietOntvankelijk.TE_LAAT: ("Uw bezwaar kwam te laat.", "Awb 6:7 en 6:11"),
    NietOntvankelijk.VERZUIM: ("Wat ontbrak, is niet op tijd aangevuld.", "Awb 6:6"),
    NietOntvankelijk.GEEN_BELANGHEBBENDE: (
        "U heeft geen eigen belang bij het besluit.",
        "Awb 1:2 en 7:1",
    ),
}
_DICTUM = {
    Dictum.GEGROND: "gegrond",
    Dictum.DEELS_GEGROND: "deels gegrond",
    Dictum.ONGEGROND: "ongegrond",
}
# The outcome, to who objects.
VOOR_INWONER = {
    Dictum.GEGROND: "U krijgt gelijk",
    Dictum.DEELS_GEGROND: "U krijgt voor een deel gelijk",
    Dictum.ONGEGROND: "U krijgt geen gelijk",
    Dictum.NIET_ONTVANKELIJK: "Wij kunnen uw bezwaar niet behandelen",
}
# The soort of the letter, and its data.
Inhoud = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Gemeente:
    """What letters say of the municipality: its court, and where files can be seen (Awb 7:4)."""

    rechtbank: str = RECHTBANK
    inzage: str = INZAGE


def brief_bij(event: Event, nummer: int, bezwaar: Bezwaar) -> Opdracht | None:
    """The letter that goes with an event, made of how the case stands; None: there is none."""
    maak, aan = _BRIEVEN.get(type(event)), _aan(bezwaar)
    inhoud = maak(bezwaar, event) if maak else None
    # Without an address nothing can be sent; that is a defect, which officials see.
    if inhoud is None or aan is None:
        return None
    soort, gegevens = inhoud
    return Opdracht(
        id=f"{sleutel(APPLICATION.name, BEZWAREN.name, bezwaar.id)}:{nummer}",
        soort=f"bezwaar/{soort}",
        aan=aan,
        datum=awb.lokale_datum(event.at),
        kenmerk=bezwaar.kenmerk,
        gegevens=gegevens,
    )


def plaatselijk(opdracht: Opdracht, gemeente: Callable[[], Gemeente]) -> Opdracht:
    """With the municipality's own court and counter, in whatever letter names them; which they
    are is only asked for such a letter."""
    gegevens: dict[str, Any] = dict(opdracht.gegevens)
    if not {"beroep", "terInzageWaar"} & gegevens.keys():
        return opdracht
    hier = gemeente()
    if "beroep" in gegevens:
        gegevens["beroep"] = {**gegevens["beroep"], "rechtbank": hier.rechtbank}
    if "terInzageWaar" in gegevens:
        gegevens["terInzageWaar"] = hier.inzage
    return opdracht.model_copy(update={"gegevens": gegevens})


def _aan(bezwaar: Bezwaar) -> Geadresseerde | None:
    """Who acts for the objector gets the letters (Awb 2:1, 6:17). None without an address."""
    wie = bezwaar.gemachtigde or bezwaar.indiener
    if wie.adres is None:
        return None
    return Geadresseerde(naam=wie.naam or "indiener van het bezwaar", regels=wie.adres.regels)


def _besluit(bezwaar: Bezwaar) -> dict[str, Any]:
    besluit = bezwaar.besluit
    return {
        "besluit": {
            "omschrijving": besluit.omschrijving,
            "datum": besluit.bekendgemaakt_op.isoformat(),
            "kenmerk": besluit.kenmerk,
        }
    }


def _ontvangst(bezwaar: Bezwaar, event: g.Ingediend) -> Inhoud:
    return "ontvangstbevestiging", {
        **_besluit(bezwaar),
        "ontvangenOp": _dag(bezwaar),
        "termijn": bezwaar.beslistermijn.as_data(),
        "documenten": [b.naam for b in bezwaar.stukken],
    }


def _verzuim(bezwaar: Bezwaar, event: g.HerstelGevraagd) -> Inhoud | None:
    termijn = awb.hersteltermijn(verzonden=event.op, duur=awb.Duur(weken=event.weken))
    return "verzuimbrief", {
        **_besluit(bezwaar),
        "ontvangenOp": _dag(bezwaar),
        "ontbreekt": [_ONTBREEKT[w] for w in event.wat],
        "termijn": Termijn.van(termijn).as_data(),
    }


def _verdaging(bezwaar: Bezwaar, event: g.Verdaagd) -> Inhoud | None:
    eind = bezwaar.beslistermijn.eind
    if eind is None:
        return None
    return "verdaging", {
        **_besluit(bezwaar),
        "vorigeDatum": (eind - timedelta(weeks=event.weken)).isoformat(),
        "termijn": bezwaar.beslistermijn.as_data(),
        "reden": event.reden,
    }


def _zitting(bezwaar: Bezwaar, event: g.ZittingGepland) -> Inhoud | None:
    zitting = bezwaar.zitting
    # Who was told of moments was invited; a letter about one that is past helps nobody.
    if event.op <= event.at:
        return None
    if zitting is None or zitting.stukken_tot.eind is None or zitting.ter_inzage.eind is None:
        return None
    leden = [f"{lid.naam}, lid" for lid in bezwaar.commissie.leden] if bezwaar.commissie else []
    voorzitter = [f"{bezwaar.commissie.voorzitter.naam}, voorzitter"] if bezwaar.commissie else []
    return "uitnodiging_hoorzitting", {
        **_besluit(bezwaar),
        "begin": event.op.isoformat(),
        **({"inPlaatsVan": event.in_plaats_van.isoformat()} if event.in_plaats_van else {}),
        "plaats": [event.plaats],
        "wie": list(event.horen_door)
        or [*voorzitter, *leden]
        or ["een medewerker die niet bij het besluit betrokken was"],
        "commissie": bezwaar.commissie is not None,
        "stukkenTot": zitting.stukken_tot.eind.isoformat(),
        "terInzageVanaf": zitting.ter_inzage.eind.isoformat(),
        "terInzageWaar": INZAGE,
    }


def _vervallen(bezwaar: Bezwaar, event: g.ZittingVervallen) -> Inhoud | None:
    return _gaat_niet_door(bezwaar, event.momenten, event.reden)


def _niet_gehoord(bezwaar: Bezwaar, event: g.NietGehoord) -> Inhoud | None:
    return _gaat_niet_door(bezwaar, event.vervallen, _waarom_niet(event), zonder=True)


def _gaat_niet_door(
    bezwaar: Bezwaar, momenten: tuple[datetime, ...], reden: str, *, zonder: bool = False
) -> Inhoud | None:
    """To who was invited, or was told to choose; nobody else expects anything."""
    if not momenten:
        return None
    return "hoorzitting_vervalt", {
        **_besluit(bezwaar),
        "momenten": [m.isoformat() for m in momenten],
        "reden": reden,
        "zonder": zonder,
    }


def _waarom_niet(event: g.NietGehoord) -> str:
    return f"Wij horen u niet, want {_NIET_GEHOORD[event.grond]}."


def _beslissing(bezwaar: Bezwaar, event: g.Bekendgemaakt) -> Inhoud | None:
    """The decision goes out on the day it is made known: the appeal term counts from it."""
    uitkomst = bezwaar.uitkomst
    if uitkomst is None or uitkomst.beroepstermijn is None:
        return None
    beslissing = uitkomst.beslissing
    samen = {
        **_besluit(bezwaar),
        "ontvangenOp": _dag(bezwaar),
        **_gehoord(bezwaar),
        "beroep": _beroep(uitkomst.beroepstermijn, event.op),
    }
    if beslissing.dictum is Dictum.NIET_ONTVANKELIJK:
        assert beslissing.niet_ontvankelijk
        reden, artikel = _NIET_ONTVANKELIJK[beslissing.niet_ontvankelijk]
        return "niet_ontvankelijk", {
            **samen,
            "reden": f"{reden}\n\n{beslissing.motivering}",
            "artikel": artikel,
        }
    extra: dict[str, Any] = {}
    if bezwaar.advies:
        extra["advies"] = {
            "datum": bezwaar.advies.op.isoformat(),
            "gevolgd": beslissing.afwijking_advies is None,
            **({"reden": beslissing.afwijking_advies} if beslissing.afwijking_advies else {}),
        }
    # A decision from before it stood in the state has it computed here.
    genomen = awb.lokale_datum(uitkomst.genomen_op)
    if kosten := uitkomst.kosten or kostenbetaling(bezwaar, beslissing, genomen):
        extra["kosten"] = {
            "toegekend": kosten.bedrag > 0,
            "bedrag": kosten.bedrag,
            "reden": kosten.uitleg,
            # With legal aid, who gave it is paid (7:15 lid 5).
            **(
                {"aanRechtsbijstand": kosten.aan}
                if kosten.aan_rechtsbijstand and kosten.aan
                else {}
            ),
        }
    return "beslissing_op_bezwaar", {
        **samen,
        "dictum": _DICTUM[beslissing.dictum],
        "herroepen": beslissing.herroepen,
        "overwegingen": beslissing.motivering,
        **extra,
    }


def _gehoord(bezwaar: Bezwaar) -> dict[str, Any]:
    horen = bezwaar.horen
    if horen and horen.gehoord_op:
        return {"gehoord": {"datum": horen.gehoord_op.isoformat()}}
    grond = horen.niet_gehoord if horen else None
    return {"nietGehoord": _NIET_GEHOORD.get(grond, "dat was niet nodig") if grond else "onbekend"}


def _beroep(termijn: Termijn, op: date) -> dict[str, Any]:
    return {
        "termijn": termijn.as_data(),
        "rechtbank": RECHTBANK,
        "griffierecht": bedragen.griffierecht(op).beroep[1],
    }


def _dwangsom(bezwaar: Bezwaar, event: g.DwangsomVastgesteld) -> Inhoud | None:
    loop = bezwaar.dwangsom
    if loop is None:
        return None
    op = awb.lokale_datum(event.at)
    gegevens: dict[str, Any] = {
        **_besluit(bezwaar),
        "ingebrekestellingOp": loop.ingebrekestelling.isoformat(),
        "bezwaartermijn": Termijn.van(awb.bezwaartermijn(bekendmaking=op)).as_data(),
        "aanvragers": bezwaar.bezwaarmakers,
    }
    if event.bedrag == 0 or loop.eerste_dag is None or loop.laatste_dag is None:
        reden = event.besluit.toelichting or "Wij hebben op tijd beslist."
        return "dwangsombeschikking", {**gegevens, "redenGeen": reden}
    dagen = (loop.laatste_dag - loop.eerste_dag).days + 1
    return "dwangsombeschikking", {
        **gegevens,
        "eersteDag": loop.eerste_dag.isoformat(),
        "laatsteDag": loop.laatste_dag.isoformat(),
        "dagen": dagen,
        "treden": _treden(dagen, loop.ingebrekestelling),
        "bedrag": event.bedrag,
        "deel": event.delen[0],
        "betalenVoor": (op + timedelta(weeks=6)).isoformat(),
    }


def _treden(dagen: int, ontvangen: date) -> list[dict[str, int]]:
    """The steps of Awb 4:17 lid 2, as far as they were reached."""
    treden = []
    for eerder in range(0, min(dagen, 42), 14):
        telt = min(dagen - eerder, 14)
        tot = awb.dwangsom_bedrag(eerder + telt, ingebrekestelling_ontvangen=ontvangen)
        bedrag = tot - awb.dwangsom_bedrag(eerder, ingebrekestelling_ontvangen=ontvangen)
        treden.append({"dagen": telt, "perDag": bedrag // telt, "bedrag": bedrag})
    return treden


def _doorzending(bezwaar: Bezwaar, event: g.Doorgezonden) -> Inhoud:
    return "doorzending", {
        "omschrijving": bezwaar.besluit.omschrijving,
        "ontvangenOp": _dag(bezwaar),
        "naar": [event.naar],
        "reden": event.reden,
    }


def _uitstel(bezwaar: Bezwaar, event: g.Ingestemd) -> Inhoud:
    """Told in writing, on whatever ground (7:10 lid 5), also while the term stands still."""
    # When we would have had to decide without it.
    vorige = beslistermijn(bezwaar.model_copy(update={"instemming": None})).eind
    return "instemming_uitstel", {
        **_besluit(bezwaar),
        "grond": event.grond.value,
        "gegevenOp": awb.lokale_datum(event.at).isoformat(),
        "tot": event.tot.isoformat(),
        "termijn": bezwaar.beslistermijn.as_data(),
        **({"vorigeDatum": vorige.isoformat()} if vorige else {}),
        **({"voorschrift": event.voorschrift} if event.voorschrift else {}),
    }


def _opschorting(bezwaar: Bezwaar, event: g.Opgeschort | g.OpschortingBeeindigd) -> Inhoud | None:
    """That the term stands still, or runs again, and by when we decide (4:15 lid 3 and 4)."""
    if not bezwaar.opschortingen:
        return None
    laatste = bezwaar.opschortingen[-1]
    weer = event.op if isinstance(event, g.OpschortingBeeindigd) else None
    return "opschorting", {
        **_besluit(bezwaar),
        "vanaf": laatste.vanaf.isoformat(),
        "reden": laatste.reden,
        "artikel": laatste.grond.artikel,
        "termijn": bezwaar.beslistermijn.as_data(),
        **({"verwacht": laatste.verwacht.isoformat()} if laatste.verwacht and not weer else {}),
        **({"weerVanaf": weer.isoformat()} if weer else {}),
    }


def _intrekking(bezwaar: Bezwaar, event: g.Ingetrokken) -> Inhoud:
    reden = {"reden": event.reden} if event.reden else {}
    op = awb.lokale_datum(event.at).isoformat()
    return "intrekking_bevestigd", {**_besluit(bezwaar), "ingetrokkenOp": op, **reden}


def _dag(bezwaar: Bezwaar) -> str:
    return awb.lokale_datum(bezwaar.ontvangen_op).isoformat()


_BRIEVEN: dict[type[Event], Callable[[Bezwaar, Any], Inhoud | None]] = {
    g.Ingediend: _ontvangst,
    g.HerstelGevraagd: _verzuim,
    g.Verdaagd: _verdaging,
    g.Ingestemd: _uitstel,
    g.Opgeschort: _opschorting,
    g.OpschortingBeeindigd: _opschorting,
    g.ZittingGepland: _zitting,
    g.ZittingVervallen: _vervallen,
    g.NietGehoord: _niet_gehoord,
    g.Bekendgemaakt: _beslissing,
    g.DwangsomVastgesteld: _dwangsom,
    g.Doorgezonden: _doorzending,
    g.Ingetrokken: _intrekking,
}


def in_het_kort(event: Event, bezwaar: Bezwaar) -> tuple[str, tuple[str, ...]] | None:
    """What a message in the portal says of it: subject and paragraphs; None: no message."""
    if isinstance(event, g.HerstelGevraagd):
        termijn = bezwaar.herstel.termijn.eind if bezwaar.herstel else None
        tot = f"Dit kan tot en met {datum(termijn)}." if termijn else ""
        wat = "; ".join(_ONTBREEKT[w] for w in event.wat)
        return "Er ontbreekt iets in uw bezwaar", (f"Wij missen: {wat}.", tot)
    if isinstance(event, g.Verdaagd):
        eind = bezwaar.beslistermijn.eind
        nieuw = f"Wij beslissen nu uiterlijk op {datum(eind)}." if eind else ""
        return "Wij hebben meer tijd nodig", (event.reden, nieuw)
    if isinstance(event, g.Ingestemd):
        return "Wij beslissen later op uw bezwaar", (
            event.grond.zin,
            f"Het uitstel is tot en met {datum(event.tot)}.",
        )
    if isinstance(event, g.Opgeschort):
        wacht = f"Wij verwachten te beslissen op {datum(event.verwacht)}." if event.verwacht else ""
        return "De termijn om te beslissen staat stil", (event.reden, wacht)
    if isinstance(event, g.OpschortingBeeindigd):
        eind = bezwaar.beslistermijn.eind
        nieuw = f"Wij beslissen uiterlijk op {datum(eind)}." if eind else ""
        return "De termijn om te beslissen loopt weer", (f"Vanaf {datum(event.op)}.", nieuw)
    if isinstance(event, g.MomentenVoorgesteld):
        return "Kies wanneer u wordt gehoord", (
            f"Bij uw zaak kunt u een moment kiezen tot en met {datum(event.kiezen_tot)}. Kiest u "
            "niets, dan is de hoorzitting op het eerste moment.",
            "Wilt u niet worden gehoord? Dat kunt u daar ook laten weten.",
        )
    if isinstance(event, g.ZittingGepland) and event.op > event.at:
        eerst = event.in_plaats_van
        return "U bent uitgenodigd voor een hoorzitting", (
            f"De hoorzitting van {tijdstip(eerst)} gaat dan niet door." if eerst else "",
            "Bij uw zaak leest u waar en wanneer, en tot wanneer u stukken kunt indienen.",
        )
    if isinstance(event, g.ZittingVervallen):
        return "De hoorzitting gaat niet door", (
            event.reden,
            "U hoort van ons hoe het verder gaat.",
        )
    if isinstance(event, g.NietGehoord) and event.vervallen:
        return "De hoorzitting gaat niet door", (_waarom_niet(event),)
    if isinstance(event, g.DwangsomVastgesteld):
        return "Wij hebben de dwangsom vastgesteld", ("Bij uw zaak leest u hoe hoog die is.",)
    if isinstance(event, g.Doorgezonden):
        return "Wij hebben uw bezwaar doorgestuurd", (f"Het is nu bij: {event.naar}.",)
    if isinstance(event, g.Ingetrokken):
        return "U heeft uw bezwaar ingetrokken", ("Wij beslissen er niet meer op.",)
    return None
