"""The application that the commands are added to."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

#: The order in which a newcomer needs the commands; those of other packages come last.
ORDER = (
    "demo", "add", "articles", "show", "timeline", "status", "disagreements", "positions", "figures", "statements",
    "quotes", "actors", "actor", "flags", "silences", "search", "stories", "brief", "serve", "export", "accept",
    "reject", "merge", "unmerge", "note", "corrections", "undo", "cite", "remove", "reanalyse", "analyse", "schema",
    "import-gold", "score", "train", "datasette", "lexicon",
)  # fmt: skip


class InOrder(TyperGroup):
    """Lists the commands by :data:`ORDER`."""

    def list_commands(self, ctx: Any) -> list[str]:
        """All names of commands."""
        places = {name: place for place, name in enumerate(ORDER)}
        return sorted(super().list_commands(ctx), key=lambda name: (places.get(name, len(ORDER)), name))


app = typer.Typer(
    name="musnad",
    cls=InOrder,
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
