"""Who may ask, what may be sent, and what the browser is told."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from musnad.web.app import create_app
from musnad.web.editing import plain_name
from musnad.web.guard import MOST_BYTES


def test_policy_has_no_loophole(reader: TestClient) -> None:
    for path in ("/", "/nothing", "/static/desk.js", "/api/timeline", "/openapi.json"):
        headers = reader.get(path).headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert "*" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8765", "", "[::2]"])
def test_foreign_hosts_are_refused(reader: TestClient, host: str) -> None:
    assert reader.get("/", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:9999", "[::1]:80", "LOCALHOST"])
def test_own_hosts_are_not(reader: TestClient, host: str) -> None:
    assert reader.get("/static/desk.js", headers={"Host": host}).status_code == 200


def test_a_password_is_asked_for(demo_file: Path) -> None:
    with TestClient(create_app(str(demo_file), hosts=(), auth="desk:كلمة")) as client:
        assert client.get("/").status_code == 401
        assert client.get("/static/desk.js").status_code == 401
        for secret, status in (("desk:كلمة", 200), ("desk:", 401), ("desk:x", 401)):
            token = base64.b64encode(secret.encode()).decode()
            assert client.get("/articles", headers={"Authorization": f"Basic {token}"}).status_code == status
        assert client.get("/", headers={"Authorization": "Basic !!!"}).status_code == 401
        assert client.get("/", headers={"Authorization": "Bearer x"}).status_code == 401


def test_nothing_can_be_changed_without_edit(reader: TestClient) -> None:
    for path in ("/add", "/correct", "/undo"):
        assert reader.post(path, data={"token": "x"}).status_code == 404
    assert reader.post("/").status_code == 405


def test_forms_need_their_token(editor: TestClient) -> None:
    text = {"text": "أعلن الجيش تعليق العمليات."}
    assert editor.post("/add", data=text).status_code == 403
    page = editor.get("/add").text
    token = page.partition('name="token" value="')[2].partition('"')[0]
    assert len(token) == 64
    assert editor.post("/add", data={**text, "token": "0" * 64}).status_code == 403
    for headers in ({"Origin": "http://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        assert editor.post("/add", data={**text, "token": token}, headers=headers).status_code == 403
    assert editor.post("/add", json={"token": token}).status_code == 415
    good = editor.post("/add", data={**text, "token": token}, headers={"Origin": "http://127.0.0.1"})
    assert good.status_code == 200
    editor.cookies.clear()
    assert editor.post("/add", data={**text, "token": token}).status_code == 403


def test_bodies_are_bounded(editor: TestClient) -> None:
    def endless() -> object:
        for _ in range(MOST_BYTES // 1_000_000 + 3):
            yield b"x" * 1_000_000

    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert editor.post("/add", content=endless(), headers=form).status_code == 413  # type: ignore[arg-type]
    assert editor.post("/add", content=b"x", headers={**form, "Content-Length": "9" * 12}).status_code == 413


@pytest.mark.parametrize(
    "given", ["../../etc/passwd", "..", "/", "a\u202etxt.exe", "C:\\x\\y", "a\nb", "\x00", "x" * 999]
)
def test_names_lead_nowhere(given: str) -> None:
    name = plain_name(given)
    assert name
    assert name.isprintable()
    assert len(name) <= 120
    assert not set(name) & set("/\\")
    assert name not in (".", "..")
