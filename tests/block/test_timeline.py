"""Seasons, phases and segments: what a coach expects of the weeks around a goal race.

Weeks are written as letters: R transition, A adaptation, S strength, M maintenance, P power,
T taper, ! race week, C recovery.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

import pytest

from periodize.block import Block, Week
from periodize.dates import DateRange
from periodize.model.load import load_model
from periodize.scenario.scenario import Athlete, Dated, Level, Race
from tests.cases import put_under
from tests.toy import a_block, a_race, day

LETTERS = {
    "transition": "R",
    "adaptation": "A",
    "strength": "S",
    "maintenance": "M",
    "power": "P",
    "taper": "T",
    "race": "!",
    "recovery": "C",
}
KM = {"5k": 5.0, "10k": 10.0, "half": 21.1, "marathon": 42.195, "ultra": 80.0, "100k": 100.0}
SUNDAY = 6
LEVELS_WITH_LIFTING: tuple[Level, ...] = ("intermediate", "advanced")


def runner(weeks: int, *races: Race, level: Level = "intermediate") -> Block:
    """A block under the model `runner` whose axes follow from its races."""
    return a_block(
        7 * weeks,
        races=races,
        phase=None,
        season=None,
        athlete=Athlete(level=level),
        model=load_model("runner"),
    )


def goal(week: int, distance: str, weekday: int = SUNDAY) -> Race:
    """An A race on a weekday of a week, which counts from 1."""
    return a_race(7 * (week - 1) + weekday, km=KM[distance])


def letters(block: Block) -> str:
    """The phases of the weeks."""
    return "".join(LETTERS[week.phase] for week in block.calendar.weeks)


def seasons(block: Block) -> list[tuple[str, int]]:
    """Seasons in order with their weeks."""
    return [
        (name, len(list(group))) for name, group in groupby(w.season for w in block.calendar.weeks)
    ]


def segments(weeks: Sequence[Week]) -> list[int]:
    """The lengths of the segments in order."""
    return [len(list(group)) for _, group in groupby(week.segment for week in weeks)]


def said(
    block: Block, *, phases: Sequence[Dated] = (), seasons: Sequence[Dated] = (), start: int = 0
) -> Block:
    """The block with axes that the athlete wrote, starting so many days later."""
    scenario = replace(
        block.scenario,
        phases=tuple(phases),
        seasons=tuple(seasons),
        days=DateRange(day(start), block.scenario.days.end),
    )
    return put_under(scenario, block.model, block.catalogue)


class TestRaceOnTheLastSunday:
    @pytest.mark.parametrize(
        ("weeks", "distance", "expected"),
        [
            (8, "5k", "SSSSPPP!"),
            (8, "10k", "SSSSPPP!"),
            (8, "half", "SSSSSST!"),
            (8, "marathon", "SSSSSTT!"),
            (8, "ultra", "SSSSSTT!"),
            (12, "5k", "AAASSSSSPPP!"),
            (12, "10k", "AAASSSSSPPP!"),
            (12, "half", "AAASSSSPPPT!"),
            (12, "marathon", "SSSSSSPPPTT!"),
            (12, "ultra", "SSSSSSPPPTT!"),
            (18, "5k", "AAAASSSSSSSSPPPPP!"),
            (18, "10k", "AAAASSSSSSSSPPPPP!"),
            (18, "half", "AAAASSSSSSSSPPPPT!"),
            (18, "marathon", "AAAASSSSSSSSPPPTT!"),
            (18, "ultra", "AAAASSSSSSSSPPPTT!"),
            (24, "5k", "RRRRAAAAAASSSSSSSSPPPPP!"),
            (24, "10k", "RRRRAAAAAASSSSSSSSPPPPP!"),
            (24, "half", "RRRAAAAAASSSSSSSSPPPPPT!"),
            (24, "marathon", "RRRAAAAASSSSSSSSPPPPPTT!"),
            (24, "ultra", "RRRAAAAASSSSSSSSPPPPPTT!"),
        ],
    )
    def test_a_trained_athlete_builds_in_order(
        self, weeks: int, distance: str, expected: str
    ) -> None:
        """Adaptation, strength and power as the weeks allow, then the taper of the distance."""
        assert letters(runner(weeks, goal(weeks, distance))) == expected

    def test_the_advanced_build_like_the_intermediate(self) -> None:
        """Only novices have phases of their own."""
        blocks = [runner(18, goal(18, "half"), level=level) for level in LEVELS_WITH_LIFTING]
        assert len({letters(block) for block in blocks}) == 1

    @pytest.mark.parametrize(
        ("weeks", "distance", "expected"),
        [
            (8, "marathon", "AAAAATT!"),
            (8, "10k", "AAAAAAA!"),
            (12, "half", "AAAAAASSSST!"),
            (18, "marathon", "AAAAAASSSSSSPPPTT!"),
            (24, "marathon", "AAAAAAAASSSSSSSSPPPPPTT!"),
        ],
    )
    def test_a_novice_adapts_longer(self, weeks: int, distance: str, expected: str) -> None:
        """A novice takes half as long again to adapt; a short block goes no further."""
        assert letters(runner(weeks, goal(weeks, distance), level="novice")) == expected

    @pytest.mark.parametrize(
        ("weeks", "expected"), [(2, "M!"), (3, "MM!"), (4, "MMM!"), (5, "SSSS!"), (1, "!")]
    )
    def test_too_few_weeks_only_maintain(self, weeks: int, expected: str) -> None:
        """Fewer than four weeks before the taper only hold what there is; four build strength."""
        assert letters(runner(weeks, goal(weeks, "10k"))) == expected

    def test_a_year_maintains_before_power(self) -> None:
        """What a long block has to spare is maintenance, so that power still ends at the taper."""
        phases = letters(runner(52, goal(52, "half")))
        assert phases == "RRRR" + 6 * "A" + 8 * "S" + 27 * "M" + "PPPPP" + "T!"

    def test_a_novice_year_maintains_before_power(self) -> None:
        """The same holds for a novice, who has a longer adaptation in front."""
        phases = letters(runner(30, goal(30, "10k"), level="novice"))
        assert phases == 9 * "A" + 8 * "S" + 7 * "M" + "PPPPP" + "!"

    @pytest.mark.parametrize("distance", KM)
    @pytest.mark.parametrize("level", ["novice", "intermediate"])
    def test_every_length_keeps_the_order(self, distance: str, level: Level) -> None:
        """From one week to a year phases never go back, and power needs four weeks of strength."""
        for weeks in range(1, 53):
            phases = letters(runner(weeks, goal(weeks, distance), level=level))
            assert list(phases) == sorted(phases, key="RASMPT!".index)
            assert phases.endswith("!")
            assert "P" not in phases or (phases.count("S") >= 4 and 3 <= phases.count("P") <= 5)

    def test_seasons_follow_the_taper(self) -> None:
        """Eight weeks before the taper the season begins, six weeks before that the pre-season."""
        assert seasons(runner(24, goal(24, "marathon"))) == [("off", 7), ("pre", 6), ("in", 11)]


class TestRacesElsewhere:
    @pytest.mark.parametrize("weekday", [0, 1, 2])
    def test_a_race_early_in_the_week_moves_the_race_week(self, weekday: int) -> None:
        """With the race on Monday to Wednesday the week before is race week, its own recovery."""
        assert letters(runner(9, goal(9, "half", weekday))) == "SSSSSST!C"

    @pytest.mark.parametrize("weekday", [3, 4, 5, 6])
    def test_a_race_from_thursday_on_keeps_its_week(self, weekday: int) -> None:
        """From Thursday on the race week is the calendar week."""
        assert letters(runner(9, goal(9, "half", weekday))) == "SSSSPPPT!"

    def test_a_short_race_on_monday_still_leaves_a_week_of_recovery(self) -> None:
        """Even after 10 km the race's own week does not train when the race opens it."""
        assert letters(runner(9, goal(9, "10k", 0))) == "SSSSPPP!C"

    def test_a_race_on_the_first_monday_starts_with_recovery(self) -> None:
        """A marathon on day one leaves recovery, and a transition after it."""
        assert letters(runner(4, goal(1, "marathon", 0))) == "CRRR"

    @pytest.mark.parametrize(
        ("distance", "after"),
        [("5k", "RRRR"), ("half", "CRRR"), ("marathon", "CRRR"), ("ultra", "CCRR")],
    )
    def test_recovery_fits_the_distance(self, distance: str, after: str) -> None:
        """The longer the race, the longer nothing heavy is asked for; then comes a transition."""
        assert letters(runner(12, goal(8, distance)))[8:] == after

    def test_a_race_after_the_block_shapes_it(self) -> None:
        """A marathon two weeks after the end: the block ends with the first week of the taper."""
        block = runner(10, goal(12, "marathon"))
        assert letters(block) == letters(runner(12, goal(12, "marathon")))[:10] == "SSSSSSPPPT"
        assert [week.season for week in block.calendar.weeks] == ["pre"] + 9 * ["in"]

    def test_a_race_without_priority_changes_no_phase(self) -> None:
        """B and C races only keep their gaps."""
        plain = letters(runner(12, goal(12, "half")))
        tune_up = replace(goal(7, "10k"), priority="B")
        assert letters(runner(12, tune_up, goal(12, "half"))) == plain

    def test_no_race_at_all_builds_once(self) -> None:
        """Without a goal race the block runs through its phases, off season throughout."""
        block = runner(10)
        assert letters(block) == "AAASSSSPPP"
        assert seasons(block) == [("off", 10)]


