"""Every wrong row is told of by file and line; a user's folder adds to the package and may replace its rows."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from musnad.lexicon.check import check
from musnad.lexicon.lexicon import load
from musnad.lexicon.loader import DATA, LexiconError, plain_toml, read_folder

HEAD = "verb\tclass\ttakes\texample\n"
GOOD = "دندن يدندن دندنة\tsays\tclause\tدندن الشاهد أن الباب مفتوح\n"


def _folder(path: Path, text: str | bytes, name: str = "reporting_verbs.tsv") -> Path:
    (path / name).parent.mkdir(parents=True, exist_ok=True)
    (path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


WRONG = {
    "unknown column": ("verb\tklass\ttakes\texample\n", "reporting_verbs.tsv:1: there is no column 'klass'"),
    "missing column": ("verb\tclass\ttakes\n", "reporting_verbs.tsv:1: column 'example' is missing"),
    "column twice": ("verb\tverb\tclass\ttakes\texample\n", "reporting_verbs.tsv:1: column 'verb' stands twice"),
    "no example": (HEAD + "همس يهمس\tsays\tclause\n", "reporting_verbs.tsv:2: no example"),
    "no key": (HEAD + "\tsays\tclause\tهمس الشاهد\n", "reporting_verbs.tsv:2: no verb"),
    "too many cells": (HEAD + GOOD.strip() + "\tx\tx\n", "reporting_verbs.tsv:2: 6 cells under 4 columns"),
    "twice": (HEAD + "# note\n\n" + GOOD + GOOD, "reporting_verbs.tsv:5: 'دندن يدندن دندنة' stands on line 4 already"),
    "choice": (HEAD + GOOD.replace("says", "sings"), "reporting_verbs.tsv:2: class is 'sings'; one of asks, claims"),
    "look-alike": (HEAD + GOOD.replace("يدندن", "یدندن"), "reporting_verbs.tsv:2: U+06CC in 'دندن یدندن دندنة'; did you mean U+064A?"),
    "invisible": (HEAD + GOOD.replace("دندن ي", "دندن\u200f ي"), "reporting_verbs.tsv:2: invisible U+200F"),
    "presentation": (HEAD + GOOD.replace("دندن ي", "ﺩندن ي"), "reporting_verbs.tsv:2: presentation form U+FEA9"),
    "not UTF-8": (HEAD.encode() + "همس".encode("windows-1256"), "reporting_verbs.tsv:2: not UTF-8"),
    "no verb": (HEAD + GOOD.replace("دندن يدندن دندنة", "همس قعد"), "reporting_verbs.tsv:2: a verb is 'past present"),
    "no such verb": (HEAD + GOOD.replace("دندن يدندن دندنة", "همس يكتب"), "reporting_verbs.tsv:2: no Arabic verb has the past"),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_row_is_named(what: str, tmp_path: Path) -> None:
    text, message = WRONG[what]
    folder = _folder(tmp_path, text)
    with pytest.raises(LexiconError) as error:
        load(folder)
    assert str(error.value).startswith(message)
    assert any(problem.startswith(message) for problem in check(folder))


def test_an_unknown_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"^verbs.tsv:1: there is no table 'verbs'; tables are .*reporting_verbs"):
        list(read_folder(_folder(tmp_path, HEAD, "verbs.tsv")))


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"^none:1: no such folder"):
        load(tmp_path / "none")


@pytest.mark.parametrize(
    ("words", "problem"),
    [("و", "one-letter word"), ("«»", "only punctuation"), ("...", "only punctuation"), ("ـَ", "only punctuation")],
)
def test_a_row_that_would_be_found_everywhere_is_refused(words: str, problem: str, tmp_path: Path) -> None:
    folder = _folder(tmp_path, f"id\tnumber\tnames\texample\nx\t1\t{words}\tفي {words} ما\n", "weekdays.tsv")
    with pytest.raises(LexiconError, match=f"^weekdays.tsv:2: .*{problem}"):
        load(folder)


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('[[pattern]]\nid = "x\n', "aid.toml:2: "),
        ('# note\n[[pattern]]\nid = "x"\nnonsense = 1\n', "aid.toml:2: unknown key 'nonsense'"),
        ('[[pattern]]\nid = "x"\n', "aid.toml:1: no "),
        ("pattern = 3\n", "aid.toml:1: patterns are [[pattern]] tables"),
    ],
)
def test_a_wrong_pattern_is_named(toml: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(LexiconError) as error:
        load(_folder(tmp_path, toml, "events/aid.toml"))
    assert str(error.value).startswith(message)


def test_check_tells_all_problems_in_order(tmp_path: Path) -> None:
    folder = _folder(
        tmp_path,
        HEAD + "همس يكتب\tsays\tclause\tهمس الشاهد\n" + GOOD + "صاح يصيح صياح\tsings\tclause\tصاح\n"
        "هتف يهتف هتاف\tsays\tclause\tسكت الجمهور\n",
    )
    assert [problem.split(": ")[0] for problem in check(folder)] == [f"reporting_verbs.tsv:{n}" for n in (2, 4, 5)]
    assert "is not found in its example" in check(folder)[-1]


def test_a_good_folder_has_no_problem(tmp_path: Path) -> None:
    assert check(_folder(tmp_path, "\ufeff" + (HEAD + GOOD).replace("\n", "\r\n"))) == []


def test_the_package_has_no_problem() -> None:
    assert check() == []


def test_rows_of_a_folder_are_added_and_the_same_key_replaces(tmp_path: Path) -> None:
    package = load()
    key = next(iter(package.table("reporting_verbs")))
    both = load(_folder(tmp_path, HEAD + GOOD + f"{key}\tdenies\tclause\tقال\n"))
    assert both.table("reporting_verbs")["دندن يدندن دندنة"].where == "reporting_verbs.tsv:2"
    assert both.table("reporting_verbs")[key]["class"] == "denies"
    assert len(both.table("reporting_verbs")) == len(package.table("reporting_verbs")) + 1
    assert both.version != package.version
    assert [hit.row["class"] for hit in both.find(["ودندنوا"])] == ["says"]
    assert package.table("reporting_verbs")[key]["class"] != "denies"


@pytest.mark.parametrize("path", sorted(DATA.glob("**/*.toml")), ids=lambda path: path.stem)
def test_the_short_way_through_a_pattern_file_reads_what_the_full_parser_reads(path: Path) -> None:
    text = path.read_text("utf-8")
    assert plain_toml(text) == tomllib.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        r'a = "b\"c"', "a = []\n", 'a = ["b"]', 'a = ["", "b"]', '# "a"\n\na = ""', '[[pattern]]\na = "1"\n[[pattern]]\na = false',
    ],
)  # fmt: skip
def test_the_short_way_reads(text: str) -> None:
    assert plain_toml(text) == tomllib.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        r'a = "b\n"', r'a = "b\"', r'a = ["b\"", "c"]', 'a = ["b" "c"]', 'a = ["b",\n"c"]', "a = 'b'", "a = 1", 'a = "b" # c', "[pattern]",
        'a = "b"\na = "c"', 'pattern = "a"\n[[pattern]]', 'a = "\x01"', "# \x01", 'a.b = "c"',
    ],
)  # fmt: skip
def test_the_short_way_leaves_the_rest_to_the_full_parser(text: str) -> None:
    assert plain_toml(text) is None
