"""`make run`, `stop` and `status` where something is in the way: a clear word, and nothing left."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from infra_cdk import ROOT
from infra_cdk.local.errors import LocalError
from infra_cdk.local.ministack import MiniStack
from infra_cdk.local.service import Service
from infra_cdk.local.settings import Local


@pytest.fixture
def taken() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def command(state: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "infra_cdk.local", *arguments],
        cwd=ROOT,
        env={**os.environ, "GEMEENGOED_STATE": str(state), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_nothing_runs(tmp_path: Path) -> None:
    stopped = command(tmp_path, "stop")
    assert (stopped.returncode, stopped.stdout) == (0, "Nothing was running.\n")
    assert command(tmp_path, "status").returncode == 1


@pytest.mark.parametrize("port", ["x", "80", "65536", "-1", "٤٥٦٦"])
def test_a_port_that_is_none(tmp_path: Path, port: str) -> None:
    done = command(tmp_path, "run", "--detach", GEMEENGOED_PORT=port)
    assert done.returncode == 1
    assert "GEMEENGOED_PORT must be a port" in done.stdout
    assert "Traceback" not in done.stderr


def test_a_port_that_is_taken(tmp_path: Path, taken: int) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        idp = str(taken)
        ports = {"GEMEENGOED_PORT": port, "GEMEENGOED_IDP_PORT": idp}
        done = command(tmp_path, "run", "--detach", **ports)
    assert done.returncode == 1
    assert f"Port {port} is taken" in done.stdout
    assert not Service("idp", tmp_path).running, "what was started is stopped again"


def test_a_service_is_known_by_its_lock(tmp_path: Path) -> None:
    service = Service("sleeper", tmp_path)
    assert not service.running
    service.start(["sleep", "60"], env=os.environ, cwd=tmp_path)
    found_again = Service("sleeper", tmp_path)
    assert found_again.pid == service.pid
    with pytest.raises(LocalError, match="running already"):
        found_again.start(["sleep", "60"], env=os.environ, cwd=tmp_path)
    assert found_again.stop(seconds=5)
    assert not service.running
    assert not service.stop(seconds=5)


def test_a_service_that_will_not_end_is_ended(tmp_path: Path) -> None:
    service = Service("stubborn", tmp_path)
    deaf = "trap '' TERM; while true; do sleep 0.1; done"
    service.start(["sh", "-c", deaf], env=os.environ, cwd=tmp_path)
    assert service.stop(seconds=0.5)
    assert not service.running


def test_a_service_that_ends_at_once_shows_its_log(tmp_path: Path) -> None:
    service = Service("short", tmp_path)
    service.start(["sh", "-c", "echo why it ended"], env=os.environ, cwd=tmp_path)
    with pytest.raises(LocalError) as raised:
        service.wait(lambda: False, seconds=10)
    assert raised.value.tail == "why it ended"


def test_data_that_was_left_half_done_is_not_used(tmp_path: Path, taken: int) -> None:
    ministack = MiniStack(Local(taken, taken, tmp_path))
    with pytest.raises(KeyboardInterrupt), ministack.half_done("joining"):
        raise KeyboardInterrupt
    assert ministack.start() is False
    assert ministack.stop()
    assert ministack.start() is True
    assert ministack.stop()
