"""The desk in a real browser: read, follow, filter, add, correct, cite; hostile texts; accessibility."""

from __future__ import annotations

import json
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from musnad.demo import articles
from musnad.lexicon.lexicon import Lexicon
from musnad.model import Article
from musnad.record import Record
from musnad.web.app import create_app

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: the browser tests are skipped")


def serving(place: Path) -> Iterator[str]:
    """A desk on a free port, until the test is done."""
    listening = socket.create_server(("127.0.0.1", 0))
    app = create_app(str(place), edit=True)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="on", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    for _ in range(300):
        if server.started:
            break
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(20)
    listening.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon) -> Iterator[str]:
    place = tmp_path_factory.mktemp("browser") / "demo.db"
    with Record(place) as record:
        record.add(*articles())
    yield from serving(place)


@pytest.fixture
def visit(browser: Any, desk: str) -> Iterator[Callable[..., Any]]:
    """Opens a page; at the end nothing may have gone wrong in any, and no other host may have been asked."""
    contexts = []
    pages = []

    def opened(path: str, host: str = desk, **options: Any) -> Any:
        options = {"viewport": {"width": 1280, "height": 900}, **options}
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.asked, page.complaints, page.dialogs = [], [], []
        page.on("request", lambda r: page.asked.append(r.url))
        page.on("console", lambda m: page.complaints.append(m.text))
        page.on("pageerror", lambda e: page.complaints.append(str(e)))
        page.on("dialog", lambda d: (page.dialogs.append(d.message), d.dismiss()))
        page.host = host
        page.goto(host + path)
        pages.append(page)
        return page

    yield opened
    for page in pages:
        assert [u for u in page.asked if not u.startswith((page.host, "data:"))] == []
        assert page.complaints == []
        assert page.dialogs == []
    for context in contexts:
        context.close()


def test_the_board_is_read_and_a_value_followed_to_its_sentence(visit: Callable[..., Any]) -> None:
    page = visit("/")
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    for section in ("read", "timeline", "boards", "disagreements", "figures", "single", "silences", "flags"):
        assert page.locator(f"#{section}").count() == 1, section
    bands = page.locator("svg.bands")
    assert bands.count() > 5
    assert all(bands.nth(n).get_attribute("aria-label") for n in range(bands.count()))
    assert page.evaluate("document.querySelector('svg.bands rect[rx]').getBoundingClientRect().width") > 3
    words = page.locator("#timeline a.words").first
    said = words.inner_text()
    focus = words.locator("mark").inner_text()
    words.click()
    page.wait_for_url("**/article?**")
    here = page.locator("#here")
    assert here.inner_text() == focus
    assert focus in said
    box = here.bounding_box()
    assert 0 <= box["y"] <= 900


def test_the_language_is_switched_and_kept(visit: Callable[..., Any]) -> None:
    page = visit("/timeline?as_of=2020-03-01")
    page.locator("a.switch").click()
    page.wait_for_url("**lang=en**")
    assert page.evaluate("getComputedStyle(document.body).direction") == "ltr"
    assert "as_of=2020-03-01" in page.url
    page.locator("nav a", has_text="Arrangements").click()
    page.wait_for_url("**/boards**")
    assert page.locator("html").get_attribute("lang") == "en"
    page.locator("a.switch").click()
    page.wait_for_load_state()
    assert page.locator("html").get_attribute("dir") == "rtl"


def test_filters_and_days(visit: Callable[..., Any]) -> None:
    page = visit("/timeline?lang=en")
    every = page.locator("ol.line > li").count()
    page.locator(".chips a").nth(1).click()
    page.wait_for_url("**type=**")
    assert 0 < page.locator("ol.line > li").count() < every
    page.goto(page.host + "/?lang=en")
    page.fill("input[name=as_of]", "2020-01-10")
    page.locator(".days button").click()
    page.wait_for_url("**as_of=2020-01-10**")
    assert page.locator("#read .row").count() == 1


