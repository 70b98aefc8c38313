"""The Dutch law of terms, pure: every date enters as a value and every result explains itself.

>>> from datetime import date
>>> termijn = bezwaartermijn(bekendmaking=date(2026, 11, 14))
>>> termijn.eind
datetime.date(2026, 12, 28)
>>> [dag.reden for dag in termijn.overgeslagen]
['Tweede Kerstdag', 'zondag']
"""

from gemeengoed.awb.duur import Duur
from gemeengoed.awb.dwangsom import (
    Dwangsom,
    beroep_niet_tijdig,
    dwangsom,
    dwangsom_bedrag,
    dwangsom_uitleg,
    verdeel,
)
from gemeengoed.awb.fouten import (
    OngeldigeDatum,
    OngeldigeDuur,
    OngeldigeOpschorting,
    TermijnFout,
    VerdagingGeweigerd,
)
from gemeengoed.awb.hoofdstuk4 import (
    ASV_TERMIJN,
    REDELIJKE_TERMIJN,
    Opschortgrond,
    aanvraagtermijn,
    begrotingsvoorbehoud,
    betaaltermijn,
    buiten_behandeling,
    opschorting_4_15,
    opschorting_aanvulling,
    opschorting_betaling,
    zienswijze_aanvrager,
)
from gemeengoed.awb.hoofdstuk6 import (
    beroepstermijn,
    bezwaartermijn,
    hersteltermijn,
    post_ontvangen_uiterlijk,
    postweek,
    zienswijzetermijn,
)
from gemeengoed.awb.hoofdstuk7 import (
    Uitstelgrond,
    beslistermijn,
    opschorting_verzuim,
    stukken_indienen,
    ter_inzage,
)
from gemeengoed.awb.hoofdstuk8 import (
    alsnog_beslissen,
    griffierecht,
    hoger_beroepstermijn,
    lustermijn,
    opdracht_rechter,
    stukken_rechtbank,
    zienswijze_lus,
)
from gemeengoed.awb.kalender import (
    is_werkdag,
    reden_geen_werkdag,
    volgende_werkdag,
    werkdag_op_of_na,
    werkdagen,
)
from gemeengoed.awb.rekenen import verlengd_na_storing
from gemeengoed.awb.termijn import Opschorting, Termijn, laatste_dag
from gemeengoed.awb.tijdig import Kanaal, Oordeel, Tijdigheid, lokale_datum, tijdig
from gemeengoed.awb.uitleg import GeteldeOpschorting, OvergeslagenDag, Uitleg

__all__ = [
    "ASV_TERMIJN",
    "REDELIJKE_TERMIJN",
    "Duur",
    "Dwangsom",
    "GeteldeOpschorting",
    "Kanaal",
    "OngeldigeDatum",
    "OngeldigeDuur",
    "OngeldigeOpschorting",
    "Oordeel",
    "Opschortgrond",
    "Opschorting",
    "OvergeslagenDag",
    "Termijn",
    "TermijnFout",
    "Tijdigheid",
    "Uitleg",
    "Uitstelgrond",
    "VerdagingGeweigerd",
    "aanvraagtermijn",
    "alsnog_beslissen",
    "begrotingsvoorbehoud",
    "beroep_niet_tijdig",
    "beroepstermijn",
    "beslistermijn",
    "betaaltermijn",
    "bezwaartermijn",
    "buiten_behandeling",
    "dwangsom",
    "dwangsom_bedrag",
    "dwangsom_uitleg",
    "griffierecht",
    "hersteltermijn",
    "hoger_beroepstermijn",
    "is_werkdag",
    "laatste_dag",
    "lokale_datum",
    "lustermijn",
    "opdracht_rechter",
    "opschorting_4_15",
    "opschorting_aanvulling",
    "opschorting_betaling",
    "opschorting_verzuim",
    "post_ontvangen_uiterlijk",
    "postweek",
    "reden_geen_werkdag",
    "stukken_indienen",
    "stukken_rechtbank",
    "ter_inzage",
    "tijdig",
    "verdeel",
    "verlengd_na_storing",
    "volgende_werkdag",
    "werkdag_op_of_na",
    "werkdagen",
    "zienswijze_aanvrager",
    "zienswijze_lus",
    "zienswijzetermijn",
]