class TestTwoGoalRaces:
    def test_eight_weeks_apart_after_ten_kilometres(self) -> None:
        """Seven free weeks suffice for strength and power again."""
        block = runner(16, goal(8, "10k"), goal(16, "10k"))
        assert letters(block) == "SSSSPPP!" + "SSSSPPP!"
        assert seasons(block) == [("in", 16)]

    def test_eight_weeks_apart_after_a_marathon(self) -> None:
        """Recovery and taper leave four weeks, which only hold."""
        block = runner(20, goal(12, "marathon"), goal(20, "marathon"))
        assert letters(block) == "SSSSSSPPPTT!" + "CMMMMTT!"

    def test_two_weeks_apart_bridge_with_what_is_left(self) -> None:
        """After 10 km one week of maintenance, after a half only its recovery."""
        assert letters(runner(10, goal(8, "10k"), goal(10, "10k"))) == "SSSSPPP!M!"
        assert letters(runner(10, goal(8, "half"), goal(10, "half"))) == "SSSSSST!C!"

    @pytest.mark.parametrize(("first", "last"), [(0, 5), (3, 6), (4, 6)])
    def test_days_of_racing_share_one_race_week(self, first: int, last: int) -> None:
        """It is a race week and no recovery; begun on Monday, the taper before it is as long."""
        stages = (goal(12, "10k", first), goal(12, "10k", last))
        race = replace(stages[0], km=KM["half"], stages=stages)
        told = letters(runner(14, race))
        assert told[11:13] == "!C"
        whole = letters(runner(14, goal(12, "half")))
        assert told[:11].count("T") == whole[:11].count("T") + (first == 0)

    def test_on_consecutive_sundays_both_weeks_are_race_weeks(self) -> None:
        """The second race week comes before the first race's recovery."""
        assert letters(runner(10, goal(8, "half"), goal(9, "half")))[-4:] == "T!!C"

    def test_the_first_race_stays_in_season(self) -> None:
        """The pre-season of a later race does not lift the cap before an earlier one."""
        block = runner(24, goal(12, "10k"), goal(24, "10k"))
        assert all(week.season == "in" for week in block.calendar.weeks[3:12])
        assert seasons(block) == [("pre", 3), ("in", 9), ("pre", 3), ("in", 9)]


