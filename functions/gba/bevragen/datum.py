"""Dates of LO3, of which the day, the month or all may be unknown (persoon/datum).

`20020701` is a day, `20020700` a month, `20020000` a year and `00000000` nothing.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from gemeengoed.awb.tekst import MAANDEN


def datum(tekst: str | None) -> dict[str, Any] | None:
    """As the standard gives a date: by what is known of it. None when there is none."""
    if not tekst:
        return None
    jaar, maand, dag = int(tekst[:4]), int(tekst[4:6]), int(tekst[6:])
    if not jaar:
        return {"type": "DatumOnbekend", "onbekend": True, "langFormaat": "onbekend"}
    if not maand:
        return {"type": "JaarDatum", "jaar": jaar, "langFormaat": str(jaar)}
    naam = MAANDEN[maand - 1]
    if not dag:
        lang = f"{naam} {jaar}"
        return {"type": "JaarMaandDatum", "jaar": jaar, "maand": maand, "langFormaat": lang}
    iso = f"{jaar:04}-{maand:02}-{dag:02}"
    return {"type": "Datum", "datum": iso, "langFormaat": f"{dag} {naam} {jaar}"}


def voorbij(tekst: str | None, vandaag: date) -> bool:
    """Whether a last day has surely come: today is it, or it lies before today.

    Of a date that is known in part, its month or year must lie before this one.
    """
    if not tekst or tekst.startswith("0000"):
        return False
    nu = f"{vandaag:%Y%m%d}"
    if tekst.endswith("0000"):
        return tekst[:4] < nu[:4]
    if tekst.endswith("00"):
        return tekst[:6] < nu[:6]
    return tekst <= nu
