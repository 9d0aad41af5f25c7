"""From the cells of a row to written forms: conjugated verbs, inflected nouns and adjectives, noun phrases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..text.features import Features
from ..text.fold import folded
from ..text.morphology import conjugate, inflect_adjective, inflect_noun
from ..text.verbs import verb_of
from .schema import Words

#: Letters that affixes and clitics are made of, weak letters among them; the others are the bones of a word.
_SOFT = frozenset("اويةنتمسلبكفهءؤئ")

_DEFINITE = Features("noun", state="definite")
_CONSTRUCT = Features("noun", state="construct")
_ACCUSATIVE = Features("noun", number="s", state="accusative")
_DUAL = Features("noun", number="d")
_NOUN = Features("noun")
#: Kinds that are looked for as spelled.
AS_SPELLED: dict[str, Features] = {kind: Features(kind) for kind in ("name", "particle", "exact")}


def bones(word: str) -> str:
    """What is left of a folded word without the letters that affixes and clitics use, no letter twice in a row.

    All forms of a row have the same, so that a row need not be inflected before a word with its bones is met.

    >>> {bones(w) for w in ("اشتد", "يشتد", "فاشتددن", "مشتدة", "اشتداد")}
    {'شد'}
    """
    out, last = "", ""
    for letter in word:
        if letter not in _SOFT and letter != last:
            out += letter
            last = letter
    return out


class Trait(NamedTuple):
    """What all forms of a value share: their bones, their consonants in order, and the set of these as bits."""

    bones: str
    consonants: str
    bits: int

    def may_be(self, word: str) -> bool:
        """Whether the consonants stand in a word in their order."""
        letters = iter(word)
        return all(letter in letters for letter in self.consonants)


_WEAK = frozenset("اويةىءؤئ ")


def bits(word: str) -> int:
    """The letters of a word as a set of bits.

    >>> bits("قال") & bits("قل") == bits("قل")
    True
    """
    found = 0
    for letter in word:
        found |= 1 << (ord(letter) & 63)
    return found


def traits(kind: Words, value: str) -> set[Trait]:
    """What the forms of a value share; one for each of its parts (of a phrase, of its first word).

    >>> sorted(t.consonants for t in traits("verb", "توفي يتوفى وفاة"))
    ['تف', 'ف']
    """
    if kind == "verb":
        past, _, masdars = [*value.split(), "", ""][:3]
        words = [past, *masdars.replace("،", ",").split(",")]
    else:
        words = [part.split()[0] for part in value.split("/") if part.split()]
    out: set[Trait] = set()
    for word in words:
        if word and not word.startswith("+"):
            plain = folded(word)
            consonants = "".join([c for c in plain.removesuffix("ون") if c not in _WEAK])
            out.add(Trait(bones(plain), consonants, bits(consonants)))
    return out


def forms_of(kind: Words, value: str) -> Iterator[tuple[str, Features]]:
    """The folded forms of a value, each with what it is; a form of several words is parted by spaces.

    Raises ``ValueError`` for a value from which nothing can be made.
    """
    if kind == "verb":
        yield from conjugate(verb_of(value))
    elif kind in ("noun", "adjective"):
        singular, *plurals = (part.strip() for part in value.split("/"))
        if " " in singular:
            for phrase in (singular, *plurals):
                yield from _phrase(phrase)
        elif kind == "noun":
            yield from inflect_noun(singular, tuple(plurals))
        else:
            yield from inflect_adjective(singular, tuple(plurals))
    else:
        yield folded(value), AS_SPELLED[kind]


def _phrase(written: str) -> Iterator[tuple[str, Features]]:
    """A noun with its adjectives or genitive: as spelled; with articles; accusative and dual where all words agree.

    The article of the first word is a clitic and taken off at look-up.

    >>> for form, features in _phrase("هجوم صاروخي"): print(form, features.state, features.number)
    هجوم صاروخي None None
    هجوم الصاروخي definite None
    هجوم الصاروخي construct None
    هجوما صاروخيا accusative s
    هجومان صاروخيان None d
    هجومين صاروخيين None d
    """
    words = folded(written).split()
    if not words:
        raise ValueError("empty value")
    yield " ".join(words), _NOUN
    if any(word.startswith("ال") for word in words[1:]) or len(words) == 1:
        return
    yield " ".join([words[0], *("ال" + word for word in words[1:])]), _DEFINITE
    yield " ".join([*words[:-1], "ال" + words[-1]]), _CONSTRUCT
    if all(word.endswith("ة") for word in words):
        for ending in ("تان", "تين"):
            yield " ".join(word[:-1] + ending for word in words), _DUAL
    elif all(word.endswith("ي") for word in words[1:]) and words[0][-1] not in "ةاي":
        yield " ".join(word + "ا" for word in words), _ACCUSATIVE
        for ending in ("ان", "ين"):
            yield " ".join(word + ending for word in words), _DUAL
