"""Which applications a plane has, for its front door.

A function's bundle holds one application; the build writes what the front door must know of
the others beside it: `catalogue.json`, and in `memory.json` what their functions are given.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from gemeengoed.manifest import Application, Web
from gemeengoed.model import Model

FILE, MEMORY_FILE = "catalogue.json", "memory.json"


class Entry(Model):
    """An application as the front door shows it."""

    name: str
    title: str
    description: str
    built_by: str
    web_root: str


def document(applications: Iterable[Application]) -> str:
    """The catalogue of a plane: the applications that have pages for all, by title."""
    entries = [
        Entry(
            name=a.name,
            title=a.title,
            description=a.description,
            built_by=a.built_by,
            web_root=a.web_root,
        )
        for a in sorted(applications, key=lambda a: a.title)
        if a.function(Web) and not a.internal
    ]
    return json.dumps([e.model_dump(by_alias=True) for e in entries], ensure_ascii=False)


def memory_document(applications: Iterable[Application]) -> str:
    """Megabytes of every function of a plane: `{"bezwaar.web": 512}`."""
    return json.dumps(
        {f"{a.name}.{f.module}": f.memory_mb for a in applications for f in a.functions}
    )


@cache
def load(front_door: str) -> tuple[Entry, ...]:
    """What the build wrote for this front door."""
    text = files(front_door).joinpath(FILE).read_text()
    return tuple(Entry.model_validate(e) for e in json.loads(text))


@cache
def memory(front_door: str) -> dict[str, int]:
    """Megabytes by `<application>.<module>`, as the build wrote them."""
    found: dict[str, int] = json.loads(files(front_door).joinpath(MEMORY_FILE).read_text())
    return found
