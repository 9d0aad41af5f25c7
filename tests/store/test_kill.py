"""Killed at any moment, the next `add` of the same files ends in the same record as an undisturbed run."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from musnad.record import Record

KILLS = 20
PLACES = ("الموصل", "البصرة", "كركوك", "أربيل", "الأنبار", "ديالى", "بابل", "النجف")


def write_articles(path: Path, count: int = 40) -> None:
    with path.open("w", encoding="utf-8") as out:
        for n in range(count):
            place = PLACES[n % len(PLACES)]
            text = f"الوفد في {place}\n" + "\n".join(
                f"قال المتحدث رقم {n} إن {k + n} جنديا وصلوا إلى {place} يوم {k % 28 + 1} يناير 2020 وبدأوا التدريب."
                for k in range(3)
            )
            row = {"id": f"article-{n:03}", "text": text, "outlet": f"outlet {n % 5}", "published": "2020-02-01"}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            if n % 10 == 9:  # a changed text under the same id
                out.write(json.dumps({**row, "text": text + "\nوعاد الوفد."}, ensure_ascii=False) + "\n")


def adding(record: Path, source: Path, workers: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "musnad", "add", "--record", str(record), "--workers", str(workers), str(source)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def dump(record: Path) -> list[str]:
    with Record(record, create=False) as opened:
        return list(opened.dump())


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9")
def test_killed_twenty_times_and_added_again(tmp_path: Path) -> None:
    source = tmp_path / "articles.jsonl"
    write_articles(source)
    undisturbed = tmp_path / "undisturbed.db"
    start = time.perf_counter()
    assert adding(undisturbed, source, 1).wait() == 0
    took = time.perf_counter() - start
    expected = dump(undisturbed)

    chance = random.Random(7)
    for number in range(2):
        record, kills, rounds = tmp_path / f"killed-{number}.db", 0, 0
        while kills < KILLS // 2 and rounds < 60:
            rounds += 1
            process = adding(record, source, 2 if rounds % 4 == 0 else 1)
            time.sleep(chance.uniform(0.2, 0.9) * took)
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                kills += 1
            process.wait()
            if rounds % 4 == 0:  # most of it is recorded by now; try early moments again
                for file in tmp_path.glob(f"killed-{number}.db*"):
                    file.unlink()
        assert kills == KILLS // 2
        assert adding(record, source, 1).wait() == 0
        assert dump(record) == expected
