"""The brief as a page and as Markdown: every claim has its footnote, and labels are in the language asked for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from musnad.cli import run
from musnad.demo import articles
from musnad.model import Article
from musnad.record import Record
from musnad.views import brief_html, brief_markdown
from musnad.views.brief import Brief, gather, main_line

EVIL = Article(
    id="[x](javascript:1)", outlet="# <b>*جريدة*</b> [^1]", title="</a><script>alert(1)</script>`", url="https://e.org/a>b c",
    text="قتل 3 جنود في هجوم على الموصل أمس. وأعلن التحالف تعليق عملياته في العراق <script>[^9]</script>.",
    published="2020-01-06",
)  # fmt: skip


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Brief:
    with Record(tmp_path_factory.mktemp("notes") / "r.db") as record:
        record.add(*articles(), EVIL)
        return gather(record.story())


def claims(brief: Brief) -> int:
    """How many claims a brief makes, beside its flags and sides."""
    lanes = [lane for board in brief.boards for lane in board.lanes]
    points = [p for f in brief.figures for p in f.points]
    return len(main_line(brief.timeline)) + sum(len(lane.changes) for lane in lanes) + len(points)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_claim_in_markdown_has_its_footnote(found: Brief, language: str) -> None:
    page = brief_markdown.render(found, language)  # type: ignore[arg-type]
    body, _, notes = page.partition("\n[^1]: ")
    notes = "[^1]: " + notes
    cited = [int(n) for n in re.findall(r"(?<!\\)\[\^(\d+)\]", body)]
    defined = [int(n) for n in re.findall(r"^\[\^(\d+)\]: ", notes, re.MULTILINE)]
    assert defined == list(range(1, len(defined) + 1))
    assert list(dict.fromkeys(cited)) == defined
    bullets = [line for line in body.splitlines() if re.match(r" *- .*(?<!\\)\[\^\d+\]$", line)]
    assert len(bullets) >= claims(found) > 10
    for line in notes.split("\n\n"):
        if line.strip():
            assert "`sha256:" in line
            assert ("not reviewed by a person" if language == "en" else "لم يراجعه أحد") in line
    assert "<script" not in page.replace("\\<script", "")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_account_on_the_page_has_its_footnote(found: Brief, language: str) -> None:
    page = html.document_fromstring(brief_html.render(found, language))  # type: ignore[arg-type]
    notes = {note.get("id"): note.text_content() for note in page.xpath("//ol[@class='notes']/li")}
    accounts = page.xpath("//figure[contains(@class, 'account')]")
    assert len(accounts) >= claims(found)
    used = []
    for account in accounts:
        (link,) = account.xpath(".//a[@class='cite']")
        used.append(link.get("href").removeprefix("#"))
        words = " ".join(account.xpath(".//blockquote")[0].text_content().split())
        assert words in notes[used[-1]]
        assert re.fullmatch(r"\[\d+\]", link.text_content())
    assert set(used) == set(notes)
    assert all("sha256:" in note for note in notes.values())
    assert not page.xpath("//script")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_the_english_page_has_no_arabic_label(found: Brief) -> None:
    page = html.document_fromstring(brief_html.render(found, "en"))
    for quoted in page.xpath(
        "//blockquote | //bdi | //*[@dir='auto'] | //svg | //style | //summary | //*[@class='head']"
    ):
        quoted.drop_tree()
    assert not re.search("[\u0621-\u064a\u061f\u060c]", page.text_content())


def test_ending_option_and_alias(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    record = str(tmp_path / "r.db")
    with Record(record) as made:
        made.add(articles()[0])
    page, text = tmp_path / "b.md", tmp_path / "b.txt"
    assert run(["brief", "--record", record, "--lang", "en", "-o", str(page)]) == 0
    assert page.read_text(encoding="utf-8").startswith("# Story brief\n")
    assert run(["brief", "--record", record, "--language", "en", "--format", "md"]) == 0
    assert capsysbinary.readouterr().out.decode() == page.read_text(encoding="utf-8")
    assert run(["brief", "--record", record, "--lang", "en", "-o", str(text)]) == 0
    assert "What happened when" in text.read_text(encoding="utf-8")
    assert run(["brief", "--record", record, "--format", "pdf"]) == 2
    assert run(["brief", "--record", record, "--lang", "fr"]) == 2


def test_a_reviewed_claim_says_so(tmp_path: Path) -> None:
    with Record(tmp_path / "r.db") as made:
        made.add(*articles())
        (event, *_) = main_line(made.timeline())
        made.correct("accept", event.id, author="Layla", at="2021-01-01T00:00:00Z")
        page = brief_markdown.render(gather(made.story()), "en")
    assert "People have reviewed some of this reading" in page
    assert "reviewed and accepted by Layla" in page
    assert "not reviewed by a person" in page
