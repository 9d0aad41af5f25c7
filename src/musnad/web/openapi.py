"""OpenAPI 3.1 of the API, made from the table of endpoints and the types of the views."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import msgspec

from ..annotate.analyse import PROGRAM
from .endpoints import PAGING, SINGLE, VIEWS, Parameter

_REF = "#/components/schemas/{name}"


@lru_cache(maxsize=1)
def description() -> dict[str, Any]:
    """The whole description."""
    types = [v.item for v in VIEWS.values()] + [s.item for s in SINGLE.values()]
    references, components = msgspec.json.schema_components(types, ref_template=_REF)
    paths = {}
    for (name, view), reference in zip(VIEWS.items(), references):
        body = {
            "type": "object", "required": ["total", "offset", "limit", "items"],
            "properties": {
                **{key: {"type": "integer", "minimum": 0} for key in ("total", "offset", "limit")},
                "items": {"type": "array", "items": reference},
            },
        }  # fmt: skip
        paths[f"/api/{name}"] = _path(name, view.says, (*view.parameters, *PAGING), body)
    for (name, single), reference in zip(SINGLE.items(), references[len(VIEWS) :]):
        paths[f"/api/{name}"] = _path(name, single.says, single.parameters, reference)
    components["Error"] = {"type": "object", "required": ["error"], "properties": {"error": {"type": "string"}}}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Musnad",
            "version": PROGRAM.rpartition(" ")[2] or PROGRAM,
            "description": "What was reported and by whom; not what is true. Days are ISO dates, inclusive; spans are "
            "[start, end) in code points of the article's text as it was read.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {"schemas": components},
    }


def _path(name: str, says: str, parameters: tuple[Parameter, ...], body: dict[str, Any]) -> dict[str, Any]:
    wrong = {"content": {"application/json": {"schema": {"$ref": _REF.format(name="Error")}}}}
    return {
        "get": {
            "operationId": name,
            "summary": says,
            "parameters": [
                {"name": p.name, "in": "query", "required": p.required, "description": p.says, "schema": p.schema}
                for p in parameters
            ],
            "responses": {
                "200": {
                    "description": says,
                    "headers": {"ETag": {"schema": {"type": "string"}}, "Link": {"schema": {"type": "string"}}},
                    "content": {"application/json": {"schema": body}},
                },
                "304": {"description": "Not changed since the ETag in If-None-Match."},
                "400": {"description": "A parameter is wrong.", **wrong},
                "404": {"description": "Not in the record.", **wrong},
            },
        }
    }
