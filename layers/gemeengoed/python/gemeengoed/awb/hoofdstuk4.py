"""Terms of Awb chapter 4: decisions on application, grants and payment."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from gemeengoed.awb.duur import Duur
from gemeengoed.awb.fouten import TermijnFout
from gemeengoed.awb.kalender import EEN_DAG, controleer
from gemeengoed.awb.rekenen import Grond, vooruit
from gemeengoed.awb.termijn import Opschorting, Termijn

REDELIJKE_TERMIJN = Duur(weken=8)
ASV_TERMIJN = Duur(weken=13)
ZIENSWIJZE_AANVRAGER = Duur(weken=2)


def aanvraagtermijn(
    *,
    ontvangen: date,
    duur: Duur = REDELIJKE_TERMIJN,
    opschortingen: Sequence[Opschorting] = (),
) -> Termijn:
    """Decide on an application within ``duur`` of its receipt (Awb 4:13, 4:15).

    Eight weeks unless an ordinance says otherwise; the thirteen weeks of the model ordinance
    (:data:`ASV_TERMIJN`) never roll (Atw 4).
    """
    if duur == REDELIJKE_TERMIJN:
        artikelen: tuple[str, ...] = ("Awb 4:13",)
    else:
        artikelen = ("Awb 4:13", "ASV") if duur == ASV_TERMIJN else ("Awb 4:13", "verordening")
    if opschortingen:
        artikelen = (artikelen[0], "Awb 4:15", *artikelen[1:])
    grond = Grond(
        naam="beslistermijn aanvraag",
        artikelen=artikelen,
        aanhef=(
            "Wij beslissen binnen deze termijn op uw aanvraag. "
            "De termijn begint op de dag na de dag waarop wij de aanvraag ontvingen."
        ),
    )
    return vooruit(grond, ontvangen, duur, opschortingen=opschortingen)


def opschorting_aanvulling(
    *,
    uitnodiging: date,
    aangevuld: date | None = None,
    reden: str = "wij hebben u gevraagd de aanvraag aan te vullen",
) -> Opschorting:
    """The suspension of Awb 4:15: from the day after the invitation until supplemented.

    Where the term to supplement lapsed unused, ``aangevuld`` is the last day of that term.
    Raises TermijnFout when it lies before the invitation.
    """
    return opschorting_vanaf_verzoek(uitnodiging, aangevuld, reden, "Awb 4:15")


class Opschortgrond(StrEnum):
    """Why a term stands still other than for a supplement or repair (Awb 4:15).

    These apply to objections as well: 7:14 sets title 4.1 aside there, but for 4:15 lid 1 onder b,
    lid 2 onder b and c, lid 3 and lid 4 (and for 4:14 lid 1 and the penalty of 4.1.3.2). Consent
    (4:15 lid 2 onder a) is not among them: for objections that is 7:10 lid 4.
    """

    BUITENLAND = "buitenland"
    AANVRAGER = "aanvrager"
    OVERMACHT = "overmacht"

    @property
    def artikel(self) -> str:
        return _ARTIKEL_4_15[self]


_ARTIKEL_4_15 = {
    Opschortgrond.BUITENLAND: "Awb 4:15 lid 1 onder b",
    Opschortgrond.AANVRAGER: "Awb 4:15 lid 2 onder b",
    Opschortgrond.OVERMACHT: "Awb 4:15 lid 2 onder c",
}


def opschorting_4_15(
    *, grond: Opschortgrond, van: date, tot: date | None = None, reden: str
) -> Opschorting:
    """A suspension for as long as something keeps us from deciding (Awb 4:15 lid 1 b, 2 b and c).

    ``van`` is the first day on which it did, for information from abroad the day after we told
    the applicant; ``tot`` the first day on which it did no longer, None while it lasts.
    Raises OngeldigeOpschorting when ``tot`` lies before ``van``.
    """
    return Opschorting(van, tot, reden, grond.artikel)


def opschorting_vanaf_verzoek(
    verzoek: date, einde: date | None, reden: str, artikel: str
) -> Opschorting:
    """A suspension from the day after a request until the day that ends it (not included)."""
    van = controleer(verzoek, "verzoek") + EEN_DAG
    if einde is None:
        return Opschorting(van, None, reden)
    if controleer(einde, "einde opschorting") < verzoek:
        raise TermijnFout("De opschorting eindigt voor het verzoek.", artikel=artikel)
    return Opschorting(van, max(einde, van), reden)


def buiten_behandeling(*, termijn_verstreken: date) -> Termijn:
    """Set aside an incomplete application within four weeks (Awb 4:5 lid 4).

    ``termijn_verstreken`` is the last day of the term to supplement, or the day on which
    the (insufficient) supplement came.
    """
    grond = Grond(
        naam="buiten behandeling laten",
        artikelen=("Awb 4:5 lid 4",),
        aanhef=(
            "Wij kunnen besluiten een aanvraag die niet compleet is niet te behandelen. "
            "De termijn begint op de dag nadat de tijd om aan te vullen voorbij was, of op de "
            "dag na de aanvulling."
        ),
    )
    return vooruit(grond, termijn_verstreken, Duur(weken=4))


def zienswijze_aanvrager(*, uitgenodigd: date, duur: Duur = ZIENSWIJZE_AANVRAGER) -> Termijn:
    """The applicant's say before a refusal (Awb 4:7, 4:8); the body sets the length."""
    grond = Grond(
        naam="zienswijze",
        artikelen=("Awb 4:7", "Awb 4:8"),
        aanhef=(
            "U kunt binnen deze termijn zeggen wat u van ons voornemen vindt. "
            "De termijn begint op de dag na onze uitnodiging."
        ),
        atw=True,
        uit_de_wet=False,
    )
    return vooruit(grond, uitgenodigd, duur)


def begrotingsvoorbehoud(*, begroting: date) -> Termijn:
    """Invoke the budget reservation within four weeks of the budget (Awb 4:34 lid 3)."""
    grond = Grond(
        naam="begrotingsvoorbehoud",
        artikelen=("Awb 4:34 lid 3",),
        aanhef=(
            "De subsidie is verleend onder de voorwaarde dat er genoeg geld in de begroting komt. "
            "Wij kunnen daar alleen binnen deze termijn een beroep op doen. "
            "De termijn begint op de dag na de vaststelling van de begroting."
        ),
    )
    return vooruit(grond, begroting, Duur(weken=4))


def opschorting_betaling(*, kennisgeving: date) -> Termijn:
    """Suspend payment of a grant at most thirteen weeks (Awb 4:56); never rolls (Atw 4)."""
    grond = Grond(
        naam="opschorting betaling",
        artikelen=("Awb 4:56",),
        aanhef=(
            "Wij betalen de subsidie tijdelijk niet, omdat wij ernstig vermoeden dat de subsidie "
            "lager wordt of stopt. Dat mag ten hoogste zo lang als deze termijn. "
            "De termijn begint op de dag na de kennisgeving."
        ),
    )
    return vooruit(grond, kennisgeving, Duur(weken=13))


def betaaltermijn(*, bekendmaking: date) -> Termijn:
    """Pay within six weeks of the decision that fixes the amount (Awb 4:87 lid 1)."""
    grond = Grond(
        naam="betaaltermijn",
        artikelen=("Awb 4:87",),
        aanhef=(
            "Het bedrag moet binnen deze termijn zijn betaald. "
            "De termijn begint op de dag na de bekendmaking van het besluit."
        ),
    )
    return vooruit(grond, bekendmaking, Duur(weken=6))
