"""One Lambda function of an application, with a role and a log group of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from aws_cdk import Duration, RemovalPolicy
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_logs as logs
from constructs import Construct

from gemeengoed.manifest import Application, Function
from infra_cdk.constructs.permissions import Surroundings, permissions, role
from infra_cdk.guards import acknowledge
from infra_cdk.target import Target

# Long enough to look into something that is found out late. The lines hold no personal data;
# who has seen whose data is kept elsewhere, with the dossier.
LOG_RETENTION = logs.RetentionDays.SIX_MONTHS


@dataclass(frozen=True, slots=True)
class Code:
    """What the functions of an application run: its bundle and the layers under it."""

    target: Target
    bundle: Path
    layers: Sequence[lambda_.ILayerVersion]


class ApplicationFunction(Construct):
    """`lambda_function` runs `<application>.<module>.handler`."""

    def __init__(
        self,
        scope: Construct,
        application: Application,
        function: Function,
        *,
        code: Code,
        variables: Mapping[str, str],
        around: Surroundings,
    ) -> None:
        super().__init__(scope, function.module.capitalize())
        log_group = logs.LogGroup(
            self, "Log", retention=LOG_RETENTION, removal_policy=RemovalPolicy.DESTROY
        )
        may = permissions(function, variables, around, log_group.log_group_arn)
        self.lambda_function = lambda_.Function(
            self,
            "Function",
            description=f"{application.title}: {function.module}",
            runtime=lambda_.Runtime(f"python{code.target.python}", lambda_.RuntimeFamily.PYTHON),
            architecture=_architecture(code.target),
            handler=f"{application.name}.{function.module}.handler",
            code=lambda_.Code.from_asset(str(code.bundle)),
            layers=list(code.layers),
            memory_size=function.memory_mb,
            timeout=Duration.seconds(int(function.timeout.total_seconds())),
            environment=dict(variables),
            role=role(
                self,
                "Role",
                assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"),
                permissions=may,
            ),
            log_group=log_group,
        )
        acknowledge(
            self.lambda_function,
            "AwsSolutions-L1",
            "The wheels are locked and the tests run for this version; a newer one is a release.",
        )


def _architecture(target: Target) -> lambda_.Architecture:
    arm = target.architecture == "arm64"
    return lambda_.Architecture.ARM_64 if arm else lambda_.Architecture.X86_64
