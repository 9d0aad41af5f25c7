"""A record that grows: what adding, linking and the view of one story take at a thousand articles, ten thousand, more.

    python benchmarks/scale.py [--sizes 1000,10000,100000] [--record FILE]

Analysing is measured elsewhere (`analyse.py`), and takes the same for every article however large the record. Here a
few hundred short articles are analysed once; each article of the record is one of them with every word exchanged for
another of the same length (so that all spans still hold): names and headlines by story, other words by article. The
analysis goes along with the names exchanged. A part of the articles are planted copies of an earlier one: another
headline, cut at the end, a sentence added, words changed. At each size a thousand more are added and timed, in
processor time of this process; the articles are made in another one, so the memory is that of adding alone.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from multiprocessing.queues import Queue
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from corpus import recombined
from musnad.annotate.analyse import analyse
from musnad.linking import settle
from musnad.model import Article
from musnad.record import Record

_LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"
_COPIES = 0.05
KINDS = ("headline", "cut", "extended", "words")
_MORE = 1_000
_STORY = 20


class Made(NamedTuple):
    """An article with its analysis as JSON; ``story``: its number; ``copy_of``: the id of what it was made from."""

    article: Article
    analysis: dict[str, Any]
    story: int
    copy_of: str | None = None
    kind: str | None = None


@lru_cache(maxsize=200_000)
def _other(word: str, seed: int) -> str:
    drawn = hashlib.shake_128(f"{word} {seed}".encode()).digest(len(word))
    return "".join(_LETTERS[d % len(_LETTERS)] if c.isalpha() else c for c, d in zip(word, drawn, strict=True))


def base(count: int = 200) -> list[tuple[str, dict[str, Any]]]:
    """Short articles analysed once: text, and analysis."""
    out = []
    for article in recombined(count, seed=11, length=3):
        out.append((article.text, msgspec.json.decode(analyse(article).to_json())))
    return out


def exchanged(text: str, analysis: dict[str, Any], story: int, number: int) -> tuple[str, dict[str, Any]]:
    """A base article with every word exchanged."""
    names = {(m["start"], m["end"]) for m in analysis["mentions"]}
    headline = analysis["sentences"][0]["end"] if analysis["sentences"] else 0
    out, at = [], 0
    for word in text.split(" "):
        by_story = at < headline or any(s <= at < e for s, e in names)
        out.append("\n".join(_other(w, story if by_story else -number) for w in word.split("\n")))
        at += len(word) + 1
    packed = msgspec.json.encode(analysis).decode()
    actors = {m["actor"] for m in analysis["mentions"] if m["actor"]}
    for actor in sorted(actors, key=len, reverse=True):
        packed = packed.replace(f'"{actor}"', f'"local:{_other("اسماول", story)} {_other(actor[-6:], story)}"')
    return " ".join(out), msgspec.json.decode(packed)


def corpus(seed: int = 5) -> Iterator[Made]:
    """Articles without end, by day: stories of some twenty articles each, and copies of earlier articles."""
    rng = random.Random(seed)
    bank = base()
    open_stories = list(range(40))
    told = dict.fromkeys(open_stories, 0)
    recent: list[Made] = []
    number = 0
    while True:
        number += 1
        day = time.strftime("%Y-%m-%d", time.gmtime(1_262_304_000 + number // 50 * 86_400))
        if recent and rng.random() < _COPIES:
            made = copied(rng, rng.choice(recent), number, day)
        else:
            story = rng.choice(open_stories)
            told[story] += 1
            if told[story] >= _STORY:
                open_stories.remove(story)
                open_stories.append(len(told))
                told[len(told)] = 0
            text, analysis = exchanged(*bank[story % len(bank)], story, number)
            made = placed(text, analysis, story, number, day)
        recent = [*recent[-499:], made]
        yield made


def placed(
    text: str,
    analysis: dict[str, Any],
    story: int,
    number: int,
    day: str,
    of: str | None = None,
    kind: str | None = None,
) -> Made:
    """An article of a day, with its analysis."""
    article = Article(id=f"a{number}", text=text, published=day, outlet=f"outlet {number % 60}", language="ar")
    head = {**analysis["article"], "id": article.id, "version": article.version(), "outlet": article.outlet}
    head["published"] = {"from": day, "to": day, "basis": "given", "reasons": []}
    return Made(article, {**analysis, "article": head}, story, of, kind)


def copied(rng: random.Random, made: Made, number: int, day: str) -> Made:
    """A copy of an article."""
    kind = rng.choice(KINDS)
    text, analysis = made.article.text, made.analysis
    sentences = analysis["sentences"]
    if kind == "headline":
        end = sentences[0]["end"]
        text = " ".join(_other(w, number) for w in text[:end].split(" ")) + text[end:]
    elif kind == "cut" and len(sentences) > 2:
        text = text[: sentences[-1]["start"]].rstrip()
        inside = {k: [x for x in v if x["end"] <= len(text)] for k, v in analysis.items() if _layer(k, v)}
        analysis = {**analysis, **inside}
    elif kind == "extended":
        start = len(text) + 2
        text += "\n\n" + " ".join(_other("كلماتجديدة"[: 3 + n % 7], number * 100 + n) for n in range(18)) + "."
        added = {"id": f"{number:012x}", "start": start, "end": len(text), "rule": "added"}
        analysis = {**analysis, "sentences": [*sentences, added]}
    else:
        words = text.split(" ")
        for at in rng.sample(range(len(words)), min(3, len(words))):
            words[at] = "\n".join(_other(w, number) for w in words[at].split("\n"))
        text = " ".join(words)
    return placed(text, analysis, made.story, number, day, made.article.id, kind)


def _layer(name: str, value: object) -> bool:
    return isinstance(value, list) and name != "attributions"


def main() -> None:
    """Measure and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--sizes", default="1000,10000")
    ap.add_argument("--record", type=Path)
    args = ap.parse_args()
    with tempfile.TemporaryDirectory() as folder, Record(args.record or Path(folder) / "scale.db") as record:
        grow(record, [int(size) for size in args.sizes.split(",")])


