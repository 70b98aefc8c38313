"""An answer to a browser: strict headers, compressed when that helps."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.shared.cookies import Cookie

_FORM_ACTION = "form-action 'self'"
_CSP = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
    f"{_FORM_ACTION}; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": _CSP,
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    # The neighbour under the same domain is "same site": its pages would bring the cookie along.
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Cache-Control": "no-store",
}
# What is shorter does not get shorter.
_WORTH_COMPRESSING = 800


@dataclass(frozen=True, slots=True)
class Html:
    """An answer to a browser.

    form_action  where else than to us a form of this page may be sent: scheme and host
    """

    body: str | bytes = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    cookies: tuple[Cookie, ...] = ()
    content_type: str = "text/html; charset=utf-8"
    form_action: str | None = None

    @classmethod
    def redirect(cls, to: str, *, cookies: tuple[Cookie, ...] = ()) -> Html:
        """See Other: what follows a form post, so that reloading does not post again."""
        return cls(status=303, headers={"Location": to}, cookies=cookies)


def response(html: Html, asked: Mapping[str, str]) -> Response[str | bytes]:
    """As Powertools sends it. `asked`: the headers of the request, by lower-case name.

    HTTP APIs do not compress; a page in gzip is a fifth of itself.
    """
    headers = {**HEADERS, "Vary": "Accept-Encoding", **html.headers}
    if html.form_action:
        policy = _CSP.replace(_FORM_ACTION, f"{_FORM_ACTION} {html.form_action}")
        headers["Content-Security-Policy"] = policy
    body: str | bytes = html.body
    # Only text: what is bytes already (a font, an image) does not get smaller.
    if (
        isinstance(body, str)
        and len(body) > _WORTH_COMPRESSING
        and "gzip" in asked.get("accept-encoding", "")
    ):
        headers["Content-Encoding"] = "gzip"
        # The same text gives the same bytes.
        body = gzip.compress(body.encode(), compresslevel=6, mtime=0)
    return Response(
        status_code=html.status,
        content_type=html.content_type,
        body=body,
        headers=headers,
        cookies=list(html.cookies),
    )
