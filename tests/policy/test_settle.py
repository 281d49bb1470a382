"""Rules of a block: the model's, changed as the scenario says, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from periodize.errors import InputRefused
from periodize.model.load import load_model
from periodize.policy.entries import CLASSES
from periodize.resources import folder
from periodize.rules.after_run import AfterRun
from periodize.rules.base import Rule
from periodize.rules.recovery_gap import RecoveryGap
from periodize.rules.season_frequency import SeasonFrequency
from periodize.rules.session_mix import SessionMix
from periodize.rules.weekly_minutes import WeeklyMinutes
from periodize.scenario.loading import load_text
from periodize.scenario.scenario import Scenario
from tests.cases import under_model

RUNNER = load_model("runner")
HEAD = """\
format: 1
name: Toy
timezone: Europe/Berlin
block: {start: 2027-05-03, weeks: 4}
seasons: [{from: 2027-05-03, season: off}]
phases: [{from: 2027-05-03, phase: strength}, {from: 2027-05-17, phase: taper}]
places: {gym: {equipment: [barbell, rack, dumbbell]}}
availability: {mon: [{from: "18:00", to: "19:00", at: gym}]}
"""
FIRST = HEAD.count("\n") + 1
"""The line on which what a test adds begins."""


def a_scenario(more: str) -> Scenario:
    """The toy scenario with more lines."""
    return load_text(HEAD + more, "toy.yaml", Path())


def rules_with(*changes: str) -> dict[str, Rule]:
    """The rules of the toy scenario with these changes, by name."""
    more = "rules:\n" + "".join(f"  - {change}\n" for change in changes) if changes else ""
    _, rules = under_model(a_scenario(more))
    return {rule.rule: rule for rule in rules}


def refused(more: str) -> list[str]:
    """What is said of a scenario that cannot be used."""
    with pytest.raises(InputRefused) as caught:
        under_model(a_scenario(more))
    return [str(problem) for problem in caught.value.problems]


def test_the_model_rules() -> None:
    """Without changes the model's rules hold, all of them, in its order."""
    assert list(rules_with()) == [entry["rule"] for entry in RUNNER.rules]


def test_a_rule_that_the_model_has_not() -> None:
    """A scenario may bring a rule that its model does not use."""
    assert "exercise_sets" in set(CLASSES) - set(rules_with())
    assert "exercise_sets" in rules_with("{rule: exercise_sets, focuses: {upper: 2}}")


@pytest.mark.parametrize(
    ("change", "parts"),
    [
        ("{rule: session_mix, at_most: {uper: 1}}", ("'uper'", "did you mean 'upper'?")),
        (
            "{rule: session_mix, phases: {strength: {wants: {uper: 1}}}}",
            ("'uper'", "did you mean 'upper'?"),
        ),
        (
            "{rule: session_mix, phases: {power: {at_most: {complx: 1}}}}",
            ("'complx'", "did you mean 'complex'?"),
        ),
        ("{rule: exercise_sets, focuses: {uper: 1}}", ("'uper'", "did you mean 'upper'?")),
        ("{rule: activation, focuses: [band]}", ("'band'", "did you mean 'bands'?")),
        ("{rule: dose_zones, zones: {uper: {}}}", ("'uper'", "did you mean 'upper'?")),
        (
            "{rule: dose_zones, zones: {upper: {roles: [pres]}}}",
            ("'pres' is not known; allowed: press, row, overhead", "did you mean 'press'?"),
        ),
        (
            "{rule: session_size, slots: {lower-strenght: [1, 2]}}",
            ("'lower-strenght'", "plyometric", "did you mean 'lower-strength'?"),
        ),
        (
            "{rule: session_size, phases: {taper: {uper: [1, 2]}}}",
            ("'uper' is not known; allowed: lower-heavy, complex", "did you mean 'upper'?"),
        ),
    ],
)
def test_an_unknown_name(change: str, parts: tuple[str, ...]) -> None:
    """A focus that the model does not have is refused at its place, with the one meant."""
    (problem,) = refused(f"rules:\n  - {change}\n")
    column = 5 + change.rindex(": ") + len(": ")
    assert problem.startswith(f"toy.yaml:{FIRST + 1}:{column}: ")
    assert [part for part in parts if part not in problem] == []


