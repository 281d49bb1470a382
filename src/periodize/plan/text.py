"""plan.json: the plan as text, and read again."""

from __future__ import annotations

import json
import re
from functools import cache

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from periodize.errors import InputRefused, Problem
from periodize.plan.record import Plan

_ALLOWED = "allowed: a file such as `periodize solve` writes, STEM.plan.json"


@cache
def _adapter() -> TypeAdapter[Plan]:
    return TypeAdapter(Plan)


def read_plan(text: str | bytes, file: str) -> Plan:
    """Read plan.json.

    Args:
        text: the JSON text.
        file: the file's name, for messages.

    Raises:
        InputRefused: not JSON, or not a plan of format 1; names every field that is wrong.
    """
    try:
        return _adapter().validate_json(text, strict=False)
    except ValidationError as error:
        raise InputRefused([_problem(file, detail) for detail in error.errors()]) from None


def write_plan(plan: Plan) -> bytes:
    """The plan as JSON with a final newline; the same plan gives the same bytes."""
    data = _adapter().dump_python(plan, mode="json")
    if plan.replanned is None:
        del data["replanned"]
    return (json.dumps(data, indent=1, ensure_ascii=False, allow_nan=False) + "\n").encode()


def _problem(file: str, detail: ErrorDetails) -> Problem:
    where = ".".join(str(part) for part in detail["loc"]) or "the file"
    if detail["type"] == "json_invalid":
        told = str(detail.get("ctx", {}).get("error", ""))
        found = re.search(r" at line (\d+) column (\d+)$", told)
        line, column = (max(1, int(number)) for number in found.groups()) if found else (1, 1)
        return Problem(file, line, column, f"no plan: the text is not JSON; {_ALLOWED}")
    return Problem(file, 0, 0, f"{where}: {_sentence(detail)}")


def _sentence(detail: ErrorDetails) -> str:
    match detail["type"]:
        case "missing":
            return "is missing"
        case "unexpected_keyword_argument" | "extra_forbidden":
            return "is not a field of a plan"
        case _:
            return f"read {detail['input']!r:.60}; {detail['msg'][0].lower()}{detail['msg'][1:]}"
