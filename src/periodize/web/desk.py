"""A scenario on the coach's desk: as its file has it, and what is being tried.

What is tried lies in a pile: each change is put over those before it, and the last one can be taken
off again. Nothing is written before it is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from periodize.errors import InputRefused, NoPlanExists
from periodize.jobs import Job
from periodize.open_scenario import OpenScenario, open_scenario
from periodize.plan import Plan
from periodize.policy.case import Case, case_of
from periodize.questions.asking import Asking, Clash, clash_of
from periodize.questions.what_if import VariantAnswer, what_if
from periodize.scenario.variant.variant import Variant
from periodize.web.asked import Change
from periodize.web.changes import variant_for
from periodize.workspace.followed import leads_away, plan_file, plan_in, unfit

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Trial:
    """What is tried.

    Attributes:
        variants: the changes in the order in which they were made.
        opened: the scenario with all of them.
        case: the same under its model.
        answer: what comes of them, beside the plan of the scenario as it is.
        base: that plan.
    """

    variants: tuple[Variant, ...]
    opened: OpenScenario
    case: Case
    answer: VariantAnswer
    base: Plan

    @property
    def name(self) -> str:
        """All changes in words."""
        return "; ".join(variant.name for variant in self.variants)


@dataclass(frozen=True, slots=True)
class Files:
    """What stood in the files when they were read; None where there was none."""

    scenario: bytes | None
    plan: bytes | None

    @classmethod
    def of(cls, scenario: Path) -> Files:
        """What stands there now."""
        return cls(_bytes_of(scenario), _bytes_of(plan_file(scenario)))


class Desk:
    """One scenario, its plan, and what is tried."""

    def __init__(self, file: Path, executor: Executor, readers: Executor) -> None:
        """Lay a scenario on the desk.

        Args:
            file: the scenario.
            executor: of one thread, so that one question is answered at a time.
            readers: of another one, for what seeks no plan.

        Raises:
            InputRefused: the scenario cannot be read.
        """
        self.file = file
        self._executor, self._readers = executor, readers
        self._job: Job[object] | None = None
        self._asking = Asking()
        self.pile: list[Trial] = []
        self.beside: list[Trial] = []
        self.clash: Clash | None = None
        self.again: object = None
        """The plan that was last made again from a day on."""
        self.lay_out()
        if self.plan:
            self._warm_up()

    def _warm_up(self) -> None:
        """Solve the parts of the block while nothing is asked: a change leaves most as they are."""
        self.ask(lambda opened: opened.asking.plan(opened.scenario), self.saved)

    def lay_out(self) -> None:
        """Read the file, and the plan beside it where that is for it; what was tried is gone.

        Raises:
            InputRefused: the scenario cannot be read.
        """
        self.files = Files.of(self.file)
        opened = open_scenario(self.file, self._asking)
        self.case = case_of(opened.scenario)
        plan = self._standing(opened)
        self.saved = opened.follow(plan) if plan else opened
        self.plan: Plan | None = plan
        self.pile, self.beside, self.clash, self.again = [], [], None, None

    def _standing(self, opened: OpenScenario) -> Plan | None:
        file = plan_file(self.file)
        if leads_away(file):
            return None
        try:
            plan = plan_in(file)
            return None if unfit(plan, file, opened.scenario) else plan
        except InputRefused:
            return None

    @property
    def is_stale(self) -> bool:
        """Whether a file has changed on the disk since it was read."""
        if Files.of(self.file) != self.files:
            return True
        try:
            # Imported tables are part of it.
            return open_scenario(self.file).scenario.sha256 != self.saved.scenario.sha256
        except InputRefused:
            return True

    @property
    def trial(self) -> Trial | None:
        """What is tried; None where nothing is."""
        return self.pile[-1] if self.pile else None

    @property
    def now(self) -> OpenScenario:
        """The scenario with what is tried."""
        return self.trial.opened if self.trial else self.saved

    @property
    def shown_case(self) -> Case:
        """The case of what is on show."""
        return self.trial.case if self.trial else self.case

    @property
    def shown_plan(self) -> Plan | None:
        """The plan that is on show; None where there is none."""
        return self.trial.answer.plan if self.trial else self.plan

    def ask(self, question: Callable[[OpenScenario], T], of: OpenScenario | None = None) -> Job[T]:
        """Have a question answered; one that is under way is no longer wanted."""
        self.stop()
        job = (of or self.now).start(question, self._executor)
        self._job = job  # type: ignore[assignment]
        return job

    def read(self, question: Callable[[OpenScenario], T]) -> Job[T]:
        """Have something looked up about what is on show; other questions go on meanwhile."""
        return self.now.start(question, self._readers)

    def is_wanted(self, job: Job[T]) -> bool:
        """Whether a question is still the newest one: whatever is newer has cancelled it."""
        return not job.is_cancelled

    def stop(self) -> None:
        """Cancel the question that is under way, if one is."""
        if self._job:
            self._job.cancel()

    def seek_plan(self) -> Job[Plan | Clash]:
        """Seek the plan of the scenario as it is."""
        return self.ask(_plan_or_clash, self.saved)

    def found_plan(self, found: Plan | Clash) -> None:
        """Take the plan that was sought."""
        if isinstance(found, Clash):
            self.clash = found
        else:
            self.plan, self.saved = found, self.saved.follow(found)

    def try_out(self, change: Change) -> Job[Trial]:
        """Put a change over what is tried; the job raises InputRefused where it cannot be made."""
        below, plan = self.now, self.shown_plan
        before = self.trial.variants if self.trial else ()

        def question(saved: OpenScenario) -> Trial:
            variant = variant_for(change, below, plan)
            base, known = saved.plan, saved.scenario
            # As `solve` would: what is kept is what it would give for the changed file.
            answer = what_if(below.draft, base, [variant], saved.asking, known=known)[0]
            changed = OpenScenario(below.draft.changed(variant), self.saved.asking, answer.plan)
            return Trial((*before, variant), changed, case_of(answer.scenario), answer, base)

        return self.ask(question, self.saved)

    def tried(self, trial: Trial) -> None:
        """Lay a trial on the pile."""
        self.found_plan(trial.base)
        self.pile.append(trial)

    def take_off(self) -> None:
        """Undo the last change."""
        self.stop()
        if self.pile:
            self.pile.pop()

    def set_aside(self) -> None:
        """Lay what is tried beside the plan, to be compared with what is tried next."""
        if self.trial and self.trial.name not in {each.name for each in self.beside}:
            self.beside.append(self.trial)
        self.pile = []


def _plan_or_clash(opened: OpenScenario) -> Plan | Clash:
    try:
        return opened.plan
    except NoPlanExists as error:
        return clash_of(error)


def _bytes_of(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None
