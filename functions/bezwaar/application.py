"""bezwaar: objections to decisions of the municipality (Awb chapters 6 and 7)."""

from datetime import timedelta

from gemeengoed.manifest import (
    Api,
    Application,
    Assurance,
    Events,
    Get,
    Index,
    Kpi,
    Post,
    Schedule,
    Web,
)

# What an official does with a case (acties/ has how), and what who objects does.
_ACTIES = {
    "tijdigheid": "Beoordeel of een bezwaar op tijd was (Awb 6:9, 6:11)",
    "vraag-herstel": "Vraag om een verzuim te herstellen (Awb 6:6)",
    "hersteld": "Leg vast dat een verzuim is hersteld",
    "doorzenden": "Stuur een bezwaar door (Awb 6:15)",
    "verdagen": "Verdaag de beslissing (Awb 7:10 lid 3)",
    "instemming": "Leg verder uitstel vast, met de grond (Awb 7:10 lid 4)",
    "opschorten": "Laat de termijn stilstaan, anders dan voor herstel (Awb 4:15)",
    "opschorting-voorbij": "Leg vast dat de termijn weer loopt (Awb 4:15 lid 4)",
    "commissie": "Stel een commissie in (Awb 7:13)",
    "hoorzitting": "Plan een hoorzitting (Awb 7:2)",
    "hoorzitting-voorstellen": "Laat de indiener een moment voor de hoorzitting kiezen",
    "hoorzitting-vervalt": "Laat een hoorzitting niet doorgaan",
    "verslag": "Leg het verslag van het horen vast (Awb 7:7)",
    "niet-horen": "Leg vast waarom niet wordt gehoord (Awb 7:3)",
    "advies": "Leg het advies van de commissie vast (Awb 7:13)",
    "bekendmaken": "Leg vast dat de beslissing is verstuurd (Awb 7:12)",
    "rechtstreeks-beroep": "Stem in met rechtstreeks beroep (Awb 7:1a)",
    "geen-rechtstreeks-beroep": "Weiger rechtstreeks beroep (Awb 7:1a)",
    "ingetrokken": "Leg vast dat de indiener het bezwaar intrekt (Awb 6:21)",
    "ingebrekestelling-ontvangen": "Leg een ingebrekestelling per brief vast (Awb 4:17)",
    "dwangsom": "Stel de dwangsom vast (Awb 4:18)",
    "beroep": "Leg vast dat beroep is ingesteld",
    "dossier-rechtbank": "Stel het dossier voor de rechtbank samen (Awb 8:42)",
    "stukken-verzonden": "Leg vast dat het dossier naar de rechtbank is (Awb 8:42)",
    "lus": "Leg een bestuurlijke lus vast (Awb 8:51a)",
    "lus-verlengd": "Leg vast dat de rechtbank meer tijd geeft (Awb 8:51a lid 2)",
    "lus-antwoord": "Meld of wij het besluit herstellen (Awb 8:51b lid 1)",
    "lus-hersteld": "Leg vast dat het besluit in de lus is hersteld (Awb 8:51b lid 2)",
    "lus-zienswijzen": "Leg vast tot wanneer partijen kunnen reageren (Awb 8:51b lid 3)",
    "uitspraak": "Leg de uitspraak van de rechtbank vast",
    "ander-besluit": "Betrek een gewijzigd besluit (Awb 6:19)",
    "nieuwe-feiten": "Leg vast dat er na het horen nieuwe feiten zijn (Awb 7:9)",
    "beroep-ingetrokken": "Leg vast dat het beroep is ingetrokken",
    "hoger-beroep": "Leg vast dat hoger beroep is ingesteld",
}
_ACTIES_INWONER = {
    "aanvullen": "Vul een bezwaar aan waarin iets ontbrak",
    "moment": "Kies een moment voor de hoorzitting",
    "niet-gehoord": "Laat weten dat de indiener niet wil worden gehoord (Awb 7:3 onder c)",
    "kosten": "Vraag om vergoeding van de kosten (Awb 7:15)",
    "ingebrekestelling": "Stel de gemeente in gebreke (Awb 4:17)",
    "intrekken": "Trek een bezwaar in (Awb 6:21)",
}

