"""Reported speech: direct, indirect and mixed quotations, each with its cue and its speaker.

Cues (:mod:`.cues`) look for their content (:mod:`.contents`) and their subject (:mod:`.speakers`), sentence by
sentence; marks (:mod:`.quote_marks`) that no cue claims are orphans and carry the last speaker on.
"""

from __future__ import annotations

from bisect import bisect_left

from ...model import Anonymous, Cue, Quotation, Speaker, annotation_id
from ..document import Document
from .attribution import attribute
from .content_ends import content_end
from .contents import COMMAS, Content, find_content
from .cues import RELATIVES, Report, find_reports
from .quote_flags import flag_quotations
from .quote_marks import Pair, find_pairs
from .quote_orphans import Orphans
from .quote_posts import read_posts
from .quote_sources import Sources
from .quote_state import LEADING, Said
from .quote_words import WORDS
from .speakers import PREPOSITIONS, Who

#: A quotation inside a quotation inside a quotation; deeper ones are not read.
DEEPEST = 3
_CLAUSE_OPENERS = WORDS["links"] | WORDS["but_he"]
_SAYING = WORDS["saying"]


def annotate(doc: Document) -> None:
    """Add the quotations, their attributions and flags."""
    pairs = find_pairs(doc)
    reports = find_reports(doc)
    reader = Reader(doc, pairs, reports)
    said = reader.read() if pairs or reports or ":" in doc.words else []
    said += read_posts(doc, reader.cast, said)
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
    if (
        one.pair is not None
        and not one.pair.closed
        and one.last < len(doc.words)
        and doc.words[one.last] == "."
        and doc.touch(one.last)
    ):
        end = doc.ends[one.last]
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


class Reader(Sources, Orphans):
    """Reads one document's quotations, sentence by sentence."""

    def read(self) -> list[Said]:
        """All quotations."""
        doc = self.doc
        firsts = self._firsts
        colons = [i for i, word in enumerate(self.words) if word == ":"] if ":" in self.words else []
        for number, (first, last) in enumerate(doc.sentence_tokens):
            reports = self.reports[bisect_left(firsts, first) : bisect_left(firsts, last)]
            pairs = self.pairs[bisect_left(self._opens, first) : bisect_left(self._opens, last)]
            if reports or pairs or number < 2 or bisect_left(colons, first) < bisect_left(colons, last):
                self._sentence(number, first, last, reports, pairs)
        return self.said

    def _sentence(self, number: int, first: int, last: int, reports: list[Report], pairs: list[Pair]) -> None:
        self._end_unclosed(pairs, reports)
        contents = self._contents(first, last, reports)
        confirmed = {r.first: r for r in reports if r.first in contents}
        begun = len(self.said)
        self._headline(number, first, last, confirmed)
        pending: Report | None = None
        for report in reports:
            content = contents.get(report.first)
            if content is None:
                if report.kind == "verb" and not self._after_content(report, first, last, begun):
                    pending = pending if self._preposition(report, first) else report
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

    def _asked_not_to_be_named(self, report: Report, content: Content) -> bool:
        """عضو في اللجنة طلب عدم نشر اسمه، between the cue and the words."""
        wishes = (h for h in self.doc.of("reporting_nouns") if h.row["kind"] == "anonymity")
        return any(report.last <= h.first < content.first for h in wishes)

    def _homograph(self, report: Report, content: Content) -> bool:
        """Not the verb after all: بين بغداد وأربيل; or a clause that describes a document: قرار يطالب بإلغاء."""
        words = self.words
        if report.head or report.kind != "verb":
            return False
        sentence = self.doc.sentence_tokens[self.doc.sentence_at(report.first)][0]
        if content.kind in ("colon", "quote") and self._preposition(report, sentence):
            return True
        if report.strict:
            if self._mid_clause(report) and not self._speaks(report.last):
                return True
            return any("و" in (f[3].clitic or "") for f in self.cast.between(report.last, content.np_last))
        before = words[report.first - 1] if report.first else ""
        if report.tense != "present" or content.kind != "noun" or not before or not before[0].isalpha():
            return False
        described = not before.startswith("ال") and before not in LEADING and before not in RELATIVES
        opens = report.first == self.doc.sentence_tokens[self.doc.sentence_at(report.first)][0]
        return described and not opens and report.first not in self.cast.ends and before not in _CLAUSE_OPENERS

    def _preposition(self, report: Report, first: int) -> bool:
        """قال فلان عقب الاجتماع: ...; غرد فلان عبر حسابه: no verb where it does not open its clause."""
        return not report.head and self.words[report.first] in PREPOSITIONS and not self._begins_clause(report, first)

    def _one_act(self, lead: Report, report: Report) -> bool:
        """The verb and what stands before the words are one act: رد الوزير، قائلا; not ``..., مشيرا إلى``."""
        if report.kind == "composite" or report.kind == "masdar":
            return True
        if report.kind != "participle":
            return False
        return self.words[report.first] in _SAYING or COMMAS.isdisjoint(self.words[lead.last : report.first])

    def _marks_between(self, a: int, b: int) -> bool:
        """The token ``a`` stands in marks that are closed before ``b``."""
        inside = self._inside_marks(a)
        return inside is not None and inside.closed and inside.close < b

    def _mid_clause(self, report: Report) -> bool:
        """A plain word stands before: nothing that opens a clause, and no subject."""
        at = report.first
        before = self.words[at - 1] if at > self.doc.sentence_tokens[self.doc.sentence_at(at)][0] else ""
        plain = bool(before) and before[0].isalpha() and before not in LEADING and before not in RELATIVES
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

    def _report(
        self, report: Report, content: Content, pending: Report | None, first: int, last: int,
        confirmed: dict[int, Report], begun: int,
    ) -> None:  # fmt: skip
        if pending is not None and self._marks_between(pending.first, report.first):
            pending = None
        antecedent: Who | None = None
        if pending is not None and pending.relative:
            if self._one_act(pending, report):
                antecedent = self.cast.left(pending, first)  # السفيرة فلانة التي اكتفت بالقول
            pending = None
        who, carried, via = self._speaker(report, content, pending, first, begun)
        if antecedent is not None:
            who, carried = antecedent, False
        if report.kind == "verb" and who is not None and (taken := self._taken_from(report, content, who)) is not None:
            sentence = self.doc.sentences[self.doc.sentence_at(report.first)]
            self.agencies.append((sentence.start, sentence.end, who))
            who, carried = taken, False
        if (
            who is not None
            and who.kind in ("NP", "NOM")
            and not who.unnamed
            and self._asked_not_to_be_named(report, content)
        ):
            who.unnamed, who.anonymous = True, Anonymous(kind="source")
        kind = "indirect"
        if content.kind == "quote":
            kind = "direct"
            if content.pair is not None:
                content.pair.used = True
        elif content.mixed:
            kind = "mixed"
            self._use_inside(content)
        cue = (report.first, report.last)
        if pending is not None and pending.speaker is None and self._one_act(pending, report):
            cue = (pending.first, report.last if pending.last == report.first else pending.last)
        said = Said(content.first, content.last, kind, report.rule, cue, report.class_, who, carried, via, content.pair)
        said.relay = self._relay(report, pending, first)
        self._add(said)
