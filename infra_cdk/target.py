"""Where a template will run, as far as that changes what is in it.

There are only three differences between AWS and the local cloud: the Python version and the
processor of the functions, and the platform of the wheels they import.
"""

from __future__ import annotations

import platform
import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """A platform that runs functions.

    python         "3.13": the version of the Lambda runtime
    architecture   "arm64" or "x86_64", as Lambda calls it
    install        options for `uv pip install` that choose the wheels of this platform
    """

    name: str
    python: str
    architecture: str
    install: tuple[str, ...]


# Graviton: a fifth cheaper for the same memory.
AWS = Target(
    name="aws",
    python="3.13",
    architecture="arm64",
    install=("--python-platform", "aarch64-manylinux2014", "--python-version", "3.13"),
)


def local() -> Target:
    """The local cloud runs functions on the interpreter it runs on itself."""
    arm = platform.machine() in ("arm64", "aarch64")
    return Target(
        name="local",
        python=f"{sys.version_info.major}.{sys.version_info.minor}",
        architecture="arm64" if arm else "x86_64",
        install=("--python", sys.executable),
    )


def target(name: str) -> Target:
    """The target of this name. ValueError when there is none."""
    if name == "aws":
        return AWS
    if name == "local":
        return local()
    raise ValueError(f"target {name!r}: choose aws or local")
