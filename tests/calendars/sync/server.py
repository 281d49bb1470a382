"""A real Radicale on a port of this machine, and faults on the way to it."""

from __future__ import annotations

import io
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal
from wsgiref.simple_server import ServerHandler, WSGIRequestHandler, WSGIServer

from radicale.app import Application
from radicale.config import load

USER, PASSWORD = "anna", "correct horse"
Fault = Literal["before", "after", "drop"]
"""500 and nothing done; 500 though it was done; done, and the connection ends without a word."""


class _Server(socketserver.ThreadingMixIn, WSGIServer):
    """One thread a connection, none waited for."""

    daemon_threads = True
    block_on_close = False


class _Handler(WSGIRequestHandler):
    """Hands requests on, quietly; what is to be dropped is done and not answered."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def handle(self) -> None:
        """Answer one request."""
        self.raw_requestline = self.rfile.readline(65537)
        if not self.raw_requestline or not self.parse_request():
            return
        fault: Fault | None = self.server.radicale.next_fault(self.command)  # type: ignore[attr-defined]
        out: Any = io.BytesIO() if fault else self.wfile
        app: Any = _refused if fault == "before" else self.server.get_app()  # type: ignore[attr-defined]
        if self.server.radicale.refuses(self.command):  # type: ignore[attr-defined]
            app = _unwanted
        handler = ServerHandler(self.rfile, out, self.get_stderr(), self.get_environ())
        handler.request_handler = self  # type: ignore[attr-defined]
        handler.run(app)
        if fault in ("before", "after"):
            self.wfile.write(b"HTTP/1.1 500 Trouble\r\nContent-Length: 0\r\n\r\n")


def _refused(environ: Any, start: Any) -> list[bytes]:
    start("500 Trouble", [])
    return []


def _unwanted(environ: Any, start: Any) -> list[bytes]:
    start("400 Bad Request", [])
    return []


class Radicale:
    """A server with one user.

    Attributes:
        asked: the method of each request.
        fault: by number of the request to come, from 0, what goes wrong with it.
        meanwhile: called before the next request that writes.
        refused: the method of which the next request is refused.
    """

    def __init__(self, folder: Path) -> None:
        """Start in a folder."""
        users = folder / "users"
        users.write_text(f"{USER}:{PASSWORD}\n")
        self.folder = folder / "radicale"
        (self.folder / "collection-root").mkdir(parents=True)
        settings = {
            "auth": {
                "type": "htpasswd",
                "htpasswd_filename": str(users),
                "htpasswd_encryption": "plain",
                "delay": "0",
            },
            "storage": {"filesystem_folder": str(self.folder), "_filesystem_fsync": "False"},
            "logging": {"level": "critical"},
        }
        configuration = load()
        configuration.update(settings, "tests", privileged=True)
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.set_app(Application(configuration))
        self._server.radicale = self  # type: ignore[attr-defined]
        self.asked: list[str] = []
        self.fault: dict[int, Fault] = {}
        self.meanwhile: Callable[[], None] | None = None
        self.refused = ""
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    @property
    def url(self) -> str:
        """The address of the calendar."""
        return f"http://127.0.0.1:{self._server.server_port}/{USER}/strength/"

    @property
    def events(self) -> Path:
        """The folder in which the server keeps one file an event."""
        return self.folder / "collection-root" / USER / "strength"

    def refuses(self, method: str) -> bool:
        """Whether a request is refused."""
        found = self.refused == method
        self.refused = "" if found else self.refused
        return found

    def next_fault(self, method: str) -> Fault | None:
        """What goes wrong with a request."""
        act, self.meanwhile = (
            (self.meanwhile, None) if method in ("PUT", "DELETE") else (None, self.meanwhile)
        )
        if act:
            act()
        self.asked.append(method)
        faults, self.fault = self.fault, {at - 1: kind for at, kind in self.fault.items() if at}
        return faults.get(0)

    def stop(self) -> None:
        """End it; the port is free then."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@contextmanager
def radicale(folder: Path) -> Iterator[Radicale]:
    """A server until the end of a `with`."""
    server = Radicale(folder)
    try:
        yield server
    finally:
        server.stop()