def test_search(visit: Callable[..., Any]) -> None:
    page = visit("/")
    page.fill("header input[type=search]", "العمليات")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    found = page.locator("main .item").count()
    assert found > 2
    assert page.locator("main .item mark").count() >= found
    page.select_option("main select[name=outlet]", index=1)
    page.locator(".filters button").click()
    page.wait_for_url("**outlet=**")
    assert page.locator("main .item").count() < found


def test_layers_are_shown_and_hidden(visit: Callable[..., Any]) -> None:
    page = visit("/article?id=1-agency.txt&lang=en")
    look = "name => getComputedStyle(document.querySelector('a.hl.l-' + name)).backgroundColor"
    assert page.evaluate(look, "quotations") != "rgba(0, 0, 0, 0)"
    shown = page.locator(".reading.r-timexes:visible").count()
    page.check("#show-timexes")
    assert page.locator(".reading.r-timexes:visible").count() > shown == 0
    page.uncheck("#show-quotations")
    assert page.locator(".reading.r-quotations:visible").count() == 0
    page.reload()
    assert not page.is_checked("#show-quotations")
    piece = page.locator("a.hl.l-events").first
    piece.hover()
    assert page.locator(".reading.lit").count() >= 1
    piece.focus()
    assert page.locator(".reading.lit").count() >= 1


def test_a_footnote_is_copied(visit: Callable[..., Any]) -> None:
    page = visit("/?lang=en", permissions=["clipboard-read", "clipboard-write"])
    page.locator("#timeline a.cite").first.click()
    page.locator("#said.on").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“")
    assert "sha256:" in copied
    assert page.url.endswith("/?lang=en")


def test_why(visit: Callable[..., Any]) -> None:
    page = visit("/article?id=1-agency.txt")
    page.locator(".reading a", has_text="لماذا؟").first.click()
    page.wait_for_url("**/why?**")
    assert page.locator("dt").count() >= 4
    assert page.locator("table").count() >= 1


def test_reading_needs_no_script(visit: Callable[..., Any]) -> None:
    page = visit("/article?id=1-agency.txt&span=0-20", java_script_enabled=False)
    assert page.locator("#here").count() == 1
    page.uncheck("#show-events")
    assert page.locator(".reading.r-events:visible").count() == 0
    page.locator("a.hl.l-quotations").first.click()
    assert page.locator(".reading:target").count() == 1
    page.goto(page.host + "/")
    page.locator("#timeline a.cite").first.click()
    page.wait_for_url("**/cite?**")
    assert page.locator("textarea").input_value().startswith("«")


