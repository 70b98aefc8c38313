"""Paper as it came: what lacks something of 6:5 is recorded, and can be repaired (Awb 6:5, 6:6)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from applications.bezwaar.zaak import Zaak, beslissing, verzoek
from bezwaar import model
from bezwaar.invoer import Bezwaarschrift, Herstelling, Indiening, Verzuim
from bezwaar.model.gebeurtenissen import Ingediend

ZONDER: list[tuple[dict[str, Any], Verzuim]] = [
    ({"ondertekend": False}, Verzuim.ONDERTEKENING),
    ({"gronden": None}, Verzuim.GRONDEN),
    ({"indiener": {}}, Verzuim.NAAM_EN_ADRES),
    ({"indiener": {"naam": "J. de Vries"}}, Verzuim.NAAM_EN_ADRES),
]


def op_papier(stuk: dict[str, Any], **fields: Any) -> Zaak:
    return Zaak.op_papier({**stuk, **fields}, "2026-11-23")


@pytest.mark.parametrize(("fields", "verzuim"), ZONDER)
def test_what_is_missing_shows(
    stuk: dict[str, Any], fields: dict[str, Any], verzuim: Verzuim
) -> None:
    zaak = op_papier(stuk, **fields)
    assert zaak.staat.verzuimen == (verzuim,)
    # It counts: the term to decide is the law's own.
    assert zaak.eind == date(2027, 1, 25)
    # 6:6: not inadmissible for it before they could repair it.
    niet = beslissing(dictum="niet_ontvankelijk", nietOntvankelijk="verzuim", nietGehoord="a")
    zaak.verboden("6:6", model.beslis, niet)
    zaak.op("2026-12-15").doe(model.vraag_herstel, verzoek(verzuim.value))
    assert zaak.op("2026-12-30").tijd().verzuimen == (verzuim,)
    zaak.op("2026-12-31").tijd()
    zaak.doe(model.beslis, niet)


def test_a_signature_that_comes_after_all(stuk: dict[str, Any]) -> None:
    zaak = op_papier(stuk, ondertekend=False)
    zaak.op("2026-12-15").doe(model.vraag_herstel, verzoek("ondertekening"))
    staat = zaak.op("2026-12-18").doe(model.herstel, Herstelling())
    assert staat.verzuimen == ()
    # Nobody became another for it.
    assert staat.indiener.naam == "J. de Vries"


def test_name_and_address_are_filled_in_when_they_come(stuk: dict[str, Any]) -> None:
    adres, zaak = stuk["indiener"]["adres"], op_papier(stuk, indiener={})
    zaak.op("2026-12-15").doe(model.vraag_herstel, verzoek("naam_en_adres"))
    zaak.fout("naam", model.herstel, Herstelling())
    zaak.fout("adres", model.herstel, Herstelling(naam="Jan"))
    compleet = Herstelling.model_validate({"naam": "Jan", "adres": adres})
    staat = zaak.doe(model.herstel, compleet)
    assert (staat.indiener.naam, staat.verzuimen) == ("Jan", ())
    assert staat.indiener.adres
    assert staat.indiener.adres.woonplaats == "Boxtel"


def test_what_comes_along_is_missing_no_more(stuk: dict[str, Any]) -> None:
    zaak = op_papier(stuk, ondertekend=False, gronden=None, indiener={"naam": "J"})
    zaak.op("2026-12-15").doe(model.vraag_herstel, verzoek("ondertekening"))
    adres = stuk["indiener"]["adres"]
    kwam = Herstelling.model_validate({"gronden": "Daarom.", "adres": adres})
    assert zaak.doe(model.herstel, kwam).verzuimen == ()


def test_to_repair_does_not_put_another_in_the_place_of_who_objected(
    stuk: dict[str, Any],
) -> None:
    zaak = Zaak(stuk)
    zaak.doe(model.vraag_herstel, verzoek("machtiging"))
    assert zaak.doe(model.herstel, Herstelling(naam="Piet")).indiener.naam == "J. de Vries"


@pytest.mark.parametrize("soort", [Bezwaarschrift, Indiening])
@pytest.mark.parametrize(("fields", "verzuim"), [z for z in ZONDER if z[1] != "gronden"])
def test_a_form_and_a_machine_hand_in_all_of_it(
    stuk: dict[str, Any], soort: type[Bezwaarschrift], fields: dict[str, Any], verzuim: Verzuim
) -> None:
    with pytest.raises(ValidationError):
        soort.model_validate({**stuk, **fields})


def test_an_objection_from_before_reads_as_it_was(stuk: dict[str, Any]) -> None:
    event = Zaak(stuk).events[0]
    assert isinstance(event, Ingediend)
    assert event.stuk.ondertekend
    assert event.stuk.verzuimen == ()
