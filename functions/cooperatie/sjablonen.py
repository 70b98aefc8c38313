"""The templates of releases in the release bucket, and whether one is what its id says."""

from __future__ import annotations

import hashlib
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from cooperatie.model.release import sjabloon
from cooperatie.stacks import Tijdelijk

# Who may not list a bucket is told AccessDenied of a key that is not there.
_NOT_THERE = frozenset({"NoSuchKey", "NoSuchBucket", "AccessDenied", "404", "403"})


class ReleaseOngeldig(Exception):
    """The release can't be rolled out to anybody: its template is missing, or is another."""


def controleer(s3: Any, bucket: str, release: str) -> None:
    """Hold the template against the release's id, its SHA-256. ReleaseOngeldig, Tijdelijk."""
    try:
        content = s3.get_object(Bucket=bucket, Key=sjabloon(release))["Body"].read()
    except ClientError as e:
        code = e.response["Error"]["Code"]
        if code in _NOT_THERE:
            raise ReleaseOngeldig(f"{release}: no template in the bucket ({code})") from None
        raise Tijdelijk(code) from e
    except BotoCoreError as e:
        raise Tijdelijk(type(e).__name__) from e
    if hashlib.sha256(content).hexdigest() != release:
        raise ReleaseOngeldig(f"{release}: the template in the bucket is another")
