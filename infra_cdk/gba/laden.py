"""`make gba-laden`: persoonslijsten from a CSV into an instance.

    python -m infra_cdk.gba.laden personen.csv --api https://boxtel.example/api
    python -m infra_cdk.gba.laden personen.csv --instance GM0757     the one on this machine

The token stands in GEMEENGOED_TOKEN (or --token) and has the scope gba:laden. Stopped at any
moment and started again, it goes on where it was. A file may be loaded as often as one likes.

Ends with 0 when everything is in, 1 when rows were refused (`<file>.geweigerd.csv` says why), 2
when this can't be loaded at all, 3 when it stopped halfway and can go on, 130 after Ctrl-C.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import sys
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from gba.bevragen.lo3 import Persoonslijst
from gba.laden import MEEST
from infra_cdk.gba.lo3csv import GeenBestand, Rij, lees, tekst
from infra_cdk.gba.voortgang import Voortgang
from infra_cdk.gba.zenden import GEWEIGERD, MEESTE_BYTES, Gestopt, Uitslag, Zender, veilig
from infra_cdk.local.description import read, running
from infra_cdk.local.errors import LocalError
from infra_cdk.local.settings import Local
from infra_cdk.local.token import token

AANTAL_TEGELIJK = 4
# What a list weighs beside its values, per element: quotes, name, comma.
_PER_ELEMENT = 12
# Refused rows between two moments at which it is kept how far we are.
_MEESTE_GEWEIGERD = 500


@dataclass
class Lading:
    """Rows that are sent in one call, with those between them that are not sent.

    tot  the last row up to which all are in here or in an earlier one
    """

    tot: int = 0
    rijen: list[int] = field(default_factory=list)
    lijsten: list[Persoonslijst] = field(default_factory=list)
    geweigerd: list[tuple[int, str]] = field(default_factory=list)
    bytes: int = 0


def ladingen(rijen: Iterable[Rij], na: int) -> Iterator[Lading]:
    """The rows after `na`, in their order. A BSN that an earlier row has, is refused."""
    lading, eerder = Lading(), dict[str, int]()
    for rij in rijen:
        redenen = rij.redenen or _dubbel(rij, eerder)
        if rij.nummer <= na:
            continue
        if len(lading.geweigerd) >= _MEESTE_GEWEIGERD:
            yield lading
            lading = Lading()
        if not redenen and rij.lijst:
            zwaar = _gewicht(rij.lijst)
            if len(lading.lijsten) == MEEST or lading.bytes + zwaar > MEESTE_BYTES:
                yield lading
                lading = Lading()
            lading.rijen.append(rij.nummer)
            lading.lijsten.append(rij.lijst)
            lading.bytes += zwaar
        else:
            lading.geweigerd.append((rij.nummer, "; ".join(redenen)))
        lading.tot = rij.nummer
    if lading.tot:
        yield lading


def _dubbel(rij: Rij, eerder: dict[str, int]) -> tuple[str, ...]:
    if rij.lijst is None or not rij.lijst.bsn:
        return ()
    was = eerder.setdefault(rij.lijst.bsn, rij.nummer)
    return (f"01.01.20: dit nummer staat al in rij {was}",) if was != rij.nummer else ()


def _gewicht(lijst: Persoonslijst) -> int:
    return sum(
        len(waarde.encode()) + _PER_ELEMENT
        for stapels in lijst.categorieen.values()
        for stapel in stapels
        for voorkomen in stapel
        for waarde in voorkomen.values()
    )


def zend_alle(
    alle: Iterable[Lading], zender: Zender, voortgang: Voortgang, tegelijk: int
) -> Iterator[int]:
    """Send them, some at once, and keep how far we are; gives the row after each. Gestopt."""
    wachtend: deque[tuple[Lading, Future[list[Uitslag]]]] = deque()
    with ThreadPoolExecutor(tegelijk) as pool:
        try:
            for lading in alle:
                wachtend.append((lading, pool.submit(_zend, zender, lading)))
                if len(wachtend) > tegelijk:
                    yield _verwerk(*wachtend.popleft(), voortgang)
            while wachtend:
                yield _verwerk(*wachtend.popleft(), voortgang)
        finally:
            for _, later in wachtend:
                later.cancel()


def _zend(zender: Zender, lading: Lading) -> list[Uitslag]:
    return zender.zend(lading.lijsten) if lading.lijsten else []


def _verwerk(lading: Lading, later: Future[list[Uitslag]], voortgang: Voortgang) -> int:
    uitkomsten, geweigerd = Counter({GEWEIGERD: len(lading.geweigerd)}), list(lading.geweigerd)
    for rij, (uitkomst, redenen) in zip(lading.rijen, later.result(), strict=True):
        uitkomsten[uitkomst] += 1
        if uitkomst == GEWEIGERD:
            geweigerd.append((rij, "; ".join(redenen)))
    voortgang.klaar(lading.tot, uitkomsten, sorted(geweigerd))
    return lading.tot


def laad(bestand: Path, zender: Zender, console: Console, tegelijk: int = AANTAL_TEGELIJK) -> int:
    """Load a file; returns how the command ends. GeenBestand, Gestopt, OSError."""
    with bestand.open("rb") as dicht, tekst(bestand.open("rb")) as inhoud:
        try:
            fcntl.flock(dicht, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise GeenBestand("Dit bestand wordt al geladen.") from None
        kop, rijen = lees(inhoud)
        voortgang = Voortgang(bestand, zender.api)
        if kop.overgeslagen:
            console.print(f"{kop.overgeslagen} kolommen zonder nummer van LO3: overgeslagen.")
        if voortgang.verder:
            console.print(f"Verder na rij {voortgang.rij}.")
        voortgang.begin()
        alle = ladingen(rijen, voortgang.rij)
        with _balk(console) as balk:
            taak = balk.add_task("Laden", total=_aantal(bestand), completed=voortgang.rij)
            for rij in zend_alle(alle, zender, voortgang, tegelijk):
                balk.update(taak, completed=rij)
            balk.update(taak, total=voortgang.rij, completed=voortgang.rij)
        voortgang.einde()
    return _besluit(voortgang, console)


def _aantal(bestand: Path) -> int:
    with bestand.open("rb") as f:
        return sum(blok.count(b"\n") for blok in iter(lambda: f.read(1 << 20), b""))


def _balk(console: Console) -> Progress:
    kolommen = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*kolommen, TimeRemainingColumn(), console=console)


def _besluit(voortgang: Voortgang, console: Console) -> int:
    wat = ", ".join(f"{n} {naam}" for naam, n in sorted(voortgang.aantallen.items()) if n)
    console.print(f"Klaar: {wat or 'er stond geen rij in'}.")
    if voortgang.aantallen[GEWEIGERD]:
        console.print(f"Waarom, per rij: {voortgang.verslag.name}")
        return 1
    return 0


def _zender(opties: argparse.Namespace) -> Zender:
    """LocalError, GeenBestand."""
    api, bearer = opties.api, opties.token or os.environ.get("GEMEENGOED_TOKEN", "")
    if opties.instance:
        local = Local.from_environment()
        draait = read(local)
        sites = {s.code: s for s in draait.instances} if draait else {}
        if opties.instance not in sites:
            raise GeenBestand(f"{opties.instance} draait hier niet: make run")
        api = sites[opties.instance].api
        bearer = token(running(local), opties.instance, scope="gba:laden", sub="gba-laden")
    if not veilig(api):
        raise GeenBestand("Het adres begint met https://, tenzij het deze machine is.")
    if not bearer:
        raise GeenBestand("Zet het token in GEMEENGOED_TOKEN.")
    return Zender(api.rstrip("/"), bearer)


def main(argumenten: Sequence[str] | None = None) -> int:
    """Load a file; the exit code."""
    parser = argparse.ArgumentParser(prog="make gba-laden", description="Load persoonslijsten.")
    parser.add_argument("bestand", type=Path, metavar="BESTAND")
    waar = parser.add_mutually_exclusive_group(required=True)
    waar.add_argument("--api", help="address of the APIs, e.g. https://boxtel.example/api")
    waar.add_argument("--instance", help="code of an instance of make run, e.g. GM0757")
    parser.add_argument("--token", help="bearer token; better in GEMEENGOED_TOKEN")
    parser.add_argument(
        "--tegelijk",
        type=int,
        choices=range(1, 17),
        default=AANTAL_TEGELIJK,
        metavar="N",
        help=f"calls at once (default: {AANTAL_TEGELIJK})",
    )
    opties = parser.parse_args(argumenten)
    fout = Console(stderr=True, highlight=False)
    try:
        return laad(opties.bestand, _zender(opties), Console(highlight=False), opties.tegelijk)
    except (GeenBestand, LocalError) as e:
        fout.print(str(e), markup=False)
        return 2
    except OSError as e:
        fout.print(f"{opties.bestand.name}: {e.strerror or e}", markup=False)
        return 2
    except Gestopt as e:
        fout.print(f"{e} Opnieuw starten gaat verder waar het was.", markup=False)
        return 3
    except KeyboardInterrupt:
        fout.print("Gestopt. Opnieuw starten gaat verder waar het was.")
        return 130


if __name__ == "__main__":
    sys.exit(main())
