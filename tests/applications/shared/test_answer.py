"""What goes over the line: compressed when asked, and a HEAD without a body."""

from __future__ import annotations

import base64
import gzip
from typing import Any

import pytest
from speeltuin.deur import handler as door
from speeltuin.deur import web as door_web
from speeltuin.web import handler, web

from applications.gateway import Browser, Context, call, request
from gemeengoed.answer import Html, response


@pytest.fixture(autouse=True)
def _fresh(site: None) -> Any:
    for made in (web, door_web):
        for kept in ("env", "sessions"):
            made.__dict__.pop(kept, None)


def get(method: str = "GET", **headers: str) -> dict[str, Any]:
    named = {k.replace("_", "-"): v for k, v in headers.items()}
    return handler(request(method, "/speeltuin", headers=named), Context())


def test_a_page_is_compressed_for_who_can_read_it() -> None:
    plain, small = get(), get(accept_encoding="gzip, deflate, br")
    assert small["headers"]["Content-Encoding"] == "gzip"
    assert small["headers"]["Vary"] == "Accept-Encoding"
    body = base64.b64decode(small["body"])
    assert gzip.decompress(body).decode() == plain["body"]
    assert len(body) < len(plain["body"]) / 2
    assert "Content-Encoding" not in plain["headers"]


def test_the_same_text_gives_the_same_bytes() -> None:
    page = Html("x" * 5000)
    one, two = (response(page, {"accept-encoding": "gzip"}).body for _ in range(2))
    assert one == two


@pytest.mark.parametrize("body", ["kort", b"\x00" * 5000])
def test_what_does_not_get_smaller_stays(body: str | bytes) -> None:
    answer = response(Html(body), {"accept-encoding": "gzip"})
    assert answer.body == body
    assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize("url", ["/speeltuin", "/speeltuin/nergens", "/speeltuin/nieuw"])
def test_head_is_get_without_the_page(url: str) -> None:
    head, full = (call(handler, request(m, url)) for m in ("HEAD", "GET"))
    assert (head.status, head.text) == (full.status, "")
    assert head.headers.keys() == full.headers.keys()


def test_a_head_with_compression_has_no_body_either() -> None:
    answer = get("HEAD", accept_encoding="gzip")
    assert (answer["body"], answer["isBase64Encoded"]) == ("", False)


def test_head_does_not_log_out() -> None:
    assert call(door, request("HEAD", "/uitloggen")).status == 404
    assert Browser(door).get("/uitloggen").status == 404


def test_no_other_site_may_show_or_load_it() -> None:
    """Not the neighbour under the same domain either, whose pages bring the cookie along."""
    headers = get()["headers"]
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
