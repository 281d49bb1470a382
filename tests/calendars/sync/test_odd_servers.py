"""Servers that do it otherwise: what is brought, moved and deleted is right all the same."""

from __future__ import annotations

import pytest

from periodize.errors import CouldNotWrite, InputRefused, PeriodizeError
from tests.calendars.sync.athlete import Syncing
from tests.calendars.sync.odd_server import Odd, Oddities, odd_server
from tests.calendars.sync.server import PASSWORD

TUE, WED, THU, FRI = (f"2027-05-{day:02d} 18:00" for day in range(4, 8))
ODD = {
    "plain": Oddities(),
    "weak versions": Oddities(weak="everywhere"),
    "weak versions that never match": Oddities(weak="everywhere", strict=True),
    "weak in lists": Oddities(weak="list"),
    "weak in lists, strict": Oddities(weak="list", strict=True),
    "weak after PUT": Oddities(weak="put"),
    "no version after PUT": Oddities(untold=True),
    "no version after PUT, weak": Oddities(untold=True, weak="everywhere", strict=True),
    "no prefix": Oddities(prefix=""),
    "another prefix": Oddities(prefix="lp1"),
    "whole addresses": Oddities(absolute=True),
    "no REPORT allowed": Oddities(report=403),
    "REPORT in trouble of its own": Oddities(report=400),
    "in pieces": Oddities(chunked=True),
    "further entries": Oddities(junk=("my run.ics", "überlauf.ics", "a&b.ics", "x.vcf")),
    "several statuses": Oddities(clark=True),
}


def starts(odd: Odd) -> list[str]:
    """When the events start that it holds."""
    lines = [
        line
        for _, content in odd.events.values()
        for line in content.decode().splitlines()
        if line.startswith("DTSTART;TZID=Europe/Berlin:")
    ]
    return sorted(line.rpartition(":")[2] for line in lines)


@pytest.mark.parametrize("oddities", ODD.values(), ids=list(ODD))
def test_there_and_back(oddities: Oddities) -> None:
    """Created, kept, moved, changed by the athlete and deleted; nothing doubled, nothing lost."""
    with odd_server(oddities) as odd:
        syncing = Syncing(odd)  # type: ignore[arg-type]
        syncing.planned(TUE, THU)
        assert syncing.sync().created == 2
        told = syncing.sync()
        assert (told.unchanged, told.created, told.foreign) == (2, 0, len(oddities.junk))
        syncing.planned(WED, THU)
        told = syncing.sync()
        assert (told.updated, told.unchanged, told.conflicts) == (1, 1, [])
        assert starts(odd) == ["20270505T180000", "20270506T180000"]
        name, (number, content) = next(
            item for item in odd.events.items() if b"20270506T180000" in item[1][1]
        )
        odd.events[name] = (number + 1, content.replace(b"20270506T18", b"20270506T07"))
        syncing.planned(WED, FRI)
        told = syncing.sync()
        assert [each.to[:13] for each in told.moved_by_you] == ["2027-05-06T07"]
        assert starts(odd) == ["20270505T180000", "20270506T070000"]
        assert syncing.sync(restore=True).updated == 1
        syncing.planned(FRI)
        told = syncing.sync()
        assert (told.deleted, told.conflicts) == (1, [])
        assert starts(odd) == ["20270507T180000"]


def test_somebody_is_quicker_where_versions_are_weak() -> None:
    """A change between reading and writing is a conflict there, too, and not overwritten."""
    with odd_server(Oddities(weak="everywhere")) as odd:
        syncing = Syncing(odd)  # type: ignore[arg-type]
        syncing.planned(TUE)
        syncing.sync()
        ((name, (number, content)),) = odd.events.items()
        odd.events[name] = (number + 5, content.replace(b"20270504T18", b"20270504T06"))
        syncing.planned(WED)
        assert [each.to for each in syncing.sync().moved_by_you] == ["2027-05-04T06:00"]
        assert starts(odd) == ["20270504T060000"]


def _refused(oddities: Oddities) -> tuple[PeriodizeError, Odd]:
    with odd_server(oddities) as odd:
        syncing = Syncing(odd)  # type: ignore[arg-type]
        syncing.planned(TUE)
        with pytest.raises((InputRefused, CouldNotWrite)) as refused:
            syncing.sync()
        return refused.value, odd


def test_the_password_follows_no_redirect() -> None:
    """A server that sends elsewhere is told; the other one hears nothing, least of a password."""
    with odd_server(Oddities()) as other:
        error, odd = _refused(Oddities(redirect=other.url))
        assert "at another address, on 127.0.0.1; give that one" in str(error)
        assert PASSWORD not in str(error)
        assert not other.asked
        assert all("authorization" in headers for _, headers in odd.asked)


def test_a_page_instead_of_a_list() -> None:
    """A page that asks to sign in is no calendar, and nothing is made over it."""
    error, odd = _refused(Oddities(page=b"<!doctype html><title>Sign in</title>"))
    assert "answers with a web page; it may ask to sign in" in str(error)
    assert not odd.events


def test_no_calendar_and_none_is_made() -> None:
    """Where the server makes no calendars, that is told with what to do."""
    with odd_server(Oddities(make=403)) as odd:
        odd.there = False
        syncing = Syncing(odd)  # type: ignore[arg-type]
        syncing.planned(TUE)
        with pytest.raises(InputRefused, match="make it there"):
            syncing.sync()
        assert not odd.events


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ('Bearer realm="x"', "another way to sign in (Bearer)"),
        ('Digest realm="x", nonce="y"', "another way to sign in (Digest)"),
        ('Basic realm="x"', "does not accept this name and password"),
    ],
)
def test_other_ways_to_sign_in(asked: str, told: str) -> None:
    """A server that takes no passwords is not answered with a doubt about the password."""
    error, odd = _refused(Oddities(sign_in=asked))
    assert told in str(error) and PASSWORD not in str(error)
    assert not odd.events


@pytest.mark.parametrize("marked", ["\nX-Evil: 1", "é→", "\u0085", " "])
def test_versions_that_no_request_can_hold(marked: str) -> None:
    """A version with a line end or foreign letters is no defect of ours, and writes no header."""
    with odd_server(Oddities(marked=marked)) as odd:
        syncing = Syncing(odd)  # type: ignore[arg-type]
        syncing.planned(TUE)
        assert syncing.sync().created == 1
        syncing.planned(WED)
        try:
            syncing.sync()
        except CouldNotWrite as error:
            assert "cannot be used" in str(error)
        assert not any("x-evil" in headers for _, headers in odd.asked)
        assert len(odd.events) == 1
