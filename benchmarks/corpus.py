"""Articles recombined from sentences of the demo, with varied names and numbers: no cache of sentences helps."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from musnad.demo import articles
from musnad.model import Article

_FIRST = ["محمد", "أحمد", "علي", "حسين", "سعيد", "خالد", "ياسر", "عمر", "يوسف", "إبراهيم", "طارق", "نبيل", "سامي"]
_LAST = ["الجبوري", "الساعدي", "المالكي", "الخفاجي", "الزيدي", "العبيدي", "الشمري", "الدليمي", "النعيمي", "التميمي"]
_PLACES = ["بغداد", "الموصل", "البصرة", "أربيل", "كركوك", "الرمادي", "دمشق", "حلب", "بيروت", "صنعاء", "عدن", "الخرطوم"]
_VERBS = ["أعلن", "أكد", "أوضح", "قال", "ذكر", "أضاف", "نفى", "حذر"]


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
    varied = re.sub(r"\d+", lambda m: str(rng.randint(1, 30) if len(m[0]) < 3 else rng.randint(1000, 9999)), sentence)
    return f"{varied.rstrip('.')}، بحسب {_name(rng)} من {rng.choice(_PLACES)}."
