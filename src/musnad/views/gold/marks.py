"""Annotations as an annotation tool sees them: a label on a span, choices, and arguments that are spans; and back.

A label is ``layer_type`` (``event_ASSAULT``, ``status_suspended``, ``mention_PER``). What no tool can show (days, ids)
stays in the annotation's fields, which travel along and come back as they went.
"""

from __future__ import annotations

import copy
from typing import Any, NamedTuple, get_args

import msgspec

from ...model import Act, Analysis, Layer, Modality, Modifier, Polarity, State
from ..plover import QUADS


class Spec(msgspec.Struct, frozen=True):
    """How a layer is shown: its label, the field that the label's type is, and fields that are choices or spans."""

    label: str
    type: str
    types: tuple[str, ...]
    choices: dict[str, tuple[str, ...]] = {}
    arguments: tuple[str, ...] = ()


_POLARITY, _MODALITY = get_args(Polarity), get_args(Modality)
#: The layers that can be corrected. Types of flags are open: those in use.
SPECS: dict[Layer, Spec] = {
    "timexes": Spec("timex", "type", ("DATE", "TIME", "DURATION", "SET")),
    "quantities": Spec(
        "quantity", "type", ("cardinal", "ordinal", "percent", "money", "fraction"), {"modifier": get_args(Modifier)}
    ),
    "mentions": Spec("mention", "type", ("PER", "ORG", "LOC", "FAC", "NORP"), {"level": ("NAM", "NOM")}),
    "quotations": Spec("quotation", "kind", ("direct", "indirect", "mixed"), {}, ("cue", "speaker")),
    "events": Spec(
        "event", "type", tuple(QUADS), {"polarity": _POLARITY, "modality": _MODALITY}, ("actor", "recipient", "place")
    ),
    "statuses": Spec(
        "status", "status", get_args(State),
        {
            "kind": (
                "operations", "combat-mission", "training", "advising", "equipping", "air-support",
                "intelligence-sharing", "surveillance", "assistance-requests", "presence", "basing", "agreement",
                "force-protection", "talks", "truce", "aid", "support",
            ),
            "polarity": _POLARITY, "modality": _MODALITY, "act": get_args(Act),
            "denies": ("fact", "approval", "authority"),
        },
        ("holder", "partner", "place", "scope", "condition", "exception"),
    ),
    "flags": Spec("flag", "kind", ()),
}  # fmt: skip
_LAYER_OF = {spec.label: layer for layer, spec in SPECS.items()}


class Mark(NamedTuple):
    """One annotation: span in code points, label, choices, argument spans, and its fields (``None``: added by hand)."""

    layer: Layer
    type: str
    start: int
    end: int
    choices: dict[str, str]
    arguments: dict[str, tuple[int, int]]
    fields: dict[str, Any] | None

    @property
    def label(self) -> str:
        return f"{SPECS[self.layer].label}_{self.type}"


def parse_label(label: str) -> tuple[Layer, str] | None:
    """Layer and type of a label; ``None`` for what is none of ours.

    >>> parse_label("event_ASSAULT"), parse_label("dog_COLLIE")
    (('events', 'ASSAULT'), None)
    """
    name, _, kind = label.partition("_")
    layer = _LAYER_OF.get(name)
    if layer is None or not kind or (SPECS[layer].types and kind not in SPECS[layer].types):
        return None
    return layer, kind


def marks(analysis: Analysis) -> list[Mark]:
    """All annotations of an analysis, layer after layer."""
    found = []
    for layer, spec in SPECS.items():
        for item in getattr(analysis, layer):
            fields = msgspec.to_builtins(item)
            arguments = {
                name: (span["start"], span["end"])
                for name in spec.arguments
                if (span := fields.get(name)) and span.get("start") is not None and span["start"] < span["end"]
            }
            choices = {name: str(fields[name]) for name in spec.choices if fields.get(name)}
            kind = fields[spec.type]
            found.append(Mark(layer, kind, item.start, item.end, choices, arguments, fields))
    return found


def item_of(mark: Mark) -> dict[str, Any]:
    """The annotation that a mark stands for: its fields, with what the tool shows as the person left it.

    An argument that points elsewhere now loses what was read from the old words (its actor id).
    """
    spec = SPECS[mark.layer]
    item = copy.deepcopy(mark.fields) if mark.fields is not None else {}
    item |= {"start": mark.start, "end": mark.end, spec.type: mark.type}
    if mark.layer == "events":
        item["trigger"] = {"start": mark.start, "end": mark.end}
    for name in spec.choices:
        if name in mark.choices or name in item:
            item[name] = mark.choices.get(name)
    for name in spec.arguments:
        old, new = item.get(name), mark.arguments.get(name)
        span = {"start": new[0], "end": new[1]} if new else {"start": None, "end": None}
        if old is None and new is None:
            continue
        if old is None or (old.get("start"), old.get("end")) != (span["start"], span["end"]):
            item[name] = span
    return item
