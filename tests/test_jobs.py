"""Questions that are answered beside other work."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor

import pytest

from periodize.engine import Deadline
from periodize.errors import Interrupted
from periodize.jobs import Job, Step, start
from periodize.open_scenario import OpenScenario
from periodize.plan import Plan
from periodize.questions.asking import Asking
from periodize.questions.what_if import VariantAnswer
from tests.questions.small import opened, small

LONG = 60
"""Seconds after which a test gives up; nothing here takes one of them."""


@pytest.fixture
def threads() -> Iterator[Executor]:
    """Two threads."""
    with ThreadPoolExecutor(2) as executor:
        yield executor


def _less(scenario: OpenScenario) -> VariantAnswer:
    return scenario.what_if(set={"weekly_minutes": 60})


def test_a_job_gives_what_the_question_gives(threads: Executor) -> None:
    """The answer is the one that waiting for it gives, and the job tells that it is over."""
    job = small().start(_less, threads)
    answer, other = job.result(LONG), _less(small())
    assert answer.plan == other.plan and answer.difference == other.difference
    assert job.is_over and not job.is_cancelled


def test_a_job_tells_how_far_it_is(threads: Executor) -> None:
    """Which plan is sought, of how many and for what, and how far that one has come."""

    def second_of_three(scenario: OpenScenario) -> Plan:
        scenario.asking.tell(2, 3, "Berlin")
        return scenario.plan

    job = opened().start(second_of_three, threads)
    assert job.result(LONG).sessions
    assert job.step == Step(2, 3, "Berlin")
    assert job.progress is not None and job.progress.goal


def test_a_job_that_waits_is_cancelled_at_once() -> None:
    """What has not begun never begins."""
    begun: list[str] = []
    gate = threading.Event()
    with ThreadPoolExecutor(1) as executor:
        first: Job[bool] = start(lambda _: gate.wait(LONG), executor, Asking())
        second = start(lambda _: begun.append("second"), executor, Asking())
        second.cancel()
        gate.set()
        assert first.result(LONG)
        with pytest.raises(Interrupted):
            second.result(LONG)
    assert not begun and second.is_over


def test_a_job_under_way_is_stopped(threads: Executor) -> None:
    """A question that seeks plan after plan ends with the one that is being sought."""
    seeking = threading.Event()

    def endless(asking: Asking) -> None:
        while True:
            seeking.set()
            asking.plan(small().scenario)

    job = start(endless, threads, Asking())
    assert seeking.wait(LONG)
    job.cancel()
    with pytest.raises(Interrupted):
        job.result(LONG)


def test_nothing_is_sought_for_a_question_that_nobody_wants() -> None:
    """Once it is stopped, no further plan is announced and none is found."""
    asking = Asking()
    asking.stop.set()
    with pytest.raises(Interrupted):
        asking.tell(1, 2, "Berlin")
    with pytest.raises(Interrupted):
        asking.plan(small().scenario)


def test_an_error_is_passed_on(threads: Executor) -> None:
    """What a question raises is raised where its answer is fetched."""
    job = start(lambda _: 1 // 0, threads, Asking())
    with pytest.raises(ZeroDivisionError):
        job.result(LONG)


def test_who_waits_is_called(threads: Executor) -> None:
    """Whoever asked to be called is, once it is over and also after that."""
    heard = threading.Event()
    job = start(lambda _: 1, threads, Asking())
    job.when_over(heard.set)
    assert heard.wait(LONG) and job.result(LONG) == 1
    again: list[int] = []
    job.when_over(lambda: again.append(1))
    assert again == [1]


def test_two_questions_at_once_share_a_memory(threads: Executor) -> None:
    """Both answers are those that each question has by itself."""
    shared = OpenScenario(small().draft, Asking(), small().plan)
    dates = ("2027-05-09", "2027-05-15")
    add: list[dict[str, object]] = [{"date": date, "km": 10, "priority": "C"} for date in dates]

    def adding(race: dict[str, object]) -> Job[VariantAnswer]:
        return shared.start(lambda it: it.what_if(add_race=[race]), threads)

    jobs = [adding(race) for race in add]
    for race, job in zip(add, jobs, strict=True):
        alone = OpenScenario(small().draft, Asking(), small().plan).what_if(add_race=[race])
        assert job.result(LONG).plan == alone.plan


def test_a_stop_by_the_user_is_for_one_question() -> None:
    """Ctrl-C ends what is being solved; whoever asks again with the same is answered."""
    asking = Asking()
    deadline = Deadline(None, asking.stop)
    deadline.stop()
    assert deadline.stopped and deadline.shorter(1).stopped
    assert not asking.stop.is_set() and not Deadline(None, asking.stop).stopped
    asking.stop.set()
    assert Deadline(None, asking.stop).shorter(1).stopped
