"""Mentions: people, organisations, places and unnamed sources, each with who it is where the rows say so."""

from __future__ import annotations

from collections import defaultdict

from ...model import MaybeSpan, Mention, annotation_id
from ..document import Document
from .names import (
    bare_roles,
    carried,
    local_names,
    missions,
    organisations,
    people,
    places,
    shortforms,
    sources,
    tagged,
    taken_up,
)
from .names.candidates import Candidate
from .names.words import words_of

_NO_ROLE = MaybeSpan()


def annotate(doc: Document) -> None:
    """Add the layer. ``doc.notes["roles"]``: mention id to the id of its role's row."""
    words = words_of(doc.lexicon)
    found = organisations.read(doc, words) + people.read(doc, words) + places.read(doc, words)
    _share_roles(doc, found)
    found = _without_overlaps(doc, found)
    carried.roles_behind(doc, words, found)
    found += carried.carried_on(doc, words, found)
    country = shortforms.main_country(doc, found)
    shortforms.resolve_organs(doc, found, country)
    missions.resolve(doc, found)
    local_names.organisations(doc, found)
    found += shortforms.short_forms(doc, found)
    found += shortforms.of_country(doc, country)
    found += shortforms.peoples(doc, words, found)
    found += bare_roles.read(doc, words, found)
    found += _free_of(sources.read(doc, words, found), found)
    found += tagged.read(doc, words, found)
    local_names.everybody(doc, found)
    found += _free_of(taken_up.read(doc, words, found), found)
    found.sort(key=lambda c: (c.first, -c.last, c.type))
    doc.mentions = [_mention(doc, c) for c in found]
    doc.mention_tokens = [(c.first, c.last) for c in found]
    doc.notes["roles"] = {
        m.id: hit.row.key
        for c, m in zip(found, doc.mentions)
        if c.role
        for hit in doc.at(c.role[0])
        if hit.table == "roles"
    }


def _share_roles(doc: Document, found: list[Candidate]) -> None:
    """A name read twice (as a row's, behind an office and its title) keeps the whole of what leads to it.

    Of an office in an office («المتحدث باسم رئيس الحكومة فلان») the inner one is the name's; of an office and a
    title, both.
    """
    roles: dict[int, tuple[int, int]] = {}
    for c in found:
        if c.role and c.type == "PER":
            known = roles.get(c.first)
            short, long = sorted((known or c.role, c.role), key=lambda r: r[1] - r[0])
            titled = any(h.table == "roles" and h.row["kind"] in ("title", "rank") for h in doc.at(short[0]))
            titled |= short[0] > long[0] and all(doc.words[i].startswith("ال") for i in (short[0] - 1, short[0]))
            roles[c.first] = long if titled or long[0] == short[0] else short
    for c in found:
        if c.type == "PER":
            c.role = roles.get(c.first)


def _without_overlaps(doc: Document, found: list[Candidate]) -> list[Candidate]:
    """Surer and longer readings first; what lies inside a closed name, or crosses another, goes."""
    number_of = doc.sentence_of
    found = [c for c in found if number_of[c.first] >= 0 and number_of[c.first] == number_of[c.last - 1]]
    found.sort(key=lambda c: (-(c.last - c.first if c.weight > 1 else 0), -c.weight, c.first, c.type != "PER",
                              (c.actor or "local:").startswith("local:")))  # fmt: skip
    holder: defaultdict[int, list[Candidate]] = defaultdict(list)
    out: list[Candidate] = []
    for c in found:
        first, last = c.first, c.last
        tokens = range(first, last)
        if holder.keys().isdisjoint(tokens) or not any(
            o.first >= first or last > o.last or o.closed for token in tokens if token in holder for o in holder[token]
        ):
            out.append(c)
            for token in tokens:
                holder[token].append(c)
    return out


def _free_of(more: list[Candidate], found: list[Candidate]) -> list[Candidate]:
    """Candidates that are no part of a person already read, nor the title of one."""
    taken = {token for c in found if c.type == "PER" for token in range(c.first, c.last)}
    taken |= {token for c in found if c.role for token in range(*c.role)}
    return [c for c in more if c.first not in taken]


def _mention(doc: Document, c: Candidate) -> Mention:
    start, end = doc.span(c.first, c.last)
    role = _NO_ROLE
    if c.role and c.role[0] < c.role[1]:
        role_start, role_end = doc.span(*c.role)
        role = MaybeSpan(start=role_start, end=role_end)
    return Mention(
        id=annotation_id("mentions", start, end, c.type), start=start, end=end, rule=c.rule, type=c.type, actor=c.actor,
        role=role, level=c.level, clitic=c.clitic, metonym=c.metonym, anonymous=c.anonymous,
    )  # fmt: skip
