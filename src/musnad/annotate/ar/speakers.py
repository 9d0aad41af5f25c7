"""Who says it: the mention, or failing one the noun phrase, that is the subject of a cue."""

from __future__ import annotations

from bisect import bisect_left

from .contents import COMMAS, STOPS
from .cues import PARTICLES, RELATIVES, Report
from .phrases import PREPOSITIONS, Phrases, Spot, Who, gender_of
from .quote_marks import MARKS
from .quote_words import WORDS

_BREAKS = WORDS["breaks"]
_SKIPPED = WORDS["skipped"]
#: No subject stands farther before its verb, in tokens.
_FARTHEST = 300
_CLAUSE_OPENERS = (WORDS["links"] | WORDS["opening"] | PARTICLES | COMMAS) - PREPOSITIONS | frozenset("و")
_NO_ROLE = PREPOSITIONS | COMMAS
_LEADING = WORDS["leading"]
_KANA = WORDS["kana"]
_EXAMPLES = WORDS["examples"]

__all__ = ["PREPOSITIONS", "Cast", "Who"]


class Cast(Phrases):
    """The search for subjects among the mentions of a document."""

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
        if (example := self._example(p, b, people)) is not None:
            return self.of_mention(example)
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

    def _example(self, p: int, b: int, people: list[Spot]) -> Spot | None:
        """The one named among people who are not: يقول البعض، مثل العميد سالم، إن."""
        head = self.heads.get(p)
        if head is None or head.row["kind"] != "unnamed":
            return None
        for i in range(p + 1, min(b, p + 8)):
            word = self.words[i]
            if word in _EXAMPLES or (word[0] in "وك" and word[1:] in _EXAMPLES):
                return next((f for f in people if f[3].level == "NAM" and i < f[0] and f[2] <= i + 2), None)
        return None

    def _issuer(self, p: int, b: int) -> Spot | None:
        """Who issued a document: بيان صادر عن القيادة."""
        for item in self.between(p + 2, min(b, p + 6)):
            if self.words[item[0] - 1] == "عن" and self.words[item[0] - 2].startswith("صادر"):
                return item
        return None

    def opening_subject(self, a: int, b: int, gender: str | None = None) -> Who | None:
        """The definite noun phrase behind the verb a sentence begins with: أشاد الرئيس بالاتفاق، وقال.

        ``gender``: that of the participle that takes it up.
        """
        words = self.words
        for i in range(a + 1, min(b, a + 7)):
            if words[i - 1] in PREPOSITIONS or (i > a + 1 and words[i - 2] in PREPOSITIONS):
                continue
            begun = next((f for f in self.between(i, i + 9) if f[2] == i or f[0] == i < f[2]), None)
            if begun is not None and self._verb(i - 1) and not self.governed(i, begun[3]):
                return self.of_mention(begun)  # تسعى طهران إلى ...، مؤكدة أنها
            role = any(h.table == "roles" and not h.head and h.row["kind"] != "title" for h in self.doc.at(i))
            if not role and not words[i].startswith("ال"):
                continue
            verbal = self._verb(i - 1)
            if not verbal and not (role and self._opens_clause(a, i - 1)):
                continue
            if gender is not None and words[i].startswith("ال") and gender_of(words[i]) != gender:
                continue
            last = i + 1
            while last < b and words[last].startswith("ال") and not self._object_at(last):
                last += 1
            found = self.between(i, last)
            return self.of_mention(found[0]) if found and found[0][0] == i else self.of_words(i, last)
        return None

    def _verb(self, i: int) -> bool:
        return any(h.form.features.pos == "verb" for h in self.doc.at(i))

    def _opens_clause(self, a: int, i: int) -> bool:
        """Nothing but what leads to a verb stands between the start of the sentence and token ``i``."""
        words = self.words
        plain = len(words[i]) > 2 and not words[i].startswith("ال") and words[i] not in PREPOSITIONS
        return plain and all(w in COMMAS or w in _LEADING for w in words[a:i])

    def _person_after(self, p: int, item: Spot) -> bool:
        """A person behind a phrase with a preposition at ``p``, and not part of it."""
        return item[3].type == "PER" and item[0] > p and not self.governed(item[2], item[3])

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
