"""A page asked without a browser and without a port."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from periodize.web.application import Application
from periodize.web.desks import Desks
from periodize.web.guard import Guard

T = TypeVar("T")
KEY, PORT = "the-key", 8765
HOST = f"127.0.0.1:{PORT}"
PAGE = {"host": HOST, "cookie": f"periodize-{PORT}={KEY}"}
FORM = {**PAGE, "origin": f"http://{HOST}", "content-type": "application/json"}


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The lines of an answer to a question."""
        return [json.loads(line) for line in self.body.splitlines()]

    @property
    def last(self) -> dict[str, Any]:
        """The line that ends it."""
        return self.lines[-1]


class Page:
    """A page of some files."""

    def __init__(self, desks: Desks, read_only: bool) -> None:
        """Open it."""
        self.desks = desks
        self.app = Guard(Application(desks, read_only).app(), KEY, PORT)

    def get(self, path: str, headers: Mapping[str, str] = PAGE) -> Answer:
        """What stands at an address."""
        return self.send("GET", path, headers)

    def ask(self, number: int = 0, **asked: Any) -> dict[str, Any]:
        """All that a question shows: the parts as they are at its end, and what was said last."""
        answer = self.send("POST", f"/block/{number}/ask", FORM, json.dumps(asked).encode())
        assert answer.status == 200, answer.text
        shown: dict[str, Any] = {"parts": {}}
        for line in answer.lines:
            shown["parts"] |= line.pop("parts", {})
            shown |= line
        return shown

    def send(self, method: str, path: str, headers: Mapping[str, str], body: bytes = b"") -> Answer:
        """Send a request as a browser would."""
        given = dict(headers)
        if body:
            given.setdefault("content-length", str(len(body)))
        return ran(_sent(self.app, method, path, given, body))


@contextmanager
def opened(*files: Path, read_only: bool = False) -> Iterator[Page]:
    """A page of some scenarios, closed at the end."""
    desks = Desks(files)
    try:
        yield Page(desks, read_only)
    finally:
        desks.close()


def ran(work: Coroutine[Any, Any, T]) -> T:
    """What comes of some work, in a thread: a browser of other tests has a loop in this one."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, work).result()


async def _sent(
    app: Guard, method: str, path: str, headers: Mapping[str, str], body: bytes
) -> Answer:
    name, _, query = path.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": name,
        "raw_path": name.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(key.encode(), value.encode("latin-1")) for key, value in headers.items()],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", PORT),
    }
    sent: list[Any] = []
    given = iter([{"type": "http.request", "body": body, "more_body": False}])
    waiting = asyncio.Event()

    async def receive() -> Any:
        message = next(given, None)
        if message is None:
            await waiting.wait()
        return message

    async def send(message: Any) -> None:
        sent.append(message)

    await app(scope, receive, send)
    start = sent[0]
    said = {key.decode(): value.decode() for key, value in start["headers"]}
    return Answer(start["status"], said, b"".join(each.get("body", b"") for each in sent[1:]))
