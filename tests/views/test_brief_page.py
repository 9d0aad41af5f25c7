"""The brief in a real browser: right to left, no script, no request, every value linked to its sentence."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from musnad.demo import articles
from musnad.lexicon.lexicon import Lexicon
from musnad.record import Record
from musnad.views.brief import gather
from musnad.views.brief_html import render

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: the browser tests are skipped")


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon) -> Path:
    folder = tmp_path_factory.mktemp("brief")
    with Record(folder / "demo.db") as record:
        record.add(*articles())
        found = folder / "brief.html"
        found.write_text(render(gather(record.story())), encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


@pytest.fixture
def page(browser: Any, page_file: Path) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    found = context.new_page()
    found.requests_made = []
    found.complaints = []
    found.on("request", lambda r: found.requests_made.append(r.url))
    found.on("console", lambda m: found.complaints.append(m.text))
    found.goto(page_file.as_uri())
    yield found
    context.close()


def test_right_to_left_and_self_contained(page: Any) -> None:
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    assert [u for u in page.requests_made if not u.startswith("file:")] == []
    assert page.complaints == []
    assert page.locator("script").count() == 0


def test_every_section_has_something(page: Any) -> None:
    for section in ("read", "timeline", "boards", "disagreements", "figures", "flags", "texts"):
        assert page.locator(f"#{section} a, #{section} .article").count() > 0, section


def test_every_value_leads_to_its_sentence(page: Any) -> None:
    links = page.eval_on_selector_all("a.words", "all => all.map(a => [a.hash.slice(1), a.textContent.trim()])")
    assert len(links) > 20
    for target, words in links:
        sentence = page.locator(f"[id='{target}']").text_content()
        assert words[:25] in " ".join(sentence.split()) or words[:25] in sentence, (target, words)


def test_following_a_value_highlights_its_sentence(page: Any) -> None:
    page.locator("#timeline a.words").first.click()
    lit = page.evaluate("getComputedStyle(document.querySelector('.sentence:target')).outlineStyle")
    assert lit == "solid"


@pytest.mark.parametrize("width", [360, 390, 1280])
def test_nothing_runs_out_of_the_screen(page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_hostile_text_stays_text(browser: Any, tmp_path: Path, lexicon: Lexicon) -> None:
    from musnad import Article

    text = "<script>document.title='owned'</script> قال الجيش العراقي إن العمليات متوقفة.\n\n\u202e<img src=x onerror=alert(1)>"
    with Record(tmp_path / "bad.db") as record:
        record.add(Article(text=text, title="<b>عنوان</b>", outlet='"><script>', published="2020-01-05"))
        found = tmp_path / "bad.html"
        found.write_text(render(gather(record.story())), encoding="utf-8")
    page = browser.new_page()
    page.goto(found.as_uri())
    assert "owned" not in page.title()
    assert page.locator("script, img").count() == 0
    page.close()
