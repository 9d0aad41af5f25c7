"""Who says it and through what: the speaker and the medium of a cue that has content."""

from __future__ import annotations

from bisect import bisect_left

from .attribution import is_media
from .contents import COMMAS, STOPS, Content
from .cues import PARTICLES, QUESTIONS, RELATIVES, Report
from .quote_marks import MARKS
from .quote_state import State
from .quote_words import WORDS
from .speakers import Who

_MEDIUM_STOPS = frozenset((":", "(", "الي", *PARTICLES, *RELATIVES, *QUESTIONS, *COMMAS, *STOPS, *MARKS))
_MEDIUM_STOPS |= WORDS["breaks"]
_OUTLET_HEADS = WORDS["outlet_heads"]
_TO = frozenset(("ل", "الي", "مع", "علي"))
_AND_IN = ("وفي", "وخلال")
_WRITTEN_IN = frozenset(("في", "علي", "عبر"))


class Tellers(State):
    """Finds the speaker and the medium."""

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
        if via is None and lead is not None:
            via = self._via(lead.last, report.first, first, lead)  # غرد فلان عبر حسابه كاتبا
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
        if pending is not None and report.kind == "verb" and report.head == "و" and "object" in report.takes:
            led = cast.right(pending, pending.last, report.first)
            if led is not None and pending.gender == report.gender:
                return led, False, via  # ونفت الوزارة ذلك ووصفت الصور بأنها
        if who is not None and "object" in report.takes and (before := self._left_out(report, who, b, begun)):
            who, carried = before, len(self.said) == begun
        if who is None and lead is not None:
            who = cast.right(lead, lead.last, report.first)
        if who is None:
            start = self._clause_start(report, first)
            if report.kind == "verb" and not self._begins_clause(report, first):
                who = cast.left(report, start)
            if who is None and len(self.said) > begun:
                who = self._same_level(report, begun)
            if who is None and len(self.said) == begun and not self._begins_clause(report, first):
                who = cast.opening_subject(start, report.first, report.gender if report.number == "s" else None)
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

    def _left_out(self, report: Report, found: Who, b: int, begun: int) -> Who | None:
        """The speaker before, where the verb's one noun phrase is its object: وحثت الأطراف على الحوار.

        ``found``: what stands where the subject would. The speaker before has to agree with the verb, and the words
        found to fill all there is between verb and content.
        """
        if report.kind != "verb" or found.start < self.doc.starts[report.last]:
            return None
        last = b
        while last > report.last and (last - 1 in self.cast.times or self.words[last - 1] in COMMAS):
            last -= 1
        one = self.cast.between(report.last, last)
        if found.end < self.doc.ends[last - 1] or len(one) > 1 or (found.kind == "NP" and last - report.last > 1):
            return None
        before = self._same_level(report, begun) if len(self.said) > begun else self._carry(report)
        if before is None or before.start == found.start or (before.actor and before.actor == found.actor):
            return None
        told = before.gender == "f" or before.kind in ("NP", "NOM", "DOC")  # الأمم، واشنطن tell nothing by their ending
        if report.gender and before.gender and report.gender != before.gender and told:
            return None
        differs = report.gender and found.gender and report.gender != found.gender
        return before if differs or report.head == "و" else None

    def _same_level(self, report: Report, begun: int) -> Who | None:
        """The speaker of the sentence so far: of the last quotation not itself inside one that is over."""
        before = [s for s in self.said[max(begun, len(self.said) - 8) :] if s.who is not None]
        around = [s for s in before if s.first <= report.first < s.last]
        if around:
            inside = [s for s in before if s.first >= around[-1].first and s is not around[-1]]
            return inside[-1].who if inside else around[-1].who
        outer = [s for s in before if not any(o.first <= s.first and s.last <= o.last and o is not s for o in before)]
        return outer[-1].who if outer else None

    def _after_preposition(self, report: Report, b: int) -> Who | None:
        """نقلت الوكالة عن مسؤول: the speaker stands behind عن."""
        wanted = "الي" if report.speaker == "الى" else report.speaker
        for i in range(report.last, min(b, report.last + 14)):
            if self.words[i] == wanted:
                return self.cast.right(report, i + 1, b, governed=True)
        return None

    def _relay(self, report: Report, pending: Report | None, first: int) -> Who | None:
        """Who passes it on: رويترز in نقلت رويترز عن مسؤول قوله, and in رويترز كانت نقلت عن مسؤول أن."""
        verb = next((r for r in (report, pending) if r is not None and r.kind == "verb" and r.speaker), None)
        if verb is None:
            return None
        wanted = "الي" if verb.speaker == "الى" else verb.speaker
        end = min(len(self.words), verb.last + 14)
        at = next((i for i in range(verb.last, end) if self.words[i] == wanted), verb.last)
        who = self.cast.right(verb, verb.last, at) if at > verb.last else None
        if who is None:
            before = [f for f in self.cast.between(first, verb.first) if is_media(self.doc, f[3].actor or "")]
            who = self.cast.of_mention(before[-1]) if before else None
        return who if who is not None and who.kind in ("PER", "ORG") else None

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
        if words[a : a + 1] in (["فيه"], ["فيها"]):  # نشر فلان تدوينة قال فيها
            named = next(
                (i for i in range(report.first - 1, max(first, report.first - 4), -1) if i in cast.media), None
            )
            if named is not None:
                return doc.written(named, self._medium_end(named, report.first))
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
            if mention.actor and is_media(doc, mention.actor):
                if "ل" in (mention.clitic or ""):
                    return doc.written(begin, end).removeprefix("ل")
                told = "object" in report.takes and words[begin - 1] in COMMAS  # وأبلغ المصدر، وكالة كذا، أن
                if begin > a and (told or words[begin - 1] in _WRITTEN_IN):
                    return doc.written(begin, end)  # وكتب فلان في جريدة كذا أن
        k = bisect_left(self._firsts, report.first) - 1
        alone = k < 0 or self.reports[k].first < first
        for i in range(max(first, report.first - (28 if alone else 8)), report.first):
            if i in cast.media and words[i - 1] in (("في", "وفي", "خلال", "وخلال", "عبر") if alone else _AND_IN):
                return doc.written(i, self._medium_end(i, report.first))
        return None

    def _medium_end(self, i: int, b: int) -> int:
        j = i + 1
        while j < b and j < i + 6:
            word = self.words[j]
            pair = self.pair_at.get(j)
            headed = self.words[j - 1].removeprefix("ل") in _OUTLET_HEADS
            if pair is not None and headed and pair.closed and pair.size < 6:
                return pair.after  # لصحيفة «كذا»، مداخلة هاتفية لبرنامج «كذا»
            if word in _TO:  # تصريحات خاصة لـ"كذا"، حديث إلى إذاعة كذا
                pair = self.pair_at.get(j + 1)
                if pair is not None and pair.closed and pair.size < 6 and pair.after <= b:
                    return pair.after
                named = next((f for f in self.cast.between(j + 1, j + 2) if f[3].type == "ORG"), None)
                if named is not None and named[1] <= b and word != "ل":
                    return named[1]
            if word in _MEDIUM_STOPS or j in self.cast.times:
                break
            j += 1
        return j
