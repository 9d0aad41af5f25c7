"""The application that the commands are added to."""

from __future__ import annotations

import typer

app = typer.Typer(
    name="musnad",
    help=(
        "Musnad keeps a record of Arabic news coverage: every statement traced to its words and its teller.\n\n"
        "Begin with:  musnad add articles/   then   musnad timeline,  musnad status,  musnad disagreements.\n\n"
        "It records what was reported and by whom; it does not say what is true."
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
lexicon_app = typer.Typer(help="The words Musnad knows.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(lexicon_app, name="lexicon")
