"""The persoonslijst of somebody who does not exist: its categories with their history."""

from __future__ import annotations

from datetime import date, timedelta

from infra_cdk.gba.adressen import Adres, Gemeente
from infra_cdk.gba.gezinnen import Lot, Mens, Verbintenis, lo3
from infra_cdk.gba.lo3csv import Categorieen
from infra_cdk.gba.namen import NEDERLANDS, STEDEN

Voorkomen = dict[str, str]
Stapel = tuple[Voorkomen, ...]
# Since when someone lives on which address, the last first.
Adressen = list[tuple[date, Adres]]

RNI = "1999"
# The figures behind the doubt of 83.10, and how it may read.
_ONDERZOEKEN = (("01", "010240"), ("01", "010300"), ("08", "080000"), ("08", "089999"))


class Samensteller:
    """Makes lists, as they are on a day, for a municipality."""

    def __init__(self, gemeente: Gemeente, peildatum: date, lot: Lot) -> None:
        self._gemeente, self._lot = gemeente, lot
        self._nu = peildatum

    def lijst(self, mens: Mens, adressen: Adressen) -> Categorieen:
        """`adressen` are those of whom they live with; theirs begin with their birth."""
        weg = self._weg(mens)
        alle = {
            "01": (self._persoon(mens, weg),),
            "02": _een(mens.ouders[0], mens) if mens.ouders else (),
            "03": _een(mens.ouders[1], mens) if len(mens.ouders) > 1 else (),
            "04": self._nationaliteiten(mens),
            "05": tuple(_verbintenis(v) for v in mens.verbintenissen),
            "06": self._overlijden(mens),
            "07": self._inschrijving(mens, weg),
            "08": (self._verblijf(mens, adressen, weg),),
            "09": tuple(({**_wie(k)},) for k in mens.kinderen),
            "10": self._verblijfstitel(mens),
            "11": self._gezag(mens),
            "13": self._kiesrecht(mens),
        }
        self._onderzoek(alle)
        return {categorie: stapels for categorie, stapels in alle.items() if stapels}

    def _weg(self, mens: Mens) -> str:
        """Why the list is no longer kept up here (67.20); empty when it is."""
        if mens.overleden:
            return "O"
        if mens.ouders and not mens.kinderen and not mens.verbintenissen:
            toeval = self._lot.random()
            return "E" if toeval < 0.02 else "R" if toeval < 0.03 else ""
        return ""

    def _dag(self, vanaf: date) -> date:
        return vanaf + (self._nu - vanaf) * self._lot.random()

    def _persoon(self, mens: Mens, weg: str) -> Stapel:
        nu = {
            "0110": mens.a_nummer,
            "0120": mens.bsn,
            **_naam(mens),
            **_geboorte(mens),
            "0410": mens.geslacht,
            "6110": "E",
            "8510": mens.geboortedatum,
            "8610": mens.geboortedatum,
        }
        if weg == "R":
            nu["8810"] = "0101"
        if not mens.verbintenissen or not self._lot.kans(0.5 if mens.geslacht == "V" else 0.04):
            return (nu,)
        sinds = lo3(mens.verbintenissen[0].sinds)
        daarna = {"6110": self._lot.kies("VVPN"), "8510": sinds, "8610": sinds}
        return ({**nu, **daarna}, nu)

    def _nationaliteiten(self, mens: Mens) -> tuple[Stapel, ...]:
        code, sinds = mens.herkomst.nationaliteit, mens.geboortedatum
        eigen = {"0510": code, "6310": "017" if code == "0001" else "301", "8510": sinds}
        eigen["8610"] = sinds
        if mens.herkomst is NEDERLANDS:
            return ((eigen,),)
        toeval = self._lot.random()
        if not mens.ingezetene_door_geboorte and toeval < 0.45:
            return ((eigen,),)
        dag = lo3(self._dag(mens.geboren))
        erbij = {"0510": "0001", "6310": "017", "8510": dag, "8610": dag}
        if toeval < 0.85:
            return ((eigen,), (erbij,))
        # The other one was given up: it stands as ended, with what it was.
        return (({"6410": "401", "8510": dag, "8610": dag}, eigen), (erbij,))

    def _overlijden(self, mens: Mens) -> tuple[Stapel, ...]:
        if mens.overleden is None:
            return ()
        dag = lo3(mens.overleden)
        waar = {"0820": self._lot.kies(STEDEN), "0830": "6030"}
        return (({"0810": dag, **waar, "8510": dag, "8610": dag},),)

    def _inschrijving(self, mens: Mens, weg: str) -> tuple[Stapel, ...]:
        lot = self._lot
        wijziging = self._dag(date(2020, 1, 1))
        van = {
            "6810": lo3(max(mens.geboren, date(1994, 10, 1))),
            "7010": lot.kies("1234567") if lot.kans(0.02) else "0",
            "8010": f"{1 + int(lot.random() * 60):04}",
            "8020": f"{lo3(wijziging)}{int(lot.random() * 86399):05}0000",
        }
        if weg:
            van |= {"6710": lo3(mens.overleden or wijziging), "6720": weg}
        return ((van,),)

    def _verblijf(self, mens: Mens, adressen: Adressen, weg: str) -> Stapel:
        eigen: list[Voorkomen] = []
        for sinds, adres in adressen:
            dag = lo3(max(sinds, mens.geboren))
            eigen.append(
                {
                    "0910": self._gemeente.code,
                    "0920": dag,
                    "1010": "W",
                    "1030": dag,
                    **adres,
                    "7210": "I",
                    "8510": dag,
                    "8610": dag,
                }
            )
            if sinds <= mens.geboren:
                break
        # In the municipality since the first of these addresses.
        for voorkomen in eigen:
            voorkomen["0920"] = eigen[-1]["1030"]
        if not mens.ingezetene_door_geboorte:
            eigen[-1] |= {"1410": mens.land, "1420": eigen[-1]["1030"]}
        if weg in ("E", "R"):
            sinds = max(adressen[0][0], mens.geboren, date(2014, 1, 6))
            eigen.insert(0, self._buitenland(self._dag(sinds), weg))
        elif self._lot.kans(0.004):
            eigen[0]["1010"] = "B"
        return tuple(eigen)

    def _buitenland(self, vertrokken: date, weg: str) -> Voorkomen:
        dag = lo3(vertrokken)
        nummer = 1 + int(self._lot.random() * 80)
        adres = {
            "0910": RNI,
            "0920": dag,
            "1310": self._lot.kies(("5010", "9089", "6037", "5002")),
            "1320": dag,
            "1330": f"Rue de la Paix {nummer}",
            "1340": f"{nummer}000 Ville-Neuve",
            "8510": dag,
            "8610": dag,
        }
        return {**adres, "8810": "0101"} if weg == "R" else adres

    def _verblijfstitel(self, mens: Mens) -> tuple[Stapel, ...]:
        if mens.herkomst.eu or mens.ingezetene_door_geboorte or not self._lot.kans(0.4):
            return ()
        sinds = self._dag(max(mens.geboren, date(2001, 4, 1)))
        titel = {"3910": self._lot.kies(("21", "26", "27")), "3930": lo3(sinds)}
        if titel["3910"] != "27":
            titel["3920"] = lo3(sinds + timedelta(days=1826))
        return (({**titel, "8510": lo3(sinds), "8610": lo3(sinds)},),)

    def _gezag(self, mens: Mens) -> tuple[Stapel, ...]:
        jaren = (self._nu - mens.geboren).days / 365.25
        gescheiden = any(v.reden == "S" for o in mens.ouders for v in o.verbintenissen)
        if jaren < 18 and gescheiden:
            dag = lo3(self._dag(mens.geboren))
            gezag = self._lot.kies(("12", "12", "1", "2"))
            return (({"3210": gezag, "8510": dag, "8610": dag},),)
        if jaren >= 18 and self._lot.kans(0.003):
            dag = lo3(self._dag(mens.geboren + timedelta(days=6574)))
            return (({"3310": "1", "8510": dag, "8610": dag},),)
        return ()

    def _kiesrecht(self, mens: Mens) -> tuple[Stapel, ...]:
        if self._lot.kans(0.001):
            return (({"3810": "A", "3820": lo3(self._nu + timedelta(days=400))},),)
        if mens.herkomst.eu and mens.land != "6030" and self._lot.kans(0.5):
            return (({"3110": "2", "3120": lo3(self._dag(date(2019, 1, 1)))},),)
        return ()

    def _onderzoek(self, alle: dict[str, tuple[Stapel, ...]]) -> None:
        if not self._lot.kans(0.012):
            return
        categorie, code = self._lot.kies(_ONDERZOEKEN)
        sinds = self._dag(date(2024, 1, 1))
        twijfel = {"8310": code, "8320": lo3(sinds)}
        if self._lot.kans(0.3):
            twijfel["8330"] = lo3(sinds + (self._nu - sinds) * self._lot.random())
        (nu, *eerder), *andere = alle[categorie]
        alle[categorie] = (({**nu, **twijfel}, *eerder), *andere)


