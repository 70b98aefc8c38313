"""The look of every page: the layout, the form fields, the stylesheet."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from gemeengoed import tekst


@cache
def stylesheet() -> tuple[str, str]:
    """The stylesheet and its name, which changes with its content so that it may be kept."""
    text = files(__name__).joinpath("static/gemeengoed.css").read_text()
    return text, f"gemeengoed.{hashlib.sha256(text.encode()).hexdigest()[:10]}.css"


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
    env.filters |= {"datum": tekst.datum, "tijdstip": tekst.tijdstip, "euro": tekst.euro}
    env.globals |= {"stylesheet": stylesheet()[1]}
    return env
