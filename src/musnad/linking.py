"""Settling: the links of articles that went into a record, changed or went out, and of those that rest on them.

An article is compared with the few that share its fingerprints and topics, never with all. What it may follow or repeat
is a function of the articles before it in the order of publication; so when one is added, only later ones that share
something with it are looked at again, and the result is the same whatever the order of adding.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from .lexicon.lexicon import Lexicon
from .model import Analysis
from .store.linker import Linker
from .store.links import Links
from .stories import copies, threads
from .stories.prints import Print

#: Articles settled in one transaction.
BATCH = 200


def story_id(article: str) -> str:
    """The id of the story that an article begins."""
    return "s" + hashlib.blake2b(article.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def settle(store: Links, lexicon: Lexicon, progress: Callable[[int], None] | None = None) -> int:
    """Work out the links of all that is not settled; returns how many articles were looked at."""
    done = 0
    while store.unsettled():
        with store.linking() as linker:
            found = linker.unsettled(BATCH)
            again = {key for key, _ in found}
            read: dict[int, tuple[Print, str | None, Analysis]] = {}
            for key, new in found:
                if new:
                    read[key] = _enter(linker, key, lexicon)
            for key in read:
                place = linker.place_of(key)
                for value in read[key][0].chosen:
                    again.update(linker.after_print(value, place))
                for name in linker.topics_of(key):
                    again.update(linker.after_topic(name, place))
            for key in sorted(again, key=lambda k: (linker.place_of(k), k)):
                _link(linker, key, read.get(key))
            linker.settled(again)
        done += len(again)
        if progress is not None:
            progress(done)
    return done


def _enter(linker: Linker, key: int, lexicon: Lexicon) -> tuple[Print, str | None, Analysis]:
    identifier, given = linker.article_of(key)
    text, packed = linker.text_of(key)
    analysis = Analysis.from_json(packed)
    found = Print.of(text, analysis)
    agency = copies.agency_of(given, analysis)
    linker.enter(
        key, copies.rank(identifier, analysis.article.published), story_id(identifier), agency, found.hashes,
        found.chosen, threads.keys(text, analysis, lexicon), _headline(text, analysis),
    )  # fmt: skip
    return found, agency, analysis


def _headline(text: str, analysis: Analysis) -> str | None:
    """The title as given, or the first sentence on one line."""
    first = analysis.sentences[:1]
    title = analysis.article.title or (text[first[0].start : first[0].end] if first else None)
    return " ".join(title.split())[:200] if title else None


def _link(linker: Linker, key: int, read: tuple[Print, str | None, Analysis] | None) -> None:
    place = linker.place_of(key)
    mine = linker.topics_of(key)
    thread = threads.follows(place, mine, lambda name: linker.last(name, place), linker.weight_of)
    linker.set_parent(key, *(thread or (None, None, ())))
    near = copies.candidates(linker.chosen_of(key), lambda value: linker.earliest(value, place))
    if not near:
        linker.set_copy(key, None, ())
        return
    text, agency, analysis = read or _read(linker, key)
    older = [copies.Candidate(*row) for row in linker.kept(near)]
    linker.set_copy(key, *copies.compare(text, agency, older, copies.quoted_spans(analysis)))


def _read(linker: Linker, key: int) -> tuple[Print, str | None, Analysis]:
    text, packed = linker.text_of(key)
    analysis = Analysis.from_json(packed)
    return Print.of(text, analysis), copies.agency_of(linker.article_of(key)[1], analysis), analysis
