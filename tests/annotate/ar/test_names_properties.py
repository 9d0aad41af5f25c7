"""Properties of names and quotations: spellings, hostile input, metonyms, unnamed sources."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad import Article, analyse
from musnad.lexicon.lexicon import load
from musnad.model import Analysis

CASES = Path(__file__).resolve().parents[2] / "cases"
TEXTS = [
    line.split("\t")[0]
    for line in (CASES / "mentions.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
] + [
    json.loads(line)["text"]
    for line in (CASES / "quotations.jsonl").read_text(encoding="utf-8").splitlines()
    if line.startswith("{")
]  # fmt: skip
TEXTS = sorted(set(TEXTS))
#: Marks that change no word: fatha, kasra, shadda, sukun, tatweel; a damma may (عُمان is Oman).
MARKS = "\u064e\u0650\u0651\u0652\u0640"


def read(text: str) -> Analysis:
    return analyse(Article(text=text, language="ar"))


def told(text: str, back: Callable[[int], int]) -> list[tuple[object, ...]]:
    """Mentions and quotations, at the offsets of the text without marks."""
    found = read(text)
    return [(m.type, m.level, m.actor, m.metonym, m.clitic, back(m.start)) for m in found.mentions] + [
        (q.kind, q.speaker.actor, q.speaker.anonymous, q.speaker.carried, back(q.start)) for q in found.quotations
    ]


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(TEXTS), st.data())
def test_vowels_and_tatweel_change_nothing(text: str, data: st.DataObject) -> None:
    letters = [
        i for i, c in enumerate(text) if "\u0628" <= c <= "\u064a" and i + 1 < len(text) and text[i + 1].isalpha()
    ]
    chosen = set(data.draw(st.lists(st.sampled_from(letters), max_size=12)))
    out: list[str] = []
    origin: list[int] = []
    for i, c in enumerate(text):
        out.append(c)
        origin.append(i)
        if i in chosen:
            out.append(data.draw(st.sampled_from(MARKS)))
            origin.append(i)
    assert told("".join(out), lambda at: origin[at]) == told(text, lambda at: at)


ORGANS = [("الحكومة", "gov"), ("الجيش", "army"), ("البرلمان", "parliament")]


@pytest.mark.parametrize("country", ["sudan", "yemen", "libya", "lebanon", "egypt", "iraq", "jordan", "morocco"])
def test_a_capital_that_announces_is_its_government(country: str) -> None:
    row = load().table("countries")[country]
    capital = row.values("capital_names")[0]
    found = [m for m in read(f"وأعلنت {capital} تأجيل اللقاء.").mentions if m.type == "LOC"]
    assert [m.metonym for m in found] == [f"{country}.gov"]
    found = [m for m in read(f"هطل المطر في {capital} أمس.").mentions if m.type == "LOC"]
    assert [m.metonym for m in found] == [None]


@pytest.mark.parametrize("country", ["sudan", "yemen", "libya", "lebanon", "egypt", "iraq", "jordan", "morocco"])
@pytest.mark.parametrize(("organ", "key"), ORGANS)
def test_an_organ_belongs_to_the_state_of_its_adjective(country: str, organ: str, key: str) -> None:
    row = load().table("countries")[country]
    adjective = row.values("adjectives")[0].split("/")[0] + ("ة" if organ.endswith("ة") else "")
    found = [m for m in read(f"اجتمع أعضاء {organ} ال{adjective} أمس.").mentions if m.type == "ORG"]
    assert [m.actor for m in found][:1] == [f"{country}.{key}"]


@pytest.mark.parametrize(
    "piece",
    ["«", '"', "قال مصدر «", "المسؤول ", "قال المتحدث باسم ", "ثلاثة من المسؤولين ", "\u202eمحمد\u202c ", "وفقا لمسؤول ",
     "قال السيد علي الحاج ", "لـ\"", "الوحدات "],
)  # fmt: skip
def test_ten_thousand_times_takes_linear_time(piece: str) -> None:
    def seconds(count: int) -> float:
        began = time.process_time()
        read(piece * count)
        return time.process_time() - began

    seconds(100)
    assert seconds(10_000) < 8 * seconds(2_500) + 1.0


def test_a_long_name_and_marks_of_direction() -> None:
    name = "ب" * 2000
    found = read(f"قال الوزير \u202eسالم {name}\u202c إن العمل مستمر.")
    assert all(0 <= m.start < m.end for m in found.mentions)
    assert [q.kind for q in found.quotations] == ["indirect"]


def test_an_unnamed_source_is_never_another_articles() -> None:
    assert not [m for m in read("وأضاف المسؤول أن الطريق مفتوح.").mentions if m.anonymous]
    found = read("قال مسؤول محلي إن الطريق مغلق. وقال الوزير سالم الكعبي إنه مفتوح. وأضاف المسؤول أن العمل مستمر.")
    assert [m.rule for m in found.mentions if m.anonymous] == ["sources"], "a named official stands between"
