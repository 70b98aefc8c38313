"""The rollout: one state machine that brings instances to their desired release.

    Choose -> for every instance, at most ten at a time:

        Start -> Wait -> Check -> Smoke -> Record
          ^________________|        (again while busy; to Record when it failed)

What can go wrong is an answer of a task (`stand`); what the tasks did not foresee is caught
and recorded as well, so that one instance never stops another. The tasks are the functions of
functions/cooperatie/rollout.py: one Lambda function, told apart by `task`.
"""

from __future__ import annotations

from aws_cdk import ArnFormat, CfnElement, Duration, RemovalPolicy, Stack
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_logs as logs
from aws_cdk import aws_stepfunctions as sfn
from aws_cdk import aws_stepfunctions_tasks as tasks
from constructs import Construct

from infra_cdk.constructs.function import LOG_RETENTION
from infra_cdk.guards import acknowledge

# CloudFormation makes some forty management calls to API Gateway per instance; that API
# takes ten a second for the whole account.
AT_A_TIME = 10
_POLL_SECONDS = {"local": 1}
_POLL_SECONDS_ELSEWHERE = 15
_LOG_DELIVERY = (
    "logs:CreateLogDelivery",
    "logs:GetLogDelivery",
    "logs:UpdateLogDelivery",
    "logs:DeleteLogDelivery",
    "logs:ListLogDeliveries",
    "logs:PutResourcePolicy",
    "logs:DescribeResourcePolicies",
    "logs:DescribeLogGroups",
)
_TRACING = (
    "xray:PutTraceSegments",
    "xray:PutTelemetryRecords",
    "xray:GetSamplingRules",
    "xray:GetSamplingTargets",
)


