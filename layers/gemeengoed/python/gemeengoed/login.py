"""Logging in and out: as citizen (DigiD), organisation (eHerkenning) or official.

What must be remembered between going and coming back (state, nonce, verifier, where to)
stands in a session without a person, under the same kind of cookie; coming back ends that
session and makes a new one. The protocol is in oidc.py, the names of claims in claims.py.
"""

from __future__ import annotations

import hmac
import re
import secrets
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from stdnum.nl import bsn

from gemeengoed import aws, log
from gemeengoed.answer import Html
from gemeengoed.claims import Assured, Burger, ClaimPaths, Organisatie, claim_paths, text, words
from gemeengoed.identity import Principal, Role
from gemeengoed.manifest import Assurance
from gemeengoed.oidc import Provider, Secrets, refused
from gemeengoed.problem import DomainError, Forbidden, Invalid
from gemeengoed.session import Session, cookie, no_cookie
from gemeengoed.settings import LoginSettings
from gemeengoed.web import Page, Web

# A path of our own: one slash, and nothing that a browser reads as another host.
_OWN_PATH = re.compile(r"/(?![/\\])[A-Za-z0-9/_.~-]*(\?[A-Za-z0-9=&_.~%+-]*)?")
_KVK = re.compile(r"[0-9]{8}")
_LONGEST_SUBJECT = 255
# The provider can't be as sure of somebody as we asked (OpenID Connect Core Error Code).
_UNMET = "unmet_authentication_requirements"


def mount(web: Web) -> None:
    """Give a plane's front door the pages of logging in and out."""
    web.get("/inloggen")(start)
    web.get("/inloggen/terug")(finish)
    web.post("/uitloggen")(logout)
    web.get("/uitloggen/klaar")(logged_out)


def start(page: Page) -> Html:
    """Send the browser to the identity provider; let people choose which, where there are more."""
    env = _env(page)
    offered = _offered(env)
    asked = [role for role in offered if role == page.query.get("als")]
    roles = asked or offered
    late = page.query.get("reden") == "verlopen"
    if late or len(roles) != 1:
        choices = [(role, _again(role, _level(page), _back(page))) for role in roles]
        shown = page.render("inloggen.html", choices=choices, late=late)
        # Told once: the cookie of the session that ended goes.
        return replace(shown, cookies=(no_cookie(),)) if page.session is None else shown
    return _go(page, env, roles[0])


def finish(page: Page) -> Html:
    """Coming back with a code. Forbidden when anything does not fit what was sent."""
    env, waiting = _env(page), page.session
    state = _once(page, "state")
    if waiting is None or not hmac.compare_digest(
        waiting.attribute("state").encode() or secrets.token_bytes(8), state.encode()
    ):
        raise Forbidden("Dit inloggen hoort niet bij uw bezoek. Begin opnieuw met inloggen.")
    page.sessions.end(page.session_id)
    role = Role(waiting.attribute("role"))
    provider = _provider(env, role)
    provider.check_sender(_once(page, "iss") or None)
    if not (code := _once(page, "code")):
        return _without_code(page, role, waiting)
    known = Secrets(state, waiting.attribute("nonce"), waiting.attribute("verifier"))
    claims = provider.claims(code, known)
    paths = claim_paths(env.claim_paths)
    reached = _reached(paths, role, claims)
    if reached is None or reached < waiting.assurance:
        return _too_low(page, role, waiting)
    principal = _principal(env, paths, role, claims)
    now = int(page.now.timestamp())
    session_id = page.sessions.create(now, principal=principal, assurance=reached)
    log.log("logged in", role=role)
    return Html.redirect(waiting.attribute("back"), cookies=(cookie(session_id),))


def logout(page: Page) -> Html:
    """Out at once here. The page after it leads on to the provider, since a browser that obeys
    our `form-action` does not follow a form to another site."""
    role = page.session.role if page.session else None
    page.sessions.end(page.session_id)
    return Html.redirect(
        f"/uitloggen/klaar{f'?als={role}' if role else ''}", cookies=(no_cookie(),)
    )


def logged_out(page: Page) -> Html:
    """Says so, with the way to log out at the identity provider as well, when it has one."""
    env = _env(page)
    role = next((r for r in _offered(env) if r == page.query.get("als")), None)
    url = None
    if role:
        try:
            url = _provider(env, role).logout_url(f"{env.portal_url}/")
        except DomainError:
            # Here everybody is out already: that it can't be reached is in the log.
            url = None
    return page.render("uitgelogd.html", role=role, url=url)


def _go(page: Page, env: LoginSettings, role: Role) -> Html:
    assurance = _level(page)
    known = Secrets(*(secrets.token_urlsafe(32) for _ in range(3)))
    url = _provider(env, role).login_url(known, _wishes(env, role, assurance))
    # Whoever was logged in here is so no longer: the cookie goes to the new session.
    page.sessions.end(page.session_id)
    session_id = page.sessions.create(
        int(page.now.timestamp()),
        assurance=assurance,
        attributes={
            "role": role,
            "state": known.state,
            "nonce": known.nonce,
            "verifier": known.verifier,
            "back": _back(page),
        },
    )
    return Html.redirect(url, cookies=(cookie(session_id),))


