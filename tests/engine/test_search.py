"""One solve: what it proves, and that one which was cut short leaves no time."""

from __future__ import annotations

import pytest

from periodize.engine.rows import Rows
from periodize.engine.search import Aim, Deadline, search

GOAL = Aim("sessions")


class Early(Deadline):
    """A limit that the solver keeps some moments before it has come."""

    early = True

    @property
    def left(self) -> float | None:
        """No time for the solver, though the limit has not come."""
        return 0.0 if self.early else super().left


def flags() -> Rows:
    """Of ten flags at least four are to be 1; as few as can be."""
    rows = Rows()
    each = [rows.flag() for _ in range(10)]
    rows.at_least(dict.fromkeys(each, 1), 4)
    rows.minimize(dict.fromkeys(each, 1))
    return rows


def test_a_proof_leaves_the_time_as_it_is() -> None:
    """What is solved to its end has value and bound, and the limit is as far as before."""
    deadline = Deadline(1000)
    answer = search(flags(), GOAL, 1, deadline)
    assert (answer.status, answer.value, answer.bound) == ("optimal", 4, 4)
    assert deadline.left


@pytest.mark.parametrize("seconds", [1000, None])
def test_a_search_that_was_cut_short_was_the_last(seconds: float | None) -> None:
    """Where the solver ends before the limit, no later search takes its open value for proven."""
    deadline = Early(seconds)
    assert search(flags(), GOAL, 1, deadline).status == "unknown"
    deadline.early = False
    assert deadline.left == 0


def test_a_short_try_leaves_time() -> None:
    """A search that gives up by its own effort is not the last one."""
    deadline = Deadline(1000)
    answer = search(flags(), Aim("edges", effort=0.0), 1, deadline)
    assert answer.status == "unknown"
    assert deadline.left


def test_rows_that_cannot_be_kept() -> None:
    """Rows that clash are told apart from rows that found no time."""
    rows = flags()
    rows.at_most(dict.fromkeys(rows.message.objective.vars, 1), 3)
    deadline = Deadline(1000)
    assert search(rows, GOAL, 1, deadline).status == "infeasible"
    assert deadline.left
