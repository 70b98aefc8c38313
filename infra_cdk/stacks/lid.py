"""The member instance: every shared application, for one municipality."""

from __future__ import annotations

from collections.abc import Mapping

from gemeengoed.manifest import Api, Plane
from infra_cdk.stacks.instance import Instance


class Lid(Instance):
    """Synthesised once per release; every instance is made from this one template."""

    plane = Plane.LID

    def _declare_parameters(self) -> None:
        super()._declare_parameters()
        self.parameter("MunicipalityCode", "Code of the municipality (CBS)", r"^GM\d{4}$")

    def _declare_outputs(self) -> None:
        super()._declare_outputs()
        # What must answer before the rollout takes an instance to be running.
        served = (r.application for r in self.applications if r.of(Api))
        documents = [f"{a.api_root}/openapi.json" for a in served]
        self.output("SmokePaths", ",".join(["/", *documents]))

    def labels(self) -> Mapping[str, str]:
        return {**super().labels(), "municipality": self.parameters["MunicipalityCode"]}
