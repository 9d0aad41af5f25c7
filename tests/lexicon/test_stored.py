"""The stored copy of the lexicon reads every word as the tables do, and is never needed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from musnad.lexicon import stored
from musnad.lexicon.lexicon import Lexicon
from musnad.lexicon.loader import DATA, read_folder
from musnad.text.fold import folded
from musnad.text.split import tokenize


@pytest.fixture(scope="module")
def fresh() -> Lexicon:
    return Lexicon(read_folder(DATA), "test")


@pytest.fixture(scope="module")
def copy(fresh: Lexicon) -> Lexicon:
    found = msgspec.msgpack.decode(msgspec.msgpack.encode(fresh.to_store()), type=stored.Stored)
    return Lexicon(found.rows, "test", found)


def test_rows_are_the_same(fresh: Lexicon, copy: Lexicon) -> None:
    assert copy.rows == fresh.rows
    assert [list(t) for t in copy.rows.values()] == [list(t) for t in fresh.rows.values()]


def test_every_example_is_read_alike(fresh: Lexicon, copy: Lexicon) -> None:
    for rows in fresh.rows.values():
        for row in rows.values():
            words = tokenize(folded(str(row["example"] or ""))).words
            assert copy.find(words) == fresh.find(words), row.where


def test_what_a_word_is_does_not_depend_on_the_words_before(fresh: Lexicon) -> None:
    later = Lexicon(read_folder(DATA), "test")
    later.find(["ذكر", "كبار"])  # these have the consonants of one of two values that share a plural
    assert later.find(["كرونات"]) == Lexicon(read_folder(DATA), "test").find(["كرونات"])


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MUSNAD_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def _small() -> stored.Stored:
    return stored.Stored([], [], {})


def test_what_is_written_is_read_by_its_digest_only(place: Path) -> None:
    assert stored.read("a") is None
    stored.write("a", _small)
    assert stored.read("a") is not None
    assert stored.read("b") is None


def test_a_damaged_copy_is_not_read(place: Path) -> None:
    stored.write("a", _small)
    (file,) = place.iterdir()
    for damaged in (b"", file.read_bytes()[:-1], b"\x80\x04K*."):
        file.write_bytes(damaged)
        assert stored.read("a") is None


def test_few_copies_are_kept_and_nothing_half_written(place: Path) -> None:
    for number in range(9):
        stored.write(str(number), _small)
    assert len(list(place.iterdir())) == 4
    assert stored.read("8") is not None


def test_a_wrong_row_stores_nothing(place: Path) -> None:
    def fail() -> stored.Stored:
        raise ValueError("a row")

    stored.write("a", fail)
    assert list(place.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("MUSNAD_CACHE", str(tmp_path / "file" / "cache"))
    stored.write("a", _small)
    assert stored.read("a") is None


def test_nothing_is_stored_when_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUSNAD_CACHE", "")
    assert stored.folder() is None
    stored.write("a", _small)
    assert stored.read("a") is None


def test_a_program_stores_its_copy_and_reads_the_same_from_it(place: Path) -> None:
    line = '{"id": "x", "text": "أعلن الجيش يوم الأحد مقتل 3 جنود في بغداد."}\n'
    environment = {**os.environ, "MUSNAD_CACHE": str(place)}
    out = [
        subprocess.run(
            [sys.executable, "-m", "musnad", "analyse", "--jsonl"], input=line.encode(), env=environment,
            capture_output=True, check=True,
        ).stdout
        for _ in range(2)
    ]  # fmt: skip
    assert len(list(place.glob("*.msgpack"))) == 1
    assert out[0] == out[1] != b""
