"""What each term of the command line computes: keys as in the worked examples."""

from dataclasses import replace
from datetime import date, timedelta

from gemeengoed import awb
from gemeengoed.awb.cli_invoer import Invoer, InvoerFout
from gemeengoed.awb.dwangsom import TEN_HOOGSTE_DAGEN

Uitkomst = dict[str, object]
_ZONDER_COMMISSIE, _MET_COMMISSIE = 6, 12


def _iso(dag_of_niets: date | None) -> str | None:
    return dag_of_niets.isoformat() if dag_of_niets else None


def velden_van(termijn: awb.Termijn, sleutel: str = "eind") -> Uitkomst:
    return {
        "start": _iso(termijn.start),
        sleutel: _iso(termijn.eind),
        "uitleg": termijn.uitleg.als_dict(),
    }


def met_post(termijn: awb.Termijn) -> Uitkomst:
    post = awb.postweek(termijn)
    return {
        **velden_van(termijn),
        "post_ontvangen_uiterlijk": _iso(post.eind),
        "uitleg_post": post.uitleg.als_dict(),
    }


def beslistermijn(invoer: Invoer) -> Uitkomst:
    eind, vooraf = _bezwaar_eind(invoer)
    lengte = _weken(invoer)
    opschortingen = _opschortingen(invoer)
    if "uitstelgrond" in invoer.waarden and "instemming_tot" not in invoer.waarden:
        raise InvoerFout("uitstelgrond hoort bij instemming_tot (Awb 7:10 lid 4)")

    def bereken(verdaging: awb.Duur | None, tot: date | None = None) -> awb.Termijn:
        return awb.beslistermijn(
            bezwaar_eind=eind,
            commissie=lengte == _MET_COMMISSIE,
            opschortingen=opschortingen,
            verdaging=verdaging,
            instemming_tot=tot,
            uitstelgrond=invoer.get("uitstelgrond") if tot else None,
        )

    termijn = bereken(invoer.get("verdaagd_weken"), invoer.get("instemming_tot"))
    ten_hoogste = bereken(awb.Duur(weken=6))
    return {
        **vooraf,
        "weken": lengte,
        "bezwaar_eind": _iso(eind),
        **velden_van(termijn, "beslis"),
        "verdaagd_max": _iso(ten_hoogste.eind),
        "uitleg_verdaagd_max": ten_hoogste.uitleg.als_dict(),
    }


def _opschortingen(invoer: Invoer) -> list[awb.Opschorting]:
    delen: list[awb.Opschorting] = invoer.get("opgeschort", [])
    grond: awb.Opschortgrond | None = invoer.get("opschortgrond")
    if grond is None:
        return delen
    if not delen:
        raise InvoerFout("opschortgrond hoort bij opgeschort (Awb 4:15)")
    return [replace(deel, artikel=grond.artikel) for deel in delen]


def _bezwaar_eind(invoer: Invoer) -> tuple[date, Uitkomst]:
    if ("bekendmaking" in invoer.waarden) == ("bezwaar_eind" in invoer.waarden):
        raise InvoerFout("beslistermijn_7_10 heeft nodig: bekendmaking of bezwaar_eind (een)")
    if "bezwaar_eind" in invoer.waarden:
        return invoer["bezwaar_eind"], {}
    bezwaar = awb.bezwaartermijn(bekendmaking=invoer["bekendmaking"])
    uitleg = {"uitleg_bezwaartermijn": bezwaar.uitleg.als_dict()}
    return awb.laatste_dag(bezwaar, "Awb 6:7"), {**uitleg}


def _weken(invoer: Invoer) -> int:
    commissie = invoer.get("commissie")
    aantal: int = invoer.get("weken", _MET_COMMISSIE if commissie else _ZONDER_COMMISSIE)
    if aantal not in (_ZONDER_COMMISSIE, _MET_COMMISSIE):
        raise InvoerFout("weken: 6, of 12 met een commissie (Awb 7:10 lid 1)")
    if commissie is not None and commissie != (aantal == _MET_COMMISSIE):
        raise InvoerFout("weken en commissie spreken elkaar tegen (Awb 7:10 lid 1)")
    return aantal


