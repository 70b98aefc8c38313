"""Who asks at a consumer, for what, and in which task of it: the headers of a question.

The national API leaves this to who runs it; here every look at the register needs it, and the
person reads it afterwards (levering.py).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from gba.bevragen import fouten

KOPPEN = {
    "x-doelbinding": "Waarvoor de gegevens nodig zijn.",
    "x-verwerking": "De verwerking waar de vraag bij hoort.",
    "x-gebruiker": "Wie de vraag stelt, als kenmerk dat alleen de afnemer kent.",
}
# One line, not empty, no space around it: an HTTP server takes those off.
PATROON = r"^[^\s\x00-\x1f\x7f]([^\x00-\x1f\x7f]{0,98}[^\s\x00-\x1f\x7f])?$"
_PAST = re.compile(PATROON)


def lees(koppen: Mapping[str, str]) -> dict[str, str]:
    """Of each header its name without `x-`, and what it says. Raises Fout with those that lack."""
    if fout := [naam for naam in KOPPEN if not _goed(koppen.get(naam, ""))]:
        raise fouten.ontbrekende_kop(fout)
    return {naam.removeprefix("x-"): koppen[naam] for naam in KOPPEN}


def _goed(waarde: str) -> bool:
    # Half a character (a surrogate) can be written down nowhere.
    return bool(_PAST.match(waarde)) and not re.search(r"[\ud800-\udfff\n]", waarde)
