"""One entry of a calendar or table, judged: which runs it stands for, and how sure that is.

Order of belief: what the user says of the title, a machine's field, a labelled line of the
description, the title, the length of a timed event, defaults.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from periodize.model.load import load_model
from periodize.run_sources.description import Described, described
from periodize.run_sources.found import Found, FoundRun, Omitted, ToldBy
from periodize.run_sources.kinds import NO_RUN
from periodize.run_sources.title import Reading, label_reading, readings
from periodize.run_sources.titles import NONE, settled
from periodize.run_sources.vocabulary import QUALITY, UNHURRIED, vocabulary

UNTITLED = "(no title)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry as a source writes it.

    Attributes:
        start: minutes after midnight; None where nothing says it.
        minutes: how long a timed event lasts.
        field_kind: what a machine's field calls it, in words; empty if there is none.
        field_km, field_minutes: its length by a machine's fields.
        is_run: whether a field says that it is run, whatever its title.
    """

    date: dt.date
    title: str
    start: int | None = None
    minutes: int | None = None
    text: str = ""
    field_kind: str = ""
    field_km: float | None = None
    field_minutes: int | None = None
    line: int = 0
    uid: str = ""
    is_run: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What is known of the runner before their plan is read.

    Attributes:
        titles: what the user says that titles mean.
        pace: minutes for a kilometre.
    """

    titles: Mapping[str, str] = field(default_factory=dict)
    pace: float = 6.0


def judge(entry: Entry, habits: Habits, found: Found) -> None:
    """Put what an entry means into `found`: its runs, or why it is none."""
    said = settled(entry.title, habits.titles)
    text = described(entry.text)
    if said == NONE:
        found.left_out.append(Omitted(entry.date, entry.title, "`titles` calls it none"))
        return
    reads = readings(_one_line(entry.title))
    if said:
        reads = tuple(replace(each, kind=said, kind_clear=True, by_length=False) for each in reads)
        found.runs += _runs(entry, reads, text, "title", habits)
        return
    reads, told_by = _believed(entry, reads, text)
    if reads[0].kind is None and entry.is_run and reads[0].why == NO_RUN["nothing"]:
        reads = (Reading(vocabulary().unread, kind_clear=False, length_clear=True),)
    if reads[0].kind is None:
        found.left_out.append(Omitted(entry.date, entry.title or UNTITLED, reads[0].why))
        return
    found.runs += _runs(entry, reads, text, told_by, habits)


def _one_line(title: str) -> str:
    return ", ".join(line.strip() for line in title.splitlines() if line.strip())


def _believed(
    entry: Entry, reads: tuple[Reading, ...], text: Described
) -> tuple[tuple[Reading, ...], ToldBy]:
    """The kinds by what is to be believed first, with the lengths of the title."""
    first = reads[0]
    for words, told_by in ((entry.field_kind, "field"), (text.kind or "", "description")):
        stated = label_reading(words) if words else None
        if stated is None or (stated.kind is None and stated.why.startswith("nothing")):
            continue
        if (stated.kind is None and first.kind in (None, "walk")) or _is_specific(stated):
            taken = tuple(_as_stated(each, stated) for each in reads)
            return taken, "field" if told_by == "field" else "description"
        if first.kind is None and first.why.startswith("nothing"):
            return (
                replace(stated, kind_clear=False),
            ), "field" if told_by == "field" else "description"
    vague = first.kind is None or (first.by_length and not first.kind_clear)
    if vague and (first.kind or first.why.startswith("nothing")) and text.free:
        free = readings(text.free)
        if (
            free[0].kind
            and not free[0].by_length
            and not (first.kind is None and not free[0].kind_clear)
        ):
            return tuple(replace(each, kind_clear=False) for each in free), "description"
    return reads, "title"


def _is_specific(stated: Reading) -> bool:
    """Whether a field says more than that it is a run."""
    return not stated.by_length and (stated.kind is None or stated.kind_clear)


def _as_stated(read: Reading, stated: Reading) -> Reading:
    if stated.kind is None:
        return stated
    length_clear = read.length_clear or read.has_length
    hard = read.kind in QUALITY and stated.kind in QUALITY
    return replace(
        read,
        kind=read.kind if hard and read.kind_clear else stated.kind,
        kind_clear=True,
        length_clear=length_clear,
        by_length=False,
        also_long=read.also_long or read.kind == "long",
    )


def _runs(
    entry: Entry, reads: tuple[Reading, ...], text: Described, told_by: ToldBy, habits: Habits
) -> list[FoundRun]:
    runs = []
    for number, read in enumerate(reads):
        alone = len(reads) == 1
        km, minutes, clear = _length(entry, read, text if alone else Described(), alone)
        run = FoundRun(
            date=entry.date,
            start=entry.start if number == 0 else None,
            title=entry.title or UNTITLED,
            kind=read.kind or "easy",
            km=km,
            minutes=minutes,
            demand=("quality", "long") if read.also_long and read.kind in QUALITY else (),
            told_by=told_by,
            sure=read.kind_clear and clear and not _is_doubted(read, minutes),
            line=entry.line,
            uid=entry.uid,
            by_time=read.kind == "race" and km is None and read.minutes is not None,
        )
        runs.append(_by_length(run, read, habits) if read.by_length else run)
    return runs


def _is_doubted(read: Reading, minutes: int | None) -> bool:
    """Whether a run that is called no race lasts longer than anybody trains."""
    training = read.kind in QUALITY or read.kind in UNHURRIED
    return training and (minutes or 0) >= vocabulary().doubted_from


def _length(
    entry: Entry, read: Reading, text: Described, alone: bool
) -> tuple[float | None, int | None, bool]:
    """Distance, minutes, and whether they are clear."""
    km = entry.field_km if alone and entry.field_km else text.km
    minutes = entry.field_minutes if alone and entry.field_minutes else text.minutes
    if km or minutes:
        return km or (read.km if read.length_clear else None), minutes or read.minutes, True
    if read.has_length:
        return read.km, read.minutes, read.length_clear
    if alone and entry.minutes:
        return None, entry.minutes, True
    if alone and text.whole and (told := readings(text.whole)[0]).has_length:
        # Nobody labelled it, so that it is a guess.
        return told.km, told.minutes, False
    return None, None, read.length_clear


def _by_length(run: FoundRun, read: Reading, habits: Habits) -> FoundRun:
    """A run whose title names no kind: long if it is long for anybody, else easy."""
    measure = load_model("runner").long_run
    minutes = run.minutes or (run.km or 0) * habits.pace
    if not minutes:
        return replace(run, kind="easy", told_by="default", sure=False)
    if measure is None:
        return run
    long = minutes >= measure.minutes
    open_question = measure.at_least_minutes <= minutes < measure.minutes
    sure = run.sure and read.kind_clear and not open_question
    return replace(run, kind="long" if long else "easy", told_by="length", sure=sure)
