"""Synthesises the templates: `python -m infra_cdk.synth --target local --out build/cdk.out`.

What the CDK command line does, without it: same app, same templates. No call to AWS.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from pathlib import Path

from infra_cdk import ROOT


def main() -> int:
    """Exit code 0; 1 when a rule is broken, with what and where."""
    options = _options()
    if not options.validation:
        # Switches off CDK's own check of templates as well; takes most of the time.
        os.environ["CDK_VALIDATION"] = "false"
    started = time.perf_counter()
    try:
        stacks = synth(options.target, options.out, validate=options.validation)
    # RuntimeError is what CDK's own side says, after it has printed its findings.
    except (RuntimeError, ValueError, LookupError, OSError) as e:
        print(f"not synthesised: {e}", file=sys.stderr)
        return 1
    for name, resources in stacks.items():
        print(f"{name}: {resources} resources")
    print(f"{options.out} ({time.perf_counter() - started:.1f} s)")
    return 0


def synth(target: str, out: Path, *, validate: bool) -> dict[str, int]:
    """Write the assembly; resources per stack. OverBudget, or what CDK raises for a finding."""
    from infra_cdk.app import make
    from infra_cdk.guards import count_resources

    context = json.loads((ROOT / "cdk.json").read_text())["context"]
    assembly = make(out, {**context, "target": target}, validate=validate).synth()
    return {
        stack.stack_name: count_resources(Path(stack.template_full_path))
        for stack in assembly.stacks
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m infra_cdk.synth", description=__doc__)
    parser.add_argument("--target", choices=("aws", "local"), default="aws")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "cdk.out")
    parser.add_argument("--no-validation", dest="validation", action="store_false")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
