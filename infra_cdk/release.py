"""Publishes a release: the templates and everything they refer to, in the release bucket.

Everything has the hash of its content as its key, so a release never changes, publishing it
again writes nothing, and two releases share what they have in common. The member template
stands once more under `releases/<sha-256>.json`: that hash is the release's id.

The same code serves AWS and the local cloud; the environment says which (AWS_ENDPOINT_URL).
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from gemeengoed import __version__

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

MEMBER_STACK = "Lid"
COOPERATIVE_STACK = "Cooperatie"
# What a zip can say of the oldest moment; every file gets it, so that equal content is equal.
_EPOCH = (1980, 1, 1, 0, 0, 0)


class NotPublished(Exception):
    """The assembly cannot be published; the message says why."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file, or a folder to be zipped, and where it goes."""

    source: Path
    zipped: bool
    bucket: str
    key: str

    def content(self) -> bytes:
        return _zip(self.source) if self.zipped else self.source.read_bytes()


@dataclass(frozen=True, slots=True)
class Release:
    """What was published.

    id               SHA-256 of the member template
    version          for people
    bucket           the release bucket
    cooperative_url  the cooperative's template, for CloudFormation
    uploaded         how many objects were new
    """

    id: str
    version: str
    bucket: str
    cooperative_url: str
    uploaded: int


class Bucket:
    """The release bucket of an account and region."""

    def __init__(self, s3: S3Client, name: str, account: str) -> None:
        self._s3 = s3
        self.name = name
        # The name can be guessed: a bucket of somebody else's must not pass for ours.
        self._owner = account

    def ensure(self) -> None:
        """Make it when it is missing, and see to its settings in any case."""
        s3, name, owner = self._s3, self.name, self._owner
        if not self._exists():
            region: Any = s3.meta.region_name
            where: Any = {"CreateBucketConfiguration": {"LocationConstraint": region}}
            s3.create_bucket(Bucket=name, **({} if region == "us-east-1" else where))
        s3.put_public_access_block(
            Bucket=name,
            ExpectedBucketOwner=owner,
            PublicAccessBlockConfiguration={
                "BlockPublicAcls": True,
                "IgnorePublicAcls": True,
                "BlockPublicPolicy": True,
                "RestrictPublicBuckets": True,
            },
        )
        s3.put_bucket_versioning(
            Bucket=name, ExpectedBucketOwner=owner, VersioningConfiguration={"Status": "Enabled"}
        )
        s3.put_bucket_encryption(
            Bucket=name,
            ExpectedBucketOwner=owner,
            ServerSideEncryptionConfiguration={
                "Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}]
            },
        )
        s3.put_bucket_policy(
            Bucket=name, ExpectedBucketOwner=owner, Policy=json.dumps(_tls_only(name))
        )

    def has(self, key: str) -> bool:
        try:
            self._s3.head_object(Bucket=self.name, Key=key, ExpectedBucketOwner=self._owner)
        except ClientError as e:
            if _status(e) == 404:
                return False
            raise
        return True

    def put(self, key: str, content: bytes) -> None:
        self._s3.put_object(
            Bucket=self.name, Key=key, Body=content, ExpectedBucketOwner=self._owner
        )

    def url(self, key: str) -> str:
        """The address that CloudFormation reads a template from."""
        return f"{self._s3.meta.endpoint_url}/{self.name}/{key}"

    def _exists(self) -> bool:
        try:
            self._s3.head_bucket(Bucket=self.name, ExpectedBucketOwner=self._owner)
        except ClientError as e:
            if _status(e) == 404:
                return False
            if _status(e) == 403:
                raise NotPublished(f"Bucket {self.name} exists and is not ours to use.") from e
            raise
        return True


def publish(assembly: Path, s3: S3Client, account: str) -> Release:
    """Publish what CDK synthesised. NotPublished when it is not there, or not whole."""
    assets = list(read(assembly, account=account, region=str(s3.meta.region_name)))
    template = assembly / f"{MEMBER_STACK}.template.json"
    cooperative = _template_asset(assets, COOPERATIVE_STACK)
    content = template.read_bytes()
    release_id = hashlib.sha256(content).hexdigest()
    bucket = Bucket(s3, cooperative.bucket, account)
    bucket.ensure()
    # The member template comes last: where it stands, all it refers to stands too.
    wanted = {a.key: a.content for a in assets}
    wanted[f"releases/{release_id}.json"] = lambda: content
    new = [key for key in wanted if not bucket.has(key)]
    for key in new:
        bucket.put(key, wanted[key]())
    return Release(
        id=release_id,
        version=f"{__version__}+{release_id[:12]}",
        bucket=bucket.name,
        cooperative_url=bucket.url(cooperative.key),
        uploaded=len(new),
    )


def read(assembly: Path, *, account: str, region: str) -> Iterator[Asset]:
    """The assets that the manifests in a cloud assembly name, templates included."""
    manifests = sorted(assembly.glob("*.assets.json"))
    if not manifests:
        raise NotPublished(f"{assembly} holds no synthesised stacks.")
    for manifest in manifests:
        for file in json.loads(manifest.read_text())["files"].values():
            source = file["source"]
            for destination in file["destinations"].values():
                bucket = destination["bucketName"]
                for name, value in (("AccountId", account), ("Region", region)):
                    bucket = bucket.replace(f"${{AWS::{name}}}", value)
                yield Asset(
                    source=assembly / source["path"],
                    zipped=source.get("packaging") == "zip",
                    bucket=bucket,
                    key=destination["objectKey"],
                )


def _template_asset(assets: list[Asset], stack: str) -> Asset:
    for asset in assets:
        if asset.source.name == f"{stack}.template.json":
            return asset
    raise NotPublished(f"The assembly has no stack {stack}.")


def _zip(folder: Path) -> bytes:
    """A zip of a folder: the same folder gives the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _EPOCH)
            executable = path.stat().st_mode & 0o100
            entry.external_attr = (0o100755 if executable else 0o100644) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())
    return buffer.getvalue()


def _tls_only(bucket: str) -> dict[str, Any]:
    return {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Sid": "TlsOnly",
                "Effect": "Deny",
                "Principal": "*",
                "Action": "s3:*",
                "Resource": [f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/*"],
                "Condition": {"Bool": {"aws:SecureTransport": "false"}},
            }
        ],
    }


def _status(error: ClientError) -> int:
    return int(error.response["ResponseMetadata"]["HTTPStatusCode"])
