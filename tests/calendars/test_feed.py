"""What is fetched, and what is refused before or after."""

from __future__ import annotations

import io
import urllib.error
import urllib.request
from email.message import Message
from http.client import HTTPMessage
from typing import Any

import pytest

from periodize.calendars import feed
from periodize.calendars.feed import Fetched, fetch
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
