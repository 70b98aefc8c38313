"""The same cloud on one machine: MiniStack, a stand-in identity provider, and the first members.

    python -m infra_cdk.local run [--detach]
    python -m infra_cdk.local stop
    python -m infra_cdk.local status
    python -m infra_cdk.local.token --instance GM0772 --scope bezwaar:lezen --sub test

Nothing here is deployed. What is deployed, and how, is the same as on AWS: infra_cdk.release and
infra_cdk.deploy, with another endpoint.
"""
