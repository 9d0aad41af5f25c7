"""What holds for every text: the properties of the whole analysis, of the store and of the stories."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from articles import BIDI, CASES, DROPPED, HARAKAT, TATWEEL, bare, passages, vary, whole
from musnad.annotate.analyse import analyse
from musnad.model import LAYERS, Analysis, Article, builtins
from musnad.record import Record

#: ``MUSNAD_EXAMPLES=50`` tries fifty times as many texts.
MORE = int(os.environ.get("MUSNAD_EXAMPLES", "1"))
SEEDS = st.integers(0, 10_000)


def examples(count: int) -> settings:
    return settings(
        max_examples=count * MORE, deadline=None, derandomize=MORE == 1, database=None,
        suppress_health_check=list(HealthCheck), phases=(Phase.explicit, Phase.generate, Phase.shrink),
    )  # fmt: skip


def nested(value: object, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object of a JSON value, with where it stands."""
    if isinstance(value, dict):
        yield path, value
        for key, item in value.items():
            yield from nested(item, f"{path}.{key}")
    elif isinstance(value, list | tuple):
        for item in value:
            yield from nested(item, f"{path}[]")


# ---------------------------------------------------------------- spans and ids
@examples(150)
@given(whole())
def test_every_span_lies_in_the_text_and_holds_words(article: Article) -> None:
    found = builtins(analyse(article))
    for path, item in nested(found):
        if "start" not in item:
            continue
        start, end = item["start"], item["end"]
        if start is None:
            assert end is None, (path, item)
            assert "rule" not in item, "an annotation without a span"
            continue
        assert 0 <= start < end <= len(article.text), (path, item)
        words = article.text[start:end]
        assert words == words.strip() or path == ".article.boilerplate[]", (path, words)
        if item.get("words") is not None:
            assert item["words"] == words, (path, item, words)


@examples(150)
@given(whole())
def test_nested_spans_lie_where_they_belong(article: Article) -> None:
    found = analyse(article)
    boilerplate = [(b.start, b.end) for b in found.article.boilerplate]
    assert boilerplate == sorted(boilerplate)
    assert all(a[1] <= b[0] for a, b in pairwise(boilerplate))
    sentences = [(s.start, s.end) for s in found.sentences]
    assert all(a[1] <= b[0] for a, b in pairwise(sentences))
    for event in found.events:
        assert (event.start, event.end) == (event.trigger.start, event.trigger.end)
        assert event.sentence.start <= event.start < event.end <= event.sentence.end
        assert (event.sentence.start, event.sentence.end) in sentences
    for status in found.statuses:
        assert any(s <= status.start and status.end <= e for s, e in sentences), status
        if status.trigger.start is not None:
            assert status.start <= status.trigger.start < (status.trigger.end or 0) <= status.end
    for quotation in found.quotations:
        if quotation.kind == "direct" and quotation.cue.start is not None and quotation.cue.end is not None:
            assert quotation.cue.end <= quotation.start or quotation.end <= quotation.cue.start, quotation


@examples(150)
@given(whole())
def test_ids_are_unique_and_resolve(article: Article) -> None:
    found = analyse(article)
    for layer in LAYERS:
        ids = [item.id for item in getattr(found, layer)]
        assert len(ids) == len(set(ids)), (layer, [i for i in ids if ids.count(i) > 1])
    chains = [chain.id for chain in found.attributions]
    assert len(chains) == len(set(chains))
    assert all(chain.links for chain in found.attributions)
    for layer in ("quantities", "quotations", "events", "statuses", "reasons"):
        for item in getattr(found, layer):
            assert item.attribution in chains, (layer, item)
    for told in (*found.events, *found.statuses):
        assert all(reason.attribution in chains for reason in told.reasons)
    timexes, events = {t.id for t in found.timexes}, {e.id for e in found.events}
    for event in found.events:
        assert event.date.timex is None or event.date.timex in timexes
        assert event.same_as is None or event.same_as in events - {event.id}


@examples(80)
@given(whole())
def test_json_gives_the_analysis_back(article: Article) -> None:
    found = analyse(article)
    assert Analysis.from_json(found.to_json()) == found
    assert analyse(article).to_json() == found.to_json()


