"""Colours, and whether one can read text on them (WCAG 2.2, success criterion 1.4.3)."""

from __future__ import annotations

import re

from pydantic_core import PydanticCustomError

WIT, ZWART = "#ffffff", "#0b0c0c"
# The least for text of a normal size.
LEAST = 4.5
_HEX = re.compile(r"#[0-9a-f]{6}")
_LINEAR = 0.04045


def kleur(value: str) -> str:
    """A colour as `#rrggbb`, in lower case."""
    value = value.strip().lower()
    if not _HEX.fullmatch(value):
        raise PydanticCustomError("nl_kleur", "Schrijf een kleur als # en zes tekens: #0a5468.")
    return value


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white): WCAG's contrast ratio."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mengsel(color: str, part: float) -> str:
    """So much of a colour in white, as the stylesheet mixes its tints (`color-mix` in sRGB)."""
    return "#" + "".join(f"{round(c * part + 255 * (1 - part)):02x}" for c in _channels(color))


def _channels(color: str) -> tuple[int, ...]:
    return tuple(int(color[i : i + 2], 16) for i in (1, 3, 5))


def _luminance(color: str) -> float:
    red, green, blue = (_linear(c / 255) for c in _channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= _LINEAR else ((part + 0.055) / 1.055) ** 2.4)
