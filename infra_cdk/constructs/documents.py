"""The bucket of documents that people send along: what is sent is kept, what is not goes."""

from __future__ import annotations

from aws_cdk import Duration, RemovalPolicy
from aws_cdk import aws_s3 as s3
from constructs import Construct

from infra_cdk.guards import acknowledge

# A form is kept for 30 days after the last change; its files a little longer.
_FORM_DAYS = 75


def documents(scope: Construct) -> s3.Bucket:
    """One bucket per instance; each application has its own folders in it.

    The files of a form that was never sent go by themselves. What belongs to a dossier is kept,
    and what is replaced or removed of it can be brought back for a month.
    """
    bucket = s3.Bucket(
        scope,
        "Documents",
        encryption=s3.BucketEncryption.S3_MANAGED,
        block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
        object_ownership=s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
        enforce_ssl=True,
        versioned=True,
        removal_policy=RemovalPolicy.RETAIN,
        lifecycle_rules=[
            s3.LifecycleRule(
                id="FormsNeverSent", prefix="concept/", expiration=Duration.days(_FORM_DAYS)
            ),
            s3.LifecycleRule(
                id="Replaced",
                noncurrent_version_expiration=Duration.days(30),
                abort_incomplete_multipart_upload_after=Duration.days(1),
            ),
        ],
    )
    acknowledge(
        bucket,
        "AwsSolutions-S1",
        "Who read which document stands in the log of the function that gave it, and in the "
        "resident's own list of who looked; S3's access log would hold the same with addresses.",
    )
    return bucket
