"""portaal: the front door of a municipality; logging in, and the way to every application."""

from gemeengoed.manifest import Application, Web

APPLICATION = Application(
    name="portaal",
    title="Portaal",
    description="De voordeur: inloggen en naar alles wat u hier kunt doen.",
    built_by="Gemeengoed",
    front_door=True,
    functions=(Web(table=(), grants=("sessions:write",), login=True),),
)
