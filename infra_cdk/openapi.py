"""`make openapi`: the API document of every application.

python -m infra_cdk.openapi FOLDER
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path

from gemeengoed.manifest import Api, Standard
from infra_cdk.applications import discover
from infra_cdk.build import openapi


def write(folder: Path) -> list[Path]:
    """Write `<application>.json` for every application with an API; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for application in discover():
        if application.function(Api):
            file = folder / f"{application.name}.json"
            file.write_text(openapi(application) + "\n")
            files.append(file)
    return files


def write_standards(folder: Path) -> list[Path]:
    """Write `<application>-<standard>.json` for every national standard that an application
    serves: what its module `document` says. Returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for application in discover():
        if standard := application.function(Standard):
            document = import_module(f"{application.name}.document").document()
            file = folder / f"{application.name}-{standard.module}.json"
            file.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n")
            files.append(file)
    return files


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("usage: python -m infra_cdk.openapi FOLDER", file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    for file in (*write(folder), *write_standards(folder)):
        print(file)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
