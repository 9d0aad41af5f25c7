"""Bad input: one clear line naming the file and the reason, the others are read, status 1, the record intact."""

from __future__ import annotations

import json
import os
import resource
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from musnad.record import Record

GOOD = "قال الوزير إن الوفد وصل إلى العاصمة يوم 3 شباط 2020.\n"
ENGLISH = "The minister said on Monday that the delegation had arrived in the capital for talks about the training.\n"
PERSIAN = "سخنگوی وزارت خارجه گفت که هیئت ایرانی برای گفت‌وگو درباره این موضوع وارد پایتخت شده است و می‌ماند.\n"


def musnad(*arguments: object, stdin: bytes = b"", **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "musnad", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, timeout=120, **options)  # type: ignore[call-overload,no-any-return]


def ids(record: Path) -> list[str]:
    with Record(record, create=False) as opened:
        return [reading.text for reading in opened.readings()]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "zz-good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


BAD = {
    "empty.txt": (b"", "the file is empty"),
    "blank.txt": (b" \r\n \n", "the file is empty"),
    "binary.txt": (os.urandom(9) + bytes(range(256)) * 50, "a binary file, not text"),
    "scan.txt": (b"%PDF-1.4\n\x00\x01", "a PDF file, not text"),
    "half.txt": (("\ufeff" + GOOD).encode("utf-16-le") + b"\x3d\xd8", "half a pair of UTF-16 units at byte"),
    "odd.txt": (("\ufeff" + GOOD).encode("utf-16-le")[:-1], "half a pair of UTF-16 units at byte"),
    "bomb.html": (b"<div>" * 100_000, "tags nested 100,000 deep"),
    "menu.html": (b"<html><body><nav><a href=x>x</a></nav></body></html>", "no article found in the page"),
    "empty.html": (b"", "the file is empty"),
    "empty.jsonl": (b"\n\n", "the file is empty"),
    "array.json": (b'[{"text": ', "not JSON"),
}  # fmt: skip
BAD_LINES = {
    "broken.jsonl": (b'{"id": "x", "text": "a', ":2: not JSON (the line breaks off)"),
    "surrogate.jsonl": (b'{"id": "x", "text": "ab \\ud83d"}', ":2: half a UTF-16 pair (a lone surrogate)"),
    "notext.jsonl": (b'{"id": "x"}', ":2: no text"),
    "date.jsonl": (json.dumps({"text": GOOD, "published": "5 Jan"}).encode(), ":2: published is no ISO date"),
}


def test_every_kind_of_bad_file_is_named_and_the_others_are_added(tmp_path: Path, good: Path) -> None:
    paths = []
    for name, (content, _) in BAD.items():
        (tmp_path / name).write_bytes(content)
        paths.append(tmp_path / name)
    (tmp_path / "no articles").mkdir()
    record = tmp_path / "r.db"
    done = musnad("add", "--record", record, *paths, tmp_path / "missing.txt", tmp_path / "no articles", good)
    assert done.returncode == 1
    lines = done.stderr.decode().splitlines()
    assert len(lines) == len(BAD) + 2, lines
    for line, (name, (_, reason)) in zip(lines, BAD.items(), strict=False):
        assert line.startswith(f"musnad: {tmp_path / name}: {reason}"), line
    assert lines[-2] == f"musnad: {tmp_path / 'missing.txt'}: there is no such file"
    assert lines[-1].startswith(f"musnad: {tmp_path / 'no articles'}: no articles in this folder")
    assert ids(record) == [GOOD]
    assert b"1 new" in done.stdout


@pytest.mark.parametrize("name", list(BAD_LINES))
def test_a_bad_line_is_named_by_its_number(tmp_path: Path, name: str) -> None:
    content, reason = BAD_LINES[name]
    path, record = tmp_path / name, tmp_path / "r.db"
    path.write_bytes(
        b"\n".join(
            (json.dumps({"id": "a", "text": GOOD}).encode(), content, json.dumps({"id": "b", "text": GOOD}).encode())
        )
    )
    done = musnad("add", "--record", record, path)
    assert done.returncode == 1
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith(f"musnad: {path}{reason}")
    assert len(ids(record)) == (3 if name == "date.jsonl" else 2)


def test_fifty_megabytes(tmp_path: Path, good: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as out:
        out.truncate(50_000_000)
    start = time.perf_counter()
    done = musnad("add", "--record", tmp_path / "r.db", large, good)
    assert (done.returncode, time.perf_counter() - start < 30) == (1, True)
    assert done.stderr.decode() == f"musnad: {large}: 50 MB: more than an article can have (8 MB)\n"
    done = musnad("add", "--record", tmp_path / "r.db", "-", stdin=b"a" * 50_000_000)
    assert done.stderr.decode() == "musnad: standard input: 50 MB: more than an article can have (8 MB)\n"
    assert ids(tmp_path / "r.db") == [GOOD]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path, good: Path) -> None:
    locked = tmp_path / "locked.txt"
    locked.write_text(GOOD)
    locked.chmod(0)
    done = musnad("add", "--record", tmp_path / "r.db", locked, good)
    assert done.returncode == 1
    assert done.stderr.decode() == f"musnad: {locked}: cannot be read (permission denied)\n"


