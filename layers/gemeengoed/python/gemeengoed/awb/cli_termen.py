"""The terms the command line knows; names and keys are those of the worked examples."""

from collections.abc import Callable
from enum import StrEnum

from gemeengoed import awb
from gemeengoed.awb import cli_berekenen as doe
from gemeengoed.awb.cli_invoer import (
    Invoer,
    InvoerFout,
    Term,
    Veld,
    dag,
    dag_of_moment,
    getal,
    ja_nee,
    periode,
    weken,
)

_OPGESCHORT = Veld("opgeschort", periode, False, True, "VAN/TOT")
_BESLISTERMIJN_EIND = Veld("beslistermijn_eind", dag, False)
_WEKEN = Veld("weken", weken, False, False, "2")


def _keuze(soort: type[StrEnum]) -> Callable[[str, str], StrEnum]:
    """A reader of one of the values of an enumeration."""

    def lees(naam: str, waarde: str) -> StrEnum:
        try:
            return soort(waarde)
        except ValueError:
            raise InvoerFout(f"{naam}: {waarde!r} is geen van {', '.join(soort)}") from None

    return lees


def _een(
    naam: str,
    omschrijving: str,
    veld: str,
    functie: Callable[..., awb.Termijn],
    sleutel: str = "eind",
) -> Term:
    """A term with one date in and one date out."""

    def bereken(invoer: Invoer) -> doe.Uitkomst:
        return doe.velden_van(functie(**{veld: invoer[veld]}), sleutel)

    return Term(naam, omschrijving, (Veld(veld, dag),), bereken)


def _zelf_gesteld(
    naam: str, omschrijving: str, veld: str, functie: Callable[..., awb.Termijn]
) -> Term:
    """A term whose length the body sets, in weeks."""

    def bereken(invoer: Invoer) -> doe.Uitkomst:
        lengte = {"duur": invoer["weken"]} if "weken" in invoer.waarden else {}
        return doe.velden_van(functie(**{veld: invoer[veld]}, **lengte))

    return Term(naam, omschrijving, (Veld(veld, dag), _WEKEN), bereken)


