"""The tasks of the rollout: what they ask of CloudFormation, and what they make of its answers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import boto3
import pytest

from applications.cooperatie.cloudformation import OUTPUTS, CloudFormation, error
from applications.cooperatie.conftest import NU, RELEASE, Bureau, gemeente, regeling
from cooperatie import rollout
from cooperatie.sjablonen import ReleaseOngeldig
from cooperatie.stacks import Tijdelijk
from gemeengoed import aws

UITVOERING = "u1"
Clock = Callable[[datetime], None]


class Machine:
    """The state machine, by hand: the tasks one by one, with its state in between."""

    def __init__(self, key: str, uitvoering: str = UITVOERING) -> None:
        self.state: dict[str, Any] = {"instantie": key, "uitvoering": uitvoering}

    def do(self, task: str) -> dict[str, Any]:
        invoer = json.loads(json.dumps(self.state))
        self.state["stap"] = rollout.handler({"task": task, "invoer": invoer}, None)
        return dict(self.state["stap"])

    def stand(self, task: str) -> str:
        return str(self.do(task)["stand"])


@pytest.fixture
def cloudformation(monkeypatch: pytest.MonkeyPatch) -> CloudFormation:
    fake, real = CloudFormation(), aws.client

    def client(service: str) -> Any:
        return fake if service == "cloudformation" else real(service)

    client.cache_clear = real.cache_clear  # type: ignore[attr-defined]
    monkeypatch.setattr(aws, "client", client)
    return fake


@pytest.fixture
def portal(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """What is wrong with the portal, per try; nothing once the list is empty."""
    answers: list[str | None] = []

    def probe(base: str, host: str, paths: list[str]) -> str | None:
        assert paths == ["/", "/api/zaken/v1/openapi.json"]
        assert (base, host) == (f"https://{host}", "woerden.gemeengoed.example")
        return answers.pop(0) if answers else None

    monkeypatch.setattr(rollout, "probe", probe)
    return answers


@pytest.fixture(autouse=True)
def controleer(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The releases of most tests are no more than an id; `bucket` has real ones."""
    if "bucket" not in request.fixturenames:
        monkeypatch.setattr(rollout, "controleer", lambda s3, bucket, release: None)


@pytest.fixture
def bucket(bureau: Bureau) -> Callable[[str, bytes], None]:
    """Puts the template of a release in the bucket."""
    s3 = boto3.client("s3")
    where: Any = {"LocationConstraint": "eu-west-1"}
    s3.create_bucket(Bucket="releases", CreateBucketConfiguration=where)

    def put(release: str, content: bytes) -> None:
        s3.put_object(Bucket="releases", Key=f"releases/{release}.json", Body=content)

    return put


@pytest.fixture
def key(bureau: Bureau) -> str:
    bureau.publiceer()
    (key,) = bureau.toegetreden()
    return key


def test_create_check_smoke_record(
    bureau: Bureau, key: str, cloudformation: CloudFormation, portal: list[str | None]
) -> None:
    machine = Machine(key)
    assert machine.stand("start") == "bezig"
    assert bureau.get(f"/instanties/{key}").json["stand"] == "wordt gemaakt"
    assert machine.stand("check") == "bezig"
    cloudformation.ends("CREATE_COMPLETE")
    assert machine.stand("check") == "klaar"
    portal.append("Het portaal antwoordt 503 op /.")
    assert machine.stand("smoke") == "bezig"
    assert machine.stand("smoke") == "klaar"
    assert machine.stand("record") == "draait"
    assert cloudformation.protected
    instantie = bureau.get(f"/instanties/{key}").json
    assert instantie["stand"] == "draait"
    assert instantie["werkelijkeRelease"] == RELEASE
    assert instantie["portaalUrl"] == OUTPUTS["PortalUrl"]
    assert instantie["apiUrl"] == OUTPUTS["ApiUrl"]
    assert instantie["stack"]["id"].endswith(f"/gemeengoed-{key}/1")


