"""What stands on the page beside the article: menus, forms, credits, related links, repeated headlines.

Works by the line. Phrases are rows of ``boilerplate.tsv``; the rest is where a line stands and what it repeats.
Being wrong costs a sentence of the article, so a line with a finite verb or a full stop goes only for a phrase.
"""

from __future__ import annotations

import functools

from ...lexicon.lexicon import Hit, Lexicon
from ...model import Boilerplate
from ...text.fold import folded
from ...text.split import STOPS
from ..document import Document
from .lines import Line, lines_of

#: A line with as many words is running text even without a full stop.
_LONG = 25
#: A headline in a list of related links is no longer than this.
_HEADLINE = 20
#: Lines after the article's last sentence go when they are no longer than this.
_TAIL = 6
_LABEL_MARKS = frozenset((":", "/", "|", "\\", "-", "–", "—", "،", ",", "؛", "»", "›", ">", "←", "•", "…", "...", ".."))
#: No phrase looks further than this many tokens.
_FAR = 60
#: The footer has begun: what follows is no article unless it is whole sentences.
_FOOTER = frozenset(("related", "comments", "copyright", "newsletter", "cookies", "tags"))


def annotate(doc: Document) -> None:
    """Cut boilerplate; a cut is a line, or a part of one from a phrase to the end of the line or bracket."""
    lines = lines_of(doc)
    if not lines:
        return
    reasons: list[str | None] = [None] * len(lines)
    cuts = _phrases(doc, lines, reasons)
    _repeated(doc, lines, reasons)
    for number, line in enumerate(lines):
        if reasons[number] is None:
            reasons[number] = _by_look(doc, line)
    _labelled(doc, lines, reasons)
    _head(doc, lines, reasons)
    _tail(doc, lines, reasons)
    if all(reasons):  # everything looked like a menu: then this is the text
        return
    cuts += [(x.start, x.end, reason) for x, reason in zip(lines, reasons) if reason]
    at = 0
    for start, end, reason in sorted(cuts):
        if start >= at:
            doc.boilerplate.append(Boilerplate(start=start, end=end, reason=reason))
            at = end


# ---- phrases
def _phrases(doc: Document, lines: list[Line], reasons: list[str | None]) -> list[tuple[int, int, str]]:
    """Lines that a phrase takes out (in ``reasons``), and the cuts inside lines (returned)."""
    inside: list[tuple[int, int, str]] = []
    number, lists = 0, list[tuple[int, str]]()
    for hit in doc.of("boilerplate"):
        while number < len(lines) and lines[number].last <= hit.first:
            number += 1
        if number == len(lines):
            break
        line = lines[number]
        if reasons[number] is not None:
            continue
        row = hit.row
        if _takes_line(doc, line, hit):
            reasons[number] = row["reason"]
            if row["then"] == "list" and _words_after(doc, hit.last, line.last) == 0:
                lists.append((number, row["reason"]))
        elif row["where"] == "strokes":
            if hit.first > line.first and doc.words[hit.first - 1] == "/" and line.last - hit.last <= _TAIL + 4:
                inside.append((doc.starts[hit.first], doc.ends[line.last - 1], row["reason"]))
        elif row["where"] == "inside" and _opens(doc, hit.first, line):
            end = _closing(doc, hit, line)
            inside.append((doc.starts[hit.first], doc.ends[end - 1], row["reason"]))
    for number, reason in lists:
        for at in range(number + 1, len(lines)):
            line = lines[at]
            if reasons[at] is None and (line.closed or line.size > _HEADLINE or line.size < 2):
                break
            reasons[at] = reasons[at] or reason
            if at - number >= 12:
                break
    return inside


