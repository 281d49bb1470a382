"""A server for this machine alone."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from periodize.errors import CouldNotWrite
from periodize.web.application import Application
from periodize.web.desks import Desks, scenarios_in
from periodize.web.guard import Guard

HERE = "127.0.0.1"
KEY_BYTES = 32
PATIENCE = 5
"""Seconds that answers have when the server is told to end; their questions are stopped."""


class _Server(uvicorn.Server):
    """Stops what is being answered before it waits for it."""

    def __init__(self, config: uvicorn.Config, desks: Desks) -> None:
        super().__init__(config)
        self._desks = desks

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._desks.stop()
        await super().shutdown(sockets)


@dataclass(frozen=True, slots=True)
class Serving:
    """A page that is ready to be served.

    Attributes:
        desks: its scenarios.
        address: where it is, with the key.
        listening: the socket; connections wait there until the server runs.
        server: runs until it is told to end.
    """

    desks: Desks
    address: str
    listening: socket.socket
    server: uvicorn.Server

    def run(self) -> None:
        """Serve until the process is told to end."""
        try:
            self.server.run(sockets=[self.listening])
        finally:
            self.desks.close()
            self.listening.close()


def prepared(paths: Sequence[Path], *, port: int, read_only: bool) -> Serving:
    """Listen, and make a new key.

    Args:
        paths: scenarios, or folders with some.
        port: 0 takes a free one.
        read_only: whether nothing may be written.

    Raises:
        InputRefused: there is no scenario.
        CouldNotWrite: the port is taken.
    """
    desks = Desks(scenarios_in(paths))
    listening = _listening(port)
    taken = listening.getsockname()[1]
    key = secrets.token_urlsafe(KEY_BYTES)
    config = uvicorn.Config(
        Guard(Application(desks, read_only).app(), key, taken),
        log_level="error",
        lifespan="off",
        server_header=False,
        ws="none",
        timeout_graceful_shutdown=PATIENCE,
    )
    address = f"http://{HERE}:{taken}/?key={key}"
    return Serving(desks, address, listening, _Server(config, desks))


def serve(
    paths: Sequence[Path], *, port: int, read_only: bool, ready: Callable[[str], object]
) -> None:
    """Serve the page until the process is told to end; see `prepared`.

    Args:
        paths: scenarios, or folders with some.
        port: 0 takes a free one.
        read_only: whether nothing may be written.
        ready: is given the address once connections are taken.
    """
    serving = prepared(paths, port=port, read_only=read_only)
    ready(serving.address)
    serving.run()


def _listening(port: int) -> socket.socket:
    try:
        return socket.create_server((HERE, port))
    except OSError as error:
        raise CouldNotWrite(f"port {port} of {HERE}: {error.strerror or error}") from None
