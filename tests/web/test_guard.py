"""Who may ask the page what: each request of somebody else is refused, and writes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from periodize.web.guard import MOST_BYTES
from tests.cli.running import TWO_WEEKS, a_scenario
from tests.web.asking import FORM, HOST, KEY, PAGE, PORT, Page, opened

UNDO = json.dumps({"ask": "undo"}).encode()


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    """A page of two weeks."""
    with opened(a_scenario(tmp_path)) as found:
        yield found


def _without(headers: Mapping[str, str], *names: str) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name not in names}


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        f"evil.example:{PORT}",
        "127.0.0.1",
        f"127.0.0.1:{PORT + 1}",
        f"127.0.0.1:{PORT}.evil.example",
        "",
    ],
)
@pytest.mark.parametrize("path", ["/", "/static/page.js", "/feed/x.ics", f"/?key={KEY}"])
def test_another_name_for_this_machine_is_refused(page: Page, host: str, path: str) -> None:
    """A domain that was made to point here learns nothing, whatever else it knows."""
    answer = page.get(path, {**PAGE, "host": host})
    assert answer.status == 421
    assert "Two weeks" not in answer.text and "set-cookie" not in answer.headers


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::1]"])
def test_this_machine_has_three_names(page: Page, name: str) -> None:
    """Each of them leads to the page."""
    assert page.get("/block/0", {**PAGE, "host": f"{name}:{PORT}"}).status == 200


@pytest.mark.parametrize(
    "cookie",
    [
        None,
        "",
        f"periodize-{PORT}=another",
        f"periodize-{PORT}=",
        f"periodize-{PORT + 1}={KEY}",
        f"periodize-{PORT}={KEY}x",
        f"periodize-{PORT}={KEY[:-1]}",
        "\xff=\xfe; ;;",
    ],
)
@pytest.mark.parametrize("path", ["/", "/block/0", "/static/page.js"])
def test_without_the_key_nothing_is_shown(page: Page, cookie: str | None, path: str) -> None:
    """Another program's user on this machine sees nothing."""
    headers = _without(PAGE, "cookie") | ({} if cookie is None else {"cookie": cookie})
    assert page.get(path, headers).status == 401


@pytest.mark.parametrize("key", ["another", "", KEY[:-1], f"{KEY}x", KEY.upper(), "%ff"])
def test_a_wrong_key_is_no_key(page: Page, key: str) -> None:
    """It gives no cookie."""
    answer = page.get(f"/?key={key}", {"host": HOST})
    assert answer.status == 401 and "set-cookie" not in answer.headers


def test_the_key_becomes_a_cookie_and_leaves_the_address(page: Page) -> None:
    """Scripts cannot read it, other sites do not send it, and no history keeps it."""
    answer = page.get(f"/?key={KEY}", {"host": HOST})
    assert (answer.status, answer.headers["location"]) == (303, "/")
    said = answer.headers["set-cookie"].split("; ")
    assert said[0] == f"periodize-{PORT}={KEY}"
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(said)


def test_the_way_in_leads_to_no_other_site(page: Page) -> None:
    """An address with two slashes is one of this page."""
    answer = page.get(f"//evil.example/?key={KEY}", {"host": HOST})
    assert answer.headers["location"] == "/evil.example/"


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": f"http://127.0.0.1:{PORT + 1}"}, 403),
        ({"origin": f"https://{HOST}"}, 403),
        ({"origin": f"http://localhost:{PORT}"}, 403),
        ({"content-type": "text/plain"}, 403),
        ({"content-type": "application/x-www-form-urlencoded"}, 403),
        ({"content-type": "multipart/form-data; boundary=x"}, 403),
        ({"content-type": "application/jsonp"}, 403),
        ({"content-length": str(MOST_BYTES + 1)}, 413),
        ({"content-length": "-1"}, 411),
        ({"content-length": "many"}, 411),
        ({"content-length": str(MOST_BYTES)}, 200),
        ({"content-type": "application/json; charset=utf-8"}, 200),
    ],
)
def test_what_changes_something_comes_from_the_page(
    page: Page, change: Mapping[str, str], status: int
) -> None:
    """Its origin, its type and its length are looked at before its content."""
    answer = page.send("POST", "/block/0/ask", {**FORM, **change}, UNDO)
    assert answer.status == status


@pytest.mark.parametrize("missing", ["origin", "content-type"])
def test_nothing_may_be_missing(page: Page, missing: str) -> None:
    """Without an origin or a type a request is refused."""
    answer = page.send("POST", "/block/0/ask", _without(FORM, missing), UNDO)
    assert answer.status == 403


@pytest.mark.parametrize("path", ["/", "/block/0", "/static/page.css", "/nothing", "/static/x"])
def test_every_answer_says_what_a_browser_may_do(page: Page, path: str) -> None:
    """Nothing but the page's own files is loaded, nobody may frame it, nothing is kept."""
    headers = page.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "frame-ancestors 'none'" in policy and "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"


def test_a_refusal_says_it_too(page: Page) -> None:
    """Also what is refused at the door."""
    assert "content-security-policy" in page.get("/", {"host": "evil.example"}).headers


@pytest.mark.parametrize(
    "path",
    [
        "/static/../guard.py",
        "/static/%2e%2e/guard.py",
        "/static/..%2fguard.py",
        "/static//etc/passwd",
        "/static/page.css/../../guard.py",
        "/block/1",
        "/block/-1",
        "/block/two.yaml",
        "/block/../two.yaml",
        "/two.yaml",
        "/block/99999999999999999999",
    ],
)
def test_no_address_leads_to_a_file(page: Page, path: str) -> None:
    """What is opened has a number, what is served has one of three names; there is nothing else."""
    assert page.get(path).status == 404


def test_what_is_asked_is_understood_or_refused(page: Page) -> None:
    """Unknown words and keys, and what is no JSON, are told and change nothing."""
    for body in (b"{", b"[]", b'{"ask": "shell"}', b'{"ask": "undo", "file": "/etc/passwd"}'):
        answer = page.send("POST", "/block/0/ask", FORM, body)
        assert answer.status == 422, body


def test_names_are_text(tmp_path: Path) -> None:
    """A name with markup, quotes and marks that turn the direction of text is shown as it is."""
    name = "<script>alert(1)</script><svg onload=x>' onfocus=1 \\\" \\u202egnol\\u202c"
    text = TWO_WEEKS.replace("name: Two weeks", f'name: "{name}"')
    with opened(a_scenario(tmp_path, text)) as page:
        shown = page.get("/block/0").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&lt;svg onload=x&gt;" in shown
    assert "<script>alert" not in shown and "<svg onload" not in shown
    assert "\u202e" not in shown


def test_a_file_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    """Each problem with its place, as on the command line."""
    with opened(a_scenario(tmp_path, "format: 1\nweeks: 3\n")) as page:
        answer = page.get("/block/0")
    assert answer.status == 422 and "two.yaml:2:1: " in answer.text
