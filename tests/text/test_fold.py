"""Folding keeps every offset, and what a reader would not notice changes no token."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.text.fold import fold, folded, search_key
from musnad.text.split import is_word, tokenize

ARABIC = st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئىة٠١٢ .،؟«»\"'ﻻﷲیک", max_size=60)
ANYTHING = st.text(alphabet=st.characters(), max_size=80)  # lone surrogates too
MARK = st.sampled_from("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u0640\u200f\u200c\u202e\u2066\ufeff")


def _tokens(text: str) -> list[tuple[str, int, int]]:
    found = fold(text)
    tokens = tokenize(found.text)
    return [(w, *found.span(s, e)) for w, s, e in zip(tokens.words, tokens.starts, tokens.ends)]


@given(ANYTHING | ARABIC)
def test_offsets_map_back(text: str) -> None:
    end_before = 0
    start_before = 0
    for word, start, end in _tokens(text):
        assert 0 <= start < end <= len(text)
        assert start_before <= start
        assert end_before <= end
        start_before, end_before = start, end
        source = text[start:end]
        assert word in folded(source)


@given(ANYTHING | ARABIC)
def test_folding_again_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(ARABIC, st.lists(st.tuples(st.integers(0, 60), MARK), max_size=12))
def test_marks_and_tatweel_change_no_token(text: str, marks: list[tuple[int, str]]) -> None:
    plain = [word for word, _, _ in _tokens(text)]
    for at, mark in sorted(marks, reverse=True):
        if 0 < at <= len(text) and text[at - 1].isalpha():  # a mark belongs to the letter before it
            text = text[:at] + mark + text[at:]
    assert [word for word, _, _ in _tokens(text)] == plain


@given(ARABIC)
def test_decomposed_text_has_the_same_tokens(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)
    assert [w for w, _, _ in _tokens(apart)] == [w for w, _, _ in _tokens(text)]


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("مسؤولٌ", "مسؤول"),
        ("مسو\u0654ول", "مسؤول"),
        ("و\u064e\u0654", "ؤ"),  # in canonical order the vowel stands before the hamza
        ("هيي\u0654ة", "هيئة"),
        ("ا\u0653خر", "اخر"),
        ("ﷲ", "الله"),
        ("ﻣﺴﺆول", "مسؤول"),
        ("علی کرکوک", "علي كركوك"),
        ("ـــقال", "قال"),
        ("\u202eقال\u202c", "قال"),
        ("٢٠٢٠/٠١/٠٥", "2020/01/05"),
        ("٥٫٢٪", "5.2%"),
    ],
)
def test_fold(written: str, plain: str) -> None:
    assert folded(written) == plain


def test_a_span_takes_the_vowels_of_its_last_letter() -> None:
    text = "أعلنَ التحالفُ ذلكَ"
    assert [text[s:e] for _, s, e in _tokens(text)] == ["أعلنَ", "التحالفُ", "ذلكَ"]


def test_teh_marbuta_and_hamza_stay_apart_in_matching_but_not_in_search() -> None:
    assert folded("سنة") != folded("سنه")
    assert folded("مؤتمر") != folded("موتمر")
    assert search_key("سنة") == search_key("سنه")
    assert search_key("الأعرجي") == search_key("الاعرجي")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قال: «نعم».", ["قال", ":", "«", "نعم", "»", "."]),
        ("5,200 و 10:30 و 2020-01-05", ["5,200", "و", "10:30", "و", "2020-01-05"]),
        ("كوفيد19", ["كوفيد", "19"]),
        ("لـ”انتهاكها”", ["ل", "”", "انتهاكها", "”"]),
        ("انتهى...نعم", ["انتهي", "...", "نعم"]),
        ("(إ.ف.ب)", ["(", "ا", ".", "ف", ".", "ب", ")"]),
    ],
)
def test_tokens(text: str, words: list[str]) -> None:
    assert tokenize(folded(text)).words == words


def test_is_word() -> None:
    assert is_word("قال")
    assert not is_word("5,200")
    assert not is_word("«")


@pytest.mark.parametrize(
    "unit", ['"', "«", "9", "\u202e", "\u064e", "ا", "9,", "ﷲ", "ﻻ\u064e", "و\u0654", "\ud800", "a'"]
)
def test_time_grows_with_length_only(unit: str) -> None:
    def seconds(times: int) -> float:
        text = "قال" + unit * times
        best = 1e9
        for _ in range(3):
            before = time.process_time()
            found = fold(text)
            tokens = tokenize(found.text)
            for start, end in zip(tokens.starts, tokens.ends):
                found.span(start, end)
            best = min(best, time.process_time() - before)
        return best

    short, long = seconds(10_000), seconds(80_000)
    assert long < 24 * short + 0.05, f"{short:.4f}s for 10,000, {long:.4f}s for 80,000"
