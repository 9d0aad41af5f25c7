"""How fast the analysis is, beside trafilatura's extraction of the same articles as pages, which a user runs anyway.

    python benchmarks/analyse.py [--articles 2000] [--texts FILE.jsonl]
    python benchmarks/analyse.py --warm FILE.jsonl

On dense text and on text of ordinary density, see ``corpus.py``. Both run in this one process, in turn, on one core;
processor time is counted, not waiting. Prints articles/s, words/s, microseconds a word for each layer, and peak memory;
quote ratios, not seconds.

``--warm``: only the words/s of texts already met: the sentences of a file (a ``text`` a line) joined twelve to an
article, all read once beside that reading's figure (cold), then again and again in this process, the best of three
(warm), the collector of circles off; the same for each annotator.
"""

from __future__ import annotations

import argparse
import gc
import html
import json
import resource
import time
from collections import Counter, defaultdict
from pathlib import Path

import trafilatura

from corpus import add_options, corpora
from musnad.annotate.analyse import PROGRAM
from musnad.annotate.ar import ANNOTATORS
from musnad.annotate.document import Document
from musnad.annotate.pipeline import run
from musnad.collection import no_collection
from musnad.lexicon.lexicon import Lexicon, load
from musnad.model import Article

_COUNTED = ("timexes", "quantities", "mentions", "quotations", "events", "statuses")


def page(article: Article) -> str:
    """The article as a news site serves it: among some 600 elements, most of them links, pictures and furniture."""
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in article.text.split("\n\n"))
    menu = "".join(f'<li class="item"><a href="/section/{n}">قسم {n}</a></li>' for n in range(60))
    cards = "".join(
        f'<div class="card"><a href="/{n}"><img src="/{n}.jpg" alt=""></a><h3><a href="/{n}">خبر آخر {n}</a></h3>'
        f'<time datetime="2020-01-01">1 يناير</time></div>'
        for n in range(50)
    )
    return (
        f'<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>{article.id}</title>'
        f"<script>{'var a = 1;' * 500}</script><style>{'.c {{ color: red }}' * 200}</style></head>"
        f"<body><header><nav><ul>{menu}</ul></nav></header><main><article><h1>{article.id}</h1>{paragraphs}</article>"
        f'<section class="related">{cards}</section><form class="comments"><textarea></textarea></form></main>'
        f"<footer><ul>{menu}</ul><p>جميع الحقوق محفوظة</p></footer></body></html>"
    )


def main() -> None:
    """Measure and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_options(ap, articles=2000)
    ap.add_argument("--warm", type=Path, metavar="FILE.jsonl", help="words/s of these sentences when met before")
    args = ap.parse_args()
    began = time.process_time()
    lexicon = load()
    print(f"lexicon ready in {time.process_time() - began:.2f} s")
    if args.warm is not None:
        warm(joined(args.warm), lexicon)
        return
    for name, made in corpora(args).items():
        measure(name, made, lexicon)


#: Sentences joined to an article, and readings of which the best counts.
_SENTENCES, _READINGS = 12, 3


def joined(file: Path) -> list[Article]:
    """Articles of twelve sentences each from a file with a ``text`` a line."""
    texts = [json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        Article(id=str(at), text="\n".join(texts[at : at + _SENTENCES]), language="ar")
        for at in range(0, len(texts), _SENTENCES)
    ]


def warm(made: list[Article], lexicon: Lexicon) -> None:
    """Print words/s at the first reading and at the best of the next three, and the best of each annotator."""
    words = sum(len(a.text.split()) for a in made)
    gc.disable()

    def whole() -> float:
        began = time.process_time()
        for article in made:
            run(article, lexicon, ANNOTATORS, PROGRAM)
        return time.process_time() - began

    print(f"{len(made)} articles, {words} words")
    print(f"cold  {words / whole():8.0f} words/s")
    print(f"warm  {words / min(whole() for _ in range(_READINGS)):8.0f} words/s")
    rounds = [steps(made, lexicon) for _ in range(_READINGS)]
    for layer in rounds[0]:
        print(f"  {layer:26} {min(r[layer] for r in rounds) / words * 1e6:6.2f} us a word")


def steps(made: list[Article], lexicon: Lexicon) -> dict[str, float]:
    """Seconds of each step of the analysis of some articles."""
    layers: dict[str, float] = defaultdict(float)
    for article in made:
        with no_collection():  # as the analysis does
            began = time.process_time()
            doc = Document(article, lexicon)
            layers["fold, tokenize, look up"] += time.process_time() - began
            for annotator in ANNOTATORS:
                began = time.process_time()
                annotator.run(doc)
                layers[annotator.gives] += time.process_time() - began
        doc.notes.clear()
    return layers


def measure(name: str, made: list[Article], lexicon: Lexicon) -> None:
    """Measure with some articles and print."""
    pages = [page(a) for a in made]
    words = sum(len(a.text.split()) for a in made)
    found: Counter[str] = Counter()

    musnad_s = trafilatura_s = 0.0
    for start in range(0, len(made), 100):  # in turn, so that a slow moment of the machine slows both
        began = time.process_time()
        for article in made[start : start + 100]:
            analysis = run(article, lexicon, ANNOTATORS, PROGRAM)
            analysis.to_json()
            for layer in _COUNTED:
                found[layer] += len(getattr(analysis, layer))
        musnad_s += time.process_time() - began
        began = time.process_time()
        for text in pages[start : start + 100]:
            trafilatura.extract(text)
        trafilatura_s += time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

    sample = made[:: max(1, len(made) // 300)]
    layers = steps(sample, lexicon)
    sample_words = sum(len(a.text.split()) for a in sample)

    print(f"{name}: {len(made)} articles, {words} words; peak memory so far {memory:.0f} MB (both)")
    print("in 100 words:", ", ".join(f"{found[layer] / words * 100:.1f} {layer}" for layer in _COUNTED))
    print(f"musnad       {len(made) / musnad_s:8.0f} articles/s  {words / musnad_s:10.0f} words/s")
    print(f"trafilatura  {len(made) / trafilatura_s:8.0f} articles/s  {words / trafilatura_s:10.0f} words/s")
    print(f"time, musnad to trafilatura: {musnad_s / trafilatura_s:.2f}")
    for layer, seconds in layers.items():
        print(f"  {layer:26} {seconds / sample_words * 1e6:6.2f} us a word")


if __name__ == "__main__":
    main()
