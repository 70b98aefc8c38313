"""A persoonslijst as the Logisch Ontwerp BRP (LO3) has it.

A category (01 person, 05 partner, ...) holds one or more stacks; a stack holds versions of the
same thing, the current one first. A version is a mapping of elements, named by group and element
number: `0240` is the surname.
"""

from __future__ import annotations

from collections.abc import Mapping

from gemeengoed.model import Model

Voorkomen = Mapping[str, str]

PERSOON, OUDER1, OUDER2, NATIONALITEIT = "01", "02", "03", "04"
PARTNER, OVERLIJDEN, INSCHRIJVING, VERBLIJFPLAATS = "05", "06", "07", "08"
KIND, VERBLIJFSTITEL, GEZAG, KIESRECHT = "09", "10", "11", "13"
# Who is told of changes (14.40.10); ours to keep, whatever comes from elsewhere.
AFNEMERSINDICATIE = "14"

# Of these a person has at most one, so that they are one stack.
ENKELVOUDIG = frozenset(
    {PERSOON, OUDER1, OUDER2, OVERLIJDEN, INSCHRIJVING, VERBLIJFPLAATS}
    | {VERBLIJFSTITEL, GEZAG, KIESRECHT}
)
_LEEG: Voorkomen = {}


class Persoonslijst(Model):
    """Everything the register holds of one person.

    volgnummer  by what deliveries are counted: of the list itself, not of the person
    """

    volgnummer: str = ""
    categorieen: dict[str, tuple[tuple[dict[str, str], ...], ...]]

    def actueel(self, categorie: str) -> Voorkomen:
        """The current version of a category that a person has once; empty when there is none."""
        stapels = self.categorieen.get(categorie)
        return stapels[0][0] if stapels and stapels[0] else _LEEG

    def stapels(self, categorie: str) -> tuple[tuple[dict[str, str], ...], ...]:
        return self.categorieen.get(categorie, ())

    def met(self, categorie: str, nummer: int, actueel: Voorkomen) -> Persoonslijst:
        """With a new current version of a stack; the one it had becomes history. IndexError when
        there is no such stack and it is not the next."""
        stapels = list(self.stapels(categorie))
        if nummer == len(stapels):
            stapels.append(())
        stapels[nummer] = (dict(actueel), *stapels[nummer])
        categorieen = {**self.categorieen, categorie: tuple(stapels)}
        return self.model_copy(update={"categorieen": categorieen})

    def aangetekend(self, categorie: str, nummer: int, elementen: Voorkomen) -> Persoonslijst:
        """With other elements in the current version of a stack, and no more history than it had.
        An element without a value goes. IndexError when there is no such stack."""
        stapels = list(self.stapels(categorie))
        actueel, *historie = stapels[nummer]
        nieuw = {e: w for e, w in {**actueel, **elementen}.items() if w}
        stapels[nummer] = (nieuw, *historie)
        categorieen = {**self.categorieen, categorie: tuple(stapels)}
        return self.model_copy(update={"categorieen": categorieen})

    @property
    def bsn(self) -> str:
        return self.actueel(PERSOON).get("0120", "")

    @property
    def a_nummer(self) -> str:
        return self.actueel(PERSOON).get("0110", "")

    @property
    def opgeschort(self) -> str:
        """Why keeping the list up to date has stopped (67.20); empty when it has not."""
        return self.actueel(INSCHRIJVING).get("6720", "")

    @property
    def overleden(self) -> bool:
        return self.opgeschort == "O" or bool(self.actueel(OVERLIJDEN).get("0810"))

    @property
    def vindbaar(self) -> bool:
        """Whether a search finds it: not when it was made in error or wiped (67.20 F, W)."""
        return self.opgeschort not in ("F", "W")


def gevuld(voorkomen: Voorkomen, *groepen: str) -> bool:
    """Whether any element of these groups has a value; one that means `unknown` is one too."""
    return any(waarde and element.startswith(groepen) for element, waarde in voorkomen.items())
