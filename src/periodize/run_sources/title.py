"""A title of a calendar or table, read into the runs that it means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from periodize.run_sources.kinds import NO_RUN, Kind, kind_of
from periodize.run_sources.length import Length, bare_length, length_of
from periodize.run_sources.plain_text import plain
from periodize.run_sources.quantities import quantities
from periodize.run_sources.roles import Placed, placed
from periodize.run_sources.signs import Signs, signs_of
from periodize.run_sources.vocabulary import QUALITY, Mark, vocabulary

PREFIX = re.compile(r"([a-z -]{2,16})\s*[:|]\s+(?=\S)")
EACH_WAY = re.compile(r"(?<![\d:] )(?<!\d)\b(am|pm)\b\s*:?")
SEVERAL = re.compile(
    r"(?:2|two|zwei|deux|dos|twee|due) (?:[a-z-]+ ){0,2}(?:runs|jogs|laufe|footings|rodajes)\b"
)
LETTER = re.compile(r"(?i:w\d+d\d+\s*)?([ELMTIR])\s*:?\s+(?=\d)")
"""Daniels' letters, as in `E 60min`."""
LETTERS = {
    "e": "easy",
    "l": "long",
    "m": "race_pace",
    "t": "threshold",
    "i": "intervals",
    "r": "intervals",
}
LEAST_TURNS = 8
"""Minutes that running and walking by turns lasts at least."""
NOTHING = Kind(None, why=NO_RUN["nothing"])


@dataclass(frozen=True, slots=True)
class Reading:
    """What one title, or one half of it, means.

    Attributes:
        kind: a kind of run or sport; None where it is none, and `why` says what it is.
        km, minutes: as the title says; None where it does not.
        kind_clear, length_clear: whether no other reading of each is likely.
        by_length: whether its kind follows from how long it is.
        also_long: whether a quality run is called long as well.
    """

    kind: str | None
    km: float | None = None
    minutes: int | None = None
    kind_clear: bool = True
    length_clear: bool = True
    by_length: bool = False
    also_long: bool = False
    why: str = ""

    @property
    def sure(self) -> bool:
        """Whether no other reading is likely."""
        return self.kind_clear and self.length_clear

    @property
    def has_length(self) -> bool:
        """Whether the title says how far or how long."""
        return self.km is not None or self.minutes is not None


@lru_cache(maxsize=4096)
def readings(title: str) -> tuple[Reading, ...]:
    """The runs that a title means, most often one; a title of no run gives one without a kind."""
    text = plain(title)
    letter = LETTER.match(title.strip())
    if letter:
        lettered = _reading(text[letter.end() :], LETTERS[letter[1].lower()])
        return (lettered,)
    halves = _halves(text)
    if halves:
        return tuple(_reading(half) for half in halves)
    found = _reading(text)
    return _twice(found) if found.kind and SEVERAL.match(text) else (found,)


@lru_cache(maxsize=1024)
def label_reading(words: str) -> Reading:
    """What the field of a machine means that names the kind of a workout."""
    return _reading(plain(words), label=True)


