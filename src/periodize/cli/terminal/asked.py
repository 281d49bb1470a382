"""What the commands that ask questions share: options, the base plan, progress, how it ends."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from periodize.cli.terminal.door import tell, tell_json, warn
from periodize.cli.terminal.exits import exit_code, report, say_stopped
from periodize.cli.terminal.output import Output
from periodize.cli.terminal.reading import say_notes
from periodize.cli.terminal.search_options import (
    Command,
    quiet_option,
    seed_option,
    time_limit_option,
    with_options,
)
from periodize.errors import (
    CouldNotWrite,
    InputRefused,
    Interrupted,
    NoPlanExists,
    OutOfTime,
    Problem,
)
from periodize.plan import Plan

if TYPE_CHECKING:
    from rich.text import Text

    from periodize.open_scenario import OpenScenario


def asking_options(command: Command) -> Command:
    """The options of every question."""
    options = (
        click.argument("scenario", metavar="SCENARIO"),
        click.option("--json", "json_out", is_flag=True, help="Print the answer as JSON."),
        time_limit_option(),
        seed_option(),
        quiet_option(),
    )
    return with_options(command, options)


def plan_option(command: Command) -> Command:
    """The option that names the plan that is followed."""
    told = "The plan that is followed; else STEM.plan.json beside SCENARIO."
    return click.option("--plan", "plan_file", metavar="PLAN.json", help=told)(command)


@contextlib.contextmanager
def asked(
    scenario: str,
    *,
    seed: int,
    time_limit: float | None,
    quiet: bool,
    of_plan: bool = False,
    is_named: bool = False,
) -> Iterator[OpenScenario]:
    """Open a scenario with its plan, and say on stderr how far the answer has come.

    The plan that `solve` left beside the scenario is taken if it is for this very scenario, proven
    and accepted by the referee; one made again in the middle of the block, if it is accepted. Else
    a plan is sought, and where another one stands that is said.

    Args:
        scenario: its file, or `-`.
        seed: of the solver.
        time_limit: seconds for each plan that is sought.
        quiet: whether to say nothing on stderr.
        of_plan: whether the question is about the plan that is followed, replanned or not; else
            plans of the whole block are compared.
        is_named: whether the command reads the plan itself; none is sought then.
    """
    from periodize.cli.terminal.progress_line import FoundLine, ProgressLine, StepLine
    from periodize.dates import format_day
    from periodize.open_scenario import OpenScenario
    from periodize.questions.asking import Asking

    progress = ProgressLine(quiet=quiet)
    found = FoundLine(progress, quiet=quiet)
    asking = Asking(seed, time_limit, progress, StepLine(quiet=quiet), found)
    opened = OpenScenario(_draft(scenario), asking)
    plan = None if is_named else _standing(scenario, opened, seed)
    if not isinstance(plan, Plan) and not is_named:
        # Where a plan stands beside the scenario, `solve` has told them.
        say_notes(opened.scenario.notes, quiet=quiet)
    if isinstance(plan, str):
        say_notes((f"{plan}; a plan is made anew to answer",), quiet=quiet)
        plan = None
    if plan and plan.replanned and not of_plan:
        told = f"the plan was made again from {format_day(plan.replanned.since)} on"
        say_notes((f"{told}; this compares plans of the whole block",), quiet=quiet)
        plan = None
    try:
        yield opened.follow(plan) if plan else opened
    except Interrupted as error:
        raise click.exceptions.Exit(say_stopped(str(error))) from None
    except NoPlanExists as error:
        progress.clear()
        _say_clash(scenario, error)
        raise click.exceptions.Exit(exit_code(error)) from None
    finally:
        progress.clear()


def _say_clash(scenario: str, error: NoPlanExists) -> None:
    """Say that there is no plan to ask about: on stderr, and to programs as JSON."""
    from periodize.questions.asking import clash_of
    from periodize.questions.repairs import RepairsAnswer

    report(error)
    told = f"So {scenario} itself has no plan to ask about; `periodize repairs` seeks a way out."
    warn(told)
    if click.get_current_context().params.get("json_out"):
        say(RepairsAnswer(clash_of(error), complete=False), (), json_out=True)


def _draft(scenario: str) -> Any:
    from periodize.scenario.variant.draft import draft_of, open_draft

    if scenario == "-":
        return draft_of(sys.stdin.buffer.read(), "<stdin>", Path())
    return open_draft(scenario)


def output_of(scenario: str, name: str, plan: str | None = None) -> Output:
    """Where `solve` keeps the plan and the calendar of a scenario, or of a plan that is named."""
    if plan:
        stem = Path(plan).name.removesuffix(".json").removesuffix(".plan")
        return Output(Path(plan), Path(plan).with_name(f"{stem}.ics"), None)
    folder = Path() if scenario == "-" else Path(scenario).parent
    stem = name if scenario == "-" else Path(scenario).stem
    return Output(folder / f"{stem}.plan.json", folder / f"{stem}.ics", None)


def _standing(scenario: str, opened: OpenScenario, seed: int) -> Plan | str | None:
    """The plan that stands beside the scenario, or why it is not the one to ask about."""
    from periodize.workspace.followed import unfit

    if scenario == "-":
        return None
    output = output_of(scenario, opened.scenario.id)
    try:
        plan = output.earlier()
    except (CouldNotWrite, InputRefused):
        return None
    if plan is None or plan.scenario is None:
        return None
    return unfit(plan, output.json, opened.scenario, seed) or plan


@contextlib.contextmanager
def followed_plan(
    scenario: str, file: str | None, *, seed: int, time_limit: float | None, quiet: bool
) -> Iterator[OpenScenario]:
    """Open a scenario with the plan that is followed: the one named, else the one beside it."""
    with asked(
        scenario,
        seed=seed,
        time_limit=time_limit,
        quiet=quiet,
        of_plan=True,
        is_named=bool(file),
    ) as opened:
        yield opened.follow(_named_plan(file, opened)) if file else opened


def _named_plan(file: str, opened: OpenScenario) -> Plan:
    """A plan that is followed, from its file.

    Raises:
        InputRefused: it cannot be read, is for another scenario, or the referee rejects it.
    """
    from periodize.cli.terminal.reading import read_record
    from periodize.referee import check
    from periodize.workspace.followed import earlier_of

    plan = read_record(file)
    if plan.scenario and plan.scenario.id != opened.scenario.id:
        told = f"this plan is for {plan.scenario.id}, not for {opened.scenario.id}"
        raise InputRefused([Problem(file, 0, 0, told)])
    if broken := check(opened.scenario, plan, earlier=earlier_of(Path(file), plan)).broken:
        told = f"the referee rejects this plan: {broken[0].rule}: {broken[0].text}"
        raise InputRefused([Problem(file, 0, 0, told)])
    return plan


def say(answer: Any, lines: Iterable[Text], *, json_out: bool) -> None:
    """Print an answer: as JSON, or as lines for people."""
    from periodize.cli.terminal.folding import columns
    from periodize.cli.terminal.paper import printed
    from periodize.views.answers.write import as_json

    if json_out:
        tell_json(as_json(answer))
        return
    width = columns()
    tell(printed(lines, width), nl=False)


def end_without_plan(*, late: bool) -> None:
    """End as where time runs out, if it did before there was any plan to answer with.

    Raises:
        Exit: it did.
    """
    if late:
        raise click.exceptions.Exit(exit_code(OutOfTime()))


class DayType(click.ParamType[Any]):
    """A date in ISO form."""

    name = "date"

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """The date, or an error that shows the form."""
        from periodize.dates import day_of

        try:
            return day_of(value) if isinstance(value, str) else value
        except ValueError:
            self.fail(f"{value!r} is not a date; write year-month-day, as in 2027-05-03")


DAY = DayType()


def parted(text: str, option: str, example: str, mark: str) -> tuple[str, str]:
    """Both sides of an option such as `NAME=DATE`.

    Raises:
        InputRefused: the mark is missing, or a side is empty.
    """
    left, _, right = text.partition(mark)
    if not left or not right:
        message = f"{text!r} has not the form {example}"
        raise InputRefused([Problem(option, 0, 0, message)])
    return left.strip(), right.strip()
