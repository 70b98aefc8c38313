"""What a page costs: on the line at a first and a next visit, and the time to make it.

Over the gateway, in gzip as every browser asks. A first visit is the page with all it names
(stylesheets, letters, logo); at the next the browser has those already. Beside the whole
answer, the time of a function that does nothing on the same gateway stands in `latency`.
"""

from __future__ import annotations

import gzip
import re
import time
from urllib.parse import urljoin

from bench.figures import Figure, Table
from infra_cdk.local import http
from running import Running
from system.visitor import Visitor, visitor

CODE = "GM0757"
ROUNDS, WARM_UP = 60, 5
_NAMED = re.compile(r'<link rel="(?:stylesheet|preload|icon)"[^>]*href="([^"]+)"')
_IN_STYLE = re.compile(r"url\(\"?(/[^)\"]+)\"?\)")
_GZIP = {"Accept-Encoding": "gzip"}


def measure(cloud: Running) -> Table:
    resident = visitor(cloud, CODE, "burger", "fatima")
    official = visitor(cloud, CODE, "medewerker", "lotte")
    form = resident.begin("/bezwaar/maken")
    pages = {
        "front page, not logged in": (visitor(cloud, CODE), "/"),
        "Mijn zaken": (resident, "/mijn-zaken"),
        "a page of a form": (resident, f"{form}/besluit"),
        "everything read back": (resident, f"{form}/controleren"),
        "work list": (official, "/werkvoorraad"),
    }
    table = Table(
        "Pages (target: a first visit under 60 kB of HTML and CSS)",
        ["page", "HTML", "CSS", "letters, logo", "first visit", "next visit", "time, warm"],
    )
    for name, (who, path) in pages.items():
        html, css, other = _weights(who, path)
        table.add(
            name,
            _kb(html),
            _kb(css),
            _kb(other),
            _kb(html + css + other),
            _kb(html),
            Figure(_times(who, path), "ms"),
        )
    return table


def _weights(who: Visitor, path: str) -> tuple[int, int, int]:
    """Bytes of the page, of its stylesheets, and of what those name."""
    page = _get(who, path)
    css = other = 0
    for address in set(_NAMED.findall(_text(page))):
        found = _get(who, address)
        css += len(found.body)
        for inside in set(_IN_STYLE.findall(_text(found))):
            other += len(_get(who, inside).body)
    return len(page.body), css, other


def _times(who: Visitor, path: str) -> list[float]:
    found = []
    for turn in range(WARM_UP + ROUNDS):
        started = time.perf_counter()
        answer = _get(who, path)
        taken = (time.perf_counter() - started) * 1000
        assert answer.status == 200, answer.status
        if turn >= WARM_UP:
            found.append(taken)
    return found


def _get(who: Visitor, path: str) -> http.Answer:
    headers = {**_GZIP, "Cookie": f"__Host-sessie={who.cookie}"}
    return http.call("GET", urljoin(who.site, path), headers=headers)


def _text(answer: http.Answer) -> str:
    packed = answer.headers.get("content-encoding") == "gzip"
    return (gzip.decompress(answer.body) if packed else answer.body).decode()


def _kb(size: int) -> str:
    return f"{size / 1000:.1f} kB"
