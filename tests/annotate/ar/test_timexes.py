"""Time expressions: cases as data, flags, and properties that hold for any text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad import Article, analyse, timexes
from musnad.annotate.ar.date_grammar import DAY_RULES, OTHER_RULES
from musnad.annotate.ar.date_words import DateWords
from musnad.annotate.document import Document
from musnad.lexicon.lexicon import load

CASES = Path(__file__).parents[2] / "cases"


def rows(name: str, width: int) -> list[list[str]]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return [row + [""] * (width - len(row)) for row in cells]


@pytest.mark.parametrize(("text", "published", "words", "value", "low", "high"), rows("dates.tsv", 6))
def test_case(text: str, published: str, words: str, value: str, low: str, high: str) -> None:
    found = [(text[t.start : t.end], t.value, t.from_ or "", t.to or "") for t in timexes(text, published)]
    if words == "-":
        assert found == []
    else:
        assert (words, value, low, high) in found


def test_no_rule_reads_anything_where_it_is_not_tried() -> None:
    for text in sorted({row[0] for row in rows("dates.tsv", 6)}):
        words = DateWords(Document(Article(text=text), load()))
        for at in range(words.n):
            for rule in (*DAY_RULES, *OTHER_RULES):
                tried = words.kinds(at, words.word(at)) & rule.kinds or words.word(at) in rule.words
                assert tried or rule.read(words, at) is None, (text, words.word(at), rule.name)


@pytest.mark.parametrize(("text", "published", "kind", "likely"), rows("date_flags.tsv", 4))
def test_flag(text: str, published: str, kind: str, likely: str) -> None:
    kinds = ("weekday_mismatch", "date_impossible", "stale_relative_date")
    analysis = analyse(Article(text=text, published=published))
    found = [(f.kind, f.likely or "") for f in analysis.flags if f.kind in kinds]
    assert found == ([] if kind == "-" else [(kind, likely)])


def test_a_flag_changes_nothing_that_was_read() -> None:
    text = "صوت المجلس في كانون الثاني 1998، عقب مقتل قاسم سليماني"
    assert [t.value for t in timexes(text, "2021-12-09")] == ["1998-01"]


def test_without_a_day_of_publication_values_stay_open() -> None:
    found = timexes("وصل الوفد أمس وعاد الخميس")
    assert [(t.value, t.from_) for t in found] == [("XXXX-XX-XX", None), ("XXXX-WXX-4", None)]


def test_inside_a_quotation_it_counts_from_the_statement() -> None:
    text = "أعلن الحزب أمس الأحد موقفه. وأضاف في بيان «زادت الهجمات على مدى الشهرين الماضيين»."
    found = timexes(text, "2020-01-06")
    assert [(t.from_, t.to, t.basis, t.anchor) for t in found][1] == (
        "2019-11-05", "2020-01-05", "anchored", "statement",
    )  # fmt: skip


def test_an_inferred_publication_marks_what_rests_on_it() -> None:
    text = "أعلن الحزب أمس الأحد موقفه. وصوت البرلمان العراقي الأحد على إخراج القوات الأجنبية."
    assert {t.basis for t in timexes(text)} == {"inferred"}


DIACRITICS = "\u064e\u064f\u0650\u0651\u0652\u0640"


@pytest.mark.parametrize("text", [row[0] for row in rows("dates.tsv", 6)])
def test_diacritics_change_nothing(text: str) -> None:
    marked = "".join(c + DIACRITICS[i % 6] if "ء" <= c <= "ي" else c for i, c in enumerate(text))
    plain = [(t.type, t.value, t.from_, t.to, t.rule) for t in timexes(text, "2020-03-04")]
    assert [(t.type, t.value, t.from_, t.to, t.rule) for t in timexes(marked, "2020-03-04")] == plain


PIECES = st.sampled_from(
    [
        "5",
        "31",
        "2020",
        "1445",
        "12:30",
        "22/4",
        "يناير",
        "شباط/فبراير",
        "(",
        ")",
        "-",
        "إلى",
        "من",
        "يوم",
        "الأحد",
        "أمس",
        "اليوم",
        "التالي",
        "الماضي",
        "المقبل",
        "الساعة",
        "الثالثة",
        "وربع",
        "إلا",
        "قبل",
        "بعد",
        "منذ",
        "ثلاثة",
        "أشهر",
        "عامين",
        "القرن",
        "التاسع",
        "عشر",
        "رمضان",
        "هـ",
        "الموافق",
        "غداة",
        "سليماني",
        "مقتل",
        "نهاية",
        "الربع",
        "الأول",
        "كل",
        "آخر",
        "عيد",
        "الأضحى",
        "و",
        "،",
        ".",
        "\n",
        "0",
        "الفطر",
        "صيف",
        "الثمانينات",
        "ال",
        "ت",
        "غ",
        "مساء",
        "عام",
        "99999999999999999999",
        "مليار",
        "سنة",
        "0000-00-00",
        "31/31/3131",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=14), st.sampled_from((None, "2020-03-04", "0001-01-01", "9999-12-31", "x")))
def test_no_text_breaks_it(pieces: list[str], published: str | None) -> None:
    text = " ".join(pieces)
    for t in timexes(text, published):
        assert 0 <= t.start < t.end <= len(text)
        assert t.from_ is None or t.to is None or t.from_ <= t.to


@pytest.mark.parametrize(
    "text",
    ["5 " * 5000, "يوم " * 5000, "2020 " * 5000, "من 5 إلى " * 3000, "الأحد (" * 4000, "«" * 10000 + "أمس", "9" * 4000],
)
def test_hostile_texts_take_no_quadratic_time(text: str) -> None:
    timexes("أمس", "2020-03-04")
    began = time.process_time()
    timexes(text, "2020-03-04")
    assert time.process_time() - began < 20
