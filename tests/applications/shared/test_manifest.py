"""What a manifest refuses: a wrong one must not reach the infrastructure."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import Any

import pytest
from speeltuin.application import APPLICATION

from gemeengoed import manifest
from gemeengoed.manifest import Api, Application, Get, Index, Kpi, Post, Route, Standard, Web

GET = Get("/dingen", scope="x:lezen", summary="Lees")


def application(**changes: Any) -> Application:
    values: dict[str, Any] = {
        "name": "ding",
        "title": "Ding",
        "description": "Een ding.",
        "built_by": "Boxtel",
        "scopes": {"x:lezen": "Lezen"},
        "functions": (Api(routes=(GET,)),),
    }
    return Application(**(values | changes))


@pytest.mark.parametrize(
    "name",
    ["", "a", "Ding", "1ding", "ding-a", "ding_a", "ding a", "dïng", "d" * 21, "ding\n", "a/b"],
)
def test_a_name_that_cannot_be_a_path(name: str) -> None:
    with pytest.raises(ValueError, match="application name"):
        application(name=name)


@pytest.mark.parametrize("name", ["a1", "d" * 20])
def test_the_shortest_and_longest_name(name: str) -> None:
    assert application(name=name).api_root == f"/api/{name}/v1"


@pytest.mark.parametrize(
    "path",
    [
        *("", "/", "dingen", "/dingen/", "/Dingen", "/ding_en", "/a//b", "/a/{}", "/a/{id"),
        *("/a/{i-d}", "/a?b=c", "/a b", "/a/<id>", "/é", "/a\n", "/a/{id}x"),
    ],
)
def test_a_path_that_is_none(path: str) -> None:
    with pytest.raises(ValueError, match="path"):
        Get(path, scope="x:lezen", summary="x")


def test_a_method_is_one_of_http() -> None:
    for method in ("get", "GIT", "", "POST "):
        with pytest.raises(ValueError, match="method"):
            Route(method, "/a", "x:lezen", "x")
    assert (GET.key, Post("/a/{id}", scope="x", summary="x").key) == ("GET /dingen", "POST /a/{id}")


@pytest.mark.parametrize(
    ("what", "changes"),
    [
        ("route", {"functions": (Api(routes=(GET, GET)),)}),
        ("function", {"functions": (Web(), Web())}),
        ("index", {"indexes": (Index("a", "b", "c"), Index("a", "d", "e"))}),
        ("kpi", {"kpis": (Kpi("a", "A"), Kpi("a", "B"))}),
    ],
)
def test_two_of_one_name(what: str, changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=f"{what} named twice"):
        application(**changes)


def test_the_same_path_with_another_method_is_another_route() -> None:
    post = Post("/dingen", scope="x:lezen", summary="x")
    assert application(functions=(Api(routes=(GET, post)),)).routes == (GET, post)


def test_a_scope_that_nobody_explained() -> None:
    with pytest.raises(ValueError, match="'x:lezen'"):
        application(scopes={})


def standard(root: str = "/landelijk/api/x", *, scope: str = "x:lezen") -> Standard:
    routes = (Post("/zoek", scope=scope, summary="Zoek"),)
    return Standard(module="landelijk", root=root, routes=routes)


def test_a_standard_stands_beside_the_api_and_is_not_among_its_routes() -> None:
    made = application(functions=(Api(routes=(GET,)), standard()))
    assert made.routes == (GET,)
    assert [r.key for r in made.standard_routes] == ["POST /zoek"]
    found = made.function(Standard)
    assert isinstance(found, Standard)
    assert found.table == Api().table
    assert made.function(Api) is not found


def test_a_scope_of_a_standard_is_explained_too() -> None:
    with pytest.raises(ValueError, match="'x:zoeken'"):
        application(functions=(standard(scope="x:zoeken"),))


@pytest.mark.parametrize(
    "root",
    [
        "",
        "/",
        "x",
        "/landelijk",
        "/api/x",
        "/api/x/v1",
        "/a/b/",
        "/A/b",
        "/a//b",
        "/a/{id}",
        "/a\n",
    ],
)
def test_a_standard_needs_a_place_of_its_own(root: str) -> None:
    with pytest.raises(ValueError, match="root"):
        standard(root)


def test_an_index_tells_everything_unless_it_says_so() -> None:
    assert not Index("a", "b", "c").keys_only
    made = application(indexes=(Index("a", "b", "c", keys_only=True), Index("d", "e", "f")))
    assert [i.name for i in made.indexes if i.keys_only] == ["a"]
    assert made.index("a").keys_only


def test_it_cannot_be_changed_afterwards() -> None:
    with pytest.raises(FrozenInstanceError):
        APPLICATION.name = "ander"  # type: ignore[misc]


def test_where_things_are() -> None:
    assert (APPLICATION.api_root, APPLICATION.web_root) == ("/api/speeltuin/v1", "/speeltuin")
    assert application(front_door=True).web_root == "/"
    api = APPLICATION.function(Api)
    assert isinstance(api, Api)
    assert APPLICATION.routes == api.routes
    assert application().function(Web) is None
    assert application(functions=(Web(),)).routes == ()


def test_reading_a_manifest_costs_nothing() -> None:
    """Only the standard library: the infrastructure reads all of them."""
    source = Path(manifest.__file__).read_text()
    imports = [
        line for line in source.splitlines() if line.startswith(("import ", "from ")) and line
    ]
    assert {line.split()[1].partition(".")[0] for line in imports} == {
        *("__future__", "re", "collections", "dataclasses", "datetime", "enum")
    }