def _takes_line(doc: Document, line: Line, hit: Hit) -> bool:
    where, row = hit.row["where"], hit.row
    if where == "strokes":  # انتهى/25 on a line of its own
        alone = hit.last == line.last or doc.words[hit.last] == "/"
        return alone and not _words_after(doc, line.first, hit.first) and line.size <= 4
    if hit.first - line.first > 8 or _words_after(doc, line.first, hit.first):
        return False
    rest = _words_after(doc, hit.last, line.last)
    if where == "line":
        return rest == 0
    if where == "label":
        if rest == 0:
            return True
        return (
            rest <= _HEADLINE
            and hit.last < line.last
            and doc.words[hit.last] in _LABEL_MARKS
            and not (line.closed and rest > 8)
        )
    if where == "inside":
        return line.last - hit.last < _FAR and rest <= 2 * _HEADLINE and not (line.closed and rest > _HEADLINE)
    if row["then"] == "short":
        return rest <= 6 and not line.closed
    return line.last - hit.last < _FAR


def _words_after(doc: Document, first: int, last: int) -> int:
    """Words in ``[first, last)``; not counted beyond what any rule asks for, so that a long line stays cheap."""
    return doc.words_in(first, min(last, first + _FAR)) if first < last else 0


def _opens(doc: Document, token: int, line: Line) -> bool:
    """Whether a phrase in a paragraph stands where a new sentence or a bracket begins."""
    at = token - 1
    while at >= line.first and doc.words[at] in '"“”«*•':
        at -= 1
    if at < line.first:
        return False
    return doc.words[at] in STOPS or (doc.words[at] in "([" and at == token - 1)


def _closing(doc: Document, hit: Hit, line: Line) -> int:
    """Where an inner cut ends: the bracket that closes it, or the end of the line."""
    if hit.first > line.first and doc.words[hit.first - 1] in "([":
        for at in range(hit.last, min(line.last, hit.last + _FAR)):
            if doc.words[at] in ")]":
                return at
    return line.last


