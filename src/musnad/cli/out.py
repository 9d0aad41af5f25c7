"""Commands that write a record out: brief, export, schema; and the demo."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from .app import app
from .options import RECORD, AsOf, Folders, Output, RecordFile, Story
from .shell import binary, by_ending, folder, opened_record


@app.command()
def brief(
    record: RecordFile = RECORD,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="A page to write.")] = None,
    as_of: AsOf = None,
    story: Story = None,
    lexicon: Folders = None,
    language: Annotated[
        str, typer.Option("--lang", "--language", metavar="ar|en", help="Of headings and labels.")
    ] = "ar",
    format: Annotated[
        str | None, typer.Option("--format", metavar="text|html|md", help="By -o's ending, or text in the terminal.")
    ] = None,
) -> None:
    """All of this in the terminal, as a page, or as Markdown.

    Timeline, status, figures, disagreements and flags. The page is self-contained and needs no network. In the page and
    in Markdown every claim has a footnote: words, tellers, outlet, day, version, state of review.

    Example:  musnad brief --record coalition.db --lang en -o brief.html    musnad brief -o brief.md
    """
    from ..views.brief import gather

    if language not in ("ar", "en"):
        raise typer.BadParameter(f"{language!r} is not one of ar, en", param_hint="--lang")
    known = {".html": "html", ".htm": "html", ".md": "md", ".markdown": "md", ".txt": "text"}
    chosen = format or by_ending(output, known, "html" if output else "text")
    if chosen not in ("text", "html", "md"):
        raise typer.BadParameter(f"{chosen!r} is not one of text, html, md", param_hint="--format")
    labels: Any = language
    with opened_record(record, lexicon) as opened:
        found = gather(opened.views(as_of, story))
    if output is None and chosen == "text":
        from rich.console import Console

        from ..views.brief_text import print_brief

        print_brief(found, Console(highlight=False), labels)
        return
    with binary(output) as out:
        out.write(_brief(found, chosen, labels).encode("utf-8", "replace"))


def _brief(found: Any, format: str, language: Any) -> str:
    from ..views import brief_html, brief_markdown

    if format == "html":
        return brief_html.render(found, language)
    if format == "md":
        return brief_markdown.render(found, language)
    import io

    from rich.console import Console

    from ..views.brief_text import print_brief

    text = io.StringIO()
    print_brief(found, Console(file=text, width=100, no_color=True, highlight=False), language)
    return text.getvalue()


@app.command()
def export(
    format: Annotated[
        str, typer.Option("--format", metavar="NAME", help="One of those below; columns: docs/codebook.md.")
    ],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="PATH", help="A file; for brat, labelstudio a folder.")
    ] = None,
    record: RecordFile = RECORD,
    as_of: AsOf = None,
    story: Story = None,
) -> None:
    """The whole record, for other programs.

    csv, jsonl, xlsx, parquet: annotations. plover, polecat, geojson: events. atom: a feed of changes of status and of
    disagreements. webannotation: W3C annotations. brat, labelstudio: folders for annotation tools, which `import-gold`
    reads back. Other packages can add more. Each row has its words, chain of tellers, version and state of review.

    Example:  musnad export --record coalition.db --format csv -o coalition.csv
    """
    from ..views.exporters import export_file, export_folder, exporters, writes_folder

    if format not in exporters():
        raise typer.BadParameter(f"{format!r} is not one of {', '.join(exporters())}", param_hint="--format")
    if writes_folder(format):
        if output is None:
            raise typer.BadParameter(f"{format} is several files: name a folder", param_hint="-o")
        with opened_record(record) as opened, folder(output) as made:
            export_folder(format, opened.story(as_of, story), made)
        return
    if output is None and sys.stdout.isatty() and format in ("xlsx", "parquet"):
        raise typer.BadParameter(f"{format} is not for a terminal: name a file", param_hint="-o")
    with opened_record(record) as opened, binary(output) as out:
        export_file(format, opened.story(as_of, story), out)


@app.command()
def schema(output: Output = None) -> None:
    """The JSON Schema of an analysis.

    Example:  musnad schema -o analysis.schema.json
    """
    import json

    from ..model import json_schema

    with binary(output) as out:
        out.write((json.dumps(json_schema(), indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode())


@app.command("datasette")
def datasette_metadata(record: RecordFile = RECORD, output: Output = None) -> None:
    """How Datasette should show a record: views, facets, columns.

    A record is an SQLite file with views for people: v_events, v_statuses, v_quotations, v_figures, v_articles.

    Example:  musnad datasette --record coalition.db -o about.json    datasette coalition.db -m about.json
    """
    from ..views.cells import json_bytes
    from ..views.datasette import metadata

    with binary(output) as out:
        out.write(json_bytes(metadata(record.stem)))


@app.command()
def demo(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The page to write.")] = Path(
        "brief.html"
    ),
) -> None:
    """Read five packaged articles and show the brief."""
    from rich.console import Console

    from ..demo import run

    run(output, Console(highlight=False))
