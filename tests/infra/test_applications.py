"""Finding applications, and refusing those that do not fit together."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest

from gemeengoed.manifest import Api, Application, Events, Plane, Schedule
from infra_cdk.applications import check, discover
from infra_cdk.constructs.scheduler import rate


def _application(name: str, *, door: bool = False, plane: Plane = Plane.LID) -> Application:
    return Application(name, name, "", "", functions=(), front_door=door, plane=plane)


DOOR = _application("portaal", door=True)


def test_every_folder_with_a_manifest_is_found() -> None:
    names = [a.name for a in discover()]
    assert names == sorted(names)
    assert {"bezwaar", "cooperatie", "portaal"} <= set(names)


@pytest.mark.parametrize("application", discover(), ids=lambda a: a.name)
def test_code_does_what_the_manifest_says(application: Application) -> None:
    if application.function(Api):
        api = import_module(f"{application.name}.api").api
        assert set(api.operations) == {r.key for r in application.routes}
    if isinstance(events := application.function(Events), Events):
        stream = import_module(f"{application.name}.events").stream
        assert set(stream.receivers) == set(events.listens_to)
    if application.function(Schedule):
        clockwork = import_module(f"{application.name}.schedule").clockwork
        assert set(clockwork.figures) == {k.name for k in application.kpis}


@pytest.mark.parametrize(
    ("applications", "complaint"),
    [
        ([DOOR, _application("bezwaar"), _application("bezwaar")], "named twice: bezwaar"),
        ([DOOR, _application("balie", door=True)], "more than one front door"),
        ([_application("bezwaar")], "needs one application with front_door"),
    ],
)
def test_what_does_not_fit_is_refused(applications: list[Application], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        check(applications)


def test_a_plane_may_have_a_door_of_its_own() -> None:
    check([DOOR, _application("cooperatie", door=True, plane=Plane.COOPERATIE)])


def test_a_manifest_has_the_name_of_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "verkeerdenaam"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "application.py").write_text(
        "from gemeengoed.manifest import Application\n"
        "APPLICATION = Application('andersom', '', '', '', functions=())\n"
    )
    with pytest.raises(ValueError, match="verkeerdenaam is named 'andersom'"):
        discover(tmp_path)


@pytest.mark.parametrize(
    ("every", "expression"),
    [
        (timedelta(minutes=1), "rate(1 minute)"),
        (timedelta(minutes=15), "rate(15 minutes)"),
        (timedelta(hours=1), "rate(60 minutes)"),
        (timedelta(days=1), "rate(1440 minutes)"),
    ],
)
def test_an_interval_is_said_in_minutes(every: timedelta, expression: str) -> None:
    assert rate(every) == expression


@pytest.mark.parametrize("every", [timedelta(0), timedelta(seconds=30), timedelta(seconds=90)])
def test_an_interval_of_seconds_is_refused(every: timedelta) -> None:
    with pytest.raises(ValueError, match="whole minutes"):
        rate(every)
