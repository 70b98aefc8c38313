"""The manifest of the toy."""

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
    name="speeltuin",
    title="Speeltuin",
    description="Tellers om de gedeelde laag op te proberen.",
    built_by="Boxtel",
    assurance=Assurance.MIDDEN,
    scopes={"speeltuin:lezen": "Tellers lezen", "speeltuin:tellen": "Tellen"},
    functions=(
        Api(
            routes=(
                Post("/tellers", scope="speeltuin:tellen", summary="Begin een teller"),
                Get("/tellers", scope="speeltuin:lezen", summary="Alle tellers"),
                Get("/tellers/{id}", scope="speeltuin:lezen", summary="Lees een teller"),
                Post("/tellers/{id}/stappen", scope="speeltuin:tellen", summary="Tel erbij"),
                Get("/fouten/{soort}", scope="speeltuin:lezen", summary="Ga fout"),
            ),
        ),
        Web(documents=True),
        Events(
            publishes=(
                "teller.geteld",
                "portaal.zaak-gewijzigd",
                "portaal.bericht-verstuurd",
                "portaal.inzage-gedaan",
            ),
            listens_to=("bel.gegaan",),
        ),
        Schedule(),
    ),
    indexes=(Index("lijst", partition="stand", sort="op"),),
    kpis=(Kpi("open", "Open tellers"), Kpi("som", "Som")),
)
