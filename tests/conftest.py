"""What all tests share: the local cloud, started once, and which tests share a worker."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from running import Running, running

TESTS = Path(__file__).parent
# Folders whose tests use one thing that is dear to make: they go to one worker.
_TOGETHER = {"system": "cloud", "contract": "cloud", "browser": "cloud", "infra": "infra"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        folder = item.path.relative_to(TESTS).parts[0]
        if folder in _TOGETHER:
            item.add_marker(pytest.mark.xdist_group(_TOGETHER[folder]))


@pytest.fixture(scope="session")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("cloud")) as started:
        yield started
