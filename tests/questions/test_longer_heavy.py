"""A step that undoes a shortened heavy session names the weeks in which it does."""

from __future__ import annotations

import pytest

from periodize.plan import Plan, Session
from periodize.questions.legs import weeks_with_longer
from tests.build import a_scenario, a_session


def heavy(week: int, minutes: int, load_class: str = "lower-heavy") -> Session:
    """A session on the Tuesday of a week."""
    start = f"2027-05-{7 * week - 3:02} 18:00"
    return a_session(start, minutes=minutes, load_class=load_class)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([heavy(1, 30)], [heavy(1, 35)], (1,)),
        ([heavy(1, 30)], [heavy(1, 30)], ()),
        ([heavy(1, 30), heavy(2, 30)], [heavy(1, 25), heavy(2, 55)], (2,)),
        ([heavy(1, 30, "complex")], [heavy(1, 55)], (1,)),
        ([heavy(1, 30, "upper")], [heavy(1, 55, "upper")], ()),
        ([], [heavy(1, 55)], ()),
        ([heavy(1, 30)], [], ()),
        ([heavy(1, 30), heavy(1, 55)], [heavy(1, 50)], ()),
    ],
)
def test_weeks_with_longer(
    before: list[Session], after: list[Session], expected: tuple[int, ...]
) -> None:
    """The longest heavy session of a week is compared, where both plans hold one."""
    plans = (Plan(sessions=tuple(some)) for some in (before, after))
    assert weeks_with_longer(a_scenario(), *plans) == expected
