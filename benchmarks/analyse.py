"""How fast the analysis is, beside trafilatura's extraction of the same articles as pages, which a user runs anyway.

    python benchmarks/analyse.py [--articles 2000]

Both run in this one process, in turn, on one core; processor time is counted, not waiting. Prints articles/s, words/s,
microseconds a word for each layer, and peak memory; quote ratios, not seconds.
"""

from __future__ import annotations

import argparse
import html
import resource
import time
from collections import defaultdict

import trafilatura

from corpus import recombined
from musnad.annotate.analyse import PROGRAM
from musnad.annotate.ar import ANNOTATORS
from musnad.annotate.document import Document
from musnad.annotate.pipeline import run
from musnad.lexicon.lexicon import load
from musnad.model import Article


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
    ap.add_argument("--articles", type=int, default=2000)
    args = ap.parse_args()
    began = time.process_time()
    lexicon = load()
    ready = time.process_time() - began
    made = list(recombined(args.articles))
    pages = [page(a) for a in made]
    words = sum(len(a.text.split()) for a in made)

    musnad_s = trafilatura_s = 0.0
    for start in range(0, len(made), 100):  # in turn, so that a slow moment of the machine slows both
        began = time.process_time()
        for article in made[start : start + 100]:
            run(article, lexicon, ANNOTATORS, PROGRAM).to_json()
        musnad_s += time.process_time() - began
        began = time.process_time()
        for text in pages[start : start + 100]:
            trafilatura.extract(text)
        trafilatura_s += time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

    layers: dict[str, float] = defaultdict(float)
    sample = made[:: max(1, len(made) // 300)]
    for article in sample:
        began = time.process_time()
        doc = Document(article, lexicon)
        layers["fold, tokenize, look up"] += time.process_time() - began
        for annotator in ANNOTATORS:
            began = time.process_time()
            annotator.run(doc)
            layers[annotator.gives] += time.process_time() - began
    sample_words = sum(len(a.text.split()) for a in sample)

    print(f"{len(made)} articles, {words} words; lexicon ready in {ready:.2f} s; peak memory {memory:.0f} MB (both)")
    print(f"musnad       {len(made) / musnad_s:8.0f} articles/s  {words / musnad_s:10.0f} words/s")
    print(f"trafilatura  {len(made) / trafilatura_s:8.0f} articles/s  {words / trafilatura_s:10.0f} words/s")
    print(f"time, musnad to trafilatura: {musnad_s / trafilatura_s:.2f}")
    for name, seconds in layers.items():
        print(f"  {name:26} {seconds / sample_words * 1e6:6.2f} us a word")


if __name__ == "__main__":
    main()
