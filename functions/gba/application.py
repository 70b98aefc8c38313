"""gba: the modules on the population register (Wet basisregistratie personen)."""

from datetime import timedelta

from gemeengoed.manifest import (
    Api,
    Application,
    Assurance,
    Events,
    Index,
    Kpi,
    LogFigure,
    Post,
    Schedule,
    Standard,
    Web,
)

APPLICATION = Application(
    name="gba",
    title="Bevolkingsregister",
    description="Verhuizen, een uittreksel, en zien wat er van u geregistreerd staat.",
    built_by="Boxtel",
    assurance=Assurance.MIDDEN,
    scopes={
        "gba:bevragen": "Personen bevragen (Haal Centraal BRP Personen bevragen)",
        "gba:laden": "Persoonslijsten laden",
        "gba:volgen": "Horen dat er iets van een persoon wijzigt",
        "gba:beheren": "Vastleggen wie wat mag bevragen",
    },
    functions=(
        Standard(
            module="haalcentraal",
            # Deriving is computing; a larger function has more of a processor.
            memory_mb=1024,
            root="/haalcentraal/api/brp",
            routes=(Post("/personen", scope="gba:bevragen", summary="Zoek personen"),),
        ),
        Api(
            routes=(
                Post("/ladingen", scope="gba:laden", summary="Laad persoonslijsten"),
                Post("/volgindicaties", scope="gba:volgen", summary="Volg een persoon"),
                Post(
                    "/volgindicaties/einde",
                    scope="gba:volgen",
                    summary="Volg een persoon niet langer",
                ),
                Post(
                    "/afnemers/{id}/autorisaties",
                    scope="gba:beheren",
                    summary="Leg vast wat een afnemer mag bevragen",
                ),
            ),
        ),
        Web(documents=True),
        Events(
            publishes=(
                "gba.persoon.gewijzigd",
                "gba.verhuisd",
                "besluit.bekendgemaakt",
                "portaal.zaak-gewijzigd",
                "portaal.bericht-verstuurd",
                "portaal.inzage-gedaan",
            ),
            grants=("bus:put", "brieven:maak"),
        ),
        Schedule(every=timedelta(hours=1)),
    ),
    indexes=(
        # Only to find who is looked for: what stands on a list is read from the table.
        Index("geboren", partition="geboren", sort="naam", keys_only=True),
        Index("gemeente", partition="gemeente", sort="naam", keys_only=True),
        Index("postcode", partition="postcode", sort="naam", keys_only=True),
        Index("straat", partition="nummer", sort="straat", keys_only=True),
        Index("nummeraanduiding", partition="nummeraanduiding", sort="naam", keys_only=True),
        Index("object", partition="object", sort="naam", keys_only=True),
        # The cases of all modules together: of a person, and of the officials by term.
        Index("persoon", partition="indiener", sort="ontvangen"),
        Index("werk", partition="werk", sort="uiterlijk"),
    ),
    kpis=(
        Kpi("lijsten", "Persoonslijsten van inwoners"),
        Kpi("open", "Open zaken"),
        Kpi("termijn", "Termijn binnen een week of voorbij"),
        Kpi("terugmeldingen", "Open terugmeldingen"),
    ),
    log_figures=(
        LogFigure(
            "Vragen per afnemer: hoeveel, geweigerd, p99 in ms",
            "haalcentraal",
            (
                "filter message = 'request' and ispresent(type)",
                "stats count(*) as vragen, sum(status = 403) as geweigerd,"
                " pct(ms, 99) as p99 by `by`",
                "sort vragen desc",
            ),
        ),
        LogFigure(
            "Verhuizingen naar kleur",
            "events",
            (
                "filter message = 'verhuizing'",
                # By its id: what the stream offers twice is one.
                "stats count_distinct(id) as verhuizingen by kleur",
            ),
        ),
    ),
)