def test_an_unknown_rule() -> None:
    """The problem names line and column, every rule, and the one that was probably meant."""
    assert refused("rules:\n  - {rule: rest_day}\n  - {rule: recovery_gaps, hours: 72}\n") == [
        f"toy.yaml:{FIRST + 2}:12: 'recovery_gaps' is not a rule; allowed: "
        f"{', '.join(sorted(CLASSES))}; did you mean 'recovery_gap'?"
    ]


def test_a_rule_like_no_other() -> None:
    """Where nothing is near nothing is guessed."""
    (problem,) = refused("rules:\n  - {rule: xyz}\n")
    assert problem.startswith(f"toy.yaml:{FIRST + 1}:12: 'xyz' is not a rule; allowed: activation,")
    assert "did you mean" not in problem


@pytest.mark.parametrize(
    ("change", "column", "parts"),
    [
        ("{rule: weekly_minutes, at_most: 1001}", 37, ("at_most: read 1001", "1000")),
        ("{rule: weekly_minutes, at_most: -1}", 37, ("at_most: read -1", "0")),
        ("{rule: rest_day, at_least: many}", 32, ("at_least: read 'many'", "a whole number")),
        ("{rule: weekly_minutes, at_mos: 90}", 36, ("no 'at_mos'", "did you mean 'at_most'?")),
    ],
)
def test_a_number_out_of_bounds(change: str, column: int, parts: tuple[str, ...]) -> None:
    """The problem stands at the value, with what was read and what is allowed."""
    (problem,) = refused(f"rules:\n  - {change}\n")
    assert problem.startswith(f"toy.yaml:{FIRST + 1}:{column}: ")
    assert [part for part in parts if part not in problem] == []


@pytest.mark.parametrize("minutes", [0, 1000])
def test_a_number_within_bounds(minutes: int) -> None:
    """The bounds themselves are allowed."""
    rule = rules_with(f"{{rule: weekly_minutes, at_most: {minutes}}}")["weekly_minutes"]
    assert isinstance(rule, WeeklyMinutes)
    assert rule.at_most == minutes


def test_every_problem_is_told() -> None:
    """Two unknown rules and a number out of bounds are three problems, in the file's order."""
    changes = ("{rule: foo}", "{rule: weekly_minutes, at_most: 1001}", "{rule: bar}")
    problems = refused("rules:\n" + "".join(f"  - {change}\n" for change in changes))
    lines = [problem.split(":")[1] for problem in problems]
    assert lines == [str(FIRST + 1), str(FIRST + 2), str(FIRST + 3)]


def test_a_number_deep_inside() -> None:
    """The problem finds a number in a table of a table."""
    (problem,) = refused("rules:\n  - rule: after_run\n    gaps: {upper: {easy: {wish: 1000}}}\n")
    assert problem.startswith(f"toy.yaml:{FIRST + 2}:33: gaps.upper.easy.wish: read 1000")


def test_a_rule_switched_off() -> None:
    """A rule that is switched off is gone, and the others stay."""
    assert set(rules_with()) - set(rules_with("{rule: steady_week, enabled: false}")) == {
        "steady_week"
    }


def test_a_price() -> None:
    """A penalty and a goal make a must a wish; the model's numbers stay."""
    rule = rules_with("{rule: rest_day, penalty: 5, goal: preferences}")["rest_day"]
    before = rules_with()["rest_day"]
    assert rule == before.model_copy(update={"penalty": 5, "goal": "preferences"})
    assert (before.penalty, rule.penalty, rule.priced_goal) == (None, 5, "preferences")


