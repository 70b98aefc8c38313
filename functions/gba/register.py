"""Finding persons: by number in one call, by anything else over an index and then by number.

Never a scan. An index tells who there are and by what they were found, so that who can't fit is
left out before anything of them is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache, partial

from gba import lijsten
from gba.bevragen import vraag as vragen
from gba.bevragen.antwoord import Gevonden
from gba.bevragen.vraag import Vraag
from gba.bevragen.zoeken import lijkt
from gba.lijsten import PERSOONSLIJSTEN
from gemeengoed import aws
from gemeengoed.store import Store
from gemeengoed.table import IndexQuery

# How many places one call reads of an index.
_PER_KEER = 1000
# How many lists are read at once: enough to see that there are too many.
_LEES = 50


class Register:
    """The persons of an instance, as bevragen asks for them."""

    def __init__(self, store: Store, key_id: str) -> None:
        self._store = store
        self._key_id = key_id

    def met_bsn(self, bsns: tuple[str, ...]) -> Iterator[Gevonden]:
        """In the order that they were asked for; who is not here is left out."""
        ids = pseudoniemen(self._key_id, bsns)
        gevonden = self._store.get_many(PERSOONSLIJSTEN, ids)
        return (gevonden[i] for i in ids if i in gevonden)

    def zoek(self, vraag: Vraag) -> Iterator[Gevonden]:
        """Those that can fit, in the order of the index."""
        query, past = _waar(vraag)
        wachtend: list[str] = []
        for id_, plaats in self._plaatsen(query):
            if past(plaats):
                wachtend.append(id_)
            if len(wachtend) == _LEES:
                yield from self._lees(wachtend)
                wachtend = []
        yield from self._lees(wachtend)

    def _lees(self, ids: list[str]) -> Iterator[Gevonden]:
        gevonden = self._store.get_many(PERSOONSLIJSTEN, ids) if ids else {}
        return (gevonden[i] for i in ids if i in gevonden)

    def _plaatsen(self, query: IndexQuery) -> Iterator[tuple[str, str]]:
        while True:
            page = self._store.places(query)
            yield from page.found
            if page.next is None:
                return
            query = IndexQuery(
                query.index,
                query.partition,
                query.sort,
                begins=query.begins,
                after=page.next,
                limit=query.limit,
            )


def pseudoniemen(key_id: str, bsns: tuple[str, ...]) -> list[str]:
    """Of several numbers, in their order; KMS is asked for a number at a time, so at once."""
    if len(bsns) < 2:
        return [pseudonym(key_id, bsn) for bsn in bsns]
    with ThreadPoolExecutor(max_workers=10) as pool:
        return list(pool.map(partial(pseudonym, key_id), bsns))


@lru_cache(maxsize=10_000)
def pseudonym(key_id: str, bsn: str) -> str:
    """As aws.pseudonym; the same number is asked for often, and its pseudonym never changes."""
    return aws.pseudonym(key_id, "bsn", bsn)


def _alles(_plaats: str) -> bool:
    return True


def _waar(vraag: Vraag) -> tuple[IndexQuery, Callable[[str], bool]]:
    """Where to look for who is meant, and which places there can be theirs."""
    tekst, soort = vraag.tekst, vraag.type.naam
    if soort == vragen.NAAM_EN_DATUM:
        geboren = re.sub("-", "", tekst("geboortedatum"))
        return _op_naam(vraag, "geboren", geboren), _naam_past(vraag)
    if soort == vragen.NAAM_EN_GEMEENTE:
        return _op_naam(vraag, "gemeente", tekst("gemeenteVanInschrijving")), _naam_past(vraag)
    nummer = tekst("huisnummer").lstrip("0")
    if soort == vragen.POSTCODE:
        plek = lijsten.postcode(tekst("postcode"), nummer) or ""
        return _query("postcode", ("postcode", plek), "naam"), _alles
    if soort == vragen.STRAAT:
        plek = lijsten.huisnummer(tekst("gemeenteVanInschrijving"), nummer) or ""
        return _query("straat", ("nummer", plek), "straat"), _straat_past(vraag)
    if soort == vragen.NUMMERAANDUIDING:
        waar = ("nummeraanduiding", tekst("nummeraanduidingIdentificatie"))
        return _query("nummeraanduiding", waar, "naam"), _alles
    waar = ("object", tekst("adresseerbaarObjectIdentificatie"))
    return _query("object", waar, "naam"), _alles


def _query(
    index: str, partition: tuple[str, str], sort: str, *, begins: str | None = None
) -> IndexQuery:
    return IndexQuery(index, partition, sort, begins=begins, limit=_PER_KEER)


def _op_naam(vraag: Vraag, index: str, plek: str) -> IndexQuery:
    begin = lijsten.begin_van_naam(vraag.tekst("geslachtsnaam"))
    return _query(index, (index, plek), "naam", begins=begin)


def _naam_past(vraag: Vraag) -> Callable[[str], bool]:
    voornamen = vraag.tekst("voornamen")
    return lambda plaats: lijkt(voornamen, lijsten.delen(plaats)[1])


def _straat_past(vraag: Vraag) -> Callable[[str], bool]:
    straat = vraag.tekst("straat")
    return lambda plaats: any(naam and lijkt(straat, naam) for naam in lijsten.delen(plaats))
