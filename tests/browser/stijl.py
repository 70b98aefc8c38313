"""The living style sheet: each macro of the kit on one page, without a cloud behind it."""

from __future__ import annotations

from datetime import UTC, datetime

from playwright.sync_api import Page, Route

from gemeengoed import pages
from gemeengoed.form import Form
from gemeengoed.identity import Principal, Role
from gemeengoed.problem import FieldError
from portaal.application import APPLICATION

ADDRESS = "http://stijl.invalid"
_FILLED = {"naam": "Zoë Łukasiewicz", "bsn": "123", "namens": "ja", "dictum": "g"}
_WRONG = (
    FieldError("bsn", "nl_bsn", "Dit is geen burgerservicenummer."),
    FieldError("geborenOp", "date", "Deze datum bestaat niet."),
    FieldError("dictum", "missing", "Kies een van deze."),
    FieldError("akkoord", "missing", "Zet hier een vinkje."),
)


def html(*, wrong: bool = False) -> str:
    """The page. wrong: some fields were not filled in right."""
    form = Form(_FILLED, _WRONG if wrong else ())
    return str(
        pages.environment("browser")
        .get_template("stijl.html")
        .render(
            application=APPLICATION,
            instance_name="Boxtel",
            principal=Principal(Role.BURGER, "p", "Fatima Bouzid"),
            csrf="c",
            eenmalig="e",
            path="/mijn-zaken",
            wrong=wrong,
            form=form,
            nu=datetime(2026, 11, 24, 9, 30, tzinfo=UTC),
        )
    )


def show(page: Page, *, wrong: bool = False) -> None:
    """Open it in a browser, with the stylesheet and the letters."""

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(ADDRESS)
        text, name = pages.stylesheet()
        if path == "/":
            route.fulfill(body=html(wrong=wrong), content_type="text/html; charset=utf-8")
        elif path == f"/static/{name}":
            route.fulfill(body=text, content_type="text/css; charset=utf-8")
        elif font := pages.fonts().get(path.removeprefix("/static/")):
            route.fulfill(body=font, content_type="font/woff2")
        else:
            route.fulfill(status=404, body="")

    page.route(f"{ADDRESS}/**", answer)
    page.goto(f"{ADDRESS}/")
