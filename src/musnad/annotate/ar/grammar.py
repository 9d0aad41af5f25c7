"""Where clauses begin, which words are finite verbs, and which words govern what follows: worked out once a document.

Shared by the layers that read happenings (events, statuses). Only lexicon hits are walked, never all letters.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import compress, count
from typing import NamedTuple

from ...lexicon.lexicon import Hit
from ..document import Document
from .particles import COMMAS, PREPOSITIONS, QUOTES, SEPARATING, STRONG, word_set
from .word_kinds import JOINED, NOMINAL, NOT_NOMINAL, VERB, VERBAL_NOUN, may_be_finite, word_kinds

_BEFORE_VERB = word_set("لم لن لا قد سوف وقد فقد لقد ولقد ولم ولن ولا فلم فلن الذي التي الذين والذي والتي ثم انه انها")
_KANA = frozenset(("كان", "كانت", "كانوا", "يكون", "تكون"))
#: Before the opening mark of a quotation that is a sentence.
_REPORTED = word_set(": ان بان انه انها بانه بانها")
_WHO = frozenset(("من", "ما"))
_THAT = word_set("ان بان لان لكن ولكن وان")
_COORDINATORS = word_set("و او وكذلك كذلك وايضا ام ثم وعلي والي")


class Mark(NamedTuple):
    """A word that bears on what follows it: tokens ``[first, last)``."""

    first: int
    last: int
    kind: str  # verb, report, modal, negator, that, opens, relative, background, nested
    hit: Hit


#: Marks that open a clause.
_OPENING = frozenset(("that", "opens", "relative", "background"))
#: At one token the first of these is what the word is.
_RANK = {
    "background": 0, "negator": 1, "modal": 2, "report": 3, "that": 4, "relative": 5, "opens": 6, "nested": 7,
    "verb": 8,
}  # fmt: skip


class Grammar:
    """The clause structure of one document; get it with :func:`grammar`."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.words = doc.words
        self._sentence_of, self._ranges = doc.sentence_of, doc.sentence_tokens
        #: The likeliest reading as a finite verb, by token.
        self.verbs: dict[int, Hit] = {}
        self._quoted: list[tuple[int, int]] = []
        #: Tokens inside names of several words: «حلف شمال الأطلسي» holds no verb.
        self.named = _named(doc)
        marks: dict[int, list[Mark]] = {}
        named = self.named
        #: What words may be, of those that have hits.
        self._kinds = kinds = word_kinds(doc.lexicon).at(doc.hit_tokens(), doc.words)
        for token in [at for at, bits in kinds.items() if bits & VERB]:
            if token not in named:
                for hit in doc.at(token):
                    if may_be_finite(hit):
                        third = hit.form.features.person == 3
                        if third or token not in self.verbs:  # «أقدم» is rather «he went so far» than «I present»
                            self.verbs[token] = hit
                        if third:
                            break
        self.negator_before: dict[int, Mark] = {}
        for table, kind in _KIND.items():
            for hit in doc.of(table):
                if hit.first not in named:
                    self._mark(marks, hit, kind)
        #: Light verbs (do): «وجه ضربة» instructs nobody.
        self.light: set[int] = set()
        for hit in doc.of("auxiliary_verbs"):
            if hit.row["role"] == "do":
                self.light.add(hit.first)
            elif hit.row["role"] == "undergo" and any(w.startswith("ل") for w in doc.words[hit.last : hit.last + 4]):
                marks[hit.first] = [Mark(hit.first, hit.last, "verb", hit)]
        self._read: dict[int, Hit | None] = {}
        self._day_parts = doc.begin("parts_of_day")
        self.starts_set = self._starts(marks)
        self._quoted.sort()
        self.starts = sorted(self.starts_set)
        for token in self.verbs:
            found = self._finite(token)
            if found is not None and token not in marks:
                marks[token] = [Mark(token, found.last, "verb", found)]
        finite = {token: hit for token, hit in self._read.items() if hit is not None}
        #: The reading of a token as a finite verb, ``None`` where it is none; and whether it is one.
        self.finite = finite.get
        self.is_verb = finite.__contains__
        #: Governing words in the order of the text, the longest at each token first.
        self.marks: list[Mark] = [_best(here) if len(here := marks[token]) > 1 else here[0] for token in sorted(marks)]
        self.mark_at = [m.first for m in self.marks]
        #: Tokens at which a clause with أن or إن opens: its subject stands before its verb.
        self.after_that = {m.first for m in self.marks if m.kind == "that" or m.kind == "opens"}
        self.scopes: dict[int, object] = {}
        #: What opens the phrase that a date at a token stands in, for :mod:`.subordinate`.
        self.date_openers: dict[int, Mark | None] = {}
        self._clauses: dict[int, tuple[int, int]] = {}

    def _mark(self, marks: dict[int, list[Mark]], hit: Hit, kind: str) -> None:
        """Note what a hit is to what follows it."""
        first = hit.first
        if kind == "clause":
            kind = "that" if hit.row.key == "that" else hit.row.cells["kind"]
        elif kind != "negator":
            features = hit.form.features
            pos = features.pos
            if pos == "active-participle" and any(h.table == "countries" for h in self.doc.at(first)):
                return  # «مصدر مصري» insists on nothing
            if pos == "active-participle" and features.state != "accusative" and features.number != "p":
                return
            if pos == "passive-participle" or (pos == "verb" and not may_be_finite(hit)):
                return
        mark = Mark(first, hit.last, kind, hit)
        if kind == "negator":
            self.negator_before[hit.last] = mark
        if first in marks:
            marks[first].append(mark)
        else:
            marks[first] = [mark]

    def is_nominal(self, token: int) -> bool:
        """Whether a token may also be a noun, or begins a phrase that may be."""
        if self._kinds.get(token, 0) & NOMINAL or token in self.named:
            return True
        return any(h.last - token > 1 and h.form.features.pos not in NOT_NOMINAL for h in self.doc.at(token))

    def _starts(self, marks: dict[int, list[Mark]]) -> set[int]:
        doc, words = self.doc, self.words
        out = {first for first, _ in doc.sentence_tokens}
        out.update(compress(count(1), map(STRONG.__contains__, words)))
        for quotation in doc.quotations:
            if quotation.kind == "indirect":
                continue
            first, last = doc.tokens_in(quotation.start, quotation.end)
            self._quoted.append((first, last))
            out.add(first)
            out.add(last)
        self._first = out.copy()
        for found in marks.values():
            for mark in found:
                if mark.kind in _OPENING:
                    out.add(mark.first)
        kinds = self._kinds
        for token in self.verbs:
            before = words[token - 1] if token else ""
            if before in COMMAS or before == "و":
                # «في 26 تموز، اتفقت»: what stands before the comma belongs to the verb
                if self._finite(token) is not None and (before == "و" or self._verb_before(token)):
                    out.add(token)
            elif kinds[token] & JOINED and self._finite(token) is not None:
                out.add(token)
        return out

    def _verb_before(self, token: int) -> bool:
        """Whether the words before a comma, back to a strong mark, hold a verb."""
        for at in range(token - 1, max(token - 25, -1), -1):
            if at in self.verbs and self._finite(at) is not None:
                return True
            if at in self._first:
                return False
        return True

    def dawn(self, token: int) -> bool:
        """«فجر الاثنين», «فجر اليوم»: a part of a day before its day is no verb."""
        if token not in self._day_parts or token + 1 >= len(self.words):
            return False
        return any(h.table in ("weekdays", "deictics") for h in self.doc.at(token + 1))

    def _finite(self, token: int) -> Hit | None:
        """The reading of a token of ``verbs`` as a finite verb; ``None``: a noun (قصف, قتل and طلب may be both)."""
        read = self._read
        if token not in read:
            hit = None if self.dawn(token) else self.verbs[token]
            read[token] = hit if hit is None or not self.is_nominal(token) or self._verb_here(token, hit) else None
        return read[token]

    def _verb_here(self, token: int, hit: Hit) -> bool:
        """Whether a word that may be a verb or a noun is a verb, by what stands around it."""
        before = self.words[token - 1] if token else "."
        if before in _BEFORE_VERB or (before in _WHO and token > 1 and self.words[token - 2] in SEPARATING):
            return True
        if before in PREPOSITIONS or before == "عدم" or before == "دون":
            return False
        after = self.words[token + 1] if token + 1 < len(self.words) else "."
        start = token in self._first or before in COMMAS or before in STRONG or hit.head[:1] in ("و", "ف")
        if start and hit.head[:1] in ("و", "ف"):
            # «مكتب وزير»: a noun that only looks joined
            return not any(h.table in ("party_nouns", "roles") and not h.head for h in self.doc.at(token))
        if start:
            # «قصف إسرائيلي على» opens a headline, «قصف الجيش» a sentence
            return (
                after.startswith("ال")
                or after[:1].isdigit()
                or self.doc.sentence_at(token) != 0
                or any(h.table == "party_nouns" for h in self.doc.at(token + 1))
            )
        for back in range(token - 1, max(token - 7, -1), -1):  # «يستبعد الجيش قصف»: the object of the verb before
            if self.words[back] in _THAT:  # «قالت الوزارة إن الجيش قصف», «أن رئيس الوزراء بشر الخصاونة طلب»
                return before.startswith("ال") or token - 1 in self.named or not before[:1].isalpha()
            if self.words[back] in COMMAS or self.words[back] in STRONG:
                break
            # «نفى الجيش خرق الهدنة»: نفى may be a noun too, but not where it opens a sentence
            if back in self.verbs and (
                not self.is_nominal(back) or (back in self._first and self._finite(back) is not None)
            ):
                return self.words[back].lstrip("وف") in _KANA  # «كان البرلمان صوت»
            if back in self._first:
                break
        return before.startswith("ال") or not before[:1].isalpha()

    def noun_between(self, first: int, last: int) -> bool:
        """Whether a word in ``[first, last)`` may be the verbal noun of a happening or of a mood."""
        kinds = self._kinds
        return any(kinds[token] & VERBAL_NOUN for token in range(first, last) if token in kinds)

    def quoted(self, token: int) -> bool:
        """Whether a token stands inside quotation marks, where «we» may speak."""
        at = bisect_right(self._quoted, (token, len(self.words)))
        return any(first <= token < last for first, last in self._quoted[max(0, at - 3) : at])

    def end_of_opener(self, token: int) -> int:
        """The token after the words that open a clause at a token («في السياق ذاته»); after the token where none do."""
        at = bisect_left(self.mark_at, token)
        opens = at < len(self.marks) and self.mark_at[at] == token and self.marks[at].kind in ("that", "opens")
        return self.marks[at].last if opens else token + 1

    def quoted_from(self, token: int) -> int | None:
        """Where the innermost direct quotation around a token begins; ``None`` outside of all."""
        at = bisect_right(self._quoted, (token, len(self.words)))
        near = reversed(self._quoted[max(0, at - 3) : at])
        return next((first for first, last in near if first <= token < last), None)

    def reaches(self, mark: int, token: int) -> bool:
        """Whether a word may govern another: not over the opening of a direct quotation that is a sentence of its own.

        «أعلنت الوزارة "تعليق مساعداتها"» has words of one clause put between marks; «قال إن "وقف الدعم خطأ"» two.
        """
        opening = self.quoted_from(token)
        if opening is None or mark >= opening:
            return True
        before = opening - 1
        while before > mark and self.words[before] in QUOTES:
            before -= 1
        return token == opening and self.words[before] not in _REPORTED

    def clause(self, token: int) -> tuple[int, int]:
        """Token range of the clause around a token."""
        known = self._clauses.get(token)
        if known is None:
            known = self._clauses[token] = self._clause(token)
        return known

    def _clause(self, token: int) -> tuple[int, int]:
        at = bisect_right(self.starts, token)
        first = self.starts[at - 1] if at else 0
        last = self.starts[at] if at < len(self.starts) else len(self.words)
        sentence = self.doc.sentence_at(token)
        if sentence >= 0:
            low, high = self.doc.sentence_tokens[sentence]
            first, last = max(first, low), min(last, high)
        return first, max(last, token + 1)

    def sentence(self, token: int) -> tuple[int, int]:
        """Token range of the sentence around a token; of the clause outside all sentences."""
        number = self._sentence_of[token] if token < len(self._sentence_of) else -1
        return self._ranges[number] if number >= 0 else self.clause(token)

    def marks_before(self, token: int, limit: int) -> list[Mark]:
        """Governing words in ``[limit, token)``, the nearest first; at most thirty of them."""
        high = bisect_left(self.mark_at, token)
        low = bisect_left(self.mark_at, limit, 0, high)
        if low == high:
            return []
        return self.marks[low if high - low < 30 else high - 30 : high][::-1]

    def coordinated(self, token: int, head: str) -> bool:
        """Whether a noun is joined to an earlier one by و or أو."""
        return head[:1] == "و" or (token > 0 and self.words[token - 1] in _COORDINATORS)


#: The tables of words that govern, in the order of the tables: at a token the first of a kind counts.
_KIND = {
    "reporting_verbs": "report", "clause_words": "clause", "negators": "negator", "modal_cues": "modal",
}  # fmt: skip


def _best(found: list[Mark]) -> Mark:
    """What a token is to what follows it: the longest of its marks, then the first by rank."""
    if any(m.kind == "nested" for m in found):  # «بعد» is no «by counting»
        found = [m for m in found if m.kind != "report" or m.hit.form.features.pos == "verb"]
    return min(found, key=lambda m: (_RANK[m.kind] if m.last - m.first == 1 else -m.last + m.first, m.last))


def _named(doc: Document) -> set[int]:
    """Tokens of names of two words or more: «حلف شمال الأطلسي» swears nothing."""
    out: set[int] = set()
    for mention, (first, last) in zip(doc.mentions, doc.mention_tokens):
        if last - first > 1 and mention.level == "NAM":
            out.update(range(first, last))
    return out


def grammar(doc: Document) -> Grammar:
    """The clause structure of a document, worked out at the first call."""
    try:
        found: Grammar = doc.notes["grammar"]
    except KeyError:
        found = doc.notes["grammar"] = Grammar(doc)
    return found
