"""From the moment a municipality has paid to its portal answering 200."""

from __future__ import annotations

import time

from bench.figures import Figure, Table
from infra_cdk.local import http
from infra_cdk.local.settings import DOMAIN
from running import Running
from system.applicants import FEE, applicant, invoiced, pay

ROUNDS = 5


def measure(cloud: Running) -> Table:
    times = [_join(cloud, f"Bench{n}") for n in range(ROUNDS)]
    table = Table("A municipality joins, on this machine", ["from", "to", "time"])
    table.add("paid", "portal answers 200", Figure(times, "s"))
    return table


def _join(cloud: Running, name: str) -> float:
    lid = invoiced(cloud, applicant(cloud, name))
    portal = f"http://{name.lower()}.{DOMAIN}:{cloud.local.port}/"
    started = time.perf_counter()
    assert pay(cloud, lid, FEE, "1").status == 201
    while http.call("GET", portal).status != 200:
        time.sleep(0.1)
    return time.perf_counter() - started
