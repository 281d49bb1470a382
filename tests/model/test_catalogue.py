"""The exercise catalogue: what is shipped, what users may add, and what can be asked of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from pydantic import ValidationError

from periodize import resources
from periodize.model import vocabulary
from periodize.model.catalogue import Catalogue, Exercise, load_catalogue
from periodize.model.exercise_entry import ExerciseEntry

SANDBAG = {
    "id": "sandbag-carry",
    "name": "Sandbag carry",
    "patterns": ["carry-sled"],
    "primary": ["core"],
    "equipment": ["none"],
    "kind": "conditioning",
}


@pytest.fixture(scope="module")
def shipped() -> dict[str, Any]:
    """The shipped file as YAML sees it."""
    path = resources.folder("models") / "exercises.yaml"
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The shipped catalogue."""
    return load_catalogue()


def with_equipment(*items: str) -> Exercise:
    """A back squat that needs these items instead."""
    return replace(load_catalogue().exercises["back-squat"], equipment=items)


def kit(*items: str) -> frozenset[str]:
    """The equipment of a place."""
    return frozenset(items)


class TestShippedFile:
    def test_every_source_is_covered(self, catalogue: Catalogue) -> None:
        """All 155 exercises of the five sources are there, and what they leave out is ours."""
        by_source = Counter(s for e in catalogue.exercises.values() for s in e.sources)
        assert by_source == {"S0": 30, "S1": 29, "S2": 38, "S3": 27, "S4": 59, "own": 21}
        assert len(catalogue.exercises) == 155 + 21

    def test_every_entry_is_valid(self, shipped: dict[str, Any], catalogue: Catalogue) -> None:
        """Validation accepts each shipped entry and builds the same exercise as the quick path."""
        for entry in shipped["exercises"]:
            exercise = ExerciseEntry.model_validate(entry).to_exercise()
            assert exercise == catalogue.exercises[entry["id"]]

    def test_ids_and_names_are_unique(self, shipped: dict[str, Any]) -> None:
        """No entry hides another."""
        for key in ("id", "name", "cue"):
            assert max(Counter(entry[key] for entry in shipped["exercises"]).values()) == 1

    def test_order_of_fields_is_constant(self, shipped: dict[str, Any]) -> None:
        """Every entry lists its fields in one order and leaves out only what is empty."""
        order = list(ExerciseEntry.model_fields)
        for entry in shipped["exercises"]:
            assert list(entry) == sorted(entry, key=order.index)
            assert set(order) - set(entry) <= {"held", "contacts", "stress", "maximum_of", "doses"}
            assert entry["cue"]

    def test_vocabulary_equals_that_of_the_code(self, shipped: dict[str, Any]) -> None:
        """The file and the code name the same words in the same order."""
        code = {name: list(getattr(vocabulary, name.upper())) for name in shipped["vocabulary"]}
        assert code == shipped["vocabulary"]
        assert shipped["format"] == 1

    def test_every_word_is_used(self, catalogue: Catalogue) -> None:
        """Patterns, families and rungs that no exercise has do not stand in the vocabulary."""
        exercises = catalogue.exercises.values()
        assert {p for e in exercises for p in e.patterns} == set(vocabulary.PATTERNS)
        assert {e.family for e in exercises} == set(get_args(vocabulary.Family))
        assert {e.rung for e in exercises} == set(vocabulary.RUNGS)
        used = {choice for e in exercises for item in e.equipment for choice in item.split("|")}
        assert used == set(vocabulary.EQUIPMENT)

    def test_muscles_do_not_count_twice_in_an_exercise(self, catalogue: Catalogue) -> None:
        """A muscle is primary or secondary, never both."""
        for exercise in catalogue.exercises.values():
            assert not set(exercise.primary) & set(exercise.secondary), exercise.id

    def test_landings_are_kept_from_stressed_bone(self, catalogue: Catalogue) -> None:
        """Whatever lands on the feet carries the bone-stress flag, and jumps the Achilles flag."""
        for exercise in catalogue.exercises.values():
            on_feet = exercise.impact != "none" and exercise.id != "plyo-push-up"
            assert on_feet == ("bone-stress" in exercise.stress), exercise.id
            if exercise.contacts:
                assert exercise.impact != "none", exercise.id
                assert "achilles" in exercise.stress, exercise.id

    @pytest.mark.parametrize(
        ("exercise", "part"),
        [
            ("back-squat", "back"),
            ("deadlift", "back"),
            ("stability-ball-back-extension", "back"),
            ("push-up", "wrist"),
            ("pistol-squat", "knee"),
            ("alternating-jump-lunge", "knee"),
            ("heel-drop-calf-raise", "achilles"),
            ("single-leg-hop", "achilles"),
        ],
    )
    def test_known_cautions_hold(self, catalogue: Catalogue, exercise: str, part: str) -> None:
        """The textbook case of each caution is flagged."""
        assert part in catalogue.exercises[exercise].stress

    @pytest.mark.parametrize("part", vocabulary.STRESS)
    @pytest.mark.parametrize("pattern", ["squat", "hinge", "calf", "step", "core-anti-extension"])
    def test_caution_leaves_a_choice(self, catalogue: Catalogue, part: str, pattern: str) -> None:
        """Whatever part a novice is careful with, each basic pattern keeps an exercise."""
        found = catalogue.find(pattern=pattern, level="novice")
        assert any(part not in exercise.stress for exercise in found)

    @pytest.mark.parametrize(
        ("exercise", "level"),
        [
            ("dumbbell-romanian-deadlift", "novice"),
            ("barbell-hip-thrust", "novice"),
            ("single-leg-rdl", "intermediate"),
            ("romanian-deadlift", "intermediate"),
            ("nordic-curl-assisted", "novice"),
            ("nordic-curl", "advanced"),
            ("bent-knee-calf-raise", "novice"),
            ("pogo-hop", "novice"),
            ("single-leg-pogo", "intermediate"),
        ],
    )
    def test_two_legs_come_before_one(
        self, catalogue: Catalogue, exercise: str, level: str
    ) -> None:
        """Novices hinge, hop and curl on both legs; one leg, and the whole body, come later."""
        assert catalogue.exercises[exercise].level == level

    @pytest.mark.parametrize("kit_there", [(), ("stability-ball",), ("trx",), ("bench",)])
    def test_knee_flexion_needs_little(
        self, catalogue: Catalogue, kit_there: tuple[str, ...]
    ) -> None:
        """Hamstrings can be curled without kit, and with a ball, straps or a bench as well."""
        found = catalogue.find(muscle="hamstrings", equipment=kit_there)
        curls = [exercise.id for exercise in found if exercise.family == "knee-flexion"]
        assert len(curls) > len(kit_there)

    def test_a_sore_achilles_keeps_load_and_loses_landings(self, catalogue: Catalogue) -> None:
        """Tendons need load: holds and raises on the floor stay; edges and hops do not."""
        kept = {
            exercise.id
            for exercise in catalogue.exercises.values()
            if exercise.family in {"calf", "soleus", "hop"} and "achilles" not in exercise.stress
        }
        assert kept == {
            "isometric-calf-hold",
            "standing-calf-raise-flat",
            "loaded-calf-raise",
            "single-leg-calf-raise-flat",
            "bent-knee-calf-raise",
            "loaded-bent-knee-calf-raise",
        }

    @pytest.mark.parametrize(
        "pattern", ["push-vertical", "pull-horizontal", "squat", "hinge", "calf"]
    )
    def test_no_kit_leaves_a_choice(self, catalogue: Catalogue, pattern: str) -> None:
        """A novice without equipment finds something."""
        assert catalogue.find(pattern=pattern, equipment=(), level="novice")

    def test_barbell_needs_plates(self, catalogue: Catalogue) -> None:
        """A bare bar does not make a heavy lift; a bar with plates and a rack does."""
        squat = catalogue.exercises["back-squat"]
        assert squat.missing(kit("barbell")) == ("plate", "rack")
        assert squat.available_with(kit("barbell", "plate", "rack"))

    def test_a_barbell_or_dumbbells_do(self, catalogue: Catalogue) -> None:
        """Where dumbbells replace the bar, they need no plates."""
        deadlift = catalogue.exercises["romanian-deadlift"]
        assert deadlift.available_with(kit("dumbbell"))
        assert deadlift.available_with(kit("barbell", "plate"))
        assert not deadlift.available_with(kit("barbell"))

    def test_references_between_doses_exist(self, shipped: dict[str, Any]) -> None:
        """Doses that name another exercise name one of the catalogue."""
        ids = {entry["id"] for entry in shipped["exercises"]}
        for entry in shipped["exercises"]:
            for source, dose in entry.get("doses", {}).items():
                assert source in entry["sources"]
                both = {**dose, **dose.get("complex", {})}
                assert {both[k] for k in ("as", "superset", "after", "then") if k in both} <= ids

    def test_dose_is_kept_as_stated(self, catalogue: Catalogue) -> None:
        """The strength dose of the back squat is four fours at 85 %."""
        dose = catalogue.exercises["back-squat"].doses["S3"]
        assert (dose["sets"], dose["reps"], dose["percent_1rm"]) == (4, 4, 85)

    def test_groups_are_the_eight_of_the_volume_table(self, catalogue: Catalogue) -> None:
        """The groups are known, and no muscle counts in two of them."""
        assert list(catalogue.muscle_groups) == [
            "quads",
            "hamstrings",
            "glute-max",
            "hip-abductors",
            "calves",
            "push",
            "pull",
            "core",
        ]
        members = [m for group in catalogue.muscle_groups.values() for m in group]
        assert len(members) == len(set(members))
        assert set(members) <= set(vocabulary.MUSCLES)


