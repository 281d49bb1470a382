"""What each distance or time of a title is: the whole, a part, a pace, a repeat or a pause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from periodize.run_sources.quantities import Quantity
from periodize.run_sources.vocabulary import Mark

Role = Literal["total", "main", "around", "part", "repeat", "between", "pace"]
"""`around` is a warm-up or cool-down."""
TIMES = r"(?:x|\*|mal|times|veces|volte|keer|fois|sets? of|series de|series of)"
AGAIN = r"(?:times|mal|fois|veces|volte|keer)"
COUNT = re.compile(rf"(\d{{1,2}})\s*(?:-\s*(\d{{1,2}}))?\s*{TIMES}\s*\(?\s*$")
COUNT_BEHIND = re.compile(
    r"\s*(?:x\s*(\d{1,2})(?!\d)|\(\s*x\s*(\d{1,2})|repeats?\b|reps?\b|repetit)"
)
REPEATS = re.compile(
    r"(?<![\d.,:])(\d{1,2})\s*(?:-\s*(\d{1,2})\s*)?"
    r"(?:x|\*|mal|sets? of|series de)\s*(?=\(?\s*[\d.])"
    r"|\brepeat\s+(\d{1,2})\b"
)
BARE_REPEAT = re.compile(r"\d{1,2}\s*x\s*(\d{3,4})(?![\d.,]*\s*[^\W\d_])|\b(\d{3,4})s\b")
AT_PACE = re.compile(
    r"(?:@|\bat|\bbei|\bim|\bà|\ba|\ballure|\britmo|\bop)\s*[~<>]?\s*"
    r"(?:about |around |your |goal |current |the )?\d*\s*%?\s*(?:of )?$"
    r"|%\s*(?:of\s*)?$|~\s*$"
)
PACE_BEHIND = re.compile(
    r"\s*-?\s*(?:race[ -]?|goal[ -]?|target[ -]?)?"
    r"(?:pace|effort|speed|rp\b|gp\b|renntempo|wettkampftempo)"
)
RACED_KM = (1.5, 3, 5, 8, 10, 15, 21, 21.1, 42, 42.2)
"""Distances, in km, that name a pace."""
PAUSE_BEHIND = re.compile(
    r"\s*(?:of\s|an\s|de\s|di\s)?\s*(?:easy |active |aktive |slow |light |full |jogging |footing )?"
    r"(?:jog|rest|walk|rec\b|rec\.|recov|recup|pause|trab|tp\b|gehpause|trot|rust|dribbel|wandel|float|off\b|easy|lento|suave|between|off)"
)
PAUSE_BEFORE = re.compile(
    r"\b(?:r|rec|recup|recovery|rest|pause|tp|p|jog|jog rest|rust)\s*[:=.]?\s*\(?\s*$"
)
PORTION_BEFORE = re.compile(
    r"(?:\blast|\bfinal|\bfirst|\bmiddle|\bletzten?|\bersten?|\bderniers?|\bultimos?|\bultimi"
    r"|\blaatste|\bdavon|\bdont|\bwaarvan|\bdi cui|\bof which|\bincl\.?|\binkl\.?|\bincluding)"
    r"\s*(?:the |die |les |los |gli |de )?$"
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A quantity with its role; `times` is how often a repeat is run."""

    quantity: Quantity
    role: Role
    times: int = 1


def placed(text: str, found: Sequence[Quantity], marks: Sequence[Mark]) -> list[Placed]:
    """The quantities of a plain text with their roles, in order."""
    each_placed = [_placed(text, each, found, marks) for each in found]
    return _with_pauses(each_placed)


def _with_pauses(parts: list[Placed]) -> list[Placed]:
    """A pause comes as often as what is repeated before it."""
    times = 1
    counted: list[Placed] = []
    for part in parts:
        times = part.times if part.role == "repeat" else times
        pause = part.role == "between" and part.times == 1
        counted.append(replace(part, times=times) if pause else part)
    return counted


