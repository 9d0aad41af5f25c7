"""Figures: cases as data, what they count, and properties."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.annotate.analyse import analyse
from musnad.model import Analysis, Article, Quantity

CASES = [
    line.split("\t")
    for line in (Path(__file__).parents[2] / "cases" / "figures.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def read(text: str) -> Analysis:
    return analyse(Article(text=text, language="ar", published="2020-01-06"))


def shown(text: str, q: Quantity) -> str:
    number = q.value if q.value is not None else f"{q.low}..{q.high}" if q.low is not None else "?"
    return f"{text[q.start : q.end]}={number} {q.modifier} {q.unit or '-'}"


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_case(text: str, expected: str) -> None:
    found = [shown(text, q) for q in read(text).quantities if q.type != "ordinal"]
    assert " | ".join(found) == ("" if expected == "-" else expected)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("حضر نحو 5 آلاف زائر", 4500, 5500),
        ("حضر نحو 5200 زائر", 5150, 5250),
        ("حضر أكثر من 40 زائرا", 40, None),
        ("حضر أقل من 40 زائرا", None, 40),
        ("حضر ما يصل إلى 40 زائرا", None, 40),
        ("حضر 40 زائرا", 40, 40),
        ("حضر مئات الزوار", 200, 999),
    ],
)
def test_bounds(text: str, low: int | None, high: int | None) -> None:
    (q,) = read(text).quantities
    assert (q.low, q.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("دفع 20 دولارا", "money"),
        ("ارتفع 20 بالمئة", "percent"),
        ("غاب ثلث الأعضاء", "fraction"),
        ("المرة الثالثة", "ordinal"),
        ("حضر 20 عضوا", "cardinal"),
    ],
)
def test_type(text: str, kind: str) -> None:
    (q,) = read(text).quantities
    assert q.type == kind


def test_preliminary_is_no_ordinal() -> None:
    assert not read("قدم التقرير الأولي").quantities
    assert read("قدم في المرة الأولى").quantities[0].value == 1


def test_the_headword_is_what_is_counted() -> None:
    (q,) = read("سقط 12 قتيلا").quantities
    assert q.of is not None
    assert q.of.noun == "قتيل"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("أسفر الهجوم عن مقتل 30 مسلحا", "killed"),
        ("أصيب نحو 20 عاملا", "wounded"),
        ("سقط 12 قتيلا", "killed"),
        ("يتمركز حوالي 5200 جندي هناك", "deployed"),
        ("سحبت الدولة 300 جندي", "withdrawn"),
        ("حضر 40 نائبا", "attending"),
        ("قتل المهاجم، وحضر 40 نائبا", "attending"),
        ("قتل المهاجم، ووعد 40 نائبا بالدعم", None),
        ("مر 40 محتجا من هنا", "attending"),
        ("قتل 40 محتجا", "killed"),
        ("صوت 40 نائبا ضد القرار", "voted_against"),
        ("شنت الطائرات 40 غارة ضد التنظيم", None),
        ("دخلت 40 شاحنة إلى المدينة", "entered"),
        ("رأينا 40 شاحنة محملة بالدواء والغذاء عبرت إلى المدينة", "entered"),
        ("40 شاحنة بعد دخول القافلة", None),
        ("جرى إطلاق سراح 40 بحارا", "freed"),
        ("أطلقت السفينة 40 صاروخا", "launched"),
        ("فتحت السفينة 40 نافذة بعد إطلاق النار", None),
    ],
)
def test_what_becomes_of_those_counted(text: str, state: str | None) -> None:
    (q,) = read(text).quantities
    assert q.of is not None
    assert q.of.state == state


def test_nationality_and_place() -> None:
    (q,) = read("يتمركز 300 جندي فرنسي في العراق").quantities
    assert q.of is not None
    assert (q.of.actor, q.of.noun, q.of.place) == ("place:france", "جندي", "place:iraq")


def test_a_figure_has_a_date_and_a_teller() -> None:
    analysis = read("قتل 12 جنديا")
    (q,) = analysis.quantities
    assert q.as_of is not None
    assert q.attribution in {a.id for a in analysis.attributions}


@pytest.mark.parametrize(("text", "expected"), CASES[::4], ids=[c[0] for c in CASES[::4]])
def test_marks_change_nothing(text: str, expected: str) -> None:
    """Vowel marks and tatweel change no figure: the same values over the same letters."""
    marked = "".join(c + "\u064f" if "\u0628" <= c <= "\u064a" and c not in "ىة" else c for c in text)
    plain, full = read(text).quantities, read(marked).quantities
    assert [(q.value, q.low, q.high, q.type, q.modifier) for q in plain] == [
        (q.value, q.low, q.high, q.type, q.modifier) for q in full
    ]
    assert [text[q.start : q.end] for q in plain] == [marked[q.start : q.end].replace("\u064f", "") for q in full]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "نحو",
                "5",
                "آلاف",
                "و",
                "مئة",
                "%",
                "-",
                "،",
                ".",
                "ألف",
                "2.5",
                "جندي",
                "بين",
                "أو",
                "إلى",
                "من",
                "لم",
                "أي",
                "إصابات",
                "نصف",
                "على",
                "(",
                "«",
                "5-10",
                "3/4",
                "٪",
                "كل",
            ]
        ),
        max_size=12,
    )
)
def test_any_order_of_words_is_read_without_error(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for q in read(text).quantities:
        assert end <= q.start < q.end <= len(text)
        end = q.end
        if q.low is not None and q.high is not None:
            assert q.low <= q.high


def test_hostile_text_is_read_in_good_time() -> None:
    began = time.perf_counter()
    for text in (
        "9" * 4000,
        "5 و" * 4000,
        "بين 5 و" * 3000,
        "5%" * 4000,
        "نحو " * 6000,
        "لم أي إصابات " * 2000,
        "1-" * 4000,
        "٫" * 4000,
        "\u200f5\u200f" * 3000,
    ):
        read(text)
    assert time.perf_counter() - began < 20


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مقتل ثلاثة وإصابة 12 في هجوم على حافلة", [(3, "killed", None), (12, "wounded", None)]),
        ("وقتل 5 وأصيب 20 في انفجار", [(5, "killed", None), (20, "wounded", None)]),
        ("مقتل ما لا يقل عن 7 وإصابة أكثر من أربعين في غارة", [(7, "killed", None), (40, "wounded", None)]),
        ("أعلنت الشرطة الإفراج عن خمسة", [(5, "freed", None)]),
        ("خمسة قتلوا في الهجوم وعشرة أصيبوا", [(5, "killed", None), (10, "wounded", None)]),
        ("بلغت حصيلة القتلى 12 والجرحى 40", [(12, "killed", "قتيل"), (40, "wounded", "جريح")]),
        ("قتل 2014 في اشتباكات", [(2014, None, None)]),
        ("قتلوا في القرية ثم وصلت 12", [(12, None, None)]),
        ("أصيب القطاع بنسبة 12% أمس", [(12, None, None)]),
    ],
)
def test_bare_numbers_of_casualties(text: str, expected: list[tuple[int, str | None, str | None]]) -> None:
    """A number that names nobody counts people where the word beside it says what becomes of them."""
    analysis = read(text)
    found = [(q.value, q.of and q.of.state, q.of and q.of.noun) for q in analysis.quantities]
    assert found == expected


def test_bare_numbers_belong_to_their_event() -> None:
    analysis = read("مقتل ثلاثة وإصابة 12 في هجوم على حافلة")
    values = {q.id: q.value for q in analysis.quantities}
    attack = next(e for e in analysis.events if e.quantities and len(e.quantities) == 2)
    assert [values[i] for i in attack.quantities] == [3, 12]
