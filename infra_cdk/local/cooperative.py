"""The cooperative as its members and its bureau use it: through its own API.

Every call has a token with only the scope it needs, as each of them would have.
"""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

from gemeengoed import clock
from infra_cdk.deploy import API
from infra_cdk.local import http
from infra_cdk.local.errors import LocalError
from infra_cdk.local.settings import COOPERATIE, Local
from infra_cdk.local.token import token

MEMBERS = Path(__file__).with_name("members.json")
_READ = "cooperatie:lezen"
_POLL_SECONDS = 0.3
_TRIES = 30
Json = dict[str, Any]


class Progress(Protocol):
    """Shows a step while it lasts."""

    def step(self, text: str) -> AbstractContextManager[None]: ...


class Cooperative:
    """The running cooperative of a local cloud."""

    def __init__(self, local: Local) -> None:
        self._local = local
        self.url = local.site(COOPERATIE)

    def ask(
        self,
        method: str,
        path: str,
        scope: str,
        body: Json | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> http.Answer:
        """One call to the API, whatever the answer; done once, if sent twice."""
        bearer = token(self._local, COOPERATIE, scope=scope, sub="make-run")
        sent = dict(headers or {})
        if method == "POST":
            sent["Idempotency-Key"] = str(uuid.uuid4())
        url = f"{self.url}{API}{path}"
        return http.call(method, url, json_body=body, headers=sent, token=bearer, tries=_TRIES)

    def post(
        self, path: str, scope: str, body: Json, headers: Mapping[str, str] | None = None
    ) -> Json:
        """A command that has to succeed. LocalError when it does not."""
        return _good(self.ask("POST", path, scope, body, headers))

    def members(self) -> Iterator[Json]:
        return self._all("/leden")

    def instances(self) -> Iterator[Json]:
        return self._all("/instanties")

    def member(self, rsin: str) -> Json | None:
        """The member or applicant with this RSIN that was not refused."""
        return next(
            (
                m
                for m in self.members()
                if m["aanmelding"]["rsin"] == rsin and m["stand"] != "afgewezen"
            ),
            None,
        )

    def join(self, application: Json, progress: Progress) -> None:
        """Let someone join, from wherever they got to: application, decision, invoice, payment."""
        naam, vandaag = (
            application["naam"],
            clock.now().astimezone(clock.AMSTERDAM).date().isoformat(),
        )
        lid = self.member(application["rsin"])
        if lid is None:
            with progress.step(f"{naam}: application"):
                lid = self.post("/leden", "cooperatie:aanmelden", application)
        path = f"/leden/{lid['id']}"
        if lid["stand"] == "aangemeld":
            with progress.step(f"{naam}: decision of the board"):
                etag = self.ask("GET", path, _READ).headers["etag"]
                besluit = {
                    "dictum": "toegelaten",
                    "besluitDatum": vandaag,
                    "kenmerk": "BB-2026-001",
                }
                lid = self.post(
                    f"{path}/toelating", "cooperatie:besturen", besluit, {"If-Match": etag}
                )
        if lid["stand"] == "toegelaten":
            with progress.step(f"{naam}: invoice"):
                lid = self.post(f"{path}/factuur", "cooperatie:boekhouden", {})
        if lid["openstaand"]:
            with progress.step(f"{naam}: payment of € {lid['openstaand'] / 100:,.0f}"):
                betaling = {
                    "bedrag": lid["openstaand"],
                    "bankreferentie": f"TEST-{lid['factuur']['nummer']}",
                    "betaalDatum": vandaag,
                }
                self.post(f"{path}/betalingen", "cooperatie:boekhouden", betaling)

    def wait(self, codes: Iterable[str], release: str, *, seconds: float = 300) -> list[Json]:
        """Wait until these run a release. LocalError when one fails, or after `seconds`."""
        wanted, deadline = set(codes), time.monotonic() + seconds
        failed_before = {i["id"]: i["pogingen"] for i in self.instances() if _failed(i)}
        for id_ in failed_before:
            # When it is being tried already, this is refused, and that is fine.
            self.ask("POST", f"/instanties/{id_}/opnieuw", "cooperatie:uitrollen")
        while True:
            found = [i for i in self.instances() if i["code"] in wanted]
            up = [i for i in found if i["stand"] == "draait" and _runs(i, release)]
            if {i["code"] for i in up} == wanted:
                return up
            for i in found:
                if _failed(i) and failed_before.get(i["id"]) != i["pogingen"]:
                    raise LocalError(f"The instance of {i['naam']} failed: {i.get('reden')}")
            if time.monotonic() > deadline:
                waiting = sorted(f"{i['naam']} ({i['stand']})" for i in found if i not in up)
                raise LocalError(f"Still not up after {seconds:.0f} s: {', '.join(waiting)}")
            time.sleep(_POLL_SECONDS)

    def _all(self, path: str) -> Iterator[Json]:
        """Every item of a list, page by page."""
        query = "?limit=100"
        while True:
            page = _good(self.ask("GET", path + query, _READ))
            yield from page["items"]
            if not page.get("next"):
                return
            query = f"?limit=100&cursor={page['next']}"


def applications() -> tuple[Sequence[Json], Json]:
    """Who joins locally: the founders, and the one that joins while you watch."""
    data = json.loads(MEMBERS.read_text())
    return data["founders"], data["live"]


def codes(application: Json) -> list[str]:
    return [g["code"] for g in application["gemeenten"]]


def _failed(instance: Json) -> bool:
    return bool(instance["stand"] == "mislukt")


def _runs(instance: Json, release: str) -> bool:
    return bool(instance.get("werkelijkeRelease") == release)


def _good(answer: http.Answer) -> Json:
    if answer.status >= 300:
        raise LocalError(f"The cooperative answered {answer.status}: {answer.text[:500]}")
    found: Json = answer.json()
    return found
