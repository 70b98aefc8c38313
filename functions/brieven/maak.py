"""brieven for other applications: makes a letter, keeps it, says where it is.

Called by `gemeengoed.brieven.maak`, which says what comes in and goes out. A letter that cannot
be made is an answer here, and no exception: the message of one could hold what is in the letter.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError
from pydantic import ValidationError

from brieven import papier, soorten, teksten
from brieven.papier import Papier
from brieven.sjabloon import Fout
from brieven.zetten import zet
from gemeengoed import aws, log, settings
from gemeengoed.brieven import Opdracht
from gemeengoed.documents import Bestand, file_name
from gemeengoed.model import Model
from gemeengoed.problem import FieldError, boto_errors, field_errors
from gemeengoed.store import Store

_PDF = "application/pdf"
# Who may not list a bucket is told 403 of what is not there.
_NOT_THERE = frozenset({"404", "NoSuchKey", "403", "AccessDenied"})


@dataclass(frozen=True, slots=True)
class Settings(settings.Settings):
    documents_bucket: str


class Weigering(Exception):
    """What is wrong with an Opdracht, by field."""

    def __init__(self, *fields: FieldError) -> None:
        super().__init__(len(fields))
        self.fields = fields


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """The Lambda handler: never raises, logs one line."""
    started = time.perf_counter()
    line: dict[str, Any] = {}
    try:
        bestand, line["made"] = _brief(event)
        answer: dict[str, Any] = {"bestand": bestand.as_data()}
        line["bytes"] = bestand.grootte
    except Weigering as weigering:
        line["refused"] = [f"{f.name} ({f.code})" for f in weigering.fields]
        answer = {
            "geweigerd": [
                {"name": f.name, "code": f.code, "reason": f.reason} for f in weigering.fields
            ]
        }
    except Exception as e:  # noqa: BLE001 - the last stop before the caller
        log.unforeseen(e)
        answer = {"mislukt": True}
    log.log("letter", **line, ms=round((time.perf_counter() - started) * 1000, 1))
    return answer


def _brief(event: dict[str, Any]) -> tuple[Bestand, bool]:
    """The letter, and whether it was made just now."""
    opdracht, soort, gegevens = _gelezen(event)
    env = settings.load(Settings)
    bucket = _Bucket(env.documents_bucket)
    if (grootte := bucket.grootte(opdracht.sleutel)) is not None:
        return _bestand(opdracht, soort, grootte), False
    store = aws.store(env.table_name)
    regel = papier.huidig(store)
    blad = regel.papier if regel else Papier()
    pdf = _pdf(store, soort, opdracht, gegevens, blad, env.instance_name)
    bucket.bewaar(opdracht.sleutel, pdf)
    return _bestand(opdracht, soort, len(pdf)), True


def _gelezen(event: dict[str, Any]) -> tuple[Opdracht, soorten.Soort, Model]:
    try:
        opdracht = Opdracht.model_validate(event)
    except ValidationError as e:
        raise Weigering(*field_errors(e)) from None
    soort = soorten.alle().get(opdracht.soort)
    if soort is None:
        raise Weigering(FieldError("soort", "onbekend", "Deze brief kennen wij niet."))
    if soort.naam.partition("/")[0] != opdracht.id.partition(":")[0]:
        raise Weigering(FieldError("id", "toepassing", "Deze brief is van een andere toepassing."))
    try:
        return opdracht, soort, soort.gegevens.model_validate(opdracht.gegevens)
    except ValidationError as e:
        raise Weigering(
            *(FieldError(f"gegevens.{f.name}", f.code, f.reason) for f in field_errors(e))
        ) from None


def _pdf(
    store: Store,
    soort: soorten.Soort,
    opdracht: Opdracht,
    gegevens: Model,
    blad: Papier,
    gemeente: str,
) -> bytes:
    """With the municipality's own text; with the original when that text can't be made of this
    data: a letter that the law asks for goes out."""
    bron, _ = teksten.eigen(store, soort.naam)
    if bron is not None:
        try:
            return zet(soort, bron, opdracht, gegevens, blad, gemeente)
        except Fout:
            log.warn("own text can't be used", soort=soort.naam)
    try:
        return zet(soort, soort.standaard, opdracht, gegevens, blad, gemeente)
    except Fout as fout:
        raise Weigering(FieldError("gegevens", "tekst", str(fout))) from None


def _bestand(opdracht: Opdracht, soort: soorten.Soort, grootte: int) -> Bestand:
    return Bestand(
        id=opdracht.id.rpartition(":")[2],
        sleutel=opdracht.sleutel,
        naam=file_name(f"{soort.titel} {opdracht.kenmerk}", _PDF),
        type=_PDF,
        grootte=grootte,
    )


class _Bucket:
    """The folder of letters in the instance's bucket."""

    def __init__(self, naam: str) -> None:
        self._naam = naam

    def grootte(self, sleutel: str) -> int | None:
        """Bytes; None when it is not there."""
        try:
            with boto_errors():
                head = aws.client("s3").head_object(Bucket=self._naam, Key=sleutel)
        except ClientError as e:
            if e.response["Error"]["Code"] in _NOT_THERE:
                return None
            raise
        return int(head["ContentLength"])

    def bewaar(self, sleutel: str, pdf: bytes) -> None:
        with boto_errors():
            aws.client("s3").put_object(Bucket=self._naam, Key=sleutel, Body=pdf, ContentType=_PDF)
