"""A process that outlives the command that started it, and is found again by the next.

The process holds a lock on its file as long as it lives. So `running` is never fooled by a
process id that the system gave to someone else since.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from infra_cdk.local.errors import LocalError

# What this very process started, so that whoever stops it can collect it.
_CHILDREN: dict[int, subprocess.Popen[bytes]] = {}


class Service:
    """One background process, with `<name>.lock` (its process id) and `<name>.log` in a folder."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.log = folder / f"{name}.log"
        self._lock = folder / f"{name}.lock"

    @property
    def running(self) -> bool:
        if not self._lock.exists():
            return False
        with self._lock.open() as lock:
            try:
                # Shared: another who is just looking does not pass for the process.
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
        return False

    @property
    def pid(self) -> int | None:
        """The process id; None when it does not run."""
        return int(self._lock.read_text()) if self.running else None

    def start(self, command: Sequence[str], *, env: Mapping[str, str], cwd: Path) -> None:
        """LocalError when it runs already."""
        self._lock.parent.mkdir(parents=True, exist_ok=True)
        with self._lock.open("a+") as lock, self.log.open("wb") as log:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise LocalError(
                    f"{self.name} is running already. Stop it with: make stop"
                ) from None
            # Kept, so that it is not reported as forgotten: it is to outlive this object.
            process = subprocess.Popen(
                command,
                env=dict(env),
                cwd=cwd,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                pass_fds=[lock.fileno()],
                start_new_session=True,
            )
            lock.truncate(0)
            lock.write(str(process.pid))
            _CHILDREN[process.pid] = process

    def wait(self, ready: Callable[[], bool], *, seconds: float) -> None:
        """LocalError when it ended, or is not ready in time."""
        deadline = time.monotonic() + seconds
        while not ready():
            if not self.running:
                raise LocalError(f"{self.name} did not start.", self.log)
            if time.monotonic() > deadline:
                raise LocalError(f"{self.name} was not ready after {seconds:.0f} s.", self.log)
            time.sleep(0.05)

    def stop(self, *, seconds: float) -> bool:
        """Ask it to end, and see to it that it has after `seconds`. False when it did not run."""
        pid = self.pid
        if pid is None:
            return False
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)
        deadline = time.monotonic() + seconds
        while self.running and time.monotonic() < deadline:
            time.sleep(0.05)
        # It leads a group of its own: what is left of that is its children, or itself.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)
        if child := _CHILDREN.pop(pid, None):
            child.wait()
        self._lock.unlink(missing_ok=True)
        return True


def require_free(port: int, variable: str) -> None:
    """LocalError when something listens on the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise LocalError(
                f"Port {port} is taken by another program. Choose another: "
                f"{variable}={port + 100} make run"
            ) from None
