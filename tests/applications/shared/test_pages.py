"""The stylesheet as it was built, and the templates that count on it."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from gemeengoed import pages
from gemeengoed.identity import Principal, Role
from gemeengoed.manifest import Plane
from gemeengoed.pages.navigation import navigation

ROOT = Path(__file__).parents[3]
TEMPLATES = sorted(
    file
    for folder in ("functions", "layers/gemeengoed/python", "infra_cdk/skeleton")
    for file in (ROOT / folder).rglob("*.html")
)
# What a name is for when no rule has it: the theme's own, and hooks of the design system that it
# gives no rules.
WITHOUT_RULES = {"gemeengoed-thema", "voorbeeld-theme"}


def classes(html: str) -> set[str]:
    """The names in class attributes; of one that a template composes its beginning, with a `*`."""
    found: set[str] = set()
    for names in re.findall(r'class="((?:[^"{]|\{\{.*?\}\}|\{%.*?%\})*)"', html):
        plain = re.sub(
            r"\{\{.*?\}\}|\{%.*?%\}", " ", re.sub(r"(?<=[\w-])\{\{ *\w+ *\}\}", "*", names)
        )
        found |= set(plain.split())
        # What an expression adds: `{{ " utrecht-...--invalid" if error }}`.
        found |= set(re.findall(r"[\"' ](utrecht-[\w-]+)", names))
    return found


CSS = pages.stylesheet()[0]
RULES = set(re.findall(r"\.([a-zA-Z][\w-]*)", re.sub(r"url\([^)]*\)", "", CSS)))


def has_rule(name: str) -> bool:
    return name in RULES or (name[-1] in "*-" and any(r.startswith(name[:-1]) for r in RULES))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda t: f"{t.parent.parent.name}-{t.stem}")
def test_every_class_of_a_template_has_a_rule(template: Path) -> None:
    lacking = {n for n in classes(template.read_text()) - WITHOUT_RULES if not has_rule(n)}
    assert not lacking, f"no rule for {lacking}: run make, or use the macros of onderdelen.html"


def test_every_token_that_we_use_is_there() -> None:
    """Of the design system's own rules some tokens are meant to be left out; of ours none are."""
    own = "\n".join(f.read_text() for f in (ROOT / "infra_cdk" / "style").glob("*.css"))
    defined = set(re.findall(r"(--[\w-]+)\s*:", CSS))
    assert set(re.findall(r"var\(\s*(--[\w-]+)\s*\)", own)) <= defined
    of_the_theme = re.search(r"\.voorbeeld-theme\{([^}]*)\}", CSS)
    assert of_the_theme
    assert set(re.findall(r"var\((--[\w-]+)\)", of_the_theme[1])) <= defined


def test_it_asks_nothing_of_anywhere_else() -> None:
    """The Content-Security-Policy would refuse it, and a visitor's address is nobody's business."""
    for url in re.findall(r"url\(([^)]*)\)", CSS):
        assert url.removeprefix("/static/") in pages.fonts(), url
    assert "@import" not in CSS
    assert "http:" not in CSS
    assert "https:" not in CSS


def test_a_first_visit_stays_small() -> None:
    """CSS and letters; with 10 kB for the page itself that is under 60 kB."""
    letters = sorted(len(f) for f in pages.fonts().values())[0]
    assert len(gzip.compress(CSS.encode(), 6)) + letters < 50_000


def test_the_name_is_made_of_the_content() -> None:
    assert re.fullmatch(r"gemeengoed\.[0-9a-f]{10}\.css", pages.stylesheet()[1])


def test_not_built_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pages, "files", lambda _: tmp_path)
    pages.stylesheet.cache_clear()
    with pytest.raises(pages.NotBuilt, match="make setup"):
        pages.stylesheet()
    pages.stylesheet.cache_clear()


def who(role: Role, *scopes: str) -> Principal:
    return Principal(role, "s", "Naam", scopes=frozenset(scopes))


@pytest.mark.parametrize(
    ("plane", "principal", "wanted"),
    [
        (Plane.LID, None, ["/"]),
        (Plane.LID, who(Role.BURGER), ["/", "/mijn-zaken", "/berichten"]),
        (Plane.LID, who(Role.ORGANISATIE), ["/", "/mijn-zaken", "/berichten"]),
        (Plane.LID, who(Role.MEDEWERKER, "behandelaar"), ["/", "/werkvoorraad"]),
        (Plane.LID, who(Role.MEDEWERKER, "beheerder"), ["/", "/werkvoorraad", "/beheer"]),
        (Plane.COOPERATIE, who(Role.MEDEWERKER, "bureau"), ["/", "/bureau"]),
        (Plane.COOPERATIE, who(Role.MEDEWERKER), ["/"]),
        (Plane.COOPERATIE, None, ["/"]),
    ],
)
def test_where_one_can_go(plane: Plane, principal: Principal | None, wanted: list[str]) -> None:
    assert [url for url, _ in navigation(plane, principal)] == wanted
