"""Anchors: the words of a correction are found again in the same text, in a longer one, and read by another program."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from articles import HARAKAT, vary, whole
from musnad.annotate.analyse import analyse
from musnad.model import Annotation, Article
from musnad.stories.anchors import CORRECTED, NO_WORDS, NOT_READ, Finder, Lost, anchor, kind_of
from musnad.stories.model import Reading

TEXT = (
    "التحالف يعلق عملياته\n"
    "أعلن التحالف الدولي، الأحد 5 كانون الثاني 2020، تعليق عملياته في العراق.\n"
    "وقتل 3 جنود في هجوم على بغداد. وقتل 3 جنود في هجوم على الموصل.\n"
)


def reading(text: str, **fields: object) -> Reading:
    article = Article(id="a", text=text, published="2020-01-06", **fields)  # type: ignore[arg-type]
    return Reading.of(article, analyse(article))


def annotations(found: Reading) -> list[tuple[str, Annotation]]:
    return [(layer, item) for layer in CORRECTED for item in getattr(found.analysis, layer)]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(whole())
def test_every_annotation_is_found_by_its_anchor(article: Article) -> None:
    found = Reading.of(article, analyse(article))
    finder = Finder(found)
    for layer, item in annotations(found):
        again = finder.find(anchor(found, layer, item))
        assert isinstance(again, Annotation)
        assert (again.start, again.end, kind_of(again)) == (item.start, item.end, kind_of(item))


@pytest.mark.parametrize("around", [("", "\nوالطقس معتدل."), ("والطقس معتدل.\n\n", ""), ("", ""), ("\n\n  ", "\n")])
def test_words_that_still_stand_are_found(around: tuple[str, str]) -> None:
    before, after = around
    old, new = reading(TEXT), reading(before + TEXT + after)
    finder = Finder(new)
    kept = 0
    for layer, item in annotations(old):
        again = finder.find(anchor(old, layer, item))
        if isinstance(again, Annotation):
            kept += 1
            assert again.start - item.start == len(before), (layer, TEXT[item.start : item.end])
    assert kept == len(annotations(old)) or before.strip(), "nothing was changed but the end"
    assert kept >= 0.8 * len(annotations(old))


def test_the_same_words_in_another_place_are_another_thing() -> None:
    old = reading(TEXT)
    killed = [q for q in old.analysis.quantities if TEXT[q.start : q.end].startswith("3")]
    assert len(killed) == 2
    shorter = reading(TEXT.replace("وقتل 3 جنود في هجوم على بغداد. ", ""))
    second = Finder(shorter).find(anchor(old, "quantities", killed[1]))
    assert isinstance(second, Annotation)
    assert shorter.text[second.end : second.end + 40].count("الموصل") == 1


def test_a_text_vocalised_anew_keeps_its_corrections() -> None:
    old, new = reading(TEXT), reading(vary(TEXT, 1, HARAKAT, inside=True))
    for layer, item in annotations(old):
        again = Finder(new).find(anchor(old, layer, item))
        assert isinstance(again, Annotation), (layer, TEXT[item.start : item.end])
        assert kind_of(again).split()[0] == kind_of(item).split()[0]


def test_what_is_gone_says_why() -> None:
    old = reading(TEXT)
    event = old.analysis.events[0]
    at = anchor(old, "events", event)
    assert Finder(reading("والطقس معتدل في بغداد.")).find(at) == Lost(NO_WORDS)
    unread = msgspec.structs.replace(old, analysis=msgspec.structs.replace(old.analysis, events=()))
    assert Finder(unread).find(at) == Lost(NOT_READ)
    assert isinstance(Finder(old).find(msgspec.structs.replace(at, layer="sentences")), Lost)
    assert isinstance(Finder(old).find(msgspec.structs.replace(at, layer="__class__")), Lost)


def test_a_word_more_or_less_is_the_same_reading() -> None:
    old = reading(TEXT)
    status = old.analysis.statuses[0]
    at = anchor(old, "statuses", status)
    shorter = msgspec.structs.replace(status, id="x", end=status.end - len(" عملياته"))
    other = msgspec.structs.replace(shorter, status="resumed")
    for item, kept in ((shorter, True), (other, False)):
        new = msgspec.structs.replace(old, analysis=msgspec.structs.replace(old.analysis, statuses=(item,)))
        assert isinstance(Finder(new).find(at), Annotation) == kept
