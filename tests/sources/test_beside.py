"""What an ``articles.toml`` says of the files beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad.sources.files import read
from musnad.sources.found import Found, Problem

TEXT = "أعلنت الوزارة أن التدريب استؤنف."
PAGE = f"<html><head><title>عنوان</title></head><body><article><p>{TEXT}</p></article></body></html>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT + " انتهى", encoding="utf-8")
    return tmp_path


def told(folder: Path, rows: str) -> tuple[dict[str, Found], list[Problem]]:
    (folder / "articles.toml").write_text(rows, encoding="utf-8")
    items = list(read([folder]))
    found = {Path(i.article.source or "").name: i for i in items if isinstance(i, Found)}
    return found, [i for i in items if isinstance(i, Problem)]


def test_a_file_gets_what_is_told_of_it_and_others_stay(folder: Path) -> None:
    rows = """[[article]]
file = "a.txt"
id = "one"
outlet = "المنبر"
published = 2020-01-14
translated = { how = "machine", language = "en" }
"""
    found, problems = told(folder, rows)
    assert problems == []
    a, b = found["a.txt"].article, found["b.txt"].article
    assert (a.id, a.outlet, a.published, a.published_basis, a.text) == ("one", "المنبر", "2020-01-14", "given", TEXT)
    assert a.translated is not None
    assert (a.translated.how, a.translated.language) == ("machine", "en")
    assert (b.id, b.outlet, b.published) == (None, None, None)


def test_it_holds_for_a_file_named_by_itself(folder: Path) -> None:
    told(folder, '[[article]]\nfile = "a.txt"\noutlet = "المنبر"\n')
    (item,) = read([folder / "a.txt"])
    assert isinstance(item, Found)
    assert item.article.outlet == "المنبر"


def test_it_wins_over_what_a_page_states_and_leaves_the_rest(folder: Path) -> None:
    (folder / "c.html").write_text(PAGE, encoding="utf-8")
    found, problems = told(folder, '[[article]]\nfile = "c.html"\noutlet = "المنبر"\n')
    assert problems == []
    assert (found["c.html"].article.title, found["c.html"].article.outlet) == ("عنوان", "المنبر")


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ("[[article", "cannot be read"),
        ('[[article]]\noutlet = "x"\n', "article 1: file is missing"),
        ('[[article]]\nfile = "a.txt"\nauthor = "x"\n', "article 1: author is none of"),
        ('[[article]]\nfile = "z.txt"\n', "there is no file 'z.txt' beside it"),
        ('[[article]]\nfile = "a.txt"\npublished = "yesterday"\n', "published is no ISO date"),
        ('[[article]]\nfile = "a.txt"\noutlet = 3\n', "outlet is not a string"),
    ],
)
def test_what_is_wrong_is_said_once_and_the_files_are_read(folder: Path, rows: str, reason: str) -> None:
    found, problems = told(folder, rows)
    assert set(found) == {"a.txt", "b.txt"}
    assert len(problems) == 1
    assert reason in problems[0].reason
    assert "articles.toml" in problems[0].name
    named = [i for i in read([folder / "a.txt", folder / "b.txt"]) if isinstance(i, Problem)]
    assert len(named) == 1