APPLICATION = Application(
    name="bezwaar",
    title="Bezwaar en beroep",
    description="Bezwaar maken tegen een besluit van de gemeente, en volgen wat ermee gebeurt.",
    built_by="Boxtel",
    assurance=Assurance.MIDDEN,
    scopes={
        "bezwaar:indienen": "Een bezwaar indienen",
        "bezwaar:lezen": "Een bezwaar lezen",
        "bezwaar:behandelen": "Bezwaren behandelen en erop beslissen",
    },
    functions=(
        Api(
            routes=(
                Post("/bezwaren", scope="bezwaar:indienen", summary="Dien een bezwaar in"),
                Get("/bezwaren", scope="bezwaar:behandelen", summary="De werkvoorraad op termijn"),
                Get("/bezwaren/{id}", scope="bezwaar:lezen", summary="Lees een bezwaar"),
                Get(
                    "/bezwaren/{id}/gebeurtenissen",
                    scope="bezwaar:behandelen",
                    summary="Alles wat met een bezwaar is gebeurd",
                ),
                Post(
                    "/bezwaren/{id}/notities",
                    scope="bezwaar:behandelen",
                    summary="Leg een notitie bij een bezwaar",
                ),
                Post(
                    "/bezwaren/{id}/besluit",
                    scope="bezwaar:behandelen",
                    summary="Beslis op een bezwaar",
                ),
                Post(
                    "/papier",
                    scope="bezwaar:behandelen",
                    summary="Leg een bezwaar op papier vast",
                ),
                *(
                    Post(f"/bezwaren/{{id}}/{name}", scope="bezwaar:behandelen", summary=summary)
                    for name, summary in _ACTIES.items()
                ),
                *(
                    Post(f"/bezwaren/{{id}}/{name}", scope="bezwaar:indienen", summary=summary)
                    for name, summary in _ACTIES_INWONER.items()
                ),
            ),
        ),
        Web(documents=True),
        Events(
            publishes=(
                "bezwaar.ingediend",
                "bezwaar.beslist",
                "portaal.zaak-gewijzigd",
                "portaal.bericht-verstuurd",
                "portaal.inzage-gedaan",
            ),
            listens_to=("besluit.bekendgemaakt", "bericht.gelezen", "portaal.gegevens-gewijzigd"),
            # Query: the figures of a case follow from its history (cijfers.py).
            table=(*Events().table, "dynamodb:Query"),
            grants=("bus:put", "brieven:maak", "documents:bundle"),
            # A file for the court is up to 200 MB, which come from the bucket and go back to it.
            timeout=timedelta(minutes=3),
        ),
        Schedule(every=timedelta(hours=1)),
    ),
    indexes=(
        Index("termijn", partition="stand", sort="uiterlijk"),
        Index("persoon", partition="indiener", sort="ontvangen"),
        Index("behandelaar", partition="behandelaar", sort="uiterlijk"),
        Index("wekker", partition="wacht", sort="wekker"),
        Index("besluit", partition="besluit", sort="ontvangen"),
    ),
    kpis=(
        Kpi("open", "Open bezwaren"),
        Kpi("over_termijn", "Over de termijn", alarm_above=0),
        Kpi("binnen_14_dagen", "Beslissen binnen 14 dagen"),
        Kpi("dwangsom", "Opgelopen dwangsom, nog niet vastgesteld (euro)", unit="None"),
        # Of what was decided in this month and the eleven before it.
        Kpi("binnen_termijn", "Op tijd beslist (%)", unit="Percent"),
        Kpi("gehoord", "Gehoord (%)", unit="Percent"),
        Kpi("gegrond", "Gegrond (%)", unit="Percent"),
        Kpi("deels_gegrond", "Deels gegrond (%)", unit="Percent"),
        Kpi("ongegrond", "Ongegrond (%)", unit="Percent"),
        Kpi("niet_ontvankelijk", "Niet-ontvankelijk (%)", unit="Percent"),
    ),
)
