"""`periodize replan`: plan again in the middle of a block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from periodize.cli.terminal.asked import DAY, asked, asking_options, output_of, plan_option, say
from periodize.cli.terminal.changes import change_options, inline_variant
from periodize.cli.terminal.door import tell, warn
from periodize.cli.terminal.exits import exit_code, report
from periodize.errors import InputRefused, NoPlanExists, Problem

if TYPE_CHECKING:
    from rich.text import Text

    from periodize.cli.terminal.output import Output
    from periodize.open_scenario import OpenScenario
    from periodize.plan import Plan
    from periodize.questions.replan import ReplanAnswer
    from periodize.scenario.scenario import Run, Scenario
    from periodize.scenario.variant.variant import Variant


@click.command(name="replan", short_help="Plan again from a day on, moving as little as can be.")
@asking_options
@click.option("--from", "since", type=DAY, required=True, metavar="DATE", help="First open day.")
@click.option(
    "--missed",
    metavar="ID|FROM..TO",
    multiple=True,
    help="An earlier session that was not done, or all of some days.",
)
@click.option("--done", metavar="ID", multiple=True, help="A later session, done already.")
@click.option("--ill", metavar="FROM..TO", multiple=True, help="Days ill, like --away.")
@click.option("--goals-first", is_flag=True, help="The goals count before the moves.")
@change_options
@plan_option
@click.option("--sessions", is_flag=True, help="Print every session from DATE on in full.")
@click.option("--apply", "write", is_flag=True, help="Write the plan and the calendar.")
def command(
    scenario: str,
    since: date,
    missed: tuple[str, ...],
    done: tuple[str, ...],
    ill: tuple[str, ...],
    goals_first: bool,
    add_race_: tuple[str, ...],
    move_race_: tuple[str, ...],
    drop_race_: tuple[str, ...],
    away_: tuple[str, ...],
    set_: tuple[str, ...],
    plan_file: str | None,
    sessions: bool,
    write: bool,
    json_out: bool,
    time_limit: float | None,
    seed: int,
    quiet: bool,
) -> None:
    """Plan again from DATE on, from the plan that `solve` or `replan` left beside SCENARIO.

    The past stands, without what was missed: what `--missed` names, and what was planned on days
    away or ill that are past, unless `--done` names it. The fewest sessions move, proven, and only
    then the goals count; with `--goals-first` it is the other way round. Deload weeks stay where
    the plan has them, as long as they are close enough together; `--goals-first` settles them
    anew. Nothing is written before `--apply`; events in the calendar keep their identity. What has
    become different, such as days of illness, stands in SCENARIO or in the options; what was
    applied from options is to be written into SCENARIO, too.

    \b
    Example:
      periodize replan autumn-marathon.yaml --from 2027-07-05 --missed w09-upper-1 \\
        --away 2027-07-05..2027-07-08
    """
    from periodize.questions.what_if import further_runs

    variant = inline_variant(add_race_, move_race_, drop_race_, away_, set_, ill=ill)
    with asked(
        scenario, seed=seed, time_limit=time_limit, quiet=quiet, of_plan=True, is_named=True
    ) as opened:
        output = output_of(scenario, opened.scenario.id, plan_file)
        now = opened.varied(variant) if variant else opened
        before = _earlier(plan_file, output, opened)
        followed = opened.follow(before)
        answer = followed.replan(
            since, missed=missed, done=done, variant=variant, goals_first=goals_first
        )
        if answer.clash:
            error = NoPlanExists([f"{each.rule}: {each.text}" for each in answer.clash.rules])
            report(error)
            if json_out:
                say(answer, (), json_out=True)
            raise click.exceptions.Exit(exit_code(error))
        runs = (
            further_runs(opened.scenario, now.scenario),
            further_runs(now.scenario, opened.scenario),
        )
        say(answer, _lines(answer, now.scenario.units, runs, write=write), json_out=json_out)
        if sessions and answer.plan and not json_out:
            _say_sessions(now.scenario, answer.plan, since)
        if write and answer.plan:
            output.write(now.scenario, answer.plan, quiet=quiet, followed=before)
            if variant:
                warn(_unsaid(scenario, variant))


def _say_sessions(scenario: Scenario, plan: Plan, since: date) -> None:
    """Print every session from a day on in full."""
    from periodize.cli.terminal.folding import columns
    from periodize.cli.terminal.session_view import render_sessions

    coming = tuple(session for session in plan.sessions if session.date >= since)
    tell(f"\n{render_sessions(scenario, plan.replace(sessions=coming), columns())}", nl=False)


def _unsaid(scenario: str, variant: Variant) -> str:
    """What the scenario must say before it and the plan agree, with lines for all but races."""
    from periodize.cli.terminal.folding import folded

    days = [
        f"- {{from: {each.since}, to: {each.until or each.since}, windows: []}}"
        for each in variant.entry.away
    ]
    sets = [_line(path.split("."), value) for path, value in variant.entry.set.items()]
    lines = [
        f"warning: {scenario} does not say this yet: {variant.name}; write it there. Until then "
        "`check` and the questions may reject this plan, and `solve` undoes it."
    ]
    lines += (
        ["  availability:", "    exceptions:", *(f"      {day}" for day in days)] if days else []
    )
    return folded([*lines, *(f"  {line}" for line in sets)])


def _line(path: Sequence[str], value: object) -> str:
    """A value in one line of YAML, such as `rules: [{rule: recovery_gap, hours: 72}]`."""
    import json

    first, *rest = path
    if not rest:
        return f"{first}: {json.dumps(value, default=str)}"
    name, *keys = rest
    if first == "rules" and keys:
        return f"rules: [{{rule: {name}, {_line(keys, value)}}}]"
    return f"{first}: {{{_line(rest, value)}}}"


def _earlier(file: str | None, output: Output, opened: OpenScenario) -> Plan:
    """The plan that was followed so far: from its file, or the one that `solve` left.

    Raises:
        InputRefused: there is none, or it is not for this scenario and its model.
        CouldNotWrite: the calendar beside it is none of ours.
    """
    from periodize.cli.terminal.followed import plan_beside
    from periodize.policy.choose import model_of

    plan, model = plan_beside(opened.scenario, output, file), model_of(opened.scenario).name
    if plan.model and plan.model != model:
        wrong = f"this plan is by the model {plan.model}, not by {model}; name it in the scenario"
        raise InputRefused([Problem(str(output.json), 0, 0, wrong)])
    return plan


def _lines(
    answer: ReplanAnswer, units: str, runs: tuple[Sequence[Run], Sequence[Run]], *, write: bool
) -> Iterator[Text]:
    from periodize.cli.terminal.answer_view import difference_lines, run_lines, told

    yield from told(_head(answer))
    if answer.missed:
        yield from told(f"Missed: {', '.join(answer.missed)}.")
    yield from _done(answer)
    found = answer.difference
    if found:
        yield from difference_lines(found, units, answer.missed)
    yield from run_lines(*runs, units)
    yield from told(_proof(answer))
    if found and not answer.goals_first and found.price > (0,) * len(found.price):
        yield from told("--goals-first tells what could be had for more moves.")
    if not write:
        yield from told("Nothing is written; --apply writes the plan and the calendar.")


def _done(answer: ReplanAnswer) -> Iterator[Text]:
    """What was done ahead, which the plan keeps where it was planned."""
    from periodize.cli.terminal.answer_view import told
    from periodize.dates import format_short_day

    plan = answer.plan
    ahead = plan.replanned.done if plan and plan.replanned else ()
    for session in plan.sessions if plan else ():
        if session.id in ahead and session.date >= answer.since:
            day = format_short_day(session.date)
            yield from told(f"Done already: {session.id}; {day} stays taken by it.")


def _head(answer: ReplanAnswer) -> str:
    from periodize.dates import counted, format_day

    begin = f"From {format_day(answer.since)} on"
    least = "proven" if answer.moves == answer.fewest else f"{answer.fewest} is the least known"
    told = f" ({least})" if not answer.goals_first else ""
    if not answer.moves:
        return f"{begin} every planned session stays{told}."
    stay = "does" if answer.moves == 1 else "do"
    return f"{begin} {counted(answer.moves, 'planned session')} {stay} not stay{told}."


def _proof(answer: ReplanAnswer) -> str:
    if answer.goals_first:
        best = "Proven: no plan with this past is better."
        return best if answer.proven else "Not proven: with more time the goals may get better."
    if answer.proven:
        return "Proven: no plan keeps more, and of those that keep as many none is better."
    return "Not proven: with more time more may stay, or the goals get better."
