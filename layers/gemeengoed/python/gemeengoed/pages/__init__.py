"""The look of every page: the layout, the form fields, the stylesheet and its letters."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from gemeengoed import tekst
from gemeengoed.pages.navigation import navigation


class NotBuilt(RuntimeError):
    """The stylesheet is made when a checkout is set up, and is not kept in git."""


@cache
def stylesheet() -> tuple[str, str]:
    """The stylesheet and its name, which changes with its content so that it may be kept.

    NotBuilt when infra_cdk/style/build.mjs did not run: `make` runs it.
    """
    try:
        text = files(__name__).joinpath("static/gemeengoed.css").read_text()
    except FileNotFoundError:
        raise NotBuilt("The stylesheet is not built yet. Run `make setup`.") from None
    return text, f"gemeengoed.{hashlib.sha256(text.encode()).hexdigest()[:10]}.css"


@cache
def fonts() -> dict[str, bytes]:
    """The letters that the stylesheet names: woff2 by file name, which has the content's hash."""
    there = files(__name__).joinpath("static").iterdir()
    return {f.name: f.read_bytes() for f in there if f.name.endswith(".woff2")}


def letters() -> str:
    """The file with the letters of nearly every page, so that a browser may ask for it at once."""
    return next(name for name in fonts() if "-latin-wght-" in name)


def environment(application: str) -> Environment:
    """The templates of an application, with the shared ones beneath. Everything is escaped."""
    env = Environment(
        loader=ChoiceLoader(
            [PackageLoader(application), PackageLoader("gemeengoed.pages", "templates")]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.filters |= {
        "datum": tekst.datum,
        "tijdstip": tekst.tijdstip,
        "euro": tekst.euro,
        "grootte": tekst.grootte,
    }
    env.globals |= {
        "stylesheet": stylesheet()[1],
        "letters": letters(),
        "navigation": navigation,
    }
    return env
