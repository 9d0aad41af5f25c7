"""What a written word is read as: clitics, phrases, loose spellings, and that the order of reading changes nothing."""

from __future__ import annotations

import random
import sys
import threading
from pathlib import Path

import pytest

from musnad.lexicon import lexicon as module
from musnad.lexicon.lexicon import Hit, Lexicon, load
from musnad.lexicon.loader import Row
from musnad.text.fold import folded
from musnad.text.split import tokenize


def _row(table: str, **cells: str) -> Row:
    key = next(iter(cells.values()))
    return Row(table, key, f"{table}.tsv:1", dict(cells))


ROWS = (
    _row("reporting_verbs", verb="قتل يقتل قتل", **{"class": "says", "takes": "clause"}),
    _row("reporting_verbs", verb="وقف يقف وقوف", **{"class": "says", "takes": "clause"}),
    _row("reporting_verbs", verb="أعلن يعلن إعلان", **{"class": "says", "takes": "clause"}),
    _row("reporting_verbs", verb="نفى ينفي نفي", **{"class": "denies", "takes": "clause"}),
    _row("party_nouns", id="raid", noun="غارة جوية/غارات جوية"),
    _row("party_nouns", id="attack", noun="هجوم/هجمات"),
    _row("party_nouns", id="official", noun="مسؤول/+ون"),
    _row("party_nouns", id="chief", noun="رئيس/رؤساء"),
    _row("party_nouns", id="government", noun="حكومة/+ات"),
    _row("weekdays", id="yemen", names="اليمن | مجلس النواب العراقي"),
    _row("negators", id="not", words="لم"),
)


@pytest.fixture(scope="module")
def small() -> Lexicon:
    return Lexicon(ROWS, "test")


def _find(lexicon: Lexicon, text: str) -> list[Hit]:
    return lexicon.find(tokenize(folded(text)).words)


@pytest.mark.parametrize(
    ("text", "key", "head", "tail"),
    [
        ("وسيقتلونهم", "قتل يقتل قتل", "وس", "هم"),
        ("فقتلوه", "قتل يقتل قتل", "ف", "ه"),
        ("للحكومة", "government", "لال", ""),
        ("وبحكومتهم", "government", "وب", "هم"),
        ("هجماتنا", "attack", "", "نا"),
        ("مسؤوليها", "official", "", "ها"),
        ("كالمسؤولين", "official", "كال", ""),
        ("المسئولون", "official", "ال", ""),  # the Egyptian seat
        ("الحكومه", "government", "ال", ""),
        ("لليمن", "yemen", "ل", ""),
        ("وباليمن", "yemen", "وب", ""),
        ("غارة جوية", "raid", "", ""),
        ("غاره جويه", "raid", "", ""),
        ("بالغارة الجوية", "raid", "بال", ""),
        ("والغارات الجوية", "raid", "وال", ""),
        ("غارتين جويتين", "raid", "", ""),
        ("غارة «جوية»", "raid", "", ""),
        ("لمجلس النواب العراقي", "yemen", "ل", ""),
        ("نفاه", "نفى ينفي نفي", "", "ه"),
        ("أعلنته", "أعلن يعلن إعلان", "", "ه"),
        ("بإعلانها", "أعلن يعلن إعلان", "ب", "ها"),
    ],
)
def test_found(small: Lexicon, text: str, key: str, head: str, tail: str) -> None:
    assert [(h.row.key, h.head, h.tail) for h in _find(small, text)] == [(key, head, tail)]


@pytest.mark.parametrize(
    "text",
    [
        "الغارة جوية",  # the raid is aerial: no phrase
        "سقتل",  # the future letter before a past
        "الهجوما",
        "بلم",
        "غارة «««جوية",
        "قتلا ليس",
        "",
    ],
)  # fmt: skip
def test_not_found(small: Lexicon, text: str) -> None:
    assert [h.row.key for h in _find(small, text) if h.row.key != "قتل يقتل قتل" or "سقتل" in text] == []


