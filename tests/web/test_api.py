"""The API: the same values as the command line's, paged, tagged, described."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import msgspec
import pytest
from starlette.testclient import TestClient

from musnad.record import Record
from musnad.web.app import create_app
from musnad.web.endpoints import SINGLE, VIEWS

QUERY = {"search": {"q": "التحالف"}}


@pytest.mark.parametrize(
    "name", ["timeline", "status", "figures", "statements", "disagreements", "articles", "flags", "actors", "quotes"]
)
def test_the_same_as_the_command_line(reader: TestClient, demo_file: Path, name: str) -> None:
    with Record(demo_file) as record:
        expected = json.loads(msgspec.json.encode(getattr(record, name)()))
    assert reader.get(f"/api/{name}", params={"limit": 1000}).json()["items"] == expected


def test_paging(reader: TestClient) -> None:
    whole = reader.get("/api/timeline", params={"limit": 1000}).json()["items"]
    found, path = [], "/api/timeline?limit=7"
    while path:
        answer = reader.get(path)
        found += answer.json()["items"]
        path = next(
            (x.partition(">")[0][1:] for x in answer.headers.get("link", "").split(", ") if 'rel="next"' in x), ""
        )
    assert found == whole


def test_etag(reader: TestClient) -> None:
    first = reader.get("/api/status")
    again = reader.get("/api/status", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert reader.get("/api/status", headers={"If-None-Match": '"x"'}).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/api/timeline?as_of=x", "/api/search", "/api/search?q=", "/api/quotes?anonymous=maybe", "/api/flags?limit=-1"],
)
def test_wrong_parameters_are_named(reader: TestClient, path: str) -> None:
    answer = reader.get(path)
    assert answer.status_code == 400
    assert answer.json()["error"]


def test_unknown_things(reader: TestClient) -> None:
    for path in ("/api/article?id=x", "/api/actor?id=x", "/api/actor?id=local:x", "/api/nothing"):
        assert reader.get(path).status_code == 404
        assert reader.get(path).headers["content-type"] == "application/json"


def described() -> dict[str, object]:
    from musnad.web.openapi import description

    found: dict[str, object] = json.loads(json.dumps(description()))
    return found


def test_every_route_is_described(demo_file: Path) -> None:
    app = create_app(str(demo_file))
    routes = {r.path for r in app.routes if r.path.startswith("/api/")}  # type: ignore[attr-defined]
    assert routes == set(described()["paths"])  # type: ignore[call-overload]
    assert {f"/api/{name}" for name in (*VIEWS, *SINGLE)} == routes


@pytest.mark.parametrize("name", [*VIEWS, *SINGLE])
def test_answers_are_as_described(reader: TestClient, name: str) -> None:
    document = described()
    article = reader.get("/api/articles").json()["items"][0]["id"]
    query = {"article": {"id": article}, "actor": {"id": "coalition"}}.get(name) or QUERY.get(name, {})
    schema = document["paths"][f"/api/{name}"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]  # type: ignore[index]
    whole = {**schema, "components": document["components"]}
    jsonschema.Draft202012Validator.check_schema(whole)
    jsonschema.validate(reader.get(f"/api/{name}", params=query).json(), whole, jsonschema.Draft202012Validator)


def test_the_description_is_openapi(reader: TestClient) -> None:
    document = reader.get("/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    assert {"title", "version"} <= set(document["info"])
    text = json.dumps(document)
    for reference in {r.partition('"')[0] for r in text.split('"$ref": "#/components/schemas/')[1:]}:
        assert reference in document["components"]["schemas"]
    for path, methods in document["paths"].items():
        assert set(methods) == {"get"}
        operation = methods["get"]
        assert operation["operationId"] == path.removeprefix("/api/")
        for parameter in operation["parameters"]:
            assert parameter["in"] == "query"
            jsonschema.Draft202012Validator.check_schema(parameter["schema"])
