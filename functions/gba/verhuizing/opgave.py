"""From a form that was filled in to what is told: who, from where, to where, from when."""

from __future__ import annotations

import re
from datetime import date, datetime

from gba.bevragen.lo3 import PERSOON, VERBLIJFPLAATS, Persoonslijst
from gba.bevragen.tabellen import gemeentecode
from gba.bevragen.zoeken import vouw
from gba.lijsten import PERSOONSLIJSTEN
from gba.register import pseudonym
from gba.verhuizing import aangever, adressen, huishouden, termijnen
from gba.verhuizing.aangever import Hoedanigheid
from gba.verhuizing.adressen import Adres
from gba.verhuizing.controles import Aanvrager, familielid
from gba.verhuizing.huishouden import Huisgenoot, Relatie
from gba.verhuizing.invoer import Aangifte, AnderAls, Hoofdbewoner, Soort, Voor
from gba.verhuizing.staat import Opgave, Verhuizer
from gemeengoed.awb import lokale_datum
from gemeengoed.documents import Bestand
from gemeengoed.problem import Conflict, Invalid
from gemeengoed.store import Store
from gemeengoed.web import Page

_PLEK = ("1110", "1120", "1130", "1140", "1160", "1180", "1190")


def aanvrager(page: Page) -> Aanvrager:
    """Who fills the form in. Conflict when there is nothing for them to fill in here:
    AgainstTheLaw under 16, and when the list is not here, or is not kept."""
    persoon, key_id = page.principal.subject, page.env.pseudonym_key
    dossier = page.store.get_many(PERSOONSLIJSTEN, [persoon]).get(persoon)
    if dossier is None:
        raise Conflict(
            "Wij hebben uw persoonslijst nog niet. Neem contact met ons op, of kom langs met uw "
            "identiteitsbewijs."
        )
    lijst = dossier.state
    if lijst.overleden or lijst.opgeschort not in ("", "E", "R"):
        raise Conflict("Uw persoonslijst wordt niet meer bijgehouden. Neem contact met ons op.")
    aangever.controleer_zelf(lijst, lokale_datum(page.now))

    def zoek(bsn: str) -> tuple[str, Persoonslijst] | None:
        id_ = pseudonym(key_id, bsn)
        found = page.store.get_many(PERSOONSLIJSTEN, [id_]).get(id_)
        return (id_, found.state) if found else None

    return Aanvrager(
        persoon=persoon,
        lijst=lijst,
        vandaag=lokale_datum(page.now),
        gezin=huishouden.huishouden(page.store, key_id, lijst),
        zoek=zoek,
        adressen=adressen.register(),
        gemeente=gemeentecode(page.env.instance_name),
    )


def lees(
    wie: Aanvrager,
    aangifte: Aangifte,
    *,
    store: Store,
    pseudoniem_van: str,
    stukken: tuple[Bestand, ...],
    nu: datetime,
) -> Opgave:
    """What is told. Invalid at a field of the form, when what was chosen is no longer so.

    pseudoniem_van  the key of KMS that pseudonyms are made with
    """
    vandaag = lokale_datum(nu)
    als, verhuizers, zonder_gezag = _wie(wie, aangifte, nu, pseudoniem_van)
    datering = termijnen.dateer(aangifte.soort, aangifte.datum, vandaag)
    adres = _waarheen(wie, aangifte)
    if aangifte.soort is Soort.NAAR_BUITENLAND and aangifte.buitenland is None:
        raise Invalid.at("buitenland.land", "missing", "Vul dit in.")
    vertrekt = aangifte.soort is Soort.NAAR_BUITENLAND
    binnen = aangifte.soort is Soort.BINNENLAND
    return Opgave(
        aangever=wie.persoon,
        hoedanigheid=als,
        soort=aangifte.soort,
        datering=datering,
        adres=adres,
        buitenland=aangifte.buitenland if vertrekt else None,
        verhuizers=verhuizers,
        trekt_in=bool(binnen and aangifte.hoofdbewoner),
        hoofdbewoner=_hoofdbewoner(
            store,
            adres,
            aangifte.hoofdbewoner,
            {wie.persoon, *(v.persoon for v in verhuizers)},
            vandaag,
        ),
        stond_op={} if aangifte.voor is Voor.ANDER else _plek(wie.lijst),
        zonder_gezag=zonder_gezag,
        telefoon=aangifte.telefoon,
        stukken=stukken,
    )


def _plek(lijst: Persoonslijst) -> dict[str, str]:
    hier = lijst.actueel(VERBLIJFPLAATS)
    return {element: hier[element] for element in _PLEK if hier.get(element)}


