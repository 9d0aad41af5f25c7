"""The rest of a phrase in a text: its words in other spellings, and with quotation marks between them."""

from __future__ import annotations

_QUOTES = frozenset("\"'“”„«»‹›‘’`´")


def spellings(want: str) -> tuple[str, ...]:
    """A word of a phrase as it may be written: teh marbuta is often written heh."""
    return (want, want[:-1] + "ه") if want[-1] == "ة" else (want,)


def past_quotes(words: list[str], at: int) -> str:
    """The first of the next tokens that is no quotation mark, at most two of which are passed over."""
    for word in words[at : at + 3]:
        if word not in _QUOTES:
            return word
    return ""


def phrase_end(words: list[str], at: int, rest: tuple[str, ...]) -> int:
    """Token after the rest of a phrase, 0 if it does not stand there."""
    size = len(words)
    for want in rest:
        # quotation marks may open and close inside a name; a run of them is no phrase
        for _ in range(2):
            if at < size and words[at] in _QUOTES:
                at += 1
        if at >= size:
            return 0
        word = words[at]
        if word != want and not (want[-1] == "ة" and word[-1] == "ه" and word[:-1] == want[:-1]):
            return 0
        at += 1
    return at
