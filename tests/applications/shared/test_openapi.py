"""The API document says what the API does: held against the operations and real answers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from enum import Enum
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.validators import validator_for
from pydantic import Field
from speeltuin.api import FOUTEN, api, handler
from speeltuin.model import Eigenaar

from applications.gateway import Machine, Reply
from applications.shared.store_tables import CountingTable
from gemeengoed import openapi
from gemeengoed.api import Answer, Api, Request
from gemeengoed.manifest import Api as Declared
from gemeengoed.manifest import Application, Get
from gemeengoed.model import Model
from gemeengoed.problem import DomainError

ROOT = "/api/speeltuin/v1"
NIEUW = {"naam": "knikkers", "eigenaar": {"achterNaam": "De Vries", "geborenOp": "1990-01-31"}}


@pytest.fixture(scope="module")
def document() -> Any:
    """As it is published: through JSON."""
    return json.loads(json.dumps(openapi.document(api)))


def operations(document: Any) -> Iterator[tuple[str, Any]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def follow(document: Any, reference: str) -> Any:
    """KeyError when it leads nowhere."""
    assert reference.startswith("#/")
    for part in reference[2:].split("/"):
        document = document[part]
    return document


def check(document: Any, schema: Any, value: Any) -> list[str]:
    """What of a value does not fit a schema of this document."""
    whole = {**schema, "components": document["components"]}
    return [e.message for e in Draft202012Validator(whole).iter_errors(value)]


def resolved(document: Any, found: Any) -> Any:
    return follow(document, found["$ref"]) if "$ref" in found else found


def test_every_route_and_no_other(document: Any) -> None:
    assert (
        {key for key, _ in operations(document)}
        == {r.key for r in api.application.routes}
        == set(api.operations)
    )


def test_every_operation_asks_for_its_scope(document: Any) -> None:
    scopes = {r.key: r.scope for r in api.application.routes}
    for key, operation in operations(document):
        assert operation["security"] == [{"token": [scopes[key]]}]
    explained = document["components"]["securitySchemes"]["token"]["description"]
    for scope, meaning in api.application.scopes.items():
        assert scope in explained
        assert meaning in explained


def test_every_reference_leads_somewhere(document: Any) -> None:
    references = [n["$ref"] for n in nodes(document) if isinstance(n.get("$ref"), str)]
    assert len(references) > 20
    for reference in references:
        assert follow(document, reference)


def test_every_operation_has_its_own_name(document: Any) -> None:
    names = [o["operationId"] for _, o in operations(document)]
    assert len(names) == len(set(names))


def test_every_placeholder_is_a_parameter(document: Any) -> None:
    for key, operation in operations(document):
        asked = {p["name"] for p in operation["parameters"] if p["in"] == "path"}
        assert asked == set(re.findall(r"\{(\w+)\}", key))
        assert all(p["required"] for p in operation["parameters"] if p["in"] == "path")


def test_every_schema_is_one(document: Any) -> None:
    for schema in document["components"]["schemas"].values():
        validator_for(schema, Draft202012Validator).check_schema(schema)


def test_every_name_is_camel_case(document: Any) -> None:
    for name, schema in document["components"]["schemas"].items():
        for field in schema.get("properties", {}):
            assert re.fullmatch(r"[a-z][a-zA-Z0-9]*", field), f"{name}.{field}"


def test_every_example_fits_its_own_schema(document: Any) -> None:
    found = 0
    for node in nodes(document):
        for example in node.get("examples", []):
            schema = {k: v for k, v in node.items() if k != "examples"}
            assert check(document, schema, example) == [], node
            found += 1
    assert found >= 3


def test_changes_say_which_version_they_want(document: Any) -> None:
    for key, operation in operations(document):
        headers = {p["name"]: p["required"] for p in operation["parameters"] if p["in"] == "header"}
        wanted = {"Idempotency-Key": False} if key.startswith("POST") else {}
        if api.operations[key].versioned:
            wanted["If-Match"] = True
            assert {"412", "428"} <= operation["responses"].keys()
        assert headers == wanted


def test_the_limits_of_a_page_are_told(document: Any) -> None:
    [limit] = [
        p for p in document["paths"]["/tellers"]["get"]["parameters"] if p["name"] == "limit"
    ]
    assert (limit["in"], limit["required"]) == ("query", False)
    assert (limit["schema"]["minimum"], limit["schema"]["maximum"]) == (1, 100)


def test_where_it_stands(document: Any) -> None:
    assert document["openapi"].startswith("3.1")
    assert [s["url"] for s in document["servers"]] == [ROOT]
    assert document["info"]["version"] == "1.0.0"
    assert "localhost" not in json.dumps(document)


class TestAnswersFit:
    """What the API answers is what its document says."""

    @pytest.fixture
    def machine(self, settled: CountingTable) -> Machine:
        return Machine(handler)

    def fits(self, document: Any, key: str, reply: Reply) -> None:
        method, _, path = key.partition(" ")
        responses = document["paths"][path][method.lower()]["responses"]
        response = resolved(document, responses[str(reply.status)])
        kind = reply.headers["content-type"].partition(";")[0]
        schema = response["content"][kind]["schema"]
        assert check(document, schema, reply.json) == []
        for name in response.get("headers", {}):
            assert name.lower() in reply.headers

    def test_good_ones(self, document: Any, machine: Machine) -> None:
        made = machine.post(f"{ROOT}/tellers", NIEUW)
        assert made.status == 201
        self.fits(document, "POST /tellers", made)
        self.fits(document, "GET /tellers/{id}", machine.get(made.location))
        self.fits(document, "GET /tellers", machine.get(f"{ROOT}/tellers"))
        counted = machine.post(f"{made.location}/stappen", {"plus": 1}, If_Match='"1"')
        assert counted.status == 200
        self.fits(document, "POST /tellers/{id}/stappen", counted)

    def test_refusals(self, document: Any, machine: Machine) -> None:
        where = machine.post(f"{ROOT}/tellers", NIEUW).location
        step = "POST /tellers/{id}/stappen"
        for status, reply in {
            400: machine.post(f"{where}/stappen", {}, If_Match='"1"'),
            404: machine.post(f"{ROOT}/tellers/weg/stappen", {"plus": 1}, If_Match='"1"'),
            412: machine.post(f"{where}/stappen", {"plus": 1}, If_Match='"9"'),
            415: machine.post(f"{where}/stappen", {"plus": 1}, Content_Type="text/plain"),
            428: machine.post(f"{where}/stappen", {"plus": 1}),
        }.items():
            assert reply.status == status
            self.fits(document, step, reply)

    @pytest.mark.parametrize("soort", [k for k, e in FOUTEN.items() if isinstance(e, DomainError)])
    def test_every_problem(self, document: Any, machine: Machine, soort: str) -> None:
        reply = machine.get(f"{ROOT}/fouten/{soort}")
        assert str(reply.status) in document["components"]["responses"]
        schema = {"$ref": "#/components/schemas/Problem"}
        assert check(document, schema, reply.json) == []

    def test_a_body_that_does_not_fit_is_refused_by_both(
        self, document: Any, machine: Machine
    ) -> None:
        content = document["paths"]["/tellers"]["post"]["requestBody"]["content"]
        schema = content["application/json"]["schema"]
        assert check(document, schema, NIEUW) == []
        for wrong in ({}, {**NIEUW, "naam": ""}, {**NIEUW, "x": 1}, {**NIEUW, "begin": 101}):
            assert check(document, schema, wrong) != []
            assert machine.post(f"{ROOT}/tellers", wrong).status == 400


class Soort(Enum):
    GROOT = "groot"


class Vraag(Model):
    soort: Soort
    sinds: str | None = Field(default=None, max_length=10)


def test_a_query_with_a_required_choice() -> None:
    """What a query needs and what it may be are said, and its models are in the document."""
    application = Application(
        name="vragen",
        title="Vragen",
        description="x",
        built_by="Boxtel",
        scopes={"x": "x"},
        functions=(Declared(routes=(Get("/a", scope="x", summary="x"),)),),
    )
    asking = Api(application)

    @asking.route("GET /a")
    def lees(request: Request, query: Vraag) -> Answer[Eigenaar]:
        raise NotImplementedError

    document = json.loads(json.dumps(openapi.document(asking)))
    parameters = {p["name"]: p for p in document["paths"]["/a"]["get"]["parameters"]}
    assert parameters["soort"]["required"] is True
    assert parameters["sinds"]["required"] is False
    assert check(document, parameters["soort"]["schema"], "groot") == []
    assert check(document, parameters["soort"]["schema"], "klein") != []
