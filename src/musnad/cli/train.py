"""The command that trains a tagger of names."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .app import app
from .options import Folders
from .shell import folders_of, renamed


@app.command()
def train(
    corpus: Annotated[list[Path], typer.Argument(metavar="FILE...", help="CoNLL columns, or .jsonl with mentions.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="PATH", help="The model's file.")],
    lexicon: Folders = None,
) -> None:
    """Train a tagger of names for --ner.

    Needs the extra musnad[ner]. The same files give the same model. Mind the licence of what it learns from: a model
    holds its words.

    Example:  musnad train names.conll -o names.crf    musnad analyse --ner names.crf page.html
    """
    from ..annotate.learn import train as learn
    from ..lexicon.lexicon import load
    from ..sources.corpus import read_corpus

    with renamed(output) as part:
        count = learn((item for path in corpus for item in read_corpus(path)), part, load(*folders_of(lexicon)))
    print(f"{output}: learnt from {count} sentences")
