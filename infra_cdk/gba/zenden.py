"""Persoonslijsten to an instance, over its API: many in a call, again when it is busy.

A call that is refused as a whole is sent in halves, so that one bad list stops no other.
"""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from gba.bevragen.lo3 import Persoonslijst
from gba.laden import Uitkomst
from infra_cdk.local import http

PAD = "/gba/v1/ladingen"
# Bytes of JSON: a transaction takes 4 MB, and has every list twice.
MEESTE_BYTES = 1_500_000
_POGINGEN = 8
_LANGSTE_PAUZE = 30.0
# Busy, or somebody else was writing the same lists.
_LATER = http.BUSY | {409}
# No fault of what was sent.
_NIET_MEER = frozenset({401, 403, 404, 405})
_SECONDEN = 60

GEWEIGERD = str(Uitkomst.GEWEIGERD)
Uitslag = tuple[str, tuple[str, ...]]


class Gestopt(Exception):
    """It can't go on now; the text says why, in Dutch. What was sent, is in."""


@dataclass(frozen=True, slots=True)
class Zender:
    """Where lists go: `api` is the address of the APIs of an instance, without a slash."""

    api: str
    token: str

    def zend(self, lijsten: Sequence[Persoonslijst]) -> list[Uitslag]:
        """What became of each, in their order. Gestopt."""
        answer = self._vraag([pl.model_dump(by_alias=True, mode="json") for pl in lijsten])
        if answer.status == 200:
            return _uitslagen(answer, len(lijsten))
        if answer.status in _NIET_MEER:
            raise Gestopt(_WAAROM.get(answer.status, f"De server zei {answer.status}."))
        if answer.status >= 500 or answer.status == 429:
            raise Gestopt(f"De server kan nu niet ({answer.status}).")
        if len(lijsten) == 1:
            return [(GEWEIGERD, (f"de server weigert deze lijst ({answer.status})",))]
        helft = len(lijsten) // 2
        return [*self.zend(lijsten[:helft]), *self.zend(lijsten[helft:])]

    def _vraag(self, lijsten: list[dict[str, Any]]) -> http.Answer:
        for poging in range(_POGINGEN):
            if poging:
                time.sleep(random.uniform(0.5, 1) * min(_LANGSTE_PAUZE, 2**poging / 2))  # noqa: S311
            try:
                answer = http.call(
                    "POST",
                    self.api + PAD,
                    json_body={"lijsten": lijsten},
                    token=self.token,
                    timeout=_SECONDEN,
                )
            except OSError:
                continue
            if answer.status not in _LATER:
                return answer
        raise Gestopt("De server antwoordt niet, of is te druk.")


_WAAROM = {
    401: "Het token is verlopen of ongeldig.",
    403: "Met dit token mag u niet laden: de scope gba:laden is nodig.",
    404: f"Op dit adres is geen {PAD}.",
}


def _uitslagen(answer: http.Answer, aantal: int) -> list[Uitslag]:
    try:
        regels = {r["nummer"]: r for r in answer.json()["regels"]}
        return [(str(regels[n]["uitkomst"]), tuple(regels[n]["redenen"])) for n in range(aantal)]
    except (ValueError, LookupError, TypeError):
        raise Gestopt("De server antwoordt iets anders dan afgesproken.") from None


def veilig(api: str) -> bool:
    """Whether lists may go there: over TLS, or to this machine."""
    delen = urlsplit(api)
    hier = delen.hostname in ("localhost", "127.0.0.1", "::1")
    hier = hier or (delen.hostname or "").endswith(".localhost")
    return bool(delen.hostname) and (delen.scheme == "https" or (delen.scheme == "http" and hier))
