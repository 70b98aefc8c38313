"""The member instance: every shared application, for one municipality."""

from __future__ import annotations

from collections.abc import Mapping

from gemeengoed.manifest import Plane
from infra_cdk.stacks.instance import Instance


class Lid(Instance):
    """Synthesised once per release; every instance is made from this one template."""

    plane = Plane.LID

    def _declare_parameters(self) -> None:
        super()._declare_parameters()
        self.parameter("MunicipalityCode", "Code of the municipality (CBS)", r"^GM\d{4}$")

    def labels(self) -> Mapping[str, str]:
        return {**super().labels(), "municipality": self.parameters["MunicipalityCode"]}
