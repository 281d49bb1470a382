"""The generated parts of the README: a scenario, the week that comes out, the commands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from docs.generator.command_pages import commands_table
from docs.generator.markdown import code
from periodize.calendars.continuity import carry_over
from periodize.cli.terminal.calendar_view import render_calendar
from periodize.cli.terminal.proof_view import render_proof
from periodize.cli.terminal.session_view import render_sessions
from periodize.planning import solve
from periodize.scenario import load

SCENARIO = Path(__file__).parent.parent / "spring-10k.yaml"
END = "<!-- end -->"
WIDTH = 100
WEEK = 2
"""The week that is shown, from 1."""


def readme(text: str) -> str:
    """The README with its generated parts made anew.

    Raises:
        ValueError: it has not each part exactly once.
    """
    for name, part in _parts().items():
        begin = f"<!-- generated: {name} -->"
        held = re.compile(rf"{begin}(?:(?!<!-- ).)*{END}", re.DOTALL).findall(text)
        if len(held) != 1:
            raise ValueError(f"README.md must hold the part {name!r} once, not {len(held)} times")
        text = text.replace(held[0], f"{begin}\n\n{part}\n\n{END}")
    return text


def _parts() -> Mapping[str, str]:
    return {
        "scenario": code(SCENARIO.read_text(encoding="utf-8"), "yaml"),
        "week": code(_week(), "text"),
        "commands": commands_table(),
    }


def _week() -> str:
    """One week of the calendar, its leg session in full, and the proof, as `solve` prints them."""
    scenario = load(str(SCENARIO))
    solved = solve(scenario)
    plan = carry_over(solved.plan, None, scenario)
    calendar = render_calendar(solved.case.block, plan, WIDTH, colour=False)
    line = "─" * WIDTH + "\n"
    head, *weeks = calendar.split(line)
    shown = plan.replace(
        sessions=tuple(s for s in plan.sessions if s.id.startswith(f"w{WEEK:02}-"))
    )
    legs = shown.replace(sessions=tuple(s for s in shown.sessions if s.loads_legs)[:1])
    proof = render_proof(plan, WIDTH).split("\nmissed: ")[0].rstrip()
    sessions = render_sessions(scenario, legs, WIDTH).rstrip().removeprefix(line)
    return "\n".join([head + line + weeks[WEEK - 1] + line + sessions, line + proof])
