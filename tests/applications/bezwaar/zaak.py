"""A case for the tests of the model: do things to it on days, and see what the law refuses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bezwaar import model
from bezwaar.invoer import (
    Beslissing,
    Bezwaarschrift,
    Herstelverzoek,
    Hoorverslag,
    Instemmingsbesluit,
    Opschortbesluit,
    Papier,
)
from bezwaar.model import BEZWAREN, Bezwaar
from gemeengoed.dossier import Event
from gemeengoed.problem import AgainstTheLaw, Conflict, Invalid

ID = "aaaa-bbbb-cccc"


def om(dag: str, tijd: str = "12:00") -> datetime:
    """A moment, UTC."""
    return datetime.fromisoformat(f"{dag}T{tijd}:00+00:00").astimezone(UTC)


def beslissing(**fields: Any) -> Beslissing:
    return Beslissing.model_validate({"dictum": "ongegrond", "motivering": "Daarom.", **fields})


def verzoek(*wat: str, weken: int = 2) -> Herstelverzoek:
    return Herstelverzoek.model_validate({"wat": wat, "weken": weken})


def uitstel(tot: str, **fields: Any) -> Instemmingsbesluit:
    """Further delay (7:10 lid 4); with consent of who objects, unless another ground is given."""
    b = {"grond": "b", "wie": "A", "anderen": "Er zijn geen anderen."}
    return Instemmingsbesluit.model_validate({"tot": tot, **(fields if "grond" in fields else b)})


def opschorting(grond: str = "aanvrager", **fields: Any) -> Opschortbesluit:
    return Opschortbesluit.model_validate({"grond": grond, "reden": "Daarom.", **fields})


class Zaak:
    """An objection with its clock. The decision objected to was made known on Monday 2 November
    2026, so the term to object ends on Monday 14 December and the term to decide on Monday 25
    January 2027."""

    def __init__(self, stuk: dict[str, Any], op: str = "2026-11-23", **fields: Any) -> None:
        self.nu = om(op)
        gegeven = Bezwaarschrift.model_validate({**stuk, **fields})
        event = model.dien_in(gegeven, id=ID, persoon="p1", door="p1", nu=self.nu)
        self.events: list[Event] = [event]
        self.staat = BEZWAREN.replay(self.events)

    @classmethod
    def op_papier(cls, stuk: dict[str, Any], op: str, **fields: Any) -> Zaak:
        # Paper need not be complete, so it does not begin as what a form hands in.
        zaak = cls.__new__(cls)
        zaak.nu = om(op)
        papier = Papier.model_validate({"stuk": stuk, "ontvangenOp": op, **fields})
        zaak.events = [model.registreer(papier, id=ID, door="m", nu=zaak.nu)]
        zaak.staat = BEZWAREN.replay(zaak.events)
        return zaak

    def op(self, dag: str, tijd: str = "12:00") -> Zaak:
        self.nu = om(dag, tijd)
        return self

    def doe(self, command: Callable[..., Event], *args: Any, door: str = "m", **kw: Any) -> Bezwaar:
        return self.neem(command(self.staat, *args, door=door, nu=self.nu, **kw))

    def neem(self, *events: Event) -> Bezwaar:
        self.events += events
        self.staat = BEZWAREN.replay(events, self.staat)
        assert BEZWAREN.replay(self.events) == self.staat
        return self.staat

    def tijd(self) -> Bezwaar:
        """Let time do its work."""
        return self.neem(*model.wat_nu(self.staat, nu=self.nu))

    def verboden(
        self, artikel: str, command: Callable[..., Event], *args: Any, door: str = "m", **kw: Any
    ) -> str:
        """The law forbids it, by this article; what is told."""
        with pytest.raises(AgainstTheLaw) as caught:
            command(self.staat, *args, door=door, nu=self.nu, **kw)
        assert caught.value.artikel
        assert artikel in caught.value.artikel
        return caught.value.detail

    def kan_niet(
        self, command: Callable[..., Event], *args: Any, door: str = "m", **kw: Any
    ) -> str:
        """It is no longer, or not yet, so."""
        with pytest.raises(Conflict) as caught:
            command(self.staat, *args, door=door, nu=self.nu, **kw)
        assert not isinstance(caught.value, AgainstTheLaw)
        return caught.value.detail

    def fout(
        self, veld: str, command: Callable[..., Event], *args: Any, door: str = "m", **kw: Any
    ) -> None:
        """What was filled in is wrong, told at the field."""
        with pytest.raises(Invalid) as caught:
            command(self.staat, *args, door=door, nu=self.nu, **kw)
        assert [f.name for f in caught.value.fields] == [veld]

    @property
    def eind(self) -> date | None:
        return self.staat.beslistermijn.eind

    def gehoord(self) -> Zaak:
        """Somebody was heard, today."""
        vandaag = self.nu.date()
        verslag = Hoorverslag(gehoord_op=vandaag, verslag="Zo ging het.", gehoord_door=("V",))
        self.doe(model.leg_verslag_vast, verslag)
        return self

    def beslist(self, op: str, **fields: Any) -> Zaak:
        """Heard, decided and sent on a day."""
        self.op(op)
        if self.staat.horen is None:
            self.gehoord()
        self.doe(model.beslis, beslissing(**fields))
        self.doe(model.maak_bekend, self.nu.date())
        return self
