"""Asking a calendar's server: list, read, put, delete. Each request has an answer or an error."""

from __future__ import annotations

import base64
import http.client
import ssl
import time
from collections.abc import Mapping
from xml.sax.saxutils import escape

from periodize.calendars.caldav.multistatus import (
    CHANGES,
    LISTING,
    MAKING,
    Answer,
    Listed,
    elsewhere,
    is_page,
    listed,
    not_signed_in,
)
from periodize.calendars.limits import TooLarge, read_whole
from periodize.calendars.sync.store import Conflict, Refused
from periodize.errors import CouldNotWrite, InputRefused, Problem
from periodize.reading.web_address import Address

SECONDS = 20
FAULTS = (OSError, ValueError, http.client.HTTPException, TooLarge)
MOST_BYTES = 10_000_000
CALENDAR = "text/calendar; charset=utf-8"
XML = "application/xml; charset=utf-8"


class Server:
    """One calendar on a server, asked over one connection."""

    def __init__(self, address: Address, user: str, password: str) -> None:
        """Remember who asks; nothing is sent yet.

        The password goes with each request, to this address only: redirections are not followed.
        """
        self._address = address
        said = base64.b64encode(f"{user}:{password}".encode()).decode()
        self._authorization = f"Basic {said}"
        self._connection: http.client.HTTPConnection | None = None

    def listing(self) -> Listed | None:
        """Everything in the calendar; None where there is no calendar.

        Raises:
            InputRefused, CouldNotWrite: see `_ask`.
        """
        answer = self._ask("PROPFIND", content=LISTING, kind=XML, headers={"Depth": "1"})
        if answer.status in (404, 410):
            return None
        if answer.status == 403:
            raise self._wrong("shows this name nothing at this address")
        if answer.status == 200 and is_page(answer.content):
            raise self._wrong("answers with a web page; it may ask to sign in")
        self._expect(answer, "list the calendar", 207)
        return self._listed(answer)

    def changes(self, token: str) -> Listed | None:
        """What has changed since a token, all if it is empty; None where the server cannot say.

        Raises:
            InputRefused, CouldNotWrite: see `_ask`.
        """
        content = CHANGES % escape(token).encode()
        answer = self._ask("REPORT", content=content, kind=XML)
        found = self._listed(answer) if answer.status == 207 else None
        return found if found and found.whole and found.token else None

    def make(self, name: str) -> None:
        """Make the calendar.

        Raises:
            InputRefused, CouldNotWrite: the server makes none there; see `_ask`.
        """
        answer = self._ask("MKCALENDAR", content=MAKING % escape(name).encode(), kind=XML)
        if answer.status != 201:
            told = f"there is no calendar at this address, and {self._address.host} made none"
            raise InputRefused([Problem("--url", 0, 0, f"{told} ({answer.status}); make it there")])

    def get(self, name: str) -> tuple[bytes, str] | None:
        """The content and version of an event; None where it is not there.

        Raises:
            InputRefused, CouldNotWrite: see `_ask`.
        """
        answer = self._ask("GET", name)
        if answer.status in (404, 410):
            return None
        self._expect(answer, "read an event", 200)
        return answer.content, answer.headers.get("etag", "")

    def put(self, name: str, content: bytes, etag: str) -> str:
        """Write an event over the version that is known, or where none is; gives its new version.

        Raises:
            Conflict: another version is there.
            Refused: the server does not take this event.
            InputRefused, CouldNotWrite: see `_ask`.
        """
        if etag:
            answer = self._matched("PUT", name, etag, content, CALENDAR)
        else:
            answer = self._ask("PUT", name, content, CALENDAR, {"If-None-Match": "*"})
        if answer.status == 412 or (answer.status in (404, 409) and etag):
            raise Conflict
        if 400 <= answer.status < 500:
            raise Refused(answer.status)
        self._expect(answer, "write an event", 200, 201, 204)
        made = answer.headers.get("etag", "")
        if made and not made.startswith("W/"):
            return made
        # Some servers say their version only when they are asked for it.
        there = self.get(name)
        return there[1] if there else ""

    def delete(self, name: str, etag: str) -> None:
        """Delete the version of an event that is known; nothing where it is gone already.

        Raises:
            Conflict: another version is there.
            InputRefused, CouldNotWrite: see `_ask`.
        """
        answer = self._matched("DELETE", name, etag) if etag else self._ask("DELETE", name)
        if answer.status == 412:
            raise Conflict
        self._expect(answer, "delete an event", 200, 202, 204, 404, 410)

    def close(self) -> None:
        """End the connection."""
        kept, self._connection = self._connection, None
        if kept:
            kept.close()

    def _matched(
        self, method: str, name: str, etag: str, content: bytes = b"", kind: str = ""
    ) -> Answer:
        """Ask for a change of one version only.

        A weak version is the same as no other by the standard; what stands in its quotes is that of
        servers whose answers were made weak on the way, such as by packing them. Others take it as
        they told it.
        """
        strong = etag.removeprefix("W/")
        answer = self._ask(method, name, content, kind, {"If-Match": strong})
        if answer.status == 412 and strong != etag:
            answer = self._ask(method, name, content, kind, {"If-Match": etag})
        return answer

    def _listed(self, answer: Answer) -> Listed:
        try:
            return listed(answer.content)
        except ValueError:
            raise self._trouble("answered what no calendar does") from None

    def _ask(
        self,
        method: str,
        name: str = "",
        content: bytes = b"",
        kind: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Ask once; over a connection that has been closed meanwhile, again.

        Raises:
            InputRefused: name and password are not accepted, or the address is another one.
            CouldNotWrite: no answer, or one that says that the server is in trouble.
        """
        sent = {"Authorization": self._authorization, **(headers or {})}
        if kind:
            sent["Content-Type"] = kind
        kept = self._connection is not None
        try:
            answer = self._answer(method, name, content, sent)
        except (http.client.RemoteDisconnected, ConnectionError) as error:
            self.close()
            if not kept:
                raise self._trouble(_reason(error)) from None
            answer = self._again(method, name, content, sent)
        except FAULTS as error:
            self.close()
            raise self._trouble(_reason(error)) from None
        self._refuse(answer)
        return answer

    def _again(self, method: str, name: str, content: bytes, sent: Mapping[str, str]) -> Answer:
        try:
            return self._answer(method, name, content, sent)
        except FAULTS as error:
            self.close()
            raise self._trouble(_reason(error)) from None

    def _answer(self, method: str, name: str, content: bytes, sent: Mapping[str, str]) -> Answer:
        if self._connection is None:
            self._connection = self._connected()
        path = f"{self._address.path}{name}"
        self._connection.request(method, path, content or None, dict(sent))
        response = self._connection.getresponse()
        content = read_whole(response, MOST_BYTES, time.monotonic() + SECONDS)
        if response.will_close:
            self.close()
        told = {key.lower(): value for key, value in response.getheaders()}
        return Answer(response.status, told, content)

    def _connected(self) -> http.client.HTTPConnection:
        host, port = self._address.host, self._address.port
        if not self._address.secure:
            return http.client.HTTPConnection(host, port, timeout=SECONDS)
        safe = ssl.create_default_context()
        return http.client.HTTPSConnection(host, port, timeout=SECONDS, context=safe)

    def _refuse(self, answer: Answer) -> None:
        if answer.status == 401:
            raise self._wrong(not_signed_in(answer.headers))
        if 300 <= answer.status < 400:
            where = elsewhere(answer.headers)
            raise self._wrong(f"has the calendar at another address{where}; give that one")
        if answer.status >= 500 and answer.status != 501:
            raise self._trouble(f"is in trouble ({answer.status})")

    def _expect(self, answer: Answer, what: str, *statuses: int) -> None:
        if answer.status not in statuses:
            raise self._trouble(f"would not {what} ({answer.status})")

    def _wrong(self, what: str) -> InputRefused:
        return InputRefused([Problem("--url", 0, 0, f"{self._address.host} {what}")])

    def _trouble(self, what: str) -> CouldNotWrite:
        return CouldNotWrite(f"{self._address.host} {what}; the next sync goes on from here")


def _reason(error: Exception) -> str:
    """What went wrong on the way, in words that hold nothing that was sent."""
    if isinstance(error, ssl.SSLError):
        return "has no certificate that this machine trusts"
    if isinstance(error, ValueError):  # No request can hold it.
        return "told a version of an event that cannot be used"
    if isinstance(error, TooLarge):
        return f"answered more than {MOST_BYTES // 1_000_000} MB"
    if isinstance(error, TimeoutError):
        return f"gave no answer within {SECONDS} seconds"
    if isinstance(error, OSError):
        return f"cannot be reached ({error.strerror or 'the connection ended'})"
    return "ended the connection" if not str(error) else "answered what cannot be read"
