"""The runs that a source holds, as facts for a table, for JSON, and for a table of our own."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence
from typing import Any

from periodize.block.efforts import QUALITY
from periodize.model.load import load_model
from periodize.run_sources.found import Found, FoundRun, Omitted
from periodize.views.answers.kept import Runs, as_told
from periodize.views.plan_csv import guarded

COLUMNS = ("date", "kind", "km", "minutes", "start", "name")
NAME_LENGTH = 120
TWICE = "stands in another source, too"


def demand_of(run: FoundRun, pace: float) -> list[str]:
    """How hard a found run is by its kind, and by its length alone where that makes it long.

    What is long beside the rest of its week is settled when a block is planned.
    """
    if run.demand:
        return list(run.demand)
    if run.kind == "race":
        return ["race"]
    measure = load_model("runner").long_run
    minutes = run.minutes or (run.km or 0) * pace
    long = run.kind == "long" or bool(measure and minutes >= measure.minutes and _is_run(run))
    hard = [*(["quality"] if run.kind in QUALITY else []), *(["long"] if long else [])]
    return hard or ["medium-long" if run.kind == "medium_long" else "easy"]


def _is_run(run: FoundRun) -> bool:
    return run.kind in QUALITY or run.kind in ("easy", "recovery", "medium_long", "long")


def as_json(found: Found, pace: float) -> dict[str, Any]:
    """What `runs --json` prints."""
    return as_told(
        Runs,
        runs=[_run(run, pace) for run in found.runs],
        left_out=[
            {"date": each.date, "title": each.title, "why": each.why} for each in found.left_out
        ],
        absences=[
            {"from": each.since, "to": each.until, "why": each.why} for each in found.absences
        ],
        notes=found.notes,
    )


def _run(run: FoundRun, pace: float) -> dict[str, Any]:
    return {
        "date": run.date,
        "start": clock(run.start) or None,
        "title": run.title,
        "kind": run.kind,
        "demand": demand_of(run, pace),
        "km": run.km,
        "minutes": run.minutes,
        "told_by": run.told_by,
        "sure": run.sure,
        **({"priority": run.priority} if run.priority else {}),
    }


def clock(start: int | None) -> str:
    """An hour such as `07:00`; empty where there is none."""
    return "" if start is None else f"{start // 60:02}:{start % 60:02}"


def to_table(runs: Iterable[FoundRun]) -> bytes:
    """The runs as a table that `import` reads; no title in it is a formula for a spreadsheet."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for run in runs:
        km = "" if run.km is None else f"{run.km:.7g}"
        minutes = "" if run.minutes is None else str(run.minutes)
        name = guarded(run.title)[:NAME_LENGTH]
        writer.writerow([run.date.isoformat(), run.kind, km, minutes, clock(run.start), name])
    return text.getvalue().encode()


def titles_to_settle(runs: Sequence[FoundRun]) -> dict[str, str]:
    """The guessed titles, each once, with the kind that was taken."""
    guessed = (run for run in runs if not run.sure)
    return {" ".join(run.title.split()): run.kind for run in guessed}


def _told(run: FoundRun) -> tuple[object, ...]:
    return run.date, run.start, run.kind, run.title, run.km, run.minutes


def joined(sources: Sequence[Found]) -> Found:
    """Several sources as one, in order of time; what two of them have just so counts once."""
    whole = Found()
    for source in sources:
        known = set(map(_told, whole.runs))
        doubles = [run for run in source.runs if _told(run) in known]
        whole.runs += [run for run in source.runs if _told(run) not in known]
        whole.left_out += source.left_out
        whole.left_out += [Omitted(run.date, run.title, TWICE) for run in doubles]
        whole.absences += source.absences
        whole.notes += [note for note in source.notes if note not in whole.notes]
        whole.zone = whole.zone or source.zone
    whole.runs.sort(key=lambda run: (run.date, run.start if run.start is not None else 24 * 60))
    whole.left_out.sort(key=lambda each: each.date or dt.date.min)
    return whole
