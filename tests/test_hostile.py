"""A hostile corpus through the command line: nothing crashes, nothing runs for long, nothing gets into a page or a cell."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from types import FrameType

import pytest

from musnad.annotate.analyse import analyse
from musnad.model import Article

#: Seconds for one hostile article, start of the program included, on a slow and busy machine.
LIMIT = 180
SAID = "قال الوزير علي محمود، الأحد 5 يناير 2020، إن القوات قتلت 12 مسلحا في بغداد. "
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"
FORMULAS = ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1;2)", "\t=1+1", "\r=1+1")

ARTICLES: dict[str, dict[str, str]] = {
    "script in the title": {"title": SCRIPT, "outlet": SCRIPT, "text": f"{SCRIPT} {SAID}"},
    "bidi override in a name": {"outlet": "\u202eكالة\u202c", "text": SAID.replace("علي", "ع\u202eلي\u2066")},
    "line of a megabyte": {"text": SAID * 8_000},
    "quotes never closed": {"text": SAID + "«" * 100_000 + SAID},
    "straight quotes": {"text": SAID + 'قال "' * 15_000},
    "number of 100,000 digits": {"text": f"قتل {'9' * 100_000} جنديا في 3 يناير {'2' * 100_000}. {SAID}"},
    "number words": {"text": "قتل " + "مليون " * 20_000 + "جندي و" + "مئة و" * 20_000 + SAID},
    "brackets": {"text": SAID + "(" * 50_000 + "قال الوزير" + ")" * 50_000},
    "name of 2,000 letters": {
        "text": f"قال {'محمود' * 400} إن العمل مستمر. قال الوزير {'علي ' * 2_000} إن العمل مستمر."
    },
    "word of a million letters": {"text": SAID + "وبال" * 250_000},
    "NULs": {"text": SAID.replace(" ", "\0 ") + "\0" * 1_000},
    "marks on one letter": {"text": SAID + "ق" + "\u064e\u0651" * 200_000 + "ال " + SAID},
    "empty lines": {"text": SAID + "\n" * 500_000 + SAID},
    "dashes": {"text": SAID + "- " * 100_000 + "5-5-" * 50_000},
    "verbs": {"text": "قال أعلن أكد نفى " * 10_000},
    "negations": {"text": "لم ينف عدم عدم لا " * 10_000},
    "titles": {"text": "وزير رئيس قائد المتحدث باسم " * 8_000},
    "dates": {"text": "الأحد 5 يناير الماضي المقبل منذ قبل بعد " * 6_000},
}


def musnad(*arguments: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "musnad", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, timeout=LIMIT)


def line(name: str, row: dict[str, str]) -> bytes:
    return json.dumps({"id": name, "published": "2020-01-06", **row}).encode() + b"\n"


@pytest.mark.parametrize("name", list(ARTICLES))
def test_it_is_analysed_in_time(name: str) -> None:
    done = musnad("analyse", "--jsonl", stdin=line(name, ARTICLES[name]))
    assert (done.returncode, done.stderr) == (0, b"")
    (found,) = map(json.loads, done.stdout.splitlines())
    assert found["error"] is None
    for layer in ("mentions", "quotations", "events", "timexes", "quantities"):
        for item in found[layer]:
            assert 0 <= item["start"] < item["end"] <= len(ARTICLES[name]["text"])


BAD = {
    "half a surrogate pair": b'{"id": "x", "text": "\\ud83d"}',
    "half a pair in the title": b'{"id": "x", "text": "abc", "title": "\\udc00"}',
    "deep JSON": b'{"text": ' + b"[" * 200_000 + b"]" * 200_000 + b"}",
    "deep objects": b'{"id": "x", "text": "abc", "more": ' + b'{"a":' * 100_000 + b"1" + b"}" * 100_001,
    "a number for a text": b'{"id": "x", "text": ' + b"9" * 100_000 + b"}",
    "a list for a title": b'{"id": "x", "text": 5, "title": []}',
    "NaN": b'{"id": "x", "text": NaN}',
    "not UTF-8": b'{"id": "x", "text": "\xff\xfe\xfa"}',
}  # fmt: skip


@pytest.mark.parametrize("name", list(BAD))
def test_a_bad_line_is_named_and_the_next_is_read(name: str) -> None:
    done = musnad("analyse", "--jsonl", stdin=BAD[name] + b"\n" + line("good", {"text": SAID}))
    first, second = map(json.loads, done.stdout.splitlines())
    assert second["article"]["id"] == "good"
    assert second["events"]
    assert b"Traceback" not in done.stderr
    assert (done.returncode == 1) == bool(first["error"] or done.stderr)


def test_a_line_of_ten_megabytes_and_a_bomb_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SAID * 80_000, encoding="utf-8")
    (tmp_path / "b.html").write_bytes(b"<html><body>" + b"<div><b>" * 200_000)
    (tmp_path / "c.txt").write_text(SAID, encoding="utf-8")
    done = musnad("add", "--record", tmp_path / "r.db", tmp_path)
    assert done.returncode == 1
    lines = done.stderr.decode().splitlines()
    assert [line.split(": ")[1].rpartition("/")[2] for line in lines] == ["a.txt", "b.html"], lines
    assert b"1 new" in done.stdout


class Tags(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_pages_cells_and_terminals_are_safe(tmp_path: Path) -> None:
    small = {name: row for name, row in ARTICLES.items() if len(row["text"]) < 50_000}
    rows = [line(name, row) for name, row in small.items()]
    rows += [line(formula, {"title": formula, "outlet": formula, "text": f"{SAID}\n{formula}"}) for formula in FORMULAS]
    source, record = tmp_path / "hostile.jsonl", tmp_path / "r.db"
    source.write_bytes(b"".join(rows))
    added = musnad("add", "--record", record, source)
    assert (added.returncode, added.stderr) == (0, b"")
    page = tmp_path / "brief.html"
    assert musnad("brief", "--record", record, "-o", page).returncode == 0
    for tag, attributes in Tags(page.read_text(encoding="utf-8")).found:
        assert tag not in ("script", "img", "iframe", "object"), tag
        assert not any(name.startswith("on") for name in attributes), attributes
        assert not (attributes.get("href") or "").lower().startswith("javascript:")
    outputs = [
        musnad(view, "--record", record, "--format", "csv").stdout for view in ("articles", "timeline", "quotes")
    ]
    outputs.append(musnad("export", "--record", record, "--format", "csv").stdout)
    for output in outputs:
        cells = [cell for row in csv.reader(io.StringIO(output.decode(), newline="")) for cell in row]
        assert len(cells) > 20
        assert not [c for c in cells if c[:1] in set("=+@\t\r") or (c[:1] == "-" and not c[1:].isdigit())]


# ---------------------------------------------------------------- linear time
#: What is repeated to make a text twice as long.
UNITS = {
    "news": SAID + "وأضاف أن «العمل مستمر» ونفى تعليق التدريب مع التحالف الدولي. ",
    "paragraphs": SAID + "\n\n",
    "open quotes": "«",
    "straight quotes": 'قال "نعم" ',
    "quote marks": '" ',
    "brackets": "(",
    "digits": "9",
    "numbers": "5 و",
    "letters": "و",
    "given names": "محمد ",
    "link names": "بن عبد أبو ",
    "titles": "المتحدث باسم وزير ",
    "verbs": "قال ",
    "verbs of ending": "علق استأنف تعليق ",
    "negations": "عدم لم لا ",
    "dates": "الأحد 5 يناير ",
    "relative dates": "منذ قبل الماضي ",
    "commas": "، ",
    "full stops": "نعم. ",
    "stops": ".",
    "colons": "قال: ",
    "dashes": "-",
    "marks": "\u064e",
    "empty lines": "\n",
    "short lines": "نعم\n",
    "conjunctions": "و أن إن ",
    "events": "هجوم في بغداد ",
    "demanders": "دعا إلى وقف ",
}  # fmt: skip


def work(run: Callable[[], object]) -> int:
    """Lines of Python that a run takes: a measure that no busy machine disturbs."""
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> object:
        nonlocal count
        count += event == "line"
        return trace

    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        run()
    finally:
        sys.settrace(None)
    return count


@pytest.mark.parametrize("name", list(UNITS))
def test_twice_the_text_is_twice_the_work(name: str) -> None:
    unit = UNITS[name]
    times = max(30, 1_200 // len(unit))
    counts = []
    for size in (times, 2 * times):
        article = Article(text=SAID + unit * size + SAID, language="ar", published="2020-01-06")
        analyse(article)  # words are resolved once
        counts.append(work(lambda article=article: analyse(article)))  # type: ignore[misc]
    assert counts[1] < 2.6 * counts[0] + 2_000, counts
