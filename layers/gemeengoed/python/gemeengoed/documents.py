"""Documents that people send along: straight from the browser to the bucket, and checked there.

The browser posts the file to S3 itself (presigned POST), so that 20 MB do not pass through a
function. Without JavaScript S3's own answer to a file that is too large would be a page of XML.
So the policy of the form refuses only what is far too large; a file between the two limits
arrives, is refused by us at the field, and is removed.

What a file is, its first bytes say, not its name: a file is kept as `application/octet-stream`
and given back as a download only. A form can be used again as long as it is valid; so what we
looked at is a version of the file, and that version is kept, whatever came after it.

    concept/<application>/<form>/<file>   until the form is sent; the bucket removes it in time
    zaken/<application>/<dossier>/<file>  kept

Source: Amazon S3, "Browser-based uploads using POST" (policy, `${filename}` in any field).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from io import SEEK_END
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import quote, urlsplit

from pydantic import Field

from gemeengoed import log, tekst
from gemeengoed.dossier import new_id
from gemeengoed.model import Model
from gemeengoed.problem import Invalid, NotFound, boto_errors

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

FIELD = "bestand"
LARGEST = 20 * 1024 * 1024
# What the form's policy lets through; see above.
_CEILING = 64 * 1024 * 1024
_MAY_TAKE_SECONDS = 3600
_LINK_SECONDS = 60
_TYPE = "application/octet-stream"
_SIGNS = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
}
ZIP = "application/zip"
_ENDINGS = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg", ZIP: "zip"}
# So much of a file is in memory at once.
_PIECE = 1024 * 1024
# From this size on a file of ours goes to the bucket in parts.
_IN_PARTS = 64 * 1024 * 1024
# No name of a file; or not shown, or turning round what follows it; or half a character.
_STRANGE = re.compile(
    r"[\x00-\x1f\x7f-\x9f/\\\"<>|:*?\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]+"
)
_GONE = frozenset({"404", "NoSuchKey", "NoSuchVersion", "403", "AccessDenied"})


class Bestand(Model):
    """A document as it was received. `naam` is what the sender called it; `grootte` in bytes;
    `versie` the version in the bucket that we looked at, of what can still be replaced."""

    id: str
    sleutel: str
    naam: str = Field(max_length=150)
    type: str
    grootte: int
    versie: str | None = None

    @property
    def soort(self) -> str:
        return _ENDINGS.get(self.type, "bestand").upper()


@dataclass(frozen=True, slots=True)
class UploadForm:
    """Where a browser posts a file, and the fields that go before it."""

    url: str
    fields: Mapping[str, str]

    @property
    def origin(self) -> str:
        """What the page's policy must allow its form to be sent to."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"


