"""How fast dates and figures are read, beside what a user would take for dates: ``dateparser.search.search_dates``.

    python benchmarks/dates.py [--articles 600] [--texts FILE.jsonl]

On dense text and on text of ordinary density, see ``corpus.py``. The layers alone (expressions, publication, timexes,
quantities), then with folding, tokens and look-up. dateparser reads dates only, of the same sentences, in the same
process and by turns; it is given few, being slow. Quote ratios.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter

from dateparser.search import search_dates

from corpus import add_options, corpora
from musnad.annotate.ar import ANNOTATORS
from musnad.annotate.document import Document
from musnad.collection import no_collection
from musnad.lexicon.lexicon import Lexicon, load
from musnad.model import Article

_LAYERS = frozenset(("expressions", "published", "timexes", "quantities"))
#: One article in so many is also given to dateparser.
_SHARE = 60
#: Articles read before the clock counts, so that most words have been looked up.
_WARMING = 50


def layers(article: Article, lexicon: Lexicon, spent: Counter[str]) -> Document:
    """Read one article; adds the seconds of each step."""
    with no_collection():  # as the analysis does
        began = time.process_time()
        doc = Document(article, lexicon)
        spent["document"] += time.process_time() - began
        for annotator in ANNOTATORS:
            began = time.process_time()
            annotator.run(doc)
            if annotator.gives in _LAYERS:
                spent[annotator.gives] += time.process_time() - began
    doc.notes.clear()  # some point back at the document
    return doc


def main() -> None:
    """Measure and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_options(ap, articles=600)
    lexicon = load()
    for name, articles in corpora(ap.parse_args()).items():
        measure(name, articles, lexicon)


def measure(name: str, articles: list[Article], lexicon: Lexicon) -> None:
    """Measure with some articles and print."""
    for article in articles[:_WARMING]:
        layers(article, lexicon, Counter())
    spent: Counter[str] = Counter()
    words = other_words = dates = figures = 0
    other = 0.0
    for number, article in enumerate(articles):
        doc = layers(article, lexicon, spent)
        dates, figures = dates + len(doc.timexes), figures + len(doc.quantities)
        words += len(article.text.split())
        if number % _SHARE == 0:
            began = time.process_time()
            for line in article.text.split("\n\n"):
                search_dates(line, languages=["ar"])
            other += time.process_time() - began
            other_words += len(article.text.split())
    alone = sum(spent[name] for name in _LAYERS)
    with_document = alone + spent["document"]
    print(f"{name}: {words} words, dateparser {other_words} of them; ", end="")
    print(f"in 100 words {dates / words * 100:.1f} dates, {figures / words * 100:.1f} figures")
    print(f"dates and figures, the layers alone     {words / alone:10.0f} words/s")
    print(f"with folding, tokens and look-up        {words / with_document:10.0f} words/s")
    print(f"dateparser, dates only                  {other_words / other:10.0f} words/s")
    print(f"time a word, dateparser to the layers: {other / other_words / (alone / words):.0f}; ", end="")
    print(f"with folding, tokens and look-up: {other / other_words / (with_document / words):.0f}")
    for layer in sorted(_LAYERS):
        print(f"  {layer:14} {spent[layer] / words * 1e6:6.2f} us a word")


if __name__ == "__main__":
    main()
