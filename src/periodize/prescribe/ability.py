"""Doses of what goes by the body's own weight, fitted to what the athlete is known to be able to.

Who can do twelve push-ups does ten with two in reserve, whatever the phase has for lifts; and where
fewer are done, as before a race, the reserve that is told is the one that is left. No solver here.
"""

from __future__ import annotations

from periodize.block import Block, Menu, Week
from periodize.model.focus import Dose
from periodize.model.names import LAST_PHASES
from periodize.plan import Prescription


def fitted(block: Block, week: Week, menu: Menu, name: str, dose: Dose, *, lifted: bool) -> Dose:
    """The dose with the repetitions, or the hold, that a known ability leaves after its reserve.

    Both grow up to the most that the kind of work has in any phase, but not in the rounds of a
    circuit, nor in the taper and the week of a race. What is still left is told as reserve. What is
    lifted with weights is only cut, and of sets by the clock only holds are.
    """
    ability = block.menus.rungs.abilities.get(name)
    is_held = block.catalogue.exercises[name].is_held
    if ability is None or (dose.timed and not is_held):
        return dose
    if dose.timed:
        return dose.model_copy(update={"seconds": min(dose.seconds, ability)})
    kind = block.menus.fillers(menu.focus)[name].dose_of(name)
    grows = week.phase not in LAST_PHASES and not block.model.focuses[menu.focus].rounds
    most = block.model.most(kind, block.scenario.athlete.level) if grows and not lifted else (0, 0)
    if is_held:
        spare = dose.rir * dose.seconds_per_rep if keeps_reserve(block, menu.focus, name) else 0
        longest = max(dose.seconds, most[1]) if dose.holds == 1 and spare else dose.seconds
        return dose.model_copy(update={"seconds": max(1, min(longest, ability - spare))})
    reps = max(1, min(max(dose.reps, most[0]), ability - dose.rir))
    spare = dose.rir if lifted else max(dose.rir, ability - reps)
    return dose.model_copy(update={"reps": reps, "rir": spare})


def reserve(block: Block, done: Prescription) -> int:
    """The repetitions that a set leaves of a known ability; 0 for what nothing is known of."""
    ability = block.menus.rungs.abilities.get(done.exercise)
    if ability is None or done.reps is None or done.kit or done.percent_1rm:
        return 0
    return max(0, ability - done.reps)


def keeps_reserve(block: Block, focus: str, name: str) -> bool:
    """Whether a hold stops before it must: none by the clock of a circuit does, nor a balance."""
    in_rounds = block.model.focuses[focus].rounds is not None
    return not in_rounds and block.catalogue.exercises[name].kind != "balance"
