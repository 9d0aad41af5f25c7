"""Statuses: every row reads its own example, none its counter-examples; cases of several stories; properties."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from musnad import Article, analyse
from musnad.lexicon.lexicon import load
from musnad.lexicon.loader import Row
from musnad.model import Status

ROWS = [row for name in ("arrangements", "states") for row in load().table(name).values()]
COUNTERS = [(row.where, text) for row in ROWS for text in row.values("counter")]
CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "cases" / "statuses.jsonl").read_text(encoding="utf-8").splitlines()
    if line.strip()
]


def read(text: str) -> tuple[Status, ...]:
    """The statuses of a text published on a fixed day."""
    return analyse(Article(text=text, language="ar", published="2024-05-10")).statuses


def short(status: Status) -> str:
    """``kind status modality``, with ``negated`` behind where it is."""
    return f"{status.kind} {status.status} {status.modality}" + (" negated" if status.polarity == "negated" else "")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.where)
def test_row_reads_its_example(row: Row) -> None:
    assert row["reading"] in {short(s) for s in read(row["example"])}


@pytest.mark.parametrize(("where", "text"), COUNTERS)
def test_row_reads_nothing_in_its_counter_example(where: str, text: str) -> None:
    assert [short(s) for s in read(text)] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_case(case: dict[str, list[str] | str]) -> None:
    text = str(case["text"])
    found = read(text)
    assert sorted({short(s) for s in found}) == sorted(case["statuses"])
    for field in ("holder", "partner", "place", "scope", "condition", "exception", "cause"):
        if field in case:
            assert case[field] in [words(text, getattr(s, field)) for s in found]
    if "from" in case:
        assert case["from"] in [s.from_ for s in found]


def words(text: str, span: object) -> str | None:
    """The words of a span of a status, or ``None``."""
    start, end = getattr(span, "start", None), getattr(span, "end", None)
    return None if start is None or end is None else text[start:end]


def items() -> tuple[dict[str, float], list[str]]:
    """The figures of the short items, and those that were read otherwise.

    ``statuses``: what a reader finds, `` | `` between readings of which one will do; ``also`` may be read too; ``holder``,
    ``scope`` and ``to`` are those of one of the statuses found.
    """
    hit = expected = good = total = right = fields = 0
    wrong = []
    for line in (Path(__file__).parents[2] / "cases" / "items.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        statuses = analyse(Article(text=item["text"], language="ar", published=item["published"])).statuses
        told = [f"{s.kind} {s.status} {s.modality}" for s in statuses]
        wanted = [set(one.split(" | ")) for one in item["statuses"]]
        allowed = set(item["also"]).union(*wanted)
        found = sum(not one.isdisjoint(told) for one in wanted)
        fitting = sum(reading in allowed for reading in told)
        hit, expected, good, total = hit + found, expected + len(wanted), good + fitting, total + len(told)
        for field in item.keys() & {"holder", "scope", "to"}:
            fields += 1
            right += item[field] in [
                s.to if field == "to" else words(item["text"], getattr(s, field)) for s in statuses
            ]
        if found < len(wanted) or fitting < len(told):
            wrong.append(f"{item['id']}: {item['text']} {told}")
    return {"recall": hit / expected, "precision": good / total, "holder, scope, to": right / fields}, wrong


def test_items_of_other_stories() -> None:
    file = Path(__file__).parents[2] / "cases" / "items_floors.toml"
    floors = tomllib.loads(file.read_text(encoding="utf-8"))["floors"]
    figures, wrong = items()
    low = {name: (round(figures[name], 3), floor) for name, floor in floors.items() if figures[name] < floor}
    assert not low, f"below the floor (found, floor): {low}\n" + "\n".join(wrong)


def only(text: str) -> Status:
    """The one status of a text."""
    (found,) = read(text)
    return found


def test_condition_exception_scope_and_review_are_spans_of_the_text() -> None:
    text = "أوقفت القوة معظم عملياتها باستثناء الحراسة، والأمر قيد المراجعة."
    status = only(text)
    assert (words(text, status.scope), words(text, status.exception)) == ("معظم", "باستثناء الحراسة")
    assert status.under_review
    text = "قال القائد إنه غير مسموح للقوة القيام بأي عملية دون موافقة الحكومة."
    assert words(text, only(text).condition) == "دون موافقة الحكومة"


def test_a_mission_goes_on_while_its_training_is_suspended() -> None:
    found = {short(s) for s in read("قال الناطق: «البعثة مستمرة، لكن أنشطة التدريب تم تعليقها».")}
    assert found == {"operations continuing asserted", "training suspended asserted"}


def test_not_asking_is_not_being_told_not_to_ask() -> None:
    assert short(only("لم تطلب الحكومة المساعدة من القوة الدولية.")) == "assistance-requests inactive asserted"
    told = only("طلبت الحكومة من جيشها عدم طلب المساعدة من القوة الدولية.")
    assert short(told) == "assistance-requests ended demanded"


def test_approval_not_given_is_not_a_fact_denied() -> None:
    assert only("لم توافق الحكومة على استئناف العمليات العسكرية.").denies == "approval"
    assert only("نفى الناطق استئناف العمليات العسكرية.").denies == "fact"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("أعلنت القوة تعليق عملياتها.", "announced"),
        ("كررت القوة إعلان تعليق عملياتها.", "restated"),
        ("أوعز القائد بوقف الدوريات المشتركة.", "ordered"),
        ("رفضت الحكومة تمديد الهدنة.", "declined"),
        ("تراجعت الحكومة عن إلغاء الاتفاقية.", "retracted"),
    ],
)
def test_act(text: str, act: str) -> None:
    assert only(text).act == act


def test_holder_and_partner_are_mentions() -> None:
    text = "أوقف حلف شمال الأطلسي تدريب القوات العراقية."
    status = only(text)
    assert (words(text, status.holder), words(text, status.partner)) == ("حلف شمال الأطلسي", "القوات العراقية")


def test_date_and_kind_of_joined_arrangements() -> None:
    found = read("علقت القوة التدريب والدعم في 5 أيار 2024.")
    assert {(s.kind, s.from_) for s in found} == {("training", "2024-05-05"), ("support", "2024-05-05")}


@pytest.mark.parametrize("case", [c for c in CASES if c["statuses"]][::6], ids=lambda case: case["text"][:40])
def test_diacritics_and_tatweel_change_nothing(case: dict[str, list[str] | str]) -> None:
    text = str(case["text"])
    dressed = "".join(c + "\u064e\u0640" if c in "بتسشفقكلمن" else c for c in text)
    assert sorted(map(short, read(dressed))) == sorted(map(short, read(text)))


@pytest.mark.parametrize(
    "text", ["", "تعليق", "إيقاف إيقاف " * 400, "«" * 500 + "علق التدريب", "قوات و" * 2000, "تعليقها " * 2000]
)
def test_hostile_text_is_read_in_time(text: str) -> None:
    for status in read(text):
        assert 0 <= status.start < status.end <= len(text)


def test_any_says_not_how_much() -> None:
    (said,) = read("لم تنفذ الطائرات أي غارة منذ أسبوع.")
    assert (said.status, said.scope) == ("inactive", None)
