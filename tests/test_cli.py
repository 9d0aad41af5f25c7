"""The command line: every documented command runs; formats, options and exit statuses are as promised."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import msgspec
import pytest

from musnad import cli
from musnad.demo import articles
from musnad.model import json_schema
from musnad.record import Record

DOCS = Path(__file__).parent.parent / "docs"
VIEWS = ("articles", "timeline", "status", "figures", "quotes", "statements", "disagreements", "flags", "actors")
Run = Callable[..., tuple[int, bytes, str]]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's articles as lines and as files, and a record of them."""
    folder = tmp_path_factory.mktemp("cli")
    (folder / "pages").mkdir()
    with (folder / "articles.jsonl").open("wb") as out:
        for article in articles():
            out.write(msgspec.json.encode(msgspec.structs.replace(article, source=None)) + b"\n")
            (folder / "pages" / f"{article.id}.txt").write_text(article.text, encoding="utf-8")
    (folder / "my-rows").mkdir()
    (folder / "my-rows" / "months.tsv").write_text(
        "id\tnumber\tcalendar\tnames\texample\nown\t1\tgregorian\tينويرة\tوصل في 3 ينويرة 2020.\n", encoding="utf-8"
    )
    (folder / "names.conll").write_text("وصل O\nسالم B-PER\n\n", encoding="utf-8")
    (folder / "more.jsonl").write_text('{"text": "وصل سالم", "mentions": [{"start": 4, "end": 8, "type": "PER"}]}\n')
    with Record(folder / "ready.db") as record:
        assert not record.add(folder / "articles.jsonl").problems
    return folder


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run a command in the folder: its status, what it printed, and what it said on standard error."""
    monkeypatch.chdir(folder)

    def go(*arguments: str) -> tuple[int, bytes, str]:
        status = cli.run(list(arguments))
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return status, out, err.decode()

    return go


def documented() -> list[str]:
    return re.findall(r"^\$ (musnad .*)$", (DOCS / "usage.md").read_text(encoding="utf-8"), re.MULTILINE)


def ids(record: Path) -> dict[str, str]:
    """What the words OCCURRENCE and OTHER stand for in a documented command."""
    with Record(record) as opened:
        told = sorted(opened.timeline(), key=lambda o: -len(o.accounts))
    return {"OCCURRENCE": told[0].id, "OTHER": told[1].id}


def test_the_documented_commands_run(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for line in documented():
        words = shlex.split(line)
        if words[1] == "serve":  # it does not end by itself; tests/web open it
            continue
        arguments, target = words[1:], None
        if {"OCCURRENCE", "OTHER"} & set(arguments):
            known = ids(folder / "coalition.db")
            arguments = [known.get(word, word) for word in arguments]
        if ">" in arguments:
            target = arguments[arguments.index(">") + 1]
            arguments = arguments[: arguments.index(">")]
        if "<" in arguments:
            source = folder / arguments[arguments.index("<") + 1]
            arguments = arguments[: arguments.index("<")]
            monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(source.read_bytes())))
        status, out, err = run(*arguments)
        assert (status, err) == (0, ""), line
        assert out or "-o" in arguments, line
        for name in (arguments[arguments.index("-o") + 1] if "-o" in arguments else target,):
            assert name is None or target or (folder / name).stat().st_size, line


def test_every_command_is_documented() -> None:
    done = {shlex.split(line)[1] for line in documented()}
    commands = {c.name or c.callback.__name__ for c in cli.app.registered_commands if c.callback}
    assert done == commands | {"lexicon"}


@pytest.mark.parametrize("command", [(), ("add",), ("timeline",), ("analyse",), ("lexicon", "check"), ("export",)])
def test_help_fits_eighty_columns(run: Run, command: tuple[str, ...]) -> None:
    status, out, _ = run(*command, "--help")
    assert status == 0
    assert b"Usage:" in out
    assert max(map(len, out.decode().splitlines())) <= 80
    assert b"\x1b" not in out
    assert not re.search(r"\w\.\.\.$", out.decode(), re.MULTILINE), "a summary is cut short"


@pytest.mark.parametrize("view", VIEWS)
def test_views_in_every_format(run: Run, view: str, tmp_path: Path) -> None:
    status, table, err = run(view, "--record", "ready.db")
    assert (status, err) == (0, "")
    assert b"\x1b" not in table
    status, data, _ = run(view, "--record", "ready.db", "--format", "json")
    items = json.loads(data)
    assert isinstance(items, list)
    _, text, _ = run(view, "--record", "ready.db", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(text.decode())))
    assert len(rows) == len(items)
    for suffix, expected in (("json", data), ("csv", text), ("txt", table)):
        status, out, _ = run(view, "--record", "ready.db", "-o", str(tmp_path / f"x.{suffix}"))
        assert (status, out) == (0, b"")
        assert (tmp_path / f"x.{suffix}").read_bytes() == expected


def test_articles_as_designed(run: Run) -> None:
    items = json.loads(run("articles", "--record", "ready.db", "--format", "json")[1])
    assert len(items) == 5
    for item in items:
        assert {
            "id",
            "source",
            "url",
            "outlet",
            "agency",
            "title",
            "language",
            "published",
            "versions",
            "copies",
        } <= set(item)
        assert set(item["published"]) >= {"from", "to", "basis"}
        assert item["source"].endswith("articles.jsonl")


def test_accounts_stand_on_the_text(run: Run) -> None:
    texts = {a.id: a.text for a in articles()}
    for item in json.loads(run("timeline", "--record", "ready.db", "--format", "json")[1]):
        for account in item["accounts"]:
            assert texts[account["article"]][account["start"] : account["end"]] == account["words"]


def test_search_from_the_command_line(run: Run) -> None:
    _, out, _ = run("search", "--record", "ready.db", "--format", "json", "التحالف")
    hits = json.loads(out)
    assert hits
    text = {a.id: a.text for a in articles()}
    for hit in hits:
        assert text[hit["article"]][hit["start"] : hit["end"]] == hit["words"]
        assert hit["matches"]
    assert run("search", "--record", "ready.db", "لاشيءهنا")[1] == b"No sentence with these words.\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",), ("add",), ("timeline", "--format", "xml"), ("timeline", "--as-of", "yesterday"),
        ("timeline", "--as-of", "2020-02-31"), ("status", "--at", "2020"), ("export", "--format", "docx"),
        ("export",), ("timeline", "--lexicon", "no-such-folder", "--record", "ready.db"), ("analyse", "--workers", "0"),
        ("brief", "--language", "fr"), ("timeline", "--nonsense"), ("search", "--record", "ready.db"),
        ("status", "--kind", "trainnig", "--record", "ready.db"), ("flags", "--kind", "x", "--record", "ready.db"),
        ("positions", "--kind", "x", "--record", "ready.db"), ("disagreements", "--kind", "x", "--record", "ready.db"),
        ("timeline", "--type", "x", "--record", "ready.db"),
        ("timeline", "--from", "2020-02-01", "--to", "2020-01-01", "--record", "ready.db"),
        ("statements", "--from", "2020-02-01", "--to", "2020-01-01", "--record", "ready.db"),
        ("brief", "-o", "brief.pdf", "--record", "ready.db"), ("score", "more.jsonl", "--show", "verbs"), ("timeline", "-o", "list.xlsx", "--record", "ready.db"),
        ("show", "1-agency", "-o", "article.pdf", "--record", "ready.db"),
    ],
)  # fmt: skip
def test_wrong_use_is_status_2(run: Run, arguments: tuple[str, ...]) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, b"")
    assert "Error" in err
    assert "Traceback" not in err


def test_bad_rows_are_named_by_their_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "months.tsv").write_text(
        "id\tnumber\tcalendar\tnames\texample\nx\t1\tnonsense\tس\tس\n", encoding="utf-8"
    )
    status, _, err = run("add", "--record", str(tmp_path / "r.db"), "--lexicon", str(tmp_path), "articles.jsonl")
    assert status == 1
    assert err.startswith("musnad: months.tsv:2: calendar is 'nonsense'")
    assert err.count("\n") == 1


def test_an_actor_without_a_page(run: Run) -> None:
    status, out, err = run("actor", "local:سالم", "--record", "ready.db")
    assert (status, out) == (1, b"")
    assert err == "musnad: local:سالم is known to no lexicon: private persons get no page\n"


def test_show_what_is_not_there(run: Run) -> None:
    assert run("show", "none", "--record", "ready.db") == (1, b"", "musnad: no article none in the record\n")
    shown = json.loads(run("show", "1-agency", "--record", "ready.db", "--format", "json")[1])
    assert shown["reviewed"] is False
    assert shown["analysis"]["article"]["id"] == shown["article"]["id"]


def test_exports_are_marked_as_not_reviewed(run: Run) -> None:
    lines = run("export", "--record", "ready.db", "--format", "jsonl")[1].splitlines()
    assert len(lines) == 5
    for line in lines:
        row = json.loads(line)
        assert row["reviewed"] is False
        assert all(0 <= m["start"] < m["end"] <= len(row["text"]) for m in row["mentions"])
    rows = list(
        csv.DictReader(io.StringIO(run("export", "--record", "ready.db", "--format", "csv")[1].decode("utf-8-sig")))
    )
    assert rows
    assert {(r["reviewed"], r["review"]) for r in rows} == {("false", "unreviewed")}
    texts = {a.id: a.text for a in articles()}
    assert all(texts[r["article"]][int(r["start"]) : int(r["end"])] == r["words"] for r in rows)
    assert (
        b"not reviewed" in run("status", "--record", "ready.db")[1]
        or b"No arrangements" in run("status", "--record", "ready.db")[1]
    )


def test_analyses_follow_the_published_schema(folder: Path, run: Run) -> None:
    published = json.loads((DOCS / "analysis.schema.json").read_text(encoding="utf-8"))
    assert published == json.loads(json.dumps(json_schema())), "musnad schema -o docs/analysis.schema.json"
    validator = jsonschema.Draft202012Validator(published)
    status, out, _ = run("analyse", "--jsonl", "articles.jsonl")
    assert status == 0
    lines = out.splitlines()
    assert [json.loads(line)["article"]["id"] for line in lines] == [a.id for a in articles()]
    for line in lines:
        validator.validate(json.loads(line))
    with pytest.raises(jsonschema.ValidationError):
        validator.validate({"article": {}})


def test_the_same_bytes_for_any_number_of_workers_and_any_seed(folder: Path) -> None:
    outputs = set()
    for workers, seed in ((1, "0"), (1, "99"), (2, "1"), (5, "2")):
        done = subprocess.run(
            [sys.executable, "-m", "musnad", "analyse", "--jsonl", "--workers", str(workers)],
            input=(folder / "articles.jsonl").read_bytes() * 8,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        assert done.returncode == 0, done.stderr
        outputs.add(done.stdout)
    assert len(outputs) == 1


@pytest.mark.parametrize("arguments", ["show 1-agency", "timeline --format json", "quotes"])
def test_a_closed_pipe_is_no_error(folder: Path, arguments: str) -> None:
    command = (
        f"{shlex.quote(sys.executable)} -m musnad {arguments} --record ready.db | (sleep 0; exec <&-); "
        "exit ${PIPESTATUS[0]}"
    )
    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("arguments", [["articles", "--record", "ready.db"], ["analyse", "--jsonl", "articles.jsonl"]])
def test_output_on_a_full_disk_is_one_line(folder: Path, arguments: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "musnad", *arguments], cwd=folder, stdout=full, stderr=subprocess.PIPE
        )
    assert (done.returncode, done.stderr.decode()) == (1, "musnad: standard output: no space left on device\n")
