"""The dateline: the place, day and agency before the first sentence of a report. Nothing in it does anything."""

from __future__ import annotations

from ..document import Document

_ENDS = frozenset(")-–—:/|")
_LONGEST = 14


def end_of_dateline(doc: Document) -> tuple[int, int]:
    """The tokens ``[first, last)`` of the dateline; ``(0, 0)`` where there is none.

    «بغداد 30 يناير 2020 (شينخوا) أعلنت ...», «دبي/بغداد (رويترز) - قال ...»: places, a day or none, an agency.
    """
    agencies = doc.lexicon.rows["outlets"]
    sentences = doc.sentence_tokens[:4]
    limit = sentences[-1][0] + _LONGEST if sentences else 0
    named = {low: (high, m) for m, (low, high) in zip(doc.mentions, doc.mention_tokens, strict=True) if low < limit}
    for first, last in sentences:
        last = min(last, first + _LONGEST)
        opens = named.get(first)
        if opens is None or opens[1].type != "LOC":
            continue
        dated = {at for t in doc.timexes for at in range(*doc.tokens_in(t.start, t.end)) if first <= at < last}
        at = first
        while at < last:
            high, mention = named.get(at, (at + 1, None))
            row = agencies.get(mention.actor or "") if mention is not None else None
            if row is not None and row["kind"] == "agency":
                closes = high < last and doc.words[high] in _ENDS
                return (first, high + 1) if closes else (0, 0)
            if not (at in dated or (mention is not None and mention.type == "LOC") or not doc.words[at][0].isalpha()):
                break
            at = high
    return 0, 0
