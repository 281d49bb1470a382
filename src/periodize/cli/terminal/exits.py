"""Exit codes, and what is said on the way out."""

from __future__ import annotations

from periodize.cli.terminal.door import warn
from periodize.errors import (
    CouldNotWrite,
    InputRefused,
    Interrupted,
    NoPlanExists,
    OutOfTime,
    PeriodizeError,
    PlanRejected,
)
from periodize.interrupts import asked

VIOLATIONS = 1
NOT_WRITTEN = 5
INTERRUPTED = 130
HUNG_UP = 129
CLOSED_PIPE = 141
TERMINATED = 143

ADVICE = "Loosen one of them in the scenario under `rules:`, or give it a `penalty`."
PIN_ADVICE = "Drop or move a pin, or loosen a rule in the scenario under `rules:`."
PAST_ADVICE = (
    "What was done cannot change, and every rule looks at it, too: let the scenario still allow "
    "what was done, or begin a new block where another scenario begins."
)

_CODES: dict[type[PeriodizeError], int] = {
    InputRefused: 2,
    NoPlanExists: 3,
    OutOfTime: 4,
    CouldNotWrite: NOT_WRITTEN,
    PlanRejected: 6,
    Interrupted: INTERRUPTED,
}


def say_stopped(text: str) -> int:
    """Say on stderr what was stopped; gives the exit code."""
    warn(text)
    return asked() or INTERRUPTED


def exit_code(error: PeriodizeError) -> int:
    """The exit code of an error."""
    return _CODES[type(error)]


def report(error: PeriodizeError) -> None:
    """Say on stderr what went wrong, and what can be done about it."""
    match error:
        case NoPlanExists():
            from periodize.cli.terminal.folding import folded

            head = "No plan exists. "
            alone = len(error.clash) == 1
            head += "This cannot hold:" if alone else "These rules cannot hold together:"
            warn(folded([head, *(f"  {each}" for each in error.clash)]))
            warn(folded([_advice(error)], further_in=0))
        case InputRefused():
            from periodize.policy.further import all_problems

            warn("\n".join(map(str, all_problems(error))))
        case OutOfTime():
            warn(f"{error}; give it longer with --time-limit.")
        case PlanRejected():
            warn(
                "The referee rejected our own plan; nothing was written. Please report this:",
            )
            for sentence in error.violations:
                warn(f"  {sentence}")
        case _:
            warn(str(error))


def _advice(error: NoPlanExists) -> str:
    rules = {sentence.split(": ")[0] for sentence in error.clash}
    if "past_stands" in rules:
        return PAST_ADVICE
    return PIN_ADVICE if "pins" in rules else ADVICE
