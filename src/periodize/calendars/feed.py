"""Fetching what stands at an address: the only place, beside CalDAV, that uses the network.

The address of a feed is a secret: no message and no error tells it.
"""

from __future__ import annotations

import http.client
import ssl
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import IO
from urllib.parse import urlsplit

from periodize.calendars.limits import TooLarge, read_whole
from periodize.errors import InputRefused, Problem

MOST_BYTES = 10_000_000
MOST_SECONDS = 20
SCHEMES = ("https://", "webcal://", "webcals://")
NOT_MODIFIED = 304
TOLD = {
    401: "it asks for a password, which a feed must not",
    403: "access is refused; the address may have been renewed",
    404: "nothing stands there; the address may have been renewed",
    410: "nothing stands there any more; the address may have been renewed",
    429: "it was asked too often; wait and try again",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What stood at an address; `content` is None where it has not changed."""

    content: bytes | None
    etag: str = ""
    modified: str = ""


class _OnlySecure(urllib.request.HTTPRedirectHandler):
    """Follows redirects to https only."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        if not newurl.lower().startswith("https://"):
            raise _refused("it leads on to an address without https")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def is_address(source: str) -> bool:
    """Whether a source is an address, and no file."""
    return "://" in source[:12]


def fetch(address: str, etag: str = "", modified: str = "") -> Fetched:
    """Fetch a feed.

    Args:
        address: https or webcal.
        etag: what was told of its state when it was fetched before.
        modified: what was told of its age then.

    Raises:
        InputRefused: it cannot be fetched, is too large or slow, or is a web page.
    """
    request = urllib.request.Request(_secure(address), headers={"User-Agent": "periodize"})
    for name, value in (("If-None-Match", etag), ("If-Modified-Since", modified)):
        if value:
            request.add_header(name, value)
    try:
        return _answer(request)
    except urllib.error.HTTPError as error:
        if error.code == NOT_MODIFIED:
            return Fetched(None, etag, modified)
        told = TOLD.get(error.code, f"the server answers {error.code}")
        raise _refused(told) from None
    except TooLarge:
        raise _refused(f"it is larger than {MOST_BYTES // 1_000_000} MB") from None
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise _refused(_reason(error)) from None


def _secure(address: str) -> str:
    """The address with https, which webcal stands for."""
    scheme, _, rest = address.partition("://")
    if f"{scheme.lower()}://" not in SCHEMES:
        raise _refused(f"only https and webcal are fetched, not {scheme[:10]}")
    whole = f"https://{rest}"
    try:
        proper = bool(urlsplit(whole).hostname)
    except ValueError:
        proper = False
    if not proper or not whole.isprintable() or " " in whole:
        raise _refused("it is no proper address")
    return whole


def _answer(request: urllib.request.Request) -> Fetched:
    end = time.monotonic() + MOST_SECONDS
    context = ssl.create_default_context()
    opener = urllib.request.build_opener(_OnlySecure, urllib.request.HTTPSHandler(context=context))
    with opener.open(request, timeout=MOST_SECONDS) as response:
        content = read_whole(response, MOST_BYTES, end)
        headers = response.headers
        return Fetched(content, headers.get("ETag", ""), headers.get("Last-Modified", ""))


def _reason(error: Exception) -> str:
    reason = getattr(error, "reason", error)
    if isinstance(reason, ssl.SSLCertVerificationError):
        return "its certificate is not trusted by this machine"
    if isinstance(reason, TimeoutError):
        return f"it takes longer than {MOST_SECONDS} seconds"
    return "it cannot be reached; is there a network, and is the address right?"


def _refused(why: str) -> InputRefused:
    return InputRefused([Problem("the feed", 0, 0, why)])
