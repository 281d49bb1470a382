"""A session as a FIT workout file, which Garmin's watches and some others read.

Numbers are those of Garmin's public FIT profile. Nothing here reads a clock: a session gives the
same bytes each time.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import struct
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from periodize.dates import format_short_day
from periodize.plan import Session
from periodize.wording.sessions import exercise_text, focus_text, one_line
from periodize.workouts.garmin import garmin_names
from periodize.workouts.steps import Repeat, Step, steps_of

EPOCH = dt.datetime(1989, 12, 31)
FILE_ID, WORKOUT, WORKOUT_STEP, EXERCISE_TITLE = 0, 26, 27, 264
WORKOUT_FILE, DEVELOPMENT = 5, 255
TRAINING, STRENGTH_TRAINING = 10, 20
TIME, OPEN, REPEAT, REPS = 0, 5, 6, 29
NO_TARGET = 2
INTENSITY = {"work": 0, "rest": 1, "warm-up": 2, "cool-down": 3}
DISPLAY = {"metric": 1, "imperial": 2, "kg": 1, "lb": 2}
MOST_TEXT, MOST_WEIGHT, MOST_VALUE = 254, 0xFFFE, 0xFFFFFFFE
PROTOCOL, PROFILE = 0x20, 21158
ENUM, UINT16, UINT32, SERIAL, TEXT = 0x00, 0x84, 0x86, 0x8C, 0x07
PACKED = {ENUM: "<B", UINT16: "<H", UINT32: "<I", SERIAL: "<I"}

Field = tuple[int, int, Any]
"""Its number in the message, its type, and its value; None leaves it out."""


def to_fit(session: Session, units: str, identity: str) -> bytes:
    """The file of a session.

    Args:
        session: what is done.
        units: metric or imperial, for the display of weights.
        identity: what the session is called everywhere, for the file's serial number.
    """
    steps = list(_numbered(steps_of(session, units), units))
    records = [
        _message(FILE_ID, _file_id(session, identity)),
        _message(WORKOUT, _workout(session, len(steps))),
        *(_message(WORKOUT_STEP, step) for step in steps),
        *(_message(EXERCISE_TITLE, title) for title in _titles(session)),
    ]
    body = b"".join(records)
    head = struct.pack("<BBHI4s", 14, PROTOCOL, PROFILE, len(body), b".FIT")
    whole = head + struct.pack("<H", crc(head)) + body
    return whole + struct.pack("<H", crc(whole))


def _file_id(session: Session, identity: str) -> Sequence[Field]:
    digest = hashlib.sha256(identity.encode("utf-8", "surrogatepass")).digest()
    serial = int.from_bytes(digest[:4], "little") or 1
    made = max(0, int((session.start - EPOCH).total_seconds()))
    return (
        (0, ENUM, WORKOUT_FILE),
        (1, UINT16, DEVELOPMENT),
        (2, UINT16, 0),
        (3, SERIAL, serial),
        (4, UINT32, made),
    )


def _workout(session: Session, steps: int) -> Sequence[Field]:
    name = f"{format_short_day(session.date)} {focus_text(session.focus)}"
    return (
        (4, ENUM, TRAINING),
        (6, UINT16, steps),
        (8, TEXT, name),
        (11, ENUM, STRENGTH_TRAINING),
    )


def _numbered(steps: Iterable[Step | Repeat], units: str) -> Iterator[Sequence[Field]]:
    """Each step with its number; after steps that are repeated one says from where, how often."""
    number = 0
    for each in steps:
        first = number
        for step in each.steps if isinstance(each, Repeat) else (each,):
            yield _step(number, step, units)
            number += 1
        if isinstance(each, Repeat):
            yield _again(number, first, each.times)
            number += 1


def _again(number: int, first: int, times: int) -> Sequence[Field]:
    return (
        (254, UINT16, number),
        (1, ENUM, REPEAT),
        (2, UINT32, first),
        (3, ENUM, NO_TARGET),
        (4, UINT32, times),
    )


def _step(number: int, step: Step, units: str) -> Sequence[Field]:
    duration, value = _ends(step)
    garmin = garmin_names().get(step.exercise)
    weight = None if step.load_kg is None else round(100 * step.load_kg)
    known = weight is not None and weight <= MOST_WEIGHT
    return (
        (254, UINT16, number),
        (0, TEXT, step.name),
        (1, ENUM, duration),
        (2, UINT32, value),
        (3, ENUM, NO_TARGET),
        (7, ENUM, INTENSITY[step.kind]),
        (8, TEXT, step.note or None),
        (10, UINT16, garmin and garmin.category),
        (11, UINT16, garmin and garmin.name),
        (12, UINT16, weight if known else None),
        (13, UINT16, DISPLAY[step.stamped or units] if known else None),
    )


def _ends(step: Step) -> tuple[int, int | None]:
    """When a step is over: after so many repetitions, so many seconds, or when it is done."""
    if step.seconds:
        return TIME, min(1000 * step.seconds, MOST_VALUE)
    if step.reps:
        return REPS, min(step.reps, MOST_VALUE)
    return OPEN, None


def _titles(session: Session) -> Iterator[Sequence[Field]]:
    """Our own names, for watches that show them."""
    named = {done.exercise: exercise_text(done) for done in session.exercises}
    known = [
        (garmin_names()[name], title) for name, title in named.items() if name in garmin_names()
    ]
    for number, (garmin, title) in enumerate(known):
        yield (
            (254, UINT16, number),
            (0, UINT16, garmin.category),
            (1, UINT16, garmin.name),
            (2, TEXT, title),
        )


def _message(number: int, fields: Sequence[Field]) -> bytes:
    """A message after its definition, both with the fields that have a value."""
    held = [(name, kind, _value(kind, value)) for name, kind, value in fields if value is not None]
    sizes = b"".join(struct.pack("<BBB", name, len(value), kind) for name, kind, value in held)
    definition = struct.pack("<BBBHB", 0x40, 0, 0, number, len(held)) + sizes
    return definition + b"\x00" + b"".join(value for _, _, value in held)


def _value(kind: int, value: Any) -> bytes:
    return struct.pack(PACKED[kind], value) if kind in PACKED else _text(value)


def _text(value: str) -> bytes:
    """UTF-8 that ends with a zero, cut between letters."""
    whole = one_line(value).encode("utf-8", "replace")[:MOST_TEXT]
    return whole.decode("utf-8", "ignore").encode() + b"\x00"


def crc(content: bytes) -> int:
    """The check sum of the FIT protocol (CRC-16, polynomial 0xA001)."""
    found = 0
    for byte in content:
        found ^= byte
        for _ in range(8):
            found = found >> 1 ^ (0xA001 if found & 1 else 0)
    return found
