"""One line of JSON per request or batch, without personal data.

What goes in: the route as it is declared (never the URL as it was sent), the status, the
time taken, who asked (a pseudonym or an opaque subject) and for which dossier. What does not:
bodies, query strings, names, messages of exceptions (pydantic's quote the input).
"""

from __future__ import annotations

import os
import re
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from aws_lambda_powertools import Logger

from gemeengoed.dossier import ID_PATTERN

_KEY = re.compile(ID_PATTERN)

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


def who(by: str, path: Mapping[str, str]) -> dict[str, str]:
    """Who asked for which dossier. What is in the path is a stranger's text: only a key of ours
    is written down."""
    key = path.get("id", "")
    return {"by": by} | ({"id": key} if _KEY.fullmatch(key) else {})


def unforeseen(error: BaseException, **fields: Any) -> None:
    """An error that nobody foresaw: its type and where it arose, not what it said."""
    frames = traceback.extract_tb(error.__traceback__)
    where = [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames[-8:]]
    logger.error("unforeseen", extra={"error": type(error).__name__, "where": where, **fields})
