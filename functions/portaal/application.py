"""portaal: the front door of a municipality; logging in, and the way to every application."""

from datetime import timedelta

from gemeengoed.manifest import Api, Application, Events, Get, Index, Kpi, Route, Schedule, Web

APPLICATION = Application(
    name="portaal",
    title="Portaal",
    description="De voordeur: inloggen, uw zaken en berichten, en naar alles wat u kunt regelen.",
    built_by="Gemeengoed",
    front_door=True,
    scopes={
        "portaal:lezen": "De huisstijl en de gegevens van de gemeente lezen",
        "portaal:beheren": "De huisstijl en de gegevens van de gemeente kiezen",
    },
    functions=(
        Api(
            routes=(
                Get("/huisstijl", scope="portaal:lezen", summary="Lees de huisstijl"),
                Route("PUT", "/huisstijl", "portaal:beheren", "Kies de huisstijl"),
                Get("/gegevens", scope="portaal:lezen", summary="Lees de gegevens van de gemeente"),
                Route("PUT", "/gegevens", "portaal:beheren", "Vul de gegevens van de gemeente in"),
            )
        ),
        Web(grants=("sessions:write", "figures:read"), login=True),
        Events(
            publishes=("bericht.gelezen", "wens.geuit", "portaal.gegevens-gewijzigd"),
            listens_to=(
                "portaal.zaak-gewijzigd",
                "portaal.bericht-verstuurd",
                "portaal.inzage-gedaan",
            ),
        ),
        Schedule(every=timedelta(hours=1)),
    ),
    indexes=(
        # Someone's page: cases and messages together, in the order in which they are shown.
        Index("persoon", partition="persoon", sort="volgorde"),
        # All other lists; what they are of stands before the colon: `werk:bezwaar`.
        Index("lijst", partition="lijst", sort="plaats"),
    ),
    kpis=(
        Kpi("open", "Open zaken voor medewerkers, over alle toepassingen"),
        Kpi("over_termijn", "Daarvan over de termijn"),
        Kpi("ongelezen", "Berichten die nog niet zijn gelezen"),
        Kpi("wensen", "Wensen van gebruikers"),
    ),
)