# ---------------------------------------------------------------- what a reader does not see changes nothing
def essence(article: Article) -> dict[str, Any]:
    """The analysis without what must differ between two writings of the same words.

    Offsets count only what folding keeps, words are bare, and ids are numbers in order.
    """
    found = builtins(analyse(article))
    kept = [0, *accumulate(char not in DROPPED for char in article.text)]
    numbers: dict[str, str] = {}
    for layer in (*LAYERS, "reasons", "attributions"):
        for number, item in enumerate(found[layer]):
            numbers[item["id"]] = f"{layer} {number}"

    def plain(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {k: plain(v, k) for k, v in value.items()}
        if isinstance(value, list | tuple):
            return [plain(v) for v in value]
        if isinstance(value, str):
            return numbers.get(value) or bare(value)
        return kept[value] if key in ("start", "end") and value is not None else value

    found["article"] |= {"id": "", "version": "", "title": ""}
    return plain(found)  # type: ignore[no-any-return]


def unchanged(article: Article, seed: int, extra: str, *, inside: bool) -> None:
    varied = msgspec.structs.replace(article, text=vary(article.text, seed, extra, inside=inside))
    before, after = essence(article), essence(varied)
    for name in before:
        assert after[name] == before[name], (name, varied.text)


@examples(150)
@given(whole(), SEEDS)
def test_diacritics_change_no_annotation(article: Article, seed: int) -> None:
    unchanged(article, seed, HARAKAT, inside=True)


@examples(100)
@given(whole(), SEEDS)
def test_tatweel_changes_no_annotation(article: Article, seed: int) -> None:
    unchanged(article, seed, TATWEEL, inside=True)


@examples(150)
@given(whole(), SEEDS)
def test_invisible_characters_change_no_annotation(article: Article, seed: int) -> None:
    unchanged(article, seed, BIDI, inside=False)


# ---------------------------------------------------------------- any text
ARABIC = (
    "ابتثحدرسعفقكلمنهويةىءأإؤئ آ  \n\n.،؛:؟!()[]«»”“\"'-/%0123456789٠١٢٣٤٥٦٧٨٩"
    + HARAKAT
    + TATWEEL
    + BIDI
    + "aZ\t\r\0ﷲﻻ"
)
WORDS = (  # noqa: SIM905
    "قال أعلن إن أن لم لن سوف قد بعد قبل يوم شهر عام سنة الأحد يناير شباط 2020 1998 نحو أكثر من بين ثلاثة مئة ألف مليون بالمئة دولار "
    "الرئيس وزير الخارجية المتحدث باسم مصدر مسؤول طلب عدم الكشف عن هويته التحالف الدولي العراق واشنطن بغداد الجيش قوات تعليق استئناف "
    "انسحاب هجوم قتل تدريب عمليات الهدنة معظم جميع دون موافقة إلا و ف ب ل ال « » ” “ \" ' ( ) : ، . ؟ - / % \n \n\n"
).split(" ")


@examples(120)
@given(st.text(st.characters(exclude_categories=()), max_size=300), SEEDS)
@example("\ud83d", 0)
@example("قال \udc00 الوزير إن \ud800 2020", 0)
def test_any_text_is_read(text: str, seed: int) -> None:
    analyse(Article(text=text))
    analyse(
        Article(text="أعلن التحالف الدولي أن " + text, title=text, outlet=text, agency=text, language="ar")
    ).to_json()


@examples(200)
@given(st.text(st.sampled_from(ARABIC), max_size=300))
def test_any_arabic_letters_and_marks_are_read(text: str) -> None:
    check(Article(text=text, language="ar"))


@examples(300)
@given(
    st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join),
    st.sampled_from([None, "2020-01-06", "0001-01-01", "9999-12-31"]),
)
def test_any_order_of_words_is_read(text: str, published: str | None) -> None:
    check(Article(text=text, language="ar", published=published))


def check(article: Article) -> None:
    """Reads an article, and its spans lie in the text."""
    for path, item in nested(builtins(analyse(article))):
        if item.get("start") is not None:
            assert 0 <= item["start"] < item["end"] <= len(article.text), (path, item)


