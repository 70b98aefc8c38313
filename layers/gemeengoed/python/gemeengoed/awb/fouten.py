"""Errors of the law of terms.

Everything this package refuses is a :class:`TermijnFout`. It carries the article that
forbids, so that a caller decides on the class or the article and never on the text.

    TermijnFout
      OngeldigeDatum        a date outside the range, a datetime where a day is meant
      OngeldigeDuur         a length the law does not know (zero, negative, two units)
      OngeldigeOpschorting  a suspension that ends before it begins
      VerdagingGeweigerd    more postponement than Awb 7:10 allows
"""


class TermijnFout(ValueError):
    """A term that cannot be computed; ``artikel`` names the rule, e.g. "Awb 7:10 lid 3"."""

    def __init__(self, bericht: str, *, artikel: str = "") -> None:
        super().__init__(bericht)
        self.bericht = bericht
        self.artikel = artikel

    def __str__(self) -> str:
        return f"{self.bericht} ({self.artikel})" if self.artikel else self.bericht


class OngeldigeDatum(TermijnFout):
    """A date that is no calendar day this package computes with."""


class OngeldigeDuur(TermijnFout):
    """A length that is not one positive whole number of one unit."""


class OngeldigeOpschorting(TermijnFout):
    """A suspension whose end lies before its beginning."""


class VerdagingGeweigerd(TermijnFout):
    """A postponement the law does not allow; further only by consent (Awb 7:10 lid 4)."""
