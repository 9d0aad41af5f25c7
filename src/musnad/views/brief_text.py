"""The brief in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from ..stories.model import Account, Arrangement, Change, Occurrence, Point, Review, Teller
from .brief import (
    Brief,
    about_text,
    chain,
    day_text,
    figure_text,
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
from .labels import Language, counted, label

_SHORT = 110


def print_brief(brief: Brief, console: Console, language: Language = "ar") -> None:
    """Print timeline, board, figures, disagreements and flags, each line with its outlet and speaker."""
    _Printer(console, language).brief(brief)


def short(words: str) -> str:
    """One line, cut at a word."""
    flat = " ".join(words.split())
    return flat if len(flat) <= _SHORT else flat[:_SHORT].rsplit(" ", 1)[0] + " …"


class _Printer:
    def __init__(self, console: Console, language: Language) -> None:
        self.console, self.language = console, language
        self.arrow = " ← " if language == "ar" else " → "

    def say(self, words: str, style: str = "") -> None:
        self.console.print(Text(words, style=style), soft_wrap=True)

    def label(self, key: str) -> str:
        return label(key, self.language)

    def section(self, key: str, items: Sequence[object]) -> None:
        self.say("")
        self.say(self.label(key), "bold underline")
        if not items:
            self.say(f"  {self.label('none')}")

    def accounts(self, found: Iterable[Account]) -> None:
        for account in found:
            self.say(f"      «{short(account.words)}»")
            self.say(f"        — {self.arrow.join(chain(account, self.language))}", "dim")

    def brief(self, brief: Brief) -> None:
        self.section("read", brief.readings)
        for r in brief.readings:
            basis = self.label(f"basis:{r.published.basis}")
            self.say(
                f"  {span_text(r.published.from_, r.published.to)} ({basis})  {r.outlet or '?'}: {short(headline(r))}"
            )
        self.say(f"  {notice(brief, self.language)}", "italic")

        happened = main_line(brief.timeline)
        self.section("timeline", happened)
        for o in happened:
            self.occurrence(o)

        if brief.silences:
            self.section("silences", brief.silences)
            for silence in brief.silences:
                self.say(f"  {silence_text(silence, self.language)}")

        self.section("boards", brief.boards)
        for board in brief.boards:
            self.board(board)

        self.section("figures", brief.figures)
        for figure in brief.figures:
            self.say(f"  {figure.what} — {who_text(figure.actor, self.language)}".rstrip(" —"), "bold")
            for point in figure.points:
                self.point(point)

        self.section("disagreements", brief.disagreements)
        for d in brief.disagreements:
            self.say(f"  {self.label('parting:' + d.kind)}: {about_text(d, self.language)}", "bold")
            self.notes(d.review)
            for side in d.sides:
                self.say(f"    • {side_text(side, self.language)}")
                self.accounts(side.accounts)

        self.section("positions", brief.positions)
        for p in brief.positions:
            self.say(f"  {position_text(p, self.language)}", "bold")
            for wish in p.sides:
                self.say(f"    • {wish_text(wish, self.language)}")
                self.accounts(wish.accounts)

        self.section("flags", brief.flags)
        for r, flag in brief.flags:
            likely = f" ({self.label('likely')} {flag.likely})" if flag.likely else ""
            words = short(r.text[flag.start : flag.end])
            self.say(f"  {self.label('flag:' + flag.kind)}: «{words}»{likely} — {r.outlet or r.id}")

    def occurrence(self, o: Occurrence) -> None:
        marks = [counted("voices", o.voices, self.language)]
        told = (
            ("background", o.background),
            ("disputed", o.disputed),
            ("likely", o.date.likely),
            ("restates", o.restates),
            ("retracts", o.retracts),
            ("overlap", o.overlap),
        )
        marks += [self.label(key) for key, yes in told if yes]
        if o.polarity == "negated":
            marks.append(self.label("polarity:negated"))
        marks += self.reviewed(o.review)
        if o.date.literal:
            marks.append(f"{self.label('literal')}: {o.date.literal}")
        parties = self.arrow.join(
            filter(None, (who_text(o.actor, self.language), who_text(o.recipient, self.language)))
        )
        what = self.label("type:" + o.type)
        self.say(f"  {day_text(o.date, self.language)}  {what}  {parties}  [{'، '.join(marks)}]", "bold")
        self.notes(o.review)
        self.accounts(o.accounts)

    def reviewed(self, review: Review) -> list[str]:
        return [] if review.state == "unreviewed" else [f"{self.label('review:' + review.state)}: {review.author}"]

    def notes(self, review: Review) -> None:
        for note in review.notes:
            self.say(f"      {note.author}: {' '.join(note.text.split())}", "green")

    def board(self, board: Arrangement) -> None:
        holder = who_text(board.holder, self.language) or self.label("unknown")
        self.say(f"  {self.label('kind:' + board.kind)} — {holder}", "bold")
        for stretch in board.contested:
            self.say(f"    {self.label('contested')}: {span_text(stretch.from_, stretch.to)}", "red")
        for lane in board.lanes:
            self.say(f"    {self.teller(lane.teller)}")
            for change in lane.changes:
                self.change(change)

    def teller(self, teller: Teller) -> str:
        return f"{teller.name} ({self.label('unnamed')})" if teller.anonymous else teller.name

    def change(self, change: Change) -> None:
        parts = [self.label("status:" + change.status)]
        if change.modality != "asserted":
            parts.append(self.label("modality:" + change.modality))
        elif change.polarity == "negated":
            parts.append(self.label("polarity:negated"))
        parts += [words for words in (change.scope, change.condition, change.exception) if words]
        parts += self.reviewed(change.review)
        self.say(f"      {span_text(change.from_, change.to or change.from_)}  {' · '.join(parts)}")
        self.notes(change.review)
        self.accounts(change.accounts)

    def point(self, p: Point) -> None:
        when = span_text(p.as_of.from_, p.as_of.to) if p.as_of else self.label("unknown_date")
        number = figure_text(p.value, p.low, p.high, p.modifier, self.label)
        self.say("  ".join([f"    {number}", f"({self.label('as_of')} {when})", *self.reviewed(p.review)]))
        self.notes(p.review)
        self.accounts(p.accounts)
