"""A trained tagger of names: learning, merging with what rows read, and what is no model."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import musnad
from musnad.annotate.analyse import PROGRAM, program
from musnad.annotate.learn import Labelled, train
from musnad.annotate.pool import analyse_all
from musnad.annotate.tagger import TaggerError, load_tagger
from musnad.cli import run
from musnad.model import Analysis, Article
from musnad.record import Record
from musnad.sources.corpus import CorpusError, read_corpus

pytest.importorskip("pycrfsuite")

#: Made-up names that no row knows, in a frame that teaches them.
NAMES = ["زلفورة", "قرمطين", "شنهورة", "برغوطين", "طلمورة", "خرشوفين"]
CONLL = "".join(f"وصل O\nالقطار O\nمن O\nبلدة O\n{name} B-LOC\nظهرا O\n\n" for name in NAMES)
TEXT = "وصل القطار من بلدة مزنورة ظهرا. والتقى الوزير وفدا في بغداد."


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ner")
    corpus = folder / "names.conll"
    corpus.write_text(CONLL, encoding="utf-8")
    path = folder / "towns.crf"
    assert train(read_corpus(corpus), path) == len(NAMES)
    return path


def mentions(analysis: Analysis, text: str) -> dict[str, tuple[str, str]]:
    return {text[m.start : m.end]: (m.type, m.rule) for m in analysis.mentions}


def test_its_names_are_told_apart_by_their_rule(model: Path) -> None:
    tagger = load_tagger(model)
    assert "مزنورة" not in mentions(musnad.analyse(Article(text=TEXT)), TEXT)
    analysis = musnad.annotate.analyse.analyse(Article(text=TEXT), tagger=tagger)
    found = mentions(analysis, TEXT)
    assert found["مزنورة"] == ("LOC", "ner:towns")
    assert ".tsv:" in found["بغداد"][1]
    assert next(m.actor for m in analysis.mentions if m.rule == "ner:towns") == "local:مزنورة"


def test_rows_win(model: Path, tmp_path: Path) -> None:
    text = "وصل القطار من بلدة بغداد ظهرا."
    conll = tmp_path / "wrong.conll"
    conll.write_text("من O\nبلدة O\nبغداد B-PER\nظهرا O\n\n" * 5, encoding="utf-8")
    train(read_corpus(conll), tmp_path / "wrong.crf")
    analysis = musnad.annotate.analyse.analyse(Article(text=text), tagger=load_tagger(tmp_path / "wrong.crf"))
    assert mentions(analysis, text)["بغداد"][0] == "LOC"


def test_vowel_marks_change_nothing(model: Path) -> None:
    tagger = load_tagger(model)
    plain = musnad.annotate.analyse.analyse(Article(text=TEXT), tagger=tagger)
    marked = musnad.annotate.analyse.analyse(Article(text=TEXT.replace("مزنورة", "مَزْنـــورة")), tagger=tagger)
    assert [m.rule for m in plain.mentions] == [m.rule for m in marked.mentions]


def test_the_program_names_model_and_content(model: Path, tmp_path: Path) -> None:
    tagger = load_tagger(model)
    assert tagger is not None
    analysis = musnad.annotate.analyse.analyse(Article(text=TEXT), tagger=tagger)
    assert analysis.program == program(tagger) == f"{PROGRAM} ner:{tagger.version}"
    assert tagger.version.startswith("towns@")
    assert program(None) == PROGRAM
    other = tmp_path / "towns.crf"
    train([Labelled("وصل سالم", [(4, 8, "PER")])], other)
    assert program(load_tagger(other)) != program(tagger)


def test_same_corpus_same_bytes_and_same_analysis(model: Path, tmp_path: Path) -> None:
    again = tmp_path / "towns.crf"
    train(read_corpus(model.with_name("names.conll")), again)
    assert again.read_bytes() == model.read_bytes()
    articles = [Article(id=str(n), text=TEXT) for n in range(3)]
    assert list(analyse_all(articles, ner=model)) == list(analyse_all(articles, ner=again))
    assert list(analyse_all(articles, ner=model, workers=2)) == list(analyse_all(articles, ner=model))


def test_a_record_is_read_again_with_another_model(model: Path, tmp_path: Path) -> None:
    path = tmp_path / "story.db"
    with Record(path) as record:
        assert record.add(Article(id="a", text=TEXT)).new == 1
    with Record(path, ner=model) as record:
        assert record.add(Article(id="a", text=TEXT)).updated == 1
        assert record.add(Article(id="a", text=TEXT)).same == 1
        assert record.reanalyse() == 0
    with Record(path) as record:
        assert record.reanalyse() == 1


def test_a_line_of_json_is_a_text(tmp_path: Path) -> None:
    path = tmp_path / "names.jsonl"
    path.write_text('{"text": "وصل سالم", "mentions": [{"start": 4, "end": 8, "type": "PER"}]}\n\n', encoding="utf-8")
    assert list(read_corpus(path)) == [Labelled("وصل سالم", [(4, 8, "PER")])]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.jsonl", '{"text": "نعم"}', "a.jsonl:1"),
        (
            "b.jsonl",
            '\n{"text": "نعم", "mentions": [{"start": 2, "end": 9, "type": "PER"}]}',
            "b.jsonl:2: a mention outside",
        ),
        ("c.jsonl", "[1]", "c.jsonl:1"),
        ("d.conll", "بغداد\n", "d.conll:1: a word without a label"),
        ("e.conll", "وصل O\nبغداد LOC\n", "e.conll:2: 'LOC' is no label"),
    ],
)
def test_what_is_wrong_in_a_corpus_is_named(tmp_path: Path, name: str, content: str, message: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError, match=message):
        list(read_corpus(tmp_path / name))


def test_what_is_no_model_is_named(tmp_path: Path, model: Path) -> None:
    broken = tmp_path / "broken.crf"
    broken.write_bytes(model.read_bytes()[:-40])
    empty = tmp_path / "empty.crf"
    empty.write_bytes(b"")
    for path in (broken, empty, tmp_path, tmp_path / "none.crf"):
        with pytest.raises(TaggerError, match=path.name):
            load_tagger(path)
    with pytest.raises(TaggerError, match="nothing to learn"):
        train([], tmp_path / "new.crf")


def test_without_the_library_the_message_says_what_to_install(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pycrfsuite", None)
    with pytest.raises(TaggerError, match=r"musnad\[ner\]"):
        train([Labelled("وصل سالم", [(4, 8, "PER")])], Path("never.crf"))


def test_commands(model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    assert run(["train", str(model.with_name("names.conll")), "-o", str(tmp_path / "new.crf")]) == 0
    assert (tmp_path / "new.crf").read_bytes() == model.read_bytes()
    out = tmp_path / "out.jsonl"
    assert run(["analyse", "--ner", str(model), str(page), "-o", str(out)]) == 0
    assert '"rule":"ner:towns"' in out.read_text(encoding="utf-8")
    assert run(["add", "--ner", str(tmp_path / "none.crf"), "--record", str(tmp_path / "r.db"), str(page)]) == 1
    assert "none.crf" in capsys.readouterr().err
    assert run(["train", str(page), "-o", str(tmp_path / "bad.crf")]) == 1
    assert not (tmp_path / "bad.crf").exists()
    assert not (tmp_path / "bad.crf.part").exists()
