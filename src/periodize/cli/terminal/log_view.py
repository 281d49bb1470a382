"""What `log` says: sessions, other loads, maxima, names that are guessed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from periodize.cli.terminal.door import typed
from periodize.dates import counted, format_short_day
from periodize.wording.sessions import one_line, reserve_text
from periodize.wording.weights import load_text, marked_text

if TYPE_CHECKING:
    from periodize.views.done import DoneLift
    from periodize.views.log_facts import LogFacts, Shown


def as_json(facts: LogFacts) -> dict[str, Any]:
    """What `--json` prints."""
    from periodize.views.answers.kept import Logged, as_told

    return as_told(
        Logged,
        sets=facts.sets[0],
        counted=facts.sets[1],
        sessions=[
            {"id": each.id, "date": each.planned, "fate": each.fate, "on": each.on}
            for each in facts.done.sessions
        ],
        lifts=[_lift(each) for each in facts.done.lifts],
        beside=facts.done.beside,
        maxima=[_maximum(each) for each in facts.shown],
        names=[{"name": name, "guess": guess or None} for name, guess in facts.guesses.items()],
        notes=facts.notes,
    )


def _lift(each: DoneLift) -> dict[str, Any]:
    return {
        "session": each.session,
        "date": each.date,
        "exercise": each.exercise,
        "planned": {
            "kg": each.planned_kg,
            "reps": each.planned_reps,
            "sets": each.planned_sets,
        },
        "done": {"kg": each.kg, "reps": each.reps, "sets": each.sets, "rir": each.reserve},
    }


def _maximum(each: Shown) -> dict[str, Any]:
    return {
        "exercise": each.newest.exercise,
        "stated_kg": each.stated_kg,
        "kg": each.newest.kg,
        "error": each.newest.error,
        "confidence": each.newest.confidence,
        "from": each.newest.since,
        "planned_kg": each.planned_kg,
        "then_kg": each.then_kg,
    }


def lines(facts: LogFacts, units: str, scenario: str) -> Iterator[str]:
    """The same for people."""
    read, counting = facts.sets
    yield f"{counted(read, 'set')} read; {counting} of them tell of a maximum."
    yield from facts.notes
    yield from _sessions(facts)
    for lift in facts.done.lifts:
        if lift.is_other:
            yield f"  {_other(facts, lift, units)}"
    yield from _maxima(facts, units)
    yield from _names(facts)
    if facts.done.missed:
        missed = " ".join(f"--missed {name}" for name in facts.done.missed)
        yield f"Next: periodize replan {typed(one_line(scenario))} --from DATE {missed}"


def _sessions(facts: LogFacts) -> Iterator[str]:
    for each in facts.done.sessions:
        day, on = format_short_day(each.planned), each.on and format_short_day(each.on)
        yield f"{day}: {each.id} {f'done on {on}' if each.fate == 'moved' else each.fate}"
    if facts.done.beside:
        days = ", ".join(map(format_short_day, facts.done.beside))
        yield f"Of no session of the plan: {days}."


def _other(facts: LogFacts, lift: DoneLift, units: str) -> str:
    loads = (lift.kg or 0, lift.planned_kg or 0)
    load, planned = (marked_text(each, lift.stamped, units) for each in loads)
    left = f", {reserve_text(lift.reserve)}" if lift.reserve is not None else ""
    title = one_line(facts.titles[lift.exercise])
    return f"{format_short_day(lift.date)} {title}: {lift.reps} at {load}{left}; planned {planned}"


def _maxima(facts: LogFacts, units: str) -> Iterator[str]:
    for each in facts.shown:
        title, newest = one_line(facts.titles[each.newest.exercise]), each.newest
        stated = f", stated {load_text(each.stated_kg, units)}" if each.stated_kg else ""
        text = f"{title}: about {load_text(newest.kg, units)} once ({newest.confidence}{stated})"
        if each.then_kg and each.planned_kg:
            now, then = load_text(each.planned_kg, units), load_text(each.then_kg, units)
            text += f"; next planned {now}, the same share is {then}"
        yield f"{text}; from {format_short_day(newest.since)} on"


def _names(facts: LogFacts) -> Iterator[str]:
    if not facts.guesses:
        return
    yield "Names that count for nothing until they are settled in the scenario, such as"
    guesses = ", ".join(f'"{one_line(n)}": {g or "?"}' for n, g in facts.guesses.items())
    yield f"  log_names: {{{guesses}}}"
    yield "--settle-guesses writes those that have no ?; --settle NAME=EXERCISE one, or none."
