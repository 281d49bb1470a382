"""Who may ask what: a door before every page.

Only this machine is listened to, but any web site may make a browser of this machine send requests.
So the name in the address must be this machine's own (another one is a rebound domain), a key must
come along that only who started the page has seen, and what changes something must come from the
page itself.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 64 * 1024
"""Of a request's body."""
NAMES = ("127.0.0.1", "localhost", "[::1]")
OPEN_TO_KEYLESS = "/feed/"
"""Below it each address holds a secret of its own, since calendar programs keep no cookies."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
SAID: Mapping[str, str] = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "x-frame-options": "DENY",
}
"""Headers of every answer."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Lets through what may ask, and says on every answer what a browser may do with it.

    Attributes:
        app: what stands behind it.
        key: what the printed address holds.
        port: on which the page is served.
    """

    app: ASGIApp
    key: str
    port: int

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def said(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SAID.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-store")
            await send(message)

        refused = self._refused(scope)
        await (refused or self.app)(scope, receive, said)

    def _refused(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if headers.get("host", "") not in self._hosts:
            return _no(421, "This page is only known by its own address on this machine.")
        if scope["path"].startswith(OPEN_TO_KEYLESS) and scope["method"] in ("GET", "HEAD"):
            return None
        if given := parse_qs(scope["query_string"].decode("latin-1")).get("key"):
            return self._entered(scope, given[0])
        if not self._is_known(headers):
            return _no(401, "Open the address that `periodize serve` printed; it holds the key.")
        if scope["method"] not in ("GET", "HEAD"):
            return self._unasked(headers)
        return None

    @property
    def cookie(self) -> str:
        """The name of the cookie; by port, since a browser shares cookies between ports."""
        return f"periodize-{self.port}"

    @property
    def _hosts(self) -> tuple[str, ...]:
        return tuple(f"{name}:{self.port}" for name in NAMES)

    def _entered(self, scope: Scope, given: str) -> Response:
        """The key becomes a cookie, and leaves the address, so that no history keeps it."""
        if not _same(given, self.key):
            return _no(401, "This key is not the one of this page, which has a new one each time.")
        answer = RedirectResponse(f"/{scope['path'].lstrip('/')}", status_code=303)
        answer.set_cookie(self.cookie, self.key, httponly=True, samesite="strict", path="/")
        return answer

    def _is_known(self, headers: Headers) -> bool:
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(self.cookie)
        except CookieError:
            return False
        return cookie is not None and _same(cookie.value, self.key)

    def _unasked(self, headers: Headers) -> Response | None:
        """Refuse what changes something and does not come from the page."""
        if headers.get("origin") != f"http://{headers['host']}":
            return _no(403, "This does not come from the page.")
        if headers.get("content-type", "").split(";")[0].strip() != "application/json":
            return _no(403, "Only JSON is taken.")
        length = headers.get("content-length", "")
        if not length.isdecimal():
            return _no(411, "The length must be told.")
        return _no(413, "This is too long.") if int(length) > MOST_BYTES else None


def _same(given: str, known: str) -> bool:
    return hmac.compare_digest(given.encode(), known.encode())


def _no(status: int, why: str) -> Response:
    return PlainTextResponse(f"{why}\n", status_code=status)
