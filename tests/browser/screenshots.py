"""`make screenshots`: a picture of every page at three widths, under build/screenshots/.

    make screenshots ARGS='werk beheer'      only views with one of these in their name

On a local cloud of its own, or on one that runs: GEMEENGOED_LOCAL=.gemeengoed
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).parents[1]
sys.path[:0] = [str(TESTS)]

from playwright.sync_api import Error, Page, sync_playwright  # noqa: E402

from browser import stijl  # noqa: E402
from browser.conftest import launch  # noqa: E402
from browser.views import VIEWS, Visit  # noqa: E402
from infra_cdk import ROOT  # noqa: E402
from running import running  # noqa: E402

INTO = ROOT / "build" / "screenshots"
WIDTHS = (320, 768, 1280)


def take(page: Page, name: str) -> None:
    """The whole page at each width, as one picture each."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=INTO / str(width) / f"{name}.png", full_page=True)
    _say(name)


def _say(what: str) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def main(words: list[str]) -> int:
    # A view that begins where another ended needs that one.
    wanted = [v for v in VIEWS if not words or any(w in v.name for w in words)]
    failed = 0
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = launch(playwright)
        page = browser.new_page()
        for name, wrong in (("stijl", False), ("stijl-fout", True)):
            stijl.show(page, wrong=wrong)
            take(page, name)
        page.close()
        with running(Path(folder)) as cloud:
            visit = Visit(browser, cloud)
            for view in wanted:
                try:
                    take(visit.show(view), view.name)
                except Error as e:
                    failed += 1
                    _say(f"{view.name}: {e.message}")
        browser.close()
    _say(f"Pictures under {INTO}")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
