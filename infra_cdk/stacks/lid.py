"""The member instance: every shared application, for one municipality."""

from __future__ import annotations

from collections.abc import Mapping

from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_iam as iam

from gemeengoed.manifest import Api, Plane, Standard
from infra_cdk.constructs.permissions import allow, role
from infra_cdk.stacks.instance import Instance

# What goes to the cooperative; the rest of the bus stays within the municipality.
_FOR_ALL = ["wens.geuit"]


class Lid(Instance):
    """Synthesised once per release; every instance is made from this one template."""

    plane = Plane.LID

    def _declare_parameters(self) -> None:
        super()._declare_parameters()
        self.parameter("MunicipalityCode", "Code of the municipality (CBS)", r"^GM\d{4}$")
        self.parameter("CooperativeBusArn", "Bus of the cooperative", "^arn:aws[a-z-]*:events:.+$")

    def connect(self) -> None:
        """Pass the wishes of users on to the cooperative. What it refuses is parked at the door."""
        arn = self.parameters["CooperativeBusArn"]
        (door,) = (r for r in self.applications if r.application.front_door)
        passes_on = role(
            self,
            "WishesRole",
            assumed_by=iam.ServicePrincipal("events.amazonaws.com"),
            permissions=[allow(("events:PutEvents",), arn)],
        )
        target = targets.EventBus(
            events.EventBus.from_event_bus_arn(self, "CooperativeBus", arn),
            # It has what it needs; CDK would give it the same once more, as a resource of its own.
            role=passes_on.without_policy_updates(),
            dead_letter_queue=door.poison,
        )
        events.Rule(
            self,
            "Wishes",
            event_bus=self.bus,
            event_pattern=events.EventPattern(detail_type=_FOR_ALL),
            targets=[target],
        )

    def _declare_outputs(self) -> None:
        super()._declare_outputs()
        # What must answer before the rollout takes an instance to be running.
        served = (r.application for r in self.applications if r.of(Api))
        roots = [a.api_root for a in served] + [
            f.root
            for r in self.applications
            for f in r.application.functions
            if isinstance(f, Standard)
        ]
        self.output("SmokePaths", ",".join(["/", *(f"{root}/openapi.json" for root in roots)]))

    def known(self) -> Mapping[str, str]:
        return {**super().known(), "MUNICIPALITY_CODE": self.parameters["MunicipalityCode"]}

    def labels(self) -> Mapping[str, str]:
        return {**super().labels(), "municipality": self.parameters["MunicipalityCode"]}
