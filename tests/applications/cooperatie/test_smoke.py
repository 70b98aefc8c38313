"""The probe of a new portal: what it asks, and what it makes of the answers."""

from __future__ import annotations

import http.client
from types import SimpleNamespace
from typing import Any

import pytest

from cooperatie.smoke import smoke

PATHS = ["/", "/api/zaken/v1/openapi.json"]


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Answers per path: a status or an error; what was asked is kept under `asked`."""
    answers: dict[str, Any] = {"asked": []}

    class Connection:
        def __init__(self, netloc: str, timeout: float) -> None:
            self.netloc = netloc

        def request(self, method: str, path: str, headers: dict[str, str]) -> None:
            answers["asked"].append((self.netloc, method, path, headers["Host"]))
            self.answer = answers.get(path, 200)
            if isinstance(self.answer, Exception):
                raise self.answer

        def getresponse(self) -> Any:
            return SimpleNamespace(status=self.answer)

        def close(self) -> None: ...

    monkeypatch.setattr(http.client, "HTTPConnection", Connection)
    return answers


def test_portal_that_answers(web: dict[str, Any]) -> None:
    assert smoke("http://127.0.0.1:4566/deep/", "w.example", PATHS) is None
    assert sorted(web["asked"]) == sorted(
        ("127.0.0.1:4566", "GET", f"/deep{p}", "w.example") for p in PATHS
    )


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (503, "Het portaal antwoordt 503 op /."),
        (302, "Het portaal antwoordt 302 op /."),
        (TimeoutError("secret"), "Het portaal antwoordt niet op /: TimeoutError."),
        (http.client.BadStatusLine("x"), "Het portaal antwoordt niet op /: BadStatusLine."),
    ],
)
def test_portal_that_does_not(web: dict[str, Any], answer: Any, said: str) -> None:
    web["/"] = answer
    assert smoke("http://127.0.0.1:4566", "w.example", PATHS) == said