class TestTheAthletesOwnAxes:
    def test_written_phases_win(self) -> None:
        """A phase holds from its day until the next entry; before the first the races decide."""
        block = said(
            runner(12, goal(12, "half")),
            phases=[
                Dated(since=day(7), value="maintenance"),
                Dated(since=day(21), value="strength"),
            ],
        )
        assert letters(block) == "AMMSSSSSSSSS"

    def test_written_seasons_win_and_leave_phases(self) -> None:
        """Caps and doses are two axes: a season in writing changes no phase."""
        derived = runner(12, goal(12, "half"))
        block = said(derived, seasons=[Dated(since=day(0), value="off")])
        assert seasons(block) == [("off", 12)]
        assert letters(block) == letters(derived)

    def test_an_entry_within_a_week_waits_for_monday(self) -> None:
        """A week belongs to one phase, the one that holds on its first day."""
        block = said(runner(3), phases=[Dated(since=day(9), value="strength")])
        assert letters(block) == "MMS"


class TestPartialWeeks:
    def test_a_late_start_makes_a_short_first_week(self) -> None:
        """A block that starts on Thursday has a first week of four days, which counts as a week."""
        block = said(runner(8, goal(8, "10k")), start=3)
        assert [len(week.days) for week in block.calendar.weeks] == [4, 7, 7, 7, 7, 7, 7, 7]
        assert letters(block) == "SSSSPPP!"

    def test_a_phase_from_the_first_day_holds_in_the_short_week(self) -> None:
        """An entry for the block's own start holds at once, though its Monday lies before."""
        block = said(runner(2), start=3, phases=[Dated(since=day(3), value="adaptation")])
        assert letters(block) == "AA"

    def test_a_short_week_asks_for_its_share(self) -> None:
        """Four days of an off-season week ask for two of the three sessions."""
        block = said(runner(5), start=3)
        first, second = block.calendar.weeks[:2]
        assert (first.target, second.target) == (2, 3)
        assert first.minutes < second.minutes == 165