def test_a_file_whose_reading_fails(tmp_path: Path, good: Path) -> None:
    done = musnad("add", "--record", tmp_path / "r.db", "/proc/self/mem", good)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("musnad: /proc/self/mem: cannot be read (")
    assert ids(tmp_path / "r.db") == [GOOD]


@pytest.mark.parametrize("command", ["add", "timeline", "articles"])
@pytest.mark.parametrize("kind", ["text", "other database", "newer"])
def test_what_is_no_record(tmp_path: Path, good: Path, command: str, kind: str) -> None:
    record = tmp_path / "r.db"
    if kind == "text":
        record.write_text("not a database\n" * 100)
    elif kind == "other database":
        with sqlite3.connect(record) as connection:
            connection.execute("CREATE TABLE t (x)")
        connection.close()
    else:
        Record(record).close()
        with sqlite3.connect(record) as connection:
            connection.execute("UPDATE musnad SET schema = 99")
        connection.close()
    before = record.read_bytes()
    done = musnad(command, "--record", record, *([good] if command == "add" else []))
    assert done.returncode == 1
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith(f"musnad: {record}: ")
    reason = {"text": "not a database", "other database": "not a Musnad record", "newer": "newer Musnad (schema 99"}[
        kind
    ]
    assert reason in line
    assert record.read_bytes() == before


def test_reading_makes_no_record(tmp_path: Path) -> None:
    done = musnad("timeline", "--record", tmp_path / "none.db")
    assert done.returncode == 1
    assert done.stderr.decode() == f"musnad: {tmp_path / 'none.db'}: there is no such record; `musnad add` makes one\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="limits of processes")
def test_a_full_disk_leaves_the_record_as_it_was(tmp_path: Path, good: Path) -> None:
    record, many = tmp_path / "r.db", tmp_path / "many.jsonl"
    assert musnad("add", "--record", record, good).returncode == 0
    with many.open("w", encoding="utf-8") as out:
        for n in range(60):
            out.write(json.dumps({"id": str(n), "text": f"{n} " + GOOD * 60}) + "\n")
    limit = record.stat().st_size + 200_000
    done = musnad(
        "add", "--record", record, many,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )  # fmt: skip
    assert done.returncode == 1
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith(f"musnad: {record}: cannot be written")
    assert GOOD in ids(record)
    assert sqlite3.connect(record).execute("PRAGMA integrity_check").fetchone() == ("ok",)
    done = musnad("add", "--record", record, many)
    assert done.returncode == 0
    assert len(ids(record)) == 61


@pytest.mark.skipif(os.name == "nt", reason="limits of processes")
def test_output_that_cannot_be_written(tmp_path: Path, good: Path) -> None:
    record = tmp_path / "r.db"
    musnad("add", "--record", record, good)
    out = tmp_path / "no folder" / "x.json"
    done = musnad("articles", "--record", record, "-o", out)
    assert (done.returncode, done.stderr.decode().count("\n")) == (1, 1)
    assert str(out) in done.stderr.decode()
    full = tmp_path / "x.jsonl"
    full.write_text("before")
    done = musnad(
        "export", "--record", record, "--format", "jsonl", "-o", full,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
    )  # fmt: skip
    assert done.returncode == 1
    assert full.read_text() == "before", "a file appears only when it is whole"
    assert not list(tmp_path.glob("*.part"))


def test_analyse_keeps_a_line_for_every_bad_article() -> None:
    rows = [
        json.dumps({"id": "a", "text": GOOD}).encode(), b"", b'{"id": "b", "text": 5}', b"not json",
        json.dumps({"id": "c", "text": "   "}).encode(), json.dumps({"id": "d", "text": GOOD}).encode(),
    ]  # fmt: skip
    for workers in (1, 3):
        done = musnad("analyse", "--jsonl", "--workers", workers, stdin=b"\n".join(rows))
        assert done.returncode == 1
        found = [json.loads(line) for line in done.stdout.splitlines()]
        assert [f["article"]["id"] for f in found] == ["a", "b", "standard input:4", "c", "d"]
        assert [bool(f["error"]) for f in found] == [False, True, True, True, False]
        assert all(f[layer] == [] for f in found[1:4] for layer in ("sentences", "mentions", "events", "attributions"))
        assert len(done.stderr.splitlines()) == 3


@pytest.mark.parametrize(("text", "language", "name"), [(ENGLISH, "en", "English"), (PERSIAN, "fa", "Persian")])
def test_another_language_is_recorded_without_annotations(tmp_path: Path, text: str, language: str, name: str) -> None:
    pytest.importorskip("musnad.annotate.language")
    path, record = tmp_path / "x.txt", tmp_path / "r.db"
    path.write_text(text * 3, encoding="utf-8")
    done = musnad("add", "--record", record, path)
    assert done.stderr.decode() == f"musnad: {path}: in {name}: recorded without annotations\n"
    assert done.returncode == 1
    with Record(record, create=False) as opened:
        (entry,) = opened.articles()
        assert entry.language == language
        analysis = opened.show(entry.id)[1].analysis
        assert (analysis.mentions, analysis.events, analysis.statuses, analysis.timexes) == ((), (), (), ())
    again = musnad("add", "--record", record, path)
    assert b"1 known already" in again.stdout
