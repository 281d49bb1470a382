"""The addresses of the page, and what each gives."""

from __future__ import annotations

import hashlib
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files

import anyio.to_thread
from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from periodize.errors import InputRefused
from periodize.pictures.markup import document, tag
from periodize.web.answering import Answering
from periodize.web.asked import ASKED
from periodize.web.desk import Desk
from periodize.web.desks import Desks
from periodize.web.feeds import feed
from periodize.web.pages.block import block_page, page
from periodize.workouts.files import files_of

STATIC: Mapping[str, str] = {
    "page.css": "text/css; charset=utf-8",
    "page.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
"""Every file that is served as it is; no other name leads to one."""


@dataclass(eq=False)
class Application:
    """The page of some scenarios.

    Attributes:
        desks: the scenarios that were opened.
        read_only: whether nothing may be written.
    """

    desks: Desks
    read_only: bool = False
    static: Mapping[str, bytes] = field(default_factory=lambda: _static())

    def routes(self) -> Sequence[Route]:
        """Every address."""
        return (
            Route("/", self.first),
            Route("/block/{number:int}", self.block),
            Route("/block/{number:int}/ask", self.ask, methods=["POST"]),
            Route("/block/{number:int}/workout/{session}", self.workout),
            Route("/feed/{name}.ics", self.feed),
            Route("/static/{name}", self.file),
        )

    def app(self) -> Starlette:
        """The application, without the door before it."""
        return Starlette(routes=self.routes())

    async def first(self, request: Request) -> Response:
        """The block, or a list of them where there are several."""
        names = self.desks.names
        if len(names) == 1:
            return RedirectResponse("/block/0", status_code=303)
        items = [
            tag("li", tag("a", name, href=f"/block/{number}", dir="auto"))
            for number, name in enumerate(names)
        ]
        shown = page("periodize", tag("main", tag("h1", "Scenarios"), tag("ul", items)))
        return Response(document(shown), media_type="text/html")

    async def block(self, request: Request) -> Response:
        """A block's page; a file that has changed on the disk is read anew, or told of."""
        number = request.path_params["number"]
        try:
            content = await anyio.to_thread.run_sync(self._block, number)
        except InputRefused as error:
            return _refused(error)
        return Response(content, media_type="text/html")

    def _block(self, number: int) -> bytes:
        desk = self._desk(number)
        address, notice = f"/block/{number}", _fresh(desk)
        shown = block_page(desk, address=address, read_only=self.read_only, notice=notice)
        return document(shown)

    async def ask(self, request: Request) -> Response:
        """Answer a question of the page, line by line."""
        try:
            asked = ASKED.validate_json(await request.body())
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(step) for step in first["loc"][1:])
            return PlainTextResponse(f"{where}: {first['msg']}\n", status_code=422)
        number = request.path_params["number"]
        answering = Answering(self._desk(number), f"/block/{number}", self.read_only)

        async def lines() -> AsyncIterator[bytes]:
            async for line in answering.lines(asked):
                yield json.dumps(line, ensure_ascii=False).encode() + b"\n"

        return StreamingResponse(lines(), media_type="application/x-ndjson")

    async def feed(self, request: Request) -> Response:
        """A calendar for other programs of this machine; nothing where it has not changed."""
        name = request.path_params["name"]
        content = await anyio.to_thread.run_sync(feed, self.desks.files, name)
        if content is None:
            raise HTTPException(404)
        mark = f'"{hashlib.sha256(content).hexdigest()}"'
        headers = {"etag": mark, "cache-control": "private, no-cache"}
        if mark in request.headers.get("if-none-match", "").split(", "):
            return Response(status_code=304, headers=headers)
        return Response(content, media_type="text/calendar", headers=headers)

    async def workout(self, request: Request) -> Response:
        """A session as a file for the watch."""
        desk, name = self._desk(request.path_params["number"]), request.path_params["session"]
        held = desk.shown_plan.sessions if desk.shown_plan else ()
        session = next((each for each in held if each.id == name), None)
        if session is None:
            raise HTTPException(404)
        ((file, content),) = files_of(desk.shown_case.scenario, [session], "fit").items()
        headers = {"content-disposition": f'attachment; filename="{file}"'}
        return Response(content, media_type="application/octet-stream", headers=headers)

    async def file(self, request: Request) -> Response:
        """A file of the page itself."""
        name = request.path_params["name"]
        if name not in self.static:
            raise HTTPException(404)
        return Response(self.static[name], headers={"content-type": STATIC[name]})

    def _desk(self, number: int) -> Desk:
        try:
            return self.desks.desk(number)
        except IndexError:
            raise HTTPException(404) from None


def _fresh(desk: Desk) -> str:
    """Read a scenario anew that has changed, unless something is being tried."""
    if not desk.is_stale:
        return ""
    if desk.pile:
        return "The file has changed on the disk since it was read; nothing of it is overwritten."
    desk.lay_out()
    return ""


def _refused(error: InputRefused) -> Response:
    items = [tag("li", str(problem)) for problem in error.problems]
    shown = page("periodize", tag("main", tag("h1", "This cannot be used"), tag("ul", items)))
    return Response(document(shown), media_type="text/html", status_code=422)


def _static() -> Mapping[str, bytes]:
    folder = files("periodize.web") / "static"
    return {name: (folder / name).read_bytes() for name in STATIC}
