"""What a PDF says of itself: its tags, its metadata, its text in the order it is read."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from pypdf import PdfReader

_SHOWS = {"Tj", "TJ", "'", '"'}


@dataclass(frozen=True)
class Tag:
    """An element of the structure; `text` of it and of what is in it."""

    name: str
    depth: int
    attributes: Any


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def tags(document: pikepdf.Pdf) -> list[Tag]:
    """Every element of the structure, in reading order."""
    return list(_walk(document.Root.StructTreeRoot.K, 0))


def _walk(node: Any, depth: int) -> Iterator[Tag]:
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from _walk(kid, depth)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield Tag(str(node.S).removeprefix("/"), depth, node.get("/A"))
        if "/K" in node:
            yield from _walk(node.K, depth + 1)


def untagged(document: pikepdf.Pdf) -> int:
    """How often something is painted that is neither in the structure nor marked an artifact."""
    return sum(_untagged_on(page) for page in document.pages)


def _untagged_on(page: pikepdf.Page) -> int:
    inside: list[bool] = []
    found = 0
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = instruction.operands, str(instruction.operator)
        if name in ("BDC", "BMC"):
            kind = str(operands[0])
            marked = kind == "/Artifact" or (len(operands) > 1 and "/MCID" in operands[1])
            inside.append(marked)
        elif name == "EMC":
            inside.pop()
        elif name in _SHOWS | {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh"}:
            found += not any(inside)
    return found


def text(pdf: bytes) -> str:
    """The text, in the order in which it is read, on one line."""
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    whole = "\n".join(pages).replace("\N{ZERO WIDTH SPACE}", "")
    return " ".join(whole.split())


def squeezed(words: str) -> str:
    """Without what the end of a line puts between the parts of a word."""
    return re.sub("[\\s\N{SOFT HYPHEN}-]", "", words)
