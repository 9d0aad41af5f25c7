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
#: The pronoun of a sentence that says who it was and nobody else: «الحزب هو من طلب», «الحركة وحدها من خرق الهدنة».
SEPARATING = word_set("هو هي هم هما نحن وحده وحدها وحدهم وحدهما نفسه نفسها انفسهم بنفسه بنفسها بانفسهم")
