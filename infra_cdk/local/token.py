"""Prints a bearer token for the API of a local instance.

    python -m infra_cdk.local.token --instance GM0772 --scope bezwaar:behandelen --sub test

Several scopes: --scope 'bezwaar:lezen bezwaar:behandelen'. It signs with the key of the
stand-in identity provider, so it works for whoever may read that file.

Who asks the population register (gba:bevragen) asks as the municipality of the instance; as
another consumer with --claim afnemerID=600007.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence

from infra_cdk.local.description import running
from infra_cdk.local.errors import LocalError
from infra_cdk.local.idp.flow import API_TOKEN_SECONDS, Provider, Refused
from infra_cdk.local.idp.keys import Keys
from infra_cdk.local.settings import Local


def token(
    local: Local,
    code: str,
    *,
    scope: str,
    sub: str,
    seconds: int = API_TOKEN_SECONDS,
    claims: Mapping[str, str] | None = None,
) -> str:
    """A token that lasts `seconds`; below zero: one that expired. Refused on wrong input."""
    provider = Provider(local, Keys(local.keys))
    return provider.api_token(code, sub, scope, seconds=seconds, claims=claims)


def main(arguments: list[str] | None = None) -> int:
    """Print a token; 1 when there is none to print."""
    parser = argparse.ArgumentParser(prog="make token", description="Print a bearer token.")
    parser.add_argument("--instance", required=True, help="GM0772, or cooperatie")
    parser.add_argument("--scope", required=True, help="one or more, with spaces between them")
    parser.add_argument("--sub", default="test", help="who asks (default: test)")
    parser.add_argument("--seconds", type=int, default=API_TOKEN_SECONDS, help="how long it lasts")
    parser.add_argument(
        "--claim",
        action="append",
        metavar="NAME=VALUE",
        help="what it says besides: afnemerID=600007, gemeenteCode=0757",
    )
    options = parser.parse_args(arguments)
    try:
        local = running(Local.from_environment())
        print(
            token(
                local,
                options.instance,
                scope=options.scope,
                sub=options.sub,
                seconds=options.seconds,
                claims=_claims(options.claim),
            )
        )
    except (LocalError, Refused) as e:
        print(e, file=sys.stderr)
        return 1
    return 0


def _claims(given: Sequence[str] | None) -> dict[str, str] | None:
    return None if given is None else {n: v for n, _, v in (g.partition("=") for g in given)}


if __name__ == "__main__":
    sys.exit(main())
