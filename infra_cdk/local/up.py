"""From nothing to a cooperative with members: the order in which everything comes up."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from botocore.exceptions import BotoCoreError, ClientError

from infra_cdk import ROOT
from infra_cdk.deploy import STACK_NAME, Aws, NotDeployed, deploy_cooperative, register
from infra_cdk.local import cooperative as members
from infra_cdk.local import huisstijlen, inwoners
from infra_cdk.local.cooperative import Cooperative
from infra_cdk.local.description import Description, Site
from infra_cdk.local.errors import LocalError
from infra_cdk.local.idp.service import Idp
from infra_cdk.local.ministack import MiniStack
from infra_cdk.local.settings import COOPERATIE, DOMAIN, REGION, Local, audience
from infra_cdk.local.show import Screen
from infra_cdk.local.token import token
from infra_cdk.release import NotPublished, Release, publish

# Test numbers, as in members.json.
_OIN = "00000001999998924000"
_ACCOUNT = "000000000000"
_CERTIFICATE = f"arn:aws:acm:{REGION}:{_ACCOUNT}:certificate/local"


class LocalCloud:
    """All that runs on this machine."""

    def __init__(self, local: Local) -> None:
        self.local = local
        self.ministack = MiniStack(local)
        self.idp = Idp(local)

    @property
    def running(self) -> bool:
        return self.ministack.service.running or self.idp.service.running

    @property
    def whole(self) -> bool:
        return self.ministack.service.running and self.idp.service.running

    def stop(self) -> bool:
        """Stop everything. False when nothing ran."""
        self.local.description.unlink(missing_ok=True)
        idp = self.idp.stop()
        return self.ministack.stop() or idp

    def up(self, screen: Screen) -> Description:
        """Bring everything up. LocalError when something does not come."""
        try:
            with _speaking_to(self.local):
                return self._up(screen)
        except (NotPublished, NotDeployed, ClientError, BotoCoreError, OSError) as e:
            raise LocalError(str(e), self.ministack.service.log) from e

    def _up(self, screen: Screen) -> Description:
        local = self.local
        local.state.mkdir(parents=True, exist_ok=True)
        # First: the cloud remembers for a minute that it could not find it.
        with screen.step("Stand-in identity provider"):
            self.idp.start()
        with screen.step("MiniStack: the cloud on this machine"):
            whole = self.ministack.start()
        if not whole:
            screen.say("The last run was left half done: this one starts empty.")
        with screen.step("Templates from the code (CDK)"):
            synth(local)
        with screen.step("Release: templates and code in the release bucket"):
            aws = Aws.from_environment()
            release = publish(local.build, aws.s3, aws.account)
        with screen.step("The cooperative's own stack"):
            deploy_cooperative(local.build, release, parameters(local, release), aws)
        cooperative = Cooperative(local)
        # The cooperative waits an hour for work that died halfway.
        with self.ministack.half_done("joining"):
            with screen.step(f"Release {release.version} at the cooperative"):
                scope = "cooperatie:uitrollen"
                bearer = token(local, COOPERATIE, scope=scope, sub="make-run")
                register(cooperative.url, release, bearer)
            self._members(cooperative, release, screen)
        description = describe(local, cooperative, release)
        with screen.step("Each municipality its own look"):
            for site in description.instances:
                huisstijlen.choose(local, site.code, site.web)
        with screen.step("Each municipality some residents"):
            inwoners.load(local, description.instances)
        description.write(local)
        return description

    def _members(self, cooperative: Cooperative, release: Release, screen: Screen) -> None:
        founders, live = members.applications()
        for founder in founders:
            cooperative.join(founder, screen)
        codes = [code for founder in founders for code in members.codes(founder)]
        with screen.step("Instances of the founders"):
            cooperative.wait(codes, release.id)
        cooperative.join(live, screen)
        with screen.step(f"{live['naam']}: instance up"):
            cooperative.wait(members.codes(live), release.id)
        mine = {*codes, *members.codes(live)}
        if others := [i["code"] for i in cooperative.instances() if i["code"] not in mine]:
            with screen.step("Instances of who joined in an earlier run"):
                cooperative.wait(others, release.id)


def synth(local: Local) -> None:
    """Synthesise the templates. In a process of its own: jsii takes its settings at import."""
    log = local.state / "synth.log"
    # CDK leaves what earlier syntheses wrote, layers included.
    shutil.rmtree(local.build, ignore_errors=True)
    command = [sys.executable, "-m", "infra_cdk.synth", "--target", "local", "--no-validation"]
    with log.open("wb") as output:
        done = subprocess.run(
            [*command, "--out", str(local.build)],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if done.returncode:
        raise LocalError("The templates could not be made.", log)


def parameters(local: Local, release: Release) -> dict[str, str]:
    """What the cooperative's template wants to know, on this machine."""
    return {
        "InstanceKey": COOPERATIE,
        "InstanceName": "Coöperatie Gemeengoed",
        "Oin": _OIN,
        "DomainName": f"{COOPERATIE}.{DOMAIN}",
        "DomainSuffix": DOMAIN,
        "CertificateArn": _CERTIFICATE,
        "PortalUrl": local.site(COOPERATIE),
        "PortalUrlPattern": local.site_pattern,
        # By its Host every site is at the same address.
        "SmokeUrlPattern": local.endpoint,
        "ApiIssuer": local.issuer(COOPERATIE, "api"),
        "ApiAudience": audience(COOPERATIE),
        # Only officials have business at the cooperative.
        "CitizenIssuer": "",
        "OrganisationIssuer": "",
        "OfficialIssuer": local.issuer(COOPERATIE, "medewerkers"),
        "IssuerPattern": local.issuer_pattern,
        "ClientId": f"gemeengoed-{COOPERATIE}",
        "ReleaseBucket": release.bucket,
        "MemberAccounts": _ACCOUNT,
    }


def describe(local: Local, cooperative: Cooperative, release: Release) -> Description:
    """What runs, as the cooperative itself says."""
    own = Site(
        code=COOPERATIE,
        naam="Coöperatie Gemeengoed",
        status="draait",
        api=f"{cooperative.url}/api",
        web=cooperative.url,
        stack=STACK_NAME,
    )
    instances = tuple(
        Site(
            code=i["code"],
            naam=i["naam"],
            status=i["stand"],
            api=i.get("apiUrl", ""),
            web=i.get("portaalUrl", ""),
            stack=i["stack"]["naam"],
        )
        for i in cooperative.instances()
    )
    ports = {"cloud": local.port, "idp": local.idp_port}
    return Description(own, instances, ports, local.aws_environment, release.version)


@contextmanager
def _speaking_to(local: Local) -> Iterator[None]:
    """Meanwhile this process speaks to the local cloud, whatever account its owner uses."""
    before = dict(os.environ)
    for name in [n for n in os.environ if n.startswith("AWS_")]:
        del os.environ[name]
    os.environ.update(local.aws_environment)
    os.environ.update(AWS_CONFIG_FILE=os.devnull, AWS_SHARED_CREDENTIALS_FILE=os.devnull)
    os.environ.update(NO_PROXY="127.0.0.1,localhost", no_proxy="127.0.0.1,localhost")
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