class TestUnstableGround:
    @pytest.mark.parametrize(
        ("changes", "kit"),
        [
            ({"contacts": 1, "impact": "low", "equipment": ["bosu"]}, "bosu"),
            ({"impact": "moderate", "equipment": ["none", "wobble-board"]}, "wobble-board"),
            ({"contacts": 0.5, "equipment": ["mat|pillow"]}, "pillow"),
            ({"kind": "plyometric", "equipment": ["none|bosu"]}, "bosu"),
        ],
    )
    def test_nobody_jumps_on_it(self, changes: dict[str, Any], kit: str) -> None:
        """What lands, or jumps by its kind, is refused on kit that gives way."""
        with pytest.raises(ValidationError, match=f"jumps or lands on {kit}: nobody jumps"):
            ExerciseEntry.model_validate({**SANDBAG, **changes})

    @pytest.mark.parametrize(
        "changes",
        [
            {"equipment": ["bosu"]},
            {"kind": "balance", "equipment": ["pillow|mat"]},
            {"kind": "plyometric", "contacts": 1, "impact": "high", "equipment": ["mat"]},
        ],
    )
    def test_standing_on_it_is_fine(self, changes: dict[str, Any]) -> None:
        """Balance on it, and jumps on a mat, are not refused."""
        assert ExerciseEntry.model_validate({**SANDBAG, **changes}).id == "sandbag-carry"

    def test_no_shipped_exercise_does(self, catalogue: Catalogue) -> None:
        """No shipped jump uses kit that gives way."""
        for exercise in catalogue.exercises.values():
            kit = {choice for item in exercise.equipment for choice in item.split("|")}
            jumps = exercise.contacts or exercise.kind == "plyometric"
            assert not (jumps and kit & {"bosu", "pillow", "wobble-board"}), exercise.id


