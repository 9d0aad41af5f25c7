"""Marks and function words that bear on where clauses begin: a closed class, so grammar and no data."""

from __future__ import annotations

#: Marks that end a clause; a comma does only before a finite verb.
STRONG = frozenset((".", "!", "?", "؟", "؛", ";", ":", "…", "..", "...", "....", "-", "–", "—", "•", "|"))
COMMAS = frozenset(("،", ","))
QUOTES = frozenset("\"'“”„«»‹›‘’`´()[]")


def word_set(words: str) -> frozenset[str]:
    """Folded function words, written with spaces between."""
    return frozenset(words.split())


#: Prepositions that stand alone, folded.
PREPOSITIONS = word_set(
    "في من الي علي عن مع ضد بين حول خلال عبر لدي نحو قرب بقرب عند تجاه قبل بعد منذ تحت فوق امام داخل خارج وفق بحسب حسب"
    " شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط بجانب الا سوي مثل بواسطة برفقة لصالح باتجاه بقيادة عقب اثر جراء بسبب"
    " وفي ومن والي وعلي وعن ومع وضد"
)
