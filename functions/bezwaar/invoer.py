"""What people and machines send us: the models that the API and the pages share."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError
from stdnum.exceptions import ValidationError as NumberError
from stdnum.nl import bsn as bsn_number
from stdnum.nl import postcode as postcode_number

from gemeengoed.model import Model


def _postcode(value: str) -> str:
    try:
        return str(postcode_number.validate(value))
    except NumberError:
        raise PydanticCustomError("nl_postcode", "Schrijf een postcode als 1234 AB.") from None


def _bsn(value: str) -> str:
    try:
        return str(bsn_number.validate(value))
    except NumberError:
        raise PydanticCustomError("nl_bsn", "Dit is geen geldig burgerservicenummer.") from None


def _one_line(value: str) -> str:
    if any(ord(c) < 32 for c in value):
        raise PydanticCustomError("nl_regel", "Gebruik hier één regel, zonder vreemde tekens.")
    return value


def _words(value: str) -> str:
    if any(ord(c) < 32 and c not in "\n\r\t" for c in value):
        raise PydanticCustomError("nl_tekst", "In deze tekst staan vreemde tekens.")
    return value


Regel = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_one_line)]
Tekst = Annotated[str, Field(min_length=1, max_length=20_000), AfterValidator(_words)]
Postcode = Annotated[
    str,
    Field(examples=["5281 AB"], json_schema_extra={"pattern": "^[1-9][0-9]{3} ?[A-Za-z]{2}$"}),
    AfterValidator(_postcode),
]
Bsn = Annotated[
    str,
    Field(examples=["999990019"], json_schema_extra={"pattern": "^[0-9]{8,9}$"}),
    AfterValidator(_bsn),
]


def _spoken_yes(value: object) -> object:
    # A checked box on a page is the text "ja"; JSON says true.
    return True if value == "ja" else value


class Adres(Model):
    """A Dutch postal address."""

    straat: Regel = Field(examples=["Markt"])
    huisnummer: int = Field(ge=1, le=99_999, examples=[1])
    toevoeging: Regel | None = Field(default=None, examples=["a"])
    postcode: Postcode
    woonplaats: Regel = Field(examples=["Boxtel"])

    @property
    def regels(self) -> tuple[str, str]:
        number = f"{self.huisnummer}{' ' + self.toevoeging if self.toevoeging else ''}"
        return f"{self.straat} {number}", f"{self.postcode}  {self.woonplaats}"


class Indiener(Model):
    """Who objects: name and address (Awb 6:5 lid 1 a)."""

    naam: Regel = Field(examples=["J. de Vries"])
    adres: Adres


class BestredenBesluit(Model):
    """The decision objected to (Awb 6:5 lid 1 c)."""

    kenmerk: Regel = Field(description="Het kenmerk dat op de brief staat", examples=["2026-0417"])
    omschrijving: Regel = Field(
        description="Waar het besluit over gaat", examples=["Weigering omgevingsvergunning"]
    )
    bekendgemaakt_op: date = Field(
        description="De dag waarop het besluit is verstuurd of gepubliceerd (Awb 3:41, 3:42)",
        examples=["2026-11-02"],
    )


class Bezwaarschrift(Model):
    """An objection (Awb 6:5). Without grounds it counts, but they must be given later (6:6)."""

    indiener: Indiener
    besluit: BestredenBesluit
    gronden: Tekst | None = Field(
        default=None,
        description="Waarom u het niet eens bent met het besluit",
        examples=["De vergunning is geweigerd op grond van een oud bestemmingsplan."],
    )
    ondertekend: Annotated[Literal[True], BeforeValidator(_spoken_yes)] = Field(
        description="De indiener verklaart dat dit het bezwaar is (ondertekening, Awb 6:5)"
    )


class Indiening(Bezwaarschrift):
    """An objection that a machine hands in for a person."""

    bsn: Bsn | None = Field(
        default=None,
        description="Om de zaak aan de persoon te koppelen; wordt niet bewaard",
    )


class Dictum(StrEnum):
    """How an objection is decided (Awb 7:11, 7:12)."""

    GEGROND = "gegrond"
    DEELS_GEGROND = "deels_gegrond"
    ONGEGROND = "ongegrond"
    NIET_ONTVANKELIJK = "niet_ontvankelijk"


class NietHoren(StrEnum):
    """The grounds on which hearing may be left out (Awb 7:3 a-e)."""

    KENNELIJK_NIET_ONTVANKELIJK = "a"
    KENNELIJK_ONGEGROND = "b"
    AFGEZIEN = "c"
    NIET_GEREAGEERD = "d"
    VOLLEDIG_TEGEMOETGEKOMEN = "e"


class NietOntvankelijk(StrEnum):
    """Why an objection is inadmissible."""

    TE_LAAT = "te_laat"
    VERZUIM = "verzuim"
    GEEN_BELANGHEBBENDE = "geen_belanghebbende"


class Beslissing(Model):
    """The decision on an objection, as an official makes it."""

    dictum: Dictum = Field(examples=["ongegrond"])
    herroepen: Annotated[bool, BeforeValidator(_spoken_yes)] = Field(
        default=False, description="Of het bestreden besluit wordt herroepen (Awb 7:11 lid 2)"
    )
    motivering: Tekst = Field(
        description="Waarop de beslissing berust (Awb 7:12)",
        examples=["Het besluit past bij het geldende bestemmingsplan."],
    )
    gehoord_op: date | None = Field(default=None, description="De dag van het horen (Awb 7:2)")
    niet_gehoord: NietHoren | None = Field(
        default=None, description="Waarom horen achterwege bleef (Awb 7:3 a tot en met e)"
    )
    niet_ontvankelijk: NietOntvankelijk | None = None

    @model_validator(mode="after")
    def _fits(self) -> Beslissing:
        if (self.dictum is Dictum.NIET_ONTVANKELIJK) != (self.niet_ontvankelijk is not None):
            raise PydanticCustomError(
                "nl_dictum", "Zeg bij niet-ontvankelijk waarom, en alleen daar."
            )
        if self.herroepen and self.dictum not in (Dictum.GEGROND, Dictum.DEELS_GEGROND):
            raise PydanticCustomError(
                "nl_dictum", "Herroepen kan alleen als het bezwaar (deels) gegrond is."
            )
        return self


class Notitie(Model):
    """A note that officials leave with a case."""

    tekst: Tekst = Field(examples=["Gebeld met de indiener over de hoorzitting."])
