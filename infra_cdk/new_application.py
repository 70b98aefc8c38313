"""`make new-application NAME=x`: a working application, ready to be changed.

    python -m infra_cdk.new_application NAME

Copies the skeleton to functions/NAME and tests/applications/NAME. Refuses a name that an
application can't have or that is taken; writes all or nothing.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from gemeengoed.manifest import Application

ROOT = Path(__file__).resolve().parents[1]
SKELETON = ROOT / "infra_cdk" / "skeleton"
NAME = "voorbeeld"


class RefusedError(ValueError):
    """The application can't be made; the message says why."""


def create(name: str, root: Path = ROOT) -> list[Path]:
    """Write the application; returns the two folders. RefusedError, with nothing written."""
    try:
        Application(name=name, title="", description="", built_by="", functions=())
    except ValueError as e:
        raise RefusedError(str(e)) from None
    targets = [root / "functions" / name, root / "tests" / "applications" / name]
    for target in targets:
        if target.exists():
            raise RefusedError(f"{target.relative_to(root)} is there already")
    # A name that Python knows would hide what it hides: `import json` must stay json.
    if name in sys.stdlib_module_names or find_spec(name):
        raise RefusedError(f"{name!r} is the name of something else in Python")
    with tempfile.TemporaryDirectory(dir=root) as folder:
        for source, target in zip(("voorbeeld", "tests"), targets, strict=True):
            made = Path(folder) / source
            _copy(SKELETON / source, made, name)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(made, target)
    _sort_imports(targets, root)
    return targets


def _copy(source: Path, target: Path, name: str) -> None:
    for file in sorted(p for p in source.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        place = target / str(file.relative_to(source)).replace(NAME, name)
        place.parent.mkdir(parents=True, exist_ok=True)
        text = file.read_text()
        text = text.replace(NAME, name).replace(NAME.capitalize(), name.capitalize())
        place.write_text(text)


def _sort_imports(folders: list[Path], root: Path) -> None:
    """Another name sorts at another place."""
    ruff = [sys.executable, "-m", "ruff"]
    config = ["--quiet", *map(str, folders)]
    subprocess.run([*ruff, "check", "--select", "I", "--fix", *config], cwd=root, check=True)
    subprocess.run([*ruff, "format", *config], cwd=root, check=True)


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("usage: make new-application NAME=x", file=sys.stderr)
        return 2
    try:
        folders = create(arguments[0])
    except RefusedError as e:
        print(f"new-application: {e}", file=sys.stderr)
        return 2
    for folder in folders:
        print(f"wrote {folder.relative_to(ROOT)}/")
    print("next: change model.py, then `make test`; `make run` deploys it to every instance")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
