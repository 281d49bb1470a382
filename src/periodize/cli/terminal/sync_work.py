"""One pass of `sync`: read, bring, and keep what is known whatever comes in between."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from periodize.errors import CouldNotWrite, InputRefused, Problem

if TYPE_CHECKING:
    from periodize.calendars.sync.pushing import Told
    from periodize.calendars.sync.reading_back import Picture
    from periodize.calendars.sync.state import State
    from periodize.plan import Plan
    from periodize.reading.web_address import Address
    from periodize.scenario.scenario import Scenario


@dataclass(frozen=True, slots=True)
class SyncWork:
    """A calendar and what is kept of it.

    Attributes:
        address: where it is.
        user: the name there.
        password: the athlete's.
        plan: the file of the plan.
        stem: what the files beside it begin with.
        dry_run: whether nothing is written, here and there.
    """

    address: Address
    user: str
    password: str
    plan: Path
    stem: str
    dry_run: bool

    def brought(
        self,
        scenario: Scenario,
        plan: Plan,
        *,
        restore: bool = False,
        agreed: Iterable[str] = (),
    ) -> Told:
        """Bring a plan to the calendar.

        Args:
            scenario: what it is for.
            plan: what is brought.
            restore: whether what the athlete moved or deleted is put back.
            agreed: the ids of sessions that the plan now has as the athlete has them.

        Raises:
            InputRefused: address, name or password cannot be used.
            CouldNotWrite: the server or the state's file fails; what was done is known.
        """
        from periodize.calendars.caldav.client import Server
        from periodize.calendars.sync.pushing import Push
        from periodize.calendars.sync.reading_back import read_back

        state, server = self._state(), Server(self.address, self.user, self.password)
        try:
            picture: Picture = read_back(server, scenario, plan, state)
            store = None if self.dry_run else server
            push = Push(store, scenario, plan, state, restore=restore, agreed=frozenset(agreed))
            return push.all(picture)
        finally:
            server.close()
            self._keep(state)

    def _keep(self, state: State) -> None:
        from periodize.calendars.sync.state import write_state
        from periodize.workspace.private import write_private

        if not self.dry_run:
            write_private(self._file, write_state(state))

    @property
    def _file(self) -> Path:
        from periodize.workspace.sync_files import state_file

        return state_file(self.plan, self.stem)

    def _state(self) -> State:
        from periodize.calendars.sync.state import read_state
        from periodize.workspace.private import read_private

        try:
            return read_state(read_private(self._file), str(self.address))
        except ValueError as error:
            raise CouldNotWrite(f"{self._file} {error}") from None


def where(read: Scenario, url: str | None, user: str | None) -> tuple[Address, str]:
    """The calendar's address and the name there.

    Raises:
        InputRefused: one of them is not given, or the address cannot be used.
    """
    from periodize.reading.web_address import address_of

    url, user = url or read.calendar.caldav, user or read.calendar.user
    if not url or not user:
        missing, key = ("--url", "caldav") if not url else ("--user", "user")
        ask = f"which calendar? give {missing}, or `calendar: {{{key}: …}}` in the scenario"
        raise InputRefused([Problem(missing, 0, 0, ask)])
    try:
        return address_of(url), user
    except ValueError as error:
        raise InputRefused([Problem("--url", 0, 0, str(error))]) from None
