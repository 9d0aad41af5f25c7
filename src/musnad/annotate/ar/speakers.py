"""Who says it: the mention, or failing one the noun phrase, that is the subject of a cue."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from ...lexicon.lexicon import Hit
from ...model import Anonymous, Mention
from ..document import Document
from .contents import COMMAS, STOPS
from .cues import PARTICLES, RELATIVES, Report
from .quote_marks import MARKS
from .quote_words import WORDS
from .verbal_nouns import masdar_like

PREPOSITIONS = WORDS["prepositions"]
#: After these nothing belongs to the subject any more.
_BREAKS = WORDS["breaks"]
_SKIPPED = WORDS["skipped"]
_TITLES = WORDS["titles"]
_THIS = WORDS["demonstratives"]


class Who(msgspec.Struct):
    """A speaker: source span and tokens of the words, actor, role as written, what is told if unnamed."""

    start: int
    end: int
    first: int
    actor: str | None = None
    role: str | None = None
    anonymous: Anonymous | None = None
    unnamed: bool = False
    kind: str = "NP"
    gender: str | None = None
    document: bool = False


class Cast:
    """The mentions of a document by token, and the search for subjects among them."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.words = doc.words
        self.firsts: list[int] = []
        self.spans: list[tuple[int, int, int, Mention]] = []
        #: Tokens inside named mentions.
        self.named: set[int] = set()
        found = []
        for mention, (first, last) in zip(doc.mentions, doc.mention_tokens):
            if self.words[first : first + 1] == ["باسم"] and first and self.words[first - 1].endswith(_SPOKESMEN):
                continue  # in the name of, not the name
            lead = first
            role = mention.role
            if role.start is not None and role.end is not None and role.start < mention.start:
                lead = min(first, doc.token_at(role.start))
            found.append((first, last, lead, mention))
            if mention.level == "NAM":
                self.named.update(range(first, last))
        found.sort(key=lambda f: (f[0], -f[1]))
        end = -1
        for item in found:
            if item[0] >= end:  # outermost only
                self.spans.append(item)
                end = item[1]
        self.firsts = [s[0] for s in self.spans]
        self.heads: dict[int, Hit] = {}
        self.media: dict[int, Hit] = {}
        for hit in doc.of("reporting_nouns"):
            kind = hit.form.row.cells["kind"]
            if kind == "medium":
                self.media[hit.first] = hit
            elif kind == "unnamed" or kind == "document":
                self.heads[hit.first] = hit
        #: Tokens right behind a mention.
        self.ends = {s[1] for s in self.spans}
        self.times: set[int] = set()
        for timex in doc.timexes:
            self.times.update(range(*doc.tokens_in(timex.start, timex.end)))

    def between(self, a: int, b: int) -> list[tuple[int, int, int, Mention]]:
        """Outermost mentions that begin in tokens ``[a, b)``."""
        return self.spans[bisect_left(self.firsts, a) : bisect_left(self.firsts, b)]

    def governed(self, first: int, mention: Mention) -> bool:
        """A preposition stands before it, apart or attached."""
        if mention.clitic and any(c in mention.clitic for c in "لبك"):
            return True
        before = self.words[first - 1] if first else ""
        if before in MARKS and first > 1:
            before = self.words[first - 2]
        return before in PREPOSITIONS

    # ---- making
    def of_mention(self, item: tuple[int, int, int, Mention]) -> Who:
        """The speaker a mention is."""
        first, _, lead, mention = item
        role = None
        if mention.role.start is not None and mention.role.end is not None:
            role = self.doc.text[mention.role.start : mention.role.end]
        unnamed = mention.anonymous is not None
        head = self.words[lead]
        return Who(
            mention.start, mention.end, first, mention.metonym or mention.actor, role, mention.anonymous, unnamed,
            mention.type if mention.level == "NAM" else "NOM", _gender(head) if mention.type != "PER" else None,
        )  # fmt: skip

    def of_words(self, first: int, last: int) -> Who:
        """The speaker a noun phrase without a mention is: a document, or somebody unnamed."""
        start, end = self.doc.span(first, last)
        head = self.heads.get(first)
        # المسؤول may be somebody named before; المحللون are nobody in particular
        definite = head is not None and head.head.endswith(("ال", "لل")) and head.form.features.number != "p"
        document = head is not None and head.row["kind"] == "document"
        unnamed = head is not None and head.row["kind"] == "unnamed" and not definite
        anonymous = Anonymous(kind=str(head.row.key)) if unnamed and head is not None else None
        return Who(
            start, end, first, None, None if document else self.doc.text[start:end], anonymous, unnamed,
            "DOC" if document else "NP", _gender(self.words[first]), document,
        )  # fmt: skip

    # ---- finding
    def right(self, cue: Report, a: int, b: int, governed: bool = False) -> Who | None:
        """The subject in tokens ``[a, b)`` behind a cue; ``None`` where it is dropped.

        ``قال (لوكالة كذا) المتحدث باسم الوزارة، فلان، (في بيان) إن``: the person in apposition to a role, else the
        mention the phrase begins with, else the phrase. ``governed``: it stands behind the cue's own preposition.
        """
        words = self.words
        p = self._skip(a, b)
        if p >= b or words[p] in PARTICLES or words[p] in RELATIVES or words[p] in (":", "و"):
            return None
        found = self.between(p, b)
        prepositional = not governed and (words[p] in PREPOSITIONS or self._addressed(p, found, cue.last))
        if prepositional:
            for item in found:
                if _BREAKS.isdisjoint(words[p + 1 : item[2]]) and self._person_after(p, item):
                    return self.of_mention(item)
            comma = self._comma(p, b)
            return self.right(cue, comma, b) if comma is not None and comma > p + 1 else None
        people = [f for f in found if f[3].type == "PER"]
        head = self.heads.get(p)
        if head is not None and (issuer := self._issuer(p, b)) is not None:
            return self.of_mention(issuer)
        if head is not None and head.row.key == "office" and not any(f[0] == p for f in found):
            return self.of_words(p, self._phrase_end(p, b))
        for item in people:
            if item[2] <= p and not (item[3].level == "NOM" and self._named_after(item, people)):
                return self.of_mention(item)
        begins = next((f for f in found if f[0] == p), None)
        if begins is not None:
            named = self._named_after(begins, people)
            if begins[3].level == "NOM" and begins[3].anonymous is None and named is not None:
                return self.of_mention(named)
            return self.of_mention(begins)
        q = self._phrase_end(p, b)
        if people:
            named = self._apposed(p, b, q, people)
            if named is not None:
                return self.of_mention(named)
        near = next((f for f in people if f[0] <= p + 1 and not self.governed(f[0], f[3])), None)
        if near is not None and p not in self.heads:
            return self.of_mention(near)
        if q <= p or words[p] in STOPS or not words[p][0].isalpha() or self._time_word(p):
            return None
        return self.of_words(p, q)

    def _issuer(self, p: int, b: int) -> tuple[int, int, int, Mention] | None:
        """Who issued a document: بيان صادر عن القيادة."""
        for item in self.between(p + 2, min(b, p + 6)):
            if self.words[item[0] - 1] == "عن" and self.words[item[0] - 2].startswith("صادر"):
                return item
        return None

    def opening_subject(self, a: int, b: int) -> Who | None:
        """The definite noun phrase behind the verb a sentence begins with: أشاد الرئيس بالاتفاق، وقال."""
        words = self.words
        for i in range(a + 1, min(b, a + 7)):
            role = any(h.table == "roles" and not h.head and h.row["kind"] != "title" for h in self.doc.at(i))
            if not role and not words[i].startswith("ال"):
                continue
            verbal = any(h.form.features.pos == "verb" for h in self.doc.at(i - 1))
            if not verbal and not (role and self._opens_clause(a, i - 1)):
                continue
            last = i + 1
            while last < b and words[last].startswith("ال"):
                last += 1
            found = self.between(i, last)
            return self.of_mention(found[0]) if found and found[0][0] == i else self.of_words(i, last)
        return None

    def _opens_clause(self, a: int, i: int) -> bool:
        """Nothing but what leads to a verb stands between the start of the sentence and token ``i``."""
        words = self.words
        plain = len(words[i]) > 2 and not words[i].startswith("ال") and words[i] not in PREPOSITIONS
        return plain and all(w in COMMAS or w in _LEADING for w in words[a:i])

    def _person_after(self, p: int, item: tuple[int, int, int, Mention]) -> bool:
        """A person behind a phrase with a preposition at ``p``, and not part of it."""
        return item[3].type == "PER" and item[0] > p and not self.governed(item[2], item[3])

    def _skip(self, p: int, b: int) -> int:
        words = self.words
        while p < b and (words[p] in _SKIPPED or p in self.times or words[p] in MARKS):
            p += 1
        return p

    def _addressed(self, p: int, found: list[tuple[int, int, int, Mention]], behind: int) -> bool:
        """لوكالة، للصحفيين، لـ"...": the one spoken to, or a medium; ``behind``: the token after the cue."""
        word = self.words[p]
        if found and found[0][0] == p:
            if p == behind and not found[0][3].clitic:
                return False  # وبين المسؤول: the verb, not the preposition
            return self.governed(p, found[0][3])
        if word.startswith("لل") and len(word) > 3:
            return True
        if word[0] in "لب" and len(word) > 3:
            return self.addressee(word) or any(t[p].head for t in (self.heads, self.media) if p in t)
        return False

    @staticmethod
    def addressee(word: str) -> bool:
        """لوكالة، للصحفيين, by the word."""
        return word[1:] in _ADDRESSED or (word.startswith("لل") and "ال" + word[2:] in _ADDRESSED)

    def _comma(self, p: int, b: int) -> int | None:
        return next((i + 1 for i in range(p, b) if self.words[i] in COMMAS), None)

    def _named_after(
        self, item: tuple[int, int, int, Mention], people: list[tuple[int, int, int, Mention]]
    ) -> tuple[int, int, int, Mention] | None:
        """The named person in apposition right behind a description: مستشار الأمن، فلان."""
        for other in people:
            if other[3].level == "NAM" and item[1] <= other[0] and self._only_titles(item[1], other[0]):
                return other
        return None

    def _only_titles(self, a: int, b: int) -> bool:
        return b - a <= 6 and all(w in COMMAS or w in _TITLES or w in MARKS or w == "(" for w in self.words[a:b])

    def _apposed(
        self, p: int, b: int, q: int, people: list[tuple[int, int, int, Mention]]
    ) -> tuple[int, int, int, Mention] | None:
        """The person a role at ``p`` belongs to: behind a comma (and titles), else in the phrase itself."""
        named = [f for f in people if f[3].level == "NAM" and not self.governed(f[2], f[3])]
        for item in named:
            lead = item[0]
            while lead > p and self.words[lead - 1] in _TITLES:
                lead -= 1
            if lead > p and self.words[lead - 1] in COMMAS and not self._verb_between(p, lead):
                return item
        inside = [f for f in named if f[0] < q and self._role_before(p, f)]
        return inside[0] if inside else None

    def _role_before(self, p: int, item: tuple[int, int, int, Mention]) -> bool:
        """A complete role stands before a name (وزير الدفاع فلان), not a noun that governs it (اقتراح فلان)."""
        lead = item[2]
        before = self.words[lead - 1]
        return lead <= p + 1 or lead < item[0] or before in _TITLES or lead in self.ends or before.startswith(_DEFINITE)

    def _verb_between(self, a: int, b: int) -> bool:
        return any(w in RELATIVES or w in _BREAKS for w in self.words[a:b])

    def _time_word(self, p: int) -> bool:
        if p + 1 < len(self.words) and self.words[p] in ("احد", "احدي") and self.words[p + 1].startswith("ال"):
            return False  # أحد السكان
        return any(h.table in ("weekdays", "months", "deictics", "time_units") for h in self.doc.at(p))

    def _phrase_end(self, p: int, b: int) -> int:
        words = self.words
        for i in range(p, min(b, p + 16)):
            word = words[i]
            if word in COMMAS or word in STOPS or word in RELATIVES or word in MARKS or word in _PHRASE_STOPS:
                return i
            if i > p and word == "في" and i + 1 < b and (i + 1 in self.times or self._time_word(i + 1)):
                return i
            if i > p and (word in _BREAKS or word in _SKIPPED or word in _THIS or i in self.times):
                return i
            if (
                i > p
                and words[i - 1].startswith("ال")
                and masdar_like(word)
                and not word.startswith("ال")
                and i not in self.named
            ):
                return i
            if i > p and i in self.media and words[i - 1] == "في":
                return i - 1
            if i > p and word[0] == "ل" and (self.addressee(word) or (i in self.heads and i > p + 1)):
                return i
        return min(b, p + 16)

    def after_kana(self, cue: Report, a: int) -> Who | None:
        """كان فلان قد قال: the subject stands between كان and قد."""
        for i in range(cue.first - 2, max(a - 1, cue.first - 16), -1):
            if self.words[i] in _KANA:
                return self.right(cue, i + 1, cue.first - 1)
        return None

    def antecedent(self, cue: Report, a: int) -> Who | None:
        """The definite noun phrase a relative clause belongs to: المشرعون الذين رفضوا ما وصفوه."""
        words = self.words
        for i in range(cue.first - 1, max(a, cue.first - 9), -1):
            if words[i] not in RELATIVES:
                continue
            last = i - 1 if words[i - 1] in COMMAS else i
            first = last
            while first > a and words[first - 1].startswith("ال"):
                first -= 1
            return self.of_words(first, last) if first < last else None
        return None

    def topic(self, cue: Report, a: int) -> Who | None:
        """The mention that fills the clause before a verb: التحالف يعلن ...، أن الحكومة أبلغت ...."""
        for i in range(cue.first - 1, max(a - 1, cue.first - 5), -1):
            if i in self.heads and (i == a or self.words[i - 1] in _CLAUSE_OPENERS):
                return self.of_words(i, cue.first)  # لكن خبراء قالوا
        role = cue.first - a <= 8 and any(h.table == "roles" for h in self.doc.at(a))
        if role and not self.between(a, cue.first) and _NO_ROLE.isdisjoint(self.words[a : cue.first]):
            return self.of_words(a, cue.first)  # وزير الدفاع الإسرائيلي يهدد
        head = cue.first
        while head > a and self.words[head - 1].startswith("ال") and cue.first - head < 4:
            head -= 1
        if head < cue.first and head > a and self.words[head - 1] in PARTICLES and not self.between(head, cue.first):
            return self.of_words(head, cue.first)  # غير أن المقداد أضاف
        k = bisect_left(self.firsts, cue.first) - 1
        if k < 0:
            return None
        item = self.spans[k]
        lead = min(item[0], item[2])
        begins = lead <= a or self.words[lead - 1] in PARTICLES or self.words[lead - 1] in COMMAS
        if item[0] < a or item[1] != cue.first or not begins or self.governed(lead, item[3]):
            return None
        return self.of_mention(item)

    def left(self, cue: Report, a: int) -> Who | None:
        """The subject before a cue, in tokens ``[a, cue)``: the antecedent of الذي, else what the sentence is about."""
        words = self.words
        a = max(a, cue.first - _FARTHEST)
        found = self.between(a, cue.first)
        if cue.relative:
            near = [f for f in found if cue.first - f[1] <= 3]
            if near:
                return self.of_mention(near[-1])
        free = [f for f in found if not self.governed(f[2], f[3]) and words[f[0]] not in MARKS]
        if not free:
            head = a
            while head < cue.first and words[head] in _SKIPPED:
                head += 1
            if head in self.heads and cue.first - head <= 8:
                return self.of_words(head, self._phrase_end(head, cue.first))
            return None
        people = [f for f in free if f[3].type == "PER" or f[3].anonymous is not None]
        first = free[0]
        if cue.number == "p":  # the plural agrees with people, named or not
            many = [f for f in free if f[3].level == "NOM" and f[3].type in ("PER", "NORP", "ORG")]
            if many:
                return self.of_mention(many[-1] if cue.tail else many[0])
        if people and (
            people[0] is first or first[3].type == "LOC" or first[3].level == "NOM" or people[0][0] < first[1] + 8
        ):
            return self.of_mention(people[0])
        speaking = [f for f in free if f[3].type != "LOC" and f[3].type != "FAC"]
        return self.of_mention(speaking[0] if speaking and first[3].type == "FAC" else first)


#: No subject stands farther before its verb, in tokens.
_FARTHEST = 300
_ADDRESSED = WORDS["addressed"]
_SPOKESMEN = ("متحدث", "متحدثة", "ناطق", "ناطقة", "رسمي", "الرسمي", "عسكري", "العسكري", "متحدثا", "الرسمية")
_CLAUSE_OPENERS = (WORDS["links"] | WORDS["opening"] | PARTICLES | COMMAS) - frozenset(("في", "من", "علي"))
_NO_ROLE = PREPOSITIONS | COMMAS
_LEADING = WORDS["leading"]
_DEFINITE = ("ال", "لل", "بال", "وال")
_KANA = frozenset(("كان", "وكان", "كانت", "وكانت", "فكان"))
_PHRASE_STOPS = frozenset(("(", ":", ")", "-", "ل", "ان", "انه"))


def _gender(word: str) -> str:
    """Of a head noun by its ending.

    >>> _gender("الوزارة"), _gender("البيان"), _gender("قوات")
    ('f', 'm', 'f')
    """
    return "f" if word.endswith(("ة", "ات", "اء")) and word not in ("اعضاء",) else "m"
