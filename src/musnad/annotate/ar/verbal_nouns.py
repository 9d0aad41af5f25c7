"""Verbal nouns by their shape: the patterns of forms II to X, and a list of those of the first form."""

from __future__ import annotations

import functools
import re

from .quote_words import WORDS

_MASDAR = re.compile(
    r"(?:ا[نستد]?ت?[^\W\d_ا]{1,2}[^\W\d_ا]?ا[^\W\d_ا]|ا[^\W\d_ا]{2}ا[^\W\d_ا]|ا[^\W\d_ا]{1,3}اء|"
    r"است[^\W\d_]{2,3}[اة][^\W\d_]?|ت[^\W\d_]{2}ي[^\W\d_]|ت[^\W\d_]ا?[^\W\d_]{2}|ا[^\W\d_ا]ا[^\W\d_]ة|م[^\W\d_]ا[^\W\d_]{2}ة|"
    r"ت[^\W\d_]{2}ية|ت[^\W\d_]{3})(?:ه|ها|هم|هما)?"
)
#: Verbal nouns of the first form, and nouns that stand for one, after an announcing verb.
_MASDARS = WORDS["verbal_nouns"]
_SUFFIX = re.compile(r"(?:ه|ها|هم|هما|هن|نا)$")
_NOT_MASDAR = WORDS["no_verbal_nouns"]


@functools.lru_cache(maxsize=50_000)
def masdar_like(word: str) -> bool:
    """Whether a folded word has the shape of a verbal noun (of forms II to X, or a listed one).

    >>> [masdar_like(w) for w in ("ايقاف", "تعليق", "استئناف", "انتهاء", "رفضه", "بدء", "الرئيس", "محمد")]
    [True, True, True, True, True, True, False, False]
    """
    bare = _SUFFIX.sub("", word) if len(word) > 3 else word
    for form in (word, bare, bare[:-1] + "ة" if bare.endswith("ت") else bare):
        if form in _MASDARS:
            return True
        if form in _NOT_MASDAR:
            return False
    if word.startswith("ال"):
        return word[2:] in _MASDARS or (word[2:].startswith(("ا", "ت")) and bool(_MASDAR.fullmatch(word[2:])))
    return bool(_MASDAR.fullmatch(bare))
