"""The objection as a dossier: commands -> events -> state, by the Awb. Pure.

staat          the state
gebeurtenissen what can happen
verloop        the state after an event; stappen, stappen_beroep say what each changes
zaken          objections as a kind of dossier
termijnen      the terms that follow from it
tijd           what time brings about
plekken        the rooms and moments that a case holds for its hearing
werk           what an official must do with it now
indienen, toewijzen, behandelen, uitstel, horen, momenten, stukken, beslissen, dwangsom, beroep,
lus
               the commands: what may be done, and the article that forbids it otherwise

The moment, who acts and the new id come in as values.
"""

from bezwaar.model.behandelen import (
    beoordeel_tijdigheid,
    betrek_besluit,
    herstel,
    laat_verlopen,
    leg_notitie,
    meld_betrokkenheid,
    stem_in_rechtstreeks_beroep,
    trek_in,
    vraag_herstel,
    vraag_kosten,
    weiger_rechtstreeks_beroep,
    wijs_toe,
    zend_door,
)
from bezwaar.model.beroep import (
    af_te_sluiten,
    plan_zitting_rechtbank,
    sluit_af,
    spreek_uit,
    stel_beroep_in,
    stel_hoger_beroep_in,
    trek_beroep_in,
    verzend_stukken,
    vraag_voorziening,
)
from bezwaar.model.beslissen import beslis, geef_terug, maak_bekend, neem_ontwerp_over, ontwerp
from bezwaar.model.dwangsom import stel_dwangsom_vast, stel_in_gebreke
from bezwaar.model.gebeurtenissen import Beslist, Ingediend, NotitieGelegd
from bezwaar.model.horen import (
    adviseer,
    leg_verslag_vast,
    meld_nieuwe_feiten,
    plan_zitting,
    stel_commissie_in,
    vervalt,
    zie_af_van_horen,
)
from bezwaar.model.indienen import controleer_besluit, dien_in, registreer
from bezwaar.model.lus import (
    beantwoord_lus,
    herstel_in_lus,
    leg_zienswijzen_open,
    start_lus,
    verleng_lus,
)
from bezwaar.model.momenten import (
    kies_moment,
    stel_momenten_voor,
    wil_niet_worden_gehoord,
)
from bezwaar.model.rechtbank import stel_dossier_samen
from bezwaar.model.staat import Bezwaar, BezwaarUit, OordeelTijdigheid, Stand, Uitkomst
from bezwaar.model.stukken import (
    ligt_ter_inzage,
    open_voor_stukken,
    voeg_dossierstuk_toe,
    voeg_stuk_toe,
)
from bezwaar.model.termijnen import dwangsom_op, in_gebreke_vanaf
from bezwaar.model.tijd import herinnering, volgende_dag, wat_nu
from bezwaar.model.toewijzen import draag_over, leg_terug
from bezwaar.model.uitstel import beeindig_opschorting, schort_op, stem_in, verdaag
from bezwaar.model.zaken import BEZWAREN

__all__ = [
    "BEZWAREN",
    "Beslist",
    "Bezwaar",
    "BezwaarUit",
    "Ingediend",
    "NotitieGelegd",
    "OordeelTijdigheid",
    "Stand",
    "Uitkomst",
    "adviseer",
    "af_te_sluiten",
    "beantwoord_lus",
    "beeindig_opschorting",
    "beoordeel_tijdigheid",
    "beslis",
    "betrek_besluit",
    "controleer_besluit",
    "dien_in",
    "draag_over",
    "dwangsom_op",
    "geef_terug",
    "herinnering",
    "herstel",
    "herstel_in_lus",
    "in_gebreke_vanaf",
    "kies_moment",
    "laat_verlopen",
    "leg_notitie",
    "leg_terug",
    "leg_verslag_vast",
    "leg_zienswijzen_open",
    "ligt_ter_inzage",
    "maak_bekend",
    "meld_betrokkenheid",
    "meld_nieuwe_feiten",
    "neem_ontwerp_over",
    "ontwerp",
    "open_voor_stukken",
    "plan_zitting",
    "plan_zitting_rechtbank",
    "registreer",
    "schort_op",
    "sluit_af",
    "spreek_uit",
    "start_lus",
    "stel_beroep_in",
    "stel_commissie_in",
    "stel_dossier_samen",
    "stel_dwangsom_vast",
    "stel_hoger_beroep_in",
    "stel_in_gebreke",
    "stel_momenten_voor",
    "stem_in",
    "stem_in_rechtstreeks_beroep",
    "trek_beroep_in",
    "trek_in",
    "verdaag",
    "verleng_lus",
    "vervalt",
    "verzend_stukken",
    "voeg_dossierstuk_toe",
    "voeg_stuk_toe",
    "volgende_dag",
    "vraag_herstel",
    "vraag_kosten",
    "vraag_voorziening",
    "wat_nu",
    "weiger_rechtstreeks_beroep",
    "wijs_toe",
    "wil_niet_worden_gehoord",
    "zend_door",
    "zie_af_van_horen",
]
