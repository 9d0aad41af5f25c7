"""Compares analyses with gold, layer by layer.

A gold annotation and one that was read are a pair if they fit, by the rules of the layer (:data:`LAYERS`); pairs are
made one to one, the best overlap first. Precision: pairs among those read. Recall: pairs among the gold. The ratios
beside them are shares of pairs: ``exact``, the same span; others, that a field is the same (an argument: that it
overlaps by .3 or is missing in both; days: that they meet). A field that the gold does not give is not asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import msgspec

Item = dict[str, Any]


class Rule(NamedTuple):
    """How much two spans must overlap (intersection over union), which fields must be the same, which are compared."""

    overlap: float
    same: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    spans: tuple[str, ...] = ()


LAYERS: dict[str, Rule] = {
    "sentences": Rule(1.0),
    "timexes": Rule(0.0, ("value",), ("type", "from", "to")),
    "quantities": Rule(0.0, ("value", "low", "high"), ("type", "modifier")),
    "mentions": Rule(0.5, ("type",), ("level", "actor")),
    "quotations": Rule(0.5, (), ("kind",), ("cue", "speaker")),
    "events": Rule(0.0, ("type",), ("mode", "polarity", "modality"), ("actor", "recipient", "place")),
    "statuses": Rule(0.3, ("kind", "status", "modality"), ("polarity", "act"), ("holder", "partner", "scope")),
    "flags": Rule(0.0, ("kind",)),
}


class Score(msgspec.Struct, kw_only=True):
    """A layer's figures; ``ratios``: shares of pairs, ``None`` where nothing was asked for."""

    layer: str
    precision: float
    recall: float
    f1: float
    gold: int
    found: int
    pairs: int
    ratios: dict[str, float | None]
    missed: list[str] = []
    invented: list[str] = []


def score(pairs: Iterable[tuple[Item, Item]]) -> list[Score]:
    """Figures over pairs of gold and analysis (as plain values), for the layers that some gold holds."""
    tallies: dict[str, _Tally] = {}
    for gold, analysis in pairs:
        for layer, rule in LAYERS.items():
            if isinstance(gold.get(layer), list):
                tally = tallies.setdefault(layer, _Tally(layer, rule))
                tally.add(gold, analysis)
    return [tallies[layer].result() for layer in LAYERS if layer in tallies]


def score_table(scores: Iterable[Score], show: Iterable[str] = ()) -> str:
    """The figures for a terminal, a line a layer; ``show``: layers whose misses and inventions are listed below."""
    found, shown = list(scores), set(show)
    lines = [f"{'layer':<12}{'P':>6}{'R':>7}{'F1':>7}{'gold':>6}{'found':>7}  of the pairs, the same"]
    for s in found:
        ratios = "  ".join(f"{name} {share:.2f}" for name, share in s.ratios.items() if share is not None)
        lines.append(
            f"{s.layer:<12}{s.precision:>6.3f}{s.recall:>7.3f}{s.f1:>7.3f}{s.gold:>6}{s.found:>7}  {ratios}".rstrip()
        )
    for s in found:
        if s.layer in shown:
            for name, items in (("missed", s.missed), ("invented", s.invented)):
                lines += ["", f"{s.layer}: {name}", *(f"  {item}" for item in items)]
    return "\n".join([*lines, ""])


def overlap(a: Item | None, b: Item | None) -> float:
    """Intersection over union of two spans; 0 where one is missing.

    >>> overlap({"start": 0, "end": 10}, {"start": 5, "end": 10})
    0.5
    """
    if not a or not b or a.get("start") is None or b.get("start") is None:
        return 0.0
    low, high, start, end = int(a["start"]), int(a["end"]), int(b["start"]), int(b["end"])
    return max(0, min(high, end) - max(low, start)) / (max(high, end) - min(low, start) or 1)