def _wishes(env: LoginSettings, role: Role, assurance: Assurance) -> dict[str, str]:
    paths = _assured(claim_paths(env.claim_paths), role)
    if paths is None:
        return {}
    try:
        # Prove it anew: a provider that remembers would undo that we log out who is idle.
        return {"acr_values": paths.acr_values(assurance), "prompt": "login"}
    except ValueError as e:
        raise refused(f"configuration: {e}", role=role) from None


def _without_code(page: Page, role: Role, waiting: Session) -> Html:
    error = _once(page, "error")
    if error == _UNMET:
        return _too_low(page, role, waiting)
    if error != "access_denied":
        raise refused("answer without a code")
    return Html.redirect("/", cookies=(no_cookie(),))


def _too_low(page: Page, role: Role, waiting: Session) -> Html:
    """Nobody is logged in, and the next step is theirs: no loop of going there and back."""
    needed = waiting.assurance
    url = _again(role, needed, waiting.attribute("back"))
    page.session = None
    shown = page.render(
        "inloggen_niveau.html", status=403, role=role, needed=needed, url=url, tried=True
    )
    return replace(shown, cookies=(no_cookie(),))


def _again(role: Role, level: Assurance, back: str) -> str:
    query = {"als": role.value, "niveau": level.name.lower(), "terug": back}
    return f"/inloggen?{urlencode(query)}"


def _level(page: Page) -> Assurance:
    level = page.query.get("niveau", "").upper()
    return Assurance[level] if level in Assurance.__members__ else Assurance.MIDDEN


def _back(page: Page) -> str:
    back = page.query.get("terug", "/")
    return back if _OWN_PATH.fullmatch(back) else "/"


def _once(page: Page, name: str) -> str:
    """A parameter of the answer; empty when it is not there, Forbidden when it comes twice
    (RFC 6749, 3.1): a gateway may read another one of them than we do."""
    found = parse_qsl(page.raw_query, keep_blank_values=True)
    if Counter(n for n, _ in found)[name] > 1:
        raise refused("parameter twice", parameter=name)
    return dict(found).get(name, "")


def _env(page: Page) -> LoginSettings:
    if not isinstance(page.env, LoginSettings):
        raise TypeError("logging in is for the plane's front door")
    return page.env


def _issuers(env: LoginSettings) -> Mapping[Role, str]:
    return {
        Role.BURGER: env.citizen_issuer,
        Role.ORGANISATIE: env.organisation_issuer,
        Role.MEDEWERKER: env.official_issuer,
    }


def _offered(env: LoginSettings) -> list[Role]:
    """As what one can log in here: an issuer that is left empty is not there."""
    return [role for role, issuer in _issuers(env).items() if issuer]


def _provider(env: LoginSettings, role: Role) -> Provider:
    return Provider(_issuers(env)[role], env.client_id, f"{env.portal_url}/inloggen/terug")


def _assured(paths: ClaimPaths, role: Role) -> Assured | None:
    """Of whom we ask a level: how sure it is of its officials is for their own employer."""
    return {Role.BURGER: paths.burger, Role.ORGANISATIE: paths.organisatie}.get(role)


def _reached(paths: ClaimPaths, role: Role, claims: dict[str, Any]) -> Assurance | None:
    assured = _assured(paths, role)
    return assured.reached(claims) if assured else Assurance.HOOG


def _principal(
    env: LoginSettings, paths: ClaimPaths, role: Role, claims: dict[str, Any]
) -> Principal:
    if role is Role.BURGER:
        return _burger(env, paths.burger, claims)
    if role is Role.ORGANISATIE:
        return _organisatie(env, paths.organisatie, claims)
    official, subject = paths.medewerker, claims["sub"]
    if not isinstance(subject, str) or len(subject) > _LONGEST_SUBJECT:
        raise refused("subject")
    return Principal(role, subject, text(claims, official.name), words(claims, official.roles))


def _burger(env: LoginSettings, paths: Burger, claims: dict[str, Any]) -> Principal:
    try:
        number = bsn.validate(text(claims, paths.bsn))
    except ValueError:
        raise _no_number("DigiD", "burgerservicenummer", claims) from None
    subject = aws.pseudonym(env.pseudonym_key, "bsn", number)
    return Principal(Role.BURGER, subject, text(claims, paths.name))


def _organisatie(env: LoginSettings, paths: Organisatie, claims: dict[str, Any]) -> Principal:
    """By RSIN when there is one, so that a broker that gives both makes one organisation."""
    rsin, kvk = text(claims, paths.rsin), text(claims, paths.kvk)
    # An RSIN and a BSN have the same test (11-proef).
    if rsin and bsn.is_valid(rsin):
        subject = aws.pseudonym(env.pseudonym_key, "rsin", bsn.compact(rsin))
    elif not rsin and _KVK.fullmatch(kvk):
        subject = aws.pseudonym(env.pseudonym_key, "kvk", kvk)
    else:
        raise _no_number("eHerkenning", "RSIN of KvK-nummer", claims)
    name, acting = text(claims, paths.name), text(claims, paths.acting)
    return Principal(Role.ORGANISATIE, subject, name, acting=acting)


def _no_number(login: str, number: str, claims: dict[str, Any]) -> Invalid:
    # Names of claims are no personal data; what they hold is.
    log.warn("number not in the claims", login=login, claims=sorted(map(str, claims)))
    return Invalid(f"Wij kregen geen geldig {number} van {login}.")
