"""`make bench`: what it costs. Figures, no assertions: machines differ and are noisy.

    make bench                       all tables
    make bench ARGS='imports calls'  some of them

Medians with the lowest and highest; what is compared is measured in turns, in one run.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

# The tests' own modules are found from tests/.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from rich.console import Console

from bench import calls, deadlines, gba, imports, joining, latency, letters, model, pages, synth
from bench.figures import Table
from running import running

ALONE: dict[str, Callable[[], Table]] = {
    "imports": imports.measure,
    "calls": calls.measure,
    "letters": letters.measure,
    "model": model.measure,
    "synth": synth.measure,
    "deadlines": deadlines.measure,
    "gba": gba.measure,
}
ON_THE_CLOUD = {"latency": latency.measure, "joining": joining.measure, "pages": pages.measure}


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench")
    names = [*ALONE, *ON_THE_CLOUD]
    parser.add_argument("tables", nargs="*", help=", ".join(names))
    chosen = parser.parse_args().tables or names
    if unknown := set(chosen) - set(names):
        parser.error(f"no table {', '.join(sorted(unknown))}; there are: {', '.join(names)}")
    console = Console(highlight=False)
    for name in chosen:
        if name in ALONE:
            ALONE[name]().show(console)
    if set(chosen) & set(ON_THE_CLOUD):
        with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as cloud:
            for name in chosen:
                if name in ON_THE_CLOUD:
                    ON_THE_CLOUD[name](cloud).show(console)
    return 0


if __name__ == "__main__":
    sys.exit(main())
