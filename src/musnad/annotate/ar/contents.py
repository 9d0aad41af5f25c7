"""What was said: where the content of a cue begins, and where it ends."""

from __future__ import annotations

import functools
from typing import Literal

import msgspec

from ..document import Document
from .cues import PARTICLES, QUESTIONS, RELATIVES, Report
from .quote_marks import MARKS, Pair
from .quote_words import WORDS
from .verbal_nouns import masdar_like

#: How far a content may stand from its cue, in tokens (long appositions and relative clauses stand between).
REACH = 48
#: A reported clause is no longer, in tokens.
LONGEST = 300
COMMAS = frozenset("،,؛;")
STOPS = frozenset((".", "!", "?", "؟", "…"))
#: Keeps the parts of a headline apart; three and more stand for words left out.
TWO_STOPS = ".."
DASHES = frozenset("-–—")
_FOLDED = {"الى": "الي", "على": "علي"}
#: Begin with ب and are no ب + verbal noun.
_NOT_BI = WORDS["no_bi"]
_NEWS = WORDS["news"]
_NAME_HEADS = WORDS["name_heads"]
#: Words that may begin or end a content, or keep it apart from its cue: at most words nothing is asked.
_TURNS = PARTICLES | QUESTIONS | STOPS | COMMAS | frozenset(":(")
#: Because: the content of أسف alone.
_BECAUSE = frozenset(("لان", "لانه", "لانها"))


class Content(msgspec.Struct):
    """The content of a cue: tokens ``[first, last)``; ``np_last``: where the words between it and the cue end.

    ``last`` is 0 until :func:`content_end` has found it. ``pair``: the marks of a direct quotation.
    """

    kind: Literal["clause", "noun", "quote", "colon", "before"]
    first: int
    np_last: int
    last: int = 0
    pair: Pair | None = None
    mixed: bool = False


_NO_PREPOSITIONS = frozenset(("clause", "quote", "noun", "question", "object"))


@functools.cache
def prepositions_of(takes: frozenset[str]) -> frozenset[str]:
    """The prepositions among the ways a cue takes its content, folded."""
    return frozenset(_FOLDED.get(t, t) for t in takes if t not in _NO_PREPOSITIONS)


def find_content(
    doc: Document, cue: Report, stop: int, barrier: dict[int, Report], pairs: dict[int, Pair], names: set[int]
) -> Content | None:
    """Where the content of a cue begins, at most :data:`REACH` tokens behind it and before ``stop``.

    ``barrier``: cues that have content already, by first token. ``names``: tokens inside mentions.
    """
    words = doc.words
    takes = cue.takes
    prepositions = prepositions_of(takes)
    i, end = cue.last, min(stop, cue.last + REACH)
    news = cue.strict and not _NEWS.isdisjoint(words[cue.last : min(end, cue.last + 4)])
    strict_end = cue.last + (18 if cue.speaker else 9) if cue.strict else end
    times = doc.notes["time_tokens"]
    object_ = "noun" in takes
    while i < end:
        word = words[i]
        if i in pairs:
            pair = pairs[i]
            named = pair.size < 4 and words[i - 1] != ":" and pair.first in names and pair.last - 1 in names
            through = words[i - 1] == "عبر" and pair.size < 3  # نشره عبر "فيس بوك"
            if not named and not through and _is_speech(doc, pair, i, cue):
                return Content("quote", pair.first, i, pair=pair)
            i = pair.after if pair.closed else i + 1
            continue
        if i in barrier:
            aside = barrier[i].kind == "source" and words[i - 1] in COMMAS
            behind = _behind_relative(words, i, end) if aside else i
            if behind == i:
                return None
            i = behind  # ، نقلا عن فلان، between commas
            continue
        turns = word in _TURNS
        if turns and word in PARTICLES and words[i - 1] != ".":
            if "clause" not in takes and not prepositions:
                i += 1
                continue
            if i >= strict_end:
                return None
            if word in _BECAUSE and not cue.strict:
                i += 1
                continue
            if cue.impersonal and i == cue.last and cue.tense == "present" and cue.gender == "m":
                return None
            return _clause(doc, i, _before_preposition(doc, i, cue.last), pairs)
        if turns:
            if word == ":":
                return _colon(doc, cue, i, stop, pairs)
            if word == "(":
                i = _behind_bracket(words, i, end)
                continue
            if word in QUESTIONS and ("question" in takes or cue.class_ == "asks"):
                return Content("clause", i, i)
            if (word in STOPS or word == "؛") and not _inside_abbreviation(doc, i):
                return None
        if prepositions and i + 1 in barrier and word in prepositions:
            return None  # أعرب عن اعتقاده بأن: the noun's own content
        # a verbal noun is an object, or stands behind a preposition or ب
        nominal = object_ or (prepositions and (word in prepositions or word[0] == "ب"))
        sure = not cue.strict or news or (i == cue.last and word in prepositions)  # نص على تشكيل لجنة
        if nominal and sure and (found := _nominal(doc, cue, i, prepositions, names, pairs)):
            return found
        if turns and word in COMMAS:
            if i + 1 < end and words[i + 1] in RELATIVES:
                behind = _behind_relative(words, i + 1, end)
                strict_end += behind - i
                i = behind
                continue
            if i < strict_end < end and (behind := _behind_aside(words, i + 1, end)):
                strict_end += behind - i
        if i in times:
            strict_end += 1
        elif strict_end < end and word in ("في", "خلال", "عبر") and _is_medium(doc, i + 1):
            strict_end = end  # سجل الرئيس، في تصريح لموقع كذا، أن
        i += 1
    return None