class Documents:
    """The documents of one application in the instance's bucket."""

    def __init__(self, s3: S3Client, bucket: str, application: str) -> None:
        self._s3 = s3
        self._bucket = bucket
        self._application = application

    def upload_form(self, form_id: str, back: str) -> UploadForm:
        """A form for one file; afterwards S3 sends the browser to `back`, with `key` in it."""
        key = f"{self._place(form_id)}{new_id()}"
        fields = {
            "Content-Type": _TYPE,
            "success_action_redirect": back,
            "x-amz-meta-naam": "${filename}",
        }
        conditions: list[Any] = [
            {"Content-Type": _TYPE},
            {"success_action_redirect": back},
            ["starts-with", "$x-amz-meta-naam", ""],
            ["content-length-range", 0, _CEILING],
        ]
        made = self._s3.generate_presigned_post(
            self._bucket, key, fields, conditions, ExpiresIn=_MAY_TAKE_SECONDS
        )
        return UploadForm(made["url"], made["fields"])

    def received(self, form_id: str, key: str) -> Bestand:
        """The file that was just sent with a form of ours.

        Invalid, at FIELD, when it is not what we take: then it is removed. NotFound when the key
        is none of this form, or nothing is there.
        """
        place = self._place(form_id)
        if not key.startswith(place) or not _ID.fullmatch(key.removeprefix(place)):
            raise NotFound("Dit document bestaat niet.")
        head = self._head(key)
        size, version = int(head["ContentLength"]), str(head["VersionId"])
        type_ = self._type(key, version) if 0 < size <= LARGEST else ""
        if refusal := _refusal(size, type_):
            self.remove(key)
            raise Invalid.at(FIELD, "bestand", refusal)
        naam = file_name(str(head.get("Metadata", {}).get("naam", "")), type_)
        return Bestand(
            id=key.removeprefix(place),
            sleutel=key,
            naam=naam,
            type=type_,
            grootte=size,
            versie=version,
        )

    def keep(self, bestand: Bestand, dossier: str) -> Bestand:
        """Put a file with the dossier that it now belongs to. Doing so twice changes nothing.

        NotFound when the version that we looked at is there no more.
        """
        key = f"zaken/{self._application}/{dossier}/{bestand.id}"
        source: Any = {"Bucket": self._bucket, "Key": bestand.sleutel}
        if bestand.versie:
            source["VersionId"] = bestand.versie
        with _not_found():
            self._s3.copy_object(Bucket=self._bucket, Key=key, CopySource=source)
        # Nobody has a form for this key.
        return bestand.model_copy(update={"sleutel": key, "versie": None})

    def pieces(self, bestand: Bestand) -> Iterator[bytes]:
        """What is in a file, a piece at a time. NotFound when it is not there."""
        with _not_found():
            body = self._s3.get_object(Bucket=self._bucket, Key=bestand.sleutel)["Body"]
        with closing(body):
            yield from body.iter_chunks(_PIECE)

    def add(self, dossier: str, id_: str, naam: str, type_: str, content: BinaryIO) -> Bestand:
        """Keep a file that we made with a dossier; the same id again takes its place."""
        from boto3.s3.transfer import TransferConfig

        key = f"zaken/{self._application}/{dossier}/{id_}"
        size = content.seek(0, SEEK_END)
        content.seek(0)
        # Without threads: they hold as many parts in memory as there are of them.
        config = TransferConfig(
            multipart_threshold=_IN_PARTS, multipart_chunksize=_IN_PARTS // 4, use_threads=False
        )
        with boto_errors():
            self._s3.upload_fileobj(
                content, self._bucket, key, {"ContentType": _TYPE}, None, config
            )
        return Bestand(id=id_, sleutel=key, naam=file_name(naam, type_), type=type_, grootte=size)

    def remove(self, key: str) -> None:
        with boto_errors():
            self._s3.delete_object(Bucket=self._bucket, Key=key)

    def link(self, bestand: Bestand) -> str:
        """An address that gives the file as a download, for a minute."""
        name = quote(bestand.naam)
        return self._s3.generate_presigned_url(
            "get_object",
            Params={
                "Bucket": self._bucket,
                "Key": bestand.sleutel,
                "ResponseContentType": bestand.type,
                "ResponseContentDisposition": f"attachment; filename*=UTF-8''{name}",
            },
            ExpiresIn=_LINK_SECONDS,
        )

    def _place(self, form_id: str) -> str:
        return f"concept/{self._application}/{form_id}/"

    def _head(self, key: str) -> Any:
        with _not_found():
            return self._s3.head_object(Bucket=self._bucket, Key=key)

    def _type(self, key: str, version: str) -> str:
        with _not_found():
            found = self._s3.get_object(
                Bucket=self._bucket, Key=key, VersionId=version, Range="bytes=0-15"
            )
            start = found["Body"].read()
        return next((type_ for sign, type_ in _SIGNS.items() if start.startswith(sign)), "")


@contextmanager
def _not_found() -> Iterator[None]:
    from botocore.exceptions import ClientError

    try:
        with boto_errors():
            yield
    except ClientError as e:
        # Who may not list a bucket is told 403 of what is not there.
        if (code := e.response["Error"]["Code"]) in _GONE:
            log.warn("document not there", code=code)
            raise NotFound("Dit document hebben wij niet ontvangen.") from None
        raise


_ID = re.compile(r"[0-9a-z]{4}(-[0-9a-z]{4}){2}")


def _refusal(size: int, type_: str) -> str:
    if size == 0:
        return "Kies eerst een bestand. Wat wij kregen, was leeg."
    if size > LARGEST:
        return (
            f"Dit bestand is te groot: {tekst.grootte(size)}. Een bestand mag hoogstens 20 MB zijn."
        )
    if not type_:
        return "Dit is geen PDF, JPG of PNG. Sla het document zo op en kies het opnieuw."
    return ""


def file_name(said: str, type_: str) -> str:
    """What a sender called a file, without a path or strange signs, and with the true ending."""
    ending = _ENDINGS[type_]
    said = _decoded(said).replace("\\", "/").rpartition("/")[2]
    plain = _STRANGE.sub("_", said).strip(" ._")
    stem, dot, given = plain.rpartition(".")
    if dot and given.lower() in {*_ENDINGS.values(), "jpeg"}:
        plain = stem
    return f"{plain[:120] or 'document'}.{ending}"


def _decoded(said: str) -> str:
    """What S3 gives back of a name beyond ASCII: encoded words (RFC 2047), as the documentation
    has it, or UTF-8 in a header, which Python reads as Latin-1."""
    with suppress(UnicodeError):
        said = said.encode("latin-1").decode()
    try:
        return str(make_header(decode_header(said)))
    except (ValueError, LookupError, HeaderParseError):
        return ""