def dwangsom_bedrag(invoer: Invoer) -> Uitkomst:
    dagen = invoer["dagen"]
    centen = awb.dwangsom_bedrag(
        dagen, ingebrekestelling_ontvangen=invoer.get("ingebrekestelling_ontvangen")
    )
    heel, rest = divmod(centen, 100)
    uitleg = awb.dwangsom_uitleg(dagen, centen)
    return {"bedrag": centen / 100 if rest else heel, "uitleg": uitleg.als_dict()}


def dwangsom_data(invoer: Invoer) -> Uitkomst:
    som = awb.dwangsom(**invoer.waarden)
    gratis = som.laatste_gratis_dag
    uitkomst: Uitkomst = {
        "laatste_gratisdag": _iso(gratis),
        "eerste_dag": _iso(som.eerste_dag),
        "laatste_dag_42": _iso(gratis + timedelta(days=TEN_HOOGSTE_DAGEN)),
        "beschikking_4_18": _iso(som.beschikking.eind if som.beschikking else None),
    }
    if "bekendgemaakt" in invoer.waarden:
        uitkomst |= {"laatste_dag": _iso(som.laatste_dag), "dagen": som.dagen}
    return {**uitkomst, "uitleg": som.uitleg.als_dict()}


def aanvraag(invoer: Invoer) -> Uitkomst:
    opschortingen = invoer.get("opgeschort", [])
    ontvangen = invoer["ontvangen"]
    acht = awb.aanvraagtermijn(ontvangen=ontvangen, opschortingen=opschortingen)
    dertien = awb.aanvraagtermijn(
        ontvangen=ontvangen, duur=awb.ASV_TERMIJN, opschortingen=opschortingen
    )
    return {
        "8w_4_13": _iso(acht.eind),
        "13w_ASV_geen_Atw": _iso(dertien.eind),
        "uitleg": acht.uitleg.als_dict(),
        "uitleg_13w": dertien.uitleg.als_dict(),
    }


def opschorting(invoer: Invoer) -> Uitkomst:
    deel = awb.opschorting_aanvulling(
        uitnodiging=invoer["uitnodiging"], aangevuld=invoer.get("aangevuld")
    )
    termijn = awb.aanvraagtermijn(ontvangen=invoer["ontvangen"], opschortingen=[deel])
    return {"dagen_excl": deel.dagen, **velden_van(termijn, "8w")}


def beroep_6_12(invoer: Invoer) -> Uitkomst:
    termijn = awb.beroep_niet_tijdig(**invoer.waarden)
    vanaf = awb.laatste_dag(termijn, termijn.artikel) + timedelta(days=1)
    return {"beroep_vanaf": _iso(vanaf), "uitleg": termijn.uitleg.als_dict()}


def hoorzitting(invoer: Invoer) -> Uitkomst:
    stukken = awb.stukken_indienen(**invoer.waarden)
    inzage = awb.ter_inzage(**invoer.waarden)
    return {
        "stukken_uiterlijk": _iso(stukken.eind),
        "ter_inzage_uiterlijk": _iso(inzage.eind),
        "uitleg": stukken.uitleg.als_dict(),
        "uitleg_ter_inzage": inzage.uitleg.als_dict(),
    }


def tijdig(invoer: Invoer) -> Uitkomst:
    termijn = awb.bezwaartermijn(bekendmaking=invoer["bekendmaking"])
    oordeel = awb.tijdig(
        termijn=termijn,
        ontvangen=invoer["ontvangen"],
        kanaal=invoer["kanaal"],
        poststempel=invoer.get("poststempel"),
    )
    return {
        "eind": _iso(termijn.eind),
        "uitkomst": str(oordeel.uitkomst),
        "artikel": oordeel.artikel,
        "tekst": oordeel.tekst,
        "uitleg": termijn.uitleg.als_dict(),
    }


def werkdag(invoer: Invoer) -> Uitkomst:
    gevraagd = invoer["datum"]
    reden = awb.reden_geen_werkdag(gevraagd)
    return {
        "werkdag": reden is None,
        "reden": reden,
        "volgende_werkdag": _iso(awb.volgende_werkdag(gevraagd)),
    }
