"""The portal over the running cloud: what applications do is there for people, within seconds."""

from __future__ import annotations

import re
import uuid
from datetime import datetime, timedelta
from typing import Any

from gemeengoed import clock
from running import Running
from system.cloud import eventually
from system.test_objecting import CODE, OTHER, file, objection
from system.visitor import Visitor, visitor

# Fatima's objections are made with her number; Joris has another.
HER, HIM = ("burger", "fatima"), ("burger", "joris")
OFFICIAL = ("medewerker", "sanne")


def filed(cloud: Running, **changes: Any) -> tuple[str, str]:
    """An objection of Fatima; its id, and a title that only this one has."""
    over = f"Besluit {uuid.uuid4().hex[:8]}"
    besluit = objection()["besluit"] | {"omschrijving": over}
    answer = file(cloud, objection(besluit=besluit, **changes))
    assert answer.status == 201, answer.text
    return answer.json()["id"], over


def shown(who: Visitor, path: str, words: str) -> str:
    """A page, as soon as it shows these words."""

    def look() -> str | None:
        text = who.get(path).text
        return text if words in text else None

    return eventually(look)


def test_what_one_files_is_among_ones_cases_and_nobody_elses(cloud: Running) -> None:
    her, him = visitor(cloud, CODE, *HER), visitor(cloud, CODE, *HIM)
    id_, over = filed(cloud)
    page = shown(her, "/mijn-zaken", over)
    assert f'href="/bezwaar/zaken/{id_}"' in page
    assert her.get(f"/bezwaar/zaken/{id_}").status == 200
    assert over not in him.get("/mijn-zaken").text
    assert over not in visitor(cloud, OTHER, *HER).get("/mijn-zaken").text


def test_a_receipt_comes_as_a_message_and_reading_it_is_kept(cloud: Running) -> None:
    her, him = visitor(cloud, CODE, *HER), visitor(cloud, CODE, *HIM)
    id_, over = filed(cloud)
    path = f"/berichten/bezwaar:bezwaar:{id_}:1"
    shown(her, "/berichten", path)
    assert him.get(path).status == 404
    message = her.get(path).text
    assert over in message
    assert f"BZW-{id_.upper()}" in message
    read = re.search(r"Door u gelezen.*?<dd[^>]*>([^<]+)<", message, re.S)
    assert read
    again = her.get(path).text
    assert read[1] in again, "the first time counts"


def test_the_official_finds_it_by_its_deadline_and_looking_is_shown(cloud: Running) -> None:
    her, official = visitor(cloud, CODE, *HER), visitor(cloud, CODE, *OFFICIAL)
    id_, over = filed(cloud)

    def on_the_list() -> bool:
        url = "/werkvoorraad?limit=100"
        while url:
            text = official.get(url).text
            if over in text:
                return True
            more = re.search(r'rel="next" href="([^"]+)"', text)
            url = more[1].replace("&amp;", "&") + "&limit=100" if more else ""
        return False

    eventually(on_the_list)
    assert official.get(f"/bezwaar/werkvoorraad/{id_}").status == 200
    looks = shown(her, "/inzage", "Een medewerker van Bezwaar en beroep")
    assert "Sanne" not in looks
    assert her.get("/werkvoorraad").status == 403
    assert official.get("/inzage").status == 403


def test_what_a_visitor_misses_reaches_the_cooperative(cloud: Running) -> None:
    visit, bureau = visitor(cloud, CODE), visitor(cloud, "cooperatie", "medewerker", "ingrid")
    wish = f"Graag een knop {uuid.uuid4().hex[:8]}"
    assert visit.get("/feedback?pagina=/bezwaar/zaken/k7qm-3fzx-9rtw").status == 200
    assert visit.post("/feedback", tekst=wish + " voor 999990019", rol="inwoner").status == 422
    visit.get("/feedback?pagina=/bezwaar/zaken/k7qm-3fzx-9rtw")
    thanks = visit.post("/feedback", tekst=wish, rol="inwoner")
    assert "Dank u wel" in thanks.text
    page = shown(bureau, "/bureau/wensen", wish)
    assert "/bezwaar/zaken/-" in page
    assert "Eindhoven" in page
    assert "k7qm" not in page


def test_administrators_see_what_waits_and_officials_do_not(cloud: Running) -> None:
    admin, official = visitor(cloud, CODE, "medewerker", "mo"), visitor(cloud, CODE, *OFFICIAL)
    filed(cloud)
    page = admin.get("/beheer")
    assert page.status == 200
    assert "Gezondheid" in page.text
    assert "De cijfers van AWS zijn er nu niet" not in page.text
    waiting = re.search(r"Bezwaar en beroep</th><td[^>]*>(\d+)<", page.text)
    assert waiting
    assert int(waiting[1]) > 0
    assert official.get("/beheer").status == 403


def test_every_municipality_has_its_own_look(cloud: Running) -> None:
    themes = {code: visitor(cloud, code).get("/huisstijl.css") for code in (CODE, OTHER)}
    assert themes[CODE].text != themes[OTHER].text
    for code, theme in themes.items():
        logo = re.search(r'url\("(/huisstijl/[^"]+)"\)', theme.text)
        assert logo
        picture = visitor(cloud, code).get(logo[1])
        assert picture.headers["content-type"].startswith("image/svg+xml")
        assert "sandbox" in picture.headers["content-security-policy"]


def test_what_every_site_must_say_of_itself(cloud: Running) -> None:
    visit = visitor(cloud, CODE)
    for path in ("/toegankelijkheid", "/privacy", "/contact"):
        page = visit.get(path)
        assert page.status == 200
        assert "Eindhoven" in page.text
    security = visit.get("/.well-known/security.txt")
    assert security.headers["content-type"].startswith("text/plain")
    fields = dict(line.split(": ", 1) for line in security.text.splitlines())
    expires = datetime.fromisoformat(fields["Expires"].replace("Z", "+00:00"))
    assert timedelta(days=30) < expires - clock.now() < timedelta(days=365)
    assert fields["Canonical"] == f"{visit.site}/.well-known/security.txt"