class TestLoading:
    def test_happens_once(self) -> None:
        """The second call returns the first catalogue."""
        assert load_catalogue() is load_catalogue()

    def test_missing_folder_is_named(self) -> None:
        """A broken installation says which folder is missing."""
        with pytest.raises(FileNotFoundError, match="no-such-folder"):
            resources.folder("no-such-folder")

    def test_package_comes_before_the_repository(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        """An installed copy reads its own data even if a folder of that name lies further up."""
        package = tmp_path / "src" / "periodize"
        (tmp_path / "models").mkdir()
        package.mkdir(parents=True)
        monkeypatch.setattr(resources, "__file__", str(package / "resources.py"))
        assert resources.folder("models") == tmp_path / "models"
        (package / "models").mkdir()
        assert resources.folder("models") == package / "models"


class TestEquipment:
    def test_every_item_is_needed(self) -> None:
        """One of two items is not enough."""
        assert with_equipment("box", "dumbbell").missing(kit("box")) == ("dumbbell",)

    @pytest.mark.parametrize("there", ["box", "bench"])
    def test_one_alternative_is_enough(self, there: str) -> None:
        """Either side of the bar does."""
        assert with_equipment("box|bench").available_with(kit(there))

    def test_no_alternative_is_missing_as_written(self) -> None:
        """What is missing is named with its alternatives."""
        assert with_equipment("box|bench").missing(kit("mat")) == ("box|bench",)

    @pytest.mark.parametrize("item", ["none", "none|mat"])
    def test_none_is_there_everywhere(self, item: str) -> None:
        """Nothing, or an optional item, is available at an empty place."""
        assert with_equipment(item).available_with(kit())

    def test_an_item_listed_twice_needs_the_item(self) -> None:
        """Places do not count pieces, and a missing item is named once."""
        bands = with_equipment("mini-band", "mini-band")
        assert bands.available_with(kit("mini-band"))
        assert bands.missing(kit()) == ("mini-band",)


class TestCredit:
    @pytest.mark.parametrize(
        ("group", "half_sets"),
        [("quads", 2), ("glute-max", 2), ("hamstrings", 1), ("calves", 1), ("push", 0)],
    )
    def test_back_squat(self, catalogue: Catalogue, group: str, half_sets: int) -> None:
        """A set counts whole for what it is for, half for what helps, and else not."""
        squat = catalogue.exercises["back-squat"]
        assert squat.credit(catalogue.muscle_groups[group]) == half_sets

    def test_primary_wins(self, catalogue: Catalogue) -> None:
        """A group with a primary and a secondary muscle gets the set once, whole."""
        row = catalogue.exercises["dumbbell-row"]
        assert row.credit(frozenset({"lats", "biceps"})) == 2


class TestOwnExercise:
    def test_needs_six_fields(self) -> None:
        """The rest has defaults, and the ladder is its own."""
        own = ExerciseEntry.model_validate(SANDBAG).to_exercise()
        assert (own.family, own.rung) == ("sandbag-carry", "base")
        assert (own.cue, own.secondary, own.unilateral, own.impact) == ("", (), False, "none")
        assert (own.level, own.contacts, own.stress, own.doses) == ("novice", 0.0, frozenset(), {})
        assert own.sources == ("own",)

    @pytest.mark.parametrize("name", sorted(SANDBAG))
    def test_required_field_is_demanded(self, name: str) -> None:
        """Leaving one of the six out is refused."""
        entry = {key: value for key, value in SANDBAG.items() if key != name}
        with pytest.raises(ValidationError, match=name):
            ExerciseEntry.model_validate(entry)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"id": "Sandbag carry"},
            {"id": "-carry"},
            {"name": ""},
            {"patterns": ["carry"]},
            {"patterns": []},
            {"primary": ["bum"]},
            {"primary": []},
            {"secondary": ["bum"]},
            {"equipment": []},
            {"equipment": ["box|"]},
            {"kind": "strength"},
            {"impact": "hard"},
            {"level": "expert"},
            {"contacts": -1},
            {"contacts": float("nan")},
            {"ladder": {"family": "squat", "rung": "hardest"}},
            {"ladder": {"rung": "base"}},
            {"stress": ["elbow"]},
            {"doses": {"S9": {"sets": 3}}},
            {"doses": {"S0": {"series": 3}}},
            {"sources": ["a friend"]},
            {"reps": 3},
        ],
        ids=str,
    )
    def test_wrong_value_is_refused(self, wrong: dict[str, Any]) -> None:
        """Unknown words, empty lists, numbers out of bounds and unknown fields are refused."""
        with pytest.raises(ValidationError):
            ExerciseEntry.model_validate({**SANDBAG, **wrong})

    def test_misspelt_equipment_gets_a_hint(self) -> None:
        """The message names the wrong word and the nearest right one."""
        with pytest.raises(ValidationError, match="'dumbell': did you mean 'dumbbell'"):
            ExerciseEntry.model_validate({**SANDBAG, "equipment": ["none|dumbell"]})

    def test_unknown_equipment_lists_the_choices(self) -> None:
        """Without a near word the message lists what there is."""
        with pytest.raises(ValidationError, match="'xyz': one of none, mat"):
            ExerciseEntry.model_validate({**SANDBAG, "equipment": ["xyz"]})

    def test_joins_the_catalogue(self, catalogue: Catalogue) -> None:
        """It is found beside the shipped ones, and the shipped catalogue stays as it was."""
        both = catalogue.with_own([ExerciseEntry.model_validate(SANDBAG)])
        assert "sandbag-carry" in {e.id for e in both.find(pattern="carry-sled", equipment=())}
        assert len(both.exercises) == len(catalogue.exercises) + 1
        assert "sandbag-carry" not in catalogue.exercises

    def test_replaces_the_shipped_one_of_its_id(self, catalogue: Catalogue) -> None:
        """The user's word about an exercise counts."""
        own = ExerciseEntry.model_validate({**SANDBAG, "id": "push-up"}).to_exercise()
        assert catalogue.with_own([own]).exercises["push-up"].name == "Sandbag carry"


