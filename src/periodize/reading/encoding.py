"""Bytes of a table or calendar to text, whatever program wrote them."""

from __future__ import annotations

from periodize.errors import InputRefused
from periodize.reading.marks import Spot

MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
"""By the bytes that a text may begin with, how it is encoded."""
NO_TEXT = {
    b"PK\x03\x04": "a zip or a spreadsheet's own file; unpack it, or save the sheet as CSV",
    b"\x1f\x8b": "a packed file (gzip); unpack it",
    b"%PDF": "a PDF; save the plan as a calendar or a table",
    b"\xd0\xcf\x11\xe0": "an old spreadsheet's own file; save the sheet as CSV",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
"""By the bytes that a file begins with, what it is that holds no text."""
NOT_IN_1252 = "\x81\x8d\x8f\x90\x9d"


def text_of(content: bytes, file: str, most_bytes: int) -> tuple[str, list[str]]:
    """The text of a file, and notes on how it was read.

    UTF-8 with or without a mark, UTF-16 by its mark, else Windows-1252, which is said.

    Args:
        content: the bytes.
        file: its name, for messages.
        most_bytes: the most that is read.

    Raises:
        InputRefused: it is larger, or no text.
    """
    if len(content) > most_bytes:
        size = most_bytes // 1_000_000
        raise InputRefused([Spot(file).problem(f"larger than {size} MB, the most that is read")])
    for begin, what in NO_TEXT.items():
        if content.startswith(begin):
            raise InputRefused([Spot(file).problem(f"no text: {what}")])
    for mark, encoding in MARKS.items():
        if content.startswith(mark):
            return _decoded(content, encoding, file), []
    try:
        return _without_zeros(content.decode(), file), []
    except UnicodeDecodeError:
        note = f"{file} is not UTF-8 and was read as Windows-1252; check letters with accents."
        return _decoded(content, "cp1252", file), [note]


def _decoded(content: bytes, encoding: str, file: str) -> str:
    try:
        return _without_zeros(content.decode(encoding), file)
    except UnicodeDecodeError:
        told = "neither UTF-8, UTF-16 nor Windows-1252; save it as UTF-8"
        raise InputRefused([Spot(file).problem(told)]) from None


def _without_zeros(text: str, file: str) -> str:
    if "\x00" in text:
        raise InputRefused([Spot(file).problem("no text: it holds zero bytes")])
    return text
