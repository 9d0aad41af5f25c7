"""Which language a text is in, as far as it decides whether Musnad reads it.

Arabic, Persian, Urdu, Central Kurdish and English are told apart by their letters and their most frequent words
(``function_words.tsv``); a text without either is taken to be what it is said to be.
"""

from __future__ import annotations

import functools
import re
from collections import Counter

from ..lexicon.lexicon import Lexicon
from ..model import Article
from ..text.fold import INVISIBLE, MARKS, every

#: As much of a text as decides, in code points.
_READ = 6000
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")
_IN_ADDRESS = ("://", "www.", "@")
_ARABIC_SCRIPT = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
#: One spelling for yeh, kaf and alef, which writers and converters mix; nothing of what is not seen.
_ONE = (
    ("ي", "ی"), ("ى", "ی"), ("ك", "ک"), ("أ", "ا"), ("إ", "ا"), ("آ", "ا"),
    *((letter, "") for letter in sorted(every(MARKS + INVISIBLE))),
)  # fmt: skip
#: Letters that only one of these languages has.
_LETTERS = {"ur": re.compile("[ٹڈڑںےہ]"), "ckb": re.compile("[ڕڵۆێە]"), "fa": re.compile("[پچژگ]")}


def _one_spelling(text: str) -> str:
    for letter, other in _ONE:  # so many searches are many times faster than one translate
        text = text.replace(letter, other)
    return text


@functools.lru_cache(maxsize=4)
def _frequent(lexicon: Lexicon) -> dict[str, str]:
    """Function words, in one spelling, that belong to one language alone."""
    found: dict[str, str] = {}
    shared = set()
    for row in lexicon.table("function_words").values():
        word = _one_spelling(row["word"]).lower()
        if found.setdefault(word, row["language"]) != row["language"]:
            shared.add(word)
    return {word: language for word, language in found.items() if word not in shared}


def language_of(article: Article, lexicon: Lexicon) -> str:
    """``ar``, ``fa``, ``ur``, ``ckb``, ``en`` or ``und``; the language given where the text does not say.

    >>> from musnad.lexicon.lexicon import load
    >>> language_of(Article(text="قال الوزير إن الوضع مستقر"), load())
    'ar'
    """
    said = (article.language or "ar").split("-")[0].lower()
    text = article.text[:_READ]
    if any(part in text for part in _IN_ADDRESS):
        text = _ADDRESS.sub(" ", text)
    words = _WORD.findall(_one_spelling(text))
    arabic = [word for word in words if "\u0600" <= word < "\u0700" or _ARABIC_SCRIPT.match(word)]
    if len(words) < 4:
        return said
    if len(arabic) * 4 < len(words):
        return _other_script(words, arabic, said, lexicon)
    return _arabic_script(arabic, said, lexicon)


def _other_script(words: list[str], arabic: list[str], said: str, lexicon: Lexicon) -> str:
    """English, or a language Musnad does not know; a few Arabic words among code stay what they are said to be."""
    frequent = _frequent(lexicon)
    english = sum(frequent.get(word.lower()) == "en" for word in words)
    if english * 12 >= len(words):
        return "en"
    return said if said != "ar" or len(arabic) >= 3 else "und"


def _arabic_script(words: list[str], said: str, lexicon: Lexicon) -> str:
    """Function words first; among few, the letters that only one language has."""
    frequent = _frequent(lexicon)
    found = Counter(map(frequent.get, words))
    counts = {language: found[language] for language in ("ar", "fa", "ur", "ckb")}
    if counts["ar"] < max(2, *counts.values()) or counts["ar"] * 20 < len(words):  # else more of Arabic changes nothing
        articles = [word for word in words if word[:2] == "ال" and len(word) > 4]
        counts["ar"] += sum(1 for word in articles if frequent.get(word) not in counts)
    best = max(counts, key=lambda language: counts[language])
    if counts[best] >= 2 and counts[best] * 20 >= len(words):
        return best
    text = " ".join(words)
    for language, letters in _LETTERS.items():
        if len(letters.findall(text)) * 8 >= len(words):
            return language
    return said if said in counts else "ar"
