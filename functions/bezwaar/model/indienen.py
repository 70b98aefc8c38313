"""An objection comes in: on the page, by a machine, or on paper."""

from __future__ import annotations

from datetime import date, datetime

from bezwaar.invoer import BestredenBesluit, Bezwaarschrift, Geschrift, Papier
from bezwaar.model.eisen import controleer_kenmerk, fout, niet_in_de_toekomst
from bezwaar.model.gebeurtenissen import Ingediend
from gemeengoed import awb
from gemeengoed.documents import Bestand


def dien_in(
    stuk: Bezwaarschrift,
    *,
    id: str,
    persoon: str | None,
    door: str,
    nu: datetime,
    stukken: tuple[Bestand, ...] = (),
) -> Ingediend:
    """File an objection. Too early is allowed (6:10), too late is judged later (6:11). Invalid."""
    controleer_besluit(stuk.besluit, nu, "besluit")
    # What was handed in, and nothing of who handed it in for them.
    alleen = Geschrift.model_validate(stuk.model_dump(include=set(Geschrift.model_fields)))
    return Ingediend(at=nu, by=door, id=id, stuk=alleen, stukken=stukken, persoon=persoon)


def registreer(papier: Papier, *, id: str, door: str, nu: datetime) -> Ingediend:
    """Record an objection that came by post or at the counter (6:9). Invalid.

    What lacks something of 6:5 is recorded as it came: that is a defect to be repaired (6:6).
    The date of posting decides when it came in the week after the term; an official reads it
    from the envelope.
    """
    controleer_besluit(papier.stuk.besluit, nu, "stuk.besluit")
    niet_in_de_toekomst(papier.ontvangen_op, nu, "ontvangenOp")
    _niet_te_oud(papier.ontvangen_op, "ontvangenOp")
    if papier.poststempel:
        _niet_te_oud(papier.poststempel, "poststempel")
        if papier.poststempel > papier.ontvangen_op:
            raise fout("poststempel", "De brief kan niet na ontvangst zijn verstuurd.")
    return Ingediend(
        at=nu,
        by=door,
        id=id,
        stuk=papier.stuk,
        kanaal=awb.Kanaal.BALIE if papier.balie else awb.Kanaal.POST,
        ontvangen=papier.ontvangen_op,
        poststempel=None if papier.balie else papier.poststempel,
    )


def controleer_besluit(besluit: BestredenBesluit, nu: datetime, veld: str) -> None:
    """A decision has a reference by which objections to it are found together, and can't have been
    made known in the future, nor before the Awb existed. Invalid, at the field in `veld`."""
    controleer_kenmerk(besluit, f"{veld}.kenmerk")
    niet_in_de_toekomst(besluit.bekendgemaakt_op, nu, f"{veld}.bekendgemaaktOp")
    _niet_te_oud(besluit.bekendgemaakt_op, f"{veld}.bekendgemaaktOp")


def _niet_te_oud(dag: date, veld: str) -> None:
    try:
        awb.bezwaartermijn(bekendmaking=dag)
    except awb.TermijnFout:
        raise fout(veld, "Deze datum is te lang geleden.") from None
