"""Season frequency: so many sessions a week, and the legs among them.

The season caps the week and says what it should hold; a phase such as the taper has numbers of its
own. Light sessions count neither way. What a week asks for its legs depends neither on the kit nor
on the hours that are there: a mat and a gym are measured by one scale, so that more to choose from
never looks worse.

Why: two or three sessions a week build strength beside the running and one holds it; more than the
season has room for costs runs. A week without legs loses most, one whose leg session is lighter
than its phase wants less, one without a second leg session least; if a lighter one counted as much,
every wish for hours to a run would turn heavy weeks into circuits.
Reference: caps by season: S4, coaching practice, grade D; one leg session a week holds strength:
Spiering 2021 (doi 10.1519/JSC.0000000000003964), grade A; Ronnestad 2010 (doi
10.1007/s00421-010-1622-4), grade B; two a week for economy: Blagrove 2018 (doi
10.1007/s40279-017-0835-7), Llanos-Lagos 2024 (doi 10.1007/s40279-023-01978-y), grade A, Zanini 2025
(doi 10.1249/MSS.0000000000003685), grade B.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from periodize.block import Block, Week
from periodize.dates import counted, format_short_day
from periodize.model.catalogue import Catalogue
from periodize.model.periodization import Model
from periodize.plan import Plan, Session
from periodize.rules.base import FOR_LEGS, HEAVY_FOR_LEGS, GoalName, Rule, Violation, Wanted
from periodize.rules.looser import Looser, with_numbers
from periodize.rules.names import Name, names_at
from periodize.rules.reach import Reach
from periodize.rules.words import LoadClassWord, PhaseWord

if TYPE_CHECKING:
    from periodize.statements.decide import Decide

LIGHT = "light"


OF_SEASONS = ("at_most", "target", "floor")
"""The numbers that the model says by season."""


class SeasonFrequency(Rule):
    """Sessions in each Monday week; the numbers are the model's by season and phase.

    Numbers given here replace those of every week, cut like them to the week's share of seven days
    (halves round up), wishes also to its days with a window and to the cap.

    Attributes:
        at_most: sessions a whole week that are not light; must hold. None takes the week's own.
        target, floor: how many should stand; None takes the week's own.
        a_day: sessions a day, light ones included; must hold. None asks nothing.
        target_cost, floor_cost: of each session missing to the target, and to the floor on top.
        over_cost: of each session beyond the target.
        legs: by phase, the load classes that count as the week's leg sessions; other phases ask
            for none, nor do weeks that offer this athlete none.
        legs_cost: of each leg session missing to the week's `legs`.
        second_legs_cost: of each leg session missing to the week's `legs_wanted`.
        heavy: by phase, the focuses that are the hard leg session which the phase is for; phases
            that are not named, and weeks that ask for no leg session, ask for none.
        heavy_cost: of a week that holds none of them.
    """

    wish_goal: ClassVar[GoalName] = "sessions"
    reach: ClassVar[Reach] = "week"
    judges_by: ClassVar[tuple[str, ...]] = ("seasons", "derivation")

    rule: Literal["season_frequency"]
    at_most: int | None = Field(default=None, ge=0, le=14)
    target: int | None = Field(default=None, ge=0, le=14)
    floor: int | None = Field(default=None, ge=0, le=14)
    a_day: int | None = Field(default=None, ge=1, le=4)
    target_cost: int = Field(default=0, ge=0, le=100)
    floor_cost: int = Field(default=0, ge=0, le=100)
    over_cost: int = Field(default=0, ge=0, le=100)
    legs: Mapping[PhaseWord, tuple[LoadClassWord, ...]] = {}
    legs_cost: int = Field(default=0, ge=0, le=100)
    second_legs_cost: int = Field(default=0, ge=0, le=100)
    heavy: Mapping[PhaseWord, tuple[str, ...]] = {}
    heavy_cost: int = Field(default=0, ge=0, le=100)

    @property
    def asks_for_legs(self) -> bool:
        """Whether a missing one costs anything."""
        return bool(self.legs_cost)

    def settle(self, model: Model) -> tuple[Model, Rule]:
        """What a scenario changes becomes the seasons' own.

        Phases with numbers of their own, such as the taper, keep them.
        """
        given = {key: value for key in OF_SEASONS if (value := getattr(self, key)) is not None}
        seasons = {name: each.model_copy(update=given) for name, each in model.seasons.items()}
        left = self.model_copy(update=dict.fromkeys(OF_SEASONS))
        return model.model_copy(update={"seasons": seasons}), left

    def constrain(self, block: Block, decide: Decide) -> None:
        """Cap weeks and days, and price what is missing."""
        for week in block.calendar.weeks:
            options = block.options.in_week(week)
            counted = [option for option in options if option.load_class != LIGHT]
            decide.at_most(decide.count(counted), self._limit(week))
            for wanted, cost, _ in self.asks(block, week):
                decide.prefer_at_least(decide.count(counted), wanted, cost)
            target = next(self.asks(block, week))[0]
            decide.prefer_at_most(decide.count(counted), target, self.over_cost)
            for focuses, wanted, cost, _ in self._leg_wishes(block, week):
                held = [option for option in options if option.focus in focuses]
                decide.prefer_at_least(decide.count(held), wanted, cost)
        for _, some in groupby(decide.options, attrgetter("date")):
            options = list(some)
            if self.a_day is not None and len(options) > self.a_day:
                decide.at_most(decide.count(options), self.a_day)

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Count the sessions of each week and day."""
        for week in block.calendar.weeks:
            held = [session for session in plan.sessions if session.date in week.days]
            yield from self._week_violations(block, week, held)
            yield from self._missing_legs(block, week, Counter(s.focus for s in held))
        for day, count in Counter(session.date for session in plan.sessions).items():
            if self.a_day is not None and count > self.a_day and day in block.scenario.days:
                text = f"{count} sessions stand on {format_short_day(day)}; at most {self.a_day}"
                yield self.breach(day, text, count - self.a_day)

    def _week_violations(
        self, block: Block, week: Week, held: Sequence[Session]
    ) -> Iterator[Violation]:
        monday, limit = week.days.start, self._limit(week)
        count = sum(session.load_class != LIGHT for session in held)
        told = f"week {week.number} holds {counted(count, 'session')}"
        if count > limit:
            yield self.breach(monday, f"{told}; at most {limit}", count - limit)
        for wanted, cost, word in self.asks(block, week):
            if count < wanted and cost:
                yield self.missed(monday, f"{told}; {wanted} {word}", cost * (wanted - count))
        over = count - next(self.asks(block, week))[0]
        if over > 0 and self.over_cost:
            text = f"{told}; {over} more than wanted"
            yield self.missed(monday, text, self.over_cost * over)

    def _missing_legs(
        self, block: Block, week: Week, held: Mapping[str, int]
    ) -> Iterator[Violation]:
        for focuses, wanted, cost, kind in self._leg_wishes(block, week):
            count = sum(held.get(focus, 0) for focus in focuses)
            if count < wanted and cost:
                told = f"week {week.number} holds {counted(count, 'session')} {kind}"
                text = f"{told}; {wanted - count} more asked"
                yield self.missed(week.days.start, text, cost * (wanted - count))

    def wanted(self, block: Block) -> Iterator[Wanted]:
        """Each week's leg session, and the hard one that its phase is for."""
        for week in block.calendar.weeks:
            for focuses, count, cost, kind in self._leg_wishes(block, week):
                if count and cost:
                    yield Wanted(week.index, kind, tuple(sorted(focuses)))

    def looser(self, block: Block) -> Looser:
        """One session more a week, in any; a higher cap may raise what is wanted, too."""
        most = max((week.at_most for week in block.calendar.weeks), default=0) + 1
        text = f"{most} sessions in any week"
        return with_numbers(block, self.rule, text, {"at_most": most}, only_less=False)

    def names(self, model: Model, catalogue: Catalogue) -> Iterator[Name]:
        """The focuses that are a phase's hard leg session."""
        for phase, names in self.heavy.items():
            yield from names_at(("heavy", phase), names, model.focuses)

    def explain(self) -> str:
        """Say the caps and wishes."""
        cap = "the season's or phase's cap" if self.at_most is None else f"{self.at_most} sessions"
        day = "" if self.a_day is None else f" and {self.a_day} a day"
        target = "the season's number" if self.target is None else f"{self.target}"
        legs = "; ".join(f"{phase}: {' or '.join(row)}" for phase, row in self.legs.items())
        leg = f", its leg sessions among them ({legs})" if legs else ""
        return f"A week holds at most {cap}{day}, light ones aside, and should hold {target}{leg}."

    def _limit(self, week: Week) -> int:
        if self.at_most is None:
            return week.at_most
        return max(1, _share(self.at_most, week)) if self.at_most else 0

    def asks(self, block: Block, week: Week) -> Iterator[tuple[int, int, str]]:
        """How many sessions are wanted, what each missing one costs, and the word for it."""
        for own, given, cost, word in (
            (week.target, self.target, self.target_cost, "wanted"),
            (week.floor, self.floor, self.floor_cost, "needed above all"),
        ):
            asked = _share(given, week) if given is not None and week.open_days else own
            yield min(asked, self._limit(week)), cost, word

    def _leg_wishes(
        self, block: Block, week: Week
    ) -> Iterator[tuple[frozenset[str], int, int, str]]:
        """Focuses, how many sessions of them are wanted, what each missing one costs, their kind.

        Nothing is asked for which the model offers this athlete, whatever the kit, no focus.
        """
        offered = {
            name for name, each in block.model.focuses.items() if block.menus.offers(each, week)
        }
        classes = self.legs.get(week.phase, ())
        legs = frozenset(n for n in offered if block.model.focuses[n].load_class in classes)
        heavy = legs.intersection(self.heavy.get(week.phase, ()))
        most = self._limit(week)
        asked = min(week.legs, most)
        if heavy:
            yield heavy, min(asked, 1), self.heavy_cost, HEAVY_FOR_LEGS
        if legs:
            yield legs, asked, self.legs_cost, FOR_LEGS
            yield legs, min(week.legs_wanted, most), self.second_legs_cost, FOR_LEGS


def _share(sessions: int, week: Week) -> int:
    return int(sessions * week.share + 0.5)
