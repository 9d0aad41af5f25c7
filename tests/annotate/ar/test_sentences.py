"""Sentences: paragraphs as data, and the numbers tokens get."""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad.annotate.analyse import analyse
from musnad.annotate.ar import boilerplate, sentences
from musnad.annotate.document import Document
from musnad.lexicon.lexicon import Lexicon
from musnad.model import Article

CASES = [
    line
    for line in (Path(__file__).parents[2] / "cases" / "sentences.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def spans(text: str) -> list[str]:
    return [text[s.start : s.end] for s in analyse(Article(text=text, language="ar")).sentences]


@pytest.mark.parametrize("case", CASES)
def test_case(case: str) -> None:
    text = case.replace(" ¦ ", " ").replace("¦", "")
    assert spans(text) == [part.strip() for part in case.split("¦")]


@pytest.mark.parametrize("case", CASES[:6])
def test_vowel_marks_change_nothing(case: str) -> None:
    text = case.replace(" ¦ ", " ").replace("¦", "")
    marked = "".join(c + "\u064e" if "\u0628" <= c <= "\u064a" and c not in "ىة" else c for c in text)
    assert [s.replace("\u064e", "") for s in spans(marked)] == spans(text)


def test_lines_part_sentences() -> None:
    assert spans("عنوان الخبر\nقال الوزير\n\nوأضاف") == ["عنوان الخبر", "قال الوزير", "وأضاف"]


def test_a_stray_stop_before_a_fragment_is_flagged_and_read_over() -> None:
    text = "جاء ذلك بعد مقتل غارة أمريكية. قيادي عراقي كبير ومسؤول محلي."
    analysis = analyse(Article(text=text))
    assert len(analysis.sentences) == 1
    assert [f.kind for f in analysis.flags] == ["false_sentence_break"]
    assert len(spans("جاء ذلك أمس. مسؤول عراقي قال إن العمل مستمر.")) == 2


def test_a_headline_is_one_sentence_whatever_stops_stand_in_it() -> None:
    assert spans("الوزارة أعلنت. نهاية العمل في الجسر\n\nقال الوزير أمس إن العمل انتهى.")[0] == (
        "الوزارة أعلنت. نهاية العمل في الجسر"
    )


def test_every_token_has_its_sentence(lexicon: Lexicon) -> None:
    doc = Document(Article(text="عنوان\nالرئيسية\nقال الوزير. وأضاف.\nTop"), lexicon)
    boilerplate.annotate(doc)
    sentences.annotate(doc)
    assert len(doc.sentence_of) == len(doc.words)
    for number, (first, last) in enumerate(doc.sentence_tokens):
        assert set(doc.sentence_of[first:last]) == {number}
    assert sum(last - first for first, last in doc.sentence_tokens) == sum(n >= 0 for n in doc.sentence_of)
