"""Events: triggers, parties, how they are told, when, repeats; and what must hold of any text."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad import Article, analyse
from musnad.model import Event, MaybeSpan, Party

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "cases" / "events.jsonl").read_text(encoding="utf-8").splitlines()
]
SEEDS = "قتل شن هجوما مسلحون الجيش لم لن أن إن قال نفى ، . « » على من إلى عدم وقف بعد الذي مقتل 5 إذا و غارة المدينة"
WORDS = SEEDS.split()


def events(text: str, published: str | None = "2020-01-06") -> tuple[Event, ...]:
    return analyse(Article(text=text, language="ar", published=published)).events


def words(text: str, span: Party | MaybeSpan | Event) -> str | None:
    return None if span.start is None or span.end is None else text[span.start : span.end]


@pytest.mark.parametrize("case", [c for c in CASES if "none" in c], ids=lambda c: str(c["text"]))
def test_no_event(case: dict[str, Any]) -> None:
    """``none``: no event at all, or none of a type."""
    text = case["text"]
    wrong = [(e.type, text[e.start : e.end]) for e in events(text) if case["none"] in (True, e.type)]
    assert not wrong


@pytest.mark.parametrize("case", [c for c in CASES if "type" in c], ids=lambda c: f"{c.get('trigger')}: {c['text']}")
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [e for e in events(text) if case.get("trigger", "") in text[e.start : e.end] and e.type == case["type"]]
    assert found, [(e.type, text[e.start : e.end]) for e in events(text)]
    event = found[0]
    got: dict[str, Any] = {
        "mode": event.mode,
        "polarity": event.polarity,
        "modality": event.modality,
        "background": event.background,
        "actor": words(text, event.actor),
        "recipient": words(text, event.recipient),
        "cause": event.cause and text[event.cause.start : event.cause.end],
        "from": event.date.from_,
        "to": event.date.to,
        "basis": event.date.basis,
    }
    wanted = {k: v for k, v in case.items() if k not in ("text", "trigger", "type")}
    assert {k: got[k] for k in wanted} == wanted


def test_the_clause_dates_its_event() -> None:
    event = events("أوقف الحلف مهام التدريب في 5 يناير 2020 بعد مشاورات")[0]
    assert (event.date.from_, event.date.to, event.date.basis) == ("2020-01-05", "2020-01-05", "clause")


def test_an_event_without_a_date_has_that_of_publication() -> None:
    event = events("قتل جندي في شمال البلاد")[0]
    assert (event.date.from_, event.date.basis) == ("2020-01-06", "published")


def test_unknown_publication_is_unknown() -> None:
    assert events("قتل جندي في شمال البلاد", published=None)[0].date.basis in ("unknown", "published")


def test_a_repeat_points_at_the_first_telling() -> None:
    found = [
        e
        for e in events("اغتال مجهولون القاضي أحمد كريم أمس.\nواستنكر الحزب اغتيال القاضي أحمد كريم.")
        if e.type == "ASSAULT"
    ]
    assert len(found) == 2
    assert found[1].same_as == found[0].id


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("استهدفت غارة تركية مقر الحزب في 3 يناير 2020.\nوقال الناطق إن الغارة وقعت فجرا.", "ASSAULT"),
        ("هاجم مسلحون قاعدة للجيش أمس. وقال ناطق إن الهجوم استمر ساعة.", "ASSAULT"),
        ("اغتيل القاضي كريم حسن يوم الأحد. وندد المجلس باغتياله.", "ASSAULT"),
        ("تظاهر مئات العمال أمام الوزارة أمس. واستمرت المظاهرة ساعتين.", "PROTEST"),
        ("الحلف يعلق تدريب القوات الأفغانية\nعلق الحلف في 5 يناير 2020 تدريب القوات الأفغانية.", "SANCTION"),
    ],
)
def test_what_is_named_again_points_back(text: str, kind: str) -> None:
    found = [e for e in events(text) if e.type == kind]
    assert any(e.same_as for e in found[1:]), [(text[e.start : e.end], e.same_as) for e in found]


def test_two_killings_are_not_one() -> None:
    found = events("اغتيل القاضي كريم حسن يوم الأحد.\nواغتيل الصحافي سامي ناصر يوم الاثنين.")
    assert [e.same_as for e in found if e.type == "ASSAULT"] == [None, None]


def test_casualties_belong_to_their_event() -> None:
    text = "أسفر هجوم انتحاري عن مقتل ثلاثة مدنيين وإصابة 12 شخصا. ووصل 40 سائحا أمس."
    analysis = analyse(Article(text=text, language="ar", published="2020-01-06"))
    figure = {q.id: text[q.start : q.end] for q in analysis.quantities}
    assert [[figure[q] for q in e.quantities] for e in analysis.events] == [["ثلاثة", "12"], ["ثلاثة"]]


def test_no_event_in_the_name_of_a_body() -> None:
    assert [e for e in events("قال المتحدث باسم قوات الدعم السريع إن الوضع مستقر") if e.type == "AID"] == []


@pytest.mark.parametrize("text", ["", " ", "؟", "«", "قتل", "و" * 3000, "لم " * 2000, "أن " * 2000, "قال «قتل " * 1500])
def test_odd_texts(text: str) -> None:
    start = time.process_time()
    events(text)
    assert time.process_time() - start < 10


@given(st.lists(st.sampled_from(WORDS), max_size=40))
@settings(max_examples=60, deadline=None)
def test_spans_lie_in_the_text(tokens: list[str]) -> None:
    text = " ".join(tokens)
    analysis = analyse(Article(text=text, language="ar", published="2020-01-06"))
    ids = {e.id for e in analysis.events}
    for event in analysis.events:
        assert 0 <= event.start < event.end <= len(text)
        for party in (event.actor, event.recipient, event.place):
            assert party.start is None or (party.end is not None and 0 <= party.start < party.end <= len(text))
        assert event.same_as is None or event.same_as in ids
        assert event.attribution in {a.id for a in analysis.attributions}


@given(st.lists(st.sampled_from(WORDS), max_size=25))
@settings(max_examples=40, deadline=None)
def test_diacritics_change_no_event(tokens: list[str]) -> None:
    plain = " ".join(tokens)
    marked = plain.replace("ج", "جْ").replace("ش", "شـ")
    assert [(e.type, e.polarity, e.modality) for e in events(plain)] == [
        (e.type, e.polarity, e.modality) for e in events(marked)
    ]
