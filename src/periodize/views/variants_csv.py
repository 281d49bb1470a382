"""Variants as tables for a spreadsheet: a row for each, or a row for each of their weeks."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from periodize.questions.what_if import VariantAnswer
from periodize.rules.base import GOALS
from periodize.views.plan_csv import guarded

Row = Sequence[object]


def variants_csv(answers: Iterable[VariantAnswer]) -> str:
    """A row for each variant: sessions, what each goal misses more, or the clash."""
    head = ("variant", "kept", "moved", "added", "lost", "asked before", "asked after")
    rest = ("first worse", "proven", "clash")
    return _written([*head, *GOALS, *rest], map(_variant, answers))


def weeks_csv(answers: Iterable[VariantAnswer]) -> str:
    """A row for each week of each variant that has a plan: sessions, and what each goal misses."""
    goals = [f"{goal} missed {when}" for goal in GOALS for when in ("before", "after")]
    head = ["variant", "week", "held before", "held after", *goals]
    return _written(head, (row for answer in answers for row in _weeks(answer)))


def _variant(answer: VariantAnswer) -> Row:
    found, proven = answer.difference, "yes" if answer.proven else "no"
    if found is None:
        reasons = answer.clash.others if answer.clash else ()
        clash = "; ".join(f"{each.rule}: {each.text}" for each in reasons)
        return [answer.name, *[""] * (6 + len(GOALS) + 1), proven, guarded(clash)]
    changes = [len(each) for each in (found.moved, found.added, found.lost)]
    asked = (found.asked_before, found.asked_after)
    worse = found.first_worse.isoformat() if found.first_worse else ""
    return [answer.name, found.kept, *changes, *asked, *found.price, worse, proven, ""]


def _weeks(answer: VariantAnswer) -> Iterator[Row]:
    for week in answer.difference.weeks if answer.difference else ():
        pairs = zip(week.missed_before, week.missed_after, strict=True)
        missed = [amount for pair in pairs for amount in pair]
        held = (week.sessions_before, week.sessions_after)
        yield [answer.name, week.start.isoformat(), *held, *missed]


def _written(head: Sequence[str], rows: Iterable[Row]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([guarded(str(row[0])), *row[1:]] for row in rows)
    return text.getvalue()
