"""What of a form only the registers and the calendar can say, told at the field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from string import digits

from stdnum.nl.bsn import is_valid as is_bsn

from gba.bevragen.lo3 import VERBLIJFPLAATS, Persoonslijst
from gba.verhuizing import aangever, adressen, huishouden, termijnen
from gba.verhuizing.adressen import Adresregister
from gba.verhuizing.buitenland import landcode
from gba.verhuizing.huishouden import Huisgenoot
from gba.verhuizing.invoer import Soort, Voor
from gemeengoed.awb import lokale_datum
from gemeengoed.flow.declare import Answers
from gemeengoed.problem import FieldError, Invalid


@dataclass(frozen=True)
class Aanvrager:
    """Who fills it in, with what the registers say.

    zoek      the pseudonym and list behind a BSN; None: not known here
    gemeente  code of the municipality whose pages these are; None: any address will do
    """

    persoon: str
    lijst: Persoonslijst
    gezin: tuple[Huisgenoot, ...] = ()
    zoek: Callable[[str], tuple[str, Persoonslijst] | None] = lambda bsn: None
    adressen: Adresregister = field(default_factory=adressen.Uittreksel)
    gemeente: str | None = None

    def huisgenoot(self, sleutel: str) -> Huisgenoot | None:
        return next((h for h in self.gezin if h.sleutel == sleutel), None)

    def woont_ook_hier(self, bsn: str) -> tuple[str, Persoonslijst] | None:
        """Somebody at the same address, by number; None tells no more than that they are not."""
        gevonden = self.zoek(bsn)
        if gevonden is None or not huishouden.bij_te_houden(gevonden[1]):
            return None
        hier = self.lijst.actueel(VERBLIJFPLAATS)
        daar = gevonden[1].actueel(VERBLIJFPLAATS)
        return gevonden if huishouden.zelfde_adres(hier, daar) else None


def gevuld(*velden: str) -> Callable[[Answers], None]:
    """That a group which this form asks for was answered at all: the model lets it be left out,
    as other answers do not ask for it."""

    def check(answers: Answers) -> None:
        if not any(answers.get(naam, "").strip() for naam in answers if _in(naam, velden)):
            fouten = [FieldError(veld, "missing", "Vul dit in.") for veld in velden]
            raise Invalid("Niet alles is goed ingevuld.", fields=fouten)

    return check


def _in(naam: str, velden: tuple[str, ...]) -> bool:
    return any(f"{naam}.".startswith(f"{veld}.") for veld in velden)


_EEN_LID = gevuld("gezin.lid")
_EEN_ANDER = gevuld("ander.hoedanigheid", "ander.bsn")
_EEN_ADRES = gevuld("nieuw.postcode", "nieuw.huisnummer")
_EEN_LAND = gevuld("buitenland.langer", "buitenland.land")
_EEN_VERBLIJF = gevuld("vestiging.langer")
_EEN_BEWONER = gevuld("hoofdbewoner.naam", "hoofdbewoner.geboortedatum")


def hoofdbewoner(answers: Answers, nu: datetime) -> None:
    _EEN_BEWONER(answers)


def voor(wie: Aanvrager, answers: Answers) -> None:
    if answers.get("voor") == Voor.GEZIN and not wie.gezin:
        raise Invalid.at("voor", "niemand", "Er staat niemand van uw gezin op uw adres.")


def gezinslid(wie: Aanvrager, answers: Answers, nu: datetime) -> None:
    _EEN_LID(answers)
    gekozen = answers.get("gezin.lid", "")
    lid = wie.huisgenoot(gekozen)
    if gekozen and lid is None:
        raise Invalid.at("gezin.lid", "niet_hier", "Deze persoon staat niet op uw adres.")
    if lid:
        aangever.voor_huisgenoot(wie.lijst, lid, lokale_datum(nu))


def ander(wie: Aanvrager, answers: Answers) -> None:
    _EEN_ANDER(answers)
    if answers.get("ander.bsn", "").strip() == wie.lijst.bsn:
        raise Invalid.at(
            "ander.bsn", "zelf", "Dit is uw eigen nummer. Kies bij Voor wie: voor mijzelf."
        )


def wanneer(answers: Answers, nu: datetime) -> None:
    dag = _datum(answers, "datum")
    if dag and answers.get("soort") in set(Soort):
        termijnen.dateer(Soort(answers["soort"]), dag, lokale_datum(nu))


def adres(wie: Aanvrager, answers: Answers) -> None:
    _EEN_ADRES(answers)
    nummer, code = answers.get("nieuw.huisnummer", "").strip(), answers.get("nieuw.postcode", "")
    if not (nummer.isascii() and nummer.isdigit() and len(nummer) < 6 and code.strip()):
        return
    toevoeging = answers.get("nieuw.toevoeging", "")
    gevonden = adressen.zoek(wie.adressen, code, int(nummer), toevoeging, "nieuw")
    if wie.gemeente and gevonden.gemeente != wie.gemeente:
        raise Invalid.at(
            "nieuw.postcode",
            "andere_gemeente",
            f"Dit adres ligt in een andere gemeente: {gevonden.woonplaats}. Geef uw verhuizing "
            "daar door.",
        )
    al_hier = huishouden.zelfde_adres(
        wie.lijst.actueel(VERBLIJFPLAATS), huishouden.op_adres(gevonden)
    )
    if al_hier and answers.get("voor") == Voor.MEZELF:
        raise Invalid.at("nieuw.postcode", "zelfde_adres", "Op dit adres staat u al.")


def buitenland(answers: Answers, nu: datetime) -> None:
    _EEN_LAND(answers)
    if answers.get("buitenland.langer") == "nee":
        raise Invalid.at(
            "buitenland.langer",
            "te_kort",
            "Dan blijft u hier ingeschreven, en hoeft u niets door te geven (Wet BRP 2.43).",
        )
    land = answers.get("buitenland.land", "")
    if land.strip() and landcode(land) is None:
        raise Invalid.at("buitenland.land", "onbekend_land", "Dit land kennen wij niet.")


def vestiging(answers: Answers, nu: datetime) -> None:
    _EEN_VERBLIJF(answers)
    if answers.get("vestiging.langer") == "nee":
        raise Invalid.at(
            "vestiging.langer",
            "te_kort",
            "Dan schrijven wij u niet in. Voor een kort verblijf is er een loket voor wie niet in "
            "Nederland woont (Wet BRP 2.38).",
        )


def mee(wie: Aanvrager, answers: Answers) -> None:
    gekozen = [v for n, v in answers.items() if n.startswith("mee.") and v]
    if any(wie.huisgenoot(sleutel) is None for sleutel in gekozen):
        raise Invalid.at(
            "mee", "niet_hier", "Iemand die u aankruist, staat niet (meer) op uw adres."
        )


def anderen(wie: Aanvrager, answers: Answers) -> None:
    """Told at the number: not whether it is somebody, only that they are not at this address."""
    fouten, gehad = [], {wie.lijst.bsn}
    for naam, waarde in sorted(answers.items()):
        if not naam.startswith("anderen.") or not waarde.strip():
            continue
        bsn = "".join(c for c in waarde if c in digits).zfill(9)
        if not is_bsn(bsn):
            # The model says so.
            continue
        if bsn in gehad:
            fouten.append(FieldError(naam, "dubbel", "Dit nummer heeft u al, of het is van u."))
        elif wie.woont_ook_hier(bsn) is None:
            fouten.append(FieldError(naam, "niet_hier", "Deze persoon staat niet op uw adres."))
        gehad.add(bsn)
    if fouten:
        raise Invalid("Niet alles is goed ingevuld.", fields=fouten)


def _datum(answers: Answers, naam: str) -> date | None:
    delen = [answers.get(f"{naam}.{deel}", "").strip() for deel in ("jaar", "maand", "dag")]
    if not all(d.isascii() and d.isdigit() and len(d) <= 4 for d in delen):
        return None
    try:
        return date(*(int(d) for d in delen))
    except ValueError:
        return None
