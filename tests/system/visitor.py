"""A person at a browser, over HTTP: keeps the cookie, logs in at the stand-in, posts forms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urlencode, urljoin

from infra_cdk.local import http
from running import Running

_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass
class Visitor:
    """Somebody at the site of one municipality, or of the cooperative."""

    site: str
    cookie: str = ""
    _last: str = field(default="", repr=False)

    def get(self, path: str) -> http.Answer:
        """A page, after the redirects that lead to it."""
        url = urljoin(self.site, path)
        for _ in range(6):
            answer = self._send("GET", url)
            if answer.status not in (302, 303):
                break
            url = urljoin(url, answer.headers["location"])
        self._last = answer.text
        return answer

    def post(self, path: str, **fields: str) -> http.Answer:
        """The form that is on the page, filled in."""
        answer = self._send("POST", urljoin(self.site, path), self._form(fields))
        return self.get(answer.headers["location"]) if answer.status == 303 else answer

    def begin(self, flow: str) -> str:
        """Begin with a form of several pages; returns its address."""
        self.get(flow)
        first = self._send("POST", urljoin(self.site, flow), self._form({}))
        return first.headers["location"].rpartition("/")[0]

    def log_in(self, role: str, person: str) -> Visitor:
        """Through the login page, as a test person (infra_cdk/local/idp/people.json)."""
        url = f"{self.site}/inloggen?als={role}"
        to = self._send("GET", url).headers["location"]
        page = http.call("GET", to).text
        waiting = re.search(r'name="waiting" value="([^"]+)"', page)
        assert waiting, page
        body = urlencode({"waiting": waiting[1], "person": person}).encode()
        back = http.call("POST", urljoin(to, "choose"), body=body, headers=_FORM)
        assert self.get(back.headers["location"]).status == 200
        return self

    def _form(self, fields: Mapping[str, str]) -> bytes:
        hidden = {n: unescape(v) for n, v in _HIDDEN.findall(self._last)}
        return urlencode({**hidden, **fields}).encode()

    def _send(self, method: str, url: str, body: bytes | None = None) -> http.Answer:
        headers = {"Cookie": f"__Host-sessie={self.cookie}"} if self.cookie else {}
        if body is not None:
            headers |= _FORM
        answer = http.call(method, url, body=body, headers=headers, timeout=60)
        for line in answer.cookies:
            name, _, value = line.partition(";")[0].partition("=")
            if name == "__Host-sessie":
                self.cookie = value
        return answer


def visitor(cloud: Running, code: str, role: str = "", person: str = "") -> Visitor:
    """At the site of `code`; logged in when a person is named."""
    found = Visitor(cloud.site(code).web)
    return found.log_in(role, person) if person else found
