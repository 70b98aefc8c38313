"""From application to a portal that answers, through the cooperative's own API."""

from __future__ import annotations

from infra_cdk.local import http
from infra_cdk.local.cooperative import Json
from running import Running
from system.applicants import FEE, applicant, instance_of, invoiced, pay, today
from system.cloud import cooperative, eventually, resources

FOUNDERS = {"GM0772": "Eindhoven", "GM0757": "Boxtel", "GM0845": "Sint-Michielsgestel"}


def test_founders_and_woerden_run(cloud: Running) -> None:
    sites = {s.code: s for s in cloud.description.instances}
    assert FOUNDERS.items() <= {c: s.naam for c, s in sites.items()}.items()
    assert sites["GM0632"].naam == "Woerden"
    for site in sites.values():
        assert site.status == "draait"
        assert http.call("GET", f"{site.web}/").status == 200
        assert http.call("GET", f"{site.api}/bezwaar/v1/openapi.json").status == 200


def test_one_member_may_act_for_two_municipalities(cloud: Running) -> None:
    instances = {i["code"]: i for i in cooperative(cloud).instances()}
    assert instances["GM0757"]["lid"] == instances["GM0845"]["lid"]
    assert instances["GM0757"]["stack"] != instances["GM0845"]["stack"]


def test_instances_share_no_table_function_or_role(cloud: Running) -> None:
    stacks = [s.stack for s in cloud.description.instances]
    for kind in ("AWS::DynamoDB::Table", "AWS::Lambda::Function", "AWS::IAM::Role"):
        names = [n for stack in stacks for n in resources(cloud, stack, kind).values()]
        assert names
        assert len(set(names)) == len(names)


def test_a_stack_is_not_named_after_the_municipality(cloud: Running) -> None:
    for site in cloud.description.instances:
        assert site.naam.lower() not in site.stack
        assert site.code.lower() not in site.stack.lower()


def test_joining_in_parts_and_paying_too_much(cloud: Running) -> None:
    lid = invoiced(cloud, applicant(cloud, "Deelbetaling"))

    first = pay(cloud, lid, FEE - 1, "1")
    assert first.status == 201
    assert (first.json()["lid"]["stand"], first.json()["lid"]["openstaand"]) == ("deels betaald", 1)
    assert instance_of(cloud, lid) is None

    assert pay(cloud, lid, FEE - 1, "1").status == 409, "one bank reference is booked once"

    rest = pay(cloud, lid, 500, "2")
    assert rest.status == 201
    assert rest.json()["lid"]["stand"] == "toegetreden"
    assert (rest.json()["opFactuur"], rest.json()["onverschuldigd"]) == (1, 499)

    late = pay(cloud, lid, 700, "3")
    assert late.json()["lid"]["onverschuldigd"] == 499 + 700, "money that came in is never lost"

    instance = eventually(lambda: _runs(cloud, lid), seconds=120)
    assert http.call("GET", f"{instance['portaalUrl']}/").status == 200


def test_joining_twice_is_refused(cloud: Running) -> None:
    application = applicant(cloud, "Dubbel")
    assert _apply(cloud, application).status == 201
    same_municipality = {**applicant(cloud, "Anders"), "gemeenten": application["gemeenten"]}
    for again in (application, same_municipality):
        answer = _apply(cloud, again)
        assert answer.status == 409
        assert answer.headers["content-type"].startswith("application/problem+json")
        assert answer.json()["detail"]


def test_impossible_input_is_told_per_field(cloud: Running) -> None:
    application = applicant(cloud, "Onmogelijk")
    answer = _apply(cloud, {**application, "rsin": "123456789", "oin": "1"})
    assert answer.status == 400
    lid = invoiced(cloud, application)
    for bad in ({"bedrag": -1}, {"bedrag": 1.5}, {"betaalDatum": "2026-02-30"}):
        body = {"bedrag": 1, "bankreferentie": "x", "betaalDatum": today(), **bad}
        path = f"/leden/{lid['id']}/betalingen"
        answer = cooperative(cloud).ask("POST", path, "cooperatie:boekhouden", body)
        assert answer.status == 400
        assert next(iter(bad)) in answer.text


def _apply(cloud: Running, application: Json) -> http.Answer:
    return cooperative(cloud).ask("POST", "/leden", "cooperatie:aanmelden", application)


def _runs(cloud: Running, lid: Json) -> Json | None:
    instance = instance_of(cloud, lid)
    assert instance is None or instance["stand"] != "mislukt", instance
    return instance if instance and instance["stand"] == "draait" else None
