"""Mass objections in process: together, drafted once, decided each by its own law, once."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from applications.bezwaar.conftest import NU
from applications.bezwaar.pages import hidden
from applications.bezwaar.zaken import erbij, leg_neer, soorten, staat
from applications.gateway import Browser, Reply
from bezwaar import cluster as c
from bezwaar import clusters, model
from bezwaar.cluster import CLUSTERS, Cluster, Stap
from bezwaar.invoer import Beslissing, Bezwaarschrift, NietHoren
from bezwaar.model import BEZWAREN, Stand
from bezwaar.samen import anderen, zonder_verzoek
from gemeengoed import aws
from gemeengoed.identity import Role
from gemeengoed.problem import AgainstTheLaw, Conflict, Invalid
from gemeengoed.store import Store

LogIn = Callable[..., Browser]
Stuk = dict[str, Any]
ROOT = "/bezwaar/clusters"
ONTWERP = {"dictum": "ongegrond", "motivering": "Het past bij het plan.", "_kosten": "nee"}


def heard(id_: str) -> str:
    """They do not want to be heard (7:3 c), so that it can be decided."""
    event = model.zie_af_van_horen(staat(id_), NietHoren.AFGEZIEN, "Wil niet.", door="m", nu=NU)
    erbij(id_, event)
    return id_


def press(official: Browser, url: str, to: str, **fields: str) -> Reply:
    """Send the form of a page that goes to an address ending in `to`."""
    named = {n.replace("__", "."): v for n, v in fields.items()}
    return official.post(f"{url}/{to}", hidden(official.get(url), to) | named)


def begin(official: Browser, id_: str) -> str:
    """Together with the others against the same decision; returns the address of the cluster."""
    page = official.get(f"/bezwaar/werkvoorraad/{id_}")
    made = official.post(ROOT, hidden(page, "/clusters"))
    assert made.status == 303, made.text
    return made.location


def draft(official: Browser, cluster: str, **fields: str) -> Reply:
    return official.post(
        f"{cluster}/ontwerp",
        hidden(official.get(f"{cluster}/ontwerp"), "ontwerp") | ONTWERP | fields,
    )


def count(reply: Reply, what: str) -> int:
    found = re.search(rf"{what}</dt>\s*<dd[^>]*>(\d+)</dd>", reply.text)
    assert found, reply.text
    return int(found[1])


class TestTogether:
    def test_decided_each_by_its_own_law(self, log_in: LogIn, stuk: Stuk) -> None:
        """Six against one decision, two of which the law does not let decide so yet."""
        lotte, karim = log_in(Role.MEDEWERKER, "lotte"), log_in(Role.MEDEWERKER, "karim")
        written = ("2026-0417", "2026 - 0417", "2026-0417")
        good = [heard(leg_neer(stuk, NU, kenmerk=k)) for k in written]
        not_heard = leg_neer(stuk, NU)
        late = heard(leg_neer(stuk, datetime(2026, 12, 20, tzinfo=UTC)))
        asks_costs = heard(leg_neer(stuk, NU, vraagtKosten=True))
        other = leg_neer(stuk, NU, kenmerk="2026-9999")
        cluster = begin(lotte, good[0])
        assert press(lotte, cluster, "leden", actie="alle").status == 303
        assert other not in lotte.get(cluster).text
        assert draft(lotte, cluster).status == 303
        own = lotte.get(cluster).text
        assert "Een collega moet het vaststellen" in own
        assert "Stel de beslissing vast" not in own
        page = karim.get(cluster)
        assert (count(page, "Kan worden beslist"), count(page, "Kan nog niet")) == (3, 3)
        assert "moet de indiener zijn gehoord" in page.text
        assert "Beoordeel eerst of het te laat zijn verschoonbaar is" in page.text
        assert "vroeg om vergoeding van de kosten" in page.text
        assert press(karim, cluster, "vaststellen").status == 303
        for id_ in good:
            assert staat(id_).stand is Stand.BESLIST
            history = aws.store("bezwaar").history(BEZWAREN, id_)
            made = {r.event.type: r.event.by for r in history}
            assert made["ontworpen"] == "medewerker:lotte"
            assert made["beslist"] == "medewerker:karim"
        for id_ in (not_heard, late, asks_costs):
            assert staat(id_).stand.wacht_op_beslissing
            assert "beslist" not in soorten(id_)
        # What is repaired can be decided with the same draft later.
        heard(not_heard)
        assert count(karim.get(cluster), "Kan worden beslist") == 1
        assert press(karim, cluster, "vaststellen").status == 303
        assert soorten(good[0]).count("beslist") == 1
        assert staat(not_heard).stand is Stand.BESLIST

    def test_killed_halfway_each_is_decided_once(
        self, log_in: LogIn, stuk: Stuk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        lotte, karim = log_in(Role.MEDEWERKER, "lotte"), log_in(Role.MEDEWERKER, "karim")
        ids = [heard(leg_neer(stuk, NU)) for _ in range(7)]
        cluster = begin(lotte, ids[0])
        press(lotte, cluster, "leden", actie="alle")
        draft(lotte, cluster)
        monkeypatch.setattr(clusters, "PER_KEER", 4)
        form, run, left = hidden(karim.get(cluster), "vaststellen"), Store.run, [3]

        def dies(store: Store, *args: Any, **named: Any) -> Any:
            left[0] -= 1
            if left[0] < 0:
                raise RuntimeError("killed")
            return run(store, *args, **named)

        with monkeypatch.context() as context:
            context.setattr(Store, "run", dies)
            assert karim.post(f"{cluster}/vaststellen", form).status == 500
        decided = [i for i in ids if staat(i).stand is Stand.BESLIST]
        assert len(decided) == 2
        # The same form again, as a browser that goes back would: four more, then the last one.
        assert karim.post(f"{cluster}/vaststellen", form).status == 303
        assert count(karim.get(cluster), "Kan worden beslist") == 1
        assert press(karim, cluster, "vaststellen").status == 303
        for id_ in ids:
            assert (soorten(id_).count("ontworpen"), soorten(id_).count("beslist")) == (1, 1)

    def test_made_known_together(self, log_in: LogIn, stuk: Stuk) -> None:
        lotte, karim = log_in(Role.MEDEWERKER, "lotte"), log_in(Role.MEDEWERKER, "karim")
        ids = [heard(leg_neer(stuk, NU)) for _ in range(3)]
        cluster = begin(lotte, ids[0])
        press(lotte, cluster, "leden", actie="alle")
        draft(lotte, cluster)
        press(karim, cluster, "vaststellen")
        # What was decided goes out before something else is drafted.
        refused = draft(lotte, cluster)
        assert (refused.status, "nog niet zijn verstuurd" in refused.text) == (409, True)
        day = {"op__maand": "11", "op__jaar": "2026"}
        future = press(karim, cluster, "bekendmaken", op__dag="24", **day)
        assert future.status == 422
        assert 'href="#op"' in future.text
        assert staat(ids[0]).stand is Stand.BESLIST
        sent = press(karim, cluster, "bekendmaken", op__dag="23", **day)
        assert sent.location == f"{cluster}?op=2026-11-23"
        for id_ in ids:
            assert staat(id_).stand is Stand.BEKENDGEMAAKT
        assert count(karim.get(sent.location), "Verstuurd") == 3

    def test_four_eyes_and_what_was_on_the_screen(self, log_in: LogIn, stuk: Stuk) -> None:
        lotte, karim = log_in(Role.MEDEWERKER, "lotte"), log_in(Role.MEDEWERKER, "karim")
        ids = [heard(leg_neer(stuk, NU)) for _ in range(2)]
        cluster = begin(lotte, ids[0])
        nothing = karim.post(f"{cluster}/vaststellen", hidden(karim.get(cluster), "leden"))
        assert (nothing.status, "nog geen ontwerp" in nothing.text) == (409, True)
        assert draft(lotte, cluster, dictum="gegrond").status == 303
        old = hidden(karim.get(cluster), "vaststellen")
        own = lotte.post(f"{cluster}/vaststellen", hidden(lotte.get(cluster), "leden"))
        assert (own.status, "zelf gemaakt" in own.text) == (409, True)
        assert draft(lotte, cluster).status == 303
        late = karim.post(f"{cluster}/vaststellen", old)
        assert late.status == 412
        assert "Dit cluster is intussen gewijzigd" in late.text
        assert "Wat u invulde" not in late.text
        assert staat(ids[0]).stand.wacht_op_beslissing
        assert karim.post(f"{cluster}/vaststellen", hidden(late, "vaststellen")).status == 303
        assert staat(ids[0]).stand is Stand.BESLIST

    def test_a_draft_that_was_typed_meanwhile_is_kept(self, log_in: LogIn, stuk: Stuk) -> None:
        lotte, karim = log_in(Role.MEDEWERKER, "lotte"), log_in(Role.MEDEWERKER, "karim")
        one, two = leg_neer(stuk, NU), leg_neer(stuk, NU)
        cluster = begin(lotte, one)
        old = hidden(karim.get(f"{cluster}/ontwerp"), "ontwerp")
        press(lotte, cluster, "leden", leden__0=two)
        late = karim.post(f"{cluster}/ontwerp", old | ONTWERP)
        assert late.status == 412
        assert "ontwerp voor 2 bezwaren" in late.text
        assert f"{ONTWERP['motivering']}</textarea>" in late.text
        again = hidden(late, "ontwerp") | ONTWERP
        assert karim.post(f"{cluster}/ontwerp", again).status == 303

    def test_who_may_not_handle_one_decides_on_the_others(self, log_in: LogIn, stuk: Stuk) -> None:
        lotte, karim = log_in(Role.MEDEWERKER, "lotte"), log_in(Role.MEDEWERKER, "karim")
        one, two = heard(leg_neer(stuk, NU)), heard(leg_neer(stuk, NU))
        by = {"door": "medewerker:karim", "nu": NU}
        erbij(one, model.meld_betrokkenheid(staat(one), medewerker="medewerker:karim", **by))  # type: ignore[arg-type]
        cluster = begin(lotte, one)
        press(lotte, cluster, "leden", leden__0=two)
        draft(lotte, cluster)
        assert "Awb 10:3 lid 3" in karim.get(cluster).text
        press(karim, cluster, "vaststellen")
        assert staat(one).stand.wacht_op_beslissing
        assert staat(two).stand is Stand.BESLIST

    def test_choosing_and_taking_out(self, log_in: LogIn, stuk: Stuk) -> None:
        official = log_in(Role.MEDEWERKER)
        ids = [leg_neer(stuk, NU) for _ in range(3)]
        other = leg_neer(stuk, NU, kenmerk="2026-9999")
        cluster = begin(official, ids[0])
        # However often it is asked for, there is one for a decision.
        assert begin(official, ids[1]) == cluster
        nothing = press(official, cluster, "leden")
        assert nothing.status == 422
        assert 'href="#leden"' in nothing.text
        assert 'id="leden-fout"' in nothing.text
        # What is not against this decision, or does not exist, does not come in.
        press(official, cluster, "leden", leden__0=ids[1], leden__1=other, leden__2="x" * 3000)
        id_ = cluster.rpartition("/")[2]
        assert aws.store("bezwaar").get(CLUSTERS, id_).state.leden == (ids[0], ids[1])
        press(official, cluster, "weg", lid=ids[0])
        assert aws.store("bezwaar").get(CLUSTERS, id_).state.leden == (ids[1],)
        assert press(official, cluster, "weg", lid=ids[0]).status == 409

    def test_the_list_suggests_them(self, log_in: LogIn, stuk: Stuk) -> None:
        official = log_in(Role.MEDEWERKER)
        one = leg_neer(stuk, NU)
        alone = leg_neer(stuk, NU, kenmerk="alleen")
        leg_neer(stuk, NU, kenmerk="2026-0417 ")
        page = official.get(ROOT)
        assert "Maak een cluster" in page.text
        assert "Kenmerk alleen" not in page.text
        assert "2 bezwaren" in official.get(f"/bezwaar/werkvoorraad/{one}").text
        assert "Behandel ze samen" not in official.get(f"/bezwaar/werkvoorraad/{alone}").text
        made = official.post(ROOT, hidden(page, "/clusters"))
        assert made.location in official.get(ROOT).text
        assert "Maak een cluster" not in official.get(ROOT).text

    def test_only_for_officials(self, log_in: LogIn, stuk: Stuk) -> None:
        official, resident = log_in(Role.MEDEWERKER), log_in(Role.BURGER)
        one, _ = leg_neer(stuk, NU), leg_neer(stuk, NU)
        cluster = begin(official, one)
        for url in (ROOT, cluster, f"{cluster}/ontwerp"):
            assert resident.get(url).status == 403
        assert official.get(f"{ROOT}/{'0' * 40}").status == 404
        assert official.post(ROOT, hidden(official.get(cluster), "leden")).status == 404


class TestPure:
    def members(self, stuk: Stuk, how_many: int) -> list[model.Bezwaar]:
        def one(number: int) -> model.Bezwaar:
            read = Bezwaarschrift.model_validate(stuk)
            id_ = f"zaak-{number:04}"
            return BEZWAREN.replay([model.dien_in(read, id=id_, persoon="p", door="x", nu=NU)])

        return [one(n) for n in range(how_many)]

    def test_at_most_five_hundred(self, stuk: Stuk) -> None:
        first, *others = self.members(stuk, c.MEESTE + 1)
        cluster = CLUSTERS.replay([c.begin(first, door="m", nu=NU)])
        with pytest.raises(Conflict, match="500"):
            c.voeg_toe(cluster, others, door="m", nu=NU)
        event = c.voeg_toe(cluster, others[:-1], door="m", nu=NU)
        assert event
        full = CLUSTERS.replay([event], cluster)
        assert len(full.leden) == c.MEESTE
        # In an item of 400 kB, and read back as it was.
        assert len(full.as_json()) < 20_000
        assert Cluster.from_json(full.as_json()) == full

    def test_an_own_draft_is_not_overruled(self, stuk: Stuk) -> None:
        [bezwaar] = self.members(stuk, 1)
        read = Beslissing.model_validate
        samen = read({"dictum": "ongegrond", "motivering": "a", "gehoordOp": "2026-11-23"})
        eigen = read({"dictum": "gegrond", "motivering": "b", "gehoordOp": "2026-11-23"})
        ontworpen = model.ontwerp(bezwaar, eigen, door="m1", nu=NU)
        bezwaar = BEZWAREN.replay([ontworpen], bezwaar)
        cluster = CLUSTERS.replay([c.begin(bezwaar, door="m1", nu=NU)])
        cluster = CLUSTERS.replay([c.ontwerp(cluster, samen, door="m1", nu=NU)], cluster)
        lid = c.bekijk(cluster, bezwaar, door="m2", nu=NU)
        assert (lid.stap, "eigen ontwerp" in lid.reden) == (Stap.KAN_NIET, True)
        with pytest.raises(Conflict):
            c.maak_lid_bekend(cluster, bezwaar, NU.date(), door="m2", nu=NU)

    def test_a_draft_that_contradicts_itself(self, stuk: Stuk) -> None:
        cluster = CLUSTERS.replay([c.begin(self.members(stuk, 1)[0], door="m", nu=NU)])
        wrong = Beslissing.model_validate({"dictum": "niet_ontvankelijk", "motivering": "a"})
        with pytest.raises(Invalid):
            c.ontwerp(cluster, wrong, door="m", nu=NU)


class TestCourtAtOnce:
    """Going to the court at once: not while another objection lacks the request (7:1a lid 2)."""

    LATER = datetime(2026, 12, 15, 9, tzinfo=UTC)

    def agree(self, official: Browser, id_: str) -> Reply:
        url = f"/bezwaar/werkvoorraad/{id_}/rechtstreeks-beroep"
        return official.post(url, hidden(official.get(url), "rechtstreeks-beroep"))

    def test_another_lacks_it(self, log_in: LogIn, stuk: Stuk, tijd: Any) -> None:
        asks = leg_neer(stuk, NU, vraagtRechtstreeksBeroep=True)
        lacks = leg_neer(stuk, NU, kenmerk="2026 -0417")
        leg_neer(stuk, NU, kenmerk="ander")
        tijd(self.LATER)
        official = log_in(Role.MEDEWERKER)
        refused = self.agree(official, asks)
        assert (refused.status, "Awb 7:1a lid 2" in refused.text) == (409, True)
        erbij(lacks, model.trek_in(staat(lacks), None, door="p", nu=self.LATER))
        assert self.agree(official, asks).status == 303
        assert staat(asks).stand is Stand.RECHTSTREEKS_BEROEP

    def test_who_stands_in_the_way(self, log_in: LogIn, stuk: Stuk) -> None:
        log_in(Role.MEDEWERKER)
        asks = leg_neer(stuk, NU, vraagtRechtstreeksBeroep=True)
        also = leg_neer(stuk, NU, vraagtRechtstreeksBeroep=True)
        found = list(anderen(aws.store("bezwaar"), staat(asks)))
        assert [b.id for b in found] == [also]
        assert not zonder_verzoek(staat(also))
        refused = model.weiger_rechtstreeks_beroep(staat(also), "Nee.", door="m", nu=NU)
        erbij(also, refused)
        assert zonder_verzoek(staat(also))
        with pytest.raises(AgainstTheLaw):
            model.stem_in_rechtstreeks_beroep(
                staat(asks), ander_bezwaar_zonder_verzoek=True, door="m", nu=self.LATER
            )
