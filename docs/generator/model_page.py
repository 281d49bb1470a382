"""The page of the model `runner`: its numbers as tables, with what its file says of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from docs.generator.markdown import comment_above, page, table
from docs.generator.rule_pages import model_text
from periodize.model.load import load_model
from periodize.model.periodization import BANDS, PHASES, Derivation, Dose, Focus, Model, Quota, Role

QUOTA = ["at most", "wanted", "at least", "for the legs", "for the legs where clean", "minutes"]


def model_page() -> str:
    """Seasons, phases, focuses, doses and the rest of `runner`."""
    model = load_model("runner")
    return page(
        "The model `runner`",
        model.summary,
        "Everything below is read from [models/runner.yaml](../../models/runner.yaml), where a "
        "coach can change it. Its rules have [pages of their own](../rules/README.md). Grades: A "
        "several trials or a meta-analysis, B one trial, C consensus or textbook, D coaching "
        "practice or own judgement.",
        "## Seasons",
        _told("seasons"),
        table(["season", *QUOTA], [[name, *_quota(q)] for name, q in model.seasons.items()]),
        "A phase may have numbers of its own; its cap never rises above the season's.",
        table(["phase", *QUOTA], _own_quotas(model)),
        "## From the races to seasons and phases",
        *_derivation(model.derivation),
        _bands(model),
        *_sequences(model.derivation),
        "## Focuses",
        _told("focuses"),
        *(part for name, focus in model.focuses.items() for part in _focus(name, focus)),
        "## Doses",
        "One entry for each week of the phase; the last one stays. RIR: repetitions in reserve.",
        *(part for phase in model.phases for part in _phase(model, phase)),
        "## Repetitions at a load",
        _told("reps_allowed"),
        table(
            ["%1RM", "repetitions"],
            [[f"{percent}", f"{reps}"] for percent, reps in model.reps_allowed.items()],
        ),
        "## Weekly sets by muscle",
        _told("muscles"),
        _muscles(model),
        "## When a session may start",
        _told("starts"),
        f"A segment is at most {model.segment_weeks} weeks of one phase. "
        + _told("segment_weeks"),
        "## Sources",
        "\n".join(f"- {source}" for source in model.sources),
    )


def _told(*path: str) -> str:
    return comment_above(model_text(), *path)


def _quota(quota: Quota) -> list[str]:
    numbers = (quota.at_most, quota.target, quota.floor, quota.legs, quota.legs_wanted)
    return [*map(str, numbers), str(quota.minutes)]


def _own_quotas(model: Model) -> Iterator[list[str]]:
    for name, phase in model.phases.items():
        if phase.quota:
            yield [name, *_quota(phase.quota)]


def _derivation(derivation: Derivation) -> Iterator[str]:
    yield (
        f"`in` from {derivation.in_weeks} weeks before the taper to the race, `pre` the "
        f"{derivation.pre_weeks} weeks before that, `off` the rest. {_told('derivation', 'in_weeks')}"
    )
    yield f"Taper: {_told('derivation', 'taper_weeks')}"
    yield f"Recovery: {_told('derivation', 'recovery_weeks')}"


def _bands(model: Model) -> str:
    rows = [
        [
            band,
            f"{model.bands[band]:g} km" if band in model.bands else "any",
            str(model.derivation.taper_weeks[band]),
            str(model.derivation.recovery_weeks[band]),
        ]
        for band in BANDS
    ]
    return table(["race", "up to", "taper, weeks", "recovery, weeks"], rows)


def _sequences(derivation: Derivation) -> Iterator[str]:
    yield _told("derivation", "sequences")
    yield _sequence_table(derivation.sequences)
    yield f"Novices: {_told('derivation', 'novice_sequences')}"
    yield _sequence_table(derivation.novice_sequences)
    yield _told("derivation", "beyond")


def _sequence_table(sequences: Mapping[int, Mapping[str, int]]) -> str:
    phases = [phase for phase in PHASES if any(phase in row for row in sequences.values())]
    rows = [
        [str(weeks), *(str(row.get(phase, "")) for phase in phases)]
        for weeks, row in sequences.items()
    ]
    return table(["weeks before the taper", *phases], rows)


def _focus(name: str, focus: Focus) -> Iterator[str]:
    yield f"### {name}"
    yield _told("focuses", name)
    lengths = ", ".join(f"{minutes}" for minutes in focus.minutes)
    other = "".join(
        f"; {phase} {', '.join(map(str, minutes))}"
        for phase, minutes in focus.minutes_by_phase.items()
    )
    instead = f"; stands in: {', '.join(focus.stand_in_phases)}" if focus.stand_in_phases else ""
    asked = "; only where it is pinned" if focus.on_request else ""
    yield "\n".join(
        [
            f"- load class {focus.load_class}, from level {focus.level}{asked}",
            f"- phases: {', '.join(focus.phases)}{instead}",
            f"- minutes: {lengths}{other}; {focus.warm_up_minutes} of them to warm up",
            f"- home days in a phase: {focus.home_days}",
        ]
    )
    head = ["role", "how many", "dose", "stage", "exercises, best first"]
    yield table(head, [_role(role) for role in focus.roles])


def _role(role: Role) -> list[str]:
    span = f"{role.at_least} to {role.at_most}"
    count = span if role.at_least < role.at_most else f"{role.at_most}"
    stays = ", stays for a phase" if role.main else ""
    pair = f", pair {role.pair}" if role.pair else ""
    what = ", ".join(role.exercises or role.patterns)
    return [f"{role.role}{stays}{pair}", count, role.dose, role.stage, what]


def _phase(model: Model, phase: str) -> Iterator[str]:
    doses = model.phases[phase]
    yield f"### {phase}"
    yield _told("phases", phase)
    rows = [[kind, _wave(wave)] for kind, wave in doses.kinds.items()]
    rows += [[f"{kind}, novice", _wave(wave)] for kind, wave in doses.novice.items()]
    yield table(["dose", "weeks"], rows)


def _wave(wave: Iterable[Dose]) -> str:
    return "; ".join(_dose(dose) for dose in wave)


def _dose(dose: Dose) -> str:
    load = f" at {dose.percent:g} %" if dose.percent is not None else ""
    return f"{dose.sets} x {dose.reps}{load}, RIR {dose.rir}, rest {dose.rest_seconds} s"


def _muscles(model: Model) -> str:
    groups = list(model.muscles[0].sets)
    rows = []
    for entry in model.muscles:
        ranges = [f"{low:g} to {high:g}" for low, high in (entry.sets[group] for group in groups)]
        rows.append([", ".join(entry.phases), *ranges])
    return table(["phases", *groups], rows)
