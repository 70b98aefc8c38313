"""The gateway lets in what the manifests declare, and asks each the token it should."""

from __future__ import annotations

import json
from typing import Any

from gemeengoed.manifest import Application, Web
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


def test_the_routes_are_those_of_the_manifests(template: Template) -> None:
    expected: set[str] = set()
    for a in template.applications:
        expected |= {f"{r.method} {a.api_root}{r.path}" for r in a.routes} | _pages(a)
        if a.routes:
            expected.add(f"GET {a.api_root}/openapi.json")
    assert set(_routes(template)) == expected


def test_every_operation_asks_for_its_own_scope(template: Template) -> None:
    routes = _routes(template)
    (tokens,) = template.all("ApiGatewayV2::Authorizer")
    for a in template.applications:
        for r in a.routes:
            route = routes[f"{r.method} {a.api_root}{r.path}"]
            assert route["AuthorizationType"] == "JWT"
            assert route["AuthorizationScopes"] == [r.scope]
            assert route["AuthorizerId"] == {"Ref": tokens}


def test_only_pages_and_documents_are_open(template: Template) -> None:
    operations = {
        f"{r.method} {a.api_root}{r.path}" for a in template.applications for r in a.routes
    }
    for key, route in _routes(template).items():
        is_open = route.get("AuthorizationType", "NONE") == "NONE"
        assert is_open == (key not in operations), key


def test_tokens_are_those_of_this_instance(template: Template) -> None:
    (authorizer,) = template.all("ApiGatewayV2::Authorizer").values()
    assert authorizer["Properties"]["JwtConfiguration"] == {
        "Issuer": {"Ref": "ApiIssuer"},
        "Audience": [{"Ref": "ApiAudience"}],
    }


def test_a_route_leads_to_the_function_of_its_application(template: Template) -> None:
    routes = _routes(template)
    integrations = template.all("ApiGatewayV2::Integration")
    for a in template.applications:
        for r in a.routes:
            target = routes[f"{r.method} {a.api_root}{r.path}"]["Target"]["Fn::Join"][1][1]["Ref"]
            properties = integrations[target]["Properties"]
            assert properties["PayloadFormatVersion"] == "2.0"
            assert properties["IntegrationUri"] == {
                "Fn::GetAtt": [template.function_id(a.name, "api"), "Arn"]
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
