"""State of reading one document's quotations, and where a token stands in it."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from ..document import Document
from .contents import COMMAS, STOPS, Content
from .cues import Report
from .quote_marks import MARKS, Pair
from .quote_words import WORDS
from .speakers import Cast, Who

_OPENING_WORDS = WORDS["opening"]
LEADING = WORDS["leading"]


class Said(msgspec.Struct):
    """A quotation being read: content tokens ``[first, last)``, and what is known of its teller."""

    first: int
    last: int
    kind: str
    rule: str
    cue: tuple[int, int] | None = None
    class_: str | None = None
    who: Who | None = None
    carried: bool = False
    via: str | None = None
    pair: Pair | None = None
    #: Who passes it on (نقلت رويترز عن).
    relay: Who | None = None


class State:
    """What has been read so far."""

    def __init__(self, doc: Document, pairs: list[Pair], reports: list[Report]) -> None:
        self.doc = doc
        self.words = doc.words
        self.pairs = pairs
        self.pair_at = {p.open: p for p in pairs}
        self.cast = Cast(doc)
        self.reports = reports = [r for r in reports if r.kind != "verb" or r.first not in self.cast.named]
        doc.notes["named_tokens"] = self.cast.named
        doc.notes["mention_ends"] = self.cast.ends
        doc.notes["time_tokens"] = self.cast.times
        self.said: list[Said] = []
        #: Speakers in the order they spoke, for carrying on.
        self.spoke: list[Who] = []
        #: Sentence spans told by an agency («بحسب رويترز»): (start, end, agency).
        self.agencies: list[tuple[int, int, Who]] = []
        self.read_as: dict[str, Said] = {}
        self._opens = [p.open for p in pairs]
        self._firsts = [r.first for r in reports]
        #: Cues that stand behind a quotation whose mark is not closed, by its opening mark.
        self._shared: dict[int, Report] = {}

    def _use_inside(self, content: Content) -> None:
        k = bisect_left(self._opens, content.first)
        while k < len(self.pairs) and self.pairs[k].open < content.last:
            self.pairs[k].used = True
            k += 1

    def _add(self, one: Said) -> None:
        nested = any(s.first <= one.first and one.last <= s.last for s in self.said[-6:])
        self.said.append(one)
        if one.who is not None and not nested:
            self.spoke.append(one.who)

    def _inside_marks(self, token: int) -> Pair | None:
        """The innermost closed pair around a token that is long enough to be speech."""
        at = bisect_left(self._opens, token) - 1
        for k in range(at, max(at - 6, -1), -1):
            pair = self.pairs[k]
            if pair.first <= token < pair.last and pair.size > 3 and (pair.closed or pair.used):
                return pair
        return None

    def _begins(self, token: int) -> bool:
        number = self.doc.sentence_at(token)
        return number >= 0 and token - self.doc.sentence_tokens[number][0] <= 1

    def _begins_clause(self, report: Report, first: int) -> bool:
        """The verb opens its sentence (وأضاف): a dropped subject is the speaker before."""
        at = report.first
        while at > first and (self.words[at - 1] in LEADING or self.words[at - 1] in MARKS):
            at -= 1
        return at == first

    def _clause_start(self, report: Report, first: int) -> int:
        """Where the clause of a cue begins: inside the content it stands in, else the sentence."""
        for one in self.said[-1:-8:-1]:
            if one.last <= first:
                break
            if one.first <= report.first < one.last:
                return max(first, one.first)
        return first

    def _closing(self, at: int) -> Pair | None:
        """The pair whose closing mark is token ``at``."""
        if at < 0 or self.words[at] not in MARKS:
            return None
        k = bisect_left(self._opens, at) - 1
        while k >= 0 and self.pairs[k].open > at - 400:
            pair = self.pairs[k]
            if pair.close >= 0 and pair.close <= at < pair.after:
                return pair
            if k < bisect_left(self._opens, at) - 8:
                return None
            k -= 1
        return None

    def _content_start(self, first: int) -> int:
        """The first token of a sentence's content, without و or لكن before it."""
        while self.words[first] in _OPENING_WORDS or self.words[first] in MARKS:
            first += 1
        return first

    def _chunk_end(self, i: int, last: int) -> int:
        while i < last and self.words[i] not in COMMAS and self.words[i] not in STOPS:
            i += 1
        return i

    def _is_name(self, pair: Pair) -> bool:
        return pair.first in self.cast.named and pair.last - 1 in self.cast.named