class Rollout(Construct):
    """The state machine; its input is `{"instanties": [...]}` or `{"koers": "<release>"}`.

    task  the function that carries out the tasks
    poll  between two looks at a stack; by default 15 seconds, and 1 on the local cloud
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        task: lambda_.IFunction,
        poll: Duration | None = None,
    ) -> None:
        super().__init__(scope, id)
        self._task = task
        self._poll = poll or Duration.seconds(_poll_seconds(self))
        log_group = logs.LogGroup(
            self,
            "Log",
            retention=LOG_RETENTION,
            removal_policy=RemovalPolicy.DESTROY,
        )
        self._role = iam.Role(
            self,
            "Role",
            assumed_by=iam.ServicePrincipal("states.amazonaws.com"),
            inline_policies={"Own": iam.PolicyDocument(statements=self._needs())},
        )
        self.state_machine = sfn.StateMachine(
            self,
            "StateMachine",
            comment="Brings instances to their desired release",
            definition_body=sfn.DefinitionBody.from_chainable(self._definition()),
            # CDK would allow more: every version of the function, for one.
            role=self._role.without_policy_updates(),
            # All municipalities, ten at a time, half an hour each.
            timeout=Duration.hours(24),
            tracing_enabled=True,
            logs=sfn.LogOptions(
                destination=log_group, level=sfn.LogLevel.ALL, include_execution_data=False
            ),
        )
        self._allow_own_map()

    def _definition(self) -> sfn.Chain:
        choose = self._invoke("Choose", "choose", result_path="$")
        each = sfn.DistributedMap(
            self,
            "EveryInstance",
            items_path="$.instanties",
            item_selector={
                "instantie": sfn.JsonPath.string_at("$$.Map.Item.Value"),
                "uitvoering": sfn.JsonPath.string_at("$$.Execution.Name"),
            },
            max_concurrency=AT_A_TIME,
            # An express execution ends after five minutes; a stack may take thirty.
            map_execution_type=sfn.StateMachineType.STANDARD,
            # Whatever becomes of one instance, the others go on; outcomes are in the dossiers.
            tolerated_failure_percentage=100,
            result_path=sfn.JsonPath.DISCARD,
        )
        each.item_processor(self._one_instance())
        return sfn.Chain.start(choose).next(each)

    def _one_instance(self) -> sfn.IChainable:
        start, check = self._invoke("Start", "start"), self._invoke("Check", "check")
        smoke, record = self._invoke("Smoke", "smoke"), self._invoke("Record", "record")
        done = sfn.Succeed(self, "Done")
        wait, patience = self._wait("Wait"), self._wait("WaitForPortal")
        for step in (start, check, smoke):
            step.add_catch(record, errors=["States.ALL"], result_path="$.fout")
        how = sfn.Choice(self, "HowFar")
        how.when(_stand("bezig"), wait).when(_stand("opnieuw"), start)
        how.when(_stand("klaar"), smoke).when(_stand("overgeslagen"), done).otherwise(record)
        start.next(how)
        wait.next(check)
        check.next(how)
        answers = sfn.Choice(self, "Answers")
        smoke.next(answers.when(_stand("bezig"), patience).otherwise(record))
        patience.next(smoke)
        # Another release became the desired one while this was being made.
        record.next(sfn.Choice(self, "Behind").when(_stand("opnieuw"), start).otherwise(done))
        return start

    def _invoke(self, id: str, task: str, result_path: str = "$.stap") -> tasks.LambdaInvoke:
        invoke = tasks.LambdaInvoke(
            self,
            id,
            lambda_function=self._task,
            payload=sfn.TaskInput.from_object(
                {"task": task, "invoer": sfn.JsonPath.entire_payload}
            ),
            payload_response_only=True,
            result_path=result_path,
            # Also retries what Lambda itself says of being busy.
            retry_on_service_exceptions=True,
            task_timeout=sfn.Timeout.duration(Duration.seconds(90)),
        )
        invoke.add_retry(
            errors=["Tijdelijk", "Lambda.TooManyRequestsException", "States.Timeout"],
            interval=Duration.seconds(2),
            backoff_rate=2,
            max_attempts=6,
            max_delay=Duration.minutes(1),
            jitter_strategy=sfn.JitterType.FULL,
        )
        return invoke

    def _wait(self, id: str) -> sfn.Wait:
        return sfn.Wait(self, id, time=sfn.WaitTime.duration(self._poll))

    def _needs(self) -> list[iam.PolicyStatement]:
        """What must be allowed before there is a machine: AWS tries it when it makes one."""
        return [
            _allow(("lambda:InvokeFunction",), self._task.function_arn),
            _allow((*_LOG_DELIVERY, *_TRACING), "*"),
        ]

    def _allow_own_map(self) -> None:
        """The instances of the map are executions of this machine, started by it."""
        machine = self.state_machine
        # CDK made one too, which our role does not take.
        machine.node.try_remove_child("DistributedMapPolicy")
        policy = iam.Policy(self, "OwnMap", roles=[self._role])
        executions = Stack.of(self).format_arn(
            service="states",
            resource="execution",
            resource_name=f"{machine.state_machine_name}/*",
            arn_format=ArnFormat.COLON_RESOURCE_NAME,
        )
        policy.add_statements(
            _allow(("states:StartExecution",), machine.state_machine_arn),
            _allow(("states:DescribeExecution", "states:StopExecution"), executions),
        )
        self._justify(policy, machine)

    def _justify(self, policy: iam.Policy, machine: sfn.StateMachine) -> None:
        acknowledge(
            self._role,
            "AwsSolutions-IAM5[Resource::*]",
            "Deliveries of logs and traces are no resources: they can't be named.",
        )
        made = machine.node.default_child
        assert isinstance(made, CfnElement)
        name = Stack.of(self).resolve(made.logical_id)
        acknowledge(
            policy,
            "AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:"
            f"<AWS::AccountId>:execution:<{name}.Name>/*]",
            "Only executions of this machine's own map, whose names are made at run time.",
        )


def _allow(actions: tuple[str, ...], resource: str) -> iam.PolicyStatement:
    return iam.PolicyStatement(actions=list(actions), resources=[resource])


def _poll_seconds(construct: Construct) -> int:
    target = str(construct.node.try_get_context("target"))
    return _POLL_SECONDS.get(target, _POLL_SECONDS_ELSEWHERE)


def _stand(value: str) -> sfn.Condition:
    return sfn.Condition.string_equals("$.stap.stand", value)
