"""What an application is, as plain data.

An application folder has one `application.py` with one `APPLICATION`. From it follow the
tables, functions, routes, schedules, alarms and dashboard (infra_cdk), the API document
(openapi.py), the portal's entry, and the tests that hold the code against it. Nothing here
imports anything but the standard library, so that reading a manifest costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum

API_MAJOR = "v1"
# Paths and modules that are taken: an application of that name would hide them.
_RESERVED = frozenset({"api", "static", "inloggen", "uitloggen", "gemeengoed"})
_NAME = re.compile(r"[a-z][a-z0-9]{1,19}")
_PATH = re.compile(r"(/([a-z0-9-]+|\{[a-zA-Z]+\}))+")
_ROOT = re.compile(r"(/[a-z0-9-]+){2,}")
_METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE"})


class Assurance(Enum):
    """How sure we must be of who logs in (eIDAS level, as the `acr` of a DigiD login)."""

    LAAG = "urn:etoegang:core:assurance-class:loa2"
    MIDDEN = "urn:etoegang:core:assurance-class:loa2plus"
    SUBSTANTIEEL = "urn:etoegang:core:assurance-class:loa3"
    HOOG = "urn:etoegang:core:assurance-class:loa4"

    def __lt__(self, other: Assurance) -> bool:
        levels = list(Assurance)
        return levels.index(self) < levels.index(other)


class Plane(Enum):
    """Where an application lives: once for the cooperative, or once per municipality."""

    COOPERATIE = "cooperatie"
    LID = "lid"


@dataclass(frozen=True, slots=True)
class Route:
    """One operation of the JSON API. `path` is relative to the application's API root."""

    method: str
    path: str
    scope: str
    summary: str

    def __post_init__(self) -> None:
        if self.method not in _METHODS:
            raise ValueError(f"method {self.method!r}: one of {', '.join(sorted(_METHODS))}")
        if not _PATH.fullmatch(self.path):
            raise ValueError(f"path {self.path!r}: lower case, kebab-case, no trailing slash")

    @property
    def key(self) -> str:
        return f"{self.method} {self.path}"


def Get(path: str, *, scope: str, summary: str) -> Route:  # noqa: N802 - reads as a declaration
    return Route("GET", path, scope, summary)


def Post(path: str, *, scope: str, summary: str) -> Route:  # noqa: N802
    return Route("POST", path, scope, summary)


@dataclass(frozen=True, slots=True)
class Function:
    """One Lambda function; `module` is the file in the application folder that holds `handler`."""

    module: str
    memory_mb: int = 512
    timeout: timedelta = timedelta(seconds=15)
    # IAM actions on the application's own table. Tests refuse a call that is not among them.
    table: tuple[str, ...] = ()
    # What else it may do, in a word (`bus:put`); infra_cdk knows which actions on what that is.
    grants: tuple[str, ...] = ()


_READ = ("dynamodb:GetItem", "dynamodb:Query")
# A command reads state and idempotency item in one call and writes all in one transaction;
# the items of a transaction are authorised by the action each would need alone.
_COMMAND = ("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:PutItem")


@dataclass(frozen=True, slots=True)
class Api(Function):
    """The JSON API for machine clients, behind the gateway's JWT authorizer."""

    module: str = "api"
    table: tuple[str, ...] = _READ + _COMMAND
    routes: tuple[Route, ...] = ()


@dataclass(frozen=True, slots=True)
class Standard(Function):
    """An API as a national standard has it: its own paths, errors and document, outside our API
    rules, so that clients of the standard change the host alone. Behind the same authorizer.

    root  where it stands on the instance's host; its document is at `<root>/openapi.json`
    """

    root: str = ""
    table: tuple[str, ...] = _READ + _COMMAND
    routes: tuple[Route, ...] = ()

    def __post_init__(self) -> None:
        # Below a first part of its own: `/api` is ours, and each application has its name.
        if self.routes and (not _ROOT.fullmatch(self.root) or self.root.startswith("/api/")):
            raise ValueError(f"root {self.root!r}: a path of its own, not below /api")


@dataclass(frozen=True, slots=True)
class Web(Function):
    """The HTML pages, on one catch-all route."""

    module: str = "web"
    table: tuple[str, ...] = _READ + _COMMAND
    grants: tuple[str, ...] = ("sessions:read",)
    # Does the logging in for its plane (settings.LoginSettings).
    login: bool = False
    # Takes documents that people send along (documents.Documents).
    documents: bool = False


