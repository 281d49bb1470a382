"""plan.json: the plan as text, and read again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails, from_json, to_json

from periodize.errors import InputRefused, Problem
from periodize.plan.places import places
from periodize.plan.record import Plan

FORMAT = 1
MOST_BYTES = 8_000_000
"""Ten times what 104 full weeks take."""
MOST_VALUES = 150_000
"""Four times what they hold."""
MOST_PROBLEMS = 200
MANY, SHORT = 10_000, 30
_ALLOWED = "allowed: a file such as `periodize solve` writes, STEM.plan.json"
_CLOCK = re.compile(r"[0-9]{1,2}:[0-9]{2}")
_BYTE_ORDER_MARK = "\ufeff"


@cache
def _adapter() -> TypeAdapter[Plan]:
    return TypeAdapter(Plan)


def read_plan(text: str | bytes, file: str) -> Plan:
    """Read plan.json; a start that is an hour alone lies on its session's date.

    Args:
        text: the JSON text.
        file: the file's name, for messages.

    Raises:
        InputRefused: not JSON, or not a plan of format 1; names every field that is wrong, with its
            line and column.
    """
    decoded = _decoded(text, file)
    data = _data(decoded, file)
    whole = to_json(data) if _fill_starts(data) else decoded
    try:
        return _adapter().validate_json(whole, strict=True)
    except ValidationError as error:
        details = _details(data, error)
        raise InputRefused(sorted(_problems(decoded, file, details))) from None


def write_plan(plan: Plan) -> bytes:
    """The plan as JSON with a final newline; the same plan gives the same bytes."""
    data = _adapter().dump_python(plan, mode="json")
    if plan.replanned is None:
        del data["replanned"]
    return (json.dumps(data, indent=1, ensure_ascii=False, allow_nan=False) + "\n").encode(
        "utf-8", "replace"
    )


def _decoded(text: str | bytes, file: str) -> str:
    if len(text) > MOST_BYTES:
        told = f"is larger than {MOST_BYTES // 1_000_000} MB, which no plan is; {_ALLOWED}"
        raise InputRefused([Problem(file, 0, 0, told)])
    whole = text if isinstance(text, str) else _as_text(text, file)
    if whole.count(",") > MOST_VALUES:
        told = f"holds more than {MOST_VALUES} values, which no plan does; {_ALLOWED}"
        raise InputRefused([Problem(file, 0, 0, told)])
    return whole.removeprefix(_BYTE_ORDER_MARK)


def _as_text(content: bytes, file: str) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        raise InputRefused([_no_json(file, line, column)]) from None


def _data(text: str, file: str) -> dict[str, Any]:
    """The text as plain values, of a format that is known."""
    try:
        data = from_json(text)
    except ValueError as error:
        found = re.search(r" at line (\d+) column (\d+)$", str(error))
        line, column = (max(1, int(number)) for number in found.groups()) if found else (1, 1)
        raise InputRefused([_no_json(file, line, column)]) from None
    if not isinstance(data, dict):
        told = f"a plan is a mapping, {{…}}, and not {_echo(data)}; {_ALLOWED}"
        raise InputRefused([Problem(file, *places(text, [()])[()], told)])
    known = data.get("format")
    if isinstance(known, int) and not isinstance(known, bool) and known > FORMAT:
        told = f"format {_echo(known)} is newer than this program, which reads format {FORMAT}"
        spot = places(text, [("format",)])["format",]
        raise InputRefused([Problem(file, *spot, f"{told}; take a newer periodize")])
    return data


def _no_json(file: str, line: int, column: int) -> Problem:
    return Problem(file, line, column, f"no plan: the text is not JSON; {_ALLOWED}")


def _fill_starts(data: dict[str, Any]) -> bool:
    """Put the date before each start that is an hour alone; whether there was any."""
    sessions = data.get("sessions")
    filled = False
    for session in sessions if isinstance(sessions, list) else ():
        clock = session.get("start") if isinstance(session, dict) else None
        if isinstance(clock, str) and _CLOCK.fullmatch(clock):
            session["start"] = f"{session.get('date')}T{clock.zfill(len('18:00'))}"
            filled = True
    return filled


def _details(data: dict[str, Any], error: ValidationError) -> list[ErrorDetails]:
    """The first things that are wrong; where nearly everything is, listing all takes long."""
    if error.error_count() > MANY:
        try:
            _adapter().validate_json(to_json(_shortened(data)), strict=True)
        except ValidationError as fewer:
            error = fewer
    return error.errors(include_url=False)[:MOST_PROBLEMS]


def _shortened(value: Any) -> Any:
    """The value with long lists and mappings cut."""
    if isinstance(value, dict):
        return {key: _shortened(each) for key, each in [*value.items()][:SHORT]}
    return [_shortened(each) for each in value[:SHORT]] if isinstance(value, list) else value


def _problems(text: str, file: str, details: Iterable[ErrorDetails]) -> Iterator[Problem]:
    details = list(details)
    values = places(text, (each["loc"] for each in details))
    keys = places(text, (each["loc"] for each in details), keys=True)
    for each in details:
        spots = keys if each["type"] == "unexpected_keyword_argument" else values
        where = ".".join(str(part) for part in each["loc"]) or "the plan"
        yield Problem(file, *spots[each["loc"]], f"{where:.200}: {_sentence(each)}")


def _sentence(detail: ErrorDetails) -> str:
    match detail["type"]:
        case "missing":
            return "is missing"
        case "unexpected_keyword_argument" | "extra_forbidden":
            return "is not a field of a plan"
        case "value_error":
            return f"read {_echo(detail['input'])}; {detail['ctx']['error']}"
        case _:
            told = detail["msg"]
            return f"read {_echo(detail['input'])}; {told[0].lower()}{told[1:]}"


def _echo(value: object) -> str:
    """A value as a message shows it: cut short, and collections by their kind."""
    match value:
        case dict():
            return "a mapping"
        case list():
            return "a list"
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case _:
            return f"{value!r:.60}"
