"""Examples of the letters of gba."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from brieven.voorbeelden.termijnen import DATUM, als_json, twee_weken
from gemeengoed import awb


@cache
def gegevens() -> Mapping[str, tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Per letter the data of the shortest and of the longest."""
    weigering = {
        "ontvangenOp": "2026-11-20",
        "wat": "geboortedatum of geboorteplaats",
        "reden": "Op uw geboorteakte staat 3 mei 1984.",
        "bezwaar": als_json(awb.bezwaartermijn(bekendmaking=DATUM)),
    }
    verbeterd = {
        "wat": "naam",
        "reden": "Op de geboorteakte staat Nora.",
        "bezwaar": weigering["bezwaar"],
    }
    bezwaar, termijn = weigering["bezwaar"], als_json(twee_weken(DATUM))
    thuis = ["Markt 1", "5281 AT  BOXTEL"]
    geen_briefadres = {
        "aangevraagdOp": "2026-11-10",
        "adres": ["Meidoornhof 3", "5281 ZA  Boxtel"],
        "reden": "Wie op dit adres woont, vindt het niet goed.",
        "bezwaar": bezwaar,
    }
    lang = (
        "Post aan u kwam op 2 november 2026 terug.\n\nWij waren op 9 november 2026 bij het adres. "
        "Daar woont iemand anders. Op onze brief van 26 oktober 2026 kregen wij geen antwoord."
    )
    uitgeschreven = {
        "adres": thuis,
        "reden": "Wij hebben u niet gevonden.",
        "sinds": "2026-11-02",
        "bezwaar": bezwaar,
    }
    geweigerd = {k: weigering[k] for k in ("ontvangenOp", "bezwaar")}
    uittreksel = {
        "naam": "Fatima Bouzid",
        "geboren": "3 mei 1984 in Boxtel",
        "adres": ["Markt 1", "5281 AT  BOXTEL"],
        "sinds": "15 juni 2015",
        "code": "K7QM-3FZX-9RTW-0B4D",
    }
    return {
        "gba/verhuizing": (
            {
                "ontvangenOp": "2026-11-23",
                "vanaf": "2026-11-24",
                "uitleg": "U gaf dit op tijd door. Daarom geldt de datum die u noemde.",
                "adres": ["Meidoornhof 3", "5281 ZA  Boxtel"],
                "personen": ["Fatima Bouzid"],
            },
            {
                "ontvangenOp": "2026-11-23",
                "vanaf": "2026-11-24",
                "uitleg": "Uw vertrek geldt vanaf de dag waarop u het doorgeeft: 24 november 2026 "
                "(Wet BRP 2.21 lid 3).",
                "adres": ["Rue de l'Exemple 12, boîte 4", "1000 Bruxelles", "België"],
                "personen": ["Fatima Bouzid", "Youssef Bouzid", "Nora Bouzid"],
                "buitenland": True,
            },
        ),
        "gba/uittreksel": (
            uittreksel,
            {
                **uittreksel,
                "nationaliteiten": ["Marokkaanse"],
                "ouders": ["Samira Haddad, geboren 1960", "Karim Bouzid, geboren 4 mei 1958"],
                "adressen": ["Rechterstraat 12, 5281 BT  BOXTEL, vanaf 1 september 2010"],
                "verblijfsrecht": "Over het verblijfsrecht staan geen actuele gegevens in de "
                "Basisregistratie Personen.",
            },
        ),
        "gba/geen_verbetering": (
            weigering,
            {
                **weigering,
                "reden": "Op uw geboorteakte staat 3 mei 1984. U stuurde een kopie van uw oude "
                "paspoort mee.\n\nEen akte gaat voor. Wij kunnen de datum daarom niet veranderen.",
            },
        ),
        "gba/briefadres": (
            {"aangevraagdOp": "2026-11-10", "adres": ["Dorpsplein 4", "5281 ZC  Boxtel"]},
            {"aangevraagdOp": "2026-11-10", "adres": ["Meidoornhof 3", "5281 ZA  Boxtel"]},
        ),
        "gba/briefadres_geweigerd": (
            geen_briefadres,
            {
                **geen_briefadres,
                "reden": "Wie op dit adres woont, vindt het niet goed.\n\nU kunt een ander adres "
                "vragen.",
                "zonderWoonadres": True,
            },
        ),
        "gba/adresonderzoek_vraag": (
            {"adres": thuis, "termijn": termijn},
            {"adres": ["Woonboot De Hoop", "5281 AT  BOXTEL"], "termijn": termijn},
        ),
        "gba/adresonderzoek_aangifte": (
            {"reden": "Uw buren zeiden het.", "termijn": termijn},
            {"reden": lang, "termijn": termijn},
        ),
        "gba/adresonderzoek_voornemen": (
            {"adres": thuis, "reden": "Wij hebben u niet gevonden.", "zienswijze": termijn},
            {"adres": thuis, "reden": lang, "zienswijze": termijn},
        ),
        "gba/naamgebruik": (
            {
                "ingang": "2026-11-24",
                "keuze": "Uw eigen achternaam",
                "aanschrijving": "F. Bouzid",
            },
            {
                "ingang": "2026-11-24",
                "keuze": "De achternaam van uw partner, en dan die van uzelf",
                "aanschrijving": "F. van den Heuvel-Bouzid",
            },
        ),
        "gba/uitgeschreven": (uitgeschreven, {**uitgeschreven, "reden": lang}),
        "gba/verbeterd": (
            verbeterd,
            {
                **verbeterd,
                "reden": "Een andere gemeente stuurde ons de geboorteakte. Daarop staat Nora.\n\n"
                "Wij vroegen u op 20 november 2026 wat u daarvan vindt. U zei dat het klopt.",
            },
        ),
        "gba/verhuizing_geweigerd": (
            {**geweigerd, "reden": "U woont niet op het adres dat u doorgaf."},
            {
                **geweigerd,
                "reden": "Wij vroegen u om een huurcontract. Dat kregen wij niet.\n\nDe "
                "hoofdbewoner zegt dat u niet op dit adres woont.",
            },
        ),
        "gba/geheimhouding": (
            {"ingang": "2026-11-24", "geheim": False},
            {"ingang": "2026-11-24", "geheim": True},
        ),
    }