def _twice(found: Reading) -> tuple[Reading, Reading]:
    """Two runs of which only the whole is told: half of it each."""
    km = found.km and round(found.km / 2, 3)
    minutes = found.minutes and max(1, found.minutes // 2)
    half = replace(found, km=km, minutes=minutes, length_clear=False)
    return half, half


def _halves(text: str) -> list[str]:
    """The morning's and the evening's part of a title, if it holds both."""
    text = text.replace("a.m.", "am").replace("p.m.", "pm")
    found = list(EACH_WAY.finditer(text))
    names = [each[1] for each in found]
    if names == ["am", "pm"] and not text[found[1].end() :].strip(" .*)"):
        # `11 miles am Recovery 4 miles pm`: the word stands behind its run.
        return _labelled("", text[: found[0].start()], text[found[0].end() : found[1].start()])
    if names == ["pm"]:
        return _labelled("", text[: found[0].start()], text[found[0].end() :])
    if names != ["am", "pm"]:
        return []
    head = text[: found[0].start()].strip(" :-")
    return _labelled(head, text[found[0].end() : found[1].start()], text[found[1].end() :])


def _labelled(head: str, first: str, second: str) -> list[str]:
    """Two halves, each with the word that names its kind.

    Args:
        head: what stands before both, such as `Med-long run`.
        first: the morning's part; its last word may name the evening's run.
        second: the evening's part.
    """
    first, second = first.strip(" /,;:+-&"), second.strip(" :-/,;")
    lengths = quantities(first)
    if not first or not second or not (head or (lengths and quantities(second))):
        return []
    label = first[lengths[-1].end :].strip(" /,;:+-&*") if lengths else ""
    names_second = bool(head) and bool(label) and kind_of(_signs(label)).name is not None
    if names_second and lengths:
        first = first[: lengths[-1].end]
    own = kind_of(_signs(second)).clear
    shared = label if names_second else head or ("" if own else first[: lengths[0].start])
    return [f"{head} {first}".strip(), f"{shared} {second}".strip()]


def _reading(text: str, kind: str | None = None, *, label: bool = False) -> Reading:
    """One run, by its plain title.

    Args:
        text: the title.
        kind: what it is known to be.
        label: whether it is the field of a machine.
    """
    prefix, rest = _prefix(text)
    signs = _signs(rest)
    signs.prefix, signs.is_label = prefix, label
    judged = Kind(kind) if kind else kind_of(signs)
    if judged.name is None:
        return Reading(None, kind_clear=judged.clear, why=judged.why)
    length = _whole(_length(rest, signs, judged.name), judged.name)
    return _settled(judged, length, signs)


def _whole(length: Length, kind: str) -> Length:
    """A length without what is too short for a whole run, such as the pause of `10x400 (90 s)`."""
    minutes, km = vocabulary().least
    if kind == "race" or not ((length.minutes or minutes) < minutes or (length.km or km) < km):
        return length
    return Length(clear=False)


def _settled(kind: Kind, length: Length, signs: Signs) -> Reading:
    unsure_length = not length.clear or (kind.name in QUALITY and not length.is_known)
    return Reading(
        kind=kind.name,
        km=None if length.km is None else round(length.km, 4),
        minutes=None if length.minutes is None else max(1, round(length.minutes)),
        kind_clear=kind.clear,
        length_clear=not unsure_length and (length.is_known or not kind.by_length),
        by_length=kind.by_length,
        also_long=kind.also_long,
    )


def _prefix(text: str) -> tuple[str | None, str]:
    """A sport that stands before a colon, as in `Run: 8 km`, and the rest of the title."""
    found = PREFIX.match(text)
    marks = vocabulary().marks(found[1]) if found else []
    if (
        not found
        or len(marks) != 1
        or (marks[0].start, marks[0].end) != (0, len(found[1].rstrip()))
    ):
        return None, text
    mark = marks[0]
    if mark.group not in ("run", "sport", "strength"):
        return None, text
    return mark.value, text[found.end() :]


def _signs(text: str) -> Signs:
    marks = vocabulary().marks(text)
    return signs_of(text, marks, placed(text, quantities(text), marks))


def _length(text: str, signs: Signs, kind: str) -> Length:
    length = length_of(text, signs.parts, first_counts=kind == "race")
    if kind == "easy" and not length.is_known:
        length = _of_turns(signs.parts) or length
    if not length.is_known and kind in ("race", "race_pace"):
        return next(_named_distances(text, signs.marks), bare_length(text))
    if not length.is_known and bare_number(text):
        return Length(clear=False)
    return length


def _of_turns(parts: Sequence[Placed]) -> Length | None:
    """Running and walking by turns: so often as it says."""
    turns = [part for part in parts if part.role == "repeat" and not part.quantity.is_distance]
    minutes = sum(part.quantity.measure * part.times for part in turns)
    # Strides are no run by themselves.
    return Length(minutes=minutes, clear=False) if minutes >= LEAST_TURNS else None


def _named_distances(text: str, marks: Sequence[Mark]) -> Iterator[Length]:
    for km, names in sorted(vocabulary().races):
        for name in names:
            if re.search(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", text):
                yield Length(km=km)


def bare_number(text: str) -> bool:
    """Whether a number without a unit stands there, which may be a length."""
    from periodize.run_sources.length import BARE

    return bool(BARE.search(text)) or bool(re.search(r"#\s*\d", text))
