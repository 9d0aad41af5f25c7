"""Quotations: the cases of ``tests/cases/quotations.jsonl``, and properties on broken text."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

import musnad
from musnad.model import Analysis, Article

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "cases" / "quotations.jsonl").read_text(encoding="utf-8").splitlines()
    if line.strip()
]


def analysed(text: str, **more: Any) -> Analysis:
    return musnad.analyse(Article(text=text, **more))


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    common = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    union = max(a[1], b[1]) - min(a[0], b[0])
    return common / union if union else 0.0


def place(text: str, words: str, number: int = 0) -> tuple[int, int]:
    start = text.index(words)
    for _ in range(number):
        start = text.index(words, start + 1)
    return start, start + len(words)


@pytest.mark.parametrize("case", CASES, ids=[c["note"] for c in CASES])
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    found = analysed(text)
    got = found.quotations
    assert len(got) == len(case["quotations"]), [text[q.start : q.end] for q in got]
    for want, q in zip(case["quotations"], got, strict=True):
        assert text[q.start : q.end] == want["content"]
        assert q.kind == want["kind"]
        cue = text[q.cue.start : q.cue.end] if q.cue.start is not None else None
        assert (cue is None) == (want["cue"] is None)
        assert cue is None or want["cue"] in cue or cue in want["cue"]
        if want["speaker"] is None:
            assert q.speaker.start is None
        else:
            assert q.speaker.start is not None
            assert q.speaker.end is not None
            assert (
                overlap(place(text, want["speaker"], want.get("speaker_at", 0)), (q.speaker.start, q.speaker.end))
                >= 0.3
            ), text[q.speaker.start : q.speaker.end]
        assert q.speaker.anonymous == want.get("anonymous", q.speaker.anonymous)
        assert q.speaker.carried == want.get("carried", q.speaker.carried)
        assert q.cue.class_ == want.get("class", q.cue.class_)
        assert want.get("via") is None or want["via"] in (q.via or "")
    assert set(case.get("flags", ())) <= {f.kind for f in found.flags}


@pytest.mark.parametrize(
    "text",
    ["", "«", "»«", "قال", "قال:", "قال «", '"' * 7, "بحسب", "وفقا ل", "على حد قوله", "قال إن", "أن", ": نعم", "نقلت عن",
     "قال \u202e«نعم»\u202c إن", "”“”“", "«قال» إن «قال»", "مشيرا إلى", "جاء في", "قال\n\nإن", "قال (", "حسبما", "و«"],
)  # fmt: skip
def test_broken_text_is_no_error_and_spans_stay_inside(text: str) -> None:
    for q in analysed(text).quotations:
        assert 0 <= q.start < q.end <= len(text)


@pytest.mark.parametrize("piece", ["“كلمة ", '"', "« قال إن ", "قال فلان إن «نعم» ", "بحسب فلان، ", "«أ»"])
def test_time_grows_with_length_only(piece: str) -> None:
    def took(n: int) -> float:
        began = time.process_time()
        analysed(piece * n)
        return time.process_time() - began

    # the best of two: a busy machine must not look like growth
    short, long = (min(took(n) for _ in range(2)) for n in (400, 1600))
    assert long < 12 * short + 0.5


def test_vowel_marks_change_nothing() -> None:
    plain = "قال الوزير إن الجسر سيفتح. وأضاف: «لن نتأخر يوما واحدا»."
    marked = "قالَ الوزيرُ إنّ الجسرَ سيُفتَحُ. وأضافَ: «لن نتأخّرَ يوماً واحداً»."
    a, b = analysed(plain), analysed(marked)
    assert len(a.quotations) == len(b.quotations) == 2
    assert [q.kind for q in a.quotations] == [q.kind for q in b.quotations]


def test_chain_runs_from_outlet_over_medium_to_speaker() -> None:
    text = "وقال الوزير لصحيفة محلية إن الانتخابات في موعدها."
    found = analysed(text, outlet="جريدة", agency="وكالة")
    chain = next(a for a in found.attributions if a.id == found.quotations[0].attribution)
    assert [k.level for k in chain.links] == ["outlet", "agency", "medium", "speaker"]
    assert chain.links[-1].words == "الوزير"


def test_a_quotation_inside_a_quotation_goes_on_from_its_chain() -> None:
    text = "قال الناطق إن الوزير أكد أن الجسر سيفتح غدا."
    found = analysed(text)
    outer, inner = found.quotations
    chains = {a.id: a.links for a in found.attributions}
    assert outer.attribution is not None
    assert inner.attribution is not None
    assert chains[inner.attribution][:-1] == chains[outer.attribution]
    assert text[inner.start : inner.end] == "أن الجسر سيفتح غدا"


def test_a_sentence_told_after_an_agency() -> None:
    text = "سقط صاروخ قرب المطار، بحسب وكالة الأنباء. ولم يصب أحد."
    found = analysed(text, outlet="جريدة")
    agencies = [a for a in found.attributions if any(k.level == "agency" for k in a.links)]
    assert agencies


def test_round_trip_is_flagged() -> None:
    from musnad.model import Translation

    text = "قال الوزير: «لن نتأخر يوما واحدا عن الموعد»."
    found = analysed(text, translated=Translation(how="machine", language="en"))
    assert "round_trip_quote" in {f.kind for f in found.flags}
    assert "round_trip_quote" not in {f.kind for f in analysed(text).flags}


def test_the_agency_of_a_dateline_stands_in_every_chain() -> None:
    found = analysed("بغداد (رويترز) - قال الجيش العراقي إن القاعدة آمنة.", outlet="جريدة")
    chain = next(a for a in found.attributions if a.id == found.quotations[0].attribution)
    assert [k.level for k in chain.links] == ["outlet", "agency", "speaker"]


def test_reporting_what_others_want_is_not_speaking_for_them() -> None:
    found = analysed("قال الجنرال إن العراقيين يريدون علاقة طبيعية. وأضاف الجنرال أن الطقس جيد.")
    capacity = {a.id: a.links[-1].capacity for a in found.attributions}
    assert [capacity[q.attribution] for q in found.quotations if q.attribution] == ["reporting", "own"]


def test_words_translated_once_are_no_round_trip() -> None:
    from musnad.model import Translation

    text = "قال دونالد ترامب: «لن نتأخر يوما واحدا عن الموعد»."
    found = analysed(text, translated=Translation(how="machine", language="en"))
    assert "round_trip_quote" not in {f.kind for f in found.flags}
