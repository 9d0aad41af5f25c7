"""Copies and passages carried over: what must be found, and what must not."""

from __future__ import annotations

import random

import pytest

from musnad.annotate.analyse import analyse
from musnad.lexicon.lexicon import load
from musnad.model import Article
from musnad.stories import copies
from musnad.stories.accounts import Source
from musnad.stories.model import Reading
from musnad.stories.prints import Print, winnowed
from musnad.stories.story import Story

FIRE = "اندلع حريق واسع في مستودع للأخشاب قرب الميناء القديم مساء الثلاثاء وامتد إلى ثلاثة مبان مجاورة قبل أن تسيطر عليه فرق الإطفاء."
CAUSE = "وقال مدير الدفاع المدني إن ماسا كهربائيا في الطابق الأرضي كان على الأرجح سبب الحريق وإن التحقيق ما زال مستمرا."
LOSS = "وقدر أصحاب المستودع خسائرهم بنحو 5 آلاف دولار وأكدوا أن البضائع لم تكن مؤمنة لدى أي شركة."
ROAD = "وأغلقت الشرطة الطريق الساحلي أمام السيارات حتى صباح الأربعاء وحولت حركة المرور إلى الشوارع الداخلية."
WATER = "تستعد بلدية المدينة لإعادة تأهيل شبكة المياه في الأحياء الشرقية خلال الصيف المقبل بكلفة لم تحدد بعد."
PUMP = "وأوضح المهندس المشرف على المشروع أن ثلاث مضخات جديدة ستركب عند السد لتعويض النقص الذي شكا منه السكان."
LAST = "وصل الوفد التجاري يوم الأحد الماضي إلى المرفأ والتقى ممثلي النقابات وأصحاب السفن في مقر الغرفة التجارية."


def reading(name: str, *sentences: str, published: str = "2023-05-10", **known: str) -> Reading:
    article = Article(id=name, text="\n\n".join(sentences), published=published, outlet=f"outlet {name}", **known)
    return Reading.of(article, analyse(article))


def marked(*readings: Reading) -> dict[str, Reading]:
    return {r.id: r for r in copies.marked(readings)}


ORIGINAL = reading("original", "حريق في مستودع قرب الميناء", FIRE, CAUSE, LOSS, ROAD)


@pytest.mark.parametrize(
    "sentences",
    [
        ("ألسنة اللهب تلتهم مستودعا للأخشاب", FIRE, CAUSE, LOSS, ROAD),
        ("حريق في مستودع قرب الميناء", FIRE, CAUSE),
        ("حريق في مستودع قرب الميناء", FIRE, CAUSE, LOSS, ROAD, WATER),
        ("حريق في مستودع قرب الميناء", FIRE.replace("للأخشاب", "للورق"), CAUSE, LOSS.replace("5", "7"), ROAD),
        ("حريق", FIRE.replace("ا", "ا\u0640"), CAUSE.replace("أ", "ا"), LOSS, ROAD),
    ],
    ids=["headline", "cut", "extended", "nouns", "spelling"],
)  # fmt: skip
def test_a_copy_is_found(sentences: tuple[str, ...]) -> None:
    found = marked(reading("copy", *sentences, published="2023-05-11"), ORIGINAL)
    assert (found["copy"].copy_of, found["original"].copy_of) == ("original", None)


def test_what_is_of_the_same_thing_is_no_copy() -> None:
    other = reading(
        "other", "السيطرة على حريق الميناء",
        "سيطر رجال الإطفاء على حريق شب في مستودع للأخشاب بالميناء القديم وأتى على ثلاثة مبان.",
        "ولم يسجل الدفاع المدني أي إصابات، فيما فتح المدعي العام تحقيقا في أسباب الحادث.", published="2023-05-11",
    )  # fmt: skip
    found = marked(ORIGINAL, other)
    assert found["other"].copy_of is None
    assert found["other"].carried == ()


