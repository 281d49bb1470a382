"""Sessions times what their menus hold, as rows: what a week adds up to, and what is known.

A week's sessions of a menu times what the menu holds is written as one product per session of the
week, `t <= M p, t <= C, t >= C - M (1 - p)`; a number that rows only want to be large needs no
bound from below, and the other way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from itertools import pairwise

from periodize.block import Menu, Option
from periodize.dates import DateRange
from periodize.engine.presolve import Limits
from periodize.engine.rows import Number, Rows
from periodize.statements.atoms import Credit, Known, Uses

Span = tuple[tuple[int, ...], DateRange | None, Menu]
"""A menu in some days of some weeks."""
Standing = tuple[Number, ...]
"""Sessions of a menu by their flags."""
Bounded = Credit | Number
"""What is bounded only on the sides that rows press to."""


@dataclass(frozen=True, slots=True)
class _Product:
    """A week's sessions of a menu, one share each, times what the menu holds."""

    summed: Number
    shares: Sequence[tuple[Number, Number]]
    content: Number
    most: int


class Products:
    """The products that were written on some rows."""

    def __init__(
        self,
        rows: Rows,
        held: Mapping[Option, Number],
        uses: Mapping[Uses, Number],
        limits: Limits,
    ) -> None:
        """Begin with none.

        Args:
            rows: where they are written.
            held: the flags of the sessions that can be chosen.
            uses: the flags of what menus can hold.
            limits: what musts say of sizes.
        """
        self._rows, self._held, self._uses, self._limits = rows, held, uses, limits
        self._by_week: dict[tuple[int, Menu], list[Option]] = {}
        for option in held:
            self._by_week.setdefault((option.week, option.menu), []).append(option)
        self._credits: dict[Credit, _Product | None] = {}
        self._contents: dict[tuple[Menu, tuple[tuple[str, int], ...]], tuple[Number, int]] = {}
        self._spans: dict[Span, Standing] = {}
        self._knowns: dict[tuple[Number, Standing], Number] = {}
        self._stands: dict[Standing, Number] = {}
        self._nth: dict[tuple[int, Menu], list[Number]] = {}
        self._bounded: set[tuple[Bounded, bool]] = set()

    def written_on(self, rows: Rows) -> Products:
        """The same products on a copy of the rows; these stay as they are."""
        other = copy(self)
        other._rows = rows
        other._credits, other._contents = {**self._credits}, {**self._contents}
        other._knowns, other._stands = {**self._knowns}, {**self._stands}
        other._nth, other._bounded = {**self._nth}, {*self._bounded}
        return other

    def credit(self, credit: Credit, *, rises: bool) -> Number | None:
        """What a week's sessions of a menu add up to, bounded on the side that its rows press to.

        A number that rows only want to be large needs no bound from below, and the other way.
        """
        if credit not in self._credits:
            self._credits[credit] = self._new_credit(credit)
        product = self._credits[credit]
        if product is None:
            return None
        if (credit, rises) not in self._bounded:
            self._bounded.add((credit, rises))
            self._bound(product, rises=rises)
        return product.summed

    def _bound(self, product: _Product, *, rises: bool) -> None:
        content, most = product.content, product.most
        for share, held in product.shares:
            if rises:
                self._rows.at_most({content: 1, held: most, share: -1}, most)
            else:
                self._rows.at_most({share: 1, held: -most}, 0)
                self._rows.at_most({share: 1, content: -1}, 0)

    def _new_credit(self, credit: Credit) -> _Product | None:
        options = self._by_week.get((credit.week, credit.menu))
        if not options:
            return None
        content, most = self._content(credit)
        if not most:
            return None
        shares = [
            (self._rows.number(most), held)
            for held in self._at_least(credit.week, credit.menu, options)
        ]
        if len(shares) == 1:
            return _Product(shares[0][0], shares, content, most)
        summed = self._rows.number(most * len(shares))
        self._rows.exactly({summed: -1, **{share: 1 for share, _ in shares}}, 0)
        return _Product(summed, shares, content, most)

    def _content(self, credit: Credit) -> tuple[Number, int]:
        key = credit.menu, credit.credits
        if key not in self._contents:
            worth = {
                name: value
                for name, value in credit.credits
                if Uses(credit.menu, name) in self._uses
            }
            most = self._limits.credit(credit.menu, worth)
            content = self._rows.number(most)
            parts = {self._uses[Uses(credit.menu, name)]: value for name, value in worth.items()}
            self._rows.exactly({content: -1, **parts}, 0)
            self._contents[key] = content, most
        return self._contents[key]

    def _at_least(self, week: int, menu: Menu, options: list[Option]) -> list[Number]:
        """For 1, 2, …: whether the week holds at least so many sessions of the menu."""
        key = week, menu
        if key not in self._nth:
            nth = [self._rows.flag() for _ in range(self._limits.sessions(options))]
            held = {self._held[option]: -1 for option in options}
            self._rows.exactly({**dict.fromkeys(nth, 1), **held}, 0)
            for earlier, later in pairwise(nth):
                self._rows.implies(later, earlier)
            self._nth[key] = nth
        return self._nth[key]

    def known(self, known: Known, *, rises: bool) -> Number | None:
        """Whether a menu holds an exercise and stands, bounded like a credit.

        Days that count the same sessions share one number.
        """
        use = self._uses.get(Uses(known.menu, known.exercise))
        held = self._counted(known) if use is not None else ()
        if use is None or not held:
            return None
        if (use, held) not in self._knowns:
            self._knowns[use, held] = self._rows.flag()
        both = self._knowns[use, held]
        if (both, rises) not in self._bounded:
            self._bounded.add((both, rises))
            stands = self._stand(held, rises=rises)
            if rises:
                self._rows.at_most({use: 1, stands: 1, both: -1}, 1)
            else:
                self._rows.implies(both, use)
                self._rows.implies(both, stands)
        return both

    def _counted(self, known: Known) -> Standing:
        """The sessions of a menu that stand on the days that count."""
        span = known.weeks, known.days, known.menu
        if span not in self._spans:
            self._spans[span] = tuple(
                self._held[option]
                for week in known.weeks
                for option in self._by_week.get((week, known.menu), ())
                if known.counts(option.date)
            )
        return self._spans[span]

    def _stand(self, held: Standing, *, rises: bool) -> Number:
        """Whether any of some sessions stands, bounded like a credit."""
        if held not in self._stands:
            self._stands[held] = self._rows.flag()
        stands = self._stands[held]
        if (stands, rises) not in self._bounded:
            self._bounded.add((stands, rises))
            if rises:
                for each in held:
                    self._rows.implies(each, stands)
            else:
                self._rows.at_most({stands: 1, **dict.fromkeys(held, -1)}, 0)
        return stands
