"""What every page must be: accessible, and valid HTML as it was served."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Response

from infra_cdk import ROOT

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_VALIDATE = ROOT / "node_modules" / ".bin" / "html-validate"
_CONFIG = Path(__file__).with_name("html-validate.json")
_served: WeakKeyDictionary[Page, Response] = WeakKeyDictionary()

# Who hears a page goes by its headings, and by its title among the other tabs.
_OUTLINE = """() => {
  const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
    .filter((h) => h.checkVisibility()).map((h) => Number(h.tagName[1]));
  const wrong = levels.filter((l) => l === 1).length === 1 ? [] : ["not one h1"];
  const soon = levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1);
  if (soon.length) wrong.push(`h${soon[0]} comes too soon`);
  if (!/^\\S.* - \\S/.test(document.title)) wrong.push(`title: ${document.title}`);
  return wrong;
}"""
_FOCUS = Path(__file__).with_name("focus.js").read_text()


def watch(page: Page) -> None:
    """Remember what the server answered, for `served`."""

    def note(response: Response) -> None:
        if response.request.is_navigation_request() and not 300 <= response.status < 400:
            _served[page] = response

    page.on("response", note)


def accessible(page: Page) -> None:
    """axe finds nothing, nothing sticks out at the side, and the focus is to be seen (WCAG 2.4.7,
    2.4.11) on what is large enough to press (2.5.8). One h1, no level skipped, and a title that
    says which page of which site it is (2.4.2)."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": _RULES}})
    assert found.violations_count == 0, found.generate_report()
    outline = page.evaluate(_OUTLINE)
    assert not outline, "\n".join([page.url, *outline])
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, f"{page.url} is {wide} px too wide"
    # From here on the browser takes the keyboard to be in use, and shows where the focus is.
    page.keyboard.press("Tab")
    wrong = page.evaluate(_FOCUS)
    assert not wrong, "\n".join([page.url, *wrong])


def served(page: Page) -> str:
    """The HTML of the page that is shown, as it came from the server."""
    return _served[page].text()


def valid(page: Page) -> None:
    """The page is valid HTML."""
    all_valid({page.url: served(page)})


def all_valid(pages: Mapping[str, str]) -> None:
    """Pages by a name for them: valid HTML, all of them, by one run of html-validate."""
    with tempfile.TemporaryDirectory() as folder:
        files = {str(Path(folder) / f"{n}.html"): name for n, name in enumerate(pages)}
        for file, name in files.items():
            Path(file).write_text(pages[name])
        done = subprocess.run(
            [_VALIDATE, "--config", _CONFIG, "--formatter", "json", *files],
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
    assert done.stdout, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    told = [
        f"{files[page['filePath']]}:{m['line']}: {m['ruleId']}: {m['message']}"
        for page in found
        for m in page["messages"]
    ]
    assert not told, "\n".join(told)
    assert done.returncode == 0, done.stdout
