"""MiniStack: the AWS services we use, in one process on 127.0.0.1.

It runs in an environment of its own (it pins botocore), and with nothing of the caller's
environment: neither their AWS profile, nor their proxy, nor their Docker.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from infra_cdk import ROOT
from infra_cdk.local import http
from infra_cdk.local.errors import LocalError
from infra_cdk.local.service import Service, require_free
from infra_cdk.local.settings import REGION, Local

PYTHON = ROOT / ".gemeengoed" / "ministack" / "bin" / "python"
START = Path(__file__).with_name("ministack_start.py")
# A burst of requests starts a worker each; those that stay idle go after this many seconds.
WARM_SECONDS = 300
# It saves its data when it ends: some 20 MB for every instance.
STOP_SECONDS = 120
_HALF_DONE = "half-done-"


class MiniStack:
    """The local cloud's own process."""

    def __init__(self, local: Local) -> None:
        self._local = local
        self.service = Service("ministack", local.state)

    def start(self) -> bool:
        """Start it and wait until it answers. LocalError when it does not, or cannot.

        Returns False when the data of the last run was left half done, so that it starts empty.
        """
        if not PYTHON.exists():
            raise LocalError("MiniStack is not installed. Do: make setup")
        if self.service.running:
            raise LocalError("MiniStack runs already. Stop it with: make stop")
        require_free(self._local.port, "GEMEENGOED_PORT")
        self._clean()
        whole = not any(self._data.glob(f"{_HALF_DONE}*"))
        if not whole:
            shutil.rmtree(self._data)
        self.temporary.mkdir(parents=True, exist_ok=True)
        # -P: what stands beside the file to start is not what it means by `import http`.
        command = [str(PYTHON), "-P", str(START)]
        self.service.start(command, env=self._environment(), cwd=self._local.state)
        self.service.wait(self._healthy, seconds=60)
        return whole

    def stop(self) -> bool:
        """Stop it, its workers included, with its data saved. False when it did not run."""
        if not self.service.running:
            return False
        with self.half_done("saving"):
            self.service.stop(seconds=STOP_SECONDS)
            if any(self._data.glob("*.tmp")):
                raise LocalError("Not all data could be saved: the next run starts empty.")
        self._clean()
        return True

    @contextmanager
    def half_done(self, what: str) -> Iterator[None]:
        """What happens inside must come to its end, or the data is of no use any more."""
        self._data.mkdir(parents=True, exist_ok=True)
        mark = self._data / f"{_HALF_DONE}{what}"
        mark.touch()
        yield
        mark.unlink()

    @property
    def _data(self) -> Path:
        """Its data, which is full of addresses: at other ports it starts with none."""
        return self._local.state / f"data-{self._local.port}-{self._local.idp_port}"

    @property
    def temporary(self) -> Path:
        """The workers' unpacked code: theirs while it runs, ours to clean afterwards."""
        return self._local.state / "tmp"

    def _clean(self) -> None:
        """Remove it in the background: it is tens of thousands of files."""
        if self.temporary.exists():
            self.temporary.rename(self._local.state / f"tmp-{time.time_ns()}")
        for old in self._local.state.glob("tmp-*"):
            os.spawnlp(os.P_NOWAIT, "rm", "rm", "-rf", str(old))  # noqa: S606 - nobody waits

    def _healthy(self) -> bool:
        try:
            url = f"{self._local.endpoint}/_ministack/health"
            return http.call("GET", url, timeout=2).status == 200
        except OSError:
            return False

    def _environment(self) -> dict[str, str]:
        state = self._local.state
        return {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(self.temporary),
            "TMPDIR": str(self.temporary),
            "LOG_LEVEL": "WARNING",
            # Every interface is its default.
            "BIND_HOST": "127.0.0.1",
            "GATEWAY_PORT": str(self._local.port),
            "MINISTACK_REGION": REGION,
            "PERSIST_STATE": "1",
            "STATE_DIR": str(self._data),
            "S3_PERSIST": "1",
            "S3_DATA_DIR": str(self._data / "s3"),
            "LAMBDA_WARM_TTL_SECONDS": str(WARM_SECONDS),
            # It would listen on ports of its own for these, which we do not use.
            "IOT_MTLS_ENABLED": "0",
            "SFTP_ENABLED": "0",
            # It removes containers of earlier runs: not those of somebody else's MiniStack.
            "DOCKER_HOST": f"unix://{state}/no-docker",
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": REGION,
            "AWS_EC2_METADATA_DISABLED": "true",
            "PYTHONUNBUFFERED": "1",
        }
