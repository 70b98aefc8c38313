"""Bytecode in what we publish: Lambda can't keep what it compiles, so it would at every start.

Only for the Python that will run it, so an AWS release is best built by that version. The times
of files do not survive publishing, hence the hashes; the folders of this machine do not
belong in it, hence the prefix.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from infra_cdk.target import Target

RUNNING = f"{sys.version_info.major}.{sys.version_info.minor}"


def add(folder: Path, target: Target, *, runs_in: str) -> None:
    """Compile everything under a folder, if we are the Python of the target.

    runs_in  where Lambda unpacks the folder: `/var/task` for code, `/opt` for a layer
    """
    if target.python != RUNNING:
        return
    options = ("-q", "-s", str(folder), "-p", runs_in, "--invalidation-mode", "unchecked-hash")
    # Some wheels carry files for a newer Python, which nothing imports; so no check of the code.
    subprocess.run([sys.executable, "-m", "compileall", *options, str(folder)], check=False)
