"""Focuses and the doses of the phases, for the page of a model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docs.generator.markdown import comment_above, table
from docs.generator.rule_pages import model_text
from periodize.model.focus import Dose, Role
from periodize.model.periodization import Model
from periodize.wording.doses import shape_words


def focus_parts(model: Model, name: str) -> Iterator[str]:
    """A focus with its lengths, phases and roles."""
    focus = model.focuses[name]
    yield f"### {name}"
    yield comment_above(model_text(model.name), "focuses", name)
    lengths = ", ".join(f"{minutes}" for minutes in focus.minutes)
    other = "".join(
        f"; {phase} {', '.join(map(str, minutes))}"
        for phase, minutes in focus.minutes_by_phase.items()
    )
    asked = "; only where it is pinned" if focus.on_request else ""
    if focus.beside:
        asked += f"; only on days of {' or '.join(focus.beside)} running"
    yield "\n".join(
        [
            f"- load class {focus.load_class}, from level {focus.level}{asked}",
            f"- phases: {', '.join(focus.phases)}",
            f"- minutes: {lengths}{other}; {focus.warm_up_minutes} of them to warm up",
            f"- home days in a phase: {focus.home_days}",
            *(f"- {words}" for words in shape_words(focus)),
        ]
    )
    head = ["role", "how many", "dose", "stage", "exercises, best first"]
    yield table(head, [_role(role) for role in focus.roles])


def _role(role: Role) -> list[str]:
    span = f"{role.at_least} to {role.at_most}"
    count = span if role.at_least < role.at_most else f"{role.at_most}"
    stays = ", stays for a phase" if role.main else ""
    pair = f", pair {role.pair}" if role.pair else ""
    what = ", ".join(role.exercises or role.patterns)
    other = "".join(f"; {exercise}: {kind}" for exercise, kind in role.doses.items())
    cue = f" ({role.cue})" if role.cue else ""
    return [f"{role.role}{stays}{pair}", count, f"{role.dose}{other}{cue}", role.stage, what]


def phase_parts(model: Model, phase: str) -> Iterator[str]:
    """A phase with the dose of each kind of work, week by week."""
    doses = model.phases[phase]
    yield f"### {phase}"
    yield comment_above(model_text(model.name), "phases", phase)
    rows = [[kind, _wave(wave)] for kind, wave in doses.kinds.items()]
    rows += [[f"{kind}, novice", _wave(wave)] for kind, wave in doses.novice.items()]
    yield table(["dose", "weeks"], rows)


def _wave(wave: Iterable[Dose]) -> str:
    return "; ".join(_dose(dose) for dose in wave)


def _dose(dose: Dose) -> str:
    load = f" at {dose.percent:g} %" if dose.percent is not None else ""
    if dose.timed:
        return f"{dose.sets} x {dose.seconds} s of clean repetitions, rest {dose.rest_seconds} s"
    each = f"{dose.holds} x " if dose.holds > 1 else ""
    apart = f", {dose.hold_rest_seconds} s between" if dose.holds > 1 else ""
    hold = f" (or {each}{dose.seconds} s{apart})" if "seconds" in dose.model_fields_set else ""
    last = f" (last set {dose.last_reps})" if dose.last_reps else ""
    effort = f"RIR {dose.rir}, rest {dose.rest_seconds} s"
    return f"{dose.sets} x {dose.reps}{last}{hold}{load}, {effort}"
