"""The plan made again from a day on: the past stands but for what was missed."""

from __future__ import annotations

from dataclasses import dataclass

from periodize.calendars.ics import to_ics
from periodize.errors import CouldNotWrite, InputRefused, Problem
from periodize.jobs import Job
from periodize.open_scenario import OpenScenario
from periodize.plan import Plan, write_plan
from periodize.questions.replan import ReplanAnswer
from periodize.web.asked import Replan
from periodize.web.desk import Desk
from periodize.web.keeping import CHANGED, write_beside
from periodize.workspace.followed import calendar_file, earlier_file, plan_file

FIRST = "Keep or undo what is being tried first; a plan is made again for the scenario as it is."


@dataclass(frozen=True, slots=True)
class Again:
    """A plan made again, and the one that was followed until then."""

    asked: Replan
    followed: Plan
    answer: ReplanAnswer


def make_again(desk: Desk, asked: Replan) -> Job[Again]:
    """Plan again from a day on.

    Raises:
        InputRefused: something is being tried.
    """
    if desk.trial:
        raise InputRefused([Problem("", 0, 0, FIRST)])

    def question(opened: OpenScenario) -> Again:
        answer = opened.replan(asked.since, missed=asked.missed)
        return Again(asked, opened.plan, answer)

    return desk.ask(question, desk.saved)


def keep_again(desk: Desk, again: Again) -> None:
    """Write the plan, its calendar, and the plan that was followed until then.

    Raises:
        CouldNotWrite: a file has changed meanwhile, or cannot be written; or there is no plan.
    """
    if desk.is_stale:
        raise CouldNotWrite(CHANGED)
    plan, target = again.answer.plan, plan_file(desk.file)
    if plan is None:
        raise CouldNotWrite("there is no plan to keep")
    write_beside(
        {
            target: write_plan(plan),
            calendar_file(target): to_ics(desk.saved.scenario, plan),
            earlier_file(target): write_plan(again.followed),
        }
    )
    desk.lay_out()
