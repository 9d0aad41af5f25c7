"""News articles of many houses and manners: who is named, who says what, through what.

``tests/cases/who.jsonl`` holds what a reader finds. ``mentions``: words by type, expected wherever they stand alone;
``either``: words that may be read or not. A quotation's ``speaker``, ``cue`` and ``via`` list the wordings that are right.
Spans match when they share half of their letters, as in the scores. The floors only go up.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from musnad import Article, analyse
from musnad.model import Analysis, Quotation
from musnad.record import Record

CASES = Path(__file__).parents[2] / "cases"
TYPES = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "FAC": "LOC", "NORP": "NORP"}

Span = tuple[int, int]


def places(text: str, words: str) -> list[Span]:
    """Where words stand as whole words, clitics before them or not."""
    return [m.span() for m in re.finditer(rf"(?<!\w)[وفبلك]{{0,2}}{re.escape(words)}(?!\w)", text)]


def overlap(a: Span, b: Span) -> float:
    """Shared letters by all letters."""
    both = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return both / (a[1] - a[0] + b[1] - b[0] - both)


def pairs(gold: list[Any], read: list[Any], fits: Callable[[Any, Any], float]) -> list[tuple[int, int]]:
    """One to one, best first."""
    ranked = sorted(((fits(g, r), i, j) for i, g in enumerate(gold) for j, r in enumerate(read)), reverse=True)
    out: list[tuple[int, int]] = []
    for value, i, j in ranked:
        if value > 0 and all(i != a and j != b for a, b in out):
            out.append((i, j))
    return out


def count_names(case: dict[str, Any], analysis: Analysis, count: Counter[str]) -> None:
    text = case["text"]
    wanted = sorted({(*s, kind) for kind, names in case["mentions"].items() for w in names for s in places(text, w)})
    inner = [g for g in wanted if any(h[:2] != g[:2] and h[0] <= g[0] and g[1] <= h[1] for h in wanted)]
    owed = [g for g in wanted if g not in inner]
    either = [(*s, None) for w in case["either"] for s in places(text, w)] + inner
    read = [(m.start, m.end, TYPES[m.type]) for m in analysis.mentions if m.level == "NAM" and m.type in TYPES]

    def fits(g: tuple[int, int, str | None], r: tuple[int, int, str]) -> float:
        shared = overlap(g[:2], r[:2])
        return shared if shared >= 0.5 and g[2] in (None, r[2]) else 0.0

    found = pairs(owed, read, fits)
    taken = {j for _, j in found}
    count["owed"] += len(owed)
    count["found"] += len(found)
    count["read"] += len(read)
    count["right"] += sum(j in taken or any(fits(g, r) for g in either) for j, r in enumerate(read))


def via(analysis: Analysis, quotation: Quotation) -> list[str]:
    """The medium, or the agencies the sentence is told after."""
    chain = next((a.links for a in analysis.attributions if a.id == quotation.attribution), ())
    return [quotation.via] if quotation.via else [k.words for k in chain if k.level == "agency" and k.words]


def count_quotations(case: dict[str, Any], analysis: Analysis, count: Counter[str]) -> None:
    text, at = case["text"], Counter[str]()
    wanted: list[tuple[int, int, dict[str, Any]]] = []
    for q in case["quotations"]:
        start = text.index(q["content"], at[q["content"]])
        at[q["content"]] = start + 1
        wanted.append((start, start + len(q["content"]), q))
    owed = [w for w in wanted if not w[2].get("either")]
    read = [(q.start, q.end, q) for q in analysis.quotations]

    def fits(g: Any, r: Any) -> float:
        shared = overlap(g[:2], r[:2])
        return shared if shared >= 0.5 else 0.0

    found = pairs(owed, read, fits)
    taken = {j for _, j in found}
    count["q.owed"] += len(owed)
    count["q.found"] += len(found)
    count["q.read"] += len(read)
    count["q.right"] += sum(
        j in taken or any(w[2].get("either") and fits(w, r) for w in wanted) for j, r in enumerate(read)
    )
    for i, j in found:
        want, got = owed[i][2], read[j][2]
        said = [s for w in want["speaker"] for s in places(text, w)]
        who, cue = (got.speaker.start, got.speaker.end), (got.cue.start, got.cue.end)
        right = {
            "speaker": any(overlap(s, who) >= 0.3 for s in said) if who[0] is not None else not said,
            "cue": any(overlap(s, cue) for w in want["cue"] for s in places(text, w))
            if cue[0] is not None
            else not want["cue"],
            "kind": got.kind == want["kind"],
            "anonymous": got.speaker.anonymous == want.get("anonymous", False),
        }
        if "via" in want:
            right["via"] = any(w in v or v in w for w in want["via"] for v in via(analysis, got))
        if "class" in want:
            right["class"] = got.cue.class_ == want["class"]
        for name, ok in right.items():
            count[f"{name}.asked"] += 1
            count[name] += ok


def measured() -> dict[str, float]:
    count: Counter[str] = Counter()
    for line in (CASES / "who.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        analysis = analyse(Article(text=case["text"], language="ar", published=case["published"]))
        count_names(case, analysis, count)
        count_quotations(case, analysis, count)
    figures = {
        name: count[name] / count[f"{name}.asked"] for name in ("speaker", "cue", "kind", "anonymous", "via", "class")
    }
    return figures | {
        "mentions.recall": count["found"] / count["owed"],
        "mentions.precision": count["right"] / count["read"],
        "quotations.recall": count["q.found"] / count["q.owed"],
        "quotations.precision": count["q.right"] / count["q.read"],
    }


def test_articles_of_many_manners() -> None:
    floors = tomllib.loads((CASES / "who_floors.toml").read_text(encoding="utf-8"))["floors"]
    figures = measured()
    low = {name: (round(figures[name], 3), floor) for name, floor in floors.items() if figures[name] < floor}
    assert not low, f"below the floor (found, floor): {low}"


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "نقلت رويترز عن مسؤول عسكري عراقي رفيع قوله إن الغارات توقفت.",
            [("outlet", "بيت"), ("agency", "رويترز"), ("speaker", "مسؤول عسكري عراقي رفيع")],
        ),
        (
            "وكانت «بلومبرغ» نقلت عن أشخاص مطلعين أن الشركة قد تطرح حصة.",
            [("outlet", "بيت"), ("agency", "بلومبرغ"), ("speaker", "أشخاص مطلعين")],
        ),
        (
            "ونسبت صحيفة الغد إلى مسؤول قوله إن السد آمن.",
            [("outlet", "بيت"), ("agency", "صحيفة الغد"), ("speaker", "مسؤول")],
        ),
        (
            "ونقل النائب سالم الكعبي عن وزير النقل قوله إن الجسر آمن.",
            [("outlet", "بيت"), ("speaker", "سالم الكعبي"), ("speaker", "وزير النقل")],
        ),
        (
            "وبحسب ما نقله موقع أكسيوس عن مصدر قضائي، فإن الجلسة تأجلت.",
            [("outlet", "بيت"), ("agency", "موقع أكسيوس"), ("speaker", "مصدر قضائي")],
        ),
        (
            "رويترز عن مسؤول تركي: المحادثات تستأنف غدا",
            [("outlet", "بيت"), ("agency", "رويترز"), ("speaker", "مسؤول تركي")],
        ),
    ],
)
def test_who_passes_it_on_is_a_link_of_the_chain(text: str, chain: list[tuple[str, str]]) -> None:
    analysis = analyse(Article(text=text, language="ar", outlet="بيت"))
    links = {a.id: a.links for a in analysis.attributions}
    assert [[(k.level, k.words) for k in links[q.attribution or ""]] for q in analysis.quotations] == [chain]


def test_quotes_are_found_by_the_agency_that_passed_them_on(tmp_path: Path) -> None:
    with Record(tmp_path / "story.db") as record:
        record.add(Article(id="a", text="نقلت رويترز عن مسؤول قوله إن الغارات توقفت.", language="ar"))
        record.add(Article(id="b", text="قال الوزير في تغريدة إن الغارات توقفت.", language="ar"))
        assert [q.article for q in record.quotes(via="رويترز")] == ["a"]
        assert [q.article for q in record.quotes(via="تغريدة")] == ["b"]