class TestFinding:
    def test_everything_without_a_wish(self, catalogue: Catalogue) -> None:
        """No filter returns all, in the order of the file."""
        assert catalogue.find() == tuple(catalogue.exercises.values())

    def test_all_wishes_hold_together(self, catalogue: Catalogue) -> None:
        """Calf exercises for a novice without kit stand on the floor."""
        found = catalogue.find(pattern="calf", equipment=(), muscle="calves", level="novice")
        on_the_floor = ["standing-calf-raise-flat", "isometric-calf-hold", "bent-knee-calf-raise"]
        assert [exercise.id for exercise in found] == on_the_floor

    def test_level_is_an_upper_bound(self, catalogue: Catalogue) -> None:
        """An intermediate athlete may do novice exercises, not advanced ones."""
        levels = {exercise.level for exercise in catalogue.find(level="intermediate")}
        assert levels == {"novice", "intermediate"}

    def test_unknown_level_is_refused(self, catalogue: Catalogue) -> None:
        """A level that does not exist is an error, not an empty answer."""
        with pytest.raises(ValueError, match="expert"):
            catalogue.find(level="expert")

    def test_muscle_may_be_a_group(self, catalogue: Catalogue) -> None:
        """A group finds what works any of its muscles; a muscle only what works it."""
        by_group = set(catalogue.find(muscle="push"))
        assert set(catalogue.find(muscle="chest")) < by_group
        assert catalogue.find(muscle="tail") == ()

    @pytest.mark.parametrize(
        ("typed", "meant"),
        [("back-sqat", "back-squat"), ("Romanian dead lift", "romanian-deadlift")],
    )
    def test_near_miss_is_understood(self, catalogue: Catalogue, typed: str, meant: str) -> None:
        """A typing error in an id or a name leads to the exercise."""
        assert catalogue.nearest(typed)[0] == meant

    def test_nonsense_has_no_neighbour(self, catalogue: Catalogue) -> None:
        """Nothing is suggested where nothing is near."""
        assert catalogue.nearest("0123456789") == ()

    def test_exercises_can_be_keys(self, catalogue: Catalogue) -> None:
        """Exercises with doses can stand in sets."""
        assert len(set(catalogue.exercises.values())) == len(catalogue.exercises)
