"""What goes wrong is kept, seen and told."""

from __future__ import annotations

import json
from typing import Any

from gemeengoed.manifest import Api, Events, Schedule, Standard, Web
from infra.template import Template, permissions
from infra_cdk.build import own_lock


def test_every_function_logs_to_its_own_group_for_half_a_year(template: Template) -> None:
    groups = template.all("Logs::LogGroup")
    used = [
        template.function(a.name, f.module)["LoggingConfig"]["LogGroup"]["Ref"]
        for a, f in template.functions()
    ]
    assert len(used) == len(set(used))
    assert set(used) <= set(groups)
    assert all(g["Properties"]["RetentionInDays"] == 180 for g in groups.values())


def test_functions_run_where_they_were_built_for(template: Template) -> None:
    for application, function in template.functions():
        properties = template.function(application.name, function.module)
        assert properties["Runtime"] == "python3.13"
        assert properties["Architectures"] == ["arm64"]
        assert properties["MemorySize"] == function.memory_mb
        assert properties["Timeout"] == function.timeout.total_seconds()
        # The shared code, its libraries, and perhaps libraries that only this application has.
        assert len(properties["Layers"]) == 2 + (own_lock(application) is not None)


def test_there_is_no_code_but_that_of_the_manifests(template: Template) -> None:
    """No functions that CDK brings along, e.g. to set the retention of a log group."""
    assert len(template.all("Lambda::Function")) == len(list(template.functions()))
    kinds = {r["Type"] for r in template.body["Resources"].values()}
    assert not [k for k in kinds if k.startswith("Custom::") or "CustomResource" in k]


