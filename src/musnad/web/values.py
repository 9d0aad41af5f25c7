"""What a single annotation says, in a line."""

from __future__ import annotations

from typing import Any

from ..lexicon.actors import actor_name
from ..lexicon.lexicon import Lexicon
from ..model import Annotation, Event, Flag, Mention, Quantity, Quotation, Status, Timex
from ..stories.model import Reading
from ..views.brief import figure_text, span_text
from ..views.labels import Language, label


class Values:
    """Says annotations of one article in one language."""

    def __init__(self, reading: Reading, lexicon: Lexicon, language: Language) -> None:
        self.reading, self.lexicon, self.language = reading, lexicon, language

    def __call__(self, item: Annotation) -> tuple[str, ...]:
        """``("Suspension", "the Coalition", "2020-01-05")``; each part to be isolated, since directions differ."""
        match item:
            case Timex():
                parts = [item.value, span_text(item.from_, item.to) if item.from_ or item.to else None]
            case Quantity():
                parts = [figure_text(item.value, item.low, item.high, item.modifier, lambda k: self._say(k)), item.unit]
                if item.value is None and item.low is None and item.high is None:
                    parts = [self._say("modifier:" + item.modifier), item.unit]
                if item.of is not None and item.of.actor:
                    parts.append(self._actor(item.of.actor))
            case Mention():
                parts = [self._say("mention:" + item.type), self._actor(item.actor), self._words(item.role)]
            case Quotation():
                parts = [self._say("quotation:" + item.kind), self._words(item.speaker), item.speaker.role, item.via]
            case Event():
                parts = [
                    self._say("type:" + item.type),
                    self._say("mode:" + item.mode) if item.mode else None,
                    self._party(item.actor),
                    self._party(item.recipient),
                ]
                parts += [span_text(item.date.from_, item.date.to) if item.date.from_ else None, *self._marks(item)]
            case Status():
                parts = [self._say("kind:" + item.kind), self._say("status:" + item.status), self._party(item.holder)]
                parts += [span_text(item.from_, item.to) if item.from_ or item.to else None, *self._marks(item)]
            case Flag():
                parts = [self._say("flag:" + item.kind), item.likely]
            case _:
                parts = []
        return tuple(dict.fromkeys(" ".join(str(p).split()) for p in parts if p))

    def _say(self, key: str) -> str:
        return label(key, self.language)

    def _marks(self, item: Event | Status) -> list[str]:
        found = [] if item.modality == "asserted" else [self._say("modality:" + item.modality)]
        return found + ([self._say("polarity:negated")] if item.polarity == "negated" else [])

    def _words(self, span: Any) -> str | None:
        if span is None or span.start is None or span.end is None:
            return None
        return self.reading.text[span.start : span.end]

    def _party(self, party: Any) -> str | None:
        return self._actor(party.actor) or self._words(party)

    def _actor(self, actor: str | None) -> str | None:
        if actor is None:
            return None
        if actor.startswith("local:"):
            return actor[6:]
        return actor_name(self.lexicon, actor, "ar" if self.language == "ar" else "en") or actor
