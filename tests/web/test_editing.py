"""Adding and correcting through forms."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient


def token_of(client: TestClient) -> str:
    return client.get("/add").text.partition('name="token" value="')[2].partition('"')[0]


def send(client: TestClient, path: str, **data: Any) -> Any:
    return client.post(path, data={"token": token_of(client), **data}, follow_redirects=False)


def test_paste(editor: TestClient) -> None:
    before = editor.get("/api/articles").json()["total"]
    send(
        editor, "/add", text="أعلنت الوزارة أمس استئناف التدريب.", title="عنوان", outlet="منبر", published="2020-03-04",
        url="https://example.org/a",
    )  # fmt: skip
    found = editor.get("/api/articles").json()
    assert found["total"] == before + 1
    added = next(a for a in found["items"] if a["url"] == "https://example.org/a")
    assert (added["title"], added["outlet"], added["published"]["from"]) == ("عنوان", "منبر", "2020-03-04")


@pytest.mark.parametrize(
    "wrong", [{"text": " "}, {"text": "نص", "url": "javascript:alert(1)"}, {"text": "نص", "published": "x"}]
)
def test_paste_that_is_none(editor: TestClient, wrong: dict[str, str]) -> None:
    before = editor.get("/api/articles").json()["total"]
    assert send(editor, "/add", **wrong).status_code == 400
    assert editor.get("/api/articles").json()["total"] == before


def test_upload_says_what_became_of_each_file(editor: TestClient) -> None:
    files = [
        ("files", ("one.txt", "قال الوزير إن المحادثات مستمرة.".encode())),
        ("files", ("../../two.jsonl", '{"text": "أعلن الجيش تعليق العمليات."}\nnot json\n'.encode())),
        ("files", ("three.txt", b"")),
        ("files", ("page.html", "<html><body><p>أكد المتحدث أن التدريب متوقف منذ أسبوع.</p><script>x</script>".encode())),
    ]  # fmt: skip
    answer = editor.post(
        "/add", data={"token": token_of(editor)}, files=files, headers={"Accept": "application/json"}
    )  # fmt: skip
    lines = answer.json()["lines"]
    bad = [line["text"] for line in lines if line["bad"]]
    assert len(bad) == 2
    assert any("two.jsonl:2" in line for line in bad)
    assert any("three.txt" in line for line in bad)
    sources = [a["source"] for a in editor.get("/api/articles").json()["items"]]
    assert {"one.txt", "two.jsonl", "page.html"} <= set(sources)
    assert not any("/" in (s or "") for s in sources)


def test_accept_reject_note_and_undo(editor: TestClient) -> None:
    first = editor.get("/api/timeline").json()["items"][0]["id"]
    answer = send(editor, "/correct", action="accept", target=first, author="sami", back=f"/occurrence/{first}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/occurrence/{first}")
    item = next(o for o in editor.get("/api/timeline").json()["items"] if o["id"] == first)
    assert (item["review"]["state"], item["review"]["author"]) == ("accepted", "sami")
    send(editor, "/correct", action="note", target=first, text="<b>انظر</b>", author="sami")
    assert "&lt;b&gt;انظر" in editor.get(f"/occurrence/{first}").text
    send(editor, "/correct", action="reject", target=first, author="sami")
    assert first not in [o["id"] for o in editor.get("/api/timeline", params={"limit": 1000}).json()["items"]]
    made = editor.get("/api/corrections").json()["items"]
    assert [c["action"] for c in made] == ["accept", "note", "reject"]
    send(editor, "/undo", id=made[-1]["id"])
    assert first in [o["id"] for o in editor.get("/api/timeline", params={"limit": 1000}).json()["items"]]
    assert send(editor, "/undo", id="nothing").status_code == 400


def test_merge_and_unmerge(editor: TestClient) -> None:
    items = editor.get("/api/timeline", params={"limit": 1000}).json()["items"]
    alone = [o for o in items if len(o["accounts"]) == 1]
    one = alone[0]
    other = next(o for o in alone if o["accounts"][0]["article"] != one["accounts"][0]["article"])
    send(editor, "/correct", action="merge", target=one["id"], others=other["id"], author="sami")
    after = editor.get("/api/timeline", params={"limit": 1000}).json()["items"]
    merged = [o for o in after if o["review"]["state"] == "merged"]
    assert len(after) == len(items) - 1
    assert len(merged[0]["accounts"]) == 2
    send(editor, "/correct", action="unmerge", target=merged[0]["id"], author="sami")
    assert len(editor.get("/api/timeline", params={"limit": 1000}).json()["items"]) == len(items)


@pytest.mark.parametrize(
    "back", ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:x", "/a\r\nX: y"]
)
def test_back_leads_nowhere_else(editor: TestClient, back: str) -> None:
    first = editor.get("/api/timeline").json()["items"][0]["id"]
    answer = send(editor, "/correct", action="accept", target=first, author="a", back=back)
    assert answer.headers["location"] == "/"


def test_corrections_that_cannot_be_made(editor: TestClient) -> None:
    assert send(editor, "/correct", action="accept", target="nothing").status_code == 400
    assert send(editor, "/correct", action="destroy", target="nothing").status_code == 400
    first = editor.get("/api/timeline").json()["items"][0]["id"]
    assert send(editor, "/correct", action="merge", target=first).status_code == 400
