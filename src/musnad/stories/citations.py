"""Footnotes: the words, who told them, where and when they were printed, in which version, and who reviewed them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from ..model import Link, Published
from .accounts import Source
from .listing import headline
from .model import Account, Reading, Review
from .reviews import accounts_of, parting, refs
from .story import Story
from .targets import Target

Language = Literal["ar", "en"]
Style = Literal["text", "markdown"]

#: Layers whose span is what is quoted; of the others the sentence is.
_OWN_WORDS = frozenset(("quotations", "statuses"))
_SAID = {
    "ar": {
        "quote": "«{}»", "title": "«{}»", "comma": "، ", "arrow": " ← ", "stop": "؛ ",
        "unnamed": "{} (لم يُسمَّ)", "someone": "مصدر",
        "told": "رواه: {}", "narrator": "بصوت المحرر", "version": "النسخة {}", "day": "{}", "between": "بين {} و{}",
        "undated": "بلا تاريخ", "inferred": "{} (استنتاجًا)", "retrieved": "استُرجع {}",
        "machine": "ترجمة آلية", "human": "مترجم", "unknown": "مترجم", "no": "",
        "unreviewed": "قرأته الآلة ولم يراجعه أحد", "accepted": "راجعه وقبله {by}، {at}",
        "partly accepted": "قبل {by} بعضه، {at}", "rejected": "رفضه {by}، {at}",
        "merged": "جمعه {by} يدويًّا، {at}", "unmerged": "فصله {by} يدويًّا، {at}", "note": "ملاحظة {by}: {text}",
    },
    "en": {
        "quote": "“{}”", "title": "“{}”", "comma": ", ", "arrow": " › ", "stop": "; ", "unnamed": "{} (unnamed)",
        "someone": "a source", "told": "told by: {}", "narrator": "in its own voice", "version": "version {}",
        "day": "{}", "between": "between {} and {}", "undated": "undated", "inferred": "{} (inferred)",
        "retrieved": "retrieved {}", "machine": "machine translation", "human": "translated", "unknown": "translated",
        "no": "", "unreviewed": "read by machine, not reviewed by a person",
        "accepted": "reviewed and accepted by {by}, {at}", "partly accepted": "accepted in part by {by}, {at}",
        "rejected": "rejected by {by}, {at}", "merged": "put together by hand by {by}, {at}",
        "unmerged": "kept apart by hand by {by}, {at}", "note": "note by {by}: {text}",
    },
}  # fmt: skip
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~])")


def cite(story: Story, found: Target, language: Language = "ar", style: Style = "text") -> str:
    """A footnote for each account of a target, a line each, in the order of publication."""
    readings = {r.id: story.corrected.reviewed(r) for r in story.given}
    lines = []
    cited = list(_accounts(story, found))
    for number, account in enumerate(cited, 1):
        review = _review(story, found, account)
        line = footnote(readings[account.article], account, review, language, style)
        mark = found.id if len(cited) == 1 else f"{found.id}-{number}"
        if style == "markdown":
            line = f"[^{re.sub(r'[^0-9A-Za-z_-]+', '-', mark).strip('-')}]: {line}"
        elif len(cited) > 1:
            line = f"{number}. {line}"
        lines.append(line)
    return "\n".join(lines)


def _accounts(story: Story, found: Target) -> Sequence[Account]:
    if found.item is not None and (told := accounts_of(found.item)):
        return told
    if isinstance(found.item, Reading):
        reading = found.item
        title = headline(reading) or ""
        return [
            Account(article=reading.id, start=0, end=0, words=title, outlet=reading.outlet, published=reading.published)
        ]
    out = []
    for reading, layer, item in found.found:
        source = Source(reading, story.lexicon)
        chain = getattr(item, "attribution", None)
        out.append(source.account(item.start, item.end, chain, whole=layer not in _OWN_WORDS, of=item.id))
    return out


def _review(story: Story, found: Target, account: Account) -> Review:
    if found.view == "disagreements":
        return parting(found.item, story.corrected)
    return story.corrected.review(found.view, refs([account]) if account.annotations else [(account.article, "")])


def footnote(reading: Reading, account: Account, review: Review, language: Language, style: Style) -> str:
    """One line: the words, who tells them, where and when they were printed, in which version, who reviewed them."""
    say = _SAID[language]
    plain = style == "text"

    def safe(words: str | None) -> str:
        return " ".join((words or "").split()) if plain else markdown(words)

    title = headline(reading)
    printed = [safe(reading.outlet)]
    if title and account.end:
        printed.append(f"*{safe(title)}*" if not plain else say["title"].format(safe(title)))
    printed.append(_day(reading.published, language))
    if reading.url:
        printed.append(_address(reading.url) if not plain else reading.url)
    if reading.retrieved:
        printed.append(say["retrieved"].format(reading.retrieved[:10]))
    translated = reading.analysis.article.translated
    facts = [
        say["quote"].format(safe(account.words)),
        say["told"].format(safe(_chain(account, say))) if account.end else "",
        say["comma"].join(filter(None, printed)),
        say[translated.how] if translated else "",
        say["version"].format(reading.version if plain else f"`{reading.version}`"),
        say[review.state].format(by=safe(review.author), at=(review.at or "")[:10]),
        *(say["note"].format(by=safe(note.author), text=safe(note.text)) for note in review.notes),
    ]
    return say["stop"].join(filter(None, facts)) + "."


def markdown(words: str | None) -> str:
    """Words in a line of Markdown, where none of them is markup.

    >>> print(markdown("*a* <b>"))
    \\*a\\* \\<b\\>
    """
    return _MARKDOWN.sub(r"\\\1", " ".join((words or "").split()))


def _chain(account: Account, say: dict[str, str]) -> str:
    """Who tells, outermost first, each once."""
    names = [account.outlet or account.article]
    names += [_link(link, say) for link in account.attribution if link.level != "outlet"]
    if not account.attribution or account.attribution[-1].level in ("outlet", "agency"):
        names.append(say["narrator"])
    return say["arrow"].join(dict.fromkeys(" ".join(n.split()) for n in names if n))


def _link(link: Link, say: dict[str, str]) -> str:
    words = link.words or link.role or say["someone"]
    if link.anonymous is not None:
        return say["unnamed"].format(words)
    return f"{words}{say['comma']}{link.role}" if link.role and link.role not in words else words


def _day(published: Published, language: Language) -> str:
    say = _SAID[language]
    low, high = (published.from_ or "")[:10], (published.to or "")[:10]
    if not low and not high:
        return say["undated"]
    day = low if low == high else say["between"].format(low or "?", high or "?")
    return say["inferred"].format(day) if published.basis == "inferred" else day


def _address(url: str) -> str:
    """An address as Markdown takes it, without what would end it early."""
    return "<" + re.sub(r"[\s<>]", lambda m: f"%{ord(m[0]):02X}", url) + ">"