def _naam(mens: Mens) -> Voorkomen:
    delen = {"0210": mens.voornamen, "0220": mens.titel, "0230": mens.voorvoegsel}
    return {**{e: w for e, w in delen.items() if w}, "0240": mens.naam}


def _geboorte(mens: Mens) -> Voorkomen:
    return {"0310": mens.geboortedatum, "0320": mens.plaats, "0330": mens.land}


def _wie(mens: Mens) -> Voorkomen:
    """What stands of someone on another's list."""
    return {"0110": mens.a_nummer, "0120": mens.bsn, **_naam(mens), **_geboorte(mens)}


def _een(ouder: Mens, kind: Mens) -> tuple[Stapel, ...]:
    sinds = kind.geboortedatum
    recht = {"0410": ouder.geslacht, "6210": sinds, "8510": sinds, "8610": sinds}
    return (({**_wie(ouder), **recht},),)


def _verbintenis(van: Verbintenis) -> Stapel:
    sinds = lo3(van.sinds)
    wie = {**_wie(van.met), "0410": van.met.geslacht}
    sluiting = {"0610": sinds, "0620": van.plaats, "0630": "6030"}
    gesloten = {**wie, **sluiting, "1510": van.soort, "8510": sinds, "8610": sinds}
    if van.ontbonden is None:
        return (gesloten,)
    dag = lo3(van.ontbonden)
    ontbinding = {"0710": dag, "0720": van.plaats, "0730": "6030", "0740": van.reden}
    return ({**wie, **ontbinding, "1510": van.soort, "8510": dag, "8610": dag}, gesloten)