def test_what_is_asked_of_cloudformation(key: str, cloudformation: CloudFormation) -> None:
    Machine(key).do("start")
    asked = cloudformation.last
    assert asked["StackName"] == f"gemeengoed-{key}"
    assert asked["ClientRequestToken"] == f"{key}-{RELEASE[:16]}-1"
    assert asked["TemplateURL"] == (
        f"https://s3.eu-west-1.amazonaws.com/releases/releases/{RELEASE}.json"
    )
    assert asked["RoleARN"] == "arn:aws:iam::123456789012:role/stacks"
    assert asked["Capabilities"] == ["CAPABILITY_IAM"]
    assert {p["ParameterKey"]: p["ParameterValue"] for p in asked["Parameters"]} == {
        "InstanceKey": key,
        "InstanceName": "Woerden",
        "MunicipalityCode": "GM0632",
        "Oin": "00000001001000007000",
        "DomainName": "woerden.gemeengoed.example",
        "CertificateArn": "",
        "PortalUrl": "https://woerden.gemeengoed.example",
        "ApiIssuer": "https://idp.example/GM0632/api",
        "ApiAudience": "urn:gemeengoed:GM0632",
        "CitizenIssuer": "https://idp.example/GM0632/digid",
        "OrganisationIssuer": "https://idp.example/GM0632/eherkenning",
        "OfficialIssuer": "https://idp.example/GM0632/medewerkers",
        "ClientId": "gemeengoed-GM0632",
        "ClaimPaths": "{}",
        "CooperativeBusArn": "arn:aws:events:eu-west-1:123456789012:event-bus/cooperatie",
    }


def test_municipality_may_have_its_own_oin(bureau: Bureau, cloudformation: CloudFormation) -> None:
    bureau.publiceer()
    own = gemeente("GM0757", "Boxtel") | {"oin": "00000001001000020000"}
    (key,) = bureau.toegetreden(regeling(gemeenten=[own]))
    Machine(key).do("start")
    parameters = {p["ParameterKey"]: p["ParameterValue"] for p in cloudformation.last["Parameters"]}
    assert parameters["Oin"] == "00000001001000020000"


def test_every_task_may_run_twice(
    bureau: Bureau, key: str, cloudformation: CloudFormation, portal: list[str | None]
) -> None:
    machine = Machine(key)
    assert [machine.stand("start") for _ in range(2)] == ["bezig", "bezig"]
    assert cloudformation.calls == ["create"]
    cloudformation.ends("CREATE_COMPLETE")
    assert [machine.stand("check") for _ in range(2)] == ["klaar", "klaar"]
    state = json.loads(json.dumps(machine.state))
    assert machine.stand("record") == "draait"
    machine.state = state
    assert machine.stand("record") == "overgeslagen"
    instantie = bureau.get(f"/instanties/{key}").json
    assert (instantie["stand"], instantie["pogingen"]) == ("draait", 1)


def test_failed_stack_tells_the_first_cause(
    bureau: Bureau, key: str, cloudformation: CloudFormation
) -> None:
    machine = Machine(key)
    machine.do("start")
    cloudformation.ends(
        "ROLLBACK_COMPLETE",
        ("Domain", "The domain name is taken"),
        ("Table", "Resource creation cancelled"),
    )
    assert machine.stand("check") == "mislukt"
    assert machine.stand("record") == "mislukt"
    instantie = bureau.get(f"/instanties/{key}").json
    assert (instantie["stand"], instantie["reden"]) == (
        "mislukt",
        "Domain: The domain name is taken",
    )
    assert not cloudformation.protected


def test_trying_again_clears_away_what_never_ran(
    bureau: Bureau, key: str, cloudformation: CloudFormation, portal: list[str | None]
) -> None:
    first = Machine(key)
    first.do("start")
    cloudformation.ends("ROLLBACK_COMPLETE", ("Domain", "taken"))
    first.do("check")
    first.do("record")
    assert bureau.post(f"/instanties/{key}/opnieuw").status == 202
    machine = Machine(key, "u2")
    assert machine.stand("start") == "bezig"
    assert machine.stand("check") == "bezig"
    cloudformation.gone()
    assert machine.stand("check") == "opnieuw"
    assert machine.stand("start") == "bezig"
    assert cloudformation.calls == ["create", "delete", "create"]
    assert cloudformation.last["ClientRequestToken"].endswith("-2")
    cloudformation.ends("CREATE_COMPLETE")
    assert [machine.stand(t) for t in ("check", "smoke", "record")] == ["klaar", "klaar", "draait"]