def _wie(
    wie: Aanvrager, aangifte: Aangifte, nu: datetime, key_id: str
) -> tuple[Hoedanigheid, tuple[Verhuizer, ...], bool]:
    """As what they file, who move, and whether a child's list says that they may not."""
    vandaag = lokale_datum(nu)
    if aangifte.voor is Voor.ANDER:
        return _voor_ander(wie, aangifte, key_id, vandaag)
    if aangifte.voor is Voor.GEZIN:
        lid = wie.huisgenoot(aangifte.gezin.lid) if aangifte.gezin else None
        if lid is None or lid.sleutel not in wie.jonge_kinderen:
            raise Invalid.at("gezin.lid", "niet_hier", "Dit kind staat niet op uw adres.")
        gezag = aangever.zonder_gezag(lid.lijst, wie.lijst)
        een = _verhuizer(lid, vandaag)
        return Hoedanigheid.OUDER, (een,), gezag
    zelf = Verhuizer(persoon=wie.persoon, naam=huishouden.naam(wie.lijst), relatie=Relatie.ZELF)
    mee, gezag = [zelf], False
    for sleutel in dict.fromkeys(aangifte.mee):
        lid = wie.huisgenoot(sleutel)
        if lid is None:
            raise Invalid.at(
                "mee", "niet_hier", "Iemand die u aankruist, staat niet (meer) op uw adres."
            )
        if lid.relatie is Relatie.OUDER and not huishouden.volwassen(wie.lijst, vandaag):
            raise Invalid.at(
                "mee", "te_jong", "Uw ouder meeverhuizen kan als u 18 jaar of ouder bent."
            )
        jong_kind = lid.relatie is Relatie.KIND and huishouden.te_jong(lid.lijst, vandaag)
        gezag = gezag or (jong_kind and aangever.zonder_gezag(lid.lijst, wie.lijst))
        mee.append(_verhuizer(lid, vandaag))
    return Hoedanigheid.ZELF, (*mee, *_anderen(wie, aangifte, mee, vandaag)), gezag


def _verhuizer(lid: Huisgenoot, vandaag: date) -> Verhuizer:
    jong = huishouden.te_jong(lid.lijst, vandaag)
    return Verhuizer(
        persoon=lid.persoon,
        naam=lid.naam,
        relatie=lid.relatie,
        jong=jong,
        minderjarig=huishouden.minderjarig(lid.lijst, vandaag),
    )


def _voor_ander(
    wie: Aanvrager, aangifte: Aangifte, key_id: str, vandaag: date
) -> tuple[Hoedanigheid, tuple[Verhuizer, ...], bool]:
    if aangifte.ander is None:
        raise Invalid.at("ander.bsn", "missing", "Vul dit in.")
    als, bsn = aangifte.ander.hoedanigheid, aangifte.ander.bsn
    aangever.voor_ander(als, aangifte.soort, wie.lijst, vandaag)
    # Whether there is a list, an official sees; who files learns nothing by trying numbers.
    gevonden = wie.zoek(bsn)
    lijst = gevonden[1] if gevonden else None
    verhuizer = Verhuizer(
        persoon=pseudonym(key_id, bsn),
        naam=huishouden.naam(lijst) if lijst else "Niet in ons register",
        relatie=Relatie.ANDER,
        jong=lijst is not None and huishouden.te_jong(lijst, vandaag),
        minderjarig=lijst is not None and huishouden.minderjarig(lijst, vandaag),
    )
    if als is not AnderAls.FAMILIE:
        return aangever.als_ander(als), (verhuizer,), False
    relatie, hoedanigheid = familielid(wie, bsn, vandaag)
    ouder = hoedanigheid is Hoedanigheid.OUDER
    gezag = ouder and lijst is not None and aangever.zonder_gezag(lijst, wie.lijst)
    return hoedanigheid, (verhuizer.model_copy(update={"relatie": relatie}),), gezag


def _anderen(
    wie: Aanvrager, aangifte: Aangifte, al: list[Verhuizer], vandaag: date
) -> list[Verhuizer]:
    gevonden: list[Verhuizer] = []
    gehad = {v.persoon for v in al}
    for nummer, een in enumerate(aangifte.anderen):
        hier = wie.woont_ook_hier(een.bsn)
        if hier is None or hier[0] in gehad:
            raise Invalid.at(
                f"anderen.{nummer}.bsn",
                "niet_hier",
                "Deze persoon staat niet op uw adres, of gaat al mee.",
            )
        gehad.add(hier[0])
        lid = Huisgenoot("", Relatie.ANDER, *hier)
        gevonden.append(_verhuizer(lid, vandaag))
    return gevonden


def _waarheen(wie: Aanvrager, aangifte: Aangifte) -> Adres | None:
    if aangifte.soort is not Soort.BINNENLAND:
        return None
    nieuw = aangifte.nieuw
    if nieuw is None:
        raise Invalid.at("nieuw.postcode", "missing", "Vul dit in.")
    return adressen.zoek(
        wie.adressen, nieuw.postcode, nieuw.huisnummer, nieuw.toevoeging or "", "nieuw"
    )


def _hoofdbewoner(
    store: Store,
    adres: Adres | None,
    genoemd: Hoofdbewoner | None,
    behalve: set[str],
    vandaag: date,
) -> str | None:
    if adres is None or genoemd is None:
        return None
    return bewoner(store, adres, genoemd, behalve, vandaag)


def bewoner(
    store: Store, adres: Adres, genoemd: Hoofdbewoner, behalve: set[str], vandaag: date
) -> str | None:
    """The pseudonym of who was named, when they do live there; who files is not told whether."""
    for persoon, lijst in huishouden.bewoners(store, huishouden.op_adres(adres)).items():
        zij = lijst.actueel(PERSOON)
        geboren = zij.get("0310") == f"{genoemd.geboortedatum:%Y%m%d}"
        if geboren and persoon not in behalve and _heet(genoemd.naam, zij.get("0240", "")):
            return None if huishouden.te_jong(lijst, vandaag) else persoon
    return None


def _heet(genoemd: str, geslachtsnaam: str) -> bool:
    """Whether a surname is among the words that were typed."""
    woorden = re.split(r"[\s-]+", vouw(genoemd))
    return bool(geslachtsnaam) and all(
        deel in woorden for deel in re.split(r"[\s-]+", vouw(geslachtsnaam))
    )
