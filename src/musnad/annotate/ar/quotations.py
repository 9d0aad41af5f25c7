"""Reported speech: direct, indirect and mixed quotations, each with its cue and its speaker.

Cues (:mod:`.cues`) look for their content (:mod:`.contents`) and their subject (:mod:`.speakers`), sentence by
sentence; marks (:mod:`.quote_marks`) that no cue claims are orphans and carry the last speaker on.
"""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from ...model import Cue, Quotation, Speaker, annotation_id
from ..document import Document
from .attribution import attribute
from .contents import COMMAS, DASHES, STOPS, Content, content_end, find_content
from .cues import PARTICLES, RELATIVES, Report, find_reports
from .quote_flags import flag_quotations
from .quote_marks import MARKS, Pair, find_pairs
from .quote_words import WORDS
from .speakers import Cast, Who

#: A quotation inside a quotation inside a quotation; deeper ones are not read.
DEEPEST = 3
_OPENING_WORDS = WORDS["opening"]


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
    agency: Who | None = None


def annotate(doc: Document) -> None:
    """Add the quotations, their attributions and flags."""
    pairs = find_pairs(doc)
    reports = find_reports(doc)
    reader = Reader(doc, pairs, reports)
    said = reader.read() if pairs or reports or ":" in doc.words else []
    quotations: list[Quotation] = []
    seen: set[tuple[int, int]] = set()
    for one in sorted(said, key=lambda s: (s.first, -s.last)):
        if one.first >= one.last or (one.first, one.last) in seen:
            continue
        seen.add((one.first, one.last))
        quotations.append(_quotation(doc, one))
        reader.read_as[quotations[-1].id] = one
    doc.quotations = attribute(doc, quotations, reader.read_as, reader.agencies, reader.cast)
    flag_quotations(doc, reader.read_as)


def _quotation(doc: Document, one: Said) -> Quotation:
    start, end = doc.span(one.first, one.last)
    if one.pair is not None and not one.pair.closed and end < len(doc.text) and doc.text[end] == ".":
        end += 1
    cue = Cue(class_=one.class_)
    if one.cue is not None:
        a, b = doc.span(*one.cue)
        cue = Cue(start=a, end=b, class_=one.class_)
    speaker = Speaker()
    if one.who is not None:
        who = one.who
        speaker = Speaker(
            start=who.start, end=who.end, actor=who.actor, role=who.role, anonymous=who.unnamed, carried=one.carried
        )
    return Quotation(
        id=annotation_id("quotations", start, end, one.kind), start=start, end=end, rule=one.rule,
        kind=one.kind, cue=cue, speaker=speaker, via=one.via,  # type: ignore[arg-type]
    )  # fmt: skip


