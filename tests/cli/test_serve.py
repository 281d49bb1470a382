"""`serve` as a process: its address, its end, and what it says where it cannot begin."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.cli.running import ROOT, a_scenario, process, run

START = [sys.executable, "-c", "from periodize.cli import main; main()", "serve"]
WITHOUT = """\
import sys
sys.modules["starlette"] = None
from periodize.cli import main
main()
"""


def _process(*arguments: str | Path) -> subprocess.Popen[str]:
    environment = {"PYTHONPATH": str(ROOT / "src"), "PATH": "/usr/bin:/bin"}
    command = [*START, *map(str, arguments)]
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_address_comes_first_and_a_signal_ends_it(number: int, tmp_path: Path) -> None:
    """The first line leads to the page; a signal closes the port, and no traceback is printed."""
    server = _process(a_scenario(tmp_path), "--no-browser")
    assert server.stdout is not None
    address = server.stdout.readline().strip()
    cookies = urllib.request.HTTPCookieProcessor()
    with urllib.request.build_opener(cookies).open(address, timeout=60) as answer:
        assert answer.status == 200 and b"Two weeks" in answer.read()
    server.send_signal(number)
    rest, errors = server.communicate(timeout=60)
    assert server.returncode == 128 + number
    assert rest == "" and "Traceback" not in errors
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(address, timeout=5)


def test_a_signal_ends_it_in_the_middle_of_an_answer(tmp_path: Path) -> None:
    """What is being sought is stopped, the page is told, and nothing is said of it."""
    text = (ROOT / "scenarios" / "autumn-marathon.yaml").read_text()
    server = _process(a_scenario(tmp_path, text), "--no-browser")
    assert server.stdout is not None
    address = server.stdout.readline().strip()
    page = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    page.open(address, timeout=60).close()
    base = address.split("/?")[0]
    asked = urllib.request.Request(
        f"{base}/block/0/ask",
        data=b'{"ask": "plan"}',
        headers={"origin": base, "content-type": "application/json"},
    )
    with page.open(asked, timeout=60) as answer:
        assert b"progress" in answer.readline()
        server.send_signal(signal.SIGTERM)
        assert answer.read().endswith(b'{"stopped": true}\n')
    _, errors = server.communicate(timeout=60)
    assert server.returncode == 143
    assert "Traceback" not in errors and "ERROR" not in errors


def test_only_this_machine_is_listened_to(tmp_path: Path) -> None:
    """The port is bound to the loopback address, whatever else the machine has."""
    server = _process(a_scenario(tmp_path), "--no-browser")
    assert server.stdout is not None
    address = server.stdout.readline().strip()
    port = int(address.split(":")[2].split("/")[0])
    try:
        assert address.startswith("http://127.0.0.1:")
        with socket.create_server(("127.0.0.2", port)):
            pass
    finally:
        server.terminate()
        server.communicate(timeout=60)


def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    """The rest works without the web framework."""
    outcome = process("serve", a_scenario(tmp_path), code=WITHOUT, folder=tmp_path)
    assert outcome.returncode == 2
    assert b"pip install 'periodize[web]'" in outcome.stderr


def test_a_taken_port_is_told(tmp_path: Path) -> None:
    """With its number."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        outcome = run("serve", a_scenario(tmp_path), "--no-browser", "--port", str(port))
    assert outcome.exit_code == 5 and f"port {port}" in outcome.stderr


def test_a_folder_without_scenarios_is_told(tmp_path: Path) -> None:
    """There is nothing to open."""
    outcome = run("serve", tmp_path, "--no-browser")
    assert outcome.exit_code == 2 and "no scenario" in outcome.stderr
