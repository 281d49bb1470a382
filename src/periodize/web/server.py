"""A server for this machine alone."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable, Sequence
from pathlib import Path

import uvicorn

from periodize.errors import CouldNotWrite
from periodize.web.application import Application, scenarios_in
from periodize.web.desks import Desks
from periodize.web.guard import Guard

HERE = "127.0.0.1"
KEY_BYTES = 32


def serve(
    paths: Sequence[Path], *, port: int, read_only: bool, ready: Callable[[str], object]
) -> None:
    """Serve the page until the process is told to end.

    Args:
        paths: scenarios, or folders with some.
        port: 0 takes a free one.
        read_only: whether nothing may be written.
        ready: is given the address with its key once connections are taken.

    Raises:
        InputRefused: there is no scenario.
        CouldNotWrite: the port is taken.
    """
    desks = Desks(scenarios_in(paths))
    listening = _listening(port)
    taken = listening.getsockname()[1]
    key = secrets.token_urlsafe(KEY_BYTES)
    guarded = Guard(Application(desks, read_only).app(), key, taken)
    config = uvicorn.Config(
        guarded, log_level="error", lifespan="off", server_header=False, ws="none"
    )
    ready(f"http://{HERE}:{taken}/?key={key}")
    try:
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        desks.close()
        listening.close()


def _listening(port: int) -> socket.socket:
    try:
        return socket.create_server((HERE, port))
    except OSError as error:
        raise CouldNotWrite(f"port {port} of {HERE}: {error.strerror or error}") from None