class Reader:
    """Reads one document's quotations, sentence by sentence."""

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

    def read(self) -> list[Said]:
        """All quotations."""
        doc = self.doc
        firsts = self._firsts
        for number, (first, last) in enumerate(doc.sentence_tokens):
            reports = self.reports[bisect_left(firsts, first) : bisect_left(firsts, last)]
            pairs = self.pairs[bisect_left(self._opens, first) : bisect_left(self._opens, last)]
            if reports or pairs or number < 2:
                self._sentence(number, first, last, reports, pairs)
        return self.said

    # ---- one sentence
    def _sentence(self, number: int, first: int, last: int, reports: list[Report], pairs: list[Pair]) -> None:
        self._end_unclosed(pairs, reports)
        contents = self._contents(first, last, reports)
        confirmed = {r.first: r for r in reports if r.first in contents}
        begun = len(self.said)
        if not confirmed or min(confirmed) > first + 12:
            self._headline(number, first, last)
        pending: Report | None = None
        for report in reports:
            content = contents.get(report.first)
            if content is None:
                if report.kind == "verb" and not self._after_content(report, first, last, begun):
                    pending = report
                continue
            if report.kind in ("source", "introducer", "self"):
                self._source(report, content, first, last, begun)
            else:
                self._report(report, content, pending, first, last, confirmed, begun)
                pending = None
        self._orphans(pairs, first, last, begun, reports)

    def _contents(self, first: int, last: int, reports: list[Report]) -> dict[int, Content]:
        """The content of each cue that has one, from right to left: a cue with content is a barrier to those before."""
        contents: dict[int, Content] = {}
        barrier: dict[int, Report] = {}
        for k in range(len(reports) - 1, -1, -1):
            report = reports[k]
            if report.kind in ("source", "self"):
                barrier[report.first] = report
                contents[report.first] = Content("before", first, report.last)
                continue
            if report.kind == "introducer":
                verb = self._introduced(report, reports, k)
                if verb is not None and verb.first not in contents:
                    barrier[report.first] = report
                    contents[report.first] = Content("before", first, report.last)
                continue
            inside = self._inside_marks(report.first)
            stop = min(last, inside.last) if inside is not None else last
            if inside is not None and (report.kind != "verb" or inside.depth + 1 >= DEEPEST or report.strict):
                continue
            content = find_content(self.doc, report, stop, barrier, self.pair_at, self.cast.named)
            if content is None or self._homograph(report, content):
                continue
            content_end(self.doc, content, stop, barrier, self.pair_at, self.cast.named)
            contents[report.first] = content
            barrier[report.first] = report
        return contents

    def _homograph(self, report: Report, content: Content) -> bool:
        """Not the verb after all: بين بغداد وأربيل; or a clause that describes a document: قرار يطالب بإلغاء."""
        words = self.words
        if report.head or report.kind != "verb":
            return False
        if report.strict:
            if self._mid_clause(report) and not self._speaks(report.last):
                return True
            return any("و" in (f[3].clitic or "") for f in self.cast.between(report.last, content.np_last))
        before = words[report.first - 1] if report.first else ""
        if report.tense != "present" or content.kind != "noun" or not before or not before[0].isalpha():
            return False
        described = not before.startswith("ال") and before not in _LEADING and before not in RELATIVES
        opens = report.first == self.doc.sentence_tokens[self.doc.sentence_at(report.first)][0]
        return described and not opens and report.first not in self.cast.ends and before not in _CLAUSE_OPENERS

    def _mid_clause(self, report: Report) -> bool:
        """A plain word stands before: nothing that opens a clause, and no subject."""
        at = report.first
        before = self.words[at - 1] if at > self.doc.sentence_tokens[self.doc.sentence_at(at)][0] else ""
        plain = bool(before) and before[0].isalpha() and before not in _LEADING and before not in RELATIVES
        return plain and before not in _CLAUSE_OPENERS and at not in self.cast.ends

    def _speaks(self, token: int) -> bool:
        """A person, a body or a document begins at a token."""
        if token in self.cast.heads:
            return True
        found = self.cast.between(token, token + 2)
        return any(f[2] <= token + 1 and f[3].type in ("PER", "ORG") for f in found)

    def _introduced(self, report: Report, reports: list[Report], k: int) -> Report | None:
        """The verb of حسبما قال، كما أكد, right behind."""
        if k + 1 < len(reports):
            verb = reports[k + 1]
            if verb.kind == "verb" and verb.first <= report.last + 1:
                if self.words[report.first] in ("كما", "مثلما") and self._begins(report.first):
                    return None  # كما أضاف: and he also added
                return verb
        return None

    def _begins(self, token: int) -> bool:
        number = self.doc.sentence_at(token)
        return number >= 0 and token - self.doc.sentence_tokens[number][0] <= 1

    def _inside_marks(self, token: int) -> Pair | None:
        """The innermost closed pair around a token that is long enough to be speech."""
        k = bisect_left(self._opens, token) - 1
        while k >= 0 and k > bisect_left(self._opens, token) - 6:
            pair = self.pairs[k]
            if pair.first <= token < pair.last and pair.size > 3 and (pair.closed or pair.used):
                return pair
            k -= 1
        return None

    # ---- a cue with content behind it
    def _report(
        self, report: Report, content: Content, pending: Report | None, first: int, last: int,
        confirmed: dict[int, Report], begun: int,
    ) -> None:  # fmt: skip
        who, carried, via = self._speaker(report, content, pending, first, begun)
        kind = "indirect"
        if content.kind == "quote":
            kind = "direct"
            if content.pair is not None:
                content.pair.used = True
        elif content.mixed:
            kind = "mixed"
            self._use_inside(content)
        cue = (report.first, report.last)
        if pending is not None and report.kind in ("composite", "participle", "masdar") and pending.speaker is None:
            cue = (pending.first, report.last if pending.last == report.first else pending.last)
        self._add(
            Said(content.first, content.last, kind, report.rule, cue, report.class_, who, carried, via, content.pair)
        )

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

    def _speaker(
        self, report: Report, content: Content, pending: Report | None, first: int, begun: int
    ) -> tuple[Who | None, bool, str | None]:
        """Who says it, whether carried on from an earlier sentence, and through what."""
        cast, doc = self.cast, self.doc
        a, b = report.last, content.np_last
        via = self._via(a, b, first, report)
        who: Who | None = None
        carried = False
        lead = pending if pending is not None and report.kind != "verb" else None
        if report.speaker is not None or (lead is not None and lead.speaker is not None):
            who = self._after_preposition(lead or report, b if lead is None else report.first)
        if who is None and report.kind == "verb" and report.head == "":
            who = cast.topic(report, first)
            if who is None and report.first - first > 2 and self.words[report.first - 1] in ("قد", "ما"):
                if self.words[report.first - 1] == "قد":
                    who = cast.after_kana(report, first)
                else:
                    who = cast.antecedent(report, first) if report.tail else None
        if who is None and report.kind in ("verb", "contains", "carrier"):
            who = cast.right(report, a, b)
        if who is None and lead is not None:
            who = cast.right(lead, lead.last, report.first)
        if who is None:
            start = self._clause_start(report, first)
            if report.kind == "verb" and not self._begins_clause(report, first):
                who = cast.left(report, start)
            if who is None and len(self.said) > begun:
                who = self._same_level(report, begun)
            if who is None and len(self.said) == begun and not self._begins_clause(report, first):
                who = cast.opening_subject(start, report.first)
            spoken = len(self.said) > begun and report.kind != "verb"
            if who is None and not spoken and not (report.kind == "verb" and self._begins_clause(report, first)):
                who = cast.left(report, start)
            if who is None:
                who = self._carry(report)
                carried = who is not None
                if who is None and (report.kind == "verb" or len(self.said) == begun):
                    who = cast.left(report, first)
        if who is not None and who.start >= doc.starts[content.first] and who.end <= doc.ends[content.last - 1]:
            who = self._carry(report)
            carried = who is not None
        if who is not None and who.document and via is not None and via in doc.text[who.start : who.end]:
            via = None
        return who, carried, via

    def _same_level(self, report: Report, begun: int) -> Who | None:
        """The speaker of the sentence so far: of the last quotation not itself inside one that is over."""
        before = [s for s in self.said[max(begun, len(self.said) - 8) :] if s.who is not None]
        around = [s for s in before if s.first <= report.first < s.last]
        if around:
            inside = [s for s in before if s.first >= around[-1].first and s is not around[-1]]
            return inside[-1].who if inside else around[-1].who
        outer = [s for s in before if not any(o.first <= s.first and s.last <= o.last and o is not s for o in before)]
        return outer[-1].who if outer else None

    def _begins_clause(self, report: Report, first: int) -> bool:
        """The verb opens its sentence (وأضاف): a dropped subject is the speaker before."""
        at = report.first
        while at > first and (self.words[at - 1] in _LEADING or self.words[at - 1] in MARKS):
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

    def _after_preposition(self, report: Report, b: int) -> Who | None:
        """نقلت الوكالة عن مسؤول: the speaker stands behind عن."""
        wanted = "الي" if report.speaker == "الى" else report.speaker
        for i in range(report.last, min(b, report.last + 14)):
            if self.words[i] == wanted:
                return self.cast.right(report, i + 1, b, governed=True)
        return None

    def _carry(self, report: Report | None) -> Who | None:
        """The last speaker whose gender does not contradict the verb's."""
        recent = self.spoke[-1:-5:-1]
        if report is not None and report.kind == "verb" and report.gender:
            for who in recent:
                if who.gender is None or who.gender == report.gender:
                    return who
        return recent[0] if recent else None

    def _via(self, a: int, b: int, first: int, report: Report) -> str | None:
        """The medium or addressee named between cue and content, or before the cue: في بيان، لوكالة كذا."""
        doc, words, cast = self.doc, self.words, self.cast
        for i in range(a, min(b, a + 30)):
            word = words[i]
            before = words[i - 1]
            if i in cast.media and (before in ("في", "عبر", "خلال", "علي") or word[0] == "ب"):
                return doc.written(i, self._medium_end(i, b))
            if word[0] == "ل" and (word == "ل" or cast.addressee(word) or word[1:] in _OUTLET_HEADS):
                end = self._medium_end(i, b)
                if word == "ل":
                    pair = self.pair_at.get(i + 1)
                    return doc.written(pair.first, pair.last) if pair is not None and pair.size else None
                written = doc.written(i, end)
                return "ا" + written[1:] if word.startswith("لل") else written.removeprefix("ل")
            if word in ("تويتر", "فيسبوك", "تلغرام", "تيليغرام", "انستغرام") and before in ("علي", "عبر", "في"):
                return doc.written(i, i + 1)
        for begin, end, _, mention in cast.between(a, b):
            if "ل" in (mention.clitic or "") and mention.actor and is_media(doc, mention.actor):
                return doc.written(begin, end).removeprefix("ل")
        for i in range(max(first, report.first - 8), report.first):
            if i in cast.media and words[i - 1] in ("في", "وفي", "خلال", "وخلال", "عبر"):
                return doc.written(i, self._medium_end(i, report.first))
        return None

    def _medium_end(self, i: int, b: int) -> int:
        j = i + 1
        while j < b and j < i + 6:
            word = self.words[j]
            if word in _MEDIUM_STOPS or j in self.cast.times:
                break
            j += 1
        return j

    # ---- content first
    def _after_content(self, report: Report, first: int, last: int, begun: int) -> bool:
        """«...»، صرح بذلك فلان; and: content، يقول فلان."""
        words = self.words
        at = report.first - 1
        comma = False
        while at >= first and (words[at] in COMMAS or words[at] in DASHES or words[at] in STOPS):
            comma = comma or words[at] in COMMAS
            at -= 1
        pair = self._closing(at)
        if pair is not None and not pair.used and pair.size > 2 and "quote" in report.takes and not report.strict:
            who = self.cast.right(report, self._behind_that(report), self._chunk_end(report.last, last))
            carried = who is None
            who = who or self._carry(report)
            pair.used = True
            via = self._via(report.last, last, report.first, report)
            cue = (report.first, report.last)
            self._add(Said(pair.first, pair.last, "direct", report.rule, cue, report.class_, who, carried, via, pair))
            return True
        plain = comma and report.head == "" and report.class_ in ("says", "speculates", "warns", "claims")
        if plain and not report.strict and len(self.said) == begun and "clause" in report.takes and at - first >= 3:
            end = self._chunk_end(report.last, last)
            if end >= last - 1 or words[end] in COMMAS:
                who = self.cast.right(report, self._behind_that(report), end)
                if who is not None and who.kind != "NP":
                    cue = (report.first, report.last)
                    start = self._content_start(first)
                    self._add(Said(start, at + 1, "indirect", report.rule, cue, report.class_, who))
                    return True
        return False

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

    def _behind_that(self, report: Report) -> int:
        """Passes over بذلك، ذلك."""
        at = report.last
        return at + 1 if at < len(self.words) and self.words[at] in ("بذلك", "ذلك", "هذا", "الي") else at

    def _chunk_end(self, i: int, last: int) -> int:
        while i < last and self.words[i] not in COMMAS and self.words[i] not in STOPS:
            i += 1
        return i

    def _content_start(self, first: int) -> int:
        """The first token of a sentence's content, without و or لكن before it."""
        while self.words[first] in _OPENING_WORDS or self.words[first] in MARKS:
            first += 1
        return first

    def _source(self, report: Report, content: Content, first: int, last: int, begun: int) -> None:
        """وفقا لفلان، ...; ...، بحسب فلان; ..., حسبما قال فلان; ... على حد قوله."""
        words, cast = self.words, self.cast
        cue_last = report.last
        if report.kind == "introducer":
            verb = next(r for r in self.reports[bisect_left(self._firsts, report.last) :])
            cue_last = verb.last
        if report.kind == "self":
            if len(self.said) == begun:
                who = cast.left(report, first) or self._carry(report)
                before = self._before(report, first)
                self._add(Said(*before, "indirect", report.rule, (report.first, cue_last), report.class_, who))
            return
        initial = self._begins_clause(report, first)
        end = self._source_end(cue_last, last, initial)
        who = cast.right(report, cue_last, end, governed=report.kind == "source")
        if who is None and report.kind == "source":
            who = self._object(cue_last, end)
        if who is None:
            return
        if self._is_outlet(who):
            sentence = self.doc.sentences[self.doc.sentence_at(report.first)]
            self.agencies.append((sentence.start, sentence.end, who))
            if report.kind == "source":
                return
        cue = (report.first, cue_last)
        if initial:
            start = end
            while start < last and (words[start] in COMMAS or words[start] == ":" or words[start] in STOPS):
                start += 1
            pair = self.pair_at.get(start)
            if pair is not None and pair.size > 2:
                pair.used = True
                self._add(
                    Said(pair.first, pair.last, "direct", report.rule, cue, report.class_, who, False, None, pair)
                )
                return
            if any(
                r.first >= start
                for r in self.reports
                if first <= r.first < last and r.kind == "verb" and r.first <= start + 1
            ):
                return
            found = Content("clause", start, start)
            content_end(self.doc, found, last, {}, self.pair_at, self.cast.named)
            if found.last - found.first > 1:
                self._use_inside(found)
                kind = "mixed" if found.mixed else "indirect"
                self._add(Said(found.first, found.last, kind, report.rule, cue, report.class_, who))
            return
        at = report.first - 1
        while at >= first and (words[at] in COMMAS or words[at] in DASHES or words[at] in STOPS):
            at -= 1
        pair = self._closing(at)
        if pair is not None and pair.size > 2 and not pair.used:
            pair.used = True
            self._add(Said(pair.first, pair.last, "direct", report.rule, cue, report.class_, who, False, None, pair))
            return
        if len(self.said) > begun:
            return  # somebody is speaking in this sentence already; the source stands beside
        a, b = self._before(report, first)
        if self._goes_on(end, last):
            b = last
            while b > a and (words[b - 1] in STOPS or words[b - 1] in MARKS):
                b -= 1
        if b - a > 2:
            self._add(Said(a, b, "indirect", report.rule, cue, report.class_, who))

    def _before(self, report: Report, first: int) -> tuple[int, int]:
        """The words of the sentence before a cue."""
        b = report.first
        while b > first and (self.words[b - 1] in COMMAS or self.words[b - 1] in DASHES or self.words[b - 1] in STOPS):
            b -= 1
        return min(self._content_start(first), b), b

    def _goes_on(self, end: int, last: int) -> bool:
        """The sentence goes on behind a source set between commas: ويشمل السحب، بحسب فلان، مئة فرد."""
        rest = [w for w in self.words[end:last] if w[0].isalnum()]
        return len(rest) > 2 and end < last and self.words[end] in COMMAS

    def _source_end(self, a: int, last: int, initial: bool) -> int:
        """Where the source's noun phrase ends: at a comma not followed by its bearer's name, or فإن."""
        words, cast = self.words, self.cast
        i = a
        while i < last:
            word = words[i]
            if word in COMMAS:
                named = next((f for f in cast.between(i, i + 5) if f[3].type == "PER" and f[3].level == "NAM"), None)
                apposed = named is not None and cast._only_titles(i, named[0]) and i > a
                if apposed and named is not None and named[1] < last and words[named[1]] in (*COMMAS, *STOPS):
                    i = named[1]
                    if words[i] in STOPS:
                        return i
                    continue
                return i
            if word in ("فان", "فانه", "فانها", "فقد", "ان", ":") or word in STOPS or word in MARKS:
                return i
            i += 1
        return last

    def _object(self, a: int, b: int) -> Who | None:
        """The teller behind وفقا ل: a mention that carries the preposition."""
        cast = self.cast
        found = cast.between(a, b)
        people = [f for f in found if f[3].type == "PER" and f[3].level == "NAM"]
        if people and (people[0][2] <= a or len(people) == 1):
            return cast.of_mention(people[0])
        if found and found[0][0] <= a + 1:
            return cast.of_mention(found[0])
        if people:
            return cast.of_mention(people[-1])
        end = cast._phrase_end(a, b)
        return cast.of_words(a, end) if end > a and self.words[a][0].isalpha() else None

    def _is_outlet(self, who: Who) -> bool:
        """A news agency or an outlet: the sentence is told after it."""
        if who.actor and is_media(self.doc, who.actor):
            return True
        hits = self.doc.at(who.first)
        return any(h.table == "reporting_nouns" and h.row.key == "paper" for h in hits)

    # ---- headlines and orphans
    def _headline(self, number: int, first: int, last: int) -> None:
        """جنرال أميركي: ...: a headline whose words before the colon are a speaker."""
        if number > 1:
            return
        words, cast = self.words, self.cast
        for colon in range(first + 1, min(last - 2, first + 14)):
            if words[colon] == ":":
                break
        else:
            return
        found = [f for f in cast.between(first, colon) if f[2] <= first + 1 and not cast.governed(f[2], f[3])]
        if found:
            if found[0][3].type == "LOC" and found[0][1] != colon:
                return  # a dateline
            who = cast.of_mention(found[0])
            who.unnamed = who.unnamed and not self._named_later(first)
            people = [f for f in cast.between(first, colon) if f[3].type == "PER" and f[3].level == "NAM"]
            if people and found[0][3].level == "NOM" and cast._only_titles(found[0][1], people[0][0]):
                who = cast.of_mention(people[0])
        elif first in cast.heads:
            who = cast.of_words(first, cast._phrase_end(first, colon))
        else:
            return
        pair = self.pair_at.get(colon + 1)
        if pair is not None and pair.size > 2:
            pair.used = True
            self.said.append(Said(pair.first, pair.last, "direct", "colon", None, "says", who, False, None, pair))
            return
        content = Content("colon", colon + 1, colon)
        content_end(self.doc, content, last, {}, self.pair_at, self.cast.named)
        kind = "mixed" if content.mixed else "indirect"
        self._use_inside(content)
        via = self._via(first, colon, first, Report(first, first, "verb", "says", frozenset(), ""))
        self.said.append(Said(content.first, content.last, kind, "colon", None, "says", who, False, via))

    def _named_later(self, first: int) -> bool:
        """A headline's جنرال أميركي is named below: الجنرال فلان."""
        head = "ال" + self.words[first]
        for begin, _, lead, mention in self.cast.spans:
            if mention.type == "PER" and mention.level == "NAM" and head in self.words[max(0, lead - 2) : begin]:
                return True
        return False

    def _orphans(self, pairs: list[Pair], first: int, last: int, begun: int, reports: list[Report]) -> None:
        """Marks that no cue claims: a paragraph of speech goes on, or a few words of somebody's are quoted."""
        words = self.words
        for pair in pairs:
            if pair.used or pair.depth or pair.size < 3 or words[pair.first] in COMMAS:
                continue
            if any(s.first <= pair.first and pair.last <= s.last for s in self.said[-8:]):
                continue
            if not pair.closed and any(r.first == pair.first for r in reports):
                continue  # a stray mark before the narrator's verb
            begins = pair.open <= first + 1
            if begins and pair.size > 3 and (not pair.closed or self._closes_sentence(pair)):
                pair.used = True
                who = self._carry(None)
                cue = self._shared.get(pair.open)
                said = Said(pair.first, pair.last, "direct", "orphan", None, "says", who, who is not None, None, pair)
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
            glued = pair.open > 0 and words[pair.open - 1] in ("ب", "ل") and pair.size >= 3
            if glued or pair.size >= 5:
                self._fragment(pair, first, begun, reports)

    def _before_colon(self, colon: int, first: int) -> Who | None:
        """The mention that ends at a colon."""
        near = [f for f in self.cast.between(max(first, colon - 10), colon) if f[1] == colon]
        return self.cast.of_mention(near[-1]) if near else None

    def _is_document(self, token: int) -> bool:
        head = self.cast.heads.get(token)
        return head is not None and head.row["kind"] == "document" and not self.words[token].startswith("ال")

    def _closes_sentence(self, pair: Pair) -> bool:
        return pair.after >= len(self.words) or pair.size > 9 or self.words[pair.after] in STOPS or self._new_line(pair)

    def _new_line(self, pair: Pair) -> bool:
        doc = self.doc
        return doc.text.find("\n", doc.ends[pair.after - 1], doc.starts[pair.after]) >= 0

    def _is_name(self, pair: Pair) -> bool:
        return pair.first in self.cast.named and pair.last - 1 in self.cast.named

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
                    pair.used = True  # a stray mark
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


_LEADING = WORDS["leading"]
_MEDIUM_STOPS = frozenset((":", "(", "الي", *PARTICLES, *WORDS["breaks"], *COMMAS, *STOPS, *MARKS))
_CLAUSE_OPENERS = WORDS["links"] | WORDS["but_he"]
_OUTLET_HEADS = WORDS["outlet_heads"]


def is_media(doc: Document, actor: str) -> bool:
    """Whether an actor is a news agency or an outlet, by the lexicon."""
    for table in ("outlets", "actors"):
        if table in doc.lexicon.rows:
            row = doc.lexicon.rows[table].get(actor)
            if row is not None and (table == "outlets" or "MED" in str(row["sector"] or "").upper()):
                return True
    return False
