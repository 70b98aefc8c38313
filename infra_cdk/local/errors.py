"""What can go wrong here, in a sentence for the person at the keyboard."""

from __future__ import annotations

from pathlib import Path


class LocalError(Exception):
    """`log` is the file in which more can be read."""

    def __init__(self, message: str, log: Path | None = None) -> None:
        super().__init__(message)
        self.log = log

    def tail(self, lines: int = 20) -> str:
        """The last lines of the log; empty when there is none."""
        if self.log is None or not self.log.exists():
            return ""
        text = self.log.read_text(errors="replace")
        return "\n".join(text.splitlines()[-lines:])
