"""Articles to measure with.

``dense``: recombined from sentences of the demo, with varied names and numbers, so that no cache of sentences helps;
they hold far more events, dates and figures than most news. ``news``: recombined from ``news.txt``, sentences of
ordinary density. Or one's own texts from a file.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from musnad.demo import articles
from musnad.model import Article

_FIRST = ["محمد", "أحمد", "علي", "حسين", "سعيد", "خالد", "ياسر", "عمر", "يوسف", "إبراهيم", "طارق", "نبيل", "سامي"]
_LAST = ["الجبوري", "الساعدي", "المالكي", "الخفاجي", "الزيدي", "العبيدي", "الشمري", "الدليمي", "النعيمي", "التميمي"]
_PLACES = ["بغداد", "الموصل", "البصرة", "أربيل", "كركوك", "الرمادي", "دمشق", "حلب", "بيروت", "صنعاء", "عدن", "الخرطوم"]
_VERBS = ["أعلن", "أكد", "أوضح", "قال", "ذكر", "أضاف", "نفى", "حذر"]


_NEWS = Path(__file__).parent / "news.txt"
#: Texts of one's own are joined until an article has so many words.
_LONG_ENOUGH = 300


def add_options(ap: argparse.ArgumentParser, articles: int) -> None:
    """The options that say what to measure with."""
    ap.add_argument("--articles", type=int, default=articles)
    ap.add_argument("--texts", type=Path, help="JSON lines with a `text` each, measured besides; short ones are joined")


def corpora(args: argparse.Namespace) -> dict[str, list[Article]]:
    """What to measure with, by name."""
    found = {"dense": list(recombined(args.articles)), "news": list(ordinary(args.articles))}
    if args.texts is not None:
        found[args.texts.stem] = list(joined(args.texts))
    return found


def joined(path: Path) -> Iterator[Article]:
    """Texts of a file of JSON lines, short ones joined to articles."""
    parts: list[str] = []
    words = number = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["text"]
        parts.append(text)
        words += len(text.split())
        if words >= _LONG_ENOUGH:
            yield Article(id=f"text-{number}", text="\n\n".join(parts), published="2006-03-04", language="ar")
            parts, words, number = [], 0, number + 1
    if parts:
        yield Article(id=f"text-{number}", text="\n\n".join(parts), published="2006-03-04", language="ar")


def ordinary(count: int, seed: int = 7, length: int = 16) -> Iterator[Article]:
    """``count`` articles of ``length`` newspaper sentences, their numbers varied, the same for the same seed."""
    rng = random.Random(seed)
    bank = [line for line in _NEWS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for number in range(count):
        body = [_renumber(rng, sentence) for sentence in rng.sample(bank, length)]
        day = f"20{rng.randint(10, 24)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        yield Article(id=f"news-{number}", text="\n\n".join(body), published=day, language="ar")


def sentences() -> list[str]:
    """The sentences of the demo's articles."""
    found: list[str] = []
    for article in articles():
        for line in article.text.splitlines():
            found += [s.strip() for s in re.split(r"(?<=[.؟!])\s+", line) if len(s) > 40]
    return found


def recombined(count: int, seed: int = 7, length: int = 12) -> Iterator[Article]:
    """``count`` articles of ``length`` sentences, the same for the same seed."""
    rng = random.Random(seed)
    bank = sentences()
    for number in range(count):
        lead = f"{rng.choice(_VERBS)} {_name(rng)} وصول {rng.randint(2, 9999)} عنصرا إلى {rng.choice(_PLACES)}"
        body = [lead, *(_vary(rng, rng.choice(bank)) for _ in range(length))]
        day = f"20{rng.randint(10, 24)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        yield Article(id=f"bench-{number}", text="\n\n".join(body), published=day, language="ar")


def _name(rng: random.Random) -> str:
    return f"{rng.choice(_FIRST)} {rng.choice(_LAST)}"


def _vary(rng: random.Random, sentence: str) -> str:
    """Another number for each number, and a new name and place at the end."""
    varied = _renumber(rng, sentence)
    return f"{varied.rstrip('.')}، بحسب {_name(rng)} من {rng.choice(_PLACES)}."


def _renumber(rng: random.Random, sentence: str) -> str:
    return re.sub(r"\d+", lambda m: str(rng.randint(1, 30) if len(m[0]) < 3 else rng.randint(1000, 9999)), sentence)
