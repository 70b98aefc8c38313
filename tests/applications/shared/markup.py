"""Reading a page as a browser does: its elements, and what is in its title."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Markup(HTMLParser):
    """The elements of a page, in order: tag and attributes."""

    html: str
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    title: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self._in_title = False
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_title = tag == "title"
        self.elements.append((tag, {k: v or "" for k, v in attrs}))

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data

    @property
    def ids(self) -> list[str]:
        return [a["id"] for _, a in self.elements if "id" in a]

    @property
    def tags(self) -> set[str]:
        return {tag for tag, _ in self.elements}

    def links(self, start: str) -> list[str]:
        return [a["href"] for t, a in self.elements if t == "a" and a["href"].startswith(start)]

    def element(self, id_: str) -> dict[str, str]:
        """KeyError when the page has no element with this id, or has two."""
        found = [a for _, a in self.elements if a.get("id") == id_]
        if len(found) != 1:
            raise KeyError(id_)
        return found[0]

    def values(self, name: str) -> list[str]:
        return [a.get("value", "") for t, a in self.elements if t == "input" and a["name"] == name]