class TestSegments:
    @pytest.mark.parametrize(
        ("weeks", "expected"),
        [(3, [3]), (4, [4]), (5, [3, 2]), (6, [3, 3]), (8, [4, 4]), (9, [3, 3, 3])],
    )
    def test_a_phase_is_cut_evenly(self, weeks: int, expected: list[int]) -> None:
        """No segment is longer than four weeks, and none a lonely rest."""
        block = a_block(7 * weeks, phase="strength", model=load_model("runner"))
        assert segments(block.calendar.weeks) == expected

    def test_segments_end_with_their_phase(self) -> None:
        """Accessories may change wherever the phase does."""
        block = runner(18, goal(18, "marathon"))
        assert segments(block.calendar.weeks) == [4, 4, 4, 3, 2, 1]
        assert len({(week.segment, week.phase) for week in block.calendar.weeks}) == 6

    def test_weeks_of_a_phase_count_from_its_first(self) -> None:
        """Loads rise with the week of the phase, and start again when a phase returns."""
        block = runner(16, goal(8, "10k"), goal(16, "10k"))
        assert [week.week_in_phase for week in block.calendar.weeks] == 2 * [0, 1, 2, 3, 0, 1, 2, 0]
        lengths = [
            len(list(group)) for _, group in groupby(week.run for week in block.calendar.weeks)
        ]
        assert lengths == [4, 3, 1, 4, 3, 1]


@pytest.mark.parametrize(
    ("weeks_ago", "distance", "expected"),
    [
        (0, "marathon", "CRRRRSSSSS"),
        (1, "marathon", "RRRRSSSSSS"),
        (2, "marathon", "RRRSSSSPPP"),
        (0, "ultra", "CCRRRRSSSS"),
        (0, "10k", "RRRRSSSSSS"),
    ],
)
def test_a_race_before_the_block(weeks_ago: int, distance: str, expected: str) -> None:
    """Recovery and what comes after it go on from a goal race of before the block."""
    before = replace(goal(1, distance), start=a_race(-1 - 7 * weeks_ago).start)
    block = runner(10)
    raced = put_under(replace(block.scenario, raced=(before,)), block.model, block.catalogue)
    assert letters(raced) == expected


def test_a_goal_after_a_race_before_the_block() -> None:
    """Two goals that close are kept apart by maintenance, also where the first one is past."""
    before = replace(goal(1, "half"), start=a_race(-1).start)
    block = runner(6, goal(4, "10k"))
    raced = put_under(replace(block.scenario, raced=(before,)), block.model, block.catalogue)
    assert letters(raced) == "CMM!RR"
