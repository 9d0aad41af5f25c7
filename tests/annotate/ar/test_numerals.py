"""Numbers: cases as data, words that are none, and hostile input."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from musnad.annotate.ar.digits import digits_value
from musnad.annotate.ar.number_words import atoms
from musnad.annotate.ar.numerals import read
from musnad.lexicon.lexicon import load
from musnad.text.fold import fold
from musnad.text.split import tokenize

CASES = [
    line.split("\t")
    for line in (Path(__file__).parents[2] / "cases" / "numerals.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def words(text: str) -> list[str]:
    return tokenize(fold(text).text).words


@pytest.mark.parametrize(("written", "value", "kind"), CASES, ids=[c[0] for c in CASES])
def test_case(written: str, value: str, kind: str) -> None:
    numeral = read(words(written), 0)
    assert numeral is not None
    assert numeral.kind == kind
    if ".." in value:
        assert (numeral.low, numeral.high) == tuple(int(v) for v in value.split(".."))
    else:
        assert numeral.value == pytest.approx(float(value), rel=1e-12)
    if written not in ("ألفا مقاتل", "خمس السكان"):
        assert numeral.last == len(words(written))


@pytest.mark.parametrize(
    "written",
    [
        "لست هنا",
        "أثنى الرئيس",
        "ثمن الحرية",
        "الاثنين",
        "أحد القادة",
        "2020-01-05",
        "10:30",
        "1.2.3.4",
        "وحدة",
    ],
)
def test_not_a_number(written: str) -> None:
    assert read(words(written), 0) is None


def test_solid_is_no_two_hundred() -> None:
    assert read(words("اقتصاد متين"), 1) is None


def test_a_list_is_not_a_sum() -> None:
    for written in ("ثلاثة وخمسة", "عشرون وثلاثون", "2019 و2020", "مئة ومئة", "ألف وألف"):
        numeral = read(words(written), 0)
        assert numeral is not None
        assert numeral.last == 1, written


def test_row_examples() -> None:
    """Every row of the table stands in its own example, and is read as that row."""
    for row in load().table("numbers").values():
        found = [atoms().get(word) for word in words(row["example"])]
        assert any(a and a.role == row["role"] and a.value == int(row["value"]) for a in found), row.where


def test_hostile_numbers_are_harmless_and_fast() -> None:
    began = time.perf_counter()
    assert digits_value("9" * 4000) is None
    assert digits_value("1," * 2000 + "1") is None
    for text in (
        "مليون " * 3000,
        "ألف و" * 3000,
        "مئة و" * 3000,
        "9" * 100_000,
        "ناقص " * 3000,
        "عشرات الآلاف " * 2000,
    ):
        tokens = words(text)
        i = 0
        while i < len(tokens):
            numeral = read(tokens, i)
            assert numeral is None or numeral.last > i
            i = numeral.last if numeral else i + 1
    assert time.perf_counter() - began < 5
