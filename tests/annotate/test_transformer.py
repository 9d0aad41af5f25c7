"""A transformer's folder as tagger: a tiny model made here, its pieces, its windows, and what is no model."""

from __future__ import annotations

import json
import struct
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import musnad
from musnad.annotate.analyse import analyse, program
from musnad.annotate.pool import analyse_all
from musnad.annotate.tagger import Asked, TaggerError, load_tagger
from musnad.cli import run
from musnad.model import Article

tokenizers = pytest.importorskip("tokenizers")
pytest.importorskip("onnxruntime")

LABELS = ["O", "B-LOC", "I-LOC", "B-PERS", "I-PERS"]
#: The pieces of made-up names that no row knows, and the label that the model gives each.
PIECES = {"مزن": "B-LOC", "##ورة": "B-PERS", "زلفر": "B-PERS", "قرمط": "I-PERS", "بغداد": "B-PERS", "ين": "O"}
TEXT = "وصل القطار من بلدة مزنورة ظهرا. والتقى الوزير وفدا في بغداد."


# ---- the bytes of a model in the format of ONNX (protocol buffers), as far as one node needs it
def number(field: int, value: int) -> bytes:
    return varint(field << 3) + varint(value)


def part(field: int, content: bytes | str) -> bytes:
    content = content.encode() if isinstance(content, str) else content
    return varint(field << 3 | 2) + varint(len(content)) + content


def varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def tensor_value(name: str, kind: int, dims: Sequence[str]) -> bytes:
    shape = b"".join(part(1, part(2, dim)) for dim in dims)
    return part(1, name) + part(2, part(1, number(1, kind) + part(2, shape)))


def onnx_model(table: Sequence[Sequence[float]], ids: str = "input_ids") -> bytes:
    """A model whose scores are the row of each piece: ``Gather(table, input_ids)``."""
    rows, columns = len(table), len(table[0])
    data = b"".join(struct.pack("<f", value) for row in table for value in row)
    weights = number(1, rows) + number(1, columns) + number(2, 1) + part(8, "table") + part(9, data)
    node = part(1, "table") + part(1, ids) + part(2, "logits") + part(4, "Gather")
    inputs = b"".join(part(11, tensor_value(name, 7, ("batch", "length"))) for name in (ids, "attention_mask"))
    outputs = part(12, tensor_value("logits", 1, ("batch", "length", "labels")))
    graph = part(1, node) + part(2, "names") + part(5, weights) + inputs + outputs
    return number(1, 8) + part(7, graph) + part(8, number(2, 13))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("models") / "towns"
    path.mkdir()
    vocabulary = {piece: n for n, piece in enumerate(("[UNK]", "[CLS]", "[SEP]", *PIECES))}
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    tokenizer.post_processor = tokenizers.processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 1), ("[SEP]", 2)]
    )
    tokenizer.save(str(path / "tokenizer.json"))
    config = {"id2label": {str(n): label for n, label in enumerate(LABELS)}, "max_position_embeddings": 10}
    (path / "config.json").write_text(json.dumps(config), encoding="utf-8")
    given = ["O", "B-LOC", "B-LOC", *PIECES.values()]  # the marks around a sentence are no words
    (path / "model.onnx").write_bytes(onnx_model([[float(label == one) for one in LABELS] for label in given]))
    return path


def asked(text: str) -> Asked:
    return Asked(text.split(), list)


def test_its_names_stand_beside_those_of_rows(folder: Path) -> None:
    assert "مزنورة" not in {TEXT[m.start : m.end] for m in musnad.analyse(Article(text=TEXT)).mentions}
    analysis = analyse(Article(text=TEXT), tagger=load_tagger(folder))
    found = {TEXT[m.start : m.end]: (m.type, m.rule, m.actor) for m in analysis.mentions}
    assert found["مزنورة"] == ("LOC", "ner:towns", "local:مزنورة")
    assert found["بغداد"][0] == "LOC"  # the row wins over the model's PERS


def test_a_word_has_the_label_of_its_first_piece(folder: Path) -> None:
    tagger = load_tagger(folder)
    assert tagger is not None
    assert tagger.labels(asked("من مزنورة مزن زلفر قرمط .")) == ["O", "B-LOC", "B-LOC", "B-PERS", "I-PERS", "O"]
    assert tagger.labels(asked("")) == []


def test_words_of_one_name_are_joined(folder: Path) -> None:
    text = "ثم مشى زلفر قرمط إلى الحقل."
    analysis = analyse(Article(text=text), tagger=load_tagger(folder))
    assert [(text[m.start : m.end], m.type) for m in analysis.mentions] == [("زلفر قرمط", "PER")]


def test_vowel_marks_change_nothing(folder: Path) -> None:
    marked = TEXT.replace("مزنورة", "مَزْنـــورة")
    analysis = analyse(Article(text=marked), tagger=load_tagger(folder))
    assert "مَزْنـــورة" in {marked[m.start : m.end] for m in analysis.mentions}


