"""The tasks of the rollout state machine (infra_cdk/constructs/rollout.py).

choose  which instances                                -> {"instanties": [...]}
start   create, update or clear away the stack         -> stand
check   how CloudFormation is doing                    -> stand
smoke   whether the portal answers                     -> stand
record  write the outcome in the instance's dossier    -> stand

What can be expected to go wrong is an answer (`stand`, `reden`). Tijdelijk is raised, and the
state machine tries that again; Onverwacht it records. ReleaseOngeldig ends the execution before
any instance is touched: what runs keeps running. Every task may run twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from cooperatie import plan
from cooperatie.model import instantie as inst
from cooperatie.model.instantie import INSTANTIE, Instantie, Werk, stack_naam
from cooperatie.model.release import sjabloon
from cooperatie.sjablonen import ReleaseOngeldig, controleer
from cooperatie.smoke import smoke as probe
from cooperatie.stacks import Geweigerd, Stack, Stacks, Tijdelijk, Wanted
from gemeengoed import aws, clock, log, settings
from gemeengoed.problem import Conflict, Unavailable
from gemeengoed.settings import Settings as BaseSettings
from gemeengoed.store import Store, Transaction

# How long a portal may take to answer once its stack is there (DNS, certificates).
GEDULD = timedelta(minutes=5)
WEG = "De stack met gegevens is weg of half verwijderd: een beheerder moet kijken."

BEZIG, OPNIEUW, KLAAR, MISLUKT, OVERGESLAGEN = (
    "bezig",
    "opnieuw",
    "klaar",
    "mislukt",
    "overgeslagen",
)


@dataclass(frozen=True, slots=True)
class Settings(BaseSettings):
    """What the rollout knows of where instances come to stand.

    Patterns: `portal_url_pattern` {slug}; `issuer_pattern` {code} and {soort} (digid,
    eherkenning, medewerkers, api); `smoke_url_pattern` {apiId} and {domain}. With {apiId} the
    new API is asked at its own address, which works before the DNS knows the domain.
    """

    release_bucket: str
    domain_suffix: str
    portal_url_pattern: str
    issuer_pattern: str
    # JSON, for every instance: the pattern leads all of them to the same brokers.
    claim_paths: str
    certificate_arn: str
    smoke_url_pattern: str
    # The cooperative's own bus, for what instances tell it.
    bus_arn: str
    # Empty: CloudFormation acts with the rights of this function.
    stack_role_arn: str


class Onverwacht(Exception):
    """A fault of ours; says only what kind, since it is shown to people."""


Invoer = Mapping[str, Any]
Stap = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rollout:
    """The tasks, with what they act upon."""

    env: Settings
    store: Store
    stacks: Stacks
    nu: datetime

    def choose(self, invoer: Invoer) -> Stap:
        """The instances that were named, or all that are behind the course. ReleaseOngeldig."""
        if koers := plan.koers(self.store):
            controleer(aws.client("s3"), self.env.release_bucket, koers)
        if "instanties" in invoer:
            return {"instanties": list(invoer["instanties"])}
        return {"instanties": plan.te_doen(self.store, self.nu)}

    def start(self, invoer: Invoer) -> Stap:
        """Take the instance up and bring its stack towards the desired release."""
        id_ = str(invoer["instantie"])
        instantie = self._begin(id_, str(invoer["uitvoering"]))
        werk = inst.van(instantie, str(invoer["uitvoering"]))
        stack = self.stacks.find(stack_naam(id_))
        wanted = self._wanted(id_, instantie, werk)
        if instantie.had_stack and (stack is None or stack.never_ran):
            return _mislukt(WEG)
        if stack is None:
            self.stacks.create(wanted)
        elif stack.never_ran:
            self.stacks.delete(stack, _delete_token(wanted.token))
        elif stack.updatable:
            # Whoever saw it complete may have died before it was protected.
            self._keep(id_, stack)
            if not self.stacks.update(wanted):
                return _klaar(stack, self.nu)
        elif not stack.busy:
            return _mislukt(f"De stack zit vast als {stack.status}: een beheerder moet kijken.")
        return {"stand": BEZIG}

    def check(self, invoer: Invoer) -> Stap:
        """How far CloudFormation is."""
        id_ = str(invoer["instantie"])
        instantie = self.store.get(INSTANTIE, id_).state
        werk = inst.van(instantie, str(invoer["uitvoering"]))
        if self.nu >= werk.bezig_tot:
            return _mislukt("De stack was niet op tijd klaar.")
        stack = self.stacks.find(stack_naam(id_))
        if stack is None:
            return {"stand": OPNIEUW}
        if stack.busy:
            return {"stand": BEZIG}
        return self._ended(id_, stack, _token(id_, instantie, werk))

    def smoke(self, invoer: Invoer) -> Stap:
        """Whether the portal answers; not at once is no failure."""
        stap = dict(invoer["stap"])
        instantie = self.store.get(INSTANTIE, str(invoer["instantie"])).state
        domain = self._domain(instantie)
        pattern = self.env.smoke_url_pattern
        base = pattern.format(apiId=stap["apiId"], domain=domain)
        host = urlsplit(base).netloc if "{apiId}" in pattern else domain
        wrong = probe(base, host, stap["paden"])
        if wrong is None:
            return {**stap, "stand": KLAAR}
        if self.nu < datetime.fromisoformat(stap["klaarOp"]) + GEDULD:
            return {**stap, "stand": BEZIG}
        return _mislukt(wrong)

    def record(self, invoer: Invoer) -> Stap:
        """Write what came of it. OPNIEUW when meanwhile another release is desired."""
        id_, uitvoering = str(invoer["instantie"]), str(invoer["uitvoering"])
        stap = invoer["stap"] if "fout" not in invoer else _unexpected(invoer["fout"])

        def command(tx: Transaction) -> Instantie:
            instantie = tx.get(INSTANTIE, id_)
            werk = inst.van(instantie, uitvoering)
            return tx.append(INSTANTIE, id_, self._outcome(instantie, werk, stap))

        na = self.store.run(command, now=int(self.nu.timestamp()))
        behind = na.stand is inst.Instantiestand.DRAAIT and not na.bij()
        return {"stand": OPNIEUW if behind else na.stand}

    def _begin(self, id_: str, uitvoering: str) -> Instantie:
        def command(tx: Transaction) -> Instantie:
            instantie = tx.get(INSTANTIE, id_)
            begonnen = inst.begin(instantie, uitvoering, nu=self.nu, by=plan.BY)
            return tx.append(INSTANTIE, id_, begonnen) if begonnen else instantie

        return self.store.run(command, now=int(self.nu.timestamp()))

    def _ended(self, id_: str, stack: Stack, token: str) -> Stap:
        last = self.stacks.last_token(stack)
        if last == _delete_token(token) and stack.status == "DELETE_FAILED":
            return _mislukt(self.stacks.reason(stack, last))
        if last != token:
            # An earlier attempt ended; now it is our turn.
            return {"stand": OPNIEUW}
        if not stack.runs:
            return _mislukt(self.stacks.reason(stack, token))
        self._keep(id_, stack)
        return _klaar(stack, self.nu)

    def _keep(self, id_: str, stack: Stack) -> None:
        """Remember that there is a stack with data, and protect it; twice does no harm."""

        def command(tx: Transaction) -> None:
            if not tx.get(INSTANTIE, id_).had_stack:
                gemaakt = inst.StackGemaakt(at=self.nu, by=plan.BY, stack=stack.id)
                tx.append(INSTANTIE, id_, gemaakt)

        self.store.run(command, now=int(self.nu.timestamp()))
        self.stacks.protect(stack)

    def _outcome(
        self, instantie: Instantie, werk: Werk, stap: Invoer
    ) -> inst.InstantieDraait | inst.InstantieMislukt:
        if stap["stand"] != KLAAR:
            return inst.InstantieMislukt(at=self.nu, by=plan.BY, reden=str(stap["reden"]))
        return inst.InstantieDraait(
            at=self.nu,
            by=plan.BY,
            release=werk.release,
            stack=str(stap["stack"]),
            portaal_url=str(stap["portaalUrl"] or self._portal_url(instantie)),
            api_url=str(stap["apiUrl"]),
        )

    def _wanted(self, id_: str, instantie: Instantie, werk: Werk) -> Wanted:
        key = sjabloon(werk.release)
        host = f"s3.{self.stacks.region}.amazonaws.com"
        return Wanted(
            name=stack_naam(id_),
            token=_token(id_, instantie, werk),
            template_url=f"https://{host}/{self.env.release_bucket}/{key}",
            parameters=self._parameters(id_, instantie),
            tags={"gemeengoed:plane": "lid", "gemeengoed:instance": id_},
            role_arn=self.env.stack_role_arn,
        )

    def _parameters(self, id_: str, instantie: Instantie) -> dict[str, str]:
        code = instantie.gemeente
        return {
            "InstanceKey": id_,
            "InstanceName": instantie.naam,
            "MunicipalityCode": code,
            "Oin": instantie.oin,
            "DomainName": self._domain(instantie),
            "CertificateArn": self.env.certificate_arn,
            "PortalUrl": self._portal_url(instantie),
            "ApiIssuer": self._issuer(code, "api"),
            "ApiAudience": f"urn:gemeengoed:{code}",
            "CitizenIssuer": self._issuer(code, "digid"),
            "OrganisationIssuer": self._issuer(code, "eherkenning"),
            "OfficialIssuer": self._issuer(code, "medewerkers"),
            "ClientId": f"gemeengoed-{code}",
            "ClaimPaths": self.env.claim_paths,
            "CooperativeBusArn": self.env.bus_arn,
        }

    def _domain(self, instantie: Instantie) -> str:
        return f"{instantie.webnaam}.{self.env.domain_suffix}"

    def _portal_url(self, instantie: Instantie) -> str:
        return self.env.portal_url_pattern.format(slug=instantie.webnaam)

    def _issuer(self, code: str, soort: str) -> str:
        return self.env.issuer_pattern.format(code=code, soort=soort)


TASKS: dict[str, Callable[[Rollout, Invoer], Stap]] = {
    "choose": Rollout.choose,
    "start": Rollout.start,
    "check": Rollout.check,
    "smoke": Rollout.smoke,
    "record": Rollout.record,
}


def handler(event: dict[str, Any], context: Any) -> Stap:
    """The Lambda handler: `{"task": ..., "invoer": the state machine's state}`."""
    task, invoer = str(event["task"]), event["invoer"]
    env = settings.load(Settings)
    stacks = Stacks(aws.client("cloudformation"))
    rollout = Rollout(env, aws.store(env.table_name), stacks, clock.now())
    stap = _run(task, rollout, invoer)
    log.log("rollout", task=task, instance=invoer.get("instantie"), stand=stap.get("stand"))
    return stap


def _run(task: str, rollout: Rollout, invoer: Invoer) -> Stap:
    try:
        return TASKS[task](rollout, invoer)
    except inst.Overgeslagen:
        return {"stand": OVERGESLAGEN}
    except Geweigerd as e:
        return _mislukt(str(e))
    except (Tijdelijk, Unavailable, Conflict) as e:
        raise Tijdelijk(type(e).__name__) from None
    except ReleaseOngeldig as e:
        log.warn("release cannot be rolled out", task=task, why=str(e))
        raise
    except Exception as e:  # noqa: BLE001 - the state machine records it
        log.unforeseen(e, task=task)
        raise Onverwacht(type(e).__name__) from None


def _token(id_: str, instantie: Instantie, werk: Werk) -> str:
    return f"{id_}-{werk.release[:16]}-{instantie.poging}"


def _delete_token(token: str) -> str:
    return f"{token}-weg"


def _klaar(stack: Stack, nu: datetime) -> Stap:
    return {
        "stand": KLAAR,
        "klaarOp": nu.isoformat(),
        "stack": stack.id,
        "apiId": stack.outputs.get("ApiId", ""),
        "apiUrl": stack.outputs.get("ApiUrl", ""),
        "portaalUrl": stack.outputs.get("PortalUrl", ""),
        # A release from before this output has a portal all the same.
        "paden": stack.outputs.get("SmokePaths", "/").split(","),
    }


def _mislukt(reden: str) -> Stap:
    return {"stand": MISLUKT, "reden": reden}


def _unexpected(fout: Mapping[str, Any]) -> Stap:
    # The cause holds a stack trace; what a person can use is the kind.
    return _mislukt(f"Onverwachte fout ({fout.get('Error', 'onbekend')}). Kijk in het log.")
