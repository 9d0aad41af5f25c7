"""Exports in open formats, read back by other people's programs; from the demo, and from hostile articles."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from musnad import analyse
from musnad.demo import articles
from musnad.lexicon.lexicon import load
from musnad.model import Article
from musnad.stories.model import Reading
from musnad.stories.story import Story
from musnad.views.exporters import export_file, export_folder, exporters, writes_folder
from musnad.views.gold.marks import SPECS, marks
from musnad.views.rows import DETAILS, rows

#: What an attacker, or a bad page, puts where text belongs.
EVIL = "=cmd|' /C calc'!A0"
HOSTILE = [
    Article(
        id="=1+1\t\n../../x\u202e", outlet="<script>alert(1)</script>\u202eجريدة\x00", title=EVIL, agency="@x",
        url="javascript:alert(1)",
        text=f"{EVIL}\nقتل 3 جنود في هجوم على الموصل أمس.\r\nوأعلن التحالف\u2028 تعليق\tعملياته\x00 في العراق 😀، "
        "وقال المتحدث باسم الجيش «إن العمليات\nمستمرة في بغداد».",
        published="2020-01-06",
    ),
    Article(
        id="-2", outlet="+outlet", title="<b>]]></title><script>", url="https://example.org/a?b=1&c=<2>",
        text="😀😀 قال المتحدث باسم الجيش إن العمليات في العراق علقت يوم الأحد. \ud800 قتل 4 مدنيين في حلب.",
        published="2020-01-07",
    ),
    Article(id="@empty", text=""),
]  # fmt: skip


@pytest.fixture(scope="module", params=["demo", "hostile"])
def readings(request: pytest.FixtureRequest) -> list[Reading]:
    found = articles() if request.param == "demo" else HOSTILE
    made = Story([Reading.of(a, analyse(a)) for a in found], load()).readings
    assert sum(len(list(rows(r))) for r in made) > 10
    return made


def exported(name: str, readings: list[Reading]) -> bytes:
    out = io.BytesIO()
    export_file(name, Story(readings, load()), out)
    return out.getvalue()


@pytest.mark.parametrize("name", sorted(exporters()))
def test_the_same_record_gives_the_same_bytes(name: str, readings: list[Reading], tmp_path: Path) -> None:
    if not writes_folder(name):
        assert exported(name, readings) == exported(name, readings)
        return
    for run in ("a", "b"):
        (tmp_path / run).mkdir()
        export_folder(name, Story(readings, load()), tmp_path / run)
    first, second = ({p.name: p.read_bytes() for p in (tmp_path / run).iterdir()} for run in ("a", "b"))
    assert first == second


def test_csv_is_for_spreadsheets(readings: list[Reading]) -> None:
    data = exported("csv", readings)
    assert data.startswith(b"\xef\xbb\xbf")
    found = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(found) == sum(len(list(rows(r))) for r in readings)
    for row in found:
        assert None not in row
        assert row["words"]
        assert row["tellers"]
        assert row["version"].startswith("sha256:")
        assert row["review"] == "unreviewed"
        assert not [c for c in row.values() if c.startswith(("=", "+", "@", "-", "\t", "\r"))]


def test_xlsx_has_a_sheet_a_layer_and_no_formula(readings: list[Reading]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(exported("xlsx", readings)))
    assert book.sheetnames == ["articles", *DETAILS]
    for layer in DETAILS:
        lines = list(book[layer].iter_rows())
        names = [cell.value for cell in lines[0]]
        assert len(lines) - 1 == sum(len(getattr(r.analysis, layer)) for r in readings)
        for line in lines[1:]:
            row = dict(zip(names, (cell.value for cell in line), strict=True))
            assert row["words"]
            assert row["tellers"]
            assert row["review"] == "unreviewed"
            assert not [c for c in line if c.data_type == "f" or c.hyperlink]
            assert not [c.value for c in line if str(c.value).startswith(("=", "+", "@", "-"))]
    assert len(list(book["articles"].iter_rows())) == len(readings) + 1


def test_parquet_is_typed(readings: list[Reading]) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(exported("parquet", readings)))
    texts = {r.id.encode("utf-8", "replace").decode(): r.text for r in readings}
    found = table.to_pylist()
    assert len(found) == sum(len(list(rows(r))) for r in readings)
    for row in found:
        assert texts[row["article"]][row["start"] : row["end"]].encode("utf-8", "replace").decode() == row["words"]
        assert row["reviewed"] is False
        assert row["tellers"]
    assert {row["number"] for row in found if row["layer"] == "quantities"} > {None} or any(
        isinstance(row["number"], float) for row in found
    )


def test_parquet_says_what_it_needs(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "from musnad.cli import run; run(['add', '--record', 'r.db', 'a.txt'])\n"
        "sys.exit(run(['export', '--format', 'parquet', '--record', 'r.db', '-o', 'x.parquet']))"
    )
    (tmp_path / "a.txt").write_text("أعلن التحالف تعليق عملياته.", encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "musnad: parquet needs pyarrow: pip install 'musnad[parquet]'\n")
    assert not (tmp_path / "x.parquet").exists()


def test_geojson_places_towns_only(readings: list[Reading]) -> None:
    found = json.loads(exported("geojson", readings))
    assert found["type"] == "FeatureCollection"
    events = {f"{r.id}#{e.id}": (r, e) for r in readings for e in r.analysis.events}
    assert len(found["features"]) + found["musnad"]["unlocated"] == len(events)
    for feature in found["features"]:
        assert feature["type"] == "Feature"
        assert feature["geometry"]["type"] == "Point"
        longitude, latitude = feature["geometry"]["coordinates"]
        assert (round(longitude, 2), round(latitude, 2)) == (longitude, latitude)
        assert -180 <= longitude <= 180
        assert -90 <= latitude <= 90
        reading, _ = events[feature["id"]]
        facts = feature["properties"]
        assert reading.text[facts["start"] : facts["end"]] == facts["words"]
        assert facts["tellers"]
        assert facts["version"] == reading.version
        assert facts["review"] == "unreviewed"


def test_geojson_knows_mosul_and_no_province() -> None:
    text = "قتل ثلاثة جنود في هجوم على الموصل.\nوقتل أربعة جنود في هجوم في محافظة الأنبار."
    article = Article(id="a", text=text, outlet="جريدة", published="2020-01-06")
    found = json.loads(exported("geojson", [Reading.of(article, analyse(article))]))
    points = {(f["properties"]["place"], *f["geometry"]["coordinates"]) for f in found["features"]}
    assert points == {("place:mosul", 43.12, 36.34)}
    assert found["musnad"]["unlocated"] > 0


ATOM = "{http://www.w3.org/2005/Atom}"


def test_atom_is_a_valid_feed(readings: list[Reading]) -> None:
    feedparser = pytest.importorskip("feedparser")
    data = exported("atom", readings)
    feed = etree.fromstring(data)
    assert feed.tag == f"{ATOM}feed"
    one = [feed, *feed.findall(f"{ATOM}entry")]
    for element in one:
        for name in ("id", "title", "updated"):
            assert len(element.findall(ATOM + name)) == 1
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", element.findtext(f"{ATOM}updated") or "")
        assert (element.findtext(f"{ATOM}id") or "").startswith("urn:musnad:")
        for link in element.findall(f"{ATOM}link"):
            assert link.get("href", "").startswith("https://")
    assert len({e.findtext(f"{ATOM}id") for e in one}) == len(one)
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    days = [e.findtext(f"{ATOM}updated") or "" for e in one[1:]]
    assert days == sorted(days, reverse=True)
    for entry in one[1:]:
        content = entry.find(f"{ATOM}content")
        assert content is not None
        assert content.get("type") == "text"
        assert "unreviewed" in (content.text or "")
        assert "sha256:" in (content.text or "")
    parsed = feedparser.parse(data)
    assert not parsed.bozo
    assert len(parsed.entries) == len(one) - 1 > 0


def test_an_entry_of_the_feed_keeps_its_id_when_more_is_read() -> None:
    made = Story([Reading.of(a, analyse(a)) for a in articles()], load()).readings
    feeds = [etree.fromstring(exported("atom", found)) for found in (made[:3], made)]
    before, after = ({e.findtext(f"{ATOM}id") for e in feed.findall(f"{ATOM}entry")} for feed in feeds)
    assert len(before & after) > len(before) / 2
    assert feeds[0].findtext(f"{ATOM}id") == feeds[1].findtext(f"{ATOM}id")


def test_selectors_of_web_annotations_find_their_words(readings: list[Reading]) -> None:
    found = json.loads(exported("webannotation", readings))
    assert found["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert "code points" in found["musnad:unit"]
    items = found["first"]["items"]
    assert found["total"] == len(items) == sum(len(list(rows(r))) for r in readings)
    assert len({item["id"] for item in items}) == len(items)
    texts = {r.version: r.text.encode("utf-8", "replace").decode() for r in readings}
    for item in items:
        source = item["target"]["source"]
        text = texts["sha256:" + source["id"].rsplit(":", 1)[1]]
        position, quoted = item["target"]["selector"]
        assert (position["type"], quoted["type"]) == ("TextPositionSelector", "TextQuoteSelector")
        start, end = position["start"], position["end"]
        assert text[start:end] == quoted["exact"]
        around = quoted["prefix"] + quoted["exact"] + quoted["suffix"]
        assert text[max(0, start - len(quoted["prefix"])) : end + len(quoted["suffix"])] == around
        assert source.get("via", "https://").startswith("https://")
        facts = item["body"][1]
        assert facts["musnad:review"] == "unreviewed"
        assert facts["musnad:tellers"]
        assert facts["musnad:version"] in texts


def test_brat_offsets_find_their_words(readings: list[Reading], tmp_path: Path) -> None:
    export_folder("brat", Story(readings, load()), tmp_path)
    names = [json.loads(line)["file"] for line in (tmp_path / "articles.jsonl").read_text("utf-8").splitlines()]
    assert {p.name for p in tmp_path.iterdir()} == {
        "articles.jsonl", "annotation.conf", "visual.conf", *(f"{n}.{e}" for n in names for e in ("txt", "ann"))
    }  # fmt: skip
    configuration = (tmp_path / "annotation.conf").read_text("utf-8")
    assert re.findall(r"^\[(\w+)\]$", configuration, re.MULTILINE) == ["entities", "relations", "events", "attributes"]
    for reading, name in zip(readings, names, strict=True):
        text = (tmp_path / f"{name}.txt").read_bytes().decode()
        assert len(text) == len(reading.text)
        lines = (tmp_path / f"{name}.ann").read_bytes().decode().splitlines()
        ids = {line.split("\t")[0] for line in lines}
        assert len(ids) == len(lines)
        notes = 0
        for line in lines:
            key, what, *rest = line.split("\t")
            if key[0] == "T":
                label, spans = what.split(" ", 1)
                pieces = [tuple(map(int, piece.split())) for piece in spans.split(";")]
                assert rest == [" ".join(text[s:e] for s, e in pieces)]
                assert re.search(rf"^{label}\b", configuration, re.MULTILINE), label
            elif key[0] == "E":
                assert all(part.split(":")[1] in ids for part in what.split())
            elif key[0] == "A":
                assert what.split()[1] in ids
            elif key[0] == "#":
                assert what.split()[1] in ids
                note = json.loads(rest[0])
                notes += note["review"] == "unreviewed" and bool(note["tellers"]) and note["version"] == reading.version
        assert notes == len(marks(reading.analysis))


def test_label_studio_tasks_find_their_words(readings: list[Reading], tmp_path: Path) -> None:
    export_folder("labelstudio", Story(readings, load()), tmp_path)
    tasks = json.loads((tmp_path / "tasks.json").read_bytes())
    interface = etree.parse(tmp_path / "config.xml").getroot()
    labels = {label.get("value") for label in interface.iter("Label")}
    controls = {c.get("name") for tag in ("Labels", "Choices") for c in interface.iter(tag)}
    roles = {relation.get("value") for relation in interface.iter("Relation")}
    assert roles == {role for spec in SPECS.values() for role in spec.arguments}
    assert len(tasks) == len(readings)
    for task in tasks:
        regions = task["predictions"][0]["result"]
        ids = {r["id"] for r in regions if r["type"] == "labels"}
        for region in regions:
            if region["type"] == "relation":
                assert {region["from_id"], region["to_id"]} <= ids
                assert set(region["labels"]) <= roles
                continue
            assert region["from_name"] in controls
            value = region["value"]
            if region["type"] == "labels":
                assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
                assert set(value["labels"]) <= labels
        for note in task["data"]["annotations"].values():
            assert note["review"] == "unreviewed"
            assert note["tellers"]
            assert note["version"] == task["data"]["article"]["version"]
