"""The stand-in identity provider as a background process."""

from __future__ import annotations

import os
import sys

from infra_cdk import ROOT
from infra_cdk.local import http
from infra_cdk.local.service import Service, require_free
from infra_cdk.local.settings import COOPERATIE, Local


class Idp:
    """Starts and stops it."""

    def __init__(self, local: Local) -> None:
        self._local = local
        self.service = Service("idp", local.state)

    def start(self) -> None:
        """Start it and wait until it answers. LocalError when it does not, or cannot."""
        if not self.service.running:
            require_free(self._local.idp_port, "GEMEENGOED_IDP_PORT")
        command = [sys.executable, "-m", "infra_cdk.local.idp"]
        self.service.start(command, env=self._environment(), cwd=ROOT)
        self.service.wait(self._answers, seconds=30)

    def stop(self) -> bool:
        return self.service.stop(seconds=10)

    def _answers(self) -> bool:
        url = f"{self._local.issuer(COOPERATIE, 'api')}/.well-known/openid-configuration"
        try:
            return http.call("GET", url, timeout=2).status == 200
        except OSError:
            return False

    def _environment(self) -> dict[str, str]:
        return {
            "PATH": os.environ.get("PATH", os.defpath),
            "GEMEENGOED_PORT": str(self._local.port),
            "GEMEENGOED_IDP_PORT": str(self._local.idp_port),
            "GEMEENGOED_STATE": str(self._local.state),
        }
