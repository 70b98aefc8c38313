"""How old someone is (persoon/leeftijd)."""

from __future__ import annotations

from datetime import date


def leeftijd(geboortedatum: str | None, vandaag: date) -> int | None:
    """In whole years; None when what is known of the date of birth does not say it.

    Of a month alone it is known, unless it is that month now. Who was born on 29 February has
    their birthday on 1 March of a year that has no such day.
    """
    if not geboortedatum or not int(geboortedatum[:4]) or not int(geboortedatum[4:6]):
        return None
    jaar, maand, dag = int(geboortedatum[:4]), int(geboortedatum[4:6]), int(geboortedatum[6:])
    if not dag and maand == vandaag.month:
        return None
    jarig_geweest = (maand, dag) <= (vandaag.month, vandaag.day)
    jaren = vandaag.year - jaar - (not jarig_geweest)
    return jaren if jaren >= 0 else None
