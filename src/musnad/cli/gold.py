"""Commands for what people corrected in annotation tools: import-gold, score."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated, Any

import typer

from .app import app
from .options import Folders, Format, Output
from .shell import Failure, binary, folders_of, list_format, opened_record, say


@app.command("import-gold")
def import_gold(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A brat folder, or a JSON export of Label Studio.")],
    output: Output = None,
) -> None:
    """Read back what was corrected in brat or Label Studio.

    JSON, an analysis a line with its text: what `musnad score` takes. A line that cannot be read is named on standard
    error, the rest is read.

    Example:  musnad export --format brat -o to-correct    musnad import-gold to-correct -o gold.jsonl
    """
    from ..views.cells import json_line
    from ..views.gold.reading import read_corrected

    bad = False
    with binary(output) as out:
        for gold, problems in read_corrected(path):
            for problem in problems:
                bad = True
                say(problem)
            if gold["text"]:
                out.write(json_line(gold) + b"\n")
    if bad:
        raise typer.Exit(1)


@app.command()
def score(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A .jsonl of gold, or a folder of such or .json files.")],
    record: Annotated[
        Path | None, typer.Option("--record", metavar="FILE", help="Compare what a record holds; else read anew.")
    ] = None,
    command: Annotated[
        str | None, typer.Option("--cmd", metavar="COMMAND", help="Compare what another `analyse --jsonl` gives.")
    ] = None,
    show: Annotated[
        list[str] | None, typer.Option("--show", metavar="LAYER", help="List what was missed and invented. Repeatable.")
    ] = None,
    lexicon: Folders = None,
    format: Format = None,
    output: Output = None,
) -> None:
    """Compare what is read with gold, layer by layer.

    Precision, recall and F1, and the shares of pairs with the same span, fields and arguments; rules: docs/gold.md.

    Example:  musnad score gold.jsonl --record coalition.db --show events
    """
    from ..views.gold.reading import load_gold
    from ..views.gold.score import LAYERS, score_table
    from ..views.gold.score import score as compare
    from ..views.tables import render

    if record is not None and command is not None:
        raise typer.BadParameter("either --record or --cmd", param_hint="--cmd")
    for layer in show or ():
        if layer not in LAYERS:
            raise typer.BadParameter(f"{layer!r} is not one of {', '.join(LAYERS)}", param_hint="--show")
    items = load_gold(gold)
    if record is not None:
        found = _recorded(items, record)
    elif command is not None:
        found = _commanded(items, command)
    else:
        found = _read(items, folders_of(lexicon))
    missing = [g["article"]["id"] for g in items if g["article"]["id"] not in found]
    for name in missing:
        say(f"{name}: there is no analysis of this text")
    results = compare((g, found[g["article"]["id"]]) for g in items if g["article"]["id"] in found)
    chosen: Any = format or list_format(output)
    text = render("score", results, chosen) if chosen != "table" else score_table(results, show or ())
    with binary(output) as out:
        out.write(text.encode("utf-8", "replace"))
    if missing:
        raise typer.Exit(1)


def _articles(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The articles of gold, as `musnad analyse` takes them."""
    names = ("id", "title", "url", "outlet", "agency", "language", "translated")
    out = []
    for item in items:
        head = item["article"]
        if not isinstance(item.get("text"), str):
            raise Failure(f"{head['id']}: the gold has no text: compare with --record")
        published = head.get("published") or {}
        day = published.get("to") if published.get("basis") in ("given", "metadata", "url") else None
        known = {name: head[name] for name in names if head.get(name) is not None}
        out.append({**known, "text": item["text"], **({"published": day} if day else {})})
    return out


def _read(items: list[dict[str, Any]], folders: tuple[Path, ...]) -> dict[str, dict[str, Any]]:
    import msgspec

    from ..annotate.pool import analyse_safely
    from ..lexicon.lexicon import load
    from ..model import Article, builtins

    lexicon = load(*folders)
    found = (analyse_safely(msgspec.convert(a, Article), lexicon) for a in _articles(items))
    analyses = [msgspec.json.decode(a) if isinstance(a, bytes) else builtins(a) for a in found]
    return {a["article"]["id"]: a for a in analyses}


def _recorded(items: list[dict[str, Any]], record: Path) -> dict[str, dict[str, Any]]:
    from ..model import builtins

    with opened_record(record) as opened:
        readings = {r.id: r for r in opened.story().readings}
    found = {}
    for item in items:
        head = item["article"]
        reading = readings.get(head["id"])
        if reading is None:
            continue
        if item.get("text", reading.text) != reading.text:
            say(f"{head['id']}: the record holds another version of the text")
            continue
        found[head["id"]] = {**builtins(reading.analysis), "text": reading.text}
    return found


def _commanded(items: list[dict[str, Any]], command: str) -> dict[str, dict[str, Any]]:
    import subprocess

    import msgspec

    lines = b"".join(msgspec.json.encode(article) + b"\n" for article in _articles(items))
    try:
        done = subprocess.run(shlex.split(command), input=lines, stdout=subprocess.PIPE, check=False)
        analyses = [msgspec.json.decode(line) for line in done.stdout.splitlines() if line.strip()]
    except (OSError, msgspec.DecodeError) as error:
        raise Failure(f"{command}: gives no analyses ({error})") from error
    return {a["article"]["id"]: a for a in analyses if isinstance(a, dict) and "article" in a}
