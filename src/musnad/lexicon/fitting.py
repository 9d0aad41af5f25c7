"""Which clitics a form takes, and which a phrase takes before its first word."""

from __future__ import annotations

from ..text.features import Features

_CONJUNCTIONS = frozenset(("", "و", "ف"))
_PAST_HEADS = frozenset(c + p for c in ("", "و", "ف") for p in ("", "ل"))
_PRESENT_HEADS = frozenset(c + p for c in ("", "و", "ف") for p in ("", "ل", "س"))
_NAME_HEADS = frozenset(c + p for c in ("", "و", "ف") for p in ("", "ب", "ك", "ل"))
_NOT_NOUN_HEADS = frozenset(("س", "وس", "فس", "ا"))


def fits(features: Features, stem: str, head: str, tail: str) -> bool:
    """Whether a form of one word takes these clitics."""
    if features.mood == "jussive" and ("س" in head or (features.person == 1 and features.number == "s")):
        return False  # «سابق» is no «سأبقِ», and «أنه» no «أُنهِ»: news hardly writes a first person in the jussive
    if not head and not tail:
        return True
    pos = features.pos
    if pos == "verb":
        if tail == "ي" or (tail and features.voice == "passive"):
            return False
        if features.tense == "past":
            return head in _PAST_HEADS
        if features.tense == "imperative":
            return head in _CONJUNCTIONS
        # the question particle only where it cannot be the alef of another form
        return head in _PRESENT_HEADS or (head == "ا" and stem[0] == "ي")
    if pos == "particle":
        return head in _CONJUNCTIONS and not tail
    if pos == "exact":
        return False
    if pos == "name":
        return head in _NAME_HEADS and not tail
    if head in _NOT_NOUN_HEADS:
        return False
    if head.endswith("ال"):
        return not tail and features.state not in ("construct", "accusative", "indefinite")
    if features.state in ("accusative", "indefinite") or features.pos == "adjective":
        return not tail and (features.state != "accusative" or head in _CONJUNCTIONS)
    # my: only where no adjective can be meant (حكومتي، قواتي; not رئيسي)
    return tail != "ني" and (tail != "ي" or stem.endswith(("ة", "ات")))


def phrase_fits(features: Features, head: str) -> bool:
    """Whether a phrase takes a clitic before its first word."""
    if features.pos == "noun":
        article = head.endswith("ال")
        return article == (features.state == "definite") and head not in _NOT_NOUN_HEADS
    return fits(features, "", head, "")
