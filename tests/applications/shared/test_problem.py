"""pydantic's errors as a caller may read them: in Dutch, without what was sent."""

from __future__ import annotations

from typing import Annotated, Any

import pytest
from pydantic import AfterValidator, UrlConstraints, ValidationError
from pydantic_core import PydanticCustomError, Url

from gemeengoed.model import Model
from gemeengoed.problem import FieldError, field_errors, invalid

BSN = "123456782"


def refuse(value: str) -> str:
    raise ValueError(f"wrong: {value}")


def refuse_in_dutch(value: str) -> str:
    raise PydanticCustomError("nl_elfproef", "Dit nummer bestaat niet.")


class Velden(Model):
    eigen: Annotated[str, AfterValidator(refuse_in_dutch)] = ""
    engels: Annotated[str, AfterValidator(refuse)] = ""
    adres: Annotated[Url, UrlConstraints(allowed_schemes=["https"])] | None = None


def told(**fields: Any) -> tuple[FieldError, ...]:
    with pytest.raises(ValidationError) as refused:
        Velden.model_validate(fields)
    return field_errors(refused.value)


def test_our_own_sentence_is_told() -> None:
    assert told(eigen=BSN) == (FieldError("eigen", "elfproef", "Dit nummer bestaat niet."),)


@pytest.mark.parametrize("field", ["engels", "adres"])
def test_a_sentence_that_is_not_ours_is_not(field: str) -> None:
    """It is English, and quotes the value."""
    [error] = told(**{field: f"http://{BSN}.example"})
    assert (error.name, error.reason) == (field, "Dit klopt niet.")


@pytest.mark.parametrize(("count", "said"), [(1, "Er is 1 veld"), (2, "Er zijn 2 velden")])
def test_how_many(count: int, said: str) -> None:
    fields = {f"onbekend{n}": BSN for n in range(count)}
    with pytest.raises(ValidationError) as refused:
        Velden.model_validate(fields)
    error = invalid(refused.value)
    assert error.detail == f"{said} niet goed ingevuld."
    assert BSN not in str(error.as_problem())
