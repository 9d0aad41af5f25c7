"""The brief as Markdown: every claim has a footnote with its words, tellers, day, version and state of review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..stories.citations import markdown
from ..stories.model import Account, Arrangement, Disagreement, Figure, Occurrence, Position
from .brief import (
    Brief,
    about_text,
    day_text,
    headline,
    main_line,
    notice,
    position_text,
    side_text,
    silence_text,
    span_text,
    who_text,
    wish_text,
)  # fmt: skip
from .components import change_text, figure
from .labels import Language, counted, label
from .notes import Notes
from .review import review_state


def render(brief: Brief, language: Language = "ar") -> str:
    """The text. Words of articles are never markup."""
    return "".join(line + "\n" for line in _Page(brief, language).lines())


class _Page:
    def __init__(self, brief: Brief, language: Language) -> None:
        self.brief, self.language = brief, language
        self.notes = Notes(brief.readings, language, "markdown")
        self.arrow = " ← " if language == "ar" else " → "

    def say(self, key: str) -> str:
        return label(key, self.language)

    def cited(self, accounts: Iterable[Account]) -> str:
        """References to the footnotes of accounts."""
        return "".join(f"[^{number}]" for number in dict.fromkeys(map(self.notes.number, accounts)))

    def lines(self) -> Iterator[str]:
        brief = self.brief
        yield f"# {self.say('title')}"
        yield from ("", f"> {notice(brief, self.language)}")
        yield from self.section("read", (self.reading(n) for n in range(len(brief.readings))))
        yield from self.section("timeline", map(self.occurrence, main_line(brief.timeline)))
        if brief.silences:
            yield from self.section("silences", (f"- {silence_text(s, self.language)}" for s in brief.silences))
        yield from self.section("boards", (line for b in brief.boards for line in self.board(b)))
        yield from self.section("disagreements", (line for d in brief.disagreements for line in self.parting(d)))
        yield from self.section("positions", (line for p in brief.positions for line in self.position(p)))
        yield from self.section("figures", (line for f in brief.figures if f.points for line in self.figures(f)))
        yield from self.section("flags", self.flags())
        notes = list(self.notes)
        yield from self.section("footnotes", () if notes else ("",))
        for number, _, text in notes:
            yield from (f"[^{number}]: {text}", "")

    def section(self, key: str, lines: Iterable[str]) -> Iterator[str]:
        yield from ("", f"## {self.say(key)}", "")
        empty = True
        for line in lines:
            empty = False
            yield line
        if empty and key != "footnotes":
            yield self.say("none")

    def reading(self, number: int) -> str:
        r = self.brief.readings[number]
        day, basis = span_text(r.published.from_, r.published.to), self.say(f"basis:{r.published.basis}")
        title = headline(r) or r.id
        return f"- {day} ({basis}) {markdown(r.outlet) or self.unknown}: {markdown(title)} `{r.version}`"

    @property
    def unknown(self) -> str:
        return self.say("unknown")

    def occurrence(self, o: Occurrence) -> str:
        marks = [counted("voices", o.voices, self.language)]
        told = (("background", o.background), ("disputed", o.disputed), ("restates", bool(o.restates)),
                ("retracts", bool(o.retracts)), ("overlap", bool(o.overlap)))  # fmt: skip
        marks += [self.say(key) for key, yes in told if yes]
        if o.polarity == "negated":
            marks.append(self.say("polarity:negated"))
        if o.date.literal:
            marks.append(f"{self.say('literal')}: {markdown(o.date.literal)}")
        who = self.arrow.join(filter(None, (who_text(o.actor, self.language), who_text(o.recipient, self.language))))
        head = f"**{day_text(o.date, self.language)}** {self.say('type:' + o.type)} {markdown(who)}".rstrip()
        return f"- {head} ({', '.join(marks)}){self.cited(o.accounts)}"

    def board(self, board: Arrangement) -> Iterator[str]:
        holder = who_text(board.holder, self.language) or self.unknown
        yield from (f"### {self.say('kind:' + board.kind)} — {markdown(holder)}", "")
        for stretch in board.contested:
            yield f"- *{self.say('contested')}: {span_text(stretch.from_, stretch.to)}*"
        for lane in board.lanes:
            unnamed = f" ({self.say('unnamed')})" if lane.teller.anonymous else ""
            yield f"- {markdown(lane.teller.name)}{unnamed}"
            for change in lane.changes:
                yield f"    - {markdown(change_text(change, self.language))}{self.cited(change.accounts)}"
        yield ""

    def parting(self, d: Disagreement) -> Iterator[str]:
        yield from (f"### {self.say('parting:' + d.kind)}: {markdown(about_text(d, self.language))}", "")
        for side in d.sides:
            yield f"- {markdown(side_text(side, self.language))}{self.cited(side.accounts)}"
        yield ""

    def position(self, p: Position) -> Iterator[str]:
        yield from (f"### {markdown(position_text(p, self.language))}", "")
        for wish in p.sides:
            yield f"- {markdown(wish_text(wish, self.language))}{self.cited(wish.accounts)}"
        yield ""

    def figures(self, f: Figure) -> Iterator[str]:
        who = who_text(f.actor, self.language)
        yield from (f"### {markdown(f.what)}{f' — {markdown(who)}' if who else ''}", "")
        for p in f.points:
            when = span_text(p.as_of.from_, p.as_of.to) if p.as_of else self.say("unknown_date")
            yield f"- {markdown(figure(p, self.language))} ({self.say('as_of')} {when}){self.cited(p.accounts)}"
        yield ""

    def flags(self) -> Iterator[str]:
        for r, flag in self.brief.flags:
            likely = f" ({self.say('likely')} {markdown(flag.likely)})" if flag.likely else ""
            words = markdown(r.text[flag.start : flag.end][:160])
            place = f"{markdown(r.outlet or r.id)}, `{r.version}`, {self.say('review:' + review_state(r, flag))}"
            yield f"- {self.say('flag:' + flag.kind)}: «{words}»{likely} — {place}"
