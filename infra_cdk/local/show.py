"""What the person at the keyboard sees: each step with its time, and the tables at the end."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from infra_cdk.local.description import Description, Site
from infra_cdk.local.errors import LocalError
from infra_cdk.local.idp.people import DIGID, EHERKENNING, MEDEWERKERS, people

# Where nobody looks (a log of CI) there is no width to fit in, and a broken address is no use.
_LOG_WIDTH = 140
_WHERE = """
Citizens begin at the address itself, officials at /inloggen?als=medewerker; the APIs stand under
/api, for example /api/bezwaar/v1/bezwaren, for whoever has a token: make token
"""


class Screen:
    """Writes to the terminal, or plain lines to a log."""

    def __init__(self) -> None:
        self.console = Console(highlight=False)
        if not self.console.is_terminal:
            self.console.width = _LOG_WIDTH

    @contextmanager
    def step(self, text: str) -> Iterator[None]:
        """A step while it lasts; then how long it took, or that it failed."""
        started = time.monotonic()
        try:
            with self.console.status(text):
                yield
        except BaseException:
            self.console.print(f"[red]✗[/] {text}")
            raise
        seconds = time.monotonic() - started
        self.console.print(f"[green]✓[/] {text} [dim]{seconds:.1f} s[/]")

    def say(self, text: str) -> None:
        self.console.print(text)

    def error(self, error: Exception) -> None:
        """What went wrong, and the end of the log when there is one."""
        self.console.print(f"[red]{escape(str(error))}[/]")
        if isinstance(error, LocalError) and error.tail:
            self.console.print(
                f"\nThe end of {error.log}:\n{error.tail}", markup=False, style="dim"
            )

    def addresses(self, description: Description) -> None:
        """Where everything is, and who one can be."""
        table = Table("Instance", "Address", "State", box=None)
        # An address that is cut off is no use.
        table.columns[1].overflow = "fold"
        for site in (description.cooperatie, *description.instances):
            table.add_row(site.naam, site.web, site.status)
        self.console.print()
        self.console.print(table)
        self.console.print(_WHERE)
        self.console.print(_persons((description.cooperatie, *description.instances)))


def _persons(sites: tuple[Site, ...]) -> Table:
    table = Table("Test person", "Logs in as", box=None)
    for person in people("", DIGID):
        table.add_row(person.name, f"inwoner, overal ({person.note})")
    for organisation in people("", EHERKENNING):
        table.add_row(organisation.name, f"organisatie, overal ({organisation.note})")
    # Some are officials wherever nobody else is: once will do.
    for person in dict.fromkeys(p for s in sites for p in people(s.code, MEDEWERKERS)):
        table.add_row(person.name, f"medewerker: {person.note}")
    return table
