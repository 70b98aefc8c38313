"""Where the local cloud stands: its ports, its folder, its addresses."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from infra_cdk import ROOT
from infra_cdk.local.errors import LocalError

REGION = "eu-west-1"
DOMAIN = "gemeengoed.localhost"
COOPERATIE = "cooperatie"


@dataclass(frozen=True, slots=True)
class Local:
    """Ports on 127.0.0.1, and the folder that holds all data, logs and locks.

    Environment: GEMEENGOED_PORT, GEMEENGOED_IDP_PORT, GEMEENGOED_STATE.
    """

    port: int = 4566
    idp_port: int = 4570
    state: Path = ROOT / ".gemeengoed"

    @classmethod
    def from_environment(cls) -> Local:
        """LocalError when a port is none."""
        return cls(
            port=_port("GEMEENGOED_PORT", 4566),
            idp_port=_port("GEMEENGOED_IDP_PORT", 4570),
            state=Path(os.environ.get("GEMEENGOED_STATE", ROOT / ".gemeengoed")).resolve(),
        )

    @property
    def endpoint(self) -> str:
        """Where every AWS call goes."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def idp(self) -> str:
        return f"http://127.0.0.1:{self.idp_port}"

    @property
    def description(self) -> Path:
        """What runs, for people and tests; there only while it runs."""
        return self.state / "local.json"

    @property
    def build(self) -> Path:
        """Where the synthesised templates go."""
        return self.state / "cdk.out"

    @property
    def keys(self) -> Path:
        """What the stand-in identity provider signs with."""
        return self.state / "idp"

    @property
    def site_pattern(self) -> str:
        """The address of a site, with `{slug}` to fill in."""
        return f"http://{{slug}}.{DOMAIN}:{self.port}"

    @property
    def issuer_pattern(self) -> str:
        """The issuer of tokens, with `{code}` and `{soort}` to fill in."""
        return f"{self.idp}/{{code}}/{{soort}}"

    def site(self, slug: str) -> str:
        return self.site_pattern.format(slug=slug)

    def issuer(self, code: str, soort: str) -> str:
        return self.issuer_pattern.format(code=code, soort=soort)

    @property
    def aws_environment(self) -> dict[str, str]:
        """What makes any AWS client, ours or a person's, speak to the local cloud."""
        return {
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": REGION,
            "AWS_REGION": REGION,
            "AWS_EC2_METADATA_DISABLED": "true",
        }


def audience(code: str) -> str:
    """The audience of API tokens for an instance."""
    return f"urn:gemeengoed:{code}"


def _port(variable: str, default: int) -> int:
    value = os.environ.get(variable, str(default))
    if not (value.isascii() and value.isdigit() and 1024 <= int(value) <= 65535):
        raise LocalError(f"{variable} must be a port from 1024 to 65535.")
    return int(value)
