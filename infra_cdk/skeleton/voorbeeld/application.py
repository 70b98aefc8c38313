"""voorbeeld: what it does for whom, in one sentence."""

from datetime import timedelta

from gemeengoed.manifest import Api, Application, Events, Get, Index, Kpi, Post, Schedule, Web

APPLICATION = Application(
    name="voorbeeld",
    title="Voorbeeld",
    description="Een bericht sturen aan de gemeente.",
    built_by="Gemeengoed",
    scopes={
        "voorbeeld:indienen": "Een bericht indienen",
        "voorbeeld:behandelen": "Berichten lezen en afhandelen",
    },
    functions=(
        Api(
            routes=(
                Post("/berichten", scope="voorbeeld:indienen", summary="Dien een bericht in"),
                Get("/berichten", scope="voorbeeld:behandelen", summary="De open berichten"),
                Get("/berichten/{id}", scope="voorbeeld:behandelen", summary="Lees een bericht"),
                Post(
                    "/berichten/{id}/afhandeling",
                    scope="voorbeeld:behandelen",
                    summary="Handel een bericht af",
                ),
            ),
        ),
        Web(),
        Events(
            publishes=(
                "voorbeeld.ingediend",
                "voorbeeld.afgehandeld",
                "portaal.zaak-gewijzigd",
                "portaal.inzage-gedaan",
            )
        ),
        Schedule(every=timedelta(hours=1)),
    ),
    indexes=(Index("lijst", partition="stand", sort="ontvangen"),),
    kpis=(Kpi("open", "Open berichten"),),
)
