"""Answers of servers, read up to a size and a time, however slowly they come."""

from __future__ import annotations

import time
from typing import Any

CHUNK = 65_536


class TooLarge(Exception):
    """More came than is read."""


def read_whole(response: Any, most_bytes: int, end: float) -> bytes:
    """All that comes; the response is over then, and its connection free for the next.

    Args:
        response: of `http.client`, or another stream of bytes.
        most_bytes: the most that is read.
        end: until when, as `time.monotonic` counts.

    Raises:
        TooLarge: more came.
        TimeoutError: it took longer.
        OSError: it ended before all was there.
    """
    # A plain read waits until so many bytes are there, which drops one by one can put off for ever.
    promised = getattr(response, "length", None)
    parts, size = list[bytes](), 0
    while size != promised and (part := response.read1(CHUNK)):
        parts.append(part)
        size += len(part)
        if size > most_bytes:
            raise TooLarge
        if time.monotonic() > end:
            raise TimeoutError
    if promised is not None and size < promised:
        raise OSError("it ended before all was there")
    response.close()
    return b"".join(parts)
