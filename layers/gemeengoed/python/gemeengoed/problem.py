"""Every error a caller can get.

DomainError
├── Invalid          400  the input is wrong, told per field
│   └── VersionMismatch  412  it was made for another version of what is there
├── Unauthenticated  401  we do not know who asks
├── Forbidden        403  we do, and they may not
├── NotFound         404
├── Conflict         409  it is no longer (or not yet) so
│   └── AgainstTheLaw     the law forbids it, with the article that does
├── UnsupportedMedia 415  the body is not JSON
├── KeyReused        422  same Idempotency-Key, other request
├── VersionRequired  428  a change without If-Match
└── Unavailable      503  try again

The domain raises these; `Problem` (RFC 9457) is what a machine reads, `title` and `detail`
what a person reads, in Dutch. `boto_errors` is the one place where AWS errors come in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from pydantic import ValidationError

TYPE = "urn:gemeengoed:probleem:"


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one field; `name` is the path as the caller sent it: `indiener.naam`."""

    name: str
    code: str
    reason: str


class DomainError(Exception):
    """`detail` is a full Dutch sentence that says what to do; it never quotes what was sent."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = "fout"
    title: ClassVar[str] = "Er ging iets mis"

    def __init__(
        self, detail: str, *, fields: Sequence[FieldError] = (), artikel: str | None = None
    ) -> None:
        super().__init__(detail)
        self.detail = detail
        self.fields = tuple(fields)
        self.artikel = artikel

    def as_problem(self) -> dict[str, Any]:
        """The body of an application/problem+json answer."""
        problem: dict[str, Any] = {
            "type": TYPE + self.code,
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
        }
        if self.artikel:
            problem["artikel"] = self.artikel
        if self.fields:
            problem["invalidParams"] = [
                {"name": f.name, "code": f.code, "reason": f.reason} for f in self.fields
            ]
        return problem


class Invalid(DomainError):
    status, code, title = 400, "ongeldig", "De gegevens kloppen niet"

    @classmethod
    def at(cls, field: str, code: str, reason: str) -> Self:
        """One field is wrong, as only the domain can see."""
        return cls("Er is 1 veld niet goed ingevuld.", fields=[FieldError(field, code, reason)])


class Unauthenticated(DomainError):
    status, code, title = 401, "niet-ingelogd", "U bent niet ingelogd"


class Forbidden(DomainError):
    status, code, title = 403, "geen-toegang", "U mag dit niet"


class NotFound(DomainError):
    status, code, title = 404, "niet-gevonden", "Niet gevonden"


class Conflict(DomainError):
    status, code, title = 409, "conflict", "Dit kan nu niet"


class AgainstTheLaw(Conflict):
    code, title = "wet-verbiedt", "De wet staat dit niet toe"


class VersionMismatch(Invalid):
    """`version` is what there is now. A page shows its form again, as for any other input that is
    not right, on that version."""

    status, code, title = 412, "gewijzigd", "Iemand anders heeft dit intussen gewijzigd"

    def __init__(self, detail: str, *, version: int = 0) -> None:
        super().__init__(detail)
        self.version = version


class UnsupportedMedia(DomainError):
    status, code, title = 415, "geen-json", "Stuur JSON"


class KeyReused(DomainError):
    status, code, title = 422, "sleutel-hergebruikt", "Deze Idempotency-Key is al gebruikt"


class VersionRequired(DomainError):
    status, code, title = 428, "versie-nodig", "Zeg op welke versie u reageert"


class Unavailable(DomainError):
    status, code, title = 503, "niet-bereikbaar", "Het lukt nu even niet"


_REASONS = {
    "missing": "Dit veld is verplicht.",
    "extra_forbidden": "Dit veld kennen wij niet.",
    "string_too_short": "Vul dit veld in.",
    "string_too_long": "Deze tekst is te lang: het maximum is {max_length} tekens.",
    "too_short": "Geef er minstens {min_length}.",
    "too_long": "Geef er hoogstens {max_length}.",
    "string_type": "Hier hoort tekst.",
    "string_pattern_mismatch": "Dit heeft niet de juiste vorm.",
    "int_type": "Hier hoort een heel getal.",
    "int_parsing": "Hier hoort een heel getal.",
    "int_from_float": "Hier hoort een heel getal.",
    "float_type": "Hier hoort een getal.",
    "float_parsing": "Hier hoort een getal.",
    "finite_number": "Hier hoort een getal.",
    "bool_type": "Hier hoort ja of nee.",
    "bool_parsing": "Hier hoort ja of nee.",
    "date_type": "Hier hoort een datum: jjjj-mm-dd.",
    "date_parsing": "Deze datum bestaat niet. Schrijf een datum als jjjj-mm-dd.",
    "date_from_datetime_parsing": "Deze datum bestaat niet. Schrijf een datum als jjjj-mm-dd.",
    "date_from_datetime_inexact": "Hier hoort een datum zonder tijd: jjjj-mm-dd.",
    "datetime_parsing": "Dit tijdstip bestaat niet. Schrijf het als jjjj-mm-ddTuu:mm:ssZ.",
    "timezone_aware": "Zeg bij dit tijdstip de tijdzone.",
    "enum": "Kies een van: {expected}.",
    "literal_error": "Kies een van: {expected}.",
    "greater_than": "Dit moet meer zijn dan {gt}.",
    "greater_than_equal": "Dit moet minstens {ge} zijn.",
    "less_than": "Dit moet minder zijn dan {lt}.",
    "less_than_equal": "Dit mag hoogstens {le} zijn.",
    "json_invalid": "Dit is geen geldige JSON.",
    "model_type": "Hier hoort een object.",
    "model_attributes_type": "Hier hoort een object.",
    "list_type": "Hier hoort een lijst.",
    "union_tag_not_found": "Zeg de soort.",
    "union_tag_invalid": "Deze soort kennen wij niet.",
}


def field_errors(error: ValidationError) -> tuple[FieldError, ...]:
    """pydantic's errors in Dutch, without the value that was sent (it may be a BSN)."""
    found = []
    for e in error.errors(include_url=False, include_input=False):
        # Our own validators raise PydanticCustomError with a Dutch sentence; pydantic's
        # types are all in the table, and what is not gets a general sentence, never English.
        context = e.get("ctx", {})
        known = _REASONS.get(e["type"])
        own = e["msg"] if e["type"].startswith("nl_") else "Dit klopt niet."
        reason = known.format(**context).replace(" or ", " of ") if known else own
        name = ".".join(str(p) for p in e["loc"]) or "body"
        found.append(FieldError(name, e["type"].removeprefix("nl_"), reason))
    return tuple(found)


def invalid(error: ValidationError) -> Invalid:
    fields = field_errors(error)
    count = "Er is 1 veld" if len(fields) == 1 else f"Er zijn {len(fields)} velden"
    return Invalid(f"{count} niet goed ingevuld.", fields=fields)


@contextmanager
def boto_errors() -> Iterator[None]:
    """Turn what AWS answers into a domain error; what we could not foresee stays as it is."""
    from botocore.exceptions import ClientError, HTTPClientError
    from botocore.exceptions import ConnectionError as NoConnection

    try:
        yield
    except ClientError as e:
        if e.response["Error"]["Code"] in _PASSING:
            raise Unavailable("Probeer het over een minuut nog eens.") from e
        raise
    except (NoConnection, HTTPClientError) as e:
        raise Unavailable("Probeer het over een minuut nog eens.") from e


_PASSING = frozenset(
    {
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "ThrottlingException",
        "InternalServerError",
        "ServiceUnavailable",
        "TransactionInProgressException",
    }
)
