"""Files, folders, lines and standard input."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musnad.model import Article
from musnad.sources.files import read
from musnad.sources.found import MAX_BYTES, Found, Problem
from musnad.sources.lines import read_lines, translation

TEXT = "قال الوزير إن الوفد وصل."


def articles(*sources: object) -> list[Article]:
    found = list(read(sources))  # type: ignore[arg-type]
    assert all(isinstance(x, Found) for x in found), found
    return [x.article for x in found if isinstance(x, Found)]


def lines(data: bytes) -> list[Found | Problem]:
    return list(read_lines(io.BytesIO(data), "x.jsonl", "x.jsonl"))


def row(**fields: object) -> bytes:
    return json.dumps({"text": TEXT, **fields}).encode() + b"\n"


def test_a_folder_is_read_by_name_and_to_the_bottom(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/2.txt", "c.txt", "a.txt", ".hidden.txt", "note.md"):
        (tmp_path / name).write_text(f"{TEXT} {name}", encoding="utf-8")
    assert [a.text.split()[-1] for a in articles(tmp_path)] == ["a.txt", "b/2.txt", "c.txt"]
    assert articles(tmp_path)[0].source == str(tmp_path / "a.txt")


def test_line_ends_stay_as_they_were_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(f"{TEXT}\r\n{TEXT}".encode())
    assert articles(tmp_path / "a.txt")[0].text == f"{TEXT}\r\n{TEXT}"


@pytest.mark.parametrize("suffix", ["jsonl", "json", "ndjson", "data"])
def test_json_lines_by_name_or_by_their_first_letter(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"x.{suffix}"
    path.write_bytes(row(id="a") + b"\n" + row(id="b"))
    assert [a.id for a in articles(path)] == ["a", "b"]


def test_a_json_array(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps([{"id": "a", "text": TEXT}, {"id": "b"}]), encoding="utf-8")
    first, second = read([path])
    assert isinstance(first, Found)
    assert first.article.id == "a"
    assert isinstance(second, Problem)
    assert str(second) == f"{path}: item 2: no text"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_json_lines_with_a_mark(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps({"text": TEXT}, ensure_ascii=False) + "\n", encoding=encoding)
    assert [a.text for a in articles(path)] == [TEXT]


def test_a_page_without_a_suffix(tmp_path: Path) -> None:
    path = tmp_path / "saved"
    path.write_text(f"<!DOCTYPE html><body><article><p>{TEXT * 3}</p></article>", encoding="utf-8")
    assert articles(path)[0].text == TEXT * 3


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    for data, expected in ((TEXT.encode(), [None]), (row(id="a") + row(id="b"), ["a", "b"])):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        found = articles("-")
        assert [a.id for a in found] == expected
        assert {a.source for a in found} == {None}


def test_metadata_of_a_line() -> None:
    (found,) = lines(
        row(
            id=7, title=" t ", url="https://x.example/1", outlet="o", published="2020-01-05T10:00", translated="machine"
        )
    )
    assert isinstance(found, Found)
    a = found.article
    assert (a.id, a.title, a.outlet, a.published) == ("7", "t", "o", "2020-01-05T10:00")
    assert a.translated is not None
    assert a.translated.how == "machine"
    assert translation({"how": "human", "language": "en"}).language == "en"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "a', "x.jsonl:2: not JSON (the line breaks off)"),
        (b"[1]", "x.jsonl:2: not a JSON object"),
        (b'{"id": "q"}', "x.jsonl:2: no text"),
        (b'{"text": 5}', "x.jsonl:2: text is not a string"),
        (b'{"text": "  "}', "x.jsonl:2: the text is empty"),
        (b'{"text": "a", "outlet": 5}', "x.jsonl:2: outlet is not a string"),
        (b'{"text": "a", "id": [1]}', "x.jsonl:2: id is not a string"),
        (b'{"text": "ab\\ud83d"}', "x.jsonl:2: half a UTF-16 pair (a lone surrogate) at character 2"),
        (b"[" * 50_000, "x.jsonl:2: not JSON"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(line: bytes, reason: str) -> None:
    first, problem, last = lines(row(id="a") + line + b"\n" + row(id="b"))
    assert isinstance(first, Found)
    assert isinstance(last, Found)
    assert isinstance(problem, Problem)
    assert str(problem).startswith(reason)
    assert not problem.kept


@pytest.mark.parametrize("fields", [{"published": "yesterday"}, {"published": 5}, {"translated": "perhaps"}])
def test_metadata_that_cannot_be_used_is_remarked_on_and_left_out(fields: dict[str, object]) -> None:
    found, problem = lines(row(**fields))
    assert isinstance(found, Found)
    assert found.article.published is None
    assert isinstance(problem, Problem)
    assert problem.kept


def test_a_line_too_long_is_passed_over() -> None:
    long = b'{"text": "' + b"a" * (3 * MAX_BYTES) + b'"}\n'
    problem, found = lines(long + row(id="b"))
    assert isinstance(problem, Problem)
    assert problem.reason.startswith("25 MB in one line")
    assert isinstance(found, Found)
    assert found.article.id == "b"


def test_an_article_given_in_python() -> None:
    assert articles(Article(text=TEXT))[0].text == TEXT
    (problem,) = read([Article(text="ab\ud83d")])
    assert isinstance(problem, Problem)
    assert "lone surrogate" in problem.reason


@pytest.mark.parametrize("declared", ['<meta charset="windows-1256">', ""])
def test_a_page_in_windows_1256(tmp_path: Path, declared: str) -> None:
    path = tmp_path / "x.html"
    body = f"<html><head>{declared}<title>وصول الوفد إلى العاصمة</title></head><body><article><p>{TEXT * 4}</p></article></body>"
    path.write_bytes(body.encode("cp1256"))
    (article,) = articles(path)
    assert article.title == "وصول الوفد إلى العاصمة"
    assert article.text == f"{article.title}\n{TEXT * 4}"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.txt"
    path.write_text(TEXT, encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    (problem,) = read([path])
    assert str(problem) == f"{path}: cannot be read (permission denied)"
    monkeypatch.undo()
    (tmp_path / "sub").mkdir()
    monkeypatch.setattr(Path, "iterdir", refuse)
    (problem,) = read([tmp_path / "sub"])
    assert "permission denied" in str(problem)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400), name=st.sampled_from(["x.txt", "x.html", "x.jsonl", "x.json", "x"]))
def test_no_bytes_break_the_reader(tmp_path: Path, data: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(data)
    for item in read([tmp_path / name]):
        assert isinstance(item, Found | Problem)
        if isinstance(item, Found):
            item.article.text.encode()
            assert item.article.text.strip()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    parts=st.lists(
        st.sampled_from(["<div>", "</div>", "<p>", TEXT, "<meta charset=x>", "<script>", "<!--", "-->", "<table><tr><td>", "&#0;", "\x00", "<a href='", "<time datetime='2020-01-01'>", "<h1>", '<script type="application/ld+json">{"@type":"NewsArticle"']),
        max_size=30,
    )
)  # fmt: skip
def test_no_page_breaks_the_reader(tmp_path: Path, parts: list[str]) -> None:
    (tmp_path / "x.html").write_text("".join(parts), encoding="utf-8")
    assert all(isinstance(item, Found | Problem) for item in read([tmp_path / "x.html"]))
