"""The CDK app: a template for each plane.

The CDK command line runs this (cdk.json); `infra_cdk.synth` does the same without it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from infra_cdk.node import use_node

use_node()

from aws_cdk import App  # noqa: E402 - starts node, so node must be chosen first

from gemeengoed.manifest import Plane  # noqa: E402
from infra_cdk import applications, build, guards  # noqa: E402
from infra_cdk.stacks.cooperatie import Cooperatie  # noqa: E402
from infra_cdk.stacks.lid import Lid  # noqa: E402
from infra_cdk.target import target  # noqa: E402


def make(
    out: Path | None = None,
    context: Mapping[str, object] | None = None,
    *,
    validate: bool = True,
) -> App:
    """The app with both planes, ready to synthesise. `target` in the context: aws or local."""
    app = App(outdir=str(out) if out else None, context=context, analytics_reporting=False)
    where = target(app.node.try_get_context("target") or "aws")
    every = applications.discover()
    # CDK copies an asset when it is declared, so what we build need not stay.
    with tempfile.TemporaryDirectory(prefix="gemeengoed-build-") as folder:
        assets = build.build(every, where, Path(folder))
        for plane, stack in ((Plane.COOPERATIE, Cooperatie), (Plane.LID, Lid)):
            stack(
                app,
                plane.value.capitalize(),
                applications=applications.of_plane(every, plane),
                assets=assets,
                target=where,
            )
    if validate:
        guards.validate(app)
    return app


if __name__ == "__main__":
    make().synth()
