"""The schema of model files: what a model may say, and what is refused."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from pydantic import ValidationError

from periodize.errors import InputRefused
from periodize.model.focus import Dose
from periodize.model.load import load_model, model_names
from periodize.model.names import BANDS
from periodize.model.periodization import Model
from tests.agreement.worlds import with_focuses
from tests.toy import DOSE, PHASES, a_model, a_role


def doses(*reps: int) -> list[dict[str, Any]]:
    """A wave of weeks that differ in their repetitions."""
    return [{**DOSE, "reps": number} for number in reps]


def with_phase(phase: str, **values: Any) -> Model:
    """The toy model with one phase of its own."""
    return a_model(phases={**{name: {"kinds": {}} for name in PHASES}, phase: values})


def refusal(**changes: Any) -> str:
    """What is said against the toy model with these changes."""
    with pytest.raises(ValidationError) as caught:
        a_model(**changes)
    return str(caught.value)


def derivation(**changes: Any) -> dict[str, Any]:
    """The toy derivation with some values changed."""
    return {**a_model().derivation.model_dump(), **changes}


class TestBands:
    @pytest.mark.parametrize(
        ("km", "band"),
        [
            (5, "5k"),
            (7.5, "5k"),
            (7.6, "10k"),
            (10, "10k"),
            (21.1, "half"),
            (30, "half"),
            (42.195, "marathon"),
            (50, "ultra"),
            (85, "ultra"),
            (85.1, "100k"),
            (250, "100k"),
        ],
    )
    def test_a_distance_takes_the_next_longer_band(self, km: float, band: str) -> None:
        """A distance on the boundary keeps the shorter band."""
        assert a_model().band_of(km) == band


class TestRepetitions:
    @pytest.mark.parametrize(
        ("percent", "reps"), [(60, 18), (70, 10), (70.1, 6), (80, 6), (79, 6), (81, 1), (40, 18)]
    )
    def test_between_two_rows_the_heavier_one_counts(self, percent: float, reps: int) -> None:
        """Nothing is allowed that the next heavier row forbids; beyond the table one is left."""
        model = a_model(reps_allowed={80: 6, 60: 18, 70: 10})
        assert model.reps_possible(percent) == reps


class TestDoses:
    @pytest.mark.parametrize(("week", "reps"), [(0, 12), (1, 10), (2, 8), (3, 8), (40, 8)])
    def test_the_last_week_of_a_wave_stays(self, week: int, reps: int) -> None:
        """A phase longer than its wave repeats the last entry."""
        model = with_phase("strength", kinds={"main": doses(12, 10, 8)})
        assert model.dose("main", "strength", week, "intermediate").reps == reps

    def test_a_novice_takes_their_own_kinds_and_else_the_common_ones(self) -> None:
        """Only the kinds that are written for novices differ."""
        kinds = {"main": doses(5), "core": doses(20)}
        model = with_phase("strength", kinds=kinds, novice={"main": doses(8)})
        assert model.dose("main", "strength", 0, "novice").reps == 8
        assert model.dose("core", "strength", 0, "novice").reps == 20
        assert model.dose("main", "strength", 0, "advanced").reps == 5

    def test_a_kind_that_a_phase_lacks_is_an_error(self) -> None:
        """Nothing is made up for a kind of work that the phase does not define."""
        with pytest.raises(KeyError):
            with_phase("strength", kinds={}).dose("main", "strength", 0, "novice")

    @pytest.mark.parametrize(
        "wrong", [{"sets": 0}, {"reps": 0}, {"percent": 101}, {"rir": -1}, {"weight": 3}]
    )
    def test_impossible_numbers_are_refused(self, wrong: dict[str, Any]) -> None:
        """A dose has at least one set and repetition, and no more than the whole maximum."""
        with pytest.raises(ValidationError):
            Dose.model_validate({**DOSE, **wrong})


class TestTables:
    def test_every_season_is_needed(self) -> None:
        """A model without a pre-season is refused by name."""
        assert "seasons must hold exactly off, pre, in" in refusal(seasons={})

    def test_every_phase_is_needed(self) -> None:
        """A model that leaves out a phase is refused."""
        assert "phases must hold exactly" in refusal(phases={"strength": {"kinds": {}}})

    @pytest.mark.parametrize("table", ["taper_weeks", "recovery_weeks"])
    def test_every_band_is_needed(self, table: str) -> None:
        """Taper and recovery are given for every distance."""
        short = derivation(**{table: dict.fromkeys(BANDS[:-1], 1)})
        assert f"{table} must hold exactly 5k, 10k" in refusal(derivation=short)

    def test_the_longest_band_has_no_end(self) -> None:
        """Bands are given for all distances but the last."""
        assert "bands must hold exactly" in refusal(bands=dict.fromkeys(BANDS, 1.0))

    @pytest.mark.parametrize("table", ["sequences", "novice_sequences"])
    def test_sequences_have_no_hole(self, table: str) -> None:
        """Each number of weeks from one on has its phases."""
        holed = derivation(**{table: {1: {"strength": 1}, 3: {"strength": 3}}})
        assert "without a hole" in refusal(derivation=holed)

    @pytest.mark.parametrize("table", ["sequences", "novice_sequences"])
    def test_sequences_add_up(self, table: str) -> None:
        """The phases of two weeks last two weeks."""
        long = derivation(**{table: {1: {"strength": 1}, 2: {"strength": 2, "power": 1}}})
        assert "a sequence of 2 weeks must add up" in refusal(derivation=long)

    def test_an_unknown_key_is_refused(self) -> None:
        """A misspelt key is not passed over."""
        assert "segment_length" in refusal(segment_length=4)


class TestLoading:
    def test_runner_ships_and_the_catalogue_is_no_model(self) -> None:
        """The list of models holds `runner` and not the exercises beside it."""
        assert "runner" in model_names()
        assert "exercises" not in model_names()

    def test_a_near_miss_is_pointed_out(self) -> None:
        """A misspelt name is refused with the name that was meant."""
        with pytest.raises(InputRefused, match="did you mean 'runner'"):
            load_model("runer")


class TestRounds:
    ROUNDS: ClassVar[dict[str, Any]] = {
        "first": 2, "most": 4, "weeks_each": 2, "rest_seconds": 180
    }  # fmt: skip

    def refused(self, roles: list[dict[str, Any]], **rounds: Any) -> str:
        """What is said against a circuit of these parts."""
        circuit = {"rounds": {**self.ROUNDS, **rounds}, "roles": roles}
        with pytest.raises(ValidationError) as caught:
            with_focuses({"circuit": circuit})
        return str(caught.value)

    def test_rounds_do_not_fall(self) -> None:
        """The most may be the first, not fewer."""
        lift = [a_role("lift", ["squat"])]
        assert "most is 1, fewer than the first 2 rounds" in self.refused(lift, most=1)

    def test_stations_are_no_pairs(self) -> None:
        """A pair in a circuit is refused."""
        assert "a pair has no place there" in self.refused([a_role("lift", ["squat"], pair="A")])

    def test_the_last_station_is_never_left_out(self) -> None:
        """Its rest is the one that a round's rest replaces, so it must be there."""
        lift, arms = a_role("lift", ["squat"]), a_role("arms", ["press"], stage="core", at_least=0)
        said = self.refused([arms, lift])
        assert "rounds end with arms, so at_least must be 1 there" in said

    @pytest.mark.parametrize(("rest", "fine"), [(DOSE["rest_seconds"], True), (30, False)])
    def test_the_last_station_has_one_rest(self, rest: int, fine: bool) -> None:
        """Whichever exercise ends a round, its rest is the same; another part may have two."""
        doses = {"main": [DOSE], "loaded": [{**DOSE, "rest_seconds": rest}]}
        phases = {phase: {"kinds": doses} for phase in PHASES}
        first = a_role("lift", ["squat"], doses={"squat": "loaded"})
        last = a_role("arms", ["press", "row"], stage="core", doses={"row": "loaded"})
        plain = a_role("arms", ["press", "row"], stage="core")
        assert self.circuit([first, plain], phases)
        if fine:
            assert self.circuit([first, last], phases)
        else:
            with pytest.raises(ValidationError, match="the doses of arms must rest equally"):
                self.circuit([first, last], phases)

    def circuit(self, roles: list[dict[str, Any]], phases: dict[str, Any]) -> Model:
        """A model with a circuit of these parts."""
        return with_focuses({"circuit": {"rounds": self.ROUNDS, "roles": roles}}, phases=phases)