# ---------------------------------------------------------------- the store and the stories
@examples(25)
@given(st.lists(whole(), min_size=1, max_size=3, unique_by=lambda a: a.key()))
def test_store_then_load_is_identity(articles: list[Article]) -> None:
    with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "r.db") as record:
        assert record.add(*articles).new == len(articles)
        found = {reading.id: reading for reading in record.readings()}
        again = record.add(*articles)
        assert (again.new, again.version, again.updated, again.same) == (0, 0, 0, len(articles))
    assert set(found) == {a.key() for a in articles}
    for article in articles:
        assert found[article.key()].text == article.text
        assert found[article.key()].analysis == analyse(article)


def stories() -> list[Article]:
    out = []
    for name in ("truce", "withdrawal"):
        for line in (CASES / "stories" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            out.append(msgspec.json.decode(line, type=Article))
    return out


def views(articles: list[Article], folder: Path) -> list[str]:
    with Record(folder / "r.db") as record:
        record.add(*articles)
        return [
            str(view)
            for view in (
                record.articles(), record.timeline(), record.status(), record.figures(), record.statements(),
                record.disagreements(explained=True), record.quotes(), record.flags(), record.actors(),
                record.search("الهدنة"),
            )
        ]  # fmt: skip


@examples(12)
@given(st.sets(st.integers(0, len(stories()) - 1), min_size=2), SEEDS)
def test_any_order_of_adding_gives_the_same_views(chosen: set[int], seed: int) -> None:
    articles = [stories()[n] for n in sorted(chosen)]
    turned = random.Random(seed).sample(articles, len(articles))
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        assert views(articles, Path(one)) == views(turned, Path(two))


VIEWS = """
import pathlib, sys, msgspec
from musnad.lexicon.lexicon import load
from musnad.record import Record
from musnad.views.brief import gather
from musnad.views.brief_html import render
from musnad.views.exporters import export_file, export_folder, exporters, writes_folder
with Record(sys.argv[1]) as record:
    record.add(*sys.argv[3:], workers=int(sys.argv[2]))
    for view in (record.timeline, record.status, record.figures, record.statements, record.disagreements, record.quotes,
                 record.flags, record.actors, record.articles):
        sys.stdout.buffer.write(msgspec.json.encode(view()))
    for name in exporters():
        if writes_folder(name):
            folder = pathlib.Path(sys.argv[1] + "." + name)
            folder.mkdir()
            export_folder(name, record.story(), folder)
            for file in sorted(folder.rglob("*")):
                sys.stdout.buffer.write(file.read_bytes())
        else:
            export_file(name, record.story(), sys.stdout.buffer)
    sys.stdout.buffer.write(render(gather(record.story())).encode())
"""


def test_workers_and_hash_seeds_change_no_byte(tmp_path: Path) -> None:
    files = [str(CASES / "stories" / f"{name}.jsonl") for name in ("truce", "withdrawal")]
    found = set()
    for workers, seed in ((1, "0"), (2, "1"), (3, "4242")):
        done = subprocess.run(
            [sys.executable, "-c", VIEWS, str(tmp_path / f"{seed}.db"), str(workers), *files],
            capture_output=True, timeout=120, check=True, env={**os.environ, "PYTHONHASHSEED": seed},
        )  # fmt: skip
        found.add(done.stdout)
    assert len(found) == 1
    assert len(found.pop()) > 50_000


def test_the_texts_look_like_news() -> None:
    """The properties above are tried on something: every layer is found in the texts they are tried on."""
    found = [analyse(Article(text=passage)) for passage in passages()]
    for layer in LAYERS:
        assert sum(len(getattr(a, layer)) for a in found) >= 10, layer


@pytest.mark.parametrize("extra", [HARAKAT, TATWEEL, BIDI])
def test_varying_a_text_adds_only_what_folding_drops(extra: str) -> None:
    text = "أعلن التحالف الدولي تعليق عملياته يوم الأحد"
    varied = {vary(text, seed, extra, inside=extra != BIDI) for seed in range(20)}
    assert len(varied) > 10
    assert {bare(v) for v in varied} == {text}
