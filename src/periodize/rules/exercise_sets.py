"""Exercise sets: no exercise takes more sets of a session than it should.

Why: past a handful of sets an exercise adds fatigue that the next run pays for, and little else.
Reference: S4 (two to five sets in every zone) and S3 (three to five), coaching practice, grade D.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from periodize.block import Block, Menu, Week
from periodize.dates import format_short_day
from periodize.model.catalogue import Catalogue
from periodize.model.periodization import Model
from periodize.plan import Plan
from periodize.rules.base import Rule, Violation
from periodize.rules.looser import Looser, with_numbers
from periodize.rules.names import Name, names_at
from periodize.rules.reach import Reach
from periodize.rules.words import LoadClassWord

if TYPE_CHECKING:
    from periodize.statements.decide import Decide

MOST = 10
"""Sets of one exercise; more cannot be asked."""
Sets = Annotated[int, Field(ge=1, le=MOST)]
"""The most sets of one exercise in a session."""


class ExerciseSets(Rule):
    """Sets of one exercise in a session, by its focus or else by its load class.

    A session of neither is free. Priced, each set too many counts.

    Attributes:
        classes: by load class, the most sets, 1 to 10.
        focuses: by focus, the most sets; goes before its load class.
    """

    reach: ClassVar[Reach] = "exercises"

    rule: Literal["exercise_sets"]
    classes: Mapping[LoadClassWord, Sets] = {}
    focuses: Mapping[str, Sets] = {}

    def constrain(self, block: Block, decide: Decide) -> None:
        """Count what the doses of each week have beyond the limit, exercise by exercise."""
        for week in block.calendar.weeks:
            beyond = partial(self._beyond, block, week)
            too_many = decide.in_week(week.index, beyond)
            if too_many.terms:
                decide.at_most(too_many, 0)

    def _beyond(self, block: Block, week: Week, menu: Menu, exercise: str) -> int:
        limit = self._limit(menu.focus, block.model.focuses[menu.focus].load_class)
        return 0 if limit is None else block.doses.dose(menu.focus, exercise, week).sets - limit

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Look at the sets of each exercise of each session."""
        for session in plan.sessions:
            limit = self._limit(session.focus, session.load_class)
            for done in session.exercises:
                if limit is not None and done.sets > limit:
                    text = (
                        f"{session.focus} on {format_short_day(session.date)} holds {done.sets} "
                        f"sets of {block.catalogue.name_of(done.exercise)}; at most {limit}"
                    )
                    yield self.breach(session.date, text, done.sets - limit)

    def looser(self, block: Block) -> Looser:
        """One set more, where they are bounded."""
        more = {
            key: {name: min(most + 1, MOST) for name, most in table.items()}
            for key, table in (("classes", self.classes), ("focuses", self.focuses))
            if table
        }
        return with_numbers(block, self.rule, "one set more of an exercise", more)

    def names(self, model: Model, catalogue: Catalogue) -> Iterator[Name]:
        """The focuses that have a bound of their own."""
        yield from names_at(("focuses",), self.focuses, model.focuses)

    def explain(self) -> str:
        """Say the limits."""
        rows = {**self.classes, **self.focuses}
        numbers = ", ".join(f"{name} {sets}" for name, sets in rows.items())
        return f"Most sets of one exercise in a session: {numbers or 'any number'}."

    def _limit(self, focus: str, load_class: str) -> int | None:
        return self.focuses.get(focus, self.classes.get(load_class))
