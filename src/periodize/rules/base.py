"""What every rule is: parameters, what it asks, what breaks it, and one sentence."""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from periodize.block import Block
from periodize.model.catalogue import Catalogue
from periodize.model.periodization import Model
from periodize.plan import Plan
from periodize.rules.looser import Looser, NoStep
from periodize.rules.names import Name
from periodize.rules.reach import Reach
from periodize.scenario.scenario import Race

if TYPE_CHECKING:
    from periodize.statements.decide import Decide

GoalName = Literal["sessions", "gaps", "balance", "steadiness", "preferences"]
GOALS: tuple[GoalName, ...] = ("sessions", "gaps", "balance", "steadiness", "preferences")
"""The goals in the order in which they are optimised; each is proven before the next one counts."""


@dataclass(frozen=True, slots=True)
class Violation:
    """A place where a plan breaks a rule, or misses one of its wishes.

    Attributes:
        date: the day, or the first day of the week, that it concerns.
        text: what is wrong, with the numbers, as a sentence.
        cost: None where the rule must hold; else what it counts in `goal`.
    """

    date: dt.date
    rule: str
    text: str
    cost: int | None = None
    goal: str | None = None

    @property
    def sort_key(self) -> tuple[dt.date, str, str]:
        """Order for people: by day, then rule."""
        return self.date, self.rule, self.text

    @property
    def breaks_must(self) -> bool:
        """Whether the plan is refused for it."""
        return self.cost is None


FOR_LEGS = "for the legs"
"""The kind of session that the most depends on."""
HEAVY_FOR_LEGS = "of heavy work for the legs"
"""The kind of leg session that a phase of lifting is for."""


Urgency = Literal["at once", "soon", "at last"]
"""Whether a plan laid in a moment must know what a rule asks; keeps it mostly without having been
told, and it takes long to tell; or does not look at it at all."""


@dataclass(frozen=True, slots=True, order=True)
class Wanted:
    """A kind of session of which a week should hold at least one.

    Attributes:
        week: its index.
        kind: such as `for the legs`, or `of upper`.
        focuses: any of them will do; in order.
    """

    week: int
    kind: str
    focuses: tuple[str, ...]


class Rule(BaseModel):
    """One obligation or wish with its numbers.

    Attributes:
        rule: its name; the name of its file, its test and its page.
        enabled: False takes it out.
        penalty: None where its musts must hold; else what each unit of breach costs.
        goal: the goal that the penalty counts in; `gaps` unless said otherwise.
        source: where the numbers come from.
        grade: A several trials, B one trial, C consensus, D coaching practice.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    wish_goal: ClassVar[GoalName] = "gaps"
    judges_by: ClassVar[tuple[str, ...]] = ()
    """Tables of the model that it judges by besides its own numbers."""
    reach: ClassVar[Reach] = "days"
    """What it weighs; only what that concerns is judged again."""
    urgency: ClassVar[Urgency] = "at once"
    """When it says what it asks: a plan that is wanted at once waits for no other rule."""

    rule: str
    enabled: bool = True
    penalty: int | None = Field(default=None, ge=1, le=1000)
    goal: GoalName | None = None
    source: str = ""
    grade: str = ""

    @property
    def asks_for_legs(self) -> bool:
        """Whether it wants leg sessions in every week that has a place for them."""
        return False

    @property
    def priced_goal(self) -> GoalName:
        """The goal that a priced must counts in."""
        return self.goal or "gaps"

    @abstractmethod
    def constrain(self, block: Block, decide: Decide) -> None:
        """Say what the rule asks of a plan that is still to be made."""

    @abstractmethod
    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Find what a finished plan breaks, from its dates and minutes alone."""

    @abstractmethod
    def explain(self) -> str:
        """Say the rule in one sentence, with its numbers."""

    def looser(self, block: Block) -> Looser:
        """Ask a little less, as a coach would try it; or say why that cannot be."""
        return NoStep("it is what a question asks")

    def names(self, model: Model, catalogue: Catalogue) -> Iterator[Name]:
        """Name the focuses, exercises and groups that it speaks of, each beside those known.

        Phases, load classes and such words are bound by their types.
        """
        yield from ()

    def settle(self, model: Model) -> tuple[Model, Rule]:
        """Put what of it belongs to the model's tables there; what is left of it follows."""
        return model, self

    def refuses(self, block: Block) -> Iterator[str]:
        """Say which of the model's tables it could never let stand; such a model is refused."""
        yield from ()

    def hours_before_runs(self) -> frozenset[int]:
        """The hours that it lets lie between the end of a session and a run; most rules none."""
        return frozenset()

    def notes(self, block: Block) -> Iterator[str]:
        """Say, before solving, what of the rule cannot be asked of this block."""
        yield from ()

    def wanted(self, block: Block) -> Iterator[Wanted]:
        """Name the kinds of session that each week should hold; most rules ask for none."""
        yield from ()

    def rest_days(self, block: Block, race: Race) -> int:
        """The days after a race before every kind of session may return; most ask for none."""
        return 0

    def breach(self, day: dt.date, text: str, amount: int = 1) -> Violation:
        """A broken must, or its price where the scenario gave one, for so many units."""
        if self.penalty is None:
            return Violation(day, self.rule, text)
        return Violation(day, self.rule, text, self.penalty * amount, self.priced_goal)

    def missed(self, day: dt.date, text: str, cost: int) -> Violation:
        """A wish that did not come true, and what that costs."""
        return Violation(day, self.rule, text, cost, self.wish_goal)
