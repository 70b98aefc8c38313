"""brieven: letters on paper, as accessible PDF, for every application; their texts and look."""

from datetime import timedelta

from gemeengoed.manifest import Application, Index, Service, Web

APPLICATION = Application(
    name="brieven",
    title="Brieven",
    description="De teksten en het briefpapier van de brieven die de gemeente verstuurt.",
    built_by="Gemeengoed",
    internal=True,
    functions=(
        # Whole processor: a letter is milliseconds of computing, and somebody waits for it.
        Service(
            memory_mb=1769,
            timeout=timedelta(seconds=30),
            table=("dynamodb:GetItem",),
            grants=("letters:keep",),
        ),
        # Makes the examples itself, from text that is not kept yet.
        Web(memory_mb=1769, timeout=timedelta(seconds=30)),
    ),
    indexes=(Index("teksten", partition="lijst", sort="soort"),),
)