class _Tally:
    def __init__(self, layer: str, rule: Rule) -> None:
        self.layer, self.rule = layer, rule
        self.gold = self.found = self.pairs = 0
        self.good: defaultdict[str, int] = defaultdict(int)
        self.asked: defaultdict[str, int] = defaultdict(int)
        self.missed: list[str] = []
        self.invented: list[str] = []

    def add(self, gold: Item, analysis: Item) -> None:
        """Count one article."""
        owed, read = gold[self.layer], analysis.get(self.layer) or []
        pairs = match(owed, read, self._fits)
        self.gold, self.found, self.pairs = self.gold + len(owed), self.found + len(read), self.pairs + len(pairs)
        for i, j in pairs:
            self._compare(_placed(owed[i]), _placed(read[j]))
        name, text = gold["article"]["id"], gold.get("text") or analysis.get("text") or ""
        left, right = {i for i, _ in pairs}, {j for _, j in pairs}
        self.missed += [self._say(name, text, item) for i, item in enumerate(owed) if i not in left]
        self.invented += [self._say(name, text, item) for j, item in enumerate(read) if j not in right]

    def _fits(self, gold: Item, read: Item) -> float:
        near = overlap(gold, read)
        if near <= 0 or near < self.rule.overlap:
            return 0.0
        return near if all(gold[f] == read.get(f) for f in self.rule.same if gold.get(f) is not None) else 0.0

    def _compare(self, gold: Item, read: Item) -> None:
        self._ask("exact", (gold["start"], gold["end"]) == (read["start"], read["end"]))
        for name in self.rule.fields:
            if name in gold:
                self._ask(name, gold[name] == read.get(name))
        for name in self.rule.spans:
            if name in gold:
                want, got = gold[name] or {}, read.get(name) or {}
                missing = want.get("start") is None
                self._ask(name, got.get("start") is None if missing else overlap(want, got) >= 0.3)
        if isinstance(gold.get("date"), dict) and gold["date"].get("from"):
            self._ask("date", _meet(gold["date"], read.get("date") or {}))

    def _ask(self, name: str, good: bool) -> None:
        self.asked[name] += 1
        self.good[name] += good

    def _say(self, name: str, text: str, item: Item) -> str:
        item = _placed(item)
        kind = " ".join(str(item[f]) for f in ("type", "kind", "status", "value") if item.get(f) is not None)
        words = " ".join(text[item["start"] : item["end"]].split())[:80]
        return f"{name} {item['start']}-{item['end']} {kind} «{words}»"

    def result(self) -> Score:
        """The figures."""
        precision = self.pairs / self.found if self.found else float(not self.gold)
        recall = self.pairs / self.gold if self.gold else 1.0
        names = ["exact", *self.rule.fields, *self.rule.spans, *(["date"] if self.layer == "events" else [])]
        ratios = {n: round(self.good[n] / self.asked[n], 3) if self.asked[n] else None for n in names}
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return Score(
            layer=self.layer, precision=round(precision, 3), recall=round(recall, 3), f1=round(f1, 3), gold=self.gold,
            found=self.found, pairs=self.pairs, ratios=ratios, missed=self.missed, invented=self.invented,
        )  # fmt: skip


def _placed(item: Item) -> Item:
    """The item with a span of its own: an event may have only its trigger's."""
    return item if "start" in item else {**item, **{k: item["trigger"][k] for k in ("start", "end")}}


def _meet(want: Item, got: Item) -> bool:
    last, low, high = want.get("to") or want["from"], got.get("from"), got.get("to") or got.get("from")
    return bool(low and high and low <= last and high >= want["from"])


def match(gold: list[Item], read: list[Item], fits: Callable[[Item, Item], float]) -> list[tuple[int, int]]:
    """One-to-one pairs (index of gold, index of read), the best fit first; only what overlaps is compared."""
    spans = sorted((p["start"], p["end"], j) for j, p in enumerate(map(_placed, read)))
    candidates = []
    for i, g in enumerate(map(_placed, gold)):
        for start, end, j in spans:
            if start >= g["end"]:
                break
            if end > g["start"] and (value := fits(g, _placed(read[j]))) > 0:
                candidates.append((-value, i, j))
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for _, i, j in sorted(candidates):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs
