"""Words are found in any spelling, with any proclitics, and only as whole words."""

from __future__ import annotations

import pytest

from musnad.store.words import index_keys, query_keys, search_words


def found(query: str, text: str) -> bool:
    keys = {k for w, _, _ in search_words(text) for k in index_keys(w)}
    return all(query_keys(w) & keys for w, _, _ in search_words(query))


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("التحالف", "التَّحالُفُ"), ("التحالف", "وللتحالف"), ("التحالف", "بالتحالف"), ("التحالف", "لتحالف"),
        ("تحالف", "والتحالف"), ("وللتحالف", "التحالف"), ("الاعرجي", "الأعرجي"), ("الأعرجى", "للاعرجي"),
        ("وزير", "الوزير"), ("الوزير", "وزير"), ("مسؤول", "مسئول"), ("حكومة", "الحكومه"), ("كلام", "الكلام"),
        ("5200", "5,200"), ("٥٢٠٠", "5200"), ("امريكا", "أمريكـــا"), ("والد", "الوالد"),
    ],
)  # fmt: skip
def test_found(query: str, text: str) -> None:
    assert found(query, text)


@pytest.mark.parametrize(
    ("query", "text"), [("حالف", "التحالف"), ("التحالف", "المحالفة"), ("وزير", "وزارة"), ("قال", "مقال")]
)
def test_not_found(query: str, text: str) -> None:
    assert not found(query, text)
