"""Saved web pages: the article's text by trafilatura, its metadata by what the page states about itself.

Dates are taken only from fields that mean "published", and only when written as ISO dates: a guessed date is worse than
none, since everything relative in the text hangs on it.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any, Literal
from urllib.parse import urljoin, urlsplit

from ..model import Article
from .found import Unreadable

#: The HTML parser drops whatever is nested deeper than this; no page that people read is.
MAX_DEPTH = 250
#: More tags than any page that people read has; extraction takes more than linear time in them.
MAX_TAGS = 60_000

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})")
#: Tags that have no end tag, or whose end tag may be left out.
_OPEN_ENDED = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "p", "li", "dt", "dd", "td", "th", "tr", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup",
    "html", "head", "body", "rt", "rp",
))  # fmt: skip
_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "publishdate", "publish-date", "publish_date",
    "pubdate", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date", "article.published",
)  # fmt: skip
_OUTLET = ("og:site_name", "application-name", "dc.publisher", "article:publisher_name")
_ISO = re.compile(r"((?:19|20)\d\d-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d)?(?:\.\d+)?\s?(?:Z|[+-]\d\d:?\d\d)?)?\s*$")
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/\-_]|$)")
_ARTICLE_TYPES = frozenset(("NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "AnalysisNewsArticle"))
_SUFFIX = re.compile(r"\s+[|–—«»:-]\s+[^|–—«»]{2,60}$")


def depth(html: str) -> int:
    """How deep tags are nested, by a linear scan.

    >>> depth("<div><div><br><p>نص</div></div>")
    2
    """
    level = deepest = 0
    for found in _TAG.finditer(html):
        if found[2].lower() in _OPEN_ENDED:
            continue
        if found[1]:
            level = max(0, level - 1)
        else:
            level += 1
            deepest = max(deepest, level)
    return deepest


def read_page(html: str, source: str) -> Article:
    """The article of a page: the headline first, then a paragraph a line. Raises :class:`Unreadable`."""
    levels = depth(html)
    if levels > 2 * MAX_DEPTH:
        raise Unreadable(f"tags nested {levels:,} deep: not a page with an article")
    tags = html.count("<")
    if tags > MAX_TAGS:
        raise Unreadable(f"{tags:,} tags: not a page with an article")
    import trafilatura
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(f"not HTML ({str(error).splitlines()[0] if str(error) else 'no content'})") from error
    facts = _Facts(tree)
    title, url, (published, basis) = facts.title(), facts.url(), facts.published()
    outlet = facts.outlet(url)
    text = _body(trafilatura, tree)
    if not text:
        raise Unreadable("no article found in the page")
    if title and _bare(title) not in _bare(text[: len(title) + 200]):
        text = title + "\n" + text
    return Article(
        text=text, title=title, url=url, outlet=outlet, published=published, published_basis=basis, source=source
    )


def _body(trafilatura: Any, tree: Any) -> str:
    """What trafilatura takes for the article; else the page's paragraphs, a line each."""
    from trafilatura.settings import DEFAULT_CONFIG

    # news items are short: below its minimum (250 characters) the extractor falls back to the whole page in one line
    config = deepcopy(DEFAULT_CONFIG)
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "40")
    found = trafilatura.bare_extraction(
        deepcopy(tree), include_comments=False, include_tables=False, config=config, max_tree_size=None
    )
    text = _lines((found.text or "") if found is not None else "")
    if len(text) >= 40:
        return text
    return _lines("\n".join("".join(p.itertext()) for p in tree.iter("p")))


def _lines(text: str) -> str:
    return "\n".join(line for line in map(_line, text.splitlines()) if line)


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", text)