def test_a_whole_word_hides_the_same_letters_cut_up(small: Lexicon) -> None:
    assert [(h.row.key, h.head) for h in _find(small, "وقف")] == [("وقف يقف وقوف", "")]


def test_one_hit_a_part_of_speech_with_its_other_readings(small: Lexicon) -> None:
    (hit,) = _find(small, "أعلنت")
    assert (hit.form.features.person, hit.form.features.gender) == (3, "f")
    assert {f.person for f in hit.form.also} == {1, 2}
    assert [h.form.features.pos for h in _find(small, "نفي")] == ["verb", "masdar"]


def test_the_future_letter_picks_the_present(small: Lexicon) -> None:
    (hit,) = _find(small, "سأعلن")
    assert (hit.form.features.tense, hit.form.features.person) == ("present", 1)


WORDS = sorted(
    {folded(w) for w in ("وقفوا", "قتلهم", "نفيه", "نفت", "نافيا", "هجماته", "بغارة", "مسؤولو", "رؤسائهم", "إعلانها")}
)


def test_what_a_word_is_does_not_depend_on_the_words_before() -> None:
    expected = {word: Lexicon(ROWS, "test").readings(word) for word in WORDS}
    for seed in range(12):
        order = WORDS.copy()
        random.Random(seed).shuffle(order)
        lexicon = Lexicon(ROWS, "test")
        assert {word: lexicon.readings(word) for word in order} == expected


def test_threads_share_a_lexicon() -> None:
    expected = {word: load().readings(word) for word in WORDS}
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(5):
            lexicon = Lexicon((r for t in load().rows.values() for r in t.values()), "test")
            wrong: list[str] = []

            def read(seed: int, lexicon: Lexicon = lexicon, wrong: list[str] = wrong) -> None:
                order = WORDS * 3
                random.Random(seed).shuffle(order)
                wrong.extend(word for word in order if lexicon.readings(word) != expected[word])

            threads = [threading.Thread(target=read, args=(n,)) for n in range(6)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert wrong == []
    finally:
        sys.setswitchinterval(before)


def test_the_word_cache_is_bounded(small: Lexicon, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_CACHED_WORDS", 50)
    for n in range(1000):
        small.find([f"كلمة{n}", "أعلن"])
        assert len(small._cache) <= 51
        assert len(small._older) <= 51
        assert len(small._next) <= 51


def test_hostile_words_cost_little(lexicon: Lexicon) -> None:
    words = ["و" * 2000, "ا" * 2000, "ال" * 1000, "9" * 4000, '"' * 10, "هم" * 1000, *['"'] * 10_000, *["غارة"] * 5_000]
    assert all(hit.last > hit.first for hit in lexicon.find(words))


def test_a_folder_of_the_same_name_or_with_changed_rows_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    header = "verb\tclass\ttakes\texample\n"
    for place, verb in (("one", "دندن يدندن دندنة"), ("two", "زمزم يزمزم زمزمة")):
        rows = tmp_path / place / "rows"
        rows.mkdir(parents=True)
        (rows / "reporting_verbs.tsv").write_text(
            f"{header}{verb}\tsays\tclause\t{verb.split()[0]} الشاهد\n", encoding="utf-8"
        )
    monkeypatch.chdir(tmp_path / "one")
    assert "دندن يدندن دندنة" in load(Path("rows")).table("reporting_verbs")
    monkeypatch.chdir(tmp_path / "two")
    assert "زمزم يزمزم زمزمة" in load(Path("rows")).table("reporting_verbs")
    rows = tmp_path / "two" / "rows" / "reporting_verbs.tsv"
    rows.write_text(
        rows.read_text(encoding="utf-8").replace("زمزم", "همهم").replace("يزمزم", "يهمهم"), encoding="utf-8"
    )
    assert "زمزم يزمزم زمزمة" not in load(Path("rows")).table("reporting_verbs")