def test_tables_are_merged() -> None:
    """One number of a nested table changes alone."""
    before = rules_with()["after_run"]
    after = rules_with("{rule: after_run, gaps: {lower-heavy: {quality: {must: 4}}}}")["after_run"]
    assert isinstance(before, AfterRun)
    assert isinstance(after, AfterRun)
    quality = after.gaps["lower-heavy"]["quality"]
    assert (quality.must, quality.wish, quality.cost) == (4, 6, 1)
    assert after.gaps["lower-heavy"]["easy"] == before.gaps["lower-heavy"]["easy"]
    assert {**after.gaps, "lower-heavy": before.gaps["lower-heavy"]} == dict(before.gaps)
    assert after.days_after_long == before.days_after_long


def test_changes_of_one_rule_add_up() -> None:
    """A rule may be changed twice; what is not named stays, what is named last counts."""
    mix = rules_with(
        "{rule: session_mix, at_most: {upper: 2}}", "{rule: session_mix, at_most: {core: 2}}"
    )["session_mix"]
    assert isinstance(mix, SessionMix)
    assert (mix.at_most["upper"], mix.at_most["core"], mix.at_most["circuit"]) == (2, 2, 2)


def test_a_list_is_replaced() -> None:
    """A list of classes is taken as it is written, while single numbers change alone."""
    hard = rules_with("{rule: hard_days, classes: [complex]}")["hard_days"].model_dump()
    assert list(hard["classes"]) == ["complex"]
    gap = rules_with("{rule: recovery_gap, masters_age: 50}")["recovery_gap"]
    assert isinstance(gap, RecoveryGap)
    assert (gap.masters_age, gap.novice_extra_wish_hours) == (50, 24)


@pytest.mark.parametrize(
    ("change", "training", "taper"),
    [
        ("", (4, 3, 1), (1, 1, 1)),
        ("target: 4", (4, 4, 1), (1, 1, 1)),
        ("floor: 2", (4, 3, 2), (1, 1, 1)),
        ("at_most: 5, target: 5", (5, 5, 1), (1, 1, 1)),
        ("at_most: 2", (2, 2, 1), (1, 1, 1)),
        ("at_most: 0", (0, 0, 1), (0, 0, 1)),  # the taper has no more than its season
    ],
)
def test_sessions_a_week_are_the_seasons(
    change: str, training: tuple[int, ...], taper: tuple[int, ...]
) -> None:
    """What the scenario asks of season_frequency holds in training; the taper keeps its one."""
    days = "".join(
        f'  {weekday}: [{{from: "18:00", to: "19:00", at: gym}}]\n'
        for weekday in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    )
    text = HEAD[: HEAD.index("availability")] + "availability:\n" + days
    more = f"rules: [{{rule: season_frequency, {change}}}]\n" if change else ""
    block, rules = under_model(load_text(text + more, "toy.yaml", Path()))
    numbers = [(week.at_most, week.target, week.floor) for week in block.calendar.weeks]
    assert numbers == [training, training, taper, taper]
    (rule,) = (rule for rule in rules if isinstance(rule, SeasonFrequency))
    assert (rule.at_most, rule.target, rule.floor, rule.a_day) == (None, None, None, 1)


def test_a_frequency_that_is_switched_off() -> None:
    """Switched off, its numbers change nothing."""
    more = "rules: [{rule: season_frequency, enabled: false, at_most: 5}]\n"
    block, _ = under_model(a_scenario(more))
    assert block.model.seasons == RUNNER.seasons


def test_a_pin_that_its_week_does_not_offer() -> None:
    """Heavy legs cannot be pinned in the taper; the problem suggests the short ones."""
    (problem,) = refused("pins:\n  - {date: 2027-05-17, focus: lower-strength}\n")
    start = (
        f"toy.yaml:{FIRST + 1}:31: 'lower-strength' cannot be pinned in week 3 (taper); allowed: "
    )
    assert problem.startswith(start)
    allowed = problem.removeprefix(start).split(";")[0].split(", ")
    assert "lower-short" in allowed
    assert not {"lower-strength", "complex"} & set(allowed)
    assert problem.endswith("did you mean 'lower-short'?")


