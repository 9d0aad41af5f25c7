"""Flags of wording: glued words, mixed scripts, loaded words in reported speech, a headline stronger than its article.

Flags of dates and of quotation marks are raised where those are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import Flag, MaybeSpan, Quotation, Status, annotation_id
from ..document import Document

#: Teh marbuta ends a word: letters after it are the next one.
_AFTER_TEH = re.compile("ة(?=[\u0621-\u064a]{2})")
_LATIN = re.compile("[A-Za-z]+")
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
#: Persian yeh and kaf, Urdu heh: they look like Arabic letters and are found by no search.
_STRANGE = "\u06cc\u06a9\u06c1\u06be\u06d5"
_FOREIGN = re.compile(f"[{_STRANGE}]")
_FOREIGN_TO_ARABIC = str.maketrans({"\u06cc": "ي", "\u06a9": "ك", "\u06c1": "ه", "\u06be": "ه", "\u06d5": "ه"})
#: Shorter tokens hold no two glued names.
_LONG = 10
#: No more flags of one kind of spelling than this: it is the article's habit then.
_MOST = 5
_WEAKER = frozenset(("planned", "possible", "conditional", "demanded", "denied"))


def annotate(doc: Document) -> None:
    """Add the flags of wording."""
    seen = {(flag.kind, flag.start, flag.end) for flag in doc.flags}
    for find in (_fused, _mixed, _loaded, _headline_status, _headline_figure):
        for flag in find(doc):
            key = (flag.kind, flag.start, flag.end)
            if key not in seen:
                seen.add(key)
                doc.flags.append(flag)


def _flag(kind: str, start: int, end: int, message: str, likely: str | None = None, rule: str | None = None) -> Flag:
    return Flag(
        id=annotation_id("flags", start, end, kind), start=start, end=end, rule=rule or f"flags.{kind}", kind=kind,
        message=message, likely=likely,
    )  # fmt: skip


# ---- spelling
def _fused(doc: Document) -> Iterator[Flag]:
    """Two words written as one: letters after a teh marbuta, and names of the lexicon without their space."""
    message = "Two words are written as one."
    count = 0
    for found in _AFTER_TEH.finditer(doc.fold.text):
        token = doc.token_at(doc.fold.span(found.start(), found.end())[0])
        if token < len(doc.words) and doc.sentence_at(token) >= 0 and count < _MOST:
            word = doc.words[token]
            at = word.find("ة") + 1
            if 2 < at < len(word) - 1:
                count += 1
                yield _flag("fused_words", *doc.span(token, token + 1), message, f"{word[:at]} {word[at:]}")
    for token in [i for i, word in enumerate(doc.words) if len(word) > _LONG]:
        word = doc.words[token]
        at = word.find("ال", 3)
        if at > 0 and len(word) - at > 4 and doc.sentence_at(token) >= 0 and count < _MOST:
            left, right = word[:at], word[at:]
            if any(reading.rest == (right,) for reading in doc.lexicon.readings(left)):
                count += 1
                yield _flag("fused_words", *doc.span(token, token + 1), message, f"{left} {right}")


def _mixed(doc: Document) -> Iterator[Flag]:
    """Latin letters glued to Arabic ones, and letters of Persian or Urdu in an Arabic word; each word once."""
    text, seen = doc.text, set[str]()
    # most texts hold neither: what tells that is many times faster than the patterns
    letters = text.encode("ascii", "ignore").translate(None, _NO_LETTERS)
    glued = (m.start() for m in _LATIN.finditer(text) if _arabic(text, m.start() - 1) or _arabic(text, m.end()))
    latin = glued if letters else iter(())
    strange = any(letter in text for letter in _STRANGE)
    foreign = (m.start() for m in _FOREIGN.finditer(text)) if strange else iter(())
    for places, message, table in (
        (latin, "Arabic and Latin letters in one word.", None),
        (foreign, "A letter of another language's alphabet in an Arabic word.", _FOREIGN_TO_ARABIC),
    ):
        count = 0
        for place in places:
            token = doc.token_at(place)
            if token >= len(doc.words) or doc.sentence_at(token) < 0 or doc.words[token] in seen:
                continue
            seen.add(doc.words[token])
            start, end = doc.span(token, token + 1)
            yield _flag("mixed_script", start, end, message, text[start:end].translate(table) if table else None)
            count += 1
            if count >= _MOST:
                break


def _arabic(text: str, at: int) -> bool:
    return 0 <= at < len(text) and "\u0620" <= text[at] <= "\u064a"


# ---- tone
def _loaded(doc: Document) -> Iterator[Flag]:
    """A word that takes a side inside an indirect quotation: the speaker's or the narrator's, nobody can tell."""
    indirect = [q for q in doc.quotations if q.kind == "indirect" and q.speaker.start is not None]
    if not indirect:
        return
    for hit in doc.longest("loaded_terms"):
        start, end = doc.span(hit.first, hit.last)
        for quotation in indirect:
            if quotation.start <= start and end <= quotation.end and not _in_marks(doc, quotation, start):
                message = (
                    f"A word that {hit.row['note'] or 'takes a side'}, in indirect speech: it may be the narrator's."
                )
                yield _flag("loaded_term_in_reported_speech", start, end, message, rule=hit.row.where)
                break


def _in_marks(doc: Document, quotation: Quotation, at: int) -> bool:
    """Whether a place in an indirect quotation stands in quotation marks of its own."""
    before = doc.text[quotation.start : at]
    opened = sum(before.count(c) for c in "“«")
    closed = sum(before.count(c) for c in "”»")
    return opened > closed or before.count('"') % 2 == 1


# ---- headline
def _headline(doc: Document) -> tuple[int, int] | None:
    """The span of the headline: the first sentence, where it has no full stop and the article goes on."""
    if len(doc.sentences) < 3:
        return None
    first = doc.sentences[0]
    line = doc.text[first.end : doc.sentences[1].start]
    if "\n" not in line or doc.text[first.end - 1] in ".؟!":
        return None
    return first.start, first.end


def _headline_status(doc: Document) -> Iterator[Flag]:
    """The headline says an arrangement stopped, the article only ever that part of it did, or that it is to."""
    span = _headline(doc)
    if span is None:
        return
    for told in [s for s in doc.statuses if span[0] <= s.start < span[1]]:
        if told.scope is not None or told.modality in _WEAKER or told.polarity != "affirmed":
            continue
        body = [s for s in doc.statuses if s.start >= span[1] and _same_arrangement(s, told)]
        if body and all(_limited(doc, s.scope) or s.modality in _WEAKER for s in body):
            message = "The headline says it without the limits that the article sets."
            yield _flag("headline_stronger_than_body", told.start, told.end, message)


def _limited(doc: Document, scope: MaybeSpan | None) -> bool:
    """Whether a scope says less than the whole: not «كليا», «إلى أجل غير مسمى», «جميع»."""
    if scope is None or scope.start is None:
        return False
    for hit in doc.at(doc.token_at(scope.start)):
        whole = hit.table == "status_cues" and hit.row["class"] in ("whole", "unending")
        if whole or (hit.table == "scopes" and hit.row["modifier"] == "all"):
            return False
    return True


def _same_arrangement(a: Status, b: Status) -> bool:
    return a.kind == b.kind and a.status == b.status and (a.holder.actor is None or a.holder.actor == b.holder.actor)


def _headline_figure(doc: Document) -> Iterator[Flag]:
    """The headline's figure is above every figure of the article for the same thing."""
    span = _headline(doc)
    if span is None:
        return
    for told in doc.quantities:
        if not span[0] <= told.start < span[1] or told.value is None or told.of is None or told.of.noun is None:
            continue
        body = [
            q.high if q.high is not None else q.value
            for q in doc.quantities
            if q.start >= span[1] and q.type == told.type and q.of is not None and q.of.noun == told.of.noun
        ]
        known = [value for value in body if value is not None]
        if known and len(known) == len(body) and all(value < told.value for value in known) and told.value > 2:
            message = "The headline's figure is higher than any the article gives."
            yield _flag("headline_stronger_than_body", told.start, told.end, message, f"{max(known)}")
