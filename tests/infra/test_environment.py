"""A function gets exactly the variables that its settings class names."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from gemeengoed.manifest import Api, Application, Function, Schedule, Standard, Web
from gemeengoed.settings import ApiSettings, Settings
from infra.template import Template
from infra_cdk import environment
from infra_cdk.environment import settings_class, variables, wanted


def test_environment_and_settings_are_the_same(template: Template) -> None:
    for application, function in template.functions():
        found = template.function(application.name, function.module)["Environment"]["Variables"]
        expected = wanted(application, function)
        assert sorted(found) == sorted(expected), f"{application.name}.{function.module}"
        assert set(settings_class(application, function).variables()) <= set(expected)


def test_what_a_broker_calls_its_claims_fits(template: Template) -> None:
    """All names and values of an environment together have 4 kB; an ARN or address takes 110."""
    longest = {"CLAIM_PATHS": 1500}
    assert template.body["Parameters"]["ClaimPaths"]["AllowedPattern"] == r"^\{[ -~]{0,1498}\}$"
    for application, function in template.functions():
        found = template.function(application.name, function.module)["Environment"]["Variables"]
        size = sum(len(name) + longest.get(name, 110) for name in found)
        assert size <= 4096, f"{application.name}.{function.module}"


def test_no_variable_is_empty_but_what_there_is_not(template: Template) -> None:
    for application, function in template.functions():
        found = template.function(application.name, function.module)["Environment"]["Variables"]
        empty = {name for name, value in found.items() if value == ""}
        has_table = any(f.table for f in application.functions)
        nowhere = {"TABLE_NAME": not has_table, "DOCUMENTS_BUCKET": _takes_no_documents(function)}
        assert empty == {name for name, absent in nowhere.items() if absent}, application.name


def _takes_no_documents(function: Function) -> bool:
    return isinstance(function, Web) and not function.documents


def test_a_variable_that_no_plane_knows_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    @dataclass(frozen=True)
    class Odd(Settings):
        colour: str

    application = Application("proef", "", "", "", functions=(Api(),))
    monkeypatch.setattr(environment, "settings_class", lambda *_: Odd)
    known = dict.fromkeys(Settings.variables(), "x")
    with pytest.raises(KeyError, match=r"proef\.api wants COLOUR"):
        variables(application, application.functions[0], known)


def test_known_but_unwanted_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    application = Application("proef", "", "", "", functions=(Schedule(),))
    monkeypatch.setattr(environment, "settings_class", lambda *_: Settings)
    known = dict.fromkeys([*Settings.variables(), "SECRET"], "x")
    assert "SECRET" not in variables(application, application.functions[0], known)


def test_a_standard_knows_what_an_api_knows() -> None:
    application = Application("gba", "", "", "", functions=(Standard(module="haalcentraal"),))
    (standard,) = application.functions
    assert settings_class(application, standard) is ApiSettings
    assert set(ApiSettings.variables()) <= set(wanted(application, standard))
