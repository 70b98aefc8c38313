"""Which variables a function gets: exactly those that its settings class names."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from gemeengoed.brieven import BrievenSettings
from gemeengoed.manifest import (
    Api,
    Application,
    Events,
    Function,
    Schedule,
    Service,
    Standard,
    Task,
    Web,
)
from gemeengoed.settings import (
    ApiSettings,
    EventsSettings,
    LoginSettings,
    ScheduleSettings,
    Settings,
    WebSettings,
)

# What the shared layer reads for a kind of function, unless its module has its own `Settings`.
_DEFAULTS: dict[type[Function], type[Settings]] = {
    Api: ApiSettings,
    Standard: ApiSettings,
    Web: WebSettings,
    Events: EventsSettings,
    Schedule: ScheduleSettings,
    Task: Settings,
    Service: Settings,
}
# What comes along with a grant.
_GRANTED: dict[str, type[Settings]] = {"brieven:maak": BrievenSettings}


def settings_class(application: Application, function: Function) -> type[Settings]:
    """The settings that a function reads. TypeError when its own is of another make."""
    own = getattr(import_module(f"{application.name}.{function.module}"), "Settings", None)
    if own is None or own is Settings:
        return _default(function)
    if not (isinstance(own, type) and issubclass(own, Settings)):
        raise TypeError(f"{application.name}.{function.module}.Settings is not a Settings")
    return own


def _default(function: Function) -> type[Settings]:
    if isinstance(function, Web) and function.login:
        return LoginSettings
    return _DEFAULTS[type(function)]


def variables(
    application: Application, function: Function, known: Mapping[str, str]
) -> dict[str, str]:
    """The environment of a function, from what its plane knows by name.

    KeyError names the variable that no plane can fill.
    """
    names = wanted(application, function)
    if unknown := [v for v in names if v not in known]:
        raise KeyError(
            f"{application.name}.{function.module} wants {', '.join(unknown)}: "
            f"the {application.plane.value} plane does not know it"
        )
    return {v: known[v] for v in names}


def wanted(application: Application, function: Function) -> list[str]:
    """The names of the variables: those of its settings, and those that come with its grants."""
    classes = [settings_class(application, function)]
    classes += [_GRANTED[g] for g in function.grants if g in _GRANTED]
    return list(dict.fromkeys(v for cls in classes for v in cls.variables()))
