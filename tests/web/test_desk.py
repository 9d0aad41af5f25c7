"""Every page answers, in both languages, and leads to the others."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from musnad.demo import articles
from musnad.lexicon.lexicon import Lexicon
from musnad.model import Article
from musnad.record import Record
from musnad.web.app import PAGES, create_app

LISTS = [path for path, _ in PAGES if "{" not in path and path not in ("/article", "/why", "/cite", "/versions")]
_LINK = re.compile(r'(?:href|src|action)="([^"]*)"')


def links(text: str) -> list[str]:
    """The addresses in a page, in their order, each once."""
    return list(dict.fromkeys(unescape(found) for found in _LINK.findall(text)))


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_lists(reader: TestClient, path: str, language: str) -> None:
    answer = reader.get(path, params={"lang": language} if language == "en" else {})
    assert answer.status_code == 200
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in answer.text
    assert " style=" not in answer.text
    assert "<style" not in answer.text


@pytest.mark.parametrize("start", ["/", "/?lang=en", "/timeline?as_of=2020-02-01", "/boards?at=2020-02-01"])
def test_every_link_of_the_desk_works(reader: TestClient, start: str) -> None:
    """Two steps from the start, a few links of each kind of page; none leads to another host."""
    seen: dict[str, int] = {}
    todo, done = [start], set()
    for depth in range(3):
        following: list[str] = []
        for path in todo:
            answer = reader.get(path)
            assert answer.status_code == 200, path
            for link in links(answer.text) if answer.headers["content-type"].startswith("text/html") else []:
                assert link.startswith(("/", "#")), (path, link)
                kind = link.split("?")[0].split("/")[1] if link.startswith("/") else ""
                bare = link.partition("#")[0]
                if bare and bare not in done and seen.get(kind, 0) < 6:
                    seen[kind] = seen.get(kind, 0) + 1
                    done.add(bare)
                    following.append(bare)
        todo = following if depth < 2 else []
    assert {"article", "occurrence", "arrangement", "disagreement", "cite", "why"} - set(seen) <= {"why"}


def test_a_value_leads_to_its_words(reader: TestClient) -> None:
    text = reader.get("/").text
    found = [link for link in links(text) if link.startswith("/article?") and "span=" in link]
    assert len(found) > 10
    for link in found[:6]:
        page = reader.get(link.partition("#")[0]).text
        assert 'id="here"' in page


def test_the_text_of_an_article_is_whole(reader: TestClient) -> None:
    """Put together, the pieces of the page are the text as it was published."""
    for entry in reader.get("/api/articles").json()["items"]:
        page = reader.get("/article", params={"id": entry["id"], "span": "5-20"}).text
        body = page.partition('<div class="article"')[2].partition(">")[2]
        body = body[: body.index("</div>")]
        words = unescape(re.sub(r"<[^>]*>", "", body))
        analysis = reader.get("/api/article", params={"id": entry["id"]}).json()
        last = max(s["end"] for s in analysis["sentences"])
        assert len(words) >= last
        for quotation in analysis["quotations"]:
            assert f'id="r-{quotation["id"]}"' in page


def test_why_names_the_rule_and_its_row(reader: TestClient) -> None:
    article = reader.get("/api/articles").json()["items"][0]["id"]
    found = reader.get("/api/article", params={"id": article}).json()
    mention = next(m for m in found["mentions"] if ".tsv:" in m["rule"])
    page = reader.get("/why", params={"id": article, "of": mention["id"]}).text
    assert mention["rule"] in page
    assert "example" in page
    event = found["events"][0]
    assert event["rule"] in reader.get("/why", params={"id": article, "of": event["id"]}).text
    assert reader.get("/why", params={"id": article, "of": "0" * 12}).status_code == 404


def test_a_footnote_is_plain_text(reader: TestClient) -> None:
    link = next(link for link in links(reader.get("/").text) if link.startswith("/cite?"))
    answer = reader.get(link + "&format=text")
    assert answer.headers["content-type"].startswith("text/plain")
    assert "«" in answer.text
    assert answer.text.strip() in unescape(reader.get(link).text)


def test_search_filters_and_marks(reader: TestClient) -> None:
    page = reader.get("/search", params={"q": "التحالف"}).text
    assert page.count("<mark>") > 5
    outlet = reader.get("/api/articles").json()["items"][0]["outlet"]
    fewer = reader.get("/search", params={"q": "التحالف", "outlet": outlet}).text
    assert 0 < fewer.count('<li class="item">') < page.count('<li class="item">')
    late = reader.get("/search", params={"q": "التحالف", "from": "2021-01-01"}).text
    assert 0 < late.count('<li class="item">') < page.count('<li class="item">')
    assert reader.get("/search", params={"q": '"'}).status_code == 200


def test_as_of_hides_what_was_published_later(reader: TestClient) -> None:
    then = reader.get("/articles", params={"as_of": "2020-01-10"}).text
    assert then.count('<li class="row">') == 1
    assert reader.get("/", params={"as_of": "1990-01-01"}).status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nothing", 404), ("/occurrence/x", 404), ("/arrangement/x", 404), ("/actor/nobody", 404),
        ("/actor/local:احمد", 404), ("/article?id=x", 404), ("/timeline?as_of=yesterday", 400),
        ("/timeline?offset=-1", 400), ("/timeline?limit=x", 400), ("/static/../app.py", 404),
        ("/static/..%2fapp.py", 404), ("/cite?of=x", 404), ("/add", 404), ("/corrections", 404),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(reader: TestClient, path: str, status: int) -> None:
    answer = reader.get(path)
    assert answer.status_code == status
    assert "<h1>" in answer.text or "<h1" in answer.text


def test_an_empty_record_helps(tmp_path: Path, lexicon: Lexicon) -> None:
    with Record(tmp_path / "empty.db"):
        pass
    with TestClient(create_app(str(tmp_path / "empty.db")), base_url="http://localhost") as client:
        for path in LISTS:
            assert client.get(path).status_code == 200
        assert "musnad add" in client.get("/").text


def test_long_texts_come_in_parts(tmp_path: Path, lexicon: Lexicon) -> None:
    text = "قال الجيش العراقي إن العمليات متوقفة. " * 3000
    with Record(tmp_path / "long.db") as record:
        record.add(Article(text=text, id="long", published="2020-01-05"))
    with TestClient(create_app(str(tmp_path / "long.db")), base_url="http://localhost") as client:
        page = client.get("/article", params={"id": "long"})
        assert len(page.content) < 4_000_000
        assert "part=1" in page.text
        assert 'id="here"' in client.get("/article", params={"id": "long", "span": "80000-80010"}).text


def test_what_another_program_adds_is_seen(tmp_path: Path, lexicon: Lexicon) -> None:
    place = tmp_path / "shared.db"
    with Record(place):
        pass
    with TestClient(create_app(str(place)), base_url="http://localhost") as client:
        assert client.get("/api/articles").json()["total"] == 0
        with Record(place) as record:
            record.add(Article(text="أعلن الجيش تعليق العمليات.", published="2020-01-05"))
        assert client.get("/api/articles").json()["total"] == 1


def test_versions_show_what_changed(tmp_path: Path, lexicon: Lexicon) -> None:
    with Record(tmp_path / "two.db") as record:
        record.add(Article(text="أعلن الجيش تعليق العمليات.", id="a", published="2020-01-05"))
        record.add(Article(text="أعلن الجيش أمس تعليق العمليات.", id="a", published="2020-01-05"))
    with TestClient(create_app(str(tmp_path / "two.db")), base_url="http://localhost") as client:
        assert "/versions?id=a" in client.get("/article", params={"id": "a"}).text
        assert "<ins>أمس </ins>" in client.get("/versions", params={"id": "a"}).text
        assert client.get("/versions", params={"id": "b"}).status_code == 404


def test_a_story_of_many(tmp_path: Path, lexicon: Lexicon) -> None:
    with Record(tmp_path / "stories.db") as record:
        record.add(*articles())
    with TestClient(create_app(str(tmp_path / "stories.db")), base_url="http://localhost") as client:
        stories = client.get("/api/stories").json()["items"]
        assert stories
        chosen = client.get("/api/articles", params={"story": stories[0]["id"]}).json()
        assert chosen["total"] == len(stories[0]["articles"])
        assert client.get("/", params={"story": stories[0]["id"]}).status_code == 200
        assert client.get("/", params={"story": "none"}).status_code == 404
