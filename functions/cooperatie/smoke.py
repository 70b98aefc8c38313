"""Whether a new portal answers: plain requests, as a resident and a machine make them."""

from __future__ import annotations

import http.client
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

_SECONDS = 20
_AT_ONCE = 10


def smoke(base: str, host: str, paths: Sequence[str]) -> str | None:
    """What is wrong with the portal; None when every path answers 200.

    base  where to connect: scheme, host, port, and a path before every path
    host  the name in the Host header, which need not be in the DNS yet
    paths  what the release says must answer (output SmokePaths of its template)
    """
    # Together: each path is the first request to a function of its own, which has to start.
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        answers = pool.map(lambda path: _wrong(base, host, path), paths)
        return next((wrong for wrong in answers if wrong), None)


def _wrong(base: str, host: str, path: str) -> str | None:
    url = urlsplit(base)
    kind = http.client.HTTPSConnection if url.scheme == "https" else http.client.HTTPConnection
    connection = kind(url.netloc, timeout=_SECONDS)
    try:
        connection.request("GET", url.path.rstrip("/") + path, headers={"Host": host})
        status = connection.getresponse().status
    except (OSError, http.client.HTTPException) as e:
        return f"Het portaal antwoordt niet op {path}: {type(e).__name__}."
    finally:
        connection.close()
    return None if status == 200 else f"Het portaal antwoordt {status} op {path}."
