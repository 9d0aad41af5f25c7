"""The skeleton of a word: what is left of it when clitics, affixes and weak letters are taken off.

A crude root, for words that no lexicon knows: «أغلق», «إغلاق» and «المغلق» have one, and so do «استقال» and
«استقالته». Words of different roots may meet in one, so one shared skeleton says little, two say much. After the
letters of increase (حروف الزيادة): W. Wright, *A Grammar of the Arabic Language*, I, §§ 35-68.
"""

from __future__ import annotations

from functools import lru_cache

_WEAK = str.maketrans("", "", "اويىءأإآئؤة")
_CONJUNCTIONS, _PREPOSITIONS = ("و", "ف"), ("ب", "ل", "ك")
_ENDINGS = (
    "هما", "كما", "تين", "تان", "ها", "هم", "هن", "كم", "نا", "ات", "ون", "ين", "ان", "وا", "ية", "ه", "ة", "ت",
)  # fmt: skip
_TENTH = ("است", "يست", "تست", "نست", "مست", "سيست", "ستست")
_SEVENTH = ("ان", "ين", "تن", "من")
_SHORTEST = 3


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """The skeleton of a folded word; empty where nothing is left.

    >>> [skeleton(w) for w in ("اغلق", "اغلاق", "المغلق", "وبالاغلاق")]
    ['غلق', 'غلق', 'غلق', 'غلق']
    >>> [skeleton(w) for w in ("استقال", "استقالته", "يستقيل", "انقطاع", "انقطعت")]
    ['قل', 'قل', 'قل', 'قطع', 'قطع']
    """
    word = _without_increase(_without_endings(_without_proclitics(word))).translate(_WEAK)
    return word[:-1] if len(word) > 2 and word[-1] == word[-2] else word  # «مدد» and «مد» are one


def _without_proclitics(word: str) -> str:
    if word[:1] in _CONJUNCTIONS and len(word) > _SHORTEST + 1:
        word = word[1:]
    if word.startswith("لل") and len(word) > _SHORTEST + 1:
        return word[2:]
    if word[:1] in _PREPOSITIONS and word[1:3] == "ال" and len(word) > _SHORTEST + 2:
        word = word[1:]
    if word.startswith("ال") and len(word) > _SHORTEST + 1:
        return word[2:]
    return word[1:] if word[:1] in ("ب", "ل") and len(word) > _SHORTEST + 2 else word


def _without_endings(word: str) -> str:
    for _ in range(2):
        ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _SHORTEST), None)
        if ending is None:
            break
        word = word[: -len(ending)]
    return word


def _without_increase(word: str) -> str:
    for beginning in _TENTH:
        if word.startswith(beginning) and len(word) - len(beginning) >= 2:
            return word[len(beginning) :]
    if word[:1] == "س" and word[1:2] in ("ي", "ت", "ن", "ا") and len(word) > _SHORTEST + 1:
        word = word[1:]
    if word[:2] in _SEVENTH and len(word) > _SHORTEST + 1:
        return word[2:]
    if word[:1] in ("ا", "ي", "ت", "م", "ن") and len(word) > _SHORTEST:
        word = word[1:]
        if word[1:2] == "ت" and len(word) > _SHORTEST:  # «احتجز»
            return word[0] + word[2:]
    return word[1:] if word[:1] == "ت" and len(word) > _SHORTEST else word
