"""How time grows with the size of hostile input: texts made to make a reader slow, each in doubling sizes.

    python benchmarks/growth.py [--doublings 5]

For each doubling the time is divided by that of half the size: 2 is linear growth, 4 is quadratic. The best of some
runs of each counts, and none is read twice in a row, so that a slow moment of the machine does not stand for growth.
"""

from __future__ import annotations

import argparse
import time
from itertools import pairwise

from musnad.annotate.analyse import analyse
from musnad.lexicon.lexicon import load
from musnad.model import Article

_RUNS = 3
#: A text for a size: what makes it hostile, and a text of about that many tokens or letters.
HOSTILE = {
    "opening quotation marks": lambda n: "قال الوزير « " * n,
    "quotation marks alone": lambda n: "«" * n,
    "one long name": lambda n: "وصل محمد " + "بن علي " * n + "إلى بغداد",
    "one long word": lambda n: "و" * n,
    "digits": lambda n: "بلغ " + "7" * n + " جنديا",
    "directional marks in numbers": lambda n: "1\u200f2\u200e3" * (n // 5) + " و" + "\u202b7\u202c5 " * (n // 5),
    "numbers and dates": lambda n: "في 3 كانون الثاني 2020 قتل 5 " * (n // 8),
    "nested brackets": lambda n: "(" * n + "قال" + ")" * n,
    "right-to-left overrides": lambda n: "قال\u202e " * n,
    "no full stop": lambda n: "أعلن الجيش تعليق تدريب القوات في بغداد " * (n // 8),
}


def best(texts: list[str]) -> list[float]:
    """Seconds for each text: the least of several runs by turns."""
    found = [float("inf")] * len(texts)
    for _ in range(_RUNS):
        for at, text in enumerate(texts):
            began = time.process_time()
            analyse(Article(id="x", text=text, language="ar"))
            found[at] = min(found[at], time.process_time() - began)
    return found


def main() -> None:
    """Measure and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--doublings", type=int, default=5)
    ap.add_argument("--smallest", type=int, default=200)
    args = ap.parse_args()
    load()
    sizes = [args.smallest << step for step in range(args.doublings + 1)]
    print("growth of time at each doubling, from", sizes[0], "to", sizes[-1])
    for name, make in HOSTILE.items():
        took = best([make(size) for size in sizes])
        ratios = " ".join(f"{after / before:5.1f}" for before, after in pairwise(took))
        whole = took[-1] / took[0]
        print(f"{name:26}{ratios}   in all x{whole:.0f} for x{sizes[-1] // sizes[0]}")


if __name__ == "__main__":
    main()
