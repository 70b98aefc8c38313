"""The local cloud from the command line: run, stop, status."""

from __future__ import annotations

import argparse
import signal
import sys
import time

from infra_cdk.local.description import read, running
from infra_cdk.local.errors import LocalError
from infra_cdk.local.settings import Local
from infra_cdk.local.show import Screen
from infra_cdk.local.up import LocalCloud


def main(arguments: list[str] | None = None) -> int:
    """0 when it went well, 1 when not, 130 when it was interrupted while starting."""
    options = _options(arguments)
    screen = Screen()
    try:
        local = Local.from_environment()
        if options.command == "run":
            return run(LocalCloud(local), screen, detach=options.detach)
        # What runs knows its own ports.
        cloud = LocalCloud(running(local))
        if options.command == "stop":
            screen.say("Stopped; the data stays." if cloud.stop() else "Nothing was running.")
            return 0
        return status(cloud, screen)
    except LocalError as e:
        screen.error(e)
        return 1


def run(cloud: LocalCloud, screen: Screen, *, detach: bool) -> int:
    """Bring it up; unless detached, stay until Ctrl-C. What fails leaves nothing running."""
    if cloud.running:
        raise LocalError("It runs already. See: make status. Stop it with: make stop")
    _interrupt_on_termination()
    started, stay = time.monotonic(), False
    try:
        description = cloud.up(screen)
        screen.addresses(description)
        screen.say(
            f"\nUp in {time.monotonic() - started:.0f} s. All of it: {cloud.local.description}"
        )
        if detach:
            screen.say("Stop it with: make stop")
            stay = True
            return 0
        screen.say("Stop it with Ctrl-C.")
        return _watch(cloud)
    except KeyboardInterrupt:
        return 0 if cloud.local.description.exists() else 130
    finally:
        if not stay:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            with screen.step("Stopping; the data stays"):
                cloud.stop()


def status(cloud: LocalCloud, screen: Screen) -> int:
    """Say what runs; 1 when nothing does."""
    description = read(cloud.local)
    if description is None or not cloud.whole:
        screen.say("Nothing is running.")
        return 1
    screen.addresses(description)
    return 0


def _watch(cloud: LocalCloud) -> int:
    while cloud.whole:
        time.sleep(1)
    dead = cloud.idp if cloud.ministack.service.running else cloud.ministack
    raise LocalError(f"{dead.service.name} ended by itself.", dead.service.log)


def _interrupt_on_termination() -> None:
    """A closed terminal or a `kill` must clean up as Ctrl-C does."""

    def interrupt(_signal: int, _frame: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, interrupt)
    signal.signal(signal.SIGHUP, interrupt)


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m infra_cdk.local", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="start everything").add_argument(
        "--detach", action="store_true", help="return when it is up"
    )
    commands.add_parser("stop", help="stop what runs")
    commands.add_parser("status", help="say what runs")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