@pytest.mark.parametrize(
    "pin",
    [
        "{date: 2027-05-10, focus: lower-strength}",
        "{date: 2027-05-17, focus: lower-short}",
        "{date: 2027-05-17, nothing: true}",
    ],
)
def test_a_pin_that_its_week_offers(pin: str) -> None:
    """The same focus a week earlier, the short one in the taper, and nothing at all may stand."""
    block, _ = under_model(a_scenario(f"pins: [{pin}]\n"))
    assert len(block.scenario.pins) == 1


def test_a_pin_with_a_slip() -> None:
    """A focus that does not exist is answered with the one that was probably meant."""
    (problem,) = refused("pins:\n  - {date: 2027-05-03, focus: lower-strenght}\n")
    assert problem.endswith("did you mean 'lower-strength'?")


@pytest.mark.parametrize("key", ["pairs", "also"])
def test_a_pair_of_unknown_exercises(key: str) -> None:
    """An exercise of a pair that nobody knows is told with its position and the nearest name."""
    (problem,) = refused(f"rules:\n  - {{rule: complex_pairs, {key}: [[back-squat, boxjump]]}}\n")
    assert problem.startswith(f"toy.yaml:{FIRST + 1}:")
    assert "'boxjump' is not an exercise; did you mean 'box-jump'?" in problem


def a_model_of_ones_own(tmp_path: Path, *swaps: tuple[str, str]) -> str:
    """The model `runner` as a file of the athlete's own, with some words swapped."""
    text = (folder("models") / "runner.yaml").read_text(encoding="utf-8")
    swaps = (("name: runner\n", "name: own\n"), *swaps)
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return f"model: {path}\n"


def test_a_model_names_exercises_that_exist(tmp_path: Path) -> None:
    """Roles and ladders that name what nobody knows are refused, each with the nearest name."""
    model = a_model_of_ones_own(
        tmp_path,
        ("exercises: [farmers-carry]", "exercises: [farmer-carry]"),
        ("- {exercises: [lat-pulldown]}", "- {exercises: [lat-pulldown, lat-pulldwn]}"),
        ("needs: {windshield-wipers: 6}", "needs: {windscreen-wipers: 6}"),
    )
    assert [problem.split(": ", 1)[1] for problem in refused(model)] == [
        "'farmer-carry' is not an exercise; did you mean 'farmers-carry'?",
        "'lat-pulldwn' is not an exercise; did you mean 'lat-pulldown'?",
        "'windscreen-wipers' is not an exercise; did you mean 'windshield-wipers'?",
    ]


def test_a_model_may_name_exercises_of_the_scenario(tmp_path: Path) -> None:
    """What the scenario adds is known."""
    model = a_model_of_ones_own(
        tmp_path, ("exercises: [farmers-carry]", "exercises: [farmers-carry, sandbag-carry]")
    )
    own = (
        "exercises:\n  - {id: sandbag-carry, name: Sandbag carry, patterns: [carry-sled], "
        "primary: [core], equipment: [none], kind: conditioning}\n"
    )
    assert len(refused(model)) == 1
    assert under_model(a_scenario(model + own))[0].model.name == "own"


def test_a_pair_listed_backwards(tmp_path: Path) -> None:
    """A model whose complex lists the jump before its lift is refused."""
    squat = "      - role: squat\n        stage: heavy\n        dose: complex-lift\n"
    jump = "      - {role: early, stage: power, dose: complex-jump, pair: A, exercises: [leap]}\n"
    model = a_model_of_ones_own(tmp_path, (squat, jump + squat))
    (problem,) = refused(model)
    assert problem.endswith("focuses.complex: the jump of pair A must be listed after its lift")


@pytest.mark.parametrize(("change", "count"), [("", 11), ("enabled: false", 0), ("cost: 5", 11)])
def test_ladders_hold_where_their_rule_does(change: str, count: int) -> None:
    """Without the rule `ladder` no rung is closed and none is counted."""
    more = f"rules:\n  - {{rule: ladder, {change}}}\n" if change else ""
    block, _ = under_model(a_scenario(more))
    assert len(block.model.ladders) == count
