"""Serve the stand-in identity provider until SIGTERM: `python -m infra_cdk.local.idp`."""

from __future__ import annotations

import signal
import threading

from infra_cdk.local.idp.flow import Provider
from infra_cdk.local.idp.keys import Keys
from infra_cdk.local.idp.server import Server
from infra_cdk.local.settings import Local


def main() -> None:
    local = Local.from_environment()
    with Server(local, Provider(local, Keys(local.keys))) as server:
        # From another thread: shutdown waits for the loop that this one runs.
        signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
        server.serve_forever(poll_interval=0.1)


if __name__ == "__main__":
    main()
