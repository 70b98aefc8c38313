"""How pages and letters write dates, moments, amounts and sizes."""

from __future__ import annotations

from datetime import date, datetime

from gemeengoed.awb import lokale_datum
from gemeengoed.awb.tekst import datum as awb_datum
from gemeengoed.clock import AMSTERDAM


def datum(day: date | datetime) -> str:
    """`14 december 2026`; of a moment, the Dutch day."""
    return awb_datum(lokale_datum(day) if isinstance(day, datetime) else day)


def tijdstip(moment: datetime) -> str:
    """`14 december 2026 om 9.05 uur`, Dutch time."""
    local = moment.astimezone(AMSTERDAM)
    return f"{datum(local)} om {local.hour}.{local.minute:02d} uur"


def euro(cents: int) -> str:
    """`€ 25.000,00` from cents."""
    whole, rest = divmod(abs(cents), 100)
    sign = "-" if cents < 0 else ""
    return f"€ {sign}{whole:,}".replace(",", ".") + f",{rest:02d}"


def grootte(size: int) -> str:
    """`1,4 MB` or `12 kB` from bytes."""
    if size < 1024 * 1024:
        return f"{max(1, size // 1024)} kB"
    return f"{size / 1024 / 1024:.1f} MB".replace(".", ",")
