"""Armed and political groups that no table knows, named as such: «حركة فجر السهل», «كتائب سهل النور».

Their names are a noun of a group, a second term and its definite third; nothing shorter is taken, since «حركة المرور»,
«جماعة معارضة» and «كتائب الجيش» name no group.
"""

from __future__ import annotations

from ...model import Party
from ..document import Document

#: Rows of ``org_heads`` that open the name of a group.
_HEADS = frozenset(("movement", "front", "brigades", "group", "militia"))


def group_named(doc: Document, party: Party) -> Party:
    """The party with the whole name of a group as its span and its actor, where its words are or begin one."""
    if party.actor is not None or party.start is None or party.end is None:
        return party
    first, last = doc.tokens_in(party.start, party.end)
    for at in range(first, last - 1):  # «متحدث باسم كتائب سهل النور» speaks for them
        if doc.words[at] == "باسم":
            first = at + 1
    end = first + 3
    if last > end or end > len(doc.words) or not _opens(doc, first) or not _name(doc, first):
        return party
    start, stop = doc.span(first, end)
    head = doc.words[first].lstrip("و")
    return Party(start=start, end=stop, actor=f"local:{' '.join((head, *doc.words[first + 1 : end]))}")


def _opens(doc: Document, token: int) -> bool:
    return any(
        h.table == "org_heads" and h.row.key in _HEADS and h.last == token + 1 and h.head in ("", "و")
        for h in doc.at(token)
    )


def _name(doc: Document, head: int) -> bool:
    """A second term without the article, no adjective of the head, and a definite one behind it."""
    second, third = doc.words[head + 1 : head + 3]
    bare = second.isalpha() and not second.startswith("ال") and not second.endswith(("ة", "ها", "هم", "ي"))
    governs = any(h.table == "function_words" for h in doc.at(head + 1))
    return bare and not governs and third.startswith("ال") and third.isalpha()
