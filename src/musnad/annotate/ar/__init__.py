"""The annotators for Arabic, in order."""

from __future__ import annotations

from ..pipeline import Annotator, in_order
from . import (
    boilerplate,
    credits,
    events,
    flags,
    mentions,
    published,
    quantities,
    quotations,
    reasons,
    sentences,
    statuses,
    timexes,
)

ANNOTATORS = in_order(
    (
        Annotator("boilerplate", (), boilerplate.annotate),
        Annotator("sentences", ("boilerplate",), sentences.annotate),
        Annotator("credits", ("boilerplate",), credits.annotate),
        # expressions are read first, then the publication date is inferred from them, then they are resolved
        Annotator("expressions", ("sentences",), timexes.read_expressions),
        Annotator("published", ("expressions",), published.annotate),
        Annotator("timexes", ("expressions", "published"), timexes.annotate),
        Annotator("mentions", ("sentences",), mentions.annotate),
        Annotator("quotations", ("mentions", "timexes"), quotations.annotate),
        Annotator("quantities", ("mentions", "timexes", "quotations"), quantities.annotate),
        Annotator("events", ("mentions", "timexes", "quotations", "quantities"), events.annotate),
        Annotator("statuses", ("events",), statuses.annotate),
        Annotator("reasons", ("events", "statuses"), reasons.annotate),
        Annotator("flags", ("events", "statuses", "quotations", "timexes"), flags.annotate),
    )
)
