"""The views of one large story, each in a process of its own: made anew, and asked again.

    python benchmarks/views.py [--articles 2000] [--corpus like|names] [--record FILE] [--beside SRC] [--rounds 2]

``--corpus like``: the articles of ``scale.py``, every word exchanged for another, names by story; ``names``: sentences
of the demo with other names and numbers, each told by hundreds of articles, read as they are. ``--beside`` is the
``src`` of another checkout: both are measured by turns on the same record, and the ratio of this one's time to the
other's is printed. ``--views A,B``: these only.

Processor time, from the opened record to the values, the lexicon loaded and the modules imported; what the record
remembers is dropped before a view is made anew. The desk's page: from a new desk to the page's bytes.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

VIEWS = (
    "timeline", "status", "disagreements", "disagreements --explained", "figures", "statements", "positions",
    "silences", "flags", "actors", "proposals", "quotes", "articles", "brief", "desk /",
)  # fmt: skip


def main() -> None:
    """Measure and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--articles", type=int, default=2000)
    ap.add_argument("--corpus", choices=("like", "names"), default="like")
    ap.add_argument("--record", type=Path)
    ap.add_argument("--beside", type=Path)
    ap.add_argument("--rounds", type=int, default=2)
    ap.add_argument("--views", default=",".join(VIEWS))
    ap.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    args = ap.parse_args()
    if args.measure:
        measure(str(args.record), args.views)
        return
    with tempfile.TemporaryDirectory() as folder:
        place = args.record or Path(folder) / "views.db"
        if not place.exists():
            make(str(place), args.articles, args.corpus)
        here = Path(__file__).resolve().parent.parent / "src"
        print(f"{'view':28}{'made s':>8}{'again s':>9}" + ("  before: s  again s  ratio" if args.beside else ""))
        for view in args.views.split(","):
            best: dict[Path, tuple[float, float]] = {}
            for source in [*filter(None, (args.beside, here))] * args.rounds:
                made, again = taken(source, place, view)
                old = best.get(source, (made, again))
                best[source] = min(old[0], made), min(old[1], again)
            line = f"{view:28}{best[here][0]:8.2f}{best[here][1]:9.2f}"
            if args.beside:
                before = best[args.beside]
                line += f"{before[0]:11.2f}{before[1]:9.2f}{best[here][0] / before[0]:7.2f}"
            print(line, flush=True)


def taken(source: Path, place: Path, view: str) -> tuple[float, float]:
    """The times of a view by the program of one checkout: made anew, and asked again."""
    path = os.pathsep.join([str(source), str(Path(__file__).parent)])
    command = [sys.executable, __file__, "--measure", "--record", str(place), "--views", view]
    told = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": path}, stdout=subprocess.PIPE, check=True, text=True
    )
    made, again = told.stdout.split()
    return float(made), float(again)


def make(place: str, count: int, corpus: str) -> None:
    """A record whose articles are one story."""
    import msgspec

    from musnad.linking import settle
    from musnad.record import Record

    with Record(place) as record:
        if corpus == "names":
            from corpus import recombined

            for number, article in enumerate(recombined(count, seed=11, length=3)):
                day = time.strftime("%Y-%m-%d", time.gmtime(1_577_836_800 + number // 50 * 86_400))
                record.add(
                    msgspec.structs.replace(article, id=f"a{number}", outlet=f"outlet {number % 60}", published=day)
                )
        else:
            import scale

            for made in islice(scale.corpus(), count):
                record._store.put(made.article, "", msgspec.json.encode(made.analysis))
            settle(record._store, record.lexicon)


def measure(place: str, view: str) -> None:
    """A view in a child of its own, made anew and then asked again in another."""
    from musnad.annotate.analyse import timexes
    from musnad.record import Record
    from musnad.views import brief, brief_html
    from musnad.web import app

    with Record(place) as record:
        timexes("يوم الأحد الماضي", "2020-01-08")  # what reads carried-over dates is imported now
        record.timeline(as_of="1000-01-01")
    app.create_app(place)

    def page(_: Record) -> Any:
        from starlette.testclient import TestClient

        with TestClient(app.create_app(place), base_url="http://127.0.0.1") as client:
            return client.get("/").content

    def opened(record: Record) -> Any:
        views = record.views() if hasattr(record, "views") else record.story()
        return brief_html.render(brief.gather(views), "ar")

    calls: dict[str, Callable[[Record], Any]] = {
        name: lambda record, name=name: getattr(record, name)()  # type: ignore[misc]
        for name in VIEWS
    }
    calls["disagreements --explained"] = lambda record: record.disagreements(explained=True)
    calls["brief"], calls["desk /"] = opened, page
    with sqlite3.connect(place) as connection:
        connection.execute("DELETE FROM remembered")
    made, again = (child(place, calls[view]) for _ in range(2))
    print(made, again)


def child(place: str, call: Callable[[Any], Any]) -> float:
    """Processor time of a call in a process of its own."""
    from musnad.record import Record

    end, start = os.pipe()
    pid = os.fork()
    if pid == 0:
        with Record(place) as record:
            began = time.process_time()
            call(record)
            os.write(start, f"{time.process_time() - began:.3f}".encode())
        os._exit(0)
    os.waitpid(pid, 0)
    os.close(start)
    return float(os.read(end, 100))


if __name__ == "__main__":
    main()
