"""Sentences: the headline is one, boilerplate is none."""

from __future__ import annotations

from bisect import bisect_left

from ...model import Flag, Sentence, annotation_id
from ...text.split import sentence_breaks
from ..document import Document
from .lines import Line, lines_of

#: A first line without a full stop and no longer than this is the headline.
_HEADLINE = 30


def annotate(doc: Document) -> None:
    """Split each line that is not boilerplate into sentences, and number the tokens by sentence."""
    words, starts, ends = doc.words, doc.folded_starts, doc.folded_ends
    numbers: list[int] = []
    headline = True
    for line, first, last in _pieces(doc):
        title = (headline or line.size <= 15) and not line.closed and line.size <= _HEADLINE
        headline = False
        begin = first
        breaks = sentence_breaks(words, starts, ends, first, last, headline=title)
        for at, end in enumerate(breaks):
            if at + 1 < len(breaks) and (
                _half_headline(doc, begin, end, title)
                or _fragment(doc, end, breaks[at + 1])
                or _torn_apart(doc, end, breaks[at + 1])
            ):
                continue
            if any(word[0].isalnum() for word in words[begin:end]):
                _add(doc, begin, end, numbers)
            begin = end
    numbers += [-1] * (len(words) - len(numbers))
    doc.sentence_of = numbers


def _add(doc: Document, first: int, last: int, numbers: list[int]) -> None:
    start, end = doc.span(first, last)
    numbers += [-1] * (first - len(numbers))
    numbers += [len(doc.sentences)] * (last - first)
    doc.sentences.append(Sentence(id=annotation_id("sentences", start, end), start=start, end=end, rule="sentences"))
    doc.sentence_tokens.append((first, last))


def _pieces(doc: Document) -> list[tuple[Line, int, int]]:
    """The token ranges of each line that boilerplate leaves."""
    out = []
    cuts, cut = doc.boilerplate, 0
    for line in lines_of(doc):
        first = line.first
        while cut < len(cuts) and cuts[cut].end <= line.start:
            cut += 1
        at = cut
        while at < len(cuts) and cuts[at].start < line.end:
            until = bisect_left(doc.starts, cuts[at].start, first, line.last)
            if until > first:
                out.append((line, first, until))
            first = max(first, bisect_left(doc.starts, cuts[at].end, first, line.last))
            at += 1
        if first < line.last:
            out.append((line, first, line.last))
    return out


def _half_headline(doc: Document, first: int, last: int, title: bool) -> bool:
    """Whether a full stop in a headline ends no sentence: only two words stand before it."""
    return title and last - first <= 3


def _torn_apart(doc: Document, first: int, last: int) -> bool:
    """Whether a full stop tears a phrase in two: "ignores this. Decision ...", "in the west. Iraq - officials say -".

    Machine translation puts stops into noun phrases. Before the stop stands a demonstrative whose noun comes after it,
    and no verb follows that noun; or a direction, and after it the country, and then a dash.
    """
    words = doc.words
    at = first - 1
    while at > 0 and not words[at][0].isalnum():
        at -= 1
    before, after = words[at], words[first]
    if before in _DEMONSTRATIVES and after.startswith("ال") and last - first <= 10:
        torn = not any(hit.form.features.pos == "verb" for i in range(first, last) for hit in doc.at(i))
    else:
        direction = before in _DIRECTIONS and words[at - 1] in ("في", "الي", "من")
        torn = direction and first + 1 < last and words[first + 1] in _DASHES and _is_country(doc, first)
    return torn and _flag_break(doc, first, last)


_DEMONSTRATIVES = frozenset(("ذلك", "هذا", "هذه", "تلك"))
_DIRECTIONS = frozenset(("الغرب", "الشرق", "الشمال", "الجنوب", "الوسط"))
_DASHES = frozenset("-–—")


def _is_country(doc: Document, token: int) -> bool:
    return any(hit.table == "countries" and hit.form.column == "names" and not hit.head for hit in doc.at(token))


def _fragment(doc: Document, first: int, last: int) -> bool:
    """Whether what follows a full stop is a fragment that belongs before it: "a strike killed. Iranian commander".

    Machine translation leaves the stop of "U.S." behind. An Arabic sentence does not begin with an indefinite noun and
    its adjective of nationality and then go on without any verb. A flag says so, and the sentence is kept whole.
    """
    words = doc.words
    if not 3 <= last - first <= 12 or not _indefinite(words[first]) or not _nisba(words[first + 1]):
        return False
    if words[last - 1] != "." or any(not (w.isalpha() or w == "." or w == "،") for w in words[first:last]):
        return False
    for token in range(first, last):
        # an adjective of nationality may look like a verb with a question particle and a pronoun
        if not _nisba(words[token]) and any(hit.form.features.pos in ("verb", "particle") for hit in doc.at(token)):
            return False
    return _flag_break(doc, first, last)


def _flag_break(doc: Document, first: int, last: int) -> bool:
    start, end = doc.span(first, last)
    doc.flags.append(
        Flag(
            id=annotation_id("flags", start, end, "false_sentence_break"), start=start, end=end,
            rule="sentences.false_break", kind="false_sentence_break",
            message="A full stop stands before words that are no sentence; they are read with what comes before.",
        )
    )  # fmt: skip
    return True


def _indefinite(word: str) -> bool:
    return word.isalpha() and len(word) >= 3 and not word.startswith(("ال", "وال", "لل", "بال")) and word[0] not in "يو"


def _nisba(word: str) -> bool:
    return len(word) >= 5 and word.endswith(("ي", "ية")) and not word.startswith(("ال", "و", "لل", "ي"))
