"""Clauses: bounds, polarity, modality, parties, circumstances."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from musnad.annotate.ar import ANNOTATORS, clauses
from musnad.annotate.document import Document
from musnad.lexicon.lexicon import Lexicon
from musnad.model import Article
from musnad.text.fold import folded

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "cases" / "scope.jsonl").read_text(encoding="utf-8").splitlines()
]


def read(text: str, lexicon: Lexicon) -> Document:
    doc = Document(Article(text=text, language="ar", published="2020-01-06"), lexicon)
    for annotator in ANNOTATORS:
        annotator.run(doc)
    return doc


def at(doc: Document, word: str) -> int:
    return doc.words.index(folded(word))


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['word']}: {c['text']}")
def test_scope(case: dict[str, str], lexicon: Lexicon) -> None:
    doc = read(case["text"], lexicon)
    token = at(doc, case["word"])
    assert clauses.polarity(doc, token)[0] == case["polarity"]
    assert clauses.modality(doc, token)[0] == case["modality"]


def test_clause_ends_at_conjunction_and_finite_verb(lexicon: Lexicon) -> None:
    doc = read("وصل الوفد إلى المدينة وقال الوزير إن الوضع مستقر", lexicon)
    first, last = clauses.clause(doc, at(doc, "الوفد"))
    assert doc.written(first, last) == "وصل الوفد إلى المدينة"
    first, last = clauses.clause(doc, at(doc, "مستقر"))
    assert doc.written(first, last) == "إن الوضع مستقر"


def test_comma_before_a_noun_does_not_end_a_clause(lexicon: Lexicon) -> None:
    doc = read("أعلن الوفد، أمس الأحد، تأجيل الزيارة", lexicon)
    assert clauses.clause(doc, 0) == (0, len(doc.words))


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("وكان الوفد وصل إلى المدينة", "وصل", True),
        ("وكان الوفد قد وصل إلى المدينة", "وصل", True),
        ("يذكر أن الوفد وصل إلى المدينة", "وصل", True),
        ("وصل الوفد إلى المدينة", "وصل", False),
    ],
)
def test_background(text: str, word: str, expected: bool, lexicon: Lexicon) -> None:
    doc = read(text, lexicon)
    assert clauses.background(doc, at(doc, word)) is expected


def test_cause_follows_its_marker(lexicon: Lexicon) -> None:
    doc = read("وصل الوفد بعد أن هطل المطر.", lexicon)
    cause = clauses.cause(doc, 0)
    assert cause is not None
    assert doc.text[cause.start : cause.end] == "هطل المطر"


def test_no_cause_where_after_gives_a_time(lexicon: Lexicon) -> None:
    assert clauses.cause(read("وصل الوفد بعد يومين.", lexicon), 0) is None


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("قالت الوزارة الأحد إن القوات قصفت المخيم.", "قصفت", ("2020-01-05", "2020-01-05", "discourse")),
        ("أكد الناطق الأحد أن الجيش سيهاجم القاعدة.", "سيهاجم", ("2020-01-05", None, "discourse")),
        ("قالت الوزارة الأحد إن القوات قصفت المخيم السبت.", "قصفت", ("2020-01-04", "2020-01-04", "clause")),
        ("أعلنت الحكومة الأحد أنها علقت المحادثات.", "علقت", ("2020-01-05", "2020-01-05", "sentence")),
        ("أعلنت الحكومة الأحد تعليق المحادثات.", "تعليق", ("2020-01-05", "2020-01-05", "clause")),
        ("قالت الوزارة إن القوات قصفت المخيم الأحد.", "قصفت", ("2020-01-05", "2020-01-05", "clause")),
    ],
)
def test_the_day_of_speaking_is_only_the_last_day_of_what_is_told(
    text: str, word: str, expected: tuple[str | None, str | None, str], lexicon: Lexicon
) -> None:
    doc = read(text, lexicon)
    day = clauses.when(doc, at(doc, word))
    assert (day.from_, day.to, day.basis) == expected
