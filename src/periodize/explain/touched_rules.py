"""Which rules could judge a plan otherwise once one session of it stands elsewhere.

Told from what the rules said before there was a plan: where no sum that a rule limits comes to more
or less above its limit, the rule's judgement stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from periodize.block import Option
from periodize.plan import Session
from periodize.statements.atoms import Held
from periodize.statements.decided import Decided
from periodize.statements.statement import Statement


class Touched:
    """The sessions of a plan against the statements that they are part of."""

    def __init__(self, decide: Decided, sessions: Iterable[Session]) -> None:
        options = {option.slot: option for option in decide.options}
        self._options = {each.id: options.get(each.slot) for each in sessions}
        self._held = {option for option in self._options.values() if option}
        self._forbidden = decide.forbidden
        self._statements = decide.statements
        self._of: dict[Option, list[int]] = defaultdict(list)
        for number, statement in enumerate(decide.statements):
            for atom in statement.amount.terms:
                if isinstance(atom, Held):
                    self._of[atom.option].append(number)

    def rules(self, session: Session, there: Option) -> set[str] | None:
        """The rules that a move of a session touches; None if it could be any.

        That is so where it comes to hold other exercises, was never an option, or stands twice.
        """
        here = self._options[session.id]
        if here is None or here.menu != there.menu or there in self._held:
            return None
        numbers = {*self._of[here], *self._of[there]}
        concerned = [self._statements[number] for number in numbers]
        weighing = (each for each in concerned if self._differs(each, here, there))
        return {each.rule for each in weighing}.union(self._forbidden.get(Held(there), ()))

    def _differs(self, statement: Statement, here: Option, there: Option) -> bool:
        terms = statement.amount.terms
        step = terms.get(Held(there), 0) - terms.get(Held(here), 0)
        if not step or not all(isinstance(atom, Held) for atom in terms):
            return bool(step)
        amount = statement.amount.constant + sum(
            weight
            for atom, weight in terms.items()
            if isinstance(atom, Held) and atom.option in self._held
        )
        limit = statement.at_most
        return max(amount, limit) != max(amount + step, limit)
