"""The mentions of a document by token, and the noun phrases around them, for whoever looks for a subject."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from ...lexicon.lexicon import Hit
from ...model import Anonymous, Mention
from ..document import Document
from .contents import COMMAS, STOPS
from .cues import RELATIVES
from .quote_marks import MARKS
from .quote_words import WORDS
from .verbal_nouns import masdar_like

PREPOSITIONS = WORDS["prepositions"]
#: After these nothing belongs to the subject any more.
_NEWS = WORDS["news"]
_BREAKS = WORDS["breaks"]
_SKIPPED = WORDS["skipped"]
_TITLES = WORDS["titles"]
_THIS = WORDS["demonstratives"]
_ADDRESSED = WORDS["addressed"]
_SPOKESMEN = tuple(sorted(WORDS["spokesmen"]))
_DEFINITE = ("ال", "لل", "بال", "وال")
_PHRASE_STOPS = WORDS["phrase_stops"] | frozenset("():-")
#: A mention: its tokens ``[first, last)``, where the words that lead to it (its role) begin, and itself.
Spot = tuple[int, int, int, Mention]


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


class Phrases:
    """The mentions of a document by token, and what a noun phrase holds."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.words = doc.words
        self.firsts: list[int] = []
        self.spans: list[Spot] = []
        #: Tokens inside named mentions.
        self.named: set[int] = set()
        found = []
        for mention, (first, last) in zip(doc.mentions, doc.mention_tokens):
            if self.words[first] == "باسم" and first and self.words[first - 1].endswith(_SPOKESMEN):
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

    def between(self, a: int, b: int) -> list[Spot]:
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

    def of_mention(self, item: Spot) -> Who:
        """The speaker a mention is."""
        first, _, lead, mention = item
        role = None
        if mention.role.start is not None and mention.role.end is not None:
            role = self.doc.text[mention.role.start : mention.role.end]
        unnamed = mention.anonymous is not None
        head = self.words[lead]
        return Who(
            mention.start, mention.end, first, mention.metonym or mention.actor, role, mention.anonymous, unnamed,
            mention.type if mention.level == "NAM" else "NOM", gender_of(head) if mention.type != "PER" else None,
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
            "DOC" if document else "NP", gender_of(self.words[first]), document,
        )  # fmt: skip

    def _skip(self, p: int, b: int) -> int:
        words = self.words
        while p < b and (words[p] in _SKIPPED or p in self.times or words[p] in MARKS):
            p += 1
        return p

    def _addressed(self, p: int, found: list[Spot], behind: int) -> bool:
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

    def _named_after(self, item: Spot, people: list[Spot]) -> Spot | None:
        """The named person in apposition right behind a description: مستشار الأمن، فلان."""
        for other in people:
            if other[3].level == "NAM" and item[1] <= other[0] and self._only_titles(item[1], other[0]):
                return other
        return None

    def _only_titles(self, a: int, b: int) -> bool:
        return b - a <= 6 and all(w in COMMAS or w in _TITLES or w in MARKS or w == "(" for w in self.words[a:b])

    def _apposed(self, p: int, b: int, q: int, people: list[Spot]) -> Spot | None:
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

    def _role_before(self, p: int, item: Spot) -> bool:
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

    def _object_at(self, i: int) -> bool:
        """Behind a definite noun, what is none of its adjectives: رفضت المبعوثة العودة; اتهم المصدر إيران."""
        word = self.words[i]
        if word.startswith("ال"):
            return i not in self.named and not word.endswith(("ية", "ي")) and masdar_like(word)
        found = self.between(i, i + 1)
        return bool(found) and found[0][3].type in ("LOC", "ORG") and found[0][3].clitic is None

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
            if i > p and word in _NEWS and words[i - 1].startswith("ال"):
                return i  # تناقلت وسائل الإعلام أنباء عن
            if i > p and words[i - 1].startswith("ال") and words[p].startswith("ال") and self._object_at(i):
                return i
            if i > p + 1 and self._indefinite_adjective(p, i - 1) and any(f[0] == i for f in self.between(i, i + 1)):
                return i  # دعت منظمات محلية البعثة إلى
            if i > p and i in self.media and words[i - 1] == "في":
                return i - 1
            if i > p and word[0] == "ل" and (self.addressee(word) or (i in self.heads and i > p + 1)):
                return i
        return min(b, p + 16)

    def _indefinite_adjective(self, p: int, i: int) -> bool:
        """An adjective of the noun at ``p``, both without article: no name can belong to it."""
        noun, word = self.words[p], self.words[i]
        both = not noun.startswith("ال") and not word.startswith("ال") and i == p + 1 and i not in self.heads
        return both and noun.endswith("ات") and word.endswith("ة") and not masdar_like(word)


def gender_of(word: str) -> str:
    """Of a head noun by its ending.

    >>> gender_of("الوزارة"), gender_of("البيان"), gender_of("قوات")
    ('f', 'm', 'f')
    """
    return "f" if word.endswith(("ة", "ات", "اء")) and word not in ("اعضاء",) else "m"
