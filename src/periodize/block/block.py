"""A block: a scenario under a model. What the rules reason about and the engine decides on.

It is put together from parts, a file each, that know only those before them: the `calendar` of its
weeks and runs, the `menus` that its places could hold, their `doses`, and the `options`: the
sessions that could stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from periodize.block.calendar import Calendar
from periodize.block.doses import Doses
from periodize.block.menus import Menus
from periodize.block.options import Options
from periodize.model.catalogue import Catalogue
from periodize.model.periodization import Model
from periodize.model.progression import RuleNumbers
from periodize.scenario.scenario import Scenario


@dataclass(frozen=True)
class Block:
    """A scenario under a model, with everything that follows from the two alone.

    Two are equal if what they follow from is; that alone is sent to another process.

    Attributes:
        scenario: what is fixed and what is wished.
        model: its tables.
        catalogue: every exercise that there is, the athlete's own included.
        numbers: what the model's rules lend it.
    """

    scenario: Scenario
    model: Model
    catalogue: Catalogue
    numbers: RuleNumbers

    def __reduce__(self) -> tuple[object, ...]:
        return Block, (self.scenario, self.model, self.catalogue, self.numbers)

    @cached_property
    def calendar(self) -> Calendar:
        """Its weeks, and what is run in them."""
        return Calendar(self.scenario, self.model, self.numbers)

    @cached_property
    def menus(self) -> Menus:
        """What could be done of each focus, at each place, in each segment."""
        return Menus(self.calendar, self.catalogue)

    @cached_property
    def doses(self) -> Doses:
        """What each week asks of an exercise."""
        return Doses(self.menus)

    @cached_property
    def options(self) -> Options:
        """The sessions that could stand."""
        return Options(self.doses)
