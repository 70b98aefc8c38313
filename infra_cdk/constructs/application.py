"""One application of a plane: from its manifest to its table, functions and events."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import cast

from aws_cdk import Duration, RemovalPolicy
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from gemeengoed.manifest import Application, Events, Function, Schedule, Service, Task, Web
from infra_cdk.constructs import table as tables
from infra_cdk.constructs.function import ApplicationFunction, Code
from infra_cdk.constructs.permissions import Surroundings
from infra_cdk.constructs.scheduler import Scheduler
from infra_cdk.environment import variables
from infra_cdk.guards import acknowledge, tag

# A record or event that still fails after a day is for a person to look at.
_GIVE_UP_AFTER = Duration.days(1)
# The most that EventBridge does, within that day.
_RETRIES = 185
_BATCH = 100


@dataclass(frozen=True, slots=True)
class PlaneServices:
    """What an application finds around it.

    known   variables by name, for the settings of functions
    around  ARNs that permissions are about
    tasks   makes the state machine that calls a task function, and says its ARN
    """

    known: Mapping[str, str]
    around: Surroundings
    bus: events.IEventBus
    scheduler: Scheduler
    tasks: Callable[[lambda_.IFunction], str]

    def joined_by(self, made: ApplicationResources) -> PlaneServices:
        """With the services of an application, for those that are made after it."""
        name = made.application.name
        services = {
            f"{name}:{f.module}": made.functions[f.module].function_arn
            for f in made.application.functions
            if isinstance(f, Service)
        }
        known = {f"{name.upper()}_FUNCTION": arn for arn in services.values()}
        around = replace(self.around, services={**self.around.services, **services})
        return replace(self, known={**self.known, **known}, around=around)


class ApplicationResources(Construct):
    """The resources of one application.

    functions  by module
    table      None when it has no dossiers
    poison     None when nothing can go wrong behind the back of who asks
    """

    def __init__(
        self, scope: Construct, application: Application, plane: PlaneServices, code: Code
    ) -> None:
        super().__init__(scope, application.name.capitalize())
        self.application = application
        self._plane = plane
        self._code = code
        self.table = tables.dossiers(self, application)
        self.poison = self._poison_queue()
        self._known = dict(plane.known) | {
            "APPLICATION": application.name,
            "TABLE_NAME": self.table.table_name if self.table else "",
            "POISON_QUEUE_URL": self.poison.queue_url if self.poison else "",
        }
        self._around = self._surroundings()
        self.functions: dict[str, lambda_.Function] = {}
        for function in application.functions:
            if isinstance(function, Task):
                self._add_task(function)
        for function in application.functions:
            if not isinstance(function, Task):
                self._add(function)
        self._connect()
        tag(self, {"application": application.name})

    def of(self, kind: type[Function]) -> lambda_.Function | None:
        """The function of a kind, e.g. Web."""
        function = self.application.function(kind)
        return self.functions[function.module] if function else None

    def _add_task(self, task: Function) -> None:
        # First: the other functions must know the state machine, the task must not.
        rollout = self._plane.tasks(self._add(task))
        self._known["ROLLOUT_ARN"] = rollout
        self._around = replace(self._around, rollout=rollout)

    def _add(self, function: Function) -> lambda_.Function:
        # Who takes or makes no documents need not know where they are.
        takes = isinstance(function, Web) and function.documents
        takes = takes or bool({"letters:keep", "documents:bundle"} & set(function.grants))
        known = self._known if takes else self._known | {"DOCUMENTS_BUCKET": ""}
        made = ApplicationFunction(
            self,
            self.application,
            function,
            code=self._code,
            variables=variables(self.application, function, known),
            around=self._around,
        ).lambda_function
        self.functions[function.module] = made
        return made

    def _surroundings(self) -> Surroundings:
        source = f"urn:nld:oin:{self._known['OIN']}:systeem:{self.application.name}"
        around = replace(self._plane.around, source=source)
        if self.table:
            around = replace(
                around,
                table=self.table.table_arn,
                indexes=tuple(tables.index_arns(self.table, self.application)),
                stream=self.table.table_stream_arn or "",
            )
        return replace(around, poison=self.poison.queue_arn if self.poison else "")

    def _poison_queue(self) -> sqs.Queue | None:
        """Where goes what cannot be handled, until a person has looked at it."""
        application = self.application
        if not (application.function(Events) or application.function(Schedule)):
            return None
        queue = sqs.Queue(
            self,
            "Poison",
            retention_period=Duration.days(14),
            encryption=sqs.QueueEncryption.SQS_MANAGED,
            enforce_ssl=True,
            removal_policy=RemovalPolicy.DESTROY,
        )
        acknowledge(queue, "AwsSolutions-SQS3", "This is the dead-letter queue itself.")
        return queue

    def _connect(self) -> None:
        """Let the table, the bus and the clock call their functions."""
        if self.poison is None:
            return
        for spec in self.application.functions:
            function = self.functions[spec.module]
            if isinstance(spec, Events):
                self._park_failures(function, spec, self.poison)
                self._read_stream(function, self.poison)
                self._listen(spec, function, self.poison)
            elif isinstance(spec, Schedule):
                self._park_failures(function, spec, self.poison)
                self._plane.scheduler.every(self, spec.every, function, self.poison)

    def _park_failures(self, function: lambda_.Function, spec: Function, poison: sqs.Queue) -> None:
        """Bus and clock only hand over; that the function failed, Lambda alone knows."""
        lambda_.CfnEventInvokeConfig(
            self,
            f"{spec.module.capitalize()}Failures",
            function_name=function.function_name,
            qualifier="$LATEST",
            maximum_retry_attempts=2,
            destination_config=lambda_.CfnEventInvokeConfig.DestinationConfigProperty(
                on_failure=lambda_.CfnEventInvokeConfig.OnFailureProperty(
                    destination=poison.queue_arn
                )
            ),
        )

    def _read_stream(self, function: lambda_.Function, poison: sqs.Queue) -> None:
        if self.table is None:
            return
        mapping = lambda_.EventSourceMapping(
            self,
            "Stream",
            target=function,
            event_source_arn=self.table.table_stream_arn,
            starting_position=lambda_.StartingPosition.TRIM_HORIZON,
            batch_size=_BATCH,
            report_batch_item_failures=True,
            bisect_batch_on_error=True,
            # Its age alone ends it: a few minutes without DynamoDB or bus must lose no event.
            max_record_age=_GIVE_UP_AFTER,
            # One at a time per shard: the events of a dossier go out in their order.
            parallelization_factor=1,
            # Only a new item can be an event; states and claims are changed and expire.
            filters=[lambda_.FilterCriteria.filter({"eventName": ["INSERT"]})],
        )
        # Not through on_failure: that would give the function more than it needs of the queue.
        resource = cast(lambda_.CfnEventSourceMapping, mapping.node.default_child)
        resource.destination_config = lambda_.CfnEventSourceMapping.DestinationConfigProperty(
            on_failure=lambda_.CfnEventSourceMapping.OnFailureProperty(destination=poison.queue_arn)
        )

    def _listen(self, spec: Events, function: lambda_.Function, poison: sqs.Queue) -> None:
        if not spec.listens_to:
            return
        events.Rule(
            self,
            "Listen",
            event_bus=self._plane.bus,
            event_pattern=events.EventPattern(detail_type=list(spec.listens_to)),
            targets=[
                targets.LambdaFunction(
                    function,
                    dead_letter_queue=poison,
                    max_event_age=_GIVE_UP_AFTER,
                    retry_attempts=_RETRIES,
                )
            ],
        )
