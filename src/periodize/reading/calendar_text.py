"""The text of an .ics file, cut into its events and zones without trusting that it is whole.

A library that reads a whole calendar gives up at one broken event, or says nothing of what is cut
off; so the lines are put into components here, and each event is read by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from periodize.errors import InputRefused
from periodize.reading.encoding import text_of
from periodize.reading.marks import Spot

MOST_BYTES = 10_000_000
MOST_LETTERS = 20_000
"""Letters of one line that are kept."""
MOST_STRETCHES = 5000
"""Stretches of one line of a calendar that tells only when somebody is busy."""
MOMENTS = frozenset({"DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE", "DUE"})
"""Properties in whose values no colon stands."""
PAGE = re.compile(r"\s*(?:<!doctype html|<html|<head|<\?xml)", re.IGNORECASE)


class Line(NamedTuple):
    """One unfolded line: a property's name, its parameters and its value, as they are written."""

    name: str
    parameters: str
    value: str


@dataclass(slots=True)
class RawEvent:
    """An event as it is written.

    Attributes:
        line: where it begins in the file, from 1.
        lines: its properties in order.
        broken: why it cannot be read; empty if it can.
    """

    line: int
    lines: list[Line] = field(default_factory=list)
    broken: str = ""

    def first(self, name: str) -> Line | None:
        """The first property of a name."""
        return next((line for line in self.lines if line.name == name), None)

    def all(self, name: str) -> list[Line]:
        """All properties of a name."""
        return [line for line in self.lines if line.name == name]


@dataclass(slots=True)
class CalendarText:
    """What a file holds.

    Attributes:
        events: in order.
        zones: by name, the lines of each time zone that the file explains.
        zone: the zone of the whole calendar, where it names one.
        notes: what is odd about the file as a whole, one sentence each.
    """

    events: list[RawEvent] = field(default_factory=list)
    zones: dict[str, list[str]] = field(default_factory=dict)
    zone: str | None = None
    notes: list[str] = field(default_factory=list)


def calendar_text(content: bytes, file: str) -> CalendarText:
    """Cut the bytes of an .ics file into components.

    Raises:
        InputRefused: it is no calendar: a web page, no text, empty.
    """
    text, notes = text_of(content, file, MOST_BYTES)
    if PAGE.match(text):
        message = (
            "this is a web page and no calendar; it may ask to sign in, or the address is wrong"
        )
        raise InputRefused([Spot(file, 1, 1).problem(message)])
    if not text.strip():
        raise InputRefused([Spot(file).problem("the file is empty; a calendar was expected")])
    if "BEGIN:VCALENDAR" not in text.upper():
        message = "no calendar: there is no line BEGIN:VCALENDAR"
        raise InputRefused([Spot(file, 1, 1).problem(message)])
    reader = _Reader(CalendarText(notes=notes), file)
    for number, line in _unfolded(text):
        reader.take(number, line)
    return reader.finished()


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """The lines with those that a blank or tab carries on put together, and where each begins."""
    start, parts, size = 0, [""], 0
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        if line[:1] in (" ", "\t") and start:
            size += len(line)
            parts += [line[1:]] if size <= MOST_LETTERS else []
            continue
        if start and any(parts):
            yield start, "".join(parts)
        start, parts, size = number, [line[:MOST_LETTERS]], len(line)
    if any(parts):
        yield start, "".join(parts)


class _Reader:
    """Takes lines in and knows in which component it is."""

    def __init__(self, found: CalendarText, file: str) -> None:
        self._found = found
        self._file = file
        self._open: list[str] = []
        self._event: RawEvent | None = None
        self._zone: list[str] = []
        self._tasks = 0

    def take(self, number: int, text: str) -> None:
        """Take one line."""
        line = parted(text)
        if line.name == "BEGIN":
            self._begin(number, line.value.strip().upper())
        elif line.name == "END":
            self._end(line.value.strip().upper())
        elif self._open[-1:] == ["VEVENT"] and self._event:
            self._event.lines.append(line)
        elif line.name == "FREEBUSY" and self._open[-1:] == ["VFREEBUSY"]:
            self._found.events += _busy(number, line)
        elif line.name == "X-WR-TIMEZONE" and self._open == ["VCALENDAR"]:
            self._found.zone = line.value.strip()
        if "VTIMEZONE" in self._open or line[::2] == ("END", "VTIMEZONE"):
            self._zone.append(text)

    def _begin(self, number: int, name: str) -> None:
        if name in ("VEVENT", "VCALENDAR", "VTODO") and self._event:
            self._close("cut off: another entry begins before it ends")
        self._tasks += name == "VTODO"
        if name == "VEVENT":
            self._event = RawEvent(number)
        if name == "VTIMEZONE":
            self._zone = []
        self._open.append(name)

    def _end(self, name: str) -> None:
        if name in self._open:
            while self._open.pop() != name:
                pass
        if name == "VEVENT" and self._event:
            self._close("")
        elif name == "VCALENDAR" and self._event:
            self._close("cut off: the calendar ends before it does")
        elif name == "VTIMEZONE":
            self._keep_zone()

    def _close(self, broken: str) -> None:
        assert self._event is not None
        self._event.broken = broken
        self._found.events.append(self._event)
        self._event = None
        while "VEVENT" in self._open:
            self._open.pop()

    def _keep_zone(self) -> None:
        names = [parted(text).value for text in self._zone if text.upper().startswith("TZID")]
        if names:
            self._found.zones[names[0].strip()] = [*self._zone, "END:VTIMEZONE"]

    def finished(self) -> CalendarText:
        """What was found, with a note if the end is missing."""
        if self._event:
            self._close("cut off: the file ends before it does")
        if self._open:
            told = f"{self._file} is cut off before END:VCALENDAR; what came after is not there."
            self._found.notes.append(told)
        if not self._found.events:
            what = ", only tasks" if self._tasks else ""
            self._found.notes.append(f"{self._file} holds no events{what}.")
        return self._found


def _busy(number: int, line: Line) -> Iterator[RawEvent]:
    """The stretches of a calendar that tells only when somebody is busy, each as an event."""
    if "FBTYPE=FREE" in line.parameters.upper().replace('"', ""):
        return
    for period in line.value.split(",")[:MOST_STRETCHES]:
        start, _, end = period.strip().partition("/")
        until = "DURATION" if end.upper().startswith("P") else "DTEND"
        lines = [Line("DTSTART", "", start), Line(until, "", end), Line("SUMMARY", "", "Busy")]
        yield RawEvent(number, lines)


def parted(text: str) -> Line:
    """A content line as name, parameters and value; signs inside quotes part nothing."""
    quoted = False
    semicolon = -1
    for at, sign in enumerate(text):
        if sign == '"':
            quoted = not quoted
        elif sign == ";" and semicolon < 0 and not quoted:
            semicolon = at
        elif sign == ":" and not quoted:
            end = at if semicolon < 0 else semicolon
            name = text[:end].strip().upper()
            # Zones such as GMT+02:00 should stand in quotes and often do not.
            at = text.rfind(":") if name in MOMENTS else at
            return Line(name, text[end + 1 : at], text[at + 1 :])
    return Line("", "", text)
