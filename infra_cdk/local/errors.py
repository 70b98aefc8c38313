"""What can go wrong here, in a sentence for the person at the keyboard."""

from __future__ import annotations

from pathlib import Path

TAIL_LINES = 20


class LocalError(Exception):
    """`log` is the file in which more can be read; `tail` its end when the error arose."""

    def __init__(self, message: str, log: Path | None = None) -> None:
        super().__init__(message)
        self.log = log
        # Now: stopping what runs writes to the log as well.
        self.tail = _tail(log) if log and log.exists() else ""


def _tail(log: Path) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-TAIL_LINES:])
