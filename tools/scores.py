"""Run the scorer, write ``docs/scores.md``, and raise the floors that the tests hold.

    python tools/scores.py                      # measure, write the table, raise floors
    python tools/scores.py --lower events --because "the reason"   # the only way down

The scorer and its gold lie beside the project (``../shared``); they are not part of it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCORER = ROOT.parent / "shared" / "score" / "score.py"
OTHERS = SCORER.with_name("others.py")
FLOORS = ROOT / "tests" / "floors.toml"
TABLE = ROOT / "docs" / "scores.md"
PROGRAM = f"{sys.executable} -m musnad"


def measure() -> dict[str, float]:
    """The figures of all suites, by name (``gold.events.F1``, ``dates.ALL.value``, ...)."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "scores.json"
        command = [sys.executable, str(SCORER), "all", "--cmd", f"{PROGRAM} analyse --jsonl", "--program", PROGRAM]
        subprocess.run([*command, "--json", str(out)], check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
        report = json.loads(out.read_text(encoding="utf-8"))
    found: dict[str, float] = {}
    for suite, rows in report.items():
        for row in rows:
            name = row.get("layer") or row.get("suite") or row.get("type")
            for key, value in row.items():
                if isinstance(value, int | float) and key not in ("gold", "pred", "cases", "s_per_1000", "of traps"):
                    found[f"{suite}.{name}.{key}"] = value
    said = subprocess.run(
        [sys.executable, str(OTHERS), "--cmd", f"{PROGRAM} analyse --jsonl"], check=True, capture_output=True, text=True
    ).stdout
    for line in said.splitlines():
        if ": recall " in line:
            name, _, rest = line.partition(": recall ")
            found[f"others.{name}"] = float(rest.split("= ")[1].split(";")[0])
    return found


def floors() -> dict[str, float]:
    """The floors the tests hold."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))["floors"] if FLOORS.exists() else {}


def gated(name: str) -> bool:
    """Figures that have a floor: those that may only go up."""
    suite, _, rest = name.partition(".")
    if suite == "gold":
        return rest.split(".")[1] in ("F1", "speaker", "cue", "anonymous", "polarity", "modality", "actor", "date")
    if suite == "cross":
        return rest.split(".")[1] in ("found", "all articles")
    return suite == "others" or rest.endswith((".value", ".F1 exact"))


def main() -> None:
    """Measure, write, raise."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--lower", action="append", default=[], help="a figure whose floor may go down (a prefix)")
    ap.add_argument("--because", help="the reason, kept in the file")
    args = ap.parse_args()
    if args.lower and not args.because:
        ap.error("--lower needs --because")
    found, old = measure(), floors()
    new = dict(old)
    for name, value in sorted(found.items()):
        if gated(name) and (value >= old.get(name, 0.0) or any(name.startswith(p) for p in args.lower)):
            new[name] = value
    lines = ["# Floors of the score gate; written by tools/scores.py. They only go up.", "", "[floors]"]
    lines += [f'"{name}" = {value}' for name, value in sorted(new.items())]
    reasons = (
        [line for line in FLOORS.read_text(encoding="utf-8").splitlines() if line.startswith("# lowered")]
        if FLOORS.exists()
        else []
    )
    if args.lower:
        reasons.append(f"# lowered {', '.join(args.lower)}: {args.because}")
    FLOORS.write_text("\n".join([*lines, "", *reasons]).rstrip() + "\n", encoding="utf-8")
    _write_table(found)


def _write_table(found: dict[str, float]) -> None:
    rows = "\n".join(f"| {name} | {value} |" for name, value in sorted(found.items()))
    text = TABLE.read_text(encoding="utf-8") if TABLE.exists() else "# Scores\n\n<!-- table -->\n<!-- end -->\n"
    head, _, rest = text.partition("<!-- table -->")
    _, _, tail = rest.partition("<!-- end -->")
    TABLE.write_text(
        f"{head}<!-- table -->\n\n| figure | value |\n|---|---|\n{rows}\n\n<!-- end -->{tail}", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