_LIJST = (
    Term(
        "bezwaartermijn",
        "zes weken om bezwaar te maken, met de postweek (Awb 6:7, 6:8, 6:9)",
        (Veld("bekendmaking", dag),),
        lambda invoer: doe.met_post(awb.bezwaartermijn(**invoer.waarden)),
    ),
    Term(
        "beroepstermijn",
        "zes weken om beroep in te stellen, met de postweek (Awb 6:7, 6:8, 6:9)",
        (Veld("bekendmaking", dag),),
        lambda invoer: doe.met_post(awb.beroepstermijn(**invoer.waarden)),
    ),
    Term(
        "beslistermijn_7_10",
        "beslissen op bezwaar; bekendmaking of bezwaar_eind (Awb 7:10). Opgeschort: van de "
        "eerste dag die niet telt tot de eerste die weer telt; VAN/ loopt nog. De grond daarvan: "
        "herstel (7:10 lid 2), of die van 4:15 (7:14)",
        (
            Veld("bekendmaking", dag, False),
            Veld("bezwaar_eind", dag, False),
            Veld("weken", getal, False, False, "6|12"),
            Veld("commissie", ja_nee, False, False, "ja|nee"),
            _OPGESCHORT,
            Veld(
                "opschortgrond",
                _keuze(awb.Opschortgrond),
                False,
                False,
                "buitenland|aanvrager|overmacht",
            ),
            Veld("verdaagd_weken", weken, False, False, "4"),
            Veld("instemming_tot", dag, False),
            Veld("uitstelgrond", _keuze(awb.Uitstelgrond), False, False, "a|b|c"),
        ),
        doe.beslistermijn,
    ),
    _zelf_gesteld(
        "hersteltermijn_6_6",
        "een verzuim in het bezwaar herstellen",
        "verzonden",
        awb.hersteltermijn,
    ),
    Term(
        "hoorzitting_7_4",
        "stukken tot tien dagen ervoor, een week ter inzage (Awb 7:4)",
        (Veld("hoorzitting", dag),),
        doe.hoorzitting,
    ),
    Term(
        "tijdig",
        "is een bezwaar op tijd (Awb 6:9, 2:19)? ontvangen: dag of 2026-12-14T23:59:00+01:00",
        (
            Veld("bekendmaking", dag),
            Veld("ontvangen", dag_of_moment),
            Veld("kanaal", _keuze(awb.Kanaal), True, False, "elektronisch|post|balie"),
            Veld("poststempel", dag, False),
        ),
        doe.tijdig,
    ),
    Term(
        "dwangsom_dagen_bedrag",
        "de dwangsom over een aantal dagen, in euro (Awb 4:17 lid 2)",
        (
            Veld("dagen", getal, True, False, "14"),
            Veld("ingebrekestelling_ontvangen", dag, False),
        ),
        doe.dwangsom_bedrag,
    ),
    Term(
        "dwangsom_data",
        "wanneer de dwangsom loopt en wanneer het bedrag vaststaat (Awb 4:17, 4:18)",
        (
            Veld("ingebrekestelling_ontvangen", dag),
            _BESLISTERMIJN_EIND,
            Veld("bekendgemaakt", dag, False),
        ),
        doe.dwangsom_data,
    ),
    Term(
        "beroep_6_12",
        "vanaf wanneer beroep kan omdat er geen besluit is (Awb 6:12)",
        (Veld("ingebrekestelling_ontvangen", dag), _BESLISTERMIJN_EIND),
        doe.beroep_6_12,
    ),
    Term(
        "aanvraag",
        "beslissen op een aanvraag: 8 weken, of 13 weken volgens de ASV (Awb 4:13)",
        (Veld("ontvangen", dag), _OPGESCHORT),
        doe.aanvraag,
    ),
    Term(
        "opschorting_4_15",
        "beslissen op een aanvraag die moest worden aangevuld (Awb 4:15)",
        (Veld("ontvangen", dag), Veld("uitnodiging", dag), Veld("aangevuld", dag, False)),
        doe.opschorting,
    ),
    _een(
        "4_5_lid4",
        "een aanvraag buiten behandeling laten, 4 weken",
        "termijn_verstreken",
        awb.buiten_behandeling,
        "uiterlijk",
    ),
    _zelf_gesteld(
        "zienswijze_4_7", "zienswijze van de aanvrager", "uitgenodigd", awb.zienswijze_aanvrager
    ),
    _een(
        "4_34_lid3",
        "beroep op het begrotingsvoorbehoud, 4 weken",
        "begroting",
        awb.begrotingsvoorbehoud,
        "beroep_uiterlijk",
    ),
    _een(
        "4_56",
        "betaling van subsidie opschorten, 13 weken",
        "kennisgeving",
        awb.opschorting_betaling,
        "13w",
    ),
    _een("betaling_4_87", "betalen, 6 weken", "bekendmaking", awb.betaaltermijn),
    _een(
        "zienswijze_3_16",
        "zienswijzen over een ontwerp, 6 weken",
        "terinzagelegging",
        awb.zienswijzetermijn,
    ),
    _een("griffierecht_8_41", "griffierecht betalen, 4 weken", "verzonden", awb.griffierecht),
    _een("stukken_8_42", "stukken naar de rechtbank, 4 weken", "verzonden", awb.stukken_rechtbank),
    _een(
        "zienswijze_8_51b",
        "zienswijze na een bestuurlijke lus, 4 weken",
        "verzonden",
        awb.zienswijze_lus,
    ),
    _een(
        "alsnog_8_55d",
        "alsnog beslissen na een uitspraak, 2 weken",
        "verzonden",
        awb.alsnog_beslissen,
    ),
    _een("hoger_beroep_6_24", "hoger beroep, 6 weken", "verzonden", awb.hoger_beroepstermijn),
    Term(
        "werkdag",
        "is een dag een werkdag (Atw 1 en 3)",
        (Veld("datum", dag),),
        doe.werkdag,
    ),
)

TERMEN = {term.naam: term for term in _LIJST}