def test_a_passage_carried_over_is_marked_and_the_rest_is_fresh() -> None:
    later = reading("later", "شبكة مياه جديدة", WATER, PUMP, FIRE, CAUSE, published="2024-02-01")
    found = marked(later, ORIGINAL)["later"]
    assert {p.article for p in found.carried} == {"original"}
    words = " ".join(found.text[p.start : p.end] for p in found.carried)
    assert FIRE.rstrip(".") in words
    assert "البلدية" not in words
    assert "المضخات" not in words
    assert found.carried[0].published.to == "2023-05-10"


def test_a_changed_figure_in_a_copied_sentence_is_fresh() -> None:
    changed = reading("changed", "حريق", FIRE, CAUSE, LOSS.replace("5 آلاف", "9 آلاف"), ROAD, published="2023-05-12")
    source = Source(marked(ORIGINAL, changed)["changed"], load())
    at = source.reading.text.index("9")
    assert source.passage(at, at + 1) is None
    at = source.reading.text.index("مؤمنة")
    assert source.passage(at, at + 4) is not None


def test_a_carried_figure_is_as_of_the_older_article_and_no_voice_of_its_own() -> None:
    troops = "ويتمركز نحو 5 آلاف جندي أميركي في القواعد الثلاث التي تشرف عليها بعثة التدريب منذ توقيع مذكرة التفاهم بين الجانبين."
    first = reading("first", "قواعد التدريب", troops, ROAD, published="2020-02-01")
    again = reading("again", "شبكة المياه", WATER, PUMP, troops, published="2021-06-01")
    [figure] = [f for f in Story(copies.marked([again, first]), load()).figures if f.what == "جندي"]
    [point] = figure.points
    assert point.as_of is not None
    assert (point.as_of.to, point.voices) == ("2020-02-01", 1)
    assert [(a.article, a.carried_over) for a in point.accounts] == [("first", None), ("again", "first")]


def test_last_sunday_of_an_older_text_is_stale() -> None:
    first = reading("first", "وفد في المرفأ", LAST, CAUSE, published="2023-05-10")
    again = reading("again", "شبكة المياه", WATER, PUMP, LAST, CAUSE, published="2023-07-12")
    flags = [f for f in Source(marked(first, again)["again"], load()).flags if f.kind == "stale_relative_date"]
    assert [f.likely for f in flags] == ["2023-05-07"]
    assert [f for f in Source(marked(first, again)["first"], load()).flags if f.kind == "stale_relative_date"] == []


def test_two_outlets_that_quote_one_man_do_not_copy_each_other() -> None:
    said = '"لن نقبل بأي تأخير في تنفيذ المشروع مهما كانت الأسباب وسنحاسب كل من تسبب في تعطيل العمل أو إهدار المال العام خلال السنوات الماضية"'
    a = reading("a", "تصريح الوزير", f"قال الوزير: {said}.", WATER)
    b = reading("b", "الوزير يتوعد", f"وأكد الوزير في لقاء متلفز: {said}.", ROAD, published="2023-05-11")
    assert marked(a, b)["b"].carried == ()


def test_one_agencys_piece_may_be_changed_more() -> None:
    one = reading("one", FIRE, CAUSE, ROAD, agency="وكالة الساحل")
    two = reading("two", FIRE, CAUSE, PUMP, WATER, LOSS, LAST, agency="وكالة الساحل", published="2023-05-12")
    assert marked(one, two)["two"].copy_of == "one"


def test_marks_do_not_depend_on_the_order() -> None:
    readings = [
        ORIGINAL,
        reading("cut", "حريق", FIRE, CAUSE, published="2023-05-11"),
        reading("later", WATER, PUMP, FIRE, CAUSE, published="2024-02-01"),
        reading("undated", LOSS, ROAD, WATER, PUMP, published="2023-06-01"),
    ]
    expected = marked(*readings)
    for seed in range(5):
        random.Random(seed).shuffle(readings)
        assert marked(*readings) == expected


def test_shared_words_share_a_fingerprint() -> None:
    a = Print(f"{WATER} {FIRE}", [(0, len(WATER) + 1 + len(FIRE))])
    b = Print(f"{FIRE} {PUMP}", [(0, len(FIRE) + 1 + len(PUMP))])
    assert a.chosen & b.chosen
    assert winnowed([]) == frozenset()
    assert not a.chosen & Print(PUMP, [(0, len(PUMP))]).chosen
