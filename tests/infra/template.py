"""A synthesised template, asked in the words of the tests."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gemeengoed.manifest import Application, Plane

Resource = Mapping[str, Any]


@dataclass(frozen=True)
class Template:
    plane: Plane
    applications: tuple[Application, ...]
    body: Mapping[str, Any]

    @classmethod
    def read(cls, folder: Path, plane: Plane, applications: tuple[Application, ...]) -> Template:
        file = folder / f"{plane.value.capitalize()}.template.json"
        return cls(plane, applications, json.loads(file.read_text()))

    def all(self, kind: str) -> dict[str, Resource]:
        """Resources of a type, e.g. "Lambda::Function", by logical id."""
        found = self.body["Resources"].items()
        return {i: r for i, r in found if r["Type"] == f"AWS::{kind}"}

    def function(self, application: str, module: str) -> Resource:
        return self._properties(self.function_id(application, module))

    def function_id(self, application: str, module: str) -> str:
        handler = f"{application}.{module}.handler"
        (found,) = (
            i
            for i, f in self.all("Lambda::Function").items()
            if f["Properties"]["Handler"] == handler
        )
        return found

    def role_of(self, application: str, module: str) -> Resource:
        role = self.function(application, module)["Role"]["Fn::GetAtt"][0]
        return self._properties(role)

    def functions(self) -> Iterator[tuple[Application, Any]]:
        """Every function of every manifest of this plane."""
        for application in self.applications:
            for function in application.functions:
                yield application, function

    def called(self, value: Any) -> str:
        """What a value refers to, without the hashes: "BezwaarTable/index/termijn"."""
        if isinstance(value, str):
            return value
        if "Ref" in value:
            return self._plain(value["Ref"])
        if "Fn::GetAtt" in value:
            of, attribute = value["Fn::GetAtt"]
            return self._plain(of) + ("" if attribute == "Arn" else f".{attribute}")
        return "".join(self.called(p) for p in value["Fn::Join"][1])

    def _properties(self, logical_id: str) -> Resource:
        properties: Resource = self.body["Resources"][logical_id]["Properties"]
        return properties

    def _plain(self, logical_id: str) -> str:
        # CDK ends the id of a resource with eight hexadecimal digits.
        return logical_id[:-8] if logical_id in self.body["Resources"] else logical_id


def actions(role: Resource) -> set[str]:
    """What a role may do, on whatever."""
    return {
        a
        for policy in role["Policies"]
        for s in policy["PolicyDocument"]["Statement"]
        for a in as_list(s["Action"])
    }


def permissions(template: Template, role: Resource) -> set[tuple[str, str]]:
    """What a role may do: (action, on what)."""
    return {
        (action, template.called(resource))
        for policy in role["Policies"]
        for s in policy["PolicyDocument"]["Statement"]
        for action in as_list(s["Action"])
        for resource in as_list(s["Resource"])
    }


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
