"""What pydantic found wrong, in sentences that speak of the file and not of the program."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from periodize.errors import Problem
from periodize.reading.annotations import field_at
from periodize.reading.marks import Loc, Marks
from periodize.reading.words import choices, did_you_mean, printable, quoted

SERVES = {
    "every_days": ("every", "write every: {days: 8}"),
    "every_weeks": ("weeks", "write weeks: 2 beside every: [sat]"),
    "interval": ("weeks", "write weeks: 2 beside weekdays, or every: {days: 8}"),
    "cycle": ("exceptions", "write exceptions with every: {days: 8} for a pattern of shifts"),
    "shifts": ("exceptions", "write exceptions with every: {days: 8} for a pattern of shifts"),
    "distance": ("km", "write km or mi"),
    "distance_km": ("km", "write km"),
    "miles": ("mi", "write mi"),
    "duration": ("minutes", "write minutes"),
    "time": ("minutes", "write minutes for how long, start for the hour"),
    "hours": ("minutes", "write minutes"),
    "type": ("kind", "write kind"),
    "title": ("name", "write name"),
    "pace": ("pace_min_per_km", "write pace_min_per_km or pace_min_per_mi"),
    "end_date": ("to", "write to"),
    "away": ("absences", "write absences: [{from: …, to: …, why: away}]"),
    "ill": ("absences", "write absences: [{from: …, to: …, why: ill}]"),
    "holidays": ("absences", "write absences: [{from: …, to: …, why: away}]"),
}
"""By a key that people write, the one that serves, and how."""
UNNAMED = ("[key]", "list of sizes", "pairs by size")
"""Steps of pydantic's paths that are no keys, and would make a poor name."""
MOST_PROBLEMS = 200
"""More are not worth reading, and each suggestion takes time."""
BOUNDS = {
    "greater_than": ("more than", "gt"),
    "greater_than_equal": ("at least", "ge"),
    "less_than": ("less than", "lt"),
    "less_than_equal": ("at most", "le"),
}
WANTED = {
    "int": "a whole number",
    "float": "a number",
    "finite": "a number",
    "decimal": "a number",
    "string": "text",
    "bool": "true or false",
    "list": "a list, such as [a, b]",
    "tuple": "a list, such as [a, b]",
    "set": "a list, such as [a, b]",
    "frozen": "a list, such as [a, b]",
    "dict": "a mapping, such as {key: value}",
}


def problems_of(error: ValidationError, root: type[BaseModel], marks: Marks) -> list[Problem]:
    """The problems that a failed validation found, with their positions; the first 200."""
    details = error.errors(include_url=False)[:MOST_PROBLEMS]
    return [_problem(detail, root, marks) for detail in details if not _echo(detail, details)]


def _echo(detail: Any, details: Sequence[Any]) -> bool:
    """Tell whether a list is called too short only because its entries are wrong."""
    loc = detail["loc"]
    inner = (other["loc"] for other in details if len(other["loc"]) > len(loc))
    return detail["type"] == "too_short" and any(other[: len(loc)] == loc for other in inner)


def _problem(detail: Any, root: type[BaseModel], marks: Marks) -> Problem:
    loc: Loc = detail["loc"]
    of_key = detail["type"] == "extra_forbidden" or loc[-1:] == ("[key]",)
    spot = marks.key_spot(loc) if of_key else marks.spot(loc)
    return spot.problem(sentence(detail, root))


def sentence(detail: Any, root: type[BaseModel]) -> str:
    """One of pydantic's error details as a sentence."""
    kind, loc, value = detail["type"], detail["loc"], detail["input"]
    here = field_at(root, loc)
    if kind == "value_error":
        return str(detail["ctx"]["error"])
    if kind == "missing":
        return f"{_called(here.part)} needs '{loc[-1]}'"
    if kind == "extra_forbidden":
        return _unknown_key(str(loc[-1]), here.part)
    if kind == "literal_error":
        return _unknown_word(value, detail["ctx"]["expected"], loc, here.field)
    if kind in ("model_type", "model_attributes_type"):
        return _not_a_mapping(value, root, loc)
    if kind == "too_short":
        return f"{_subject(loc)} must hold at least one entry"
    if kind == "too_long":
        return f"{_subject(loc)} must hold at most {detail['ctx']['max_length']} entries"
    if kind == "string_too_short":
        return f"{_subject(loc)} must not be empty"
    hint = (
        "; put it in quotes" if kind == "string_type" and not isinstance(value, Container) else ""
    )
    told = wanted(kind, detail.get("ctx", {})) or "something else"
    return f"{_subject(loc)} must be {told}, not {quoted(value)}{hint}"


def wanted(kind: str, context: Mapping[str, Any]) -> str:
    """What a value must be, by the type of pydantic's error; empty where it says more itself."""
    if kind in BOUNDS:
        words, key = BOUNDS[kind]
        return f"{words} {context[key]:g}"
    if kind == "string_pattern_mismatch":
        return "small letters, digits and hyphens"
    if kind == "string_too_long":
        return f"at most {context['max_length']} characters long"
    return WANTED.get(kind.split("_")[0], "")


def _unknown_key(key: str, part: Any) -> str:
    fields = part.model_fields.items()
    ordered = sorted(fields, key=lambda item: not item[1].is_required())
    allowed = [info.alias or name for name, info in ordered]
    where = f"in {_called(part)}"
    told = f"unknown key {quoted(key)} {where}; {choices(allowed)}"
    serves = SERVES.get(key, ())
    if serves and serves[0] in allowed:
        return f"{told}; {serves[1]}"
    return f"{told}{did_you_mean(key, allowed)}"


def _unknown_word(value: object, expected: str, loc: Loc, field: FieldInfo | None) -> str:
    allowed = re.findall(r"'([^']*)'", expected) or [expected]
    what = f"a {field.title}" if field and field.title else f"allowed for {_name(loc)}"
    return f"{quoted(value)} is not {what}; {choices(allowed)}{did_you_mean(value, allowed)}"


def _not_a_mapping(value: object, root: type[BaseModel], loc: Loc) -> str:
    part = field_at(root, (*loc, "")).part
    example = getattr(part, "example", "{key: value}")
    return f"{_called(part)} must be a mapping, such as {example}, not {quoted(value)}"


def _called(part: Any) -> str:
    if hasattr(part, "called"):
        return str(part.called)
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", getattr(part, "__name__", "mapping")).lower()
    return f"an {words}" if words[0] in "aeiou" else f"a {words}"


def _subject(loc: Loc) -> str:
    return f"an entry of {_name(loc)}" if isinstance(loc[-1], int) else _name(loc)


def _name(loc: Loc) -> str:
    names = [step for step in loc if isinstance(step, str) and step not in UNNAMED]
    return printable(names[-1]) if names else "this"
