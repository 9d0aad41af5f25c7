"""Words that may report speech: which hits of the reporting tables can be cues, and how each is built.

Whether a cue reports anything is told by its content (see :mod:`.contents`), which also settles the homographs
(بين، ذكر، نشر): a cue without content is dropped.
"""

from __future__ import annotations

import functools
from typing import Literal

import msgspec

from ...lexicon.lexicon import Hit
from ..document import Document
from .quote_marks import MARKS
from .quote_words import WORDS

CueKind = Literal["verb", "participle", "masdar", "source", "introducer", "self", "contains", "composite", "carrier"]

#: The complementisers, with the pronouns they carry (folded: إن and أن are one).
PARTICLES = frozenset(
    p + s
    for p in ("ان", "بان")
    for s in ("", "ه", "ها", "هم", "هما", "هن", "نا", "ني", "كم")
) | frozenset(("اني", "باني", "لان", "لانه", "لانها"))  # fmt: skip
QUESTIONS = frozenset(("هل", "اذا", "عما", "لماذا", "كيف", "متي", "اين"))
_NEGATIONS = WORDS["negations"]
#: Present tense after these is no report: something is to be said, may be said.
#: A noun follows these, no verb.
_GOVERNING = WORDS["governing"]
_TO_SAY = WORDS["to_say"]
_OBJECTS = frozenset(("", "ه", "ها", "هم", "هما", "ني"))
_CARRIED = {"demands": "الى", "warns": "من", "claims": "ب"}
_FUTURE = frozenset(("س", "وس", "فس", "ل", "ول", "فل"))
RELATIVES = WORDS["relatives"]


class Report(msgspec.Struct):
    """A word, or a few, that may report speech: tokens ``[first, last)``.

    ``gender`` and ``number`` are a verb's, and so its subject's. ``word``: the clitics' part (و in وأضاف).
    """

    first: int
    last: int
    kind: CueKind
    class_: str
    takes: frozenset[str]
    rule: str
    strict: bool = False
    impersonal: bool = False
    speaker: str | None = None
    head: str = ""
    tail: str = ""
    gender: str | None = None
    number: str | None = None
    tense: str | None = None
    relative: bool = False


_CUE_KINDS = frozenset(("source", "introducer", "self", "contains", "composite", "carrier"))
_QUOTE = frozenset(("quote", "clause"))


def find_reports(doc: Document) -> list[Report]:
    """All possible cues by position; at most one a token, the longest."""
    out: dict[int, Report] = {}
    wishes: set[int] = set()
    for hit in doc.of("reporting_nouns"):
        kind = hit.form.row.cells["kind"]
        if kind == "anonymity":
            wishes.add(hit.first)
        if kind not in _CUE_KINDS:
            continue
        if report := _noun(doc, hit):
            known = out.get(hit.first)
            if known is None or known.last < report.last:
                out[hit.first] = report
    for hit in doc.of("reporting_verbs"):
        at = hit.first
        known = out.get(at)
        if known is not None and known.kind != "verb":
            continue
        if wishes and not wishes.isdisjoint((at + 1, at + 2, at + 3)):
            continue  # who asks not to be named says nothing else
        found = _verb(doc, hit, _takes(hit.form.row.cells["takes"]))
        if found is None:
            continue
        if known is None:
            out[at] = found
        elif known.kind == "verb":
            known.takes |= found.takes
            known.strict &= found.strict
    return [out[at] for at in sorted(out)]


@functools.cache
def _takes(cell: str) -> frozenset[str]:
    return frozenset(part.strip() for part in cell.split(" | "))


def _verb(doc: Document, hit: Hit, takes: frozenset[str]) -> Report | None:
    words, row, features = doc.words, hit.row, hit.form.features
    at = hit.first
    before = words[at - 1] if at else ""
    kind: CueKind
    if features.pos == "verb":
        if (
            features.person != 3
            or hit.tail not in _OBJECTS
            or features.voice == "passive"
            or features.tense == "imperative"
        ):
            return None
        if row["strict"] == "yes" and hit.head == "ف":
            return None  # فرد, فنقل: a noun far more often
        if features.gender == "f" and features.number == "p" and any(h.table == "weekdays" for h in doc.at(at)):
            return None  # مسؤولين اثنين
        if features.tense == "present" and _is_passive(doc, hit):
            return None
        if features.mood == "jussive" and features.number == "s":
            return None  # with لم: negated
        if hit.head in _FUTURE or before in _NEGATIONS or before in _GOVERNING:
            return None
        if features.tense == "present" and before in _TO_SAY:
            return None
        kind = "verb"
    elif features.pos == "active-participle":
        if hit.tail or hit.head not in ("", "و"):
            return None
        single = features.state == "accusative" or (features.gender == "f" and features.number == "s")
        if not single and not (features.number == "p" and words[at].endswith("ين")):
            return None
        if features.state is None and before not in ("،", ""):
            return None
        kind = "participle"
    elif features.pos == "masdar":
        if hit.tail not in ("ه", "ها", "هم", "هما") or hit.head not in ("", "و", "ب", "وب"):
            return None
        if not _content_near(words, at + 1):
            return None
        kind = "masdar"
    else:
        return None
    return Report(
        at, hit.last, kind, row["class"], takes, row.where, row["strict"] == "yes", row["impersonal"] == "yes",
        row["speaker"] if kind == "verb" else None, hit.head, hit.tail, features.gender, features.number,
        features.tense, before in RELATIVES,
    )  # fmt: skip


def _is_passive(doc: Document, hit: Hit) -> bool:
    """يُدعى فلان: written with ى where the active has ي, in a text that keeps the two apart."""
    written = doc.text[doc.ends[hit.first] - 1]
    if written != "ى" or not hit.row["verb"].split()[1].endswith("ي"):
        return False
    return " فى " not in doc.text


def _content_near(words: list[str], at: int) -> bool:
    """Particle, mark or colon at a token, or behind في بيان and the like."""
    for i in range(at, min(at + 20, len(words))):
        word = words[i]
        if word in PARTICLES or word in MARKS or word == ":":
            return i == at or words[at] in ("في", "خلال", "عبر")
    return False


def _noun(doc: Document, hit: Hit) -> Report | None:
    row = hit.row
    kind = row["kind"]
    if kind == "source":
        if hit.head == "ف":
            return None  # فحسب: only
        after = doc.words[hit.last] if hit.last < len(doc.words) else ""
        if row["then"] and not after.startswith(row["then"]):
            return None
    if kind == "carrier" and hit.head.endswith("ال"):
        return None
    takes = _QUOTE if kind != "carrier" else frozenset(("clause", _CARRIED[row["class"]]))
    return Report(hit.first, hit.last, kind, row["class"], takes, row.where, kind == "carrier", head=hit.head)
