"""A warm read through the gateway, against a function that does nothing on the same gateway.

Both routes ask for a token with a scope; both functions write one line of log, since the
local cloud waits 50 ms for the first line of a function that writes none.
"""

from __future__ import annotations

import io
import time
import zipfile
from typing import Any

from bench.figures import Figure, Table
from infra_cdk.local import http
from running import Running
from system.cloud import aws, resources

CODE, SCOPE = "GM0757", "bezwaar:lezen"
ROUNDS, WARM_UP = 200, 20
_NOTHING = b"""
def handler(event, context):
    print("nothing")
    return {"statusCode": 200, "headers": {"content-type": "application/json"}, "body": "{}"}
"""
_OBJECTION = {
    "indiener": {
        "naam": "A",
        "adres": {"straat": "B", "huisnummer": 1, "postcode": "1234 AB", "woonplaats": "C"},
    },
    "besluit": {"kenmerk": "1", "omschrijving": "x", "bekendgemaaktOp": "2026-11-02"},
    "ondertekend": True,
}


def measure(cloud: Running) -> Table:
    _add_nothing(cloud)
    made = cloud.api(
        "POST", CODE, "/bezwaar/v1/bezwaren", scope="bezwaar:indienen", body=_OBJECTION
    )
    paths = {
        "a function that does nothing": "/bezwaar/v1/nothing",
        "read an objection": f"/bezwaar/v1/bezwaren/{made.json()['id']}",
        "the API document (no table)": "/bezwaar/v1/openapi.json",
    }
    # Signing a token takes longer than what is measured here.
    token = cloud.token(CODE, SCOPE)
    times: dict[str, list[float]] = {name: [] for name in paths}
    for turn in range(WARM_UP + ROUNDS):
        for name, path in paths.items():
            url = f"{cloud.site(CODE).web}/api{path}"
            started = time.perf_counter()
            answer = http.call("GET", url, token=token)
            taken = (time.perf_counter() - started) * 1000
            assert answer.status == 200, answer.text
            if turn >= WARM_UP:
                times[name].append(taken)
    figures = {name: Figure(found, "ms") for name, found in times.items()}
    base = figures["a function that does nothing"].median
    table = Table(
        "Warm, through the gateway (target: a read at most 1.5x a function that does nothing)",
        ["request", "time", "ratio"],
    )
    for name, figure in figures.items():
        table.add(name, figure, f"{figure.median / base:.2f}x")
    return table


def _add_nothing(cloud: Running) -> None:
    """A function that does nothing, on a route beside the real ones."""
    stack = cloud.site(CODE).stack
    gateway, functions = aws(cloud, "apigatewayv2"), aws(cloud, "lambda")
    real = functions.get_function(FunctionName=_api_function(cloud, stack))["Configuration"]
    code = io.BytesIO()
    with zipfile.ZipFile(code, "w") as file:
        file.writestr("nothing.py", _NOTHING)
    arn = functions.create_function(
        FunctionName="bench-nothing",
        Runtime=real["Runtime"],
        Role=real["Role"],
        Handler="nothing.handler",
        Code={"ZipFile": code.getvalue()},
    )["FunctionArn"]
    (api,) = resources(cloud, stack, "AWS::ApiGatewayV2::Api").values()
    routes = gateway.get_routes(ApiId=api, MaxResults="500")["Items"]
    like: dict[str, Any] = next(
        r for r in routes if r["RouteKey"] == "GET /api/bezwaar/v1/bezwaren/{id}"
    )
    integration = gateway.create_integration(
        ApiId=api,
        IntegrationType="AWS_PROXY",
        IntegrationUri=arn,
        PayloadFormatVersion="2.0",
    )["IntegrationId"]
    gateway.create_route(
        ApiId=api,
        RouteKey="GET /api/bezwaar/v1/nothing",
        Target=f"integrations/{integration}",
        AuthorizationType=like["AuthorizationType"],
        AuthorizerId=like["AuthorizerId"],
        AuthorizationScopes=like["AuthorizationScopes"],
    )


def _api_function(cloud: Running, stack: str) -> str:
    functions = resources(cloud, stack, "AWS::Lambda::Function")
    return next(name for logical, name in functions.items() if logical.startswith("BezwaarApi"))
