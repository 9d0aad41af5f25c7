"""What a word by itself may be: a finite verb, a noun, a verbal noun; worked out once a word."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from ...lexicon.lexicon import Hit, Lexicon, Reading

_BUT = frozenset(("لكن", "ولكن"))  # no «لكُنّ»
NOT_NOMINAL = frozenset(("verb", "particle", "exact"))
#: What a word by itself may be: a finite verb, one with و or ف in all its readings, a noun, the verbal noun of a
#: happening or of a mood.
VERB, JOINED, NOMINAL, VERBAL_NOUN = 1, 2, 4, 8
_HAPPENING = frozenset(("events", "states", "modal_cues"))
_CACHED = 60_000


def may_be_finite(hit: Hit | Reading) -> bool:
    """Whether a reading is a finite verb; news asks few questions («أقال») and gives few orders."""
    features = hit.form.features
    return features.pos == "verb" and hit.head != "ا" and features.tense != "imperative"


class WordKinds:
    """What words may be, worked out once a word: most are no verbs, and of those that are few are asked about."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._known: dict[str, int] = {}

    def at(self, tokens: Iterable[int], words: list[str]) -> dict[int, int]:
        """What the words of these tokens may be by themselves, as bits."""
        known = self._known
        try:
            return {token: known[words[token]] for token in tokens}
        except KeyError:
            if len(known) > _CACHED:
                known = self._known = {}
            for word in {words[token] for token in tokens}.difference(known):
                known[word] = self._look(word)
        return {token: known[words[token]] for token in tokens}

    def _look(self, word: str) -> int:
        readings = self._lexicon.readings(word)
        verbs = [r for r in readings if may_be_finite(r)] if word not in _BUT else []
        found = VERB if verbs else 0
        if verbs and all(r.head[:1] in ("و", "ف") for r in verbs):
            found |= JOINED
        if any(not r.rest and r.form.features.pos not in NOT_NOMINAL for r in readings):
            found |= NOMINAL
        if any(not r.rest and r.form.features.pos == "masdar" and r.form.row.table in _HAPPENING for r in readings):
            found |= VERBAL_NOUN
        return found


@functools.lru_cache(maxsize=4)
def word_kinds(lexicon: Lexicon) -> WordKinds:
    return WordKinds(lexicon)