@dataclass(frozen=True, slots=True)
class Events(Function):
    """Puts the table's events on the bus, and takes those of other applications from it."""

    module: str = "events"
    timeout: timedelta = timedelta(seconds=60)
    table: tuple[str, ...] = _COMMAND
    grants: tuple[str, ...] = ("bus:put",)
    publishes: tuple[str, ...] = ()
    listens_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Schedule(Function):
    """What time brings about."""

    module: str = "schedule"
    timeout: timedelta = timedelta(minutes=5)
    table: tuple[str, ...] = _READ + _COMMAND
    grants: tuple[str, ...] = ("metrics:put",)
    every: timedelta = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Task(Function):
    """A function that a state machine of infra_cdk calls."""

    module: str = "tasks"
    timeout: timedelta = timedelta(seconds=60)
    table: tuple[str, ...] = _READ + _COMMAND


@dataclass(frozen=True, slots=True)
class Service(Function):
    """A function that those of other applications call and wait for; they have the grant
    `<application>:<module>`."""

    module: str = "maak"


@dataclass(frozen=True, slots=True)
class Index:
    """A secondary index; only where a page needs a list.

    `partition` and `sort` are names of values that the dossier kind computes from its state.
    keys_only   tells which dossiers there are; what stands in them is read from the table
    """

    name: str
    partition: str
    sort: str
    keys_only: bool = False


@dataclass(frozen=True, slots=True)
class Kpi:
    """A figure on the dashboard, written by the schedule; counts only, never of a person."""

    name: str
    title: str
    unit: str = "Count"
    alarm_above: float | None = None


@dataclass(frozen=True, slots=True)
class LogFigure:
    """A table on the dashboard, made of what a function logs when somebody looks at it.

    For what would cost a write more for every request when it were counted. `query`: lines of
    CloudWatch Logs Insights.
    """

    title: str
    module: str
    query: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Application:
    """A shared application: a folder under functions/ of the same name."""

    name: str
    title: str
    description: str
    built_by: str
    functions: tuple[Function, ...]
    plane: Plane = Plane.LID
    assurance: Assurance = Assurance.MIDDEN
    indexes: tuple[Index, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    log_figures: tuple[LogFigure, ...] = ()
    scopes: dict[str, str] = field(default_factory=dict)
    # Serves "/" and everything no other application serves.
    front_door: bool = False
    # Only officials have something to do there: not among what the front door offers.
    internal: bool = False

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"application name {self.name!r}: 2-20 lower-case letters and digits")
        if self.name in _RESERVED:
            raise ValueError(f"application name {self.name!r} is taken by the platform")
        modules = [f.module for f in self.functions]
        _unique(modules, "function")
        _unique([r.key for r in self.routes], "route")
        _unique([i.name for i in self.indexes], "index")
        _unique([k.name for k in self.kpis], "kpi")
        for figure in self.log_figures:
            if figure.module not in modules:
                raise ValueError(f"{self.name}: {figure.title!r} is of no function")
        for route in (*self.routes, *self.standard_routes):
            if route.scope not in self.scopes:
                raise ValueError(f"{self.name}: scope {route.scope!r} is not described in scopes")

    @property
    def routes(self) -> tuple[Route, ...]:
        return tuple(r for f in self.functions if isinstance(f, Api) for r in f.routes)

    @property
    def standard_routes(self) -> tuple[Route, ...]:
        return tuple(r for f in self.functions if isinstance(f, Standard) for r in f.routes)

    @property
    def api_root(self) -> str:
        """Where the API stands on the instance's host, e.g. `/api/bezwaar/v1`."""
        return f"/api/{self.name}/{API_MAJOR}"

    @property
    def web_root(self) -> str:
        return "/" if self.front_door else f"/{self.name}"

    def index(self, name: str) -> Index:
        """KeyError when the application has none of this name."""
        return {i.name: i for i in self.indexes}[name]

    def function(self, kind: type[Function]) -> Function | None:
        return next((f for f in self.functions if isinstance(f, kind)), None)


def _unique(names: Sequence[str], what: str) -> None:
    double = {n for n in names if names.count(n) > 1}
    if double:
        raise ValueError(f"{what} named twice: {', '.join(sorted(double))}")
