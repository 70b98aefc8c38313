"""The rules of a move, pure: dates, who may file, addresses, risks."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.gba.verhuizers import (
    DAAR,
    FATIMA,
    HIER,
    NORA,
    SAM,
    YOUSSEF,
    adres,
    lijst,
    wonend,
)
from gba.bevragen.lo3 import Persoonslijst
from gba.verhuizing import aangever, verwerken
from gba.verhuizing.aangever import BEVOEGD, Hoedanigheid
from gba.verhuizing.adressen import register, zoek
from gba.verhuizing.buitenland import landcode
from gba.verhuizing.huishouden import Relatie, op_adres, zelfde_adres
from gba.verhuizing.invoer import AnderAls, Buitenland, Soort
from gba.verhuizing.model import VERHUIZINGEN, Aangegeven, Geweigerd
from gba.verhuizing.regels import REGELS, Feiten, aantal_verhuizingen, beoordeel
from gba.verhuizing.staat import Kleur, Opgave, Verhuizer
from gba.verhuizing.termijnen import aanvultermijn, beslistermijn, dateer
from gemeengoed import awb
from gemeengoed.problem import AgainstTheLaw, Invalid

VANDAAG = date(2026, 11, 25)
DAGEN = st.dates(date(2023, 1, 1), date(2028, 12, 1))


# ---- dates


@given(verhuisd=DAGEN, later=st.integers(-60, 60))
def test_within_the_country(verhuisd: date, later: int) -> None:
    """From four weeks before to the fifth day, which is a working day; else it is too early, or
    the day of filing counts."""
    vandaag = verhuisd + timedelta(days=later)
    if later < -28:
        with pytest.raises(Invalid) as refused:
            dateer(Soort.BINNENLAND, verhuisd, vandaag)
        assert refused.value.fields[0].name == "datum"
        return
    found = dateer(Soort.BINNENLAND, verhuisd, vandaag)
    assert found.vroegst
    # Counted backwards it never moves.
    assert found.vroegst.eind == verhuisd - timedelta(days=28)
    last = found.uiterlijk.eind
    assert last
    assert last >= verhuisd + timedelta(days=5)
    assert awb.is_werkdag(last)
    # Nothing moves it but days that are no working day, and the two of Atw 2.
    assert last == verhuisd + timedelta(days=5) or (last - verhuisd).days <= 12
    assert found.te_laat == (vandaag > last)
    assert found.adresdatum == (vandaag if vandaag > last else verhuisd)
    assert ("2.20 lid 3 onder b" if found.te_laat else "2.20 lid 3 onder a") in found.tekst


@given(vertrek=DAGEN, later=st.integers(-30, 30))
def test_to_abroad(vertrek: date, later: int) -> None:
    vandaag = vertrek + timedelta(days=later)
    if later < -5:
        with pytest.raises(Invalid):
            dateer(Soort.NAAR_BUITENLAND, vertrek, vandaag)
        return
    found = dateer(Soort.NAAR_BUITENLAND, vertrek, vandaag)
    assert found.te_laat == (later > 0)
    # Whenever it is told, the day of telling counts (2.21 lid 3).
    assert found.adresdatum == vandaag
    assert "Wet BRP 2.21 lid 3" in found.tekst
    assert found.te_laat == ("U moest het doorgeven" in found.tekst)
    assert found.uiterlijk.eind == vertrek


@pytest.mark.parametrize(
    ("verhuisd", "laatste"),
    [
        (date(2026, 11, 16), date(2026, 11, 23)),  # Saturday to Monday
        (date(2026, 11, 18), date(2026, 11, 23)),
        (date(2026, 11, 17), date(2026, 11, 23)),  # Sunday to Monday
        (date(2026, 12, 20), date(2026, 12, 28)),  # Christmas, a Saturday and a Sunday
        (date(2027, 3, 24), date(2027, 3, 30)),  # Easter Monday
        (date(2027, 3, 25), date(2027, 3, 31)),  # Atw 2: two working days from Friday to Monday
    ],
)
def test_the_fifth_day_moves_on(verhuisd: date, laatste: date) -> None:
    assert dateer(Soort.BINNENLAND, verhuisd, verhuisd).uiterlijk.eind == laatste


def test_each_date_says_why() -> None:
    found = dateer(Soort.BINNENLAND, date(2026, 11, 21), VANDAAG)
    assert "artikel 2.39 lid 2 van de Wet basisregistratie personen" in found.uiterlijk.uitleg.tekst
    late = dateer(Soort.BINNENLAND, date(2026, 11, 1), VANDAAG)
    assert "25 november 2026" in late.tekst
    assert "2.20" in late.tekst
    assert "Awb 4:13" in beslistermijn(VANDAAG).uitleg.artikelen
    assert aanvultermijn(VANDAAG, 2).eind == date(2026, 12, 9)
    assert dateer(Soort.UIT_BUITENLAND, VANDAAG, VANDAAG).uiterlijk.eind == date(2026, 11, 30)


def test_who_comes_from_abroad_comes_themselves() -> None:
    found = dateer(Soort.UIT_BUITENLAND, date(2026, 12, 23), VANDAAG)
    assert "als u zelf bij ons bent geweest" in found.tekst
    assert "28 december 2026" in found.tekst
    with pytest.raises(Invalid) as refused:
        dateer(Soort.UIT_BUITENLAND, date(2026, 12, 24), VANDAAG)
    assert "vanaf 26 november 2026" in refused.value.fields[0].reason


@pytest.mark.parametrize("dag", [date(1, 1, 1), date(9999, 12, 31), date(1899, 1, 1)])
@pytest.mark.parametrize("soort", Soort)
def test_dates_that_nobody_means(soort: Soort, dag: date) -> None:
    with pytest.raises(Invalid):
        dateer(soort, dag, VANDAAG)


# ---- addresses


def test_an_address_however_it_is_written() -> None:
    assert zoek(register(), "5281 za", 5, " a ", "nieuw").huisletter == "A"
    found = zoek(register(), "5611ZA", 16, "-101", "nieuw")
    assert found.regels == ("Platanenplein 16-101", "5611 ZA  Eindhoven")


def test_the_extract_has_each_founder() -> None:
    from gba.verhuizing.adressen import _alle

    every = [a for found in _alle().values() for a in found]
    assert {a.gemeente for a in every} == {"0757", "0845", "0772", "0632"}
    assert len({a.nummeraanduiding for a in every}) == len(every)
    assert all(len(a.nummeraanduiding) == len(a.verblijfsobject) == 16 for a in every)


def test_same_address() -> None:
    zonder = {n: w for n, w in op_adres(HIER).items() if n not in ("1180", "1190")}
    assert zelfde_adres(op_adres(HIER), zonder)
    assert not zelfde_adres(op_adres(HIER), op_adres(DAAR))
    # Of whom nothing is known, nobody lives at the same address.
    assert not zelfde_adres({}, {})
    assert not zelfde_adres({"1160": "0000AA"}, {"1160": "0000AA"})
    a, b = adres("5281ZA", 5, 0), adres("5281ZA", 5, 1)
    assert not zelfde_adres(op_adres(a), {**op_adres(b), "1190": ""})


@pytest.mark.parametrize(
    ("naam", "code"),
    [("België", "5010"), (" belgie ", "5010"), ("Duitsland", "9089"), ("Rusland (oud)", None)],
)
def test_countries(naam: str, code: str | None) -> None:
    assert landcode(naam) == code


# ---- who may file


def test_under_sixteen() -> None:
    aangever.controleer_zelf(lijst(NORA, geboren="20101125"), VANDAAG)
    with pytest.raises(AgainstTheLaw) as refused:
        aangever.controleer_zelf(lijst(NORA, geboren="20101126"), VANDAAG)
    assert refused.value.artikel == "Wet BRP 2.48 onder a"


@pytest.mark.parametrize(
    ("relatie", "geboren", "als"),
    [
        (Relatie.PARTNER, "19840101", Hoedanigheid.PARTNER),
        (Relatie.KIND, "20160101", Hoedanigheid.OUDER),
        (Relatie.KIND, "20100101", Hoedanigheid.INWONENDE_OUDER),
        (Relatie.KIND, "20000101", Hoedanigheid.INWONENDE_OUDER),
        (Relatie.OUDER, "19500101", Hoedanigheid.INWONEND_KIND),
    ],
)
def test_for_family_that_comes_to_live_here(
    relatie: Relatie, geboren: str, als: Hoedanigheid
) -> None:
    wie = lijst(SAM, geboren=geboren)
    assert aangever.voor_familie(relatie, wie, lijst(FATIMA), VANDAAG) is als


def test_a_child_of_seventeen_does_not_file_for_a_parent() -> None:
    with pytest.raises(Invalid) as refused:
        aangever.voor_familie(Relatie.OUDER, None, lijst(NORA, geboren="20090101"), VANDAAG)
    assert refused.value.fields[0].name == "ander.bsn"


@pytest.mark.parametrize(
    ("als", "soort", "geboren", "mag"),
    [
        (AnderAls.GEMACHTIGDE, Soort.BINNENLAND, "20081125", True),
        (AnderAls.GEMACHTIGDE, Soort.BINNENLAND, "20081126", False),
        (AnderAls.GEMACHTIGDE, Soort.NAAR_BUITENLAND, "19850304", False),
        (AnderAls.FAMILIE, Soort.NAAR_BUITENLAND, "19850304", False),
        (AnderAls.CURATOR, Soort.NAAR_BUITENLAND, "19850304", True),
        (AnderAls.INSTELLING, Soort.NAAR_BUITENLAND, "19850304", True),
    ],
)
def test_for_another(als: AnderAls, soort: Soort, geboren: str, *, mag: bool) -> None:
    wie = lijst(FATIMA, geboren=geboren)
    if mag:
        aangever.voor_ander(als, soort, wie, VANDAAG)
        return
    with pytest.raises(Invalid) as refused:
        aangever.voor_ander(als, soort, wie, VANDAAG)
    assert refused.value.fields[0].name == "ander.hoedanigheid"


@pytest.mark.parametrize(
    ("als", "relatie", "minderjarig", "code"),
    [
        (Hoedanigheid.ZELF, Relatie.ZELF, False, "I"),
        (Hoedanigheid.ZELF, Relatie.PARTNER, False, "P"),
        (Hoedanigheid.ZELF, Relatie.KIND, True, "G"),
        (Hoedanigheid.ZELF, Relatie.KIND, False, "O"),
        (Hoedanigheid.ZELF, Relatie.OUDER, False, "K"),
        (Hoedanigheid.ZELF, Relatie.ANDER, False, "M"),
        (Hoedanigheid.OUDER, Relatie.KIND, True, "G"),
        (Hoedanigheid.CURATOR, Relatie.ANDER, False, "G"),
        (Hoedanigheid.GEMACHTIGDE, Relatie.ANDER, False, "M"),
        (Hoedanigheid.INSTELLING, Relatie.ANDER, False, "H"),
    ],
)
def test_who_told_it_on_the_list(
    als: Hoedanigheid, relatie: Relatie, *, minderjarig: bool, code: str
) -> None:
    assert aangever.omschrijving(als, relatie, minderjarig=minderjarig) == code


@pytest.mark.parametrize(
    ("gezag", "zonder"),
    [
        ("1", False),
        ("2", True),
        ("12", False),
        ("D", True),
        ("1D", False),
        ("2D", True),
        ("3D", False),
        ("", False),
    ],
)
def test_custody(gezag: str, zonder: bool) -> None:
    child = lijst(NORA, c02=({"0120": FATIMA},), c03=({"0120": YOUSSEF},), c11=({"3210": gezag},))
    assert aangever.zonder_gezag(child, lijst(FATIMA)) is zonder


def test_each_kind_of_filer_has_an_article() -> None:
    assert set(BEVOEGD) == set(Hoedanigheid)
    assert all(b.artikel.startswith("Wet BRP 2.") and b.lijst for b in BEVOEGD.values())


# ---- risks


def opgave(**changes: Any) -> Opgave:
    wie = Verhuizer(persoon="p1", naam="F. Bouzid", relatie=Relatie.ZELF)
    return Opgave.model_validate(
        {
            "aangever": "p1",
            "hoedanigheid": Hoedanigheid.ZELF,
            "soort": Soort.BINNENLAND,
            "datering": dateer(Soort.BINNENLAND, VANDAAG, VANDAAG),
            "adres": DAAR,
            "verhuizers": (wie,),
            "stond_op": op_adres(HIER),
            **changes,
        }
    )


def gevonden(
    wat: Opgave | None = None, van: Persoonslijst | None = None, **changes: Any
) -> list[str]:
    lijsten = {"p1": van or lijst(FATIMA)}
    feiten = Feiten(wat or opgave(), **{"lijsten": lijsten, **changes})
    return [b.regel for b in beoordeel(feiten)]


def test_green() -> None:
    assert gevonden() == []


_WEG = opgave(
    soort=Soort.NAAR_BUITENLAND,
    adres=None,
    buitenland=Buitenland(langer=True, land="België"),
    datering=dateer(Soort.NAAR_BUITENLAND, VANDAAG, VANDAAG),
)
_DERDE = (
    wonend(HIER, e1030="20260901"),
    wonend(HIER, e1030="20260301"),
    wonend(HIER, e1030="20150101"),
)
_ANDER = Verhuizer(persoon="p2", naam="S. Wit", relatie=Relatie.ANDER)
_ZELF = Verhuizer(persoon="p1", naam="F. Bouzid", relatie=Relatie.ZELF)
_ONDERZOEK = (wonend(HIER, e8310="081000"),)
_KWIJT = Verhuizer(persoon="p3", naam="?", relatie=Relatie.ZELF)


@pytest.mark.parametrize(
    ("regel", "feiten"),
    [
        (
            "twee-keer-op-een-dag",
            {"van": lijst(FATIMA, adressen=(wonend(HIER, e1030="20261125"),))},
        ),
        ("al-vertrokken", {"wat": opgave(stond_op=op_adres(adres("5281ZA", 4)))}),
        ("opgeschort", {"van": lijst(FATIMA, c06=({"0810": "20260101"},))}),
        ("opgeschort", {"van": lijst(FATIMA, c07=({"6720": "E"},))}),
        ("geen-lijst", {"lijsten": {}}),
        ("tegengesproken", {"tegengesproken": True}),
        ("toestemming-geweigerd", {"toestemming": False, "bewoners": 1}),
        ("toestemming-ontbreekt", {"bewoners": 1}),
        ("toestemming-ontbreekt", {"wat": opgave(trekt_in=True)}),
        ("drie-verhuizingen", {"van": lijst(FATIMA, adressen=_DERDE)}),
        ("te-vol", {"bewoners": 6, "toestemming": True}),
        ("curatele", {"van": lijst(FATIMA, c11=({"3310": "1"},))}),
        ("ongeschikt", {"wat": opgave(adres=adres("5281ZB", 12))}),
        ("briefadres", {"wat": opgave(adres=adres("5281ZC", 1))}),
        ("briefadres", {"van": lijst(FATIMA, adressen=(wonend(HIER, e1010="B"),))}),
        (
            "te-laat",
            {"wat": opgave(datering=dateer(Soort.BINNENLAND, date(2026, 11, 1), VANDAAG))},
        ),
        ("voor-huidig-adres", {"van": lijst(FATIMA, adressen=(wonend(HIER, e1030="20261201"),))}),
        ("in-onderzoek", {"van": lijst(FATIMA, adressen=_ONDERZOEK)}),
        ("gezag", {"wat": opgave(zonder_gezag=True)}),
        ("bevoegd", {"wat": opgave(hoedanigheid=Hoedanigheid.GEMACHTIGDE)}),
        (
            "meeverhuizer",
            {
                "wat": opgave(verhuizers=(_ZELF, _ANDER)),
                "lijsten": {"p1": lijst(FATIMA), "p2": lijst(SAM)},
            },
        ),
        ("loopt-al", {"loopt_al": True}),
        ("achterblijvers", {"wat": _WEG, "achter": 1}),
    ],
)
def test_one_rule_at_a_time(regel: str, feiten: dict[str, Any]) -> None:
    assert gevonden(**feiten) == [regel]


def test_no_home_at_all_is_unfit_and_too_full() -> None:
    assert gevonden(opgave(adres=adres("5281ZB", 10))) == ["te-vol", "ongeschikt"]


def test_an_investigation_that_ended() -> None:
    ended = (wonend(HIER, e8310="081000", e8330="20260101"),)
    assert gevonden(van=lijst(FATIMA, adressen=ended)) == []


def test_moves_in_twelve_months() -> None:
    assert aantal_verhuizingen(lijst(FATIMA, adressen=_DERDE), VANDAAG) == 2
    assert aantal_verhuizingen(lijst(FATIMA, adressen=_DERDE), date(2027, 3, 1)) == 1
    # A version that was wrong (84.10) is no move.
    wrong = (*_DERDE[:1], {**_DERDE[1], "8410": "O"}, _DERDE[2])
    assert aantal_verhuizingen(lijst(FATIMA, adressen=wrong), VANDAAG) == 1


def test_the_rules_are_told_apart() -> None:
    assert len({r.naam for r in REGELS}) == len(REGELS)
    assert all(r.kleur is not Kleur.GROEN for r in REGELS)


# ---- what goes on the lists


def test_the_country_on_the_list() -> None:
    weg = Buitenland(langer=True, land="België", regel1="Rue 1", regel3="Namur")
    wat = opgave(
        soort=Soort.NAAR_BUITENLAND,
        adres=None,
        buitenland=weg,
        datering=dateer(Soort.NAAR_BUITENLAND, VANDAAG, VANDAAG),
    )
    new = dict(verwerken.nieuwe_gegevens(wat, _ZELF, lijst(FATIMA), VANDAAG))
    assert new["08"] == {
        "0910": "1999",
        "0920": "20261125",
        "1310": "5010",
        "1320": "20261125",
        "1330": "Rue 1",
        "1350": "Namur",
        "7210": "I",
        "8510": "20261125",
        "8610": "20261125",
    }
    assert new["07"] == {"7010": "0", "6710": "20261125", "6720": "E"}


def test_a_list_we_made_can_be_taken_in() -> None:
    from gba.keuren import gebreken

    new = dict(verwerken.nieuwe_gegevens(opgave(), _ZELF, lijst(FATIMA), VANDAAG))
    made = lijst(FATIMA).met("08", 0, new["08"])
    assert [g for g in gebreken(made) if not g.startswith("01.01")] == []


def test_a_case_survives_being_written() -> None:
    nu = datetime(2026, 11, 25, 9, tzinfo=UTC)
    begun = Aangegeven(at=nu, by="burger:p1", id="aaaa-bbbb-cccc", wat=opgave())
    case = VERHUIZINGEN.replay([begun])
    assert type(case).from_json(case.as_json()) == case
    no = Geweigerd(at=nu, by="m", reden="x", kenmerk=case.kenmerk, persoon="p1")
    assert VERHUIZINGEN.keys(VERHUIZINGEN.replay([no], case))["werk"] is None
