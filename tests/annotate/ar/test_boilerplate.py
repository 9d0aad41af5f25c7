"""Boilerplate: pages as data, and what must never happen to an article."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.annotate.analyse import analyse
from musnad.model import Article

CASES: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "cases" / "boilerplate.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    found = analyse(Article(text=text)).article.boilerplate
    assert [text[b.start : b.end] for b in found] == case["cut"]


@pytest.mark.parametrize("case", CASES[:12], ids=[c["name"] for c in CASES[:12]])
def test_marks_and_tatweel_change_nothing(case: dict[str, Any]) -> None:
    text = case["text"]
    marked = "".join(c + "\u064e" if "\u0628" <= c <= "\u064a" and c not in "ىة" else c for c in text)
    cut = [marked[b.start : b.end].replace("\u064e", "") for b in analyse(Article(text=marked)).article.boilerplate]
    assert cut == case["cut"]


PIECES = [
    "اقرأ أيضاً", "مقالات ذات صلة", "الرئيسية", "شارك", "Top", "www.example.org", ".", "",
    "بدء العمل في الجسر الجديد", "أعلنت الوزارة أن العمل في الجسر سيبدأ قريبا.", "5 يناير 2020", "المصدر: وكالات",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_cuts_are_in_range_in_order_and_never_sentences(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    analysis = analyse(Article(text=text, language="ar"))
    end = 0
    for cut in analysis.article.boilerplate:
        assert end <= cut.start < cut.end <= len(text)
        end = cut.end
    for sentence in analysis.sentences:
        assert not any(b.start < sentence.end and sentence.start < b.end for b in analysis.article.boilerplate)


def test_hostile_pages_are_read_in_good_time() -> None:
    began = time.perf_counter()
    for text in (
        "اقرأ أيضا " * 8000,
        "شارك\n" * 8000,
        "(اقرأ أيضا " * 4000,
        "ا\n" * 8000,
        "بدء العمل في الجسر\n" * 4000,
        "\n" * 20000,
    ):
        analyse(Article(text=text))
    assert time.perf_counter() - began < 20
