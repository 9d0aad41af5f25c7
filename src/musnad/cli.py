"""The command line: a thin shell over the library."""

from __future__ import annotations

import sys

import msgspec

from .annotate.analyse import analyse, failed
from .model import Article


def main() -> None:
    """Analyse a JSON line each; replaced by the full command line."""
    if sys.argv[1:] != ["analyse", "--jsonl"]:
        raise SystemExit(2)
    bad = 0
    for line in sys.stdin.buffer:
        try:
            article = msgspec.json.decode(line, type=Article)
            result = analyse(article)
        except msgspec.MsgspecError as error:
            bad, result = 1, failed("?", str(error))
        sys.stdout.buffer.write(result.to_json() + b"\n")
    sys.exit(bad)