class _Facts:
    """What a page states about itself: meta tags, JSON-LD, headings, ``time`` elements."""

    def __init__(self, tree: Any) -> None:
        self.tree = tree
        self.meta: dict[str, str] = {}
        for tag in tree.iter("meta"):
            name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
            value = (tag.get("content") or "").strip()
            if name and value:
                self.meta.setdefault(name, value)
        self.linked = list(self._json_ld())

    def _json_ld(self) -> Iterator[dict[str, Any]]:
        """JSON-LD objects about an article; broken ones are passed over, as pages are full of them."""
        for script in self.tree.iter("script"):
            if "ld+json" not in (script.get("type") or "") or not script.text:
                continue
            try:
                data = json.loads(script.text.strip().strip(";"), strict=False)
            except (ValueError, RecursionError):
                continue
            waiting = [data]
            while waiting:
                item = waiting.pop(0)
                if isinstance(item, list):
                    waiting.extend(item[:50])
                elif isinstance(item, dict):
                    kind = item.get("@type")
                    if _ARTICLE_TYPES.intersection(kind if isinstance(kind, list) else [kind]):
                        yield item
                    waiting.extend(v for k, v in item.items() if k in ("@graph", "mainEntity") and v)

    def title(self) -> str | None:
        """The headline: a first heading that the page's own title repeats, else what is stated, without the site."""
        stated = [self.meta.get("og:title"), *(_text(x.get("headline")) for x in self.linked), *self._texts("title")]
        titles = [_line(t) for t in stated if t and _line(t)]
        headings = [h for h in self._texts("h1") if 8 <= len(h) <= 300]
        for heading in headings:
            if any(_bare(heading) in _bare(t) or _bare(t) in _bare(heading) for t in titles):
                return heading
        if titles:
            return _SUFFIX.sub("", titles[0]) if len(titles[0]) > 25 else titles[0]
        return headings[0] if headings else None

    def _texts(self, tag: str) -> list[str]:
        return [_line("".join(e.itertext())) for e in self.tree.iter(tag)]

    def url(self) -> str | None:
        """The canonical address, absolute."""
        canonical = [x.get("href") for x in self.tree.iter("link") if (x.get("rel") or "").lower() == "canonical"]
        base = next((x.get("href") for x in self.tree.iter("base") if x.get("href")), "")
        for found in (*canonical, self.meta.get("og:url"), *(_text(x.get("url")) for x in self.linked)):
            if not found:
                continue
            try:
                address: str = urljoin(base, found.strip())
                parts = urlsplit(address)
            except ValueError:
                continue
            if parts.scheme in ("http", "https") and parts.netloc:
                return address
        return None

    def outlet(self, url: str | None) -> str | None:
        """The site's name; else the publisher's; else the host."""
        for key in _OUTLET:
            if self.meta.get(key):
                return _line(self.meta[key])
        for item in self.linked:
            publisher = item.get("publisher")
            name = _text(publisher.get("name")) if isinstance(publisher, dict) else _text(publisher)
            if name:
                return _line(name)
        host = urlsplit(url).hostname if url else None
        return str(host).removeprefix("www.") if host else None

    def published(self) -> tuple[str | None, Literal["given", "metadata", "url"]]:
        """The stated day of publication (ISO), else the one in the address."""
        stated: list[str | None] = [self.meta[name] for name in _PUBLISHED if name in self.meta]
        stated += [_text(x.get("datePublished")) for x in self.linked]
        times = [t for t in self.tree.iter("time") if t.get("datetime")]
        marked = [t for t in times if t.get("itemprop") == "datePublished" or t.get("pubdate") is not None]
        stated += [t.get("datetime") for t in marked]
        for value in stated:
            if day := iso(value):
                return day, "metadata"
        own = {day for t in times if self._is_own(t) and (day := iso(t.get("datetime")))}
        if len({d[:10] for d in own}) == 1:  # several days: those of related items too
            return min(own), "metadata"
        found = _URL_DAY.search(self.url() or "")
        if found and (day := iso(f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}")):
            return day, "url"
        return None, "metadata"

    @staticmethod
    def _is_own(element: Any) -> bool:
        """Not in a list of other articles."""
        around = {a.tag for a in element.iterancestors()}
        return not around & {"aside", "footer", "nav", "li", "ul"} and bool(around & {"article", "main", "header"})


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _line(text: str) -> str:
    return " ".join(text.split())


def iso(value: str | None) -> str | None:
    """The value if it is an ISO date or date-time that exists, else ``None``: no guessing.

    >>> iso("2020-01-30T10:15:00+03:00"), iso("2020-30-01"), iso("3 شباط 2020")
    ('2020-01-30T10:15:00+03:00', None, None)
    """
    found = _ISO.match(value.strip()) if value else None
    if not found or value is None:
        return None
    try:
        dt.date.fromisoformat(found[1])
    except ValueError:
        return None
    return value.strip()
