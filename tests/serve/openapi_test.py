#!/usr/bin/env python3
"""The OpenAPI document describes the real answers: each route is asked, and its JSON compared with the schema."""

import json
import os
import pathlib
import re
import subprocess
import tempfile
import time
import unittest
import urllib.error
import urllib.parse
import urllib.request

BINARY = os.environ["TIMBAO_BINARY"]
SAMPLE = pathlib.Path(__file__).resolve().parents[2] / "corpus" / "sample"
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}
QUERY = "cà phê"


def is_of_type(value, name):
    if name == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    if name == "number":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


class Validator:
    """As much of JSON Schema as the document uses; other words are an error."""

    KNOWN = {"$ref", "type", "enum", "required", "properties", "items", "minItems", "maxItems", "description"}

    def __init__(self, document):
        self.document = document

    def resolved(self, schema):
        if "$ref" not in schema:
            return schema
        found = self.document
        for step in schema["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        return found

    def breaches(self, value, schema, place="$"):
        schema = self.resolved(schema)
        unknown = set(schema) - self.KNOWN
        if unknown:
            yield f"{place}: the schema has {unknown}"
        names = schema.get("type", [])
        names = [names] if isinstance(names, str) else names
        if names and not any(is_of_type(value, name) for name in names):
            yield f"{place}: {value!r} is no {names}"
            return
        if "enum" in schema and value not in schema["enum"]:
            yield f"{place}: {value!r} is none of {schema['enum']}"
        if isinstance(value, dict):
            for key in schema.get("required", []):
                if key not in value:
                    yield f"{place}: {key} is missing"
            for key, inner in schema.get("properties", {}).items():
                if key in value:
                    yield from self.breaches(value[key], inner, f"{place}.{key}")
        if isinstance(value, list):
            if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
                yield f"{place}: has {len(value)} items"
            for i, item in enumerate(value):
                yield from self.breaches(item, schema.get("items", {}), f"{place}[{i}]")


class OpenApiTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        index = os.path.join(cls.folder.name, "db")
        subprocess.run([BINARY, "index", "--db", index, SAMPLE], check=True, capture_output=True)
        log = pathlib.Path(cls.folder.name) / "log"
        with log.open("w") as err:
            cls.server = subprocess.Popen([BINARY, "serve", "--db", index, "--listen", "127.0.0.1:0"], stderr=err)
        while not (address := re.search(r"http://\S+:\d+", log.read_text())):
            assert cls.server.poll() is None, log.read_text()
            time.sleep(0.05)
        cls.base = address.group()
        status, _, body = cls.fetched("/api/openapi.json")
        assert status == 200
        cls.document = json.loads(body)
        cls.validator = Validator(cls.document)
        answer = json.loads(cls.fetched("/api/search?q=" + urllib.parse.quote(QUERY))[2])
        cls.id = answer["results"][0]["article"]["id"]

    @classmethod
    def tearDownClass(cls):
        cls.server.terminate()
        cls.server.wait()
        cls.folder.cleanup()

    @classmethod
    def fetched(cls, target):
        try:
            with urllib.request.urlopen(cls.base + target) as answer:
                return answer.status, answer.headers["Content-Type"], answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.headers["Content-Type"], error.read().decode()

    def target_of(self, path, operation):
        """The address with what is needed filled in."""
        needed = {p["name"]: QUERY for p in operation["parameters"] if p["in"] == "query" and p["required"]}
        path = path.replace("{id}", urllib.parse.quote(self.id, safe=""))
        return path + ("?" + urllib.parse.urlencode(needed) if needed else "")

    def documents_of(self, media_type, body):
        return [json.loads(line) for line in body.splitlines()] if "ndjson" in media_type else [json.loads(body)]

    def test_every_route_answers_as_described(self):
        for path, methods in self.document["paths"].items():
            with self.subTest(path=path):
                operation = methods["get"]
                status, media_type, body = self.fetched(self.target_of(path, operation))
                self.assertEqual(status, 200, body)
                ((described, content),) = operation["responses"]["200"]["content"].items()
                self.assertEqual(media_type.split(";")[0], described)
                if "schema" in content:
                    found = self.documents_of(media_type, body)
                    self.assertTrue(found)
                    for document in found:
                        self.assertEqual(list(self.validator.breaches(document, content["schema"])), [])

    def test_every_parameter_is_taken_and_refused_as_described(self):
        for path, methods in self.document["paths"].items():
            for parameter in methods["get"]["parameters"]:
                schema = parameter["schema"]
                if parameter["in"] != "query" or "type" not in schema:
                    continue
                with self.subTest(path=path, parameter=parameter["name"]):
                    self.check_parameter(self.target_of(path, methods["get"]), parameter["name"], schema)

    def check_parameter(self, target, name, schema):
        def status_with(value):
            mark = "&" if "?" in target else "?"
            return self.fetched(target + mark + urllib.parse.urlencode({name: value}))

        if schema["type"] == "integer":
            for value in (schema["minimum"], schema["default"]):
                self.assertEqual(status_with(value)[0], 200, value)
            wrong = [schema["maximum"] + 1, -1, "x", ""]
        elif schema["type"] == "boolean":
            self.assertEqual([status_with(value)[0] for value in ("true", "false")], [200, 200])
            wrong = ["maybe"]
        elif "enum" in schema:
            taken = schema["enum"] if name != "sort" or "/api/kwic" not in target else ["none"]
            self.assertEqual([status_with(value)[0] for value in taken], [200] * len(taken))
            wrong = [schema["enum"][0] + "x"]
        else:
            return
        for value in wrong:
            status, media_type, body = status_with(value)
            self.assertEqual((status, media_type), (400, "application/problem+json"), body)
            problem = {"$ref": "#/components/schemas/Problem"}
            self.assertEqual(list(self.validator.breaches(json.loads(body), problem)), [])
            self.assertEqual(json.loads(body)["parameter"], name)

    def test_highlights_stand_where_they_say(self):
        target = f"/api/article/{urllib.parse.quote(self.id, safe='')}?q={urllib.parse.quote(QUERY)}"
        article = json.loads(self.fetched(target)[2])
        found = [article[part].encode()[start:end].decode().lower()
                 for part in ("title", "abstract", "body") for start, end in article["highlights"][part]]
        self.assertIn(QUERY, found)


if __name__ == "__main__":
    unittest.main()
