"""Where one can go from every page, by who one is."""

from __future__ import annotations

from gemeengoed.identity import Principal, Role
from gemeengoed.manifest import Plane

Link = tuple[str, str]
_OF_A_MUNICIPALITY = {
    Role.BURGER: [("/mijn-zaken", "Mijn zaken"), ("/berichten", "Berichten")],
    Role.ORGANISATIE: [("/mijn-zaken", "Mijn zaken"), ("/berichten", "Berichten")],
    Role.MEDEWERKER: [("/werkvoorraad", "Werkvoorraad")],
}


def navigation(plane: Plane, principal: Principal | None) -> list[Link]:
    """Address and text of each entry of the main navigation, in order."""
    links = [("/", "Home")]
    if principal is None:
        return links
    if plane is Plane.COOPERATIE:
        if "bureau" in principal.scopes:
            links += [("/bureau", "Bureau")]
        return links
    links += _OF_A_MUNICIPALITY.get(principal.role, [])
    if "beheerder" in principal.scopes:
        links += [("/beheer", "Beheer")]
    return links