def test_stack_that_cannot_be_cleared_away(
    bureau: Bureau, key: str, cloudformation: CloudFormation
) -> None:
    first = Machine(key)
    first.do("start")
    cloudformation.ends("ROLLBACK_FAILED")
    assert first.stand("check") == "mislukt"
    first.do("record")
    bureau.post(f"/instanties/{key}/opnieuw")
    machine = Machine(key, "u2")
    machine.do("start")
    cloudformation.ends("DELETE_FAILED", ("Table", "is protected"))
    assert machine.do("check") == {"stand": "mislukt", "reden": "Table: is protected"}


def _running(key: str, cloudformation: CloudFormation) -> None:
    machine = Machine(key)
    machine.do("start")
    cloudformation.ends("CREATE_COMPLETE")
    for task in ("check", "smoke", "record"):
        machine.do(task)


def test_new_release_is_an_update(
    bureau: Bureau, key: str, cloudformation: CloudFormation, portal: list[str | None]
) -> None:
    _running(key, cloudformation)
    bureau.publiceer("b" * 64, "2026.7.2")
    chosen = rollout.handler({"task": "choose", "invoer": {"koers": "b" * 64}}, None)
    assert chosen == {"instanties": [key]}
    machine = Machine(key, "u2")
    assert machine.stand("start") == "bezig"
    assert bureau.get(f"/instanties/{key}").json["stand"] == "wordt bijgewerkt"
    cloudformation.ends("UPDATE_COMPLETE")
    assert [machine.stand(t) for t in ("check", "smoke", "record")] == ["klaar", "klaar", "draait"]
    assert cloudformation.calls == ["create", "update"]
    assert bureau.get(f"/instanties/{key}").json["werkelijkeRelease"] == "b" * 64


def test_failed_update_is_told_and_the_old_one_stays(
    bureau: Bureau, key: str, cloudformation: CloudFormation, portal: list[str | None]
) -> None:
    _running(key, cloudformation)
    bureau.publiceer("b" * 64, "2026.7.2")
    rollout.handler({"task": "choose", "invoer": {}}, None)
    machine = Machine(key, "u2")
    machine.do("start")
    cloudformation.ends("UPDATE_ROLLBACK_COMPLETE", ("Function", "too large"))
    machine.do("check")
    machine.do("record")
    instantie = bureau.get(f"/instanties/{key}").json
    assert (instantie["stand"], instantie["reden"]) == ("mislukt", "Function: too large")
    assert instantie["werkelijkeRelease"] == RELEASE
    assert instantie["portaalUrl"] == OUTPUTS["PortalUrl"]


def test_nothing_to_update_is_ready(
    bureau: Bureau, key: str, cloudformation: CloudFormation, portal: list[str | None]
) -> None:
    _running(key, cloudformation)
    bureau.publiceer("b" * 64, "2026.7.2")
    rollout.handler({"task": "choose", "invoer": {}}, None)
    cloudformation.unchanged = True
    machine = Machine(key, "u2")
    assert [machine.stand(t) for t in ("start", "smoke", "record")] == ["klaar", "klaar", "draait"]


def test_release_that_came_meanwhile_is_next(
    bureau: Bureau, key: str, cloudformation: CloudFormation, portal: list[str | None]
) -> None:
    machine = Machine(key)
    machine.do("start")
    bureau.publiceer("b" * 64, "2026.7.2")
    assert rollout.handler({"task": "choose", "invoer": {}}, None) == {"instanties": []}
    assert Machine(key, "u2").stand("start") == "overgeslagen"
    cloudformation.ends("CREATE_COMPLETE")
    assert [machine.stand(t) for t in ("check", "smoke", "record")] == ["klaar", "klaar", "opnieuw"]
    assert machine.stand("start") == "bezig"
    assert cloudformation.calls == ["create", "update"]


