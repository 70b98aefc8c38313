"""What of a form only the registers and the calendar can say, told at the field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from string import digits

from stdnum.nl.bsn import is_valid as is_bsn

from gba.bevragen.lo3 import VERBLIJFPLAATS, Persoonslijst
from gba.verhuizing import aangever, adressen, huishouden, termijnen
from gba.verhuizing.aangever import Hoedanigheid
from gba.verhuizing.adressen import Adres, Adresregister
from gba.verhuizing.buitenland import landcode
from gba.verhuizing.huishouden import Huisgenoot, Relatie, te_jong
from gba.verhuizing.invoer import AnderAls, Soort, Voor
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
    vandaag: date
    gezin: tuple[Huisgenoot, ...] = ()
    zoek: Callable[[str], tuple[str, Persoonslijst] | None] = lambda bsn: None
    adressen: Adresregister = field(default_factory=adressen.Uittreksel)
    gemeente: str | None = None

    @property
    def jonge_kinderen(self) -> frozenset[str]:
        """Which of the family are children under 16."""
        kinderen = (h for h in self.gezin if h.relatie is Relatie.KIND)
        return frozenset(h.sleutel for h in kinderen if te_jong(h.lijst, self.vandaag))

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
    if answers.get("voor") == Voor.GEZIN and not wie.jonge_kinderen:
        raise Invalid.at("voor", "niemand", "Er staat geen kind onder de 16 op uw adres.")


def gezinslid(wie: Aanvrager, answers: Answers, nu: datetime) -> None:
    _EEN_LID(answers)
    gekozen = answers.get("gezin.lid", "")
    if gekozen and gekozen not in wie.jonge_kinderen:
        raise Invalid.at("gezin.lid", "niet_hier", "Dit kind staat niet op uw adres.")


def ander(wie: Aanvrager, answers: Answers, nu: datetime) -> None:
    _EEN_ANDER(answers)
    bsn, als = _cijfers(answers.get("ander.bsn", "")), answers.get("ander.hoedanigheid")
    if bsn == wie.lijst.bsn:
        raise Invalid.at(
            "ander.bsn", "zelf", "Dit is uw eigen nummer. Kies bij Voor wie: voor mijzelf."
        )
    soort = answers.get("soort")
    if als in set(AnderAls) and soort in set(Soort):
        aangever.voor_ander(AnderAls(als), Soort(soort), wie.lijst, lokale_datum(nu))
    if als == AnderAls.FAMILIE and is_bsn(bsn):
        familielid(wie, bsn, lokale_datum(nu))


def familielid(wie: Aanvrager, bsn: str, vandaag: date) -> tuple[Relatie, Hoedanigheid]:
    """What somebody is to who files, and as what they file. Invalid at `ander.bsn`; it says no more
    than their own list does."""
    relatie = huishouden.relatie_van(wie.lijst, bsn)
    if relatie is None:
        raise Invalid.at(
            "ander.bsn",
            "geen_familie",
            "Deze persoon staat niet als uw partner, kind of ouder in uw gegevens.",
        )
    gevonden = wie.zoek(bsn)
    lijst = gevonden[1] if gevonden else None
    return relatie, aangever.voor_familie(relatie, lijst, wie.lijst, vandaag)


def wanneer(answers: Answers, nu: datetime) -> None:
    dag = _datum(answers, "datum")
    if dag and answers.get("soort") in set(Soort):
        termijnen.dateer(Soort(answers["soort"]), dag, lokale_datum(nu))


def geldt_vanaf(answers: Answers, nu: datetime) -> tuple[tuple[str, str], ...]:
    """From when it will count, and why, to read back; nothing while the day is not right."""
    dag, soort = _datum(answers, "datum"), answers.get("soort")
    if dag is None or soort not in set(Soort):
        return ()
    try:
        datering = termijnen.dateer(Soort(soort), dag, lokale_datum(nu))
    except Invalid:
        return ()
    return (("Vanaf wanneer dit geldt", datering.tekst),)


def adres(wie: Aanvrager, answers: Answers) -> None:
    _adres(wie, answers)


def _adres(wie: Aanvrager, answers: Answers) -> Adres | None:
    """The address that is told; None while it can't be read yet. Invalid at its field."""
    _EEN_ADRES(answers)
    nummer, code = answers.get("nieuw.huisnummer", "").strip(), answers.get("nieuw.postcode", "")
    if not (nummer.isascii() and nummer.isdigit() and len(nummer) < 6 and code.strip()):
        return None
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
    bij_mij = answers.get("ander.hoedanigheid") == AnderAls.FAMILIE
    if bij_mij and answers.get("voor") == Voor.ANDER and not al_hier:
        raise Invalid.at(
            "nieuw.postcode",
            "ander_adres",
            "Dit is niet uw adres. U kunt dit alleen doorgeven als die persoon bij u komt wonen "
            "(Wet BRP 2.49 lid 5).",
        )
    if al_hier and answers.get("voor") == Voor.MEZELF:
        raise Invalid.at("nieuw.postcode", "zelfde_adres", "Op dit adres staat u al.")
    return gevonden


def straat(wie: Aanvrager, answers: Answers) -> tuple[tuple[str, str], ...]:
    """The address in full, to read back; nothing while it is not right."""
    try:
        gevonden = _adres(wie, answers)
    except Invalid:
        return ()
    return (("Het adres", "\n".join(gevonden.regels)),) if gevonden else ()


def buitenland(answers: Answers, nu: datetime) -> None:
    _EEN_LAND(answers)
    if answers.get("buitenland.langer") == "nee":
        raise Invalid.at(
            "buitenland.langer",
            "te_kort",
            "Dan blijft u hier ingeschreven, en hoeft u niets door te geven (Wet BRP 2.43). Heeft "
            "u hier dan geen adres? Vraag een briefadres aan.",
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
            "Nederland woont.",
        )


def mee(wie: Aanvrager, answers: Answers) -> None:
    gekozen = [v for n, v in answers.items() if n.startswith("mee.") and v]
    if any(wie.huisgenoot(sleutel) is None for sleutel in gekozen):
        raise Invalid.at(
            "mee", "niet_hier", "Iemand die u aankruist, staat niet (meer) op uw adres."
        )


def nog_iemand(answers: Answers, nu: datetime) -> None:
    weg = answers.get("soort") == Soort.NAAR_BUITENLAND
    if weg and answers.get("_anderen") == "ja":
        raise Invalid.at(
            "_anderen",
            "vertrek",
            "Gaat er iemand naar het buitenland die niet uw partner, kind of ouder is? Die geeft "
            "dat zelf door (Wet BRP 2.49 lid 4). Kies hier nee.",
        )


def anderen(wie: Aanvrager, answers: Answers) -> None:
    """Told at the number: not whether it is somebody, only that they are not at this address."""
    fouten, gehad = [], {wie.lijst.bsn}
    for naam, waarde in sorted(answers.items()):
        if not naam.startswith("anderen.") or not waarde.strip():
            continue
        bsn = _cijfers(waarde)
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


def _cijfers(waarde: str) -> str:
    """A number as it was typed, as a BSN stands on a list."""
    return "".join(c for c in waarde if c in digits).zfill(9)


def _datum(answers: Answers, naam: str) -> date | None:
    delen = [answers.get(f"{naam}.{deel}", "").strip() for deel in ("jaar", "maand", "dag")]
    if not all(d.isascii() and d.isdigit() and len(d) <= 4 for d in delen):
        return None
    try:
        return date(*(int(d) for d in delen))
    except ValueError:
        return None
