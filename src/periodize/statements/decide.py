"""The words in which a rule says what it asks of a plan before there is one.

A rule speaks of sessions that could stand (`held`), exercises that a menu could use (`uses`) and
what a week would hold of them (`in_week`); it forbids, limits and prefers. The words are recorded
as statements, with the rule that said them; the engine turns statements into its own language. No
rule ever sees a solver.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from periodize.block import Block, Menu, Option
from periodize.statements.amounts import Amount
from periodize.statements.atoms import Choice, Credit, Held, Uses
from periodize.statements.decided import Decided
from periodize.statements.measures import Measures
from periodize.statements.statement import Statement


class Speaker(Protocol):
    """Who says statements: a rule, as far as they carry something of it."""

    @property
    def rule(self) -> str:
        """The word that its statements carry."""

    @property
    def penalty(self) -> int | None:
        """What a unit too many costs; None where it must not be."""

    @property
    def priced_goal(self) -> str | None:
        """The goal in which the penalty counts."""

    @property
    def wish_goal(self) -> str:
        """The goal in which what is only preferred counts."""

    def constrain(self, block: Block, decide: Decide) -> None:
        """Say what is asked."""


class NoLongerAsked(Exception):
    """Nobody wants to know what the rules ask."""


@dataclass(slots=True)
class Decide(Measures):
    """Records what one rule after the other asks.

    Attributes:
        forbidden: the options and uses that cannot be, each with the rules that say so.
        statements: everything else.
        is_over: whether nobody wants to know any more; whoever still asks is stopped.
        suffices: whether it is enough for a plan at once.
    """

    forbidden: dict[Held | Uses, list[str]] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    is_over: bool = False
    suffices: bool = False
    _said: list[tuple[Speaker, slice]] = field(default_factory=list)
    _rule: Speaker | None = None
    _choices: set[str] = field(default_factory=set)

    @classmethod
    def asked(cls, block: Block, rules: Iterable[Speaker]) -> Decided:
        """What some rules ask of a block."""
        decide = cls(block)
        for rule in rules:
            decide.speak(rule)
        return decide.decided()

    def decided(self, order: Sequence[Speaker] = ()) -> Decided:
        """What was said until now; told in another order of the rules than it was said in."""
        place = {id(rule): number for number, rule in enumerate(order)}
        said = sorted(self._said, key=lambda each: place[id(each[0])]) if order else ()
        told = [each for _, span in said for each in self.statements[span]] or self.statements
        return Decided(self.block, dict(self.forbidden), tuple(told))

    def speak(self, rule: Speaker) -> None:
        """Let a rule say what it asks; what it says carries its name."""
        self._rule, before = rule, len(self.statements)
        rule.constrain(self.block, self)
        self._said.append((rule, slice(before, len(self.statements))))
        self._rule = None

    def choice(self, name: str) -> Amount:
        """A choice of the rule's own, 0 or 1; the name must be new within the rule."""
        full = f"{self._speaker.rule}: {name}"
        if full in self._choices:
            raise ValueError(f"a choice must have a name of its own: {full}")
        self._choices.add(full)
        return Amount({Choice(full): 1})

    def forbid(self, option: Option) -> None:
        """The session must not stand."""
        if self._speaker.penalty is None:
            self.forbidden.setdefault(Held(option), []).append(self._speaker.rule)
        else:
            self.at_most(self.count([option]), 0)

    def forbid_use(self, menu: Menu, exercise: str) -> None:
        """The menu must not hold the exercise; a price counts once for each such session."""
        if self._speaker.penalty is None:
            self.forbidden.setdefault(Uses(menu, exercise), []).append(self._speaker.rule)
            return
        for week in self.block.calendar.weeks_of(menu.segment):
            held = Credit(week.index, menu, ((exercise, 1),))
            self.at_most(Amount({held: 1}), 0)

    def at_most(self, amount: Amount, limit: int) -> None:
        """The amount must not exceed the limit, or costs the rule's penalty for each unit above."""
        speaker = self._speaker
        self._record(amount, limit, speaker.penalty, speaker.priced_goal)

    def at_least(self, amount: Amount, limit: int) -> None:
        """The amount must reach the limit, or costs the rule's penalty for each unit missing."""
        self.at_most(amount * -1, -limit)

    def define(self, amount: Amount, limit: int) -> None:
        """State what a choice of the rule's own means: `amount <= limit`, never for a price."""
        self._record(amount, limit, None, None)

    def prefer_at_most(self, amount: Amount, limit: int, cost: int) -> None:
        """Each unit above the limit costs so much in the rule's goal."""
        if not cost:
            return
        if limit == amount.constant == 0 and all(weight > 0 for weight in amount.terms.values()):
            # Each term costs by itself, so that days far apart stay apart.
            for atom, weight in amount.terms.items():
                self._record(Amount({atom: weight}), 0, cost, self._speaker.wish_goal)
            return
        self._record(amount, limit, cost, self._speaker.wish_goal)

    def prefer_at_least(self, amount: Amount, limit: int, cost: int) -> None:
        """Each unit missing to the limit costs so much in the rule's goal."""
        self.prefer_at_most(amount * -1, -limit, cost)

    def avoid(self, option: Option, cost: int) -> None:
        """The session costs so much if it stands."""
        self.prefer_at_most(self.count([option]), 0, cost)

    @property
    def _speaker(self) -> Speaker:
        if self._rule is None:
            raise RuntimeError("no rule is speaking")
        return self._rule

    def _record(self, amount: Amount, limit: int, penalty: int | None, goal: str | None) -> None:
        if self.is_over:
            raise NoLongerAsked
        self.statements.append(Statement(self._speaker.rule, amount, limit, penalty, goal))