def test_end_of_an_earlier_attempt_is_not_ours(
    bureau: Bureau, key: str, cloudformation: CloudFormation, tijd: Clock
) -> None:
    Machine(key).do("start")
    tijd(NU + timedelta(minutes=51))
    machine = Machine(key, "u2")
    assert machine.stand("start") == "bezig"
    cloudformation.ends("CREATE_COMPLETE")
    assert machine.stand("check") == "opnieuw"
    assert machine.stand("start") == "bezig"
    assert cloudformation.calls == ["create", "update"]
    assert Machine(key).stand("check") == "overgeslagen"


def test_what_takes_too_long_failed(key: str, cloudformation: CloudFormation, tijd: Clock) -> None:
    machine = Machine(key)
    machine.do("start")
    tijd(NU + timedelta(minutes=50))
    assert machine.stand("check") == "mislukt"


def test_portal_that_keeps_silent_failed(
    key: str, cloudformation: CloudFormation, portal: list[str | None], tijd: Clock
) -> None:
    machine = Machine(key)
    machine.do("start")
    cloudformation.ends("CREATE_COMPLETE")
    machine.do("check")
    tijd(NU + timedelta(minutes=5))
    portal.append("Het portaal antwoordt 503 op /.")
    assert machine.do("smoke") == {"stand": "mislukt", "reden": "Het portaal antwoordt 503 op /."}


def test_instance_without_a_release_is_skipped(
    bureau: Bureau, cloudformation: CloudFormation
) -> None:
    (key,) = bureau.toegetreden()
    assert Machine(key).stand("start") == "overgeslagen"
    assert cloudformation.calls == []


def test_stuck_stack_needs_a_person(
    bureau: Bureau, key: str, cloudformation: CloudFormation, portal: list[str | None]
) -> None:
    _running(key, cloudformation)
    cloudformation.ends("UPDATE_ROLLBACK_FAILED")
    bureau.publiceer("b" * 64, "2026.7.2")
    rollout.handler({"task": "choose", "invoer": {}}, None)
    stap = Machine(key, "u2").do("start")
    assert stap["stand"] == "mislukt"
    assert "UPDATE_ROLLBACK_FAILED" in stap["reden"]


def test_refusal_is_an_outcome(key: str, cloudformation: CloudFormation) -> None:
    cloudformation.refuses = error("LimitExceededException", "2000 stacks")
    stap = Machine(key).do("start")
    assert stap == {"stand": "mislukt", "reden": "LimitExceededException: 2000 stacks"}


def test_busy_cloudformation_is_tried_again(key: str, cloudformation: CloudFormation) -> None:
    cloudformation.refuses = error("Throttling", "Rate exceeded")
    with pytest.raises(Tijdelijk):
        Machine(key).do("start")
    cloudformation.refuses = None
    assert Machine(key).stand("start") == "bezig"


def test_fault_of_ours_says_only_its_kind(
    bureau: Bureau, key: str, cloudformation: CloudFormation
) -> None:
    machine = Machine(key)
    machine.do("start")
    cloudformation.stack = {"secret": "x"}
    with pytest.raises(rollout.Onverwacht, match=r"^KeyError$") as caught:
        machine.do("check")
    assert caught.value.__suppress_context__
    machine.state["fout"] = {"Error": "Onverwacht", "Cause": '{"stackTrace": ["secret"]}'}
    assert machine.stand("record") == "mislukt"
    reden = bureau.get(f"/instanties/{key}").json["reden"]
    assert reden == "Onverwachte fout (Onverwacht). Kijk in het log."


def test_settings_are_what_the_template_gives() -> None:
    from cooperatie.events import Settings as EventsSettings
    from cooperatie.schedule import Settings as ScheduleSettings

    assert "ROLLOUT_ARN" in EventsSettings.variables()
    assert "ROLLOUT_ARN" in ScheduleSettings.variables()
    assert {"RELEASE_BUCKET", "STACK_ROLE_ARN"} <= set(rollout.Settings.variables())


