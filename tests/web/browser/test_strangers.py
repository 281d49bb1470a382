"""A page of somebody else in the same browser and on the same machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.cli.running import a_scenario, run
from tests.web.browser.conftest import PATIENCE, served

TRIES = """async base => {
  const tried = {};
  const attempt = async (name, what) => {
    try { tried[name] = await what(); } catch (error) { tried[name] = 'refused'; }
  };
  const json = {'content-type': 'application/json'};
  const move = JSON.stringify({ask: 'away', since: '2027-05-04', until: '2027-05-04'});
  const post = {method: 'POST', body: move, credentials: 'include'};
  const fetched = async (path, how) => (await fetch(base + path, how)).type;
  await attempt('read', () => fetched('/block/0', {credentials: 'include'}));
  await attempt('json', () => fetched('/block/0/ask', {...post, headers: json}));
  await attempt('blind', () => fetched('/block/0/ask', {...post, mode: 'no-cors'}));
  await attempt('script', () => new Promise((done, fail) => {
    const script = document.createElement('script');
    script.src = base + '/static/page.js';
    script.onload = () => done('loaded');
    script.onerror = fail;
    document.head.append(script);
  }));
  await attempt('frame', () => new Promise(done => {
    const frame = document.createElement('iframe');
    frame.src = base + '/block/0';
    frame.onload = () => {
      try { done(frame.contentDocument ? 'open' : 'closed'); } catch (error) { done('closed'); }
    };
    document.body.append(frame);
  }));
  return tried;
}"""


class Stranger(BaseHTTPRequestHandler):
    """A page without any policy of its own."""

    def do_GET(self) -> None:
        """Give it, whatever is asked for."""
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>stranger</title><body></body>")

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def stranger() -> Iterator[str]:
    """Its address: another port is another origin, but the same site to a browser's cookies."""
    server = HTTPServer(("127.0.0.1", 0), Stranger)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_stranger_reads_and_changes_nothing(
    stranger: str, browser: Browser, tmp_path: Path
) -> None:
    """It can read no answer, load no script, frame no page, and nothing is tried on the desk."""
    file = a_scenario(tmp_path)
    assert run("solve", file, "--quiet").exit_code == 0
    with served(file) as serving:
        context = browser.new_context()
        context.set_default_timeout(PATIENCE)
        own = context.new_page()
        own.goto(serving.address)
        base = serving.address.split("/?")[0]
        other = context.new_page()
        other.goto(stranger)
        tried = other.evaluate(TRIES, base)
        context.close()
        assert tried == {
            "read": "refused",
            "json": "refused",
            "blind": "refused",
            "script": "refused",
            "frame": "closed",
        }
        assert serving.desks.desk(0).trial is None