def _is_medium(doc: Document, i: int) -> bool:
    """A statement, a speech, an interview begins at a token."""
    return any(h.table == "reporting_nouns" and h.row["kind"] == "medium" for h in doc.at(i))


def _inside_abbreviation(doc: Document, i: int) -> bool:
    """A full stop with no space behind it: سي.أن.أن."""
    return doc.words[i] == "." and i + 1 < len(doc.words) and doc.touch(i + 1)


def _behind_relative(words: list[str], i: int, end: int) -> int:
    """The comma that ends a relative clause set off by commas; ``i`` if none is near."""
    for j in range(i + 1, min(end, i + 16)):
        if words[j] in COMMAS:
            return j
        if words[j] in PARTICLES or words[j] in MARKS:
            break
    return i


def _behind_aside(words: list[str], i: int, end: int) -> int:
    """The comma before the particle, behind an aside: ذكر مصدر، طلب عدم ذكر اسمه، أن; 0 if there is none."""
    for j in range(i, min(end, i + 16) - 1):
        if words[j] in COMMAS and words[j + 1] in PARTICLES:
            return j
        if words[j] in PARTICLES or words[j] in MARKS or words[j] in STOPS:
            break
    return 0


def _nominal(
    doc: Document, cue: Report, i: int, prepositions: frozenset[str], names: set[int], pairs: dict[int, Pair]
) -> Content | None:
    """A verbal noun as content: the object (أعلن تأجيل), or after the cue's preposition (طالب بإلغاء)."""
    words = doc.words
    word = words[i]
    if "ب" in prepositions and word[0] == "ب" and i not in names:
        after = words[i + 1] if i + 1 < len(words) else ""
        pair = pairs.get(i + 1)
        if word == "ب" and pair is not None and pair.size > 2 and _ends_clause(doc, pair):
            return Content("quote", pair.first, i, pair=pair)
        marked = word == "ب" and after in MARKS and (pair is None or pair.size > 2 or _is_act(words[pair.first], cue))
        short = i == cue.last or cue.class_ == "claims"
        if marked or (len(word) > 4 - short and word not in _NOT_BI and not _is_own_word(doc, i)):
            return Content("noun", i, i)
    if word in prepositions and word != "ب" and i + 1 < len(words):
        after = words[i + 1]
        wanted = cue.class_ in ("demands", "warns", "claims") and after[0].isalpha()
        pair = pairs.get(i + 1)
        if pair is not None and pair.size > 1 and pair.closed and cue.class_ != "says" and _ends_clause(doc, pair):
            return Content("quote", pair.first, i, pair=pair)  # حذرهم من "اللعب بالنار"
        if after not in PARTICLES and (wanted or masdar_like(after)) and i + 1 not in names:
            return Content("noun", i + 1, i)
    if "noun" in cue.takes and i not in names and masdar_like(word) and _constituent_over(doc, i, cue):
        return Content("noun", i, i)
    return None