PATHS = [
    "/", "/timeline", "/boards", "/disagreements", "/figures", "/statements", "/actors", "/articles", "/flags",
    "/search?q=التحالف", "/article?id=1-agency.txt", "/add", "/api",
]  # fmt: skip


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_runs_out_of_the_screen(visit: Callable[..., Any], width: int) -> None:
    page = visit("/", viewport={"width": width, "height": 800})
    for path in PATHS:
        page.goto(page.host + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.parametrize(
    "path", ["/", "/?lang=en", "/article?id=4-denied.txt", "/search?q=التحالف&lang=en", "/add", "/actors", "/api"]
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessibility(visit: Callable[..., Any], path: str, scheme: str) -> None:
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    page = visit(path, color_scheme=scheme)
    page.evaluate(axe)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")
    bad = [
        (v["id"], v["impact"], [n["html"][:160] + " " + n["failureSummary"][:200] for n in v["nodes"][:3]])
        for v in found["violations"]
        if v["impact"] in ("serious", "critical")
    ]
    assert bad == [], json.dumps(bad, ensure_ascii=False, indent=1)


def test_the_keyboard_suffices(visit: Callable[..., Any]) -> None:
    page = visit("/?lang=en")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_add_merge_unmerge(browser: Any, visit: Callable[..., Any], tmp_path: Path, lexicon: Lexicon) -> None:
    place = tmp_path / "own.db"
    with Record(place) as record:
        record.add(*articles())
    for host in serving(place):
        page = visit("/add?lang=en", host=host)
        (tmp_path / "one.txt").write_text("أعلن الجيش العراقي أمس تعليق العمليات في كركوك.", encoding="utf-8")
        (tmp_path / "none.txt").write_text("", encoding="utf-8")
        page.set_input_files("input[type=file]", [str(tmp_path / "one.txt"), str(tmp_path / "none.txt")])
        page.locator("form[data-upload] button").click()
        page.locator("#results > li:nth-child(2) ul li").wait_for(timeout=30_000)
        assert "1 new" in page.locator("#results").inner_text()
        assert page.locator("#results .bad").count() == 1
        page.goto(host + "/articles?lang=en")
        assert page.locator(".row", has_text="كركوك").count() == 1

        page.goto(host + "/timeline?lang=en")
        every = page.locator("ol.line > li").count()
        candidates = page.eval_on_selector_all("ol.line > li .head a", "all => all.map(a => a.href)")
        for address in candidates:
            page.goto(address)
            if page.locator("select[name=others] option").count() > 1:
                break
        page.select_option("select[name=others]", index=1)
        page.locator("button[value=merge]").click()
        page.wait_for_url("**/corrections**")
        page.goto(host + "/timeline?lang=en")
        assert page.locator("ol.line > li").count() == every - 1
        page.locator("ol.line > li", has=page.locator(".tag.good")).locator(".head a").first.click()
        page.locator("button[value=unmerge]").click()
        page.wait_for_url("**/corrections**")
        page.goto(host + "/timeline?lang=en")
        assert page.locator("ol.line > li").count() >= every
        page.goto(host + "/corrections?lang=en")
        page.locator("form button").first.click()
        page.wait_for_url("**/corrections**")
        assert page.locator(".item").count() == 2


HOSTILE = [
    Article(
        id="<script>alert(1)</script>", title="<script>alert('عنوان')</script><img src=x onerror=alert(2)>",
        outlet="\u202eتسنيم\u202c\u2066\"><svg onload=alert(3)>", url="javascript:alert(4)",
        text="قال <script>alert(5)</script> الجيش العراقي إن العمليات متوقفة.\n\n</textarea></title><iframe src=//evil.example>",
        published="2020-01-05",
    ),
    Article(
        id="../../etc/passwd?x=1#y", title="=cmd|' /C calc'!A0", outlet="@SUM(1+1)",
        text="أعلن المتحدث \u202e\u2067 باسم \u202d الجيش \u2069\u2069 أن التدريب «توقف' onmouseover='alert(6)» يوم الأحد.",
        published="2020-01-06",
    ),
    Article(id="long", text="ا" * 200_000 + " قال الجيش إن العمليات متوقفة. " + "«" * 20_000, published="2020-01-07"),
    Article(id="{{ 7*7 }}", title="{{ config }} {% include 'x' %}", text="قال الوزير إن {{ 7*7 }} المحادثات مستمرة.", published="2020-01-08"),
]  # fmt: skip


def test_hostile_texts_stay_texts(browser: Any, visit: Callable[..., Any], tmp_path: Path, lexicon: Lexicon) -> None:
    place = tmp_path / "bad.db"
    with Record(place) as record:
        record.add(*HOSTILE)
    for host in serving(place):
        page = visit("/", host=host, viewport={"width": 390, "height": 800})
        addresses = [page.url, host + "/articles", host + "/statements", host + "/timeline", host + "/boards"]
        addresses += page.eval_on_selector_all("#read .row a", "all => all.map(a => a.href)")
        page.goto(host + "/articles")
        addresses += page.eval_on_selector_all(".row a", "all => all.map(a => a.href)")
        for address in dict.fromkeys(addresses):
            page.goto(address)
            assert page.locator("main script, main iframe, main img, main svg[onload]").count() == 0
            assert page.evaluate("document.scripts.length") == 1
            assert "49" not in page.title()
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, address
            for link in page.eval_on_selector_all("a", "all => all.map(a => a.href)"):
                assert link.startswith(host), link
            page.mouse.move(200, 400)
