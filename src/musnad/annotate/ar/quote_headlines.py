"""Headlines with a colon: the words before it are the speaker, those behind it what is said."""

from __future__ import annotations

from .attribution import is_media
from .content_ends import content_end, opens_part
from .contents import STOPS, TWO_STOPS, Content
from .cues import Report
from .phrases import Spot
from .quote_state import Said
from .quote_tellers import Tellers
from .speakers import Who

#: A speaker before a headline's colon has no more tokens.
_LONGEST_SPEAKER = 14


#: Open what a country says itself, in a headline.
_OWN_WORDS = frozenset(("لا", "لم", "لن", "ليس", "ما", "سوف", "لسنا", "علي"))


class Headlines(Tellers):
    """Reads headlines."""

    def _headline(self, number: int, first: int, last: int, cues: dict[int, Report]) -> None:
        """جنرال أميركي: ...; also behind two full stops: واشنطن تنفي.. وطهران: ....

        ``cues``: what reports in the sentence; the part of the headline that a cue opens is read by it.
        """
        if number > 1 and not self._line_of_its_own(first, last):
            return
        for begin, end in self._members(first, last, cues):
            if cues.keys().isdisjoint(range(begin, begin + 13)):
                self._titled(begin, end, cues)

    def _line_of_its_own(self, first: int, last: int) -> bool:
        """A headline further down, or one of a list: a line without a full stop, a name and a colon near its start."""
        words, text = self.words, self.doc.text
        if ":" not in words[first : min(last, first + 9)] or words[last - 1] in STOPS:
            return False
        colon = words.index(":", first, last)
        found = [f for f in self.cast.between(first, colon) if f[3].level == "NAM" and f[3].type in ("PER", "ORG")]
        if not found or (found[0][2] != first and found[-1][1] != colon):
            return False
        before = text[self.doc.ends[first - 1] : self.doc.starts[first]] if first else "\n"
        after = text[self.doc.ends[last - 1] : self.doc.starts[last]] if last < len(words) else "\n"
        return "\n" in before and "\n" in after

    def _members(self, first: int, last: int, cues: dict[int, Report]) -> list[tuple[int, int]]:
        """A headline's parts, apart by two full stops, where the next one has a speaker of its own."""
        words, out = self.words, []
        for i in range(first + 1, last - 2):
            if words[i] == TWO_STOPS and opens_part(words, i, last, cues):
                out.append((first, i))
                first = i + 1
        return [*out, (first, last)]

    def _titled(self, first: int, last: int, cues: dict[int, Report]) -> None:
        words, cast = self.words, self.cast
        for colon in range(first + 1, min(last - 2, first + _LONGEST_SPEAKER)):
            if words[colon] == ":":
                break
        else:
            return
        who = self._before_the_colon(first, colon)
        if who is None:
            return
        pair = self.pair_at.get(colon + 1)
        if pair is not None and pair.size > 2:
            pair.used = True
            self.said.append(Said(pair.first, pair.last, "direct", "colon", None, "says", who, False, None, pair))
            return
        content = Content("colon", colon + 1, colon)
        content_end(self.doc, content, last, cues, self.pair_at, cast.named)
        kind = "mixed" if content.mixed else "indirect"
        self._use_inside(content)
        via = self._via(first, colon, first, Report(first, first, "verb", "says", frozenset(), ""))
        self.said.append(Said(content.first, content.last, kind, "colon", None, "says", who, False, via))

    def _before_the_colon(self, first: int, colon: int) -> Who | None:
        """Who speaks: the mention a headline begins with, somebody unnamed, a role, or a surname told in full below."""
        cast = self.cast
        found = [f for f in cast.between(first, colon) if f[2] <= first + 1 and not cast.governed(f[2], f[3])]
        if found:
            if found[0][3].type == "LOC" and (found[0][1] != colon or self._only_about(found[0][3].actor, colon)):
                return None  # a dateline, or what the headline is about
            if (behind := self._after_agency(found[0][3].actor, found[0][1], colon)) is not None:
                self._tell_after(first, found[0])
                return behind  # رويترز عن مسؤول أميركي: ...
            who = cast.of_mention(found[0])
            who.unnamed = who.unnamed and not self._named_later(first)
            people = [f for f in cast.between(first, colon) if f[3].type == "PER" and f[3].level == "NAM"]
            if people and found[0][3].level == "NOM" and cast._only_titles(found[0][1], people[0][0]):
                who = cast.of_mention(people[0])
            return who
        if first in cast.heads:
            return cast.of_words(first, cast._phrase_end(first, colon))
        if any(h.table == "roles" and h.row["kind"] == "role" and not h.head for h in self.doc.at(first)):
            end = cast._phrase_end(first, colon)
            return cast.of_words(first, colon) if end == colon else None
        return None

    def _after_agency(self, actor: str | None, at: int, colon: int) -> Who | None:
        """Whom an agency quotes in a headline: «رويترز عن مسؤول: ...», «رويترز نقلا عن مصادر: ...»."""
        at += self.words[at] == "نقلا"
        if actor is None or self.words[at] != "عن" or not is_media(self.doc, actor):
            return None
        source = Report(at, at + 1, "source", "says", frozenset(), "")
        return self.cast.right(source, at + 1, colon, governed=True)

    def _tell_after(self, first: int, agency: Spot) -> None:
        sentence = self.doc.sentences[self.doc.sentence_at(first)]
        self.agencies.append((sentence.start, sentence.end, self.cast.of_mention(agency)))

    def _only_about(self, actor: str | None, colon: int) -> bool:
        """«السنغال: الهدوء يعود» is about a country; «العراق: لم نوافق» is its words; a capital speaks."""
        if (actor or "").removeprefix("place:") not in self.doc.lexicon.table("countries"):
            return False
        if self.words[colon + 1] in _OWN_WORDS or colon + 1 in self.pair_at:
            return False
        return not any(h.form.features.person == 1 for i in (colon + 1, colon + 2) for h in self.doc.at(i))

    def _named_later(self, first: int) -> bool:
        """A headline's جنرال أميركي is named below: الجنرال فلان."""
        head = "ال" + self.words[first]
        for begin, _, lead, mention in self.cast.spans:
            if mention.type == "PER" and mention.level == "NAM" and head in self.words[max(0, lead - 2) : begin]:
                return True
        return False
