"""Focuses and the doses of the phases, for the page of a model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docs.generator.markdown import comment_above, table
from docs.generator.rule_pages import model_text
from periodize.model.periodization import Dose, Focus, Model, Role


def focus_parts(name: str, focus: Focus) -> Iterator[str]:
    """A focus with its lengths, phases and roles."""
    yield f"### {name}"
    yield comment_above(model_text(), "focuses", name)
    lengths = ", ".join(f"{minutes}" for minutes in focus.minutes)
    other = "".join(
        f"; {phase} {', '.join(map(str, minutes))}"
        for phase, minutes in focus.minutes_by_phase.items()
    )
    instead = f"; stands in: {', '.join(focus.stand_in_phases)}" if focus.stand_in_phases else ""
    asked = "; only where it is pinned" if focus.on_request else ""
    yield "\n".join(
        [
            f"- load class {focus.load_class}, from level {focus.level}{asked}",
            f"- phases: {', '.join(focus.phases)}{instead}",
            f"- minutes: {lengths}{other}; {focus.warm_up_minutes} of them to warm up",
            f"- home days in a phase: {focus.home_days}",
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
    return [f"{role.role}{stays}{pair}", count, role.dose, role.stage, what]


def phase_parts(model: Model, phase: str) -> Iterator[str]:
    """A phase with the dose of each kind of work, week by week."""
    doses = model.phases[phase]
    yield f"### {phase}"
    yield comment_above(model_text(), "phases", phase)
    rows = [[kind, _wave(wave)] for kind, wave in doses.kinds.items()]
    rows += [[f"{kind}, novice", _wave(wave)] for kind, wave in doses.novice.items()]
    yield table(["dose", "weeks"], rows)


def _wave(wave: Iterable[Dose]) -> str:
    return "; ".join(_dose(dose) for dose in wave)


def _dose(dose: Dose) -> str:
    load = f" at {dose.percent:g} %" if dose.percent is not None else ""
    hold = f" (or {dose.seconds} s)" if "seconds" in dose.model_fields_set else ""
    return f"{dose.sets} x {dose.reps}{hold}{load}, RIR {dose.rir}, rest {dose.rest_seconds} s"
