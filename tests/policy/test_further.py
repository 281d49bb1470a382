"""What only a model can tell of a scenario is told beside its other mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from periodize.errors import InputRefused
from periodize.policy.further import all_problems
from periodize.scenario import load_text
from tests.scenario.texts import HEAD

RULES = "rules: [{rule: no_such}, {rule: recovery_gap, hours: 9999}]\n"
TOLD = ["5:16", "5:54"]


def places(*lines: str) -> list[str]:
    """Where the problems of a scenario with two wrong rules are."""
    with pytest.raises(InputRefused) as refused:
        load_text(HEAD + RULES + "".join(f"{line}\n" for line in lines), "plan.yaml", Path())
    found = all_problems(refused.value)
    return [f"{each.line}:{each.column}" for each in found]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("goal: speed", "6:7"),
        ("seasons: [{from: 2027-05-10, season: in}, {from: 2027-05-03, season: off}]", "6:50"),
        ("runs: [{date: 2027-05-16, kind: eazy}]", "6:33"),
    ],
)
def test_rules_are_told_beside_other_mistakes(line: str, place: str) -> None:
    """Names and numbers of rules are told in the same round as what is wrong elsewhere."""
    assert places(line) == [*TOLD, place]


@pytest.mark.parametrize("line", ["exercises: [{id: 5}]", "model: 5"])
def test_names_that_may_be_missing_are_not_looked_up(line: str) -> None:
    """Where exercises or the model cannot be read, rules are not judged by what is left."""
    assert not set(places(line)) & set(TOLD)


def test_a_rule_that_cannot_be_read_hides_no_other() -> None:
    """An entry of `rules` that is none is left out, the others keep their places."""
    text = HEAD + "rules: [5, {rule: no_such}]\n"
    with pytest.raises(InputRefused) as refused:
        load_text(text, "plan.yaml", Path())
    assert [each.column for each in all_problems(refused.value)] == [9, 19]


def test_what_cannot_be_read_at_all() -> None:
    """Without days nothing more is looked for."""
    text = "format: 1\nname: X\ntimezone: Europe/Berlin\nblock: soon\n" + RULES
    with pytest.raises(InputRefused) as refused:
        load_text(text, "plan.yaml", Path())
    assert list(all_problems(refused.value)) == list(refused.value.problems)
