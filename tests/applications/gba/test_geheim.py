"""Who keeps their data from third parties is not told to those, and to government all the same."""

from __future__ import annotations

import pytest

from applications.gba.bevraging import AFNEMER, BSN, GEMEENTE, Bevraging, bevraging
from gba.bevragen.geheim import Derden, derden
from gba.bevragen.lo3 import Persoonslijst

VRAAG = {
    "type": "RaadpleegMetBurgerservicenummer",
    "burgerservicenummer": [BSN],
    "fields": ["burgerservicenummer"],
}


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch) -> Bevraging:
    return bevraging(monkeypatch)


def persoon(klasse: str) -> Persoonslijst:
    return Persoonslijst(
        volgnummer="1",
        categorieen={"01": (({"0120": BSN, "0240": "Bouzid"},),), "07": (({"7010": klasse},),)},
    )


@pytest.mark.parametrize("klasse", [str(n) for n in range(8)])
@pytest.mark.parametrize("derde", list(Derden))
def test_a_third_party(register: Bevraging, klasse: str, derde: Derden) -> None:
    register.laad(persoon(klasse))
    register.autoriseer("10120", derde=derde)
    reply = register.vraag(VRAAG, claims=AFNEMER)
    assert reply.status == 200
    geleverd = [p["burgerservicenummer"] for p in reply.json["personen"]]
    assert geleverd == ([] if derde in derden(klasse) else [BSN])


def test_government_is_told(register: Bevraging) -> None:
    register.laad(persoon("7"))
    register.autoriseer("10120")
    for claims in (AFNEMER, GEMEENTE):
        (found,) = register.vraag(VRAAG, claims=claims).json["personen"]
        assert found == {"burgerservicenummer": BSN, "geheimhoudingPersoonsgegevens": True}
