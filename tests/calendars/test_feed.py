"""What is fetched, and what is refused before or after."""

from __future__ import annotations

import io
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from http.client import HTTPMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from periodize.calendars import feed
from periodize.calendars.feed import Fetched, fetch
from periodize.calendars.limits import TooLarge, read_whole
from periodize.errors import InputRefused

SECRET = "https://feeds.example.org/c0ffee.ics"


class Answers:
    """An opener that answers each request with bytes or an error."""

    def __init__(self, answer: bytes | Exception) -> None:
        self.answer = answer
        self.requests: list[urllib.request.Request] = []

    def open(self, request: urllib.request.Request, timeout: float) -> Any:
        """One answer."""
        self.requests.append(request)
        if isinstance(self.answer, Exception):
            raise self.answer
        response = io.BytesIO(self.answer)
        headers = Message()
        headers["ETag"] = '"2"'
        response.headers = headers  # type: ignore[attr-defined]
        return response


def answering(monkeypatch: pytest.MonkeyPatch, answer: bytes | Exception) -> Answers:
    """Answer whatever is asked with this."""
    answers = Answers(answer)
    monkeypatch.setattr(urllib.request, "build_opener", lambda *handlers: answers)
    return answers


def test_webcal_stands_for_https(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same address is asked with https, with what was told before."""
    answers = answering(monkeypatch, b"BEGIN:VCALENDAR")
    assert fetch("webcal://a.example/x.ics", '"1"') == Fetched(b"BEGIN:VCALENDAR", '"2"')
    (request,) = answers.requests
    assert request.full_url == "https://a.example/x.ics"
    assert request.get_header("If-none-match") == '"1"'


@pytest.mark.parametrize(
    "address",
    [
        "http://a.example/x.ics",
        "file:///etc/passwd",
        "ftp://a.example/",
        "https://",
        "https://a b/",
    ],
)
def test_only_https_is_asked(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    """Everything else is refused before anything is sent."""
    answers = answering(monkeypatch, b"")
    with pytest.raises(InputRefused):
        fetch(address)
    assert answers.requests == []


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (urllib.error.HTTPError(SECRET, 404, "x", Message(), None), "nothing stands there"),
        (urllib.error.HTTPError(SECRET, 401, "x", Message(), None), "asks for a password"),
        (urllib.error.HTTPError(SECRET, 500, "x", Message(), None), "the server answers 500"),
        (urllib.error.URLError(TimeoutError()), "longer than 20 seconds"),
        (urllib.error.URLError(OSError(SECRET)), "cannot be reached"),
        (b"x" * 10_000_001, "larger than 10 MB"),
    ],
)
def test_what_goes_wrong(
    monkeypatch: pytest.MonkeyPatch, answer: bytes | Exception, told: str
) -> None:
    """It is told what is wrong, and never the address."""
    answering(monkeypatch, answer)
    with pytest.raises(InputRefused, match=told) as refused:
        fetch(SECRET)
    assert "c0ffee" not in str(refused.value)
    if isinstance(answer, urllib.error.HTTPError):
        answer.close()


def test_what_has_not_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing comes, and what was told before still holds."""
    error = urllib.error.HTTPError(SECRET, 304, "x", Message(), None)
    answering(monkeypatch, error)
    assert fetch(SECRET, '"1"') == Fetched(None, '"1"')
    error.close()


def test_a_redirect_to_a_plain_address() -> None:
    """It is not followed."""
    request = urllib.request.Request(SECRET)
    handler = feed._OnlySecure()
    with pytest.raises(InputRefused, match="without https"):
        handler.redirect_request(request, io.BytesIO(), 302, "", HTTPMessage(), "http://a.example/")


class _Slow(BaseHTTPRequestHandler):
    """Answers by the path: in pieces, drop by drop, as unchanged, or with a redirect."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer."""
        if self.headers.get("If-None-Match") == 'W/"3"':
            self.send_response(304)
            self.end_headers()
        elif self.path == "/elsewhere":
            self.send_response(301)
            self.send_header("Location", "http://127.0.0.1:1/secret")
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self.send_response(200)
            self.send_header("ETag", 'W/"3"')
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self._parts(endless=self.path == "/drops")

    def _parts(self, *, endless: bool) -> None:
        for number in range(2000 if endless else 3):
            if self.server.ended.wait(0.005 if endless else 0):  # type: ignore[attr-defined]
                return
            try:
                self.wfile.write(b"1\r\n%d\r\n" % (number % 10))
                self.wfile.flush()
            except OSError:
                return
        self.wfile.write(b"0\r\n\r\n")


@pytest.fixture
def real(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A real server of this machine, asked without encryption."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Slow)
    server.ended = threading.Event()  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    monkeypatch.setattr(feed, "_secure", lambda address: address)
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.ended.set()  # type: ignore[attr-defined]
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_real_server(real: str) -> None:
    """Pieces are put together, and a weak version is told back as it was."""
    found = fetch(f"{real}/pieces")
    assert (found.content, found.etag) == (b"012", 'W/"3"')
    assert fetch(f"{real}/pieces", found.etag) == Fetched(None, 'W/"3"')
    with pytest.raises(InputRefused, match="without https"):
        fetch(f"{real}/elsewhere")


def test_an_answer_that_never_ends(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drops that come in time each are too late together: the whole has its seconds."""
    monkeypatch.setattr(feed, "MOST_SECONDS", 0.05)
    with pytest.raises(InputRefused, match="takes longer than"):
        fetch(f"{real}/drops")


class _Response(io.BytesIO):
    """An answer of a promised length."""

    length = 6


def test_an_answer_that_is_cut_off() -> None:
    """Less than was promised is no answer; more than that is not waited for."""
    end = time.monotonic() + 60
    with pytest.raises(OSError, match="before all was there"):
        read_whole(_Response(b"BEGIN"), 100, end)
    assert read_whole(_Response(b"BEGIN:"), 100, end) == b"BEGIN:"
    with pytest.raises(TooLarge):
        read_whole(io.BytesIO(b"BEGIN:"), 5, end)
