"""A small calendar server of this machine with the oddities of servers that were read about."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape

FOLDER = "/dav/anna/strength/"


@dataclass
class Oddities:
    """What a server does otherwise than the plainest one.

    Attributes:
        weak: versions are weak ones: everywhere, in lists only, or nowhere.
        strict: whether a weak version is never taken for the same, as the standard has it.
        untold: whether a PUT is answered without the new version.
        prefix: before each name of the XML.
        absolute: whether links are whole addresses, with letters in percent.
        report: the status of a REPORT; 207 if it is answered.
        make: the status of MKCALENDAR.
        chunked: whether answers come in pieces of unknown number.
        redirect: where every request is sent on to.
        page: what is answered instead of a list, with 200.
        junk: names of further entries in each list.
        marked: what stands in each version that a list tells; nothing else tells one then.
        sign_in: the way to sign in that it asks for; none of ours.
        clark: whether an entry has a second status for what it does not know.
    """

    weak: str = ""
    strict: bool = False
    untold: bool = False
    prefix: str = "D"
    absolute: bool = False
    report: int = 501
    make: int = 201
    chunked: bool = False
    redirect: str = ""
    page: bytes = b""
    junk: tuple[str, ...] = ()
    marked: str = ""
    sign_in: str = ""
    clark: bool = False


@dataclass
class Odd:
    """What such a server holds, and what it was asked."""

    oddities: Oddities
    there: bool = True
    events: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        """The address of its calendar."""
        return f"http://127.0.0.1:{self.port}{FOLDER}"

    def version(self, name: str, where: str) -> str:
        """How the version of an event is told: in a `list`, by `get` or by `put`."""
        weak = self.oddities.weak in ("everywhere", where)
        marked = self.oddities.marked if where == "list" else ""
        return f'{"W/" if weak else ""}"v{self.events[name][0]}{marked}"'

    def is_same(self, name: str, told: str) -> bool:
        """Whether a version that is told is that of an event."""
        number = self.events[name][0]
        if self.oddities.strict:
            return told == f'"v{number}"'
        return told in {self.version(name, where) for where in ("list", "get", "put")}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    @property
    def odd(self) -> Odd:
        """The server's state."""
        return self.server.odd  # type: ignore[attr-defined, no-any-return]

    def _begin(self) -> tuple[str, bytes]:
        content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.odd.asked.append((self.command, {k.lower(): v for k, v in self.headers.items()}))
        return self.path.removeprefix(FOLDER), content

    def _say(self, status: int, content: bytes = b"", /, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if self.odd.oddities.chunked and content:
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for at in range(0, len(content), 7):
                part = content[at : at + 7]
                self.wfile.write(f"{len(part):x}\r\n".encode() + part + b"\r\n")
            self.wfile.write(b"0\r\n\r\n")
            return
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _answered(self) -> bool:
        """Whether the oddities leave nothing else to say."""
        if self.odd.oddities.redirect:
            self._say(301, Location=self.odd.oddities.redirect)
            return True
        if self.odd.oddities.sign_in:
            self._say(401, **{"WWW-Authenticate": self.odd.oddities.sign_in})
            return True
        if self.odd.oddities.page:
            self._say(200, self.odd.oddities.page)
            return True
        return False

    def do_PROPFIND(self) -> None:
        """List everything."""
        self._begin()
        if self._answered():
            return
        if not self.odd.there:
            self._say(404)
            return
        odd, at = self.odd.oddities, self.odd.oddities.prefix
        colon = f"{at}:" if at else ""
        name = f"xmlns:{at}" if at else "xmlns"
        entries = [self._entry("", colon, "")]
        entries += [self._entry(n, colon, self.odd.version(n, "list")) for n in self.odd.events]
        entries += [self._entry(each, colon, '"x"') for each in odd.junk]
        whole = f'<{colon}multistatus {name}="DAV:">{"".join(entries)}</{colon}multistatus>'
        self._say(207, f'<?xml version="1.0"?>{whole}'.encode())

    def _entry(self, name: str, colon: str, version: str) -> str:
        path = FOLDER + name
        if self.odd.oddities.absolute:
            path = self.odd.url.removesuffix(FOLDER) + quote(path, safe="/").replace("-", "%2D")
        kind = f"<{colon}collection/>" if not name else ""
        missing = (
            f"<{colon}propstat><{colon}prop><{colon}owner/></{colon}prop>"
            f"<{colon}status>HTTP/1.1 404 Not Found</{colon}status></{colon}propstat>"
        )
        return (
            f"<{colon}response><{colon}href>{escape(path)}</{colon}href>"
            f"{missing if self.odd.oddities.clark else ''}<{colon}propstat><{colon}prop>"
            f"<{colon}resourcetype>{kind}</{colon}resourcetype>"
            f"<{colon}getetag>{escape(version)}</{colon}getetag></{colon}prop>"
            f"<{colon}status>HTTP/1.1 200 OK</{colon}status></{colon}propstat></{colon}response>"
        )

    def do_REPORT(self) -> None:
        """Tell no changes."""
        self._begin()
        if not self._answered():
            self._say(self.odd.oddities.report)

    def do_MKCALENDAR(self) -> None:
        """Make the calendar, or not."""
        self._begin()
        self.odd.there = self.odd.oddities.make == 201
        self._say(self.odd.oddities.make)

    def do_GET(self) -> None:
        """Give an event."""
        name, _ = self._begin()
        if name not in self.odd.events:
            self._say(404)
        else:
            told = {} if self.odd.oddities.marked else {"ETag": self.odd.version(name, "get")}
            self._say(200, self.odd.events[name][1], **told)

    def do_PUT(self) -> None:
        """Take an event whose version is known."""
        name, content = self._begin()
        told = self.headers.get("If-Match")
        held = name in self.odd.events
        if (told and not (held and self.odd.is_same(name, told))) or (not told and held):
            self._say(412)
            return
        self.odd.events[name] = (self.odd.events.get(name, (0, b""))[0] + 1, content)
        status, version = 204 if held else 201, self.odd.version(name, "put")
        if self.odd.oddities.untold:
            self._say(status)
        else:
            self._say(status, ETag=version)

    def do_DELETE(self) -> None:
        """Delete an event whose version is known."""
        name, _ = self._begin()
        told = self.headers.get("If-Match")
        if name not in self.odd.events:
            self._say(404)
        elif told and not self.odd.is_same(name, told):
            self._say(412)
        else:
            del self.odd.events[name]
            self._say(204)


@contextmanager
def odd_server(oddities: Oddities) -> Iterator[Odd]:
    """Such a server until the end of a `with`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    odd = Odd(oddities, port=server.server_port)
    server.odd = odd  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield odd
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
