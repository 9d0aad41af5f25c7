"""Causes: the span of the reason or the aim, of cases that anyone may add to."""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad.annotate.ar import ANNOTATORS, clauses
from musnad.annotate.document import Document
from musnad.lexicon.lexicon import Lexicon
from musnad.model import Article
from musnad.text.fold import folded

CASES = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parents[2] / "cases" / "causes.tsv").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


def read(text: str, lexicon: Lexicon) -> Document:
    doc = Document(Article(text=text, language="ar", published="2023-05-10"), lexicon)
    for annotator in ANNOTATORS:
        annotator.run(doc)
    return doc


def reason(text: str, trigger: str, lexicon: Lexicon) -> str:
    """The words of the cause of the first such word; ``-`` for none."""
    doc = read(text, lexicon)
    found = clauses.cause(doc, doc.words.index(folded(trigger)))
    return "-" if found is None else doc.text[found.start : found.end]


@pytest.mark.parametrize(("text", "trigger", "words"), CASES, ids=lambda value: value[:30])
def test_cause(text: str, trigger: str, words: str, lexicon: Lexicon) -> None:
    assert reason(text, trigger, lexicon) == words


def test_what_another_speaker_said_before_is_no_reason(lexicon: Lexicon) -> None:
    text = "قال الوزير: «الطريق خطر». وقال القائد: «لذلك أوقفنا التدريب»."
    assert reason(text, "أوقفنا", lexicon) == "-"


def test_an_aim_names_itself_as_one(lexicon: Lexicon) -> None:
    doc = read("علقت القوة التدريب للتركيز على حماية القواعد.", lexicon)
    found = clauses.cause(doc, 0)
    assert found is not None
    assert found.rule == "cause_markers:purpose-noun"


@pytest.mark.parametrize("text", ["لذلك علقنا " * 3000, "بسبب " * 3000, "«لذلك» علق الوفد " * 1500])
def test_hostile_text_is_read_in_time(text: str, lexicon: Lexicon) -> None:
    for event in read(text, lexicon).events:
        assert event.cause is None or event.cause.start < event.cause.end


def test_what_a_reason_rests_on(lexicon: Lexicon) -> None:
    text = (
        "قال قائد البعثة: «تعرضت قوافلنا للنهب ثلاث مرات». وأضاف: «نتيجة لذلك، نحن مضطرون إلى حراسة المخازن، "
        "ولهذا أوقفنا توزيع الأغذية»."
    )
    doc = read(text, lexicon)
    found = clauses.cause(doc, doc.words.index("اوقفنا"))
    assert found is not None
    assert doc.text[found.start : found.end] == "نحن مضطرون إلى حراسة المخازن"
    assert found.behind is not None
    assert doc.text[found.behind.start : found.behind.end] == "تعرضت قوافلنا للنهب ثلاث مرات"
