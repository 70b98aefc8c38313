"""The cooperative's pages in process: the public one and the bureau's."""

from __future__ import annotations

import re
from collections.abc import Callable

from applications.cooperatie.conftest import Bureau, regeling
from applications.cooperatie.test_events import fail
from applications.gateway import Browser
from cooperatie.model.instantie import INSTANTIE
from gemeengoed.identity import Role
from gemeengoed.store import Store

LogIn = Callable[..., Browser]


def test_public_page_shows_members_and_not_who_applied(bureau: Bureau, log_in: LogIn) -> None:
    page = log_in(None).get("/")
    assert page.status == 200
    assert "Er zijn nog geen leden." in page.text
    bureau.toegetreden()
    bureau.meld_aan(regeling())
    page = log_in(None).get("/")
    assert "Gemeente Woerden" in page.text
    assert "54.000 inwoners" in page.text
    assert "Woerden: het portaal komt eraan" in page.text
    assert "Sint-Michielsgestel" not in page.text
    assert "Jansen" not in page.text


def test_bureau_is_for_officials(log_in: LogIn) -> None:
    asked = log_in(None).get("/bureau")
    assert asked.status == 303
    assert asked.location.startswith("/inloggen?als=medewerker")
    assert log_in(Role.BURGER).get("/bureau").status == 403
    assert log_in().get("/bureau").status == 200


def test_failed_instance_is_shown_and_tried_again(
    bureau: Bureau, store: Store, log_in: LogIn
) -> None:
    bureau.publiceer()
    (key,) = bureau.toegetreden()
    official = log_in()
    assert "Opnieuw proberen" not in official.get("/bureau").text
    fail(store, key)
    page = official.get("/bureau")
    assert "Reden: Kapot" in page.text
    form = page.text[page.text.index("/opnieuw") :]
    fields = dict(re.findall(r'name="(csrf|eenmalig)" value="([^"]*)"', form))
    path = f"/bureau/instanties/{key}/opnieuw"
    assert official.post(path, fields | {"csrf": "x"}).status == 403
    for _ in range(2):
        posted = official.post(path, fields)
        assert (posted.status, posted.location) == (303, "/bureau")
    assert bureau.get(f"/instanties/{key}").json["stand"] == "gewenst"
    history = [r.event.type for r in store.history(INSTANTIE, key)]
    assert history.count("opnieuw-gevraagd") == 1


def test_bureau_shows_money(bureau: Bureau, log_in: LogIn) -> None:
    id_ = bureau.tot_factuur()
    bureau.betaal(id_, 500_000)
    text = log_in().get("/bureau").text
    assert "factuur 2026-0001: € 25.000,00" in text
    assert "nog open: € 20.000,00, uiterlijk 31 juli 2026" in text
