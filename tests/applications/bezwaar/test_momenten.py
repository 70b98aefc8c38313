"""Choosing the moment of a hearing, and not wanting to be heard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from applications.bezwaar.conftest import NU
from applications.bezwaar.pages import hidden
from applications.bezwaar.zaak import Zaak, om
from applications.bezwaar.zaken import leg_neer, soorten, staat
from applications.gateway import Browser, Reply
from bezwaar import events, model
from bezwaar.brieven import brief_bij, in_het_kort
from bezwaar.invoer import NietHoren, Zittingsplan, Zittingsvoorstel
from bezwaar.model.tijd import volgende_dag, wat_nu
from gemeengoed import aws
from gemeengoed.identity import Role

LogIn = Callable[..., Browser]
Stuk = dict[str, Any]


def voorstel(*dagen: str, tot: str = "2026-11-30") -> Zittingsvoorstel:
    momenten = [{"dag": dag, "tijd": "14.30"} for dag in dagen]
    return Zittingsvoorstel.model_validate(
        {"momenten": momenten, "plaats": "Kamer 1", "kiezenTot": tot}
    )


TWEE = voorstel("2026-12-15", "2026-12-17")


class TestModel:
    def test_what_is_chosen_is_the_hearing(self, stuk: Stuk) -> None:
        zaak = Zaak(stuk)
        zaak.doe(model.stel_momenten_voor, TWEE)
        zitting = zaak.op("2026-11-30").doe(model.kies_moment, 2).zitting
        assert zitting
        # Half past two in winter; documents until ten days before, open a week before (7:4).
        assert zitting.op == datetime(2026, 12, 17, 13, 30, tzinfo=UTC)
        assert zitting.stukken_tot.eind == date(2026, 12, 7)
        assert zitting.ter_inzage.eind == date(2026, 12, 10)
        assert zitting.uitgenodigd_op == date(2026, 11, 23)
        assert zaak.staat.voorstel is None
        zaak.kan_niet(model.kies_moment, 1)

    @pytest.mark.parametrize("tot", ["2026-12-15", "9999-12-31"])
    def test_who_chooses_does_so_before_it(self, stuk: Stuk, tot: str) -> None:
        Zaak(stuk).fout("kiezenTot", model.stel_momenten_voor, voorstel("2026-12-15", tot=tot))

    def test_the_first_stands_when_nothing_is_chosen(self, stuk: Stuk) -> None:
        zaak = Zaak(stuk)
        zaak.doe(model.stel_momenten_voor, TWEE)
        assert volgende_dag(zaak.staat) == date(2026, 12, 1)
        assert wat_nu(zaak.staat, nu=om("2026-11-30", "22:59")) == ()
        zaak.op("2026-12-01").kan_niet(model.kies_moment, 2)
        zaak.neem(*wat_nu(zaak.staat, nu=zaak.nu))
        assert zaak.staat.zitting
        assert zaak.staat.zitting.op == datetime(2026, 12, 15, 13, 30, tzinfo=UTC)
        # Looking again gives nothing new; and ten days before is still to come.
        assert wat_nu(zaak.staat, nu=zaak.nu) == ()
        assert model.open_voor_stukken(zaak.staat, date(2026, 12, 1))

    def test_nobody_looked_for_a_month(self, stuk: Stuk) -> None:
        """The first stands all the same, as they were told; no letter invites to the past."""
        zaak = Zaak(stuk)
        zaak.doe(model.stel_momenten_voor, TWEE)
        late = om("2026-12-31")
        [gepland] = [e for e in wat_nu(zaak.staat, nu=late) if e.type == "zitting_gepland"]
        zaak.neem(gepland)
        assert zaak.staat.zitting
        assert zaak.staat.zitting.uitgenodigd_op == date(2026, 11, 23)
        assert brief_bij(gepland, 3, zaak.staat) is None
        assert in_het_kort(gepland, zaak.staat) is None

    def test_there_is_time_for_documents_after_choosing(self, stuk: Stuk) -> None:
        zaak = Zaak(stuk)
        zaak.verboden("7:4 lid 1", model.stel_momenten_voor, voorstel("2026-12-11"))
        zaak.doe(model.stel_momenten_voor, voorstel("2026-12-14"))

    @pytest.mark.parametrize(
        ("fout", "veld"),
        [
            (voorstel("2026-12-15", tot="2026-11-23"), "kiezenTot"),
            (voorstel("2026-12-15", "2026-12-20"), "momenten.1.dag"),
            (voorstel("2026-11-20"), "momenten.0.dag"),
            (voorstel("2028-01-04"), "momenten.0.dag"),
            (voorstel("2026-12-15", "2026-12-15"), "momenten"),
        ],
        ids=["today", "sunday", "past", "far", "double"],
    )
    def test_told_at_the_field(self, stuk: Stuk, fout: Zittingsvoorstel, veld: str) -> None:
        Zaak(stuk).fout(veld, model.stel_momenten_voor, fout)

    def test_a_moment_that_there_is_not(self, stuk: Stuk) -> None:
        zaak = Zaak(stuk)
        zaak.kan_niet(model.kies_moment, 1)
        zaak.doe(model.stel_momenten_voor, TWEE)
        zaak.fout("moment", model.kies_moment, 3)

    def test_on_paper_nobody_can_choose_on_a_page(self, stuk: Stuk) -> None:
        Zaak.op_papier(stuk, "2026-11-23").kan_niet(model.stel_momenten_voor, TWEE)

    def test_what_is_planned_or_decided_leaves_nothing_to_choose(self, stuk: Stuk) -> None:
        plan = {"dag": "2026-12-22", "tijd": "10.00", "plaats": "Kamer 2"}
        zaak = Zaak(stuk)
        zaak.doe(model.stel_momenten_voor, TWEE)
        zaak.doe(model.plan_zitting, Zittingsplan.model_validate(plan))
        assert zaak.staat.voorstel is None
        zaak.doe(model.stel_momenten_voor, TWEE)
        zaak.doe(model.trek_in, None)
        assert zaak.staat.voorstel is None

    def test_not_wanting_to_be_heard(self, stuk: Stuk) -> None:
        zaak = Zaak(stuk)
        zaak.doe(model.stel_momenten_voor, TWEE)
        horen = zaak.doe(model.wil_niet_worden_gehoord, door="p1").horen
        assert horen
        assert horen.niet_gehoord is NietHoren.AFGEZIEN
        assert zaak.staat.voorstel is None
        zaak.kan_niet(model.wil_niet_worden_gehoord)


class TestPages:
    def choose(self, resident: Browser, id_: str, what: str, **fields: str) -> Reply:
        url = f"/bezwaar/zaken/{id_}/{what}"
        return resident.post(url, hidden(resident.get(url), what) | fields)

    def propose(self, official: Browser, id_: str) -> Reply:
        url = f"/bezwaar/werkvoorraad/{id_}/hoorzitting-voorstellen"
        fields = {"plaats": "Kamer 1", "kiezenTot.dag": "30", "kiezenTot.maand": "11"}
        fields["kiezenTot.jaar"] = "2026"
        for number, day in enumerate(("15", "17")):
            moment = f"momenten.{number}"
            fields |= {f"{moment}.dag.dag": day, f"{moment}.dag.maand": "12"}
            fields |= {f"{moment}.dag.jaar": "2026", f"{moment}.tijd": "14.30"}
        return official.post(url, hidden(official.get(url), "voorstellen") | fields)

    def test_proposed_and_chosen(self, log_in: LogIn, stuk: Stuk) -> None:
        resident, official = log_in(Role.BURGER), log_in(Role.MEDEWERKER)
        id_ = leg_neer(stuk, NU)
        assert f"/zaken/{id_}/moment" not in resident.get(f"/bezwaar/zaken/{id_}").text
        assert self.propose(official, id_).status == 303
        assert f"/zaken/{id_}/moment" in resident.get(f"/bezwaar/zaken/{id_}").text
        page = resident.get(f"/bezwaar/zaken/{id_}/moment").text
        assert "15 december 2026" in page
        assert "17 december 2026" in page
        assert "Moment 3" not in page
        nothing = self.choose(resident, id_, "moment")
        assert nothing.status == 422
        assert 'href="#moment"' in nothing.text
        assert "17 december 2026" in nothing.text
        assert self.choose(resident, id_, "moment", moment="5").status == 422
        other = log_in(Role.BURGER, "p2")
        assert other.get(f"/bezwaar/zaken/{id_}/moment").status == 404
        assert self.choose(resident, id_, "moment", moment="2").status == 303
        page = resident.get(f"/bezwaar/zaken/{id_}").text
        # Documents until ten days before the day that was chosen.
        assert "Stukken indienen kan tot en met 7 december 2026" in page
        assert "Kiezen wanneer de hoorzitting is" not in page

    def test_not_wanting_to_be_heard(self, log_in: LogIn, stuk: Stuk) -> None:
        resident = log_in(Role.BURGER)
        id_ = leg_neer(stuk, NU)
        assert self.choose(resident, id_, "niet-gehoord").status == 303
        assert soorten(id_)[-1] == "niet_gehoord"
        page = resident.get(f"/bezwaar/zaken/{id_}").text
        assert "Artikel 7:3 onder c" in page
        assert f"/zaken/{id_}/niet-gehoord" not in page

    def test_what_the_portal_says(self, log_in: LogIn, stuk: Stuk) -> None:
        official = log_in(Role.MEDEWERKER)
        id_ = leg_neer(stuk, NU)
        self.propose(official, id_)
        dossier = aws.store("bezwaar").get(model.BEZWAREN, id_)
        verteld = events.zaak(dossier)
        assert verteld
        taak = verteld.taak
        assert taak
        assert (taak.tekst, taak.uiterlijk) == ("Kies wanneer u wordt gehoord", date(2026, 11, 30))
        history = aws.store("bezwaar").history(model.BEZWAREN, id_)
        kort = in_het_kort(history[-1].event, staat(id_))
        assert kort
        assert "30 november 2026" in kort[1][0]
