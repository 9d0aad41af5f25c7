"""Mentions: cases a reader can add to (tests/cases/mentions.tsv, no_mentions.tsv), and properties."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from musnad import Article, analyse
from musnad.annotate.ar import ANNOTATORS
from musnad.annotate.ar.mentions import annotate
from musnad.annotate.document import Document
from musnad.lexicon.actors import actor_country, actor_name, actor_sector
from musnad.lexicon.lexicon import Lexicon
from musnad.model import Mention

CASES = Path(__file__).resolve().parents[2] / "cases"


def rows(name: str) -> list[list[str]]:
    """The rows of a file of cases."""
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def mentions(text: str) -> tuple[Mention, ...]:
    """The mentions of a text."""
    return analyse(Article(text=text, language="ar")).mentions


@pytest.mark.parametrize("row", rows("mentions.tsv"), ids=lambda row: row[1])
def test_found(row: list[str]) -> None:
    text, words, kind, level, actor, role, metonym = [*row, "", "", ""][:7]
    found = [m for m in mentions(text) if text[m.start : m.end] == words and m.type == kind]
    assert found, [(text[m.start : m.end], m.type) for m in mentions(text)]
    m = found[0]
    assert m.level == level
    if actor != "?":
        assert m.actor == (None if actor == "-" else actor)
    if role:
        assert m.role.start is not None
        assert text[m.role.start : m.role.end] == role
    assert m.metonym == (metonym or None)


@pytest.mark.parametrize("row", rows("no_mentions.tsv"), ids=lambda row: f"{row[2]}-{row[1]}")
def test_not_found(row: list[str]) -> None:
    text, words, kind = row
    assert not [m for m in mentions(text) if m.type == kind and m.level == "NAM" and words in text[m.start : m.end]]
    assert not [m for m in mentions(text) if m.type == kind and text[m.start : m.end] == words]


def test_unnamed_source_is_described_and_has_no_identity() -> None:
    (found,) = [m for m in mentions("قال ثلاثة مسؤولين أميركيين كبار إن الخطة تغيرت.") if m.anonymous]
    assert found.actor is None
    assert found.anonymous is not None
    assert (found.anonymous.kind, found.anonymous.country, found.anonymous.count) == ("official", "usa", 3)


def test_diacritics_and_tatweel_change_nothing() -> None:
    plain = "قال محمد الحلبوسي إن البرلمان العراقي اجتمع في بغداد."
    vocalised = "قالَ مُحَمَّدٌ الحلبوسيُّ إنَّ البرلمـــانَ العراقيَّ اجتمعَ في بغدادَ."
    assert [(m.type, m.actor, m.level) for m in mentions(plain)] == [
        (m.type, m.actor, m.level) for m in mentions(vocalised)
    ]


@pytest.mark.parametrize(
    "piece", ["محمد بن ", "أبو ", "رئيس ", "الحكومة العراقية ", '"', "وزير الخارجية ", "آل ", "\u202eمحمد\u202c "]
)
def test_time_grows_with_the_text_only(piece: str, lexicon: Lexicon) -> None:
    def seconds(count: int) -> float:
        doc = Document(Article(text=piece * count, language="ar"), lexicon)
        for step in ANNOTATORS[: [a.gives for a in ANNOTATORS].index("mentions")]:
            step.run(doc)
        began = time.process_time()
        annotate(doc)
        return time.process_time() - began

    # the best of three: a busy machine, or a round of the collector, must not look like growth
    assert min(seconds(4000) for _ in range(3)) < 12 * min(seconds(1000) for _ in range(3)) + 0.2


def test_a_name_of_two_thousand_letters() -> None:
    assert mentions("قال محمد " + "ب" * 2000 + " نعم")


def test_surname_is_never_resolved_across_articles() -> None:
    (found,) = [m for m in mentions("قال العقيد ماكنزي إن التدريب مستمر.") if m.type == "PER"]
    assert found.actor == "local:ماكنزي"


def test_actor_helpers(lexicon: Lexicon) -> None:
    assert actor_name(lexicon, "iraq.gov") == "Government of Iraq"
    assert actor_name(lexicon, "iraq.gov", "ar") == "الحكومة العراقية"
    assert actor_name(lexicon, "iraq.army", "ar") == "القوات المسلحة العراقية" or actor_name(
        lexicon, "iraq.army", "ar"
    ).startswith("الجيش")
    assert actor_name(lexicon, "coalition.forces").endswith("forces")
    assert actor_name(lexicon, "place:baghdad", "ar") == "بغداد"
    assert actor_name(lexicon, "local:سالم") == "سالم"
    assert actor_country(lexicon, "place:baghdad") == "iraq"
    assert actor_country(lexicon, "kenneth_mckenzie") == "usa"
    assert actor_sector(lexicon, "iraq.army") == "MIL"