def _placed(text: str, each: Quantity, found: Sequence[Quantity], marks: Sequence[Mark]) -> Placed:
    before, behind = text[: each.start], text[each.end :]
    if times := _times(before, behind):
        role: Role = "between" if PAUSE_BEHIND.match(behind) else "repeat"
        return Placed(each, role, times)
    if _is_pace(each, before, behind, marks):
        return Placed(each, "pace")
    if REPEATS.search(before) and (PAUSE_BEHIND.match(behind) or PAUSE_BEFORE.search(before)):
        return Placed(each, "between")
    if _is_within(each, found, marks):
        return Placed(each, "part")
    if _is_around(each, text, marks):
        return Placed(each, "around")
    if _is_total(before, behind, each, marks):
        return Placed(each, "total")
    if PORTION_BEFORE.search(before) or _is_part(each, found, marks):
        return Placed(each, "part")
    return Placed(each, "main")


def _times(before: str, behind: str) -> int:
    """How often it is repeated; 0 where it is not."""
    if count := COUNT.search(before):
        return int(count[2] or count[1])
    opened = before.rfind("(")
    inside = opened > before.rfind(")") and COUNT.search(before[: opened + 1])
    if inside:
        return int(inside[2] or inside[1])
    if count := COUNT_BEHIND.match(behind):
        return int(count[1] or count[2] or 1)
    again = re.search(rf"\brepeat (\d{{1,2}})\b|\b(\d{{1,2}}) {AGAIN}\b", behind)
    return int(again[1] or again[2]) if again else 0


def _is_pace(each: Quantity, before: str, behind: str, marks: Sequence[Mark]) -> bool:
    raced = each.unit == "km" and min(abs(each.amount - km) for km in RACED_KM) < 0.15
    if raced and PACE_BEHIND.match(behind):
        return True
    found = AT_PACE.search(before) if raced else None
    # The `ritmo` of `cambios de ritmo` leads to no pace.
    return found is not None and not any(
        mark.group == "kind" and mark.start <= found.start() < mark.end for mark in marks
    )


def _is_around(each: Quantity, text: str, marks: Sequence[Mark]) -> bool:
    for mark in marks:
        if mark.group not in ("warm_up", "cool_down"):
            continue
        if mark.start >= each.end and text[each.end : mark.start].strip(" :-") in AROUND_LINKS:
            return True
        if mark.end <= each.start and text[mark.end : each.start].strip(" ") in AROUND_LEADS:
            return True
    return False


AROUND_LINKS = (
    "",
    "of",
    "de",
    "di",
    "zum",
    "easy",
    "jog",
    "jog for",
    "easy jog",
    "lockeres",
    "for",
    "as",
)
AROUND_LEADS = ("", ":", "of", "(", "-", "for", "de")


def _is_total(before: str, behind: str, each: Quantity, marks: Sequence[Mark]) -> bool:
    if re.match(r"\s*(?:run\s*)?\)", behind) and re.search(r"\(\s*(?:~|total:?)?\s*$", before):
        return True
    for mark in marks:
        if mark.group == "total" and (
            not before[mark.end :].strip(" :=of~-")
            if mark.end <= each.start
            else mark.start == each.end + len(behind) - len(behind.lstrip())
        ):
            return True
    return False


def _is_within(each: Quantity, found: Sequence[Quantity], marks: Sequence[Mark]) -> bool:
    """Whether the whole was told first and this is what it consists of, warm-up and all."""
    opened = [mark.start for mark in marks if mark.group == "warm_up"]
    return any(
        mark.group == "part_from_here"
        and found[0].end <= mark.start
        and mark.end <= each.start
        and not any(start < mark.start for start in opened)
        for mark in marks
    )


def _is_part(each: Quantity, found: Sequence[Quantity], marks: Sequence[Mark]) -> bool:
    """Whether it stands behind a `with`, so that it is only a part of the run."""
    return any(mark.group == "part_from_here" and mark.end <= each.start for mark in marks)