def feed(queue: Queue[tuple[Any, ...]], count: int) -> None:
    """Make articles for another process."""
    for made in islice(corpus(), count):
        queue.put((made.article, msgspec.json.encode(made.analysis), made.story, made.copy_of, made.kind))


def grow(record: Record, sizes: list[int]) -> None:
    """Let a record grow, and print what a thousand more take at each size."""
    store, lexicon = record._store, record.lexicon
    made: list[tuple[str, int, str | None, str | None]] = []
    context = multiprocessing.get_context("spawn")
    queue: Queue[tuple[Any, ...]] = context.Queue(100)
    context.Process(target=feed, args=(queue, max(sizes) + _MORE), daemon=True).start()
    print("articles   1,000 more: put s  link s   a story: articles  timeline s   MB now  MB at most", flush=True)

    def add(count: int) -> tuple[float, float]:
        took = [0.0, 0.0]
        for first in range(0, count, 500):
            for _ in range(min(500, count - first)):
                article, analysis, *rest = queue.get()
                made.append((article.id, *rest))
                began = time.process_time()
                store.put(article, "", analysis)
                took[0] += time.process_time() - began
            began = time.process_time()
            settle(store, lexicon)
            took[1] += time.process_time() - began
        return took[0], took[1]

    for size in sizes:
        add(size - len(made))
        put, link = add(_MORE)
        grouped = record.stories(least=10)
        chosen = grouped[len(grouped) // 2]
        began = time.process_time()
        record.timeline(story=chosen.id)
        view = time.process_time() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
        print(
            f"{size:8}   {put:18.1f} {link:7.1f}   {len(chosen.articles):17} {view:11.2f} {now():8.0f} {peak:10.0f}",
            flush=True,
        )
        judge(record, made)


def now() -> float:
    """Memory of this process, MB; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6
    except OSError:
        return 0.0


def judge(record: Record, made: list[tuple[str, int, str | None, str | None]]) -> None:
    """Print how much of what was planted was found.

    Copies of copies are one family. Which of several texts of one day is the original nobody can tell, so a copy is
    found when it leads to an earlier one of its family, or one of the same day leads to it.
    """
    found = dict(record._store.copies())
    parent = {name: of for name, _, of, _ in made}

    def family(name: str) -> str:
        while (of := parent[name]) is not None:
            name = of
        return name

    led_to = {of for name, of in found.items() if family(name) == family(of)}
    planted = {name: kind for name, _, of, kind in made if of is not None}
    for kind in KINDS:
        of_kind = [name for name, k in planted.items() if k == kind]
        right = sum(n in led_to or (n in found and family(found[n]) == family(n)) for n in of_kind)
        print(f"    copies, {kind}: {right} of {len(of_kind)} found")
    false = sum(family(name) != family(of) for name, of in found.items())
    print(f"    false copies: {false} of {len(made) - len(planted)} other articles", flush=True)
    story = {name: number for name, number, _, _ in made}
    links = record._store.linked()
    followed = [(link.article, link.parent) for link in links if link.parent]
    wrong = sum(story[a] != story[b] for a, b in followed)
    roots: dict[int, set[str]] = {number: set() for number in story.values()}
    for link in links:
        roots[story[link.article]].add(link.story)
    whole = sum(len(r) == 1 for r in roots.values())
    print(
        f"    stories: {whole} of {len(roots)} whole; {wrong} of {len(followed)} links lead to another story",
        flush=True,
    )


if __name__ == "__main__":
    main()
