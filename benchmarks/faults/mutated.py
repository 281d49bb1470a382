"""JSON texts that somebody, or a disk, has spoilt: values of other kinds, sizes and shapes."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

Path = tuple[str | int, ...]

HOSTILE: tuple[Any, ...] = (
    float("nan"), float("inf"), float("-inf"), 1e15, -1, 0, 1, 2**31, 2**70, 1e400, 0.5,
    "", "x", "18:00", "7:00", "25:61", "2027-05-18T18:00", "2027-05-18T18:00+02:00",
    "2027-05-18T18:00:30", "0001-01-01", "9999-12-31", "1969-12-31", "2200-01-01", "2027-02-30",
    "1700000000", "x" * 5000, "\x1b[2J", "\u202egnp", "\x9b31m", "a\r\nb", "../../etc/passwd",
    None, True, False, [], {}, [[]], [{}], {"a": 1}, ["x"] * 50,
)  # fmt: skip
"""Values that do not belong there, wherever that is."""


def mutated(random: Random, data: Any) -> str:
    """The data as text with one to three faults in it."""
    copied = json.loads(json.dumps(data))
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        random.choice(_WAYS)(random, copied)
    text = json.dumps(copied, indent=1)
    return random.choice(_TEXTS)(random, text) if random.random() < 0.1 else text


def mutated_table(random: Random, table: str) -> bytes:
    """A table of commas as bytes with one to four faults in it: cells, rows, marks, bytes."""
    rows = [line.split(",") for line in table.splitlines()]
    for _ in range(random.choice((1, 1, 2, 4))):
        row = random.choice(rows)
        row[random.randrange(len(row))] = _cell(random)
        if random.random() < 0.2:
            rows.insert(random.randrange(len(rows)), row[: random.randrange(len(row) + 1)] * 2)
            row = rows[random.randrange(len(rows))]
    text = "\n".join(",".join(row) for row in rows)
    text = random.choice(_TEXTS)(random, text) if random.random() < 0.2 else text
    content = text.encode("utf-8", "surrogatepass")
    if random.random() < 0.1:
        at = random.randrange(len(content) + 1)
        content = content[:at] + random.randbytes(3) + content[at:]
    return content


def _cell(random: Random) -> str:
    value = random.choice(HOSTILE)
    text = value if isinstance(value, str) else json.dumps(value)
    return f'"{text}"' if random.random() < 0.3 else text


def paths(data: Any, path: Path = ()) -> Iterator[Path]:
    """Every place in some data."""
    if not isinstance(data, dict | list):
        return
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        yield (*path, key)
        yield from paths(value, (*path, key))


def _spot(random: Random, data: Any) -> tuple[Any, str | int]:
    """A place chosen level by level, so that the few fields at the top are met, too."""
    while isinstance(data, dict | list) and data:
        key = random.choice([*data] if isinstance(data, dict) else range(len(data)))
        if not isinstance(data[key], dict | list) or not data[key] or random.random() < 0.25:
            return data, key
        data = data[key]
    return {"": data}, ""


def _hostile(random: Random) -> Any:
    return copy.deepcopy(random.choice(HOSTILE))


def _replaced(random: Random, data: Any) -> None:
    holder, key = _spot(random, data)
    holder[key] = _hostile(random)


def _removed(random: Random, data: Any) -> None:
    holder, key = _spot(random, data)
    del holder[key]


def _added(random: Random, data: Any) -> None:
    holder, key = _spot(random, data)
    if isinstance(holder, dict):
        holder[random.choice(("x", "start", "replanned", "load_kg", ""))] = _hostile(random)
    else:
        holder.insert(int(key), _hostile(random))


def _doubled(random: Random, data: Any) -> None:
    holder, key = _spot(random, data)
    if isinstance(holder, list):
        holder.insert(int(key), json.loads(json.dumps(holder[int(key)])))


def _taken_from_elsewhere(random: Random, data: Any) -> None:
    (holder, key), (other, name) = _spot(random, data), _spot(random, data)
    holder[key] = json.loads(json.dumps(other[name]))


def _shifted(random: Random, data: Any) -> None:
    holder, key = _spot(random, data)
    if isinstance(holder[key], int | float):
        holder[key] = holder[key] * random.choice((-1, 0, 2, 100, 1e6))


def _nested(random: Random, data: Any) -> None:
    holder, key = _spot(random, data)
    for _ in range(random.choice((1, 5, 150, 400))):
        holder[key] = [holder[key]]


_WAYS: tuple[Callable[[Random, Any], None], ...] = (
    _replaced, _replaced, _replaced, _removed, _added, _doubled, _taken_from_elsewhere, _shifted,
    _nested,
)  # fmt: skip


def _cut(random: Random, text: str) -> str:
    return text[: random.randrange(len(text) + 1)]


def _flipped(random: Random, text: str) -> str:
    at = random.randrange(len(text))
    return f"{text[:at]}{chr(random.randrange(1, 256))}{text[at + 1 :]}"


def _repeated(random: Random, text: str) -> str:
    return text * random.choice((2, 3))


def _long_number(random: Random, text: str) -> str:
    return text.replace("1", "9" * random.choice((20, 400, 5000)), random.randrange(1, 4))


_TEXTS = (_cut, _flipped, _repeated, _long_number)
