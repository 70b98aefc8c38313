"""What every plane is: an API, a bus, a key for pseudonyms, sessions, and its applications."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from aws_cdk import (
    Aws,
    CfnOutput,
    CfnParameter,
    CliCredentialsStackSynthesizer,
    RemovalPolicy,
    Stack,
)
from aws_cdk import aws_events as events
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from gemeengoed import __version__
from gemeengoed.manifest import Api, Application, Service, Standard, Web
from gemeengoed.manifest import Plane as PlaneName
from infra_cdk import guards
from infra_cdk.build import Assets
from infra_cdk.constructs import table as tables
from infra_cdk.constructs.application import ApplicationResources, PlaneServices
from infra_cdk.constructs.documents import documents
from infra_cdk.constructs.function import Code
from infra_cdk.constructs.gateway import Gateway
from infra_cdk.constructs.monitoring import Monitoring
from infra_cdk.constructs.permissions import Surroundings
from infra_cdk.constructs.scheduler import Scheduler
from infra_cdk.target import Target

# Content-addressed, made by whoever publishes a release; see infra_cdk/release.py.
RELEASE_BUCKET = f"gemeengoed-release-{Aws.ACCOUNT_ID}-{Aws.REGION}"
_URL = r"^https?://[A-Za-z0-9.-]+(:\d+)?"
_PERHAPS = r"^(https?://[A-Za-z0-9.-]+(:\d+)?(/\S*)?)?$"
# The environment of a function has room for 4 kB in all.
_JSON = r"^\{[ -~]{0,1498}\}$"


class Instance(Stack):
    """A plane as one template, for any account and region; what differs are its parameters."""

    plane: PlaneName

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        applications: Sequence[Application],
        assets: Assets,
        target: Target,
    ) -> None:
        super().__init__(
            scope,
            id,
            description=f"Gemeengoed: {self.plane.value}",
            # The assets are in our own bucket, which the roles of `cdk bootstrap` cannot reach.
            synthesizer=CliCredentialsStackSynthesizer(
                file_assets_bucket_name="gemeengoed-release-${AWS::AccountId}-${AWS::Region}"
            ),
            analytics_reporting=False,
        )
        self.parameters: dict[str, str] = {}
        self._declare_parameters()
        self.namespace = f"Gemeengoed/{self.plane.value}"
        self.gateway = self._gateway()
        self.monitoring = Monitoring(
            self, "Monitoring", namespace=self.namespace, instance=self.parameters["InstanceKey"]
        )
        self.monitoring.watch_api(self.gateway.api)
        services = self._services(applications)
        layers = self._layers({"Gemeengoed": assets.shared, "Dependencies": assets.dependencies})
        made: dict[str, ApplicationResources] = {}
        # What others call comes first: they must be told which function that is.
        for a in sorted(applications, key=lambda a: a.function(Service) is None):
            own = {a.name.capitalize(): assets.own[a.name]} if a.name in assets.own else {}
            code = Code(target, assets.applications[a.name], [*layers, *self._layers(own)])
            made[a.name] = ApplicationResources(self, a, services, code)
            services = services.joined_by(made[a.name])
        self.applications = [made[a.name] for a in applications]
        for resources in self.applications:
            self.gateway.serve(resources.application, _served(resources))
            self.monitoring.watch(resources)
        self.connect()
        self._declare_outputs()
        guards.tag(self, self.labels())

    def parameter(
        self, name: str, description: str, pattern: str, default: str | None = None
    ) -> None:
        declared = CfnParameter(
            self,
            name,
            description=description,
            allowed_pattern=pattern,
            constraint_description=f"must match {pattern}",
            default=default,
        )
        self.parameters[name] = declared.value_as_string

    def known(self) -> Mapping[str, str]:
        """Variables of the plane by name, for the settings of its functions."""
        given = self.parameters
        return {
            "INSTANCE": given["InstanceKey"],
            "INSTANCE_NAME": given["InstanceName"],
            "OIN": given["Oin"],
            "PORTAL_URL": given["PortalUrl"],
            "CITIZEN_ISSUER": given["CitizenIssuer"],
            "ORGANISATION_ISSUER": given["OrganisationIssuer"],
            "OFFICIAL_ISSUER": given["OfficialIssuer"],
            "CLIENT_ID": given["ClientId"],
            "CLAIM_PATHS": given["ClaimPaths"],
            "METRICS_NAMESPACE": self.namespace,
            "STACK_NAME": Aws.STACK_NAME,
        }

    def labels(self) -> Mapping[str, str]:
        """What is written on every resource as a tag."""
        return {
            "instance": self.parameters["InstanceKey"],
            "plane": self.plane.value,
            "release": __version__,
        }

    def around(self) -> Surroundings:
        """What permissions of this plane are about, beside what every plane has."""
        return Surroundings()

    def tasks(self, task: lambda_.IFunction) -> str:
        """The ARN of the state machine that calls a task. NotImplementedError if there is none."""
        raise NotImplementedError(f"the {self.plane.value} plane has no state machine for tasks")

    def connect(self) -> None:
        """Join this plane to the other."""

    def output(self, name: str, value: str) -> None:
        CfnOutput(self, name, value=value)

    def _declare_parameters(self) -> None:
        self.parameter("InstanceKey", "Opaque key of the instance", "^[A-Za-z0-9-]{3,40}$")
        self.parameter("InstanceName", "Name for people", r"^[^<>\x00-\x1f]{2,80}$")
        self.parameter("Oin", "Organisation number (OIN)", r"^\d{20}$")
        self.parameter("DomainName", "Host of the portal and the API", r"^[a-z0-9.-]{4,253}$")
        self.parameter("CertificateArn", "Certificate of that host", "^arn:aws[a-z-]*:acm:.+$")
        self.parameter("PortalUrl", "Scheme and host, no slash at the end", _URL + "$")
        self.parameter("ApiIssuer", "Issuer of tokens of machine clients", _URL + r"(/\S*)?$")
        self.parameter("ApiAudience", "Audience of tokens of machine clients", r"^\S{3,200}$")
        self.parameter("CitizenIssuer", "OpenID Connect issuer for citizens, or empty", _PERHAPS)
        self.parameter("OrganisationIssuer", "The same for organisations, or empty", _PERHAPS)
        self.parameter("OfficialIssuer", "The same for officials", _URL + r"(/\S*)?$")
        self.parameter("ClientId", "Our name at these issuers", r"^\S{3,200}$")
        self.parameter(
            "ClaimPaths", "What their claims are called (docs/deploy.md)", _JSON, default="{}"
        )

    def _declare_outputs(self) -> None:
        portal = self.parameters["PortalUrl"]
        self.output("ApiId", self.gateway.api.api_id)
        self.output("ApiUrl", f"{portal}/api")
        self.output("DomainTarget", self.gateway.domain_target)
        # PortalUrl is the name of the parameter; an output may have the same one.
        output = CfnOutput(self, "PortalUrlOutput", value=portal)
        output.override_logical_id("PortalUrl")
        self.output("DashboardName", Aws.STACK_NAME)
        self.output("TopicArn", self.monitoring.topic.topic_arn)

    def _gateway(self) -> Gateway:
        given = self.parameters
        return Gateway(
            self,
            "Gateway",
            issuer=given["ApiIssuer"],
            audience=given["ApiAudience"],
            domain_name=given["DomainName"],
            certificate_arn=given["CertificateArn"],
        )

    def _services(self, applications: Sequence[Application]) -> PlaneServices:
        """The key outlives the stack: without it nobody finds a person's dossiers again."""
        # A bus, unlike a table, gets no name from CloudFormation.
        bus = self.bus = events.EventBus(self, "Bus", event_bus_name=Aws.STACK_NAME)
        key = kms.Key(
            self,
            "PseudonymKey",
            description="Turns citizen service numbers into pseudonyms of this instance",
            key_spec=kms.KeySpec.HMAC_256,
            key_usage=kms.KeyUsage.GENERATE_VERIFY_MAC,
            removal_policy=RemovalPolicy.RETAIN,
        )
        sessions = tables.sessions(self)
        wanted = any(isinstance(f, Web) and f.documents for a in applications for f in a.functions)
        bucket = documents(self) if wanted else None
        known = {
            **self.known(),
            "DOCUMENTS_BUCKET": bucket.bucket_name if bucket else "",
            "BUS_NAME": bus.event_bus_name,
            "BUS_ARN": bus.event_bus_arn,
            "PSEUDONYM_KEY": key.key_arn,
            "SESSIONS_TABLE": sessions.table_name,
        }
        around = replace(
            self.around(),
            bus=bus.event_bus_arn,
            pseudonym_key=key.key_arn,
            sessions=sessions.table_arn,
            namespace=self.namespace,
            documents=bucket.bucket_arn if bucket else "",
        )
        return PlaneServices(known, around, bus, Scheduler(self, "Scheduler"), self.tasks)

    def _layers(self, folders: Mapping[str, Path]) -> list[lambda_.ILayerVersion]:
        return [
            lambda_.LayerVersion(
                self,
                f"Layer{name}",
                code=lambda_.Code.from_asset(str(folder)),
                removal_policy=RemovalPolicy.DESTROY,
            )
            for name, folder in folders.items()
        ]


def _served(resources: ApplicationResources) -> dict[type, lambda_.IFunction]:
    found = {kind: resources.of(kind) for kind in (Api, Standard, Web)}
    return {kind: function for kind, function in found.items() if function}
