"""What a sender calls a file, and what we call it."""

from __future__ import annotations

from email.header import Header

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeengoed.documents import Bestand, file_name

PDF = "application/pdf"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("brief.pdf", "brief.pdf"),
        ("brief.PDF", "brief.pdf"),
        ("brief.exe", "brief.exe.pdf"),
        ("brief.jpg", "brief.pdf"),
        (r"C:\Users\anna\brief.pdf", "brief.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("", "document.pdf"),
        ("...", "document.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "a_Set-Cookie_ x.pdf"),
        ('"; filename="evil.exe', "filename=_evil.exe.pdf"),
        (Header("brief één.pdf", "utf-8").encode(), "brief één.pdf"),
        ("brief één.pdf", "brief één.pdf"),
        ("brief één.pdf".encode().decode("latin-1"), "brief één.pdf"),
        ("=?utf-8?b?????=", "document.pdf"),
        ("=?geen-code?q?x?=", "document.pdf"),
        ("=?utf-8?b?a?=", "document.pdf"),
        ("=?utf-7?q?a+2AA-b?=", "a_b.pdf"),
        ("brief\u202efdp.exe", "brief_fdp.exe.pdf"),
    ],
)
def test_names(said: str, kept: str) -> None:
    assert file_name(said, PDF).removeprefix("; ") == kept


@given(st.text(max_size=400), st.sampled_from(["application/pdf", "image/png", "image/jpeg"]))
def test_any_name(said: str, type_: str) -> None:
    name = file_name(said, type_)
    assert 5 <= len(name) <= 130
    assert not set(name) & set('/\\"<>\r\n\0')
    Bestand(id="x", sleutel="x", naam=name, type=type_, grootte=1)
