"""The gateway lets in what the manifests declare, and asks each the token it should."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from gemeengoed.manifest import Api, Application, Function, Route, Standard, Web
from infra.template import Template


def _routes(template: Template) -> dict[str, dict[str, Any]]:
    found = [r["Properties"] for r in template.all("ApiGatewayV2::Route").values()]
    keys = [r["RouteKey"] for r in found]
    assert len(keys) == len(set(keys))
    return {r["RouteKey"]: r for r in found}


def _pages(application: Application) -> set[str]:
    if not application.function(Web):
        return set()
    if application.front_door:
        return {"$default"}
    return {f"ANY {application.web_root}", f"ANY {application.web_root}/{{proxy+}}"}


def _operations(template: Template) -> Iterator[tuple[Application, Function, str, Route]]:
    """Every operation for machine clients: of whom, and where it stands."""
    for a in template.applications:
        for f in a.functions:
            if isinstance(f, (Api, Standard)):
                for r in f.routes:
                    yield a, f, f"{r.method} {_root(a, f)}{r.path}", r


def _root(application: Application, function: Function) -> str:
    return function.root if isinstance(function, Standard) else application.api_root


def test_the_routes_are_those_of_the_manifests(template: Template) -> None:
    expected: set[str] = set()
    for a in template.applications:
        expected |= _pages(a)
    for a, f, key, _ in _operations(template):
        expected |= {key, f"GET {_root(a, f)}/openapi.json"}
    assert set(_routes(template)) == expected


def test_every_operation_asks_for_its_own_scope(template: Template) -> None:
    routes = _routes(template)
    (tokens,) = template.all("ApiGatewayV2::Authorizer")
    for _, _, key, r in _operations(template):
        assert routes[key]["AuthorizationType"] == "JWT"
        assert routes[key]["AuthorizationScopes"] == [r.scope]
        assert routes[key]["AuthorizerId"] == {"Ref": tokens}


def test_only_pages_and_documents_are_open(template: Template) -> None:
    operations = {key for _, _, key, _ in _operations(template)}
    for key, route in _routes(template).items():
        is_open = route.get("AuthorizationType", "NONE") == "NONE"
        assert is_open == (key not in operations), key


def test_the_national_api_stands_where_its_clients_look(lid: Template) -> None:
    routes = _routes(lid)
    asked = routes["POST /haalcentraal/api/brp/personen"]
    assert (asked["AuthorizationType"], asked["AuthorizationScopes"]) == ("JWT", ["gba:bevragen"])
    assert routes["GET /haalcentraal/api/brp/openapi.json"]["AuthorizationType"] == "NONE"


def test_tokens_are_those_of_this_instance(template: Template) -> None:
    (authorizer,) = template.all("ApiGatewayV2::Authorizer").values()
    assert authorizer["Properties"]["JwtConfiguration"] == {
        "Issuer": {"Ref": "ApiIssuer"},
        "Audience": [{"Ref": "ApiAudience"}],
    }


def test_a_route_leads_to_the_function_of_its_application(template: Template) -> None:
    routes = _routes(template)
    integrations = template.all("ApiGatewayV2::Integration")
    for a, f, key, _ in _operations(template):
        target = routes[key]["Target"]["Fn::Join"][1][1]["Ref"]
        properties = integrations[target]["Properties"]
        assert properties["PayloadFormatVersion"] == "2.0"
        assert properties["IntegrationUri"] == {
            "Fn::GetAtt": [template.function_id(a.name, f.module), "Arn"]
        }


def test_one_integration_and_one_permission_per_function(template: Template) -> None:
    uris = [
        json.dumps(i["Properties"]["IntegrationUri"])
        for i in template.all("ApiGatewayV2::Integration").values()
    ]
    assert len(uris) == len(set(uris))
    permissions = [
        p
        for p in template.all("Lambda::Permission").values()
        if p["Properties"]["Principal"] == "apigateway.amazonaws.com"
    ]
    assert len(permissions) == len(uris)


def test_the_number_of_routes_leaves_room(lid: Template) -> None:
    # An HTTP API takes 300.
    assert len(_routes(lid)) <= 250


def test_the_access_log_tells_nothing_of_persons(template: Template) -> None:
    (stage,) = template.all("ApiGatewayV2::Stage").values()
    assert stage["Properties"]["StageName"] == "$default"
    assert stage["Properties"]["AutoDeploy"] is True
    logged = json.loads(stage["Properties"]["AccessLogSettings"]["Format"])
    said = " ".join(logged.values())
    assert logged["route"] == "$context.routeKey"
    for personal in ("path", "query", "sourceIp", "userAgent", "claims", "identity", "domainName"):
        assert personal.lower() not in said.lower()
    limits = stage["Properties"]["DefaultRouteSettings"]
    assert limits["ThrottlingRateLimit"] > 0
    assert limits["ThrottlingBurstLimit"] >= limits["ThrottlingRateLimit"]