# ---- repetition
def _repeated(doc: Document, lines: list[Line], reasons: list[str | None]) -> None:
    """A line that was there before, or is put together of lines that were."""
    seen: dict[str, int] = {}
    title = "".join(doc.words[lines[0].first : lines[0].last]) if lines[0].size >= 3 else ""
    for number, line in enumerate(lines):
        if line.last - line.first > 40:
            continue
        key = "".join(doc.words[line.first : line.last])
        if line.size >= 3 and reasons[number] is None and len(key) >= 12:
            again = key in seen or (number and title and key == title * (len(key) // len(title)))
            if again or (0 < number < 6 and _joined_of(key, seen)):
                reasons[number] = "repeated"
        elif line.size and reasons[number] is None and number < 8 and key in seen:
            reasons[number] = "repeated"  # the section's name, again with the headline
        seen.setdefault(key, number)


def _joined_of(key: str, seen: dict[str, int]) -> bool:
    """Whether a text is earlier lines set one after the other without a space."""
    found = [part for part in seen if len(part) >= 12]
    parts = 0
    while key:
        part = next((p for p in found if key.startswith(p)), None)
        if part is None:
            return False
        key, parts = key[len(part) :], parts + 1
    return parts > 0


# ---- looks
def _by_look(doc: Document, line: Line) -> str | None:
    """Lines of marks, addresses, hash tags, dates, and short lines in Latin letters."""
    if not line.size:
        return "mark"
    if line.size > 14:
        return None
    words = doc.words[line.first : line.last]
    text = doc.text[line.start : line.end]
    if " " not in text.strip() and ("www." in text or "://" in text or text.endswith((".com", ".net", ".org"))):
        return "address"
    if words[0] == "#" and len(words) > 1 and text.count("#") >= max(1, line.size // 2) and not line.closed:
        return "tags"
    letters = [word for word in words if word[0].isalpha()]
    if letters and all(word.isascii() for word in letters):
        return "foreign" if line.size <= 4 or not line.closed else None
    if line.size <= 12 and any(word[0].isdigit() for word in words) and _is_banner(doc, line):
        return "date"
    return None


@functools.lru_cache(maxsize=4)
def _banner_words(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(folded(word) for word in lexicon.table("boilerplate_dates"))


def _is_banner(doc: Document, line: Line) -> bool:
    """Whether a line holds a date or a time and nothing else: the page's, not the article's."""
    banner = _banner_words(doc.lexicon)
    months: set[int] = set()
    for token in range(line.first, line.last):
        for hit in doc.at(token):
            if hit.table == "months":
                months.update(range(hit.first, hit.last))
    return all(
        token in months or not doc.words[token][0].isalpha() or doc.words[token] in banner
        for token in range(line.first, line.last)
    )


def _labelled(doc: Document, lines: list[Line], reasons: list[str | None]) -> None:
    """Lines of labels: a date with its counters and source, the sections of a site, a place and its agency."""
    number, found = 0, dict[int, list[Hit]]()
    for hit in doc.of("boilerplate"):
        while number < len(lines) and lines[number].last <= hit.first:
            number += 1
        if number < len(lines) and reasons[number] is None and not lines[number].closed:
            found.setdefault(number, []).append(hit)
    running = next((n for n, line in enumerate(lines) if line.size >= 10 and line.closed), len(lines))
    for number, hits in found.items():
        line, kinds = lines[number], {hit.row["reason"] for hit in hits}
        dated = _dated(doc, line)
        if line.size > 24 or (not dated and _has_verb(doc, line)):
            continue
        menu = [hit for hit in hits if hit.row["where"] in ("line", "label")]
        if dated and line.size <= 14 and kinds & {"date", "source", "byline"}:
            reasons[number] = "date"
        elif number and number < running and any(_caption(doc, hit, line) for hit in hits):
            reasons[number] = "photo"
        elif len({hit.first for hit in menu}) >= 4 and not any(c in "،." for c in doc.words[line.first : line.last]):
            reasons[number] = "navigation"
        elif number and number < running and line.size <= 5 and any(_agency(hit, line) for hit in hits):
            reasons[number] = "source"


def _dated(doc: Document, line: Line) -> bool:
    """Whether a line begins with a date in digits, after its weekday perhaps."""
    banner = _banner_words(doc.lexicon)
    for word in doc.words[line.first : line.first + 3]:
        if "0" <= word[0] <= "9":
            return "-" in word or "/" in word
        if word not in banner:
            return False
    return False


def _caption(doc: Document, hit: Hit, line: Line) -> bool:
    """A caption's credit: after a dash or bracket, or at the end of its line."""
    if hit.row["reason"] != "photo":
        return False
    return hit.last == line.last or (hit.first > line.first and doc.words[hit.first - 1] in "-–(|")


def _agency(hit: Hit, line: Line) -> bool:
    return hit.row["reason"] == "source" and hit.row["where"] == "line" and hit.last == line.last


# ---- before and after the article
def _bodies(lines: list[Line], reasons: list[str | None]) -> list[int]:
    """The lines that are running text; where most paragraphs have no full stop, length decides."""
    left = [x for x, reason in zip(lines, reasons) if reason is None and x.size >= 10]
    stopped = sum(x.closed for x in left) * 2 >= len(left)
    return [
        number
        for number, line in enumerate(lines)
        if reasons[number] is None
        and (line.size >= _LONG or (line.size >= 5 and line.closed) or (line.size >= 10 and not stopped))
    ]


def _head(doc: Document, lines: list[Line], reasons: list[str | None]) -> None:
    """A one- or two-word line above the headline names a section of the site."""
    left = [number for number, reason in enumerate(reasons) if reason is None]
    if len(left) < 3:
        return
    kicker, headline, body = (lines[n] for n in left[:3])
    if kicker.size <= 2 and not kicker.closed and headline.size >= 4 and body.size >= 10 and not _has_verb(doc, kicker):
        reasons[left[0]] = "section"


def _tail(doc: Document, lines: list[Line], reasons: list[str | None]) -> None:
    """Short lines after the last running text; after a footer has begun, longer ones too."""
    bodies = _bodies(lines, reasons)
    if not bodies:
        return
    footer = False
    for number in range(bodies[-1] + 1, len(lines)):
        reason, line = reasons[number], lines[number]
        if reason is not None:
            footer = footer or reason in _FOOTER
        elif line.closed or _has_verb(doc, line):
            continue
        elif line.size <= (_HEADLINE if footer else _TAIL):
            reasons[number] = "footer"


def _has_verb(doc: Document, line: Line) -> bool:
    return any(hit.form.features.pos == "verb" for token in range(line.first, line.last) for hit in doc.at(token))
