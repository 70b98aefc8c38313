"""The OpenAPI document of an application: from its manifest, its routes and their models.

Made by the build and published at `/openapi.json`. Follows the NL GOV API Design Rules
(version in the path and in a header, problem+json, camelCase, no trailing slash).
"""

from __future__ import annotations

import inspect
from typing import Any

from pydantic.json_schema import JsonSchemaMode, models_json_schema

from gemeengoed.api import API_VERSION, Api, Operation
from gemeengoed.manifest import API_MAJOR
from gemeengoed.model import Model

_REF = "#/components/schemas/{model}"
_PROBLEMS = {
    400: "Een of meer velden kloppen niet",
    401: "Het token ontbreekt of is niet geldig",
    403: "Het token geeft geen toegang tot deze handeling",
    404: "Dit bestaat niet",
    409: "Dit kan nu niet, of de wet staat het niet toe",
    412: "Iemand anders heeft dit intussen gewijzigd",
    415: "De inhoud is geen JSON",
    422: "Deze Idempotency-Key hoort bij een ander verzoek",
    428: "If-Match ontbreekt",
    500: "Onze kant ging fout",
    503: "Het lukt nu even niet",
}
_PROBLEM_SCHEMA: dict[str, Any] = {
    "type": "object",
    "description": "An error as in RFC 9457",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string"},
        "artikel": {"type": "string", "description": "Het artikel dat dit verbiedt"},
        "invalidParams": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "code", "reason"],
                "properties": {
                    "name": {"type": "string"},
                    "code": {"type": "string"},
                    "reason": {"type": "string"},
                },
            },
        },
    },
}

# A missing or wrong token never reaches us: the gateway answers, in its own form (ADR 0007).
_BY_THE_GATEWAY = frozenset({401, 403})
_GATEWAY_SCHEMA: dict[str, Any] = {
    "type": "object",
    "description": "What the gateway says before a request reaches the application",
    "required": ["message"],
    "properties": {"message": {"type": "string"}},
}


def document(api: Api) -> dict[str, Any]:
    """The document of an application, ready for JSON."""
    application = api.application
    operations = sorted(api.operations.values(), key=lambda o: (o.route.path, o.route.method))
    schemas, references = _schemas(operations)
    paths: dict[str, dict[str, Any]] = {}
    for operation in operations:
        path = paths.setdefault(operation.route.path, {})
        path[operation.route.method.lower()] = _operation(application.name, operation, references)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": application.title,
            "version": API_VERSION,
            "description": application.description,
            "contact": {
                "name": "Coöperatie Gemeengoed",
                "email": "ontwikkeling@gemeengoed.example",
                "url": "https://gemeengoed.example/contact",
            },
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "servers": [{"url": f"/api/{application.name}/{API_MAJOR}"}],
        "tags": [{"name": application.name, "description": application.description}],
        "paths": paths,
        "components": {
            "schemas": {
                **schemas,
                "Problem": _PROBLEM_SCHEMA,
                "GatewayMessage": _GATEWAY_SCHEMA,
            },
            "headers": {
                "ApiVersion": {
                    "description": "De volledige versie van deze API",
                    "schema": {"type": "string", "examples": [API_VERSION]},
                },
            },
            "responses": {str(s): _problem(s, text) for s, text in _PROBLEMS.items()},
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "bearerFormat": "JWT",
                    "description": "Een access token van de uitgever van de gemeente. "
                    + " ".join(f"`{s}`: {d}." for s, d in application.scopes.items()),
                }
            },
        },
    }


_Reference = tuple[type[Model], JsonSchemaMode]


def _schemas(
    operations: list[Operation],
) -> tuple[dict[str, Any], dict[_Reference, dict[str, Any]]]:
    wanted: list[_Reference] = []
    for o in operations:
        if o.body:
            wanted.append((o.body, "validation"))
        wanted.append((o.answer, "serialization"))
    references, definitions = models_json_schema(
        list(dict.fromkeys(wanted)), by_alias=True, ref_template=_REF
    )
    found = {
        (model, mode): reference
        for (model, mode), reference in references.items()
        if issubclass(model, Model)
    }
    parts = {
        k: v for o in operations if o.query for k, v in _query(o.query).get("$defs", {}).items()
    }
    return {**parts, **definitions.get("$defs", {})}, found


def _query(model: type[Model]) -> dict[str, Any]:
    return model.model_json_schema(by_alias=True, ref_template=_REF)


def _operation(
    tag: str, operation: Operation, references: dict[_Reference, dict[str, Any]]
) -> dict[str, Any]:
    route = operation.route
    described: dict[str, Any] = {
        "operationId": operation.function.__name__,
        "summary": route.summary,
        "description": inspect.getdoc(operation.function) or route.summary,
        "tags": [tag],
        "security": [{"token": [route.scope]}],
        "parameters": _parameters(operation),
        "responses": {
            str(operation.status): _success(
                operation, references[operation.answer, "serialization"]
            ),
            **{str(s): {"$ref": f"#/components/responses/{s}"} for s in _statuses(operation)},
        },
    }
    if operation.body:
        described["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": references[operation.body, "validation"]}},
        }
    return described


def _parameters(operation: Operation) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [
        {
            "name": part.strip("{}"),
            "in": "path",
            "required": True,
            "schema": {"type": "string", "minLength": 1, "maxLength": 100},
        }
        for part in operation.route.path.split("/")
        if part.startswith("{")
    ]
    if operation.query:
        asked = _query(operation.query)
        found += [
            {
                "name": name,
                "in": "query",
                "required": name in asked.get("required", ()),
                "schema": {k: v for k, v in schema.items() if k != "title"},
            }
            for name, schema in asked["properties"].items()
        ]
    if operation.route.method != "GET":
        found.append(
            {
                "name": "Idempotency-Key",
                "in": "header",
                "required": False,
                "description": "Zelfde sleutel en zelfde verzoek: zelfde antwoord",
                "schema": {"type": "string", "minLength": 1, "maxLength": 255},
            }
        )
    if operation.versioned:
        found.append(
            {
                "name": "If-Match",
                "in": "header",
                "required": True,
                "description": "De ETag van de versie die u heeft gelezen",
                "schema": {"type": "string", "pattern": '^"[0-9]+"$', "examples": ['"1"']},
            }
        )
    return found


def _statuses(operation: Operation) -> list[int]:
    found = [400, 401, 403, 500, 503]
    if "{" in operation.route.path:
        found.append(404)
    if operation.route.method != "GET":
        found += [409, 415, 422]
    if operation.versioned:
        found += [412, 428]
    return sorted(found)


def _success(operation: Operation, reference: dict[str, Any]) -> dict[str, Any]:
    headers: dict[str, Any] = {"API-Version": {"$ref": "#/components/headers/ApiVersion"}}
    if operation.status == 201:
        headers["Location"] = {
            "description": "Waar het nieuwe te lezen is",
            "schema": {"type": "string", "format": "uri-reference"},
        }
    return {
        "description": operation.route.summary,
        "headers": headers,
        "content": {"application/json": {"schema": reference}},
    }


def _problem(status: int, description: str) -> dict[str, Any]:
    content: dict[str, Any] = {
        "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
    }
    if status in _BY_THE_GATEWAY:
        content["application/json"] = {"schema": {"$ref": "#/components/schemas/GatewayMessage"}}
    return {
        "description": description,
        "headers": {"API-Version": {"$ref": "#/components/headers/ApiVersion"}},
        "content": content,
    }
