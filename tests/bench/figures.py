"""Figures with their spread, and the tables they are shown in."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field

from rich.console import Console
from rich.table import Table as RichTable


@dataclass(frozen=True)
class Figure:
    """Some measurements of one thing, in `unit`."""

    values: Sequence[float]
    unit: str

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    def __str__(self) -> str:
        low, high = min(self.values), max(self.values)
        return f"{self.median:.1f} {self.unit} ({low:.1f}-{high:.1f}, n={len(self.values)})"


@dataclass
class Table:
    """A table of the benchmark; `target` says what we aim for, when there is an aim."""

    title: str
    columns: Sequence[str]
    rows: list[Sequence[str]] = field(default_factory=list)

    def add(self, *cells: object) -> None:
        self.rows.append([str(c) for c in cells])

    def show(self, console: Console) -> None:
        shown = RichTable(title=self.title, title_justify="left", box=None)
        for column in self.columns:
            shown.add_column(column)
        for row in self.rows:
            shown.add_row(*row)
        console.print()
        console.print(shown)