@pytest.mark.parametrize("status", [None, "DELETE_FAILED", "ROLLBACK_FAILED", "CREATE_FAILED"])
@pytest.mark.parametrize("ran", [True, False], ids=["ran", "portal kept silent"])
def test_stack_with_data_is_never_replaced(
    bureau: Bureau,
    key: str,
    cloudformation: CloudFormation,
    portal: list[str | None],
    tijd: Clock,
    status: str | None,
    ran: bool,
) -> None:
    if ran:
        _running(key, cloudformation)
        bureau.publiceer("b" * 64, "2026.7.2")
        rollout.handler({"task": "choose", "invoer": {}}, None)
    else:
        silent = Machine(key)
        silent.do("start")
        cloudformation.ends("CREATE_COMPLETE")
        silent.do("check")
        portal.append("Het portaal antwoordt 503 op /.")
        tijd(NU + timedelta(minutes=6))
        assert [silent.stand(t) for t in ("smoke", "record")] == ["mislukt", "mislukt"]
        bureau.post(f"/instanties/{key}/opnieuw")
    cloudformation.ends(status) if status else cloudformation.gone()
    machine = Machine(key, "u2")
    assert machine.do("start") == {"stand": "mislukt", "reden": rollout.WEG}
    assert machine.stand("record") == "mislukt"
    assert cloudformation.calls == ["create"]


def test_stack_that_vanishes_under_our_hands_is_not_replaced(
    bureau: Bureau, key: str, cloudformation: CloudFormation, portal: list[str | None]
) -> None:
    _running(key, cloudformation)
    bureau.publiceer("b" * 64, "2026.7.2")
    rollout.handler({"task": "choose", "invoer": {}}, None)
    machine = Machine(key, "u2")
    machine.do("start")
    cloudformation.gone()
    assert machine.stand("check") == "opnieuw"
    assert machine.do("start") == {"stand": "mislukt", "reden": rollout.WEG}
    assert cloudformation.calls == ["create", "update"]


def test_execution_that_died_before_it_protected(
    key: str, cloudformation: CloudFormation, tijd: Clock
) -> None:
    Machine(key).do("start")
    cloudformation.ends("CREATE_COMPLETE")
    cloudformation.unchanged = True
    tijd(NU + timedelta(minutes=51))
    machine = Machine(key, "u2")
    assert [machine.stand("start") for _ in range(2)] == ["klaar", "klaar"]
    assert cloudformation.protected
    cloudformation.gone()
    assert machine.do("start") == {"stand": "mislukt", "reden": rollout.WEG}


@pytest.mark.parametrize("content", [None, b"{}"], ids=["missing", "another"])
def test_release_that_is_not_what_it_says_touches_nobody(
    bureau: Bureau,
    cloudformation: CloudFormation,
    portal: list[str | None],
    bucket: Callable[[str, bytes], None],
    content: bytes | None,
) -> None:
    good = hashlib.sha256(b"good").hexdigest()
    bucket(good, b"good")
    bureau.publiceer(good)
    (key,) = bureau.toegetreden()
    named = {"task": "choose", "invoer": {"instanties": [key]}}
    assert rollout.handler(named, None) == {"instanties": [key]}
    _running(key, cloudformation)
    if content is not None:
        bucket("b" * 64, content)
    bureau.publiceer("b" * 64, "2026.7.2")
    for invoer in ({"koers": "b" * 64}, {"instanties": [key]}):
        with pytest.raises(ReleaseOngeldig):
            rollout.handler({"task": "choose", "invoer": invoer}, None)
    instantie = bureau.get(f"/instanties/{key}").json
    assert (instantie["stand"], instantie["gewensteRelease"]) == ("draait", good)
    assert cloudformation.calls == ["create"]


def test_release_before_there_were_paths_has_a_portal(
    key: str, cloudformation: CloudFormation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(OUTPUTS, "SmokePaths")
    machine = Machine(key)
    machine.do("start")
    cloudformation.ends("CREATE_COMPLETE")
    assert machine.do("check")["paden"] == ["/"]
