"""What a single word may be where a name is read: first name, everyday word, nationality, title, unknown."""

from __future__ import annotations

import functools
from collections.abc import Callable

from ....lexicon.lexicon import Lexicon
from ....text.features import Features
from ....text.fold import folded
from ....text.morphology import splits
from ....text.split import is_word

GIVEN = 1  #: a first name, written without a clitic
AMBIGUOUS = 2  #: a first name that is an everyday word too
COMMON = 4  #: an everyday word
FUNCTION = 8  #: a particle, pronoun, preposition, numeral
NATION = 16  #: a nationality adjective
PLACE = 32
ROLE = 64
HEAD = 128  #: opens the name of an organisation or place
VERB = 256  #: a conjugated verb, or looks like one
MARK = 512  #: punctuation or a number
LATIN = 1024
KNOWN = 2048  #: a word of another table
ACTOR = 4096  #: a name of the actors' tables, alone
JOINED = 8192  #: a first name behind و ف ب ل ك
FOREIGN = 16384  #: a first name of foreign origin

_WOMEN = 32768  #: a verb of several women or behind a clitic, while a word is looked up

#: What ends a name.
STOPS = COMMON | FUNCTION | ROLE | HEAD | VERB | MARK | KNOWN

_NAME_TABLES = frozenset(("actors", "businesses", "outlets"))
_PLACE_TABLES = frozenset(("places", "cities"))
#: Tables that hold names or organs, read elsewhere.
_SKIPPED = frozenset(("state_organs", "landmarks"))


class _Known(dict[str, int]):
    """What was looked up, each word once."""

    def __init__(self, look: Callable[[str], int]) -> None:
        self._look = look

    def __missing__(self, word: str) -> int:
        found = self._look(word)
        if len(self) > 200_000:
            self.clear()
        self[word] = found
        return found


class Words:
    """The classes of words of one lexicon, each word looked up once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        #: The classes of a folded token, as bits.
        self.of = _Known(self._look).__getitem__
        self._common: dict[str, int] = {}
        self._nouns: set[str] = set()
        adjectives: set[str] = set()
        for row in lexicon.table("common_words").values():
            kind = FUNCTION if row.key == "function" else VERB if row.key == "verb" else COMMON
            for word in row.values("words"):
                for part in folded(word).split():
                    self._common.setdefault(part, kind)
            if row.key in ("noun", "adjective"):
                told = self._nouns if row.key == "noun" else adjectives
                told.update(map(folded, row.values("words")))
        self._nouns -= adjectives

    def everyday_noun(self, word: str) -> bool:
        """Whether a folded word, without its article, is an everyday noun and no adjective: المجتمع, not السابق."""
        return word.removeprefix("ال") in self._nouns

    def _look(self, word: str) -> int:
        if not is_word(word):
            return MARK
        if word.isascii():
            return LATIN
        bits = 0
        for reading in self._lexicon.readings(word):
            if reading.rest:
                continue
            table, row = reading.form.row.table, reading.form.row
            if table == "given_names":
                if reading.head:
                    bits |= JOINED
                else:
                    bits |= GIVEN if row["ambiguous"] == "no" else AMBIGUOUS
                    if row["origin"] == "foreign":
                        bits |= FOREIGN
            elif table == "countries":
                bits |= NATION if reading.form.column == "adjectives" else PLACE
            elif table in _PLACE_TABLES:
                bits |= PLACE
            elif table in _NAME_TABLES:
                bits |= JOINED if reading.head else ACTOR
            elif table == "roles":
                bits |= ROLE
            elif table == "org_heads":
                bits |= HEAD
            elif table not in _SKIPPED:
                features = reading.form.features
                joined = reading.head and features.pos == "verb"
                bits |= KNOWN if features.pos != "verb" else _WOMEN if joined or _of_women(features) else VERB
        if bits & _WOMEN:
            # the press hardly writes «they (women) returned»: عدن is the city; nor is فيسبوك «then they melt»
            bits = bits & ~_WOMEN if bits & (PLACE | ACTOR) else bits & ~_WOMEN | VERB
        if bits & (GIVEN | AMBIGUOUS | ACTOR | PLACE):
            return bits | self._common.get(word, 0)
        return bits | self._everyday(word)

    def _everyday(self, word: str) -> int:
        common = self._common
        if word in common:
            return common[word]
        if word[0] in "وف" and common.get(word[1:]) == FUNCTION:
            return FUNCTION
        for head, stem, tail in splits(word):
            kind = common.get(stem)
            if kind is None:
                for ending in _ENDINGS:
                    if stem.endswith(ending) and len(stem) - len(ending) >= 3:
                        base = stem[: -len(ending)]
                        kind = common.get(base) or common.get(base + "ة") or common.get(base + "ي")
                        if kind == FUNCTION or (kind == VERB and ending in _NO_VERB_ENDINGS):
                            kind = None  # كلاين is no كلا, ساعدية no ساعد
                        if kind:
                            break
            if kind is None and len(stem) > 3 and stem[0] in "يتن" and not tail.startswith("ن"):
                kind = VERB if common.get("ي" + stem[1:]) == VERB or common.get(stem[1:]) == VERB else None
            if kind == VERB and (head not in _BEFORE_VERBS or tail == "ي"):
                continue  # الساعدي, كنعاني: surnames
            if kind is not None and not (kind == FUNCTION and len(stem) < 3):
                return kind
        return 0


def _of_women(features: Features) -> bool:
    return features.gender == "f" and features.number == "p"


#: Clitics that a verb has before it.
_BEFORE_VERBS = frozenset(("", "و", "ف", "س", "ل", "وس", "فس", "ول", "فل", "ا"))
_NO_VERB_ENDINGS = frozenset(("ية", "ي", "ة"))
_ENDINGS = ("ات", "ان", "ين", "ون", "وا", "ة", "ت", "ا", "ية", "ي")

#: Letters that transliterated names hardly ever hold.
_ARABIC_ONLY = frozenset("حصضطظعقذءئؤة")


def looks_foreign(word: str) -> bool:
    """Whether an unknown word is spelled like a transliterated name.

    >>> looks_foreign("جوتشولك"), looks_foreign("المستودع")
    (True, False)
    """
    return len(word) > 2 and not word.startswith("ال") and not _ARABIC_ONLY.intersection(word)


def looks_verbal(word: str) -> bool:
    """Whether an unknown word is rather a present-tense verb than a name.

    >>> looks_verbal("يستعرض"), looks_verbal("يانوكوفيتش")
    (True, False)
    """
    if word[0] == "ي" or word[:2] in ("وي", "سي", "ست", "لي", "في", "وت"):
        return 4 <= len(word) <= 8 and bool(_ARABIC_ONLY.intersection(word))
    if word[0] == "ت" and len(word) > 3 and (word[-1] == "ت" or word[-2:] in ("وا", "ون")):
        return True
    return word[0] == "ت" and 4 <= len(word) <= 7 and word[1] not in "شايورس" and bool(_ARABIC_ONLY.intersection(word))


@functools.lru_cache(maxsize=4)
def words_of(lexicon: Lexicon) -> Words:
    """The word classes of a lexicon, built once."""
    return Words(lexicon)
