"""One line of JSON per request or batch, without personal data.

What goes in: the route as it is declared (never the URL as it was sent), the status, the
time taken, our own identifiers. What does not: bodies, query strings, names, messages of
exceptions (pydantic's quote the input).
"""

from __future__ import annotations

import os
import traceback
from pathlib import Path
from typing import Any

from aws_lambda_powertools import Logger

logger = Logger(
    service=os.environ.get("APPLICATION", "gemeengoed"),
    level=os.environ.get("POWERTOOLS_LOG_LEVEL", "INFO"),
    log_uncaught_exceptions=False,
)


def log(message: str, **fields: Any) -> None:
    """A line; `fields` may not be called as what a line has by itself (name, module, ...)."""
    logger.info(message, extra=fields)


def warn(message: str, **fields: Any) -> None:
    """The same, for what a person should look at some day."""
    logger.warning(message, extra=fields)


def unforeseen(error: BaseException, **fields: Any) -> None:
    """An error that nobody foresaw: its type and where it arose, not what it said."""
    frames = traceback.extract_tb(error.__traceback__)
    where = [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames[-8:]]
    logger.error("unforeseen", extra={"error": type(error).__name__, "where": where, **fields})
