"""Saved pages: text in lines, facts from what the page states, no guessed dates."""

from __future__ import annotations

import time

import pytest

from musnad.sources.found import Unreadable
from musnad.sources.pages import MAX_DEPTH, depth, iso, read_page

BODY = """
<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/s">سياسة</a></li></ul></nav>
<article><h1>الوزارة تعلن استئناف التدريب</h1>{time}
<p>قالت الوزارة إن التدريب استؤنف اليوم في معسكرين شمالي البلاد بعد توقف قصير.</p>
<p>وأضاف المتحدث أن المدربين «سيبقون» ما دامت الحكومة تطلب ذلك منهم.</p>
</article>
<aside><ul><li><a href="/x">عنوان خبر آخر</a> <time datetime="2019-05-05">قديم</time></li></ul></aside>
<form>أضف تعليقا <input name="c"></form><footer>جميع الحقوق محفوظة</footer>"""


def page(head: str = "", stamp: str = "") -> str:
    return (
        f'<!doctype html><html lang="en-US"><head><title>الوزارة تعلن استئناف التدريب | صحيفة المثال</title>{head}'
        f"</head><body>{BODY.format(time=stamp)}</body></html>"
    )


def test_text_is_the_headline_then_a_paragraph_a_line() -> None:
    article = read_page(page(), "a.html")
    assert article.title == "الوزارة تعلن استئناف التدريب"
    lines = article.text.splitlines()
    assert lines[0] == article.title
    assert [line[:11] for line in lines[1:]] == ["قالت الوزار", "وأضاف المتح"]
    assert "الرئيسية" not in article.text
    assert "الحقوق" not in article.text


def test_a_headline_is_not_repeated() -> None:
    assert read_page(page(), "a.html").text.count("الوزارة تعلن استئناف التدريب") == 1


@pytest.mark.parametrize(
    ("head", "stamp", "published"),
    [
        (
            '<meta property="article:published_time" content="2020-02-03T10:00:00+03:00">',
            "",
            "2020-02-03T10:00:00+03:00",
        ),
        ('<meta itemprop="datePublished" content="2020-02-03">', "", "2020-02-03"),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"datePublished":"2020-02-03"}]}</script>',
            "",
            "2020-02-03",
        ),
        ("", '<time datetime="2020-02-03T08:00">اليوم</time>', "2020-02-03T08:00"),
        ("", '<time itemprop="datePublished" datetime="2020-02-03">3 شباط</time>', "2020-02-03"),
        # not stated as an ISO day, or not for this article: no date is better than a guess
        ('<meta property="article:published_time" content="3 شباط 2020">', "", None),
        ('<meta property="article:modified_time" content="2020-02-03">', "", None),
        ('<meta property="article:published_time" content="2020-30-02">', "", None),
        ("", '<time datetime="2020-02-03">x</time><time datetime="2021-02-03">y</time>', None),
        ("", "<p>3 شباط 2020</p>", None),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":</script>', "", None),
    ],
)
def test_published_only_as_stated(head: str, stamp: str, published: str | None) -> None:
    article = read_page(page(head, stamp), "a.html")
    assert article.published == published
    assert published is None or article.published_basis == "metadata"


def test_the_day_in_the_address() -> None:
    article = read_page(page('<link rel="canonical" href="https://www.example.com/2020/2/3/news-1">'), "a.html")
    assert (article.published, article.published_basis) == ("2020-02-03", "url")
    assert article.url == "https://www.example.com/2020/2/3/news-1"
    assert article.outlet == "example.com"


def test_outlet() -> None:
    assert read_page(page('<meta property="og:site_name" content=" صحيفة  المثال ">'), "a").outlet == "صحيفة المثال"
    linked = '{"@type":"NewsArticle","publisher":{"name":"صحيفة المثال"}}'
    assert read_page(page(f'<script type="application/ld+json">{linked}</script>'), "a").outlet == "صحيفة المثال"
    assert read_page(page(), "a").outlet is None


def test_relative_and_broken_addresses() -> None:
    base = '<base href="https://example.com/"><link rel="canonical" href="/n/5">'
    assert read_page(page(base), "a").url == "https://example.com/n/5"
    assert read_page(page('<link rel="canonical" href="http://[broken">'), "a").url is None
    assert read_page(page('<link rel="canonical" href="javascript:x">'), "a").url is None


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000,
        "<b>" * 100_000 + "نص" + "</b>" * 100_000,
        "<ul><li>" * 100_000,
        "<p>" * 100_000,
        "<!--" * 100_000,
        "<html></html>",
        "<html><body><script>var a = 1</script></body></html>",
    ],
)
def test_a_bomb_or_an_empty_page_is_refused_quickly(html: str) -> None:
    start = time.perf_counter()
    with pytest.raises(Unreadable):
        read_page(html, "a.html")
    assert time.perf_counter() - start < 5


def test_a_page_nested_as_deep_as_is_read() -> None:
    deep = MAX_DEPTH - 10
    article = read_page("<div>" * deep + BODY.format(time="") + "</div>" * deep, "a.html")
    assert "استؤنف" in article.text
    assert depth("<p>" * 500) == 0


def test_iso_days_only() -> None:
    assert iso(" 2020-02-03 ") == "2020-02-03"
    assert [iso(x) for x in ("2020-02-31", "2020", "03/02/2020", "", None)] == [None] * 5
