"""Marks that no cue claims, and marks never closed."""

from __future__ import annotations

from bisect import bisect_left

from .contents import COMMAS, STOPS, TWO_STOPS
from .cues import Report
from .quote_headlines import Headlines
from .quote_marks import MARKS, Pair
from .quote_state import Said
from .quote_words import WORDS
from .speakers import Who

_SO_SAID = WORDS["so_said"]
_NAME_HEADS = WORDS["name_heads"]


class Orphans(Headlines):
    """Reads quotations without a cue."""

    def _orphans(self, pairs: list[Pair], first: int, last: int, begun: int, reports: list[Report]) -> None:
        """Marks that no cue claims: a paragraph of speech goes on, or a few words of somebody's are quoted."""
        words = self.words
        for pair in pairs:
            if pair.used or pair.depth or words[pair.first] in COMMAS:
                continue
            if pair.size < 3 and not (pair.size == 2 and pair.open <= first + 1 and self._so_said(pair)):
                continue
            if any(s.first <= pair.first and pair.last <= s.last for s in self.said[-8:]):
                continue
            if not pair.closed and any(r.first == pair.first for r in reports):
                continue  # a stray mark before the narrator's verb
            begins = pair.open <= first + 1
            long = pair.size > 3 or pair.size == 2 or (self.spoke and pair.closed and pair.after >= last - 1)
            if begins and long and (not pair.closed or self._closes_sentence(pair)):
                pair.used = True
                named = self._so_said(pair)
                who = named or (self._carried(pair) if self._is_more_speech(pair, first) else None)
                cue = self._shared.get(pair.open)
                carried = who is not None and named is None
                said = Said(pair.first, pair.last, "direct", "orphan", None, "says", who, carried, None, pair)
                if cue is not None:
                    said.cue, said.class_, said.rule = (cue.first, cue.last), cue.class_, cue.rule
                self._add(said)
                continue
            if not pair.closed or self._is_name(pair):
                continue
            if words[pair.open - 1] == ":" and (who := self._before_colon(pair.open - 1, first)) is not None:
                pair.used = True
                self._add(Said(pair.first, pair.last, "direct", "colon", None, "says", who, False, None, pair))
                continue
            if words[pair.open - 1] in _NAME_HEADS:
                continue
            glued = pair.open > 0 and words[pair.open - 1] in ("ب", "ل") and pair.size >= 3
            if glued or pair.size >= 5:
                self._fragment(pair, first, begun, reports)

    def _carried(self, pair: Pair) -> Who | None:
        """The last speaker; not one who is quoted inside these marks."""
        return next((w for w in self.spoke[-1:-5:-1] if not pair.first <= w.first < pair.last), None)

    def _is_more_speech(self, pair: Pair, first: int) -> bool:
        """Whether marks at the head of a sentence go on with speech in marks, or open a paragraph of it.

        After a speech told in the narrator's words, in the same paragraph, nothing says whose the quoted words are.
        """
        before = self.said[-1] if self.said else None
        opens_paragraph = (
            pair.open == 0 or "\n" in self.doc.text[self.doc.ends[pair.open - 1] : self.doc.starts[pair.open]]
        )
        return opens_paragraph or (before is not None and before.kind != "indirect") or pair.open in self._shared

    def _so_said(self, pair: Pair) -> Who | None:
        """«...». هكذا اختصر فلان ...: who is named behind the word that points back to the quotation."""
        at = pair.after
        if at + 1 < len(self.words) and self.words[at] == TWO_STOPS:  # «...».. فلان يوجه انتقادا
            found = [f for f in self.cast.between(at + 1, at + 6) if f[2] == at + 1 and f[3].type in ("PER", "ORG")]
            return self.cast.of_mention(found[0]) if found else None
        while at < len(self.words) and self.words[at] in STOPS:
            at += 1
        if at >= len(self.words) or self.words[at] not in _SO_SAID:
            return None
        number = self.doc.sentence_at(at)
        if number < 0:
            return None
        end = min(self.doc.sentence_tokens[number][1], at + 10)
        people = [f for f in self.cast.between(at, end) if f[3].type == "PER" and not self.cast.governed(f[2], f[3])]
        return self.cast.of_mention(people[0]) if people else None

    def _before_colon(self, colon: int, first: int) -> Who | None:
        """The person, the role or else what is named just before a colon."""
        near = [f for f in self.cast.between(max(first, colon - 10), colon) if f[1] == colon and f[3].type == "PER"]
        if near:
            return self.cast.of_mention(near[-1])
        roles = [
            i for i in range(colon - 1, max(first, colon - 8) - 1, -1)
            if any(h.table == "roles" and h.row["kind"] == "role" for h in self.doc.at(i))
        ]  # fmt: skip
        if roles:
            return self.cast.of_words(roles[-1], colon)
        near = [f for f in self.cast.between(max(first, colon - 10), colon) if f[1] == colon]
        return self.cast.of_mention(near[-1]) if near else None

    def _is_document(self, token: int) -> bool:
        head = self.cast.heads.get(token)
        return head is not None and head.row["kind"] == "document" and not self.words[token].startswith("ال")

    def _closes_sentence(self, pair: Pair) -> bool:
        if pair.after >= len(self.words) or pair.size > 9 or self._new_line(pair):
            return True
        return self.words[pair.after] in STOPS or self.words[pair.after] == TWO_STOPS

    def _new_line(self, pair: Pair) -> bool:
        doc = self.doc
        return doc.text.find("\n", doc.ends[pair.after - 1], doc.starts[pair.after]) >= 0

    def _fragment(self, pair: Pair, first: int, begun: int, reports: list[Report]) -> None:
        """A few quoted words within the narrator's sentence: of the sentence's speaker, else of its subject."""
        near = [r for r in reports if r.first < pair.open and r.kind in ("verb", "participle")]
        cue = (near[-1].first, near[-1].last) if near else None
        document = (
            next((i for i in range(cue[0] - 1, max(first, cue[0] - 4), -1) if self._is_document(i)), None)
            if cue
            else None
        )
        if document is not None:
            cue = (document, document + 1)  # قرار يطالب ...: the words are the document's
        class_ = near[-1].class_ if near else "says"
        mark = Report(pair.open, pair.open, "verb", class_, frozenset(), "fragment")
        who = next((s.who for s in reversed(self.said[begun:]) if s.who is not None), None)
        who = who or self.cast.left(mark, first)
        if who is None:
            return
        pair.used = True
        rule = near[-1].rule if near else "fragment"
        self._add(Said(pair.first, pair.last, "direct", rule, cue, class_, who, False, None, pair))

    def _end_unclosed(self, pairs: list[Pair], reports: list[Report]) -> None:
        """A mark never closed ends where the sense ends: before a cue with marks of its own, else with the line."""
        for pair in pairs:
            if pair.closed or pair.used:
                continue
            j = bisect_left(self._opens, pair.open) + 1
            following = self.pairs[j] if j < len(self.pairs) and self.pairs[j].open < pair.last else None
            if following is None:
                continue
            cue = self._cue_before(following.open, pair.open)
            if cue is None:
                if following.size > 3:
                    pair.used = True  # a stray mark: what it seemed to hold stands by itself
                    while j < len(self.pairs) and self.pairs[j].open < pair.last:
                        self.pairs[j].depth = max(0, self.pairs[j].depth - 1)
                        j += 1
                continue
            pair.last = cue.first
            if following.open - cue.last <= 1:
                self._shared[pair.open] = cue  # «...وقال «...: one verb between two halves
            while pair.last > pair.first and self.words[pair.last - 1] in MARKS:
                pair.last -= 1
            pair.after = pair.last
            pair.size = min(pair.size, pair.last - pair.first)

    def _cue_before(self, token: int, after: int) -> Report | None:
        """The nearest verb that reports before a token, close to it."""
        firsts = self._firsts
        k = bisect_left(firsts, token) - 1
        if k >= 0 and self.reports[k].kind in ("verb", "participle") and after < firsts[k] and token - firsts[k] < 12:
            return self.reports[k]
        return None
