"""Memory of the analysis over a stream of articles: flat after the first thousand.

    python benchmarks/memory.py [--articles 20000]          # --articles 100000 takes about five times as long

Prints the resident memory every tenth of the way, and the peak. Articles are made one by one and thrown away.
"""

from __future__ import annotations

import argparse
import os
import resource
import time
from pathlib import Path

from corpus import recombined
from musnad.annotate.pool import analyse_all


def resident() -> float:
    """Resident memory of this process in MB; where /proc is missing, the peak."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    return peak()


def peak() -> float:
    """Peak resident memory in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--articles", type=int, default=20_000)
    ap.add_argument("--length", type=int, default=12, help="sentences an article")
    args = ap.parse_args()
    step = max(1, args.articles // 10)
    began, size, settled = time.perf_counter(), 0, 0.0
    for number, analysis in enumerate(analyse_all(recombined(args.articles, length=args.length)), 1):
        size += len(analysis)
        if number == min(1_000, step):
            settled = resident()
        if number % step == 0 or number == min(1_000, step):
            print(f"{number:8} articles  {resident():6.0f} MB  {time.perf_counter() - began:6.0f} s", flush=True)
    print(
        f"{size / 2**20:.0f} MB of JSON; peak {peak():.0f} MB; {resident() - settled:+.1f} MB since the first thousand"
    )


if __name__ == "__main__":
    main()
