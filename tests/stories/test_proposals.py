"""Unknown names: listed by article, proposed for merging, merged by a person only."""

from __future__ import annotations

import pytest

from musnad.model import Article
from musnad.record import Record

ONE = "قال مدير المستشفى الدكتور سامر حبوباتي إن الجرحى غادروا. وقال أحد السكان إن الطريق مفتوح."
TWO = "أعلن مدير المستشفى الدكتور سامر حبوباتي أن الأسرة كافية."
THREE = "والتقى الوزير الدكتور سامر حبوباتي أمس."


@pytest.fixture
def record() -> Record:
    made = Record(":memory:")
    made.add(*(Article(id=i, text=t, published="2024-05-06") for i, t in (("a", ONE), ("b", TWO), ("c", THREE))))
    return made


def test_a_name_alone_makes_nobody_one(record: Record) -> None:
    found = [a for a in record.actors() if "حبوباتي" in a.actor]
    assert [(a.article, a.articles, a.verified) for a in found] == [("a", 1, False), ("b", 1, False), ("c", 1, False)]


def test_the_same_name_is_proposed_with_what_agrees(record: Record) -> None:
    (found,) = record.proposals()
    assert (found.name, found.type, found.reason) == ("سامر حبوباتي", "PER", "name and role")
    assert found.articles == ("a", "b", "c")
    assert [m.split("#")[0] for m in found.mentions] == ["a", "b", "c"]


def test_a_person_puts_them_together_and_apart_again(record: Record) -> None:
    (found,) = record.proposals()
    made = record.correct("merge", found.mentions[0], others=found.mentions[1:2], author="x", at="2026-01-01T00:00:00Z")
    names = [a for a in record.actors() if "حبوباتي" in a.actor]
    assert [(a.article, a.articles) for a in names] == [(None, 2), ("c", 1)]
    assert record.proposals()[0].articles == ("a", "b", "c")
    assert made.actor == "local:سامر حبوباتي"


def test_unnamed_sources_and_private_persons_are_never_proposed() -> None:
    private = "وصلت سعاد حبوباتي إلى بيتها أمس."
    unnamed = "قال مسؤول أمني إن الطريق مفتوح."
    with Record(":memory:") as made:
        made.add(
            *(
                Article(id=f"{k}{n}", text=t)
                for n in range(2)
                for k, t in (("p", private + f" {n}"), ("u", unnamed + f" {n}"))
            )
        )
        assert made.proposals() == []
