"""Content first: verbs behind it, and sources (وفقا لفلان، بحسب، حسبما قال، على حد قوله)."""

from __future__ import annotations

from bisect import bisect_left

from .attribution import is_media
from .content_ends import content_end
from .contents import COMMAS, DASHES, REACH, STOPS, Content
from .cues import RELATIVES, Report
from .quote_marks import MARKS
from .quote_state import Said
from .quote_tellers import Tellers
from .quote_words import WORDS
from .speakers import Who

#: Behind the comma after a source: somebody else acts, the words before it are all that was said.
_NEW_CLAUSE = WORDS["while"] | WORDS["but_he"] | WORDS["but_others"] | frozenset(("حيث", "كما", "وقد", "اذ"))


class Sources(Tellers):
    """Reads quotations whose teller stands behind them, or before them without a verb."""

    def _after_content(self, report: Report, first: int, last: int, begun: int) -> bool:
        """«...»، صرح بذلك فلان; and: content، يقول فلان."""
        words = self.words
        at = report.first - 1
        comma = False
        while at >= first and (words[at] in COMMAS or words[at] in DASHES or words[at] in STOPS):
            comma = comma or words[at] in COMMAS
            at -= 1
        pair = self._closing(at)
        whole = pair is not None and (pair.size > 2 or pair.open <= first + 1)
        if whole and pair is not None and not pair.used and "quote" in report.takes and not report.strict:
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

    def _behind_that(self, report: Report) -> int:
        """Passes over بذلك، ذلك."""
        at = report.last
        return at + 1 if at < len(self.words) and self.words[at] in ("بذلك", "ذلك", "هذا", "الي") else at

    def _source(self, report: Report, content: Content, first: int, last: int, begun: int) -> None:
        """وفقا لفلان، ...; ...، بحسب فلان; ..., حسبما قال فلان; ... على حد قوله."""
        words, cast = self.words, self.cast
        cue_last = report.last
        if report.kind == "introducer":
            cue_last = self.reports[bisect_left(self._firsts, report.last)].last
        if report.kind == "self":
            if len(self.said) == begun:
                who = cast.left(report, first) or self._carry(report)
                before = self._before(report, first)
                self._add(Said(*before, "indirect", report.rule, (report.first, cue_last), report.class_, who))
            return
        initial = self._begins_clause(report, first)
        end = self._source_end(cue_last, last, initial)
        who = cast.right(report, cue_last, end, governed=report.kind == "source")
        if report.kind == "introducer" and who is not None and self._is_outlet(who):
            relayed = self._relayed(report, end)  # وبحسب ما نقله موقع كذا عن مصدر، فإن
            if relayed is not None:
                sentence = self.doc.sentences[self.doc.sentence_at(report.first)]
                self.agencies.append((sentence.start, sentence.end, who))
                who = relayed
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
            if start < last and words[start] in RELATIVES:  # وبحسب الوثيقة، التي اطلعت عليها الوكالة، فإن
                behind = self._chunk_end(start, last)
                start = behind + 1 if behind < last and words[behind] in COMMAS else start
            pair = self.pair_at.get(start)
            if pair is not None and pair.size > 2:
                pair.used = True
                self._add(
                    Said(pair.first, pair.last, "direct", report.rule, cue, report.class_, who, False, None, pair)
                )
                return
            at = bisect_left(self._firsts, start)
            if any(r.first <= start + 1 and r.kind == "verb" for r in self.reports[at : at + 2]):
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
            via = self._via(cue_last, last, report.first, report) if report.kind == "introducer" else None
            self._add(Said(a, b, "indirect", report.rule, cue, report.class_, who, False, via))

    def _relayed(self, report: Report, end: int) -> Who | None:
        """Whom the outlet behind حسبما نقل quotes."""
        verb = self.reports[bisect_left(self._firsts, report.last)]
        return self._after_preposition(verb, end) if verb.kind == "verb" and verb.speaker is not None else None

    def _before(self, report: Report, first: int) -> tuple[int, int]:
        """The words of the sentence before a cue."""
        b = report.first
        while b > first and (self.words[b - 1] in COMMAS or self.words[b - 1] in DASHES or self.words[b - 1] in STOPS):
            b -= 1
        return min(self._content_start(first), b), b

    def _goes_on(self, end: int, last: int) -> bool:
        """The sentence goes on behind a source set between commas: ويشمل السحب، بحسب فلان، مئة فرد."""
        if end >= last or (self.words[end] not in COMMAS and self.words[end] not in DASHES):
            return False
        if end + 1 < last and (self.words[end + 1] in _NEW_CLAUSE or self._and_a_verb(end + 1)):
            return False
        return sum(w[0].isalnum() for w in self.words[end : min(last, end + REACH)]) > 2

    def _and_a_verb(self, i: int) -> bool:
        return any(h.head == "و" and h.form.features.pos == "verb" for h in self.doc.at(i))

    def _source_end(self, a: int, last: int, initial: bool) -> int:
        """Where the source's noun phrase ends: at a comma not followed by its bearer's name, or فإن."""
        words, cast = self.words, self.cast
        i = a
        last = min(last, a + REACH)
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
            if word in DASHES and not (self.doc.touch(i) and self.doc.touch(i + 1)):
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

    def _taken_from(self, report: Report, content: Content, who: Who) -> Who | None:
        """أوردت الصحيفة، نقلا عن دبلوماسي، أن: the source set between an outlet's verb and the words is the speaker."""
        at = bisect_left(self._firsts, report.last)
        while at < len(self.reports) and self.reports[at].first < content.np_last:
            source = self.reports[at]
            if source.kind == "source" and who.first < source.first and self._is_outlet(who):
                end = self._source_end(source.last, content.np_last, initial=False)
                found = self.cast.right(source, source.last, end, governed=True) or self._object(source.last, end)
                return None if found is None or self._is_outlet(found) else found
            at += 1
        return None

    def _is_outlet(self, who: Who) -> bool:
        """A news agency or an outlet: the sentence is told after it."""
        if who.actor and is_media(self.doc, who.actor):
            return True
        hits = self.doc.at(who.first)
        return any(h.table == "reporting_nouns" and h.row.key == "paper" for h in hits)
