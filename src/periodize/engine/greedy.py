"""A whole plan at once: week by week the first session that breaks nothing with what stands.

It is what there is where a search is stopped early. What parts of the block were solved by then
stands in it as far as it fits; the rest of the weeks is filled with kinds of session in turn, legs
first, and menus with the first exercises of each part. What would hold something new where that
must not be is left out at the end. The referee judges it like any other plan, since the statements
with choices are not looked at.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from periodize.block import Block, Menu, Option
from periodize.block.types import Week
from periodize.engine.solution import Solution
from periodize.statements.atoms import Atom, Choice, Credit, Held, Known, Opened, Uses
from periodize.statements.decided import Decided
from periodize.statements.statement import Statement

UNSEEN = Choice | Known
"""Atoms whose statements are left to the referee: they are by far the most, and seldom bind."""
TRIES = 12
"""Starts that are tried for one session of a week."""
Contents = tuple[str, ...]


@dataclass(slots=True)
class _Sums:
    """What each must comes to with the sessions that stand.

    Attributes:
        over: by how much each exceeds its limit; below 0 where there is room.
        of: by atom the musts that count it, with its weight.
        credits: what weeks add up of a menu.
    """

    over: list[int] = field(default_factory=list)
    of: dict[Atom, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    credits: dict[tuple[int, Menu], set[Credit]] = field(default_factory=lambda: defaultdict(set))

    def state(self, must: Statement) -> None:
        """Take up one must."""
        place = len(self.over)
        self.over.append(must.amount.constant - must.at_most)
        for atom, weight in must.amount.terms.items():
            self.of[atom].append((place, weight))
            if isinstance(atom, Credit):
                self.credits[atom.week, atom.menu].add(atom)

    def changes(self, option: Option, contents: Contents, *, opens: bool) -> dict[int, int]:
        """What a session more changes of each must; `opens` where its menu was not used before."""
        found: Counter[int] = Counter()
        for atom, amount in self._atoms(option, contents, opens=opens):
            for place, weight in self.of.get(atom, ()):
                found[place] += weight * amount
        return found

    def allows(self, changes: dict[int, int]) -> bool:
        """Whether no must is exceeded by more than before."""
        over = self.over
        return all(change <= 0 or over[place] + change <= 0 for place, change in changes.items())

    def add(self, changes: dict[int, int]) -> None:
        """Count a session from now on."""
        for place, change in changes.items():
            self.over[place] += change

    def _atoms(
        self, option: Option, contents: Contents, *, opens: bool
    ) -> Iterator[tuple[Atom, int]]:
        yield Held(option), 1
        if opens:
            yield Opened(option.menu), 1
            yield from ((Uses(option.menu, exercise), 1) for exercise in contents)
        for credit in self.credits.get((option.week, option.menu), ()):
            yield credit, sum(worth for name, worth in credit.credits if name in contents)


class Greedy:
    """Sessions put beside each other, none of which is moved again."""

    def __init__(self, decide: Decided) -> None:
        """Begin with an empty block."""
        self._decide, self._block = decide, decide.block
        self._unseen: list[Statement] = []
        self._sums, self._of_menu = _Sums(), defaultdict[Menu, list[Statement]](list)
        for must in decide.statements:
            if must.penalty is not None:
                continue
            if _is_unseen(must):
                self._unseen.append(must)
                continue
            self._sums.state(must)
            if menu := _only_menu(must):
                self._of_menu[menu].append(must)
        self._offered: dict[int, list[Option]] = defaultdict(list)
        for option in decide.options:
            if Held(option) not in decide.forbidden:
                self._offered[option.week].append(option)
        self._at_first = tuple(self._sums.over)
        self._contents: dict[Menu, Contents] = {}
        self._standing: list[Option] = []

    def plan(self, known: Solution) -> Solution:
        """A plan with the sessions of one that is known for some weeks, and others beside them."""
        self._sums.over, self._standing = [*self._at_first], []
        self._contents = dict(known.contents)
        for option in sorted(known.options, key=lambda each: each.start):
            self._stand(option)
        for week in self._block.calendar.weeks:
            self._fill(week)
        held = {option.menu for option in self._standing}
        contents = {menu: each for menu, each in self._contents.items() if menu in held}
        return self._without_what_is_new(Solution(tuple(self._standing), contents))

    def _without_what_is_new(self, laid: Solution) -> Solution:
        """A plan without the sessions for whose sake something must have been known before."""
        news = [(set(_held(must)), must) for must in self._unseen if not _has_choice(must)]
        gone: set[Option] | None = None
        while gone is None or gone:
            stand = set(laid.options)
            gone = {
                option
                for held, must in news
                if held & stand and laid.excess(must)
                for option in held & stand
            }
            laid = replace(laid, options=tuple(each for each in laid.options if each not in gone))
        return laid

    def _fill(self, week: Week) -> None:
        held = Counter(each.focus for each in self._standing if each.week == week.index)
        while sum(held.values()) < week.target:
            found = next(filter(self._stand, self._wanted(week, held)), None)
            if found is None:
                return
            held[found.focus] += 1

    def _wanted(self, week: Week, held: Counter[str]) -> Sequence[Option]:
        days = {each.date for each in self._standing if each.week == week.index}
        free = (option for option in self._offered[week.index] if option.date not in days)
        ordered = sorted(free, key=lambda o: (held[o.focus], not o.loads_legs, -o.minutes, o.start))
        tried: Counter[str] = Counter()
        found = []
        for option in ordered:
            tried[option.focus] += 1
            if tried[option.focus] <= TRIES:
                found.append(option)
        return found

    def _stand(self, option: Option) -> bool:
        """Let a session stand where that breaks nothing; whether it does."""
        if option.menu not in self._contents:
            self._contents[option.menu] = self._filled(option.menu)
        opens = not any(each.menu == option.menu for each in self._standing)
        contents = self._contents[option.menu]
        changes = self._sums.changes(option, contents, opens=opens)
        if not contents or not self._sums.allows(changes):
            return False
        self._sums.add(changes)
        self._standing.append(option)
        return True

    def _filled(self, menu: Menu) -> Contents:
        """The first exercises of each part, and more where the session would be too small."""
        chosen = listed(self._block, menu)
        lack = self._lack(menu, chosen)
        for exercise in self._block.menus.fillers(menu.focus):
            if not lack:
                break
            if Uses(menu, exercise) not in self._decide.forbidden and exercise not in chosen:
                left = self._lack(menu, (*chosen, exercise))
                chosen, lack = ((*chosen, exercise), left) if left < lack else (chosen, lack)
        return () if lack else chosen

    def _lack(self, menu: Menu, exercises: Contents) -> int:
        alone = Solution((), {menu: exercises})
        return sum(alone.excess(must) for must in self._of_menu[menu])


def listed(block: Block, menu: Menu) -> Contents:
    """For each part of the focus as many exercises as it needs, in the order of the list."""
    roles, at_hand = block.menus.fillers(menu.focus), block.menus.at_hand(menu)
    taken: Counter[str] = Counter()
    chosen = []
    for exercise, role in roles.items():
        if exercise in at_hand and taken[role.role] < block.menus.fewest(menu, role):
            taken[role.role] += 1
            chosen.append(exercise)
    return tuple(chosen)


def _is_unseen(must: Statement) -> bool:
    return any(isinstance(atom, UNSEEN) for atom in must.amount.terms)


def _has_choice(must: Statement) -> bool:
    """Whether it hangs on a choice of a rule's own, of which a plan at once makes none."""
    return any(isinstance(atom, Choice) for atom in must.amount.terms)


def _held(must: Statement) -> Iterator[Option]:
    """The sessions that a must could be exceeded by."""
    for atom, weight in must.amount.terms.items():
        if isinstance(atom, Held) and weight > 0:
            yield atom.option


def _only_menu(must: Statement) -> Menu | None:
    """The menu of a must that speaks of one menu and of nothing else."""
    menus = set(_menus(must.amount.terms))
    return menus.pop() if len(menus) == 1 else None


def _menus(atoms: Iterable[Atom]) -> Iterator[Menu | None]:
    for atom in atoms:
        yield atom.menu if isinstance(atom, Uses | Opened) else None