def _is_own_word(doc: Document, i: int) -> bool:
    """A word of the tables that begins with ب (بلاغ), and no ب before another."""
    heads = [h.head for h in doc.at(i)]
    return "" in heads and not any(head.endswith("ب") for head in heads)


def _is_act(word: str, cue: Report) -> bool:
    """A word or two in marks that tell an act (اتهمه بـ"التقصير"), not what something is called (بـ"شارع الموت")."""
    return cue.class_ != "says" or masdar_like(word.removeprefix("ال"))


def _constituent_over(doc: Document, i: int, cue: Report) -> bool:
    """Token ``i`` cannot belong to the noun phrase before it: that one is definite, a name, or set off by a comma."""
    if i == cue.last:
        return True
    before = doc.words[i - 1]
    if before in COMMAS or before in (")", "”", '"', "»") or i in doc.notes["mention_ends"]:
        return True
    if doc.words[i].startswith("ال"):
        return False
    return before.startswith(("ال", "لل", "وال", "بال")) or i - 1 in doc.notes["named_tokens"] or before.endswith("يا")


def _before_preposition(doc: Document, i: int, first: int) -> int:
    return i - 1 if i > first and doc.words[i - 1] in ("الي", "علي", "من", "عن", "في") else i


def _clause(doc: Document, i: int, np_last: int, pairs: dict[int, Pair]) -> Content:
    """The content behind a particle at ``i``: the marks that follow at once and hold all of it, else the clause."""
    pair = pairs.get(i + 1)
    if pair is not None and pair.size > 0:
        whole = not pair.closed or (pair.size > 3 and _ends_clause(doc, pair)) or _is_last(doc, pair)
        if whole:
            return Content("quote", pair.first, np_last, pair=pair)
    return Content("clause", i, np_last)


def _ends_clause(doc: Document, pair: Pair) -> bool:
    """Nothing of the clause follows the closing mark."""
    if pair.after >= len(doc.words):
        return True
    after = doc.words[pair.after]
    if after in STOPS or after in COMMAS or after in DASHES or after == ":" or after in MARKS:
        return True
    return after[0] in "وف" or doc.text.find("\n", doc.ends[pair.after - 1], doc.starts[pair.after]) >= 0


def _is_last(doc: Document, pair: Pair) -> bool:
    """The closing mark ends the sentence."""
    return pair.after >= len(doc.words) or doc.words[pair.after] in STOPS


def _is_speech(doc: Document, pair: Pair, i: int, cue: Report) -> bool:
    """Marks that hold what was said, not a name: after a colon, right behind the cue, or long enough."""
    before = doc.words[i - 1]
    if doc.words[pair.first] in COMMAS:
        return False  # marks that belong to different pairs
    if before in _NAME_HEADS and i > cue.last:
        return False
    glued = doc.touch(i) and before in ("ل", "لل")
    if glued or pair.size == 0:
        return False
    if before == ":":
        return True
    if doc.touch(i) and before == "ب":
        return pair.size > 3 or ("ب" in cue.takes and (pair.size > 2 or _is_act(doc.words[pair.first], cue)))
    if pair.size > 3:
        return not (cue.strict and i > cue.last + 10)
    if i in doc.notes["mention_ends"] and not cue.strict and _is_last(doc, pair):
        return True  # قال فلان "نعم، بكل تأكيد".
    if i == cue.last and cue.tail and pair.size > 1:
        return True  # ما أسماه "تسييس القضاء"
    if pair.size == 3 and not cue.strict and "noun" in cue.takes and _is_last(doc, pair):
        return True  # اعتبر فلان ذلك "مناورة لكسب الوقت"
    return i == cue.last and pair.size > 1 and _is_last(doc, pair)


def _colon(doc: Document, cue: Report, i: int, stop: int, pairs: dict[int, Pair]) -> Content | None:
    if "quote" not in cue.takes and "clause" not in cue.takes:
        return None
    pair = pairs.get(i + 1)
    if pair is not None and (pair.size > 2 or _is_last(doc, pair) or (pair.closed and _ends_clause(doc, pair))):
        return Content("quote", pair.first, i, pair=pair)
    if cue.kind == "masdar" or i + 1 >= stop:
        return None
    return Content("colon", i + 1, i)


def _behind_bracket(words: list[str], i: int, end: int) -> int:
    for j in range(i + 1, min(end, i + 14)):
        if words[j] == ")":
            return j + 1
    return i + 1
