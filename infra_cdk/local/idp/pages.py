"""What a person sees: plain pages that work without JavaScript."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from infra_cdk.local.idp.flow import Asked
from infra_cdk.local.idp.people import DIGID, EHERKENNING, people

_TEMPLATES = Path(__file__).with_name("templates")


def choose(waiting: str, asked: Asked) -> str:
    """The page on which to pick a test person."""
    issuer = asked.issuer
    who = {DIGID: "inwoner", EHERKENNING: "organisatie"}.get(issuer.soort, "medewerker")
    return _page(
        "choose.html",
        title=f"Kies een {who}",
        waiting=waiting,
        site=urlsplit(asked.redirect_uri).netloc,
        people=people(issuer.code, issuer.soort),
    )


def logged_out(site: str) -> str:
    """The end of a logout, with the way back."""
    return _page("logged_out.html", title="U bent hier uitgelogd", site=site)


def refused(message: str) -> str:
    return _page("refused.html", title="Inloggen lukt zo niet", message=message)


@cache
def style() -> str:
    return (_TEMPLATES / "style.css").read_text()


def _page(name: str, **values: object) -> str:
    return _environment().get_template(name).render(values)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