def test_a_stream_never_loses_an_event_in_silence(template: Template) -> None:
    mappings = template.all("Lambda::EventSourceMapping").values()
    publishing = [a for a in template.applications if a.function(Events)]
    assert len(mappings) == len(publishing)
    for mapping in mappings:
        properties = mapping["Properties"]
        assert properties["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
        assert properties["BisectBatchOnFunctionError"] is True
        assert properties["MaximumRecordAgeInSeconds"] == 24 * 3600
        # Unlimited: its age alone ends it.
        assert properties.get("MaximumRetryAttempts", -1) == -1
        assert properties["StartingPosition"] == "TRIM_HORIZON"
        assert properties["ParallelizationFactor"] == 1
        queue = properties["DestinationConfig"]["OnFailure"]["Destination"]
        assert template.called(queue).endswith("Poison")
        (pattern,) = properties["FilterCriteria"]["Filters"]
        assert json.loads(pattern["Pattern"]) == {"eventName": ["INSERT"]}


def test_an_application_hears_what_it_listens_to(template: Template) -> None:
    every = template.all("Events::Rule").items()
    rules = [r for name, r in every if not name.startswith("Wishes")]
    listening = [a for a in template.applications if _events(a).listens_to]
    assert len(rules) == len(listening)
    for rule in rules:
        (target,) = rule["Properties"]["Targets"]
        function = target["Arn"]["Fn::GetAtt"][0]
        (application,) = (
            a for a in listening if template.function_id(a.name, "events") == function
        )
        assert target["RetryPolicy"] == {
            "MaximumEventAgeInSeconds": 24 * 3600,
            "MaximumRetryAttempts": 185,
        }
        pattern = rule["Properties"]["EventPattern"]
        assert pattern == {"detail-type": list(_events(application).listens_to)}
        assert template.called(target["DeadLetterConfig"]["Arn"]).endswith("Poison")
        assert template.called(rule["Properties"]["EventBusName"]) == "Bus"


def test_only_wishes_go_from_an_instance_to_the_cooperative(
    lid: Template, cooperatie: Template
) -> None:
    (rule,) = (
        r["Properties"]
        for name, r in lid.all("Events::Rule").items()
        if name.startswith("Wishes") and not name.startswith("WishesRole")
    )
    assert rule["EventPattern"] == {"detail-type": ["wens.geuit"]}
    assert lid.called(rule["EventBusName"]) == "Bus"
    (target,) = rule["Targets"]
    assert target["Arn"] == {"Ref": "CooperativeBusArn"}
    assert lid.called(target["DeadLetterConfig"]["Arn"]) == "PortaalPoison"
    role = lid.body["Resources"][target["RoleArn"]["Fn::GetAtt"][0]]["Properties"]
    assert permissions(lid, role) == {("events:PutEvents", "CooperativeBusArn")}
    (bus,) = cooperatie.all("Events::EventBus").values()
    (statement,) = bus["Properties"]["Policy"]["Statement"]
    assert statement["Principal"] == {"AWS": {"Ref": "MemberAccounts"}}
    assert statement["Action"] == "events:PutEvents"
    assert statement["Condition"] == {"StringEquals": {"events:detail-type": "wens.geuit"}}


def test_what_a_background_function_drops_is_parked(template: Template) -> None:
    expected = {
        template.function_id(a.name, f.module)
        for a, f in template.functions()
        if isinstance(f, (Events, Schedule))
    }
    parked = {
        c["Properties"]["FunctionName"]["Ref"]: c["Properties"]["DestinationConfig"]
        for c in template.all("Lambda::EventInvokeConfig").values()
    }
    assert set(parked) == expected
    for destination in parked.values():
        assert template.called(destination["OnFailure"]["Destination"]).endswith("Poison")


def test_every_schedule_runs_at_its_interval(template: Template) -> None:
    timers = {
        t["Properties"]["Target"]["Arn"]["Fn::GetAtt"][0]: t["Properties"]
        for t in template.all("Scheduler::Schedule").values()
    }
    scheduled = {
        template.function_id(a.name, f.module): f
        for a, f in template.functions()
        if isinstance(f, Schedule)
    }
    assert set(timers) == set(scheduled)
    for function, spec in scheduled.items():
        number, unit = timers[function]["ScheduleExpression"][5:-1].split()
        assert unit.startswith("minute")
        assert int(number) * 60 == spec.every.total_seconds()
        assert "DeadLetterConfig" in timers[function]["Target"]


def test_parked_messages_are_safe_and_stay_two_weeks(template: Template) -> None:
    for queue in template.all("SQS::Queue").values():
        assert queue["Properties"]["SqsManagedSseEnabled"] is True
        assert queue["Properties"]["MessageRetentionPeriod"] == 14 * 24 * 3600


def test_somebody_is_told(template: Template) -> None:
    alarms = {i: a["Properties"] for i, a in template.all("CloudWatch::Alarm").items()}
    (topic,) = template.all("SNS::Topic")
    for name, alarm in alarms.items():
        assert alarm["AlarmActions"] == [{"Ref": topic}], name
        assert alarm["TreatMissingData"] == "notBreaching", name
        # The local cloud knows no metric math, and on AWS it costs more.
        assert "Metrics" not in alarm, name
    assert any(a["MetricName"] == "5xx" for a in alarms.values())
    for application in template.applications:
        if application.function(Events):
            for what in ("PoisonWaits", "StreamBehind", "EventsErrors"):
                start = f"{application.name.capitalize()}{what}"
                assert any(i.startswith(start) for i in alarms), start
        watched = [k for k in application.kpis if k.alarm_above is not None]
        for kpi in watched:
            start = f"{application.name.capitalize()}Kpi"
            (alarm,) = (
                a for i, a in alarms.items() if i.startswith(start) and a["MetricName"] == kpi.name
            )
            assert alarm["Threshold"] == kpi.alarm_above


def test_what_somebody_waits_for_has_no_alarm_of_its_own(template: Template) -> None:
    """What goes wrong there is a 5xx of the gateway: one mistake, one alarm."""
    alarms = template.all("CloudWatch::Alarm")
    for application, function in template.functions():
        start = f"{application.name.capitalize()}{function.module.capitalize()}Errors"
        waited_for = isinstance(function, (Api, Standard, Web))
        assert any(i.startswith(start) for i in alarms) != waited_for, start


def test_alarms_and_dashboard_look_at_the_figures_that_functions_write(
    template: Template,
) -> None:
    namespace = f"Gemeengoed/{template.plane.value}"
    (dashboard,) = template.all("CloudWatch::Dashboard").values()
    shown = json.dumps(dashboard["Properties"]["DashboardBody"])
    for application in template.applications:
        for kpi in application.kpis:
            assert kpi.title in shown
        for figure in application.log_figures:
            function = template.function(application.name, figure.module)
            assert figure.title in shown
            assert json.dumps(function["LoggingConfig"]["LogGroup"]) in shown
        if application.function(Schedule):
            function = template.function(application.name, "schedule")
            assert function["Environment"]["Variables"]["METRICS_NAMESPACE"] == namespace
        for name, alarm in template.all("CloudWatch::Alarm").items():
            properties = alarm["Properties"]
            if name.startswith(f"{application.name.capitalize()}Kpi"):
                assert properties["Namespace"] == namespace
                assert properties["Dimensions"] == [
                    {"Name": "Application", "Value": application.name},
                    {"Name": "Instance", "Value": {"Ref": "InstanceKey"}},
                ]


def test_cloudwatch_can_publish_to_the_topic(template: Template) -> None:
    (topic,) = template.all("SNS::Topic").values()
    key = template.body["Resources"][topic["Properties"]["KmsMasterKeyId"]["Fn::GetAtt"][0]]
    allowed = [
        s
        for s in key["Properties"]["KeyPolicy"]["Statement"]
        if s["Principal"] == {"Service": "cloudwatch.amazonaws.com"}
    ]
    assert [s["Action"] for s in allowed] == [["kms:Decrypt", "kms:GenerateDataKey"]]


def test_everything_says_whose_it_is(template: Template) -> None:
    for name, resource in template.all("DynamoDB::Table").items():
        tags = {t["Key"]: t["Value"] for t in resource["Properties"]["Tags"]}
        assert tags["gemeengoed:instance"] == {"Ref": "InstanceKey"}, name
        assert tags["gemeengoed:plane"] == template.plane.value
        assert "gemeengoed:release" in tags
        assert ("gemeengoed:application" in tags) == (not name.startswith("Sessions"))


def _events(application: Any) -> Events:
    found = application.function(Events)
    return found if isinstance(found, Events) else Events()