def test_long_sentences_are_read_in_windows(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tagger: Any = load_tagger(folder)
    lengths: list[int] = []
    whole = tagger._run

    def counted(ids: list[int]) -> Any:
        lengths.append(len(ids))
        return whole(ids)

    monkeypatch.setattr(tagger, "_run", counted)
    words = ["حقل"] * 57
    words[19:21] = ["زلفر", "قرمط"]
    words[56] = "مزنورة"
    labels = tagger.labels(Asked(words, list))
    assert {i: label for i, label in enumerate(labels) if label != "O"} == {19: "B-PERS", 20: "I-PERS", 56: "B-LOC"}
    assert len(lengths) > 5
    assert max(lengths) <= 10
    assert tagger.labels(Asked(["مزن" + "ورة" * 3000], list)) == ["O"]  # one word longer than a window


def test_the_program_names_folder_and_content(folder: Path, tmp_path: Path) -> None:
    tagger = load_tagger(folder)
    assert tagger is not None
    assert tagger.version.startswith("towns@")
    other = tmp_path / "towns"
    other.mkdir()
    for file in folder.iterdir():
        (other / file.name).write_bytes(file.read_bytes())
    assert program(load_tagger(other)) == program(tagger)
    config = json.loads((other / "config.json").read_text(encoding="utf-8"))
    config["id2label"]["1"] = "B-ORG"
    (other / "config.json").write_text(json.dumps(config), encoding="utf-8")
    changed = load_tagger(other)
    assert program(changed) != program(tagger)
    assert changed is not None
    assert changed.labels(asked("مزنورة")) == ["B-ORG"]


def test_any_number_of_workers_gives_the_same_bytes(folder: Path) -> None:
    articles = [Article(id=str(n), text=TEXT) for n in range(3)]
    assert list(analyse_all(articles, ner=folder, workers=2)) == list(analyse_all(articles, ner=folder))


def test_the_command_takes_a_folder(folder: Path, tmp_path: Path) -> None:
    page, out = tmp_path / "page.txt", tmp_path / "out.jsonl"
    page.write_text(TEXT, encoding="utf-8")
    assert run(["analyse", "--ner", str(folder), str(page), "-o", str(out)]) == 0
    assert '"rule":"ner:towns"' in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("config.json", b"{", "config.json: no JSON"),
        ("config.json", b"[]", "config.json: no configuration"),
        ("config.json", b'{"id2label": {"7": "O"}}', "config.json: no id2label"),
        ("config.json", None, "config.json: no such file"),
        ("tokenizer.json", b"{}", "tokenizer.json: "),
        ("tokenizer.json", None, "tokenizer.json: not there"),
        ("model.onnx", b"no model", "model.onnx: "),
        ("model.onnx", b"", "model.onnx: "),
        ("model.onnx", onnx_model([[0.0]], ids="pixels"), "no input called input_ids"),
        ("model.onnx", None, "neither model.onnx nor model.safetensors"),
    ],
)
def test_what_is_no_model_is_named(
    folder: Path, tmp_path: Path, file: str, content: bytes | None, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    for known in folder.iterdir():
        (broken / known.name).write_bytes(known.read_bytes())
    (broken / file).unlink()
    if content is not None:
        (broken / file).write_bytes(content)
    with pytest.raises(TaggerError, match=message) as caught:
        load_tagger(broken)
    assert "\n" not in str(caught.value)
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    assert run(["analyse", "--ner", str(broken), str(page)]) == 1
    assert message in capsys.readouterr().err


@pytest.mark.parametrize("library", ["onnxruntime", "tokenizers"])
def test_without_the_library_the_message_says_what_to_install(
    folder: Path, tmp_path: Path, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    for file in folder.iterdir():
        (copy / file.name).write_bytes(file.read_bytes())
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(TaggerError, match=r"pip install 'musnad\[ner\]'"):
        load_tagger(copy)


def without_onnx(folder: Path, path: Path) -> Path:
    path.mkdir()
    for name in ("config.json", "tokenizer.json"):
        (path / name).write_bytes((folder / name).read_bytes())
    (path / "model.safetensors").write_bytes(struct.pack("<Q", 2) + b"{}")
    return path


def test_without_torch_the_message_says_what_to_install(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(TaggerError, match=r"pip install 'musnad\[ner-torch\]'"):
        load_tagger(without_onnx(folder, tmp_path / "weights"))


def test_weights_of_torch(folder: Path, tmp_path: Path) -> None:
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    path = tmp_path / "torch"
    config = transformers.BertConfig(
        vocab_size=3 + len(PIECES), hidden_size=8, num_hidden_layers=1, num_attention_heads=2, intermediate_size=8,
        max_position_embeddings=16, id2label=dict(enumerate(LABELS)), label2id={x: n for n, x in enumerate(LABELS)},
    )  # fmt: skip
    torch.manual_seed(1)
    transformers.BertForTokenClassification(config).save_pretrained(path)
    (path / "tokenizer.json").write_bytes((folder / "tokenizer.json").read_bytes())
    tagger = load_tagger(path)
    assert tagger is not None
    labels = tagger.labels(asked("من مزنورة زلفر"))
    assert len(labels) == 3
    assert set(labels) <= set(LABELS)
    assert tagger.labels(asked("من مزنورة زلفر")) == labels
