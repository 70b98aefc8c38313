"""Numbers for persons that do not exist, each once.

BSN. Numbers that begin with 9999 are the range in which the public test sets of the BRP lie; it
has some 9,000 that pass the 11-test, of which the last thousand is left to the stand-in's test
persons and organisations (infra_cdk/local). Who wants more persons than that, gets the rest of
what begins with 99: as far as we know never given out, since what is given out is far below it,
but nobody promises so. Hence: such a file is for a system in which only made-up persons are.

A-number. There is no range for tests. One of these may be somebody's; on its own it says nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

# First eight digits of a BSN: those of the test range, and what comes after them.
_TEST, _VERDER = range(99990000, 99999000), range(99000000, 99990000)
_ANUMMER = range(10000000, 100000000)
# Have no divisor in common with the lengths of the ranges, so that all places are passed.
_STAP, _STAP_A, _VERSCHUIVING = 7919, 31415927, 997


def bsns(zaad: int) -> Iterator[str]:
    """All there are, in an order that says nothing; begins elsewhere with another seed."""
    for reeks in (_TEST, _VERDER):
        for begin in _dooreen(reeks, _STAP, zaad * _VERSCHUIVING):
            cijfers = map(int, str(begin))
            laatste = sum(c * g for c, g in zip(cijfers, range(9, 1, -1), strict=True)) % 11
            if laatste < 10:
                yield f"{begin}{laatste}"


def a_nummers(zaad: int) -> Iterator[str]:
    """As `bsns`: of eight digits at most one number."""
    einden = _einden()
    for begin in _dooreen(_ANUMMER, _STAP_A, zaad * _VERSCHUIVING):
        cijfers = [int(c) for c in str(begin)]
        if any(a == b for a, b in pairwise(cijfers)):
            continue
        gewogen = sum(c << i for i, c in enumerate(cijfers))
        if einde := einden.get((cijfers[-1], sum(cijfers) % 11, gewogen % 11)):
            yield f"{begin}{einde}"


def _dooreen(reeks: range, stap: int, begin: int) -> Iterator[int]:
    for n in range(len(reeks)):
        yield reeks[(begin + n) * stap % len(reeks)]


def _einden() -> dict[tuple[int, int, int], str]:
    """The last two digits that complete an A-number, by the digit before and both sums so far."""
    einden: dict[tuple[int, int, int], str] = defaultdict(str)
    for voor in range(10):
        for a in range(10):
            for b in range(10):
                if voor == a or a == b:
                    continue
                gewogen = -(a << 8) - (b << 9)
                for rest in (0, 5):
                    einden[voor, (rest - a - b) % 11, gewogen % 11] = f"{a}{b}"
    return dict(einden)
