"""A real browser: the machine's Chromium, or one that Playwright or apt can bring."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from browser.checks import watch

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# As root Chromium needs --no-sandbox; the others keep it from calling home.
_FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

NewPage = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


def launch(playwright: Playwright) -> Browser:
    path = _find() or _install()
    if path is None and not Path(playwright.chromium.executable_path).exists():
        pytest.skip(
            "NO BROWSER: no Chromium on this machine, and neither Playwright nor apt could "
            "bring one. The pages are NOT tested. Install chromium and run again."
        )
    return playwright.chromium.launch(executable_path=path, args=_FLAGS)


def _find() -> str | None:
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


def _install() -> str | None:
    """Playwright's own build when it can be had; else Debian's, as root. None: neither."""
    playwright = [sys.executable, "-m", "playwright", "install", "chromium"]
    if _runs(playwright) or os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    _runs(["apt-get", "update", "-qq"])
    _runs(["apt-get", "install", "-y", "-qq", "chromium"])
    return _find()


def _runs(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, timeout=600, check=False).returncode == 0


@pytest.fixture
def new_page(chromium: Browser) -> Iterator[NewPage]:
    """A page in a browser of its own: no cookies of others."""
    contexts: list[BrowserContext] = []

    def run(*, script: bool = True, width: int = 1280) -> Page:
        context = chromium.new_context(
            java_script_enabled=script, viewport={"width": width, "height": 900}, locale="nl-NL"
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        watch(page)
        return page

    yield run
    for context in contexts:
        context.close()
