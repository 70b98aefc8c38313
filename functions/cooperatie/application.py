"""cooperatie: the members' own organisation, from application to a running instance."""

from datetime import timedelta

from gemeengoed.manifest import (
    Api,
    Application,
    Events,
    Get,
    Index,
    Kpi,
    Plane,
    Post,
    Schedule,
    Task,
    Web,
)

APPLICATION = Application(
    name="cooperatie",
    title="Coöperatie Gemeengoed",
    description="Gemeenten die hun software delen: wie er lid zijn en waar hun portalen staan.",
    built_by="Gemeengoed",
    plane=Plane.COOPERATIE,
    front_door=True,
    scopes={
        "cooperatie:aanmelden": "Een lid aanmelden",
        "cooperatie:besturen": "Besluiten over de toelating van leden",
        "cooperatie:boekhouden": "Facturen maken en betalingen boeken",
        "cooperatie:uitrollen": "Releases aanmelden en instanties opnieuw proberen",
        "cooperatie:lezen": "Leden, instanties en releases lezen",
    },
    functions=(
        Api(
            routes=(
                Post("/leden", scope="cooperatie:aanmelden", summary="Meld een lid aan"),
                Get("/leden", scope="cooperatie:lezen", summary="De leden op naam"),
                Get("/leden/{id}", scope="cooperatie:lezen", summary="Lees een lid"),
                Post(
                    "/leden/{id}/toelating",
                    scope="cooperatie:besturen",
                    summary="Leg het bestuursbesluit over de toelating vast",
                ),
                Post(
                    "/leden/{id}/factuur",
                    scope="cooperatie:boekhouden",
                    summary="Factureer de inleg",
                ),
                Post(
                    "/leden/{id}/betalingen",
                    scope="cooperatie:boekhouden",
                    summary="Boek een ontvangen betaling",
                ),
                Get(
                    "/instanties",
                    scope="cooperatie:lezen",
                    summary="De instanties op naam",
                ),
                Get(
                    "/instanties/{id}",
                    scope="cooperatie:lezen",
                    summary="Lees een instantie",
                ),
                Post(
                    "/instanties/{id}/opnieuw",
                    scope="cooperatie:uitrollen",
                    summary="Probeer een mislukte instantie opnieuw",
                ),
                Post(
                    "/releases",
                    scope="cooperatie:uitrollen",
                    summary="Meld een release aan en zet de koers erop",
                ),
                Get(
                    "/releases",
                    scope="cooperatie:lezen",
                    summary="De releases, nieuwste eerst",
                ),
            ),
        ),
        Web(login=True, grants=("sessions:write",)),
        Events(
            publishes=("lid.toegetreden", "instantie.draait", "instantie.mislukt"),
            # From the buses of the instances.
            listens_to=("wens.geuit",),
            grants=("bus:put", "rollout:start"),
        ),
        Schedule(every=timedelta(minutes=15), grants=("metrics:put", "rollout:start")),
        Task(module="rollout", grants=("stacks:manage",)),
    ),
    indexes=(Index("lijst", partition="soort", sort="volgorde"),),
    kpis=(
        Kpi("leden", "Leden"),
        Kpi("inwoners", "Inwoners van de gemeenten met een instantie"),
        Kpi(
            "instanties_achter",
            "Instanties die nog niet op de gewenste release draaien",
        ),
        Kpi("instanties_mislukt", "Mislukte instanties", alarm_above=0),
    ),
)
