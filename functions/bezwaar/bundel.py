"""The file for the court as one ZIP: numbered files and the inventory, as the inventory has them.

Nothing of it is whole in memory: each document goes from the bucket, a piece at a time, into a
file under /tmp, and that file back to the bucket. Lambda gives 512 MB there; so there is a bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from tempfile import TemporaryFile
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from bezwaar.model.rechtbank import Gevonden, stukken
from bezwaar.model.staat import Bezwaar, Dossierstuk, Rechtbankdossier
from gemeengoed.brieven import Geadresseerde, Opdracht
from gemeengoed.documents import ZIP, Bestand, Documents
from gemeengoed.dossier import Recorded
from gemeengoed.gemeente import RECHTBANK
from gemeengoed.problem import NotFound
from gemeengoed.tekst import grootte

# Of the documents together, as they are: a PDF or a photo does not get smaller in a ZIP.
MEESTE = 200 * 1024 * 1024
# Letters and digits of whatever language; of the signs only what no system reads a path in.
_VREEMD = re.compile(r"[^\w .,()-]+")
_LANGSTE, _MEESTE_BYTES = 100, 200


def inventaris(
    bezwaar: Bezwaar, dossier: Rechtbankdossier, *, id: str, dag: date, rechtbank: str
) -> Opdracht:
    """The letter to the court with the list of what is in the file."""
    assert bezwaar.beroep
    naam = rechtbank if rechtbank != RECHTBANK else "Rechtbank, sector bestuursrecht"
    return Opdracht(
        id=id,
        soort="bezwaar/inventaris",
        aan=Geadresseerde(naam=naam),
        datum=dag,
        kenmerk=bezwaar.kenmerk,
        uw_kenmerk=bezwaar.beroep.zaaknummer,
        gegevens={
            "besluit": {
                "omschrijving": bezwaar.besluit.omschrijving,
                "datum": bezwaar.besluit.bekendgemaakt_op.isoformat(),
                "kenmerk": bezwaar.besluit.kenmerk,
            },
            "indiener": bezwaar.indiener.genoemd,
            "zaaknummer": bezwaar.beroep.zaaknummer,
            "stukken": [_regel(s) for s in dossier.stukken if s.reden is None],
            "weggelaten": [
                {**_regel(s), "reden": s.reden} for s in dossier.stukken if s.reden is not None
            ],
        },
    )


def _regel(stuk: Dossierstuk) -> dict[str, Any]:
    regel: dict[str, Any] = {"nummer": stuk.nummer, "soort": stuk.soort, "titel": stuk.titel}
    return {**regel, "datum": stuk.datum.isoformat()} if stuk.datum else regel


def bundel(
    documents: Documents,
    bezwaar: Bezwaar,
    geschiedenis: Iterable[Recorded],
    voorop: Bestand,
) -> tuple[Bestand | None, str | None]:
    """The ZIP, with the inventory `voorop`; or None and why there is none, in words for who asked
    for it."""
    assert bezwaar.rechtbank
    dossier = bezwaar.rechtbank
    mee = list(_mee(dossier, geschiedenis))
    samen = sum(s.bestand.grootte for _, s in mee if s.bestand)
    if samen > MEESTE:
        return None, (
            f"De documenten zijn samen {grootte(samen)}. Dat is te groot voor één bestand: dat mag "
            f"{grootte(MEESTE)} zijn. Download de documenten hieronder een voor een."
        )
    with TemporaryFile() as onderweg:
        try:
            with ZipFile(onderweg, "w", ZIP_STORED) as zip_:
                _schrijf(zip_, "000 Inventaris.pdf", dossier.op.date(), documents.pieces(voorop))
                for nummer, stuk in mee:
                    inhoud = documents.pieces(stuk.bestand) if stuk.bestand else _woorden(stuk)
                    _schrijf(zip_, bestandsnaam(nummer, stuk), stuk.datum, inhoud)
        except NotFound:
            return None, (
                "Een van de documenten konden wij niet vinden. Download ze hieronder een voor een."
            )
        id_, naam = f"rechtbank-{dossier.id}", f"Dossier {bezwaar.kenmerk}"
        return documents.add(bezwaar.id, id_, naam, ZIP, onderweg), None


def _mee(
    dossier: Rechtbankdossier, geschiedenis: Iterable[Recorded]
) -> Iterator[tuple[int, Gevonden]]:
    """What goes along as a file, with its number on the inventory."""
    bekend = {s.stuk: s for s in stukken(geschiedenis)}
    for regel in dossier.stukken:
        if regel.reden is None and regel.stuk in bekend:
            yield regel.nummer, bekend[regel.stuk]


def bestandsnaam(nummer: int, stuk: Gevonden) -> str:
    """`003 2026-11-02 brief.pdf`: no path, nothing hidden, and no two alike, whatever somebody
    called their file."""
    naam = stuk.bestand.naam if stuk.bestand else stuk.titel
    ending = f".{stuk.bestand.soort.lower()}" if stuk.bestand else ".txt"
    stam = _VREEMD.sub("_", naam.removesuffix(ending)).strip(" ._")[:_LANGSTE]
    # A file system counts bytes, and refuses a name of more than 255: cut between characters.
    stam = stam.encode()[:_MEESTE_BYTES].decode(errors="ignore").rstrip(" ._")
    return f"{nummer:03} {stuk.datum} {stam or 'document'}{ending}"


def _woorden(stuk: Gevonden) -> Iterator[bytes]:
    # As Windows wants lines, which is what a registry reads them on.
    yield stuk.tekst.replace("\r\n", "\n").replace("\n", "\r\n").encode("utf-8-sig")


def _schrijf(zip_: ZipFile, naam: str, dag: date, inhoud: Iterable[bytes]) -> None:
    # ZIP knows no years before 1980; what is older has a slip of the keyboard in its date.
    info = ZipInfo(naam, (max(dag.year, 1980), dag.month, dag.day, 0, 0, 0))
    with zip_.open(info, "w") as stroom:
        for deel in inhoud:
            stroom.write(deel)
