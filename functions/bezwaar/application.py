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
            listens_to=("besluit.bekendgemaakt",),
        ),
        Schedule(every=timedelta(hours=1)),
    ),
    indexes=(
        Index("termijn", partition="stand", sort="uiterlijk"),
        Index("persoon", partition="indiener", sort="ontvangen"),
    ),
    kpis=(
        Kpi("open", "Open bezwaren"),
        Kpi("over_termijn", "Over de termijn", alarm_above=0),
    ),
)
